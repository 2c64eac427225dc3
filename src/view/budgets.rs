//! `budget-by-dimension`, `budget-by-fund`, `budget-by-agency`: the money of all programmes
//! over the years.
//!
//! All three have the same total: money without a fund, or of an unknown agency, has its row.

use std::collections::BTreeMap;

use crate::model::record::Program;
use crate::model::table::{Cell, Role};
use crate::model::value::{Id, Rupiah, Year, percent};
use crate::view::caption::Caption;
use crate::view::names::{Head, Names};
use crate::view::pick::{Scope, Selection};
use crate::view::sheet::{Field, Placed, Sheet, cell};
use crate::view::{Built, Request, View, programs};

pub(super) const BY_DIMENSION: View = View {
    name: "budget-by-dimension",
    options: OPTIONS,
    required: &[],
    columns: COLUMNS,
    groups: &[],
    filters: FILTERS,
    words: programs::VIEW.words,
    build: |request| build(request, Axis::Dimension),
};

pub(super) const BY_FUND: View =
    View { name: "budget-by-fund", build: |request| build(request, Axis::Fund), ..BY_DIMENSION };

pub(super) const BY_AGENCY: View = View {
    name: "budget-by-agency",
    build: |request| build(request, Axis::Agency),
    ..BY_DIMENSION
};

const OPTIONS: &[&str] = &["dimension", "fund", "agency", "year", "unit", "totals"];
const COLUMNS: &[&str] = &["name", "programs", "budget", "total", "share"];
pub(super) const FILTERS: &[&str] = &["dimension", "agency", "fund", "year", "kind", "origin"];

/// By what the rows part the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    Dimension,
    Fund,
    Agency,
}

/// One row: its head, its programmes, and its money by year.
#[derive(Debug, Clone, Default)]
pub(super) struct Heap {
    pub(super) head: Head,
    pub(super) programs: i64,
    pub(super) years: BTreeMap<Year, Rupiah>,
}

impl Placed for Heap {}

impl Heap {
    pub(super) fn total(&self) -> Rupiah {
        self.years.values().copied().sum()
    }
}

/// Builds the table of one axis.
pub(super) fn build(request: &Request<'_>, axis: Axis) -> Built {
    let selection = Selection::of(request.options);
    let scope = Scope::of(request, &selection);
    let rows = heaps(request, axis, &selection, &scope);
    let all: Rupiah = rows.iter().map(Heap::total).sum();
    let (title, group) = match axis {
        Axis::Dimension if request.options.dimension.is_some() => ("Subdimensi", "subdimension"),
        Axis::Dimension => ("Dimensi", "dimension"),
        Axis::Fund => ("Sumber dana", "fund"),
        Axis::Agency => ("Perangkat daerah", "agency"),
    };
    let fields = vec![
        Field::cell("name", title, Role::Words, |heap: &Heap| {
            cell::swatch(heap.head.dimension.as_ref(), heap.head.title.clone())
        }),
        // A programme with two funds stands in two rows.
        match axis {
            Axis::Fund => Field::count("programs", "Program", |h: &Heap| h.programs).unsummed(),
            _ => Field::count("programs", "Program", |h: &Heap| h.programs),
        },
        Field::budget(None, &scope.years, |heap: &Heap, year| {
            heap.years.get(&year).copied().unwrap_or_default()
        }),
        Field::money("total", "Jumlah", Heap::total),
        Field::cell("share", "Bagian", Role::Number, move |heap: &Heap| {
            let share = heap.total().share_of(all);
            Cell::number(percent(share), share)
        }),
    ];
    let caption = Caption::new(request, "Pagu indikatif").by(group).dated();
    Sheet::new(request, rows, fields, &["name", "budget", "total"]).build(caption)
}

/// Heaps up the money of the programmes, in the order of the registers.
pub(super) fn heaps(
    request: &Request<'_>,
    axis: Axis,
    selection: &Selection,
    scope: &Scope,
) -> Vec<Heap> {
    let names = Names::new(request.plan);
    let mut heaps: Vec<Heap> = Vec::new();
    for program in programs::chosen(request, selection) {
        let lines = scope.of_program(program).lines;
        let mut counted: Vec<Head> = Vec::new();
        if axis != Axis::Fund {
            counted.push(head(request, names, axis, program, None));
        }
        for line in &lines {
            let own = head(request, names, axis, program, line.fund);
            *heap(&mut heaps, &own).years.entry(line.year).or_default() += line.amount;
            if !counted.contains(&own) {
                counted.push(own);
            }
        }
        for own in &counted {
            heap(&mut heaps, own).programs += 1;
        }
    }
    // A dimension without programmes keeps its row: nothing is told by a dash.
    if axis == Axis::Dimension && !heaps.is_empty() {
        for head in expected(request, names, selection) {
            heap(&mut heaps, &head);
        }
    }
    heaps.sort_by(|a, b| (a.head.order, &a.head.title).cmp(&(b.head.order, &b.head.title)));
    heaps
}

fn heap<'h>(heaps: &'h mut Vec<Heap>, head: &Head) -> &'h mut Heap {
    let place = heaps.iter().position(|heap| heap.head == *head).unwrap_or_else(|| {
        heaps.push(Heap { head: head.clone(), ..Heap::default() });
        heaps.len() - 1
    });
    &mut heaps[place]
}

fn head(
    request: &Request<'_>,
    names: Names<'_>,
    axis: Axis,
    program: &Program,
    fund: Option<&Id>,
) -> Head {
    match (axis, fund) {
        (Axis::Dimension, _) if request.options.dimension.is_some() => {
            names.subdimension_head(&program.dimension, &program.subdimension, true)
        }
        (Axis::Dimension, _) => names.dimension_head(&program.dimension),
        (Axis::Agency, _) => names.agency_head(&program.agency),
        (Axis::Fund, Some(id)) => Head::new(names.fund_rank(id), names.fund(id)),
        (Axis::Fund, None) => Head::new(usize::MAX, "Sumber dana belum ditentukan"),
    }
}

/// Lists the heads of the dimensions, or of the sub-dimensions of the one that is asked for.
fn expected(request: &Request<'_>, names: Names<'_>, selection: &Selection) -> Vec<Head> {
    let dimensions = names.dimensions().iter();
    match &request.options.dimension {
        Some(only) => dimensions
            .filter(|dimension| dimension.id.value == only.value)
            .flat_map(|dimension| dimension.subdimensions.iter())
            .map(|own| names.subdimension_head(only, &own.id, true))
            .collect(),
        None => dimensions
            .filter(|own| selection.accepts("dimension", own.id.as_str()))
            .map(|own| names.dimension_head(&own.id))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use crate::view::fixture::{
        built, built_of, faults, id, list, named_id, plan, rows, show, word,
    };

    #[test]
    fn money_by_dimension_and_year() {
        let (built, faults) = built("budget-by-dimension", |_| ());
        assert_eq!(faults, []);
        let expected = [
            "Dimensi | 2022 | 2023 | 2024 | Jumlah",
            "*governance Smart Governance | 1.500.000 | 850.000 | 300.000 | 2.650.000",
            "*economy Smart Economy | 700.500 | – | 99.500 | 800.000",
            "= Jumlah: 2.200.500 | 850.000 | 399.500 | 3.450.000",
        ];
        assert_eq!(rows(&built.table), expected);
        assert_eq!(built.unit.as_deref(), Some("(dalam ribu rupiah)"), "exact, so no rounding");
        assert_eq!(built.note, None);
    }

    #[test]
    fn money_by_fund_and_by_agency_has_the_same_total() {
        let shown = show("budget-by-fund", |_| ());
        let expected = [
            "Anggaran daerah | 1.500.000 | 600.000 | 300.000 | 2.400.000",
            "Tanggung jawab sosial | 700.500 | 250.000 | 99.500 | 1.050.000",
            "= Jumlah: 2.200.500 | 850.000 | 399.500 | 3.450.000",
        ];
        assert_eq!(shown[1..], expected);
        let shown = show("budget-by-agency", |_| ());
        let expected = [
            "Dinas Komunikasi dan Informatika | 1.500.000 | 750.000 | – | 2.250.000",
            "Badan Perencanaan | 700.500 | 100.000 | 399.500 | 1.200.000",
            "= Jumlah: 2.200.500 | 850.000 | 399.500 | 3.450.000",
        ];
        assert_eq!(shown[1..], expected);
    }

    #[test]
    fn one_dimension_is_parted_by_its_subdimensions() {
        let (built, _) = built("budget-by-dimension", |o| {
            o.dimension = named_id("economy");
            o.columns = list(&["name", "programs", "total", "share"]);
        });
        let expected = [
            "Subdimensi | Program | Jumlah (rupiah) | Bagian",
            "*economy Industri daerah | 1 | 800.000.000 | 100%",
            "*economy Transaksi | – | – | 0%",
            "= Jumlah: 1 | 800.000.000",
        ];
        assert_eq!(rows(&built.table), expected);
        assert_eq!(built.caption, "Pagu indikatif Smart Economy menurut subdimensi, 2022–2024");
    }

    #[test]
    fn money_without_fund_has_its_row() {
        let mut plan = plan();
        plan.records.programs[0].fund = None;
        plan.records.programs[2].fund = Some(id("hibah"));
        let (built, _) = built_of(&plan, "budget-by-fund", false, |o| {
            o.columns = list(&["name", "total"]);
        });
        let expected = [
            "Anggaran daerah | 2.000.000.000",
            "Tanggung jawab sosial | 250.000.000",
            "Sumber dana belum ditentukan | 800.000.000",
            "hibah | 400.000.000",
            "= Jumlah: 3.450.000.000",
        ];
        assert_eq!(rows(&built.table)[1..], expected);
    }

    #[test]
    fn rounded_parts_that_do_not_add_up_are_explained() {
        let (built, _) = built("budget-by-fund", |o| o.unit = word("miliar"));
        assert_eq!(rows(&built.table)[2], "Tanggung jawab sosial | 0,70 | 0,25 | 0,10 | 1,05");
        assert_eq!(built.note, None, "these do add up");
        let (built, _) = super::super::fixture::built("budget-by-fund", |o| o.unit = word("juta"));
        assert_eq!(rows(&built.table)[2], "Tanggung jawab sosial | 701 | 250 | 100 | 1.050");
        assert_eq!(
            built.note.as_deref(),
            Some("Karena pembulatan, jumlah dapat berbeda dari penjumlahan rinciannya.")
        );
    }

    #[test]
    fn a_budget_is_not_grouped() {
        assert_eq!(faults("budget-by-fund", |o| o.group = word("dimension")).len(), 1);
        assert_eq!(faults("budget-by-agency", |o| o.unit = word("triliun")).len(), 1);
        assert_eq!(faults("budget-by-dimension", |o| o.dimension = named_id("ekonomi")).len(), 1);
    }
}
