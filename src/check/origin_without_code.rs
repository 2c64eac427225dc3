//! A programme of RPJMD or Renstra has its code there (SP702).
//!
//! The code of the common nomenclature finds a programme in every edition of those plans, so no page
//! is asked for. A lowest share of such programmes is measured only where the manifest sets one.

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::alignment;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::record::{Kind, Origin};
use crate::model::value::{Rupiah, percent};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::ORIGIN_WITHOUT_CODE,
    manual: Manual {
        what: both(
            "Program dengan `origin: rpjmd` atau `renstra` tanpa kode programnya; atau bagian \
             program yang berasal dari keduanya di bawah batas `check.limits.renstra_share`.",
            "A programme with `origin: rpjmd` or `renstra` without its code there; or a share of \
             such programmes below the limit `check.limits.renstra_share`.",
        ),
        why: both(
            "Penilai mencocokkan program dengan Renstra perangkat daerah; tanpa kode pencocokan \
             itu tidak dapat dilakukan.",
            "Assessors compare programmes with the Renstra of the agencies; without the code they \
             cannot.",
        ),
        example: same(lines!["programs:", "  - id: GOV-01", "    origin: rpjmd",]),
        mend: same(lines![
            "programs:",
            "  - id: GOV-01",
            "    origin: rpjmd",
            "    code: \"2.16.03\"",
        ]),
        basis: both(
            "Laporan evaluasi smart city 2023: keterlibatan perangkat daerah dilihat dari Renstra; \
             tahap II di Sleman mengambil program dari RPJMD dan Renstra.",
            "Evaluation report on smart cities of 2023: the part of agencies is seen in their \
             Renstra; stage II in Sleman took programmes from RPJMD and Renstra.",
        ),
    },
    whole: true,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let programs = &review.plan.records.programs;
    for program in programs.iter().filter(|program| program.code.is_none()) {
        let origin = match program.origin.value {
            Origin::Rpjmd => "RPJMD",
            Origin::Renstra => "Renstra",
            Origin::New => continue,
        };
        sink.push(alignment::without_code(program.origin.span, program.id.as_str(), origin));
    }
    if review.is_due(Kind::Program) {
        share(review, sink);
    }
}

/// Measures how many programmes come from another plan, where the manifest sets a bound.
fn share(review: &Review<'_>, sink: &mut Sink) {
    let limits = &review.plan.manifest.check.limits;
    let programs = &review.plan.records.programs;
    let Some(limit) = limits.renstra_share.as_ref().filter(|_| !programs.is_empty()) else {
        return;
    };
    let known = programs.iter().filter(|own| own.origin.value != Origin::New).count();
    let bound = limits.renstra_share();
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let (part, all) = (Rupiah(count(known)), Rupiah(count(programs.len())));
    let tenths = part.share_of(all);
    if tenths < bound * 10 {
        let share = percent(tenths);
        let finding =
            alignment::few_known_programs(limit.span, &share, bound, known, programs.len());
        sink.push(finding);
    }
}
