//! The torture plan: `plans/torture`, written by hand, with what only a program would write.

use std::fmt::Write;

use smartplan::world::MemWorld;

use crate::support::folder::files;
use crate::support::project;

/// Years of the plan.
const YEARS: std::ops::RangeInclusive<u32> = 2022..=2026;

/// Reads what of the torture plan is written by hand.
pub fn by_hand() -> MemWorld {
    let mut world = MemWorld::new();
    for (path, bytes) in files(&project("tests/plans/torture")) {
        if !path.starts_with("build/") {
            world.insert(path, bytes);
        }
    }
    world
}

/// Returns the whole torture plan.
pub fn world() -> MemWorld {
    let mut world = by_hand();
    for (path, text) in [
        ("tahap-1/06-raksasa.md", giant(40, 400)),
        ("tahap-1/07-tampilan.md", views()),
        ("tahap-1/08-bagan.md", charts()),
        ("tahap-1/data/analisis.yaml", analysis(30)),
        ("tahap-1/data/perangkat-daerah.yaml", agencies()),
        ("tahap-1/data/program.yaml", programs(500)),
    ] {
        world.insert(path, text.into_bytes());
    }
    world
}

/// A chapter with a table that no page holds, neither by columns nor by rows.
pub fn giant(columns: usize, rows: usize) -> String {
    let mut text = String::from(
        "# Tabel Raksasa {#raksasa}\n\nTabel berikut tidak muat pada satu halaman.\n\n",
    );
    let row = |cell: &dyn Fn(usize) -> String| {
        let cells: Vec<String> = (1..=columns).map(cell).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    text += &row(&|column| format!("Kolom {column}"));
    text += &row(&|column| if column % 3 == 0 { "---:" } else { "---" }.to_owned());
    for number in 1..=rows {
        text += &row(&|column| match column {
            1 => format!("Baris {number}"),
            _ if column % 3 == 0 => format!("{}", number * column * 1_234),
            _ => "penyelenggaraan layanan".to_owned(),
        });
    }
    text + "\n: Empat puluh kolom {#tbl-raksasa source=\"Ilustrasi\"}\n"
}

/// A chapter with views of far too many records, and of none.
fn views() -> String {
    let mut text = String::from(
        "# Tampilan {#tampilan}\n\nProgram sebanyak ini tidak direncanakan siapa pun.\n",
    );
    for (at, options) in [
        "programs\ndimension: governance\ngroup: subdimension",
        "programs\ncolumns: [id, name, agency, budget, total]\ngroup: dimension",
        "programs\ncolumns: [id, name, description, agency, years, funds, total]\nfilter: {kind: [policy]}",
        "budget-by-dimension",
        "budget-by-agency",
        "contributions",
        "roadmap",
        "risks",
        "quick-wins",
        "indicators",
    ]
    .iter()
    .enumerate()
    {
        let _ = write!(text, "\n```{{table}} {options}\nid: tbl-tampilan-{at}\nsource: Ilustrasi\n```\n");
    }
    text
}

/// A chapter with every chart, upright and turned, of far too many records.
fn charts() -> String {
    let mut text = String::from("# Bagan {#bagan}\n\nBagan sebanyak ini tidak dibaca siapa pun.\n");
    for (at, options) in [
        "readiness-radar",
        "swot-quadrant",
        "indicator-targets",
        "organisation",
        "golden-thread",
        "dimension-radar",
        "budget-by-year",
        "budget-by-year\nunit: rupiah\ngroup: fund",
        "budget-by-year\ndimension: governance",
        "budget-by-agency",
        "roadmap\ntable: tbl-tampilan-0",
        "roadmap\ntable: tbl-tampilan-0\ndimension: branding\nwide: true",
        "indicator-targets\ntable: tbl-tampilan-0\nwide: true",
        "golden-thread\ntable: tbl-tampilan-0\ndimension: economy\nwide: true",
    ]
    .iter()
    .enumerate()
    {
        let _ =
            write!(text, "\n```{{chart}} {options}\nid: gbr-bagan-{at}\nsource: Ilustrasi\n```\n");
    }
    text
}

/// Records of all that charts show beside programmes and money.
fn analysis(count: usize) -> String {
    let long = "Penyelenggaraan pelayanan terpadu antarperangkat daerah yang saling terhubung";
    let mut all = [const { String::new() }; 6];
    for number in 1..=count {
        let kind = ["SO", "WO", "ST", "WT"][number % 4];
        let lines = [
            format!(
                "{{id: K-{number}, element: struktur, name: {long} {number}, current: kini, ideal: \
                 nanti, score: {}, target: 4, source: Diskusi}}",
                number % 4
            ),
            format!("{{id: IS-{number}, name: {long}, text: uraian}}"),
            format!(
                "{{id: STR-{number}, kind: {kind}, text: {long}, dimension: governance, swot: [], \
                 issues: [IS-{number}]}}"
            ),
            format!("{{id: SS-{number}, text: {long}, goal: T-1, dimensions: [governance]}}"),
            format!(
                "{{id: IK-{number}, name: {long}, unit: orang per seribu penduduk, direction: up, \
                 baseline: {{year: 2019, value: {number}}}, targets: {{2022: 123456789012, 2026: \
                 987654321098}}, source: Survei, agency: opd-3, objective: SS-{number}}}"
            ),
            format!(
                "{{id: L-{number}, body: Tim Pelaksana {}, position: Koordinator {}, office: {long}}}",
                number % 3,
                ["Smart Governance", "Smart Living", "umum"][number % 3]
            ),
        ];
        for (list, line) in all.iter_mut().zip(lines) {
            let _ = writeln!(list, "  - {line}");
        }
    }
    let keys = ["readiness", "issues", "strategies", "objectives", "indicators", "institutions"];
    let lists = keys.iter().zip(all).map(|(key, list)| format!("{key}:\n{list}"));
    lists.collect::<String>()
        + "missions: [{id: M-1, text: Melayani}]\ngoals: [{id: T-1, text: Terlayani, mission: M-1}]\n"
}

fn agencies() -> String {
    let mut text = String::from("agencies:\n");
    for number in 1..=40 {
        let name = match number {
            1 => "a".repeat(200),
            2 => "Badan Penanggulanganbencanadanpenyelamatanmasyarakatsertalingkungan".to_owned(),
            _ => format!("Dinas Percontohan Urusan Pemerintahan Nomor {number}"),
        };
        let _ = writeln!(text, "  - {{id: opd-{number}, name: {name}, short: OPD{number}}}");
    }
    text + "funds:\n  - {id: apbd, name: APBD kabupaten, short: APBD, kind: apbd}\n"
}

fn programs(count: usize) -> String {
    let dimensions = [
        ("governance", "layanan-publik"),
        ("branding", "tourism"),
        ("economy", "industry"),
        ("living", "harmony"),
        ("society", "community"),
        ("environment", "protection"),
    ];
    let mut text = String::from("programs:\n");
    for number in 1..=count {
        let (dimension, part) = dimensions[(number / 60) % dimensions.len()];
        let name = match number % 50 {
            1 => "Keberlanjutan".repeat(16),
            2 => "x".to_owned(),
            _ => format!("Program penyelenggaraan layanan nomor {number}"),
        };
        let _ = write!(
            text,
            "  - id: P-{number}\n    name: {name}\n    dimension: {dimension}\n    subdimension: {part}\n    \
             description: {}\n    kind: policy\n    origin: new\n    agency: opd-{}\n    years: 2022-2026\n    \
             strategies: []\n    objectives: []\n    indicators: []\n    fund: apbd\n    budget: {{",
            "Uraian yang cukup panjang untuk beberapa baris. ".repeat(1 + number % 4).trim(),
            number % 40 + 1,
        );
        for year in YEARS {
            let _ =
                write!(text, "{year}: {}, ", 100_000_000_000_u64 + (number as u64) * 987_654_321);
        }
        text += "}\n";
    }
    text
}
