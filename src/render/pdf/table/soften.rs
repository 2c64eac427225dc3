//! Breaks within words that are wider than their column, so that nothing runs out of it.
//!
//! Typst has no hyphenation for Indonesian. A word that fits stays whole; one that cannot is
//! divided by syllables ([`mod@syllable`]) with a soft hyphen, an address behind its signs, and
//! all else wherever the column ends. Breaks stand only where they are sure to be taken: a soft
//! hyphen that is not would stay in the text that readers copy.
//!
//! [`mod@syllable`]: crate::render::pdf::table::syllable

use crate::render::pdf::faces::{Faces, Weight};
use crate::render::pdf::table::extent::{is_open_behind, parts_words};
use crate::render::pdf::table::syllable::divisions;

/// Prints a hyphen at the end of a line, and only there.
const SOFT_HYPHEN: char = '\u{ad}';
/// A break that leaves no trace.
const SILENT: char = '\u{200b}';
/// Signs behind which an address is broken.
const SIGNS: [char; 10] = ['/', '.', '_', '@', '?', '&', '=', ':', '%', ','];
/// Part of the room that is filled where nothing but the room ends a line: letters that lean on
/// each other may run wider than the sum of their widths.
const FILL: f64 = 0.92;

/// Returns a text with breaks in the words that are wider than `room`, in em; nothing if there
/// are none.
pub(in crate::render::pdf) fn soften(
    faces: &Faces,
    text: &str,
    weight: Weight,
    room: f64,
) -> Option<String> {
    let measure = |letter: char| (letter, faces.advance(letter, weight));
    let words: Vec<Vec<(char, f64)>> = pieces(&text.chars().map(measure).collect::<Vec<_>>());
    if words.iter().all(|word| width(word) <= room) {
        return None;
    }
    let hyphen = faces.advance('-', weight);
    let mut out = String::with_capacity(text.len() + 16);
    for word in words {
        if width(&word) <= room {
            out.extend(word.iter().map(|(letter, _)| letter));
        } else {
            Word { letters: &word, room, hyphen }.divide(&mut out);
        }
    }
    Some(out)
}

fn width(letters: &[(char, f64)]) -> f64 {
    letters.iter().map(|(_, width)| width).sum()
}

/// Splits letters into words that typst does not break, each with the spaces behind it.
fn pieces(letters: &[(char, f64)]) -> Vec<Vec<(char, f64)>> {
    let mut words = vec![Vec::new()];
    for (at, &(letter, width)) in letters.iter().enumerate() {
        let space = parts_words(letter);
        // Spaces at the end of a line take no room.
        let piece = (letter, if space { 0.0 } else { width });
        if let Some(word) = words.last_mut() {
            word.push(piece);
        }
        let next = letters.get(at + 1).map(|(next, _)| *next);
        let ends = space && next.is_some_and(|next| !parts_words(next));
        if ends || is_open_behind(letter, next) {
            words.push(Vec::new());
        }
    }
    words
}

/// A word that is wider than its room.
struct Word<'w> {
    letters: &'w [(char, f64)],
    room: f64,
    hyphen: f64,
}

impl Word<'_> {
    /// Adds the word with the fewest breaks that let it fit.
    fn divide(&self, out: &mut String) {
        let breaks = self.breaks();
        let mut from = 0;
        while width(&self.letters[from..]) > self.room {
            let (end, sign) = self.cut(from, &breaks);
            out.extend(self.letters[from..end].iter().map(|(letter, _)| letter));
            out.push(sign);
            from = end;
        }
        out.extend(self.letters[from..].iter().map(|(letter, _)| letter));
    }

    /// Finds the end of the line that begins with a letter: as late as a good break allows.
    fn cut(&self, from: usize, breaks: &[(usize, char)]) -> (usize, char) {
        let fits = |&&(end, sign): &&(usize, char)| {
            let hyphen = if sign == SOFT_HYPHEN { self.hyphen } else { 0.0 };
            end > from && width(&self.letters[from..end]) + hyphen <= self.room
        };
        let good = breaks.iter().rev().find(fits).copied();
        good.unwrap_or_else(|| {
            let fill = |end: &usize| width(&self.letters[from..*end]) <= self.room * FILL;
            let end = (from + 1..=self.letters.len()).take_while(fill).last();
            (end.unwrap_or(from + 1), SILENT)
        })
    }

    /// Lists the good breaks in their order, with what stands there.
    fn breaks(&self) -> Vec<(usize, char)> {
        let last = self.letters.iter().rposition(|(letter, _)| letter.is_alphanumeric());
        let signs = self.letters.iter().enumerate().filter(|(at, (letter, _))| {
            SIGNS.contains(letter) && last.is_some_and(|last| *at < last)
        });
        let signs: Vec<(usize, char)> = signs.map(|(at, _)| (at + 1, SILENT)).collect();
        if !signs.is_empty() {
            return signs;
        }
        let mut breaks = Vec::new();
        let mut at = 0;
        while at < self.letters.len() {
            let run: String = self.letters[at..]
                .iter()
                .map(|(letter, _)| *letter)
                .take_while(|letter| letter.is_alphabetic())
                .collect();
            breaks.extend(of_run(&run).into_iter().map(|place| (at + place, SOFT_HYPHEN)));
            at += run.chars().count().max(1);
        }
        breaks
    }
}

/// Lists the divisions of a run of letters; capitals, as in short names, have none.
fn of_run(run: &str) -> Vec<usize> {
    let mut letters = run.chars();
    let first: String = letters.next().map(|c| c.to_lowercase().collect()).unwrap_or_default();
    let rest = letters.as_str();
    let plain = first.chars().count() == 1 && rest.chars().all(char::is_lowercase);
    if plain { divisions(&(first + rest)) } else { Vec::new() }
}
