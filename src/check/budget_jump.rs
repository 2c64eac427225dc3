//! No budget leaps between two years (SP506).
//!
//! The factor is `check.limits.budget_jump` (5); both years must have money. One finding a
//! record, for its largest leap.

use std::collections::BTreeMap;

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::money;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::value::{Rupiah, Year};
use crate::source::Span;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::BUDGET_JUMP,
    manual: Manual {
        what: both(
            "Anggaran program atau rencana aksi yang naik atau turun lebih dari lima kali lipat \
             dari satu tahun ke tahun berikutnya.",
            "The budget of a programme or action that rises or falls more than fivefold from one \
             year to the next.",
        ),
        why: both(
            "Lonjakan besar biasanya salah ketik; bila benar, peninjau menanyakan alasannya.",
            "A large leap is usually a slip of the pen; where it is right, reviewers ask for the \
             reason.",
        ),
        example: same(lines![
            "programs:",
            "  - {id: GOV-01, budget: {2022: 100 juta, 2023: 2 miliar}, …}",
        ]),
        mend: both(
            lines![
                "programs:",
                "  - {id: GOV-01, budget: {2022: 100 juta, 2023: 200 juta}, …}",
                "# atau di smartplan.yaml",
                "check: {limits: {budget_jump: 20}}",
            ],
            lines![
                "programs:",
                "  - {id: GOV-01, budget: {2022: 100 juta, 2023: 200 juta}, …}",
                "# or in smartplan.yaml",
                "check: {limits: {budget_jump: 20}}",
            ],
        ),
        basis: both("Pertimbangan sendiri.", "Own judgement."),
    },
    whole: false,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let records = &review.plan.records;
    let limits = &review.plan.manifest.check.limits;
    let factor = limits.budget_jump().max(1);
    // Amounts in the wrong unit are told by themselves.
    let told = |sum: Rupiah| sum.0 < limits.amount_min() || sum.0 > limits.amount_max();
    let programs = records.programs.iter().map(|own| (&own.id, &own.budget));
    let actions = records.actions.iter().map(|own| (&own.id, &own.budget));
    for (id, budget) in programs.chain(actions) {
        let mut years: BTreeMap<Year, (Rupiah, Span)> = BTreeMap::new();
        for pair in &budget.0 {
            let sum: Rupiah = pair.value.0.iter().map(|amount| amount.amount.value).sum();
            years.insert(pair.key.value, (sum, pair.key.span));
        }
        let years: Vec<(Year, (Rupiah, Span))> = years.into_iter().collect();
        let ratio = |a: Rupiah, b: Rupiah| a.0.max(b.0) / a.0.min(b.0).max(1);
        let leaps = years.windows(2).filter(|pair| {
            let (a, b) = (pair[0].1.0, pair[1].1.0);
            pair[0].0.0 + 1 == pair[1].0.0
                && !told(a)
                && !told(b)
                && a.0.min(b.0) > 0
                && i128::from(a.0.max(b.0)) > i128::from(a.0.min(b.0)) * i128::from(factor)
        });
        if let Some(leap) = leaps.max_by_key(|pair| ratio(pair[0].1.0, pair[1].1.0)) {
            let ((before, (a, from)), (after, (b, place))) = (leap[0], leap[1]);
            sink.push(money::jump(place, id.as_str(), (before, a), (after, b), from));
        }
    }
}
