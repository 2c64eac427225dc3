//! Every area of action plans that the scheme requires has an action (SP308).
//!
//! An area is required when a required section has its id; in a scheme without such sections
//! every area is, but for the one on policy, which is recommended.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::thread;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::block::{BlockKind, all_blocks};
use crate::model::record::Kind;
use crate::model::require::required;
use crate::model::scheme::{Level, Named};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::MISSING_ACTION_AREA,
    manual: Manual {
        what: both(
            "Bidang rencana aksi wajib (SDM, infrastruktur, aplikasi, literasi) yang tidak \
             memiliki satu kegiatan pun.",
            "A required area of action plans (people, infrastructure, applications, literacy) \
             without a single action.",
        ),
        why: both(
            "Evaluasi tahunan menanyakan pelaksanaan keempat rencana aksi itu satu per satu.",
            "The yearly evaluation asks about each of these four action plans.",
        ),
        example: both(
            lines!["actions:", "  - {id: RA-1, area: sdm, …}   # tidak ada `area: literasi`"],
            lines!["actions:", "  - {id: RA-1, area: sdm, …}   # no `area: literasi`"],
        ),
        mend: same(lines![
            "actions:",
            "  - {id: RA-1, area: sdm, …}",
            "  - {id: RA-2, area: literasi, …}",
        ]),
        basis: both(
            "Laporan evaluasi smart city 2022 dan 2023, butir 3.1–3.4.",
            "Smart city evaluation reports 2022 and 2023, items 3.1–3.4.",
        ),
    },
    whole: true,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let actions = &review.plan.records.actions;
    // A plan without any action is told by its empty table.
    if !review.is_demanded(Kind::Action) || actions.is_empty() {
        return;
    }
    let covered: BTreeSet<&str> = actions.iter().map(|action| action.area.as_str()).collect();
    let chapters = required(review.plan);
    let sections: BTreeMap<&str, Level> = (chapters.iter().flat_map(|chapter| &chapter.sections))
        .filter(|section| section.views.iter().any(|view| view.value == "actions"))
        .map(|section| (section.id.as_str(), section.level))
        .collect();
    let shown: BTreeSet<&str> = (review.plan.documents.iter())
        .flat_map(|document| all_blocks(&document.blocks, &document.sections))
        .filter_map(|block| match &block.kind {
            BlockKind::View(call) if call.name.value == "actions" => call.options.area.as_ref(),
            _ => None,
        })
        .map(|area| area.as_str())
        .collect();
    let areas = &review.plan.scheme.action_areas;
    let bound = areas.iter().any(|area| sections.contains_key(area.id.as_str()));
    let missing = areas.iter().filter(|area| {
        let id = area.id.as_str();
        let demanded = match sections.get(id) {
            Some(level) => *level == Level::Required,
            None => !bound && id != "kebijakan",
        };
        // A table of that area that stands empty is told as such.
        demanded && !covered.contains(id) && !shown.contains(id)
    });
    let missing: Vec<&Named> = missing.collect();
    if !missing.is_empty() {
        sink.push(thread::missing_areas(actions[0].id.span, &missing));
    }
}
