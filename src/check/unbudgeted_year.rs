//! Every active year has money, or the record says why not (SP501).
//!
//! Money is demanded from the stage on that prints budgets. One finding a record lists all its
//! years.

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::money;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::record::Kind;
use crate::model::value::{Year, YearSpan};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::UNBUDGETED_YEAR,
    manual: Manual {
        what: both(
            "Program atau rencana aksi yang berjalan pada tahun tanpa anggaran dan tanpa alasan \
             pada `no_budget`.",
            "A programme or action that runs in a year without money and without a reason in \
             `no_budget`.",
        ),
        why: both(
            "Program tanpa anggaran tidak akan berjalan; pembiayaan yang tidak jelas adalah \
             keluhan penilai yang berulang.",
            "A programme without money will not run; unclear funding is a recurring complaint of \
             assessors.",
        ),
        example: same(lines![
            "programs:",
            "  - id: GOV-01",
            "    years: 2022-2024",
            "    budget: {2022: 1 miliar, 2023: 1 miliar}",
        ]),
        mend: same(lines![
            "programs:",
            "  - id: GOV-01",
            "    years: 2022-2024",
            "    budget: {2022: 1 miliar, 2023: 1 miliar}",
            "    no_budget: Tahun 2024 dikerjakan tanpa biaya tambahan",
        ]),
        basis: both(
            "Laporan evaluasi smart city 2023 (pembiayaan APBD dan non-APBD).",
            "Smart city evaluation report 2023 (funding from APBD and elsewhere).",
        ),
    },
    whole: true,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let records = &review.plan.records;
    let horizon = review.plan.manifest.horizon.value;
    if !review.is_due(Kind::Fund) || horizon.start().0 == 0 {
        return;
    }
    let programs = (records.programs.iter())
        .filter(|own| own.no_budget.is_none())
        .map(|own| (&own.id, &own.years, &own.budget));
    let actions = (records.actions.iter())
        .filter(|own| own.no_budget.is_none())
        .map(|own| (&own.id, &own.years, &own.budget));
    for (id, span, budget) in programs.chain(actions) {
        let paid = |year: Year| {
            let amounts = budget.0.iter().filter(|pair| pair.key.value == year);
            amounts
                .flat_map(|pair| &pair.value.0)
                .any(|amount| amount.amount.0 != 0 || !review.is_read(&amount.amount))
        };
        let (start, end) = (span.start().max(horizon.start()), span.end().min(horizon.end()));
        let bare: Vec<Year> = YearSpan(start, end).years().filter(|year| !paid(*year)).collect();
        // A year that cannot be read may be the one that seems to have none.
        let read = budget.0.iter().all(|pair| pair.key.0 != 0);
        if read && span.start().0 != 0 && !bare.is_empty() {
            sink.push(money::unbudgeted(span.span, id.as_str(), &bare, budget.0.is_empty()));
        }
    }
}
