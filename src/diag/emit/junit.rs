//! `JUnit` XML: one suite, one case a finding, in the class of its file.
//!
//! Errors fail, what is waived is skipped, and what is no error passes with its words as output:
//! a server that counts failures must agree with the exit status. A plan without findings is one
//! case that passes.

use std::fmt::Write;

use crate::diag::emit::{Report, short};
use crate::diag::{Diagnostic, Lang, Severity, Summary};

/// Prints the report.
pub(super) fn emit(report: &Report<'_>, lang: Lang) -> String {
    let Summary { errors, waived, .. } = report.summary();
    let cases = (report.findings.len() + waived).max(1);
    let head = format!(
        "name=\"smartplan\" tests=\"{cases}\" failures=\"{errors}\" errors=\"0\" \
         skipped=\"{waived}\""
    );
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    // Writing to a string cannot fail.
    let _ = writeln!(out, "<testsuites {head}>\n  <testsuite {head}>");
    if report.findings.is_empty() && waived == 0 {
        out.push_str("    <testcase name=\"check\" classname=\"smartplan\"/>\n");
    }
    for finding in report.findings {
        let body = escape(&body(finding, report, lang));
        let inside = if finding.severity == Severity::Error {
            let message = escape(finding.message.get(lang));
            let code = finding.code;
            format!("<failure type=\"{code}\" message=\"{message}\">{body}</failure>")
        } else {
            format!("<system-out>{body}</system-out>")
        };
        case(finding, &inside, report, &mut out);
    }
    for own in report.waived {
        let inside = format!("<skipped message=\"{}\"/>", escape(&own.reason));
        case(&own.finding, &inside, report, &mut out);
    }
    out.push_str("  </testsuite>\n</testsuites>\n");
    out
}

fn case(finding: &Diagnostic, inside: &str, report: &Report<'_>, out: &mut String) {
    let source = report.sources.get(finding.span.source);
    let (line, column) = source.position(finding.span.start);
    let (class, code) = (escape(source.path()), finding.code);
    let file = escape(&format!("{}{}", report.folder, source.path()));
    let name = format!("{code} {} {line}:{column}", code.name);
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "    <testcase name=\"{name}\" classname=\"{class}\" file=\"{file}\" line=\"{line}\">\n      \
         {inside}\n    </testcase>"
    );
}

fn body(finding: &Diagnostic, report: &Report<'_>, lang: Lang) -> String {
    let mut body = short::line(finding, report.sources, lang);
    for hint in &finding.hints {
        body.push('\n');
        body.push_str(hint.get(lang));
    }
    body
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
            '\t' => out.push_str("&#9;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            other if other.is_control() => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_xml_are_escaped() {
        assert_eq!(
            escape("<a b=\"c\" & d>\n\u{1b}"),
            "&lt;a b=&quot;c&quot; &amp; d&gt;&#10;\u{fffd}"
        );
    }
}
