//! The machinery of most views: rows and fields in, a finished table out.
//!
//! A view gives its rows and all [`Field`]s that authors may choose from. The sheet chooses the
//! columns, sorts, groups, sums and prints, always in this order, so that sums are of exact
//! amounts and every rounding is the last step.

pub(crate) mod cell;
mod field;
mod layout;
pub(crate) mod money;
mod sort;
pub(crate) mod width;

pub(crate) use field::{Col, Content, Field, Sum};

use crate::model::record::Record;
use crate::model::table::{Group, Row, SumKind, Table};
use crate::source::Span;
use crate::view::names::Head;
use crate::view::sheet::field::Of;
use crate::view::sheet::layout::Layout;
use crate::view::{Built, Request};

/// What a row is about, as far as one record of the plan stands behind it.
pub(crate) trait Placed {
    /// Returns the place of the record.
    fn place(&self) -> Option<Span> {
        None
    }
}

impl<T: Record> Placed for &T {
    fn place(&self) -> Option<Span> {
        Some(self.id().span)
    }
}

/// Rows and fields on their way to a table.
pub(crate) struct Sheet<'a, R> {
    request: Request<'a>,
    rows: Vec<R>,
    fields: Vec<Field<'a, R>>,
    /// Fields that are shown unless the author chooses.
    defaults: Vec<&'static str>,
    /// Column by which rows are sorted unless the author chooses.
    sort: Option<&'static str>,
    grouping: Option<Grouping<'a, R>>,
    /// Rows before all others.
    top: Vec<Row>,
    notes: Vec<String>,
}

/// How rows are grouped.
struct Grouping<'a, R> {
    /// What is counted behind a head: `7 program`; nothing is counted when empty.
    noun: &'static str,
    /// Returns the head of a row; `None` leaves all rows in one group without head.
    head: Of<'a, R, Option<Head>>,
}

/// Rows that stand together.
struct Bundle<'s, R> {
    head: Option<Head>,
    rows: Vec<&'s R>,
}

impl<'a, R> Sheet<'a, R> {
    /// Starts a sheet that shows the `defaults` of its fields.
    pub(crate) fn new(
        request: &Request<'a>,
        rows: Vec<R>,
        fields: Vec<Field<'a, R>>,
        defaults: &[&'static str],
    ) -> Self {
        Self {
            request: *request,
            rows,
            fields,
            defaults: defaults.to_vec(),
            sort: None,
            grouping: None,
            top: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Groups rows by the head of each.
    pub(crate) fn grouped(
        mut self,
        noun: &'static str,
        head: impl Fn(&R) -> Option<Head> + 'a,
    ) -> Self {
        self.grouping = Some(Grouping { noun, head: Box::new(head) });
        self
    }

    /// Sorts rows by a column unless the author chooses another.
    pub(crate) fn sorted(mut self, column: &'static str) -> Self {
        self.sort = Some(column);
        self
    }

    /// Puts a row before all others.
    pub(crate) fn topped(mut self, row: Option<Row>) -> Self {
        self.top.extend(row);
        self
    }

    /// Adds a note below the table.
    pub(crate) fn noted(mut self, note: Option<String>) -> Self {
        self.notes.extend(note);
        self
    }

    /// Tells whether the author, or else the view, shows a field.
    pub(crate) fn shows(&self, key: &str) -> bool {
        self.keys().contains(&key)
    }

    fn keys(&self) -> Vec<&str> {
        let columns = &self.request.options.columns;
        if columns.is_empty() {
            self.defaults.clone()
        } else {
            columns.iter().map(|column| column.value.as_str()).collect()
        }
    }

    /// Builds the table.
    pub(crate) fn build(&self, caption: String) -> Built
    where
        R: Placed,
    {
        let keys = self.keys();
        let find = |key: &&str| self.fields.iter().find(|field| field.key == *key);
        let chosen: Vec<&Field<'a, R>> = keys.iter().filter_map(find).collect();
        let layout = Layout::new(&self.request, &chosen, &self.rows);
        let mut table = Table {
            bands: layout::bands(&chosen),
            columns: layout.columns(),
            rows: self.top.clone(),
            ..Table::default()
        };
        let mut serial = 0;
        if self.request.bare {
            table.rows.extend(self.rows.iter().map(|_| Row::Body(Vec::new())));
            return Built { table, caption, ..Built::default() };
        }
        let bundles = self.bundles(&layout);
        for bundle in &bundles {
            table.rows.extend(self.head(bundle));
            table.rows.extend(layout.bodies(&bundle.rows, &mut serial));
            if bundles.len() > 1 && self.request.totals() {
                let label = bundle.head.as_ref().map_or("", |head| &head.sum);
                table.rows.extend(layout.sum(&bundle.rows, SumKind::Subtotal, label));
            }
        }
        let all: Vec<&R> = bundles.iter().flat_map(|bundle| bundle.rows.iter().copied()).collect();
        if self.request.totals() && !all.is_empty() {
            table.rows.extend(layout.sum(&all, SumKind::Total, ""));
        }
        let groups: Vec<&[&R]> = bundles.iter().map(|bundle| bundle.rows.as_slice()).collect();
        let mut notes = self.notes.clone();
        if self.request.totals() && layout.rounds_apart(&groups, &all) {
            notes.push(money::ROUNDING.to_owned());
        }
        Built {
            caption,
            unit: layout.unit_label(),
            note: (!notes.is_empty()).then(|| notes.join(" ")),
            wide: width::needs_landscape(&table),
            table,
        }
    }

    /// Sorts all rows, then gathers them under their heads.
    fn bundles(&self, layout: &Layout<'_, 'a, R>) -> Vec<Bundle<'_, R>> {
        let wish = self.request.options.sort.as_ref().map(|sort| sort.value.as_str());
        let mut rows: Vec<&R> = self.rows.iter().collect();
        if let Some(wish) = wish.or(self.sort) {
            sort::sort(&mut rows, wish, &self.fields, layout);
        }
        let mut bundles: Vec<Bundle<'_, R>> = Vec::new();
        for row in rows {
            let head = self.grouping.as_ref().and_then(|grouping| (grouping.head)(row));
            match bundles.iter_mut().find(|bundle| bundle.head == head) {
                Some(bundle) => bundle.rows.push(row),
                None => bundles.push(Bundle { head, rows: vec![row] }),
            }
        }
        bundles.sort_by_key(|bundle| bundle.head.as_ref().map(|head| head.order));
        bundles
    }

    fn head(&self, bundle: &Bundle<'_, R>) -> Option<Row> {
        let (head, grouping) = (bundle.head.as_ref()?, self.grouping.as_ref()?);
        Some(Row::Group(Group {
            title: head.title.clone(),
            note: (!grouping.noun.is_empty())
                .then(|| format!("{} {}", bundle.rows.len(), grouping.noun)),
            dimension: head.dimension.clone(),
        }))
    }
}
