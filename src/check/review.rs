//! What rules look at: the plan, the stage, and what several rules need, computed once.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::diag::Diagnostic;
use crate::model::links::Entry;
use crate::model::plan::Plan;
use crate::model::record::{Kind, Program};
use crate::model::require::due_stages;
use crate::model::value::Rupiah;
use crate::source::{SourceMap, Span, Spanned};

use super::demand;
use super::prose::{self, Prose};

/// A plan under review at a stage.
#[derive(Debug)]
pub struct Review<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The stage: what is due later is listed, not demanded.
    pub stage: u8,
    /// The texts, to point at words in them.
    pub sources: &'a SourceMap,
    due: BTreeMap<Kind, u8>,
    prose: OnceCell<Vec<Prose<'a>>>,
    entries: OnceCell<Vec<Entry<'a>>>,
    demands: OnceCell<Vec<Diagnostic>>,
}

impl<'a> Review<'a> {
    /// Starts a review.
    pub fn new(plan: &'a Plan, stage: u8, sources: &'a SourceMap) -> Self {
        Self {
            plan,
            stage,
            sources,
            due: due_stages(plan),
            prose: OnceCell::new(),
            entries: OnceCell::new(),
            demands: OnceCell::new(),
        }
    }

    /// Tells whether records of a kind must be there by now: the scheme demands a table of them
    /// at this stage or before, or the scheme is silent and the plan has some.
    pub fn is_due(&self, kind: Kind) -> bool {
        match self.due.get(&kind) {
            Some(stage) => *stage <= self.stage,
            None => self.entries().iter().any(|entry| entry.kind == kind),
        }
    }

    /// Tells whether the scheme itself demands a table of a kind at this stage or before.
    pub fn is_demanded(&self, kind: Kind) -> bool {
        self.due.get(&kind).is_some_and(|stage| *stage <= self.stage)
    }

    /// Tells whether the scheme demands records of a kind at a later stage only.
    pub fn is_later(&self, kind: Kind) -> bool {
        self.due.get(&kind).is_some_and(|stage| *stage > self.stage)
    }

    /// Tells whether this is the stage at which the plan is complete.
    pub fn is_final(&self) -> bool {
        self.stage >= self.plan.scheme.books.iter().map(|book| book.stage()).max().unwrap_or(4)
    }

    /// Lists all running text of the plan.
    pub(super) fn passages(&self) -> &[Prose<'a>] {
        self.prose.get_or_init(|| prose::prose(self.plan))
    }

    /// Lists every record that has an id, with the records that it names.
    pub(super) fn entries(&self) -> &[Entry<'a>] {
        self.entries.get_or_init(|| self.plan.records.entries())
    }

    /// Makes ready what all rules share, so that a benchmark can time the rules themselves.
    pub fn prepare(&self) {
        let _ = (self.passages(), self.entries());
    }

    /// Lists what the scheme demands and the plan does not have, whatever its code.
    pub(super) fn demands(&self) -> &[Diagnostic] {
        self.demands.get_or_init(|| demand::findings(self.plan, self.stage, self.sources))
    }

    /// Lists the programmes of a dimension.
    pub fn programs(&self, dimension: &str) -> impl Iterator<Item = &'a Program> {
        let programs = &self.plan.records.programs;
        programs.iter().filter(move |program| program.dimension.as_str() == dimension)
    }

    /// Tells whether the plan leaves out a dimension or sub-dimension on purpose; a dimension is
    /// left out with all of its sub-dimensions, too.
    pub fn is_irrelevant(&self, dimension: &str, subdimension: Option<&str>) -> bool {
        let manifest = &self.plan.manifest;
        let mut all = self.plan.scheme.dimensions.iter();
        let own = all.find(|own| subdimension.is_none() && own.id.as_str() == dimension);
        let parts = own.map(|own| own.subdimensions.iter());
        manifest.is_irrelevant(dimension, subdimension)
            || parts.is_some_and(|mut parts| {
                parts.len() > 0
                    && parts.all(|part| manifest.is_irrelevant(dimension, Some(part.id.as_str())))
            })
    }

    /// Tells whether an amount could be read: one that could not is kept as nothing.
    pub fn is_read(&self, amount: &Spanned<Rupiah>) -> bool {
        let written = || self.sources.slice(amount.span).trim_matches(['"', '\'', ' ']);
        amount.value.0 != 0 || written().parse::<Rupiah>().is_ok()
    }

    /// Points at the plan as a whole, for what has no place of its own.
    pub fn manifest(&self) -> Span {
        Span::file(self.plan.manifest_source)
    }
}
