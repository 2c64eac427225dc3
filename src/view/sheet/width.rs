//! Guesses from the words whether a table fits an upright page.

use crate::model::book::plain;
use crate::model::table::{Cell, Column, Role, Row, Table};

/// Letters that fit side by side on an upright page in the size of tables.
const PAGE: usize = 105;
/// Letters that the space between two columns takes.
const GUTTER: usize = 2;

/// Tells whether a table needs a landscape page.
pub(crate) fn needs_landscape(table: &Table) -> bool {
    let widths: usize =
        table.columns.iter().enumerate().map(|(at, column)| least(table, column, at)).sum();
    widths + GUTTER * table.columns.len().saturating_sub(1) > PAGE
}

/// Returns the least width in which a column can be read.
fn least(table: &Table, column: &Column, at: usize) -> usize {
    let title = plain(&column.title);
    let title = title.split(' ').map(|word| word.chars().count()).max().unwrap_or_default();
    let longest = table
        .rows
        .iter()
        .filter_map(|row| cell(row, at))
        .flat_map(|cell| &cell.lines)
        .map(|line| plain(line).chars().count())
        .max()
        .unwrap_or_default();
    let (least, most) = match column.role {
        Role::Number | Role::Code => (0, usize::MAX),
        Role::Words => (6, 12),
        Role::Prose => (8, 18),
        Role::Mark => (4, 6),
    };
    longest.max(title).clamp(least, most)
}

fn cell(row: &Row, at: usize) -> Option<&Cell> {
    match row {
        Row::Body(cells) => cells.get(at),
        Row::Group(_) => None,
        Row::Sum { cells, .. } => cells.get(at)?.as_ref(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::book::Run;

    fn table(role: Role, columns: usize, words: &str) -> Table {
        let column = Column { title: vec![Run::Text("Kolom".into())], role, ..Column::default() };
        Table {
            columns: vec![column; columns],
            rows: vec![Row::Body(vec![Cell::text(words); columns])],
            ..Table::default()
        }
    }

    #[test]
    fn prose_wraps_and_numbers_do_not() {
        let words = "Portal layanan terpadu dengan satu akun bagi seluruh warga";
        assert!(!needs_landscape(&table(Role::Prose, 4, words)));
        assert!(needs_landscape(&table(Role::Prose, 6, words)));
        assert!(!needs_landscape(&table(Role::Number, 6, "8.750.000.000")));
        assert!(needs_landscape(&table(Role::Number, 8, "8.750.000.000")));
    }

    #[test]
    fn a_table_without_columns_fits() {
        assert!(!needs_landscape(&Table::default()));
    }
}
