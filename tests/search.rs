//! Search: the browser reads words as the compiler does, and the index stays small.

use std::process::Command;

use libtest_mimic::Trial;

use crate::support::console::smartplan;
use crate::support::folder::Folder;
use crate::support::{Outcome, project};

/// The words on which both must agree, each with its roots.
const ROOTS: &str = include_str!("../src/render/html/search/roots.txt");
/// What the index of the example may weigh, in bytes.
const ROOM: u64 = 700_000;

/// Lists the tests of this file.
pub fn trials() -> Vec<Trial> {
    vec![Trial::test("search: the browser finds the roots that the compiler finds", roots)]
}

fn roots() -> Outcome {
    let folder = Folder::new();
    let plan = project("examples/sleman").display().to_string();
    let built = smartplan(folder.path(), &["build", &plan, "-f", "html", "-o", "build"]);
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let site = folder.join("build/html");
    let size = std::fs::metadata(site.join("search-index.js")).expect("index").len();
    if size > ROOM {
        return Err(format!("the index of the example has {size} bytes").into());
    }
    let words = ROOTS.lines().filter_map(|line| line.split(':').next());
    let script = project("tests/search/roots.mjs");
    let found = Command::new("node").arg(script).arg(site).args(words).output().expect("node");
    let found = String::from_utf8_lossy(&found.stdout);
    let apart = ROOTS.lines().zip(found.lines()).find(|(ours, theirs)| ours != theirs);
    match apart {
        None if found.lines().count() == ROOTS.lines().count() => Ok(()),
        None => Err(format!("the browser's side says:\n{found}").into()),
        Some((ours, theirs)) => Err(format!("compiler: {ours}\nbrowser:  {theirs}").into()),
    }
}
