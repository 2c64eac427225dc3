//! Every weakness, threat, gap and shortfall of readiness is answered (SP302).
//!
//! A weakness or threat is answered by a strategy that names it, or by an issue that names it
//! and that a strategy or programme answers. A gap is answered by its `follow_up` or by an
//! issue that names it; a readiness item below its target by its own `follow_up` or by a gap
//! that names it.

use std::collections::BTreeSet;

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::thread;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::record::{Kind, Records, SwotKind};

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
        example: same(lines![
            "swot:",
            "  - {id: W3, kind: weakness, text: Tenaga data kurang}",
            "strategies:",
            "  - {id: ST-1, swot: [W1, W2], …}",
        ]),
        mend: same(lines!["strategies:", "  - {id: ST-1, swot: [W1, W2, W3], …}"]),
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
    let records = &review.plan.records;
    if review.is_due(Kind::Strategy) {
        let answered = answered_issues(records);
        let issues = records.issues.iter().filter(|issue| answered.contains(issue.id.as_str()));
        let named = records.strategies.iter().flat_map(|strategy| strategy.swot.iter());
        let covered: BTreeSet<&str> =
            named.chain(issues.flat_map(|issue| &issue.swot)).map(|id| id.as_str()).collect();
        let open = records.swot.iter().filter(|item| {
            matches!(item.kind.value, SwotKind::Weakness | SwotKind::Threat)
                && !covered.contains(item.id.as_str())
        });
        for item in open {
            let threat = item.kind.value == SwotKind::Threat;
            sink.push(thread::uncovered_swot(item.id.span, item.id.as_str(), threat));
        }
    }
    if review.is_due(Kind::Program) {
        gaps(review, sink);
    }
}

/// Lists the issues that a strategy or programme answers.
fn answered_issues(records: &Records) -> BTreeSet<&str> {
    let strategies = records.strategies.iter().flat_map(|strategy| &strategy.issues);
    let programs = records.programs.iter().flat_map(|program| &program.issues);
    strategies.chain(programs).map(|id| id.as_str()).collect()
}

fn gaps(review: &Review<'_>, sink: &mut Sink) {
    let records = &review.plan.records;
    let answered = answered_issues(records);
    let issues = records.issues.iter().filter(|issue| answered.contains(issue.id.as_str()));
    let named: BTreeSet<&str> =
        issues.flat_map(|issue| &issue.gaps).map(|id| id.as_str()).collect();
    let mut covered: BTreeSet<&str> = BTreeSet::new();
    for gap in &records.gaps {
        if gap.follow_up.is_empty() && !named.contains(gap.id.as_str()) {
            sink.push(thread::open_gap(gap.id.span, gap.id.as_str()));
        } else {
            covered.extend(gap.readiness.iter().map(|id| id.as_str()));
        }
    }
    for item in &records.readiness {
        let short = item.target.as_ref().is_some_and(|target| item.score.value < target.value);
        if short && item.follow_up.is_empty() && !covered.contains(item.id.as_str()) {
            sink.push(thread::open_readiness(item.id.span, item.id.as_str(), &item.name));
        }
    }
}
