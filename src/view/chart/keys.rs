//! What stands beside a drawing: key figures in the side column, legends above or below.

use crate::model::chart::{Ink, Size, Tone};
use crate::view::chart::canvas::{Canvas, SIDE, Style};
use crate::view::chart::face::Type;

/// Sets key figures below each other in the side column; returns the height they take.
pub(super) fn figures(canvas: &mut Canvas, figures: &[(String, String)]) -> f64 {
    let small = Style::of(Type::SMALL);
    let mut y = 0.0;
    for (figure, words) in figures {
        let large = Type { size: Size::Figure, bold: true };
        let face =
            if large.width(figure) > SIDE { Type { size: Size::Label, bold: true } } else { large };
        y += 16.0;
        let figure = face.clipped(figure, SIDE);
        canvas.text((0.0, y), figure, Style::of(face).ink(Ink::Accent));
        let lines = Type::SMALL.wrapped(words, SIDE, 4);
        y = canvas.lines((0.0, y + 11.0), &lines, &small) + 9.0;
    }
    y
}

/// Room between two entries of a legend.
const APART: f64 = 14.0;
/// Room of a square with the gap behind it.
const SQUARE: f64 = 10.5;

/// Sets squares with their names in lines from `x` to `to`; returns the base line of the last.
pub(super) fn legend(
    canvas: &mut Canvas,
    (x, to): (f64, f64),
    first: f64,
    entries: &[(Tone, String)],
) -> f64 {
    let (mut at, mut y) = (x, first);
    for (tone, name) in entries {
        let name = Type::SMALL.clipped(name, to - x - SQUARE);
        let width = SQUARE + Type::SMALL.width(&name);
        if at > x && at + width > to {
            (at, y) = (x, y + 12.0);
        }
        canvas.swatch((at, y), tone.clone());
        canvas.text((at + SQUARE, y), name, Style::of(Type::SMALL));
        at += width + APART;
    }
    y
}
