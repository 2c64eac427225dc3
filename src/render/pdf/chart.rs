//! Charts as code: a call for each shape.

use crate::model::book::Exhibit;
use crate::model::chart::{
    Chart, Ink, Label, Length, Paint, Point, Shape, Sheet, Side, Stroke, Tone, Weight,
};
use crate::render::pdf::pen::Pen;

impl Pen<'_, '_> {
    /// Writes a chart, sheet by sheet; source and notes follow the last.
    pub(super) fn chart(&mut self, exhibit: &Exhibit<Chart>) {
        let sheets = &exhibit.body.sheets;
        if sheets.is_empty() {
            self.call("chart-block", |pen| {
                pen.exhibit_head(exhibit, "");
                pen.text("alt", &exhibit.full_number());
                pen.raw("chart-empty()");
            });
        }
        for (at, sheet) in sheets.iter().enumerate() {
            let suffix = if at == 0 { String::new() } else { format!("/{}", at + 1) };
            let is_last = at + 1 == sheets.len();
            self.call("chart-block", |pen| {
                if is_last {
                    pen.exhibit_head(exhibit, &suffix);
                } else {
                    pen.exhibit_caption(exhibit, &suffix);
                }
                pen.code("continued", if at == 0 { "false" } else { "true" });
                let again = format!("{} (lanjutan {})", exhibit.full_number(), at + 1);
                pen.text("alt", if at == 0 { &exhibit.body.alt } else { &again });
                pen.drawing(sheet);
            });
        }
    }

    fn drawing(&mut self, sheet: &Sheet) {
        let (width, height) = (sheet.width, sheet.height);
        self.inline_call("chart-drawing", |pen| {
            pen.raw(&format!("{width}pt, {height}pt, "));
            pen.block(|pen| {
                pen.raw("\n");
                sheet.shapes.iter().for_each(|shape| pen.shape(shape, width));
            });
        });
    }

    fn shape(&mut self, shape: &Shape, width: Length) {
        match shape {
            Shape::Rect { at: Point(x, y), size: Point(w, h), paint } => {
                self.call("chart-rect", |pen| {
                    pen.raw(&format!("{x}pt, {y}pt, {w}pt, {h}pt, "));
                    pen.paint(paint);
                });
            }
            Shape::Line { from: Point(x, y), to: Point(to_x, to_y), stroke } => {
                self.call("chart-line", |pen| {
                    pen.raw(&format!("{x}pt, {y}pt, {to_x}pt, {to_y}pt, "));
                    pen.stroke(stroke);
                });
            }
            Shape::Path { points, closed, paint } if !points.is_empty() => {
                self.call("chart-path", |pen| {
                    pen.array(points, |pen, Point(x, y)| pen.raw(&format!("({x}pt, {y}pt)")));
                    pen.raw(if *closed { ", true, " } else { ", false, " });
                    pen.paint(paint);
                });
            }
            Shape::Path { .. } => {}
            Shape::Circle { centre: Point(x, y), radius, paint } => {
                self.call("chart-circle", |pen| {
                    pen.raw(&format!("{x}pt, {y}pt, {radius}pt, "));
                    pen.paint(paint);
                });
            }
            Shape::Text(label) => self.label(label, width),
        }
    }

    fn label(&mut self, label: &Label, width: Length) {
        let Point(x, y) = label.at;
        let (side, x) = match label.side {
            Side::Start => ("left", x),
            Side::Middle => ("center", Length(x.0 - width.0 / 2)),
            Side::End => ("right", Length(x.0 - width.0)),
        };
        self.call("chart-text", |pen| {
            pen.raw(&format!("{side}, {x}pt, {y}pt, {}pt, ", label.size.points()));
            let words = pen.ink.faces.printable(&label.words);
            pen.name(&words);
            if label.bold {
                pen.raw(", weight: \"bold\"");
            }
            pen.words_ink(&label.ink);
        });
    }

    fn words_ink(&mut self, ink: &Ink) {
        let code = match ink {
            Ink::Text => return,
            Ink::Soft => "words-soft".to_owned(),
            Ink::Accent => "words-accent".to_owned(),
            Ink::Dimension(id) => return self.fill_of("words-of", id.as_str()),
            Ink::On(Tone::Dimension(id)) => return self.fill_of("on-of", id.as_str()),
            Ink::On(Tone::Step(step)) => format!("on-step({step})"),
            Ink::On(tone) => format!("on(\"{}\")", name(tone)),
        };
        self.raw(&format!(", fill: {code}"));
    }

    fn fill_of(&mut self, call: &str, id: &str) {
        self.raw(", fill: ");
        self.inline_call(call, |pen| pen.name(id));
    }

    /// Writes fill and outline.
    fn paint(&mut self, paint: &Paint) {
        match &paint.fill {
            Some(tone) => self.tone(tone),
            None => self.raw("none"),
        }
        self.raw(", ");
        match &paint.stroke {
            Some(stroke) => self.stroke(stroke),
            None => self.raw("none"),
        }
    }

    fn stroke(&mut self, stroke: &Stroke) {
        let weight = match stroke.weight {
            Weight::Hair => "hair",
            Weight::Thin => "thin",
            Weight::Firm => "firm",
        };
        self.inline_call("pen", |pen| {
            pen.raw(&format!("\"{weight}\", "));
            pen.tone(&stroke.tone);
            if stroke.dashed {
                pen.raw(", dashed: true");
            }
        });
    }

    fn tone(&mut self, tone: &Tone) {
        match tone {
            Tone::Step(step) => self.raw(&format!("tone-step({step})")),
            Tone::Dimension(id) => self.inline_call("tone-of", |pen| pen.name(id.as_str())),
            _ => self.raw(&format!("tone(\"{}\")", name(tone))),
        }
    }
}

/// Names a tone as the theme knows it.
fn name(tone: &Tone) -> &'static str {
    match tone {
        Tone::Ink => "ink",
        Tone::Rule => "rule",
        Tone::Paper => "paper",
        Tone::Accent => "accent",
        Tone::Middle => "middle",
        Tone::Tint => "tint",
        Tone::Hatch => "hatch",
        Tone::Mute | Tone::Step(_) | Tone::Dimension(_) => "mute",
    }
}
