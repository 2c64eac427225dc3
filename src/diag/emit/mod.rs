//! Prints findings; one file a format. To add a format, write its file and one arm here.

mod human;
mod json;
mod short;

use crate::diag::{Diagnostic, Lang, Severity};
use crate::source::SourceMap;

/// Output formats of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// The rustc look, for people.
    #[default]
    Human,
    /// One line each.
    Short,
    /// One JSON object.
    Json,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// Format.
    pub format: Format,
    /// Language of messages.
    pub lang: Lang,
    /// Whether colours may be used.
    pub color: bool,
}

/// Counts findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Summary {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

impl Summary {
    /// Counts errors and warnings.
    pub fn of(findings: &[Diagnostic]) -> Self {
        let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
        Self { errors: count(Severity::Error), warnings: count(Severity::Warning) }
    }

    /// Prints the counts as a sentence.
    pub fn sentence(self, lang: Lang) -> String {
        let Self { errors, warnings } = self;
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        match lang {
            Lang::Id if errors + warnings == 0 => "tidak ada temuan".into(),
            Lang::Id => format!("{errors} galat, {warnings} peringatan"),
            Lang::En if errors + warnings == 0 => "no findings".into(),
            Lang::En => {
                format!("{errors} error{}, {warnings} warning{}", plural(errors), plural(warnings))
            }
        }
    }
}

/// Prints findings that are already sorted.
pub fn emit(findings: &[Diagnostic], sources: &SourceMap, style: Style) -> String {
    match style.format {
        Format::Human => human::emit(findings, sources, style),
        Format::Short => short::emit(findings, sources, style.lang),
        Format::Json => json::emit(findings, sources, style.lang),
    }
}
