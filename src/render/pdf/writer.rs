//! Typst code as text: calls, string literals, and which piece came from where.
//!
//! Every word of an author stands inside a string literal and nowhere else.

use std::ops::Range;

use crate::source::Span;

/// A generated file with the places in the plan that its pieces come from.
#[derive(Debug, Clone, Default)]
pub(super) struct Writer {
    code: String,
    places: Vec<(Range<usize>, Span)>,
    pictures: Vec<(String, Span)>,
}

impl Writer {
    /// Starts an empty file.
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Adds code as it is.
    pub(super) fn raw(&mut self, code: &str) {
        self.code.push_str(code);
    }

    /// Adds a string literal.
    pub(super) fn literal(&mut self, text: &str) {
        self.code.push('"');
        for c in text.chars() {
            match c {
                '\\' => self.code.push_str("\\\\"),
                '"' => self.code.push_str("\\\""),
                '\n' => self.code.push_str("\\n"),
                '\r' => self.code.push_str("\\r"),
                '\t' => self.code.push_str("\\t"),
                _ => self.code.push(c),
            }
        }
        self.code.push('"');
    }

    /// Returns where the next piece will begin.
    pub(super) fn here(&self) -> usize {
        self.code.len()
    }

    /// Notes that everything since `start` comes from `span`.
    pub(super) fn comes_from(&mut self, start: usize, span: Span) {
        self.places.push((start..self.code.len(), span));
    }

    /// Notes that a place in the plan shows a picture.
    pub(super) fn shows(&mut self, path: &str, span: Span) {
        self.pictures.push((path.to_owned(), span));
    }

    /// Ends the file.
    pub(super) fn finish(self) -> Generated {
        Generated { code: self.code, places: self.places, pictures: self.pictures }
    }
}

/// A finished generated file.
#[derive(Debug, Clone, Default)]
pub(super) struct Generated {
    /// The code.
    pub(super) code: String,
    places: Vec<(Range<usize>, Span)>,
    pictures: Vec<(String, Span)>,
}

impl Generated {
    /// Makes a file that nothing in the plan is to blame for.
    pub(super) fn plain(code: String) -> Self {
        Self { code, ..Self::default() }
    }

    /// Returns the place in the plan of the smallest piece around a byte of the code.
    pub(super) fn place(&self, offset: usize) -> Option<Span> {
        self.places
            .iter()
            .filter(|(range, _)| range.contains(&offset))
            .min_by_key(|(range, _)| range.len())
            .map(|(_, span)| *span)
    }

    /// Returns the first place in the plan that shows a picture.
    pub(super) fn picture(&self, path: &str) -> Option<Span> {
        self.pictures.iter().find(|(own, _)| own == path).map(|(_, span)| *span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, SourceMap};

    #[test]
    fn a_literal_cannot_be_left() {
        let mut writer = Writer::new();
        writer.literal("a\\\" #panic() \n$x$ [*_`<l>@r\t");
        assert_eq!(writer.code, "\"a\\\\\\\" #panic() \\n$x$ [*_`<l>@r\\t\"");
        let root = typst::syntax::parse_code(&writer.code);
        assert!(root.errors_and_warnings().0.is_empty());
        assert_eq!(root.children().count(), 1, "one literal and nothing else");
    }

    #[test]
    fn the_smallest_piece_is_blamed() {
        let mut map = SourceMap::default();
        let id = map.add(Source::new("a.md", "0123456789"));
        let mut writer = Writer::new();
        writer.raw("outer(");
        writer.raw("inner");
        writer.comes_from(6, Span::new(id, 2..4));
        writer.raw(")");
        writer.comes_from(0, Span::new(id, 0..9));
        let file = writer.finish();
        assert_eq!(file.place(7).map(Span::range), Some(2..4));
        assert_eq!(file.place(1).map(Span::range), Some(0..9));
        assert_eq!(file.place(99), None);
    }
}
