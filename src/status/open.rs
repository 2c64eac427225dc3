//! What is open in written prose: `TBD` and its like, alone or within a sentence.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::passage::{Form, Origin, passages};
use crate::model::placeholder::is_placeholder;
use crate::model::plan::Plan;
use crate::source::{SourceId, SourceMap, Span};

/// Words that mark an open place wherever they stand, in capitals only.
const WORDS: &[&str] = &["TBD", "TBA", "TBC", "TODO", "FIXME"];

/// Lists the open places of every file of prose, by file, in order.
pub(super) fn in_prose(plan: &Plan, sources: &SourceMap) -> BTreeMap<SourceId, Vec<Span>> {
    let mut out: BTreeMap<SourceId, Vec<Span>> = BTreeMap::new();
    for passage in passages(plan) {
        let Origin::Prose { form, .. } = passage.origin else { continue };
        let place = match word(&passage.text) {
            Some(range) => passage.place(range, sources),
            None if form != Form::Title && is_placeholder(&passage.text) => passage.span,
            None => continue,
        };
        out.entry(place.source).or_default().push(place);
    }
    out.values_mut().for_each(|places| places.sort_unstable());
    out
}

/// Tells whether a text of a record is open.
pub(super) fn is_open(text: &str) -> bool {
    is_placeholder(text) || word(text).is_some()
}

/// Finds the first word that marks an open place.
fn word(text: &str) -> Option<Range<usize>> {
    let apart = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    let whole = |range: &Range<usize>| {
        apart(text[..range.start].chars().next_back()) && apart(text[range.end..].chars().next())
    };
    let found = WORDS.iter().flat_map(|word| text.match_indices(word));
    found.map(|(at, word)| at..at + word.len()).filter(whole).min_by_key(|range| range.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_words_stand_alone_and_in_capitals() {
        assert_eq!(word("Nilai TBD ditetapkan"), Some(6..9));
        assert_eq!(word("(TODO: sumber)"), Some(1..5));
        assert_eq!(word("Sistem TBDX dan kode A-TBD"), None);
        assert_eq!(word("todo list warga"), None);
        assert!(is_open("belum diisi"));
        assert!(!is_open("Belum ada peraturan yang mengatur hal ini."));
    }
}
