//! Tables of the fixture, one of each style.

use crate::model::block::Align;
use crate::model::book::{Mark, Run};
use crate::model::table::{Band, Cell, Column, Group, Role, Row, Style, SumKind, Table};
use crate::model::value::{Id, grouped};

use super::fixture::text;

fn column(key: &str, title: &str, role: Role) -> Column {
    let align = match role {
        Role::Number => Align::Right,
        Role::Mark => Align::Center,
        _ => Align::Left,
    };
    Column { key: key.into(), title: text(title), align, role }
}

/// A form.
pub(super) fn form() -> Table {
    let row =
        |name: &str, value: &str| Row::Body(vec![Cell::text(name).as_head(), Cell::text(value)]);
    Table {
        style: Style::Form,
        columns: vec![column("field", "", Role::Words), column("value", "", Role::Prose)],
        rows: vec![
            row("Masalah", "Warga mendaftar ulang pada sedikitnya lima aplikasi."),
            row("Manfaat", "Satu kali pendaftaran."),
            Row::Body(vec![
                Cell::text("Langkah").as_head(),
                Cell::lines(["Menyusun data induk".into(), "Menguji".into()]),
            ]),
        ],
        ..Table::default()
    }
}

/// A matrix.
pub(super) fn matrix() -> Table {
    let cell = |words: &str| Cell::text(words);
    Table {
        style: Style::Matrix,
        columns: vec![
            column("head", "", Role::Words),
            column("s", "Kekuatan", Role::Prose),
            column("w", "Kelemahan", Role::Prose),
        ],
        rows: vec![
            Row::Body(vec![
                cell("Peluang"),
                cell("S1, O1: buka data"),
                cell("W1, O2: latih aparatur"),
            ]),
            Row::Body(vec![
                cell("Ancaman"),
                cell("S2, T1: jaga keamanan"),
                cell("W2, T2: kurangi ketergantungan"),
            ]),
        ],
        ..Table::default()
    }
}

/// A wide table with groups, subtotals and a total.
pub(super) fn programs() -> Table {
    let years = ["2022", "2023", "2024", "2025", "2026"];
    let mut columns = vec![
        column("id", "Kode", Role::Code),
        column("name", "Program", Role::Prose),
        column("agency", "Perangkat daerah", Role::Words),
    ];
    columns.extend(years.iter().map(|year| column(year, year, Role::Number)));
    columns.push(column("total", "Jumlah", Role::Number));
    let amount = |value: i64| {
        Cell::number(if value == 0 { "–".into() } else { grouped(value) }, value * 1_000_000)
    };
    let mut rows = Vec::new();
    for (dimension, code, title) in [
        ("governance", "GOV", "Smart Governance"),
        ("branding", "BRA", "Smart Branding"),
        ("economy", "ECO", "Smart Economy"),
    ] {
        rows.push(Row::Group(Group {
            title: title.into(),
            note: Some("8 program".into()),
            dimension: Some(Id::from(dimension)),
        }));
        for serial in 1..=8_i64 {
            let values = [850 * serial, 1200, 0, 900, 640];
            let mut cells = vec![
                Cell::text(format!("{code}-{serial:02}")),
                Cell::text("Satu Pintu Layanan Daring Kalurahan").as_head(),
                Cell::text("Diskominfo"),
            ];
            cells.extend(values.iter().map(|value| amount(*value)));
            cells.push(amount(values.iter().sum()));
            rows.push(Row::Body(cells));
        }
        rows.push(Row::Sum {
            kind: SumKind::Subtotal,
            label: format!("Subjumlah {title}"),
            cells: sums(&amount, 30_600),
        });
    }
    rows.push(Row::Sum {
        kind: SumKind::Total,
        label: "Jumlah".into(),
        cells: sums(&amount, 91_800),
    });
    Table { columns, rows, ..Table::default() }
}

fn sums(amount: &dyn Fn(i64) -> Cell, first: i64) -> Vec<Option<Cell>> {
    let values = [first, 9600, 0, 7200, 5120, first + 21_920];
    [None, None, None]
        .into_iter()
        .chain(values.into_iter().map(|value| Some(amount(value))))
        .collect()
}

/// A roadmap with bands, bars and milestones, and a row with too few cells.
pub(super) fn roadmap() -> Table {
    let mark = |mark, words: &str| Cell::runs(vec![Run::Mark(mark, words.into())]);
    let years = ["2022", "2023", "2024", "2025", "2026", "2027"];
    let mut columns = vec![column("name", "Program", Role::Prose)];
    columns.extend(years.iter().map(|year| column(year, year, Role::Mark)));
    let bands = [("", 1), ("Jangka pendek", 1), ("Jangka menengah", 4), ("Jangka panjang", 1)];
    Table {
        bands: bands
            .iter()
            .map(|(title, span)| Band { title: (*title).into(), span: *span })
            .collect(),
        columns,
        rows: vec![
            Row::Group(Group {
                title: "Smart Governance".into(),
                note: None,
                dimension: Some("governance".into()),
            }),
            Row::Body(vec![
                Cell::text("Satu akun warga").as_head(),
                mark(Mark::Bar(0), "pendek"),
                Cell::runs(vec![
                    Run::Mark(Mark::Bar(1), "menengah".into()),
                    Run::Mark(Mark::Milestone(1), "Lima layanan tersambung".into()),
                ]),
                mark(Mark::Bar(1), "menengah"),
                Cell::default(),
                mark(Mark::Milestone(2), "Seluruh layanan tersambung"),
                mark(Mark::Bar(2), "panjang"),
            ]),
            Row::Body(vec![
                Cell::text("Baris pendek tanpa sel").as_head(),
                mark(Mark::Check, "ya"),
            ]),
        ],
        ..Table::default()
    }
}
