//! YAML as a tree of nodes with byte spans.
//!
//! Anchors, aliases and tags are refused: a clerk does not expect one line to change another,
//! and they are the door for bombs. Duplicate keys are reported at the second one.

use std::collections::{BTreeMap, BTreeSet};

use granit_parser::{Event, Parser, ScalarStyle, options};

use crate::diag::catalogue::{reading, slip};
use crate::diag::{Fix, Sink};
use crate::load::yaml::fault;
use crate::source::{SourceId, Span};

/// A value with its place.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where it was written.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind,
    /// Where the next entry of a mapping would be written.
    pub tail: Option<Tail>,
}

/// Where the next entry of a mapping would be written.
#[derive(Debug, Clone, Copy)]
pub struct Tail {
    /// The place, which is empty.
    pub place: Span,
    /// How far keys are indented; `None` between braces.
    pub indent: Option<usize>,
}

/// What a value is.
#[derive(Debug, Clone)]
pub enum NodeKind {
    /// Nothing: an empty value, `~` or `null`.
    Null,
    /// A text.
    Scalar(String, Form),
    /// A list.
    Seq(Vec<Node>),
    /// Keys and values.
    Map(Vec<(Node, Node)>),
}

/// How a text was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Without quotes.
    Plain,
    /// In quotes or as a block.
    Quoted,
    /// A cell of a CSV file, which may hold a list parted by `;`.
    Cell,
}

impl Node {
    /// Makes a node.
    pub fn new(span: Span, kind: NodeKind) -> Self {
        Self { span, kind, tail: None }
    }

    /// Returns the text of a scalar.
    pub fn scalar(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Scalar(text, _) => Some(text),
            NodeKind::Null | NodeKind::Seq(_) | NodeKind::Map(_) => None,
        }
    }

    /// Returns the place that stands for the whole: the first key of a mapping.
    pub fn head(&self) -> Span {
        match &self.kind {
            // A row of a CSV file has its keys elsewhere, in the head of the file.
            NodeKind::Map(pairs) => pairs
                .first()
                .map(|(key, _)| key.span)
                .filter(|key| self.span.start <= key.start && key.end <= self.span.end)
                .unwrap_or(self.span),
            NodeKind::Seq(items) => items.first().map_or(self.span, Node::head),
            NodeKind::Null | NodeKind::Scalar(..) => self.span,
        }
    }

    /// Returns the value of a key.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.pair(name).map(|(_, value)| value)
    }

    /// Returns a key with its value.
    pub fn pair(&self, name: &str) -> Option<(&Node, &Node)> {
        let NodeKind::Map(pairs) = &self.kind else { return None };
        pairs.iter().find(|(key, _)| key.scalar() == Some(name)).map(|(key, value)| (key, value))
    }
}

/// Parses one YAML document that begins at byte `offset` of its source; an empty text is an
/// empty mapping. A syntax error ends the reading and is reported alone.
pub fn parse(source: SourceId, text: &str, offset: usize, sink: &mut Sink) -> Option<Node> {
    let skip = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut builder = Builder {
        source,
        offset: offset + skip,
        stack: Vec::new(),
        last: offset + skip,
        root: None,
    };
    let text = &text[skip..];
    if let Some(fault) = fault::indentation(text) {
        let place = offset + skip + fault.place.start..offset + skip + fault.place.end;
        sink.push(reading::yaml_syntax(Span::new(source, place), &fault.reason));
        return None;
    }
    let options = options! { emit_comments: false, emit_unresolved_aliases: true };
    let mut documents = 0;
    for next in Parser::new_from_str_with_options(text, options) {
        match next {
            Ok((Event::DocumentStart(..), span)) => {
                documents += 1;
                if documents > 1 {
                    sink.push(reading::second_document(builder.span(span, text)));
                    return None;
                }
            }
            Ok((event, span)) => builder.event(&event, span, text, sink),
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
                let read = builder.last.saturating_sub(builder.offset).min(at);
                let fault = fault::find(text, error.kind(), read, at);
                let (start, end) =
                    (builder.offset + fault.place.start, builder.offset + fault.place.end);
                let place = Span::new(source, start..end);
                let fix = fault.needless.then(|| slip::needless(place, text[fault.place].trim()));
                sink.push(reading::yaml_syntax(place, &fault.reason).maybe(fix));
                return None;
            }
        }
    }
    let whole = Span::new(source, builder.offset..builder.offset);
    Some(builder.root.unwrap_or(Node::new(whole, NodeKind::Map(Vec::new()))))
}

/// A collection that is not closed yet.
struct Open {
    start: usize,
    map: bool,
    items: Vec<Node>,
}

struct Builder {
    source: SourceId,
    offset: usize,
    stack: Vec<Open>,
    /// Where the last value or closing bracket ended.
    last: usize,
    root: Option<Node>,
}

impl Builder {
    fn span(&self, span: granit_parser::Span, text: &str) -> Span {
        let range = span.byte_range().unwrap_or(0..0);
        let (start, mut end) = (range.start.min(text.len()), range.end.min(text.len()));
        // Block values reach to the next token; what is read ends with its last word.
        if let Some(part) = text.get(start..end) {
            end = start + part.trim_end().len();
        }
        Span::new(self.source, self.offset + start..self.offset + end)
    }

    fn event(&mut self, event: &Event<'_>, span: granit_parser::Span, text: &str, sink: &mut Sink) {
        let place = self.span(span, text);
        match event {
            Event::Scalar(value, style, anchor, tag) => {
                refuse(place, *anchor != 0, tag.is_some(), sink);
                let plain = matches!(style, ScalarStyle::Plain);
                let kind = if plain && matches!(value.as_ref(), "" | "~" | "null") {
                    NodeKind::Null
                } else {
                    let form = if plain { Form::Plain } else { Form::Quoted };
                    NodeKind::Scalar(value.clone().into_owned(), form)
                };
                self.last = match text.get(self.last - self.offset..) {
                    // Nothing was written; what comes next may stand lines below.
                    Some(rest) if value.is_empty() && plain => {
                        self.last + usize::from(rest.starts_with(':'))
                    }
                    _ => place.end,
                };
                self.add(Node::new(place, kind));
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                sink.push(reading::yaml_alias(place));
                self.add(Node::new(place, NodeKind::Null));
            }
            Event::SequenceStart(_, anchor, tag) => {
                refuse(place, *anchor != 0, tag.is_some(), sink);
                self.stack.push(Open { start: place.start, map: false, items: Vec::new() });
            }
            Event::MappingStart(_, anchor, tag) => {
                refuse(place, *anchor != 0, tag.is_some(), sink);
                self.stack.push(Open { start: place.start, map: true, items: Vec::new() });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(place, text, sink),
            _ => {}
        }
    }

    fn close(&mut self, end: Span, text: &str, sink: &mut Sink) {
        let Some(open) = self.stack.pop() else { return };
        let last = open.items.last().map_or(end.end, |node| node.span.end);
        let first = open.items.first().map_or(open.start, |node| node.span.start);
        let span = Span::new(self.source, open.start.min(first)..last.max(open.start));
        let tail = open
            .items
            .first()
            .filter(|_| open.map)
            .map(|key| self.tail(self.is_flow(open.start, text), key.span.start, text));
        if self.is_flow(open.start, text) {
            self.last = end.end;
        }
        let kind = if open.map {
            let items = if self.is_flow(open.start, text) {
                self.joined(open.items, text, sink)
            } else {
                open.items
            };
            NodeKind::Map(self.pairs(items, text, sink))
        } else {
            NodeKind::Seq(open.items)
        };
        self.add(Node { tail, ..Node::new(span, kind) });
    }

    /// Joins values between braces that a comma parted: of `{name: satu, dua}` the `dua` is a key
    /// without a colon, and surely part of the name.
    fn joined(&self, items: Vec<Node>, text: &str, sink: &mut Sink) -> Vec<Node> {
        let mut out: Vec<Node> = Vec::new();
        let mut parted: BTreeSet<usize> = BTreeSet::new();
        let mut items = items.into_iter();
        while let (Some(key), Some(value)) = (items.next(), items.next()) {
            let behind = text.get(key.span.end - self.offset..).unwrap_or_default().trim_start();
            let bare = matches!(value.kind, NodeKind::Null)
                && matches!(key.kind, NodeKind::Scalar(_, Form::Plain))
                && behind.starts_with([',', '}']);
            let last = out
                .last_mut()
                .filter(|own| bare && matches!(own.kind, NodeKind::Scalar(_, Form::Plain)));
            let Some(last) = last else {
                out.extend([key, value]);
                continue;
            };
            let span = Span { end: key.span.end, ..last.span };
            let whole = text.get(span.start - self.offset..span.end - self.offset);
            let whole = whole.unwrap_or_default().to_owned();
            *last = Node::new(span, NodeKind::Scalar(whole, Form::Plain));
            parted.insert(out.len() - 1);
        }
        for node in parted.into_iter().filter_map(|at| out.get(at)) {
            sink.push(reading::parted_by_comma(node.span, node.scalar().unwrap_or_default()));
        }
        out
    }

    /// Tells whether a collection stands between brackets.
    fn is_flow(&self, start: usize, text: &str) -> bool {
        text.get(start - self.offset..).is_some_and(|rest| rest.starts_with(['{', '[']))
    }

    /// Finds where a mapping goes on: behind the last value, or at the end of its line.
    fn tail(&self, flow: bool, key: usize, text: &str) -> Tail {
        let last = self.last - self.offset;
        let line = text.get(last..).unwrap_or_default();
        let line = line.split('\n').next().unwrap_or_default().trim_end_matches('\r');
        let at = self.last + if flow { 0 } else { line.len() };
        let before = text.get(..key - self.offset).unwrap_or_default();
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
        let place = Span::new(self.source, at..at);
        Tail { place, indent: (!flow).then_some(column) }
    }

    /// Pairs keys with values; the first of two equal keys stays. A second `id` begins a record
    /// whose dash was forgotten: that is told, and not every key of it.
    fn pairs(&self, items: Vec<Node>, text: &str, sink: &mut Sink) -> Vec<(Node, Node)> {
        let mut out: Vec<(Node, Node)> = Vec::new();
        let mut seen = BTreeMap::new();
        let mut glued = false;
        let mut items = items.into_iter();
        while let (Some(key), Some(value)) = (items.next(), items.next()) {
            let Some(name) = key.scalar().map(str::to_owned) else {
                sink.push(reading::bad_key(key.span));
                continue;
            };
            match seen.get(&name) {
                Some(first) if name == "id" => {
                    glued = true;
                    sink.push(slip::missing_dash(key.span, *first, self.dash(key.span, text)));
                }
                Some(_) if glued => {}
                Some(first) => sink.push(reading::duplicate_key(key.span, *first, &name)),
                None => {
                    seen.insert(name, key.span);
                    out.push((key, value));
                }
            }
        }
        out
    }

    /// Puts a dash in the two spaces before a key.
    fn dash(&self, key: Span, text: &str) -> Option<Fix> {
        let before = text.get(..key.start - self.offset)?;
        let line = before.rsplit('\n').next()?;
        let blank = line.len() > 1 && line.bytes().all(|byte| byte == b' ');
        blank.then(|| slip::dash_to_come(Span { start: key.start - 2, end: key.start, ..key }))
    }

    fn add(&mut self, node: Node) {
        match self.stack.last_mut() {
            Some(open) => open.items.push(node),
            None => self.root = Some(node),
        }
    }
}

fn refuse(place: Span, anchor: bool, tag: bool, sink: &mut Sink) {
    if anchor || tag {
        sink.push(reading::yaml_alias(place));
    }
}
