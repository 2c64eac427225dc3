//! Moves room between columns of words as long as that makes a table lower.

use crate::model::table::Role;
use crate::render::pdf::table::extent::Measured;
use crate::render::pdf::table::share::{Demand, Frame};

/// What is moved at once, in points, from large to small.
const STEPS: [f64; 4] = [28.0, 14.0, 7.0, 3.5];
/// Moves that are made at most; each makes the table lower, so the end is always reached.
const MOVES: usize = 60;
/// Rows that are counted; a long table is judged by some of its rows.
const ROWS: usize = 60;

/// Betters the widths of some columns; those of numbers, codes and marks stay.
pub(super) fn balance(
    frame: &Frame,
    demands: &[Demand],
    rows: &[Vec<Measured>],
    columns: &[usize],
    widths: &mut [f64],
) {
    let movable: Vec<usize> = (0..columns.len())
        .filter(|&at| matches!(demands[columns[at]].role, Role::Prose | Role::Words))
        .filter(|&at| !frame.is_pinned(at, widths[at]))
        .collect();
    if movable.len() < 2 {
        return;
    }
    let count = columns.len();
    let floor = |at: usize| frame.floor(&demands[columns[at]], at, count);
    let floors: Vec<f64> = movable.iter().map(|&at| floor(at)).collect();
    let own: Vec<&Demand> = columns.iter().map(|column| &demands[*column]).collect();
    let mut scale = Scale::new(frame, rows, (columns, &own), &movable, widths);
    let mut moves = 0;
    for step in STEPS {
        while moves < MOVES && scale.better(step, &floors, widths) {
            moves += 1;
        }
    }
}

/// Weighs widths by the lines that the rows fill.
struct Scale<'m> {
    frame: &'m Frame,
    demands: &'m [&'m Demand],
    movable: &'m [usize],
    /// The cells that change their lines, by row and movable column.
    cells: Vec<Vec<&'m Measured>>,
    /// Lines of the highest of the other cells, by row.
    others: Vec<usize>,
    /// Lines of the cells now.
    lines: Vec<Vec<usize>>,
    total: usize,
}

impl<'m> Scale<'m> {
    fn new(
        frame: &'m Frame,
        rows: &'m [Vec<Measured>],
        (columns, demands): (&[usize], &'m [&'m Demand]),
        movable: &'m [usize],
        widths: &[f64],
    ) -> Self {
        let count = columns.len();
        let rows: Vec<&Vec<Measured>> = rows.iter().filter(|row| !row.is_empty()).collect();
        let every = rows.len().div_ceil(ROWS).max(1);
        let rows: Vec<&Vec<Measured>> = rows.into_iter().step_by(every).collect();
        let lines = |row: &[Measured], at: usize| {
            row.get(columns[at])
                .map_or(1, |cell| cell.count(frame.room(widths[at], demands[at], at, count)))
        };
        let others = rows.iter().map(|row| {
            let fixed = (0..count).filter(|at| !movable.contains(at));
            fixed.map(|at| lines(row, at)).max().unwrap_or(1)
        });
        let others: Vec<usize> = others.collect();
        let cells: Vec<Vec<&Measured>> = rows
            .iter()
            .map(|row| movable.iter().filter_map(|&at| row.get(columns[at])).collect())
            .collect();
        let now: Vec<Vec<usize>> =
            rows.iter().map(|row| movable.iter().map(|&at| lines(row, at)).collect()).collect();
        let mut scale = Self { frame, demands, movable, cells, others, lines: now, total: 0 };
        scale.total = scale.weigh(None);
        scale
    }

    /// Sums the lines of all rows, with other lines in two columns if there are any.
    fn weigh(&self, changed: Option<(usize, &[usize], usize, &[usize])>) -> usize {
        let highest = |(row, lines): (usize, &Vec<usize>)| {
            let own = lines.iter().enumerate().map(|(at, &lines)| match changed {
                Some((first, new, _, _)) if at == first => new[row],
                Some((_, _, second, new)) if at == second => new[row],
                _ => lines,
            });
            own.max().unwrap_or(1).max(self.others[row])
        };
        self.lines.iter().enumerate().map(highest).sum()
    }

    /// Counts the lines of a movable column at some width.
    fn column(&self, at: usize, width: f64) -> Vec<usize> {
        let (column, count) = (self.movable[at], self.demands.len());
        let room = self.frame.room(width, self.demands[column], column, count);
        self.cells.iter().map(|row| row.get(at).map_or(1, |cell| cell.count(room))).collect()
    }

    /// Makes the best move of one step, if any makes the table lower.
    fn better(&mut self, step: f64, floors: &[f64], widths: &mut [f64]) -> bool {
        let width = |at: usize| widths[self.movable[at]];
        let givers = (0..floors.len()).filter(|&at| width(at) - step >= floors[at]);
        let less: Vec<(usize, Vec<usize>)> =
            givers.map(|at| (at, self.column(at, width(at) - step))).collect();
        let more: Vec<Vec<usize>> =
            (0..floors.len()).map(|at| self.column(at, width(at) + step)).collect();
        let mut best = None;
        for (from, fewer) in &less {
            for (to, wider) in more.iter().enumerate().filter(|(to, _)| to != from) {
                let total = self.weigh(Some((*from, fewer, to, wider)));
                let better = best.is_none_or(|(least, _, _)| total < least);
                if total < self.total && better {
                    best = Some((total, *from, to));
                }
            }
        }
        let Some((total, from, to)) = best else {
            return false;
        };
        widths[self.movable[from]] -= step;
        widths[self.movable[to]] += step;
        let (fewer, wider) = (
            self.column(from, widths[self.movable[from]]),
            self.column(to, widths[self.movable[to]]),
        );
        for (row, lines) in self.lines.iter_mut().enumerate() {
            lines[from] = fewer[row];
            lines[to] = wider[row];
        }
        self.total = total;
        true
    }
}
