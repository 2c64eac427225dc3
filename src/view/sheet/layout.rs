//! The chosen columns: their heads, the cells of a row, and the sums below.

use crate::model::book::Run;
use crate::model::table::{Band, Cell, Column, Row, SumKind};
use crate::model::value::{Decimal, Rupiah};
use crate::view::Request;
use crate::view::names::Names;
use crate::view::sheet::Placed;
use crate::view::sheet::cell;
use crate::view::sheet::field::{Col, Content, Field, Sum};
use crate::view::sheet::money::Unit;

/// From so many columns on agencies go by their short names.
const MANY: usize = 8;

/// The chosen columns with what all their cells share.
pub(super) struct Layout<'s, 'a, R> {
    columns: Vec<&'s Col<'a, R>>,
    request: Request<'a>,
    names: Names<'a>,
    unit: Unit,
}

impl<'s, 'a, R> Layout<'s, 'a, R> {
    /// Lays out the chosen fields; the rows decide the unit unless the author does.
    pub(super) fn new(request: &Request<'a>, chosen: &[&'s Field<'a, R>], rows: &[R]) -> Self {
        let columns: Vec<&Col<'a, R>> = chosen.iter().flat_map(|field| &field.columns).collect();
        let amounts = || columns.iter().filter_map(|column| amount_of(column));
        let wish = request.options.unit.as_ref().and_then(|unit| Unit::from_key(unit));
        let unit = wish.unwrap_or_else(|| match amounts().count() {
            0 | 1 => Unit::Rupiah,
            _ => Unit::exact(rows.iter().flat_map(|row| amounts().map(move |of| of(row)))),
        });
        Self { columns, request: *request, names: Names::new(request.plan), unit }
    }

    /// Returns the heads.
    pub(super) fn columns(&self) -> Vec<Column> {
        let column = |column: &&Col<'a, R>| {
            let unit =
                if self.is_lone_rupiah() && amount_of(column).is_some() { " (rupiah)" } else { "" };
            Column {
                key: column.key.clone(),
                title: vec![Run::Text(format!("{}{unit}", column.title))],
                align: column.align,
                role: column.role,
            }
        };
        self.columns.iter().map(column).collect()
    }

    /// Returns the unit to print beside the caption.
    pub(super) fn unit_label(&self) -> Option<String> {
        let money = self.columns.iter().any(|column| amount_of(column).is_some());
        (money && !self.is_lone_rupiah()).then(|| self.unit.label().to_owned())
    }

    /// A single column of whole rupiah says its unit in its head.
    fn is_lone_rupiah(&self) -> bool {
        let money = self.columns.iter().filter(|column| amount_of(column).is_some());
        self.unit == Unit::Rupiah && money.count() == 1
    }

    /// Returns the rows of a group; `serial` counts the rows of the table.
    pub(super) fn bodies(&self, rows: &[&R], serial: &mut usize) -> Vec<Row>
    where
        R: Placed,
    {
        let mut above: Option<Vec<Cell>> = None;
        let mut bodies = Vec::new();
        for row in rows {
            *serial += 1;
            let cells: Vec<Cell> =
                self.columns.iter().map(|column| self.cell(column, row, *serial)).collect();
            let mut printed = match &above {
                Some(above) => self.without_repeats(&cells, above),
                None => cells.clone(),
            };
            printed.iter_mut().for_each(|cell| cell.place = row.place());
            bodies.push(Row::Body(printed));
            above = Some(cells);
        }
        bodies
    }

    /// Empties the merged cells that say what the row above says, from the left up to the first
    /// that differs.
    fn without_repeats(&self, cells: &[Cell], above: &[Cell]) -> Vec<Cell> {
        let mut same = true;
        let each = self.columns.iter().zip(cells.iter().zip(above));
        each.map(|(column, (cell, above))| {
            if column.merged {
                same &= cell == above;
            }
            if column.merged && same { Cell::default() } else { cell.clone() }
        })
        .collect()
    }

    /// Returns one cell.
    pub(super) fn cell(&self, column: &Col<'a, R>, row: &R, serial: usize) -> Cell {
        match &column.content {
            Content::Cell(of) => of(row),
            Content::Agency(of) if self.columns.len() >= MANY => {
                cell::words(&self.names.agency_short(&of(row)))
            }
            Content::Agency(of) => cell::words(&self.names.agency(&of(row))),
            Content::Serial => cell::count(cell::tally(serial)),
            Content::Money(of, _) => self.unit.cell(of(row)),
            Content::Count(of, _) => cell::count(of(row)),
            Content::Score(of, places) => match of(row) {
                Some(points) => cell::decimal(points, *places),
                None => Cell::text(cell::DASH),
            },
        }
    }

    /// Returns the sum of some rows; `None` when no column is summed.
    pub(super) fn sum(&self, rows: &[&R], kind: SumKind, of: &str) -> Option<Row> {
        let cells: Vec<Option<Cell>> =
            self.columns.iter().map(|column| self.sum_cell(column, rows)).collect();
        if cells.iter().all(Option::is_none) {
            return None;
        }
        let is_mean = |column: &&Col<'a, R>| matches!(column.content, Content::Score(..));
        let labels = &self.request.plan.scheme.labels;
        let word = match kind {
            _ if self.columns.iter().any(is_mean) => "Rata-rata",
            SumKind::Subtotal => &labels.subtotal,
            SumKind::Total => &labels.total,
        };
        let label = format!("{word} {of}").trim().to_owned();
        Some(Row::Sum { kind, label, cells })
    }

    fn sum_cell(&self, column: &Col<'a, R>, rows: &[&R]) -> Option<Cell> {
        match &column.content {
            Content::Money(of, Sum::Summed) => {
                Some(self.unit.cell(rows.iter().map(|row| of(row)).sum()))
            }
            Content::Count(of, Sum::Summed) => {
                Some(cell::count(rows.iter().map(|row| of(row)).sum()))
            }
            Content::Score(of, _) => {
                let mean = Decimal::mean(rows.iter().filter_map(|row| of(row)), 2)?;
                Some(cell::decimal(mean, 2))
            }
            _ => None,
        }
    }

    /// Tells whether printed parts do not add up to a printed sum, down or across.
    pub(super) fn rounds_apart(&self, groups: &[&[&R]], all: &[&R]) -> bool {
        let sums = groups.iter().copied().chain([all]);
        sums.clone().any(|rows| self.columns.iter().any(|column| self.apart_below(column, rows)))
            || all.iter().any(|row| self.apart_across(&[row]))
            || sums.into_iter().any(|rows| self.apart_across(rows))
    }

    fn apart_below(&self, column: &Col<'a, R>, rows: &[&R]) -> bool {
        let Content::Money(of, Sum::Summed) = &column.content else { return false };
        let parts: i64 = rows.iter().map(|row| self.unit.rounded(of(row))).sum();
        parts != self.unit.rounded(rows.iter().map(|row| of(row)).sum())
    }

    /// Compares the years with `total`, where both are shown.
    fn apart_across(&self, rows: &[&R]) -> bool {
        let sum = |of: &dyn Fn(&R) -> Rupiah| -> Rupiah { rows.iter().map(|row| of(row)).sum() };
        let whole = self.columns.iter().find(|column| column.key == "total");
        let Some(whole) = whole.and_then(|column| amount_of(column)).map(sum) else {
            return false;
        };
        let parts: Vec<Rupiah> = self
            .columns
            .iter()
            .filter(|column| column.part)
            .filter_map(|column| amount_of(column))
            .map(sum)
            .collect();
        let printed: i64 = parts.iter().map(|amount| self.unit.rounded(*amount)).sum();
        !parts.is_empty() && printed != self.unit.rounded(whole)
    }
}

fn amount_of<'s, R>(column: &'s Col<'_, R>) -> Option<&'s dyn Fn(&R) -> Rupiah> {
    match &column.content {
        Content::Money(of, _) => Some(of.as_ref()),
        _ => None,
    }
}

/// Returns the words above the heads; none when no field has any.
pub(super) fn bands<R>(chosen: &[&Field<'_, R>]) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for field in chosen.iter().filter(|field| !field.columns.is_empty()) {
        let title = field.band.clone().unwrap_or_default();
        match bands.last_mut() {
            Some(last) if title.is_empty() && last.title.is_empty() => {
                last.span += field.columns.len();
            }
            _ => bands.push(Band { title, span: field.columns.len() }),
        }
    }
    if bands.iter().all(|band| band.title.is_empty()) { Vec::new() } else { bands }
}
