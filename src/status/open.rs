//! What is open in written prose: placeholders, alone or within a sentence.

use std::collections::BTreeMap;

use crate::model::passage::{Origin, passages};
use crate::model::placeholder::find;
use crate::model::plan::Plan;
use crate::source::{SourceId, SourceMap, Span};

/// Lists the open places of every file of prose, by file, in order.
pub(super) fn in_prose(plan: &Plan, sources: &SourceMap) -> BTreeMap<SourceId, Vec<Span>> {
    let mut out: BTreeMap<SourceId, Vec<Span>> = BTreeMap::new();
    for passage in passages(plan) {
        let Origin::Prose { .. } = passage.origin else { continue };
        if let Some(range) = find(&passage.text) {
            let place = passage.place(range, sources);
            out.entry(place.source).or_default().push(place);
        }
    }
    out.values_mut().for_each(|places| places.sort_unstable());
    out
}

/// Tells whether a text of a record is open.
pub(super) fn is_open(text: &str) -> bool {
    find(text).is_some()
}
