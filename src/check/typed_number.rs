//! No heading and no caption carries a number typed by hand (SP110).
//!
//! Told is what is a number for certain: `BAB II`, `1.2 Judul`, `Tabel 2.1`. A single letter or
//! Roman numeral (`A. Judul`) is one only where its neighbours are counted on (`B. …`): `A.` may
//! begin a name.

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::text;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::block::{Block, BlockKind, Heading, Inline, Section, nested_blocks, plain};
use crate::model::record::Text;
use crate::source::Span;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::TYPED_NUMBER,
    manual: Manual {
        what: both(
            "Judul yang diawali nomor ketikan (`BAB II`, `1.2`, `A.`), atau keterangan tabel dan \
             gambar yang diawali `Tabel 2.1` atau `Gambar 3`.",
            "A heading that begins with a typed number (`BAB II`, `1.2`, `A.`), or a caption that \
             begins with `Tabel 2.1` or `Gambar 3`.",
        ),
        why: both(
            "Nomor dicetak sendiri; yang diketik tercetak kedua kalinya (“BAB II BAB II”) dan \
             tertinggal ketika susunannya berubah.",
            "Numbers are printed by themselves; a typed one is printed a second time (“BAB II BAB \
             II”) and stays behind when the order changes.",
        ),
        example: same(lines!["## 1.2 Dasar Hukum {#dasar-hukum}"]),
        mend: same(lines!["## Dasar Hukum {#dasar-hukum}"]),
        basis: both(
            "Format smartplan: nomor dihitung, tidak diketik.",
            "The format of smartplan: numbers are computed, not typed.",
        ),
    },
    whole: false,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    for document in &review.plan.documents {
        let mut found = Vec::new();
        number_of(&document.heading, false, &mut found);
        headings(&document.sections, &mut found);
        for block in nested_blocks(&document.blocks, &document.sections) {
            found.extend(caption(block));
        }
        for (span, number) in found {
            // The number stands in the file as it was read, so it can be taken out.
            let place = Span { end: span.start + number.len(), ..span };
            let bare = review.sources.slice(place) == number;
            sink.push(text::typed_number(span, number.trim_end(), bare.then_some(place)));
        }
    }
}

/// Returns a title without the number typed before it.
pub(super) fn bare(title: &str) -> &str {
    let number = chapter(title).or_else(|| decimal(title)).or_else(|| sign(title));
    &title[number.map_or(0, str::len)..]
}

type Found = (Span, String);

fn headings(sections: &[Section], out: &mut Vec<Found>) {
    let counted = is_counted(sections);
    for section in sections {
        number_of(&section.heading, counted, out);
        headings(&section.sections, out);
    }
}

fn number_of(heading: &Heading, counted: bool, out: &mut Vec<Found>) {
    let (title, span) = words(&heading.title, heading.span);
    let number = chapter(&title).or_else(|| decimal(&title));
    let number = number.or_else(|| sign(&title).filter(|own| counted || own.len() > "II.".len()));
    out.extend(number.map(|number| (span, number.to_owned())));
}

/// Tells whether headings of one level are counted by letters or Roman numerals.
fn is_counted(sections: &[Section]) -> bool {
    let signs: Vec<String> = sections
        .iter()
        .filter_map(|section| Some(sign(&plain(&section.heading.title))?.trim_end().to_owned()))
        .collect();
    let has = |own: &str| signs.iter().any(|sign| sign.trim_end_matches(['.', ')']) == own);
    has("A") && has("B") || has("I") && has("II")
}

fn caption(block: &Block) -> Option<Found> {
    let (words, span) = match &block.kind {
        BlockKind::Table(table) => words(table.caption.as_ref()?, block.span),
        BlockKind::Figure(picture) => words(&picture.caption, block.span),
        BlockKind::View(call) => {
            let Text { value, span } = call.options.caption.as_ref()?;
            (value.clone(), *span)
        }
        _ => return None,
    };
    Some((span, exhibit(&words)?.to_owned()))
}

/// Returns words with the place of the first of them.
fn words(all: &[Inline], whole: Span) -> (String, Span) {
    let place = match all.first() {
        Some(Inline::Text(text)) => text.span,
        _ => whole,
    };
    (plain(all), place)
}

/// Finds `BAB II `, `Bab 3: `, `Lampiran I. ` with a title behind it.
fn chapter(title: &str) -> Option<&str> {
    let (word, rest) = title.split_once(' ')?;
    let known = ["bab", "lampiran"].contains(&word.to_lowercase().as_str());
    let (number, behind) = rest.split_once(' ')?;
    let bare = number.trim_end_matches(['.', ':', ')']);
    let counted = is_roman(bare) || is_short(bare);
    (known && counted && starts_title(behind)).then(|| &title[..title.len() - behind.len()])
}

/// Finds `1.2 `, `1.2. `, `3. ` with a title behind it; no group has more than two digits.
fn decimal(title: &str) -> Option<&str> {
    let (number, behind) = title.split_once(' ')?;
    let bare = number.strip_suffix('.').unwrap_or(number);
    let groups = bare.split('.').all(|group| is_short(group) && group != "0");
    let dotted = number.contains('.');
    (groups && dotted && starts_title(behind)).then(|| &title[..title.len() - behind.len()])
}

/// Finds `A. `, `B) `, `IV. ` with a title behind it.
fn sign(title: &str) -> Option<&str> {
    let (number, behind) = title.split_once(' ')?;
    let bare = number.strip_suffix(['.', ')'])?;
    let letter = bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_uppercase());
    ((letter || is_roman(bare)) && starts_title(behind))
        .then(|| &title[..title.len() - behind.len()])
}

/// Finds `Tabel 2.1 `, `Gambar 3: `, `Grafik 1. ` with words behind it.
fn exhibit(caption: &str) -> Option<&str> {
    let (word, rest) = caption.split_once(' ')?;
    let known = ["tabel", "gambar", "grafik", "bagan"].contains(&word.to_lowercase().as_str());
    let (number, behind) = rest.split_once(' ')?;
    let bare = number.trim_end_matches(['.', ':']);
    let groups = bare.split(['.', '-']).all(is_short);
    (known && groups && starts_title(behind)).then(|| &caption[..caption.len() - behind.len()])
}

/// Tells whether words begin as a title does: in "1.2 juta warga" and "Tabel 3 kolom" the number
/// belongs to them.
fn starts_title(text: &str) -> bool {
    text.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '‘' | '\''))
}

fn is_short(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.len() < 6 && text.bytes().all(|byte| b"IVX".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_numbers_are_told_from_titles() {
        for (title, number) in [("BAB II Gambaran", "BAB II "), ("Bab 3: Visi", "Bab 3: ")] {
            assert_eq!(chapter(title), Some(number), "{title}");
        }
        for title in ["Bab Penutup", "BAB II", "Lampiran Peraturan", "Bab 2021 Lalu"] {
            assert_eq!(chapter(title), None, "{title}");
        }
        for (title, number) in [("1.2 Visi", "1.2 "), ("3. Visi", "3. "), ("2.1.4. A", "2.1.4. ")] {
            assert_eq!(decimal(title), Some(number), "{title}");
        }
        for title in [
            "5 Prioritas",
            "100.000 Internet",
            "4.0 Industri",
            "1. 2",
            "112 Darurat",
            "1.2 juta warga",
        ] {
            assert_eq!(decimal(title), None, "{title}");
        }
        for (title, number) in [("Tabel 2.1 Luas", "Tabel 2.1 "), ("Gambar 3. Peta", "Gambar 3. ")]
        {
            assert_eq!(exhibit(title), Some(number), "{title}");
        }
        for title in
            ["Tabel program", "Tabel 2 × 2", "Tabel 3 kolom", "Grafik 2021 menurut", "Peta 1 Kota"]
        {
            assert_eq!(exhibit(title), None, "{title}");
        }
    }
}
