//! One finding for one fault that stands in many places.
//!
//! A word, key or id that an author takes for the right one stands wherever the author used it.
//! Told is the first place, with how many more there are, and one mend for all of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::code::{self, Code};
use crate::diag::{Diagnostic, Text};
use crate::source::Span;

/// Codes of words that authors repeat.
const REPEATED: &[Code] =
    &[code::UNKNOWN_KEY, code::UNKNOWN_WORD, code::BAD_ID, code::UNKNOWN_RECORD];

/// Keeps of findings with the same words the first, in the order in which they stand.
pub(super) fn once(mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    // A name where an id belongs cannot be an id, and is none that exists: the latter says more.
    let known = |own: &&Diagnostic| matches!(own.code, code::UNKNOWN_WORD | code::UNKNOWN_RECORD);
    let named: BTreeSet<Span> = findings.iter().filter(known).map(|own| own.span).collect();
    findings.retain(|own| own.code != code::BAD_ID || !named.contains(&own.span));
    let mut first: BTreeMap<(u16, Text), usize> = BTreeMap::new();
    let mut out: Vec<(Diagnostic, usize)> = Vec::new();
    for finding in findings {
        let key = (finding.code.number, finding.message.clone());
        let known = first.get(&key).and_then(|at| out.get_mut(*at));
        match known.filter(|_| REPEATED.contains(&finding.code)) {
            Some((own, count)) => {
                *count += 1;
                join(own, finding);
            }
            None => {
                first.insert(key, out.len());
                out.push((finding, 1));
            }
        }
    }
    out.into_iter().map(|(finding, count)| counted(finding, count)).collect()
}

/// Adds the place and the mend of another finding of the same fault.
fn join(own: &mut Diagnostic, other: Diagnostic) {
    if own.related.is_empty() {
        own.related.push((other.span, Text::new("juga di sini", "here too")));
    }
    // All places are mended together or none of them.
    own.fix = own.fix.take().zip(other.fix).map(|(mut fix, other)| {
        fix.edits.extend(other.edits);
        fix.times += other.times;
        fix
    });
}

/// Says how many more places there are than the two that are shown.
fn counted(finding: Diagnostic, count: usize) -> Diagnostic {
    if count < 3 {
        return finding;
    }
    let more = count - 1;
    finding.hint(
        format!("hal yang sama ada di {more} tempat lain"),
        format!("the same stands in {more} other places"),
    )
}
