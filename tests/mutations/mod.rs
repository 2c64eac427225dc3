//! The example plan broken in many ways: each break is told at its line under its code, and
//! nothing else becomes an error.
//!
//! A mutation is a small program that edits the plan as it stands, so it never goes stale
//! unseen: an edit that finds nothing to change fails. The table of all mutations is printed.

use std::collections::BTreeSet;

use libtest_mimic::{Failed, Trial};
use smartplan::diag::Severity;
use smartplan::world::{MemWorld, World};
use smartplan::{Options, check};

use crate::support::folder::files;
use crate::support::{Outcome, project};

mod list;

/// The fewest mutations that the table must hold.
const FEWEST: usize = 60;

/// Lists the tests of this file.
pub fn trials() -> Vec<Trial> {
    vec![Trial::test("mutations: every break of the example is told and nothing else", all)]
}

/// A plan that is being broken.
pub struct Broken {
    world: MemWorld,
    place: Option<(String, usize)>,
}

/// One way to break the example.
pub struct Mutation {
    /// What an author did.
    pub what: &'static str,
    /// The code that must be told.
    pub code: &'static str,
    /// Breaks the plan and marks the line at which it must be told.
    pub apply: fn(Broken) -> Broken,
}

impl Broken {
    fn text(&self, path: &str) -> String {
        let bytes = self.world.read(path).unwrap_or_else(|_| panic!("{path} is in the example"));
        String::from_utf8(bytes).expect("text")
    }

    /// Replaces the first `from` behind the first `anchor`, and marks the line of the new text.
    pub fn edit(mut self, path: &str, anchor: &str, from: &str, to: &str) -> Self {
        let text = self.text(path);
        let start = text.find(anchor).unwrap_or_else(|| panic!("{path} does not hold {anchor:?}"));
        let at = text[start..].find(from).unwrap_or_else(|| panic!("{path}: no {from:?}")) + start;
        let text = format!("{}{to}{}", &text[..at], &text[at + from.len()..]);
        self.place = Some((path.to_owned(), text[..at].matches('\n').count() + 1));
        self.world.insert(path, text.into_bytes());
        self
    }

    /// Removes a file, and marks the line of the manifest that holds `needle`.
    pub fn remove(mut self, path: &str) -> Self {
        let mut world = MemWorld::new();
        for (other, bytes) in self.world.files().filter(|(other, _)| *other != path) {
            world.insert(other, bytes);
        }
        self.world = world;
        self
    }

    /// Removes everything from `from` up to `until`, and marks the line where it stood.
    pub fn cut(self, path: &str, from: &str, until: &str) -> Self {
        let text = self.text(path);
        let start = text.find(from).unwrap_or_else(|| panic!("{path} does not hold {from:?}"));
        let end = text[start..].find(until).map_or(text.len(), |at| start + at);
        let gone = text[start..end].to_owned();
        self.edit(path, from, &gone, "")
    }

    /// Replaces every `from` in a file.
    pub fn all(mut self, path: &str, from: &str, to: &str) -> Self {
        let text = self.text(path);
        assert!(text.contains(from), "{path} does not hold {from:?}");
        self.world.insert(path, text.replace(from, to).into_bytes());
        self
    }

    /// Marks the first line that holds `needle`, behind the first `anchor`.
    pub fn at(mut self, path: &str, anchor: &str, needle: &str) -> Self {
        let text = self.text(path);
        let start = text.find(anchor).unwrap_or_else(|| panic!("{path} does not hold {anchor:?}"));
        let at = text[start..].find(needle).unwrap_or_else(|| panic!("{path}: no {needle:?}"));
        self.place = Some((path.to_owned(), text[..start + at].matches('\n').count() + 1));
        self
    }
}

fn all() -> Outcome {
    let mut world = MemWorld::new();
    for (path, bytes) in files(&project("examples/sleman")) {
        if !path.starts_with("build/") {
            world.insert(path, bytes);
        }
    }
    let mut table = String::from("\nmutation | expected | found\n");
    let mut wrong = Vec::new();
    for mutation in list::MUTATIONS {
        let start = Broken { world: world.clone(), place: None };
        let Ok(broken) = std::panic::catch_unwind(|| (mutation.apply)(start)) else {
            wrong.push(format!("{} | the edit finds nothing to change", mutation.what));
            continue;
        };
        let (path, line) = broken.place.clone().expect("a mutation marks its line");
        let wanted = format!("{path}:{line} {}", mutation.code);
        let found = found(&broken.world);
        let told = found.iter().any(|(place, _)| *place == wanted);
        let others: Vec<&str> = (found.iter())
            .filter(|(place, severity)| *severity == Severity::Error && *place != wanted)
            .map(|(place, _)| place.as_str())
            .collect();
        let verdict = match (told, others.is_empty()) {
            (true, true) => "yes".to_owned(),
            (true, false) => format!("yes, and {}", others.join(", ")),
            (false, _) => {
                let all: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
                format!("NO: {}", all.join(", "))
            }
        };
        table.push_str(&format!("{} | {wanted} | {verdict}\n", mutation.what));
        if verdict != "yes" {
            wrong.push(format!("{} | {wanted} | {verdict}", mutation.what));
        }
    }
    #[expect(clippy::print_stdout, reason = "the test command prints the table")]
    {
        println!("{table}");
    }
    let names: BTreeSet<&str> = list::MUTATIONS.iter().map(|mutation| mutation.what).collect();
    assert_eq!(names.len(), list::MUTATIONS.len(), "two mutations have the same name");
    assert!(names.len() >= FEWEST, "{} mutations are fewer than {FEWEST}", names.len());
    if wrong.is_empty() { Ok(()) } else { Err(Failed::from(wrong.join("\n"))) }
}

/// Lists what is told of a plan: place and code, each once, with its weight.
fn found(world: &MemWorld) -> BTreeSet<(String, Severity)> {
    let checked = check(world, Options::default());
    (checked.findings.iter())
        .map(|finding| {
            let source = checked.sources.get(finding.span.source);
            let (line, _) = source.position(finding.span.start);
            (format!("{}:{line} {}", source.path(), finding.code), finding.severity)
        })
        .collect()
}
