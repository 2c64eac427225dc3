//! A table as data: one line a row, exact amounts, for a spreadsheet or a program.
//!
//! Semicolons part the cells, since the comma is the decimal sign here, and a byte order mark
//! tells spreadsheets that it is UTF-8. Group headings become a column. Sums are left out:
//! whoever adds up a column would count twice.

use crate::model::book::{Exhibit, plain};
use crate::model::table::{Cell, Column, Role, Row, Table};

/// Head of the column that group headings become.
const GROUP: &str = "Kelompok";

/// Heads of a form.
const FORM: [&str; 2] = ["Hal", "Isi"];

/// Writes the records of a table.
pub fn csv(exhibit: &Exhibit<Table>) -> String {
    let table = &exhibit.body;
    let grouped = table.rows.iter().any(|row| matches!(row, Row::Group(_)));
    let mut out = String::from('\u{feff}');
    let mut head: Vec<String> = heads(table);
    if grouped {
        head.insert(0, GROUP.to_owned());
    }
    line(&mut out, &head);
    let mut group = "";
    for row in &table.rows {
        match row {
            Row::Group(own) => group = &own.title,
            Row::Sum { .. } => {}
            Row::Body(cells) => {
                let unit = exhibit.unit.as_deref().unwrap_or_default();
                let cells = table.columns.iter().zip(cells);
                let mut values: Vec<String> =
                    cells.map(|(column, cell)| value(column, cell, unit)).collect();
                if grouped {
                    values.insert(0, group.to_owned());
                }
                line(&mut out, &values);
            }
        }
    }
    out
}

/// Names the columns; what a band says stands before the head, where heads repeat.
fn heads(table: &Table) -> Vec<String> {
    let titles = table.columns.iter().map(|column| plain(&column.title).trim().to_owned());
    let titles: Vec<String> = titles.collect();
    // A form has the names of its fields in the first column and no heads.
    if titles.len() == FORM.len() && titles.iter().all(String::is_empty) {
        return FORM.map(str::to_owned).to_vec();
    }
    let mut bands =
        table.bands.iter().flat_map(|band| std::iter::repeat_n(band.title.as_str(), band.span));
    let named = |title: &String| {
        let band = bands.next().unwrap_or_default();
        let repeated = titles.iter().filter(|other| *other == title).count() > 1;
        if repeated && !band.is_empty() { format!("{band} {title}") } else { title.clone() }
    };
    titles.iter().map(named).collect()
}

/// Returns what stands in a cell, amounts as whole rupiah whatever the table rounds them to.
fn value(column: &Column, cell: &Cell, unit: &str) -> String {
    let lines: Vec<String> = cell.lines.iter().map(|line| plain(line).trim().to_owned()).collect();
    let words = lines.join(" | ");
    exact(column, cell, unit).map_or(words, |value| value.to_string())
}

/// Returns the number that a cell shows, in whole rupiah if it is an amount.
pub(super) fn exact(column: &Column, cell: &Cell, unit: &str) -> Option<i64> {
    let lines: Vec<String> = cell.lines.iter().map(|line| plain(line).trim().to_owned()).collect();
    let value = cell.value.filter(|_| column.role == Role::Number);
    value.filter(|value| shows(&lines.join(" | "), *value, unit))
}

/// Tells whether printed words show this number, as it is or rounded to the unit of the table;
/// otherwise it is there for sorting only.
fn shows(words: &str, value: i64, unit: &str) -> bool {
    if words == "–" {
        return value == 0;
    }
    let (whole, decimals) = words.split_once(',').unwrap_or((words, ""));
    let digits: String = whole.chars().filter(|c| *c != '.').chain(decimals.chars()).collect();
    let Ok(shown) = digits.parse::<i128>() else { return false };
    let step: i128 = match unit {
        "(dalam ribu rupiah)" => 1_000,
        "(dalam juta rupiah)" => 1_000_000,
        "(dalam miliar rupiah)" => 1_000_000_000,
        _ => 1,
    };
    let places = u32::try_from(decimals.len()).unwrap_or(0);
    let parts = 10_i128.checked_pow(places).unwrap_or(i128::MAX);
    // Both sides times the decimals, so that nothing is lost.
    let (Some(shown), Some(exact)) =
        (shown.checked_mul(step), i128::from(value).checked_mul(parts))
    else {
        return false;
    };
    shown == exact || step > 1 && (shown - exact).abs() * 2 <= step
}

fn line(out: &mut String, values: &[String]) {
    for (at, value) in values.iter().enumerate() {
        if at > 0 {
            out.push(';');
        }
        if value.contains([';', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&value.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(value);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::book::Run;
    use crate::model::table::{Band, Group, SumKind};

    fn column(title: &str, role: Role) -> Column {
        Column { title: vec![Run::Text(title.into())], role, ..Column::default() }
    }

    fn exhibit(body: Table, unit: &str) -> Exhibit<Table> {
        Exhibit {
            anchor: crate::model::book::Anchor::default(),
            label: "Tabel".into(),
            number: "3.4".into(),
            caption: Vec::new(),
            unit: Some(unit.into()),
            source: None,
            note: None,
            wide: false,
            view: Some("programs".into()),
            body,
        }
    }

    #[test]
    fn groups_are_a_column_amounts_are_exact_and_sums_are_left_out() {
        let row = |name: &str, words: &str, amount| {
            Row::Body(vec![Cell::text(name), Cell::number(words, amount)])
        };
        let table = Table {
            columns: vec![column("Program", Role::Prose), column("2024", Role::Number)],
            rows: vec![
                Row::Group(Group { title: "Layanan".into(), ..Group::default() }),
                row("Portal; \"satu\"", "1.451", 1_450_500_000),
                row("Gratis", "–", 0),
                Row::Sum {
                    kind: SumKind::Total,
                    label: "Jumlah".into(),
                    cells: vec![None, Some(Cell::number("1.451", 1_450_500_000))],
                },
            ],
            ..Table::default()
        };
        let wanted = "\u{feff}Kelompok;Program;2024\r\n\
                      Layanan;\"Portal; \"\"satu\"\"\";1450500000\r\n\
                      Layanan;Gratis;0\r\n";
        assert_eq!(csv(&exhibit(table, "(dalam juta rupiah)")), wanted);
    }

    #[test]
    fn a_number_that_is_there_for_sorting_is_not_shown() {
        assert!(shows("2.050", 2050, ""));
        assert!(shows("1,25", 1_250_500_000, "(dalam miliar rupiah)"));
        assert!(!shows("74,60", 74_600_000, ""), "millionths");
        assert!(!shows("2022–2026", 2022, ""));
        assert!(!shows("12,5%", 1250, "(dalam juta rupiah)"));
        assert!(
            !shows("7", 7, "(dalam juta rupiah)"),
            "a count beside amounts is printed as it is"
        );
    }

    #[test]
    fn heads_that_repeat_are_told_apart_by_their_bands() {
        let table = Table {
            bands: vec![
                Band { title: String::new(), span: 1 },
                Band { title: "A".into(), span: 1 },
            ],
            columns: vec![column("No.", Role::Number), column("No.", Role::Number)],
            ..Table::default()
        };
        assert_eq!(heads(&table), ["No.", "A No."]);
    }
}
