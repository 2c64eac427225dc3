//! Laid-out pages to be looked at: drawn one by one, and traced back to the plan.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::OnceLock;

use typst::layout::{Frame, FrameItem};
use typst::syntax::{Source, Span as CodeSpan, SpanKind};
use typst_layout::{Page, PagedDocument};

use crate::render::pdf::folio::folio;
use crate::render::pdf::picture::sketch;
use crate::render::pdf::settle::Settled;
use crate::render::pdf::trace::{Piece, trace};
use crate::render::pdf::writer::Generated;
use crate::source::Span;

/// The pages of a book or of the volume; all are counted from zero.
pub struct Proof {
    document: PagedDocument,
    /// Generated files as typst numbered them, with their places in the plan.
    files: BTreeMap<String, (Source, Generated)>,
    /// The words of each page that come from the plan.
    pieces: OnceLock<Vec<Vec<Piece>>>,
}

impl Proof {
    /// Takes over what has come to rest.
    pub(super) fn new(settled: Settled<'_>) -> Self {
        let (mut generated, sources) = settled.world.into_files();
        let files = sources.into_iter().filter_map(|(path, source)| {
            let own = generated.remove(&path)?;
            Some((path, (source, own)))
        });
        Self { document: settled.document, files: files.collect(), pieces: OnceLock::new() }
    }

    /// Counts the pages.
    pub fn pages(&self) -> usize {
        self.document.pages().len()
    }

    /// Returns width and height of a page in points.
    pub fn size(&self, page: usize) -> Option<(f64, f64)> {
        let size = self.page(page)?.frame.size();
        Some((size.x.to_pt(), size.y.to_pt()))
    }

    /// Returns the number that a page bears in print.
    pub fn label(&self, page: usize) -> Option<String> {
        self.page(page).map(folio)
    }

    /// Returns a hash of what is seen on a page: pages that look the same have the same.
    pub fn fingerprint(&self, page: usize) -> Option<u64> {
        let page = self.page(page)?;
        let mut state = DefaultHasher::new();
        page.frame.size().hash(&mut state);
        page.fill.hash(&mut state);
        hash(&page.frame, &mut state);
        Some(state.finish())
    }

    /// Draws a page with so many pixels an inch.
    pub fn png(&self, page: usize, ppi: u16) -> Option<Vec<u8>> {
        self.page(page).and_then(|page| sketch(page, ppi))
    }

    /// Returns the place in the plan of what stands at a point of a page, or of the words before
    /// it: pictures and drawings belong to the caption above them.
    pub fn source_at(&self, page: usize, x: f64, y: f64) -> Option<Span> {
        let pieces = self.pieces().get(page)?;
        let on = pieces.iter().filter(|piece| piece.contains(x, y));
        let above = || pieces.iter().filter(|piece| piece.base <= y);
        let nearest = |a: &&Piece, b: &&Piece| a.distance(x, y).total_cmp(&b.distance(x, y));
        let last = |a: &&Piece, b: &&Piece| a.base.total_cmp(&b.base).then_with(|| nearest(b, a));
        let piece = on
            .min_by(nearest)
            .or_else(|| above().max_by(last))
            .or_else(|| pieces.iter().min_by(nearest));
        piece.map(|piece| piece.span)
    }

    /// Lists the pages that show something of a place in the plan, with the height at which it
    /// begins, in points. An empty span means its whole file.
    pub fn pages_of(&self, span: Span) -> Vec<(usize, f64)> {
        let pages = self.pieces();
        let shown = |piece: &Piece| touches(piece.span, span);
        let around = |piece: &&Piece| piece.span.start <= span.start && span.end <= piece.span.end;
        // What is written around a place is no news if something smaller is.
        let own = pages.iter().flatten().filter(|piece| shown(piece)).filter(around);
        let least = own.map(|piece| piece.span.end - piece.span.start).min();
        let is_least = |piece: &Piece| {
            let size = piece.span.end - piece.span.start;
            least.is_none_or(|least| size <= least) || !around(&piece)
        };
        let first = |pieces: &Vec<Piece>| {
            let own = pieces.iter().filter(|piece| touches(piece.span, span) && is_least(piece));
            own.map(|piece| piece.top).min_by(f64::total_cmp)
        };
        let found = pages.iter().enumerate();
        found.filter_map(|(page, pieces)| Some((page, first(pieces)?))).collect()
    }

    /// Returns all words, for tests.
    #[cfg(test)]
    pub(super) fn words(&self) -> String {
        let pages = self.document.pages().iter();
        pages.map(|page| crate::render::pdf::index::words(&page.frame)).collect()
    }

    fn page(&self, page: usize) -> Option<&Page> {
        self.document.pages().get(page)
    }

    fn pieces(&self) -> &[Vec<Piece>] {
        self.pieces.get_or_init(|| {
            let mut known = HashMap::new();
            let mut place = |span| *known.entry(span).or_insert_with(|| self.place(span));
            let pages = self.document.pages().iter();
            pages.map(|page| trace(&page.frame, &mut place)).collect()
        })
    }

    /// Returns the place in the plan that a piece of generated code comes from.
    fn place(&self, span: CodeSpan) -> Option<Span> {
        let SpanKind::Number { id, num } = span.get() else { return None };
        let (source, file) = self.files.get(id.vpath().get_without_slash())?;
        file.place(source.range(num, None)?.start)
    }
}

/// Tells whether a piece shows something of a place.
fn touches(piece: Span, span: Span) -> bool {
    let whole = span.start == span.end;
    let overlaps = piece.start < span.end && span.start < piece.end;
    let inside = piece.start <= span.start && span.start <= piece.end;
    piece.source == span.source && (overlaps || whole && (inside || span.end == 0))
}

/// Hashes what is seen: neither tags and links, nor the places in the code that all came from.
fn hash(frame: &Frame, state: &mut DefaultHasher) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Tag(_) | FrameItem::Link(..) => continue,
            FrameItem::Group(group) => {
                (group.transform, &group.clip).hash(state);
                hash(&group.frame, state);
            }
            FrameItem::Text(text) => {
                (&text.font, text.size, &text.fill, &text.stroke).hash(state);
                for glyph in &text.glyphs {
                    (glyph.id, glyph.x_advance, glyph.x_offset).hash(state);
                    (glyph.y_advance, glyph.y_offset).hash(state);
                }
            }
            FrameItem::Shape(shape, _) => shape.hash(state),
            FrameItem::Image(image, size, _) => (image, size).hash(state),
        }
        at.hash(state);
    }
}
