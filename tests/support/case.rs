//! Reads cases out of the Markdown files of `tests/suite/`.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::project;

/// Held while a suite file is rewritten: cases of one file run beside each other.
static BLESSING: Mutex<()> = Mutex::new(());

/// One case: a heading with its files and what is expected of them.
#[derive(Debug, Clone)]
pub struct Case {
    /// Path of the suite file and the heading.
    pub name: String,
    /// The suite file, for blessing.
    pub suite: PathBuf,
    /// Files of the plan, laid over the smallest example.
    pub files: Vec<(String, String)>,
    /// Words behind the heading in braces: `{draft}`, `{extended}`, `{bare}`, `{stage=2}`.
    pub flags: Vec<String>,
    /// Expectations by name, with the line of the suite file at which each begins.
    pub expected: Vec<(String, String, usize)>,
}

/// Names of fences that hold expectations; `findings` is implied when absent: none.
const EXPECTATIONS: &[&str] = &["findings", "outline", "text", "facts", "console"];

/// Lists all cases of all suites.
pub fn all() -> Vec<Case> {
    let mut files = Vec::new();
    collect(&project("tests/suite"), &mut files);
    files.sort();
    let cases: Vec<Case> = files.iter().flat_map(|file| read(file)).collect();
    let mut names: Vec<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    names.sort_unstable();
    for pair in names.windows(2) {
        assert!(pair[0] != pair[1], "two cases are called {}", pair[0]);
    }
    cases
}

fn collect(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("suite folder") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            collect(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            out.push(path);
        }
    }
}

fn read(suite: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(suite).expect("suite file");
    let stem = suite.strip_prefix(project("tests/suite")).expect("below the suite folder");
    let stem = stem.with_extension("").display().to_string();
    let mut cases: Vec<Case> = Vec::new();
    let mut path: Option<String> = None;
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        if let Some(heading) = line.strip_prefix("## ") {
            let (title, flags) = match heading.split_once(" {") {
                Some((title, flags)) => (title, flags.trim_end_matches('}')),
                None => (heading, ""),
            };
            cases.push(Case {
                name: format!("{stem}: {title}"),
                suite: suite.to_owned(),
                files: Vec::new(),
                flags: flags.split_whitespace().map(str::to_owned).collect(),
                expected: Vec::new(),
            });
        } else if line.starts_with('`') && line.ends_with("`:") {
            path = Some(line.trim_matches(['`', ':']).to_owned());
        } else if line.starts_with("~~~") {
            let info = line.trim_start_matches('~').to_owned();
            let mut body = String::new();
            for (_, inner) in lines.by_ref().take_while(|(_, inner)| *inner != "~~~") {
                body.push_str(inner);
                body.push('\n');
            }
            let case = cases.last_mut().expect("a fence belongs below a heading");
            if let Some(path) = path.take() {
                case.files.push((path, body));
            } else {
                assert!(
                    EXPECTATIONS.contains(&info.as_str()),
                    "{}: unknown fence {info}",
                    case.name
                );
                case.expected.push((info, body, number + 1));
            }
        }
    }
    cases
}

/// Writes what was found into the suite file in place of what was expected.
pub fn bless(case: &Case, name: &str, found: &str) {
    let _alone = BLESSING.lock().unwrap_or_else(PoisonError::into_inner);
    let text = std::fs::read_to_string(&case.suite).expect("suite file");
    let heading = case.name.split_once(": ").map_or("", |(_, title)| title);
    let mut out: Vec<String> = Vec::new();
    let (mut own, mut inside, mut replaced) = (false, false, false);
    for line in text.lines() {
        let fence = if inside { line == "~~~" } else { line.starts_with("~~~") };
        // A `## ` inside a fence is a line of a file.
        if let Some(title) = line.strip_prefix("## ").filter(|_| !inside) {
            own = title.split(" {").next() == Some(heading);
        }
        if fence {
            inside = !inside;
        } else if inside && replaced {
            continue;
        }
        out.push(line.to_owned());
        replaced = fence && inside && own && line.strip_prefix("~~~") == Some(name);
        if replaced {
            out.extend(found.lines().map(str::to_owned));
        }
    }
    std::fs::write(&case.suite, out.join("\n") + "\n").expect("suite file");
}
