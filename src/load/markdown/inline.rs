//! Words: emphasis, code, formulas, marks of footnotes, and the text between them.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::diag::catalogue::prose;
use crate::model::block::Inline;
use crate::source::Spanned;

use super::attribute::{self, Attributes};
use super::phrase::Phrase;
use super::reader::Reader;

/// What a run of words has come to.
#[derive(Default)]
struct Line {
    out: Vec<Inline>,
    phrase: Phrase,
    /// Tags of raw HTML that are open, so that a pair is told once.
    open_tags: usize,
    /// Where the last event ended.
    end: Option<usize>,
    /// Whether the last event was a comment behind a space, so that the next space is one too many.
    spaced: bool,
    /// Where the attributes behind the last link end; they are no words.
    attributed: usize,
}

impl Reader<'_> {
    /// Reads the words that come next, as far as they lie within `bounds`.
    pub(super) fn words(&mut self, bounds: Range<usize>) -> Vec<Inline> {
        self.inlines(&bounds)
    }

    fn inlines(&mut self, bounds: &Range<usize>) -> Vec<Inline> {
        let mut line = Line::default();
        let stop = self.stretch_end();
        while self.at < stop
            && let Some((event, range)) = self.next()
        {
            let inside = range.start < bounds.end && range.end > bounds.start;
            let end = range.end;
            match event {
                Event::Start(_) if !inside => self.skip(),
                _ if !inside => {}
                Event::Start(tag) => self.inline_element(tag, &range, bounds, &mut line),
                event => self.inline(event, range, bounds, &mut line),
            }
            line.end = Some(end);
        }
        self.at = stop;
        self.flush(&mut line);
        line.out
    }

    /// Moves the gathered text to the words before it.
    fn flush(&mut self, line: &mut Line) {
        let phrase = std::mem::take(&mut line.phrase);
        self.phrase(&phrase, &mut line.out);
    }

    fn inline(
        &mut self,
        event: Event<'_>,
        range: Range<usize>,
        bounds: &Range<usize>,
        line: &mut Line,
    ) {
        match event {
            Event::Text(_) if range.end <= line.attributed => return,
            Event::Text(text) => {
                let start = range.start.max(line.attributed);
                let text = text.get(start - range.start..).unwrap_or_default();
                let range = start..range.end;
                let spaced = std::mem::take(&mut line.spaced);
                let range = range.start + usize::from(spaced && text.starts_with(' '))..range.end;
                let text = text.strip_prefix(' ').filter(|_| spaced).unwrap_or(text);
                // The parser leaves the backslash of an escape out of all events.
                let escaped = line.end != Some(range.start) && self.follows_backslash(range.start);
                if text == self.slice(range.clone()) {
                    let part = range.start.max(bounds.start)..range.end.min(bounds.end);
                    line.phrase.push(self.slice(part.clone()), part, escaped);
                } else {
                    line.phrase.push_entity(text, range);
                }
                return;
            }
            Event::SoftBreak => return line.phrase.push_entity(" ", range),
            Event::InlineMath(_) if self.is_money(&range) => {
                return line.phrase.push(self.slice(range.clone()), range, true);
            }
            // It parts the text, or a citation could reach across it.
            Event::InlineHtml(html) => {
                self.flush(line);
                let before = self.slice(0..range.start);
                line.spaced = html.starts_with("<!--") && before.ends_with([' ', '\n']);
                return self.inline_html(&html, range, &mut line.open_tags);
            }
            _ => {}
        }
        self.flush(line);
        match event {
            Event::Code(code) => line.out.push(Inline::Code(code.into_string())),
            Event::InlineMath(latex) => line.out.push(self.math(&latex, range, 1)),
            Event::DisplayMath(latex) => line.out.push(self.math(&latex, range, 2)),
            Event::FootnoteReference(name) => {
                line.out.extend(self.note_mark(&name, range));
            }
            Event::HardBreak => line.out.push(Inline::Break),
            _ => {}
        }
    }

    fn inline_element(
        &mut self,
        tag: Tag<'_>,
        range: &Range<usize>,
        bounds: &Range<usize>,
        line: &mut Line,
    ) {
        self.flush(line);
        let wrap = match tag {
            Tag::Emphasis => Inline::Emph,
            Tag::Strong => Inline::Strong,
            Tag::Strikethrough => Inline::Strike,
            Tag::Link { link_type, dest_url, .. } => {
                let behind = self.behind(range.end..bounds.end, line);
                return self.link(link_type, &dest_url, range, behind, &mut line.out);
            }
            Tag::Image { .. } => {
                let span = self.span(range.clone());
                self.report(prose::inline_picture(span));
                return self.skip();
            }
            _ => return self.skip(),
        };
        let words = self.nested(|reader| reader.inlines(bounds)).unwrap_or_default();
        if !words.is_empty() {
            line.out.push(wrap(words));
        }
    }

    /// Reads the attributes right behind a link.
    fn behind(&mut self, rest: Range<usize>, line: &mut Line) -> Attributes {
        let Some(length) = attribute::length(self.slice(rest.clone())) else {
            return Attributes::default();
        };
        line.attributed = rest.start + length;
        self.read_attributes(rest.start..line.attributed)
    }

    /// Reads the words of a link.
    pub(super) fn link_words(&mut self, range: &Range<usize>) -> Vec<Inline> {
        let outside = std::mem::replace(&mut self.in_link, true);
        let words = self.nested(|reader| reader.inlines(range)).unwrap_or_default();
        self.in_link = outside;
        words
    }

    /// Tells `US$100 dan US$200` from a formula: no formula ends just before a digit.
    fn is_money(&self, range: &Range<usize>) -> bool {
        let next = self.text.as_bytes().get(range.end);
        next.is_some_and(u8::is_ascii_digit) && !self.slice(range.clone()).contains('\n')
    }

    fn math(&self, latex: &str, range: Range<usize>, dollars: usize) -> Inline {
        let inside = range.start + dollars..range.end.saturating_sub(dollars);
        Inline::Math(Spanned::new(latex.to_owned(), self.span(inside)))
    }

    fn note_mark(&mut self, name: &str, range: Range<usize>) -> Option<Inline> {
        let span = self.span(range);
        let key = name.to_lowercase();
        self.marks.insert(key.clone());
        if self.in_note {
            self.report(prose::note_in_note(span));
            None
        } else if self.in_link {
            self.report(prose::mark_in_link(span));
            None
        } else {
            Some(Inline::Note(Spanned::new(key, span)))
        }
    }
}
