//! A quick win is done within its window (SP402).
//!
//! The window is the first year of the horizon, or as many years as
//! `check.limits.quick_win_years` says. A plan that is still discussed in that year cannot have
//! carried anything out: then the window begins in the year after its last meeting.

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::time;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::SLOW_QUICK_WIN,
    manual: Manual {
        what: both(
            "Quick win yang berakhir setelah jendelanya: tahun pertama kurun rencana, atau tahun \
             setelah pertemuan terakhir bila itu lebih kemudian, kecuali manifes menyatakan \
             jumlah tahun lain.",
            "A quick win that ends after its window: the first year of the horizon, or the year \
             after the last meeting where that is later, unless the manifest says another number \
             of years.",
        ),
        why: both(
            "Quick win dipilih karena hasilnya terasa segera; yang lebih lama adalah program \
             biasa.",
            "A quick win is chosen because its result is felt soon; what takes longer is a \
             programme.",
        ),
        example: same(lines![
            "horizon: 2022-2026",
            "# tahap-4/data/profil.yaml",
            "profiles:",
            "  - {quick_win: QW-01, period: 2022-2024, …}",
        ]),
        mend: same(lines![
            "profiles:",
            "  - {quick_win: QW-01, period: 2022, …}",
            "# smartplan.yaml",
            "check: {limits: {quick_win_years: 2}}",
        ]),
        basis: both(
            "Bimtek tahap III Purbalingga dan tahap IV Sleman: jangka pendek satu tahun, paling \
             lama dua.",
            "Technical guidance III in Purbalingga and IV in Sleman: the short term is one year, \
             two at most.",
        ),
    },
    whole: false,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let manifest = &review.plan.manifest;
    let years = manifest.check.limits.quick_win_years().max(1);
    let start = i64::from(manifest.horizon.start().0);
    // A horizon that could not be read has been told already.
    if start == 0 {
        return;
    }
    let meetings = review.plan.meetings.values().flat_map(|meeting| &meeting.dates);
    let after = meetings.map(|date| i64::from(date.value.0) + 1).max().unwrap_or(0);
    // A date far off is a slip, and told as such.
    let first = if after - start > 2 { start } else { start.max(after) };
    for profile in &review.plan.records.profiles {
        let period = profile.period.value;
        if i64::from(period.end().0) > first + years - 1 && period.end().0 != 0 {
            let last = first + years - 1;
            let id = profile.quick_win.as_str();
            sink.push(time::slow_quick_win(profile.period.span, id, period, last));
        }
    }
}
