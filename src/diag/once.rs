//! One finding for one fault that stands in many places.
//!
//! A word, key or id that an author takes for the right one stands wherever the author used it.
//! Told is the first place, with how many more there are, and one mend for all of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::code::{self, Code};
use crate::diag::{Diagnostic, Edit, Text};
use crate::source::Span;

/// Codes of words that authors repeat.
const REPEATED: &[Code] =
    &[code::UNKNOWN_KEY, code::UNKNOWN_WORD, code::BAD_NUMBER, code::BAD_ID, code::UNKNOWN_RECORD];

/// Keeps of findings with the same words the first, in the order in which they stand.
pub(super) fn once(mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    // A name where an id belongs cannot be an id, and is none that exists: the latter says more.
    let says = [code::UNKNOWN_WORD, code::UNKNOWN_RECORD, code::BAD_VIEW];
    let known = |own: &&Diagnostic| says.contains(&own.code);
    let named: BTreeSet<Span> = findings.iter().filter(known).map(|own| own.span).collect();
    findings.retain(|own| own.code != code::BAD_ID || !named.contains(&own.span));
    let findings = consequences(lacking(findings));
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

/// Leaves out what is said of the default that stands in for a value which could not be read.
fn consequences(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut unread: Option<(Code, Span)> = None;
    let mut follows = |own: &Diagnostic| {
        let told = unread.filter(|(_, span)| {
            span.source == own.span.source
                && (span.start..=span.end).contains(&own.span.start)
                && own.span.end <= span.end
        });
        let follows = told.is_some_and(|(code, _)| match own.code.number {
            100.. => VALUES.contains(&code),
            _ => own.code == code::BAD_NUMBER && code < own.code,
        });
        // In the order of places a fault comes before what follows from it.
        if !follows && own.code <= code::BAD_NUMBER {
            unread = Some((own.code, own.span));
        }
        follows
    };
    findings.into_iter().filter(|own| !follows(own)).collect()
}

/// Codes of values that could not be read, each at the place of the value.
const VALUES: &[Code] =
    &[code::WRONG_TYPE, code::BAD_MONEY, code::BAD_YEAR, code::UNKNOWN_WORD, code::BAD_NUMBER];

/// Joins the keys that one record lacks: an unfinished record is one fault.
fn lacking(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut out: Vec<Diagnostic> = Vec::new();
    for finding in findings {
        let key = |own: &Diagnostic| own.message.en.find(LACKS).map(|at| at + LACKS.len());
        let last = out.last_mut().filter(|own| {
            own.code == code::MISSING_KEY && own.code == finding.code && own.span == finding.span
        });
        let (Some(own), Some(at)) = (last, key(&finding)) else {
            out.push(finding);
            continue;
        };
        let more = &finding.message.en[at..];
        own.message.en = own.message.en.replacen(LACKS, LACK_MANY, 1);
        append(&mut own.message, more, more);
        own.hints = vec![Text::new(
            "tambahkan kunci-kunci itu; tulis `TBD` bila isinya belum diketahui",
            "add these keys; write `TBD` for what is not known",
        )];
        own.fix = match (own.fix.take(), finding.fix) {
            (Some(mut fix), Some(other)) => {
                other.edits.into_iter().for_each(|edit| insert(&mut fix.edits, edit));
                append(&mut fix.title, &other.title.id, &other.title.en);
                Some(fix)
            }
            (one, other) => one.or(other),
        };
    }
    out
}

/// Adds one more thing to an enumeration.
fn append(text: &mut Text, id: &str, en: &str) {
    text.id.extend([", ", id]);
    text.en.extend([", ", en]);
}

/// What stands before the key in the words on a missing one, and before several.
const LACKS: &str = "the required key ";
const LACK_MANY: &str = "the required keys ";

/// Adds an edit; what is inserted at one place is one text.
fn insert(edits: &mut Vec<Edit>, edit: Edit) {
    if let Edit::Replace { span, text } = &edit {
        for own in edits.iter_mut() {
            if let Edit::Replace { span: place, text: before } = own
                && place == span
                && span.start == span.end
            {
                before.push_str(text);
                return;
            }
        }
    }
    edits.push(edit);
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
