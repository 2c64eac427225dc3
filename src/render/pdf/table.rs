//! Tables as code: rows, groups, sums, forms, matrices.

use crate::model::block::Align;
use crate::model::book::{Exhibit, Mark, Run, plain};
use crate::model::table::{Cell, Column, Role, Row, Style, SumKind, Table};
use crate::render::pdf::blocks::without_notes;
use crate::render::pdf::extent::line_count;
use crate::render::pdf::faces::Weight;
use crate::render::pdf::pen::Pen;
use crate::render::pdf::sizes::Step;
use crate::render::pdf::width::{Fit, Part, Room, fit, fit_beside, lines_of};

/// A row that is higher than this part of a page may break.
const TALL: f64 = 0.3;
/// A table that is lower than this part of a page stays together.
const SHORT: f64 = 0.35;
/// A form or matrix that is lower than this part of a page stays together.
const HIGH: f64 = 0.85;
/// Letters of a source that every page of a table repeats.
const SHORT_SOURCE: usize = 280;

impl Pen<'_, '_> {
    /// Tells whether a table stands on a turned page.
    pub(super) fn table_turns(&self, exhibit: &Exhibit<Table>) -> bool {
        match exhibit.body.style {
            Style::Grid => self.fit(exhibit, Room::Page).turned,
            Style::Form | Style::Matrix => exhibit.wide,
        }
    }

    fn fit(&self, exhibit: &Exhibit<Table>, room: Room) -> Fit {
        fit(self.ink.faces, self.ink.sizes, &exhibit.body, room, exhibit.wide)
    }

    /// Writes a table.
    pub(super) fn table(&mut self, exhibit: &Exhibit<Table>, room: Room) {
        match exhibit.body.style {
            Style::Grid => {
                let fit = self.fit(exhibit, room);
                let count = fit.parts.len();
                for (at, part) in fit.parts.iter().enumerate() {
                    self.grid(exhibit, &fit, part, (at, count));
                }
            }
            Style::Form => self.beside("table-form", exhibit, room, false),
            Style::Matrix => self.beside("table-matrix", exhibit, room, true),
        }
    }

    fn grid(&mut self, exhibit: &Exhibit<Table>, fit: &Fit, part: &Part, at: (usize, usize)) {
        let table = &exhibit.body;
        let sizes = self.ink.sizes;
        let step = if fit.dense { sizes.dense } else { sizes.cell };
        let page = if fit.turned { sizes.landscape_height } else { sizes.portrait_height };
        let sheet = Sheet { step, part, pad: sizes.pad_x };
        let heights: Vec<f64> =
            table.rows.iter().map(|row| self.height(row, &sheet, &table.columns)).collect();
        let total: f64 = heights.iter().sum::<f64>() + 6.0 * step.line;
        let keep = total < SHORT * page;
        let columns: Vec<&Column> =
            part.columns.iter().filter_map(|&column| table.columns.get(column)).collect();
        let sums: Vec<Option<Place>> =
            table.rows.iter().map(|row| place(row, &columns, part)).collect();
        let tied = !keep && sums.iter().any(Option::is_some);
        let foot = !keep && has_short_source(exhibit);
        let suffix = if at.0 == 0 { String::new() } else { format!("/{}", at.0 + 1) };
        self.call("table-grid", |pen| {
            pen.exhibit_head(exhibit, &suffix);
            if at.1 > 1 {
                pen.text("part", &format!("{}/{}", at.0 + 1, at.1));
            }
            pen.body("again", |pen| pen.runs(&without_notes(&exhibit.caption)));
            pen.code("step", if fit.dense { "\"dense\"" } else { "\"cell\"" });
            pen.code("keep", truth(keep));
            pen.code("tied", truth(tied));
            pen.code("foot", truth(foot));
            pen.grid_head(table, &columns, part);
            pen.raw("rows: (\n");
            for (index, row) in table.rows.iter().enumerate() {
                let ties = if tied { following_sums(&table.rows, index) } else { 0 };
                let tall = heights[index] > TALL * page;
                pen.row(row, &sheet, &columns, sums[index], (tall, ties));
            }
            pen.raw(")");
        });
    }

    fn grid_head(&mut self, table: &Table, columns: &[&Column], part: &Part) {
        self.raw("widths: ");
        self.array(&part.widths, |pen, width| pen.raw(&format!("{width:.3}pt")));
        self.raw(", align: ");
        self.array(columns, |pen, column| pen.raw(align(column)));
        self.raw(", marks: ");
        let marks = columns.iter().enumerate().filter(|(_, column)| column.role == Role::Mark);
        self.array(marks, |pen, (at, _)| pen.raw(&at.to_string()));
        self.raw(", bands: ");
        self.array(bands(table, part), |pen, (title, span)| {
            pen.raw("(");
            if title.is_empty() {
                pen.raw("none")
            } else {
                pen.words(&title)
            }
            pen.raw(&format!(", {span})"));
        });
        self.raw(", heads: ");
        self.array(columns, |pen, column| pen.line(&column.title));
        self.raw(",\n");
    }

    fn row(
        &mut self,
        row: &Row,
        sheet: &Sheet<'_>,
        columns: &[&Column],
        place: Option<Place>,
        (tall, ties): (bool, usize),
    ) {
        match row {
            Row::Body(cells) => self.inline_call("row", |pen| {
                if tall {
                    pen.code("tall", "true");
                }
                if ties > 0 {
                    pen.code("tie", &ties.to_string());
                }
                for (at, &column) in sheet.part.columns.iter().enumerate() {
                    let empty = Cell::default();
                    let cell = cells.get(column).unwrap_or(&empty);
                    let role = columns.get(at).map_or(Role::Prose, |column| column.role);
                    pen.cell(cell, role, sheet.inner(at), Weight::Regular, sheet.step);
                    pen.raw(", ");
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
            Row::Sum { kind, label, cells } => {
                let place = place.unwrap_or_default();
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
                    for (at, &column) in
                        sheet.part.columns.iter().enumerate().skip(place.skip + place.span)
                    {
                        let empty = Cell::default();
                        let cell = cells.get(column).and_then(Option::as_ref).unwrap_or(&empty);
                        let role = columns.get(at).map_or(Role::Prose, |column| column.role);
                        pen.cell(cell, role, sheet.inner(at), Weight::Bold, sheet.step);
                        pen.raw(", ");
                    }
                });
            }
        }
        self.raw(",\n");
    }

    /// Writes a cell as content, as the head of its row, or as marks.
    fn cell(&mut self, cell: &Cell, role: Role, width: f64, weight: Weight, step: Step) {
        let before = self.room;
        self.room = (weight, width / step.size.max(1.0));
        if role == Role::Mark && only_marks(cell) {
            self.mark_cell(cell);
        } else if cell.head {
            self.inline_call("row-head", |pen| pen.cell_body(cell));
        } else {
            self.cell_body(cell);
        }
        self.room = before;
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

    /// Writes a form or a matrix, whose first column stands in the side column.
    fn beside(&mut self, name: &str, exhibit: &Exhibit<Table>, room: Room, matrix: bool) {
        let table = &exhibit.body;
        let sizes = self.ink.sizes;
        let (width, page) = match (room, exhibit.wide) {
            (Room::Nested, _) => (sizes.nested, sizes.portrait_height),
            (Room::Page, true) => (sizes.landscape, sizes.landscape_height),
            (Room::Page, false) => (sizes.portrait, sizes.portrait_height),
        };
        let widths = fit_beside(self.ink.faces, sizes, table, width, exhibit.wide);
        let part = Part { columns: (0..table.columns.len()).collect(), widths };
        // A matrix has more room at the sides of its cells.
        let pad = if matrix { 3.0 * sizes.pad_x } else { sizes.pad_x };
        let sheet = Sheet { step: sizes.form, part: &part, pad };
        let columns: Vec<&Column> = table.columns.iter().collect();
        let heights: Vec<f64> =
            table.rows.iter().map(|row| self.height(row, &sheet, &table.columns)).collect();
        let keep = heights.iter().sum::<f64>() < HIGH * page;
        self.call(name, |pen| {
            pen.exhibit_head(exhibit, "");
            pen.code("keep", truth(keep));
            pen.raw("widths: ");
            pen.array(&part.widths, |pen, width| pen.raw(&format!("{width:.3}pt")));
            pen.raw(", ");
            if matrix {
                pen.raw("heads: ");
                pen.array(&columns, |pen, column| {
                    let lines: Vec<Vec<Run>> =
                        column.title.split(|run| *run == Run::Break).map(<[Run]>::to_vec).collect();
                    pen.field(&lines);
                });
                pen.raw(", ");
            }
            pen.raw("rows: (\n");
            for (row, height) in table.rows.iter().zip(&heights) {
                if let (true, Row::Body(cells)) = (matrix, row) {
                    pen.matrix_row(cells, &sheet, *height > TALL * page);
                } else {
                    let place = place(row, &columns, &part);
                    pen.row(row, &sheet, &columns, place, (*height > TALL * page, 0));
                }
            }
            pen.raw(")");
        });
    }

    fn matrix_row(&mut self, cells: &[Cell], sheet: &Sheet<'_>, tall: bool) {
        self.inline_call("row", |pen| {
            pen.code("tall", truth(tall));
            for (at, &column) in sheet.part.columns.iter().enumerate() {
                let before = pen.room;
                pen.room = (Weight::Regular, sheet.inner(at) / sheet.step.size.max(1.0));
                pen.field(lines_of(cells.get(column)));
                pen.room = before;
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
                    Some((Run::Strong(code), words)) if !words.is_empty() => {
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

    /// Estimates how high a row is.
    fn height(&self, row: &Row, sheet: &Sheet<'_>, columns: &[Column]) -> f64 {
        let lines = match row {
            Row::Body(cells) => self.lines(sheet, Weight::Regular, |column| cells.get(column)),
            Row::Sum { cells, .. } => {
                self.lines(sheet, Weight::Bold, |column| cells.get(column).and_then(Option::as_ref))
            }
            Row::Group(_) => 2,
        };
        let marks = columns.iter().any(|column| column.role == Role::Mark);
        #[expect(clippy::cast_precision_loss, reason = "a count of lines")]
        let lines = lines.max(1 + usize::from(marks)) as f64;
        lines * sheet.step.line + 2.0 * sheet.step.pad_y
    }

    fn lines<'c>(
        &self,
        sheet: &Sheet<'_>,
        weight: Weight,
        cell: impl Fn(usize) -> Option<&'c Cell>,
    ) -> usize {
        let own = |(at, &column): (usize, &usize)| {
            let room = sheet.inner(at) / sheet.step.size.max(1.0);
            line_count(self.ink.faces, lines_of(cell(column)), weight, room)
        };
        sheet.part.columns.iter().enumerate().map(own).max().unwrap_or(1)
    }
}

/// A part of a table with its size of letters.
struct Sheet<'p> {
    step: Step,
    part: &'p Part,
    pad: f64,
}

impl Sheet<'_> {
    /// Width of a column for its words.
    fn inner(&self, at: usize) -> f64 {
        let count = self.part.widths.len();
        let edges = usize::from(at == 0) + usize::from(at + 1 == count);
        let pads = [2.0, 1.0, 0.0][edges.min(2)] * self.pad;
        (self.part.widths.get(at).copied().unwrap_or(0.0) - pads).max(1.0)
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

impl Default for Place {
    fn default() -> Self {
        Self { skip: 0, span: 1 }
    }
}

/// Finds the place of a sum's label: the first empty columns, behind the codes.
fn place(row: &Row, columns: &[&Column], part: &Part) -> Option<Place> {
    let Row::Sum { cells, .. } = row else { return None };
    let empty = part
        .columns
        .iter()
        .take_while(|&&column| cells.get(column).is_none_or(Option::is_none))
        .count()
        .max(1);
    let code =
        columns.first().is_some_and(|column| matches!(column.role, Role::Code | Role::Number));
    let skip = usize::from(code && empty > 1);
    Some(Place { skip, span: empty - skip })
}

/// Counts the sums right behind a row.
fn following_sums(rows: &[Row], at: usize) -> usize {
    rows.iter().skip(at + 1).take_while(|row| matches!(row, Row::Sum { .. })).count()
}

/// Lists the bands over the columns of a part.
fn bands(table: &Table, part: &Part) -> Vec<(String, usize)> {
    let over: Vec<usize> = table
        .bands
        .iter()
        .enumerate()
        .flat_map(|(band, spec)| std::iter::repeat_n(band, spec.span))
        .collect();
    let mut out: Vec<(Option<usize>, usize)> = Vec::new();
    if table.bands.is_empty() {
        return Vec::new();
    }
    for column in &part.columns {
        let band = over.get(*column).copied();
        match out.last_mut() {
            Some((last, span)) if *last == band => *span += 1,
            _ => out.push((band, 1)),
        }
    }
    let title = |band: Option<usize>| {
        band.and_then(|band| table.bands.get(band))
            .map(|band| band.title.clone())
            .unwrap_or_default()
    };
    out.into_iter().map(|(band, span)| (title(band), span)).collect()
}

fn align(column: &Column) -> &'static str {
    match (column.role, column.align) {
        (Role::Mark, _) | (_, Align::Center) => "center",
        (_, Align::Left) => "left",
        (_, Align::Right) => "right",
    }
}

/// Tells whether source and note fill but a line or two, so that every page can carry them.
fn has_short_source<T>(exhibit: &Exhibit<T>) -> bool {
    let source = exhibit.source.as_deref().unwrap_or_default();
    let letters = plain(source).chars().count();
    let note = exhibit.note.as_deref().map_or(0, |note| note.chars().count());
    (1..=SHORT_SOURCE).contains(&(letters + note)) && without_notes(source) == source
}

fn truth(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

fn only_marks(cell: &Cell) -> bool {
    cell.lines.iter().flatten().all(|run| matches!(run, Run::Mark(..)))
}
