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
    /// The drawing, in parts that each fit a page; none in an edition that is only checked.
    pub sheets: Vec<Sheet>,
    /// Whether there is nothing to draw.
    pub empty: bool,
}

impl Chart {
    /// Makes a chart of what it says and its drawing.
    pub fn new(alt: String, sheets: Vec<Sheet>) -> Self {
        let empty = sheets.is_empty();
        Self { alt, sheets, empty }
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

/// Draws every shape in every tone, weight, size and ink, with the same words, for the tests of
/// formats.
#[cfg(test)]
pub(crate) fn sample(words: &str) -> Chart {
    let own = || Id::from("governance");
    let tones = || {
        let named = [
            Tone::Ink,
            Tone::Mute,
            Tone::Rule,
            Tone::Paper,
            Tone::Accent,
            Tone::Middle,
            Tone::Tint,
            Tone::Hatch,
            Tone::Dimension(own()),
            Tone::Dimension(Id::from("tak-dikenal")),
        ];
        named.into_iter().chain((0..Tone::STEPS).map(Tone::Step))
    };
    let at = |x: i32, y: i32| Point(Length(x * 100), Length(y * 100));
    let mut shapes = Vec::new();
    for (row, tone) in (0..).zip(tones()) {
        let weight = match row % 3 {
            0 => Weight::Hair,
            1 => Weight::Thin,
            _ => Weight::Firm,
        };
        let y = row * 20;
        let stroke = Stroke { tone: tone.clone(), weight, dashed: row % 2 == 0 };
        let paint = Paint { fill: Some(tone.clone()), stroke: Some(stroke.clone()) };
        let outline = Paint { fill: None, stroke: Some(stroke.clone()) };
        shapes.push(Shape::Rect { at: at(0, y), size: at(30, 12), paint: paint.clone() });
        shapes.push(Shape::Line { from: at(40, y), to: at(60, y), stroke });
        let points = vec![at(70, y), at(90, y), at(80, y + 12)];
        shapes.push(Shape::Path { points: points.clone(), closed: true, paint: paint.clone() });
        shapes.push(Shape::Path { points, closed: false, paint: outline });
        shapes.push(Shape::Circle { centre: at(110, y + 6), radius: Length(600), paint });
        shapes.push(label((150, y + 8), words, Side::Start, Ink::On(tone)));
    }
    let inks = [Ink::Text, Ink::Soft, Ink::Accent, Ink::Dimension(own())];
    for (row, ink) in (0..).zip(inks) {
        shapes.push(label((300, 20 * row + 8), words, Side::Middle, ink.clone()));
        shapes.push(label((440, 20 * row + 8), words, Side::End, ink));
    }
    let sheet = Sheet { width: Length(44_787), height: Length(32_000), shapes };
    Chart::new(format!("Temuan: {words}"), vec![sheet.clone(), sheet])
}

#[cfg(test)]
fn label((x, y): (i32, i32), words: &str, side: Side, ink: Ink) -> Shape {
    let size = [Size::Tiny, Size::Small, Size::Label, Size::Figure];
    let size = size[usize::try_from(y / 20 % 4).unwrap_or(0)];
    let at = Point(Length(x * 100), Length(y * 100));
    let (bold, width) = (y % 40 == 8, Length(4000));
    Shape::Text(Label { at, side, width, words: words.to_owned(), size, bold, ink })
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
