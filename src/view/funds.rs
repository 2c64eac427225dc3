//! `funds`: the register of funds, with the money that programmes take from each.

use crate::model::record::{Fund, FundKind};
use crate::model::table::Role;
use crate::model::value::Rupiah;
use crate::view::caption::Caption;
use crate::view::pick::{Scope, Selection};
use crate::view::sheet::{Field, Sheet, cell};
use crate::view::word::Word;
use crate::view::{Built, Request, View};

pub(super) const VIEW: View = View {
    name: "funds",
    options: &["kind", "unit", "totals"],
    required: &[],
    columns: &["no", "id", "short", "name", "kind", "programs", "total"],
    groups: &[],
    filters: &["kind"],
    words: &[("kind", FundKind::KEYS)],
    build,
};

fn build(request: &Request<'_>) -> Built {
    let selection = Selection::of(request.options);
    let scope = Scope::of(request, &Selection::default());
    let all = request.plan.records.funds.iter();
    let rows: Vec<&Fund> =
        all.filter(|fund| selection.admits(|_| vec![fund.kind.key().to_owned()])).collect();
    let (plan, years, scope) = (request.plan, request.years, &scope);
    let amounts = move |fund: &Fund| -> Vec<Rupiah> {
        plan.programs(years)
            .map(|program| {
                let lines = scope.of_program(program);
                let own = lines.iter().filter(|line| line.fund == Some(&fund.id.value));
                own.map(|line| line.amount).sum()
            })
            .filter(|amount: &Rupiah| amount.0 != 0)
            .collect()
    };
    let fields = vec![
        Field::serial(),
        Field::code("id", "Kode", |fund: &&Fund| fund.id.to_string()),
        Field::words("short", "Singkatan", |fund: &&Fund| fund.short.value.clone()),
        Field::text("name", "Sumber dana", |fund: &&Fund| fund.name.value.clone()),
        // Sorted in the order of the vocabulary, not by letters.
        Field::cell("kind", "Jenis", Role::Words, |fund: &&Fund| {
            cell::ranked(fund.kind.label(), fund.kind.rank())
        }),
        Field::count("programs", "Program", move |fund: &&Fund| cell::tally(amounts(fund).len()))
            .unsummed(),
        Field::money("total", "Pagu indikatif", move |fund: &&Fund| {
            amounts(fund).into_iter().sum()
        }),
    ];
    Sheet::new(request, rows, fields, &["no", "short", "name", "kind"])
        .build(Caption::new(request, "Sumber dana").undated())
}
