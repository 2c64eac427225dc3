//! Running text of a plan, passage by passage, wherever it was written.
//!
//! Rules about words look at a paragraph, a table cell or a field of a record alike. A passage
//! joins the pieces of a paragraph and knows the way back to the bytes of the file.

use std::ops::Range;

use crate::model::block::{Block, BlockKind, Document, Inline, Section};
use crate::model::plan::{Plan, RecordText};
use crate::model::record::Text;
use crate::source::{SourceMap, Span};

/// Stands in a passage for what is computed or not prose: facts, citations, references, notes,
/// code and formulas.
pub const OBJECT: char = '\u{fffc}';

/// Where a passage stands.
#[derive(Debug, Clone, Copy)]
pub enum Origin<'a> {
    /// In prose.
    Prose {
        /// The chapter.
        document: &'a Document,
        /// The section, or the chapter's own text before its first section.
        section: Option<&'a Section>,
        /// What it is there.
        form: Form,
    },
    /// In a record or in the facts of a stage.
    Record(&'a RecordText),
}

/// What a passage of prose is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A heading.
    Title,
    /// A paragraph, also in a list, quotation or alert.
    Paragraph,
    /// A paragraph in a quotation: somebody else's words.
    Quotation,
    /// A cell of a table written by hand.
    Cell,
    /// A caption.
    Caption,
    /// A footnote.
    Note,
    /// Where a table or picture comes from, and what stands for a picture.
    Source,
}

/// One run of text with the place it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    /// First byte in the passage.
    start: usize,
    /// Byte after the last.
    end: usize,
    span: Span,
    emphasised: bool,
}

/// A paragraph, heading, cell, caption, footnote or field of a record.
#[derive(Debug, Clone)]
pub struct Passage<'a> {
    /// Its words; [`OBJECT`] stands for what is no prose.
    pub text: String,
    /// The whole of it.
    pub span: Span,
    /// Where it stands.
    pub origin: Origin<'a>,
    pieces: Vec<Piece>,
}

impl Passage<'_> {
    /// Returns the place of a part of the text, to the byte where the file has the same words.
    pub fn place(&self, range: Range<usize>, sources: &SourceMap) -> Span {
        let Some(piece) =
            self.pieces.iter().find(|p| p.start <= range.start && range.start < p.end)
        else {
            return self.span;
        };
        let end = range.end.min(piece.end);
        let (Some(before), Some(words)) =
            (self.text.get(piece.start..range.start), self.text.get(range.start..end))
        else {
            return piece.span;
        };
        let written = sources.slice(piece.span);
        // Quotation marks are curly here and straight in the file; line breaks may differ too.
        let nth = before.matches(words).count();
        match written.match_indices(words).nth(nth) {
            Some((at, _)) => {
                let start = piece.span.start + at;
                Span::new(piece.span.source, start..start + words.len())
            }
            None => piece.span,
        }
    }

    /// Tells whether all of a part of the text is emphasised, as foreign words are.
    pub fn is_emphasised(&self, range: &Range<usize>) -> bool {
        let mut inside = self.pieces.iter().filter(|p| p.start < range.end && range.start < p.end);
        inside.all(|piece| piece.emphasised)
    }

    /// Returns the prose form; `None` for a record.
    pub fn form(&self) -> Option<Form> {
        match self.origin {
            Origin::Prose { form, .. } => Some(form),
            Origin::Record(_) => None,
        }
    }
}

/// Lists all running text of a plan: prose by file, then records.
pub fn passages(plan: &Plan) -> Vec<Passage<'_>> {
    let mut out = Vec::new();
    for document in &plan.documents {
        let place = Place { document, section: None, form: Form::Paragraph };
        place.with(Form::Title).words(&document.heading.title, document.heading.span, &mut out);
        place.blocks(&document.blocks, &mut out);
        document.sections.iter().for_each(|section| place.section(section, &mut out));
        for note in document.notes.values() {
            place.with(Form::Note).blocks(note, &mut out);
        }
    }
    out.extend(plan.texts.iter().map(|field| {
        let (text, span) = (field.text.value.clone(), field.text.span);
        let pieces = vec![Piece { start: 0, end: text.len(), span, emphasised: false }];
        Passage { text, span, origin: Origin::Record(field), pieces }
    }));
    out
}

/// Where the walk stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    document: &'a Document,
    section: Option<&'a Section>,
    form: Form,
}

impl<'a> Place<'a> {
    fn with(self, form: Form) -> Self {
        Self { form, ..self }
    }

    fn section(self, section: &'a Section, out: &mut Vec<Passage<'a>>) {
        let place = Self { section: Some(section), ..self };
        place.with(Form::Title).words(&section.heading.title, section.heading.span, out);
        place.blocks(&section.blocks, out);
        section.sections.iter().for_each(|inner| place.section(inner, out));
    }

    fn blocks(self, blocks: &'a [Block], out: &mut Vec<Passage<'a>>) {
        for block in blocks {
            self.block(block, out);
        }
    }

    fn block(self, block: &'a Block, out: &mut Vec<Passage<'a>>) {
        match &block.kind {
            BlockKind::Paragraph(words) => self.words(words, block.span, out),
            BlockKind::Minor(words) => self.with(Form::Title).words(words, block.span, out),
            BlockKind::List { items, .. } => items.iter().for_each(|item| self.blocks(item, out)),
            BlockKind::Quote(blocks) => self.with(Form::Quotation).blocks(blocks, out),
            BlockKind::Alert(_, blocks) => self.blocks(blocks, out),
            BlockKind::Table(table) => {
                for cell in table.header.iter().chain(table.rows.iter().flatten()) {
                    self.with(Form::Cell).words(cell, block.span, out);
                }
                let caption = table.caption.as_deref().unwrap_or_default();
                self.with(Form::Caption).words(caption, block.span, out);
                self.line(Form::Source, table.source.as_ref(), out);
                self.line(Form::Caption, table.note.as_ref(), out);
            }
            BlockKind::Figure(picture) => {
                self.with(Form::Caption).words(&picture.caption, block.span, out);
                self.line(Form::Source, picture.source.as_ref(), out);
                self.line(Form::Source, picture.alt.as_ref(), out);
            }
            BlockKind::View(call) => {
                self.line(Form::Caption, call.options.caption.as_ref(), out);
                self.line(Form::Caption, call.options.note.as_ref(), out);
                self.line(Form::Source, call.options.source.as_ref(), out);
            }
            BlockKind::Code { .. } | BlockKind::Math(_) | BlockKind::Rule => {}
        }
    }

    /// Adds a text that holds no markup.
    fn line(self, form: Form, text: Option<&'a Text>, out: &mut Vec<Passage<'a>>) {
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return };
        let origin = Origin::Prose { document: self.document, section: self.section, form };
        let piece = Piece { start: 0, end: text.len(), span: text.span, emphasised: false };
        out.push(Passage {
            text: text.value.clone(),
            span: text.span,
            origin,
            pieces: vec![piece],
        });
    }

    fn words(self, words: &'a [Inline], span: Span, out: &mut Vec<Passage<'a>>) {
        let mut line = Line::default();
        line.add(words, false);
        if line.text.trim().is_empty() {
            return;
        }
        let origin =
            Origin::Prose { document: self.document, section: self.section, form: self.form };
        let Line { text, pieces } = line;
        out.push(Passage { text, span, origin, pieces });
    }
}

/// A line that is being joined.
#[derive(Default)]
struct Line {
    text: String,
    pieces: Vec<Piece>,
}

impl Line {
    fn add(&mut self, words: &[Inline], emphasised: bool) {
        for word in words {
            match word {
                Inline::Text(text) => {
                    let start = self.text.len();
                    self.text.push_str(text);
                    let (end, span) = (self.text.len(), text.span);
                    self.pieces.push(Piece { start, end, span, emphasised });
                }
                Inline::Emph(inner) => self.add(inner, true),
                Inline::Strong(inner) | Inline::Strike(inner) => self.add(inner, emphasised),
                Inline::Link { words, .. } => self.add(words, emphasised),
                Inline::Reference(reference) if !reference.words.is_empty() => {
                    self.add(&reference.words, emphasised);
                }
                Inline::Break => self.text.push(' '),
                Inline::Reference(_)
                | Inline::Code(_)
                | Inline::Math(_)
                | Inline::Citation(_)
                | Inline::Fact(_)
                | Inline::Note(_) => self.text.push(OBJECT),
            }
        }
    }
}
