//! Every mission serves the medium-term plan, and every item of it is served (SP701).
//!
//! The medium-term plan is the one whose id or name in the scheme says RPJMD, or RPD, which stands in
//! for it between two elections. An item that only programmes serve counts as served.

use std::collections::BTreeSet;

use crate::check::{Review, Rule, higher::Higher};
use crate::diag::Sink;
use crate::diag::catalogue::alignment;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::UNALIGNED_MISSION,
    manual: Manual {
        what: both(
            "Misi smart city yang tidak menunjuk satu butir RPJMD pun (galat), atau butir RPJMD \
             yang tercatat tetapi tidak didukung satu misi atau program pun (peringatan). Dituntut \
             sejak tahap yang memuat tabel keselarasan.",
            "A smart-city mission that names no item of the RPJMD (error), or a recorded RPJMD \
             item that no mission or programme serves (warning). Demanded from the stage on that \
             prints alignment.",
        ),
        why: both(
            "Target RPJMD harus tertampung dalam rencana smart city; misi yang berdiri sendiri \
             tidak akan dianggarkan.",
            "The targets of the RPJMD must find their place in the smart-city plan; a mission on \
             its own will not be budgeted.",
        ),
        example: both(
            lines![
                "missions:",
                "  - {id: M-1, text: Menyatukan layanan, alignment: [spbe-layanan]}",
                "# spbe-layanan bukan butir RPJMD",
            ],
            lines![
                "missions:",
                "  - {id: M-1, text: Menyatukan layanan, alignment: [spbe-layanan]}",
                "# spbe-layanan is no item of the RPJMD",
            ],
        ),
        mend: same(lines![
            "alignment:",
            "  - {id: rpjmd-1, plan: rpjmd, code: Misi 1, text: …}",
            "missions:",
            "  - {id: M-1, text: Menyatukan layanan, alignment: [rpjmd-1, spbe-layanan]}",
        ]),
        basis: both(
            "Laporan evaluasi smart city 2023; pendampingan di Pati 2018: target RPJMD harus \
             terakomodasi dalam rencana smart city.",
            "Evaluation report on smart cities of 2023; assistance in Pati in 2018: RPJMD targets \
             must be accommodated in the smart-city plan.",
        ),
    },
    whole: true,
    check,
};

/// Words by which a scheme names the medium-term plan.
const MEDIUM_TERM: &[&str] = &["rpjmd", "rpd", "rencana pembangunan jangka menengah daerah"];

fn check(review: &Review<'_>, sink: &mut Sink) {
    let records = &review.plan.records;
    let Some(higher) = Higher::find(review, MEDIUM_TERM) else { return };
    let (name, key) = (higher.plan.name.as_str(), higher.plan.id.as_str());
    let mut aligned = true;
    for mission in records.missions.iter().filter(|own| !higher.is_named(&own.alignment)) {
        sink.push(alignment::unaligned_mission(mission.id.span, mission.id.as_str(), name, key));
        aligned = false;
    }
    let missions = records.missions.iter().flat_map(|mission| &mission.alignment);
    let programs = records.programs.iter().flat_map(|program| &program.alignment);
    let served: BTreeSet<&str> = missions.chain(programs).map(|id| id.as_str()).collect();
    // What a mission lacks, or names wrongly, may well be the item that seems to be left out.
    if !aligned || !served.iter().all(|id| higher.is_known(id)) {
        return;
    }
    for item in records.alignment.iter().filter(|item| item.plan.value == higher.plan.id.value) {
        if !served.contains(item.id.as_str()) {
            sink.push(alignment::unserved_item(item.id.span, item.id.as_str(), &item.code, name));
        }
    }
}
