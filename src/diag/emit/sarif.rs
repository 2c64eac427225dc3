//! SARIF 2.1.0 (OASIS): what code-scanning services and editors read.

use serde_json::{Value, json};

use crate::diag::emit::Report;
use crate::diag::manual::{Entry, Manual};
use crate::diag::policy::Waived;
use crate::diag::{Code, Diagnostic, Edit, Lang, Severity};
use crate::source::{SourceMap, Span};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Prints the log, indented, with a line feed at its end.
pub(super) fn emit(report: &Report<'_>, lang: Lang) -> String {
    let results = report.findings.iter().map(|own| result(own, report, lang));
    let waived = report.waived.iter().map(|own| suppressed(own, report, lang));
    let language = match lang {
        Lang::Id => "id",
        Lang::En => "en",
    };
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "smartplan",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": report.manuals.iter().map(|entry| rule(entry, lang)).collect::<Vec<_>>(),
            }},
            "language": language,
            "columnKind": "unicodeCodePoints",
            "results": results.chain(waived).collect::<Vec<_>>(),
        }],
    });
    // Strings and numbers always serialise.
    let mut out = serde_json::to_string_pretty(&log).unwrap_or_default();
    out.push('\n');
    out
}

fn rule((code, manual): &Entry, lang: Lang) -> Value {
    let Manual { what, why, mend, .. } = manual;
    json!({
        "id": code.to_string(),
        "name": pascal(code.name),
        "shortDescription": { "text": what.get(lang) },
        "fullDescription": { "text": why.get(lang) },
        "help": {
            "text": mend.get(lang),
            "markdown": format!("{}\n\n```\n{}\n```", why.get(lang), mend.get(lang)),
        },
        "defaultConfiguration": { "level": level(code.severity) },
    })
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

fn result(own: &Diagnostic, report: &Report<'_>, lang: Lang) -> Value {
    let sources = report.sources;
    let mut text = own.message.get(lang).to_owned();
    for hint in &own.hints {
        text.push('\n');
        text.push_str(hint.get(lang));
    }
    let mut result = json!({
        "ruleId": own.code.to_string(),
        "level": level(own.severity),
        "message": { "text": text },
        "locations": [{ "physicalLocation": place(own.span, sources) }],
        "partialFingerprints": { "smartplan/v1": fingerprint(own.code, own.span, sources) },
    });
    if let Some(index) = report.manuals.iter().position(|(code, _)| *code == own.code) {
        result["ruleIndex"] = json!(index);
    }
    if !own.related.is_empty() {
        let related = own.related.iter().enumerate().map(|(at, (span, text))| {
            json!({
                "id": at,
                "message": { "text": text.get(lang) },
                "physicalLocation": place(*span, sources),
            })
        });
        result["relatedLocations"] = related.collect();
    }
    if let Some(fix) = &own.fix {
        let changes: Vec<Value> =
            fix.edits.iter().filter_map(|edit| change(edit, sources)).collect();
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

fn suppressed(waived: &Waived, report: &Report<'_>, lang: Lang) -> Value {
    let mut result = result(&waived.finding, report, lang);
    result["suppressions"] = json!([{
        "kind": "inSource",
        "justification": waived.reason,
        "location": { "physicalLocation": place(waived.place, report.sources) },
    }]);
    result
}

fn change(edit: &Edit, sources: &SourceMap) -> Option<Value> {
    let Edit::Replace { span, text } = edit else { return None };
    Some(json!({
        "artifactLocation": { "uri": uri(sources.get(span.source).path()) },
        "replacements": [{
            "deletedRegion": region(*span, sources),
            "insertedContent": { "text": text },
        }],
    }))
}

fn place(span: Span, sources: &SourceMap) -> Value {
    json!({
        "artifactLocation": { "uri": uri(sources.get(span.source).path()) },
        "region": region(span, sources),
    })
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
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Marks a finding by its code and its line without white space, so that it is known again when
/// lines move (FNV-1a, 64 bits).
fn fingerprint(code: Code, span: Span, sources: &SourceMap) -> String {
    let source = sources.get(span.source);
    let text = source.text();
    let start = text.get(..span.start).and_then(|head| head.rfind('\n')).map_or(0, |at| at + 1);
    let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let words = line.split_whitespace().flat_map(str::bytes);
    let bytes = code.number.to_be_bytes().into_iter().chain(source.path().bytes()).chain(words);
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_paths_take_the_forms_of_the_standard() {
        assert_eq!(pascal("unknown-key"), "UnknownKey");
        assert_eq!(uri("tahap-1/bab satu.md"), "tahap-1/bab%20satu.md");
    }
}
