//! Shares out a width to columns by what each asks for.

use crate::model::table::Role;
use crate::render::pdf::sizes::Step;

/// Room that a column of numbers takes beyond its own, in em, where it is to be had.
const AIR: f64 = 1.6;

/// What a column asks for, in em without the room at its sides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Demand {
    /// What it holds.
    pub(super) role: Role,
    /// Least width.
    pub(super) floor: f64,
    /// Width at which nothing is broken.
    pub(super) ideal: f64,
    /// How much it gains from more.
    pub(super) weight: f64,
    /// Room more at its left, in points.
    pub(super) gap: f64,
}

/// A width to be shared out, with the size of its letters.
pub(super) struct Frame {
    /// The width.
    pub(super) width: f64,
    /// Size of letters.
    pub(super) step: Step,
    /// Room at each side of a cell.
    pub(super) pad: f64,
    /// Width of a first column that fills the side column.
    pub(super) side: Option<f64>,
    /// Least width of a column of marks.
    pub(super) mark: f64,
}

impl Frame {
    /// Room at the sides of a column; the outer edges lie flush with the rules.
    fn pads(&self, demand: &Demand, at: usize, count: usize) -> f64 {
        let edges = usize::from(at == 0) + usize::from(at + 1 == count);
        let pads = match edges {
            0 => 2.0 * self.pad,
            1 => self.pad,
            _ => 0.0,
        };
        pads + demand.gap
    }

    /// Room for words in a column of some width, in em.
    pub(super) fn room(&self, width: f64, demand: &Demand, at: usize, count: usize) -> f64 {
        ((width - self.pads(demand, at, count)) / self.step.size.max(1.0)).max(1.0)
    }

    /// Width of `em` of text with a hair more, so that rounding breaks nothing.
    fn points(&self, em: f64) -> f64 {
        em * self.step.size + 0.4
    }

    /// Least width of a column.
    pub(super) fn floor(&self, demand: &Demand, at: usize, count: usize) -> f64 {
        let text = self.points(demand.floor) + self.pads(demand, at, count);
        if demand.role == Role::Mark { text.max(self.mark) } else { text }
    }

    /// Least width of some columns; running text counts `air` times.
    pub(super) fn least(&self, demands: &[Demand], columns: &[usize], air: f64) -> f64 {
        let count = columns.len();
        let own = |(at, column): (usize, &usize)| {
            let demand = &demands[*column];
            let times = if demand.role == Role::Prose { air } else { 1.0 };
            self.floor(demand, at, count) * times
        };
        columns.iter().enumerate().map(own).sum()
    }

    /// Gives each column its least width and shares out the rest.
    pub(super) fn share(&self, demands: &[Demand], columns: &[usize]) -> Vec<f64> {
        let count = columns.len();
        let own: Vec<&Demand> = columns.iter().map(|column| &demands[*column]).collect();
        let mut widths: Vec<f64> =
            own.iter().enumerate().map(|(at, demand)| self.floor(demand, at, count)).collect();
        self.even_numbers(&own, &mut widths);
        let mut ideals: Vec<f64> = own
            .iter()
            .enumerate()
            .map(|(at, demand)| {
                (self.points(demand.ideal) + self.pads(demand, at, count)).max(widths[at])
            })
            .collect();
        self.pin_first(&own, &mut widths, &mut ideals);
        let weights: Vec<f64> = own.iter().map(|demand| demand.weight).collect();
        pour(&mut widths, &ideals, &weights, self.width);
        // A little air between numbers, when no words need it.
        for (ideal, _) in ideals.iter_mut().zip(&own).filter(|(_, own)| own.role == Role::Number) {
            *ideal += AIR * self.step.size;
        }
        pour(&mut widths, &ideals, &weights, self.width);
        self.spread(&own, &mut widths, &ideals);
        // Only a part of two columns of overlong words comes here too wide; their words break.
        let used: f64 = widths.iter().sum();
        if used > self.width {
            widths.iter_mut().for_each(|width| *width *= self.width / used);
        }
        widths
    }

    /// Columns of numbers that differ little become equally wide, where there is room.
    fn even_numbers(&self, own: &[&Demand], widths: &mut [f64]) {
        let last = own.len().saturating_sub(1);
        let number = |at: &usize| *at > 0 && *at < last && own[*at].role == Role::Number;
        let numbers: Vec<usize> = (0..own.len()).filter(number).collect();
        let most = numbers.iter().map(|&at| widths[at]).fold(0.0, f64::max);
        let alike: Vec<usize> =
            numbers.into_iter().filter(|&at| widths[at] > 0.55 * most).collect();
        let more: f64 = alike.iter().map(|&at| most - widths[at]).sum();
        if widths.iter().sum::<f64>() + more < 0.97 * self.width {
            alike.into_iter().for_each(|at| widths[at] = most);
        }
    }

    /// A first column of names takes the side column, so that the second begins with the text.
    fn pin_first(&self, own: &[&Demand], widths: &mut [f64], ideals: &mut [f64]) {
        let Some(side) = self.side else { return };
        let flexible = |demand: &&Demand| matches!(demand.role, Role::Prose | Role::Words);
        let more = own.iter().skip(1).any(flexible);
        if own.len() < 2 || !flexible(&own[0]) || !more || widths[0] > side {
            return;
        }
        let rest: f64 = widths.iter().skip(1).sum();
        let fair =
            own[0].weight <= own.iter().skip(1).map(|demand| demand.weight).fold(0.0, f64::max);
        if fair && side + rest * 1.15 <= self.width {
            widths[0] = side;
            ideals[0] = side;
        }
    }

    /// Tells whether a column fills the side column and must stay so.
    pub(super) fn is_pinned(&self, at: usize, width: f64) -> bool {
        at == 0 && self.side.is_some_and(|side| (width - side).abs() < f64::EPSILON)
    }

    /// What is left when every column has what it asks for goes to running text.
    fn spread(&self, own: &[&Demand], widths: &mut [f64], ideals: &[f64]) {
        let left = self.width - widths.iter().sum::<f64>();
        if left <= 0.0 {
            return;
        }
        let pinned = |at: usize| self.is_pinned(at, ideals[at]);
        let with = |role: Role| -> Vec<usize> {
            (0..own.len()).filter(|&at| own[at].role == role && !pinned(at)).collect()
        };
        let takers = [Role::Mark, Role::Prose, Role::Words, Role::Code]
            .into_iter()
            .map(with)
            .find(|takers| !takers.is_empty())
            .unwrap_or_else(|| (0..own.len()).collect());
        let total: f64 = takers.iter().map(|&at| widths[at]).sum();
        for at in takers {
            widths[at] += left * widths[at] / total.max(1.0);
        }
    }
}

/// Pours room into columns by weight until each has its ideal or nothing is left.
fn pour(widths: &mut [f64], ideals: &[f64], weights: &[f64], width: f64) {
    // Each round fills at least one column, so as many rounds as columns are enough.
    for _ in 0..=widths.len() {
        let left = width - widths.iter().sum::<f64>();
        let thirsty: Vec<usize> =
            (0..widths.len()).filter(|&at| ideals[at] - widths[at] > 0.01).collect();
        let total: f64 = thirsty.iter().map(|&at| weights[at]).sum();
        if left <= 0.01 || thirsty.is_empty() {
            return;
        }
        for at in thirsty {
            let gain = left * weights[at] / total;
            widths[at] = (widths[at] + gain).min(ideals[at]);
        }
    }
}
