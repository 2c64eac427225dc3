//! No placeholder is left inside written text or in a record (SP109).
//!
//! A section that holds nothing else is told by SP101. Files of later stages wait.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::text;
use crate::diag::code;
use crate::diag::manual::{Manual, both};
use crate::model::block::{Document, Section};
use crate::model::passage::{Form, Origin, Passage};
use crate::model::placeholder::is_placeholder;
use crate::source::Span;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::OPEN_PLACEHOLDER,
    manual: Manual {
        what: both(
            "TBD, “isi di sini”, “[nama dinas]”, lorem ipsum dan sejenisnya di dalam bagian yang \
             sudah ditulis, atau pada catatan yang jatuh tempo.",
            "TBD, “fill in here”, “[name of agency]”, lorem ipsum and the like inside a written \
             part, or in a record that is due.",
        ),
        why: both(
            "Penanda yang tertinggal ikut tercetak dan terbaca oleh Bupati.",
            "A marker left behind is printed, and read by the head of the region.",
        ),
        example: both(
            "programs:\n\
             \x20 - id: GOV-01\n\
             \x20   description: TBD",
            "programs:\n\
             \x20 - id: GOV-01\n\
             \x20   description: TBD",
        ),
        mend: both(
            "programs:\n\
             \x20 - id: GOV-01\n\
             \x20   description: Warga mendaftar satu kali untuk semua layanan.",
            "programs:\n\
             \x20 - id: GOV-01\n\
             \x20   description: Warga mendaftar satu kali untuk semua layanan.",
        ),
        basis: both("Pertimbangan sendiri.", "Own judgement."),
    },
    whole: false,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let judged: Vec<(&Passage<'_>, bool)> =
        review.passages().iter().map(|own| (own, is_placeholder(&own.text))).collect();
    let written = written(&judged);
    for (passage, whole) in judged {
        let due = match passage.origin {
            Origin::Prose { document, section, .. } => {
                document.stage <= review.stage && written.contains(&part(document, section))
            }
            Origin::Record(field) => is_due(review, field.text.span),
        };
        if !due {
            continue;
        }
        if let Some(range) = find(&passage.text, whole) {
            let word = passage.text[range.clone()].to_owned();
            sink.push(text::placeholder(passage.place(range, review.sources), &word));
        }
    }
}

/// A part of a chapter by the places of its headings.
type Part = (Span, Option<Span>);

fn part(document: &Document, section: Option<&Section>) -> Part {
    (document.heading.span, section.map(|section| section.heading.span))
}

/// Lists the parts that hold a paragraph which is no placeholder.
fn written(judged: &[(&Passage<'_>, bool)]) -> BTreeSet<Part> {
    let prose = judged.iter().filter(|(_, whole)| !whole);
    let parts = prose.filter_map(|(passage, _)| match passage.origin {
        Origin::Prose { document, section, form } if form != Form::Title => {
            Some(part(document, section))
        }
        _ => None,
    });
    parts.collect()
}

/// Tells whether a data file belongs to a stage that has come.
fn is_due(review: &Review<'_>, span: Span) -> bool {
    let path = review.sources.get(span.source).path();
    let stage = path.strip_prefix("tahap-").and_then(|rest| rest.split('/').next()?.parse().ok());
    stage.is_none_or(|stage: u8| stage <= review.stage)
}

/// Finds a placeholder in a text: the whole of it, a marker word, or a prompt in brackets.
fn find(text: &str, whole: bool) -> Option<Range<usize>> {
    if whole {
        let start = text.len() - text.trim_start().len();
        return Some(start..text.trim_end().len().max(start));
    }
    marker(text).or_else(|| prompt(text))
}

/// Finds a marker in capitals that no sentence needs.
fn marker(text: &str) -> Option<Range<usize>> {
    const FILLER: &[u8] = b"lorem ipsum";
    const MARKERS: &[&str] = &["TBD", "TBA", "TODO", "FIXME", "XXX", "XXXX"];
    let mut at = 0;
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if MARKERS.contains(&word) {
            return Some(at..at + word.len());
        }
        at += word.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    let mut parts = text.as_bytes().windows(FILLER.len());
    let at = parts.position(|part| part.eq_ignore_ascii_case(FILLER))?;
    Some(at..at + FILLER.len())
}

/// Finds a prompt in brackets: `[nama dinas]`, `<isi tanggal>`, `(isi di sini)`.
fn prompt(text: &str) -> Option<Range<usize>> {
    const VERBS: &[&str] = &[
        "isi ", "diisi", "nama ", "tulis", "sebutkan", "masukkan", "lengkapi", "tanggal",
        "jumlah ", "insert", "fill in", "your ", "name of", "tbd",
    ];
    text.match_indices(['[', '<']).find_map(|(at, open)| {
        let close = if open == "[" { ']' } else { '>' };
        let inside = &text[at + 1..at + 1 + text[at + 1..].find(close)?];
        let lower = inside.to_lowercase();
        let prompts = inside.len() <= 60 && VERBS.iter().any(|verb| lower.starts_with(verb));
        prompts.then_some(at..at + inside.len() + 2)
    })
}
