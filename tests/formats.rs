//! Machine formats of findings, held against what outside readers expect.

use libtest_mimic::Trial;
use serde_json::{Value, json};
use smartplan::check::manuals;
use smartplan::diag::{Format, Lang, Report, Style};
use smartplan::world::MemWorld;
use smartplan::{Checked, Options, check};

use crate::support::case::{self, Case};
use crate::support::folder::files;
use crate::support::run::world;
use crate::support::schema::Schema;
use crate::support::{Outcome, project};

/// Lists the tests of this file.
pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("formats: SARIF fits the official schema for every case", passes(sarif)),
        Trial::test("formats: the schema refuses a broken SARIF", passes(broken_sarif)),
        Trial::test("formats: JUnit is well-formed and counts its failures", passes(junit)),
        Trial::test("formats: SARIF tells places, fixes and waivers", passes(whole_sarif)),
        Trial::test("formats: GitHub commands stay one a line", passes(github)),
    ]
}

/// A test that panics when it fails.
fn passes(test: fn()) -> impl FnOnce() -> Outcome {
    move || {
        test();
        Ok(())
    }
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
    Report { findings, waived, sources, manuals: &manuals, folder: "" }.emit(Style {
        format,
        lang,
        color: false,
    })
}

/// The schema of OASIS for SARIF 2.1.0, as published.
fn schema() -> Schema {
    let text = std::fs::read_to_string(project("tests/schema/sarif-2.1.0.json")).expect("schema");
    Schema::new(serde_json::from_str(&text).expect("JSON"))
}

fn sarif() {
    let schema = schema();
    let mut results = 0;
    for (case, checked) in all() {
        for lang in [Lang::Id, Lang::En] {
            let log: Value =
                serde_json::from_str(&emit(&checked, Format::Sarif, lang)).expect("JSON");
            let faults = schema.faults(&log);
            assert!(faults.is_empty(), "{}: {}", case.name, faults.join("\n"));
            results += bound(&case.name, &log["runs"][0]);
        }
    }
    assert!(results > 100, "only {results} results were looked at");
}

/// Checks what the schema cannot: results name their rules, none is known by the mark of another,
/// places are relative, and all say whether they are suppressed. Returns how many there are.
fn bound(case: &str, run: &Value) -> usize {
    let results = run["results"].as_array().expect("results");
    let mut marks = std::collections::BTreeSet::new();
    for result in results {
        let index = result["ruleIndex"].as_u64().and_then(|index| usize::try_from(index).ok());
        let rule = &run["tool"]["driver"]["rules"][index.expect("the index of a rule")];
        assert_eq!(rule["id"], result["ruleId"], "{case}");
        let mark = result["partialFingerprints"]["smartplan/v1"].as_str().expect("mark");
        assert!(marks.insert(mark), "{case}: {mark} stands twice");
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().expect("uri");
        assert!(!uri.starts_with('/') && !uri.contains(' '), "{case}: {uri}");
        assert_eq!(place["artifactLocation"]["uriBaseId"], "%SRCROOT%", "{case}");
        assert!(place["region"]["startLine"].as_u64() >= Some(1), "{case}");
        assert!(result["suppressions"].is_array(), "{case}");
    }
    results.len()
}

/// Changes a log so that it breaks the standard.
type Break = fn(&mut Value);

fn broken_sarif() {
    let (_, checked) = all().find(|(_, checked)| !checked.findings.is_empty()).expect("a finding");
    let mut log: Value =
        serde_json::from_str(&emit(&checked, Format::Sarif, Lang::En)).expect("JSON");
    assert!(schema().is_valid(&log));
    let breaks: [(&str, Break); 5] = [
        ("a level that does not exist", |log| {
            log["runs"][0]["results"][0]["level"] = json!("fatal");
        }),
        ("a result without message", |log| {
            log["runs"][0]["results"][0].as_object_mut().expect("result").remove("message");
        }),
        ("a line before the first", |log| {
            let place = &mut log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
            place["region"]["startLine"] = json!(0);
        }),
        ("a key that does not exist", |log| log["runs"][0]["summary"] = json!({})),
        ("another version", |log| log["version"] = json!("2.0.0")),
    ];
    for (what, broken) in breaks {
        let mut other = log.clone();
        broken(&mut other);
        assert!(!schema().is_valid(&other), "{what} is accepted");
    }
    log["runs"] = json!([]);
    assert!(schema().is_valid(&log), "no run is a log too");
}

fn junit() {
    for (case, checked) in all() {
        let text = emit(&checked, Format::Junit, Lang::Id);
        let document = roxmltree::Document::parse(&text)
            .unwrap_or_else(|fault| panic!("{}: {fault}\n{text}", case.name));
        let failures = document.descendants().filter(|node| node.has_tag_name("failure")).count();
        let stated = document.root_element().attribute("failures").expect("failures");
        assert_eq!(stated, failures.to_string(), "{}", case.name);
    }
}

fn github() {
    for (case, checked) in all() {
        let text = emit(&checked, Format::Github, Lang::En);
        assert_eq!(text.lines().count(), checked.findings.len(), "{}", case.name);
        assert!(text.lines().all(|line| line.starts_with("::")), "{}", case.name);
    }
}

fn whole_sarif() {
    let mut world = MemWorld::new();
    for (path, bytes) in files(&project("examples/minimal")) {
        world.insert(path, bytes);
    }
    let data = "agencies: [{id: d, name: Dinas Satu, short: Dinas}]\n\
                agencies: []\n\
                funds: [{id: f, name: Dana, short: Dana, kind: apbd}]\n\
                actions:\n  \
                - {id: A-1, area: sdm, name: P, output: O, agency: d, years: 2022, fund: f, budget: {2022: 900}} \
                # smartplan: ignore SP505 -- \u{201c}dibahas\u{201d} nanti\n";
    world.insert("data/satu dua.yaml", data);
    let checked = check(&world, Options::default());
    let manuals = manuals();
    let Checked { findings, waived, sources, .. } = &checked;
    let report = Report { findings, waived, sources, manuals: &manuals, folder: "plan/" };
    let text = report.emit(Style { format: Format::Sarif, lang: Lang::Id, color: false });
    let log: Value = serde_json::from_str(&text).expect("JSON");
    assert!(schema().is_valid(&log));
    let results = &log["runs"][0]["results"];
    let region = |result: &Value| result["locations"][0]["physicalLocation"]["region"].clone();
    let twice = results.as_array().expect("results").iter().find(|own| own["ruleId"] == "SP006");
    let twice = twice.expect("a key that stands twice");
    assert_eq!(
        region(twice),
        json!({"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 9})
    );
    let place = &twice["relatedLocations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!(place["uri"], "plan/data/satu%20dua.yaml");
    assert_eq!(twice["suppressions"], json!([]));
    let waived_result =
        results.as_array().expect("results").iter().find(|own| own["ruleId"] == "SP505");
    let waived_result = waived_result.expect("the waived one");
    assert_eq!(waived_result["suppressions"][0]["justification"], "\u{201c}dibahas\u{201d} nanti");
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules");
    assert_eq!(rules.len(), manuals.len());
}
