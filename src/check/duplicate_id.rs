//! No two records of a kind share an id (SP014).

use std::collections::BTreeMap;

use crate::check::Review;
use crate::diag::Sink;
use crate::diag::catalogue::reading;
use crate::model::record::Kind;
use crate::source::Span;

/// Reports every second record with the same id.
pub(super) fn check(review: &Review<'_>, sink: &mut Sink) {
    let plan = review.plan;
    let mut seen: BTreeMap<(Kind, String), Span> = BTreeMap::new();
    let terms = plan
        .records
        .terms
        .iter()
        .map(|term| (Kind::Term, term.short.value.clone(), term.short.span));
    let records = plan.records.entries();
    let records = records.iter().map(|entry| (entry.kind, entry.id.to_string(), entry.id.span));
    // An empty id has been reported as missing.
    for (kind, id, span) in records.chain(terms).filter(|(_, id, _)| !id.is_empty() && id != "TBD")
    {
        match seen.get(&(kind, id.clone())) {
            Some(first) => sink.push(reading::duplicate_id(span, *first, kind, &id)),
            None => drop(seen.insert((kind, id), span)),
        }
    }
}
