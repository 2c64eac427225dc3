//! Words and sentences of running text, for the rules about language.

use std::ops::Range;

use crate::model::passage::{Form, OBJECT, Origin, Passage};
use crate::model::record::Kind;

/// A word with its place in the text, without the marks around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// Its letters and digits, with the hyphens and dots between them.
    pub text: &'t str,
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

impl Word<'_> {
    /// Tells whether it begins with a capital.
    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Tells whether it is this word, whatever its case.
    pub(super) fn is(&self, lower: &str) -> bool {
        self.text.eq_ignore_ascii_case(lower)
    }

    /// Tells whether it is one of these words, whatever their case.
    pub(super) fn is_any(&self, lower: &[&str]) -> bool {
        lower.iter().any(|own| self.is(own))
    }
}

/// Lists the words of a text; slashes and dashes part them, hyphens do not.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let parts = |c: char| c.is_whitespace() || matches!(c, '/' | '–' | '—' | '…' | OBJECT);
    let mut out = Vec::new();
    for piece in text.split(parts) {
        let start = piece.as_ptr().addr() - text.as_ptr().addr();
        let rest = piece.trim_start_matches(|c: char| !c.is_alphanumeric());
        let word = rest.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !word.is_empty() {
            let start = start + piece.len() - rest.len();
            out.push(Word { text: word, start, end: start + word.len() });
        }
    }
    out
}

/// Tells whether only a space, or the dot of an abbreviation, stands between two words.
pub(super) fn adjacent(text: &str, first: &Word<'_>, second: &Word<'_>) -> bool {
    let between = text.get(first.end..second.start).unwrap_or(",");
    between.trim_start_matches('.').chars().all(char::is_whitespace)
}

/// Words whose dot does not end a sentence.
const SHORT: &[&str] = &[
    "no", "hlm", "dr", "drs", "ir", "prof", "jl", "st", "kab", "kec", "tn", "ny", "sdr", "rp",
    "dll", "dsb", "dkk", "vol", "ed", "cet", "th", "tgl", "pasal", "gub",
];

/// Lists the sentences of a text.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, '.' | '?' | '!')) {
        let rest = text.get(at + mark.len_utf8()..).unwrap_or_default();
        let closed = rest.trim_start_matches(['”', '"', '’', '\'', ')', ']', OBJECT]);
        let next = closed.trim_start();
        let last = text.get(start..at).and_then(|own| own.split_whitespace().last());
        let last = last.unwrap_or_default().trim_start_matches(|c: char| !c.is_alphanumeric());
        let abbreviated = mark == '.'
            && (last.chars().count() == 1 || SHORT.contains(&last.to_lowercase().as_str()));
        let begins = next.starts_with(|c: char| !c.is_lowercase());
        if closed.starts_with(char::is_whitespace) && begins && !abbreviated {
            let end = text.len() - closed.len();
            out.push(start..end);
            start = text.len() - next.len();
        }
    }
    if text.get(start..).is_some_and(|rest| !rest.trim().is_empty()) {
        out.push(start..text.len());
    }
    out
}

/// Keys of records that name where something comes from.
const SOURCES: &[&str] = &["source", "cite", "publisher_address"];

/// Tells whether a passage holds other people's words: a quotation, a regulation, a source.
pub(super) fn is_borrowed(passage: &Passage<'_>) -> bool {
    match passage.origin {
        Origin::Prose { form, .. } => form == Form::Quotation,
        Origin::Record(own) => {
            own.kind == Some(Kind::Regulation) || SOURCES.contains(&own.key.as_str())
        }
    }
}

/// Tells whether a place stands between quotation marks.
pub(super) fn is_quoted(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before.matches('“').count() > before.matches('”').count()
        || before.matches('"').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_their_marks_and_keep_their_places() {
        let found = words("“Bupati/Wali Kota”, 12,5% (Satu-Data).");
        let texts: Vec<&str> = found.iter().map(|word| word.text).collect();
        assert_eq!(texts, ["Bupati", "Wali", "Kota", "12,5", "Satu-Data"]);
        assert_eq!(found[0].start, "“".len());
    }

    #[test]
    fn sentences_end_at_their_marks_and_not_at_abbreviations() {
        let text = "Lihat hlm. 3 dan No. 5 Tahun 2018. Naik 1.250 orang! “Apa?” Ya.";
        let found: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(
            found,
            ["Lihat hlm. 3 dan No. 5 Tahun 2018.", "Naik 1.250 orang!", "“Apa?”", "Ya."]
        );
    }
}
