//! Which records a table shows, and which of their money it counts.

use std::ops::Deref;

use crate::model::block::ViewOptions;
use crate::model::budget::Line;
use crate::model::record::{Action, Program, Record, Ref};
use crate::model::value::{Id, Rupiah, Year, YearSpan};
use crate::source::Span;
use crate::view::Request;
use crate::view::names::Names;
use crate::view::sheet::Placed;

/// Holds what the author accepts, by field: from the options and from `filter`.
#[derive(Debug, Clone, Default)]
pub(super) struct Selection(Vec<(String, Vec<String>)>);

impl Selection {
    /// Reads the options that choose rows, and `filter`.
    pub(super) fn of(options: &ViewOptions) -> Self {
        let mut all = Vec::new();
        let mut one = |field: &str, word: Option<String>| {
            all.extend(word.map(|word| (field.to_owned(), vec![word])));
        };
        let id = |id: &Option<Ref>| id.as_ref().map(ToString::to_string);
        one("dimension", id(&options.dimension));
        one("agency", id(&options.agency));
        one("fund", id(&options.fund));
        one("element", id(&options.element));
        one("area", id(&options.area));
        one("plan", id(&options.plan));
        one("objective", id(&options.objective));
        one("year", options.year.as_ref().map(ToString::to_string));
        one("kind", options.kind.as_ref().map(ToString::to_string));
        one("priority", options.priority.as_ref().map(ToString::to_string));
        one("stage", options.stage.as_ref().map(ToString::to_string));
        for pair in &options.filter.0 {
            let words = pair.value.iter().map(|word| word.value.clone()).collect();
            all.push((pair.key.value.clone(), words));
        }
        Self(all)
    }

    /// Tells whether a record is wanted; `values` lists what the record holds in a field.
    pub(super) fn admits(&self, values: impl Fn(&str) -> Vec<String>) -> bool {
        self.0.iter().all(|(field, accepted)| {
            values(field).iter().any(|value| accepted.iter().any(|word| word == value))
        })
    }

    /// Returns what is accepted in these fields, and whether other fields narrow the rest.
    pub(super) fn within(&self, fields: &[&str]) -> (Self, bool) {
        let (own, rest): (Vec<_>, Vec<_>) =
            self.0.iter().cloned().partition(|(field, _)| fields.contains(&field.as_str()));
        (Self(own), !rest.is_empty())
    }

    /// Tells whether one value of one field is wanted.
    pub(super) fn accepts(&self, field: &str, value: &str) -> bool {
        self.0
            .iter()
            .filter(|(own, _)| own == field)
            .all(|(_, accepted)| accepted.iter().any(|word| word == value))
    }
}

/// Says which amounts a table counts: those of its years, out of its funds.
///
/// A table of one fund shows the money of that fund alone, so that it agrees with the table of
/// funds; the same holds for a year.
#[derive(Debug, Clone)]
pub(super) struct Scope {
    /// The years of the edition.
    span: YearSpan,
    /// The years that are counted, in order.
    pub(super) years: Vec<Year>,
    selection: Selection,
}

impl Scope {
    /// Reads the years and funds that are wanted.
    pub(super) fn of(request: &Request<'_>, selection: &Selection) -> Self {
        let wanted = |year: &Year| selection.accepts("year", &year.to_string());
        Self {
            span: request.years,
            years: request.years.years().filter(wanted).collect(),
            selection: selection.clone(),
        }
    }

    fn counts(&self, line: &Line<'_>) -> bool {
        let fund = line.fund.map_or("", Id::as_str);
        self.years.contains(&line.year) && self.selection.accepts("fund", fund)
    }

    /// Lists the amounts of a programme that are counted.
    pub(super) fn of_program<'a>(&self, program: &'a Program) -> Costed<'a, Program> {
        let lines = program.lines(self.span).filter(|line| self.counts(line));
        Costed { record: program, lines: lines.collect() }
    }

    /// Lists the amounts of an action that are counted.
    pub(super) fn of_action<'a>(&self, action: &'a Action) -> Costed<'a, Action> {
        let lines = action.lines(self.span).filter(|line| self.counts(line));
        Costed { record: action, lines: lines.collect() }
    }
}

/// A record with those of its amounts that a table counts.
#[derive(Debug, Clone)]
pub(super) struct Costed<'a, T> {
    record: &'a T,
    /// The amounts.
    pub(super) lines: Vec<Line<'a>>,
}

impl<T: Record> Placed for Costed<'_, T> {
    fn place(&self) -> Option<Span> {
        self.record.place()
    }
}

impl<T> Deref for Costed<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.record
    }
}

impl<T> Costed<'_, T> {
    /// Sums all amounts.
    pub(super) fn sum(&self) -> Rupiah {
        sum(&self.lines)
    }

    /// Sums the amounts of one year.
    pub(super) fn sum_of_year(&self, year: Year) -> Rupiah {
        self.lines.iter().filter(|line| line.year == year).map(|line| line.amount).sum()
    }
}

/// Sums amounts.
pub(super) fn sum(lines: &[Line<'_>]) -> Rupiah {
    lines.iter().map(|line| line.amount).sum()
}

/// Names the funds of some amounts in the order of the register.
pub(super) fn fund_names(lines: &[Line<'_>], names: Names<'_>) -> String {
    let mut funds: Vec<&Id> = lines.iter().filter_map(|line| line.fund).collect();
    funds.sort_by_key(|id| (names.fund_rank(id), (*id).clone()));
    funds.dedup();
    funds.iter().map(|id| names.fund_short(id)).collect::<Vec<_>>().join(", ")
}

/// Lists ids as the words that filters compare.
pub(super) fn words(refs: &[Ref]) -> Vec<String> {
    refs.iter().map(ToString::to_string).collect()
}

/// Lists the years of a span as the words that filters compare.
pub(super) fn year_words(span: YearSpan) -> Vec<String> {
    span.years().map(|year| year.to_string()).collect()
}
