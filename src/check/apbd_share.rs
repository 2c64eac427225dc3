//! The share of the regional budget lies inside its bounds (SP504).
//!
//! Without bounds in the manifest only a plan that rests on the regional budget alone is told; a
//! plan that says `apbd_share_max: 100` means it. One amount of an action or a quick win from
//! elsewhere is enough. While amounts lack a fund (SP503), nothing is known of shares.

use std::collections::BTreeSet;

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::money;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::budget::{self, Line};
use crate::model::record::{FundKind, Kind};
use crate::model::value::Rupiah;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::APBD_SHARE,
    manual: Manual {
        what: both(
            "Seluruh anggaran bersumber dari APBD, atau porsi APBD di luar batas yang dinyatakan \
             pada `check.limits`.",
            "All money comes from the APBD, or its share lies outside the bounds in \
             `check.limits`.",
        ),
        why: both(
            "Evaluasi memberi nilai terpisah untuk porsi APBD dan untuk pendanaan di luar APBD.",
            "The evaluation scores the share of APBD and funding beyond it apart.",
        ),
        example: both(
            lines!["funds:", "  - {id: apbd, kind: apbd, …}   # satu-satunya dana yang dipakai"],
            lines!["funds:", "  - {id: apbd, kind: apbd, …}   # the only fund in use"],
        ),
        mend: same(lines!["check:", "  limits: {apbd_share_min: 40, apbd_share_max: 90}"]),
        basis: both(
            "Laporan evaluasi smart city 2023; saran pendanaan CSR dan KPBU.",
            "Smart city evaluation report 2023; advice on CSR and KPBU.",
        ),
    },
    whole: true,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let plan = review.plan;
    if !review.is_due(Kind::Fund) {
        return;
    }
    let regional: BTreeSet<&str> = (plan.records.funds.iter())
        .filter(|fund| fund.kind.value == FundKind::Apbd)
        .map(|fund| fund.id.as_str())
        .collect();
    let lines: Vec<Line<'_>> =
        plan.records.programs.iter().flat_map(|own| own.lines(plan.years(true))).collect();
    let total: Rupiah = lines.iter().map(|line| line.amount).sum();
    let from = |line: &&Line<'_>| line.fund.is_some_and(|fund| regional.contains(fund.as_str()));
    let own: Rupiah = lines.iter().filter(from).map(|line| line.amount).sum();
    let Some(fund) = plan.records.funds.iter().find(|fund| fund.kind.value == FundKind::Apbd)
    else {
        return;
    };
    // A share of amounts without a fund says nothing.
    if total.0 <= 0 || lines.iter().any(|line| line.fund.is_none()) {
        return;
    }
    let limits = &plan.manifest.check.limits;
    let share = own.share_of(total);
    if own == total && !limits.bounds_apbd() && !elsewhere(review, &regional) {
        sink.push(money::only_apbd(fund.kind.span));
    } else if share < limits.apbd_share_min() * 10 || share > limits.apbd_share_max() * 10 {
        let bounds = (limits.apbd_share_min(), limits.apbd_share_max());
        sink.push(money::apbd_share(fund.kind.span, share, bounds));
    }
}

/// Tells whether an action or a quick win has money from another fund.
fn elsewhere(review: &Review<'_>, regional: &BTreeSet<&str>) -> bool {
    let plan = review.plan;
    let actions = plan.records.actions.iter().flat_map(|own| own.lines(plan.years(true)));
    let profiles = plan.records.profiles.iter();
    let profiles =
        profiles.flat_map(|own| budget::lines(&own.budget, own.fund.as_ref(), plan.years(true)));
    let mut all = actions.chain(profiles).filter_map(|line| line.fund);
    all.any(|fund| !regional.contains(fund.as_str()))
}
