//! Years of records lie inside the horizon, or its declared extension (SP401).

use crate::diag::Sink;
use crate::diag::catalogue::reading;
use crate::model::plan::Plan;
use crate::model::record::Budget;
use crate::model::value::{Year, YearSpan};
use crate::source::{Span, Spanned};

/// Reports every year before the horizon or after its last year.
pub(super) fn check(plan: &Plan, _: u8, sink: &mut Sink) {
    let manifest = &plan.manifest;
    let allowed = YearSpan(manifest.horizon.start(), manifest.last_year());
    let horizon = manifest.horizon.to_string();
    let extension = manifest.extension.as_ref().map(ToString::to_string);
    // A horizon that could not be read has been told already.
    if allowed.start().0 == 0 {
        return;
    }
    let mut out = |span: Span, year: Year| {
        if year.0 != 0 && !allowed.contains(year) {
            let extension = extension.as_deref();
            sink.push(reading::outside_horizon(span, &year.to_string(), &horizon, extension));
        }
    };
    let mut one = |year: &Spanned<Year>| out(year.span, year.value);
    let records = &plan.records;
    let budgets = (records.programs.iter().map(|r| &r.budget))
        .chain(records.actions.iter().map(|r| &r.budget))
        .chain(records.profiles.iter().map(|r| &r.budget.value));
    budgets.flat_map(years).for_each(&mut one);
    records.indicators.iter().flat_map(|r| r.targets.0.iter().map(|t| &t.key)).for_each(&mut one);
    records.innovations.iter().map(|r| &r.year).for_each(&mut one);
    records.milestones.iter().map(|r| &r.year).for_each(&mut one);
    let spans = (records.programs.iter().map(|r| &r.years))
        .chain(records.actions.iter().map(|r| &r.years))
        .chain(records.profiles.iter().map(|r| &r.period));
    for span in spans {
        let years = [span.start(), span.end()];
        if let Some(year) = years.into_iter().find(|year| !allowed.contains(*year)) {
            out(span.span, year);
        }
    }
}

fn years(budget: &Budget) -> impl Iterator<Item = &Spanned<Year>> {
    budget.0.iter().map(|pair| &pair.key)
}
