//! Milestones, amounts, innovations and quick wins lie in the span of what they belong to (SP406).

use std::collections::BTreeMap;

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::time;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::record::{Budget, Ref};
use crate::model::value::{Year, YearSpan};
use crate::source::Spanned;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::ROADMAP_OFF_SPAN,
    manual: Manual {
        what: both(
            "Tonggak, anggaran, inovasi, atau quick win pada tahun ketika programnya tidak \
             berjalan.",
            "A milestone, an amount, an innovation or a quick win in a year in which its \
             programme does not run.",
        ),
        why: both(
            "Peta jalan dan tabel anggaran digambar dari data yang sama; tahun yang tidak cocok \
             membuat keduanya bertentangan.",
            "Roadmap and budget tables are drawn from the same data; a year that does not fit \
             makes them contradict each other.",
        ),
        example: same(lines![
            "programs:",
            "  - id: GOV-01",
            "    years: 2022-2024",
            "    budget: {2022: 1 miliar, 2025: 1 miliar}",
        ]),
        mend: same(lines![
            "programs:",
            "  - id: GOV-01",
            "    years: 2022-2025",
            "    budget: {2022: 1 miliar, 2025: 1 miliar}",
        ]),
        basis: both("Pertimbangan sendiri.", "Own judgement."),
    },
    whole: false,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let records = &review.plan.records;
    // A year outside the horizon is told by SP401.
    let manifest = &review.plan.manifest;
    let horizon = YearSpan(manifest.horizon.start(), manifest.last_year());
    let mut spans: BTreeMap<&str, &Spanned<YearSpan>> = BTreeMap::new();
    spans.extend(records.programs.iter().map(|own| (own.id.as_str(), &own.years)));
    spans.extend(records.actions.iter().map(|own| (own.id.as_str(), &own.years)));
    for program in &records.programs {
        budget(&program.budget, &program.years, (&program.id, horizon), sink);
    }
    for action in &records.actions {
        budget(&action.budget, &action.years, (&action.id, horizon), sink);
    }
    for profile in &records.profiles {
        let mut steps = profile.steps.iter().filter(|step| step.to.value < step.from.value);
        // A quarter that could not be read is kept as nothing.
        if let Some(step) = steps.find(|step| step.to.0 != 0) {
            let (from, to) = (step.from.to_string(), step.to.to_string());
            sink.push(time::step_backwards(step.to.span, profile.quick_win.as_str(), &from, &to));
        }
        budget(&profile.budget, &profile.period, (&profile.quick_win, horizon), sink);
    }
    let mut inside = |year: &Spanned<Year>, id: &Ref, owner: &Ref| {
        let span = spans.get(owner.as_str()).filter(|span| is_read(span.value));
        if let Some(span) =
            span.filter(|span| horizon.contains(year.value) && !span.contains(year.value))
        {
            sink.push(time::off_span(year.span, id.as_str(), year.value, owner.as_str(), span));
        }
    };
    for milestone in &records.milestones {
        for owner in milestone.program.iter().chain(&milestone.action) {
            inside(&milestone.year, &milestone.id, owner);
        }
    }
    for innovation in &records.innovations {
        inside(&innovation.year, &innovation.id, &innovation.program);
    }
    let owners: BTreeMap<&str, &Ref> =
        records.quick_wins.iter().map(|own| (own.id.as_str(), &own.program)).collect();
    for profile in &records.profiles {
        if let Some(owner) = owners.get(profile.quick_win.as_str()) {
            let ends = [profile.period.start(), profile.period.end()];
            let outside =
                |year: &Year| spans.get(owner.as_str()).is_some_and(|s| !s.contains(*year));
            if let Some(year) = ends.into_iter().find(outside) {
                inside(&Spanned::new(year, profile.period.span), &profile.quick_win, owner);
            }
        }
    }
}

/// Reports the years of a budget outside a span, once for a record.
fn budget(
    budget: &Budget,
    span: &Spanned<YearSpan>,
    (id, horizon): (&Ref, YearSpan),
    sink: &mut Sink,
) {
    let outside = |year: Year| horizon.contains(year) && !span.contains(year);
    let mut years = budget.0.iter().filter(|pair| outside(pair.key.value));
    if let Some(first) = years.next().filter(|_| is_read(span.value)) {
        let all: Vec<Year> =
            std::iter::once(first).chain(years).map(|pair| pair.key.value).collect();
        sink.push(time::money_off_span(first.key.span, id.as_str(), &all, span));
    }
}

/// Tells whether a span was written and read.
fn is_read(span: YearSpan) -> bool {
    span.start().0 != 0
}
