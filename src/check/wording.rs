//! Comparing words: texts as words with their places, and the part of one that is nearest to
//! another.

use std::borrow::Cow;
use std::ops::Range;

/// A text as words in lower case, each with its place in the text.
#[derive(Debug, Clone, Default)]
pub(super) struct Words<'t> {
    /// The words; most are in lower case already.
    pub(super) words: Vec<Cow<'t, str>>,
    places: Vec<Range<usize>>,
}

/// The part of a text that comes nearest to a wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Near {
    /// How many words are changed, added or left out.
    pub(super) distance: usize,
    /// Its words, by their number.
    pub(super) words: Range<usize>,
}

impl<'t> Words<'t> {
    /// Parts a text into words; punctuation, marks and whatever is computed part them.
    pub(super) fn of(text: &'t str) -> Self {
        let mut own = Self::default();
        let mut at = 0;
        for part in text.split(|c: char| !c.is_alphanumeric() && c != '-') {
            let start = at;
            at = start + part.len();
            let place = start..at;
            at += text[at..].chars().next().map_or(0, char::len_utf8);
            if part.chars().any(char::is_alphanumeric) {
                let lower =
                    part.chars().all(|c| c.is_lowercase() || c.is_ascii_digit() || c == '-');
                own.words.push(if lower { part.into() } else { part.to_lowercase().into() });
                own.places.push(place);
            }
        }
        own
    }

    /// Returns the bytes from the first to the last of some words.
    pub(super) fn bytes(&self, words: &Range<usize>) -> Range<usize> {
        let first = self.places.get(words.start).map_or(0, |place| place.start);
        let last = words.end.checked_sub(1).and_then(|last| self.places.get(last));
        first..last.map_or(first, |place| place.end)
    }

    /// Finds the words that come nearest to a wording: the fewest changed, added or left out
    /// (Sellers' algorithm), and among equals the longest part; `None` without any word.
    pub(super) fn nearest(&self, wording: &[Cow<'_, str>]) -> Option<Near> {
        // For each end of a part: the distance and, counted down, where the part begins.
        let mut row: Vec<(usize, usize)> = (0..=self.words.len()).map(|at| (0, at)).collect();
        for (at, own) in wording.iter().enumerate() {
            let mut next = Vec::with_capacity(row.len());
            next.push((at + 1, 0));
            for (end, other) in self.words.iter().enumerate() {
                let change = (row[end].0 + usize::from(own != other), row[end].1);
                let leave = (row[end + 1].0 + 1, row[end + 1].1);
                let add = (next[end].0 + 1, next[end].1);
                next.push(change.min(leave).min(add));
            }
            row = next;
        }
        let best = row.iter().map(|(distance, _)| *distance).min()?;
        let parts = row.iter().enumerate().filter(|(_, (distance, _))| *distance == best);
        let (end, &(distance, start)) = parts.max_by_key(|(end, (_, start))| end - start)?;
        (start < end).then_some(Near { distance, words: start..end })
    }

    /// Tells whether a run of words that shares one with `part` is exactly this wording.
    pub(super) fn holds(&self, wording: &[Cow<'_, str>], part: &Range<usize>) -> bool {
        let last = (self.words.len() + 1).saturating_sub(wording.len()).min(part.end);
        let first = (part.start + 1).saturating_sub(wording.len());
        (first..last).any(|at| self.words[at..at + wording.len()] == *wording)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_case_and_marks() {
        let words = Words::of("Visi: “Kota – cerdas”, e-layanan.");
        assert_eq!(words.words, ["visi", "kota", "cerdas", "e-layanan"]);
        assert_eq!(words.bytes(&(0..2)), 0..13);
    }

    #[test]
    fn the_nearest_part_takes_in_a_changed_last_word() {
        let wording = Words::of("kota cerdas yang lestari").words;
        let near = Words::of("Menuju kota cerdas yang makmur").nearest(&wording);
        assert_eq!(near, Some(Near { distance: 1, words: 1..5 }));
        let near = Words::of("kota cerdas yang lestari").nearest(&wording);
        assert_eq!(near, Some(Near { distance: 0, words: 0..4 }));
        assert_eq!(Words::of("").nearest(&wording), None);
    }

    #[test]
    fn another_wording_is_found_where_it_overlaps() {
        let words = Words::of("a b c d e");
        let wording = Words::of("b c").words;
        assert!(words.holds(&wording, &(2..5)));
        assert!(!words.holds(&wording, &(3..5)));
        assert!(!words.holds(&Words::of("a b c d e f").words, &(0..5)));
    }
}
