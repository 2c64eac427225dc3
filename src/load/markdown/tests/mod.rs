//! Whole files in, blocks and findings out; places are asserted as the text they cover.

mod blocks;
mod hostile;
mod outline;
mod words;

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
#[expect(clippy::unnecessary_wraps, reason = "the YAML layer may return nothing")]
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
