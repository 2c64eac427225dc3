//! Every sub-dimension of the scheme has a programme or a reason why not (SP107).
//!
//! Told once a dimension. A dimension without any programme is told by SP303, and a programme whose
//! dimension or sub-dimension cannot be understood may be the one that is missing.

use std::collections::BTreeSet;

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::structure;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::plan::NotRelevant;
use crate::model::record::{Kind, Program};
use crate::model::scheme::Dimension;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::UNCOVERED_DIMENSION,
    manual: Manual {
        what: both(
            "Subdimensi yang tidak dijawab satu program pun dan tidak dinyatakan tidak relevan; \
             atau yang dinyatakan tidak relevan padahal ada programnya. Dituntut sejak tahap yang \
             memuat tabel program.",
            "A sub-dimension that no programme addresses and that is not said to be not relevant; \
             or one that is said so although it has a programme. Demanded from the stage on that \
             prints programmes.",
        ),
        why: both(
            "Evaluasi tahunan menanyakan layanan pada setiap subdimensi. Subdimensi yang \
             dikosongkan tanpa alasan terbaca sebagai kelalaian.",
            "The yearly evaluation asks about services in every sub-dimension. One that is left \
             empty without a reason reads as an oversight.",
        ),
        example: both(
            lines![
                "programs:",
                "  - {id: ENV-01, dimension: environment, subdimension: waste, …}",
                "  - {id: ENV-02, dimension: environment, subdimension: protection, …}",
                "# tidak ada program untuk subdimensi energy",
            ],
            lines![
                "programs:",
                "  - {id: ENV-01, dimension: environment, subdimension: waste, …}",
                "  - {id: ENV-02, dimension: environment, subdimension: protection, …}",
                "# no programme for the sub-dimension energy",
            ],
        ),
        mend: same(lines![
            "# smartplan.yaml",
            "not_relevant:",
            "  - dimension: environment",
            "    subdimension: energy",
            "    reason: Energi diurus pemerintah provinsi.",
        ]),
        basis: both(
            "Laporan evaluasi smart city 2023: enam dimensi dengan tiga subdimensi, masing-masing \
             ditanyakan dalam survei dampak.",
            "Evaluation report on smart cities of 2023: six dimensions with three sub-dimensions, \
             each asked about in the impact survey.",
        ),
    },
    whole: true,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let plan = review.plan;
    for mark in &plan.manifest.not_relevant {
        contradicted(review, mark, sink);
    }
    let known = |program: &Program| plan.scheme.dimension(&program.dimension).is_some();
    if review.is_demanded(Kind::Program) && plan.records.programs.iter().all(known) {
        for dimension in plan.scheme.dimensions.iter() {
            uncovered(review, dimension, sink);
        }
    }
}

/// Reports a dimension or sub-dimension that is said to be not relevant and has a programme.
fn contradicted(review: &Review<'_>, mark: &NotRelevant, sink: &mut Sink) {
    let mut programs = review.programs(mark.dimension.as_str());
    let sub = mark.subdimension.as_ref();
    let own = |program: &&Program| sub.is_none_or(|id| id.value == program.subdimension.value);
    if let Some(program) = programs.find(own) {
        let id = sub.unwrap_or(&mark.dimension);
        let finding = structure::relevant_after_all(
            id.span,
            id.as_str(),
            program.id.span,
            program.id.as_str(),
        );
        sink.push(finding);
    }
}

/// Reports the sub-dimensions of one dimension that neither a programme nor the manifest names.
fn uncovered(review: &Review<'_>, dimension: &Dimension, sink: &mut Sink) {
    let own = dimension.id.as_str();
    let used: BTreeSet<&str> =
        review.programs(own).map(|program| program.subdimension.as_str()).collect();
    let known: Vec<&str> = dimension.subdimensions.iter().map(|own| own.id.as_str()).collect();
    let Some(first) = review.programs(own).next() else { return };
    let marks = review.plan.manifest.not_relevant.iter();
    let marks = marks.filter(|mark| mark.dimension.as_str() == own);
    let marks = marks.filter_map(|mark| Some(mark.subdimension.as_ref()?.as_str()));
    // A sub-dimension that the scheme does not have is told; it may be the one looked for.
    if !used.iter().copied().chain(marks).all(|id| known.contains(&id)) {
        return;
    }
    let open = known.into_iter().filter(|id| !used.contains(id));
    let open: Vec<&str> = open.filter(|id| !review.is_irrelevant(own, Some(id))).collect();
    if !open.is_empty() {
        sink.push(structure::uncovered(first.dimension.span, &dimension.name, &open));
    }
}
