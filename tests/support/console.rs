//! Runs the command itself: `$ smartplan check plan` and what it prints.

use std::path::Path;
use std::process::{Command, Output};

use super::Outcome;
use super::case::Case;
use super::folder::Folder;
use super::run::{compare, world};

/// Runs the command in a folder, in English and without colours.
pub fn smartplan(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_smartplan"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("SMARTPLAN_LANG")
        .env("LC_ALL", "C")
        .env("NO_COLOR", "1")
        .output()
        .expect("the command runs")
}

/// Runs every `$` line of a case in one folder that holds its files below `plan/`.
pub fn run(case: &Case) -> Outcome {
    let folder = Folder::new();
    for (path, bytes) in world(case).files() {
        let target = folder.join("plan").join(path);
        std::fs::create_dir_all(target.parent().expect("parent")).expect("folder");
        std::fs::write(target, bytes).expect("file");
    }
    let (_, expected, _) =
        case.expected.iter().find(|(name, _, _)| name == "console").expect("console fence");
    let mut found = String::new();
    for line in expected.lines().filter(|line| line.starts_with("$ ")) {
        let words: Vec<&str> = line[2..].split_whitespace().collect();
        found.push_str(line);
        found.push('\n');
        let output = match words.split_first() {
            Some((&"smartplan", arguments)) => smartplan(folder.path(), arguments),
            Some((program @ &("ls" | "cat"), arguments)) => {
                let mut command = Command::new(program);
                command.args(arguments).current_dir(folder.path()).output().expect(program)
            }
            _ => return Err(format!("a console line must run smartplan, ls or cat: {line}").into()),
        };
        found.push_str(&String::from_utf8_lossy(&output.stdout));
        found.push_str(&String::from_utf8_lossy(&output.stderr));
        let code = output.status.code().unwrap_or(-1);
        if code != 0 {
            found.push_str(&format!("exit {code}\n"));
        }
    }
    compare(case, "console", expected, &found)
}
