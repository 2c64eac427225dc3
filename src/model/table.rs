//! A table as it is printed: finished words and exact numbers, no styling.

use crate::model::block::Align;
use crate::model::book::Run;
use crate::model::value::Id;

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// How it is laid out.
    pub style: Style,
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

    /// Marks the cell as the head of its row.
    #[must_use]
    pub fn as_head(mut self) -> Self {
        self.head = true;
        self
    }
}

impl Table {
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
