//! Every amount has a fund (SP503).
//!
//! An amount names its fund itself or takes the record's `fund`; that the fund exists is a link
//! (SP201). Shares add up by construction: the amounts by fund are the amount of the year. Like
//! the money itself, funds are demanded from the stage on that prints budgets.

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::money;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::record::Kind;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::UNFUNDED_AMOUNT,
    manual: Manual {
        what: both(
            "Jumlah uang tanpa sumber dana: catatannya tidak memiliki `fund` dan jumlahnya ditulis \
             tanpa nama dana.",
            "An amount without a fund: the record has no `fund` and the amount is written \
             without the name of one.",
        ),
        why: both(
            "Rekap per sumber dana hanya benar bila setiap rupiah memiliki sumbernya.",
            "The recap by fund is only right when every rupiah has its source.",
        ),
        example: same(lines!["programs:", "  - id: GOV-01", "    budget: {2022: 1 miliar}"]),
        mend: same(lines![
            "programs:",
            "  - id: GOV-01",
            "    fund: apbd",
            "    budget: {2022: 1 miliar}",
        ]),
        basis: both(
            "Laporan evaluasi smart city 2023: porsi APBD dan pendanaan alternatif dinilai \
             terpisah.",
            "Smart city evaluation report 2023: share of APBD and alternative funding are scored \
             apart.",
        ),
    },
    whole: false,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    if !review.is_due(Kind::Fund) {
        return;
    }
    let records = &review.plan.records;
    let programs = records.programs.iter().map(|own| (&own.id, &own.budget, &own.fund));
    let actions = records.actions.iter().map(|own| (&own.id, &own.budget, &own.fund));
    let profiles =
        records.profiles.iter().map(|own| (&own.quick_win, &own.budget.value, &own.fund));
    for (id, budget, fund) in programs.chain(actions).chain(profiles) {
        let amounts = budget.0.iter().flat_map(|pair| &pair.value.0);
        let mut bare = amounts.filter(|amount| amount.fund.is_none() && fund.is_none());
        if let Some(first) = bare.next() {
            sink.push(money::unfunded(first.amount.span, id.as_str(), 1 + bare.count()));
        }
    }
}
