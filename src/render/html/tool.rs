//! What a table lends to a script that sorts and filters it: which columns, by what, and how the
//! sums of the rows that are left are printed. Without a script the table is whole all the same.

use std::collections::BTreeSet;

use crate::model::book::{Exhibit, plain};
use crate::model::table::{Cell, Column, Role, Row, Style, SumKind, Table};
use crate::model::value::grouped;
use crate::render::csv;

/// Rows from which on a computed table can be sorted, and those from which on it can be filtered
/// and is entered by its groups. What is shorter is seen at one glance and needs no tools.
const SORTED: usize = 8;
const FILTERED: usize = 16;

/// Groups from which on a long table lists them above.
const GROUPS: usize = 3;

/// Words of a column that a reader may choose from: how many there may be, and how long.
const CHOICES: std::ops::RangeInclusive<usize> = 2..=24;
const LONGEST: usize = 48;

/// How amounts may be printed: rupiah in the last printed digit, and decimals.
const FORMS: [(i64, u8); 4] = [(1, 0), (1_000, 0), (1_000_000, 0), (10_000_000, 2)];

/// The tools of one table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tools<'t> {
    /// `sort`, or `filter` for both.
    pub kind: &'static str,
    unit: &'t str,
    /// How the sum of a column is printed; none where it is no sum of its rows.
    sums: Vec<Option<String>>,
}

impl<'t> Tools<'t> {
    /// Finds the tools of a table: only rows that records made are alike enough to be sorted.
    pub(super) fn of(exhibit: &'t Exhibit<Table>) -> Option<Self> {
        let table = &exhibit.body;
        let rows = table.body_rows();
        // Where a row leaves out what stands above it, it means nothing elsewhere.
        let leans = cells(table, 0).any(|cell| words(cell).is_empty());
        if table.style != Style::Grid || exhibit.view.is_none() || rows < SORTED || leans {
            return None;
        }
        Some(Self {
            kind: if rows < FILTERED { "sort" } else { "filter" },
            unit: exhibit.unit.as_deref().unwrap_or_default(),
            sums: (0..table.columns.len()).map(|at| form(table, at)).collect(),
        })
    }

    /// Returns how the sum of a column is printed.
    pub(super) fn sum(&self, at: usize) -> Option<String> {
        self.sums.get(at).cloned().flatten()
    }

    /// Returns the number that a cell shows, or the one that it is only sorted by.
    pub(super) fn numbers(&self, cell: &Cell, column: &Column) -> (Option<i64>, Option<i64>) {
        // Counts stand beside amounts and are printed as they are.
        let count = || cell.value.filter(|value| words(cell) == grouped(*value));
        let exact = csv::exact(column, cell, self.unit).or_else(count);
        (exact, cell.value.filter(|_| exact.is_none()))
    }

    /// Tells by what a column is sorted: numbers, words, or nothing.
    pub(super) fn sorted(table: &Table, at: usize) -> Option<char> {
        match table.columns[at].role {
            Role::Mark => None,
            Role::Number => Some('n'),
            Role::Prose | Role::Words | Role::Code => Some('t'),
        }
    }

    /// Tells whether a reader may choose from the words of a column.
    pub(super) fn is_choice(&self, table: &Table, at: usize) -> bool {
        let words = cells(table, at).map(words).filter(|words| !words.is_empty());
        let words: BTreeSet<String> = words.collect();
        self.kind == "filter"
            && table.columns[at].role == Role::Words
            && CHOICES.contains(&words.len())
            && words.iter().all(|words| words.chars().count() <= LONGEST)
    }
}

/// Tells whether a table lists its groups above, to be entered by them.
pub(super) fn is_entered_by_groups(table: &Table) -> bool {
    let groups = table.rows.iter().filter(|row| matches!(row, Row::Group(_))).count();
    groups >= GROUPS && table.body_rows() >= FILTERED
}

fn cells(table: &Table, at: usize) -> impl Iterator<Item = &Cell> {
    table.rows.iter().filter_map(move |row| match row {
        Row::Body(cells) => cells.get(at),
        _ => None,
    })
}

fn words(cell: &Cell) -> String {
    cell.lines.iter().map(|line| plain(line)).collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// Finds the form in which all sums of a column are printed, as `step:decimals`; none unless each
/// is exactly the sum of the rows that it stands for.
fn form(table: &Table, at: usize) -> Option<String> {
    let sums = sums(table, at)?;
    let known = sums.iter().all(|(cell, sum)| cell.value == Some(*sum));
    let (step, places) = FORMS
        .into_iter()
        .find(|form| sums.iter().all(|(cell, sum)| words(cell) == printed(*sum, *form)))?;
    (known && !sums.is_empty()).then(|| format!("{step}:{places}"))
}

/// Lists the sums of a column beside what its rows add up to; none when that is too much.
fn sums(table: &Table, at: usize) -> Option<Vec<(&Cell, i64)>> {
    let (mut group, mut whole) = (0_i64, 0_i64);
    let mut out = Vec::new();
    for row in &table.rows {
        match row {
            Row::Group(_) => group = 0,
            Row::Body(cells) => {
                let value = cells.get(at).and_then(|cell| cell.value).unwrap_or(0);
                group = group.checked_add(value)?;
                whole = whole.checked_add(value)?;
            }
            Row::Sum { kind, cells, .. } => {
                let sum = if *kind == SumKind::Total { whole } else { group };
                out.extend(cells.get(at).and_then(Option::as_ref).map(|cell| (cell, sum)));
            }
        }
    }
    Some(out)
}

/// Prints a sum as the compiler and the script do: rounded half up, a dash for nothing.
fn printed(sum: i64, (step, places): (i64, u8)) -> String {
    if sum == 0 {
        return "–".to_owned();
    }
    let rest = sum.rem_euclid(step);
    let rounded = sum.div_euclid(step) + i64::from(rest >= step - rest);
    let parts = 10_i64.pow(places.into());
    let whole = grouped(rounded / parts);
    if places == 0 { whole } else { format!("{whole},{:02}", (rounded % parts).abs()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::table::Group;

    fn table(values: [i64; 2], sum: (&str, i64)) -> Table {
        let body = |value: i64| Row::Body(vec![Cell::text("a"), Cell::number("x", value)]);
        let total = Row::Sum {
            kind: SumKind::Total,
            label: "Jumlah".into(),
            cells: vec![None, Some(Cell::number(sum.0, sum.1))],
        };
        Table {
            columns: vec![Column::default(), Column { role: Role::Number, ..Column::default() }],
            rows: vec![body(values[0]), Row::Group(Group::default()), body(values[1]), total],
            ..Table::default()
        }
    }

    #[test]
    fn only_what_adds_up_is_added_up_again() {
        let of = |values, sum| form(&table(values, sum), 1);
        let million = 1_000_000;
        assert_eq!(of([million, 450_000], ("1", 1_450_000)).as_deref(), Some("1000000:0"));
        assert_eq!(of([1_250, 7], ("1.257", 1_257)).as_deref(), Some("1:0"));
        let billion = 1_000 * million;
        let sum = ("2,50", 2_500 * million);
        assert_eq!(of([billion, 1_500 * million], sum).as_deref(), Some("10000000:2"));
        assert_eq!(of([1, 2], ("1,5", 1)), None, "a mean is no sum");
        assert_eq!(of([i64::MAX, 1], ("1", 1)), None, "too much");
        assert_eq!(form(&table([1, 2], ("3", 3)), 0), None, "no sum stands there");
    }

    #[test]
    fn short_tables_and_those_written_by_hand_have_no_tools() {
        let mut exhibit = Exhibit {
            anchor: crate::model::book::Anchor::default(),
            label: String::new(),
            number: String::new(),
            caption: Vec::new(),
            unit: None,
            source: None,
            note: None,
            wide: false,
            view: Some("programs".into()),
            body: table([1, 2], ("3", 3)),
        };
        assert_eq!(Tools::of(&exhibit), None);
        let row = exhibit.body.rows[0].clone();
        exhibit.body.rows.extend(vec![row.clone(); SORTED]);
        assert_eq!(Tools::of(&exhibit).map(|tools| tools.kind), Some("sort"));
        exhibit.body.rows.extend(vec![row; FILTERED]);
        assert_eq!(Tools::of(&exhibit).map(|tools| tools.kind), Some("filter"));
        exhibit.body.rows.push(Row::Body(vec![Cell::default(), Cell::text("b")]));
        assert_eq!(Tools::of(&exhibit), None, "a row that leans on the one above");
        exhibit.body.rows.pop();
        exhibit.view = None;
        assert_eq!(Tools::of(&exhibit), None);
    }
}
