//! Every quick win belongs to its programme's dimension and answers one of its issues (SP305).
//!
//! That programme and issue exist is a link (SP201). Sharpened: the issue must be one that the
//! programme or a strategy it carries out answers, or one that rests on a gap which the programme
//! or such a strategy closes. A programme of which no issue is known at all contradicts nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::thread;
use crate::diag::code;
use crate::diag::manual::{Manual, both};
use crate::model::plan::Plan;
use crate::model::record::{Program, Ref, Strategy};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::UNFOUNDED_QUICK_WIN,
    manual: Manual {
        what: both(
            "Quick win yang dimensinya berbeda dari dimensi programnya, atau yang isunya tidak \
             dijawab oleh program itu maupun strateginya.",
            "A quick win whose dimension differs from its programme's, or whose issue neither \
             that programme nor its strategies answer.",
        ),
        why: both(
            "Quick win dinilai dari masalah strategis yang dijawabnya; tanpa kaitan itu ia hanya \
             kegiatan lepas.",
            "A quick win is judged by the strategic problem it answers; without that link it is \
             a stray activity.",
        ),
        example: both(
            "programs:\n\
             \x20 - {id: GOV-01, dimension: governance, issues: [IS-01], …}\n\
             quick_wins:\n\
             \x20 - {id: QW-01, program: GOV-01, issue: IS-07, …}",
            "programs:\n\
             \x20 - {id: GOV-01, dimension: governance, issues: [IS-01], …}\n\
             quick_wins:\n\
             \x20 - {id: QW-01, program: GOV-01, issue: IS-07, …}",
        ),
        mend: both(
            "quick_wins:\n\
             \x20 - {id: QW-01, program: GOV-01, issue: IS-01, …}",
            "quick_wins:\n\
             \x20 - {id: QW-01, program: GOV-01, issue: IS-01, …}",
        ),
        basis: both(
            "Laporan evaluasi smart city 2023 (quick win dan masalah strategis RPJMD); bimtek \
             tahap IV Sleman.",
            "Smart city evaluation report 2023 (quick wins and the strategic problems of the \
             RPJMD); technical guidance IV in Sleman.",
        ),
    },
    whole: true,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let plan = review.plan;
    let records = &plan.records;
    let programs: BTreeMap<&str, &Program> =
        records.programs.iter().map(|program| (program.id.as_str(), program)).collect();
    let strategies: BTreeMap<&str, &Strategy> =
        records.strategies.iter().map(|strategy| (strategy.id.as_str(), strategy)).collect();
    for quick_win in &records.quick_wins {
        // A programme that does not exist is a broken link.
        let Some(program) = programs.get(quick_win.program.as_str()) else { continue };
        let id = quick_win.id.as_str();
        // A dimension that the scheme does not have is told by itself.
        let known = |id: &Ref| review.plan.scheme.dimension(id).is_some();
        if quick_win.dimension.value != program.dimension.value
            && known(&quick_win.dimension)
            && known(&program.dimension)
        {
            sink.push(thread::quick_win_dimension(
                quick_win.dimension.span,
                id,
                quick_win.dimension.as_str(),
                program.id.as_str(),
                &program.dimension,
            ));
        }
        let answered = answered(program, &strategies);
        let issue = &quick_win.issue;
        if !answered.is_empty()
            && !issue.as_str().is_empty()
            && !answered.contains(issue.as_str())
            && !closes(plan, issue.as_str(), program)
        {
            let place = (issue.span, issue.as_str());
            sink.push(thread::quick_win_issue(place, id, &program.id, &answered));
        }
    }
}

/// Lists the issues that a programme or a strategy it carries out answers.
fn answered<'a>(
    program: &'a Program,
    strategies: &BTreeMap<&str, &'a Strategy>,
) -> BTreeSet<&'a str> {
    let carried = program.strategies.iter().filter_map(|id| strategies.get(id.as_str()));
    let issues = program.issues.iter().chain(carried.flat_map(|strategy| &strategy.issues));
    issues.map(|issue| issue.as_str()).collect()
}

/// Tells whether an issue rests on a gap that a programme or a strategy it carries out closes.
fn closes(plan: &Plan, issue: &str, program: &Program) -> bool {
    let records = &plan.records;
    let issues = records.issues.iter().filter(|own| own.id.as_str() == issue);
    let gaps: BTreeSet<&str> = issues.flat_map(|own| &own.gaps).map(|id| id.as_str()).collect();
    let mut closing = (records.gaps.iter())
        .filter(|gap| gaps.contains(gap.id.as_str()))
        .flat_map(|gap| &gap.follow_up);
    closing.any(|id| {
        id.value == program.id.value || program.strategies.iter().any(|own| own.value == id.value)
    })
}
