//! What readers meet: the built site in Chromium, before outside judges. The checks are small
//! scripts in `browser/`; `tests/run` installs what they need.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use libtest_mimic::Trial;

use crate::support::console::smartplan;
use crate::support::folder::{Folder, copy};
use crate::support::{Outcome, project};

/// The checks that look at both examples, the starter of another scheme and the torture plan: the
/// script, and what it shows.
const CHECKS: &[(&str, &str)] = &[
    ("access", "every page passes axe, light and dark, at 360 and 1440 px"),
    ("markup", "every page, style sheet and picture passes vnu"),
    ("quiet", "no page says, misses or fetches anything, from a folder or under a sub-path"),
    ("links", "without script every page can be read, every link leads somewhere, ids are unique"),
    ("narrow", "no page scrolls sideways at 320 and 360 px"),
];

/// What the script of the example does: the check, and what it shows.
const BEHAVIOURS: &[(&str, &str)] = &[
    ("tables", "tables sort, filter, add up what is left, and give their exact numbers"),
    ("cards", "a reference shows its card to the pointer and to the keyboard"),
    ("theme", "colours are switched, kept, and there before the first paint"),
    ("contents", "contents follow and open on a phone; footnotes lead both ways; links are copied"),
    ("search", "search finds by affix, number and code, by keyboard alone"),
    ("print", "a chapter is light on paper and loses no word of its tables"),
];

/// Faults that a site is given: the check, the file, what is replaced by what (nothing stands for
/// the beginning of the file), and what must be said of it.
const BROKEN: &[(&str, &str, &str, &str, &str)] = &[
    ("access", INDEX, "</main>", "<p><img src='lurik.svg'></p></main>", "image-alt"),
    ("access", INDEX, "<html lang=\"id\">", "<html>", "html-has-lang"),
    ("access", "style.css", "", ":root p { color: #999 }", "color-contrast"),
    ("markup", INDEX, "</main>", "<p><div></p></main>", "No “p” element in scope"),
    ("markup", "style.css", "", "p { colour: red }", "Property “colour” doesn't exist"),
    ("markup", "lurik.svg", "<svg", "<svg bunyi='1'", "“bunyi” not allowed"),
    ("quiet", INDEX, "</head>", "<script>alert()</script></head>", "Content Security Policy"),
    ("quiet", INDEX, "</main>", "<img src='tiada.svg' alt=''></main>", "not found"),
    ("quiet", INDEX, "<link rel=\"icon\"", "<link rel=icon href=//a.example><link", "elsewhere"),
    ("links", INDEX, "</main>", "<p><a href='tiada.html'>…</a></p></main>", "leads nowhere"),
    ("links", INDEX, "</main>", "<p><a href='#tiada'>…</a></p></main>", "no such id"),
    ("links", INDEX, "</main>", "<p id='hal:isi'>…</p></main>", "stands twice"),
    ("links", INDEX, "</main>", "<p><button>Urutkan</button></p></main>", "without script"),
    ("narrow", "style.css", "", "main { min-width: 500px }", "px wide"),
];

/// The page that is broken.
const INDEX: &str = "index.html";

/// Lists the tests of this file.
pub fn trials() -> Vec<Trial> {
    let checks = CHECKS.iter().map(|(check, title)| {
        let all = || ["sleman", "minimal", "starter", "torture"].map(site);
        trial(title, move || clean(check, &all().each_ref().map(PathBuf::as_path)))
    });
    let behaviours =
        BEHAVIOURS.iter().map(|(check, title)| trial(title, || clean(check, &[&site("sleman")])));
    let others = [
        trial("a file that holds a whole book passes alone what a site passes", || {
            clean("single", &[&site("single")])
        }),
        trial("the preview shows edits, errors, places and printed pages", preview),
        trial("a page with a fault is caught by each check", broken),
    ];
    checks.chain(behaviours).chain(others).collect()
}

fn trial(title: &str, run: impl FnOnce() -> Outcome + Send + 'static) -> Trial {
    Trial::test(format!("browser: {title}"), run)
}

/// Fails with what a check says.
fn clean(check: &str, folders: &[&Path]) -> Outcome {
    let (clean, text) = judged(check, folders);
    if clean { Ok(()) } else { Err(text.into()) }
}

/// Looks at the preview of a copy of the example, which the check edits.
fn preview() -> Outcome {
    let folder = Folder::new();
    copy(&project("examples/sleman"), &folder.join("plan"));
    clean("preview", &[folder.path()])
}

/// What is built for the checks: the folder, the plan, and how.
const SITES: &[(&str, &str, &[&str])] = &[
    ("sleman", "examples/sleman", &["-f", "html"]),
    // With something to download.
    ("minimal", "examples/minimal", &["-f", "html,pdf"]),
    ("single", "examples/sleman", &["-f", "html-single"]),
    // Nothing is written yet: no programme, no budget, empty tables.
    ("starter", STARTER, &["-f", "html", "--draft"]),
    ("torture", "tests/plans/torture", &["-f", "html"]),
];

/// What stands for the plan of the scheme `kominfo-4` that `init` writes.
const STARTER: &str = "starter";

/// Returns one of these folders.
fn site(folder: &str) -> PathBuf {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    let root = ROOT.get_or_init(|| {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sites");
        let run = |place: &Path, arguments: &[&str]| {
            let output = smartplan(place, arguments);
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        };
        let room = Folder::new();
        let plan = ["--region", "Yogyakarta", "--kind", "kota", "--horizon", "2025-2029"];
        run(room.path(), &[&["init", STARTER, "--scheme", "kominfo-4"][..], &plan].concat());
        for (folder, plan, how) in SITES {
            let out = root.join(folder).display().to_string();
            let place = if *plan == STARTER { room.join("") } else { project("") };
            run(&place, &[&["build", plan, "-o", &out][..], how].concat());
        }
        root
    });
    root.join(folder)
}

/// Runs a check on built folders and returns whether it found nothing, and what it said.
fn judged(check: &str, folders: &[&Path]) -> (bool, String) {
    let script = project("tests/browser/run.mjs");
    assert!(
        project("tests/browser/node_modules").is_dir(),
        "run tests/run: it installs the judges"
    );
    let output = Command::new("node")
        .arg(script)
        .arg(check)
        .args(folders)
        .env("SMARTPLAN", env!("CARGO_BIN_EXE_smartplan"))
        .output()
        .expect("no node: run tests/run, it installs it");
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&text).into_owned())
}

/// Gives the small example all faults of a check and asks the check what it sees.
fn broken() -> Outcome {
    for (check, _) in CHECKS {
        let folder = Folder::new();
        copy(&site("minimal"), folder.path());
        let own: Vec<_> = BROKEN.iter().filter(|(name, ..)| name == check).collect();
        assert!(!own.is_empty(), "no fault is there to show that {check} sees any");
        for (_, file, from, to, _) in &own {
            let path = folder.join("html").join(file);
            let text = std::fs::read_to_string(&path).expect("file");
            assert!(text.contains(from), "{file} has no {from}");
            std::fs::write(&path, text.replacen(from, to, 1)).expect("file");
        }
        let (clean, text) = judged(check, &[folder.path()]);
        for (_, file, _, to, told) in own {
            if clean || !text.lines().any(|line| line.contains(told)) {
                return Err(format!("{check} does not see {to} in {file}:\n{text}").into());
            }
        }
    }
    Ok(())
}
