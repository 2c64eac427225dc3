//! The canvas: shapes are put on it in points, and taken off it as a sheet.

use crate::model::chart::{
    Ink, Label, Length, Paint, Point, Shape, Sheet, Side, Size, Stroke, Tone, Weight,
};
use crate::view::chart::face::Type;

/// Widths of the page in points: side column and gap before the text, upright, turned.
pub(super) const INDENT: f64 = 113.39;
pub(super) const SIDE: f64 = 96.38;
pub(super) const FULL: f64 = 447.87;
pub(super) const WIDE: f64 = 705.83;
/// Heights that a sheet may have beside its caption and source line.
pub(super) const TALL: f64 = 600.0;
pub(super) const LOW: f64 = 370.0;

/// A place in points.
pub(super) type At = (f64, f64);

/// A rectangle in points.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) w: f64,
    pub(super) h: f64,
}

/// How a label is set.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    face: Type,
    ink: Ink,
    side: Side,
}

impl Style {
    /// Sets words in a face.
    pub(super) fn of(face: Type) -> Self {
        Self { face, ..Self::default() }
    }

    /// Colours the words.
    pub(super) fn ink(mut self, ink: Ink) -> Self {
        self.ink = ink;
        self
    }

    /// Weakens the words.
    pub(super) fn soft(self) -> Self {
        self.ink(Ink::Soft)
    }

    /// Hangs the words by their middle.
    pub(super) fn middle(mut self) -> Self {
        self.side = Side::Middle;
        self
    }

    /// Hangs the words by their end.
    pub(super) fn end(mut self) -> Self {
        self.side = Side::End;
        self
    }
}

/// Makes an area of one tone.
pub(super) fn fill(tone: Tone) -> Paint {
    Paint { fill: Some(tone), stroke: None }
}

/// Makes an outlined area.
pub(super) fn outlined(fill: Tone, stroke: Stroke) -> Paint {
    Paint { fill: Some(fill), stroke: Some(stroke) }
}

/// Makes a line.
pub(super) fn stroke(tone: Tone, weight: Weight) -> Stroke {
    Stroke { tone, weight, dashed: false }
}

/// Makes a dashed line.
pub(super) fn dashed(tone: Tone, weight: Weight) -> Stroke {
    Stroke { tone, weight, dashed: true }
}

/// A drawing that is being made.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    width: f64,
    shapes: Vec<Shape>,
}

impl Canvas {
    /// Starts a drawing of a width.
    pub(super) fn new(width: f64) -> Self {
        Self { width, shapes: Vec::new() }
    }

    /// Returns the width.
    pub(super) fn width(&self) -> f64 {
        self.width
    }

    /// Draws a rectangle.
    pub(super) fn rect(&mut self, area: Area, paint: Paint) {
        let (at, size) = (point((area.x, area.y)), point((area.w, area.h)));
        self.shapes.push(Shape::Rect { at, size, paint });
    }

    /// Draws a straight line.
    pub(super) fn line(&mut self, from: At, to: At, stroke: Stroke) {
        self.shapes.push(Shape::Line { from: point(from), to: point(to), stroke });
    }

    /// Draws a line with corners.
    pub(super) fn corners(&mut self, points: &[At], stroke: Stroke) {
        let paint = Paint { fill: None, stroke: Some(stroke) };
        let points = points.iter().copied().map(point).collect();
        self.shapes.push(Shape::Path { points, closed: false, paint });
    }

    /// Draws an area.
    pub(super) fn polygon(&mut self, points: &[At], paint: Paint) {
        let points = points.iter().copied().map(point).collect();
        self.shapes.push(Shape::Path { points, closed: true, paint });
    }

    /// Draws a circle.
    pub(super) fn circle(&mut self, centre: At, radius: f64, paint: Paint) {
        let (centre, radius) = (point(centre), Length::pt(radius));
        self.shapes.push(Shape::Circle { centre, radius, paint });
    }

    /// Sets a line of words on a base line.
    pub(super) fn text(&mut self, at: At, words: impl Into<String>, style: Style) {
        let words = words.into();
        if words.is_empty() {
            return;
        }
        let Style { face, ink, side } = style;
        let width = Length::pt(face.width(&words));
        let (size, bold) = (face.size, face.bold);
        self.shapes.push(Shape::Text(Label { at: point(at), side, width, words, size, bold, ink }));
    }

    /// Sets lines of words below each other; returns the base line that would be next.
    pub(super) fn lines(&mut self, at: At, lines: &[String], style: &Style) -> f64 {
        let mut y = at.1;
        for line in lines {
            self.text((at.0, y), line.as_str(), style.clone());
            y += style.face.line();
        }
        y
    }

    /// Draws a numbered disc.
    pub(super) fn disc(&mut self, centre: At, number: usize) {
        self.circle(
            centre,
            disc_radius(number),
            outlined(Tone::Paper, stroke(Tone::Ink, Weight::Thin)),
        );
        let at = (centre.0, centre.1 + 2.35);
        self.text(at, number.to_string(), Style::of(DISC).middle());
    }

    /// Draws a square of a tone before words on the same base line.
    pub(super) fn swatch(&mut self, at: At, tone: Tone) {
        let area = Area { x: at.0, y: at.1 - 6.0, w: 6.5, h: 6.5 };
        self.rect(area, outlined(tone, stroke(Tone::Ink, Weight::Hair)));
    }

    /// Takes the drawing off.
    pub(super) fn finish(self, height: f64) -> Sheet {
        Sheet {
            width: Length::pt(self.width),
            height: Length::pt(height.max(1.0)),
            shapes: self.shapes,
        }
    }
}

/// How the number in a disc is set.
const DISC: Type = Type { size: Size::Tiny, bold: true };

/// Returns the radius of a disc that has room for its number.
pub(super) fn disc_radius(number: usize) -> f64 {
    (DISC.width(&number.to_string()) / 2.0 + 1.2).max(5.0)
}

fn point(at: At) -> Point {
    Point(Length::pt(at.0), Length::pt(at.1))
}
