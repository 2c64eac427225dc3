//! Turned pages, and the text that fills the page before them.
//!
//! What is wide stands on turned pages of its own; without more, the page before it would end
//! wherever the text had come to. As in any book that places its tables, whole paragraphs that
//! follow in the same section go before the turned pages as far as they fit: never past a heading,
//! another table or a figure, and none that a footnote hangs on. How many fit is read from the
//! pages as they were laid out first; then the output is laid out once more (`settle`), and the
//! volume does as its books did.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use typst::foundations::Label;
use typst::introspection::Introspector;
use typst_layout::PagedDocument;

use crate::model::book::{Element, ElementKind, Run, plain};
use crate::render::pdf::audit::{ink_below, room_below};
use crate::render::pdf::pen::Pen;
use crate::render::pdf::scope::label;
use crate::render::pdf::table::Room;

/// Stands before the labels of marks.
const MARK: &str = "putar";
/// Pieces of text that are tried at most.
const MOST: usize = 12;
/// What is left free of the page before, in points: a line.
const SLACK: f64 = 15.0;

/// How many pieces of text go before which turned pages.
#[derive(Clone, Default)]
pub(super) struct Turns(RefCell<BTreeMap<String, usize>>);

impl Turns {
    fn before(&self, key: &str) -> usize {
        self.0.borrow().get(key).copied().unwrap_or(0)
    }

    /// Forgets what was read of some turned pages.
    pub(super) fn forget(&self, keys: &BTreeSet<String>) {
        self.0.borrow_mut().retain(|key, _| !keys.contains(key));
    }

    /// Lists what is known of the turned pages of a generated file.
    pub(super) fn of(&self, code: &str) -> BTreeSet<String> {
        let known = self.0.borrow();
        let own = known.keys().filter(|key| code.contains(&format!("\"{key}/")));
        own.cloned().collect()
    }

    /// Reads from a laid-out document what fits where; tells whether anything does that was not
    /// known before.
    pub(super) fn learn(&self, document: &PagedDocument) -> bool {
        let mut known = self.0.borrow_mut();
        let mut last: Option<Moved> = None;
        let mut news = false;
        for turn in marks(document) {
            if known.contains_key(&turn.key) {
                continue;
            }
            let (count, height) = turn.fitting(document, last.as_ref());
            news |= count > 0;
            let page = turn.pieces.first().map_or(0, |(page, _)| *page);
            last = Some(Moved { chapter: turn.chapter().to_owned(), page, height });
            known.insert(turn.key, count);
        }
        news
    }
}

/// Text that went before the turned pages that were looked at last.
struct Moved {
    chapter: String,
    /// The page on which it stood.
    page: usize,
    height: f64,
}

/// The marks around turned pages, as pages and heights on them.
struct Turn {
    key: String,
    /// Where the text before ends.
    end: (usize, f64),
    /// Where the pieces of text behind begin, and where the last ends; those that went before
    /// have marks too.
    pieces: Vec<(usize, f64)>,
}

impl Turn {
    fn chapter(&self) -> &str {
        self.key.split('/').nth(1).unwrap_or_default()
    }

    /// Counts the pieces that fit before, with their height.
    fn fitting(&self, document: &PagedDocument, last: Option<&Moved>) -> (usize, f64) {
        let (page, y) = self.end;
        let moved = last.filter(|last| last.height > 0.0 && last.chapter == self.chapter());
        let gained = match moved {
            Some(last) if last.page == page => last.height,
            // Where the text before will end now, only another look could tell.
            Some(_) => return (0, 0.0),
            None => 0.0,
        };
        let room = room_below(document, page, y) + gained - SLACK;
        let Some(&(first, top)) = self.pieces.first() else { return (0, 0.0) };
        let ends = self.pieces.iter().skip(1).take_while(|(page, _)| *page == first);
        let heights = ends.map(|(_, y)| y - top);
        let fits: Vec<f64> = heights.take_while(|height| *height <= room).collect();
        (fits.len(), fits.last().copied().unwrap_or(0.0))
    }
}

/// Tells where everything stands that decides how much text goes before turned pages.
#[derive(PartialEq)]
pub(super) struct Rest {
    pub(super) key: String,
    end: (usize, f64),
    pieces: Vec<(usize, f64)>,
    /// Notes take room from the text.
    below: Vec<f64>,
}

/// Lists where the turned pages of a document and the text around them came to rest.
pub(super) fn rests(document: &PagedDocument) -> Vec<Rest> {
    let rest = |Turn { key, end, pieces }| {
        let below = ink_below(document, end.0, end.1);
        Rest { key, end, pieces, below }
    };
    marks(document).into_iter().map(rest).collect()
}

/// Lists the turned pages of a document in their order.
fn marks(document: &PagedDocument) -> Vec<Turn> {
    let introspector = document.introspector();
    let mut turns: Vec<Turn> = Vec::new();
    for element in introspector.query_labelled() {
        let name = element.label().map(Label::resolve);
        let name = name.as_ref().map(|name| name.as_str()).unwrap_or_default();
        let Some((key, at)) = name.strip_prefix(MARK).and_then(|_| name.rsplit_once('/')) else {
            continue;
        };
        let Some(place) = element.location().and_then(|own| introspector.position(own)) else {
            continue;
        };
        let place = (place.page.get() - 1, place.point.y.to_pt());
        match turns.last_mut() {
            Some(turn) if turn.key == key => turn.pieces.push(place),
            _ if at == "0" => {
                turns.push(Turn { key: key.to_owned(), end: place, pieces: Vec::new() });
            }
            _ => {}
        }
    }
    turns
}

impl Pen<'_, '_> {
    /// Writes what is wide on turned pages, with as much of the text behind it before them as
    /// fits; returns what is left of that text.
    pub(super) fn turned<'e>(&mut self, wide: &[Element], behind: &'e [Element]) -> &'e [Element] {
        let pieces = pieces(behind);
        let key = format!("{MARK}/{}/{}", self.chapter, wide.first().map_or(String::new(), name));
        if pieces.is_empty() || !self.set.insert(key.clone()) {
            self.landscape(wide);
            return behind;
        }
        let early = self.ink.turns.before(&key).min(pieces.len());
        self.open_run();
        self.mark_place(&key, 0);
        let mut rest = behind;
        for (at, &length) in pieces.iter().enumerate() {
            if at == early {
                if early > 0 {
                    self.mark_place(&key, pieces.len() + 2);
                }
                self.landscape(wide);
            }
            self.open_run();
            self.mark_place(&key, at + 1);
            let (own, more) = rest.split_at(length);
            own.iter().for_each(|element| self.element(element, Room::Page));
            rest = more;
        }
        self.mark_place(&key, pieces.len() + 1);
        if early == pieces.len() {
            self.landscape(wide);
        }
        rest
    }

    fn landscape(&mut self, wide: &[Element]) {
        self.call("landscape", |pen| {
            pen.block(|pen| {
                pen.opens_run = true;
                pen.open_run();
                wide.iter().for_each(|element| pen.element(element, Room::Page));
            });
        });
        self.opens_run = true;
    }

    fn mark_place(&mut self, key: &str, at: usize) {
        self.call("place-mark", |pen| pen.name(&format!("{key}/{at}")));
    }
}

fn name(element: &Element) -> String {
    match &element.kind {
        ElementKind::Table(exhibit) => label(&exhibit.anchor),
        ElementKind::Figure(exhibit) => label(&exhibit.anchor),
        ElementKind::Chart(exhibit) => label(&exhibit.anchor),
        _ => String::new(),
    }
}

/// Splits text into pieces that may go before turned pages, as counts of elements; what announces
/// a list stays with it.
fn pieces(elements: &[Element]) -> Vec<usize> {
    let mut pieces = Vec::new();
    let mut rest = elements;
    while pieces.len() < MOST {
        let announces = |element: &&Element| match &element.kind {
            ElementKind::Paragraph(runs) => plain(runs).ends_with(':'),
            _ => false,
        };
        let length = rest.iter().take_while(announces).count() + 1;
        if length > rest.len() || !rest[..length].iter().all(is_loose) {
            break;
        }
        pieces.push(length);
        rest = &rest[length..];
    }
    pieces
}

/// Tells whether an element is text that nothing is fastened to.
fn is_loose(element: &Element) -> bool {
    match &element.kind {
        ElementKind::Paragraph(runs) => !has_notes(runs),
        ElementKind::List { items, .. } => items.iter().flatten().all(is_loose),
        ElementKind::Quote(inner) | ElementKind::Callout(_, inner) => inner.iter().all(is_loose),
        ElementKind::Code { .. } | ElementKind::Math(_) => true,
        _ => false,
    }
}

fn has_notes(runs: &[Run]) -> bool {
    runs.iter().any(|run| match run {
        Run::Note { .. } => true,
        Run::Emph(words) | Run::Strong(words) | Run::Strike(words) => has_notes(words),
        _ => false,
    })
}
