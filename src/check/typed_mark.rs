//! Numbers, lists and marks are written so that smartplan can make them (SP213).
//!
//! Told are a number in front of a title or caption (`1.2 Tujuan`, `BAB II`, `Tabel 3.1`), lines
//! that begin with `•` or `a)`, paragraphs that are printed as code because they are indented, and
//! references, facts and citations with a slip that leaves them as text.

use std::ops::Range;

use crate::check::prose::Prose;
use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::typed;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::block::{Block, BlockKind, nested_blocks};
use crate::model::passage::{Form, OBJECT};
use crate::source::Span;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::TYPED_MARK,
    manual: Manual {
        what: both(
            "Yang diketik tangan padahal dibuat saat mencetak: nomor di depan judul atau \
             keterangan, butir daftar dengan `•` atau `a)`, paragraf menjorok yang menjadi kode, \
             serta rujukan, fakta, dan sitasi yang salah tulis sehingga tercetak apa adanya.",
            "What is typed by hand although it is made in print: a number in front of a title or \
             caption, items of a list with `•` or `a)`, an indented paragraph that becomes code, \
             and references, facts and citations with a slip that prints them as they stand.",
        ),
        why: both(
            "Nomor tercetak dua kali, daftar tercetak menyambung, dan tanda kurung terbaca oleh \
             Bupati.",
            "The number is printed twice, the list as one line, and the head of the region reads \
             brackets.",
        ),
        example: same(lines!["## 1.2 Maksud dan Tujuan {#maksud-tujuan}"]),
        mend: same(lines!["## Maksud dan Tujuan {#maksud-tujuan}"]),
        basis: both("Pertimbangan sendiri.", "Own judgement."),
    },
    whole: false,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    for passage in review.passages() {
        match passage.form() {
            Some(Form::Title | Form::Caption) => number(review, passage, sink),
            Some(Form::Paragraph | Form::Quotation | Form::Cell | Form::Note) => {
                if passage.form() == Some(Form::Paragraph) {
                    list(review, passage, sink);
                }
                broken(review, passage, sink);
            }
            _ => {}
        }
    }
    for document in &review.plan.documents {
        for block in nested_blocks(&document.blocks, &document.sections) {
            code_block(review, block, sink);
        }
    }
}

/// Tells a number in front of a title or caption.
fn number(review: &Review<'_>, passage: &Prose<'_>, sink: &mut Sink) {
    let Some(end) = typed_number(&passage.text) else { return };
    let number = passage.text[..end].trim_end();
    let span = passage.place(0..number.len(), review.sources);
    let exact = review.sources.slice(span) == number;
    let place = Span { end: span.start + end, ..span };
    sink.push(typed::number(span, number, exact.then_some(place)));
}

/// Measures the number that a title begins with, and the space behind it: `1.2 `, `BAB II `,
/// `Tabel 3.1. `, `A. `, but not `1.250 kalurahan`, `2022 dan sesudahnya` or `5.0`.
fn typed_number(text: &str) -> Option<usize> {
    let first = text.split(char::is_whitespace).next()?;
    let rest = text[first.len()..].trim_start();
    let behind = |word: &str| text.len() - text[word.len()..].trim_start().len();
    if rest.is_empty() {
        return None;
    }
    const NAMED: [&str; 7] = ["bab", "tabel", "gambar", "grafik", "bagan", "diagram", "lampiran"];
    if NAMED.contains(&first.to_lowercase().as_str()) {
        let second = rest.split(char::is_whitespace).next()?;
        let bare = second.trim_end_matches(['.', ':', ')']);
        let counted = is_roman(bare)
            || is_chain(bare, 1)
            || (bare.contains('-') && bare.split('-').all(|own| is_chain(own, 1)));
        let tail = rest[second.len()..].trim_start();
        // A number at the end, or before a verb of reference, is the title itself: `Lampiran I`.
        return (counted && !tail.is_empty() && !tail.starts_with(char::is_lowercase))
            .then(|| text.len() - tail.len());
    }
    let bare = first.trim_end_matches(['.', ')']);
    let marked = bare.len() < first.len();
    // Other letters are of names: `H. Abdullah`, `B. J. Habibie`.
    let initial = rest.as_bytes().get(1) == Some(&b'.');
    let letter = bare.len() == 1 && matches!(bare.as_bytes()[0], b'A'..=b'F') && !initial;
    let chain = is_chain(bare, if marked { 1 } else { 2 });
    let roman = is_roman(bare) && bare.len() > 1;
    (chain || marked && (letter || roman || is_roman(bare))).then(|| behind(first))
}

/// Tells `1.2.3` of so many parts at least; parts are short and none is `0`, as in `1.250` or `5.0`.
fn is_chain(text: &str, least: usize) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    parts.len() >= least
        && parts.iter().all(|part| {
            (1..=2).contains(&part.len())
                && part.bytes().all(|byte| byte.is_ascii_digit())
                && !part.starts_with('0')
        })
}

fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// Tells lines that are meant as a list.
fn list(review: &Review<'_>, passage: &Prose<'_>, sink: &mut Sink) {
    let written = review.sources.slice(passage.span);
    let mut lines = written.lines().map(str::trim);
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return };
    let bullet = |line: &str| -> Option<char> {
        let mark = line.chars().next()?;
        matches!(mark, '•' | '·' | '▪' | '◦' | '●' | '○' | '■' | '➢' | '✓' | '\u{f0b7}' | '–' | '—')
            .then_some(mark)
    };
    let letter = |line: &str, own: &str| {
        line.strip_prefix(own)
            .is_some_and(|rest| rest.starts_with([')', '.']) && rest[1..].starts_with(' '))
    };
    let mark = match (bullet(first), bullet(second)) {
        (Some(own), Some(other)) if own == other => own.to_string(),
        _ if letter(first, "a") && letter(second, "b") => first[..2].to_owned(),
        _ => return,
    };
    let span = Span { end: passage.span.start + mark.len(), ..passage.span };
    sink.push(typed::item(span, &mark));
}

/// Tells references, facts and citations that a slip has left as text.
fn broken(review: &Review<'_>, passage: &Prose<'_>, sink: &mut Sink) {
    let text = passage.text.as_str();
    // A heading without its space is told as such.
    let heading = text.starts_with('#');
    if heading || !text.contains(['{', '@']) && !text.contains("(#") {
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
    fn numbers_before_titles_are_found_and_words_are_not() {
        for (text, number) in [
            ("1.2 Maksud", "1.2 "),
            ("1.2. Maksud", "1.2. "),
            ("3) Maksud", "3) "),
            ("1. Maksud", "1. "),
            ("A. Maksud", "A. "),
            ("C. Maksud", "C. "),
            ("IV. Maksud", "IV. "),
            ("BAB I Pendahuluan", "BAB I "),
            ("Tabel 4.1 Pagu", "Tabel 4.1 "),
            ("Tabel 4-1. Pagu", "Tabel 4-1. "),
            ("Gambar 2: Peta", "Gambar 2: "),
            ("Lampiran II Daftar", "Lampiran II "),
        ] {
            assert_eq!(typed_number(text).map(|end| &text[..end]), Some(number), "{text}");
        }
        for text in [
            "1.250 kalurahan",
            "2022 dan sesudahnya",
            "112 sebagai satu nomor",
            "5.0 dan seterusnya",
            "Tabel program",
            "Tabel 3 kolom",
            "Lampiran I",
            "Bab ini",
            "I dan II",
            "C dan D",
            "H. Abdullah",
            "B. J. Habibie",
            "17 Kapanewon",
            "IV",
            "1",
            "",
        ] {
            assert_eq!(typed_number(text), None, "{text}");
        }
    }

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
