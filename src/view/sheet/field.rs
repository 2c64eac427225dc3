//! What a view can show of a row: fields by the word of the option `columns`, each one column
//! or several.

use crate::model::block::Align;
use crate::model::table::{Cell, Role};
use crate::model::value::{Decimal, Id, Rupiah, Year, YearSpan};
use crate::view::names::Names;
use crate::view::sheet::cell;

/// What authors choose by one word: one column, or several such as the years of a budget.
pub(crate) struct Field<'a, R> {
    /// The word.
    pub(crate) key: &'static str,
    /// Words over its columns.
    pub(crate) band: Option<String>,
    /// Its columns.
    pub(crate) columns: Vec<Col<'a, R>>,
}

/// A column as the sheet builds it.
pub(crate) struct Col<'a, R> {
    /// Stable name.
    pub(crate) key: String,
    /// Head.
    pub(crate) title: String,
    /// What it holds.
    pub(crate) role: Role,
    /// Alignment.
    pub(crate) align: Align,
    /// Whether a cell equal to the one above stays empty.
    pub(crate) merged: bool,
    /// Whether its amounts are parts of the column `total`.
    pub(crate) part: bool,
    /// Where its cells come from.
    pub(crate) content: Content<'a, R>,
}

/// Makes something of a row.
pub(crate) type Of<'a, R, T> = Box<dyn Fn(&R) -> T + 'a>;

/// Where the cells of a column come from.
pub(crate) enum Content<'a, R> {
    /// A finished cell.
    Cell(Of<'a, R, Cell>),
    /// An agency: its name, or its short name in a table of many columns.
    Agency(Of<'a, R, Id>),
    /// The number of the row as printed.
    Serial,
    /// Money, in the unit of the table.
    Money(Of<'a, R, Rupiah>, Sum),
    /// A count.
    Count(Of<'a, R, i64>, Sum),
    /// Points with so many decimals, with their mean below.
    Score(Of<'a, R, Option<Decimal>>, u8),
}

/// Whether a column is summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sum {
    /// A sum stands below.
    Summed,
    /// Nothing stands below: rows overlap, so that their sum would mislead.
    Unsummed,
}

impl<'a, R> Field<'a, R> {
    fn new(key: &'static str, title: &str, role: Role, content: Content<'a, R>) -> Self {
        let columns = vec![Col::new(key, title, role, content)];
        Self { key, band: None, columns }
    }

    /// Shows running words.
    pub(crate) fn text(key: &'static str, title: &str, of: impl Fn(&R) -> String + 'a) -> Self {
        Self::cell(key, title, Role::Prose, move |row| cell::words(&of(row)))
    }

    /// Shows a few words.
    pub(crate) fn words(key: &'static str, title: &str, of: impl Fn(&R) -> String + 'a) -> Self {
        Self::cell(key, title, Role::Words, move |row| cell::words(&of(row)))
    }

    /// Shows an id or code.
    pub(crate) fn code(key: &'static str, title: &str, of: impl Fn(&R) -> String + 'a) -> Self {
        Self::cell(key, title, Role::Code, move |row| cell::words(&of(row)))
    }

    /// Shows finished cells.
    pub(crate) fn cell(
        key: &'static str,
        title: &str,
        role: Role,
        of: impl Fn(&R) -> Cell + 'a,
    ) -> Self {
        Self::new(key, title, role, Content::Cell(Box::new(of)))
    }

    /// Shows an agency.
    pub(crate) fn agency(key: &'static str, title: &str, of: impl Fn(&R) -> Id + 'a) -> Self {
        Self::new(key, title, Role::Words, Content::Agency(Box::new(of)))
    }

    /// Shows a dimension with its colour.
    pub(crate) fn dimension(names: Names<'a>, of: impl Fn(&R) -> Id + 'a) -> Self {
        Self::cell("dimension", "Dimensi", Role::Words, move |row| {
            let id = of(row);
            let head = names.dimension_head(&id);
            cell::swatch(head.dimension.as_ref(), head.title)
        })
    }

    /// Shows the number of the row as printed.
    pub(crate) fn serial() -> Self {
        Self::new("no", "No.", Role::Number, Content::Serial)
    }

    /// Shows a span of years.
    pub(crate) fn years(key: &'static str, title: &str, of: impl Fn(&R) -> YearSpan + 'a) -> Self {
        let mut field = Self::cell(key, title, Role::Number, move |row| cell::years(of(row)));
        field.columns.iter_mut().for_each(|column| column.align = Align::Left);
        field
    }

    /// Shows a summed count.
    pub(crate) fn count(key: &'static str, title: &str, of: impl Fn(&R) -> i64 + 'a) -> Self {
        Self::new(key, title, Role::Number, Content::Count(Box::new(of), Sum::Summed))
    }

    /// Shows summed money.
    pub(crate) fn money(key: &'static str, title: &str, of: impl Fn(&R) -> Rupiah + 'a) -> Self {
        Self::new(key, title, Role::Number, Content::Money(Box::new(of), Sum::Summed))
    }

    /// Shows points with at least so many decimals, and their mean below.
    pub(crate) fn score(
        key: &'static str,
        title: &str,
        places: u8,
        of: impl Fn(&R) -> Option<Decimal> + 'a,
    ) -> Self {
        Self::new(key, title, Role::Number, Content::Score(Box::new(of), places))
    }

    /// Shows money by year, as parts of `total`.
    pub(crate) fn budget(
        band: Option<&str>,
        years: &[Year],
        of: impl Fn(&R, Year) -> Rupiah + Clone + 'a,
    ) -> Self {
        let column = |year: &Year| {
            let (of, year) = (of.clone(), *year);
            let content = Content::Money(Box::new(move |row: &R| of(row, year)), Sum::Summed);
            let title = year.to_string();
            Col { part: true, ..Col::new(&title, &title, Role::Number, content) }
        };
        let columns = years.iter().map(column).collect();
        Self { key: "budget", band: band.map(Into::into), columns }
    }

    /// Shows several columns under one band.
    pub(crate) fn many(key: &'static str, band: &str, columns: Vec<Col<'a, R>>) -> Self {
        Self { key, band: Some(band.to_owned()), columns }
    }

    /// Leaves the sum away, because rows overlap.
    pub(crate) fn unsummed(mut self) -> Self {
        for column in &mut self.columns {
            if let Content::Money(_, sum) | Content::Count(_, sum) = &mut column.content {
                *sum = Sum::Unsummed;
            }
        }
        self
    }

    /// Leaves a cell empty when the one above says the same.
    pub(crate) fn merged(mut self) -> Self {
        self.columns.iter_mut().for_each(|column| column.merged = true);
        self
    }
}

impl<'a, R> Col<'a, R> {
    /// Makes a column; numbers stand right, marks in the middle.
    pub(crate) fn new(key: &str, title: &str, role: Role, content: Content<'a, R>) -> Self {
        let align = match role {
            Role::Number => Align::Right,
            Role::Mark => Align::Center,
            Role::Prose | Role::Words | Role::Code => Align::Left,
        };
        let (key, title) = (key.to_owned(), title.to_owned());
        Self { key, title, role, align, merged: false, part: false, content }
    }
}
