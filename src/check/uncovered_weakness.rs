//! Every weakness, threat, gap and shortfall of readiness is answered (SP302).
//!
//! A weakness or threat is answered by a strategy or an issue that names it, a gap by its
//! `follow_up` or by an issue that names it, a readiness item below its target by its own
//! `follow_up` or by a gap that names it. One fault is told once: an issue that nothing answers is
//! told by SP301, a gap that nothing follows up for itself and not again for what it rests on.
//! Gaps and readiness wait for the stage of the action plans.

use std::collections::BTreeSet;

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::thread;
use crate::diag::code;
use crate::diag::manual::{Manual, both};
use crate::model::record::{Kind, Ref, SwotKind};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::UNCOVERED_WEAKNESS,
    manual: Manual {
        what: both(
            "Kelemahan atau ancaman yang tidak disebut strategi atau isu, kesenjangan tanpa \
             tindak lanjut, atau butir kesiapan di bawah sasarannya tanpa tindak lanjut.",
            "A weakness or threat that no strategy or issue names, a gap without follow-up, or a \
             readiness item below its target without follow-up.",
        ),
        why: both(
            "Analisis yang tidak berlanjut menjadi rencana hanya mengisi halaman; peninjau \
             menelusuri tiap kelemahan sampai programnya.",
            "Analysis that leads to nothing only fills pages; reviewers trace each weakness to \
             its programme.",
        ),
        example: both(
            "swot:\n\
             \x20 - {id: W3, kind: weakness, text: Tenaga data kurang}\n\
             strategies:\n\
             \x20 - {id: ST-1, swot: [W1, W2], …}",
            "swot:\n\
             \x20 - {id: W3, kind: weakness, text: Tenaga data kurang}\n\
             strategies:\n\
             \x20 - {id: ST-1, swot: [W1, W2], …}",
        ),
        mend: both(
            "strategies:\n\
             \x20 - {id: ST-1, swot: [W1, W2, W3], …}",
            "strategies:\n\
             \x20 - {id: ST-1, swot: [W1, W2, W3], …}",
        ),
        basis: both(
            "Bimtek tahap I Kota Bontang (analisis SWOT menurunkan strategi); pertimbangan \
             sendiri.",
            "Technical guidance I in Bontang (SWOT leads to strategies); own judgement.",
        ),
    },
    whole: true,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    if review.is_due(Kind::Strategy) {
        swot(review, sink);
    }
    // What is left over may still become an action.
    if review.is_due(Kind::Program) && !review.is_later(Kind::Action) {
        gaps(review, sink);
    }
}

fn swot(review: &Review<'_>, sink: &mut Sink) {
    let records = &review.plan.records;
    let named = records.strategies.iter().flat_map(|strategy| strategy.swot.iter());
    let covered = ids(named.chain(records.issues.iter().flat_map(|issue| &issue.swot)));
    for item in records.swot.iter().filter(|item| !covered.contains(item.id.as_str())) {
        let threat = match item.kind.value {
            SwotKind::Weakness => false,
            SwotKind::Threat => true,
            SwotKind::Strength | SwotKind::Opportunity => continue,
        };
        sink.push(thread::uncovered_swot(item.id.span, item.id.as_str(), &item.text, threat));
    }
}

fn gaps(review: &Review<'_>, sink: &mut Sink) {
    let records = &review.plan.records;
    let named = ids(records.issues.iter().flat_map(|issue| &issue.gaps));
    for gap in &records.gaps {
        if gap.follow_up.is_empty() && !named.contains(gap.id.as_str()) {
            sink.push(thread::open_gap(gap.id.span, gap.id.as_str(), &gap.gap));
        }
    }
    let covered = ids(records.gaps.iter().flat_map(|gap| &gap.readiness));
    for item in &records.readiness {
        let short = item.target.as_ref().is_some_and(|target| item.score.value < target.value);
        if short && item.follow_up.is_empty() && !covered.contains(item.id.as_str()) {
            sink.push(thread::open_readiness(item.id.span, item.id.as_str(), &item.name));
        }
    }
}

fn ids<'a>(refs: impl Iterator<Item = &'a Ref>) -> BTreeSet<&'a str> {
    refs.map(|id| id.as_str()).collect()
}
