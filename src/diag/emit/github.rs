//! Workflow commands: GitHub Actions shows each finding at its line of a pull request.

use std::fmt::Write;

use crate::diag::emit::Report;
use crate::diag::{Lang, Severity};

/// Prints one command a finding.
pub(super) fn emit(report: &Report<'_>, lang: Lang) -> String {
    let mut out = String::new();
    for finding in report.findings {
        let source = report.sources.get(finding.span.source);
        let path = format!("{}{}", report.folder, source.path());
        let (line, column) = source.position(finding.span.start);
        let (end_line, end_column) = source.position(finding.span.end);
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let mut place = format!("file={},line={line},col={column}", property(&path));
        // The service refuses columns that span lines.
        if end_line == line {
            let _ = write!(place, ",endLine={end_line},endColumn={end_column}");
        }
        let title = property(&format!("{} {}", finding.code, finding.code.name));
        let mut message = finding.message.get(lang).to_owned();
        for hint in &finding.hints {
            let _ = write!(message, "\n{}", hint.get(lang));
        }
        // Writing to a string cannot fail.
        let _ = writeln!(out, "::{command} {place},title={title}::{}", data(&message));
    }
    out
}

/// Escapes the text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_the_protocol_are_escaped() {
        assert_eq!(data("100%\nnaik"), "100%25%0Anaik");
        assert_eq!(property("a:b,c"), "a%3Ab%2Cc");
    }
}
