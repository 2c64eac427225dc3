//! Stacks of amounts by year: columns beside each other, or bars below each other where the sums
//! are too long or the years too many for that.

use crate::model::chart::{Ink, Paint, Tone, Weight};
use crate::model::value::{Rupiah, Year};
use crate::view::chart::canvas::{Area, Canvas, FULL, INDENT, Style, fill, outlined, stroke};
use crate::view::chart::face::Type;
use crate::view::chart::keys;
use crate::view::chart::scale::{many, part, stacked};
use crate::view::chart::words::Money;

/// A part of every stack.
pub(super) struct Layer {
    /// Name; empty when nothing is parted.
    pub(super) name: String,
    /// Area.
    pub(super) tone: Tone,
    /// Colour of its name.
    pub(super) ink: Ink,
    /// Money by year.
    pub(super) amounts: Vec<Rupiah>,
}

impl Layer {
    /// Sums all years.
    pub(super) fn total(&self) -> Rupiah {
        self.amounts.iter().copied().sum()
    }
}

/// Layers on each other, year by year.
pub(super) struct Stacks {
    pub(super) years: Vec<Year>,
    /// From the lowest.
    pub(super) layers: Vec<Layer>,
    /// Of all layers, by year.
    pub(super) sums: Vec<Rupiah>,
    pub(super) money: Money,
}

impl Stacks {
    /// Sums everything.
    pub(super) fn total(&self) -> Rupiah {
        self.sums.iter().copied().sum()
    }

    /// Returns the highest sum of a year.
    pub(super) fn most(&self) -> Rupiah {
        self.sums.iter().copied().max().unwrap_or_default()
    }

    /// Returns the year that needs more than any other.
    pub(super) fn peak(&self) -> Option<Year> {
        let most = self.most();
        let mut highest = self.years.iter().zip(&self.sums).filter(|(_, sum)| **sum == most);
        let (year, _) = highest.next()?;
        (self.years.len() > 1 && highest.next().is_none()).then_some(*year)
    }

    /// Returns the layer that takes most.
    pub(super) fn largest(&self) -> Option<&Layer> {
        self.layers.iter().rev().max_by_key(|layer| layer.total())
    }
}

/// Widest column, and the room that names of layers may take.
const COLUMN: f64 = 40.0;
const NAMES: f64 = 92.0;
/// Height of the highest column; of a segment that still carries its amount.
const HEIGHT: f64 = 240.0;
const LEGIBLE: f64 = 9.5;
/// Layers whose names still find room beside the last column.
const MOST_NAMES: usize = 22;

fn pitch(stacks: &Stacks) -> f64 {
    let names = if named(stacks) { NAMES } else { 0.0 };
    (FULL - INDENT - names) / many(stacks.years.len().max(1))
}

fn named(stacks: &Stacks) -> bool {
    stacks.layers.iter().any(|layer| !layer.name.is_empty())
}

/// Draws the stacks; returns the height.
pub(super) fn draw(canvas: &mut Canvas, stacks: &Stacks) -> f64 {
    if stands(stacks) { columns(canvas, stacks) } else { bars(canvas, stacks) }
}

/// Tells whether the sums of all years fit beside each other, and all names below each other.
fn stands(stacks: &Stacks) -> bool {
    let widest = stacks.sums.iter().map(|sum| Type::BOLD.width(&stacks.money.show(*sum)));
    let few = stacks.layers.len() <= MOST_NAMES;
    few && widest.fold(0.0, f64::max) + 4.0 <= pitch(stacks)
}

/// Draws a column a year, with the names of the layers beside the last; returns the height.
fn columns(canvas: &mut Canvas, stacks: &Stacks) -> f64 {
    let pitch = pitch(stacks);
    let width = (pitch * 0.78).min(COLUMN);
    let (top, foot) = (14.0, 14.0 + HEIGHT);
    let most = stacks.most().0;
    for (at, year) in stacks.years.iter().enumerate() {
        let x = INDENT + many(at) * pitch;
        let mut y = foot;
        for layer in &stacks.layers {
            let h = HEIGHT * part(layer.amounts[at].0, most);
            y -= h;
            segment(canvas, Area { x, y, w: width, h }, layer, stacks.money, at);
        }
        let whole = Area { x, y, w: width, h: foot - y };
        let edge = Some(stroke(Tone::Mute, Weight::Hair));
        canvas.rect(whole, Paint { fill: None, stroke: edge });
        let middle = x + width / 2.0;
        let sum = stacks.money.show(stacks.sums[at]);
        canvas.text((middle, y - 4.0), sum, Style::of(Type::BOLD).middle());
        canvas.text((middle, foot + 11.0), year.to_string(), Style::of(Type::SMALL).middle());
    }
    let end = INDENT + many(stacks.years.len().saturating_sub(1)) * pitch + width;
    canvas.line((INDENT, foot), (end, foot), stroke(Tone::Ink, Weight::Thin));
    if named(stacks) {
        names(canvas, stacks, end, (top, foot));
    }
    foot + 16.0
}

/// Sets the names of the layers at the height of their last segments, pushed apart.
fn names(canvas: &mut Canvas, stacks: &Stacks, end: f64, (top, foot): (f64, f64)) {
    let last = stacks.years.len().saturating_sub(1);
    let most = stacks.most().0;
    let mut y = foot;
    let mut middles: Vec<f64> = Vec::new();
    for layer in &stacks.layers {
        let h = HEIGHT * part(layer.amounts[last].0, most);
        middles.push(y - h / 2.0);
        y -= h;
    }
    // From the top down, so that places ascend.
    middles.reverse();
    let face = Type::BOLD;
    let x = end + 13.0;
    let most = if stacks.layers.len() < 13 { 2 } else { 1 };
    let names: Vec<Vec<String>> =
        stacks.layers.iter().rev().map(|layer| face.wrapped(&layer.name, FULL - x, most)).collect();
    let heights: Vec<f64> = names.iter().map(|lines| 9.5 * many(lines.len()) + 1.5).collect();
    let places = stacked(&middles, &heights, (top - 8.0, foot + 3.0));
    let layers = stacks.layers.iter().rev().zip(&names);
    for ((layer, lines), (middle, place)) in layers.zip(middles.iter().zip(&places)) {
        let apart = (middle - place).abs() > 1.5;
        if apart {
            let bend = [
                (end + 1.5, *middle),
                (end + 4.0, *middle),
                (end + 9.0, *place),
                (end + 11.0, *place),
            ];
            canvas.corners(&bend, stroke(Tone::Mute, Weight::Hair));
        }
        let first = place + 2.7 - many(lines.len().saturating_sub(1)) * face.line() / 2.0;
        canvas.lines((x, first), lines, &Style::of(face).ink(layer.ink.clone()));
    }
}

/// Draws one amount; its figure stands inside when there is room.
fn segment(canvas: &mut Canvas, area: Area, layer: &Layer, money: Money, at: usize) {
    if area.h < 0.05 || area.w < 0.05 {
        return;
    }
    canvas.rect(area, outlined(layer.tone.clone(), stroke(Tone::Paper, Weight::Hair)));
    let words = money.show(layer.amounts[at]);
    if area.h >= LEGIBLE && Type::SMALL.width(&words) + 3.0 <= area.w && !layer.name.is_empty() {
        let place = (area.x + area.w / 2.0, area.y + area.h / 2.0 + 2.7);
        let ink = Ink::On(layer.tone.clone());
        if layer.tone == Tone::Hatch {
            let w = Type::SMALL.width(&words) + 3.0;
            let back = Area { x: place.0 - w / 2.0, y: place.1 - 7.0, w, h: 9.0 };
            canvas.rect(back, fill(Tone::Paper));
        }
        canvas.text(place, words, Style::of(Type::SMALL).ink(ink).middle());
    }
}

/// Draws a bar a year below each other, with a legend above; returns the height.
fn bars(canvas: &mut Canvas, stacks: &Stacks) -> f64 {
    let entries: Vec<(Tone, String)> = stacks
        .layers
        .iter()
        .filter(|layer| !layer.name.is_empty())
        .map(|layer| (layer.tone.clone(), layer.name.clone()))
        .collect();
    let mut y = 10.0;
    if !entries.is_empty() {
        y = keys::legend(canvas, (INDENT, FULL), y, &entries) + 10.0;
    }
    let sums: Vec<String> = stacks.sums.iter().map(|sum| stacks.money.show(*sum)).collect();
    let widest = sums.iter().map(|sum| Type::BOLD.width(sum)).fold(0.0, f64::max);
    let (x, room) = (INDENT + 24.0, FULL - INDENT - 24.0 - widest - 5.0);
    let pitch = (340.0 / many(stacks.years.len().max(1))).clamp(13.0, 24.0);
    let most = stacks.most().0;
    let start = y;
    for (at, year) in stacks.years.iter().enumerate() {
        let base = y + pitch / 2.0 + 2.7;
        canvas.text((INDENT, base), year.to_string(), Style::of(Type::SMALL));
        let mut left = x;
        for layer in &stacks.layers {
            let w = room * part(layer.amounts[at].0, most);
            segment(
                canvas,
                Area { x: left, y: y + 1.5, w, h: pitch - 3.0 },
                layer,
                stacks.money,
                at,
            );
            left += w;
        }
        canvas.text((left + 4.0, base), sums[at].as_str(), Style::of(Type::BOLD));
        y += pitch;
    }
    canvas.line((x, start), (x, y), stroke(Tone::Ink, Weight::Thin));
    y + 4.0
}
