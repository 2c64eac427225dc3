//! Presets, papers and sides; what stands at the foot of a page. `tests/examples.rs` builds an
//! example in all ways.

use typst::layout::{Frame, FrameItem, Point, Transform};

use super::super::fixture::{edition, text};
use super::*;
use crate::model::book::Section;
use crate::model::print::{Layout, Paper, PrintSettings, Sides};
use crate::model::value::Decimal;
use crate::source::Spanned;

fn settings(preset: &str, paper: Paper, sides: Sides) -> PrintSettings {
    PrintSettings {
        preset: Some(Spanned::new(preset.to_owned(), Span::default())),
        paper: Some(paper),
        sides: Some(sides),
        ..PrintSettings::default()
    }
}

/// Lists all ways to print: each preset on each paper, on one side and two.
fn ways() -> Vec<PrintSettings> {
    let own = Own::new();
    let presets = Templates::new(&own).presets();
    assert_eq!(presets, ["designed", "legal", "naskah-dinas"]);
    let mut out = Vec::new();
    for preset in presets {
        for paper in Paper::ALL {
            for sides in Sides::ALL {
                out.push(settings(preset, *paper, *sides));
            }
        }
    }
    out
}

/// A piece of text with its place on the page.
struct Piece {
    at: Point,
    width: f64,
    size: f64,
    words: String,
}

/// Collects the text of a page, what is turned left out.
fn pieces(frame: &Frame, origin: Point, out: &mut Vec<Piece>) {
    for (at, item) in frame.items() {
        let at = origin + *at;
        match item {
            FrameItem::Group(group) if group.transform == Transform::identity() => {
                pieces(&group.frame, at, out);
            }
            FrameItem::Text(item) => {
                let words = item.text.to_string();
                let (width, size) = (item.width().to_pt(), item.size.to_pt());
                out.push(Piece { at, width, size, words });
            }
            _ => {}
        }
    }
}

fn page_pieces(document: &PagedDocument) -> Vec<Vec<Piece>> {
    let of = |frame: &Frame| {
        let mut out = Vec::new();
        pieces(frame, Point::zero(), &mut out);
        out
    };
    document.pages().iter().map(|page| of(&page.frame)).collect()
}

/// Asserts that pages have the size of the paper and hold what is printed on them.
fn assert_fits(document: &PagedDocument, print: &PrintSettings) {
    let paper = print.paper.expect("a paper");
    let (width, height) = match paper {
        Paper::A4 => (210.0, 297.0),
        Paper::F4 => (215.0, 330.0),
        Paper::Letter => (215.9, 279.4),
    };
    for (page, pieces) in document.pages().iter().zip(page_pieces(document)) {
        let size = page.frame.size();
        let (x, y) = (size.x.to_mm(), size.y.to_mm());
        let is = |a: f64, b: f64| (x - a).abs() < 0.01 && (y - b).abs() < 0.01;
        assert!(is(width, height) || is(height, width), "{print:?}: {x} by {y}");
        for piece in pieces {
            let (left, right) = (piece.at.x.to_pt(), piece.at.x.to_pt() + piece.width);
            let inside = left >= 0.0 && right <= size.x.to_pt() + 0.01;
            assert!(inside && piece.at.y <= size.y, "{print:?}: {}", piece.words);
        }
    }
}

#[test]
fn every_kind_of_page_is_printed_in_every_preset() {
    let mut edition = edition();
    edition.meta.draft = Some(3);
    for print in ways().into_iter().step_by(3) {
        edition.print = print.clone();
        assert_fits(&laid_out(&edition, None), &print);
    }
    edition.print = settings("designed", Paper::Letter, Sides::Two);
    edition.print.layout = Some(Layout::Wide);
    assert_fits(&laid_out(&edition, Some(2)), &edition.print);
}

#[test]
fn single_sheets_have_no_blank_page_and_folios_at_one_place() {
    let mut edition = edition();
    edition.print = settings("designed", Paper::A4, Sides::One);
    let document = laid_out(&edition, None);
    let pages = page_pieces(&document);
    assert!(pages.iter().all(|page| !page.is_empty()));
    let folios: Vec<f64> = pages
        .iter()
        .zip(document.pages())
        .filter(|(_, page)| page.frame.width() < page.frame.height())
        .filter_map(|(pieces, page)| {
            let own = page.number.to_string();
            let foot = page.frame.height() * 0.9;
            let folio = pieces.iter().find(|piece| piece.at.y > foot && piece.words == own)?;
            Some((folio.at.x.to_pt() + folio.width).round())
        })
        .collect();
    assert!(
        folios.len() > 4 && folios.iter().all(|x| x.total_cmp(&folios[0]).is_eq()),
        "{folios:?}"
    );
}

#[test]
fn margins_and_binding_move_the_text() {
    let mut edition = with(Vec::new());
    let left = |edition: &Edition| {
        let pages = page_pieces(&laid_out(edition, Some(2)));
        let body = pages.last().expect("a page");
        body.iter().map(|piece| piece.at.x.to_mm()).fold(f64::MAX, f64::min)
    };
    edition.print = settings("naskah-dinas", Paper::A4, Sides::One);
    assert!((left(&edition) - 30.0).abs() < 0.5, "the preset's own: {}", left(&edition));
    let length = |value| Some(Spanned::new(value, Span::default()));
    edition.print.margins.inside = length(Decimal(405, 1));
    edition.print.binding = length(Decimal(5, 0));
    assert!((left(&edition) - 45.5).abs() < 0.5, "{}", left(&edition));
}

#[test]
fn a_preset_of_the_plan_s_own_is_used_and_blamed_for_its_faults() {
    let file = "pdf/presets/dinas.typ";
    let print = |code: &str| {
        let code = format!("#import \"designed.typ\": preset as designed\n#let preset = {code}");
        let own = Own::from([(file.to_owned(), code.into_bytes())]);
        let mut edition = edition();
        edition.print = settings("dinas", Paper::A4, Sides::Two);
        let selection =
            Selection { formats: vec![Format::Pdf], books: vec![2], ..Selection::default() };
        render(&edition, &[], Templates::new(&own), &selection, &|_| ())
    };
    assert!(print("designed + (cover: \"plain\")").is_ok());
    for fault in ["designed + (heads: (:))", "designed + (cover: \"x\")", "(paper: \"a4\")", "1 +"]
    {
        let errors = print(fault).expect_err("a fault");
        assert!(errors.iter().any(|e| e.template.as_deref() == Some(file)), "{fault}: {errors:?}");
    }
}

#[test]
fn what_a_section_serves_stands_beside_its_text() {
    let mut edition = numbered_sections();
    let chapter = edition.books[1].chapters.last_mut().expect("a chapter");
    chapter.sections.truncate(1);
    chapter.sections[0].serves.issues = vec!["IS-01".into(), "IS-02".into()];
    for (layout, beside) in [(Layout::Standard, true), (Layout::Wide, false)] {
        edition.print = settings("designed", Paper::A4, Sides::Two);
        edition.print.layout = Some(layout);
        let pages = page_pieces(&laid_out(&edition, Some(2)));
        let find = |words: &str| {
            let found = pages.iter().flatten().find(|piece| piece.words.starts_with(words));
            found.unwrap_or_else(|| panic!("{words}")).at
        };
        let (note, text) = (find("Menjawab isu"), find("§0"));
        assert_eq!((note.y - text.y).to_pt().abs() < 0.1, beside, "on one line");
        assert_eq!(note.x < text.x, beside);
    }
}

/// A chapter of many short sections: every word of a paragraph is its number.
fn numbered_sections() -> Edition {
    let mut edition = with(Vec::new());
    let chapter = edition.books[1].chapters.last_mut().expect("a chapter");
    chapter.sections = (0..60)
        .map(|at| {
            let words = format!("§{at}tulisan ").repeat(20 + at * 37 % 110);
            let kind = ElementKind::Paragraph(text(words.trim_end()));
            let element = Element { kind, span: Span::default() };
            Section {
                anchor: crate::model::book::Anchor { book: 2, id: format!("s{at}") },
                number: format!("3.{at}"),
                level: 2 + u8::try_from(at % 2).unwrap_or(0),
                title: text(&format!("Tajuk{at}")),
                elements: vec![element],
                ..Section::default()
            }
        })
        .collect();
    edition
}

#[test]
fn no_heading_and_no_line_is_left_alone() {
    for preset in ["designed", "naskah-dinas", "legal"] {
        let mut edition = numbered_sections();
        edition.print = settings(preset, Paper::A4, Sides::Two);
        let document = laid_out(&edition, Some(2));
        let pages = page_pieces(&document);
        let mut seen = 0;
        for page in &pages {
            // Baselines of every paragraph on this page.
            let mut lines: BTreeMap<String, Vec<i64>> = BTreeMap::new();
            for piece in page.iter().filter(|piece| piece.words.starts_with('§')) {
                let name = piece.words.split(' ').next().unwrap_or_default().to_owned();
                #[expect(clippy::cast_possible_truncation, reason = "points of a page")]
                let y = piece.at.y.to_pt().round() as i64;
                lines.entry(name).or_default().push(y);
            }
            for (name, ys) in &mut lines {
                ys.dedup();
                assert!(ys.len() >= 2, "{preset}: a line of {name} is alone");
            }
            // Lists of contents name them too, in smaller letters.
            for piece in page.iter().filter(|piece| piece.size > 10.0) {
                let Some(at) = piece.words.strip_prefix("Tajuk") else { continue };
                assert!(
                    lines.contains_key(&format!("§{at}tulisan")),
                    "{preset}: heading {at} is alone"
                );
                seen += 1;
            }
        }
        assert!(seen > 30, "{preset}: {seen} headings");
    }
}
