//! Points, quarters and likelihoods lie inside their scales (SP010).

use crate::check::Review;
use crate::diag::Sink;
use crate::diag::catalogue::reading;
use crate::model::value::Decimal;
use crate::source::Spanned;

/// Reports every number outside its scale.
pub(super) fn check(review: &Review<'_>, sink: &mut Sink) {
    let plan = review.plan;
    let scheme = &plan.scheme;
    let mut test = |value: &Spanned<Decimal>, low: i64, high: Decimal| {
        // What is absent or no number has been told, and stands here as nothing.
        let written = review.sources.slice(value.span).trim_matches(['"', '\'', ' ']);
        if value.value == Decimal::default() && written.parse::<Decimal>().is_err() {
            return;
        }
        if value.value < Decimal(low, 0) || high < value.value {
            sink.push(reading::out_of_range(
                value.span,
                &value.to_string(),
                &low.to_string(),
                &high.to_string(),
            ));
        }
    };
    let points = scheme.readiness.scale.value;
    for item in &plan.records.readiness {
        std::iter::once(&item.score).chain(&item.target).for_each(|value| test(value, 0, points));
    }
    for pair in plan.records.quick_wins.iter().flat_map(|quick_win| &quick_win.scores.0) {
        test(&pair.value, 1, scheme.scoring.scale.value);
    }
    for risk in &plan.records.risks {
        test(&risk.likelihood, 1, Decimal(5, 0));
        test(&risk.impact, 1, Decimal(5, 0));
    }
    let steps = plan.records.profiles.iter().flat_map(|profile| profile.steps.iter());
    for step in steps {
        test(&step.from, 1, Decimal(4, 0));
        test(&step.to, 1, Decimal(4, 0));
    }
    for milestone in &plan.records.milestones {
        milestone.quarter.iter().for_each(|quarter| test(quarter, 1, Decimal(4, 0)));
    }
}
