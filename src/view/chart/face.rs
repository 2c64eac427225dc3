//! Words measured by the face that sets them: Noto Sans, whatever the plan's own fonts are.
//!
//! Both formats set charts in this face, or squeeze another one into its widths, so that what
//! fits here fits everywhere.

use std::sync::LazyLock;

use ttf_parser::Face;

use crate::model::chart::Size;

static REGULAR: LazyLock<Option<Face<'static>>> =
    LazyLock::new(|| Face::parse(notosans::REGULAR_TTF, 0).ok());
static BOLD: LazyLock<Option<Face<'static>>> =
    LazyLock::new(|| Face::parse(notosans::BOLD_TTF, 0).ok());

/// Letters that another face lends are at most as wide as high.
const LENT: f64 = 1.0;
/// Stands where words were left out.
const ELLIPSIS: char = '…';

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Type {
    /// Size.
    pub(super) size: Size,
    /// Whether they are bold.
    pub(super) bold: bool,
}

impl Type {
    /// Nearly everything.
    pub(super) const SMALL: Self = Self { size: Size::Small, bold: false };
    /// Heads and sums.
    pub(super) const BOLD: Self = Self { size: Size::Small, bold: true };

    /// Returns the width of words in points, as if no pair of letters were kerned.
    pub(super) fn width(self, words: &str) -> f64 {
        let face = if self.bold { &*BOLD } else { &*REGULAR };
        let advance = |letter: char| {
            let known = face.as_ref().and_then(|face| {
                let units = f64::from(face.units_per_em());
                let glyph = face.glyph_index(letter)?;
                Some(f64::from(face.glyph_hor_advance(glyph)?) / units)
            });
            known.unwrap_or(LENT)
        };
        words.chars().map(advance).sum::<f64>() * self.size.points()
    }

    /// Returns the distance between base lines in points.
    pub(super) fn line(self) -> f64 {
        match self.size {
            Size::Tiny => 8.0,
            Size::Small => 9.5,
            Size::Label => 11.0,
            Size::Figure => 19.0,
        }
    }

    /// Shortens words to a width; an ellipsis says that something is missing.
    pub(super) fn clipped(self, words: &str, room: f64) -> String {
        if self.width(words) <= room {
            return words.to_owned();
        }
        let mut kept = words.to_owned();
        while kept.pop().is_some() {
            let trimmed = kept.trim_end_matches([' ', ',', ';', '-', '–']);
            let shown = format!("{trimmed}{ELLIPSIS}");
            if self.width(&shown) <= room {
                return shown;
            }
        }
        String::new()
    }

    /// Breaks words into at most `most` lines of a width; what is left over is told by an
    /// ellipsis. A single word that is wider is shortened.
    pub(super) fn wrapped(self, words: &str, room: f64, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut rest = words.split_whitespace().peekable();
        while let Some(word) = rest.next() {
            let joined = lines.last().map(|line| format!("{line} {word}"));
            let full = lines.len() == most;
            match (joined.filter(|joined| self.width(joined) <= room), lines.last_mut()) {
                (Some(joined), Some(last)) => *last = joined,
                (None, Some(last)) if full => {
                    let left: Vec<&str> = std::iter::once(word).chain(rest).collect();
                    *last = self.clipped(&format!("{last} {}", left.join(" ")), room);
                    break;
                }
                _ => lines.push(self.clipped(word, room)),
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_equally_wide_and_bold_words_wider() {
        let type_ = Type::SMALL;
        assert!((type_.width("1") - type_.width("8")).abs() < 1e-9);
        assert!((type_.width("2022") - 4.0 * 0.572 * 7.5).abs() < 0.02);
        assert!(Type::BOLD.width("Smart Governance") > type_.width("Smart Governance"));
    }

    #[test]
    fn words_are_broken_shortened_and_never_wider_than_their_room() {
        let type_ = Type::SMALL;
        let name =
            "Dinas Pemberdayaan Masyarakat dan Kalurahan, Kependudukan, dan Pencatatan Sipil";
        let lines = type_.wrapped(name, 90.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| type_.width(line) <= 90.0), "{lines:?}");
        assert!(lines[1].ends_with('…'));
        let lines = type_.wrapped("Kesehatan", 20.0, 2);
        assert_eq!(lines.len(), 1);
        assert!(type_.width(&lines[0]) <= 20.0);
        assert!(type_.wrapped("", 20.0, 2).is_empty());
        assert_eq!(type_.wrapped("satu dua", 200.0, 2), ["satu dua"]);
    }

    #[test]
    fn letters_of_other_scripts_are_given_room() {
        assert!(Type::SMALL.width("꧋ꦱꦭꦼꦩꦤ꧀") > 0.0);
    }
}
