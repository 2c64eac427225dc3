//! Finds the layout of a table: size of letters, turned page or not, widths of columns.
//!
//! Typst's own `auto` columns measure every cell again in every pass and squeeze long tables
//! badly; here each column gets at least its longest word, numbers and codes their whole line,
//! and running text the rest. What does not fit gets smaller letters, then a turned page, then
//! is split by columns; nothing is ever cut off.

use crate::model::block::Align;
use crate::model::book::Run;
use crate::model::table::{Cell, Column, Role, Row, Table};
use crate::render::pdf::faces::{Faces, Weight};
use crate::render::pdf::sizes::{Sizes, Step};
use crate::render::pdf::table::balance::balance;
use crate::render::pdf::table::decimal::Tails;
use crate::render::pdf::table::extent::{Extent, Measured};
use crate::render::pdf::table::share::{Demand, Frame};

/// Where a table stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::render::pdf) enum Room {
    /// Between paragraphs of a chapter; it may turn the page.
    Page,
    /// Inside a list or an aside.
    Nested,
}

/// How a table is laid out.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::render::pdf) struct Fit {
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
    /// Room for words in each, in em.
    pub(super) rooms: Vec<f64>,
    /// Heights of the rows in points, estimated.
    pub(super) heights: Vec<f64>,
    /// Room more at the left of each, in points.
    pub(super) gaps: Vec<f64>,
    /// What stands behind the whole parts of numbers.
    pub(super) tails: Tails,
}

/// A table with the words of all cells measured.
struct Cells<'t> {
    table: &'t Table,
    demands: Vec<Demand>,
    /// By row and column; groups have none.
    rows: Vec<Vec<Measured>>,
    tails: Tails,
}

/// Longest word and line that a table makes room for, in em; what is longer is broken.
const LONGEST_WORD: f64 = 16.0;
const LONGEST_CODE: f64 = 22.0;

/// Room between numbers and the words behind them, in points, beyond that of all cells.
const GAP: f64 = 9.0;

/// Finds the layout of a grid that keeps letters and page as they are, if there is one.
pub(super) fn fit(faces: &Faces, sizes: &Sizes, table: &Table, room: Room, wide: bool) -> Fit {
    let cells = Cells::measure(faces, table);
    let all: Vec<usize> = (0..cells.demands.len()).collect();
    let tries: &[(bool, bool)] = match (room, wide) {
        (Room::Nested, _) => &[(false, false), (false, true)],
        (Room::Page, false) => &[(false, false), (false, true), (true, false), (true, true)],
        (Room::Page, true) => &[(true, false), (true, true)],
    };
    for &(turned, dense) in tries {
        let frame = frame(sizes, room, turned, dense);
        // The usual size is kept only where running text has some air.
        let air = if dense { 1.0 } else { 1.12 };
        if frame.least(&cells.demands, &all, air) <= frame.width {
            return Fit { turned, dense, parts: vec![cells.part(&frame, all)] };
        }
    }
    let turned = room == Room::Page;
    let frame = frame(sizes, room, turned, true);
    let parts = split(&frame, &cells.demands);
    let parts = parts.into_iter().map(|columns| cells.part(&frame, columns)).collect();
    Fit { turned, dense: true, parts }
}

/// Finds the layout of a form or matrix: its first column fills the side column, unless it is
/// `wide` and has room to breathe.
pub(super) fn fit_beside(
    faces: &Faces,
    sizes: &Sizes,
    table: &Table,
    (room, wide): (Room, bool),
    pad: f64,
) -> Fit {
    let cells = Cells::measure(faces, table);
    let count = cells.demands.len();
    let all: Vec<usize> = (0..count).collect();
    let turned = wide && room == Room::Page;
    let frame = Frame { step: sizes.form, pad, side: None, ..frame(sizes, room, turned, false) };
    let part = if turned || count < 2 {
        cells.part(&frame, all)
    } else {
        let first = sizes.side.min(frame.width / 2.0);
        let rest = Frame { width: frame.width - first + pad, ..frame };
        let mut widths = rest.share(&cells.demands, &all[1..]);
        widths[0] -= pad;
        widths.insert(0, first);
        cells.sized(&frame, all, widths)
    };
    Fit { turned, dense: false, parts: vec![part] }
}

fn frame(sizes: &Sizes, room: Room, turned: bool, dense: bool) -> Frame {
    let width = match (room, turned) {
        (Room::Nested, _) => sizes.nested,
        (Room::Page, false) => sizes.portrait,
        (Room::Page, true) => sizes.landscape,
    };
    let step = if dense { sizes.dense } else { sizes.cell };
    let side = (room == Room::Page && !turned).then_some(sizes.side);
    Frame { width, step, pad: sizes.pad_x, side, mark: sizes.mark }
}

impl<'t> Cells<'t> {
    fn measure(faces: &Faces, table: &'t Table) -> Self {
        let columns = 0..table.columns.len();
        let tails = Tails::measure(faces, table);
        let measure = |at: usize, cell: Option<&Cell>, weight| match cell {
            Some(cell) => {
                let room = tails.room(faces, at, cell, weight);
                Measured::new(faces, &cell.lines, weight).with_room(room)
            }
            None => Measured::default(),
        };
        let row = |row: &Row| -> Vec<Measured> {
            match row {
                Row::Body(cells) => {
                    columns.clone().map(|at| measure(at, cells.get(at), Weight::Regular)).collect()
                }
                Row::Sum { cells, .. } => {
                    let own = |at| cells.get(at).and_then(Option::as_ref);
                    columns.clone().map(|at| measure(at, own(at), Weight::Bold)).collect()
                }
                Row::Group(_) => Vec::new(),
            }
        };
        let rows: Vec<Vec<Measured>> = table.rows.iter().map(row).collect();
        let demands = table.columns.iter().enumerate();
        let mut demands: Vec<Demand> =
            demands.map(|(at, column)| demand(faces, column, at, &rows)).collect();
        widen_below_bands(faces, table, &mut demands);
        part_numbers_from_words(table, &mut demands);
        Self { table, demands, rows, tails }
    }

    /// Shares out the width of a frame to some columns.
    fn part(&self, frame: &Frame, columns: Vec<usize>) -> Part {
        let mut widths = frame.share(&self.demands, &columns);
        balance(frame, &self.demands, &self.rows, &columns, &mut widths);
        self.sized(frame, columns, widths)
    }

    fn sized(&self, frame: &Frame, columns: Vec<usize>, widths: Vec<f64>) -> Part {
        let count = columns.len();
        let own = || columns.iter().map(|&column| &self.demands[column]).enumerate();
        let rooms: Vec<f64> =
            own().map(|(at, demand)| frame.room(widths[at], demand, at, count)).collect();
        let gaps = own().map(|(_, demand)| demand.gap).collect();
        let rows = self.rows.iter().zip(&self.table.rows);
        let heights = rows
            .map(|(cells, row)| match row {
                Row::Group(_) => height(frame.step, 2),
                _ => height(frame.step, lines(cells, &columns, &rooms)),
            })
            .collect();
        Part { columns, widths, rooms, heights, gaps, tails: self.tails.clone() }
    }
}

/// Counts the lines of the highest cell of a row.
fn lines(cells: &[Measured], columns: &[usize], rooms: &[f64]) -> usize {
    let own = columns.iter().zip(rooms).filter_map(|(&at, room)| Some(cells.get(at)?.count(*room)));
    own.max().unwrap_or(1).max(1)
}

#[expect(clippy::cast_precision_loss, reason = "a count of lines")]
fn height(step: Step, lines: usize) -> f64 {
    lines as f64 * step.line + 2.0 * step.pad_y
}

/// Finds out what a column asks for.
fn demand(faces: &Faces, column: &Column, at: usize, rows: &[Vec<Measured>]) -> Demand {
    let cells = || rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.extent);
    let body = cells().fold(Extent::default(), Extent::max);
    #[expect(clippy::cast_precision_loss, reason = "a count of rows")]
    let mean = cells().map(|own| own.total).sum::<f64>() / cells().count().max(1) as f64;
    let head = Measured::new(faces, std::slice::from_ref(&column.title), Weight::Bold).extent;
    let floor = match column.role {
        Role::Code | Role::Number if body.line <= LONGEST_CODE => body.line,
        Role::Mark => 0.0,
        _ => body.word.min(LONGEST_WORD),
    };
    let floor = floor.max(head.word.min(LONGEST_WORD));
    let ideal = match column.role {
        Role::Prose | Role::Words | Role::Code => body.line.max(head.line).max(floor),
        Role::Number | Role::Mark => floor,
    };
    Demand { role: column.role, floor, ideal, weight: (mean * body.line).sqrt().max(1.0), gap: 0.0 }
}

/// Words that begin where the numbers before them end need more room between.
fn part_numbers_from_words(table: &Table, demands: &mut [Demand]) {
    let is_right = |column: &Column| column.align == Align::Right;
    let pairs = table.columns.windows(2).zip(demands.iter_mut().skip(1));
    for (pair, demand) in pairs.filter(|(_, demand)| demand.role != Role::Mark) {
        if is_right(&pair[0]) && pair[1].align == Align::Left {
            demand.gap = GAP;
        }
    }
}

/// Columns below a band are together at least as wide as its longest word.
fn widen_below_bands(faces: &Faces, table: &Table, demands: &mut [Demand]) {
    let mut from = 0;
    for band in &table.bands {
        let end = (from + band.span).min(demands.len());
        let below = &mut demands[from..end];
        let title = [vec![Run::Text(band.title.clone())]];
        let word = Measured::new(faces, &title, Weight::Bold).extent.word;
        let missing = word - below.iter().map(|demand| demand.floor).sum::<f64>();
        if missing > 0.0 {
            #[expect(clippy::cast_precision_loss, reason = "a count of columns")]
            let each = missing / below.len().max(1) as f64;
            for demand in below {
                demand.floor += each;
                demand.ideal = demand.ideal.max(demand.floor);
            }
        }
        from = end;
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
