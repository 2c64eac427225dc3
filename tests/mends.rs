//! What `--fix` makes of plans: files with odd bytes, mends that wait for each other, and small
//! plans broken at random, of which no mend may make anything worse.

use std::collections::BTreeMap;

use libtest_mimic::{Failed, Trial};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use smartplan::diag::{Code, Diagnostic, Severity, code};
use smartplan::mend::Mended;
use smartplan::world::MemWorld;
use smartplan::{Options, check, mend};

use crate::support::folder::files;
use crate::support::{Outcome, project};

/// How many broken plans are tried.
const PLANS: u32 = 96;

/// Lists the tests of this file.
pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("mends: a byte-order mark and line ends of Windows stay", odd_bytes),
        Trial::test("mends: a mend that waits for another is made later", later),
        Trial::test("mends: a mend that would break something is undone and told", undone),
        Trial::test("mends: two findings that ask for one edit are one mend", counted),
        Trial::test("mends: no plan broken at random is made worse", random),
    ]
}

fn small() -> MemWorld {
    let mut world = MemWorld::new();
    for (path, bytes) in files(&project("examples/minimal")) {
        world.insert(path, bytes);
    }
    world
}

fn with(files: &[(&str, &str)]) -> MemWorld {
    let mut world = small();
    for (path, text) in files {
        world.insert(*path, text.as_bytes());
    }
    world
}

fn run(world: &MemWorld) -> Mended {
    mend(world, Options::default())
}

/// Returns the plan as mended.
fn mended(world: &MemWorld, made: &Mended) -> MemWorld {
    let mut world = world.clone();
    for change in &made.changes {
        world.insert(change.path.as_str(), change.after.as_bytes());
    }
    world
}

fn after<'a>(made: &'a Mended, path: &str) -> &'a str {
    made.changes.iter().find(|own| own.path == path).map_or("", |own| own.after.as_str())
}

fn same(found: &str, expected: &str) -> Outcome {
    if found == expected { Ok(()) } else { Err(Failed::from(format!("found:\n{found:?}"))) }
}

fn odd_bytes() -> Outcome {
    let world = with(&[
        ("data/a.yaml", "\u{feff}terms:\r\n  - shrot: SPBE\r\n    name: Sistem\r\n"),
        ("data/b.yaml", "agencies:\r\n  - id: dinas\r\n    name: Dinas Satu\r\n"),
        ("data/terms.csv", "\u{feff}shrot,name\r\nTIK,Teknologi\r\n"),
    ]);
    let made = run(&world);
    same(after(&made, "data/a.yaml"), "\u{feff}terms:\r\n  - short: SPBE\r\n    name: Sistem\r\n")?;
    same(
        after(&made, "data/b.yaml"),
        "agencies:\r\n  - id: dinas\r\n    name: Dinas Satu\r\n    short: TBD\r\n",
    )?;
    same(after(&made, "data/terms.csv"), "\u{feff}short,name\r\nTIK,Teknologi\r\n")
}

fn later() -> Outcome {
    // The second `nmae` can only become `name` when the first is gone.
    let world = with(&[("data/a.yaml", "terms:\n  - {short: TIK, nmae: Teknologi, naem: Lain}\n")]);
    let made = run(&world);
    let text = after(&made, "data/a.yaml");
    let names = text.matches("name:").count();
    let left = errors(&mended(&world, &made));
    match (names, left.as_slice()) {
        (1, [one]) if one.code == code::UNKNOWN_KEY => Ok(()),
        _ => Err(format!("{text}\n{left:#?}").into()),
    }
}

fn undone() -> Outcome {
    // With years that can be read, two amounts turn out to lie outside of them.
    let world = with(&[(
        "data/a.yaml",
        "agencies:\n  - {id: dinas, name: Dinas Satu, short: Dinas}\n\
         funds:\n  - {id: apbd, name: APBD, short: APBD, kind: apbd}\n\
         actions:\n  - {id: A-1, area: sdm, name: Latih, output: Orang, agency: dinas, \
         years: 2022 s.d. 2023, fund: apbd, \
         budget: {2022: 100 juta, 2024: 100 juta, 2025: 100 juta}}\n",
    )]);
    let made = run(&world);
    let told: Vec<String> = (made.undone.iter())
        .map(|own| {
            let brings =
                own.brings.as_ref().map_or_else(String::new, |fault| fault.code.to_string());
            format!("{}:{} {} {brings}", own.place.0, own.place.1, own.title.en)
        })
        .collect();
    same(&told.join("\n"), "data/a.yaml:6 replace `2022 s.d. 2023` by `2022-2023` SP501")?;
    same(&format!("{:?}", made.changes), "[]")
}

fn counted() -> Outcome {
    // Two books lack the same file.
    let mut world = MemWorld::new();
    world.insert(
        "smartplan.yaml",
        "region: Sleman\nkind: kabupaten\nhorizon: 2022-2026\nscheme: bimtek\nstage: 1\n",
    );
    let made = run(&world);
    let twice = made.changes.iter().filter(|own| own.before.is_none());
    let twice = twice.filter(|own| own.titles.iter().any(|(_, count)| *count > 1));
    let names: Vec<&str> = twice.map(|own| own.path.as_str()).collect();
    same(&names.join(" "), "")
}

/// Lists the errors of a plan that are not about what is still to be written.
fn errors(world: &MemWorld) -> Vec<Diagnostic> {
    const UNWRITTEN: [Code; 3] =
        [code::MISSING_SECTION, code::MISSING_VIEW, code::OPEN_PLACEHOLDER];
    let found = check(world, Options::default()).findings.into_iter();
    found.filter(|own| own.severity == Severity::Error && !UNWRITTEN.contains(&own.code)).collect()
}

/// A plan with a record of most kinds that authors break.
const DATA: &str = "\
agencies:
  - {id: dinas, name: Dinas Komunikasi dan Informatika, short: Diskominfo}
  - id: badan
    name: Badan Perencanaan
    short: Bappeda
funds:
  - {id: apbd, name: Anggaran Daerah, short: APBD, kind: apbd}
missions: [{id: M-1, text: Melayani warga}]
goals: [{id: T-1, text: Layanan cepat, mission: M-1}]
objectives: [{id: S-1, text: Waktu urus turun, goal: T-1, dimensions: governance}]
indicators:
  - {id: IK-1, name: Waktu layanan, unit: menit, direction: down, baseline: {year: 2021, value: 60}, targets: {2022: 50, 2023: 45, 2024: 40, 2025: 35, 2026: 30}, source: Survei, agency: dinas}
programs:
  - id: GOV-01
    name: Loket terpadu
    dimension: governance
    subdimension: layanan-publik
    description: Satu loket untuk semua layanan.
    kind: service
    origin: new
    agency: dinas
    years: 2022-2026
    fund: apbd
    budget: {2022: 100 juta, 2023: \"Rp200.000.000\", 2024: 300000000, 2025: \"1,2 miliar\", 2026: 90 juta}
    strategies: []
    objectives: [S-1]
    indicators: [IK-1]
";

const PROSE: &str = "\
# Rencana {#rencana}

Rencana ini memuat {{ programs.count }} program dengan total anggaran {{ budget.total.short }} untuk
semua warga. Pertemuan pertama dibuka pada 24 Mei 2021 dengan pagu Rp1.250.000.000 dan kenaikan
12,5 persen. Lihat [](#tbl-program).

```{table} programs
id: tbl-program
caption: Program
source: Perangkat daerah
```
";

/// One slip of the pen at some part of a text, given in thousandths.
#[derive(Debug, Clone)]
struct Slip {
    prose: bool,
    at: usize,
    kind: usize,
}

/// Makes a slip at the nearest place where it can be made.
fn slip(text: &str, slip: &Slip) -> String {
    let words = [
        ("name", "nmae"),
        ("agency: dinas", "agency: Dinas"),
        ("kind: service", "kind: servis"),
        ("2022-2026", "2022 s.d. 2026"),
        ("100 juta", "Rp. 100.000.000,-"),
        ("1,2 miliar", "1.2 milyar"),
        ("dimension", "dimensi"),
        ("short", "singkatan"),
        ("24 Mei 2021", "24/05/2021"),
        ("12,5", "12.5"),
        ("Rp1", "Rp. 1"),
        (": ", ":"),
        ("  ", "\t"),
        ("\n", "\r\n"),
        ("\"", "“"),
        ("}", ""),
        ("{", ""),
        ("-", "–"),
        ("programs", "program"),
        ("[S-1]", "[S-9]"),
        ("{{ budget.total.short }}", "Rp41,2 miliar"),
    ];
    let from = text.len() * slip.at / 1000;
    let from = (from..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let line = text[..from].matches('\n').count().min(lines.len().saturating_sub(1));
    match slip.kind {
        0 => lines.iter().enumerate().filter(|(at, _)| *at != line).map(|(_, own)| *own).collect(),
        1 => lines
            .iter()
            .enumerate()
            .flat_map(|(at, own)| vec![*own; 1 + usize::from(at == line)])
            .collect(),
        2 => format!("\u{feff}{text}"),
        3 => text.replace('\n', "\r\n"),
        4 => text[..from].to_owned(),
        kind => {
            let (right, wrong) = words[(kind - 5) % words.len()];
            let place = text[from..].find(right).map(|at| from + at).or_else(|| text.find(right));
            place.map_or(text.to_owned(), |at| {
                format!("{}{wrong}{}", &text[..at], &text[at + right.len()..])
            })
        }
    }
}

fn broken(slips: &[Slip]) -> MemWorld {
    let (mut data, mut prose) = (DATA.to_owned(), PROSE.to_owned());
    for own in slips {
        let text = if own.prose { &mut prose } else { &mut data };
        *text = slip(text, own);
    }
    with(&[("data/data.yaml", &data), ("tahap-1/01-rencana.md", &prose)])
}

fn random() -> Outcome {
    let slips = prop::collection::vec(
        (any::<bool>(), 0..1000_usize, 0..26_usize).prop_map(|(prose, at, kind)| Slip {
            prose,
            at,
            kind,
        }),
        1..4,
    );
    let config = Config { cases: PLANS, failure_persistence: None, ..Config::default() };
    // The same plans in every run.
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    runner
        .run(&slips, |slips| judge(&broken(&slips)))
        .map_err(|fault| Failed::from(fault.to_string()))
}

/// Demands that a plan is the better for its mends, and that no second run finds more.
fn judge(world: &MemWorld) -> Result<(), TestCaseError> {
    let made = run(world);
    let fixed = mended(world, &made);
    let (old, new) = (errors(world), errors(&fixed));
    prop_assert!(new.len() <= old.len(), "worse:\n{old:#?}\n{new:#?}\n{made:#?}");
    let readable = |world| check(world, Options::default()).edition.is_some();
    prop_assert!(readable(&fixed) || !readable(world));
    for change in &made.changes {
        prop_assert!(change.before.as_deref() != Some(change.after.as_str()));
        prop_assert!(!change.titles.is_empty(), "a change without a word on it: {}", change.path);
    }
    let promised: usize = made.changes.iter().flat_map(|own| &own.titles).map(|(_, n)| n).sum();
    prop_assert_eq!(promised == 0, made.changes.is_empty());
    let again = run(&fixed);
    let texts: BTreeMap<&str, &str> =
        again.changes.iter().map(|own| (own.path.as_str(), own.after.as_str())).collect();
    prop_assert!(texts.is_empty(), "a second run finds more: {texts:#?}\nafter {made:#?}");
    Ok(())
}
