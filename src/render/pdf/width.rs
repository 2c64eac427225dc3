//! Shares out the width of a table to its columns, from the words that stand in them.
//!
//! Typst's own `auto` columns measure every cell again in every pass and squeeze long tables
//! badly; here each column gets at least its longest word, numbers and codes their whole line,
//! and running text the rest. What does not fit gets smaller letters, then a turned page, then
//! is split by columns; nothing is ever cut off.

use crate::model::book::Run;
use crate::model::table::{Cell, Column, Role, Row, Table};
use crate::render::pdf::extent::{Extent, extent};
use crate::render::pdf::faces::{Faces, Weight};
use crate::render::pdf::sizes::{Sizes, Step};

/// Where a table stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    /// Between paragraphs of a chapter; it may turn the page.
    Page,
    /// Inside a list or an aside.
    Nested,
}

/// How a table is laid out.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fit {
    /// Whether it stands on a turned page.
    pub(super) turned: bool,
    /// Whether letters are smaller than usual.
    pub(super) dense: bool,
    /// Its parts from left to right; more than one only when no page holds all columns.
    pub(super) parts: Vec<Part>,
}

/// Columns that stand together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    /// Which columns.
    pub(super) columns: Vec<usize>,
    /// Their widths in points.
    pub(super) widths: Vec<f64>,
}

/// What a column asks for, in em without the room at its sides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Demand {
    role: Role,
    /// Least width.
    floor: f64,
    /// Width at which nothing is broken.
    ideal: f64,
    /// How much it gains from more.
    weight: f64,
}

/// Longest word and line that a table makes room for, in em; what is longer is broken.
const LONGEST_WORD: f64 = 16.0;
const LONGEST_CODE: f64 = 22.0;
/// Room that a column of numbers takes beyond its own, in em, where it is to be had.
const AIR: f64 = 1.6;

/// Finds the widest layout that keeps letters and page as they are, if there is one.
pub(super) fn fit(faces: &Faces, sizes: &Sizes, table: &Table, room: Room, wide: bool) -> Fit {
    let demands = demands(faces, table);
    let all: Vec<usize> = (0..demands.len()).collect();
    let tries: &[(bool, bool)] = match (room, wide) {
        (Room::Nested, _) => &[(false, false), (false, true)],
        (Room::Page, false) => &[(false, false), (false, true), (true, false), (true, true)],
        (Room::Page, true) => &[(true, false), (true, true)],
    };
    for &(turned, dense) in tries {
        let frame = Frame::new(sizes, room, turned, dense);
        // The usual size is kept only where running text has some air.
        let air = if dense { 1.0 } else { 1.12 };
        if frame.least(&demands, &all, air) <= frame.width {
            let widths = frame.share(&demands, &all);
            return Fit { turned, dense, parts: vec![Part { columns: all, widths }] };
        }
    }
    let turned = room == Room::Page;
    let frame = Frame::new(sizes, room, turned, true);
    let parts = split(&frame, &demands)
        .into_iter()
        .map(|columns| Part { widths: frame.share(&demands, &columns), columns })
        .collect();
    Fit { turned, dense: true, parts }
}

/// Shares out the width of a form or matrix: its first column fills the side column, unless it
/// is `wide` and has room to breathe.
pub(super) fn fit_beside(
    faces: &Faces,
    sizes: &Sizes,
    table: &Table,
    width: f64,
    wide: bool,
) -> Vec<f64> {
    let demands = demands(faces, table);
    let count = demands.len();
    let all: Vec<usize> = (0..count).collect();
    let (step, pad) = (sizes.form, sizes.pad_x);
    let frame = Frame { width, step, pad, side: None, mark: sizes.mark };
    if wide || count < 2 {
        return frame.share(&demands, &all);
    }
    let first = sizes.side.min(width / 2.0);
    let rest = Frame { width: width - first + pad, ..frame };
    let mut widths = rest.share(&demands, &all[1..]);
    widths[0] -= pad;
    widths.insert(0, first);
    widths
}

/// Measures the columns of a table.
fn demands(faces: &Faces, table: &Table) -> Vec<Demand> {
    let at = |column: usize| {
        let mut body = Extent::default();
        let (mut total, mut count) = (0.0, 0.0_f64);
        for row in &table.rows {
            let (cell, weight) = match row {
                Row::Body(cells) => (cells.get(column), Weight::Regular),
                Row::Sum { cells, .. } => {
                    (cells.get(column).and_then(Option::as_ref), Weight::Bold)
                }
                Row::Group(_) => (None, Weight::Regular),
            };
            let Some(cell) = cell else { continue };
            let own = extent(faces, &cell.lines, weight);
            body = body.max(own);
            total += own.total;
            count += 1.0;
        }
        (body, total / count.max(1.0))
    };
    let columns = table.columns.iter().enumerate();
    columns
        .map(|(index, column)| {
            let (body, mean) = at(index);
            demand(faces, column, body, mean)
        })
        .collect()
}

fn demand(faces: &Faces, column: &Column, body: Extent, mean: f64) -> Demand {
    let head = extent(faces, std::slice::from_ref(&column.title), Weight::Bold);
    let head_word = head.word.min(LONGEST_WORD);
    let word = body.word.min(LONGEST_WORD);
    let floor = match column.role {
        Role::Code | Role::Number if body.line <= LONGEST_CODE => body.line,
        Role::Mark => 0.0,
        _ => word,
    };
    let floor = floor.max(head_word);
    let ideal = match column.role {
        Role::Prose | Role::Words | Role::Code => body.line.max(head.line).max(floor),
        Role::Number | Role::Mark => floor,
    };
    Demand { role: column.role, floor, ideal, weight: (mean * body.line).sqrt().max(1.0) }
}

/// A width to be shared out, with the size of its letters.
struct Frame {
    width: f64,
    step: Step,
    pad: f64,
    /// Width of a first column that fills the side column.
    side: Option<f64>,
    mark: f64,
}

impl Frame {
    fn new(sizes: &Sizes, room: Room, turned: bool, dense: bool) -> Self {
        let width = match (room, turned) {
            (Room::Nested, _) => sizes.nested,
            (Room::Page, false) => sizes.portrait,
            (Room::Page, true) => sizes.landscape,
        };
        let step = if dense { sizes.dense } else { sizes.cell };
        let side = (room == Room::Page && !turned).then_some(sizes.side);
        Self { width, step, pad: sizes.pad_x, side, mark: sizes.mark }
    }

    /// Room at the sides of a column; the outer edges lie flush with the rules.
    fn pads(&self, at: usize, count: usize) -> f64 {
        let edges = usize::from(at == 0) + usize::from(at + 1 == count);
        match edges {
            0 => 2.0 * self.pad,
            1 => self.pad,
            _ => 0.0,
        }
    }

    /// Width of `em` of text with a hair more, so that rounding breaks nothing.
    fn points(&self, em: f64) -> f64 {
        em * self.step.size + 0.4
    }

    fn floor(&self, demand: &Demand, at: usize, count: usize) -> f64 {
        let text = self.points(demand.floor) + self.pads(at, count);
        if demand.role == Role::Mark { text.max(self.mark) } else { text }
    }

    /// Least width of some columns; running text counts `air` times.
    fn least(&self, demands: &[Demand], columns: &[usize], air: f64) -> f64 {
        let count = columns.len();
        let own = |(at, column): (usize, &usize)| {
            let demand = &demands[*column];
            let times = if demand.role == Role::Prose { air } else { 1.0 };
            self.floor(demand, at, count) * times
        };
        columns.iter().enumerate().map(own).sum()
    }

    /// Gives each column its least width and shares out the rest.
    fn share(&self, demands: &[Demand], columns: &[usize]) -> Vec<f64> {
        let count = columns.len();
        let own: Vec<&Demand> = columns.iter().map(|column| &demands[*column]).collect();
        let mut widths: Vec<f64> =
            own.iter().enumerate().map(|(at, demand)| self.floor(demand, at, count)).collect();
        self.even_numbers(&own, &mut widths);
        let mut ideals: Vec<f64> = own
            .iter()
            .enumerate()
            .map(|(at, demand)| (self.points(demand.ideal) + self.pads(at, count)).max(widths[at]))
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

    /// What is left when every column has what it asks for goes to running text.
    fn spread(&self, own: &[&Demand], widths: &mut [f64], ideals: &[f64]) {
        let left = self.width - widths.iter().sum::<f64>();
        if left <= 0.0 {
            return;
        }
        let pinned = |at: usize| {
            at == 0 && self.side.is_some_and(|side| (ideals[0] - side).abs() < f64::EPSILON)
        };
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

/// Splits columns into parts that fit and are about equally full; each repeats the first.
fn split(frame: &Frame, demands: &[Demand]) -> Vec<Vec<usize>> {
    let greedy = split_by(frame, demands, usize::MAX);
    let even = demands.len().saturating_sub(1).div_ceil(greedy.len().max(1)) + 1;
    let parts = split_by(frame, demands, even);
    if parts.len() == greedy.len() { parts } else { greedy }
}

fn split_by(frame: &Frame, demands: &[Demand], most: usize) -> Vec<Vec<usize>> {
    let mut parts: Vec<Vec<usize>> = Vec::new();
    let mut part = vec![0];
    for column in 1..demands.len() {
        part.push(column);
        let full = part.len() > most || frame.least(demands, &part, 1.0) > frame.width;
        if part.len() > 2 && full {
            part.pop();
            parts.push(std::mem::replace(&mut part, vec![0, column]));
        }
    }
    parts.push(part);
    parts
}

/// Returns the lines of a cell that is there.
pub(super) fn lines_of(cell: Option<&Cell>) -> &[Vec<Run>] {
    cell.map_or(&[], |cell| &cell.lines)
}
