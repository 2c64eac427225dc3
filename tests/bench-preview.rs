//! How fast the preview follows a save, and whether it keeps its memory:
//! `cargo bench --bench preview [-- EDITS]`.
//!
//! The real `serve` shows a copy of the example plan in Debian's Chromium; one paragraph is saved
//! thirty times for the page and thirty times for the printed sheet in sight, then five hundred
//! times (or EDITS) while memory is read from `/proc`. Prints; nothing is asserted: a busy machine
//! would make it fail.

#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    missing_docs,
    unreachable_pub,
    dead_code,
    reason = "a benchmark works with folders and shares the support of tests"
)]

#[path = "support/folder.rs"]
mod folder;

use std::path::Path;
use std::process::Command;

use folder::{Folder, copy};

fn main() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let edits = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let tests = own.join("tests/browser");
    if !tests.join("node_modules").is_dir() {
        let mut install = Command::new("npm");
        install.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        assert!(install.current_dir(&tests).status().expect("npm").success(), "npm ci");
    }
    let folder = Folder::new();
    copy(&own.join("examples/sleman"), folder.path());
    let mut measure = Command::new("node");
    measure.arg(tests.join("latency.mjs")).arg(folder.path()).args(edits);
    measure.env("SMARTPLAN", env!("CARGO_BIN_EXE_smartplan"));
    assert!(measure.status().expect("node").success(), "the preview was not measured");
}
