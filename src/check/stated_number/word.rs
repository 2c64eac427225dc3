//! Words of a passage with their places, and the numbers among them.

use std::ops::Range;

use crate::model::passage::OBJECT;
use crate::model::value::{Year, YearSpan};

/// A word, number or mark of punctuation, in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// The word.
    pub text: &'t str,
    /// Where it stands in the passage.
    pub range: Range<usize>,
}

impl<'t> Word<'t> {
    /// Returns the word.
    pub(super) fn as_str(&self) -> &'t str {
        self.text
    }
}

/// Splits a text in lower case into sentences of words; a mark of punctuation is a word of its own.
pub(super) fn sentences(lower: &str) -> Vec<Vec<Word<'_>>> {
    let mut out: Vec<Vec<Word<'_>>> = vec![Vec::new()];
    let mut rest = 0;
    while let Some(letter) = lower.get(rest..).and_then(|tail| tail.chars().next()) {
        let end = rest + length(&lower[rest..], letter);
        if !letter.is_whitespace() {
            let word = Word { text: &lower[rest..end], range: rest..end };
            let stops = matches!(word.as_str(), "." | "!" | "?" | ";");
            if let (false, Some(last)) = (stops, out.last_mut()) {
                last.push(word);
            } else {
                out.push(Vec::new());
            }
        }
        rest = end;
    }
    out.retain(|sentence| !sentence.is_empty());
    out
}

/// Measures the word at the start of a text.
fn length(text: &str, first: char) -> usize {
    if !first.is_alphanumeric() || first == OBJECT {
        return first.len_utf8();
    }
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let inner = matches!(letter, '.' | ',' | '-' | '–')
            && text[..at].ends_with(|c: char| c.is_ascii_digit())
            && next.is_some_and(|next| next.is_ascii_digit());
        if !letter.is_alphanumeric() && !inner {
            break;
        }
        end = at + letter.len_utf8();
    }
    end
}

/// Reads a whole number at a word, in figures or in words: the number and how many words it took.
pub(super) fn number(words: &[Word<'_>], at: usize) -> Option<(usize, usize)> {
    let first = words.get(at)?.as_str();
    if first.starts_with(|c: char| c.is_ascii_digit()) {
        return figures(first).map(|number| (number, 1));
    }
    spelt(words, at)
}

/// Reads `42` or `1.250`.
fn figures(text: &str) -> Option<usize> {
    let groups: Vec<&str> = text.split('.').collect();
    let whole = groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_digit()));
    let grouped = groups.len() == 1 || groups.iter().skip(1).all(|group| group.len() == 3);
    (whole && grouped).then(|| groups.concat().parse().ok()).flatten()
}

/// The numbers below ten, by their place.
const UNITS: [&str; 10] =
    ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];

/// Reads `dua`, `dua belas`, `empat puluh dua`, `seratus lima`.
fn spelt(words: &[Word<'_>], at: usize) -> Option<(usize, usize)> {
    let (mut sum, mut used, mut low) = (0, 0, 0);
    let mut ceiling = 1000;
    loop {
        let word = words.get(at + used).map_or("", Word::as_str);
        let next = words.get(at + used + 1).map_or("", Word::as_str);
        let unit = UNITS.iter().position(|own| *own == word);
        let (value, taken) = match (unit, word, next) {
            (Some(unit), _, "ratus") => (unit * 100, 2),
            (Some(unit), _, "puluh") => (unit * 10, 2),
            (Some(unit), _, "belas") => (unit + 10, 2),
            (Some(unit), _, _) => (unit, 1),
            (_, "seratus", _) => (100, 1),
            (_, "sepuluh", _) => (10, 1),
            (_, "sebelas", _) => (11, 1),
            _ => break,
        };
        // Each part is smaller than the place that the part before left free.
        if value >= ceiling || (value == 0 && used > 0) {
            break;
        }
        ceiling = match value {
            100.. => 100,
            20..100 => 10,
            _ => 0,
        };
        (sum, used, low) = (sum + value, used + taken, low + 1);
    }
    (low > 0).then_some((sum, used))
}

/// Reads a year; to say why a word is none would cost more than to look.
pub(super) fn year(word: &str) -> Option<Year> {
    let figures = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    figures.then(|| word.parse().ok())?
}

/// Reads years at a word: `2022–2026`, `2022 sampai dengan 2026`.
pub(super) fn span(words: &[Word<'_>], at: usize) -> Option<(YearSpan, usize)> {
    let first = words.get(at)?.as_str();
    if !first.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if first.contains(['-', '–']) {
        return first.parse().ok().map(|years| (years, 1));
    }
    let start = year(first)?;
    let word = |ahead: usize| words.get(at + ahead).map_or("", Word::as_str);
    let ahead = match (word(1), word(2)) {
        ("sampai", "dengan") => 3,
        ("sampai" | "hingga", _) => 2,
        _ => return None,
    };
    let end = year(word(ahead))?;
    (start <= end).then_some((YearSpan(start, end), ahead + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(usize, usize)> {
        number(&sentences(text)[0], 0)
    }

    #[test]
    fn numbers_are_read_in_figures_and_in_words() {
        assert_eq!(read("42 program"), Some((42, 1)));
        assert_eq!(read("1.250 orang"), Some((1250, 1)));
        assert_eq!(read("1,5 ton"), None);
        assert_eq!(read("dua program"), Some((2, 1)));
        assert_eq!(read("dua belas program"), Some((12, 2)));
        assert_eq!(read("empat puluh dua program"), Some((42, 3)));
        assert_eq!(read("seratus lima program"), Some((105, 2)));
        assert_eq!(read("dua ratus tiga puluh program"), Some((230, 4)));
        assert_eq!(read("tiga empat program"), Some((3, 1)), "two numbers side by side");
        assert_eq!(read("program"), None);
    }

    #[test]
    fn sentences_keep_numbers_whole() {
        let all = sentences("rp1.250,5 juta (2022–2026). dua.");
        let words: Vec<&str> = all[0].iter().map(Word::as_str).collect();
        assert_eq!(words, ["rp1.250,5", "juta", "(", "2022–2026", ")"]);
        assert_eq!(all.len(), 2);
        assert_eq!(
            span(&all[0], 3).map(|(years, _)| years.to_string()).as_deref(),
            Some("2022–2026")
        );
    }
}
