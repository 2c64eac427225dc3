//! Tables as code: rows, groups, sums, forms, matrices.
//!
//! Widths are found here from the words of the cells ([`mod@fit`]); the theme sets them.

mod balance;
mod beside;
mod decimal;
mod extent;
mod figures;
mod fit;
mod row;
mod share;
mod soften;
mod syllable;

use std::rc::Rc;

use crate::model::block::Align;
use crate::model::book::{Exhibit, plain};
use crate::model::table::{Breaks, Column, Role, Row, Style, Table};
use crate::render::pdf::blocks::without_notes;
use crate::render::pdf::faces::Weight;
use crate::render::pdf::pen::Pen;
use crate::render::pdf::table::fit::{Part, fit};
use crate::render::pdf::table::row::Sheet;

pub(super) use fit::{Fit, Room};
pub(super) use soften::soften;

/// A row that is higher than this part of a page may break.
const TALL: f64 = 0.3;
/// A table that is lower than this part of a page stays together.
const SHORT: f64 = 0.35;
/// A table that is to stay together does so if it is lower than this part of a page.
const WHOLE: f64 = 0.92;
/// Sums stay with the row above if all is lower than this part of a page.
const HELD: f64 = 0.4;
/// The first two rows and the last two stay together if they are lower than this part of a page.
const PAIRED: f64 = 0.14;
/// Letters of a source that every page of a table repeats.
const SHORT_SOURCE: usize = 280;

impl Pen<'_, '_> {
    /// Tells whether a table stands on a turned page.
    pub(super) fn table_turns(&self, exhibit: &Exhibit<Table>) -> bool {
        match exhibit.body.style {
            Style::Grid => self.fit(exhibit, Room::Page).turned,
            Style::Form | Style::Matrix => exhibit.wide,
            Style::Figures => false,
        }
    }

    /// Finds the layout of a grid, once for all outputs.
    fn fit(&self, exhibit: &Exhibit<Table>, room: Room) -> Rc<Fit> {
        let key = (std::ptr::from_ref(exhibit).addr(), room);
        if let Some(known) = self.ink.fits.borrow().get(&key) {
            return Rc::clone(known);
        }
        let (faces, sizes) = (self.ink.faces, self.ink.sizes);
        let fit = Rc::new(fit(faces, sizes, &exhibit.body, room, exhibit.wide));
        self.ink.fits.borrow_mut().insert(key, Rc::clone(&fit));
        fit
    }

    /// Writes a table.
    pub(super) fn table(&mut self, exhibit: &Exhibit<Table>, room: Room) {
        match exhibit.body.style {
            Style::Grid => {
                let fit = self.fit(exhibit, room);
                (0..fit.parts.len()).for_each(|at| self.grid(exhibit, &fit, at));
            }
            Style::Form => self.beside("table-form", exhibit, room, false),
            Style::Matrix => self.beside("table-matrix", exhibit, room, true),
            Style::Figures => self.figures(exhibit),
        }
    }

    fn grid(&mut self, exhibit: &Exhibit<Table>, fit: &Fit, at: usize) {
        let (table, sizes) = (&exhibit.body, self.ink.sizes);
        let part = &fit.parts[at];
        let sheet = Sheet { table, part };
        let step = if fit.dense { sizes.dense } else { sizes.cell };
        let page = if fit.turned { sizes.landscape_height } else { sizes.portrait_height };
        let most = if table.breaks == Breaks::Never { WHOLE } else { SHORT };
        let keep = part.heights.iter().sum::<f64>() + 6.0 * step.line < most * page;
        let tied = !keep && table.breaks != Breaks::Within;
        let ties = if tied { ties(&table.rows, &part.heights, page) } else { Vec::new() };
        let foot = !keep && has_short_source(exhibit);
        let suffix = if at == 0 { String::new() } else { format!("/{}", at + 1) };
        self.call("table-grid", |pen| {
            pen.exhibit_head(exhibit, &suffix);
            if fit.parts.len() > 1 {
                pen.text("part", &format!("{}/{}", at + 1, fit.parts.len()));
            }
            pen.body("again", |pen| pen.runs(&without_notes(&exhibit.caption)));
            pen.code("step", if fit.dense { "\"dense\"" } else { "\"cell\"" });
            pen.code("keep", truth(keep));
            pen.code("tied", truth(tied));
            pen.code("foot", truth(foot));
            pen.grid_head(sheet);
            pen.raw("rows: (\n");
            for (index, (row, height)) in table.rows.iter().zip(&part.heights).enumerate() {
                let tall = *height > TALL * page || table.breaks == Breaks::Within;
                pen.row(row, sheet, tall, ties.get(index).copied().unwrap_or(0));
            }
            pen.raw(")");
        });
    }

    fn grid_head(&mut self, sheet: Sheet<'_>) {
        self.raw("widths: ");
        self.array(&sheet.part.widths, |pen, width| pen.raw(&format!("{width:.3}pt")));
        self.raw(", gaps: ");
        self.array(&sheet.part.gaps, |pen, gap| pen.raw(&format!("{gap}pt")));
        self.raw(", align: ");
        self.array(sheet.columns(), |pen, column| pen.raw(align(column)));
        self.raw(", marks: ");
        let marks = sheet.columns().enumerate().filter(|(_, column)| column.role == Role::Mark);
        self.array(marks, |pen, (at, _)| pen.raw(&at.to_string()));
        self.raw(", bands: ");
        self.array(bands(sheet.table, sheet.part), |pen, (title, span)| {
            pen.raw("(");
            if title.is_empty() {
                pen.raw("none")
            } else {
                pen.words(&title)
            }
            pen.raw(&format!(", {span})"));
        });
        self.raw(", heads: ");
        let heads = sheet.columns().enumerate();
        self.array(heads, |pen, (at, column)| {
            pen.in_room(Weight::Bold, sheet, at, |pen| pen.line(&column.title));
        });
        self.raw(",\n");
    }
}

/// Tells of each row how many of those below it stay with it: a sum stays with the row above it,
/// and neither the first row of a run nor the last stands alone on a page.
fn ties(rows: &[Row], heights: &[f64], page: f64) -> Vec<usize> {
    let mut ties = vec![0; rows.len()];
    let is_group = |row: &Row| matches!(row, Row::Group(_));
    let is_sum = |row: &Row| matches!(row, Row::Sum { .. });
    let mut start = 0;
    for run in rows.split_inclusive(is_group) {
        let end = start + run.len() - usize::from(run.last().is_some_and(is_group));
        let bodies = (start..end).filter(|&at| !is_sum(&rows[at])).count();
        for at in start..end {
            let sums = rows[at + 1..end].iter().take_while(|row| is_sum(row)).count();
            // The last row may be followed by its sums, so it is told by what is left.
            let next_is_last = at + 1 < end && (at + 2..end).all(|at| is_sum(&rows[at]));
            let pairs = !is_sum(&rows[at]) && bodies > 3 && (at == start || next_is_last);
            let tie = if sums == 0 && pairs && !is_sum(&rows[at + 1]) {
                1 + rows[at + 2..end].iter().take_while(|row| is_sum(row)).count()
            } else {
                sums
            };
            let height: f64 = heights[at..=at + tie].iter().sum();
            let most = if tie == sums { HELD } else { PAIRED };
            ties[at] = if height < most * page { tie } else { sums };
        }
        start += run.len();
    }
    // What is held by the row above holds nothing itself.
    for at in 0..ties.len() {
        let end = (at + 1 + ties[at]).min(ties.len());
        ties[at + 1..end].fill(0);
    }
    ties
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
