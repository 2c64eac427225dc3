//! Prints findings; one file a format. To add a format, write its file and one arm here.

mod github;
mod human;
mod json;
mod junit;
mod sarif;
mod short;

use crate::diag::manual::Entry;
use crate::diag::policy::Waived;
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
    /// SARIF 2.1.0, for code-scanning services.
    Sarif,
    /// `JUnit` XML, for CI servers.
    Junit,
    /// Workflow commands of GitHub Actions.
    Github,
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

/// Everything that there is to say about a plan.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// Findings, sorted.
    pub findings: &'a [Diagnostic],
    /// Findings that the plan waives.
    pub waived: &'a [Waived],
    /// All texts.
    pub sources: &'a SourceMap,
    /// The book of rules.
    pub manuals: &'a [Entry],
    /// What stands before the paths for programs that look at a larger folder: `plans/sleman/`.
    pub folder: &'a str,
}

/// Counts findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Summary {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Findings that the plan waives.
    pub waived: usize,
}

impl Summary {
    /// Counts errors and warnings.
    pub fn of(findings: &[Diagnostic]) -> Self {
        let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
        Self { errors: count(Severity::Error), warnings: count(Severity::Warning), waived: 0 }
    }

    /// Prints the counts as a sentence.
    pub fn sentence(self, lang: Lang) -> String {
        let Self { errors, warnings, waived } = self;
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let mut out = match lang {
            Lang::Id if errors + warnings == 0 => "tidak ada temuan".into(),
            Lang::Id => format!("{errors} galat, {warnings} peringatan"),
            Lang::En if errors + warnings == 0 => "no findings".into(),
            Lang::En => {
                format!("{errors} error{}, {warnings} warning{}", plural(errors), plural(warnings))
            }
        };
        if waived > 0 {
            let word = match lang {
                Lang::Id => "dikecualikan",
                Lang::En => "waived",
            };
            out = format!("{out}, {waived} {word}");
        }
        out
    }
}

impl Report<'_> {
    /// Counts what is told and what is waived.
    pub fn summary(&self) -> Summary {
        Summary { waived: self.waived.len(), ..Summary::of(self.findings) }
    }

    /// Prints in a style.
    pub fn emit(&self, style: Style) -> String {
        match style.format {
            Format::Human => human::emit(self, style),
            Format::Short => short::emit(self.findings, self.sources, style.lang),
            Format::Json => json::emit(self, style.lang),
            Format::Sarif => sarif::emit(self, style.lang),
            Format::Junit => junit::emit(self, style.lang),
            Format::Github => github::emit(self, style.lang),
        }
    }
}

/// Prints findings that are already sorted.
pub fn emit(findings: &[Diagnostic], sources: &SourceMap, style: Style) -> String {
    Report { findings, waived: &[], sources, manuals: &[], folder: "" }.emit(style)
}
