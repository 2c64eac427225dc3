//! Input that means harm.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;

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

/// Checks that the places of words lie on character boundaries, and cover plain text exactly.
fn check_words(words: &[Inline], text: &str) {
    let covered = |span: crate::source::Span| text.get(span.range()).expect("a place in the text");
    for word in words {
        match word {
            Inline::Text(word) => {
                assert!(!covered(word.span).is_empty());
                if word.chars().all(char::is_alphanumeric) && !covered(word.span).contains('&') {
                    assert_eq!(covered(word.span), word.value);
                }
            }
            Inline::Emph(words) | Inline::Strong(words) | Inline::Strike(words) => {
                check_words(words, text);
            }
            Inline::Link { words, .. } => check_words(words, text),
            Inline::Reference(to) => {
                assert!(covered(to.span).contains('#'));
                check_words(&to.words, text);
            }
            Inline::Citation(cites) => {
                for cite in cites {
                    let key = covered(cite.key.span).replace('\\', "");
                    assert!(key == cite.key.value || key.contains('&'), "{key}");
                }
            }
            Inline::Fact(fact) => {
                let covered = covered(fact.span);
                assert!(covered.starts_with("{{") && covered.ends_with("}}"), "{covered}");
            }
            Inline::Note(name) => assert!(covered(name.span).starts_with("[^")),
            Inline::Math(latex) => assert!(text.get(latex.span.range()).is_some()),
            Inline::Code(_) | Inline::Break => {}
        }
    }
}

fn check_blocks(blocks: &[Block], text: &str) {
    for block in blocks {
        assert!(text.get(block.span.range()).is_some_and(|covered| !covered.is_empty()));
        match &block.kind {
            BlockKind::Paragraph(words) | BlockKind::Minor(words) => check_words(words, text),
            BlockKind::List { items, .. } => {
                for item in items {
                    check_blocks(item, text);
                }
            }
            BlockKind::Quote(inside) | BlockKind::Alert(_, inside) => check_blocks(inside, text),
            BlockKind::Table(table) => {
                let rows = table.rows.iter().chain([&table.header]);
                rows.flatten().for_each(|cell| check_words(cell, text));
            }
            BlockKind::Figure(picture) => check_words(&picture.caption, text),
            _ => {}
        }
    }
}

fn check_spans(read: &Read, text: &str) {
    let Some(document) = &read.document else { return };
    check_words(&document.heading.title, text);
    let blocks = crate::model::block::all_blocks(&document.blocks, &document.sections);
    for block in blocks {
        check_blocks(std::slice::from_ref(block), text);
    }
    for note in document.notes.values() {
        check_blocks(note, text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

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
