//! How wide words run and how many lines they fill, in em of their size.

use crate::model::book::{Mark, Run};
use crate::render::pdf::faces::{Faces, Weight};

/// What cannot be broken: a word with the space behind it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Word {
    width: f64,
    space: f64,
    /// Whether the line ends behind it.
    ends: bool,
}

/// The extent of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Extent {
    /// Its longest line, unbroken.
    pub(super) line: f64,
    /// Its longest word.
    pub(super) word: f64,
    /// All its lines together.
    pub(super) total: f64,
}

impl Extent {
    /// Returns the larger of both in every respect.
    pub(super) fn max(self, other: Self) -> Self {
        Self {
            line: self.line.max(other.line),
            word: self.word.max(other.word),
            total: self.total.max(other.total),
        }
    }
}

/// The words of a cell, measured once and counted often.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Measured {
    lines: Vec<Vec<Word>>,
    /// The extent of the cell.
    pub(super) extent: Extent,
}

impl Measured {
    /// Measures lines of runs.
    pub(super) fn new(faces: &Faces, lines: &[Vec<Run>], weight: Weight) -> Self {
        let lines: Vec<Vec<Word>> = lines.iter().map(|line| words(faces, line, weight)).collect();
        let extent = all(&lines);
        Self { lines, extent }
    }

    /// Leaves room behind the last word.
    pub(super) fn with_room(mut self, room: f64) -> Self {
        if room > 0.0
            && let Some(line) = self.lines.last_mut()
            && let Some(word) = line.last_mut()
        {
            word.width += room;
            self.extent = all(&self.lines);
        }
        self
    }

    /// Counts the lines that the cell fills in a width.
    pub(super) fn count(&self, room: f64) -> usize {
        // Most cells are one line that fits.
        if self.lines.len() == 1
            && self.extent.total <= room
            && self.extent.total <= self.extent.line
        {
            return 1;
        }
        self.lines.iter().map(|line| count(line, room)).sum()
    }
}

fn all(lines: &[Vec<Word>]) -> Extent {
    lines
        .iter()
        .map(|line| extent(line))
        .fold(Extent::default(), |all, own| Extent { total: all.total + own.total, ..all.max(own) })
}

fn extent(line: &[Word]) -> Extent {
    let mut out = Extent::default();
    let (mut width, mut space) = (0.0, 0.0);
    for word in line {
        out.word = out.word.max(word.width);
        width += space + word.width;
        space = word.space;
        if word.ends {
            out.line = out.line.max(width);
            out.total += width;
            (width, space) = (0.0, 0.0);
        }
    }
    Extent { line: out.line.max(width), total: out.total + width, ..out }
}

fn count(line: &[Word], room: f64) -> usize {
    let mut count = 1;
    let mut used = 0.0;
    for word in line {
        if used > 0.0 && used + word.width > room + 0.01 {
            count += 1;
            used = 0.0;
        }
        // A word that no line holds is broken within.
        if word.width > room {
            count += whole(word.width / room.max(1.0));
        }
        used += word.width + word.space;
        if word.ends {
            count += 1;
            used = 0.0;
        }
    }
    count
}

/// Rounds a small number of lines down.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to a small positive range; the standard library has no other way"
)]
fn whole(value: f64) -> usize {
    value.clamp(0.0, 10_000.0) as usize
}

fn words(faces: &Faces, runs: &[Run], weight: Weight) -> Vec<Word> {
    let mut splitter = Splitter { faces, words: Vec::new(), open: 0.0 };
    splitter.runs(runs, weight);
    splitter.close(0.0, false);
    splitter.words
}

struct Splitter<'a> {
    faces: &'a Faces,
    words: Vec<Word>,
    open: f64,
}

impl Splitter<'_> {
    fn close(&mut self, space: f64, ends: bool) {
        if self.open > 0.0 || ends {
            self.words.push(Word { width: self.open, space, ends });
            self.open = 0.0;
        } else if let Some(last) = self.words.last_mut() {
            last.space += space;
        }
    }

    fn runs(&mut self, runs: &[Run], weight: Weight) {
        for run in runs {
            match run {
                Run::Text(text) | Run::Fact { words: text, .. } => self.text(text, weight, 1.0),
                Run::Code(text) => self.text(text, Weight::Mono, 0.84),
                // A formula is narrower than its LaTeX.
                Run::Math(text) => self.text(text, Weight::Regular, 0.7),
                Run::Strong(words) => self.runs(words, Weight::Bold),
                Run::Emph(words)
                | Run::Strike(words)
                | Run::Link { words, .. }
                | Run::Reference { words, .. } => self.runs(words, weight),
                Run::Cite { words, .. } => self.text(words, weight, 1.0),
                Run::Note { number, .. } => self.text(&number.to_string(), weight, 0.6),
                Run::Folio { around: (before, after), .. } => {
                    self.text(before, weight, 1.0);
                    self.text("000", weight, 1.0);
                    self.text(after, weight, 1.0);
                }
                Run::Break => self.close(0.0, true),
                Run::Mark(Mark::Bar(_), _) => self.open += 2.25,
                Run::Mark(Mark::Milestone(_), _) => self.open += 1.6,
                Run::Mark(Mark::Check, _) | Run::Swatch(_) => self.open += 1.4,
            }
        }
    }

    fn text(&mut self, text: &str, weight: Weight, scale: f64) {
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            let width = self.faces.advance(letter, weight) * scale;
            if parts_words(letter) {
                self.close(width, false);
                continue;
            }
            self.open += width;
            if is_open_behind(letter, letters.peek().copied()) {
                self.close(0.0, false);
            }
        }
    }
}

/// Tells whether a space parts words; some spaces bind them.
pub(super) fn parts_words(letter: char) -> bool {
    letter.is_whitespace() && letter != '\u{a0}' && letter != '\u{202f}'
}

/// Tells whether typst may end a line between two letters.
pub(super) fn is_open_behind(letter: char, next: Option<char>) -> bool {
    let next_is_letter = next.is_some_and(char::is_alphabetic);
    matches!(letter, '-' | '–' | '—' | '/') && next_is_letter || letter == '\u{200b}'
}
