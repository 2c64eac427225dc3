//! What printing costs beside the bare engine: `cargo bench --bench print [-- PLAN]`.
//!
//! The example plan is printed by smartplan, and the code that smartplan feeds to Typst
//! (`build -f typst`) is compiled by the same Typst without smartplan, in turns, each in a process
//! of its own: all books in one process, then the volume alone. Prints the median of CPU, the
//! most memory, pages, and the ratio of both. Nothing is asserted: a busy machine would make it
//! fail. Linux only, since CPU and memory are read from `/proc`.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a benchmark prints, and reads the plan from its folder"
)]

#[path = "support/bare.rs"]
mod bare;

use std::path::{Path, PathBuf};
use std::process::Command;

use smartplan::Options;
use smartplan::render::{Format, Selection};
use smartplan::world::MemWorld;

/// Says what a process of its own is to do: `ours:volume:FOLDER`.
const TASK: &str = "SMARTPLAN_BENCH";

const RUNS: usize = 3;

fn main() {
    let plan = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let plan = plan.map_or_else(example, PathBuf::from);
    if let Ok(task) = std::env::var(TASK) {
        let mut parts = task.splitn(3, ':');
        let mut part = || parts.next().expect("three parts");
        let (who, what, folder) = (part(), part(), PathBuf::from(part()));
        let pages = if who == "ours" {
            ours(&plan, what, &folder)
        } else {
            bare::print(&outputs(what, &folder.join("typst")), &folder)
        };
        println!("{} {} {pages}", cpu(), memory());
        return;
    }
    let folder = tempfile::tempdir().expect("a folder to work in");
    write(folder.path(), &render(&plan, &[Format::Typst], "all"));
    println!("{}: CPU, most memory, pages", plan.display());
    for what in ["all", "volume"] {
        let mut costs = [Vec::new(), Vec::new()];
        for _ in 0..RUNS {
            for (own, who) in costs.iter_mut().zip(["ours", "bare"]) {
                own.push(measure(&format!("{who}:{what}:{}", folder.path().display()), &plan));
            }
        }
        let [ours, bare] = costs.map(|mut own| {
            own.sort_by_key(|cost| cost[0]);
            own.swap_remove(RUNS / 2)
        });
        tell(&format!("{what}: smartplan"), ours);
        tell(&format!("{what}: bare Typst"), bare);
        println!(
            "  ratio: CPU {:.2}, memory {:.2}",
            ratio(ours[0], bare[0]),
            ratio(ours[1], bare[1])
        );
    }
}

/// Milliseconds of CPU, kibibytes of memory, pages.
type Cost = [u32; 3];

fn tell(name: &str, [cpu, memory, pages]: Cost) {
    println!(
        "  {name:24} {cpu:6} ms, {:5} MiB, {pages} pages, {:.1} ms a page",
        memory / 1024,
        ratio(cpu, pages)
    );
}

fn ratio(one: u32, other: u32) -> f64 {
    f64::from(one) / f64::from(other.max(1))
}

/// Runs a task in a process of its own.
fn measure(task: &str, plan: &Path) -> Cost {
    let own = std::env::current_exe().expect("this program");
    let output = Command::new(own).arg(plan).env(TASK, task).output().expect("runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let problem = String::from_utf8_lossy(&output.stderr).into_owned();
    let mut numbers = text.split_whitespace().filter_map(|word| word.parse().ok());
    [(); 3].map(|()| numbers.next().unwrap_or_else(|| panic!("{task}: {text}{problem}")))
}

/// Prints as `smartplan build -f pdf` does, and returns the number of pages.
fn ours(plan: &Path, what: &str, folder: &Path) -> u32 {
    let artifacts = render(plan, &[Format::Pdf], what);
    write(folder, &artifacts);
    let pages = artifacts.iter().map(|(_, bytes)| pages(bytes));
    pages.sum()
}

/// Counts the pages of a PDF as our engine writes it: the root of the tree of pages says it.
fn pages(pdf: &[u8]) -> u32 {
    let text = String::from_utf8_lossy(pdf);
    let counts = text.split("/Type/Pages").skip(1).filter_map(|rest| {
        let (_, count) = rest.split_once("/Count ")?;
        count.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    });
    counts.max().unwrap_or(0)
}

fn render(plan: &Path, formats: &[Format], what: &str) -> smartplan::output::Artifacts {
    let mut checked = smartplan::check(&world(plan), Options::default());
    let (own, _) = checked.edition.as_ref().expect("the plan can be read");
    let books = own.scheme.books.iter().map(|book| book.number());
    let books = books.filter(|_| what == "all").collect();
    let selection =
        Selection { formats: formats.to_vec(), books, volume: true, ..Selection::default() };
    let made = smartplan::render(&mut checked, Options::default(), &selection, &|_| ());
    made.expect("no fault of our own").expect("the plan can be built")
}

fn write(folder: &Path, artifacts: &smartplan::output::Artifacts) {
    for (path, bytes) in artifacts.iter() {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("parent")).expect("folder");
        std::fs::write(path, bytes).expect("file");
    }
}

/// Lists the folders of code, books before the volume.
fn outputs(what: &str, folder: &Path) -> Vec<PathBuf> {
    if what == "volume" {
        return vec![folder.join("master-plan")];
    }
    let entries = std::fs::read_dir(folder).expect("folder of code");
    let mut out: Vec<PathBuf> = entries.map(|entry| entry.expect("entry").path()).collect();
    out.sort();
    out
}

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sleman")
}

fn world(root: &Path) -> MemWorld {
    let mut world = MemWorld::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("folder") {
            let path = entry.expect("entry").path();
            let inside = path.strip_prefix(root).expect("below").display().to_string();
            if path.is_dir() {
                open.extend((inside != "build").then_some(path));
            } else {
                world.insert(inside, std::fs::read(&path).expect("file"));
            }
        }
    }
    world
}

/// Returns the CPU time of this process in milliseconds; the kernel counts hundredths.
fn cpu() -> u32 {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("Linux");
    // Behind the name in parentheses, user and system time are the twelfth and thirteenth words.
    let (_, rest) = stat.rsplit_once(')').expect("name of the process");
    let times = rest.split_whitespace().skip(11).take(2);
    times.filter_map(|word| word.parse::<u32>().ok()).sum::<u32>() * 10
}

/// Returns the most memory that this process has had, in kibibytes.
fn memory() -> u32 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("VmHWM");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}
