//! Attributes behind a heading, figure or caption: `{#id .class key="value"}`.

use std::ops::Range;

use pulldown_cmark::Event;

use crate::diag::catalogue::attribute as say;
use crate::model::record::{Ref, Text};
use crate::model::value::Id;
use crate::source::Spanned;

use super::reader::Reader;

/// The attributes of one thing.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    pub(super) id: Option<Ref>,
    pub(super) classes: Vec<Text>,
    pairs: Vec<(Text, Text)>,
}

impl Attributes {
    /// Returns the value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&Text> {
        self.pairs.iter().find(|(own, _)| own.value == key).map(|(_, value)| value)
    }
}

/// A word between the braces, by its bytes there.
#[derive(Debug, PartialEq, Eq)]
enum Word {
    /// `#id`, without the sign.
    Id(Range<usize>),
    /// `.class`, without the sign.
    Class(Range<usize>),
    /// `key=value`, without quotes.
    Pair(Range<usize>, Range<usize>),
    /// A value whose quotes are not closed.
    Unclosed(Range<usize>),
    /// A value in quotes that a word processor made: the key, and the value with its quotes.
    Curly(Range<usize>, Range<usize>),
    /// Anything else.
    Unknown(Range<usize>),
}

impl Reader<'_> {
    /// Splits attributes off the end of a range; they are the words of the next stretch.
    pub(super) fn split_attributes(&mut self, range: Range<usize>) -> (Range<usize>, Attributes) {
        let slice = self.slice(range.clone());
        let Some(start) = block_start(slice).or_else(|| self.broken_start(range.clone())) else {
            return (range, Attributes::default());
        };
        let block = range.start + start..range.end;
        let attributes = self.read_attributes(block);
        (self.trim(range.start..range.start + start), attributes)
    }

    /// Finds attributes that are not closed or have words behind them.
    fn broken_start(&self, range: Range<usize>) -> Option<usize> {
        let slice = self.slice(range.clone());
        let at = slice.rfind("{#")?;
        let before = slice.as_bytes()[..at].last();
        let literal = matches!(before, Some(b'{' | b'\\')) || !self.is_text(range.start + at);
        (!literal).then_some(at)
    }

    /// Tells whether a byte of the next stretch is text, not code or a formula.
    pub(super) fn is_text(&self, offset: usize) -> bool {
        let stretch = (self.at..self.stretch_end()).filter_map(|at| self.get(at));
        stretch
            .filter(|(event, _)| matches!(event, Event::Text(_)))
            .any(|(_, range)| range.contains(&offset))
    }

    /// Reads attributes with their braces, and tells what cannot be understood.
    pub(super) fn read_attributes(&mut self, block: Range<usize>) -> Attributes {
        let mut attributes = Attributes::default();
        let slice = self.slice(block.clone());
        let Some(inside) = slice.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
            let span = self.span(self.first_line(block));
            self.report(say::unclosed_attributes(span));
            return attributes;
        };
        let base = block.start + 1;
        for word in words(inside) {
            self.add(&mut attributes, word, base);
        }
        attributes
    }

    fn add(&mut self, attributes: &mut Attributes, word: Word, base: usize) {
        let place = |range: &Range<usize>| base + range.start..base + range.end;
        match word {
            Word::Id(range) => {
                let id = self.text_at(place(&range));
                if !Id::is_valid(&id) {
                    self.report(say::bad_label(&id));
                } else if let Some(first) = &attributes.id {
                    let first = first.span;
                    self.report(say::second_label(&id, first));
                } else {
                    attributes.id = Some(Spanned::new(Id(id.value), id.span));
                }
            }
            Word::Class(range) => attributes.classes.push(self.text_at(place(&range))),
            Word::Pair(key, value) if self.is_label(&place(&key), &place(&value)) => {
                let id = self.text_at(place(&value));
                let quote =
                    usize::from(self.slice(place(&value).end..self.text.len()).starts_with('"'));
                let whole = self.span(place(&key).start..place(&value).end + quote);
                self.report(say::label_as_key(whole, &id));
                attributes.id.get_or_insert(Spanned::new(Id(id.value), id.span));
            }
            Word::Pair(key, value) => {
                let (key, mut value) = (self.text_at(place(&key)), self.text_at(place(&value)));
                if attributes.get(&key).is_some() {
                    self.report(say::second_key(&key));
                }
                value.value = unescaped(&value);
                attributes.pairs.push((key, value));
            }
            Word::Unclosed(range) => {
                let value = self.text_at(place(&range));
                self.report(say::unclosed_value(&value));
            }
            Word::Curly(key, range) => {
                let (key, mut value) = (self.text_at(place(&key)), self.text_at(place(&range)));
                self.report(say::curly_value(&value));
                // Read as it is meant, so that what it says is not missed as well.
                let bare = value.trim_matches(say::QUOTES).to_owned();
                value.value = bare;
                attributes.pairs.push((key, value));
            }
            Word::Unknown(range) => {
                let word = self.text_at(place(&range));
                self.report(say::bad_attribute(&word));
            }
        }
    }

    /// Tells whether a pair is a label written as a key: `id=peta`.
    fn is_label(&self, key: &Range<usize>, value: &Range<usize>) -> bool {
        self.slice(key.clone()) == "id" && Id::is_valid(self.slice(value.clone()))
    }

    /// Returns attributes as they are, after telling of those that do not belong here.
    pub(super) fn only(
        &mut self,
        attributes: Attributes,
        keys: &[&str],
        classes: bool,
    ) -> Attributes {
        for (key, _) in &attributes.pairs {
            if !keys.contains(&key.as_str()) {
                self.report(say::unknown_attribute(key, keys));
            }
        }
        if !classes {
            for class in &attributes.classes {
                self.report(say::class_not_here(class));
            }
        }
        attributes
    }

    /// Returns the text in a range with its place.
    pub(super) fn text_at(&self, range: Range<usize>) -> Text {
        Spanned::new(self.slice(range.clone()).to_owned(), self.span(range))
    }
}

/// Finds the brace that opens the attributes at the end of a text. Reading backwards keeps this
/// linear, and lets values in quotes hold braces.
fn block_start(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let end = text.strip_suffix('}')?.len();
    let mut quoted = false;
    for at in (0..end).rev() {
        match bytes[at] {
            b'"' if !is_escaped(bytes, at) => quoted = !quoted,
            b'}' if !quoted => return None,
            b'{' if !quoted => {
                let literal = is_escaped(bytes, at) || (at > 0 && bytes[at - 1] == b'{');
                return (!literal && looks_like_attributes(&text[at + 1..end])).then_some(at);
            }
            _ => {}
        }
    }
    None
}

/// Returns the length of the attributes that a text begins with, braces and all.
pub(super) fn length(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('{')?;
    let end = inside.find(['}', '\n']).filter(|end| inside[*end..].starts_with('}'))?;
    // Whoever forgets the dot of `.page` is told.
    (looks_like_attributes(&inside[..end]) || &inside[..end] == "page").then_some(end + 2)
}

fn is_escaped(bytes: &[u8], at: usize) -> bool {
    bytes[..at].iter().rev().take_while(|&&byte| byte == b'\\').count() % 2 == 1
}

/// Tells attributes from other words in braces, such as a set `{a, b}`.
fn looks_like_attributes(inside: &str) -> bool {
    let inside = inside.trim_start();
    let key = inside.trim_start_matches(is_key_char);
    inside.starts_with(['#', '.']) || (key.len() < inside.len() && key.starts_with('='))
}

fn is_key_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

/// Splits the text between the braces into words.
fn words(text: &str) -> Vec<Word> {
    let mut out = Vec::new();
    let mut at = 0;
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        let rest = &text[at..];
        if rest.is_empty() {
            return out;
        }
        let (word, next) = word(text, at, rest);
        out.push(word);
        at = next;
    }
}

/// Reads the word at `at`, where `rest` begins; returns it with the offset behind it.
fn word(text: &str, at: usize, rest: &str) -> (Word, usize) {
    let end = at + rest.find(char::is_whitespace).unwrap_or(rest.len());
    if rest.starts_with('#') {
        return (Word::Id(at + 1..end), end);
    }
    if rest.starts_with('.') && end > at + 1 {
        return (Word::Class(at + 1..end), end);
    }
    let key = at..at + (rest.len() - rest.trim_start_matches(is_key_char).len());
    let Some(value) = text[key.end..].strip_prefix('=').filter(|_| !key.is_empty()) else {
        return (Word::Unknown(at..end), end);
    };
    let start = key.end + 1;
    if let Some(quoted) = value.strip_prefix('"') {
        let bytes = quoted.as_bytes();
        let close = (0..bytes.len()).find(|&i| bytes[i] == b'"' && !is_escaped(bytes, i));
        return match close {
            Some(close) => (Word::Pair(key, start + 1..start + 1 + close), start + close + 2),
            None => (Word::Unclosed(start..text.len()), text.len()),
        };
    }
    if value.starts_with(say::QUOTES) {
        let close = value.char_indices().skip(1).find(|(_, c)| matches!(c, '“' | '”' | '’' | '\''));
        let end = close.map_or(text.len(), |(i, c)| start + i + c.len_utf8());
        return (Word::Curly(key, start..end), end);
    }
    let end = end.max(start);
    (Word::Pair(key, start..end), end)
}

/// Takes the backslashes before quotes away, and line breaks with the space around them.
fn unescaped(value: &str) -> String {
    let lines: Vec<&str> = value.lines().map(str::trim).collect();
    let joined = if lines.len() > 1 { lines.join(" ") } else { value.to_owned() };
    joined.replace("\\\"", "\"").replace("\\\\", "\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_at_the_end_only() {
        assert_eq!(block_start("Judul {#a}"), Some(6));
        assert_eq!(block_start("Judul {#a} lagi"), None);
        assert_eq!(block_start(r#"x {#a source="{b} \" c"}"#), Some(2));
        assert_eq!(block_start("x {width=80%}"), Some(2));
    }

    #[test]
    fn other_braces_are_words() {
        assert_eq!(block_start("Visi {{ vision }}"), None);
        assert_eq!(block_start("Himpunan {a, b}"), None);
        assert_eq!(block_start(r"Judul \{#a}"), None);
        assert_eq!(block_start("{}"), None);
        assert_eq!(block_start("}"), None);
    }

    #[test]
    fn words_are_split_by_space_outside_quotes() {
        let text = r#"#a .b c="d e" f=g"#;
        assert_eq!(
            words(text),
            vec![
                Word::Id(1..2),
                Word::Class(4..5),
                Word::Pair(6..7, 9..12),
                Word::Pair(14..15, 16..17),
            ]
        );
    }

    #[test]
    fn what_is_not_understood_is_kept_with_its_place() {
        assert_eq!(words("a"), vec![Word::Unknown(0..1)]);
        assert_eq!(words(r#"a="b"#), vec![Word::Unclosed(2..4)]);
        assert_eq!(words("a=“b c” #d"), vec![Word::Curly(0..1, 2..11), Word::Id(13..14)]);
        assert_eq!(words("a="), vec![Word::Pair(0..1, 2..2)]);
    }

    #[test]
    fn quotes_inside_values_lose_their_backslash() {
        assert_eq!(unescaped(r#"a \"b\""#), r#"a "b""#);
        assert_eq!(unescaped("a\n  b"), "a b");
    }
}
