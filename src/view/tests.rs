//! What must hold for all views.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::fixture::{built, built_of, filter, id, list, money, named_id, plan, rows, word};
use super::*;
use crate::model::record::{Pair, Program, Records, Text};
use crate::model::table::{Row, SumKind};
use crate::view::pick::Scope;

/// Gives a view what it cannot do without.
fn required(view: &View, options: &mut ViewOptions) {
    if view.required.contains(&"quick_win") {
        options.quick_win = named_id("QW-01");
    }
}

fn known(view: &View, option: &str) -> Vec<String> {
    let plan = plan();
    let options = ViewOptions::default();
    let request = Request {
        plan: &plan,
        options: &options,
        years: plan.years(true),
        span: Span::default(),
        bare: false,
    };
    options::known(view, &request, option).unwrap_or_default()
}

#[test]
fn every_view_builds_and_has_a_name_of_its_own() {
    let names: BTreeSet<&str> = VIEWS.iter().map(|view| view.name).collect();
    assert_eq!(names.len(), VIEWS.len());
    for view in VIEWS {
        let (built, faults) = built(view.name, |options| required(view, options));
        assert_eq!(faults, [], "{}", view.name);
        assert!(built.table.body_rows() > 0, "{} shows nothing", view.name);
        assert!(!built.caption.is_empty(), "{} has no caption", view.name);
        let bands: usize = built.table.bands.iter().map(|band| band.span).sum();
        assert!([0, built.table.columns.len()].contains(&bands), "{}: bands", view.name);
    }
}

#[test]
fn an_empty_plan_gives_empty_tables() {
    let mut plan = plan();
    plan.records = Records::default();
    plan.meetings.clear();
    for view in VIEWS.iter().filter(|view| view.name != "dimensions") {
        let (built, _) = built_of(&plan, view.name, false, |options| required(view, options));
        assert_eq!(built.table.rows, [], "{}", view.name);
        assert_eq!(built.note.filter(|note| note.contains("pembulatan")), None);
    }
    plan.scheme = crate::model::scheme::Scheme::default();
    for view in VIEWS {
        let (built, _) = built_of(&plan, view.name, true, |options| required(view, options));
        assert_eq!(built.table.rows, [], "{} without a scheme", view.name);
    }
}

#[test]
fn every_column_that_a_view_offers_can_be_shown() {
    for view in VIEWS {
        for column in view.columns {
            let (built, faults) = built(view.name, |options| options.columns = list(&[column]));
            assert_eq!(faults, [], "{} {column}", view.name);
            assert!(!built.table.columns.is_empty(), "{} has no {column}", view.name);
        }
    }
}

#[test]
fn every_grouping_keeps_all_rows() {
    for view in VIEWS {
        let all = built(view.name, |options| required(view, options)).0.table.body_rows();
        for group in view.groups.iter().chain(&["none"]).filter(|_| !view.groups.is_empty()) {
            let (built, faults) = built(view.name, |options| options.group = word(group));
            assert_eq!(faults, [], "{} {group}", view.name);
            assert_eq!(built.table.body_rows(), all, "{} {group}", view.name);
            let heads = built.table.rows.iter().filter(|row| matches!(row, Row::Group(_)));
            let vision = usize::from(view.name == "goals");
            assert_eq!(heads.count() > vision, *group != "none", "{} {group}", view.name);
        }
    }
}

#[test]
fn every_word_to_sort_by_sorts_both_ways() {
    for view in VIEWS.iter().filter(|view| !view.columns.is_empty()) {
        let all = built(view.name, |_| ()).0.table.body_rows();
        for key in known(view, "sort") {
            for wish in [key.clone(), format!("-{key}")] {
                let (built, faults) = built(view.name, |options| options.sort = word(&wish));
                assert_eq!(faults, [], "{} {wish}", view.name);
                assert_eq!(built.table.body_rows(), all);
            }
        }
    }
}

#[test]
fn every_filter_finds_something() {
    let scarce = ["source", "alignment"];
    for view in VIEWS {
        for field in view.filters.iter().filter(|field| !scarce.contains(field)) {
            let words = known(view, &format!("filter.{field}"));
            assert!(!words.is_empty(), "{} {field}: any word would do", view.name);
            let found = words.iter().any(|word| {
                let (built, faults) = built(view.name, |options| {
                    required(view, options);
                    options.filter = filter(field, &[word]);
                });
                assert_eq!(faults, [], "{} {field}: {word}", view.name);
                built.table.body_rows() > 0
            });
            assert!(found, "{} {field}", view.name);
        }
    }
}

#[test]
fn an_unknown_view_names_the_nearest() {
    let (built, faults) = built("progams", |_| ());
    assert!(built.table.columns.is_empty());
    assert_eq!(faults[0].code.name, "bad-view");
    assert_eq!(faults[0].message.id, "tidak ada tampilan `progams`");
    assert_eq!(faults[0].hints[0].en, "did you mean `programs`?");
}

#[test]
fn ids_of_records_that_could_not_be_read_are_not_called_unknown() {
    let mut plan = plan();
    plan.records.agencies.clear();
    plan.unread.records = true;
    let set = |options: &mut ViewOptions| {
        options.agency = named_id("diskominfo");
        options.dimension = named_id("governence");
    };
    let (_, faults) = built_of(&plan, "programs", false, set);
    assert_eq!(faults.len(), 1, "dimensions are those of the scheme");
}

#[test]
fn what_authors_write_is_printed_as_typed() {
    let hostile = r#"#$*<script>\@"'`{{ = | 😀 مرحبا"#;
    let mut plan = plan();
    plan.records.programs[0].name.value = hostile.into();
    plan.records.agencies[0].name.value = hostile.into();
    plan.records.swot[0].text.value = hostile.into();
    for name in ["programs", "roadmap", "swot"] {
        let (built, _) = built_of(&plan, name, false, |_| ());
        assert!(rows(&built.table).iter().any(|row| row.contains(hostile)), "{name}");
    }
}

#[test]
fn records_that_lead_nowhere_are_shown_as_they_are() {
    let mut plan = plan();
    plan.scheme.dimensions.value.clear();
    plan.records.agencies.clear();
    plan.records.funds.clear();
    plan.records.objectives.clear();
    plan.records.issues.clear();
    for view in VIEWS {
        let (built, _) = built_of(&plan, view.name, false, |options| required(view, options));
        assert!(built.table.rows.len() < 100, "{}", view.name);
    }
    let (built, _) = built_of(&plan, "budget-by-agency", false, |o| {
        o.columns = list(&["name", "total"]);
    });
    assert_eq!(rows(&built.table)[1], "bappeda | 1.200.000.000");
}

/// A programme with random money: place, agency, and (year, fund, rupiah).
fn any_program() -> impl Strategy<Value = Program> {
    let place = prop_oneof![
        Just(("governance", "layanan")),
        Just(("governance", "kebijakan")),
        Just(("economy", "industri")),
        Just(("tidak-ada", "entah")),
    ];
    let agency = prop_oneof![Just("diskominfo"), Just("bappeda"), Just("entah")];
    let fund = prop_oneof![Just("apbd"), Just("csr"), Just(""), Just("entah")];
    let line = (2022_u16..2030, fund, 0_i64..9_000_000_000);
    (place, agency, proptest::collection::vec(line, 0..6)).prop_map(|(place, agency, lines)| {
        let mut program = plan().records.programs.swap_remove(0);
        program.dimension = id(place.0);
        program.subdimension = id(place.1);
        program.agency = id(agency);
        program.fund = None;
        program.budget = money(&lines);
        program
    })
}

/// Adds up one column over the rows that `pick` takes.
fn column(built: &Built, key: &str, pick: impl Fn(&Row) -> bool) -> i64 {
    let at = built.table.columns.iter().position(|own| own.key == key).expect("column");
    let value = |row: &Row| match row {
        Row::Body(cells) => cells[at].value,
        Row::Sum { cells, .. } => cells[at].as_ref().and_then(|cell| cell.value),
        Row::Group(_) => None,
    };
    built.table.rows.iter().filter(|row| pick(row)).filter_map(value).sum()
}

fn is_sum(row: &Row, wanted: SumKind) -> bool {
    matches!(row, Row::Sum { kind, .. } if *kind == wanted)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Rows, subtotals and years all add up to the total, which is the plan's, in every unit.
    #[test]
    fn rows_add_up_to_the_total(
        programs in proptest::collection::vec(any_program(), 1..12),
        extended: bool,
        unit in 0_usize..4,
    ) {
        let mut plan = plan();
        plan.records.programs = programs;
        let whole = plan.total(plan.years(extended)).0;
        let unit = sheet::money::Unit::KEYS[unit];
        for group in ["dimension", "subdimension", "agency", "none"] {
            let (built, faults) = built_of(&plan, "programs", extended, |o| {
                o.columns = list(&["id", "budget", "total"]);
                o.group = word(group);
                o.unit = word(unit);
            });
            prop_assert_eq!(faults, []);
            let body = |row: &Row| matches!(row, Row::Body(_));
            prop_assert_eq!(column(&built, "total", body), whole);
            prop_assert_eq!(column(&built, "total", |row| is_sum(row, SumKind::Total)), whole);
            let subtotals = built.table.rows.iter().filter(|row| is_sum(row, SumKind::Subtotal));
            if subtotals.count() > 0 {
                prop_assert_eq!(
                    column(&built, "total", |row| is_sum(row, SumKind::Subtotal)), whole
                );
            }
            let years: i64 = plan
                .years(extended)
                .years()
                .map(|year| column(&built, &year.to_string(), body))
                .sum();
            prop_assert_eq!(years, whole);
        }
        for name in ["budget-by-dimension", "budget-by-fund", "budget-by-agency"] {
            let (built, _) = built_of(&plan, name, extended, |o| o.unit = word(unit));
            prop_assert_eq!(column(&built, "total", |row| is_sum(row, SumKind::Total)), whole);
        }
    }

    /// Whatever the options say, a table comes out, and every row has as many cells as heads.
    #[test]
    fn no_option_makes_a_view_fail(
        view in 0..VIEWS.len(),
        words in proptest::collection::vec("\\PC{0,8}", 6),
        known in any::<bool>(),
    ) {
        let view = &VIEWS[view];
        let (built, _) = built(view.name, |o| {
            required(view, o);
            o.columns = list(&[&words[0], if known { "total" } else { "id" }]);
            o.sort = word(&words[1]);
            o.group = word(&words[2]);
            o.dimension = named_id(&words[3]);
            o.kind = word(&words[4]);
            let value: Vec<Text> = list(&[&words[5]]);
            o.filter.0.extend(word(&words[1]).map(|key| Pair { key, value }));
        });
        rows(&built.table);
    }
}

#[test]
fn money_outside_the_edition_is_not_counted() {
    let plan = plan();
    let options = ViewOptions::default();
    let request = Request {
        plan: &plan,
        options: &options,
        years: plan.years(false),
        span: Span::default(),
        bare: false,
    };
    let scope = Scope::of(&request, &pick::Selection::default());
    let late = plan.records.programs.last().expect("ECO-02");
    assert_eq!(scope.of_program(late).sum().0, 0);
}
