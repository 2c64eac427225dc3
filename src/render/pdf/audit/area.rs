//! Boxes on a page, in points from its upper left corner.

use typst::layout::{Point, Rect, Transform};

/// A box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Area {
    /// Finds the box around a rectangle that was moved, turned or scaled.
    pub(super) fn of(rect: Rect, transform: Transform) -> Self {
        let (min, max) = (rect.min, rect.max);
        let corners = [min, Point::new(max.x, min.y), max, Point::new(min.x, max.y)];
        let corners = corners.map(|corner| corner.transform(transform));
        let xs = || corners.iter().map(|corner| corner.x.to_pt());
        let ys = || corners.iter().map(|corner| corner.y.to_pt());
        Self {
            left: xs().fold(f64::INFINITY, f64::min),
            top: ys().fold(f64::INFINITY, f64::min),
            right: xs().fold(f64::NEG_INFINITY, f64::max),
            bottom: ys().fold(f64::NEG_INFINITY, f64::max),
        }
    }

    /// Returns a box that is as wide but has no ends above and below.
    pub(super) fn column(self) -> Self {
        Self { top: f64::NEG_INFINITY, bottom: f64::INFINITY, ..self }
    }

    /// Tells how far the box runs out of another.
    pub(super) fn beyond(self, bounds: Self) -> f64 {
        let sides = [
            bounds.left - self.left,
            self.right - bounds.right,
            bounds.top - self.top,
            self.bottom - bounds.bottom,
        ];
        sides.into_iter().fold(0.0, f64::max)
    }

    /// Tells how far two boxes lie on each other, in the direction in which it is less.
    pub(super) fn shared(self, other: Self) -> f64 {
        let x = self.right.min(other.right) - self.left.max(other.left);
        let y = self.bottom.min(other.bottom) - self.top.max(other.top);
        x.min(y).max(0.0)
    }

    /// Returns the part of the box that lies in another.
    pub(super) fn within(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    /// Tells whether the box has neither width nor height to be seen by.
    pub(super) fn is_empty(self) -> bool {
        self.right - self.left < 0.01 && self.bottom - self.top < 0.01
    }
}
