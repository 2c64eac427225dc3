//! How long a check takes: `cargo bench`.
//!
//! Prints the minimum, median and maximum over several runs of checking the example plan, and of
//! a generated plan with ten thousand programmes. Checking runs on one thread; what is told is the
//! time that this thread had a processor, so that others who are busy on the machine do not count.
//! Nothing is asserted: how fast a processor is nobody knows beforehand.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::format_push_string,
    missing_docs,
    reason = "a benchmark prints, and reads the example from its folder"
)]

use std::path::Path;
use std::time::Duration;

use cpu_time::ThreadTime;

use smartplan::check::{RULES, Review};
use smartplan::diag::Sink;
use smartplan::source::SourceMap;
use smartplan::world::MemWorld;
use smartplan::{Options, check, load, resolve};

const PROGRAMS: usize = 10_000;

/// Returns the time that this thread had a processor so far.
fn now() -> Duration {
    ThreadTime::now().as_duration()
}

fn main() {
    time("examples/sleman", 20, &example("sleman"));
    time(&format!("{PROGRAMS} programmes"), 5, &large());
}

fn time(name: &str, runs: usize, world: &MemWorld) {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = now();
            std::hint::black_box(check(world, Options::default()));
            now().saturating_sub(start)
        })
        .collect();
    times.sort();
    let checked = check(world, Options::default());
    println!(
        "check {name}: min {:.1?}, median {:.1?}, max {:.1?} ({} findings)",
        times[0],
        times[runs / 2],
        times[runs - 1],
        checked.findings.len()
    );
    parts(world);
}

/// Prints where the time goes.
fn parts(world: &MemWorld) {
    let (mut sources, mut sink) = (SourceMap::default(), Sink::new());
    let start = now();
    let plan = load::load(world, &mut sources, &mut sink).expect("the plan can be read");
    let loaded = now();
    let stage = plan.manifest.stage();
    check::check(&Review::new(&plan, stage, &sources), &mut sink);
    let reviewed = now();
    resolve::resolve(&plan, resolve::Options { stage, extended: false, bare: true }, &mut sink);
    let resolved = now();
    println!(
        "  read {:.1?}, rules {:.1?}, numbers and tables {:.1?}",
        loaded.saturating_sub(start),
        reviewed.saturating_sub(loaded),
        resolved.saturating_sub(reviewed)
    );
    let review = Review::new(&plan, stage, &sources);
    let start = now();
    review.prepare();
    println!("  prose made ready for all rules {:.1?}", now().saturating_sub(start));
    let mut costs: Vec<(Duration, String)> = (RULES.iter())
        .map(|rule| {
            let start = now();
            (rule.check)(&review, &mut Sink::new());
            (now().saturating_sub(start), rule.code.to_string())
        })
        .collect();
    costs.sort();
    let dearest = costs.iter().rev().take(6).map(|(cost, code)| format!("{code} {cost:.1?}"));
    println!("  dearest rules: {}", dearest.collect::<Vec<_>>().join(", "));
}

fn example(name: &str) -> MemWorld {
    let mut world = MemWorld::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    let mut open = vec![root.clone()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("folder") {
            let path = entry.expect("entry").path();
            let inside = path.strip_prefix(&root).expect("below").display().to_string();
            if path.is_dir() {
                if inside != "build" {
                    open.push(path);
                }
            } else {
                world.insert(inside, std::fs::read(&path).expect("file"));
            }
        }
    }
    world
}

/// Spreads [`PROGRAMS`] programmes over the example, each with an indicator of its own.
fn large() -> MemWorld {
    let mut world = example("sleman");
    let dimensions = [
        ("governance", "layanan-publik", "STR-GOV-1", "SS-1"),
        ("branding", "tourism", "STR-BRA-1", "SS-3"),
        ("living", "health", "STR-LIV-1", "SS-5"),
    ];
    let mut programs = String::from("programs:\n");
    let mut indicators = String::from("indicators:\n");
    for number in 0..PROGRAMS {
        let (dimension, sub, strategy, objective) = dimensions[number % dimensions.len()];
        let amount = 100 + number % 900;
        programs.push_str(&format!(
            "  - id: X-{number}\n    name: Program layanan nomor {number}\n    dimension: {dimension}\n    \
             subdimension: {sub}\n    description: Layanan nomor {number} diperluas ke seluruh wilayah secara bertahap.\n    \
             kind: service\n    origin: new\n    agency: diskominfo\n    years: 2022-2026\n    fund: apbd\n    \
             budget: {{2022: {amount} juta, 2023: {amount} juta, 2024: {amount} juta, 2025: {amount} juta, 2026: {amount} juta}}\n    \
             strategies: [{strategy}]\n    objectives: [{objective}]\n    indicators: [Y-{number}]\n    alignment: [rpjmd-cerdas]\n"
        ));
        indicators.push_str(&format!(
            "  - {{id: Y-{number}, name: Capaian layanan nomor {number}, unit: layanan, direction: up, \
             baseline: {{year: 2021, value: 1}}, targets: {{2022: 2, 2023: 3, 2024: 4, 2025: 5, 2026: 6}}, \
             source: Catatan (ilustrasi), agency: diskominfo}}\n"
        ));
    }
    world.insert("tahap-2/data/besar.yaml", programs.into_bytes());
    world.insert("tahap-2/data/ukuran.yaml", indicators.into_bytes());
    world
}
