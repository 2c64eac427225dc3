//! Text between inner markup: facts and citations in it.

use std::ops::Range;

use crate::diag::catalogue::prose::{self, FactProblem};
use crate::model::block::{Fact, Inline};
use crate::source::Spanned;

use super::reader::Reader;
use super::{citation, fact};

/// Text that stands together, with the place of every piece.
#[derive(Debug, Default)]
pub(super) struct Phrase {
    text: String,
    pieces: Vec<Piece>,
}

/// A piece of a phrase.
#[derive(Debug)]
struct Piece {
    /// Where it begins in the phrase.
    at: usize,
    /// Where it stands in the source.
    range: Range<usize>,
    /// Whether it is the source byte by byte.
    exact: bool,
    /// Whether its first character was written so that it means nothing but itself.
    literal: bool,
}

impl Phrase {
    /// Adds text that the source holds byte by byte.
    pub(super) fn push(&mut self, text: &str, range: Range<usize>, literal: bool) {
        self.pieces.push(Piece { at: self.text.len(), range, exact: true, literal });
        self.text.push_str(text);
    }

    /// Adds text that the source writes in another way.
    pub(super) fn push_entity(&mut self, text: &str, range: Range<usize>) {
        self.pieces.push(Piece { at: self.text.len(), range, exact: false, literal: true });
        self.text.push_str(text);
    }

    fn piece(&self, at: usize) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.at <= at);
        self.pieces.get(after.checked_sub(1)?)
    }

    fn is_literal(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|piece| piece.at == at && piece.literal)
    }

    /// Returns the bytes of the source that a part of the phrase was written with.
    fn source_range(&self, part: Range<usize>) -> Range<usize> {
        let start = self.piece(part.start).map_or(0, |piece| {
            piece.range.start + if piece.exact { part.start - piece.at } else { 0 }
        });
        let end = part.end.checked_sub(1).and_then(|last| self.piece(last));
        let end = end.map_or(start, |piece| {
            if piece.exact { piece.range.start + (part.end - piece.at) } else { piece.range.end }
        });
        start..end.max(start)
    }
}

impl Reader<'_> {
    /// Splits a phrase into text, facts and citations.
    pub(super) fn phrase(&mut self, phrase: &Phrase, out: &mut Vec<Inline>) {
        let text = phrase.text.as_str();
        let mut done = 0;
        let mut at = 0;
        while let Some(found) = text[at..].find(['{', '[']) {
            at += found;
            let length = match text.as_bytes().get(at..at + 2) {
                _ if phrase.is_literal(at) => None,
                Some(b"{{") => self.fact(phrase, at, done, out),
                Some(b"[@") => self.citation(phrase, at, done, out),
                Some(b"[^") => {
                    self.undefined_note(phrase, at);
                    None
                }
                _ => None,
            };
            match length {
                Some(length) => {
                    at += length;
                    done = at;
                }
                // Behind a broken `{{` the second brace opens nothing.
                None if text[at..].starts_with("{{") && !phrase.is_literal(at) => at += 2,
                None => at += 1,
            }
        }
        self.push_text(phrase, done..text.len(), out);
    }

    /// Reads the fact at `at`; returns its length, or nothing when it is told as broken.
    fn fact(
        &mut self,
        phrase: &Phrase,
        at: usize,
        done: usize,
        out: &mut Vec<Inline>,
    ) -> Option<usize> {
        let inside = &phrase.text[at + 2..];
        let Some(length) = closing(inside, "}}", "{{") else {
            let span = self.span(phrase.source_range(at..at + 2));
            self.report(prose::unclosed_fact(span));
            return None;
        };
        let whole = at..at + 2 + length + 2;
        let span = self.span(phrase.source_range(whole.clone()));
        match fact::parse(&inside[..length]) {
            Ok(path) => {
                self.push_text(phrase, done..at, out);
                out.push(Inline::Fact(Fact { path, span }));
                Some(whole.len())
            }
            Err((part, problem)) => {
                let part = match problem {
                    FactProblem::Empty => whole,
                    _ => at + 2 + part.start..at + 2 + part.end,
                };
                let place = self.span(phrase.source_range(part.clone()));
                self.report(prose::bad_fact(place, &phrase.text[part], problem));
                None
            }
        }
    }

    /// Reads the citation at `at`; returns its length, or nothing when it is none.
    fn citation(
        &mut self,
        phrase: &Phrase,
        at: usize,
        done: usize,
        out: &mut Vec<Inline>,
    ) -> Option<usize> {
        let inside = &phrase.text[at + 1..];
        if !inside[1..].starts_with(citation::is_key_char) {
            return None;
        }
        let Some(length) = closing(inside, "]", "[") else {
            let span = self.span(phrase.source_range(at..at + 2));
            self.report(prose::unclosed_citation(span));
            return None;
        };
        let whole = at..at + 1 + length + 1;
        let span = self.span(phrase.source_range(whole.clone()));
        match citation::parse(&inside[..length]) {
            Ok(parts) => {
                if self.in_link {
                    self.report(prose::mark_in_link(span));
                    return None;
                }
                self.push_text(phrase, done..at, out);
                let cites = parts.into_iter().map(|part| {
                    let key = at + 1 + part.key.start..at + 1 + part.key.end;
                    part.cite(&phrase.text[key.clone()], self.span(phrase.source_range(key)))
                });
                out.push(Inline::Citation(cites.collect()));
                Some(whole.len())
            }
            Err(part) => {
                let part = at + 1 + part.start..at + 1 + part.end;
                let place = self.span(phrase.source_range(part.clone()));
                self.report(prose::bad_citation(place, &phrase.text[part]));
                None
            }
        }
    }

    /// Tells of a footnote mark that the parser left as text because nothing defines it.
    fn undefined_note(&mut self, phrase: &Phrase, at: usize) {
        let inside = &phrase.text[at + 2..];
        let Some(length) = closing(inside, "]", "[") else { return };
        let name = &inside[..length];
        if !name.is_empty() && !name.contains(char::is_whitespace) {
            let span = self.span(phrase.source_range(at..at + 2 + length + 1));
            self.report(prose::undefined_note(span, name));
        }
    }

    /// Adds a part of a phrase as text.
    fn push_text(&mut self, phrase: &Phrase, part: Range<usize>, out: &mut Vec<Inline>) {
        if !part.is_empty() {
            let span = self.span(phrase.source_range(part.clone()));
            out.push(Inline::Text(Spanned::new(phrase.text[part].to_owned(), span)));
        }
    }
}

/// Finds the end of something unless it is opened again before.
fn closing(text: &str, close: &str, again: &str) -> Option<usize> {
    let (close_at, again_at) = (close.as_bytes(), again.as_bytes());
    let bytes = text.as_bytes();
    (0..bytes.len()).find_map(|at| {
        if bytes[at..].starts_with(close_at) {
            Some(Some(at))
        } else if bytes[at..].starts_with(again_at) {
            Some(None)
        } else {
            None
        }
    })?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_again_ends_the_search() {
        assert_eq!(closing("a }}", "}}", "{{"), Some(2));
        assert_eq!(closing("a {{ b }}", "}}", "{{"), None);
        assert_eq!(closing("a", "}}", "{{"), None);
    }

    #[test]
    fn places_survive_entities_and_escapes() {
        let mut phrase = Phrase::default();
        phrase.push("a", 0..1, false);
        phrase.push_entity("&", 1..6);
        phrase.push("*b", 7..9, true);
        assert_eq!(phrase.text, "a&*b");
        assert_eq!(phrase.source_range(0..4), 0..9);
        assert_eq!(phrase.source_range(1..2), 1..6);
        assert_eq!(phrase.source_range(3..4), 8..9);
        assert!(phrase.is_literal(2));
        assert!(!phrase.is_literal(3));
    }
}
