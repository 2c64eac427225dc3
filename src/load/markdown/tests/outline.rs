//! Chapters, sections and their headings.

use super::*;

#[test]
fn headings_make_chapters_sections_and_minor_heads() {
    let read = read_text(
        "# Bab *satu* {#bab .lampiran}\n\nPembuka.\n\n## Subbab {#sub}\n\nIsi.\n\n### Anak\n\nA.\n\n#### Kecil\n\n## Lain\n",
    );
    assert!(read.found.is_empty(), "{:?}", read.found);
    let document = read.document();
    assert_eq!(show(&document.heading.title), "Bab <em satu>");
    let id = document.heading.id.as_ref().unwrap();
    assert_eq!((id.value.as_str(), read.slice(id.span)), ("bab", "bab"));
    assert!(document.heading.has_class("lampiran"));
    assert_eq!(read.slice(document.heading.span), "# Bab *satu* {#bab .lampiran}");
    assert_eq!(document.blocks.len(), 1);
    let titles: Vec<String> = document.sections.iter().map(|s| plain(&s.heading.title)).collect();
    assert_eq!(titles, ["Subbab", "Lain"]);
    let child = &document.sections[0].sections[0];
    assert_eq!((child.heading.level, child.blocks.len()), (3, 2));
    assert!(matches!(child.blocks[1].kind, BlockKind::Minor(_)));
}

#[test]
fn title_spans_cover_the_words_alone() {
    let read = read_text("# Judul bab {#a} ##\n");
    let Inline::Text(text) = &read.document().heading.title[0] else { panic!() };
    assert_eq!((text.value.as_str(), read.slice(text.span)), ("Judul bab", "Judul bab"));
}

#[test]
fn a_file_without_title_is_read_all_the_same() {
    let read = read_text("Teks.\n\n<b>x</b>\n");
    assert_eq!(read.found, [("bad-markdown", "Teks.".into()), ("raw-html", "<b>".to_owned())]);
    assert_eq!(read.blocks().len(), 2);
}

#[test]
fn an_empty_file_holds_no_chapter() {
    for text in ["", "\n\n", "<!-- nanti -->\n"] {
        let read = read_text(text);
        assert!(read.document.is_none());
        assert_eq!(read.found, one("bad-markdown", ""));
    }
}

#[test]
fn text_before_the_title_is_told_at_its_first_line() {
    let read = read_text("Satu\ndua.\n\n# Bab\n");
    assert_eq!(read.found, one("bad-markdown", "Satu"));
    assert_eq!(read_text("## Sub\n\n# Bab\n").found, one("bad-markdown", "## Sub"));
}

#[test]
fn a_second_title_becomes_a_section() {
    let read = read_text("# A\n\n# B\n\nx\n");
    assert_eq!(read.found, one("bad-markdown", "# B"));
    assert_eq!(read.document().sections[0].heading.level, 2);
}

#[test]
fn level_jumps_and_deep_headings_are_told() {
    assert_eq!(findings("### A\n"), one("bad-markdown", "### A"));
    assert_eq!(findings("##### A\n"), one("bad-markdown", "##### A"));
    assert_eq!(findings("## \n"), one("bad-markdown", "##"));
    assert_eq!(findings("- # A\n"), one("bad-markdown", "# A"));
}

#[test]
fn a_minor_heading_carries_no_label() {
    assert_eq!(findings("#### A {#x}\n"), one("bad-attributes", "x"));
}

#[test]
fn heading_attributes_are_checked() {
    assert_eq!(findings("## A {#x #y}\n"), one("bad-attributes", "y"));
    assert_eq!(findings("## A {#x/y}\n"), one("bad-id", "x/y"));
    assert_eq!(findings("## A {#x lebar=2}\n"), one("bad-attributes", "lebar"));
    assert_eq!(findings("## A {#x\n"), one("bad-attributes", "{#x"));
}

#[test]
fn braces_that_are_no_attributes_stay_in_a_title() {
    let read =
        clean("## Himpunan {a, b}\n\n## Visi {{ vision }}\n\n## Kode `{#x}`\n\n## A \\{#b}\n");
    let titles: Vec<String> =
        read.document().sections.iter().map(|s| show(&s.heading.title)).collect();
    assert_eq!(titles, ["Himpunan {a, b}", "Visi <fact vision>", "Kode <code {#x}>", "A {#b}"]);
}

#[test]
fn a_byte_order_mark_and_windows_lines_change_nothing() {
    let read = read_text("\u{feff}# Bab {#x}\r\n\r\nSatu\r\ndua.\r\n");
    assert!(read.found.is_empty(), "{:?}", read.found);
    assert_eq!(read.slice(read.document().heading.span), "# Bab {#x}");
    assert_eq!(show(words_of(&read.blocks()[0])), "Satu dua.");
}
