//! Marks are written so that smartplan reads them (SP213).
//!
//! Told are references, facts and citations with a slip that leaves them as text, and paragraphs
//! that are printed as code because they are indented. Typed numbers are told by SP110, lists of a
//! word processor where they are read.

use std::ops::Range;

use crate::check::prose::Prose;
use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::typed;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::block::{Block, BlockKind, nested_blocks};
use crate::model::passage::{Form, OBJECT};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::TYPED_MARK,
    manual: Manual {
        what: both(
            "Rujukan, fakta, dan sitasi yang salah tulis sehingga tercetak apa adanya, serta paragraf \
             menjorok yang menjadi kode.",
            "References, facts and citations with a slip that prints them as they stand, and an \
             indented paragraph that becomes code.",
        ),
        why: both(
            "Tanda kurung dan kode terbaca oleh Bupati, bukan nomor tabel yang dimaksud.",
            "The head of the region reads brackets and code, not the number of the table.",
        ),
        example: same(lines!["Anggaran ada pada [] (#tbl-program)."]),
        mend: same(lines!["Anggaran ada pada [](#tbl-program)."]),
        basis: both("Pertimbangan sendiri.", "Own judgement."),
    },
    whole: false,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let read = [Form::Paragraph, Form::Quotation, Form::Cell, Form::Note];
    let passages = review.passages().iter();
    for passage in passages.filter(|own| own.form().is_some_and(|form| read.contains(&form))) {
        broken(review, passage, sink);
    }
    for document in &review.plan.documents {
        for block in nested_blocks(&document.blocks, &document.sections) {
            code_block(review, block, sink);
        }
    }
}

/// Tells references, facts and citations that a slip has left as text.
fn broken(review: &Review<'_>, passage: &Prose<'_>, sink: &mut Sink) {
    let text = passage.text.as_str();
    // A line that is meant as a heading has been told.
    if text.starts_with('#') || !text.contains(['{', '@']) && !text.contains("(#") {
        return;
    }
    let found = reference(text).or_else(|| fact(text)).or_else(|| citation(review, text));
    let Some((range, right)) = found else { return };
    let written = text[range.clone()].to_owned();
    let span = passage.place(range, review.sources);
    let exact = review.sources.slice(span) == written;
    sink.push(typed::broken(span, &written, &right, exact));
}

type Found = Option<(Range<usize>, String)>;

/// Finds `[](#id` without its end, `[] (#id)` and `{#id}`.
fn reference(text: &str) -> Found {
    let id_of = |rest: &str| -> String {
        let id = rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ':'));
        id.collect()
    };
    for open in ["](#", "] (#"] {
        let Some(at) = text.find(open) else { continue };
        let Some(start) = text[..at].rfind('[') else { continue };
        let id = id_of(&text[at + open.len()..]);
        if !id.is_empty() {
            let end = at + open.len() + id.len();
            let end = end + usize::from(text[end..].starts_with(')'));
            let words = &text[start..at];
            return Some((start..end, format!("{words}](#{id})")));
        }
    }
    let at = text.find("{#")?;
    let id = id_of(&text[at + 2..]);
    let end = at + 2 + id.len();
    let whole = !id.is_empty() && text[end..].starts_with('}');
    whole.then(|| (at..end + 1, format!("[](#{id})")))
}

/// Finds `{ programs.count }` with one brace at either side.
fn fact(text: &str) -> Found {
    text.match_indices('{').find_map(|(at, _)| {
        let inside = &text[at + 1..at + 1 + text[at + 1..].find('}')?];
        let path = inside.trim();
        let parts: Vec<&str> = path.split('.').collect();
        let word = |part: &&str| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        };
        let twice = text[..at].ends_with('{') || inside.starts_with('{');
        let fact =
            parts.len() > 1 && parts.iter().all(word) && parts[0].starts_with(char::is_lowercase);
        (fact && !twice).then(|| (at..at + inside.len() + 2, format!("{{{{ {path} }}}}")))
    })
}

/// Finds `@key` of a source that is not between brackets.
fn citation(review: &Review<'_>, text: &str) -> Found {
    text.match_indices('@').find_map(|(at, _)| {
        let apart =
            text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != OBJECT);
        let key: String = text[at + 1..]
            .chars()
            .take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'))
            .collect();
        let key = key.trim_end_matches(['.', ':']);
        let known = apart && review.plan.bibliography.contains_key(key);
        known.then(|| (at..at + 1 + key.len(), format!("[@{key}]")))
    })
}

/// Tells a paragraph that is printed as code because it is indented.
fn code_block(review: &Review<'_>, block: &Block, sink: &mut Sink) {
    let BlockKind::Code { lang, .. } = &block.kind else { return };
    let fenced = review.sources.slice(block.span).starts_with(['`', '~']);
    if lang.is_empty() && !fenced {
        sink.push(typed::indented(block.span));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_in_references_and_facts_are_found() {
        for (text, written, right) in [
            ("Lihat [](#tbl-a. Lalu", "[](#tbl-a", "[](#tbl-a)"),
            ("Lihat [] (#tbl-a).", "[] (#tbl-a)", "[](#tbl-a)"),
            ("Lihat [tabel] (#tbl-a).", "[tabel] (#tbl-a)", "[tabel](#tbl-a)"),
            ("Lihat {#tbl-a}.", "{#tbl-a}", "[](#tbl-a)"),
        ] {
            let (range, found) = reference(text).expect(text);
            assert_eq!((&text[range], found.as_str()), (written, right));
        }
        let (range, right) = fact("Memuat { programs.count } program").expect("a fact");
        assert_eq!((range, right.as_str()), (7..25, "{{ programs.count }}"));
        for text in ["himpunan {a, b}", "{ a }", "nomor (#3)", "{A.b}"] {
            assert!(reference(text).is_none() && fact(text).is_none(), "{text}");
        }
    }
}
