//! An indicator has a target for every year of its span (SP601).
//!
//! Its span is that of the programmes that name it, or the horizon when it measures an
//! objective.

use std::collections::BTreeMap;

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::indicator as indicators;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::record::Kind;
use crate::model::value::{Year, YearSpan};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::INCOMPLETE_INDICATOR,
    manual: Manual {
        what: both(
            "Indikator yang tidak memiliki target untuk setiap tahun kurunnya.",
            "An indicator without a target for each year of its span.",
        ),
        why: both(
            "Capaian dinilai setiap tahun; tahun tanpa target tidak dapat dinilai.",
            "Results are judged each year; a year without a target cannot be.",
        ),
        example: same(lines![
            "indicators:",
            "  - {id: IK-1, targets: {2022: 10, 2024: 30}, …}   # program 2022-2024",
        ]),
        mend: same(lines![
            "indicators:",
            "  - {id: IK-1, targets: {2022: 10, 2023: 20, 2024: 30}, …}",
        ]),
        basis: both(
            "Tesis ITB tentang mutu rencana: dasar fakta paling lemah; pertimbangan sendiri.",
            "ITB thesis on the quality of plans: their factual basis is weakest; own judgement.",
        ),
    },
    whole: false,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let records = &review.plan.records;
    let horizon = review.plan.manifest.horizon.value;
    if horizon.start().0 == 0 || !review.is_due(Kind::Indicator) {
        return;
    }
    let mut spans: BTreeMap<&str, YearSpan> = BTreeMap::new();
    for program in records.programs.iter().filter(|own| own.years.start().0 != 0) {
        for id in program.indicators.iter() {
            let years = program.years.value;
            let span = spans.entry(id.as_str()).or_insert(years);
            *span = YearSpan(span.start().min(years.start()), span.end().max(years.end()));
        }
    }
    for indicator in &records.indicators {
        let span = match (spans.get(indicator.id.as_str()), &indicator.objective) {
            (_, Some(_)) => horizon,
            (Some(span), None) => *span,
            (None, None) => continue,
        };
        let (start, end) = (span.start().max(horizon.start()), span.end().min(horizon.end()));
        let has = |year: Year| indicator.targets.0.iter().any(|target| target.key.value == year);
        let missing: Vec<Year> = YearSpan(start, end).years().filter(|year| !has(*year)).collect();
        // No target at all is an absent key, and told as such.
        if !missing.is_empty() && !indicator.targets.0.is_empty() {
            let place = indicator.targets.0[0].key.span;
            sink.push(indicators::missing_targets(place, indicator.id.as_str(), &missing));
        }
    }
}
