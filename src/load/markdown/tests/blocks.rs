//! Figures, tables, fences, lists and HTML.

use super::*;

// Figures.

#[test]
fn a_figure_has_attributes_with_places() {
    let read = clean(
        "![Peta *satu*](media/peta.svg){#fig-peta width=80% alt=\"Peta, \\\"kasar\\\"\"\nsource=\"BPS 2021\"}\n",
    );
    let picture = picture(&read);
    assert_eq!(show(&picture.caption), "Peta <em satu>");
    assert_eq!(picture.width, Some(80));
    assert_eq!(picture.alt.as_ref().unwrap().value, "Peta, \"kasar\"");
    let source = picture.source.as_ref().unwrap();
    assert_eq!((source.value.as_str(), read.slice(source.span)), ("BPS 2021", "BPS 2021"));
    let label = picture.label.as_ref().unwrap();
    assert_eq!((label.value.as_str(), read.slice(label.span)), ("fig-peta", "fig-peta"));
    assert_eq!(read.slice(picture.path.span), "media/peta.svg");
    assert_eq!(picture.file.as_deref(), Some("media/peta.svg"));
}

#[test]
fn picture_paths_start_at_the_plan_or_at_the_file() {
    let file = |path: &str| picture(&clean(&format!("![a]({path})"))).file.clone();
    assert_eq!(file("media/a.svg").as_deref(), Some("media/a.svg"));
    assert_eq!(file("./a.svg").as_deref(), Some("tahap-1/a.svg"));
    assert_eq!(file("../media/a.svg").as_deref(), Some("media/a.svg"));
    assert_eq!(file("../../a.svg"), None);
    assert_eq!(file("https://a.id/b.svg"), None);
    assert_eq!(file("<media/peta desa.png>").as_deref(), Some("media/peta desa.png"));
}

#[test]
fn pictures_inside_sentences_are_refused() {
    assert_eq!(findings("a ![b](c.svg) d"), one("bad-markdown", "![b](c.svg)"));
    assert_eq!(
        findings("![b](c.svg) ![d](e.svg)"),
        [("bad-markdown", "![b](c.svg)".to_owned()), ("bad-markdown", "![d](e.svg)".to_owned())]
    );
}

#[test]
fn figure_attributes_are_checked() {
    assert_eq!(findings("![a](b.svg){#x width=120%}"), one("bad-attributes", "120%"));
    assert_eq!(findings("![a](b.svg){#x widht=80%}"), one("bad-attributes", "widht"));
    assert_eq!(findings("![a](b.svg){#x alt=“c d”}"), one("bad-attributes", "“c d”"));
    assert_eq!(findings("![a](b.svg){#x alt=\"c}"), one("bad-attributes", "\"c"));
    assert_eq!(findings("![a](b.svg){#x .y}"), one("bad-attributes", "y"));
    assert_eq!(findings("![a](b.svg){#x} lagi"), one("bad-attributes", "{#x} lagi"));
}

// Tables.

#[test]
fn a_table_takes_the_caption_behind_it() {
    let read = clean(
        "| A | *B* |\n|---|--:|\n| 1 | {{ x }} |\n| 2 |\n\n: Keterangan *k* {#tbl-x source=\"BPS {a}\"}\n",
    );
    let table = table(&read);
    assert_eq!(table.align, [Align::Left, Align::Right]);
    assert_eq!(show(&table.header[1]), "<em B>");
    assert_eq!(show(&table.rows[0][1]), "<fact x>");
    assert_eq!(table.rows[1].len(), 2);
    assert_eq!(show(table.caption.as_ref().unwrap()), "Keterangan <em k>");
    assert_eq!(table.label.as_ref().unwrap().value.as_str(), "tbl-x");
    assert_eq!(table.source.as_ref().unwrap().value, "BPS {a}");
    assert_eq!(read.blocks().len(), 1);
}

#[test]
fn a_caption_needs_a_table_right_above() {
    assert_eq!(findings("a\n\n: Ket {#x}\n"), one("bad-markdown", ": Ket {#x}"));
    assert_eq!(findings("```{table} x\n```\n\n: Ket\n"), one("bad-markdown", ": Ket"));
    assert_eq!(line("\\: bukan"), ": bukan");
    assert_eq!(line(":bukan"), ":bukan");
}

#[test]
fn a_caption_in_the_table_and_cells_too_many_are_told() {
    let head = "| A | B |\n|---|---|\n| 1 | 2 |\n";
    assert_eq!(findings(&format!("{head}: Ket {{#x}}\n")), one("bad-markdown", ": Ket {#x}"));
    assert_eq!(findings(&format!("{head}| 1 | 2 | 3 |\n")), one("bad-markdown", "| 1 | 2 | 3 |"));
    assert_eq!(table(&clean(&format!("{head}| a \\| b | c |\n"))).rows.len(), 2);
}

// Views and code.

#[test]
fn a_view_hands_its_yaml_over_in_place() {
    let read = clean("```{table} programs\nid: tbl-x\ndimension: economy\n```\n");
    let BlockKind::View(call) = &read.blocks()[0].kind else { panic!() };
    assert_eq!((call.name.value.as_str(), read.slice(call.name.span)), ("programs", "programs"));
    assert_eq!(call.options.caption.as_ref().unwrap().value, "id: tbl-x\ndimension: economy\n");
    assert!(read.slice(read.blocks()[0].span).starts_with("```{table}"));
}

#[test]
fn an_indented_view_keeps_the_indentation_of_all_its_lines() {
    let read = clean("  ```{table} x\n  a: 1\n  b: 2\n  ```\n");
    let BlockKind::View(call) = &read.blocks()[0].kind else { panic!() };
    assert_eq!(call.options.caption.as_ref().unwrap().value, "  a: 1\n  b: 2\n");
}

#[test]
fn a_view_without_options_asks_nobody() {
    let read = clean("```{table} goals\n\n```\n");
    let BlockKind::View(call) = &read.blocks()[0].kind else { panic!() };
    assert!(call.options.caption.is_none());
}

#[test]
fn fences_that_are_no_views_are_told() {
    assert_eq!(findings("```{bagan} x\n```\n"), one("bad-view", "{bagan}"));
    assert_eq!(findings("```{table}\n```\n"), one("bad-view", "{table}"));
    assert_eq!(findings("```{table} a b\n```\n"), one("bad-view", "{table} a b"));
    assert_eq!(findings("- ```{table} a\n  ```\n"), one("bad-view", "```{table} a"));
    assert_eq!(findings("```yaml\na: b\n"), one("bad-markdown", "```yaml"));
}

#[test]
fn code_keeps_its_language_and_lines() {
    let read = clean("```yaml\na: \"b\"\n\nc\n```\n\n    masuk\n");
    let BlockKind::Code { lang, text } = &read.blocks()[0].kind else { panic!() };
    assert_eq!((lang.as_str(), text.as_str()), ("yaml", "a: \"b\"\n\nc"));
    assert!(matches!(&read.blocks()[1].kind, BlockKind::Code { text, .. } if text == "masuk"));
}

// Lists, quotations, alerts.

#[test]
fn lists_tight_and_loose_hold_blocks() {
    let read = clean("3. a\n4. b\n   - c\n\n5. d\n\n   e\n");
    let BlockKind::List { start, items } = &read.blocks()[0].kind else { panic!() };
    assert_eq!((*start, items.len()), (Some(3), 3));
    assert_eq!(show(words_of(&items[0][0])), "a");
    assert!(matches!(items[1][1].kind, BlockKind::List { start: None, .. }));
    assert_eq!(items[2].len(), 2);
}

#[test]
fn quotations_and_the_five_alerts_are_told_apart() {
    let read = clean("> kutipan\n\n> [!CAUTION]\n> isi\n> dua\n");
    assert!(matches!(read.blocks()[0].kind, BlockKind::Quote(_)));
    let BlockKind::Alert(AlertKind::Caution, inside) = &read.blocks()[1].kind else { panic!() };
    assert_eq!(show(words_of(&inside[0])), "isi dua");
    assert_eq!(findings("> [!CATATAN]\n> isi\n"), one("bad-markdown", "[!CATATAN]"));
}

// HTML.

#[test]
fn html_is_told_once_a_block_and_comments_never() {
    assert_eq!(
        findings("<div class=\"a\">\n<p>x</p>\n</div>\n"),
        one("raw-html", "<div class=\"a\">")
    );
    assert_eq!(findings("a <b>c</b> d"), one("raw-html", "<b>"));
    assert_eq!(findings("a </b> d"), one("raw-html", "</b>"));
    assert_eq!(line("a <!-- k -->b"), "a b");
    assert_eq!(clean("<!-- satu\ndua -->\n\nteks").blocks().len(), 1);
}

#[test]
fn comments_that_swallow_text_are_told() {
    assert_eq!(findings("<!-- a --> teks\n"), one("raw-html", "teks"));
    assert_eq!(findings("<!-- a\n\nteks\n"), one("raw-html", "<!--"));
}
