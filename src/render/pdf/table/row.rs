//! Rows and cells of tables as code.

use crate::model::book::{Mark, Run};
use crate::model::table::{Cell, Column, Role, Row, SumKind, Table};
use crate::render::pdf::faces::Weight;
use crate::render::pdf::pen::Pen;
use crate::render::pdf::table::fit::Part;

/// The columns of a table that stand together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet<'t> {
    /// The table.
    pub(super) table: &'t Table,
    /// Its part.
    pub(super) part: &'t Part,
}

impl<'t> Sheet<'t> {
    /// Lists the columns.
    pub(super) fn columns(self) -> impl Iterator<Item = &'t Column> {
        self.part.columns.iter().filter_map(|&column| self.table.columns.get(column))
    }

    fn role(self, at: usize) -> Role {
        self.columns().nth(at).map_or(Role::Prose, |column| column.role)
    }
}

impl Pen<'_, '_> {
    /// Writes a row; a `tall` one may break, `ties` sums below it stay with it.
    pub(super) fn row(&mut self, row: &Row, sheet: Sheet<'_>, tall: bool, ties: usize) {
        match row {
            Row::Body(cells) => self.inline_call("row", |pen| {
                if tall {
                    pen.code("tall", "true");
                }
                if ties > 0 {
                    pen.code("tie", &ties.to_string());
                }
                for (at, &column) in sheet.part.columns.iter().enumerate() {
                    pen.cell(cells.get(column), sheet, at, Weight::Regular);
                }
            }),
            Row::Group(group) => self.inline_call("group", |pen| {
                pen.words(&group.title);
                pen.raw(", ");
                pen.text_if("note", group.note.as_deref());
                if let Some(dimension) = &group.dimension {
                    pen.raw("dimension: ");
                    pen.name(dimension.as_str());
                }
            }),
            Row::Sum { kind, label, cells } => self.sum(*kind, label, cells, sheet),
        }
        self.raw(",\n");
    }

    fn sum(&mut self, kind: SumKind, label: &str, cells: &[Option<Cell>], sheet: Sheet<'_>) {
        let place = place(cells, sheet);
        self.inline_call("sum-row", |pen| {
            pen.name(match kind {
                SumKind::Subtotal => "subtotal",
                SumKind::Total => "total",
            });
            pen.raw(", ");
            pen.words(label);
            pen.raw(", ");
            pen.code("skip", &place.skip.to_string());
            pen.code("span", &place.span.to_string());
            let columns = sheet.part.columns.iter().enumerate();
            for (at, &column) in columns.skip(place.skip + place.span) {
                pen.cell(cells.get(column).and_then(Option::as_ref), sheet, at, Weight::Bold);
            }
        });
    }

    /// Writes a cell as content, as the head of its row, or as marks.
    fn cell(&mut self, cell: Option<&Cell>, sheet: Sheet<'_>, at: usize, weight: Weight) {
        let empty = Cell::default();
        let cell = cell.unwrap_or(&empty);
        let column = sheet.part.columns.get(at).copied().unwrap_or(at);
        let behind = sheet.part.tails.room(self.ink.faces, column, cell, weight);
        let start = self.writer.here();
        self.in_room(weight, sheet, at, |pen| {
            if behind > 0.001 {
                pen.block(|pen| {
                    pen.cell_body(cell);
                    pen.raw(&format!(";h({behind:.3}em)"));
                });
            } else if sheet.role(at) == Role::Mark && only_marks(cell) {
                pen.mark_cell(cell);
            } else if cell.head {
                pen.inline_call("row-head", |pen| pen.cell_body(cell));
            } else {
                pen.cell_body(cell);
            }
        });
        if let Some(place) = cell.place {
            self.writer.comes_from(start, place);
        }
        self.raw(", ");
    }

    /// Writes what stands in a column; words that are wider than it may break.
    pub(super) fn in_room(
        &mut self,
        weight: Weight,
        sheet: Sheet<'_>,
        at: usize,
        write: impl FnOnce(&mut Self),
    ) {
        let room = sheet.part.rooms.get(at).copied().unwrap_or(1.0);
        self.within((weight, room), write);
    }

    fn cell_body(&mut self, cell: &Cell) {
        match cell.lines.as_slice() {
            [] => self.raw("[]"),
            [line] => self.line(line),
            lines => self.inline_call("cell-lines", |pen| {
                for line in lines {
                    pen.line(line);
                    pen.raw(", ");
                }
            }),
        }
    }

    fn mark_cell(&mut self, cell: &Cell) {
        let mut stones = Vec::new();
        let mut words = Vec::new();
        let (mut bar, mut check) = (None, false);
        for run in cell.lines.iter().flatten() {
            if let Run::Mark(mark, own) = run {
                words.push(own.as_str());
                match mark {
                    Mark::Bar(phase) => bar = Some(*phase),
                    Mark::Milestone(number) => stones.push(*number),
                    Mark::Check => check = true,
                }
            }
        }
        if words.is_empty() {
            self.raw("[]");
            return;
        }
        self.inline_call("mark-cell", |pen| {
            if let Some(phase) = bar {
                pen.code("bar", &phase.to_string());
            }
            if check {
                pen.code("check", "true");
            }
            pen.raw("stones: ");
            pen.array(stones, |pen, number| pen.raw(&number.to_string()));
            pen.raw(", ");
            pen.text("words", &words.join(", "));
        });
    }
}

/// Where the label of a sum stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    /// Columns that stay empty before it.
    skip: usize,
    /// Columns that it spans.
    span: usize,
}

/// Finds the place of a sum's label: the first empty columns, behind the codes.
fn place(cells: &[Option<Cell>], sheet: Sheet<'_>) -> Place {
    let is_empty = |column: &&usize| cells.get(**column).is_none_or(Option::is_none);
    let empty = sheet.part.columns.iter().take_while(is_empty).count().max(1);
    let skip = usize::from(empty > 1 && matches!(sheet.role(0), Role::Code | Role::Number));
    Place { skip, span: empty - skip }
}

fn only_marks(cell: &Cell) -> bool {
    cell.lines.iter().flatten().all(|run| matches!(run, Run::Mark(..)))
}
