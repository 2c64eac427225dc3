//! Findings about the author's text: what they are, what they say, how they are printed.
//!
//! A [`Diagnostic`] has a stable [`Code`], a place, a message and hints in both languages.
//! Passes push into a [`Sink`] and go on, so that one run tells everything.

pub mod catalogue;
pub mod code;
mod emit;
pub mod manual;
mod once;
pub mod policy;

use std::fmt;

pub use code::{CODES, Code};
pub use emit::{Format, Report, Style, Summary, emit};

pub use crate::lang::{Lang, Text};
use crate::source::{SourceMap, Span};

/// Tells how much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The plan is not built.
    Error,
    /// The plan is built; somebody should look.
    Warning,
    /// For information, such as what a later stage still needs.
    Info,
}

impl Severity {
    /// Returns the word printed before the code.
    pub fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Error, Lang::Id) => "galat",
            (Self::Error, Lang::En) => "error",
            (Self::Warning, Lang::Id) => "peringatan",
            (Self::Warning, Lang::En) => "warning",
            (Self::Info, Lang::Id | Lang::En) => "info",
        }
    }

    /// Returns the word used in machine formats.
    pub fn key(self) -> &'static str {
        self.word(Lang::En)
    }
}

/// Describes one finding at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding it is.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// Where it is.
    pub span: Span,
    /// What is wrong.
    pub message: Text,
    /// Other places that belong to it, each with a word on why.
    pub related: Vec<(Span, Text)>,
    /// What to do next.
    pub hints: Vec<Text>,
    /// How a machine can mend it.
    pub fix: Option<Fix>,
}

/// A mend that a machine can make: all of its edits or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does.
    pub title: Text,
    /// The edits, in any order; they do not overlap.
    pub edits: Vec<Edit>,
    /// How many places are mended alike.
    pub times: usize,
}

/// One change of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Puts a text in place of a part of a file; an empty part inserts.
    Replace {
        /// The part.
        span: Span,
        /// The text.
        text: String,
    },
    /// Writes a file that is not there yet.
    Create {
        /// Path from the plan's root.
        path: String,
        /// Its text.
        text: String,
    },
}

impl Fix {
    /// Puts one text in place of another.
    pub fn replace(
        span: Span,
        text: impl Into<String>,
        id: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        let edits = vec![Edit::Replace { span, text: text.into() }];
        Self { title: Text::new(id, en), edits, times: 1 }
    }

    /// Puts one word in place of a misspelt one, where the place holds the bare word, with or
    /// without quotes around it.
    pub fn word(span: Span, old: &str, new: &str) -> Option<Self> {
        let span = inner(span, old)?;
        Some(Self::replace(
            span,
            new,
            format!("ganti `{old}` dengan `{new}`"),
            format!("replace `{old}` by `{new}`"),
        ))
    }

    /// Writes a file that is not there yet.
    pub fn create(path: impl Into<String>, text: impl Into<String>) -> Self {
        let (path, text) = (path.into(), text.into());
        let title = Text::new(format!("buat `{path}`"), format!("create `{path}`"));
        Self { title, edits: vec![Edit::Create { path, text }], times: 1 }
    }
}

/// Returns the place of a text inside its quotes; `None` when it is written in another way.
fn inner(span: Span, text: &str) -> Option<Span> {
    match (span.end - span.start).checked_sub(text.len()) {
        Some(0) => Some(span),
        Some(2) => Some(Span { start: span.start + 1, end: span.end - 1, ..span }),
        _ => None,
    }
}

/// Shows letters that nobody sees, and that are often the fault: `gover<U+200B>nance`.
fn visible(text: String) -> String {
    let hidden =
        |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    // A non-breaking space is seen, but not where a word should begin.
    let leading = text.contains("`\u{a0}");
    if !leading && !text.contains(hidden) {
        return text;
    }
    let shown = |c: char| {
        if hidden(c) || (leading && c == '\u{a0}') {
            format!("<U+{:04X}>", u32::from(c))
        } else {
            c.to_string()
        }
    };
    text.chars().map(shown).collect()
}

impl Diagnostic {
    /// Makes a finding of the given weight.
    pub fn new(code: Code, severity: Severity, span: Span, message: Text) -> Self {
        let message = Text::new(visible(message.id), visible(message.en));
        Self { code, severity, span, message, related: Vec::new(), hints: Vec::new(), fix: None }
    }

    /// Makes a finding of the weight that its code has.
    pub fn of(code: Code, span: Span, message: Text) -> Self {
        Self::new(code, code.severity, span, message)
    }

    /// Makes an error.
    pub fn error(code: Code, span: Span, message: Text) -> Self {
        Self::new(code, Severity::Error, span, message)
    }

    /// Makes a warning.
    pub fn warning(code: Code, span: Span, message: Text) -> Self {
        Self::new(code, Severity::Warning, span, message)
    }

    /// Adds what to do next.
    #[must_use]
    pub fn hint(mut self, id: impl Into<String>, en: impl Into<String>) -> Self {
        self.hints.push(Text::new(id, en));
        self
    }

    /// Adds how a machine can mend it.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Adds a mend where there is one.
    #[must_use]
    pub fn maybe(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix.or(self.fix);
        self
    }

    /// Adds another place that belongs to the finding.
    #[must_use]
    pub fn related(mut self, span: Span, id: impl Into<String>, en: impl Into<String>) -> Self {
        self.related.push((span, Text::new(id, en)));
        self
    }
}

/// Gathers findings while the passes go on.
#[derive(Debug, Clone, Default)]
pub struct Sink {
    items: Vec<Diagnostic>,
}

impl Sink {
    /// Starts empty.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.items.push(diagnostic);
    }

    /// Adds a mend to the finding that came last.
    pub fn mend_last(&mut self, fix: Fix) {
        if let Some(last) = self.items.last_mut() {
            last.fix = Some(fix);
        }
    }

    /// Hands over the findings in the order in which they came.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.items.iter()
    }

    /// Tells whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        self.items.iter().any(|item| item.severity == Severity::Error)
    }

    /// Tells whether something cannot be printed truly, not even in a draft.
    pub fn blocks_draft(&self) -> bool {
        self.items.iter().any(|item| item.severity == Severity::Error && item.code.blocks_draft)
    }

    /// Returns all findings by file and place, each fault once.
    pub fn into_sorted(mut self, sources: &SourceMap) -> Vec<Diagnostic> {
        let place = |item: &Diagnostic| {
            (sources.get(item.span.source).path(), item.span.start, item.span.end)
        };
        self.items.sort_by(|a, b| {
            (place(a), a.code.number, &a.message).cmp(&(place(b), b.code.number, &b.message))
        });
        self.items.dedup();
        once::once(self.items)
    }
}

impl<'a> IntoIterator for &'a Sink {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SP{:03}", self.number)
    }
}
