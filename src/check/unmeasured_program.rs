//! Every programme has an indicator (SP604).
//!
//! That the key is there is SP005; this is an empty list. That every indicator has an agency is
//! part of its form.

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::indicator as indicators;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::UNMEASURED_PROGRAM,
    manual: Manual {
        what: both(
            "Program yang daftar indikatornya kosong.",
            "A programme whose list of indicators is empty.",
        ),
        why: both(
            "Program tanpa ukuran tidak dapat dievaluasi, dan tidak ada yang tahu kapan ia \
             berhasil.",
            "A programme without a measure cannot be evaluated, and nobody knows when it has \
             succeeded.",
        ),
        example: same(lines!["programs:", "  - {id: GOV-01, indicators: [], …}"]),
        mend: same(lines!["programs:", "  - {id: GOV-01, indicators: [IK-1], …}"]),
        basis: both("Pertimbangan sendiri.", "Own judgement."),
    },
    whole: false,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    for program in &review.plan.records.programs {
        let list = &program.indicators;
        let written = review.sources.slice(list.span).trim_start().starts_with('[');
        if list.is_empty() && written {
            sink.push(indicators::unmeasured(list.span, program.id.as_str()));
        }
    }
}
