//! What a site costs beside mdBook: `cargo bench --bench web [-- PLAN]`.
//!
//! The example plan is built by `smartplan build -f html`, and its Markdown chapters, as they are,
//! by `mdbook build` with its default theme and search, in turns, each as a process of its own.
//! Ours also reads and checks the records, computes the tables and draws the charts. Prints CPU
//! and wall clock with the ratio of both. Nothing is asserted: a busy machine would make it fail.
//! mdBook is installed below `target/` when it is missing there. Linux only, since CPU is read
//! from `/proc`.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a benchmark prints, and reads the plan from its folder"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The mdBook that is measured.
const VERSION: &str = "0.5.4";

const RUNS: u32 = 15;

fn main() {
    let plan = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let plan = plan.map_or_else(|| project("examples/sleman"), PathBuf::from);
    let plan = plan.canonicalize().expect("a plan");
    let mdbook = mdbook();
    let folder = tempfile::tempdir().expect("a folder to work in");
    let prose = write_book(&plan, &folder.path().join("book"));
    let site = folder.path().join("site");
    let mut ours = Command::new(env!("CARGO_BIN_EXE_smartplan"));
    ours.arg("build").arg(&plan).args(["-f", "html", "-o"]).arg(&site);
    let mut theirs = Command::new(mdbook);
    theirs.arg("build").arg(folder.path().join("book"));
    let mut costs = [Cost::default(), Cost::default()];
    for _ in 0..RUNS {
        costs[0].run(&mut ours);
        costs[1].run(&mut theirs);
    }
    let [ours, theirs] = costs;
    println!("{}: {} KiB of Markdown, {RUNS} runs each", plan.display(), prose / 1024);
    ours.tell("smartplan", &site.join("html"));
    theirs.tell(&format!("mdBook {VERSION}"), &folder.path().join("book/book"));
    println!(
        "  ratio: CPU {:.3}, wall clock {:.3} at best, {:.3} in the middle",
        ours.cpu.as_secs_f64() / theirs.cpu.as_secs_f64(),
        ours.best().as_secs_f64() / theirs.best().as_secs_f64(),
        ours.middle().as_secs_f64() / theirs.middle().as_secs_f64(),
    );
}

/// What runs of a command have cost.
#[derive(Default)]
struct Cost {
    cpu: Duration,
    wall: Vec<Duration>,
}

impl Cost {
    fn run(&mut self, command: &mut Command) {
        let (before, start) = (children(), Instant::now());
        let output = command.stdin(Stdio::null()).output().expect("the command runs");
        self.wall.push(start.elapsed());
        self.cpu += children().saturating_sub(before);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        self.wall.sort_unstable();
    }

    fn best(&self) -> Duration {
        self.wall.first().copied().unwrap_or_default()
    }

    fn middle(&self) -> Duration {
        self.wall.get(self.wall.len() / 2).copied().unwrap_or_default()
    }

    fn tell(&self, name: &str, site: &Path) {
        println!(
            "  {name:14} CPU {:6.1} ms, wall clock {:6.1} ms at best, {:6.1} ms in the middle, {} pages",
            milliseconds(self.cpu / RUNS),
            milliseconds(self.best()),
            milliseconds(self.middle()),
            pages(site)
        );
    }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Writes the chapters of a plan as an mdBook and returns how many bytes they have.
fn write_book(plan: &Path, folder: &Path) -> usize {
    let mut summary = String::from("# Summary\n\n");
    let mut size = 0;
    let mut stages = entries(plan);
    stages.retain(|path| path.is_dir() && name(path).starts_with("tahap-"));
    for stage in stages {
        let chapters = entries(&stage);
        let chapters = chapters.iter().filter(|path| is_a(path, "md"));
        for chapter in chapters {
            let text = std::fs::read_to_string(chapter).expect("a chapter");
            let path = format!("{}/{}", name(&stage), name(chapter));
            let target = folder.join("src").join(&path);
            std::fs::create_dir_all(target.parent().expect("parent")).expect("folder");
            std::fs::write(target, &text).expect("chapter");
            let title = text.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or(&path);
            let title = title.split('{').next().unwrap_or(title).trim();
            summary.extend(["- [", title, "](", &path, ")\n"]);
            size += text.len();
        }
    }
    std::fs::write(folder.join("src/SUMMARY.md"), summary).expect("summary");
    std::fs::write(
        folder.join("book.toml"),
        "[book]\ntitle = \"Master Plan\"\nlanguage = \"id\"\n",
    )
    .expect("book.toml");
    size
}

/// Returns mdBook's command, installed when it is missing.
fn mdbook() -> PathBuf {
    let root = project("target/mdbook");
    let command = root.join("bin/mdbook");
    if !command.is_file() {
        println!("installing mdBook {VERSION} below {}", root.display());
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        let done = Command::new("nice")
            .args(["-n", "10", &cargo, "install", "mdbook", "--locked", "--version", VERSION])
            .args(["--no-default-features", "--features", "search", "--root"])
            .arg(&root)
            .status()
            .expect("cargo runs");
        assert!(done.success(), "mdBook cannot be installed");
    }
    command
}

/// Counts the pages of a site.
fn pages(folder: &Path) -> usize {
    let all = entries(folder).into_iter();
    all.map(|path| {
        if path.is_dir() {
            pages(&path)
        } else {
            usize::from(path.extension().is_some_and(|end| end == "html"))
        }
    })
    .sum()
}

fn is_a(path: &Path, kind: &str) -> bool {
    path.extension().is_some_and(|ending| ending == kind)
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("folder");
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.expect("entry").path()).collect();
    all.sort();
    all
}

fn name(path: &Path) -> String {
    path.file_name().expect("a name").to_string_lossy().into_owned()
}

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Returns the CPU time of all processes that ended; the kernel counts hundredths.
fn children() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("Linux");
    // Behind the name in parentheses, they are the fourteenth and fifteenth words.
    let (_, rest) = stat.rsplit_once(')').expect("name of the process");
    let times = rest.split_whitespace().skip(13).take(2);
    Duration::from_millis(times.filter_map(|word| word.parse::<u64>().ok()).sum::<u64>() * 10)
}
