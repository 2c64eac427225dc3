//! The years of a roadmap on the page: phases above, bars and milestones in their places.

use std::collections::BTreeMap;

use crate::model::chart::{Ink, Paint, Tone, Weight};
use crate::model::record::Milestone;
use crate::model::value::{Id, Year};
use crate::view::Request;
use crate::view::chart::canvas::{Area, Canvas, Style, disc_radius, outlined, stroke};
use crate::view::chart::face::Type;
use crate::view::chart::scale::{every, many, spread};
use crate::view::roadmap::{self, Bar, phase_of};

/// The years on the page.
pub(super) struct Plot<'r, 'a> {
    pub(super) request: &'r Request<'a>,
    pub(super) years: Vec<Year>,
    /// Where the first year begins.
    pub(super) x: f64,
    /// Where the last one ends.
    pub(super) width: f64,
}

impl<'r, 'a> Plot<'r, 'a> {
    /// Lays the years of the edition from `x` to `width`.
    pub(super) fn new(request: &'r Request<'a>, (x, width): (f64, f64)) -> Self {
        Self { request, years: request.years.years().collect(), x, width }
    }

    fn pitch(&self) -> f64 {
        (self.width - self.x) / many(self.years.len().max(1))
    }

    /// Returns where a year begins, or where the last one ends.
    fn at(&self, year: usize) -> f64 {
        self.x + self.pitch() * many(year)
    }

    /// Lists phases with the places of their first and behind their last year.
    pub(super) fn phases(&self, years: &[Year]) -> Vec<(usize, usize, usize)> {
        let (plan, phases) = (self.request.plan, &self.request.plan.scheme.phases);
        let mut out: Vec<(usize, usize, usize)> = Vec::new();
        for (at, year) in self.years.iter().enumerate().filter(|(_, year)| years.contains(year)) {
            let phase = phase_of(plan, phases, *year);
            match out.last_mut() {
                Some((last, _, to)) if *last == phase && *to == at => *to = at + 1,
                _ => out.push((phase, at, at + 1)),
            }
        }
        out
    }

    /// Draws phases and years above the bars.
    pub(super) fn head(&self, canvas: &mut Canvas, foot: f64) {
        let titles = roadmap::titles(&self.request.plan.scheme.phases);
        for (phase, from, to) in self.phases(&self.years) {
            let (left, right) = (self.at(from) + 1.0, self.at(to) - 1.0);
            if let Some(title) = titles.get(phase) {
                canvas.line((left, 12.0), (right, 12.0), stroke(Tone::Accent, Weight::Firm));
                if Type::BOLD.width(title) <= right - left {
                    canvas.text(
                        (left, 8.0),
                        title.as_str(),
                        Style::of(Type::BOLD).ink(Ink::Accent),
                    );
                }
            }
        }
        let label = Type::SMALL.width("0000");
        let step = every(label + 4.0, self.pitch());
        for (at, year) in self.years.iter().enumerate() {
            let x = self.at(at);
            canvas.line((x, 17.0), (x, foot), stroke(Tone::Rule, Weight::Hair));
            if at % step == 0 && x + 2.0 + label <= self.width {
                canvas.text((x + 2.0, 25.0), year.to_string(), Style::of(Type::SMALL));
            }
        }
        canvas.line((self.width, 17.0), (self.width, foot), stroke(Tone::Rule, Weight::Hair));
    }

    /// Draws a bar in the colours of its phases, with its milestones.
    pub(super) fn bar(
        &self,
        canvas: &mut Canvas,
        bar: &Bar<'_>,
        y: f64,
        numbers: &BTreeMap<&Id, usize>,
    ) {
        let years: Vec<Year> =
            self.years.iter().copied().filter(|year| bar.years.contains(*year)).collect();
        for (phase, from, to) in self.phases(&years) {
            let (x, to) = (self.at(from) + 0.5, self.at(to) - 0.5);
            canvas.rect(Area { x, y: y - 3.0, w: to - x, h: 6.0 }, of_phase(phase));
        }
        let mut stones: Vec<(f64, usize)> = bar
            .milestones
            .iter()
            .filter_map(|own| Some((self.moment(own)?, *numbers.get(&own.id.value)?)))
            .collect();
        stones.sort_by_key(|(_, number)| *number);
        let wishes: Vec<f64> = stones.iter().map(|(x, _)| *x).collect();
        let radius = stones.iter().map(|(_, number)| disc_radius(*number)).fold(5.0, f64::max);
        let room = (self.x + radius + 0.5, self.width - radius - 0.5);
        let places = spread(&wishes, 2.0 * radius + 1.0, room);
        for (x, (_, number)) in places.into_iter().zip(stones) {
            canvas.disc((x, y), number);
        }
    }

    /// Returns where a milestone is reached: at the end of its quarter or year.
    fn moment(&self, milestone: &Milestone) -> Option<f64> {
        let year = self.years.iter().position(|year| *year == milestone.year.value)?;
        let quarter = milestone.quarter.map_or(4, |quarter| quarter.0.clamp(1, 4));
        let part = f64::from(i32::try_from(quarter).unwrap_or(4)) / 4.0;
        Some(self.at(year) + self.pitch() * part)
    }
}

/// Paints a phase as tables do: by lightness and form.
pub(super) fn of_phase(phase: usize) -> Paint {
    let tone = match phase {
        0 => Tone::Accent,
        1 => Tone::Middle,
        _ => Tone::Hatch,
    };
    outlined(tone, stroke(Tone::Accent, Weight::Hair))
}
