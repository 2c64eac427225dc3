//! Every issue is answered by a strategy, and every strategy carried out by a programme (SP301).

use std::collections::BTreeSet;

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::thread;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::record::Kind;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::UNANSWERED_ISSUE,
    manual: Manual {
        what: both(
            "Isu strategis yang tidak dijawab oleh satu strategi pun, atau strategi yang tidak \
             dijalankan oleh satu program pun. Strategi dituntut sejak tahap yang memuat tabel \
             program.",
            "A strategic issue that no strategy answers, or a strategy that no programme carries \
             out. Strategies are demanded from the stage on that prints programmes.",
        ),
        why: both(
            "Isu tanpa jawaban berarti analisis buku 1 terputus dari rencana; program harus \
             menjawab masalah prioritas daerah.",
            "An issue without an answer cuts the analysis of book 1 off from the plan; programmes \
             must answer the region's priority problems.",
        ),
        example: both(
            lines![
                "issues:",
                "  - {id: I-1, name: Layanan lambat, text: …}",
                "strategies:",
                "  - {id: ST-1, …}   # `issues` tidak menyebut I-1",
            ],
            lines![
                "issues:",
                "  - {id: I-1, name: Layanan lambat, text: …}",
                "strategies:",
                "  - {id: ST-1, …}   # `issues` does not name I-1",
            ],
        ),
        mend: same(lines![
            "strategies:",
            "  - {id: ST-1, issues: [I-1], …}",
            "programs:",
            "  - {id: GOV-01, strategies: [ST-1], …}",
        ]),
        basis: both(
            "Panduan pendampingan 2017: program menyelesaikan masalah prioritas atau \
             mengembangkan sektor unggulan.",
            "Mentoring guide of 2017: a programme solves a priority problem or develops a leading \
             sector.",
        ),
    },
    whole: true,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let records = &review.plan.records;
    if review.is_due(Kind::Strategy) {
        let answered: BTreeSet<&str> = (records.strategies.iter().flat_map(|s| &s.issues))
            .map(|issue| issue.as_str())
            .collect();
        for issue in records.issues.iter().filter(|i| !answered.contains(i.id.as_str())) {
            sink.push(thread::unanswered_issue(issue.id.span, issue.id.as_str(), &issue.name));
        }
    }
    if review.is_due(Kind::Program) {
        let carried: BTreeSet<&str> = (records.programs.iter().flat_map(|p| p.strategies.iter()))
            .map(|strategy| strategy.as_str())
            .collect();
        for strategy in records.strategies.iter().filter(|s| !carried.contains(s.id.as_str())) {
            sink.push(thread::idle_strategy(strategy.id.span, strategy.id.as_str()));
        }
    }
}
