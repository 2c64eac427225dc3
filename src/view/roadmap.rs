//! `roadmap`: programmes and actions over the years, with phases and milestones.
//!
//! A milestone stands in the cell of its year as a number, and with its words below the name of
//! what it belongs to, so that nobody has to search a list at the end.

use std::collections::BTreeMap;

use crate::model::block::Align;
use crate::model::book::{Mark, Run};
use crate::model::plan::Plan;
use crate::model::record::{Milestone, Program, Ref};
use crate::model::scheme::Phase;
use crate::model::table::{Band, Cell, Column, Group, Role, Row, Table};
use crate::model::value::{Id, Rupiah, Year, YearSpan, roman};
use crate::source::Span;
use crate::view::caption::Caption;
use crate::view::names::{Head, Names, capitalised};
use crate::view::pick::{Scope, Selection};
use crate::view::sheet::{Placed, width};
use crate::view::{Built, Request, View, actions, programs};

pub(super) const VIEW: View = View {
    name: "roadmap",
    options: &["dimension", "agency", "kind", "with"],
    required: &[],
    columns: &[],
    groups: &[],
    filters: programs::FILTERS,
    words: &[("with", &["actions"]), programs::VIEW.words[0], programs::VIEW.words[1]],
    build,
};

/// From so many columns on the page turns.
const MANY: usize = 10;

/// Something that takes its time.
pub(super) struct Bar<'a> {
    pub(super) head: Head,
    pub(super) id: &'a Ref,
    pub(super) name: &'a str,
    pub(super) years: YearSpan,
    total: Rupiah,
    pub(super) milestones: Vec<&'a Milestone>,
}

impl Placed for &Bar<'_> {
    fn place(&self) -> Option<Span> {
        Some(self.id.span)
    }
}

fn build(request: &Request<'_>) -> Built {
    let years: Vec<Year> = request.years.years().collect();
    let phases = &request.plan.scheme.phases;
    let bars = bars(request);
    let with_actions = request.options.with.is_some();
    let mut table = Table {
        bands: bands(request.plan, phases, &years),
        columns: columns(&years, with_actions),
        ..Table::default()
    };
    let mut number = 0;
    for group in bars.chunk_by(|a, b| a.head == b.head) {
        table.rows.push(Row::Group(heading(group)));
        for bar in group {
            table.rows.push(row(request.plan, bar, &years, number));
            number += bar.milestones.len();
        }
    }
    Built {
        caption: Caption::new(request, "Peta jalan").dated(),
        wide: table.columns.len() >= MANY || width::needs_landscape(&table),
        table,
        ..Built::default()
    }
}

/// Lists what takes its time: programmes by dimension, behind them actions if they are asked for.
pub(super) fn bars<'a>(request: &Request<'a>) -> Vec<Bar<'a>> {
    let selection = Selection::of(request.options);
    let programs: Vec<&Program> = programs::chosen(request, &selection).collect();
    let mut bars = program_bars(request, &selection, &programs);
    if request.options.with.is_some() {
        bars.extend(action_bars(request, &selection, &programs));
    }
    bars
}

fn program_bars<'a>(
    request: &Request<'a>,
    selection: &Selection,
    programs: &[&'a Program],
) -> Vec<Bar<'a>> {
    let names = Names::new(request.plan);
    let scope = Scope::of(request, selection);
    let milestones = milestones(request, |own| own.program.as_ref());
    let bar = |program: &&'a Program| Bar {
        head: names.dimension_head(&program.dimension),
        id: &program.id,
        name: &program.name,
        years: *program.years,
        total: scope.of_program(program).sum(),
        milestones: milestones.get(&program.id.value).cloned().unwrap_or_default(),
    };
    let mut bars: Vec<Bar<'a>> = programs.iter().map(bar).collect();
    bars.sort_by_key(|bar| bar.head.order);
    bars
}

/// Lists actions; where something narrows the programmes that actions do not have, those that
/// support a programme shown.
fn action_bars<'a>(
    request: &Request<'a>,
    selection: &Selection,
    programs: &[&'a Program],
) -> Vec<Bar<'a>> {
    let names = Names::new(request.plan);
    let (shared, narrowed) = selection.within(&["agency", "fund", "year"]);
    let scope = Scope::of(request, selection);
    let milestones = milestones(request, |own| own.action.as_ref());
    let shown = |id: &Ref| programs.iter().any(|program| program.id.value == id.value);
    let mut bars: Vec<Bar<'a>> = actions::chosen(request, &shared)
        .filter(|action| !narrowed || action.programs.iter().any(shown))
        .map(|action| Bar {
            head: names.area_head(&action.area),
            id: &action.id,
            name: &action.name,
            years: *action.years,
            total: scope.of_action(action).sum(),
            milestones: milestones.get(&action.id.value).cloned().unwrap_or_default(),
        })
        .collect();
    bars.sort_by_key(|bar| bar.head.order);
    bars
}

/// Milestones by what they belong to, each by time.
type Milestones<'a> = BTreeMap<&'a Id, Vec<&'a Milestone>>;

/// Gathers the milestones within the edition.
fn milestones<'a>(
    request: &Request<'a>,
    owner: impl Fn(&'a Milestone) -> Option<&'a Ref>,
) -> Milestones<'a> {
    let mut all = Milestones::new();
    for own in &request.plan.records.milestones {
        if let Some(id) = owner(own).filter(|_| request.years.contains(own.year.value)) {
            all.entry(&id.value).or_default().push(own);
        }
    }
    for own in all.values_mut() {
        own.sort_by_key(|own| moment(own));
    }
    all
}

fn columns(years: &[Year], with_actions: bool) -> Vec<Column> {
    let title = if with_actions { "Program dan kegiatan" } else { "Program" };
    let column = |key: &str, title: &str, align, role| Column {
        key: key.into(),
        title: vec![Run::Text(title.into())],
        align,
        role,
    };
    let mut columns = vec![
        column("id", "Kode", Align::Left, Role::Code),
        column("name", title, Align::Left, Role::Prose),
    ];
    columns.extend(years.iter().map(|year| {
        let year = year.to_string();
        column(&year, &year, Align::Center, Role::Mark)
    }));
    columns
}

/// Lays the phases over the years of the edition; the first two columns have no band.
fn bands(plan: &Plan, phases: &[Phase], years: &[Year]) -> Vec<Band> {
    if phases.is_empty() {
        return Vec::new();
    }
    let titles = titles(phases);
    let mut bands = vec![Band { title: String::new(), span: 2 }];
    let mut last = None;
    for year in years {
        let phase = phase_of(plan, phases, *year);
        match bands.last_mut() {
            Some(band) if last == Some(phase) => band.span += 1,
            _ => {
                let title = titles.get(phase).cloned().unwrap_or_default();
                bands.push(Band { title, span: 1 });
            }
        }
        last = Some(phase);
    }
    bands
}

/// Names the phases; a first word that all share, as in "Jangka pendek", is left out, because
/// the first phase is one narrow column wide.
pub(super) fn titles(phases: &[Phase]) -> Vec<String> {
    let parts = |phase: &'_ Phase| {
        let (first, rest) = phase.name.split_once(' ')?;
        Some((first.to_owned(), capitalised(rest)))
    };
    let split: Option<Vec<(String, String)>> = phases.iter().map(parts).collect();
    match split {
        Some(split) if split.windows(2).all(|pair| pair[0].0 == pair[1].0) => {
            split.into_iter().map(|(_, rest)| rest).collect()
        }
        _ => phases.iter().map(|phase| phase.name.value.clone()).collect(),
    }
}

/// Returns the phase in which a year lies, the last one for years behind all phases.
pub(super) fn phase_of(plan: &Plan, phases: &[Phase], year: Year) -> usize {
    let start = plan.manifest.horizon.start();
    let place = i64::from(year.0) - i64::from(start.0);
    let within = phases.iter().position(|phase| place < phase.years.0);
    within.unwrap_or_else(|| phases.len().saturating_sub(1))
}

/// Makes the heading of bars that stand together.
pub(super) fn heading(group: &[Bar<'_>]) -> Group {
    let total: Rupiah = group.iter().map(|bar| bar.total).sum();
    let head = group.first().map(|bar| bar.head.clone()).unwrap_or_default();
    let noun = if head.dimension.is_some() { "program" } else { "kegiatan" };
    let money = if total.0 == 0 { String::new() } else { format!(", {}", total.short()) };
    Group {
        title: head.title,
        note: Some(format!("{} {noun}{money}", group.len())),
        dimension: head.dimension,
    }
}

/// Prints one bar; its milestones are numbered behind those `before` it.
fn row(plan: &Plan, bar: &Bar<'_>, years: &[Year], before: usize) -> Row {
    let phases = &plan.scheme.phases;
    let numbered = || bar.milestones.iter().zip(before + 1..);
    let mut name = vec![vec![Run::Text(bar.name.to_owned())]];
    name.extend(numbered().map(|(own, number)| {
        let mark = Run::Mark(Mark::Milestone(number), number.to_string());
        vec![mark, Run::Text(format!(" {}, {}", own.name, when(own)))]
    }));
    let id = Cell::text(bar.id.to_string()).at(bar.id.span);
    let mut cells = vec![id, Cell { lines: name, ..Cell::default() }];
    for year in years {
        let mut runs = Vec::new();
        if bar.years.contains(*year) {
            let phase = phase_of(plan, phases, *year);
            let words = phases.get(phase).map_or("berjalan", |own| own.name.as_str());
            runs.push(Run::Mark(Mark::Bar(phase), words.to_lowercase()));
        }
        for (_, number) in numbered().filter(|(own, _)| own.year.value == *year) {
            runs.push(Run::Mark(Mark::Milestone(number), number.to_string()));
        }
        cells.push(if runs.is_empty() { Cell::default() } else { Cell::runs(runs) });
    }
    Row::Body(cells)
}

/// Returns the order of milestones in time; one of a whole year is reached at its end.
pub(super) fn moment(milestone: &Milestone) -> (Year, i64) {
    (milestone.year.value, milestone.quarter.map_or(i64::MAX, |quarter| quarter.0))
}

/// Prints when a milestone is reached: "triwulan III 2022".
pub(super) fn when(milestone: &Milestone) -> String {
    match milestone.quarter {
        Some(quarter) => {
            let quarter = usize::try_from(quarter.0).unwrap_or(0);
            format!("triwulan {} {}", roman(quarter), milestone.year)
        }
        None => milestone.year.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture::{built, built_of, faults, named_id, plan, rows, show, word};

    #[test]
    fn bars_milestones_and_phases_stand_in_their_years() {
        let (built, faults) = built("roadmap", |_| ());
        assert_eq!(faults, []);
        let expected = [
            "Kode | Program | 2022 | 2023 | 2024",
            "# Smart Governance (3 program, Rp2,65 miliar)",
            "GOV-01 | Program GOV-01 / (1) Tonggak TG-1, triwulan IV 2022 / \
             (2) Tonggak TG-3, triwulan III 2023 | [0](1) | [1](2) | ",
            "GOV-02 | Program GOV-02 |  | [1] | [1]",
            "GOV-03 | Program GOV-03 | [0] |  | ",
            "# Smart Economy (1 program, Rp800 juta)",
            "ECO-01 | Program ECO-01 | [0] | [1] | [1]",
        ];
        assert_eq!(rows(&built.table), expected);
        let bands: Vec<(&str, usize)> =
            built.table.bands.iter().map(|band| (band.title.as_str(), band.span)).collect();
        assert_eq!(bands, [("", 2), ("Pendek", 1), ("Menengah", 2)]);
        assert!(!built.wide);
    }

    #[test]
    fn years_behind_the_last_phase_belong_to_it() {
        let (built, _) = built_of(&plan(), "roadmap", true, |_| ());
        let bands: Vec<usize> = built.table.bands.iter().map(|band| band.span).collect();
        assert_eq!(bands, [2, 1, 6], "2027 and 2028 lie behind all phases");
        assert!(rows(&built.table).iter().any(|row| row.starts_with("ECO-02")));
        assert!(rows(&built.table)[2].ends_with("[1](2) |  |  |  | (3) | "), "after its programme");
    }

    #[test]
    fn actions_join_with_their_own_milestones() {
        let shown = show("roadmap", |o| o.with = word("actions"));
        let expected = [
            "# Kapasitas SDM (1 kegiatan, Rp60 juta)",
            "RA-SDM-1 | Aksi RA-SDM-1 / (3) Tonggak TG-2, 2023 |  | [1](3) | ",
            "# Aplikasi (1 kegiatan, Rp40 juta)",
            "RA-APL-1 | Aksi RA-APL-1 |  | [1] | ",
        ];
        assert_eq!(shown[7..], expected);
        let shown = show("roadmap", |o| {
            o.with = word("actions");
            o.dimension = named_id("economy");
        });
        assert_eq!(shown.len(), 3, "the actions support programmes of another dimension");
    }

    #[test]
    fn phases_without_a_common_first_word_keep_their_names() {
        let mut plan = plan();
        plan.scheme.phases.value[0].name.value = "Rintisan".into();
        let names: Vec<String> = titles(&plan.scheme.phases);
        assert_eq!(names, ["Rintisan", "Jangka menengah"]);
    }

    #[test]
    fn what_joins_must_be_known() {
        assert_eq!(faults("roadmap", |o| o.with = word("aksi")).len(), 1);
    }
}
