//! Computed tables: one file a view, each turning records into a [`Table`].
//!
//! A view says its name, which options and columns it takes, and builds its table from a
//! [`Request`]. It adds nothing to the plan and never rounds before the last step: sums are
//! exact integers. To add a view, write its file and add one line to [`VIEWS`].

use crate::diag::Sink;
use crate::model::block::ViewOptions;
use crate::model::plan::Plan;
use crate::model::table::Table;
use crate::model::value::YearSpan;
use crate::source::{Span, Spanned};

/// A computed table that an author can ask for.
#[derive(Debug, Clone, Copy)]
pub struct View {
    /// Name after `{table}`.
    pub name: &'static str,
    /// Options it takes beside the common ones.
    pub options: &'static [&'static str],
    /// Columns that `columns` may choose from; empty when they cannot be chosen.
    pub columns: &'static [&'static str],
    /// Builds the table.
    pub build: fn(&Request<'_>, &mut Sink) -> Built,
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
pub const VIEWS: &[View] = &[];

/// Builds the view of that name; an unknown name or option is reported.
pub fn build(name: &Spanned<String>, request: &Request<'_>, sink: &mut Sink) -> Option<Built> {
    let view = VIEWS.iter().find(|view| view.name == name.value)?;
    Some((view.build)(request, sink))
}
