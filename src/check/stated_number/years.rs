//! The years of the plan as prose states them.

use crate::check::stated_number::Context;
use crate::check::stated_number::word::{Word, span};
use crate::diag::Sink;
use crate::diag::catalogue::stated;

/// Words that may stand between the plan and its years.
const BETWEEN: &[&str] = &[
    "tahun",
    "periode",
    "kurun",
    "waktu",
    "jangka",
    "masa",
    "untuk",
    "selama",
    "bagi",
    "adalah",
    "yaitu",
    "ialah",
    ":",
    "mencakup",
    "meliputi",
    "berlaku",
    "berjangka",
    "dari",
    "mulai",
];

/// Compares every span of years that is said to be the plan's with the horizon.
pub(super) fn check(context: &Context<'_>, words: &[Word<'_>], sink: &mut Sink) {
    let plan = context.plan;
    let horizon = plan.manifest.horizon.value;
    if horizon.start().0 == 0 {
        return;
    }
    for at in 0..words.len() {
        let Some((years, used)) = span(words, at) else { continue };
        if years == horizon || years == plan.years(true) || !is_of_plan(&words[..at]) {
            continue;
        }
        let range = words[at].range.start..words[at + used - 1].range.end;
        let (place, exact) = context.place(range);
        sink.push(stated::horizon(place, exact, years, horizon, plan.manifest.horizon.span));
    }
}

/// Tells whether the words before some years make them the plan's: "rencana ini berlaku untuk".
fn is_of_plan(before: &[Word<'_>]) -> bool {
    let end = before.iter().rposition(|word| !BETWEEN.contains(&word.as_str()));
    let Some(end) = end else { return false };
    let word = |back: usize| end.checked_sub(back).map_or("", |at| before[at].as_str());
    let skipped =
        |words: &[&str]| before[end + 1..].iter().any(|own| words.contains(&own.as_str()));
    match (word(1), word(0)) {
        ("rencana" | "plan" | "masterplan" | "induk" | "dokumen", "ini") => {
            let named = matches!(word(2), "periode" | "waktu" | "masa");
            named
                || skipped(&["kurun", "periode", "untuk", "berlaku", "jangka", "mencakup", "masa"])
        }
        ("waktu" | "kurun", "rencana" | "perencanaan") => true,
        _ => false,
    }
}
