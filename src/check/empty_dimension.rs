//! Every dimension has an objective, a strategy and a programme (SP303).
//!
//! Where the plan has no record of a kind at all, the empty table is told instead (SP102). A
//! record whose dimension cannot be understood may be the one that is missing.

use std::collections::BTreeSet;

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::thread;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::record::Kind;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::EMPTY_DIMENSION,
    manual: Manual {
        what: both(
            "Dimensi skema yang tidak memiliki sasaran, strategi, atau program.",
            "A dimension of the scheme without an objective, a strategy or a programme.",
        ),
        why: both(
            "Keenam dimensi dinilai setiap tahun; dimensi tanpa program mendapat nilai terendah \
             dan kelompok kerjanya tidak punya tugas.",
            "Every dimension is evaluated each year; one without programmes scores lowest and \
             its working group has no task.",
        ),
        example: both(
            lines![
                "dimensions: governance, branding, …",
                "programs:",
                "  - {id: GOV-01, dimension: governance, …}   # branding tidak punya program",
            ],
            lines![
                "dimensions: governance, branding, …",
                "programs:",
                "  - {id: GOV-01, dimension: governance, …}   # branding has no programme",
            ],
        ),
        mend: same(lines![
            "programs:",
            "  - {id: GOV-01, dimension: governance, …}",
            "  - {id: BRA-01, dimension: branding, …}",
        ]),
        basis: both(
            "Bimtek tahap II Sleman (enam kelompok dimensi); laporan evaluasi smart city 2023.",
            "Technical guidance II in Sleman (six groups of dimensions); smart city evaluation \
             report 2023.",
        ),
    },
    whole: true,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let records = &review.plan.records;
    let dimensions = review.plan.scheme.dimensions.iter();
    let known: BTreeSet<&str> = dimensions.map(|own| own.id.as_str()).collect();
    let objectives: BTreeSet<&str> =
        records.objectives.iter().flat_map(|o| o.dimensions.iter()).map(|id| id.as_str()).collect();
    let strategies: BTreeSet<&str> =
        records.strategies.iter().map(|strategy| strategy.dimension.as_str()).collect();
    let programs: BTreeSet<&str> =
        records.programs.iter().map(|program| program.dimension.as_str()).collect();
    let due: Vec<(Kind, BTreeSet<&str>)> =
        [(Kind::Objective, objectives), (Kind::Strategy, strategies), (Kind::Program, programs)]
            .into_iter()
            .filter(|(kind, found)| review.is_due(*kind) && !found.is_empty())
            .filter(|(_, found)| found.iter().all(|id| known.contains(id)))
            .collect();
    // Objectives alone may be grouped as the author likes until programmes are due.
    if !review.is_due(Kind::Program) {
        return;
    }
    for dimension in review.plan.scheme.dimensions.iter() {
        let lacking: Vec<Kind> = (due.iter())
            .filter(|(_, found)| !found.contains(dimension.id.as_str()))
            .map(|(kind, _)| *kind)
            .collect();
        if !lacking.is_empty() && !review.is_irrelevant(dimension.id.as_str(), None) {
            let place = review.plan.manifest.scheme.span;
            let id = dimension.id.as_str();
            sink.push(thread::empty_dimension(place, id, &dimension.name, &lacking));
        }
    }
}
