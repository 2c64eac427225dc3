//! No dimension is made of applications alone (SP309).
//!
//! Sharpened: one programme is no pattern; a dimension with two or more is looked at.

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::thread;
use crate::diag::code;
use crate::diag::manual::{Manual, both};
use crate::model::record::{Kind, Nature, Program};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::APPLICATIONS_ONLY,
    manual: Manual {
        what: both(
            "Dimensi dengan dua program atau lebih yang seluruhnya berjenis `application`.",
            "A dimension with two or more programmes that are all of the kind `application`.",
        ),
        why: both(
            "Smart city bukan hanya teknologi informasi; penilai berulang kali menegur rencana \
             yang bertumpu pada aplikasi.",
            "A smart city is not information technology alone; assessors keep objecting to plans \
             that rest on applications.",
        ),
        example: both(
            "programs:\n\
             \x20 - {id: GOV-01, dimension: governance, kind: application, …}\n\
             \x20 - {id: GOV-02, dimension: governance, kind: application, …}",
            "programs:\n\
             \x20 - {id: GOV-01, dimension: governance, kind: application, …}\n\
             \x20 - {id: GOV-02, dimension: governance, kind: application, …}",
        ),
        mend: both(
            "programs:\n\
             \x20 - {id: GOV-01, dimension: governance, kind: application, …}\n\
             \x20 - {id: GOV-02, dimension: governance, kind: service, …}",
            "programs:\n\
             \x20 - {id: GOV-01, dimension: governance, kind: application, …}\n\
             \x20 - {id: GOV-02, dimension: governance, kind: service, …}",
        ),
        basis: both(
            "Laporan evaluasi smart city 2023; Diskominfo Sleman tentang tahapan bimtek.",
            "Smart city evaluation report 2023; Diskominfo Sleman on the stages of guidance.",
        ),
    },
    whole: true,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    if !review.is_due(Kind::Program) {
        return;
    }
    for dimension in review.plan.scheme.dimensions.iter() {
        let programs: Vec<&Program> = review.programs(dimension.id.as_str()).collect();
        if programs.len() > 1 && programs.iter().all(|p| p.kind.value == Nature::Application) {
            let place = programs[0].kind.span;
            sink.push(thread::applications_only(place, &dimension.name, programs.len()));
        }
    }
}
