//! The events of one file, and what the reading functions share.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

use crate::diag::catalogue::prose;
use crate::diag::{Diagnostic, Sink};
use crate::model::block::Block;
use crate::source::{SourceId, SourceMap, Span, Spanned};

use super::Decode;
use super::table::Early;

/// How deep lists, quotations and emphasis may nest. Readers recurse that far and no further.
const MAX_DEPTH: usize = 32;

/// The extensions of Markdown that authors may use. Heading attributes and quotes are read
/// here instead, because the parser gives attributes no places and curls quotes inside facts.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_MATH)
    .union(Options::ENABLE_GFM);

/// Walks over the events of one file.
#[expect(clippy::struct_excessive_bools, reason = "each says one thing about the next event")]
pub(super) struct Reader<'a> {
    pub(super) source: SourceId,
    pub(super) sources: &'a SourceMap,
    pub(super) text: &'a str,
    pub(super) sink: &'a mut Sink,
    pub(super) decode: Decode<'a>,
    events: Vec<(Event<'a>, Range<usize>)>,
    /// For every start event the index of its end event.
    ends: Vec<usize>,
    /// Index of the next event.
    pub(super) at: usize,
    /// Number of containers around the next event.
    pub(super) depth: usize,
    too_deep: bool,
    /// Whether a chapter title lacks the space behind its sign.
    pub(super) glued: bool,
    /// Whether the next event stands in a footnote.
    pub(super) in_note: bool,
    /// Whether the next event stands in the words of a link.
    pub(super) in_link: bool,
    /// A caption that was told because no table stands above it.
    pub(super) early: Option<Early>,
    pub(super) notes: BTreeMap<String, Spanned<Vec<Block>>>,
    /// Names of the footnotes whose marks were seen.
    pub(super) marks: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    /// Parses a source into events.
    pub(super) fn new(
        source: SourceId,
        sources: &'a SourceMap,
        sink: &'a mut Sink,
        decode: Decode<'a>,
    ) -> Self {
        let text = sources.get(source).text();
        // A byte order mark is no part of the first line.
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        let shift = text.len() - body.len();
        let events: Vec<_> = Parser::new_ext(body, OPTIONS)
            .into_offset_iter()
            .map(|(event, range)| (event, range.start + shift..range.end + shift))
            .collect();
        let ends = matching_ends(&events);
        Self {
            source,
            sources,
            text,
            sink,
            decode,
            events,
            ends,
            at: 0,
            depth: 0,
            too_deep: false,
            glued: false,
            in_note: false,
            in_link: false,
            early: None,
            notes: BTreeMap::new(),
            marks: BTreeSet::new(),
        }
    }

    /// Returns the next event without passing it.
    pub(super) fn peek(&self) -> Option<(&Event<'a>, Range<usize>)> {
        self.get(self.at)
    }

    /// Returns the event at an index.
    pub(super) fn get(&self, at: usize) -> Option<(&Event<'a>, Range<usize>)> {
        self.events.get(at).map(|(event, range)| (event, range.clone()))
    }

    /// Returns the next event and passes it.
    pub(super) fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        let event = self.events.get(self.at).cloned();
        self.at += 1;
        event
    }

    /// Returns the index of the end event that belongs to a start event.
    pub(super) fn end_of(&self, start: usize) -> usize {
        self.ends.get(start).copied().unwrap_or(start)
    }

    /// Passes everything up to the end of the element whose start was passed last.
    pub(super) fn skip(&mut self) {
        self.at = self.end_of(self.at.saturating_sub(1)) + 1;
    }

    /// Reads the inside of the element whose start was passed last, and passes its end;
    /// `None` when it is nested too deeply.
    pub(super) fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let start = self.at.saturating_sub(1);
        if self.depth == MAX_DEPTH {
            self.report_depth(start);
            self.skip();
            return None;
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        self.at = self.end_of(start) + 1;
        Some(value)
    }

    fn report_depth(&mut self, start: usize) {
        if self.too_deep {
            return;
        }
        self.too_deep = true;
        if let Some((_, range)) = self.get(start) {
            let span = self.span(self.first_line(range));
            self.report(prose::too_deep(span, MAX_DEPTH));
        }
    }

    /// Makes a span of a byte range of this file.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range)
    }

    /// Returns the text in a byte range.
    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// Tells whether the byte before an offset is a backslash.
    pub(super) fn follows_backslash(&self, offset: usize) -> bool {
        offset > 0 && self.text.as_bytes().get(offset - 1) == Some(&b'\\')
    }

    /// Takes white space off both ends of a range.
    pub(super) fn trim(&self, range: Range<usize>) -> Range<usize> {
        let slice = self.slice(range.clone());
        let start = range.start + (slice.len() - slice.trim_start().len());
        start..start + slice.trim().len()
    }

    /// Cuts a range behind its first line.
    pub(super) fn first_line(&self, range: Range<usize>) -> Range<usize> {
        let line = self.slice(range.clone()).lines().next().unwrap_or_default();
        range.start..range.start + line.trim_end().len()
    }

    /// Tells a finding.
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.sink.push(diagnostic);
    }
}

/// Pairs every start with its end; an event that starts nothing is its own end.
fn matching_ends(events: &[(Event<'_>, Range<usize>)]) -> Vec<usize> {
    let mut ends: Vec<usize> = (0..events.len()).collect();
    let mut open = Vec::new();
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => open.push(at),
            Event::End(_) => {
                if let Some(start) = open.pop() {
                    ends[start] = at;
                }
            }
            _ => {}
        }
    }
    ends
}
