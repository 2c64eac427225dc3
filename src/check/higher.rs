//! Higher plans of the scheme, and who names their items.

use std::collections::BTreeSet;

use crate::check::{Review, body};
use crate::diag::Sink;
use crate::diag::catalogue::alignment::{self, Expected};
use crate::model::record::{Alignment, Kind, Program, Ref};
use crate::model::scheme::Named;

/// A higher plan with the ids of items.
#[derive(Debug)]
pub(super) struct Higher<'a> {
    /// The plan, as the scheme names it.
    pub plan: &'a Named,
    /// Ids of its items.
    own: BTreeSet<&'a str>,
    /// Ids of the items of all other higher plans.
    others: BTreeSet<&'a str>,
}

impl<'a> Higher<'a> {
    /// Finds the higher plan whose id or name has one of some words.
    ///
    /// `None` when the scheme has none such, when alignment is not due yet, and when no item of
    /// any plan is there: that the table is empty has been told.
    pub(super) fn find(review: &Review<'a>, words: &[&str]) -> Option<Self> {
        let records = &review.plan.records;
        if records.alignment.is_empty() || !review.is_due(Kind::Alignment) {
            return None;
        }
        let own =
            |plan: &&Named| body::has(plan.id.as_str(), words) || body::has(&plan.name, words);
        let plan = review.plan.scheme.plans.iter().find(own)?;
        let (own, others): (Vec<&Alignment>, Vec<&Alignment>) =
            records.alignment.iter().partition(|item| item.plan.value == plan.id.value);
        let ids = |items: Vec<&'a Alignment>| items.iter().map(|item| item.id.as_str()).collect();
        Some(Self { plan, own: ids(own), others: ids(others) })
    }

    /// Tells whether this plan holds any item of it.
    pub(super) fn is_recorded(&self) -> bool {
        !self.own.is_empty()
    }

    /// Tells whether an id is that of an item of any higher plan.
    pub(super) fn is_known(&self, id: &str) -> bool {
        self.own.contains(id) || self.others.contains(id)
    }

    /// Tells whether a list names an item of this plan, or one that does not exist: that has been
    /// told, and may well be meant.
    pub(super) fn is_named(&self, names: &[Ref]) -> bool {
        names.iter().any(|id| !self.others.contains(id.as_str()))
    }
}

/// Reports programmes that name no item of a higher plan: each, or all at once when there is no
/// item that they could name.
pub(super) fn unrelated(
    higher: &Higher<'_>,
    programs: &[&Program],
    expected: &Expected<'_>,
    sink: &mut Sink,
) {
    let open = programs.iter().filter(|program| !higher.is_named(&program.alignment));
    let open: Vec<&Program> = open.copied().collect();
    match open.first() {
        Some(first) if !higher.is_recorded() => {
            let ids: Vec<&str> = open.iter().map(|program| program.id.as_str()).collect();
            sink.push(alignment::unrecorded_plan(first.id.span, &ids, expected));
        }
        _ => {
            for program in open {
                let id = program.id.as_str();
                sink.push(alignment::unrelated_program(program.id.span, id, expected));
            }
        }
    }
}
