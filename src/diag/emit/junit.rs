//! `JUnit` XML: one suite, one case a file, one failure a finding; a plan without findings is one
//! case that passes.

use std::fmt::Write;

use crate::diag::emit::{Report, short};
use crate::diag::{Diagnostic, Lang, Severity};

/// Prints the report.
pub(super) fn emit(report: &Report<'_>, lang: Lang) -> String {
    let mut files: Vec<(&str, Vec<&Diagnostic>)> = Vec::new();
    for finding in report.findings {
        let path = report.sources.get(finding.span.source).path();
        match files.last_mut().filter(|(last, _)| *last == path) {
            Some((_, findings)) => findings.push(finding),
            None => files.push((path, vec![finding])),
        }
    }
    let told = |finding: &&&Diagnostic| finding.severity != Severity::Info;
    let failures: usize =
        files.iter().map(|(_, findings)| findings.iter().filter(told).count()).sum();
    let cases = files.len().max(1);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let head = format!("name=\"smartplan\" tests=\"{cases}\" failures=\"{failures}\" errors=\"0\"");
    // Writing to a string cannot fail.
    let _ = writeln!(out, "<testsuites {head}>\n  <testsuite {head}>");
    if files.is_empty() {
        out.push_str("    <testcase name=\"smartplan\" classname=\"smartplan\"/>\n");
    }
    for (path, findings) in files {
        let path = escape(path);
        let _ =
            writeln!(out, "    <testcase name=\"{path}\" classname=\"smartplan\" file=\"{path}\">");
        for finding in findings.iter().filter(told) {
            let message = escape(finding.message.get(lang));
            let mut body = short::line(finding, report.sources, lang);
            for hint in &finding.hints {
                let _ = write!(body, "\n{}", hint.get(lang));
            }
            let _ = writeln!(
                out,
                "      <failure type=\"{} {}\" message=\"{message}\">{}</failure>",
                finding.code,
                finding.code.name,
                escape(&body)
            );
        }
        out.push_str("    </testcase>\n");
    }
    out.push_str("  </testsuite>\n</testsuites>\n");
    out
}

/// Escapes text for XML; what XML cannot hold becomes a mark.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push('\t'),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            other if other.is_control() => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out
}
