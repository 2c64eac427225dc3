//! A regulation, or its draft, puts the final plan in force (SP804).
//!
//! It is a regulation of the region on the smart city that still holds, a decree on the plan, or an
//! appendix whose heading says that it is a draft.

use crate::check::{Review, Rule, body};
use crate::diag::Sink;
use crate::diag::catalogue::institution;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::block::plain;
use crate::model::plan::Plan;
use crate::model::record::{Force, Kind, Regulation};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::MISSING_LEGAL_BASIS,
    manual: Manual {
        what: both(
            "Rencana akhir tanpa Peraturan Bupati, Peraturan Wali Kota, atau Peraturan Daerah \
             tentang smart city, dan tanpa rancangannya.",
            "A final plan without a regulation of the region on the smart city, and without a \
             draft of one.",
        ),
        why: both(
            "Pertanyaan pertama evaluasi tahunan: apakah master plan memiliki dasar hukum.",
            "The first question of the yearly evaluation: does the master plan have a legal basis.",
        ),
        example: both(
            lines![
                "regulations:",
                "  - {id: perpres-95-2018, type: Peraturan Presiden, …}",
                "# tidak ada peraturan daerah sendiri tentang smart city",
            ],
            lines![
                "regulations:",
                "  - {id: perpres-95-2018, type: Peraturan Presiden, …}",
                "# no regulation of the region itself on the smart city",
            ],
        ),
        mend: same(lines![
            "regulations:",
            "  - id: ranperbup-smart-city",
            "    type: Rancangan Peraturan Bupati Contoh",
            "    number: \"-\"",
            "    year: 2022",
            "    about: Master Plan Smart City Kabupaten Contoh Tahun 2022–2026",
        ]),
        basis: both(
            "Laporan evaluasi smart city 2022 dan 2023: master plan belum ditetapkan dengan \
             peraturan bupati.",
            "Evaluation reports on smart cities of 2022 and 2023: the master plan is not yet put \
             in force by a regulation.",
        ),
    },
    whole: true,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let plan = review.plan;
    // A table of regulations without a row has been told.
    let expected = review.is_final() && review.is_demanded(Kind::Regulation);
    if !expected || plan.records.regulations.is_empty() || !plan.unread.prose.is_empty() {
        return;
    }
    let holds = |own: &Regulation| own.status.is_none_or(|own| own.value == Force::InForce);
    let regulation = plan
        .records
        .regulations
        .iter()
        .any(|own| holds(own) && body::is_regional(&own.sort) && body::is_plan(&own.about));
    let decrees = plan.meetings.values().flat_map(|meeting| &meeting.decrees);
    let decree = decrees.map(|decree| &decree.title).any(|title| body::is_plan(title));
    if !(regulation || decree || has_draft(plan)) {
        sink.push(institution::missing_legal_basis(review.manifest(), plan.manifest.kind.head()));
    }
}

/// Tells whether a heading of the plan says that a draft regulation stands below it.
fn has_draft(plan: &Plan) -> bool {
    const DRAFT: &[&str] = &[
        "rancangan peraturan",
        "rancangan keputusan",
        "draf peraturan",
        "draft peraturan",
        "ranperbup",
        "raperbup",
        "ranperwali",
        "raperwali",
        "ranperwal",
        "raperwal",
        "ranperda",
        "raperda",
        "rancangan qanun",
    ];
    plan.documents.iter().any(|document| {
        let sections = document.sections.iter().map(|section| &section.heading);
        let mut headings = std::iter::once(&document.heading).chain(sections);
        headings.any(|heading| body::has(&plain(&heading.title), DRAFT))
    })
}
