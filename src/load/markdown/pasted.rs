//! What comes out of a word processor and only looks like Markdown: bullets, lettered lists, and
//! pictures whose file name holds a space.

use std::ops::Range;

use crate::diag::catalogue::prose;
use crate::model::block::{Inline, Picture};
use crate::model::value::Id;
use crate::source::Spanned;

use super::attribute::Attributes;
use super::reader::Reader;

/// Signs that word processors put before the items of a list.
const BULLETS: &[char] =
    &['•', '●', '○', '▪', '■', '◦', '‣', '·', '➢', '✓', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}'];

impl Reader<'_> {
    /// Tells a paragraph whose lines are the items of a list.
    pub(super) fn pasted_list(&mut self, range: Range<usize>) {
        // Lines that the author breaks stand below each other.
        let hard = |line: &str| line.ends_with("  ") || line.ends_with('\\');
        if self.slice(range.clone()).lines().any(hard) {
            return;
        }
        let mut at = range.start;
        let mut lines = Vec::new();
        for line in self.slice(range).split_inclusive('\n') {
            let lead = line.len() - line.trim_start().len();
            lines.push((at + lead, line.trim()));
            at += line.len();
        }
        let bullets: Vec<&(usize, &str)> =
            lines.iter().filter(|(_, line)| line.starts_with(BULLETS)).collect();
        if let Some((start, line)) = bullets.first() {
            let span = self.span(*start..start + line.len());
            let places = bullets.iter().map(|(at, line)| {
                let rest = line.trim_start_matches(BULLETS).trim_start();
                self.span(*at..at + line.len() - rest.len())
            });
            let places = places.collect();
            self.report(prose::pasted_bullets(span, places));
            return;
        }
        let letters = |line: &str| -> Option<char> {
            let mut chars = line.strip_prefix('(').unwrap_or(line).chars();
            let letter = chars.next().filter(char::is_ascii_lowercase)?;
            matches!(chars.next(), Some('.' | ')')).then_some(letter)
        };
        let pair = lines
            .windows(2)
            .find(|pair| letters(pair[0].1) == Some('a') && letters(pair[1].1) == Some('b'));
        if let Some([(start, line), _]) = pair {
            let span = self.span(*start..start + line.len());
            self.report(prose::pasted_letters(span));
        }
    }

    /// Tells `[#label]`, to which the round brackets of a reference are missing.
    pub(super) fn bare_references(&mut self, range: Range<usize>) {
        let slice = self.slice(range.clone());
        let mut found = Vec::new();
        for (at, _) in slice.match_indices("[#") {
            let inside = &slice[at + 2..];
            let Some((label, behind)) = inside.split_once(']') else { continue };
            let start = range.start + at;
            if Id::is_valid(label) && !behind.starts_with(['(', '[', ':']) && self.is_text(start) {
                found.push((start..start + label.len() + 3, label.to_owned()));
            }
        }
        for (place, label) in found {
            let span = self.span(place);
            self.report(prose::bare_reference(span, &label));
        }
    }

    /// Reads a picture whose path holds a space, which Markdown takes for words.
    pub(super) fn spaced_picture(&mut self, range: Range<usize>) -> Option<Picture> {
        let slice = self.slice(range.clone());
        let behind = slice.strip_prefix("![")?;
        let (caption, rest) = behind.split_once("](")?;
        let (path, rest) = rest.split_once(')')?;
        if path.starts_with('<') || path.contains(['"', '\n', '(']) || !path.trim().contains(' ') {
            return None;
        }
        let start = range.start + slice.len() - behind.len() + caption.len() + "](".len();
        let span = self.span(start..start + path.len());
        let words = range.start + "![".len();
        let caption = Spanned::new(caption.to_owned(), self.span(words..words + caption.len()));
        let tail = self.trim(range.end - rest.len()..range.end);
        let (path, file) = (path.to_owned(), self.picture_file(path));
        self.report(prose::spaced_picture(span, &path));
        let braces = self.slice(tail.clone());
        let attributes = if braces.starts_with('{') && braces.ends_with('}') {
            self.read_attributes(tail)
        } else {
            Attributes::default()
        };
        Some(Picture {
            path: Spanned::new(path, span),
            file,
            caption: vec![Inline::Text(caption)],
            width: None,
            alt: attributes.get("alt").cloned(),
            source: attributes.get("source").cloned(),
            label: attributes.id,
        })
    }
}
