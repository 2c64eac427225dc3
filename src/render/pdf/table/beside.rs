//! Forms and matrices as code: their first column stands in the side column.

use crate::model::book::{Exhibit, Run, plain};
use crate::model::table::{Cell, Row, Table};
use crate::render::pdf::blocks::without_notes;
use crate::render::pdf::faces::Weight;
use crate::render::pdf::pen::Pen;
use crate::render::pdf::table::fit::{Room, fit_beside};
use crate::render::pdf::table::row::Sheet;
use crate::render::pdf::table::{TALL, truth};

/// A form or matrix that is lower than this part of a page stays together.
const HIGH: f64 = 0.85;

/// Letters of a code that hangs before its words; a longer one would take too much of their room.
const HANGING: usize = 4;

impl Pen<'_, '_> {
    /// Writes a form or a matrix, whose first column stands in the side column.
    pub(super) fn beside(
        &mut self,
        name: &str,
        exhibit: &Exhibit<Table>,
        room: Room,
        matrix: bool,
    ) {
        let table = &exhibit.body;
        let sizes = self.ink.sizes;
        // A matrix has more room at the sides of its cells.
        let pad = if matrix { 3.0 * sizes.pad_x } else { sizes.pad_x };
        let fit = fit_beside(self.ink.faces, sizes, table, (room, exhibit.wide), pad);
        let Some(part) = fit.parts.first() else { return };
        let sheet = Sheet { table, part };
        let page = if fit.turned { sizes.landscape_height } else { sizes.portrait_height };
        let keep = part.heights.iter().sum::<f64>() < HIGH * page;
        self.call(name, |pen| {
            pen.exhibit_head(exhibit, "");
            pen.body("again", |pen| pen.runs(&without_notes(&exhibit.caption)));
            pen.code("keep", truth(keep));
            pen.raw("widths: ");
            pen.array(&part.widths, |pen, width| pen.raw(&format!("{width:.3}pt")));
            pen.raw(", ");
            if matrix {
                pen.raw("heads: ");
                pen.array(&table.columns, |pen, column| {
                    let lines: Vec<Vec<Run>> =
                        column.title.split(|run| *run == Run::Break).map(<[Run]>::to_vec).collect();
                    pen.field(&lines);
                });
                pen.raw(", ");
            }
            pen.raw("rows: (\n");
            for (row, height) in table.rows.iter().zip(&part.heights) {
                let tall = *height > TALL * page;
                match row {
                    Row::Body(cells) if matrix => pen.matrix_row(cells, sheet, tall),
                    _ => pen.row(row, sheet, tall, 0),
                }
            }
            pen.raw(")");
        });
    }

    fn matrix_row(&mut self, cells: &[Cell], sheet: Sheet<'_>, tall: bool) {
        self.inline_call("row", |pen| {
            pen.code("tall", truth(tall));
            for (at, &column) in sheet.part.columns.iter().enumerate() {
                let lines = cells.get(column).map_or(&[][..], |cell| &cell.lines);
                pen.in_room(Weight::Regular, sheet, at, |pen| pen.field(lines));
                pen.raw(", ");
            }
        });
        self.raw(",\n");
    }

    /// Writes a field of a matrix: its name, then lines whose codes hang.
    fn field(&mut self, lines: &[Vec<Run>]) {
        let Some((first, rest)) = lines.split_first() else {
            self.raw("[]");
            return;
        };
        self.inline_call("matrix-field", |pen| {
            pen.line(first);
            for line in rest {
                pen.raw(", (");
                match line.split_first() {
                    Some((Run::Strong(code), words)) if !words.is_empty() && hangs(code) => {
                        pen.inline_call("strong", |pen| pen.line(code));
                        pen.raw(", ");
                        pen.block(|pen| pen.trimmed(words));
                    }
                    _ => {
                        pen.raw("none, ");
                        pen.line(line);
                    }
                }
                pen.raw(")");
            }
        });
    }

    /// Writes runs without the space before them.
    fn trimmed(&mut self, runs: &[Run]) {
        if let Some((Run::Text(text), rest)) = runs.split_first() {
            self.runs(&[Run::Text(text.trim_start().to_owned())]);
            self.runs(rest);
        } else {
            self.runs(runs);
        }
    }
}

/// Tells whether a code is short enough to hang before its words.
fn hangs(code: &[Run]) -> bool {
    plain(code).chars().count() <= HANGING
}
