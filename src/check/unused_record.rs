//! What is defined is used (SP203).
//!
//! Looked at once programmes are due, since they name most other records. Issues and strategies
//! that nothing answers are told by SP301. A fact in prose (`agency("bkad").name`) is a use.

use std::collections::BTreeSet;

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::reference;
use crate::diag::code;
use crate::diag::manual::{Manual, both};
use crate::model::block::{Block, BlockKind, Document, Inline, all_blocks};
use crate::model::plan::Plan;
use crate::model::record::Kind;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::UNUSED_RECORD,
    manual: Manual {
        what: both(
            "Perangkat daerah, sumber dana, indikator, butir keselarasan, misi, tujuan, atau \
             sasaran yang tidak disebut oleh catatan lain dan tidak dikutip dalam tulisan.",
            "An agency, fund, indicator, alignment item, mission, goal or objective that no \
             other record names and no prose quotes.",
        ),
        why: both(
            "Catatan yang tidak terpakai biasanya sisa rancangan lama atau id yang salah di \
             tempat lain.",
            "An unused record is usually left over from an older draft, or its id is wrong \
             elsewhere.",
        ),
        example: both(
            "funds:\n\
             \x20 - {id: hibah, name: Hibah luar negeri, short: Hibah, kind: hibah}   # tidak \
             dipakai anggaran mana pun",
            "funds:\n\
             \x20 - {id: hibah, name: Hibah luar negeri, short: Hibah, kind: hibah}   # no budget \
             uses it",
        ),
        mend: both(
            "programs:\n\
             \x20 - {id: GOV-01, fund: hibah, …}   # atau hapus catatan yang tidak dipakai",
            "programs:\n\
             \x20 - {id: GOV-01, fund: hibah, …}   # or delete the unused record",
        ),
        basis: both("Pertimbangan sendiri.", "Own judgement."),
    },
    whole: true,
    check,
};

/// Kinds that exist to be named by others.
const NAMED: &[Kind] = &[
    Kind::Agency,
    Kind::Fund,
    Kind::Alignment,
    Kind::Mission,
    Kind::Goal,
    Kind::Objective,
    Kind::Indicator,
];

fn check(review: &Review<'_>, sink: &mut Sink) {
    let plan = review.plan;
    if !review.is_due(Kind::Program) || plan.records.programs.is_empty() {
        return;
    }
    let entries = plan.records.entries();
    let mut used: BTreeSet<&str> =
        (entries.iter().flat_map(|entry| &entry.links)).map(|(_, id)| id.as_str()).collect();
    let meetings = plan.meetings.values();
    used.extend(meetings.flat_map(|meeting| {
        let participants = meeting.participants.iter().map(|own| own.agency.as_str());
        participants.chain(meeting.commitments.iter().map(|own| own.agency.as_str()))
    }));
    used.extend(plan.manifest.agency.iter().map(|agency| agency.as_str()));
    let headings = plan.documents.iter().flat_map(Document::headings);
    used.extend(headings.filter_map(|heading| Some(heading.owner.as_ref()?.as_str())));
    // An indicator of an objective measures it.
    let measures = plan.records.indicators.iter().filter(|own| own.objective.is_some());
    used.extend(measures.map(|own| own.id.as_str()));
    let quoted = quoted(plan);
    for entry in entries.iter().filter(|entry| NAMED.contains(&entry.kind)) {
        let id = entry.id.as_str();
        if !id.is_empty() && !used.contains(id) && !quoted.contains(id) {
            sink.push(reference::unused(entry.id.span, entry.kind, id));
        }
    }
}

/// Lists the ids that facts in prose quote.
fn quoted(plan: &Plan) -> BTreeSet<String> {
    fn inlines(words: &[Inline], out: &mut BTreeSet<String>) {
        for word in words {
            match word {
                Inline::Fact(fact) => {
                    out.extend(fact.path.iter().filter_map(|segment| segment.argument.clone()));
                }
                Inline::Emph(inner) | Inline::Strong(inner) | Inline::Strike(inner) => {
                    inlines(inner, out);
                }
                _ => {}
            }
        }
    }
    fn blocks(own: &[Block], out: &mut BTreeSet<String>) {
        for block in own {
            match &block.kind {
                BlockKind::Paragraph(words) | BlockKind::Minor(words) => inlines(words, out),
                BlockKind::List { items, .. } => items.iter().for_each(|item| blocks(item, out)),
                BlockKind::Quote(inner) | BlockKind::Alert(_, inner) => blocks(inner, out),
                BlockKind::Table(table) => {
                    let cells = table.header.iter().chain(table.rows.iter().flatten());
                    cells.for_each(|cell| inlines(cell, out));
                }
                _ => {}
            }
        }
    }
    let mut out = BTreeSet::new();
    for document in &plan.documents {
        for block in all_blocks(&document.blocks, &document.sections) {
            blocks(std::slice::from_ref(block), &mut out);
        }
    }
    out
}
