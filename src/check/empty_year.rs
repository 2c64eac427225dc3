//! Every year of the horizon has a programme and a milestone, and no dimension starts at the end (SP404).
//!
//! Milestones are judged only where they cover the plan: some schemes ask for those of quick wins
//! alone, which all fall into the first year. A plan with milestones in more than half of its
//! years uses them as its roadmap, and then a year without one is a hole.

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::time;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::record::Kind;
use crate::model::value::Year;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::EMPTY_YEAR,
    manual: Manual {
        what: both(
            "Tahun rencana tanpa satu program pun, atau tanpa tonggak bila lebih dari \
             separuh tahun memilikinya; atau dimensi yang baru mulai pada dua tahun terakhir.",
            "A year of the plan without any programme, or without a milestone where more than \
             half of the years have one; or a dimension that only starts in the last two years.",
        ),
        why: both(
            "Tahun kosong berarti peta jalan belum selesai; dimensi yang mulai di akhir tidak \
             sempat dievaluasi.",
            "An empty year means an unfinished roadmap; a dimension that starts at the end \
             cannot be evaluated.",
        ),
        example: both(
            lines!["horizon: 2022-2026", "# tidak ada program yang berjalan pada 2023"],
            lines!["horizon: 2022-2026", "# no programme runs in 2023"],
        ),
        mend: same(lines!["programs:", "  - {id: GOV-01, years: 2022-2026, …}"]),
        basis: both("Pertimbangan sendiri.", "Own judgement."),
    },
    whole: true,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let plan = review.plan;
    let records = &plan.records;
    let horizon = plan.manifest.horizon.value;
    if !review.is_due(Kind::Program) || records.programs.is_empty() || horizon.start().0 == 0 {
        return;
    }
    let idle = |year: &Year| !records.programs.iter().any(|own| own.years.contains(*year));
    let years: Vec<Year> = horizon.years().filter(idle).collect();
    if !years.is_empty() {
        sink.push(time::idle_years(plan.manifest.horizon.span, &years));
    }
    if let Some(first) = records.milestones.first().filter(|_| review.is_due(Kind::Milestone)) {
        let bare = |year: &Year| !records.milestones.iter().any(|own| own.year.value == *year);
        let bare: Vec<Year> = horizon.years().filter(bare).filter(|y| !years.contains(y)).collect();
        let covers = 2 * bare.len() < horizon.years().count() - years.len();
        if covers && !bare.is_empty() {
            sink.push(time::bare_years(first.id.span, &bare));
        }
    }
    // A horizon of a few years has no late start.
    if horizon.end().0 - horizon.start().0 < 3 {
        return;
    }
    for dimension in plan.scheme.dimensions.iter() {
        let first = review.programs(dimension.id.as_str()).min_by_key(|own| own.years.start());
        if let Some(first) = first.filter(|own| own.years.start().0 + 1 >= horizon.end().0) {
            let start = first.years.start();
            sink.push(time::late_dimension(first.years.span, &dimension.name, start));
        }
    }
}
