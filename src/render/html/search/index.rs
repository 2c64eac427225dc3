//! The index as the browser reads it: words in order, where each stands and how much that weighs,
//! and the roots by which words meet.
//!
//! Numbers are written in base 36 and as the step from the one before, which keeps the index of a
//! plan of four books below its text in size.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde::Serialize;

use crate::render::html::address::fragment;
use crate::render::html::search::entry::Entry;
use crate::render::html::search::stem::{HEADS, Head, LEAST, SHORT, TAILS, roots};
use crate::render::html::site::{ROOT, Site};

/// What a word weighs in a number, in a title; in the text it weighs how often it stands there.
const NUMBER: u8 = 8;
const TITLE: u8 = 6;
const MOST: u8 = 4;

/// Signs that join parts to one word: `GOV-01`, `3.4`, `2022–2026`.
const JOINTS: &[char] = &['.', '-', '–', '/'];

/// The index.
#[derive(Serialize)]
pub(super) struct Index<'a> {
    heads: &'static [Head],
    tails: &'static [&'static [&'static str]],
    short: usize,
    least: usize,
    pages: Vec<&'a str>,
    /// Book, number, title, page by its place, fragment on it, text.
    entries: Vec<(&'a str, &'a str, &'a str, usize, String, &'a str)>,
    /// All words in order, with a space between.
    words: String,
    /// For each word its entries, each with a letter for what it weighs.
    postings: String,
    /// Roots in order, each with its words.
    roots: String,
}

impl<'a> Index<'a> {
    /// Indexes all entries.
    pub(super) fn new(site: &'a Site<'_>, entries: &'a [Entry]) -> Self {
        let below = |path: &'a str| path.strip_prefix(ROOT).unwrap_or(path).trim_start_matches('/');
        let words = weigh(entries);
        Self {
            heads: HEADS,
            tails: TAILS,
            short: SHORT,
            least: LEAST,
            pages: site.pages.iter().map(|page| below(&page.path)).collect(),
            entries: entries
                .iter()
                .map(|own| {
                    let Entry { book, number, title, page, id, text } = own;
                    let to = if id.is_empty() { String::new() } else { fragment(id) };
                    (book.as_str(), number.as_str(), title.as_str(), *page, to, text.as_str())
                })
                .collect(),
            postings: postings(&words),
            roots: families(words.keys().map(String::as_str)),
            words: words.into_keys().collect::<Vec<_>>().join(" "),
        }
    }
}

/// Weighs every word in every entry.
fn weigh(entries: &[Entry]) -> BTreeMap<String, BTreeMap<usize, u8>> {
    let mut all: BTreeMap<String, BTreeMap<usize, u8>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate() {
        let mut own: BTreeMap<String, u8> = BTreeMap::new();
        for word in tokens(&entry.text) {
            let weight = own.entry(word).or_default();
            *weight = MOST.min(*weight + 1);
        }
        let mut once: BTreeMap<String, u8> = BTreeMap::new();
        once.extend(tokens(&entry.title).map(|word| (word, TITLE)));
        once.extend(tokens(&entry.number).map(|word| (word, NUMBER)));
        for (word, weight) in once {
            *own.entry(word).or_default() += weight;
        }
        for (word, weight) in own {
            all.entry(word).or_default().insert(at, weight);
        }
    }
    all
}

/// Lists the words of a text in lower case: joined ones, and the letters that they join.
fn tokens(text: &str) -> impl Iterator<Item = String> {
    let joined = text.split(|c: char| !c.is_alphanumeric() && !JOINTS.contains(&c));
    joined.flat_map(joints_between_letters).flat_map(|word| {
        let parts = word.split(JOINTS).filter(|part| {
            part.len() < word.len() && part.len() > 1 && part.chars().all(char::is_alphabetic)
        });
        let parts: Vec<String> = parts.map(str::to_lowercase).collect();
        std::iter::once(word.to_lowercase()).chain(parts)
    })
}

/// Parts a run where joints stand side by side or at an end.
fn joints_between_letters(run: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = run.trim_matches(JOINTS);
    while !rest.is_empty() {
        let mut before = None;
        let end = rest.char_indices().find_map(|(at, c)| {
            let joint = JOINTS.contains(&c);
            let double = joint && before.is_some();
            let start = before.unwrap_or(at);
            before = joint.then_some(start);
            double.then_some(start)
        });
        let (word, tail) = rest.split_at(end.unwrap_or(rest.len()));
        out.push(word);
        rest = tail.trim_start_matches(JOINTS);
    }
    out
}

fn postings(words: &BTreeMap<String, BTreeMap<usize, u8>>) -> String {
    let mut out = String::new();
    for places in words.values() {
        let mut last = 0;
        for (&entry, &weight) in places {
            push_number(entry - last, &mut out);
            out.push(char::from(b'A' + weight));
            last = entry;
        }
        out.push(' ');
    }
    out
}

/// Writes which words a root leads to; that a word is a root of its own goes without saying.
fn families<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut families: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, word) in words.enumerate() {
        for root in roots(word).into_iter().filter(|root| root != word) {
            families.entry(root).or_default().insert(at);
        }
    }
    let mut out = String::new();
    for (root, members) in families {
        out.push_str(&root);
        let mut last = 0;
        for member in members {
            out.push(' ');
            push_number(member - last, &mut out);
            last = member;
        }
        out.push(',');
    }
    out
}

fn push_number(number: usize, out: &mut String) {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    if number >= 36 {
        push_number(number / 36, out);
    }
    // Writing to a string cannot fail.
    let _ = write!(out, "{}", char::from(DIGITS[number % 36]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole_and_in_their_parts() {
        let words = |text: &str| tokens(text).collect::<Vec<_>>();
        assert_eq!(words("Tabel 3.4, GOV-01."), ["tabel", "3.4", "gov-01", "gov"]);
        assert_eq!(words("RPJMD–RTRW (2022–2026)"), ["rpjmd–rtrw", "rpjmd", "rtrw", "2022–2026"]);
        assert_eq!(words("ya... tidak -- atau/"), ["ya", "tidak", "atau"]);
        assert_eq!(words("a..b"), ["a", "b"]);
        assert!(words(" – . ").is_empty());
    }

    #[test]
    fn numbers_weigh_more_than_titles_and_titles_more_than_text() {
        let entry = |number: &str, title: &str, text: &str| Entry {
            number: number.into(),
            title: title.into(),
            text: text.into(),
            ..Entry::default()
        };
        let words = weigh(&[
            entry("BAB I", "Layanan", "layanan layanan"),
            entry("", "", "bab layanan layanan layanan layanan layanan"),
        ]);
        assert_eq!(words["bab"], BTreeMap::from([(0, 8), (1, 1)]));
        assert_eq!(words["layanan"], BTreeMap::from([(0, 8), (1, 4)]));
        assert_eq!(postings(&words), "0I1B 0I 0I1E ");
    }

    #[test]
    fn numbers_are_written_in_base_36() {
        let write = |number| {
            let mut out = String::new();
            push_number(number, &mut out);
            out
        };
        assert_eq!([write(0), write(35), write(36), write(1295)], ["0", "z", "10", "zz"]);
    }

    #[test]
    fn a_root_leads_to_every_word_of_its_family() {
        let all = families(["bangun", "membangun", "pembangunan"].into_iter());
        assert!(all.contains("bangun 1 1,"), "{all}");
        assert!(!all.contains("bangun 0"), "{all}");
    }
}
