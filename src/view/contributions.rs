//! `contributions`: what each agency carries: programmes it leads and supports, and money.

use std::collections::BTreeMap;

use crate::model::table::Role;
use crate::model::value::{Id, Rupiah};
use crate::view::caption::Caption;
use crate::view::names::Names;
use crate::view::pick::{Scope, Selection};
use crate::view::sheet::{Col, Content, Field, Placed, Sheet, Sum};
use crate::view::{Built, Request, View, programs};

pub(super) const VIEW: View = View {
    name: "contributions",
    options: &["dimension", "fund", "year", "unit", "totals"],
    required: &[],
    columns: &["agency", "short", "lead", "supporting", "dimensions", "total"],
    groups: &[],
    filters: &["dimension", "fund", "year"],
    words: &[],
    build,
};

/// What one agency carries.
#[derive(Debug, Clone, Default)]
struct Share {
    agency: Id,
    lead: i64,
    supporting: i64,
    by_dimension: BTreeMap<Id, i64>,
    total: Rupiah,
}

impl Placed for Share {}

fn build(request: &Request<'_>) -> Built {
    let names = Names::new(request.plan);
    let defaults = ["agency", "lead", "supporting", "dimensions", "total"];
    let caption = Caption::new(request, "Kontribusi perangkat daerah pada program");
    Sheet::new(request, shares(request, names), fields(request, names), &defaults)
        .build(caption.dated())
}

/// Adds up what agencies carry, in the order of the register.
fn shares(request: &Request<'_>, names: Names<'_>) -> Vec<Share> {
    let selection = Selection::of(request.options);
    let scope = Scope::of(request, &selection);
    let mut shares: BTreeMap<(usize, Id), Share> = BTreeMap::new();
    let mut with = |id: &Id, change: &dyn Fn(&mut Share)| {
        let share = shares.entry((names.agency_rank(id), id.clone())).or_default();
        share.agency = id.clone();
        change(share);
    };
    for program in programs::chosen(request, &selection) {
        let amount = scope.of_program(program).sum();
        with(&program.agency, &|share| {
            share.lead += 1;
            share.total += amount;
            *share.by_dimension.entry(program.dimension.value.clone()).or_default() += 1;
        });
        for agency in &program.supporting {
            with(agency, &|share| share.supporting += 1);
        }
    }
    shares.into_values().collect()
}

fn fields<'a>(request: &Request<'a>, names: Names<'a>) -> Vec<Field<'a, Share>> {
    let one = request.options.dimension.as_ref().map(|id| id.value.clone());
    let shown =
        names.dimensions().iter().filter(|own| one.as_ref().is_none_or(|id| own.id.value == *id));
    let dimensions = shown.map(|dimension| {
        let id = &dimension.id.value;
        let count = move |share: &Share| share.by_dimension.get(id).copied().unwrap_or(0);
        let content = Content::Count(Box::new(count), Sum::Summed);
        Col::new(id.as_str(), &dimension.code, Role::Number, content)
    });
    let dimensions = dimensions.collect();
    vec![
        Field::words("agency", "Perangkat daerah", move |s: &Share| names.agency(&s.agency)),
        Field::words("short", "Singkatan", move |s: &Share| names.agency_short(&s.agency)),
        Field::count("lead", "Penanggung jawab", |s: &Share| s.lead),
        // A programme has many supporters: their sum would not be a number of programmes.
        Field::count("supporting", "Pendukung", |s: &Share| s.supporting).unsummed(),
        Field::many("dimensions", "Penanggung jawab menurut dimensi", dimensions),
        Field::money("total", "Pagu indikatif", |s: &Share| s.total),
    ]
}

#[cfg(test)]
mod tests {
    use crate::view::fixture::{faults, list, named_id, show, word};

    #[test]
    fn agencies_count_what_they_lead_and_support() {
        let shown = [
            "Perangkat daerah | Penanggung jawab | Pendukung | GOV | ECO | Pagu indikatif (rupiah)",
            "Dinas Komunikasi dan Informatika | 2 | – | 2 | – | 2.250.000.000",
            "Badan Perencanaan | 2 | 2 | 1 | 1 | 1.200.000.000",
            "= Jumlah: 4 | 3 | 1 | 3.450.000.000",
        ];
        assert_eq!(show("contributions", |_| ()), shown);
    }

    #[test]
    fn contributions_to_one_dimension() {
        let shown = show("contributions", |o| {
            o.dimension = named_id("economy");
            o.columns = list(&["short", "dimensions", "total"]);
            o.sort = word("-total");
        });
        assert_eq!(shown[1..], ["Bappeda | 1 | 800.000.000", "= Jumlah: 1 | 800.000.000"]);
        let shown = show("contributions", |o| o.sort = word("-economy"));
        assert!(shown[1].starts_with("Badan"));
    }

    #[test]
    fn an_unknown_fund_is_told() {
        assert_eq!(faults("contributions", |o| o.fund = named_id("cst")).len(), 1);
    }
}
