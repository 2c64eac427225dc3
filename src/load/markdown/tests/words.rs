//! What stands in a line.

use super::*;

// Words.

#[test]
fn every_mark_of_a_line_is_kept() {
    assert_eq!(
        line("a *b* **c** ~~d~~ `e*f` $x^2$ g\\\nh"),
        "a <em b> <strong c> <del d> <code e*f> <math x^2> g<br>h"
    );
}

#[test]
fn text_spans_cover_the_source_in_bytes() {
    let read = clean("é a\\*b &amp; c\nd *x*");
    let Inline::Text(text) = &words_of(&read.blocks()[0])[0] else { panic!() };
    assert_eq!(text.value, "é a*b & c d ");
    assert_eq!(read.slice(text.span), "é a\\*b &amp; c\nd ");
}

#[test]
fn hostile_characters_print_as_typed() {
    let text = "# \\# @ ~ ^ = -- ... 😀 العربية % \\\\ user@example.org #tag _ a_b_c";
    let want = "# # @ ~ ^ = -- ... 😀 العربية % \\ user@example.org #tag _ a_b_c";
    assert_eq!(line(&format!("x {text}")), format!("x {want}"));
}

#[test]
fn quotation_marks_stay_as_typed() {
    assert_eq!(
        line("\"Kata *'itu'* (\"x\")\" Jum'at `\"k\"` \\\"y\\\""),
        "\"Kata <em 'itu'> (\"x\")\" Jum'at <code \"k\"> \"y\""
    );
    assert_eq!(
        line("\"{{ mission(\"M-1\") }}\" [\"x\"](#a)"),
        "\"<fact mission(M-1)>\" <ref None a \"x\">"
    );
}

#[test]
fn money_is_no_formula() {
    assert_eq!(line("US$100 dan US$200, lalu $x$."), "US$100 dan US$200, lalu <math x>.");
}

#[test]
fn a_formula_of_its_own_is_a_block_and_knows_its_place() {
    let read = clean("$$\na + b\n$$\n\nlalu $c$");
    assert!(matches!(&read.blocks()[0].kind, BlockKind::Math(latex) if latex == "a + b"));
    let Inline::Math(latex) = &words_of(&read.blocks()[1])[1] else { panic!() };
    assert_eq!(read.slice(latex.span), "c");
}

// References and links.

#[test]
fn references_name_labels_and_books() {
    assert_eq!(
        line("[](#tbl-x) [teks *a*](#id) [](#buku-2:id) [](#buku-2)"),
        "<ref None tbl-x > <ref None id teks <em a>> <ref Some(2) id > <ref Some(2)  >"
    );
    let read = clean("lihat [](#tbl-x).");
    let Inline::Reference(to) = &words_of(&read.blocks()[0])[1] else { panic!() };
    assert_eq!(read.slice(to.span), "[](#tbl-x)");
}

#[test]
fn links_outside_keep_their_words_or_show_the_address() {
    assert_eq!(
        line("[a](https://b.id/c_d) <http://x.id> <a@b.id> [](https://y.id)"),
        "<a https://b.id/c_d a> <a http://x.id http://x.id> <a mailto:a@b.id a@b.id> <a https://y.id https://y.id>"
    );
}

#[test]
fn other_links_are_refused_with_their_words_kept() {
    let read = read_text("# A\n\n[x](javascript:alert) [y](02.md) [z](#a/b)\n");
    let found: Vec<&str> = read.found.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(found, ["[x](javascript:alert)", "[y](02.md)", "[z](#a/b)"]);
    assert_eq!(show(words_of(&read.blocks()[0])), "x y z");
}

// Citations.

#[test]
fn citations_have_keys_and_pages() {
    assert_eq!(
        line("a [@uu-25-2009] b [@a_b; @c, hlm. 3]."),
        "a <cite uu-25-2009/> b <cite a_b/ c/hlm. 3>."
    );
    let read = clean("x [@a; @bc]");
    let Inline::Citation(cites) = &words_of(&read.blocks()[0])[1] else { panic!() };
    assert_eq!(read.slice(cites[1].key.span), "bc");
}

#[test]
fn what_only_looks_like_a_citation_stays_text() {
    assert_eq!(
        line("\\[@x] [@] [@ y] a@b [lihat @z] `[@k]`"),
        "[@x] [@] [@ y] a@b [lihat @z] <code [@k]>"
    );
}

#[test]
fn broken_citations_are_told_at_their_part() {
    assert_eq!(findings("a [@a; b]"), one("bad-markdown", "b"));
    assert_eq!(findings("a [@a hlm. 3]"), one("bad-markdown", "@a hlm. 3"));
    assert_eq!(findings("a [@a, *x*]"), one("bad-markdown", "[@"));
    assert_eq!(findings("[a [@b]](#x)"), one("bad-markdown", "[@b]"));
}

// Facts.

#[test]
fn facts_have_a_path_and_their_whole_place() {
    let read = clean("Ada {{ budget.dimension(\"governance\").2024 }} rupiah");
    let words = words_of(&read.blocks()[0]);
    assert_eq!(show(words), "Ada <fact budget.dimension(governance).2024> rupiah");
    let Inline::Fact(fact) = &words[1] else { panic!() };
    assert_eq!(read.slice(fact.span), "{{ budget.dimension(\"governance\").2024 }}");
}

#[test]
fn facts_with_underscores_survive_next_to_each_other() {
    assert_eq!(
        line("{{ quick_wins.count }} dan {{quick_wins.selected}}\n*{{ a_b }}*"),
        "<fact quick_wins.count> dan <fact quick_wins.selected> <em <fact a_b>>"
    );
}

#[test]
fn escaped_and_coded_braces_print_as_typed() {
    assert_eq!(line("\\{{ x }} `{{ y }}` {z} \\{{{ a }}"), "{{ x }} <code {{ y }}> {z} {<fact a>");
    let read = clean("```\n{{ x }} [@y] [^z] <b>\n```\n");
    assert!(
        matches!(&read.blocks()[0].kind, BlockKind::Code { text, .. } if text == "{{ x }} [@y] [^z] <b>")
    );
}

#[test]
fn broken_facts_are_told_at_the_wrong_part() {
    assert_eq!(findings("a {{ x y }}"), one("unknown-fact", " "));
    assert_eq!(findings("a {{ x(y) }}"), one("unknown-fact", "(y)"));
    assert_eq!(findings("a {{ x(“y”) }}"), one("unknown-fact", "(“y”)"));
    assert_eq!(findings("a {{ x"), one("unknown-fact", "{{"));
    assert_eq!(findings("{{ *x* }}"), one("unknown-fact", "{{"));
    assert_eq!(findings("{{ a }} {{}}"), one("unknown-fact", "{{}}"));
}

// Footnotes.

#[test]
fn footnotes_are_kept_by_name() {
    let read = clean("a[^x] b[^X]\n\n[^x]: Isi *n*.\n\n    Lagi.\n");
    assert_eq!(show(words_of(&read.blocks()[0])), "a<note x> b<note x>");
    let note = &read.document().notes["x"];
    assert_eq!((note.value.len(), read.slice(note.span)), (2, "[^x]"));
}

#[test]
fn marks_and_footnotes_must_match() {
    assert_eq!(findings("a[^x]"), one("bad-markdown", "[^x]"));
    assert_eq!(findings("[^x]: a"), one("bad-markdown", "[^x]"));
    assert_eq!(findings("a[^x]\n\n[^x]: a\n\n[^x]: b"), one("bad-markdown", "[^x]"));
    assert_eq!(findings("a[^x]\n\n[^x]: b[^x]"), one("bad-markdown", "[^x]"));
    assert_eq!(line("a\\[^x]"), "a[^x]");
}
