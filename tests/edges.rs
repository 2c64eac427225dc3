//! Who may name whom: the rooms of `src/lib.rs`, kept.

use std::path::{Path, PathBuf};

use libtest_mimic::Trial;

use crate::support::{Outcome, project};

/// What each room may use; a room that is not listed here fails the test.
const ROOMS: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("lang", &[]),
    ("world", &[]),
    ("output", &[]),
    ("template", &[]),
    ("model", &["source", "lang"]),
    ("diag", &["source", "lang", "model"]),
    ("load", &["source", "lang", "world", "template", "model", "diag"]),
    ("check", &["source", "lang", "model", "diag"]),
    ("mend", &["source", "world", "template", "diag"]),
    ("view", &["source", "lang", "model", "diag"]),
    ("status", &["source", "lang", "model"]),
    ("render", &["source", "output", "template", "model"]),
    ("resolve", &["source", "lang", "world", "model", "diag", "view"]),
];

/// Crates that only some places may name.
const CRATES: &[(&str, &[&str])] = &[
    ("typst", &["src/render/pdf/"]),
    ("typst_kit", &["src/render/pdf/"]),
    ("typst_layout", &["src/render/pdf/"]),
    ("typst_pdf", &["src/render/pdf/"]),
    ("typst_render", &["src/render/pdf/"]),
    ("png", &["src/render/pdf/"]),
    ("mitex", &["src/render/pdf/"]),
    ("notosans", &["src/render/pdf/", "src/view/chart/face.rs"]),
    ("ttf_parser", &["src/view/chart/face.rs"]),
    ("tera", &["src/render/html/"]),
    ("pulldown_latex", &["src/render/html/"]),
    ("rayon", &["src/render/html/"]),
    ("pulldown_cmark", &["src/load/"]),
    ("granit_parser", &["src/load/"]),
    ("ciborium", &["src/load/"]),
    ("hayagriva", &["src/load/"]),
    ("annotate_snippets", &["src/diag/emit/"]),
    ("strsim", &["src/diag/"]),
    ("flate2", &["src/cli/repository/"]),
    ("clap", &["src/cli/", "src/main.rs"]),
    ("anyhow", &["src/cli/", "src/main.rs"]),
    ("indicatif", &["src/cli/"]),
    ("sha2", &["src/cli/", "src/render/html/"]),
    ("similar", &["src/cli/"]),
    ("axum", &["src/cli/serve/"]),
    ("futures_util", &["src/cli/serve/"]),
    // A module of `status` bears the same name.
    ("open", &["src/cli/serve/", "src/status/"]),
    ("tokio", &["src/cli/serve/", "src/cli/watch.rs"]),
    ("notify_debouncer_full", &["src/cli/watch.rs"]),
];

/// Lists the tests of this file.
pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("edges: no room uses a room above it", rooms),
        Trial::test("edges: a crate is named in its own place only", crates),
        Trial::test("edges: every file of book-templates is embedded", templates),
        Trial::test("edges: no file is longer than its room bears", sizes),
    ]
}

fn sources() -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut open: Vec<PathBuf> = vec![project("src")];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("src") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(project("")).expect("below").display().to_string();
                out.push((name, std::fs::read_to_string(&path).expect("source")));
            }
        }
    }
    out.sort();
    out
}

/// Returns the code without comments.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn room_of(path: &str) -> Option<&str> {
    let rest = path.strip_prefix("src/")?;
    let name = rest.split('/').next()?;
    Some(name.trim_end_matches(".rs"))
}

fn rooms() -> Outcome {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Some(room) = room_of(&path) else { continue };
        if matches!(room, "main" | "lib" | "cli") {
            continue;
        }
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            wrong.push(format!("{path}: the room `{room}` is not listed"));
            continue;
        };
        for part in code(&text).split("crate::").skip(1) {
            let used: String =
                part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if used != room && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{path}: `{room}` may not use `{used}`"));
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

fn crates() -> Outcome {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let code = code(&text);
        for (name, places) in CRATES {
            let named =
                code.contains(&format!("{name}::")) || code.contains(&format!("use {name};"));
            let exact = code.match_indices(&format!("{name}::")).any(|(at, _)| {
                !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
            });
            if named && exact && !places.iter().any(|place| path.starts_with(place)) {
                wrong.push(format!("{path}: names the crate `{name}`"));
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

fn templates() -> Outcome {
    fn below(folder: &Path, out: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("book-templates") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                below(&path, out);
            } else {
                let root = project("book-templates");
                out.push(path.strip_prefix(root).expect("below").display().to_string());
            }
        }
    }
    let mut files = Vec::new();
    below(&project("book-templates"), &mut files);
    files.sort();
    let mut embedded: Vec<&str> =
        smartplan::template::EMBEDDED.iter().map(|(path, _)| *path).collect();
    embedded.sort_unstable();
    if files == embedded { Ok(()) } else { Err(format!("{files:?}\n{embedded:?}").into()) }
}

fn sizes() -> Outcome {
    let long: Vec<String> = sources()
        .iter()
        .filter(|(_, text)| text.lines().count() > 600)
        .map(|(path, text)| format!("{path}: {} lines", text.lines().count()))
        // Records are a flat list of nouns; fixtures are data of tests.
        .filter(|line| !line.starts_with("src/model/record.rs") && !line.contains("fixture"))
        .collect();
    if long.is_empty() { Ok(()) } else { Err(long.join("\n").into()) }
}
