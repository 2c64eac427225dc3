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
                let lines = scope.of_program(program).lines;
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

#[cfg(test)]
mod tests {
    use crate::view::fixture::{faults, list, show, word};

    #[test]
    fn funds_show_what_programmes_take() {
        let shown = show("funds", |o| o.columns = list(&["short", "kind", "programs", "total"]));
        let expected = [
            "APBD | APBD kabupaten/kota | 2 | 2.400.000.000",
            "CSR | Tanggung jawab sosial perusahaan | 2 | 1.050.000.000",
            "= Jumlah: 3.450.000.000",
        ];
        assert_eq!(shown[1..], expected);
        assert_eq!(show("funds", |o| o.kind = word("csr")).len(), 2);
    }

    #[test]
    fn an_unknown_kind_is_told() {
        assert_eq!(faults("funds", |o| o.kind = word("dak")).len(), 1);
    }
}
