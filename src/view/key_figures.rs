//! `key-figures`: the few numbers that a plan is told by, each with what it counts.

use std::collections::BTreeMap;

use crate::model::book::Run;
use crate::model::overview::KeyFigure;
use crate::model::record::{Origin, Program};
use crate::model::table::{Cell, Column, Role, Row, Style, Table};
use crate::model::value::{Decimal, Id, Rupiah, grouped, percent};
use crate::view::caption::Caption;
use crate::view::names::Names;
use crate::view::pick::Selection;
use crate::view::{Built, Request, View};

pub(super) const VIEW: View = View {
    name: "key-figures",
    options: &[],
    required: &[],
    columns: &[],
    groups: &[],
    filters: &["figure"],
    words: &[(
        "figure",
        &["programs", "budget", "agencies", "quick-wins", "readiness", "indicators"],
    )],
    build,
};

/// Counts one thing; nothing if there is none.
type Count = fn(&Request<'_>) -> Option<KeyFigure>;

const FIGURES: [(&str, Count); 6] = [
    ("programs", programs),
    ("budget", budget),
    ("agencies", agencies),
    ("quick-wins", quick_wins),
    ("readiness", readiness),
    ("indicators", indicators),
];

fn figure(number: impl Into<String>, unit: &str, words: impl Into<String>) -> KeyFigure {
    let unit = vec![Run::Text(unit.to_owned())];
    KeyFigure { name: "", number: number.into(), unit, words: words.into() }
}

/// Counts everything of which there is some.
pub(super) fn figures(request: &Request<'_>) -> Vec<KeyFigure> {
    let counted =
        FIGURES.into_iter().map(|(name, count)| Some(KeyFigure { name, ..count(request)? }));
    counted.flatten().collect()
}

fn build(request: &Request<'_>) -> Built {
    let selection = Selection::of(request.options);
    let all = figures(request).into_iter();
    let rows = all.filter(|own| selection.accepts("figure", own.name)).map(|figure| {
        let number = Cell::text(figure.number).as_head();
        Row::Body(vec![number, Cell::runs(figure.unit), Cell::text(figure.words)])
    });
    let column = |key: &str, title: &str, role| Column {
        key: key.into(),
        title: vec![Run::Text(title.into())],
        role,
        ..Column::default()
    };
    Built {
        table: Table {
            style: Style::Figures,
            columns: vec![
                column("number", "Angka", Role::Words),
                column("unit", "Satuan", Role::Words),
                column("words", "Keterangan", Role::Prose),
            ],
            rows: rows.collect(),
            ..Table::default()
        },
        caption: Caption::new(request, "Angka pokok").undated(),
        ..Built::default()
    }
}

fn count(request: &Request<'_>, name: &str, form: &str) -> Option<i64> {
    let number = request.plan.count(request.years, name, form, None)?;
    i64::try_from(number).ok().filter(|number| *number > 0)
}

fn programs(request: &Request<'_>) -> Option<KeyFigure> {
    let number = count(request, "programs", "count")?;
    let [dimensions, parts] =
        ["dimensions", "subdimensions"].map(|name| count(request, name, "count").unwrap_or(0));
    let own = request.plan.programs(request.years);
    let higher = own.filter(|program| program.origin.value == Origin::Rpjmd).count();
    let mut words = format!("pada {dimensions} dimensi dan {parts} subdimensi");
    if higher > 0 {
        words = format!("{words}; {higher} di antaranya berasal dari RPJMD");
    }
    Some(figure(grouped(number), "program", words))
}

/// The plan's total, and the share of the fund that bears most of it.
fn budget(request: &Request<'_>) -> Option<KeyFigure> {
    let total = request.plan.total(request.years);
    if total.0 <= 0 {
        return None;
    }
    let mut funds: BTreeMap<&Id, Rupiah> = BTreeMap::new();
    let lines =
        request.plan.records.programs.iter().flat_map(|own: &Program| own.lines(request.years));
    for line in lines {
        if let Some(fund) = line.fund {
            *funds.entry(fund).or_default() += line.amount;
        }
    }
    let short = total.short();
    let (number, unit) = short.split_once(' ').unwrap_or((&short, "rupiah"));
    let mut words = format!("pagu indikatif {}", request.years);
    if let Some((fund, amount)) = funds.iter().max_by_key(|(_, amount)| **amount) {
        let share = percent(amount.share_of(total));
        let fund = Names::new(request.plan).fund_short(fund);
        words = format!("{words}; {share} dari {fund}");
    }
    Some(figure(number, unit, words))
}

fn agencies(request: &Request<'_>) -> Option<KeyFigure> {
    let number = count(request, "agencies", "lead")?;
    Some(figure(grouped(number), "perangkat daerah", "menjadi penanggung jawab program"))
}

fn quick_wins(request: &Request<'_>) -> Option<KeyFigure> {
    let number = count(request, "quick_wins", "selected")?;
    let candidates = count(request, "quick_wins", "count").unwrap_or(number);
    let words = if candidates > number {
        format!("dipilih dari {candidates} kandidat")
    } else {
        "selesai pada tahun pertama".to_owned()
    };
    let unit = vec![Run::Emph(vec![Run::Text("quick win".to_owned())])];
    Some(KeyFigure { unit, ..figure(grouped(number), "", words) })
}

/// The mean of all points, and that of all targets when each item has one.
fn readiness(request: &Request<'_>) -> Option<KeyFigure> {
    let items = &request.plan.records.readiness;
    let score = Decimal::mean(items.iter().map(|item| item.score.value), 2)?;
    let targets: Vec<Decimal> =
        items.iter().filter_map(|item| item.target.map(|t| t.value)).collect();
    let whole = targets.len() == items.len();
    let target = Decimal::mean(targets, 2).filter(|_| whole);
    let target = target.map(|target| format!("; target {target}"));
    let unit = format!("dari {}", request.plan.scheme.readiness.scale.value);
    let words = format!("rata-rata nilai kesiapan{}", target.unwrap_or_default());
    Some(figure(score.to_string(), &unit, words))
}

fn indicators(request: &Request<'_>) -> Option<KeyFigure> {
    let number = count(request, "indicators", "count")?;
    let words = match count(request, "objectives", "count") {
        Some(objectives) => format!("mengukur {objectives} sasaran beserta programnya"),
        None => "dengan nilai dasar dan target tahunan".to_owned(),
    };
    Some(figure(grouped(number), "indikator", words))
}

#[cfg(test)]
mod tests {
    use crate::view::fixture::{built, filter, rows};

    #[test]
    fn every_figure_is_computed() {
        let (built, faults) = built("key-figures", |_| ());
        assert_eq!(faults, []);
        let expected = [
            "4 | program | pada 2 dimensi dan 4 subdimensi; 4 di antaranya berasal dari RPJMD",
            "Rp3,45 | miliar | pagu indikatif 2022–2024; 69,6% dari APBD",
            "2 | perangkat daerah | menjadi penanggung jawab program",
            "1 | quick win | dipilih dari 2 kandidat",
            "2,50 | dari 4 | rata-rata nilai kesiapan; target 4,00",
            "2 | indikator | mengukur 2 sasaran beserta programnya",
        ];
        assert_eq!(rows(&built.table)[1..], expected);
    }

    #[test]
    fn figures_are_chosen_by_name() {
        let (built, _) = built("key-figures", |o| o.filter = filter("figure", &["agencies"]));
        assert_eq!(
            rows(&built.table)[1..],
            ["2 | perangkat daerah | menjadi penanggung jawab program"]
        );
    }
}
