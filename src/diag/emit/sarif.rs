//! SARIF 2.1.0 (OASIS): what code-scanning services and editors read.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};

use crate::diag::emit::Report;
use crate::diag::manual::{Entry, Manual};
use crate::diag::{Code, Diagnostic, Edit, Lang, Severity};
use crate::source::{SourceMap, Span};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What relative paths are relative to: the folder in which the command ran.
const ROOT: &str = "%SRCROOT%";

/// Prints the log, indented, with a line feed at its end.
pub(super) fn emit(report: &Report<'_>, lang: Lang) -> String {
    let mut marks = Marks::default();
    let mut results = Vec::new();
    for own in report.findings {
        let mut result = result(own, report, &mut marks, lang);
        // Where one result is suppressed, the others must say that they are not.
        result["suppressions"] = json!([]);
        results.push(result);
    }
    for own in report.waived {
        let mut result = result(&own.finding, report, &mut marks, lang);
        result["suppressions"] = json!([{
            "kind": "inSource",
            "justification": own.reason,
            "location": { "physicalLocation": place(own.place, report) },
        }]);
        results.push(result);
    }
    let (language, root) = match lang {
        Lang::Id => ("id", "Folder tempat perintah dijalankan."),
        Lang::En => ("en", "The folder in which the command ran."),
    };
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver(report, lang) },
            "language": language,
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { ROOT: { "description": { "text": root } } },
            "results": results,
        }],
    });
    // Strings and numbers always serialise.
    let mut out = serde_json::to_string_pretty(&log).unwrap_or_default();
    out.push('\n');
    out
}

fn driver(report: &Report<'_>, lang: Lang) -> Value {
    let mut driver = json!({
        "name": "smartplan",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": report.manuals.iter().map(|entry| rule(entry, lang)).collect::<Vec<_>>(),
    });
    let home = [env!("CARGO_PKG_HOMEPAGE"), env!("CARGO_PKG_REPOSITORY")];
    if let Some(home) = home.iter().find(|home| !home.is_empty()) {
        driver["informationUri"] = json!(home);
    }
    driver
}

fn rule((code, manual): &Entry, lang: Lang) -> Value {
    let Manual { what, why, example, mend, basis } = manual;
    let what = what.get(lang);
    let short = what.split_once(". ").map_or(what.to_owned(), |(first, _)| format!("{first}."));
    let why = why.get(lang);
    let words = match lang {
        Lang::Id => ["Contoh", "Perbaikan", "Dasar"],
        Lang::En => ["Example", "Mend", "Basis"],
    };
    let parts = [example, mend].map(|both| both.get(lang));
    let (mut text, mut markdown) = (why.to_owned(), why.to_owned());
    for (word, part) in words.iter().zip(parts) {
        let fence = fence(part);
        // Writing to a string cannot fail.
        let _ = write!(text, "\n\n{word}:\n{part}");
        let _ = write!(markdown, "\n\n**{word}**\n\n{fence}\n{part}\n{fence}");
    }
    let (basis, last) = (basis.get(lang), words[2]);
    let _ = write!(text, "\n\n{last}: {basis}");
    let _ = write!(markdown, "\n\n**{last}.** {basis}");
    json!({
        "id": code.to_string(),
        "name": pascal(code.name),
        "shortDescription": { "text": short },
        "fullDescription": { "text": format!("{what} {why}") },
        "help": { "text": text, "markdown": markdown },
        "defaultConfiguration": { "level": level(code.severity) },
    })
}

/// Returns a fence that is longer than any in a text.
fn fence(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat((longest + 1).max(3))
}

/// Turns `unknown-key` into `UnknownKey`, as SARIF names rules.
fn pascal(name: &str) -> String {
    let capital = |part: &str| {
        let mut letters = part.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>())
    };
    name.split('-').filter_map(capital).collect()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn result(own: &Diagnostic, report: &Report<'_>, marks: &mut Marks, lang: Lang) -> Value {
    let mut text = own.message.get(lang).to_owned();
    for hint in &own.hints {
        text.push('\n');
        text.push_str(hint.get(lang));
    }
    let mut result = json!({
        "ruleId": own.code.to_string(),
        "level": level(own.severity),
        "message": { "text": text },
        "locations": [{ "physicalLocation": place(own.span, report) }],
        "partialFingerprints": { "smartplan/v1": marks.mark(own.code, own.span, report.sources) },
    });
    if let Some(index) = report.manuals.iter().position(|(code, _)| *code == own.code) {
        result["ruleIndex"] = json!(index);
    }
    if !own.related.is_empty() {
        let related = own.related.iter().enumerate().map(|(at, (span, text))| {
            json!({
                "id": at,
                "message": { "text": text.get(lang) },
                "physicalLocation": place(*span, report),
            })
        });
        result["relatedLocations"] = related.collect();
    }
    if let Some(fix) = &own.fix {
        let changes: Vec<Value> =
            fix.edits.iter().filter_map(|edit| change(edit, report)).collect();
        // SARIF cannot create a file.
        if changes.len() == fix.edits.len() {
            result["fixes"] = json!([{
                "description": { "text": fix.title.get(lang) },
                "artifactChanges": changes,
            }]);
        }
    }
    result
}

fn change(edit: &Edit, report: &Report<'_>) -> Option<Value> {
    let Edit::Replace { span, text } = edit else { return None };
    Some(json!({
        "artifactLocation": artifact(*span, report),
        "replacements": [{
            "deletedRegion": region(*span, report.sources),
            "insertedContent": { "text": text },
        }],
    }))
}

fn place(span: Span, report: &Report<'_>) -> Value {
    json!({
        "artifactLocation": artifact(span, report),
        "region": region(span, report.sources),
    })
}

fn artifact(span: Span, report: &Report<'_>) -> Value {
    let path = format!("{}{}", report.folder, report.sources.get(span.source).path());
    json!({ "uri": uri(&path), "uriBaseId": ROOT })
}

fn region(span: Span, sources: &SourceMap) -> Value {
    let source = sources.get(span.source);
    let (line, column) = source.position(span.start);
    let (end_line, end_column) = source.position(span.end.max(span.start));
    json!({
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    })
}

/// Percent-encodes a path for a relative URI (RFC 3986).
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => drop(write!(out, "%{byte:02X}")),
        }
    }
    out
}

/// Marks of findings, by which they are known again when lines move.
#[derive(Default)]
struct Marks(BTreeMap<u64, usize>);

impl Marks {
    /// Marks a finding by its code, its file and its line without white space (FNV-1a, 64 bits),
    /// and by how many of the same came before.
    fn mark(&mut self, code: Code, span: Span, sources: &SourceMap) -> String {
        let source = sources.get(span.source);
        let head = source.text().get(..span.start).unwrap_or_default();
        let start = head.rfind('\n').map_or(0, |at| at + 1);
        let rest = source.text().get(start..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let words = line.split_whitespace().flat_map(str::bytes);
        let bytes = code.number.to_be_bytes().into_iter().chain(source.path().bytes()).chain(words);
        let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let count = self.0.entry(hash).or_default();
        *count += 1;
        format!("{hash:016x}:{count}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_paths_take_the_forms_of_the_standard() {
        assert_eq!(pascal("unknown-key"), "UnknownKey");
        assert_eq!(uri("tahap-1/bab satu.md"), "tahap-1/bab%20satu.md");
        assert_eq!(fence("```{table} programs\n```"), "````");
    }
}
