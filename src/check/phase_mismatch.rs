//! Spans agree with the phases of the roadmap (SP403).
//!
//! Sharpened to what can be contradictory: a horizon longer than the longest phase of the
//! scheme, and prose that gives a phase other years than the scheme does (`jangka pendek
//! (2022–2024)`).

use std::ops::Range;

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::time;
use crate::diag::code;
use crate::diag::manual::{Manual, both, same};
use crate::model::plan::Plan;
use crate::model::scheme::Phase;
use crate::model::value::{Year, YearSpan};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::PHASE_MISMATCH,
    manual: Manual {
        what: both(
            "Kurun rencana lebih panjang daripada tahap terpanjang skema, atau tulisan menyebut \
             tahun yang bukan milik suatu jangka.",
            "The horizon is longer than the longest phase of the scheme, or prose gives a phase \
             years that are not its own.",
        ),
        why: both(
            "Jangka pendek, menengah, dan panjang dipakai untuk menilai capaian; tahunnya harus \
             sama di semua buku.",
            "Short, medium and long term are used to judge results; their years must be the same \
             in all books.",
        ),
        example: same("Jangka pendek (2022–2024) mencakup tiga quick win."),
        mend: same("Jangka pendek (2022) mencakup tiga quick win."),
        basis: both(
            "Bimtek tahap III Purbalingga: pendek satu, menengah lima, panjang sepuluh tahun.",
            "Technical guidance III in Purbalingga: short one, medium five, long ten years.",
        ),
    },
    whole: false,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let plan = review.plan;
    let span = YearSpan(plan.manifest.horizon.start(), plan.manifest.last_year());
    let Some(longest) = plan.scheme.phases.last() else { return };
    let length = i64::from(span.end().0) - i64::from(span.start().0) + 1;
    if span.start().0 != 0 && length > longest.years.whole() {
        let place = plan.manifest.extension.as_ref().map_or(plan.manifest.horizon.span, |e| e.span);
        sink.push(time::beyond_phases(place, span, &longest.name, longest.years.whole()));
    }
    let phases: Vec<(String, Vec<YearSpan>)> = (plan.scheme.phases.iter())
        .map(|phase| (phase.name.to_lowercase(), spans(plan, phase, span)))
        .collect();
    // Years of a phase stand in brackets behind its name.
    let prose = review.passages().iter();
    for passage in prose.filter(|own| own.form().is_some() && own.text.contains(" (")) {
        let lower = passage.lower();
        for (name, lawful) in &phases {
            for (at, _) in lower.match_indices(name.as_str()) {
                // "Rencana pembangunan jangka menengah (2025–2029)" is another plan.
                if lower[..at].trim_end().ends_with("pembangunan") {
                    continue;
                }
                let after = at + name.len();
                let Some((years, range)) = stated(lower, after) else { continue };
                if !lawful.contains(&years) {
                    let place = passage.place(range, review.sources);
                    sink.push(time::phase_years(place, name, years, lawful));
                }
            }
        }
    }
}

/// Lists the ways in which a phase may be written: from the start of the horizon, or from where
/// the phase before ends.
fn spans(plan: &Plan, phase: &Phase, span: YearSpan) -> Vec<YearSpan> {
    let first = span.start().0;
    let last = |years: i64| {
        let end = i64::from(first) + years - 1;
        Year(u16::try_from(end).unwrap_or(u16::MAX))
    };
    let end = last(phase.years.whole());
    let phases = &plan.scheme.phases;
    let before = phases.iter().take_while(|own| own.id.value != phase.id.value).last();
    let begin = before.map_or(Year(first), |own| Year(last(own.years.whole()).0 + 1));
    let horizon = plan.manifest.horizon.end();
    let ends = [end, end.min(span.end()), end.min(horizon)];
    ends.into_iter().flat_map(|end| [YearSpan(Year(first), end), YearSpan(begin, end)]).collect()
}

/// Reads the years in brackets behind a phase: `jangka pendek (2022–2024)`.
fn stated(text: &str, at: usize) -> Option<(YearSpan, Range<usize>)> {
    let rest = text.get(at..)?.strip_prefix(" (")?;
    let (inside, _) = rest.split_once(')')?;
    let start = at + 2;
    // Years only: `(2022–2026)`, `(2022)`, `(tahun 2022)`.
    let words = inside.trim_start_matches("tahun ");
    let years: YearSpan = words.parse().ok()?;
    Some((years, start + (inside.len() - words.len())..start + inside.len()))
}
