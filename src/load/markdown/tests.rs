//! Whole files in, blocks and findings out; places are asserted as the text they cover.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::diag::Lang;
use crate::model::block::{
    AlertKind, Align, Block, BlockKind, HandTable, Inline, Picture, ViewOptions, plain,
};
use crate::source::{Source, Spanned};

/// A file that was read.
struct Read {
    document: Option<Document>,
    /// Code name and covered text of each finding.
    found: Vec<(&'static str, String)>,
    sources: SourceMap,
}

/// Stands in for the YAML layer: the caption is the range it was handed.
fn decode(
    source: SourceId,
    range: Range<usize>,
    sources: &SourceMap,
    _sink: &mut Sink,
) -> Option<ViewOptions> {
    let span = crate::source::Span::new(source, range);
    let caption = Spanned::new(sources.slice(span).to_owned(), span);
    Some(ViewOptions { caption: Some(caption), ..ViewOptions::default() })
}

fn read_text(text: &str) -> Read {
    let mut sources = SourceMap::default();
    let source = sources.add(Source::new("tahap-1/01-bab.md", text));
    let mut sink = Sink::new();
    let document = read(source, 1, &sources, &mut sink, &decode);
    let found = sink
        .into_sorted(&sources)
        .into_iter()
        .map(|item| {
            assert!(!item.message.get(Lang::Id).is_empty());
            (item.code.name, sources.slice(item.span).to_owned())
        })
        .collect();
    Read { document, found, sources }
}

impl Read {
    fn document(&self) -> &Document {
        self.document.as_ref().expect("a document")
    }

    fn blocks(&self) -> &[Block] {
        &self.document().blocks
    }

    fn slice(&self, span: crate::source::Span) -> &str {
        self.sources.slice(span)
    }
}

/// Reads text below a title and expects no finding.
fn clean(text: &str) -> Read {
    let read = read_text(&format!("# Bab {{#bab}}\n\n{text}"));
    assert!(read.found.is_empty(), "{:?}", read.found);
    read
}

/// Reads text below a title and returns what was found.
fn findings(text: &str) -> Vec<(&'static str, String)> {
    read_text(&format!("# Bab {{#bab}}\n\n{text}")).found
}

fn one(name: &'static str, text: &str) -> Vec<(&'static str, String)> {
    vec![(name, text.to_owned())]
}

/// Shows words compactly: text as it is, everything else in angle brackets.
fn show(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        let part = match inline {
            Inline::Text(text) => text.value.clone(),
            Inline::Emph(words) => format!("<em {}>", show(words)),
            Inline::Strong(words) => format!("<strong {}>", show(words)),
            Inline::Strike(words) => format!("<del {}>", show(words)),
            Inline::Code(code) => format!("<code {code}>"),
            Inline::Math(latex) => format!("<math {}>", latex.value),
            Inline::Link { url, words } => format!("<a {url} {}>", show(words)),
            Inline::Reference(to) => {
                format!("<ref {:?} {} {}>", to.book, to.label, show(&to.words))
            }
            Inline::Citation(cites) => {
                let cites: Vec<String> = cites
                    .iter()
                    .map(|cite| {
                        format!("{}/{}", cite.key.value, cite.locator.as_deref().unwrap_or(""))
                    })
                    .collect();
                format!("<cite {}>", cites.join(" "))
            }
            Inline::Fact(fact) => {
                let path: Vec<String> = fact
                    .path
                    .iter()
                    .map(|s| match &s.argument {
                        Some(argument) => format!("{}({argument})", s.name),
                        None => s.name.clone(),
                    })
                    .collect();
                format!("<fact {}>", path.join("."))
            }
            Inline::Note(name) => format!("<note {}>", name.value),
            Inline::Break => "<br>".to_owned(),
        };
        out.push_str(&part);
    }
    out
}

fn words_of(block: &Block) -> &[Inline] {
    match &block.kind {
        BlockKind::Paragraph(words) | BlockKind::Minor(words) => words,
        other => panic!("not words: {other:?}"),
    }
}

/// Reads one clean paragraph and shows it.
fn line(text: &str) -> String {
    let read = clean(text);
    assert_eq!(read.blocks().len(), 1, "{:?}", read.blocks());
    show(words_of(&read.blocks()[0]))
}

fn table(read: &Read) -> &HandTable {
    match &read.blocks()[0].kind {
        BlockKind::Table(table) => table,
        other => panic!("no table: {other:?}"),
    }
}

fn picture(read: &Read) -> &Picture {
    match &read.blocks()[0].kind {
        BlockKind::Figure(picture) => picture,
        other => panic!("no figure: {other:?}"),
    }
}

// Chapters and headings.

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
fn straight_quotes_become_curly_outside_code_and_escapes() {
    assert_eq!(
        line("\"Kata *'itu'* (\"x\")\" Jum'at `\"k\"` \\\"y\\\""),
        "“Kata <em ‘itu’> (“x”)” Jum’at <code \"k\"> \"y\""
    );
    assert_eq!(
        line("\"{{ mission(\"M-1\") }}\" [\"x\"](#a)"),
        "“<fact mission(M-1)>” <ref None a “x”>"
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
    assert_eq!(findings("```{chart} x\n```\n"), one("bad-view", "{chart}"));
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

// Hostile input.

#[test]
fn deep_nesting_is_cut_with_one_finding() {
    for text in
        [">".repeat(20_000), "- ".repeat(20_000), "*a ".repeat(5_000) + &" a*".repeat(5_000)]
    {
        let read = read_text(&format!("# A\n\n{text}x\n"));
        assert_eq!(read.found.len(), 1, "{:?}", &read.found[..2]);
        assert_eq!(read.found[0].0, "bad-markdown");
    }
}

#[test]
fn long_hostile_lines_take_no_quadratic_time() {
    let soup = ["{{", "[@a", "[^x", "![", "[](#", "{#a=\"", "`", "$", "\\{{", "<!--", "\"", "|"];
    let started = std::time::Instant::now();
    for piece in soup {
        let mut text = String::from("# A\n\n");
        text.push_str(&piece.repeat(30_000));
        let _ = write!(text, "\n\n| a |\n|---|\n{}", format!("| {piece} |\n").repeat(3_000));
        read_text(&text);
    }
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

/// Checks that every place lies on character boundaries.
fn check_spans(read: &Read, text: &str) {
    let Some(document) = &read.document else { return };
    for block in crate::model::block::all_blocks(&document.blocks, &document.sections) {
        assert!(text.get(block.span.range()).is_some(), "{:?} {:?}", block.span, block.kind);
        if let BlockKind::Paragraph(words) = &block.kind {
            for word in words {
                if let Inline::Text(word) = word {
                    assert!(text.get(word.span.range()).is_some(), "{word:?}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,200}") {
        check_spans(&read_text(&text), &text);
    }

    #[test]
    fn any_markup_soup_is_read_without_panic(pieces in proptest::collection::vec(
        prop::sample::select(vec![
            "# ", "## ", "### ", "##### ", "\n", "\n\n", "- ", "1. ", "> ", "> [!NOTE]\n", "[^a]: ",
            "[^a]", "{{ ", " }}", "x.y(\"z\")", "[@a", "; @b, hlm. 3", "]", "[](#id)", "![a](b.svg)",
            "{#id", " width=80%", " alt=\"", "\"", "}", ": ", "| a | b |\n|---|---|\n", "| 1 | 2 |\n",
            "```{table} programs\n", "```\n", "id: x\n", "<b>", "</b>", "<!-- ", " -->", "$x$", "$$",
            "\\", "*", "**", "_", "~~", "`", "&amp;", "é", "😀", "\u{feff}", "\r\n", "\t", "    ",
            "teks ", "[a]: b\n", "<https://a.id>", "\0", "\u{202e}", "'",
        ]), 0..60)) {
        let text = pieces.concat();
        check_spans(&read_text(&text), &text);
    }
}
