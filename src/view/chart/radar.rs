//! A web of axes: one value an axis and series, from the centre to the rim. With too few or too
//! many axes for a web the same values lie on lines below each other.

use std::f64::consts::TAU;

use crate::model::chart::{Paint, Sheet, Size, Tone, Weight};
use crate::view::chart::canvas::{
    Area, At, Canvas, FULL, INDENT, Style, dashed, fill, outlined, stroke,
};
use crate::view::chart::face::Type;
use crate::view::chart::scale::{many, spread};

/// What a web shows; values are parts of the scale from 0 to 1.
pub(super) struct Radar {
    pub(super) axes: Vec<Spoke>,
    /// What is, and what should be or what it is compared with.
    pub(super) series: [String; 2],
    /// Rings with their words, from the innermost; the last is the rim.
    pub(super) rings: Vec<(f64, String)>,
}

/// One axis.
pub(super) struct Spoke {
    pub(super) name: String,
    /// The values in words.
    pub(super) shown: String,
    pub(super) first: Option<f64>,
    pub(super) second: Option<f64>,
}

/// Axes that make a web.
const FEWEST: usize = 3;
const MOST: usize = 22;
const RADIUS: f64 = 112.0;
/// Room above the web for the name of the first axis.
const TOP: f64 = 38.0;

impl Radar {
    /// Draws the web, or lines.
    pub(super) fn draw(&self) -> Vec<Sheet> {
        if (FEWEST..=MOST).contains(&self.axes.len()) { vec![self.web()] } else { self.lines() }
    }

    fn web(&self) -> Sheet {
        let mut canvas = Canvas::new(FULL);
        let centre = (FULL / 2.0, TOP + RADIUS);
        self.area(&mut canvas, centre);
        for (at, (ring, _)) in self.rings.iter().enumerate() {
            let is_rim = at + 1 == self.rings.len();
            let line = if is_rim {
                stroke(Tone::Mute, Weight::Thin)
            } else {
                stroke(Tone::Rule, Weight::Hair)
            };
            let corners: Vec<At> =
                (0..self.axes.len()).map(|at| self.at(centre, at, *ring)).collect();
            canvas.polygon(&corners, Paint { fill: None, stroke: Some(line) });
        }
        for at in 0..self.axes.len() {
            canvas.line(centre, self.at(centre, at, 1.0), stroke(Tone::Rule, Weight::Hair));
        }
        self.lines_of(&mut canvas, centre);
        self.ring_words(&mut canvas, centre);
        self.names(&mut canvas, centre);
        // An even number of axes has one that points down.
        let below = if self.axes.len().is_multiple_of(2) { 60.0 } else { 34.0 };
        let foot = TOP + 2.0 * RADIUS + below;
        self.legend(&mut canvas, foot);
        canvas.finish(foot + 5.0)
    }

    /// Returns a place on an axis; the first points up.
    fn at(&self, centre: At, axis: usize, part: f64) -> At {
        let (sin, cos) = self.direction(axis);
        (centre.0 + RADIUS * part * sin, centre.1 - RADIUS * part * cos)
    }

    fn direction(&self, axis: usize) -> (f64, f64) {
        (TAU * many(axis) / many(self.axes.len())).sin_cos()
    }

    fn corners(&self, centre: At, of: fn(&Spoke) -> Option<f64>) -> Vec<At> {
        let known = self.axes.iter().enumerate();
        known.filter_map(|(at, axis)| Some(self.at(centre, at, of(axis)?))).collect()
    }

    /// Tints what is, below the rings, so that they stay to be read.
    fn area(&self, canvas: &mut Canvas, centre: At) {
        let first = self.corners(centre, |axis| axis.first);
        if first.len() == self.axes.len() {
            canvas.polygon(&first, fill(Tone::Tint));
        }
    }

    /// Draws both lines; with a value missing, dots alone rather than a line through the centre.
    fn lines_of(&self, canvas: &mut Canvas, centre: At) {
        let first = self.corners(centre, |axis| axis.first);
        let second = self.corners(centre, |axis| axis.second);
        let whole = first.len() == self.axes.len();
        let line = dashed(Tone::Ink, Weight::Thin);
        if second.len() == self.axes.len() {
            canvas.polygon(&second, Paint { fill: None, stroke: Some(line) });
        } else {
            for at in &second {
                canvas.circle(*at, 2.2, outlined(Tone::Paper, stroke(Tone::Ink, Weight::Thin)));
            }
        }
        if whole {
            let line = stroke(Tone::Accent, Weight::Firm);
            canvas.polygon(&first, Paint { fill: None, stroke: Some(line) });
        }
        for at in first {
            canvas.circle(at, 2.2, fill(Tone::Accent));
        }
    }

    /// Sets the words of the rings right of the first axis, on paper.
    fn ring_words(&self, canvas: &mut Canvas, centre: At) {
        let face = Type { size: Size::Tiny, bold: false };
        for (ring, words) in &self.rings {
            let (x, y) = self.at(centre, 0, *ring);
            let w = face.width(words) + 2.0;
            canvas.rect(Area { x: x + 0.8, y: y - 3.5, w, h: 7.0 }, fill(Tone::Paper));
            canvas.text((x + 1.8, y + 2.3), words.as_str(), Style::of(face).soft());
        }
    }

    /// Sets the names around the web: the first above, one right below if there is one, all others
    /// at the sides, pushed apart.
    fn names(&self, canvas: &mut Canvas, centre: At) {
        let (mut right, mut left) = (Vec::new(), Vec::new());
        for (at, axis) in self.axes.iter().enumerate() {
            let (sin, cos) = self.direction(at);
            if sin.abs() < 1e-6 {
                let lines = Type::BOLD.wrapped(&axis.name, 190.0, 2);
                let height = 9.5 * many(lines.len());
                let first = if cos > 0.0 {
                    centre.1 - RADIUS - 9.0 - height
                } else {
                    centre.1 + RADIUS + 22.0
                };
                let style = Style::of(Type::BOLD).middle();
                let next = canvas.lines((centre.0, first), &lines, &style);
                let style = Style::of(Type::SMALL).middle();
                canvas.text((centre.0, next), axis.shown.as_str(), style);
            } else if sin > 0.0 {
                right.push(at);
            } else {
                left.push(at);
            }
        }
        // From the top down.
        left.reverse();
        self.side(canvas, centre, &right, 1.0);
        self.side(canvas, centre, &left, -1.0);
    }

    fn side(&self, canvas: &mut Canvas, centre: At, axes: &[usize], sign: f64) {
        let rows = if axes.len() > 7 { 1 } else { 2 };
        let least = 9.5 * many(rows + 1) + 1.5;
        let wishes: Vec<f64> = axes.iter().map(|at| self.at(centre, *at, 1.0).1).collect();
        let (from, to) = (centre.1 - RADIUS + 6.5, centre.1 + RADIUS - 2.0);
        let places = spread(&wishes, least, (from, to));
        for (at, y) in axes.iter().zip(places) {
            let rim = self.at(centre, *at, 1.0);
            // As far out as the web is where the block comes nearest to its middle.
            let near = ((y - centre.1).abs() - least / 2.0).max(0.0);
            let chord = (RADIUS * RADIUS - near * near).max(0.0).sqrt();
            let out = chord.max((rim.0 - centre.0).abs()) + 8.0;
            let x = centre.0 + sign * out;
            if (y - rim.1).abs() > 6.0 {
                let bend = [rim, (x - sign * 3.0, y)];
                canvas.corners(&bend, stroke(Tone::Rule, Weight::Hair));
            }
            let axis = &self.axes[*at];
            let lines = Type::BOLD.wrapped(&axis.name, FULL / 2.0 - out, rows);
            let hang = |style: Style| if sign > 0.0 { style } else { style.end() };
            let first = y + 2.7 - 9.5 * many(lines.len()) / 2.0;
            let next = canvas.lines((x, first), &lines, &hang(Style::of(Type::BOLD)));
            let shown = Type::SMALL.clipped(&axis.shown, FULL / 2.0 - out);
            canvas.text((x, next), shown, hang(Style::of(Type::SMALL)));
        }
    }

    /// Says what the lines are; a series without values is left out.
    fn legend(&self, canvas: &mut Canvas, y: f64) {
        let face = Type::SMALL;
        let mut x = INDENT;
        let known = [
            self.axes.iter().any(|axis| axis.first.is_some()),
            self.axes.iter().any(|axis| axis.second.is_some()),
        ];
        for (at, name) in self.series.iter().enumerate().filter(|(at, _)| known[*at]) {
            let line = if at == 0 {
                stroke(Tone::Accent, Weight::Firm)
            } else {
                dashed(Tone::Ink, Weight::Thin)
            };
            canvas.line((x, y - 2.7), (x + 18.0, y - 2.7), line);
            let name = face.clipped(name, (FULL - INDENT) / 2.0 - 40.0);
            let width = face.width(&name);
            canvas.text((x + 23.0, y), name, Style::of(face));
            x += 23.0 + width + 16.0;
        }
    }

    /// Draws an axis a line, when there is no web.
    fn lines(&self) -> Vec<Sheet> {
        const NAMES: f64 = 170.0;
        const ROWS: usize = 26;
        let face = Type::SMALL;
        let values = self.axes.iter().map(|axis| face.width(&axis.shown)).fold(0.0, f64::max);
        let values = values.min(120.0);
        let (x, to) = (NAMES + 10.0, FULL - values - 10.0);
        let place = |part: f64| x + (to - x) * part;
        let mut sheets = Vec::new();
        for axes in self.axes.chunks(ROWS) {
            let mut canvas = Canvas::new(FULL);
            let foot = 14.0 + 21.0 * many(axes.len());
            for (ring, words) in std::iter::once(&(0.0, "0".to_owned())).chain(&self.rings) {
                let at = place(*ring);
                canvas.line((at, 14.0), (at, foot), stroke(Tone::Rule, Weight::Hair));
                let small = Type { size: Size::Tiny, bold: false };
                canvas.text((at, 9.0), words.as_str(), Style::of(small).soft().middle());
            }
            for (row, axis) in axes.iter().enumerate() {
                let y = 14.0 + 21.0 * many(row) + 10.5;
                let lines = Type::BOLD.wrapped(&axis.name, NAMES, 2);
                let first = y + 2.7 - 4.75 * many(lines.len().saturating_sub(1));
                canvas.lines((0.0, first), &lines, &Style::of(Type::BOLD));
                if let (Some(a), Some(b)) = (axis.first, axis.second) {
                    let line = stroke(Tone::Middle, Weight::Firm);
                    canvas.line((place(a), y), (place(b), y), line);
                }
                if let Some(part) = axis.second {
                    let paint = outlined(Tone::Paper, stroke(Tone::Ink, Weight::Thin));
                    canvas.circle((place(part), y), 3.0, paint);
                }
                if let Some(part) = axis.first {
                    canvas.circle((place(part), y), 3.0, fill(Tone::Accent));
                }
                let shown = face.clipped(&axis.shown, values);
                canvas.text((FULL, y + 2.7), shown, Style::of(face).end());
            }
            self.dots(&mut canvas, foot + 14.0);
            sheets.push(canvas.finish(foot + 19.0));
        }
        sheets
    }

    /// Says what the dots are.
    fn dots(&self, canvas: &mut Canvas, y: f64) {
        let [first, second] = &self.series;
        let face = Type::SMALL;
        canvas.circle((3.0, y - 2.7), 3.0, fill(Tone::Accent));
        let first = face.clipped(first, 180.0);
        let x = 10.0 + face.width(&first) + 16.0;
        canvas.text((10.0, y), first, Style::of(face));
        if self.axes.iter().any(|axis| axis.second.is_some()) {
            let paint = outlined(Tone::Paper, stroke(Tone::Ink, Weight::Thin));
            canvas.circle((x + 3.0, y - 2.7), 3.0, paint);
            canvas.text((x + 10.0, y), face.clipped(second, 180.0), Style::of(face));
        }
    }
}
