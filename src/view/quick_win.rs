//! `quick-win`: the profile of one quick win as a form.

use crate::model::book::Run;
use crate::model::budget::{self, Line};
use crate::model::record::{Indicator, Profile, QuickWin, Record, Step};
use crate::model::table::{Cell, Column, Role, Row, Style, Table};
use crate::model::value::{Id, Rupiah, YearSpan, roman};
use crate::view::names::{Names, find};
use crate::view::pick::{fund_names, sum};
use crate::view::sheet::cell;
use crate::view::{Built, Request, View};

pub(super) const VIEW: View = View {
    name: "quick-win",
    options: &["quick_win"],
    required: &["quick_win"],
    columns: &[],
    groups: &[],
    filters: &[],
    words: &[],
    build,
};

/// Lists the amounts of a profile that fall into `years`.
pub(super) fn lines(profile: &Profile, years: YearSpan) -> Vec<Line<'_>> {
    budget::lines(&profile.budget, profile.fund.as_ref(), years).collect()
}

fn build(request: &Request<'_>) -> Built {
    let id = request.options.quick_win.as_ref().map(|id| &id.value);
    let records = &request.plan.records;
    let candidate: Option<&QuickWin> = id.and_then(|id| find(&records.quick_wins, id));
    let profile: Option<&Profile> = id.and_then(|id| find(&records.profiles, id));
    let mut rows = Vec::new();
    if let Some(candidate) = candidate {
        rows.extend(placed(facts(request, candidate), candidate));
    }
    if let Some(profile) = profile {
        rows.extend(placed(answers(profile), profile));
        rows.extend(placed(schedule(request, profile), profile));
    }
    let name = candidate.map_or_else(String::new, |own| format!(" {}: {}", own.id, own.name));
    let column = |key: &str, role| Column { key: key.into(), role, ..Column::default() };
    Built {
        table: Table {
            style: Style::Form,
            columns: vec![column("field", Role::Words), column("value", Role::Prose)],
            rows,
            ..Table::default()
        },
        caption: format!("Profil quick win{name}"),
        ..Built::default()
    }
}

/// Notes from which record rows come.
fn placed(mut rows: Vec<Row>, record: &impl Record) -> Vec<Row> {
    for row in &mut rows {
        if let Row::Body(cells) = row {
            cells.iter_mut().for_each(|cell| cell.place = Some(record.id().span));
        }
    }
    rows
}

fn row(field: &str, value: Cell) -> Row {
    Row::Body(vec![Cell::text(field).as_head(), value])
}

/// Says what the candidate is and what it belongs to.
fn facts(request: &Request<'_>, candidate: &QuickWin) -> Vec<Row> {
    let names = Names::new(request.plan);
    let head = names.dimension_head(&candidate.dimension);
    let issue = find(&request.plan.records.issues, &candidate.issue);
    let program = names.program(&candidate.program);
    let with_name = |id: &Id, name: Option<&str>| match name {
        Some(name) => Cell::text(format!("{id} {name}")),
        None => Cell::text(id.to_string()),
    };
    let title = vec![
        Run::Strong(vec![Run::Text(candidate.id.to_string())]),
        Run::Text(format!(" {}", candidate.name)),
    ];
    vec![
        row("Quick win", Cell::runs(title)),
        row("Dimensi", cell::swatch(head.dimension.as_ref(), head.title)),
        row("Penanggung jawab", cell::words(&names.agency(&candidate.agency))),
        row("Program", with_name(&candidate.program, program.map(|own| own.name.as_str()))),
        row("Isu strategis", with_name(&candidate.issue, issue.map(|own| own.name.as_str()))),
    ]
}

/// Answers the questions of the yearly evaluation.
fn answers(profile: &Profile) -> Vec<Row> {
    let answers = [
        ("Masalah", &profile.problem),
        ("Sasaran pengguna", &profile.users),
        ("Keluaran", &profile.output),
        ("Manfaat", &profile.benefit),
        ("Daya tarik", &profile.attraction),
        ("Keunikan", &profile.uniqueness),
        ("Kemitraan", &profile.partnership),
        ("Potensi pengembangan", &profile.potential),
        ("Keberlanjutan", &profile.sustainability),
        ("Sumber daya", &profile.resources),
        ("Risiko", &profile.risk),
        ("Mitigasi", &profile.mitigation),
    ];
    answers.map(|(field, text)| row(field, cell::words(text))).into()
}

/// Says when, for how much, and how it is measured.
fn schedule(request: &Request<'_>, profile: &Profile) -> Vec<Row> {
    let names = Names::new(request.plan);
    let amounts = lines(profile, request.years);
    let total = sum(&amounts);
    let mut rows = vec![row("Waktu", Cell::text(profile.period.to_string()))];
    rows.push(row(
        "Pagu indikatif",
        match total {
            Rupiah(0) => Cell::text(cell::DASH),
            _ => Cell::number(total.to_string(), total.0),
        },
    ));
    rows.push(row("Sumber dana", cell::words(&fund_names(&amounts, names))));
    if !profile.steps.is_empty() {
        rows.push(row("Jadwal dan biaya", Cell::lines(profile.steps.iter().map(step))));
    }
    let indicators = profile.indicators.iter();
    let measures: Vec<String> = indicators
        .map(|id| match find(&request.plan.records.indicators, id) {
            Some(own) => measure(own, *profile.period),
            None => id.to_string(),
        })
        .collect();
    if !measures.is_empty() {
        rows.push(row("Indikator", Cell::lines(measures)));
    }
    rows
}

/// Prints a step: "Triwulan I–II: Prosedur dan data induk, Rp150.000.000".
fn step(step: &Step) -> String {
    let quarter = |value: i64| roman(usize::try_from(value).unwrap_or(0));
    let (from, to) = (quarter(step.from.0), quarter(step.to.0));
    let when = if from == to { from } else { format!("{from}–{to}") };
    match step.amount {
        Some(amount) => format!("Triwulan {when}: {}, {amount}", step.name),
        None => format!("Triwulan {when}: {}", step.name),
    }
}

/// Prints an indicator with its target at the end of the period:
/// "Pengguna aktif (orang): 0 (2021) menjadi 40.000 (2022)".
fn measure(indicator: &Indicator, period: YearSpan) -> String {
    let targets = &indicator.targets.0;
    let from = &indicator.baseline.value;
    let places = targets.iter().map(|pair| pair.value.places());
    let places = places.chain([from.value.places()]).max().unwrap_or(0);
    let within = targets.iter().filter(|pair| pair.key.value <= period.end());
    let target = within
        .max_by_key(|pair| pair.key.value)
        .map(|pair| format!(" menjadi {} ({})", pair.value.padded(places), pair.key.value));
    format!(
        "{} ({}): {} ({}){}",
        indicator.name,
        indicator.unit,
        from.value.padded(places),
        from.year,
        target.unwrap_or_default()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture::{built, faults, named_id, rows};

    #[test]
    fn the_form_answers_what_when_and_for_how_much() {
        let (built, faults) = built("quick-win", |o| o.quick_win = named_id("QW-01"));
        assert_eq!(faults, []);
        assert_eq!(built.table.style, Style::Form);
        assert_eq!(built.caption, "Profil quick win QW-01: Cepat QW-01");
        let shown = rows(&built.table);
        let expected = [
            "Quick win | QW-01 Cepat QW-01",
            "Dimensi | *governance Smart Governance",
            "Penanggung jawab | Dinas Komunikasi dan Informatika",
            "Program | GOV-01 Program GOV-01",
            "Isu strategis | IS-1 Isu IS-1",
            "Masalah | masalah",
        ];
        assert_eq!(shown[1..7], expected);
        let expected = [
            "Waktu | 2022",
            "Pagu indikatif | Rp450.000.000",
            "Sumber dana | APBD",
            "Jadwal dan biaya | Triwulan I–II: Prosedur, Rp150.000.000 / \
             Triwulan IV: Rilis, Rp300.000.000",
            "Indikator | Ukuran IKP-1 (persen): 4 (2020) menjadi 5 (2022)",
        ];
        assert_eq!(shown[18..], expected);
    }

    #[test]
    fn a_candidate_without_profile_is_told() {
        let found = faults("quick-win", |o| o.quick_win = named_id("QW-02"));
        assert_eq!(found, ["`QW-02` is not a quick win that the view `quick-win` knows"]);
    }

    #[test]
    fn without_its_option_the_form_is_empty_and_asks_for_it() {
        let (built, faults) = built("quick-win", |_| ());
        assert_eq!(built.table.rows, []);
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].message.en, "the view `quick-win` needs the option `quick_win`");
    }
}
