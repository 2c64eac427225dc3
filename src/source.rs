//! Texts, their ids, and places in them.
//!
//! Every input text that can be pointed at is registered once in a [`SourceMap`]. A [`Span`]
//! is a byte range in one of them; [`Spanned`] is a value that remembers where it was written.

use std::fmt;
use std::ops::{Deref, Range};

use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};

/// Names one registered [`Source`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SourceId(u32);

/// Holds one input text and the offsets at which its lines begin.
#[derive(Debug, Clone)]
pub struct Source {
    path: String,
    text: String,
    lines: Vec<usize>,
}

impl Source {
    /// Registers where the lines of `text` begin; `path` is relative to the plan, with `/`.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let lines =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { path: path.into(), text, lines }
    }

    /// Returns the path relative to the plan.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns line and column of a byte offset, both from 1, the column in characters.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let offset = offset.min(self.text.len());
        let line = self.lines.partition_point(|&start| start <= offset).max(1);
        let start = self.lines[line - 1];
        let column = self.text.get(start..offset).map_or(0, |part| part.chars().count());
        (line, column + 1)
    }

    /// Returns the byte offset of a line and column as [`Source::position`] counts them; the end
    /// of the line, or of the text, where they lead behind it.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let Some(&start) = self.lines.get(line.saturating_sub(1)) else { return self.text.len() };
        let text = self.text[start..].lines().next().unwrap_or_default();
        let letters = text.char_indices().map(|(at, _)| at);
        start + letters.chain([text.len()]).nth(column.saturating_sub(1)).unwrap_or(text.len())
    }
}

/// Collects all texts that were read.
#[derive(Debug, Clone, Default)]
pub struct SourceMap {
    sources: Vec<Source>,
}

impl SourceMap {
    /// Adds a text and returns its id.
    pub fn add(&mut self, source: Source) -> SourceId {
        let id = SourceId(u32::try_from(self.sources.len()).unwrap_or(u32::MAX));
        self.sources.push(source);
        id
    }

    /// Returns the text with this id.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.sources[id.0 as usize]
    }

    /// Returns the id of the text at `path`, if it was read.
    pub fn find(&self, path: &str) -> Option<SourceId> {
        let at = self.sources.iter().position(|source| source.path == path)?;
        u32::try_from(at).ok().map(SourceId)
    }

    /// Lists all texts in the order in which they were read.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.sources.iter()
    }

    /// Lists all texts with their ids.
    pub fn entries(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        (0..).map(SourceId).zip(&self.sources)
    }

    /// Returns the text that a span covers.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.source).text.get(span.range()).unwrap_or_default()
    }
}

/// Marks a byte range of one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The text.
    pub source: SourceId,
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

impl Span {
    /// Makes a span of a byte range.
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        Self { source, start: range.start, end: range.end }
    }

    /// Marks the beginning of a file as a whole.
    pub fn file(source: SourceId) -> Self {
        Self { source, start: 0, end: 0 }
    }

    /// Returns the byte range.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// Pairs a value with the place where it was written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Pairs a value with a place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Spanned<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl<T: fmt::Display> fmt::Display for Spanned<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// The decoder in `load` knows this name and hands over source, start, end and value.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Parts<T>(std::marker::PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Parts<T> {
            type Value = Spanned<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value with its place")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let missing = || serde::de::Error::custom("place without value");
                let source = seq.next_element::<u32>()?.ok_or_else(missing)?;
                let start = seq.next_element::<usize>()?.ok_or_else(missing)?;
                let end = seq.next_element::<usize>()?.ok_or_else(missing)?;
                let value = seq.next_element::<T>()?.ok_or_else(missing)?;
                Ok(Spanned { value, span: Span { source: SourceId(source), start, end } })
            }
        }

        deserializer.deserialize_tuple_struct("Spanned", 4, Parts(std::marker::PhantomData))
    }
}

impl From<SourceId> for u32 {
    fn from(id: SourceId) -> u32 {
        id.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_from_one_and_columns_in_characters() {
        let source = Source::new("a.yaml", "satu\nré du\n");
        assert_eq!(source.position(0), (1, 1));
        assert_eq!(source.position(5), (2, 1));
        assert_eq!(source.position(9), (2, 4), "é takes two bytes and one column");
        assert_eq!(source.position(999), (3, 1), "past the end is the end");
        for offset in [0, 5, 9, 11] {
            let (line, column) = source.position(offset);
            assert_eq!(source.offset(line, column), offset);
        }
        assert_eq!(source.offset(1, 99), 4);
        assert_eq!(source.offset(99, 1), source.text().len());
    }
}
