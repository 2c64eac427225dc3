//! Every dimension has a quick win (SP304).
//!
//! Candidates count until one is selected; from then on the selected ones do.

use std::collections::BTreeSet;

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::thread;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::record::Kind;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::DIMENSION_WITHOUT_QUICK_WIN,
    manual: Manual {
        what: both(
            "Dimensi yang memiliki program tetapi tidak satu pun quick win.",
            "A dimension that has programmes but no quick win.",
        ),
        why: both(
            "Biasanya diminta satu usulan quick win untuk tiap dimensi; daerah boleh memilih \
             lebih sedikit, karena itu ini peringatan.",
            "Usually one quick win is asked for each dimension; a region may choose fewer, so \
             this is a warning.",
        ),
        example: both(
            lines![
                "quick_wins:",
                "  - {id: QW-01, dimension: governance, selected: true, …}",
                "# hanya satu dimensi",
            ],
            lines![
                "quick_wins:",
                "  - {id: QW-01, dimension: governance, selected: true, …}",
                "# one dimension only",
            ],
        ),
        mend: same(lines![
            "quick_wins:",
            "  - {id: QW-01, dimension: governance, selected: true, …}",
            "  - {id: QW-02, dimension: branding, selected: true, …}",
        ]),
        basis: both(
            "Kabupaten Agam: enam quick win, satu tiap dimensi; Kota Bontang memilih tiga.",
            "Kabupaten Agam had six quick wins, one a dimension; Kota Bontang chose three.",
        ),
    },
    whole: true,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let quick_wins = &review.plan.records.quick_wins;
    if !review.is_due(Kind::QuickWin) || quick_wins.is_empty() {
        return;
    }
    let chosen = quick_wins.iter().any(|quick_win| quick_win.selected);
    let covered: BTreeSet<&str> = (quick_wins.iter())
        .filter(|quick_win| quick_win.selected || !chosen)
        .map(|quick_win| quick_win.dimension.as_str())
        .collect();
    let place = quick_wins[0].id.span;
    for dimension in review.plan.scheme.dimensions.iter() {
        let id = dimension.id.as_str();
        // A dimension without programmes is told as such.
        if !covered.contains(id) && review.programs(id).next().is_some() {
            sink.push(thread::no_quick_win(place, id, &dimension.name, chosen));
        }
    }
}
