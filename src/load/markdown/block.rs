//! Blocks: paragraphs, lists, quotations, alerts, footnotes.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, Tag};

use crate::diag::catalogue::prose;
use crate::model::block::{AlertKind, Block, BlockKind};
use crate::source::Spanned;

use super::reader::Reader;

impl Reader<'_> {
    /// Reads blocks up to the end of the element that holds them.
    pub(super) fn blocks(&mut self) -> Vec<Block> {
        let mut out = Vec::new();
        while self.peek().is_some_and(|(event, _)| !matches!(event, Event::End(_))) {
            self.block(&mut out);
        }
        out
    }

    /// Reads one block; what is no block by itself (a tight list item) becomes a paragraph.
    pub(super) fn block(&mut self, out: &mut Vec<Block>) {
        match self.peek() {
            Some((event, _)) if is_inline(event) => self.paragraph(out),
            Some((Event::Rule, range)) => {
                self.at += 1;
                let span = self.span(self.trim(range));
                out.push(Block { kind: BlockKind::Rule, span });
            }
            Some((Event::Start(_), _)) => self.element(out),
            _ => self.at += 1,
        }
    }

    fn element(&mut self, out: &mut Vec<Block>) {
        let Some((Event::Start(tag), range)) = self.next() else { return };
        match tag {
            Tag::Paragraph => {
                let start = self.at - 1;
                self.paragraph(out);
                self.at = self.end_of(start) + 1;
            }
            Tag::Heading { level, .. } => self.stray_heading(level, out),
            Tag::BlockQuote(kind) => self.quote(kind, range, out),
            Tag::CodeBlock(kind) => self.code_block(&kind, range, out),
            Tag::HtmlBlock => self.html_block(range),
            Tag::List(start) => self.list(start, range, out),
            Tag::FootnoteDefinition(name) => self.note(&name, range),
            Tag::Table(align) => self.table(&align, range, out),
            // Extensions that are not switched on.
            _ => self.skip(),
        }
    }

    /// Reads a stretch of words as what it turns out to be.
    fn paragraph(&mut self, out: &mut Vec<Block>) {
        let range = self.stretch_range();
        let stop = self.stretch_end();
        if self.is_caption(range.clone()) {
            self.caption(range, out);
        } else if let Some(latex) = self.display_math(stop) {
            out.push(Block { kind: BlockKind::Math(latex), span: self.span(range) });
        } else if let Some(picture) =
            self.figure(range.clone()).or_else(|| self.spaced_picture(range.clone()))
        {
            out.push(Block { kind: BlockKind::Figure(picture), span: self.span(range) });
        } else {
            self.unknown_alert(range.clone());
            self.glued_heading(range.clone());
            self.pasted_list(range.clone());
            self.bare_references(range.clone());
            let words = self.words(range.clone());
            if !words.is_empty() {
                out.push(Block { kind: BlockKind::Paragraph(words), span: self.span(range) });
            }
        }
        self.at = stop;
    }

    /// Returns the formula when it is all that a paragraph holds.
    fn display_math(&self, stop: usize) -> Option<String> {
        match self.peek() {
            Some((Event::DisplayMath(latex), _)) if self.at + 1 == stop => {
                Some(latex.trim().to_owned())
            }
            _ => None,
        }
    }

    fn quote(&mut self, kind: Option<BlockQuoteKind>, range: Range<usize>, out: &mut Vec<Block>) {
        let span = self.span(self.trim(range));
        let Some(blocks) = self.nested(Self::blocks) else { return };
        let kind = match kind {
            None => BlockKind::Quote(blocks),
            Some(kind) => BlockKind::Alert(alert(kind), blocks),
        };
        out.push(Block { kind, span });
    }

    /// Tells of `[!WORD]` at the head of a quotation that is none of the five alerts.
    fn unknown_alert(&mut self, range: Range<usize>) {
        let line = self.first_line(range);
        let word = self.slice(line.clone()).strip_prefix("[!").and_then(|w| w.strip_suffix(']'));
        if let Some(word) = word
            && self.depth > 0
            && !word.is_empty()
            && word.chars().all(char::is_alphanumeric)
        {
            let span = self.span(line);
            self.report(prose::unknown_alert(span, word));
        }
    }

    /// Tells a line such as `##Struktur {#struktur}`, which stands alone and has the look of a title.
    fn glued_heading(&mut self, range: Range<usize>) {
        let line = self.slice(range.clone()).trim_end();
        let rest = line.trim_start_matches('#');
        let marks = &line[..line.len() - rest.len()];
        let title = rest.starts_with(char::is_alphabetic)
            && !line.contains('\n')
            && (line.contains("{#") || !line.ends_with(['.', '!', '?', ':']));
        if self.depth == 0 && (1..=6).contains(&marks.len()) && title {
            self.glued |= marks == "#";
            let span = self.span(range.start..range.start + line.len());
            self.report(prose::glued_heading(span, marks));
        }
    }

    fn list(&mut self, start: Option<u64>, range: Range<usize>, out: &mut Vec<Block>) {
        let span = self.span(self.trim(range));
        let items = self.nested(|reader| {
            let mut items = Vec::new();
            while let Some((Event::Start(Tag::Item), _)) = reader.peek() {
                let item = reader.at;
                reader.at += 1;
                items.push(reader.blocks());
                reader.at = reader.end_of(item) + 1;
            }
            items
        });
        if let Some(items) = items {
            out.push(Block { kind: BlockKind::List { start, items }, span });
        }
    }

    /// Keeps the text of a footnote.
    fn note(&mut self, name: &str, range: Range<usize>) {
        let close =
            self.slice(range.clone()).find(']').map_or(range.end, |at| range.start + at + 1);
        let mark = self.span(range.start..close);
        let outside = std::mem::replace(&mut self.in_note, true);
        let blocks = self.nested(Self::blocks).unwrap_or_default();
        self.in_note = outside;
        let key = name.to_lowercase();
        if let Some(first) = self.notes.get(&key) {
            let first = first.span;
            self.report(prose::duplicate_note(mark, first, name));
        } else {
            self.notes.insert(key, Spanned::new(blocks, mark));
        }
    }

    /// Tells of footnotes that no mark leads to.
    pub(super) fn report_unused_notes(&mut self) {
        for (name, note) in &self.notes {
            if !self.marks.contains(name) {
                self.sink.push(prose::unused_note(note.span, name));
            }
        }
    }

    /// Returns the index behind the words that come next.
    pub(super) fn stretch_end(&self) -> usize {
        let mut at = self.at;
        while let Some((event, _)) = self.get(at)
            && is_inline(event)
        {
            at = self.end_of(at) + 1;
        }
        at
    }

    /// Returns the bytes of the words that come next, without white space around them.
    pub(super) fn stretch_range(&self) -> Range<usize> {
        let stop = self.stretch_end();
        let first = self.peek().map_or(0, |(_, range)| range.start);
        // An escape at the very beginning belongs to the words.
        let first = first - usize::from(self.follows_backslash(first));
        let last = stop.checked_sub(1).filter(|&last| last >= self.at);
        let last = last.and_then(|last| self.get(last)).map_or(first, |(_, range)| range.end);
        self.trim(first..last.max(first))
    }
}

/// Tells whether an event belongs to a line of words.
pub(super) fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Superscript
                | Tag::Subscript
                | Tag::Link { .. }
                | Tag::Image { .. }
        ),
        Event::End(_) | Event::Rule | Event::Html(_) => false,
        _ => true,
    }
}

fn alert(kind: BlockQuoteKind) -> AlertKind {
    match kind {
        BlockQuoteKind::Note => AlertKind::Note,
        BlockQuoteKind::Tip => AlertKind::Tip,
        BlockQuoteKind::Important => AlertKind::Important,
        BlockQuoteKind::Warning => AlertKind::Warning,
        BlockQuoteKind::Caution => AlertKind::Caution,
    }
}
