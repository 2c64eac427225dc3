//! No placeholder is left inside written text or in a record (SP109).
//!
//! A section that holds nothing else is told by SP101. Files of later stages wait.

use std::collections::BTreeSet;

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::text;
use crate::diag::code;
use crate::diag::manual::{Manual, both};
use crate::model::block::{Document, Section};
use crate::model::passage::{Form, Origin};
use crate::model::placeholder::{find, is_placeholder};
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
    let written = written(review);
    for passage in review.passages() {
        let due = match passage.origin {
            Origin::Prose { document, section, .. } => {
                document.stage <= review.stage && written.contains(&part(document, section))
            }
            Origin::Record(field) => is_due(review, field.text.span),
        };
        if !due {
            continue;
        }
        if let Some(range) = find(&passage.text) {
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
fn written(review: &Review<'_>) -> BTreeSet<Part> {
    let parts = review.passages().iter().filter_map(|passage| match passage.origin {
        Origin::Prose { document, section, form }
            if !matches!(form, Form::Title | Form::Caption | Form::Source)
                && !is_placeholder(&passage.text) =>
        {
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
