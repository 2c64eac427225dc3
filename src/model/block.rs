//! Prose as the author wrote it: parsed once, with the place of everything.
//!
//! References, citations, facts and views are still names here; `resolve` turns them into what
//! is printed ([`crate::model::book`]).

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::model::record::{Pairs, Ref, Text};
use crate::model::status::Mark;
use crate::model::table::Breaks;
use crate::model::value::{Id, Year};
use crate::source::{SourceId, Span, Spanned};

/// One Markdown file: a chapter, an appendix, or prose of the front matter.
#[derive(Debug, Clone)]
pub struct Document {
    /// The file.
    pub source: SourceId,
    /// Stage folder, 1 to 4.
    pub stage: u8,
    /// The `#` heading.
    pub heading: Heading,
    /// What stands before the first `##`.
    pub blocks: Vec<Block>,
    /// The `##` sections.
    pub sections: Vec<Section>,
    /// Footnotes by name.
    pub notes: BTreeMap<String, Spanned<Vec<Block>>>,
}

impl Document {
    /// Lists the headings of the chapter and of its sections.
    pub fn headings(&self) -> impl Iterator<Item = &Heading> {
        let sections = self.sections.iter().map(|section| &section.heading);
        std::iter::once(&self.heading).chain(sections)
    }
}

/// A heading with its attributes.
#[derive(Debug, Clone, Default)]
pub struct Heading {
    /// 1 to 4.
    pub level: u8,
    /// Words.
    pub title: Vec<Inline>,
    /// `{#id}`.
    pub id: Option<Ref>,
    /// `{.class}`.
    pub classes: Vec<Text>,
    /// `{status=reviewed}`: how far its author says the part is.
    pub mark: Option<Mark>,
    /// `{owner=bappeda}`: the agency that writes the part.
    pub owner: Option<Ref>,
    /// The whole line.
    pub span: Span,
}

impl Heading {
    /// Tells whether the heading carries a class.
    pub fn has_class(&self, class: &str) -> bool {
        self.classes.iter().any(|own| own.value == class)
    }
}

/// A section (`##`) or subsection (`###`).
#[derive(Debug, Clone)]
pub struct Section {
    /// Its heading.
    pub heading: Heading,
    /// What stands before its first subsection.
    pub blocks: Vec<Block>,
    /// Subsections.
    pub sections: Vec<Section>,
}

/// Lists blocks of a document or section with those of all sections below.
pub fn all_blocks<'a>(blocks: &'a [Block], sections: &'a [Section]) -> Vec<&'a Block> {
    let below = sections.iter().flat_map(|s| all_blocks(&s.blocks, &s.sections));
    blocks.iter().chain(below).collect()
}

/// Lists the same blocks with those that stand in lists, quotations and alerts.
pub fn nested_blocks<'a>(blocks: &'a [Block], sections: &'a [Section]) -> Vec<&'a Block> {
    let mut out = Vec::new();
    all_blocks(blocks, sections).into_iter().for_each(|block| block.gather(&mut out));
    out
}

/// A block of prose.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it is.
    pub span: Span,
}

impl Block {
    fn gather<'a>(&'a self, out: &mut Vec<&'a Block>) {
        out.push(self);
        match &self.kind {
            BlockKind::List { items, .. } => {
                items.iter().flatten().for_each(|inner| inner.gather(out));
            }
            BlockKind::Quote(inner) | BlockKind::Alert(_, inner) => {
                inner.iter().for_each(|inner| inner.gather(out));
            }
            _ => {}
        }
    }
}

/// What a block of prose is.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "a plan has hundreds of blocks, not millions")]
pub enum BlockKind {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// An unnumbered heading (`####`).
    Minor(Vec<Inline>),
    /// A list; `start` is given for numbered ones.
    List {
        /// First number.
        start: Option<u64>,
        /// Items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A GFM alert.
    Alert(AlertKind, Vec<Block>),
    /// Code or preformatted text.
    Code {
        /// Info string.
        lang: String,
        /// Text.
        text: String,
    },
    /// A formula in LaTeX.
    Math(String),
    /// A table written by hand.
    Table(HandTable),
    /// A picture.
    Figure(Picture),
    /// A computed table or chart.
    View(ViewCall),
    /// A thematic break.
    Rule,
}

/// The five GFM alerts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is the GFM alert it is named after")]
pub enum AlertKind {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

/// Horizontal alignment of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Words.
    #[default]
    Left,
    /// Marks.
    Center,
    /// Numbers.
    Right,
}

/// A table written by hand.
#[derive(Debug, Clone, Default)]
pub struct HandTable {
    /// Alignment by column.
    pub align: Vec<Align>,
    /// Head.
    pub header: Vec<Vec<Inline>>,
    /// Rows.
    pub rows: Vec<Vec<Vec<Inline>>>,
    /// Label and caption from the paragraph behind it.
    pub label: Option<Ref>,
    /// Caption.
    pub caption: Option<Vec<Inline>>,
    /// Source line.
    pub source: Option<Text>,
    /// Note below it.
    pub note: Option<Text>,
    /// Unit of its numbers, beside the caption.
    pub unit: Option<Text>,
    /// Whether it stands on a turned page.
    pub wide: bool,
    /// Where it may go on on the next page.
    pub breaks: Breaks,
}

/// A picture with its attributes.
#[derive(Debug, Clone, Default)]
pub struct Picture {
    /// Path as written.
    pub path: Text,
    /// Path from the plan's root, when it stays inside the plan.
    pub file: Option<String>,
    /// Label.
    pub label: Option<Ref>,
    /// Caption.
    pub caption: Vec<Inline>,
    /// Width in percent of the text's width.
    pub width: Option<u8>,
    /// What it shows, for those who cannot see it.
    pub alt: Option<Text>,
    /// Source line.
    pub source: Option<Text>,
}

/// A computed table or chart, asked for by a fence.
#[derive(Debug, Clone, Default)]
pub struct ViewCall {
    /// What it is.
    pub form: Form,
    /// Name of the view.
    pub name: Text,
    /// Its options.
    pub options: ViewOptions,
}

/// What a fence asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// `{table}`.
    #[default]
    Table,
    /// `{chart}`.
    Chart,
}

/// The options of all views; a view says which of them it takes.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "README and each view say what an option does")]
pub struct ViewOptions {
    pub id: Option<Ref>,
    pub caption: Option<Text>,
    pub source: Option<Text>,
    pub note: Option<Text>,
    pub columns: Vec<Text>,
    pub sort: Option<Text>,
    pub group: Option<Text>,
    pub filter: Pairs<Text, Vec<Text>>,
    pub unit: Option<Text>,
    pub wide: Option<Spanned<bool>>,
    #[serde(rename = "break")]
    pub breaks: Option<Text>,
    pub totals: Option<Spanned<bool>>,
    pub dimension: Option<Ref>,
    pub agency: Option<Ref>,
    pub fund: Option<Ref>,
    pub year: Option<Spanned<Year>>,
    pub kind: Option<Text>,
    pub of: Option<Text>,
    pub element: Option<Ref>,
    pub area: Option<Ref>,
    pub priority: Option<Text>,
    pub plan: Option<Ref>,
    pub quick_win: Option<Ref>,
    pub objective: Option<Ref>,
    pub stage: Option<Text>,
    pub with: Option<Text>,
    pub table: Vec<Ref>,
}

/// A piece of a line.
#[derive(Debug, Clone)]
pub enum Inline {
    /// Words.
    Text(Text),
    /// Emphasis.
    Emph(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Struck out.
    Strike(Vec<Inline>),
    /// Code.
    Code(String),
    /// A formula in LaTeX, with its place.
    Math(Text),
    /// A link to the world outside.
    Link {
        /// Address: `https`, `http` or `mailto`.
        url: String,
        /// Words.
        words: Vec<Inline>,
    },
    /// A reference to something numbered.
    Reference(Reference),
    /// A citation.
    Citation(Vec<Cite>),
    /// A quoted fact.
    Fact(Fact),
    /// A footnote by name.
    Note(Text),
    /// A line break that the author wants.
    Break,
}

/// A reference to something numbered.
#[derive(Debug, Clone)]
pub struct Reference {
    /// Book number, when the author names it: `buku-2:`.
    pub book: Option<usize>,
    /// The label; empty for a whole book.
    pub label: Id,
    /// The author's own words; empty for the number.
    pub words: Vec<Inline>,
    /// Whether print names the page too.
    pub page: bool,
    /// The whole link.
    pub span: Span,
}

/// One source in a citation.
#[derive(Debug, Clone)]
pub struct Cite {
    /// Key in the bibliography.
    pub key: Text,
    /// Where in it: `hlm. 3`.
    pub locator: Option<String>,
}

/// A quoted fact: a dotted path, a segment of which may have one argument.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Segments.
    pub path: Vec<Segment>,
    /// The whole `{{ … }}`.
    pub span: Span,
}

impl Fact {
    /// Writes it as an author does, without its braces.
    pub fn written(&self) -> String {
        let segments = self.path.iter().map(|segment| match &segment.argument {
            Some(argument) => format!("{}(\"{argument}\")", segment.name),
            None => segment.name.clone(),
        });
        segments.collect::<Vec<_>>().join(".")
    }

    /// Whether it asks about one record by name: `program("GOV-01").name`.
    pub fn names_record(&self) -> bool {
        self.path.iter().any(|segment| segment.argument.is_some())
    }

    /// Whether it asks about one year: `budget.total.2024`.
    pub fn names_year(&self) -> bool {
        self.path.iter().any(|segment| segment.name.parse::<Year>().is_ok())
    }
}

/// One segment of a fact's path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Name or number.
    pub name: String,
    /// Argument in quotes.
    pub argument: Option<String>,
}

/// Joins the plain words of a line, for titles, comparisons and alternative texts.
pub fn plain(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Math(text) => out.push_str(text),
            Inline::Emph(words) | Inline::Strong(words) | Inline::Strike(words) => {
                out.push_str(&plain(words));
            }
            Inline::Link { words, .. } => out.push_str(&plain(words)),
            Inline::Reference(reference) => out.push_str(&plain(&reference.words)),
            Inline::Code(text) => out.push_str(text),
            Inline::Break => out.push(' '),
            Inline::Citation(_) | Inline::Fact(_) | Inline::Note(_) => {}
        }
    }
    out
}
