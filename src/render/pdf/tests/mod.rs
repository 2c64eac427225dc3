//! Whole outputs from the fixture.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

mod print;
mod proof;

use super::fixture::{HOSTILE, edition, exhibit, programs, text};
use super::*;
use crate::model::book::{Chapter, Element, ElementKind, Exhibit, Run};
use crate::model::table::{Breaks, Cell, Column, Group, Row, Style, SumKind, Table};
use crate::render::Format;
use crate::source::Span;

type Own = BTreeMap<String, Vec<u8>>;

fn printed(edition: &Edition, own: &Own) -> Result<Artifacts, Vec<RenderError>> {
    let selection = Selection {
        formats: vec![Format::Pdf],
        books: vec![1, 2],
        volume: true,
        ..Selection::default()
    };
    render(edition, &[], Templates::new(own), &selection, &|_| ())
}

/// Lays out one output.
fn laid_out(edition: &Edition, book: Option<usize>) -> PagedDocument {
    let own = Own::new();
    let shop = Shop::open(edition, &[], Templates::new(&own)).expect("a theme");
    let single = book.map(|number| &edition.books[number - 1]);
    let far = shop.quoted(single.as_slice()).expect("bound");
    shop.settle(single, &far).unwrap_or_else(|errors| panic!("{errors:?}")).document
}

/// Collects the words of a page.
fn words(frame: &Frame) -> String {
    let mut out = String::new();
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => out.push_str(&words(&group.frame)),
            FrameItem::Text(item) => {
                out.push_str(&item.text);
                out.push('\u{1f}');
            }
            _ => {}
        }
    }
    out
}

fn pages(document: &PagedDocument) -> Vec<String> {
    document.pages().iter().map(|page| words(&page.frame).replace('\u{1f}', " ")).collect()
}

/// Puts elements into the last chapter of the second book.
fn with(elements: Vec<Element>) -> Edition {
    let mut edition = edition();
    let chapter = edition.books[1].chapters.last_mut().expect("a chapter");
    chapter.sections.clear();
    chapter.elements = elements;
    edition
}

fn table(table: Table) -> Element {
    let kind = ElementKind::Table(exhibit("tbl-uji", "3.1", "Tabel uji", table));
    Element { kind, span: Span::default() }
}

/// Writes the outputs where `SMARTPLAN_PDF_DUMP` says, to be looked at.
#[test]
fn every_kind_of_page_is_printed_without_a_warning() {
    let edition = edition();
    let artifacts = printed(&edition, &Own::new()).unwrap_or_else(|errors| panic!("{errors:?}"));
    for name in ["pdf/buku-1.pdf", "pdf/buku-2.pdf", "pdf/master-plan.pdf"] {
        let bytes = artifacts.get(name).expect(name);
        assert!(bytes.starts_with(b"%PDF-1.7"), "{name}");
        if let Some(folder) = std::env::var_os("SMARTPLAN_PDF_DUMP") {
            let path = std::path::PathBuf::from(folder).join(name.replace('/', "-"));
            std::fs::write(path, bytes).expect("written");
        }
    }
    let again = printed(&edition, &Own::new()).expect("printed again");
    assert_eq!(artifacts, again, "the same plan gives the same bytes");
}

#[test]
fn a_letter_that_no_face_has_is_refused() {
    let mut edition = edition();
    edition.books[0].title = "Rencana 😀 مرح".into();
    let errors = printed(&edition, &Own::new()).expect_err("empty boxes");
    let letters: String = errors.iter().filter_map(|error| error.letter).collect();
    assert_eq!((letters.as_str(), errors.len()), ("حرم😀", 4), "{errors:?}");
}

#[test]
fn front_matter_is_counted_in_roman_figures_and_the_body_from_one() {
    let document = laid_out(&edition(), Some(2));
    let folios: Vec<u64> = document.pages().iter().map(|page| page.number).collect();
    assert_eq!(folios[..8], [1, 2, 3, 4, 5, 6, 1, 2]);
    let first = &pages(&document)[6];
    assert!(first.contains("Pendahuluan"), "BAB I opens the body: {first}");
    assert!(pages(&document)[3].contains("iii"), "contents name the preface's page");
    assert_eq!(folios.iter().rposition(|folio| *folio == 1), Some(6), "on a right-hand page");
}

#[test]
fn a_volume_opens_each_book_on_a_right_hand_page() {
    let document = laid_out(&edition(), None);
    let pages = pages(&document);
    let is_part = |page: &String| page.contains("Bimbingan Teknis") && !page.contains("Judul");
    let parts: Vec<usize> = (0..pages.len()).filter(|&at| is_part(&pages[at])).collect();
    assert_eq!(parts.len(), 2, "{parts:?}");
    assert!(parts.iter().all(|at| at % 2 == 0), "page one is a right-hand page: {parts:?}");
}

#[test]
fn a_long_table_names_itself_and_its_source_on_every_page() {
    let document = laid_out(&with(vec![table(programs(3, 40))]), Some(2));
    let pages: Vec<String> =
        pages(&document).into_iter().filter(|page| page.contains("GOV-")).collect();
    assert!(pages.len() > 3);
    for (at, page) in pages.iter().enumerate() {
        assert!(page.contains("Tabel 3.1") && page.contains("Penanggung jawab"), "{page}");
        assert_eq!(page.contains("lanjutan"), at > 0, "{page}");
        assert!(page.contains("Renstra perangkat daerah"), "{page}");
    }
}

#[test]
fn a_sum_never_opens_a_page() {
    // Lengths at which some page ends right before a sum.
    for rows in 18..30 {
        let document = laid_out(&with(vec![table(programs(1, rows))]), Some(2));
        for page in pages(&document).iter().filter(|page| page.contains("Jumlah Smart")) {
            assert!(page.contains("GOV-"), "a row stands with the sum of {rows} rows: {page}");
        }
    }
}

/// Returns the pages that hold a word, without the lists in front of the body.
fn pages_with(document: &PagedDocument, word: &str) -> Vec<String> {
    pages(document).into_iter().filter(|page| page.contains(word)).collect()
}

#[test]
fn text_fills_the_page_before_turned_pages() {
    let paragraph = |words: &str| Element {
        kind: ElementKind::Paragraph(text(&words.repeat(20))),
        span: Span::default(),
    };
    let wide = |id: &str| {
        let own = Exhibit { wide: true, ..exhibit(id, "3.1", "Tabel uji", programs(1, 4)) };
        Element { kind: ElementKind::Table(own), span: Span::default() }
    };
    let behind = ["Kedua. ", "Ketiga. ", "Keempat. "].map(paragraph);
    let many = (0..12).map(|_| paragraph("Akhirnya sampai di sini. "));
    let elements = [paragraph("Pertama. "), wide("tbl-a")].into_iter().chain(behind).chain(many);
    let document = laid_out(&with(elements.collect()), Some(2));
    let of = |word: &str| {
        let pages = pages(&document);
        pages.iter().position(|page| page.contains(word)).expect("printed")
    };
    assert_eq!(of("Pertama."), of("Keempat."), "text behind the table comes before it");
    let table = pages(&document).iter().position(|page| page.contains("GOV-01")).expect("printed");
    assert_eq!(table, of("Pertama.") + 1, "the table follows on the next page");
    let before = pages(&document)[table - 1].matches("Akhirnya").count();
    assert!(before > 0 && before.is_multiple_of(20), "whole paragraphs only: {before}");
    assert!(pages(&document)[table + 1].contains("Akhirnya"), "and what does not fit behind it");
}

#[test]
fn no_blank_page_follows_turned_pages_at_the_end() {
    let wide = Exhibit { wide: true, ..exhibit("tbl-a", "3.1", "Tabel uji", programs(1, 4)) };
    let data = exhibit("tbl-b", "3.2", "Data", programs(1, 4));
    let elements = [
        ElementKind::Paragraph(text("Pertama. ")),
        ElementKind::Table(wide),
        ElementKind::Data { table: data, printed: false },
    ];
    let elements = elements.map(|kind| Element { kind, span: Span::default() });
    let document = laid_out(&with(elements.into()), Some(2));
    let pages = pages(&document);
    let table = pages.iter().position(|page| page.contains("GOV-01")).expect("printed");
    assert!(pages[table + 1].contains("Daftar Pustaka"), "a blank page: {}", pages[table + 1]);
}

#[test]
fn no_field_of_a_form_stands_alone() {
    let field =
        |at| Row::Body(vec![Cell::text(format!("Isian {at}")).as_head(), Cell::text("Isi")]);
    let columns = programs(1, 1).columns[..2].to_vec();
    let rows = (0..24).map(field).collect();
    let form = Table { style: Style::Form, columns, rows, ..Table::default() };
    // Lengths of the text above at which a page ends right before the last field.
    for lines in (0..24).step_by(2) {
        let above = (0..lines).map(|_| Element {
            kind: ElementKind::Paragraph(text("Satu baris.")),
            span: Span::default(),
        });
        let document = laid_out(&with(above.chain([table(form.clone())]).collect()), Some(2));
        for page in pages_with(&document, "Isian ") {
            assert!(page.matches("Isian ").count() > 1, "{lines} lines: {page}");
        }
    }
}

#[test]
fn no_row_stands_alone_on_the_last_page() {
    // Lengths at which some page ends right before the last row.
    for rows in 20..36 {
        let mut plain = programs(1, rows);
        plain.rows.retain(|row| matches!(row, Row::Body(_)));
        let document = laid_out(&with(vec![table(plain)]), Some(2));
        for page in pages_with(&document, "Penanggung jawab") {
            assert!(page.matches("GOV-").count() > 1, "{rows} rows: {page}");
        }
    }
}

#[test]
fn a_table_breaks_where_its_author_says() {
    let long = "Uraian yang panjang sekali. ".repeat(30);
    let shown = |breaks: Breaks, count: usize| {
        let cells = |at: usize| vec![Cell::text(at.to_string()), Cell::text(long.as_str())];
        let column = |title: &str| Column { title: text(title), ..Column::default() };
        let rows = (0..count).map(|at| Row::Body(cells(at))).collect();
        let columns = vec![column("Kode"), column("Uraian panjang")];
        let own = Table { breaks, columns, rows, ..Table::default() };
        let before = Element {
            kind: ElementKind::Paragraph(text(&"Kalimat pengantar. ".repeat(40))),
            span: Span::default(),
        };
        laid_out(&with(vec![before, table(own)]), Some(2))
    };
    let parts = |breaks| {
        let pages = pages_with(&shown(breaks, 9), "Uraian yang");
        pages.iter().map(|page| page.matches("Uraian yang").count()).collect::<Vec<_>>()
    };
    let whole_rows = |counts: &[usize]| counts.iter().all(|count| count.is_multiple_of(30));
    assert!(whole_rows(&parts(Breaks::Between)), "{:?}", parts(Breaks::Between));
    assert!(!whole_rows(&parts(Breaks::Within)), "{:?}", parts(Breaks::Within));
    let on = |breaks, count| pages_with(&shown(breaks, count), "Uraian yang").len();
    let kept = |&count: &usize| on(Breaks::Between, count) > 1 && on(Breaks::Never, count) == 1;
    assert!((3..9).any(|count| kept(&count)), "a page holds what would not fit below the text");
    assert!(on(Breaks::Never, 40) > 1, "no page holds forty");
}

/// Finds where a word begins and ends on a page, from its left edge.
fn extent_of(document: &PagedDocument, word: &str) -> (f64, f64) {
    fn find(frame: &Frame, left: f64, word: &str) -> Option<(f64, f64)> {
        frame.items().find_map(|(at, item)| {
            let left = left + at.x.to_pt();
            match item {
                FrameItem::Group(group) => find(&group.frame, left, word),
                FrameItem::Text(own) if own.text == word => {
                    Some((left, left + own.width().to_pt()))
                }
                _ => None,
            }
        })
    }
    document.pages().iter().find_map(|page| find(&page.frame, 0.0, word)).expect("the word")
}

#[test]
fn numbers_stand_with_their_commas_under_each_other() {
    let row = |words: [&str; 2]| Row::Body(words.map(Cell::text).to_vec());
    let rows = vec![row(["a", "2.111,25"]), row(["b", "31.333"]), row(["c", "7,5%"])];
    let column = |title: &str| Column { title: text(title), ..Column::default() };
    let columns = vec![column("Uraian"), column("Nilai")];
    let mut own = Table { columns, rows, ..Table::default() };
    own.find_numbers();
    let document = laid_out(&with(vec![table(own)]), Some(2));
    // Digits are 0.572 em wide, the comma 0.268, at 8 pt.
    let comma = extent_of(&document, "2.111,25").1 - 8.0 * (0.268 + 2.0 * 0.572);
    let whole = extent_of(&document, "31.333").1;
    let first = extent_of(&document, "7,5%").0 + 8.0 * 0.572;
    assert!((comma - whole).abs() < 0.2 && (comma - first).abs() < 0.2, "{comma} {whole} {first}");
}

#[test]
fn hostile_words_print_as_typed() {
    let paragraph = ElementKind::Paragraph(text(&format!("{HOSTILE} 😀")));
    let document =
        laid_out(&with(vec![Element { kind: paragraph, span: Span::default() }]), Some(2));
    let all: String = pages(&document).concat().split_whitespace().collect();
    for piece in [
        "#panic()",
        "$x$",
        "*b*",
        "_i_",
        "`c`",
        "<l>",
        "@r",
        "[a](b)",
        "<script>alert(1)</script>",
        "\\\"",
    ] {
        assert!(all.contains(piece), "{piece} in {all}");
    }
    assert!(all.contains('□'), "what no face has becomes a hollow square");
}

#[test]
fn every_page_of_a_draft_says_so() {
    let mut edition = edition();
    edition.meta.draft = Some(12);
    for book in [Some(2), None] {
        let document = laid_out(&edition, book);
        for page in pages(&document) {
            assert!(page.contains("DRAF") && page.contains("12 temuan"), "{page}");
        }
    }
    let clean = laid_out(&self::edition(), Some(2));
    assert!(!pages(&clean).concat().contains("DRAF"));
}

#[test]
fn a_plan_without_money_has_a_plain_cover() {
    let mut edition = edition();
    for budget in [vec![vec![0; 5]; 3], Vec::new(), vec![vec![7_000_000_000]; 3]] {
        edition.budget = budget;
        laid_out(&edition, Some(1));
    }
}

#[test]
fn trouble_with_a_picture_points_at_its_place() {
    let mut edition = edition();
    let map = edition.media.get_mut("media/peta.svg").expect("a picture");
    map.bytes = b"no picture".to_vec();
    edition.meta.emblem = None;
    let place = Span { start: 40, end: 90, ..Span::default() };
    let chapter = edition.books[1].chapters.last_mut().expect("a chapter");
    let figures = &mut chapter.sections[0].sections[0].elements;
    figures.last_mut().expect("a figure").span = place;
    let errors = printed(&edition, &Own::new()).expect_err("no picture");
    assert!(errors.iter().all(|error| error.span == Some(place)), "{errors:?}");
}

#[test]
fn a_plan_s_own_template_is_blamed_for_its_faults() {
    for (file, code) in [
        ("pdf/text.typ", "#let prose(body) = tidak-ada(body)"),
        ("pdf/tokens.typ", "#let table-room = (face: \"Noto Sans\")"),
    ] {
        let own = Own::from([(file.to_owned(), code.as_bytes().to_vec())]);
        let errors = printed(&edition(), &own).expect_err("a fault");
        assert!(errors.iter().any(|error| error.template.as_deref() == Some(file)), "{errors:?}");
    }
    let own = Own::from([("pdf/math.typ".to_owned(), b"#let lain = 1".to_vec())]);
    let errors = printed(&edition(), &own).expect_err("a formula without its names");
    assert!(errors.iter().all(|error| error.message.contains("formula")), "{errors:?}");
}

#[test]
fn references_are_links_only_to_what_is_printed() {
    let links = |document: &PagedDocument| {
        fn count(frame: &Frame) -> usize {
            let own = frame.items().map(|(_, item)| match item {
                FrameItem::Group(group) => count(&group.frame),
                FrameItem::Link(..) => 1,
                _ => 0,
            });
            own.sum()
        }
        document.pages().iter().map(|page| count(&page.frame)).sum::<usize>()
    };
    let target = crate::model::book::Anchor { book: 1, id: "pendahuluan".to_owned() };
    let refer = |target| {
        let run = Run::Reference { target, words: text("Buku 1, BAB I") };
        let kind = ElementKind::Paragraph(vec![run]);
        with(vec![Element { kind, span: Span::default() }])
    };
    let nowhere = crate::model::book::Anchor { book: 1, id: "tidak-ada".to_owned() };
    let (known, unknown) = (refer(target), refer(nowhere));
    assert_eq!(links(&laid_out(&known, Some(2))), links(&laid_out(&unknown, Some(2))));
    assert!(links(&laid_out(&known, None)) > links(&laid_out(&unknown, None)));
}

/// The second book with a paragraph that names a page.
fn naming(book: usize, id: &str) -> Edition {
    let target = crate::model::book::Anchor { book, id: id.to_owned() };
    let around = (" (hlm.\u{a0}".to_owned(), ")".to_owned());
    let runs = vec![Run::Text("Lihat itu".to_owned()), Run::Folio { target, around }];
    let kind = ElementKind::Paragraph(runs);
    with(vec![Element { kind, span: Span::default() }])
}

#[test]
fn a_book_is_laid_out_once_unless_it_names_pages() {
    let layouts = |edition: &Edition| {
        let own = Own::new();
        let shop = Shop::open(edition, &[], Templates::new(&own)).expect("a theme");
        let book = &edition.books[1];
        let far = shop.quoted(&[book]).expect("bound");
        shop.settle(Some(book), &far).expect("laid out").layouts
    };
    assert_eq!(layouts(&with(Vec::new())), 1, "nothing names a page");
    assert_eq!(layouts(&naming(1, "pendahuluan")), 1, "the pages of the other book are known");
    assert_eq!(layouts(&naming(2, "pendahuluan")), 2, "its own are known after the first");
}

#[test]
fn a_page_that_nothing_prints_is_not_named() {
    for book in [1, 2] {
        let text = pages(&laid_out(&naming(book, "tidak-ada"), Some(2))).concat();
        assert!(text.contains("Lihat itu") && !text.contains("hlm."), "{text}");
    }
    let text = pages(&laid_out(&naming(1, "pendahuluan"), Some(2))).concat();
    assert!(text.replace('\u{a0}', " ").contains("Lihat itu (hlm. 1)"), "{text}");
}

/// Any row after any other: groups without rows, sums without rows, rows of several pages.
fn any_table() -> impl Strategy<Value = Table> {
    let words = prop_oneof![
        Just(String::new()),
        Just("kata".to_owned()),
        Just(HOSTILE.to_owned()),
        Just("kalimat panjang ".repeat(40)),
        Just("tanpaspasi".repeat(30)),
        "\\PC{0,30}",
    ];
    let cells = proptest::collection::vec(words, 6);
    let row = (0..8_usize, cells).prop_map(|(kind, cells)| {
        let cells: Vec<Cell> = cells.into_iter().map(Cell::text).collect();
        match kind {
            0 => Row::Group(Group { title: "Kelompok".to_owned(), ..Group::default() }),
            1 | 2 => Row::Sum {
                kind: if kind == 1 { SumKind::Subtotal } else { SumKind::Total },
                label: "Jumlah".to_owned(),
                cells: cells
                    .into_iter()
                    .enumerate()
                    .map(|(at, cell)| (at >= 3).then_some(cell))
                    .collect(),
            },
            _ => Row::Body(cells),
        }
    });
    proptest::collection::vec(row, 0..40).prop_map(|rows| Table { rows, ..programs(0, 0) })
}

#[test]
fn no_table_breaks_the_typesetter() {
    let own = Own::new();
    let mut runner =
        TestRunner::new(Config { cases: 24, failure_persistence: None, ..Config::default() });
    let edition = edition();
    let shop = Shop::open(&edition, &[], Templates::new(&own)).expect("a theme");
    runner
        .run(&any_table(), |any| {
            let mut edition = with(vec![table(any)]);
            edition.books[1].chapters = vec![Chapter {
                elements: edition.books[1].chapters[1].elements.clone(),
                ..Chapter::default()
            }];
            let shop = Shop::open(&edition, &[], shop.shelf.templates).expect("a theme");
            let unknown = Folios::unknown();
            let named = Named { near: &unknown, far: &unknown, index: &BTreeMap::default() };
            let scope = shop.scope(Some(&edition.books[1]));
            let world = shop.bind(&scope, named).expect("bound").world;
            prop_assert!(compile(&world).is_ok());
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
}

fn chart(words: &str) -> Vec<Element> {
    let mut figure = exhibit("gbr-uji", "3.1", "Bagan uji", crate::model::chart::sample(words));
    figure.label = "Gambar".to_owned();
    let mut data = exhibit("gbr-uji:data", "Gambar 3.1", "Bagan uji", programs(2, 3));
    data.label = "Data".to_owned();
    let kinds = [ElementKind::Chart(figure), ElementKind::Data { table: data, printed: true }];
    kinds.map(|kind| Element { kind, span: Span::default() }).into()
}

#[test]
fn a_chart_is_drawn_in_every_role_and_its_table_follows() {
    let document = laid_out(&with(chart("Kata uji")), Some(2));
    let pages = pages(&document);
    let shown: usize = pages.iter().map(|page| page.matches("Kata uji").count()).sum();
    assert_eq!(shown, 2 * (16 + 8), "two sheets of labels");
    let first = pages.iter().position(|page| page.contains("Bagan uji")).expect("a chart");
    assert!(pages[first..].iter().any(|page| page.contains("lanjutan")), "the second sheet");
    assert!(pages[first..].iter().any(|page| page.contains("Data Gambar 3.1")));
}

#[test]
fn a_chart_without_data_says_so() {
    let mut elements = chart("x");
    if let ElementKind::Chart(figure) = &mut elements[0].kind {
        figure.body.sheets.clear();
    }
    elements.truncate(1);
    let pages = pages(&laid_out(&with(elements), Some(2)));
    assert!(pages.iter().any(|page| page.contains("Belum ada data.")));
}

/// What [`Standards::parse`] lets through, the engine can write.
#[test]
fn standards_that_go_together_can_be_written() {
    let edition = edition();
    let own = Own::new();
    let shop = Shop::open(&edition, &[], Templates::new(&own)).expect("a theme");
    let single = Some(&edition.books[1]);
    let far = shop.quoted(single.as_slice()).expect("bound");
    let settled = shop.settle(single, &far).unwrap_or_else(|errors| panic!("{errors:?}"));
    for words in standard::tests::choices() {
        let Ok(standards) = Standards::parse(&words, false) else { continue };
        let info = Info::new(&edition.meta, single);
        let pdf = export(&settled.world, settled.document.clone(), info, &standards);
        assert!(pdf.is_ok(), "{words:?}: {pdf:?}");
    }
}
