//! Room behind numbers with fewer decimals, so that all commas of a column stand under each
//! other.

use crate::model::block::Align;
use crate::model::book::Run;
use crate::model::table::{Cell, Column, Figure, Role, Row, Table};
use crate::render::pdf::faces::{Faces, Weight};

/// What stands behind the whole part of the numbers of a table, by column, in em.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Tails(Vec<f64>);

impl Tails {
    /// Measures the longest tail of each column of numbers.
    pub(super) fn measure(faces: &Faces, table: &Table) -> Self {
        let mut most = vec![0.0_f64; table.columns.len()];
        for row in &table.rows {
            let (cells, weight): (Vec<Option<&Cell>>, Weight) = match row {
                Row::Body(cells) => (cells.iter().map(Some).collect(), Weight::Regular),
                Row::Sum { cells, .. } => {
                    (cells.iter().map(Option::as_ref).collect(), Weight::Bold)
                }
                Row::Group(_) => continue,
            };
            for ((column, most), cell) in table.columns.iter().zip(&mut most).zip(cells) {
                if holds_numbers(column) {
                    *most =
                        most.max(cell.and_then(|cell| tail(faces, cell, weight)).unwrap_or(0.0));
                }
            }
        }
        Self(most)
    }

    /// Returns the room that a cell leaves behind its words.
    pub(super) fn room(&self, faces: &Faces, column: usize, cell: &Cell, weight: Weight) -> f64 {
        let most = self.0.get(column).copied().unwrap_or(0.0);
        let own = if most > 0.0 { tail(faces, cell, weight) } else { None };
        own.map_or(0.0, |own| (most - own).max(0.0))
    }
}

fn holds_numbers(column: &Column) -> bool {
    column.role == Role::Number && column.align == Align::Right
}

/// Measures what stands behind the whole part of a number; a dash has nothing there, and what is
/// neither stands as it would anyway.
fn tail(faces: &Faces, cell: &Cell, weight: Weight) -> Option<f64> {
    let [line] = cell.lines.as_slice() else { return None };
    let [Run::Text(words)] = line.as_slice() else { return None };
    let rest = match words.trim() {
        "–" => "",
        words => Figure::read(words)?.rest,
    };
    Some(rest.chars().map(|letter| faces.advance(letter, weight)).sum())
}
