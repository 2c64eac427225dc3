//! `golden-thread`: each programme with the issues, objectives and strategies above it and its
//! indicators, money and quick wins; a strategy without a programme has a row of its own.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::record::{Issue, Objective, Program, QuickWin, Ref, Strategy};
use crate::model::value::{Id, Rupiah};
use crate::source::Span;
use crate::view::caption::Caption;
use crate::view::names::{Names, find};
use crate::view::pick::{Costed, Scope, Selection, fund_names, words};
use crate::view::sheet::{Field, Placed, Sheet};
use crate::view::{Built, Request, View, programs};

pub(super) const VIEW: View = View {
    name: "golden-thread",
    options: &["dimension", "agency", "fund", "year", "unit", "totals"],
    required: &[],
    columns: &[
        "issues",
        "objectives",
        "strategies",
        "program",
        "dimension",
        "agency",
        "years",
        "indicators",
        "funds",
        "total",
        "quick_wins",
    ],
    groups: &["dimension"],
    filters: &[
        "dimension",
        "subdimension",
        "agency",
        "fund",
        "year",
        "strategies",
        "objectives",
        "issues",
    ],
    words: &[],
    build,
};

/// A programme, or a strategy that none carries out, with what hangs on it.
#[derive(Debug, Clone)]
pub(super) struct Path<'a> {
    pub(super) dimension: Id,
    pub(super) issues: Vec<&'a Issue>,
    pub(super) objectives: Vec<&'a Objective>,
    pub(super) strategies: Vec<&'a Strategy>,
    pub(super) program: Option<Costed<'a, Program>>,
    pub(super) quick_wins: Vec<&'a QuickWin>,
}

impl Placed for Path<'_> {
    fn place(&self) -> Option<Span> {
        let strategy = || self.strategies.first().and_then(|own| own.place());
        self.program.as_ref().and_then(|own| own.place()).or_else(strategy)
    }
}

fn build(request: &Request<'_>) -> Built {
    let names = Names::new(request.plan);
    let alone = request.options.dimension.is_some();
    let group = request.group(if alone { "none" } else { "dimension" });
    let rows = paths(request);
    let unfunded = programs::unfunded(
        rows.iter()
            .filter_map(|path| path.program.as_ref())
            .filter(|program| program.sum().0 == 0)
            .map(|program| (&program.id, program.no_budget.as_ref())),
    );
    let defaults =
        ["issues", "objectives", "strategies", "program", "indicators", "total", "quick_wins"];
    let sheet = Sheet::new(request, rows, fields(request, names), &defaults).grouped(
        "",
        move |path: &Path<'_>| {
            (group == "dimension").then(|| names.dimension_head(&path.dimension))
        },
    );
    let money = sheet.shows("total");
    let caption = Caption::new(request, "Benang merah isu sampai quick win").by(group);
    sheet.noted(unfunded.filter(|_| money)).build(caption.dated())
}

/// Lists the paths in the order of their first strategy, so that what they share stands together.
pub(super) fn paths<'a>(request: &Request<'a>) -> Vec<Path<'a>> {
    let records = &request.plan.records;
    let selection = Selection::of(request.options);
    let scope = Scope::of(request, &selection);
    let order: BTreeMap<&str, usize> =
        records.strategies.iter().enumerate().map(|(at, own)| (own.id.as_str(), at)).collect();
    let all = request.plan.programs(request.years).flat_map(|own| own.strategies.iter());
    let carried: BTreeSet<&str> = all.map(|id| id.as_str()).collect();
    let quick_wins = quick_wins(request);
    let mut paths: Vec<(usize, Path<'a>)> = Vec::new();
    for program in programs::chosen(request, &selection) {
        let own = program.strategies.iter().filter_map(|id| order.get(id.as_str()).copied());
        let strategies: Vec<&Strategy> = own.clone().map(|at| &records.strategies[at]).collect();
        let issues: Vec<&Ref> = if program.issues.is_empty() {
            strategies.iter().flat_map(|strategy| &strategy.issues).collect()
        } else {
            program.issues.iter().collect()
        };
        let path = Path {
            dimension: program.dimension.value.clone(),
            issues: named(&issues, |id| find(&records.issues, id)),
            objectives: named(&program.objectives.iter().collect::<Vec<_>>(), |id| {
                find(&records.objectives, id)
            }),
            strategies,
            program: Some(scope.of_program(program)),
            quick_wins: quick_wins.get(program.id.as_str()).cloned().unwrap_or_default(),
        };
        paths.push((own.min().unwrap_or(usize::MAX), path));
    }
    let idle = records.strategies.iter().filter(|own| !carried.contains(own.id.as_str()));
    for strategy in idle.filter(|own| is_wanted(&selection, own)) {
        let path = Path {
            dimension: strategy.dimension.value.clone(),
            issues: named(&strategy.issues.iter().collect::<Vec<_>>(), |id| {
                find(&records.issues, id)
            }),
            objectives: named(&strategy.objectives.iter().collect::<Vec<_>>(), |id| {
                find(&records.objectives, id)
            }),
            strategies: vec![strategy],
            program: None,
            quick_wins: Vec::new(),
        };
        paths.push((order.get(strategy.id.as_str()).copied().unwrap_or(usize::MAX), path));
    }
    paths.sort_by_key(|(at, _)| *at);
    paths.into_iter().map(|(_, path)| path).collect()
}

fn is_wanted(selection: &Selection, strategy: &Strategy) -> bool {
    selection.admits(|field| match field {
        "dimension" => vec![strategy.dimension.to_string()],
        "strategies" => vec![strategy.id.to_string()],
        "objectives" => words(&strategy.objectives),
        "issues" => words(&strategy.issues),
        // It has no agency, money or year.
        _ => Vec::new(),
    })
}

/// Finds what ids name, each once.
fn named<'a, R>(ids: &[&Ref], find: impl Fn(&Id) -> Option<&'a R>) -> Vec<&'a R> {
    let mut seen = BTreeSet::new();
    ids.iter().filter(|id| seen.insert(id.as_str())).filter_map(|id| find(id)).collect()
}

/// Lists the quick wins by programme: the selected ones, or all candidates while none is.
fn quick_wins<'a>(request: &Request<'a>) -> BTreeMap<&'a str, Vec<&'a QuickWin>> {
    let all = &request.plan.records.quick_wins;
    let chosen = all.iter().any(|own| own.selected);
    let mut out: BTreeMap<&str, Vec<&QuickWin>> = BTreeMap::new();
    for own in all.iter().filter(|own| own.selected || !chosen) {
        out.entry(own.program.as_str()).or_default().push(own);
    }
    out
}

fn fields<'a>(request: &Request<'a>, names: Names<'a>) -> Vec<Field<'a, Path<'a>>> {
    let indicators = &request.plan.records.indicators;
    vec![
        Field::text("issues", "Isu strategis", |path: &Path<'_>| {
            lines(path.issues.iter().map(|own| (&own.id, own.name.as_str())))
        })
        .merged(),
        Field::text("objectives", "Sasaran", |path: &Path<'_>| {
            lines(path.objectives.iter().map(|own| (&own.id, own.text.as_str())))
        })
        .merged(),
        Field::text("strategies", "Strategi", |path: &Path<'_>| {
            lines(path.strategies.iter().map(|own| (&own.id, own.text.as_str())))
        })
        .merged(),
        Field::text("program", "Program", |path: &Path<'_>| {
            lines(path.program.iter().map(|own| (&own.id, own.name.as_str())))
        }),
        Field::dimension(names, |path: &Path<'_>| path.dimension.clone()),
        Field::words("agency", "Penanggung jawab", move |path: &Path<'_>| {
            path.program.as_ref().map_or_else(String::new, |own| names.agency_short(&own.agency))
        }),
        Field::words("years", "Tahun", |path: &Path<'_>| {
            path.program.as_ref().map_or_else(String::new, |own| own.years.to_string())
        }),
        Field::text("indicators", "Indikator", move |path: &Path<'_>| {
            let ids = path.program.iter().flat_map(|own| own.indicators.iter());
            let found = ids.filter_map(|id| find(indicators, id));
            lines(found.map(|own| (&own.id, own.name.as_str())))
        }),
        Field::words("funds", "Sumber dana", move |path: &Path<'_>| {
            path.program.as_ref().map_or_else(String::new, |own| fund_names(&own.lines, names))
        }),
        Field::money("total", "Pagu indikatif", |path: &Path<'_>| {
            path.program.as_ref().map_or(Rupiah(0), Costed::sum)
        }),
        Field::text("quick_wins", "Quick win", |path: &Path<'_>| {
            lines(path.quick_wins.iter().map(|own| (&own.id, own.name.as_str())))
        }),
    ]
}

/// Puts ids with their names on a line each.
fn lines<'a>(named: impl Iterator<Item = (&'a Ref, &'a str)>) -> String {
    named.map(|(id, name)| format!("{id} {name}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use crate::view::fixture::{built, faults, filter, list, named_id, show, word};

    #[test]
    fn every_programme_hangs_below_its_strategy_and_idle_strategies_are_shown() {
        let shown = [
            "Isu strategis | Sasaran | Strategi | Program | Indikator | Pagu indikatif (rupiah) | Quick win",
            "# Smart Governance",
            "IS-1 Isu IS-1 | SS-1 Sasaran SS-1 | STR-GOV-1 Strategi STR-GOV-1 | GOV-01 Program GOV-01 | IKP-1 Ukuran IKP-1 | 2.250.000.000 | QW-01 Cepat QW-01",
            " |  |  | GOV-02 Program GOV-02 | IKP-1 Ukuran IKP-1 | 400.000.000 | –",
            " |  |  | GOV-03 Program GOV-03 | IKP-1 Ukuran IKP-1 | – | –",
            "= Subjumlah Smart Governance: 2.650.000.000",
            "# Smart Economy",
            "IS-1 Isu IS-1 | SS-1 Sasaran SS-1 | STR-ECO-1 Strategi STR-ECO-1 | – | – | – | –",
            " |  | STR-GOV-1 Strategi STR-GOV-1 | ECO-01 Program ECO-01 | – | 800.000.000 | –",
            "= Subjumlah Smart Economy: 800.000.000",
            "= Jumlah: 3.450.000.000",
        ];
        assert_eq!(show("golden-thread", |_| ()), shown);
    }

    #[test]
    fn one_dimension_stands_without_heads() {
        let (built, found) = built("golden-thread", |o| o.dimension = named_id("governance"));
        assert_eq!(found, []);
        assert_eq!(built.caption, "Benang merah isu sampai quick win Smart Governance, 2022–2024");
        assert_eq!(built.note.as_deref(), Some("Tanpa pagu tersendiri: GOV-03: kegiatan rutin."));
        assert_eq!(built.table.body_rows(), 3);
    }

    #[test]
    fn filters_of_programmes_leave_idle_strategies_away() {
        let shown = show("golden-thread", |o| {
            o.filter = filter("agency", &["bappeda"]);
            o.columns = list(&["program", "agency", "years", "funds"]);
            o.group = word("none");
        });
        let expected = [
            "ECO-01 Program ECO-01 | Bappeda | 2022–2024 | CSR",
            "GOV-02 Program GOV-02 | Bappeda | 2023–2024 | APBD",
        ];
        assert_eq!(shown[1..], expected);
        let shown = show("golden-thread", |o| o.filter = filter("strategies", &["STR-ECO-1"]));
        assert_eq!(shown.len(), 4, "{shown:?}");
    }

    #[test]
    fn an_unknown_grouping_is_told() {
        assert_eq!(faults("golden-thread", |o| o.group = word("agency")).len(), 1);
    }
}
