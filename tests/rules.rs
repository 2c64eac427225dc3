//! The book of rules is whole: every code has its page, a case in which it fires and one in which
//! it stays silent, and every message is worded alike.

use std::collections::{BTreeMap, BTreeSet};

use libtest_mimic::Trial;
use smartplan::check::{RULES, manuals};
use smartplan::diag::manual::{Both, Manual};
use smartplan::diag::{CODES, Code, Text};

use crate::support::case::{self, Case};
use crate::support::{Outcome, project, run};

/// Lists the tests of this file.
pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("rules: every code has one page in both languages", pages),
        Trial::test("rules: the list of rules is in the order of codes", order),
        Trial::test("rules: every code fires in a case and is silent in one near it", cases),
        Trial::test("rules: messages are worded alike in both languages", wording),
    ]
}

/// Fails with all lines, if there are any.
fn none(wrong: &[String]) -> Outcome {
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

fn pages() -> Outcome {
    let mut wrong = Vec::new();
    let book = manuals();
    for code in CODES {
        match book.iter().filter(|(own, _)| own == code).count() {
            1 => {}
            0 => wrong.push(format!("{code} {}: no page", code.name)),
            count => wrong.push(format!("{code} {}: {count} pages", code.name)),
        }
    }
    for (code, manual) in &book {
        if !CODES.contains(code) {
            wrong.push(format!("{code} {}: a page, but not in the list of codes", code.name));
        }
        page(*code, manual, &mut wrong);
    }
    none(&wrong)
}

fn page(code: Code, manual: &Manual, wrong: &mut Vec<String>) {
    let Manual { what, why, example, mend, basis } = *manual;
    let parts: [(&str, Both); 5] =
        [("what", what), ("why", why), ("example", example), ("mend", mend), ("basis", basis)];
    for (name, text) in parts {
        for (lang, words) in [("id", text.id), ("en", text.en)] {
            if words.trim().is_empty() || words.trim() != words {
                wrong.push(format!("{code}: `{name}` in `{lang}` is empty or has loose spaces"));
            }
        }
    }
    for (name, text) in [("what", what), ("why", why), ("basis", basis)] {
        if text.id == text.en {
            wrong.push(format!("{code}: `{name}` is the same in both languages"));
        }
        if !(text.id.ends_with('.') && text.en.ends_with('.')) {
            wrong.push(format!("{code}: `{name}` does not end with a full stop"));
        }
    }
    if (example.id, example.en) == (mend.id, mend.en) {
        wrong.push(format!("{code}: the mend is the example"));
    }
}

fn order() -> Outcome {
    let mut wrong = Vec::new();
    for pair in RULES.windows(2) {
        if pair[0].code.number >= pair[1].code.number {
            wrong.push(format!("{} stands before {}", pair[0].code, pair[1].code));
        }
    }
    for pair in CODES.windows(2) {
        if pair[0].number >= pair[1].number {
            wrong.push(format!("{} stands before {}", pair[0], pair[1]));
        }
    }
    let names: BTreeSet<&str> = CODES.iter().map(|code| code.name).collect();
    if names.len() != CODES.len() {
        wrong.push("two codes have the same name".to_owned());
    }
    none(&wrong)
}

/// Tells whether a case expects a code.
fn expects(case: &Case, code: Code) -> bool {
    let mark = format!("[{code}]");
    case.expected.iter().any(|(name, text, _)| {
        matches!(name.as_str(), "findings" | "console") && text.contains(&mark)
    })
}

/// Every code has a suite file with a case in which it fires and another in which it does not. A
/// rule of the reviewer is looked at in the file of its name only, so its cases are there.
fn cases() -> Outcome {
    let mut files: BTreeMap<String, Vec<Case>> = BTreeMap::new();
    for case in case::all() {
        let file = case.suite.strip_prefix(project("tests/suite")).expect("below the suite folder");
        files.entry(file.display().to_string()).or_default().push(case);
    }
    let mut wrong = Vec::new();
    for code in CODES {
        let own = format!("check/{}.md", code.name);
        let seen = |file: &str| run::is_seen_everywhere(*code) || file == own;
        let candidates = files.iter().filter(|(file, _)| seen(file));
        let (mut fires, mut silent) = (false, false);
        for (_, cases) in candidates {
            let firing = cases.iter().filter(|case| expects(case, *code)).count();
            fires |= firing > 0;
            silent |= firing > 0 && firing < cases.len();
        }
        let place = if run::is_seen_everywhere(*code) { "any file of the suite" } else { &own };
        if !fires {
            wrong.push(format!("{code} {}: no case in {place} in which it fires", code.name));
        } else if !silent {
            wrong.push(format!("{code} {}: no case beside it that stays silent", code.name));
        }
    }
    none(&wrong)
}

/// Looks at all that all cases tell.
fn wording() -> Outcome {
    let mut wrong: BTreeSet<String> = BTreeSet::new();
    for case in case::all() {
        let checked = smartplan::check(&run::world(&case), run::options(&case));
        for finding in &checked.findings {
            let code = finding.code;
            sentence(code, "message", &finding.message, &mut wrong);
            if finding.hints.is_empty() && finding.fix.is_none() {
                wrong.insert(format!("{code}: says not what to do next: {}", finding.message.en));
            }
            finding.hints.iter().for_each(|hint| sentence(code, "hint", hint, &mut wrong));
            for (_, text) in &finding.related {
                sentence(code, "place", text, &mut wrong);
            }
        }
    }
    none(&wrong.into_iter().collect::<Vec<_>>())
}

/// Lower case, no full stop, one line, and two languages.
fn sentence(code: Code, what: &str, text: &Text, wrong: &mut BTreeSet<String>) {
    if text.id == text.en {
        wrong.insert(format!("{code} {what}: the same in both languages: {}", text.id));
    }
    for words in [&text.id, &text.en] {
        if words.ends_with(['.', ' ']) || words.contains('\n') || words.trim() != words {
            wrong.insert(format!("{code} {what}: ends with a full stop, or is no line: {words}"));
        }
        let first = words.split_whitespace().next().unwrap_or_default();
        let capital = first.starts_with(char::is_uppercase);
        // Abbreviations stay as they are.
        let abbreviation = first.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        if words.is_empty() || capital && !abbreviation {
            wrong.insert(format!("{code} {what}: does not begin in lower case: {words}"));
        }
    }
}
