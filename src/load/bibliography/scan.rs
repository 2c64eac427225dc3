//! Splits a BibTeX file into entries and fields by their bytes.
//!
//! The library reads a file as a whole or not at all. Splitting first keeps an error within its
//! entry: an entry ends at the latest where a line begins the next one.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::catalogue::bibliography::SyntaxProblem;
use crate::load::markdown::is_key_char;

/// Deeper braces are refused, because the library recurses into them.
const MAX_BRACES: usize = 64;

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub(super) entries: Vec<RawEntry>,
    /// The values of `@string` definitions.
    pub(super) abbreviations: BTreeMap<String, Range<usize>>,
    pub(super) faults: Vec<Fault>,
}

/// An entry.
#[derive(Debug, Clone)]
pub(super) struct RawEntry {
    pub(super) kind: Range<usize>,
    pub(super) key: Range<usize>,
    pub(super) fields: Vec<RawField>,
}

impl RawEntry {
    /// Finds a field by its name in lower case.
    pub(super) fn field(&self, text: &str, name: &str) -> Option<&RawField> {
        self.fields.iter().find(|field| text[field.name.clone()].eq_ignore_ascii_case(name))
    }
}

/// A field.
#[derive(Debug, Clone)]
pub(super) struct RawField {
    pub(super) name: Range<usize>,
    /// With its braces or quotes.
    pub(super) value: Range<usize>,
    /// The abbreviations in it.
    pub(super) words: Vec<Range<usize>>,
}

/// A place where an entry breaks off.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) range: Range<usize>,
    pub(super) problem: SyntaxProblem,
    /// The key of the entry, when it was read.
    pub(super) key: Option<Range<usize>>,
}

/// Splits a file.
pub(super) fn scan(text: &str) -> Scan {
    let mut scan = Scan::default();
    let starts = line_starts(text);
    let mut at = 0;
    while let Some(start) = next_entry(text, at) {
        let next = starts.partition_point(|&line| line <= start);
        let limit = starts.get(next).copied().unwrap_or(text.len());
        let mut scanner = Scanner { text: &text[..limit], at: start + 1, key: None };
        let certain = starts.binary_search(&start).is_ok();
        at = match scanner.item(&mut scan) {
            Ok(()) => scanner.at,
            Err(None) if !certain => start + 1,
            Err(None) => {
                let range = start..scanner.at.max(start + 1);
                let problem = SyntaxProblem::OpeningBrace;
                scan.faults.push(Fault { range, problem, key: None });
                limit
            }
            Err(Some((range, problem))) => {
                scan.faults.push(Fault { range, problem, key: scanner.key });
                limit
            }
        };
    }
    scan
}

/// Lists the `@` that begin a line and are followed by a word.
fn line_starts(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let indented = line.trim_start();
        let word = indented.strip_prefix('@').map(str::trim_start);
        if word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_alphabetic())) {
            out.push(offset + line.len() - indented.len());
        }
        offset += line.len();
    }
    out
}

/// Finds the next `@` outside comments.
fn next_entry(text: &str, mut at: usize) -> Option<usize> {
    loop {
        at += text.get(at..)?.find(['@', '%'])?;
        if text.as_bytes()[at] == b'@' {
            return Some(at);
        }
        at += text[at..].find('\n')?;
    }
}

type Stop = Option<(Range<usize>, SyntaxProblem)>;

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    key: Option<Range<usize>>,
}

impl Scanner<'_> {
    /// Reads what follows `@`. It stops without a problem at what may be no entry at all.
    fn item(&mut self, scan: &mut Scan) -> Result<(), Stop> {
        self.space();
        let kind = self.take(|c| c.is_ascii_alphabetic());
        self.space();
        if kind.is_empty() || self.peek() != Some('{') {
            return Err(None);
        }
        let open = self.at..self.at + 1;
        self.at += 1;
        match self.text[kind.clone()].to_ascii_lowercase().as_str() {
            "comment" | "preamble" => {
                self.at -= 1;
                self.braced().or_else(|_| Err(Some((open, SyntaxProblem::Unclosed))))
            }
            "string" => {
                for field in self.fields()? {
                    // A definition made of others could grow without end or go in a circle.
                    if let Some(word) = field.words.first() {
                        return Err(Some((word.clone(), SyntaxProblem::Abbreviation)));
                    }
                    let name = self.text[field.name].to_owned();
                    scan.abbreviations.insert(name, field.value);
                }
                Ok(())
            }
            _ => {
                let key = self.key(open)?;
                let fields = self.fields()?;
                scan.entries.push(RawEntry { kind, key, fields });
                Ok(())
            }
        }
    }

    fn key(&mut self, open: Range<usize>) -> Result<Range<usize>, Stop> {
        self.space();
        let key = self.take(|c| !c.is_whitespace() && !matches!(c, ',' | '}' | '{' | '"' | '='));
        self.space();
        if key.is_empty() || self.peek() == Some('=') {
            return Err(Some((open, SyntaxProblem::MissingKey)));
        }
        if !self.text[key.clone()].chars().all(is_key_char) {
            return Err(Some((key, SyntaxProblem::BadKey)));
        }
        self.key = Some(key.clone());
        match self.peek() {
            Some(',') => self.at += 1,
            Some('}') => {}
            _ => return Err(Some(self.wrong(SyntaxProblem::Comma))),
        }
        Ok(key)
    }

    /// Reads fields up to the closing brace of the entry.
    fn fields(&mut self) -> Result<Vec<RawField>, Stop> {
        let mut out = Vec::new();
        loop {
            self.space();
            if self.peek() == Some('}') {
                self.at += 1;
                return Ok(out);
            }
            let name = self.take(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '+'));
            self.space();
            if name.is_empty() || self.peek() != Some('=') {
                return Err(Some(self.wrong(SyntaxProblem::Equals)));
            }
            self.at += 1;
            out.push(self.value(name)?);
            match self.peek() {
                Some(',') => self.at += 1,
                Some('}') => {}
                _ => return Err(Some(self.wrong(SyntaxProblem::Comma))),
            }
        }
    }

    /// Reads texts in braces or quotes, numbers and abbreviations, joined by `#`.
    fn value(&mut self, name: Range<usize>) -> Result<RawField, Stop> {
        let mut words = Vec::new();
        self.space();
        let start = self.at;
        loop {
            match self.peek() {
                Some('{') => self.braced()?,
                Some('"') => self.quoted()?,
                _ => words.extend(self.bare()?),
            }
            let end = self.at;
            self.space();
            if self.peek() != Some('#') {
                return Ok(RawField { name, value: start..end, words });
            }
            self.at += 1;
            self.space();
        }
    }

    fn braced(&mut self) -> Result<(), Stop> {
        let mut depth = 0;
        while let Some(c) = self.peek() {
            let at = self.at;
            self.at += c.len_utf8();
            match c {
                '\\' => self.at += self.peek().map_or(0, char::len_utf8),
                '{' if depth == MAX_BRACES => {
                    return Err(Some((at..self.at, SyntaxProblem::TooDeep)));
                }
                '{' => depth += 1,
                '}' if depth == 1 => return Ok(()),
                '}' => depth -= 1,
                _ => {}
            }
        }
        Err(Some(self.wrong(SyntaxProblem::Unclosed)))
    }

    fn quoted(&mut self) -> Result<(), Stop> {
        let open = self.at..self.at + 1;
        self.at += 1;
        while let Some(c) = self.peek() {
            self.at += c.len_utf8();
            match c {
                '\\' => self.at += self.peek().map_or(0, char::len_utf8),
                '"' => return Ok(()),
                _ => {}
            }
        }
        Err(Some((open, SyntaxProblem::UnclosedQuote)))
    }

    /// Reads a number or an abbreviation; returns the latter.
    fn bare(&mut self) -> Result<Option<Range<usize>>, Stop> {
        let word = self.take(|c| !c.is_whitespace() && !matches!(c, ',' | '{' | '}' | '"' | '#'));
        if word.is_empty() {
            return Err(Some(self.wrong(SyntaxProblem::Value)));
        }
        let number = self.text[word.clone()].bytes().all(|byte| byte.is_ascii_digit());
        Ok((!number).then_some(word))
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> Range<usize> {
        let rest = &self.text[self.at..];
        let start = self.at;
        self.at += rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        start..self.at
    }

    /// Passes white space and comments.
    fn space(&mut self) {
        loop {
            self.take(char::is_whitespace);
            if self.peek() != Some('%') {
                return;
            }
            self.take(|c| c != '\n');
        }
    }

    /// Points at the next character, or at the key when the entry has none any more.
    fn wrong(&self, problem: SyntaxProblem) -> (Range<usize>, SyntaxProblem) {
        match self.peek() {
            Some(c) => (self.at..self.at + c.len_utf8(), problem),
            None => (self.key.clone().unwrap_or(self.at..self.at), SyntaxProblem::Unclosed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<(SyntaxProblem, &str)> {
        scan(text).faults.into_iter().map(|fault| (fault.problem, &text[fault.range])).collect()
    }

    #[test]
    fn fields_keep_their_braces_and_places() {
        let text =
            "% c @x{\n@Book{a-1,\n title = {A {B} \\} c}, year=2020 , x = \"q\" # dim % k\n}";
        let scan = scan(text);
        assert!(scan.faults.is_empty(), "{:?}", scan.faults);
        let entry = &scan.entries[0];
        assert_eq!((&text[entry.kind.clone()], &text[entry.key.clone()]), ("Book", "a-1"));
        let values: Vec<&str> = entry.fields.iter().map(|f| &text[f.value.clone()]).collect();
        assert_eq!(values, ["{A {B} \\} c}", "2020", "\"q\" # dim"]);
        assert_eq!(&text[entry.fields[2].words[0].clone()], "dim");
    }

    #[test]
    fn an_error_stays_within_its_entry() {
        let text = "@book{a,\n title = {A,\n year = 2020\n}\n\n@book{b, title = {B}}\n";
        let scan = scan(text);
        assert_eq!(&text[scan.entries[0].key.clone()], "b");
        assert_eq!(faults(text), [(SyntaxProblem::Unclosed, "a")]);
    }

    #[test]
    fn what_is_wrong_is_told_at_its_place() {
        assert_eq!(faults("@book{a, title = {A} year = 1}"), [(SyntaxProblem::Comma, "y")]);
        assert_eq!(faults("@book{title = {A}}"), [(SyntaxProblem::MissingKey, "{")]);
        assert_eq!(faults("@book{a&b, title = {A}}"), [(SyntaxProblem::BadKey, "a&b")]);
        assert_eq!(faults("@book{a, title {A}}"), [(SyntaxProblem::Equals, "{")]);
        assert_eq!(faults("@book{a, title = }"), [(SyntaxProblem::Value, "}")]);
        assert_eq!(faults("@book{a, title = \"A}"), [(SyntaxProblem::UnclosedQuote, "\"")]);
        assert_eq!(faults("@book(a, title = {A})"), [(SyntaxProblem::OpeningBrace, "@book")]);
        assert_eq!(faults("@string{a = b}"), [(SyntaxProblem::Abbreviation, "b")]);
        assert_eq!(faults(&format!("@book{{a, t = {}", "{".repeat(99))).len(), 1);
    }

    #[test]
    fn words_outside_entries_are_nothing() {
        let scan = scan("surat: a@b.id dan @ saja\n@comment{x {y}} @preamble{\"z\"}\n");
        assert!(scan.faults.is_empty() && scan.entries.is_empty());
    }
}
