//! A table as it is printed: finished words and exact numbers, no styling.

use crate::model::block::Align;
use crate::model::book::{Run, plain};
use crate::model::value::Id;
use crate::source::Span;

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// How it is laid out.
    pub style: Style,
    /// Where it may go on on the next page.
    pub breaks: Breaks,
    /// Bands above the heads: words over a number of columns (phases over years).
    pub bands: Vec<Band>,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows.
    pub rows: Vec<Row>,
}

/// How a table is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// Heads above, rows below.
    #[default]
    Grid,
    /// Field names left, values right, no heads: a form.
    Form,
    /// Heads above and in the first column: SWOT.
    Matrix,
    /// A large number in each row, with its unit and words.
    Figures,
}

/// Where a table may go on on the next page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Breaks {
    /// Between rows; within one only when it is very high.
    #[default]
    Between,
    /// Within rows too.
    Within,
    /// Nowhere, as long as a page holds the table.
    Never,
}

impl Breaks {
    /// Lists the words of the option `break`.
    pub const KEYS: &'static [&'static str] = &["rows", "never"];

    /// Reads a word of the option `break`.
    pub fn from_key(key: &str) -> Option<Self> {
        match key {
            "rows" => Some(Self::Within),
            "never" => Some(Self::Never),
            _ => None,
        }
    }
}

/// Words over a number of columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Words, empty over columns without a band.
    pub title: String,
    /// Number of columns.
    pub span: usize,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// Stable name: `agency`, `2024`.
    pub key: String,
    /// Head.
    pub title: Vec<Run>,
    /// Alignment.
    pub align: Align,
    /// What it holds, which decides how wide it is.
    pub role: Role,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Running words; shares what room is left.
    #[default]
    Prose,
    /// A few words, such as the name of an agency.
    Words,
    /// Ids and codes; never broken.
    Code,
    /// Numbers and years; never broken.
    Number,
    /// Marks.
    Mark,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Cells, one a column.
    Body(Vec<Cell>),
    /// A heading over all columns.
    Group(Group),
    /// A sum; the label stands in the first empty columns.
    Sum {
        /// Subtotal or total.
        kind: SumKind,
        /// Words.
        label: String,
        /// Cells, one a column, `None` where nothing stands.
        cells: Vec<Option<Cell>>,
    },
}

/// A heading over all columns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    /// Words.
    pub title: String,
    /// Lighter words behind them: `7 program`.
    pub note: Option<String>,
    /// The dimension whose colour stands before it.
    pub dimension: Option<Id>,
}

/// Which sum a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SumKind {
    /// Of a group.
    Subtotal,
    /// Of the whole table.
    Total,
}

/// A cell: lines of finished words, and what they are sorted by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// Lines; each is a paragraph of its own.
    pub lines: Vec<Vec<Run>>,
    /// Exact number behind the words, if any.
    pub value: Option<i64>,
    /// Whether it is a head of its row.
    pub head: bool,
    /// Where the record stands that it tells of.
    pub place: Option<Span>,
}

impl Cell {
    /// Makes a cell of one line of words.
    pub fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        let lines = if words.is_empty() { Vec::new() } else { vec![vec![Run::Text(words)]] };
        Self { lines, ..Self::default() }
    }

    /// Makes a cell of a number and the words that show it.
    pub fn number(words: impl Into<String>, value: i64) -> Self {
        Self { value: Some(value), ..Self::text(words) }
    }

    /// Makes a cell of several lines.
    pub fn lines(lines: impl IntoIterator<Item = String>) -> Self {
        Self {
            lines: lines.into_iter().map(|line| vec![Run::Text(line)]).collect(),
            ..Self::default()
        }
    }

    /// Makes a cell of runs in one line.
    pub fn runs(runs: Vec<Run>) -> Self {
        Self { lines: vec![runs], ..Self::default() }
    }

    /// Says where the record stands that the cell tells of.
    #[must_use]
    pub fn at(mut self, place: Span) -> Self {
        self.place = Some(place);
        self
    }

    /// Marks the cell as the head of its row.
    #[must_use]
    pub fn as_head(mut self) -> Self {
        self.head = true;
        self
    }
}

impl Table {
    /// Gives columns of nothing but numbers their role: they stand right and are never broken.
    pub fn find_numbers(&mut self) {
        let bodies: Vec<&Vec<Cell>> = self
            .rows
            .iter()
            .filter_map(|row| match row {
                Row::Body(cells) => Some(cells),
                _ => None,
            })
            .collect();
        for (at, column) in self.columns.iter_mut().enumerate() {
            let cells = || bodies.iter().filter_map(|cells| cells.get(at));
            let words = |cell: &Cell| cell.lines.iter().map(|line| plain(line)).collect::<String>();
            let is_number = |cell: &Cell| Figure::read(words(cell).trim()).is_some();
            let is_blank = |cell: &Cell| matches!(words(cell).trim(), "" | "–" | "-");
            if cells().any(is_number) && cells().all(|cell| is_number(cell) || is_blank(cell)) {
                column.role = Role::Number;
                column.align = Align::Right;
            }
        }
    }

    /// Lists all cells, those of sums among them.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows.iter().flat_map(|row| -> Vec<&Cell> {
            match row {
                Row::Body(cells) => cells.iter().collect(),
                Row::Group(_) => Vec::new(),
                Row::Sum { cells, .. } => cells.iter().flatten().collect(),
            }
        })
    }

    /// Counts the body rows.
    pub fn body_rows(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row, Row::Body(_))).count()
    }
}

/// A printed number, parted where its decimals begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure<'w> {
    /// Sign, currency and whole part: `-1.250`, `Rp1.250`.
    pub whole: &'w str,
    /// Comma, decimals and a sign of percent: `,5%`.
    pub rest: &'w str,
}

impl<'w> Figure<'w> {
    /// Reads words that are one number and nothing else.
    pub fn read(words: &'w str) -> Option<Self> {
        let bare = words.trim_start_matches(['-', '−', '+', '±', '<', '>', '≤', '≥']);
        let bare = bare.strip_prefix("Rp").unwrap_or(bare);
        let digits = bare.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let (whole, rest) = words.split_at(words.len() - digits.len());
        let decimals = rest.strip_prefix(',').unwrap_or_default();
        let sign = if rest.starts_with(',') { decimals } else { rest };
        let sign = sign.trim_start_matches(|c: char| c.is_ascii_digit());
        let has_digit = bare.starts_with(|c: char| c.is_ascii_digit());
        let has_decimals = !rest.starts_with(',') || sign.len() < decimals.len();
        let known = matches!(sign, "" | "%" | " %" | "\u{a0}%");
        (has_digit && has_decimals && known && !whole.ends_with('.'))
            .then_some(Self { whole, rest })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_parted_where_their_decimals_begin() {
        let parts = |words| Figure::read(words).map(|figure| (figure.whole, figure.rest));
        assert_eq!(parts("1.250,75"), Some(("1.250", ",75")));
        assert_eq!(parts("-3,5%"), Some(("-3", ",5%")));
        assert_eq!(parts("Rp250"), Some(("Rp250", "")));
        assert_eq!(parts("12 %"), Some(("12", " %")));
        for words in
            ["", "–", "2022–2026", "4 hari", "1,", ",5", "1.", "12,5 persen", "1,2,3", "Rp"]
        {
            assert_eq!(parts(words), None, "{words}");
        }
    }

    #[test]
    fn a_column_of_numbers_and_blanks_stands_right() {
        let row = |words: [&str; 3]| Row::Body(words.map(Cell::text).to_vec());
        let rows = vec![row(["1", "a", ""]), row(["–", "2", ""]), row(["2,5", "3", ""])];
        let mut table = Table { columns: vec![Column::default(); 3], rows, ..Table::default() };
        table.find_numbers();
        let roles: Vec<Role> = table.columns.iter().map(|column| column.role).collect();
        assert_eq!(roles, [Role::Number, Role::Prose, Role::Prose]);
        assert_eq!(table.columns[0].align, Align::Right);
    }
}
