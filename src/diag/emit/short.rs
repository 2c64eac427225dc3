//! One line a finding: `file:line:column: severity[code]: message`.

use std::fmt::Write;

use crate::diag::{Diagnostic, Lang};
use crate::source::SourceMap;

/// Prints one line a finding.
pub(super) fn emit(findings: &[Diagnostic], sources: &SourceMap, lang: Lang) -> String {
    let mut out = String::new();
    for finding in findings {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}", line(finding, sources, lang));
    }
    out
}

/// Prints one finding in one line.
pub(super) fn line(finding: &Diagnostic, sources: &SourceMap, lang: Lang) -> String {
    let source = sources.get(finding.span.source);
    let (line, column) = source.position(finding.span.start);
    format!(
        "{}:{line}:{column}: {}[{}]: {}",
        source.path(),
        finding.severity.word(lang),
        finding.code,
        finding.message.get(lang)
    )
}
