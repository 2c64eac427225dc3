//! Computed tables and charts: one file a view, each turning records into a [`Table`], or into a
//! drawing with the table behind it ([`chart`]).
//!
//! A view says its name, which options, columns, groups and filters it takes, and builds its
//! table from a [`Request`]. Options are checked once for all views in [`options`], so a view
//! sees only what it knows; most views list their columns and hand them to a [`sheet`], which
//! chooses, sorts, groups and sums. A view adds nothing to the plan and never rounds before the
//! last step: sums are exact integers. To add a view, write its file and add one line to
//! [`VIEWS`].

mod caption;
pub mod chart;
mod names;
mod options;
mod pick;
mod sheet;
mod word;

pub(crate) use names::Names;
pub(crate) use word::Word;

mod actions;
mod agencies;
mod alignment;
mod budgets;
mod commitments;
mod contributions;
mod dimensions;
mod funds;
mod gaps;
mod goals;
mod golden_thread;
mod indicators;
mod innovations;
mod institutions;
mod issues;
mod key_figures;
mod milestones;
mod participants;
mod programs;
mod quick_win;
mod quick_win_scores;
mod quick_wins;
mod readiness;
mod regulations;
mod risks;
mod roadmap;
mod strategies;
mod swot;
mod swot_matrix;
mod terms;

#[cfg(test)]
#[allow(
    clippy::too_many_lines,
    clippy::unnecessary_wraps,
    reason = "fixtures are long lists of optional things"
)]
mod fixture;
#[cfg(test)]
mod tests;

use crate::diag::Sink;
use crate::diag::catalogue::view as catalogue;
use crate::model::block::ViewOptions;
use crate::model::overview::KeyFigure;
use crate::model::plan::Plan;
use crate::model::table::Table;
use crate::model::value::YearSpan;
use crate::source::{Span, Spanned};

/// A computed table, or whatever else `build` makes, that an author can ask for.
///
/// Every view takes `id`, `caption`, `source`, `note`, `wide` and `break`; `columns` and `sort` where
/// there are columns to choose, `group` and `filter` where there are groups and filters.
#[derive(Debug, Clone, Copy)]
pub struct View<T = Built> {
    /// Name after `{table}` or `{chart}`.
    pub name: &'static str,
    /// Options it takes beside the common ones.
    pub options: &'static [&'static str],
    /// Options it cannot do without.
    pub required: &'static [&'static str],
    /// Columns that `columns` may choose from; empty when they cannot be chosen.
    pub columns: &'static [&'static str],
    /// Words that `group` may choose from beside `none`.
    pub groups: &'static [&'static str],
    /// Fields that `filter` may name.
    pub filters: &'static [&'static str],
    /// Fixed words of some options and filters: `kind`, `origin`.
    pub words: &'static [(&'static str, &'static [&'static str])],
    /// Builds it.
    pub build: fn(&Request<'_>) -> T,
}

/// What a view is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Options of the fence.
    pub options: &'a ViewOptions,
    /// Years that this edition prints.
    pub years: YearSpan,
    /// The fence as a whole.
    pub span: Span,
    /// Whether it is only asked how many rows there are: cells stay empty and nothing is drawn.
    pub bare: bool,
}

/// A table with the words around it.
#[derive(Debug, Clone, Default)]
pub struct Built {
    /// The table.
    pub table: Table,
    /// Caption when the author gives none.
    pub caption: String,
    /// (dalam juta rupiah).
    pub unit: Option<String>,
    /// Note that belongs below the table.
    pub note: Option<String>,
    /// Whether it needs a landscape page, unless the author says otherwise.
    pub wide: bool,
}

/// Lists all views.
pub const VIEWS: &[View] = &[
    regulations::VIEW,
    terms::VIEW,
    dimensions::VIEW,
    agencies::VIEW,
    funds::VIEW,
    institutions::VIEW,
    participants::VIEW,
    commitments::VIEW,
    readiness::VIEW,
    swot::VIEW,
    swot_matrix::VIEW,
    gaps::VIEW,
    issues::VIEW,
    goals::VIEW,
    indicators::VIEW,
    strategies::VIEW,
    programs::VIEW,
    contributions::VIEW,
    alignment::VIEW,
    innovations::VIEW,
    actions::VIEW,
    quick_win_scores::VIEW,
    quick_wins::VIEW,
    quick_win::VIEW,
    golden_thread::VIEW,
    roadmap::VIEW,
    milestones::VIEW,
    budgets::BY_DIMENSION,
    budgets::BY_FUND,
    budgets::BY_AGENCY,
    risks::VIEW,
    key_figures::VIEW,
];

/// Builds the view of that name; an unknown name, option or choice is reported, and what can be
/// understood is built all the same.
pub fn build(name: &Spanned<String>, request: &Request<'_>, sink: &mut Sink) -> Option<Built> {
    let Some(view) = VIEWS.iter().find(|view| view.name == name.value) else {
        let known: Vec<&str> = VIEWS.iter().map(|view| view.name).collect();
        let is_chart = chart::is_known(name);
        sink.push(catalogue::unknown_view(name.span, name, &known, is_chart));
        return None;
    };
    let options = options::accepted(view, request, sink);
    Some((view.build)(&Request { options: &options, ..*request }))
}

/// Counts what a plan is told by.
pub fn key_figures(request: &Request<'_>) -> Vec<KeyFigure> {
    key_figures::figures(request)
}

/// What views make, and which options every view of that sort takes.
pub trait Product {
    /// The options.
    const COMMON: &'static [&'static str];
}

impl Product for Built {
    const COMMON: &'static [&'static str] = &["id", "caption", "source", "note", "wide", "break"];
}

impl<T: Product> View<T> {
    /// Tells whether the view takes an option.
    pub fn takes(&self, option: &str) -> bool {
        match option {
            _ if T::COMMON.contains(&option) => true,
            "columns" | "sort" => !self.columns.is_empty(),
            "group" => !self.groups.is_empty(),
            "filter" => !self.filters.is_empty(),
            _ => self.options.contains(&option),
        }
    }
}

impl<'a> Request<'a> {
    /// Returns by what the rows are grouped: the author's word, else `default`, unless the author
    /// shows that as a column.
    fn group(&self, default: &'a str) -> &'a str {
        match &self.options.group {
            Some(word) => &word.value,
            None if self.options.columns.iter().any(|column| column.value == default) => "none",
            None => default,
        }
    }

    /// Tells whether sums are wanted.
    fn totals(&self) -> bool {
        self.options.totals.is_none_or(|wanted| wanted.value)
    }
}
