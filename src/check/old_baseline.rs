//! A baseline is recent and does not lie behind its first target (SP603).
//!
//! A plan that is written during its first year may have the value of that year as both baseline
//! and target.

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::indicator as indicators;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::OLD_BASELINE,
    manual: Manual {
        what: both(
            "Nilai dasar yang lebih tua dari tiga tahun sebelum awal rencana, atau yang tahunnya \
             sesudah target pertama.",
            "A baseline more than three years older than the plan's first year, or one of a \
             year after the first target.",
        ),
        why: both(
            "Target dihitung dari keadaan sekarang; nilai dasar yang usang membuat semua target \
             sesudahnya meragukan.",
            "Targets are reckoned from the present; a stale baseline makes all targets after it \
             doubtful.",
        ),
        example: same(lines!["horizon: 2022-2026", "# …", "baseline: {year: 2016, value: 40}"]),
        mend: same("baseline: {year: 2021, value: 52}"),
        basis: both(
            "Tesis ITB tentang mutu rencana (dasar fakta).",
            "ITB thesis on the quality of plans (factual basis).",
        ),
    },
    whole: false,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let plan = review.plan;
    let oldest =
        i64::from(plan.manifest.horizon.start().0) - plan.manifest.check.limits.baseline_age();
    if plan.manifest.horizon.start().0 == 0 {
        return;
    }
    for indicator in &plan.records.indicators {
        let year = &indicator.baseline.year;
        let first = indicator.targets.0.iter().map(|target| target.key.value).min();
        if year.0 == 0 {
            continue;
        }
        if i64::from(year.0) < oldest {
            sink.push(indicators::old_baseline(
                year.span,
                indicator.id.as_str(),
                year.value,
                oldest,
            ));
        } else if let Some(first) = first.filter(|first| first.0 != 0 && *first < year.value) {
            sink.push(indicators::late_baseline(
                year.span,
                indicator.id.as_str(),
                year.value,
                first,
            ));
        }
    }
}
