//! Charts as they are drawn: shapes with roles for colours and steps for sizes of type, so that
//! every format draws the same picture with its own ink.
//!
//! A chart is one drawing, or several when it is too high for a page. Lengths are whole
//! hundredths of a point, measured from the upper left corner: all formats print the same digits.

use std::fmt;

use crate::model::value::Id;

/// A chart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chart {
    /// The finding, for those who cannot see the drawing.
    pub alt: String,
    /// The drawing, in parts that each fit a page.
    pub sheets: Vec<Sheet>,
}

impl Chart {
    /// Lists the words of all its drawings.
    pub fn labels_mut(&mut self) -> impl Iterator<Item = &mut Label> {
        let shapes = self.sheets.iter_mut().flat_map(|sheet| &mut sheet.shapes);
        shapes.filter_map(|shape| match shape {
            Shape::Text(label) => Some(label),
            _ => None,
        })
    }
}

/// One drawing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Width.
    pub width: Length,
    /// Height.
    pub height: Length,
    /// Shapes, the first at the bottom.
    pub shapes: Vec<Shape>,
}

/// A length in hundredths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Length(pub i32);

impl Length {
    /// Rounds points; what no page can hold is clipped.
    pub fn pt(points: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "clamped far inside of i32")]
        Self((points * 100.0).round().clamp(-1e7, 1e7) as i32)
    }

    /// Returns the points.
    pub fn points(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl fmt::Display for Length {
    /// Prints points without a unit: `12`, `12.5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.points().fmt(f)
    }
}

/// A place: from the left, from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Point(pub Length, pub Length);

/// A shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A rectangle.
    Rect {
        /// Upper left corner.
        at: Point,
        /// Width and height.
        size: Point,
        /// How it is painted.
        paint: Paint,
    },
    /// A straight line.
    Line {
        /// One end.
        from: Point,
        /// The other.
        to: Point,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A line with corners, or an area.
    Path {
        /// Corners.
        points: Vec<Point>,
        /// Whether the last corner leads back to the first.
        closed: bool,
        /// How it is painted.
        paint: Paint,
    },
    /// A circle.
    Circle {
        /// Centre.
        centre: Point,
        /// Radius.
        radius: Length,
        /// How it is painted.
        paint: Paint,
    },
    /// A line of words.
    Text(Label),
}

/// A line of words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Label {
    /// Where it hangs, on the base line.
    pub at: Point,
    /// By which side it hangs there.
    pub side: Side,
    /// How wide its letters run.
    pub width: Length,
    /// Words.
    pub words: String,
    /// Size.
    pub size: Size,
    /// Whether it is bold.
    pub bold: bool,
    /// Colour.
    pub ink: Ink,
}

/// By which side a label hangs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Side {
    /// It begins there.
    #[default]
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// Sizes of type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Size {
    /// Figures in discs and on scales.
    Tiny,
    /// Nearly everything.
    #[default]
    Small,
    /// Heads.
    Label,
    /// Key figures.
    Figure,
}

impl Size {
    /// Returns the size in points.
    pub fn points(self) -> f64 {
        match self {
            Self::Tiny => 6.5,
            Self::Small => 7.5,
            Self::Label => 8.5,
            Self::Figure => 15.0,
        }
    }
}

/// How an area is painted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paint {
    /// Area.
    pub fill: Option<Tone>,
    /// Outline.
    pub stroke: Option<Stroke>,
}

/// How a line is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stroke {
    /// Colour.
    pub tone: Tone,
    /// Weight.
    pub weight: Weight,
    /// Whether it is dashed.
    pub dashed: bool,
}

/// Weights of lines; there are no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Grids.
    Hair,
    /// Outlines and axes.
    Thin,
    /// What is to be seen first.
    Firm,
}

/// What a colour means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tone {
    /// As text.
    Ink,
    /// Weaker.
    Mute,
    /// As rules.
    Rule,
    /// As the paper.
    Paper,
    /// The accent.
    Accent,
    /// Half the accent.
    Middle,
    /// A breath of the accent.
    Tint,
    /// Hatched in the accent.
    Hatch,
    /// A step of the accent, dark from 0 to light at 5.
    Step(u8),
    /// The area of a dimension.
    Dimension(Id),
}

impl Tone {
    /// The number of steps of the accent.
    pub const STEPS: u8 = 6;
}

/// The colour of words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Ink {
    /// As text.
    #[default]
    Text,
    /// Weaker.
    Soft,
    /// The accent.
    Accent,
    /// The words of a dimension on paper.
    Dimension(Id),
    /// Words on an area.
    On(Tone),
}

impl Sheet {
    /// Lists the labels.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        self.shapes.iter().filter_map(|shape| match shape {
            Shape::Text(label) => Some(label),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_print_as_short_as_they_are() {
        assert_eq!(Length::pt(12.0).to_string(), "12");
        assert_eq!(Length::pt(-0.004).to_string(), "0");
        assert_eq!(Length::pt(12.346).to_string(), "12.35");
        assert_eq!(Length::pt(f64::NAN).to_string(), "0");
    }
}
