//! Charts as templates see them: shapes with finished numbers and classes for their roles.

use serde::Serialize;

use crate::model::chart::{
    Chart, Ink, Label, Paint, Point, Shape, Sheet, Side, Size, Stroke, Tone, Weight,
};
use crate::model::value::Id;
use crate::render::html::scribe::Scribe;

/// A chart.
#[derive(Debug, Serialize)]
pub(super) struct ChartView<'a> {
    alt: &'a str,
    sheets: Vec<SheetView<'a>>,
}

/// One drawing.
#[derive(Debug, Serialize)]
struct SheetView<'a> {
    width: String,
    height: String,
    /// Whether it needs the room of a turned page.
    broad: bool,
    shapes: Vec<ShapeView<'a>>,
}

/// A shape; `class` holds its roles.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum ShapeView<'a> {
    Rect { x: String, y: String, w: String, h: String, class: String, hatched: bool },
    Path { d: String, class: String, hatched: bool },
    Circle { x: String, y: String, r: String, class: String, hatched: bool },
    Text { x: String, y: String, w: String, class: String, words: &'a str },
}

impl<'a> Scribe<'_, 'a> {
    /// Prepares a chart.
    pub(super) fn chart_view(&self, chart: &'a Chart) -> ChartView<'a> {
        let sheet = |sheet: &'a Sheet| SheetView {
            width: sheet.width.to_string(),
            height: sheet.height.to_string(),
            broad: sheet.width.points() > BROAD,
            shapes: sheet.shapes.iter().map(|shape| self.shape(shape)).collect(),
        };
        ChartView { alt: &chart.alt, sheets: chart.sheets.iter().map(sheet).collect() }
    }

    fn shape(&self, shape: &'a Shape) -> ShapeView<'a> {
        match shape {
            Shape::Rect { at: Point(x, y), size: Point(w, h), paint } => ShapeView::Rect {
                x: x.to_string(),
                y: y.to_string(),
                w: w.to_string(),
                h: h.to_string(),
                class: self.paint(paint),
                hatched: is_hatched(paint),
            },
            Shape::Line { from, to, stroke } => {
                let class = format!("n {}", self.stroke(stroke));
                ShapeView::Path { d: path(&[*from, *to], false), class, hatched: false }
            }
            Shape::Path { points, closed, paint } => ShapeView::Path {
                d: path(points, *closed),
                class: self.paint(paint),
                hatched: is_hatched(paint),
            },
            Shape::Circle { centre: Point(x, y), radius, paint } => ShapeView::Circle {
                x: x.to_string(),
                y: y.to_string(),
                r: radius.to_string(),
                class: self.paint(paint),
                hatched: is_hatched(paint),
            },
            Shape::Text(label) => self.label_view(label),
        }
    }

    fn label_view(&self, label: &'a Label) -> ShapeView<'a> {
        let mut class = match label.size {
            Size::Tiny => "z0",
            Size::Small => "",
            Size::Label => "z2",
            Size::Figure => "z3",
        }
        .to_owned();
        class.push_str(if label.bold { " b" } else { "" });
        class.push_str(match label.side {
            Side::Start => "",
            Side::Middle => " mid",
            Side::End => " end",
        });
        match &label.ink {
            Ink::Text => {}
            Ink::Soft => class.push_str(" ti"),
            Ink::Accent => class.push_str(" ta"),
            Ink::Dimension(id) => class.push_str(&self.of_dimension(" td", id)),
            Ink::On(tone) => match tone {
                Tone::Dimension(id) => class.push_str(&self.of_dimension(" to", id)),
                Tone::Step(step) => class.push_str(&[" to", &step.to_string()].concat()),
                Tone::Ink | Tone::Accent | Tone::Mute => class.push_str(" tp"),
                Tone::Middle | Tone::Rule | Tone::Paper | Tone::Tint | Tone::Hatch => {}
            },
        }
        let Point(x, y) = label.at;
        let (x, y, w) = (x.to_string(), y.to_string(), label.width.to_string());
        let class = class.trim_start().to_owned();
        ShapeView::Text { x, y, w, class, words: &label.words }
    }

    fn paint(&self, paint: &Paint) -> String {
        let fill = match &paint.fill {
            None => "n".to_owned(),
            // Filled by an attribute, which any class would overrule.
            Some(Tone::Hatch) => String::new(),
            Some(tone) => self.tone("f", tone),
        };
        match &paint.stroke {
            Some(stroke) => format!("{fill} {}", self.stroke(stroke)).trim_start().to_owned(),
            None => fill,
        }
    }

    fn stroke(&self, stroke: &Stroke) -> String {
        let weight = match stroke.weight {
            Weight::Hair => "w0",
            Weight::Thin => "w1",
            Weight::Firm => "w2",
        };
        let dashes = if stroke.dashed { " dash" } else { "" };
        format!("{} {weight}{dashes}", self.tone("s", &stroke.tone))
    }

    /// Names a tone, as an area (`f`) or as a line (`s`).
    fn tone(&self, of: &str, tone: &Tone) -> String {
        let name = match tone {
            Tone::Ink => "i",
            Tone::Mute => "m",
            Tone::Rule => "r",
            Tone::Paper => "p",
            Tone::Accent | Tone::Hatch => "a",
            Tone::Middle => "h",
            Tone::Tint => "t",
            Tone::Step(step) => return format!("{of}{step}"),
            Tone::Dimension(id) => return self.of_dimension(&format!("{of}d"), id),
        };
        format!("{of}{name}")
    }

    /// Adds the class that carries the colours of a dimension.
    fn of_dimension(&self, class: &str, id: &Id) -> String {
        match self.site.dimension(id) {
            Some(at) => format!("{class} c{at}"),
            None => class.to_owned(),
        }
    }
}

/// Drawings that are wider, in points, keep the room of a turned page.
const BROAD: f64 = 500.0;

fn is_hatched(paint: &Paint) -> bool {
    paint.fill == Some(Tone::Hatch)
}

fn path(points: &[Point], closed: bool) -> String {
    let corners: Vec<String> = points.iter().map(|Point(x, y)| format!("{x} {y}")).collect();
    format!("M{}{}", corners.join("L"), if closed { "Z" } else { "" })
}
