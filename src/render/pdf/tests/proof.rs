//! The preview: a warm press shows what a cold one does, and its pages lead back to the plan.

use super::super::fixture::yearly;
use super::*;
use crate::source::SourceId;

/// A place of ten bytes in the second of three texts.
fn span(at: usize) -> Span {
    let mut sources = crate::source::SourceMap::default();
    let ids = ["a", "b", "c"].map(|path| sources.add(crate::source::Source::new(path, "")));
    let id: SourceId = ids[1];
    Span::new(id, at * 10..at * 10 + 10)
}

fn written(at: usize, words: &str) -> Element {
    Element { kind: ElementKind::Paragraph(text(words)), span: span(at) }
}

fn proof(press: &mut Press, edition: &Edition) -> Proof {
    let own = Own::new();
    let proof = press.proof(edition, &[], Templates::new(&own), Some(2));
    proof.unwrap_or_else(|errors| panic!("{errors:?}"))
}

fn prints(proof: &Proof) -> Vec<u64> {
    (0..proof.pages()).filter_map(|page| proof.fingerprint(page)).collect()
}

/// A chapter that turns a page, names pages, and has text that may go before the turned page.
fn draft(before: usize, behind: &[usize]) -> Edition {
    let mut wide = exhibit("tbl-uji", "3.1", "Tabel lebar", yearly(9, 4));
    wide.wide = true;
    let sentence = "Layanan disusun kembali menurut peristiwa hidup. ";
    let mut elements = vec![written(0, &sentence.repeat(before))];
    elements.push(Element { kind: ElementKind::Table(wide), span: span(1) });
    elements.extend(behind.iter().zip(2..).map(|(own, at)| written(at, &sentence.repeat(*own))));
    let target = crate::model::book::Anchor { book: 2, id: "hadir".to_owned() };
    let around = (" (hlm.\u{a0}".to_owned(), ")".to_owned());
    let runs = vec![Run::Text("Lihat itu".to_owned()), Run::Folio { target, around }];
    elements.push(Element { kind: ElementKind::Paragraph(runs), span: span(90) });
    with(elements)
}

#[test]
fn a_warm_press_shows_what_a_cold_one_does() {
    let mut warm = Press::new();
    let edits = [
        draft(20, &[3, 9, 4]),
        draft(21, &[3, 9, 4]),
        draft(60, &[3, 9, 4]),
        draft(20, &[3, 9, 4, 70, 70, 70]),
        draft(20, &[2, 2, 2, 2, 2, 2]),
        draft(20, &[]),
        draft(20, &[3, 9, 4]),
    ];
    let mut seen = Vec::new();
    for (at, edition) in edits.iter().enumerate() {
        let own = prints(&proof(&mut warm, edition));
        assert_eq!(own, prints(&proof(&mut Press::new(), edition)), "edit {at}");
        seen.push(own);
    }
    assert_eq!(seen[0], seen[6], "what is taken back looks as before");
    let same = seen[0].iter().zip(&seen[1]).filter(|(a, b)| a == b).count();
    assert!((seen[0].len() - 3..seen[0].len()).contains(&same), "a few pages change: {same}");
}

#[test]
fn a_book_that_quotes_another_learns_of_its_new_pages() {
    let (mut press, own) = (Press::new(), Own::new());
    let words = |proof: &Proof| proof.words().replace('\u{a0}', " ");
    let mut edition = naming(1, "pendahuluan");
    assert!(words(&proof(&mut press, &edition)).contains("(hlm. 1)"));
    let first = &mut edition.books[0].chapters;
    let mut long = first[0].clone();
    long.anchor.id = "lain".to_owned();
    long.sections.clear();
    first.insert(0, long);
    assert!(words(&proof(&mut press, &edition)).contains("(hlm. 1)"), "not laid out anew");
    press.proof(&edition, &[], Templates::new(&own), Some(1)).expect("the first book");
    assert!(!words(&proof(&mut press, &edition)).contains("(hlm. 1)"));
}

#[test]
fn a_point_of_a_page_leads_to_the_plan_and_back() {
    let proof = proof(&mut Press::new(), &draft(20, &[30, 30, 30]));
    let mut last = (0, 0.0);
    for at in [0, 1, 2, 3, 4] {
        let places = proof.pages_of(span(at));
        let (page, y) = *places.first().expect("printed");
        assert!(page > last.0 || page == last.0 && y > last.1, "{at}: {places:?}, {last:?}");
        let (width, _) = proof.size(page).expect("a page");
        assert_eq!(proof.source_at(page, 0.6 * width, y + 3.0), Some(span(at)), "{at}");
        last = (page, y);
    }
    let inside = Span { start: 23, end: 25, ..span(2) };
    assert_eq!(proof.pages_of(inside), proof.pages_of(span(2)), "a word of it");
    let around = Span { start: 0, end: 40, ..span(0) };
    assert_eq!(proof.pages_of(around)[0], proof.pages_of(span(0))[0]);
    let whole = Span { start: 0, end: 0, ..span(0) };
    assert_eq!(proof.pages_of(whole)[0], proof.pages_of(span(0))[0]);
    assert_eq!(proof.pages_of(Span { start: 5000, end: 5001, ..span(0) }), []);
    assert_eq!(proof.source_at(proof.pages(), 0.0, 0.0), None);
}

#[test]
fn a_cell_leads_to_its_record() {
    let mut own = programs(1, 3);
    for row in &mut own.rows {
        if let Row::Body(cells) = row {
            cells[0].place = Some(span(7));
        }
    }
    let table = ElementKind::Table(exhibit("tbl-uji", "3.1", "Tabel uji", own));
    let proof = proof(&mut Press::new(), &with(vec![Element { kind: table, span: span(1) }]));
    let (record, table) = (proof.pages_of(span(7)), proof.pages_of(span(1)));
    let (page, y) = record[0];
    assert!(record.len() == 1 && table[0].1 < y, "{record:?} {table:?}");
    let (width, _) = proof.size(page).expect("a page");
    let along = (0..100).map(|at| proof.source_at(page, width * f64::from(at) / 100.0, y + 3.0));
    assert!(along.flatten().any(|at| at == span(7)));
}

#[test]
fn pages_of_a_proof_are_drawn_and_numbered() {
    let proof = proof(&mut Press::new(), &draft(1, &[]));
    let png = proof.png(0, 72).expect("a page");
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    assert_eq!(proof.png(proof.pages(), 72), None);
    assert_eq!(proof.label(3).as_deref(), Some("iv"));
}

#[test]
fn a_proof_goes_to_other_threads() {
    fn shared<T: Send + Sync + 'static>() {}
    fn sent<T: Send + 'static>() {}
    shared::<Proof>();
    sent::<Press>();
}
