//! One JSON object with all findings and the summary.

use serde::Serialize;

use crate::diag::emit::{Report, Summary};
use crate::diag::{Diagnostic, Edit, Lang};
use crate::source::{SourceMap, Span};

#[derive(Serialize)]
struct Document<'a> {
    diagnostics: Vec<Finding<'a>>,
    waived: Vec<Waived<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: String,
    name: &'a str,
    severity: &'a str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    help: String,
    hints: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Fix<'a>>,
}

#[derive(Serialize)]
struct Waived<'a> {
    reason: &'a str,
    waiver: Place<'a>,
    #[serde(flatten)]
    finding: Finding<'a>,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    edits: Vec<Change<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Change<'a> {
    Replace {
        #[serde(flatten)]
        place: Place<'a>,
        text: &'a str,
    },
    Create {
        create: &'a str,
        text: &'a str,
    },
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// Prints the report, indented, with a line feed at its end.
pub(super) fn emit(report: &Report<'_>, lang: Lang) -> String {
    let sources = report.sources;
    let waived = report.waived.iter().map(|waived| Waived {
        reason: &waived.reason,
        waiver: place(waived.place, sources),
        finding: finding(&waived.finding, sources, lang),
    });
    let document = Document {
        diagnostics: report.findings.iter().map(|own| finding(own, sources, lang)).collect(),
        waived: waived.collect(),
        summary: report.summary(),
    };
    // Strings and numbers always serialise.
    let mut out = serde_json::to_string_pretty(&document).unwrap_or_default();
    out.push('\n');
    out
}

fn finding<'a>(own: &'a Diagnostic, sources: &'a SourceMap, lang: Lang) -> Finding<'a> {
    let related = own
        .related
        .iter()
        .map(|(span, text)| Related { message: text.get(lang), place: place(*span, sources) });
    Finding {
        code: own.code.to_string(),
        name: own.code.name,
        severity: own.severity.key(),
        message: own.message.get(lang),
        place: place(own.span, sources),
        help: format!("smartplan explain {}", own.code),
        hints: own.hints.iter().map(|hint| hint.get(lang)).collect(),
        related: related.collect(),
        fix: own.fix.as_ref().map(|fix| Fix {
            title: fix.title.get(lang),
            edits: fix.edits.iter().map(|edit| change(edit, sources)).collect(),
        }),
    }
}

fn change<'a>(edit: &'a Edit, sources: &'a SourceMap) -> Change<'a> {
    match edit {
        Edit::Replace { span, text } => Change::Replace { place: place(*span, sources), text },
        Edit::Create { path, text } => Change::Create { create: path, text },
    }
}

fn place(span: Span, sources: &SourceMap) -> Place<'_> {
    let source = sources.get(span.source);
    let (line, column) = source.position(span.start);
    let (end_line, end_column) = source.position(span.end);
    Place { file: source.path(), line, column, end_line, end_column }
}
