//! Which words of a page come from which place in the plan.

use typst::layout::{Frame, FrameItem, Point, Transform};
use typst::syntax::Span as CodeSpan;
use typst::text::TextItem;

use crate::source::Span;

/// Words on a page that come from one place in the plan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Piece {
    left: f64,
    right: f64,
    /// Where its letters end above.
    pub(super) top: f64,
    /// The line that they stand on.
    pub(super) base: f64,
    /// The place.
    pub(super) span: Span,
}

/// Letters rise above their line by this part of their size, and hang below it by the other.
const ASCENT: f64 = 0.75;
const DESCENT: f64 = 0.3;

impl Piece {
    /// Tells whether a point lies on it.
    pub(super) fn contains(&self, x: f64, y: f64) -> bool {
        let below = self.base + (self.base - self.top) * DESCENT / ASCENT;
        (self.left..=self.right).contains(&x) && (self.top..=below).contains(&y)
    }

    /// Returns how far a point is from it.
    pub(super) fn distance(&self, x: f64, y: f64) -> f64 {
        let aside = (self.left - x).max(x - self.right).max(0.0);
        aside.hypot(y - 0.5 * (self.top + self.base))
    }
}

/// Lists the pieces of a page in the order of reading; `place` knows where code comes from.
pub(super) fn trace(frame: &Frame, place: &mut impl FnMut(CodeSpan) -> Option<Span>) -> Vec<Piece> {
    let mut out = Vec::new();
    walk(frame, Transform::identity(), place, &mut out);
    out
}

fn walk(
    frame: &Frame,
    around: Transform,
    place: &mut impl FnMut(CodeSpan) -> Option<Span>,
    out: &mut Vec<Piece>,
) {
    for (at, item) in frame.items() {
        let here = around.pre_concat(Transform::translate(at.x, at.y));
        match item {
            FrameItem::Group(group) => {
                walk(&group.frame, here.pre_concat(group.transform), place, out);
            }
            FrameItem::Text(text) => words(text, here, place, out),
            _ => {}
        }
    }
}

/// Parts a run of letters by where they come from.
fn words(
    text: &TextItem,
    here: Transform,
    place: &mut impl FnMut(CodeSpan) -> Option<Span>,
    out: &mut Vec<Piece>,
) {
    let mut x = typst::layout::Abs::zero();
    for glyphs in text.glyphs.chunk_by(|a, b| a.span.0 == b.span.0) {
        let start = x;
        x += glyphs.iter().map(|glyph| glyph.x_advance.at(text.size)).sum();
        let Some(span) = glyphs.first().and_then(|glyph| place(glyph.span.0)) else { continue };
        let rise = text.size * -ASCENT;
        let (from, to) = (Point::new(start, rise), Point::with_x(x));
        let (from, to) = (from.transform(here), to.transform(here));
        let (left, right) = (from.x.min(to.x).to_pt(), from.x.max(to.x).to_pt());
        out.push(Piece { left, right, top: from.y.to_pt(), base: to.y.to_pt(), span });
    }
}
