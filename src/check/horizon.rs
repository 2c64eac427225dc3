//! Years of records lie inside the horizon, or its declared extension (SP401).

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::reading;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::record::Budget;
use crate::model::value::{Year, YearSpan};
use crate::source::{Span, Spanned};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::YEAR_OUTSIDE_HORIZON,
    manual: Manual {
        what: both(
            "Tahun pada catatan berada di luar kurun waktu rencana, atau di luar perpanjangan yang \
             dinyatakan.",
            "A year of a record lies outside the horizon of the plan, or outside its declared \
             extension.",
        ),
        why: both(
            "Program di luar kurun waktu tidak tercakup oleh penganggaran dan evaluasi rencana ini.",
            "A programme outside the horizon is covered neither by this plan's budget nor by its \
             evaluation.",
        ),
        example: same(lines!["horizon: 2022-2026", "# …", "years: 2025-2028"]),
        mend: both(
            lines!["horizon: 2022-2026", "extension: 2031   # atau: years: 2025-2026"],
            lines!["horizon: 2022-2026", "extension: 2031   # or: years: 2025-2026"],
        ),
        basis: both(
            "Kurun waktu rencana induk; di Sleman 2022–2026 dengan kemungkinan sampai 2031.",
            "The horizon of the master plan; in Sleman 2022–2026, perhaps on to 2031.",
        ),
    },
    whole: false,
    check,
};

/// Reports every year before the horizon or after its last year.
fn check(review: &Review<'_>, sink: &mut Sink) {
    let plan = review.plan;
    let manifest = &plan.manifest;
    let allowed = YearSpan(manifest.horizon.start(), manifest.last_year());
    let horizon = manifest.horizon.to_string();
    let extension = manifest.extension.as_ref().map(ToString::to_string);
    // A horizon or an extension that could not be read has been told already.
    if allowed.start().0 == 0 || manifest.extension.is_some_and(|own| own.0 == 0) {
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
