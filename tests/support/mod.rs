//! What all tests share: cases, plans in memory, a folder to work in, comparing.

pub mod case;
pub mod console;
pub mod folder;
pub mod run;
pub mod schema;

/// What a test says when it fails.
pub type Outcome = Result<(), libtest_mimic::Failed>;

/// Returns a path below the project's root.
pub fn project(path: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Fails with both texts, line by line, when they differ.
pub fn same(what: &str, expected: &str, found: &str) -> Outcome {
    if expected == found {
        return Ok(());
    }
    let mut out = format!("{what} differs\n");
    let (left, right): (Vec<&str>, Vec<&str>) =
        (expected.lines().collect(), found.lines().collect());
    for line in left.iter().filter(|line| !right.contains(line)) {
        out.push_str(&format!("  expected only: {line}\n"));
    }
    for line in right.iter().filter(|line| !left.contains(line)) {
        out.push_str(&format!("  found only:    {line}\n"));
    }
    out.push_str(&format!("--- found ---\n{found}"));
    Err(out.into())
}
