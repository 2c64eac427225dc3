//! Where a broken YAML text is broken, and why, in an author's words.
//!
//! A parser stops where it can no longer go on. That is often lines behind the slip: a quotation
//! mark that is not closed swallows what follows, and a line that is indented too far continues
//! the value above. The lines around the stop are looked at here for what an author slips on.

use std::ops::Range;

use granit_parser::ErrorKind as Kind;

use crate::diag::Text;
use crate::load::yaml::reason::reason;

/// A place in a text and what is wrong there.
pub(super) struct Fault {
    pub(super) place: Range<usize>,
    pub(super) reason: Text,
    /// Whether all is well without what stands there.
    pub(super) needless: bool,
}

impl Fault {
    fn new(place: Range<usize>, reason: Text) -> Self {
        Self { place, reason, needless: false }
    }
}

/// Finds the fault behind a stop at byte `at`; all before byte `read` was understood.
pub(super) fn find(text: &str, kind: &Kind, read: usize, at: usize) -> Fault {
    let found = space(text, at).or_else(|| empty(text, at)).or_else(|| match kind {
        Kind::TabNotAllowed
        | Kind::TabInBlockIndentation
        | Kind::TabInIndentation
        | Kind::TabAtBlockScalarStart
        | Kind::TabInPlainScalar => tab(text, at).map(|place| Fault::new(place, reason(kind))),
        Kind::InvalidTrailingSingleQuotedScalar | Kind::InvalidTrailingDoubleQuotedScalar => {
            quote(text, read, at)
        }
        Kind::MappingValueNotAllowed
        | Kind::InvalidColonPlacement
        | Kind::SimpleKeyExpected
        | Kind::InvalidSimpleKey
        | Kind::ExpectedBlockMappingKey
        | Kind::InvalidIndentation
        | Kind::ExpectedBlockSequenceEntry => line(text, at),
        _ => None,
    });
    found.unwrap_or_else(|| Fault::new(at..at, reason(kind)))
}

/// Tells a space that is none for YAML: a non-breaking one, as web pages and Word hold them.
fn is_odd(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{200b}' | '\u{202f}' | '\u{3000}' | '\u{feff}')
}

/// Makes a fault of the odd space at a byte.
fn odd(text: &str, at: usize) -> Fault {
    let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
    let reason = Text::new(
        "spasi ini bukan spasi biasa; hapus dan ketik ulang",
        "this space is no ordinary one; delete it and type it again",
    );
    Fault::new(at..end, reason)
}

/// Finds a line that begins with an odd space: it is read as a key of its own, without a fault.
pub(super) fn indentation(text: &str) -> Option<Fault> {
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(end, _)| end + 1));
    let mut odd_lines = starts.filter(|start| text[*start..].starts_with(is_odd));
    odd_lines.next().map(|start| odd(text, start))
}

/// Finds an odd space in the indentation or behind a colon of the line of a byte or the one above.
fn space(text: &str, at: usize) -> Option<Fault> {
    let start = start_of_line(text, at);
    let above = start_of_line(text, start.saturating_sub(1));
    [above, start].into_iter().find_map(|start| {
        let line = text[start..].split('\n').next().unwrap_or_default();
        let indent = line.len() - line.trim_start_matches(|c| c == ' ' || is_odd(c)).len();
        let behind = |(at, _): (usize, &str)| line[at + 1..].starts_with(is_odd).then_some(at + 1);
        let found =
            line[..indent].find(is_odd).or_else(|| line.match_indices(':').find_map(behind));
        found.map(|at| odd(text, start + at))
    })
}

/// Finds `[]` behind a key with items below it, as when a starter's examples are taken in use.
fn empty(text: &str, at: usize) -> Option<Fault> {
    let start = start_of_line(text, at);
    let own = Line::at(text, start);
    let above = text[..start].lines().rev().map(str::trim_end);
    let above =
        above.into_iter().find(|line| !line.is_empty() && !line.trim_start().starts_with('#'))?;
    let key = above.strip_suffix("[]")?.trim_end();
    if !key.ends_with(':') || !own.text.trim_start().starts_with("- ") {
        return None;
    }
    let at = above.as_ptr().addr() - text.as_ptr().addr();
    let reason = Text::new(
        "`[]` berarti daftar kosong; hapus tanda itu karena di bawahnya ada isi",
        "`[]` says that the list is empty; remove it, for there are items below",
    );
    Some(Fault { place: at + key.len()..at + above.len(), reason, needless: true })
}

/// Finds the first tab in the indentation of the line of a byte or of a later line.
fn tab(text: &str, at: usize) -> Option<Range<usize>> {
    let mut start = start_of_line(text, at);
    for line in text[start..].split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line[..indent].find('\t').filter(|_| !line.trim().is_empty()) {
            return Some(start + tab..start + tab + 1);
        }
        start += line.len();
    }
    None
}

/// Finds the quotation mark that opens the text which ends right before a byte, lines above.
fn quote(text: &str, read: usize, at: usize) -> Option<Fault> {
    let between = text.get(read..at)?;
    let mut comment = false;
    let mut before = ' ';
    let opening = between.char_indices().find(|(_, letter)| {
        let apart = before.is_whitespace() || matches!(before, '[' | '{' | ',' | ':');
        comment = *letter != '\n' && (comment || *letter == '#' && before.is_whitespace());
        before = *letter;
        !comment && apart && matches!(letter, '"' | '\'')
    });
    let (open, mark) = opening?;
    let lines = between[open..].matches('\n').count();
    if lines == 0 {
        return None;
    }
    let number = text[..at].matches('\n').count() + 1;
    let reason = Text::new(
        format!("tanda kutip `{mark}` yang dibuka di sini baru ditutup pada baris {number}"),
        format!("the quotation mark `{mark}` opened here is closed on line {number} only"),
    );
    Some(Fault::new(read + open..read + open + 1, reason))
}

/// Looks at the line on which the parser stopped and at the one above.
fn line(text: &str, at: usize) -> Option<Fault> {
    let start = start_of_line(text, at);
    let own = Line::at(text, start);
    let above = text[..start].trim_end();
    let above = (!above.is_empty()).then(|| Line::at(text, start_of_line(text, above.len())));
    let above = above.filter(|_| own.is_key())?;
    above.slip().or_else(|| {
        // A value above that goes on over lines would have begun on its own line.
        let apart = above.is_key() && own.indent() != above.key_column();
        let reason = || {
            Text::new(
                "lekukan baris ini tidak sama dengan baris yang setingkat",
                "this line is not indented like its neighbours",
            )
        };
        apart.then(|| Fault::new(own.words(), reason()))
    })
}

fn start_of_line(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// A line with its place.
struct Line<'t> {
    start: usize,
    text: &'t str,
}

impl<'t> Line<'t> {
    fn at(text: &'t str, start: usize) -> Self {
        let line = text[start..].split('\n').next().unwrap_or_default();
        Self { start, text: line.trim_end() }
    }

    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// Returns the place of what is written on it.
    fn words(&self) -> Range<usize> {
        self.start + self.indent()..self.start + self.text.len()
    }

    /// Returns the column at which its first key begins, behind the dash of a list.
    fn key_column(&self) -> usize {
        let rest = &self.text[self.indent()..];
        let dash = rest.strip_prefix('-').filter(|rest| rest.starts_with(' '));
        dash.map_or(self.indent(), |rest| self.text.len() - rest.trim_start().len())
    }

    /// Tells whether it begins with a key and a colon.
    fn is_key(&self) -> bool {
        let (name, rest) = self.key();
        !name.is_empty()
            && rest
                .strip_prefix(':')
                .is_some_and(|rest| !rest.starts_with(|c: char| !c.is_whitespace()))
    }

    /// Parts it into the word of its key and what follows.
    fn key(&self) -> (&'t str, &'t str) {
        let rest = &self.text[self.key_column()..];
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-')))
            .unwrap_or(rest.len());
        rest.split_at(end)
    }

    /// Finds a slip on it that only shows on the next line.
    fn slip(&self) -> Option<Fault> {
        let rest = &self.text[self.indent()..];
        let first = self.start + self.indent();
        let fault =
            |place: Range<usize>, id: &str, en: &str| Some(Fault::new(place, Text::new(id, en)));
        let mark = rest.chars().next().filter(|mark| matches!(mark, '–' | '—' | '•' | '*' | '·'));
        if let Some(mark) = mark {
            let place = first..first + mark.len_utf8();
            let id = format!("butir daftar dimulai dengan `- `, bukan `{mark}`");
            return fault(place, &id, &format!("an item of a list begins with `- `, not `{mark}`"));
        }
        if rest.starts_with('-') && !rest.starts_with("- ") && rest.len() > 1 {
            let place = first..first + 1;
            return fault(place, "`-` harus diikuti spasi", "`-` must be followed by a space");
        }
        let (name, value) = self.key();
        let glued = value.strip_prefix(':').filter(|rest| !rest.starts_with([' ', '/']));
        if !name.is_empty() && glued.is_some_and(|rest| !rest.is_empty()) {
            let colon = self.start + self.text.len() - value.len();
            let (id, en) =
                ("di belakang titik dua harus ada spasi", "a colon must be followed by a space");
            return fault(colon..colon + 1, id, en);
        }
        let open = value.find(['[', '{']).filter(|at| !value[*at..].contains([']', '}']))?;
        let place = self.start + self.text.len() - value.len() + open;
        let mark = &value[open..=open];
        let id = format!("kurung `{mark}` tidak ditutup");
        fault(place..place + 1, &id, &format!("the bracket `{mark}` is not closed"))
    }
}
