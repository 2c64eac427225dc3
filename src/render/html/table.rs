//! Tables as templates see them: head rows, bodies with a group heading each, and a foot, every
//! cell with its span.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::block::Align;
use crate::model::book::{Exhibit, Run, plain};
use crate::model::table::{Band, Cell, Column, Group, Role, Row, Style, SumKind, Table};
use crate::render::html::address::{fragment, slug};
use crate::render::html::inline::Line;
use crate::render::html::names::Names;
use crate::render::html::scribe::Scribe;
use crate::render::html::tool::{self, Tools};

/// A table.
#[derive(Debug, Serialize)]
pub(super) struct TableView<'a> {
    /// `grid`, `form` or `matrix`.
    style: &'static str,
    /// Number of columns.
    columns: usize,
    /// Number of rows, heads and sums left out.
    rows: usize,
    /// What a script may grow: `sort`, `filter`, or nothing.
    tools: Option<&'static str>,
    /// Whether its groups are listed above.
    jump: bool,
    /// Whether its words are so few that it needs no full measure.
    narrow: bool,
    /// Columns that a band holds together; empty without bands.
    spans: Vec<usize>,
    head: Vec<Vec<HeadCell<'a>>>,
    bodies: Vec<Body<'a>>,
    foot: Vec<RowView<'a>>,
}

/// A head of columns.
#[derive(Debug, Serialize)]
struct HeadCell<'a> {
    line: Line<'a>,
    empty: bool,
    /// Whether it is a band over several columns.
    band: bool,
    columns: usize,
    rows: usize,
    align: &'static str,
    /// The room that the column needs: its role, or `short`.
    role: &'static str,
    /// Whether a script may sort by it: `n` by numbers, `t` by words.
    sort: Option<char>,
    /// Whether a script may offer its words as a choice.
    choice: bool,
}

/// Rows below one group heading, or below none.
#[derive(Debug, Default, Serialize)]
struct Body<'a> {
    group: Option<GroupView<'a>>,
    rows: Vec<RowView<'a>>,
}

/// A heading over all columns.
#[derive(Debug, Serialize)]
struct GroupView<'a> {
    id: String,
    href: String,
    title: &'a str,
    note: Option<&'a str>,
    dimension: Option<usize>,
}

/// A row.
#[derive(Debug, Serialize)]
struct RowView<'a> {
    /// `row`, `subtotal` or `total`.
    kind: &'static str,
    /// Where it can be pointed at, if it is a record.
    id: Option<String>,
    cells: Vec<CellView<'a>>,
    at: Option<String>,
}

/// A cell.
#[derive(Debug, Serialize)]
struct CellView<'a> {
    lines: Vec<Line<'a>>,
    /// Exact number that the words show.
    value: Option<i64>,
    /// Number that the cell is sorted by and does not show.
    rank: Option<i64>,
    /// How a script prints the sum of the rows that are left, if this is their sum.
    sum: Option<String>,
    head: bool,
    columns: usize,
    align: &'static str,
    role: &'static str,
}

impl<'a> Scribe<'_, 'a> {
    /// Prepares a table; records in it can be pointed at when `pointed`.
    pub(super) fn table_view(
        &mut self,
        exhibit: &'a Exhibit<Table>,
        pointed: bool,
    ) -> TableView<'a> {
        let table = &exhibit.body;
        let tools = Tools::of(exhibit);
        let tools = tools.as_ref();
        let bands = whole_bands(&table.bands, table.columns.len());
        let (mut bodies, foot) = self.bodies(table, tools);
        name_groups(&exhibit.anchor.id, &mut bodies);
        if pointed {
            point(table, &exhibit.anchor.id, &mut bodies);
        }
        TableView {
            style: match table.style {
                Style::Grid => "grid",
                Style::Form => "form",
                Style::Matrix => "matrix",
                Style::Figures => "grid figures",
            },
            columns: table.columns.len(),
            rows: table.body_rows(),
            tools: tools.map(|tools| tools.kind),
            jump: tool::is_entered_by_groups(table),
            narrow: is_narrow(table),
            spans: bands.iter().map(|band| band.span).collect(),
            head: if table.style == Style::Form {
                Vec::new()
            } else {
                self.head(table, &bands, tools)
            },
            bodies,
            foot,
        }
    }

    /// Puts bands above the heads; a head that no band covers reaches up beside them.
    fn head(
        &mut self,
        table: &'a Table,
        bands: &[BandSpan<'a>],
        tools: Option<&Tools<'_>>,
    ) -> Vec<Vec<HeadCell<'a>>> {
        let (mut upper, mut lower) = (Vec::new(), Vec::new());
        let mut columns = 0..table.columns.len();
        for band in bands {
            let below = columns.by_ref().take(band.span);
            if band.title.is_empty() {
                upper.extend(below.map(|at| self.column_head(table, at, 2, tools)));
            } else {
                upper.push(band_head(band));
                lower.extend(below.map(|at| self.column_head(table, at, 1, tools)));
            }
        }
        if lower.is_empty() {
            let columns = 0..table.columns.len();
            return vec![columns.map(|at| self.column_head(table, at, 1, tools)).collect()];
        }
        vec![upper, lower]
    }

    fn column_head(
        &mut self,
        table: &'a Table,
        at: usize,
        rows: usize,
        tools: Option<&Tools<'_>>,
    ) -> HeadCell<'a> {
        let column = &table.columns[at];
        let line = self.line(&column.title);
        HeadCell {
            empty: line.is_empty(),
            line,
            band: false,
            columns: 1,
            rows,
            align: align(column.align),
            role: room(table, at),
            sort: tools.and_then(|_| Tools::sorted(table, at)),
            choice: tools.is_some_and(|tools| tools.is_choice(table, at)),
        }
    }

    /// Parts the rows at group headings; a total that ends the table is its foot.
    fn bodies(
        &mut self,
        table: &'a Table,
        tools: Option<&Tools<'_>>,
    ) -> (Vec<Body<'a>>, Vec<RowView<'a>>) {
        let is_total = |row: &&Row| matches!(row, Row::Sum { kind: SumKind::Total, .. });
        let foot = table.rows.iter().rev().take_while(is_total).count();
        let (rows, foot) = table.rows.split_at(table.rows.len() - foot);
        let mut bodies = vec![Body::default()];
        for row in rows {
            if let Row::Group(group) = row {
                bodies.push(Body { group: Some(self.group_head(group)), rows: Vec::new() });
            } else if let Some(body) = bodies.last_mut() {
                body.rows.extend(self.row(row, table, tools));
            }
        }
        bodies.retain(|body| body.group.is_some() || !body.rows.is_empty());
        let foot = foot.iter().filter_map(|row| self.row(row, table, tools)).collect();
        (bodies, foot)
    }

    fn group_head(&self, group: &'a Group) -> GroupView<'a> {
        GroupView {
            id: String::new(),
            href: String::new(),
            title: &group.title,
            note: group.note.as_deref(),
            dimension: group.dimension.as_ref().and_then(|id| self.site.dimension(id)),
        }
    }

    fn row(
        &mut self,
        row: &'a Row,
        table: &'a Table,
        tools: Option<&Tools<'_>>,
    ) -> Option<RowView<'a>> {
        match row {
            Row::Group(_) => None,
            Row::Body(cells) => {
                let head = row_head(cells, table);
                let at = cells.iter().find_map(|cell| cell.place).and_then(|own| self.at(own));
                let columns = table.columns.iter().enumerate();
                let cells = columns.map(|(at, column)| {
                    let mut view = self.cell(cells.get(at), column, tools);
                    view.head = (view.head || head == Some(at)) && cells.get(at).is_some_and(says);
                    view
                });
                let cells = cells.collect();
                Some(RowView { kind: "row", id: None, cells, at })
            }
            Row::Sum { kind, label, cells } => {
                let kind = match kind {
                    SumKind::Subtotal => "subtotal",
                    SumKind::Total => "total",
                };
                let cells = self.sum(label, cells, &table.columns, tools);
                Some(RowView { kind, id: None, cells, at: None })
            }
        }
    }

    /// Prepares a sum: its label takes the empty columns at the front.
    fn sum(
        &mut self,
        label: &'a str,
        cells: &'a [Option<Cell>],
        columns: &'a [Column],
        tools: Option<&Tools<'_>>,
    ) -> Vec<CellView<'a>> {
        let empty = cells.iter().take_while(|cell| cell.is_none()).count().min(columns.len());
        let mut out = Vec::with_capacity(columns.len());
        if empty > 0 {
            out.push(CellView {
                lines: vec![Line::Plain(label)],
                value: None,
                rank: None,
                sum: None,
                head: true,
                columns: empty,
                align: align(Align::Left),
                role: role(Role::Words),
            });
        }
        for (at, column) in columns.iter().enumerate().skip(empty) {
            let mut view = self.cell(cells.get(at).and_then(Option::as_ref), column, tools);
            view.sum = tools.and_then(|tools| tools.sum(at));
            // Without room in front, the label shares the first cell with the number.
            if out.is_empty() {
                view.lines.insert(0, Line::Plain(label));
                view.head = true;
            }
            out.push(view);
        }
        out
    }

    /// Prepares a cell; where a row has none for a column, an empty one.
    fn cell(
        &mut self,
        cell: Option<&'a Cell>,
        column: &'a Column,
        tools: Option<&Tools<'_>>,
    ) -> CellView<'a> {
        let lines = cell.map(|cell| cell.lines.as_slice()).unwrap_or_default();
        let numbers = tools.zip(cell).map(|(tools, cell)| tools.numbers(cell, column));
        let (value, rank) = numbers.unwrap_or_default();
        CellView {
            lines: lines.iter().map(|line| self.line(line)).collect(),
            value,
            rank,
            sum: None,
            head: cell.is_some_and(|cell| cell.head),
            columns: 1,
            align: align(column.align),
            role: role(column.role),
        }
    }
}

/// Returns the code of the record that a row shows: codes stand first in their tables.
pub(super) fn record<'t>(table: &Table, cells: &'t [Cell]) -> Option<&'t str> {
    let first = table.columns.first().filter(|column| column.role == Role::Code);
    match cells.first().filter(|_| first.is_some())?.lines.as_slice() {
        [line] => match line.as_slice() {
            [Run::Text(code)] if !code.contains(char::is_whitespace) => Some(code),
            _ => None,
        },
        _ => None,
    }
}

/// Returns the id of the row that shows a record.
pub(super) fn record_anchor(table: &str, code: &str) -> String {
    format!("{table}:baris-{code}")
}

/// Gives rows that show records their ids, each once.
fn point(table: &Table, id: &str, bodies: &mut [Body<'_>]) {
    let mut taken = BTreeSet::new();
    let rows = bodies.iter_mut().flat_map(|body| &mut body.rows);
    let cells = table.rows.iter().filter_map(|row| match row {
        Row::Group(_) => None,
        Row::Body(cells) => Some(record(table, cells)),
        Row::Sum { .. } => Some(None),
    });
    for (row, code) in rows.zip(cells) {
        row.id = code.filter(|code| taken.insert(*code)).map(|code| record_anchor(id, code));
    }
}

/// A band clipped to the columns that there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct BandSpan<'a> {
    title: &'a str,
    span: usize,
}

/// Makes bands cover every column exactly once; none without bands.
fn whole_bands(bands: &[Band], columns: usize) -> Vec<BandSpan<'_>> {
    let mut left = columns;
    let mut out: Vec<BandSpan<'_>> = Vec::new();
    for band in bands {
        let span = band.span.min(left);
        left -= span;
        out.push(BandSpan { title: &band.title, span });
    }
    if !bands.is_empty() {
        out.push(BandSpan { title: "", span: left });
    }
    out.retain(|band| band.span > 0);
    out
}

fn band_head<'a>(band: &BandSpan<'a>) -> HeadCell<'a> {
    HeadCell {
        line: Line::Plain(band.title),
        empty: false,
        band: true,
        columns: band.span,
        rows: 1,
        align: align(Align::Left),
        role: role(Role::Words),
        sort: None,
        choice: false,
    }
}

/// Gives every group heading an id of its own, made of its words.
fn name_groups(table: &str, bodies: &mut [Body<'_>]) {
    let mut names = Names::default();
    for group in bodies.iter_mut().filter_map(|body| body.group.as_mut()) {
        group.id = names.id(&format!("{table}:{}", slug(group.title)));
        group.href = fragment(&group.id);
    }
}

/// Tells whether a table holds so few words that the full measure would tear it apart.
fn is_narrow(table: &Table) -> bool {
    const WIDEST: usize = 64;
    // Rows of a head are broken where they are too long.
    const HEAD: usize = 12;
    let longest = |at: usize| {
        let cells = table.rows.iter().filter_map(|row| match row {
            Row::Body(cells) => cells.get(at),
            Row::Sum { cells, .. } => cells.get(at).and_then(Option::as_ref),
            Row::Group(_) => None,
        });
        let lines = cells.flat_map(|cell| &cell.lines).map(|line| plain(line).chars().count());
        let head = plain(&table.columns[at].title).chars().count().min(HEAD);
        lines.max().unwrap_or(0).max(head) + 3
    };
    let whole: usize = (0..table.columns.len()).map(longest).sum();
    matches!(table.style, Style::Grid) && whole <= WIDEST
}

/// Finds the cell that names its row where none says so of itself: the first, or in a grid the
/// first that is no number.
pub(super) fn row_head(cells: &[Cell], table: &Table) -> Option<usize> {
    if cells.iter().any(|cell| cell.head) {
        return None;
    }
    let names = |column: &Column| !matches!(column.role, Role::Number | Role::Mark);
    match table.style {
        Style::Grid => table.columns.iter().position(names),
        Style::Form | Style::Matrix | Style::Figures => Some(0),
    }
}

/// Tells whether a cell has words: one without names no row.
fn says(cell: &Cell) -> bool {
    cell.lines.iter().any(|line| !plain(line).trim().is_empty())
}

/// Names the room that a column needs: what it holds, unless its prose turns out to be short, as
/// in most tables written by hand.
fn room(table: &Table, at: usize) -> &'static str {
    const SHORT: usize = 16;
    const WORDS: usize = 40;
    let column = &table.columns[at];
    if column.role != Role::Prose {
        return role(column.role);
    }
    let cells = table.rows.iter().filter_map(|row| match row {
        Row::Body(cells) => cells.get(at),
        _ => None,
    });
    let lines = cells.flat_map(|cell| &cell.lines);
    let longest = lines.map(|line| plain(line).chars().count()).max().unwrap_or(0);
    if longest <= SHORT {
        "short"
    } else if longest <= WORDS {
        role(Role::Words)
    } else {
        role(Role::Prose)
    }
}

fn align(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Prose => "prose",
        Role::Words => "words",
        Role::Code => "code",
        Role::Number => "number",
        Role::Mark => "mark",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(title: &str, span: usize) -> Band {
        Band { title: title.into(), span }
    }

    #[test]
    fn a_column_gets_room_for_what_it_holds() {
        let mut table = Table {
            columns: vec![Column::default(), Column { role: Role::Number, ..Column::default() }],
            rows: vec![Row::Body(vec![Cell::text("tahun"), Cell::text("74,60")])],
            ..Table::default()
        };
        assert_eq!((room(&table, 0), room(&table, 1)), ("short", "number"));
        table.rows.push(Row::Body(vec![Cell::text("Badan Perencanaan Pembangunan")]));
        assert_eq!(room(&table, 0), "words");
        table.rows.push(Row::Body(vec![Cell::text("kata ".repeat(9))]));
        assert_eq!(room(&table, 0), "prose");
    }

    #[test]
    fn a_row_without_a_head_is_named_by_its_first_words() {
        let column = |role| Column { role, ..Column::default() };
        let mut table = Table {
            columns: vec![column(Role::Number), column(Role::Code), column(Role::Prose)],
            ..Table::default()
        };
        let mut cells = vec![Cell::text("1"), Cell::text("GOV-01"), Cell::text("Portal")];
        assert_eq!(row_head(&cells, &table), Some(1));
        cells[2].head = true;
        assert_eq!(row_head(&cells, &table), None, "the row says it");
        cells[2].head = false;
        table.style = Style::Form;
        assert_eq!(row_head(&cells, &table), Some(0));
        assert!(says(&cells[0]));
        assert!(!says(&Cell::text("")), "a cell that was left empty names nothing");
    }

    #[test]
    fn a_record_is_a_row_that_begins_with_its_code() {
        let column = |role| Column { role, ..Column::default() };
        let cells = [Cell::text("GOV-01"), Cell::text("Portal")];
        let mut table = Table { columns: vec![column(Role::Code)], ..Table::default() };
        assert_eq!(record(&table, &cells), Some("GOV-01"));
        assert_eq!(record(&table, &[Cell::text("dua kata")]), None);
        table.columns = vec![column(Role::Words), column(Role::Code)];
        assert_eq!(record(&table, &cells), None);
    }

    #[test]
    fn bands_cover_every_column_once_whatever_they_say() {
        let spans = |bands: &[Band]| -> Vec<usize> {
            whole_bands(bands, 5).iter().map(|band| band.span).collect()
        };
        assert_eq!(spans(&[band("", 2), band("Pendek", 1)]), [2, 1, 2]);
        assert_eq!(spans(&[band("A", 3), band("B", 9)]), [3, 2]);
        assert_eq!(spans(&[band("A", 0)]), [5]);
        assert!(spans(&[]).is_empty());
    }
}
