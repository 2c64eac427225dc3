//! The vision, missions, goals and objectives are quoted word by word (SP306).
//!
//! Words are compared without case and punctuation. A passage drifts when at least six words in
//! a row are nearly those of the record: no more than one in five differs.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::thread;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::record::Text;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::DRIFTING_VISION,
    manual: Manual {
        what: both(
            "Visi, misi, tujuan, atau sasaran yang ditulis ulang dalam naskah dengan kata yang \
             sedikit berbeda dari catatannya.",
            "The vision, a mission, a goal or an objective retyped in prose in slightly other \
             words than its record.",
        ),
        why: both(
            "Rumusan yang bergeser dari buku ke buku adalah temuan pertama peninjau; hanya satu \
             rumusan yang disahkan.",
            "A wording that drifts from book to book is the first thing a reviewer finds; only \
             one wording is approved.",
        ),
        example: both(
            lines![
                "vision: Kota yang cerdas, sejahtera, dan lestari untuk semua warga",
                "# Buku 3: “Kota yang cerdas, makmur, dan lestari untuk semua warga”",
            ],
            lines![
                "vision: Kota yang cerdas, sejahtera, dan lestari untuk semua warga",
                "# book 3: “Kota yang cerdas, makmur, dan lestari untuk semua warga”",
            ],
        ),
        mend: same("Visi daerah ini adalah “{{ vision }}”."),
        basis: both(
            "Satu sumber untuk visi dan misi di semua buku; pertimbangan sendiri.",
            "One source for vision and missions in all books; own judgement.",
        ),
    },
    whole: false,
    check,
};

/// Fewest words of a wording that can drift; shorter ones are common phrases.
const SHORTEST: usize = 6;

/// A wording that prose must repeat word by word.
struct Wording<'a> {
    /// The fact that quotes it.
    fact: String,
    text: &'a Text,
    words: Vec<String>,
}

fn check(review: &Review<'_>, sink: &mut Sink) {
    let records = &review.plan.records;
    let wordings: Vec<Wording<'_>> = (records
        .vision
        .iter()
        .map(|text| ("vision".to_owned(), text)))
    .chain(records.missions.iter().map(|r| (format!("mission(\"{}\")", r.id), &r.text)))
    .chain(records.goals.iter().map(|r| (format!("goal(\"{}\")", r.id), &r.text)))
    .chain(records.objectives.iter().map(|r| (format!("objective(\"{}\")", r.id), &r.text)))
    .map(|(fact, text)| Wording { fact, text, words: split(text).map(|(_, w)| w).collect() })
    .filter(|wording| wording.words.len() >= SHORTEST)
    .collect();
    let prose = review.passages().iter().filter(|passage| passage.form().is_some());
    for passage in prose {
        let words: Vec<(Range<usize>, String)> = split(&passage.text).collect();
        if words.len() < SHORTEST - 1 {
            continue;
        }
        let known: BTreeSet<&str> = words.iter().map(|(_, word)| word.as_str()).collect();
        for wording in &wordings {
            let shared = wording.words.iter().filter(|w| known.contains(w.as_str())).count();
            if shared * 5 < wording.words.len() * 4 {
                continue;
            }
            let Some(found) = nearest(&wording.words, &words) else { continue };
            let range = words[found.start].0.start..words[found.end - 1].0.end;
            let place = passage.place(range, review.sources);
            sink.push(thread::drifting(place, &wording.fact, wording.text));
        }
    }
}

/// Parts a text into words in lower case with their places.
fn split(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let mut at = 0;
    text.split(|c: char| !c.is_alphanumeric() && c != '-').filter_map(move |word| {
        let start = at;
        at = start + word.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
        (!word.is_empty()).then(|| (start..start + word.len(), word.to_lowercase()))
    })
}

/// Finds the words of a passage that come nearest to a wording (Sellers' algorithm: the least
/// number of words to change, add or leave out); `None` when they are equal or too far.
fn nearest(wording: &[String], words: &[(Range<usize>, String)]) -> Option<Range<usize>> {
    // For each end of a window: the distance and where the window begins.
    let mut row: Vec<(usize, usize)> = (0..=words.len()).map(|at| (0, at)).collect();
    for (i, own) in wording.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push((i + 1, 0));
        for (j, (_, other)) in words.iter().enumerate() {
            let change = (row[j].0 + usize::from(own != other), row[j].1);
            let leave = (row[j + 1].0 + 1, row[j + 1].1);
            let add = (next[j].0 + 1, next[j].1);
            next.push(change.min(leave).min(add));
        }
        row = next;
    }
    let (end, &(distance, start)) = row.iter().enumerate().min_by_key(|(_, best)| best.0)?;
    (distance > 0 && distance * 5 <= wording.len() && start < end).then_some(start..end)
}
