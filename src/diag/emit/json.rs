//! One JSON object with all findings and the summary.

use serde::Serialize;

use crate::diag::emit::Summary;
use crate::diag::{Diagnostic, Lang};
use crate::source::SourceMap;

#[derive(Serialize)]
struct Report<'a> {
    diagnostics: Vec<Finding<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: String,
    name: &'a str,
    severity: &'a str,
    message: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    hints: Vec<&'a str>,
}

/// Prints the report, indented, with a line feed at its end.
pub(super) fn emit(findings: &[Diagnostic], sources: &SourceMap, lang: Lang) -> String {
    let diagnostics = findings.iter().map(|finding| {
        let source = sources.get(finding.span.source);
        let (line, column) = source.position(finding.span.start);
        let (end_line, end_column) = source.position(finding.span.end);
        Finding {
            code: finding.code.to_string(),
            name: finding.code.name,
            severity: finding.severity.key(),
            message: finding.message.get(lang),
            file: source.path(),
            line,
            column,
            end_line,
            end_column,
            hints: finding.hints.iter().map(|hint| hint.get(lang)).collect(),
        }
    });
    let report = Report { diagnostics: diagnostics.collect(), summary: Summary::of(findings) };
    // Strings and numbers always serialise.
    let mut out = serde_json::to_string_pretty(&report).unwrap_or_default();
    out.push('\n');
    out
}
