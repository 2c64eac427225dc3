//! The share of the regional budget lies inside its bounds (SP504).
//!
//! Without bounds in the manifest only a plan that rests on the regional budget alone is told.

use std::collections::BTreeSet;

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::money;
use crate::diag::code;
use crate::diag::manual::{Manual, both};
use crate::model::budget::Line;
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
            "funds:\n\
             \x20 - {id: apbd, kind: apbd, …}   # satu-satunya dana yang dipakai",
            "funds:\n\
             \x20 - {id: apbd, kind: apbd, …}   # the only fund in use",
        ),
        mend: both(
            "check:\n\
             \x20 limits: {apbd_share_min: 40, apbd_share_max: 90}",
            "check:\n\
             \x20 limits: {apbd_share_min: 40, apbd_share_max: 90}",
        ),
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
    if total.0 <= 0 {
        return;
    }
    let limits = &plan.manifest.check.limits;
    let share = own.share_of(total);
    if own == total && limits.apbd_share_max() == 100 {
        sink.push(money::only_apbd(fund.kind.span));
    } else if share < limits.apbd_share_min() * 10 || share > limits.apbd_share_max() * 10 {
        let bounds = (limits.apbd_share_min(), limits.apbd_share_max());
        sink.push(money::apbd_share(fund.kind.span, share, bounds));
    }
}
