//! Machine formats of findings, held against what outside readers expect.

use libtest_mimic::Trial;
use serde_json::{Value, json};
use smartplan::check::manuals;
use smartplan::diag::{Format, Lang, Report, Style};
use smartplan::{Checked, Options, check};

use crate::support::case::{self, Case};
use crate::support::run::world;
use crate::support::{Outcome, project};

/// Lists the tests of this file.
pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("formats: SARIF fits the official schema for every case", sarif),
        Trial::test("formats: the schema refuses a broken SARIF", broken_sarif),
        Trial::test("formats: JUnit is well-formed and counts its failures", junit),
        Trial::test("formats: GitHub commands stay one a line", github),
    ]
}

/// Checks the plan of every case that is no console case.
fn all() -> impl Iterator<Item = (Case, Checked)> {
    let plain = |case: &Case| !case.expected.iter().any(|(name, _, _)| name == "console");
    case::all().into_iter().filter(plain).map(|case| {
        let checked = check(&world(&case), Options::default());
        (case, checked)
    })
}

fn emit(checked: &Checked, format: Format, lang: Lang) -> String {
    let manuals = manuals();
    let Checked { findings, waived, sources, .. } = checked;
    Report { findings, waived, sources, manuals: &manuals }.emit(Style {
        format,
        lang,
        color: false,
    })
}

/// The schema of OASIS for SARIF 2.1.0, as published.
fn schema() -> jsonschema::Validator {
    let text = std::fs::read_to_string(project("tests/schema/sarif-2.1.0.json")).expect("schema");
    // As published two patterns have a bracket too many, which only ECMAScript bears.
    let text = text.replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&text).expect("JSON");
    jsonschema::validator_for(&schema).expect("a schema")
}

fn sarif() -> Outcome {
    let schema = schema();
    let mut results = 0;
    for (case, checked) in all() {
        for lang in [Lang::Id, Lang::En] {
            let log: Value =
                serde_json::from_str(&emit(&checked, Format::Sarif, lang)).expect("JSON");
            let faults: Vec<String> = schema
                .iter_errors(&log)
                .map(|fault| format!("{}: {fault}", fault.instance_path()))
                .collect();
            assert!(faults.is_empty(), "{}: {}", case.name, faults.join("\n"));
            results += log["runs"][0]["results"].as_array().map_or(0, Vec::len);
        }
    }
    assert!(results > 100, "only {results} results were looked at");
    Ok(())
}

fn broken_sarif() -> Outcome {
    let (_, checked) = all().find(|(_, checked)| !checked.findings.is_empty()).expect("a finding");
    let mut log: Value =
        serde_json::from_str(&emit(&checked, Format::Sarif, Lang::En)).expect("JSON");
    assert!(schema().is_valid(&log));
    log["runs"][0]["results"][0]["level"] = json!("fatal");
    assert!(!schema().is_valid(&log), "a level that does not exist is refused");
    Ok(())
}

fn junit() -> Outcome {
    for (case, checked) in all() {
        let text = emit(&checked, Format::Junit, Lang::Id);
        let document = roxmltree::Document::parse(&text)
            .unwrap_or_else(|fault| panic!("{}: {fault}\n{text}", case.name));
        let failures = document.descendants().filter(|node| node.has_tag_name("failure")).count();
        let stated = document.root_element().attribute("failures").expect("failures");
        assert_eq!(stated, failures.to_string(), "{}", case.name);
    }
    Ok(())
}

fn github() -> Outcome {
    for (case, checked) in all() {
        let text = emit(&checked, Format::Github, Lang::En);
        assert_eq!(text.lines().count(), checked.findings.len(), "{}", case.name);
        assert!(text.lines().all(|line| line.starts_with("::")), "{}", case.name);
    }
    Ok(())
}
