//! Words and sentences of running text, for the rules about language.

use std::ops::Range;

use crate::model::passage::{Form, OBJECT, Origin, Passage};
use crate::model::record::Kind;

/// A word with its place in the text, without the marks around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// Its letters and digits, with the hyphens and dots between them.
    pub text: &'t str,
    /// The same in lower case.
    pub lower: &'t str,
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
        self.lower == lower
    }

    /// Tells whether it is one of these words, whatever their case.
    pub(super) fn is_any(&self, lower: &[&str]) -> bool {
        lower.contains(&self.lower)
    }
}

/// What rules need of a text again and again, computed once: its lower case and its words.
#[derive(Debug, Clone, Default)]
pub(super) struct Parsed {
    lower: String,
    places: Vec<Range<usize>>,
}

impl Parsed {
    /// Parts a text into words; slashes and dashes part them, hyphens do not.
    pub(super) fn of(text: &str) -> Self {
        let parts = |c: char| c.is_whitespace() || matches!(c, '/' | '–' | '—' | '…' | OBJECT);
        let mut places = Vec::new();
        // From the first letter or digit of a word to the last that was met.
        let mut word: Option<Range<usize>> = None;
        for (at, letter) in text.char_indices() {
            if letter.is_alphanumeric() {
                let end = at + letter.len_utf8();
                word = Some(word.map_or(at, |own| own.start)..end);
            } else if parts(letter) {
                places.extend(word.take());
            }
        }
        places.extend(word);
        Self { lower: lower_case(text), places }
    }

    /// Returns the text in lower case; a place in it is the same place in the text.
    pub(super) fn lower(&self) -> &str {
        &self.lower
    }

    /// Returns the words of the text that was parted.
    pub(super) fn words<'t>(&'t self, text: &'t str) -> Words<'t> {
        Words { text, lower: &self.lower, places: &self.places }
    }
}

/// Turns a text into lower case byte for byte; a letter whose small form is longer or shorter
/// stays as it is.
fn lower_case(text: &str) -> String {
    if text.chars().all(|letter| letter.is_ascii() || !letter.is_uppercase()) {
        return text.to_ascii_lowercase();
    }
    let small = |letter: char| {
        let mut forms = letter.to_lowercase();
        let first = forms.next().filter(|own| own.len_utf8() == letter.len_utf8());
        first.filter(|_| forms.next().is_none()).unwrap_or(letter)
    };
    text.chars().map(small).collect()
}

/// The words of a text, or a run of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'t> {
    /// The whole text.
    pub text: &'t str,
    lower: &'t str,
    places: &'t [Range<usize>],
}

impl<'t> Words<'t> {
    /// Returns a word by its number.
    pub(super) fn get(&self, at: usize) -> Option<Word<'t>> {
        self.places.get(at).map(|place| self.word(place))
    }

    fn word(&self, place: &Range<usize>) -> Word<'t> {
        Word {
            text: &self.text[place.clone()],
            lower: &self.lower[place.clone()],
            start: place.start,
            end: place.end,
        }
    }

    /// Counts them.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// Lists them.
    pub(super) fn iter(
        self,
    ) -> impl DoubleEndedIterator<Item = Word<'t>> + ExactSizeIterator + Clone {
        self.places.iter().map(move |place| self.word(place))
    }

    /// Returns some of them by their numbers; none where there are not so many.
    pub(super) fn run(&self, numbers: Range<usize>) -> Self {
        Self { places: self.places.get(numbers).unwrap_or_default(), ..*self }
    }

    /// Returns those that end at a byte or before.
    pub(super) fn before(&self, byte: usize) -> Self {
        self.run(0..self.places.partition_point(|place| place.end <= byte))
    }

    /// Returns those that begin at a byte or behind.
    pub(super) fn after(&self, byte: usize) -> Self {
        self.run(self.places.partition_point(|place| place.start < byte)..self.places.len())
    }
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
        Origin::Prose { form, .. } => matches!(form, Form::Quotation | Form::Source),
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
        let text = "“Bupati/Wali Kota”, 12,5% (Satu-Data).";
        let parsed = Parsed::of(text);
        let found = parsed.words(text);
        let texts: Vec<&str> = found.iter().map(|word| word.text).collect();
        assert_eq!(texts, ["Bupati", "Wali", "Kota", "12,5", "Satu-Data"]);
        let lower: Vec<&str> = found.iter().map(|word| word.lower).collect();
        assert_eq!(lower, ["bupati", "wali", "kota", "12,5", "satu-data"]);
        assert_eq!(found.get(0).map(|word| word.start), Some("“".len()));
        let wali = text.find("Wali").expect("word");
        assert_eq!((found.before(wali).len(), found.after(wali).len()), (1, 4));
    }

    #[test]
    fn lower_case_keeps_places() {
        assert_eq!(lower_case("ÉLAN İstanbul Ⱥ"), "élan İstanbul Ⱥ");
        assert_eq!(lower_case("RPJMD “Cerdas”"), "rpjmd “cerdas”");
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
