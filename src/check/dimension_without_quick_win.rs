//! Every dimension has a quick win (SP304).
//!
//! Candidates count until profiles are due; from then on the selected ones do. A dimension
//! without programmes is told as such (SP303), one that does not matter here is not asked for.

use std::collections::BTreeMap;

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::thread;
use crate::diag::code;
use crate::diag::manual::{Manual, both};
use crate::model::record::{Kind, QuickWin};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::DIMENSION_WITHOUT_QUICK_WIN,
    manual: Manual {
        what: both(
            "Dimensi yang memiliki program tetapi tidak satu pun quick win. Sampai tahap profil, \
             kandidat sudah cukup; sesudahnya hanya yang terpilih.",
            "A dimension that has programmes but no quick win. Candidates are enough until \
             profiles are due; then only selected ones count.",
        ),
        why: both(
            "Biasanya diminta satu usulan quick win untuk tiap dimensi; daerah boleh memilih \
             lebih sedikit, karena itu ini peringatan.",
            "Usually one quick win is asked for each dimension; a region may choose fewer, so \
             this is a warning.",
        ),
        example: both(
            "quick_wins:\n\
             \x20 - {id: QW-01, dimension: governance, selected: true, …}   # hanya satu dimensi",
            "quick_wins:\n\
             \x20 - {id: QW-01, dimension: governance, selected: true, …}   # one dimension only",
        ),
        mend: both(
            "quick_wins:\n\
             \x20 - {id: QW-01, dimension: governance, selected: true, …}\n\
             \x20 - {id: QW-02, dimension: branding, selected: true, …}",
            "quick_wins:\n\
             \x20 - {id: QW-01, dimension: governance, selected: true, …}\n\
             \x20 - {id: QW-02, dimension: branding, selected: true, …}",
        ),
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
    // A plan without any candidate is told by its empty table.
    if !review.is_due(Kind::QuickWin) || quick_wins.is_empty() {
        return;
    }
    let chosen = review.is_due(Kind::Profile) || review.is_final();
    if chosen && !quick_wins.iter().any(|quick_win| quick_win.selected) {
        sink.push(thread::none_selected(quick_wins[0].id.span, quick_wins.len()));
        return;
    }
    let mut candidates: BTreeMap<&str, Vec<&QuickWin>> = BTreeMap::new();
    for quick_win in quick_wins {
        candidates.entry(quick_win.dimension.as_str()).or_default().push(quick_win);
    }
    for dimension in review.plan.scheme.dimensions.iter() {
        let id = dimension.id.as_str();
        let own = candidates.get(id).map_or(&[] as &[_], Vec::as_slice);
        let covered = own.iter().any(|quick_win| quick_win.selected || !chosen);
        let asked = review.programs(id).next().is_some() && !review.is_irrelevant(id, None);
        if asked && !covered {
            // Where nobody is a candidate, the list of candidates is where one belongs.
            let place = own.first().map_or(quick_wins[0].id.span, |first| first.id.span);
            let ids: Vec<&str> = own.iter().map(|quick_win| quick_win.id.as_str()).collect();
            sink.push(thread::no_quick_win(place, id, &dimension.name, (chosen, &ids)));
        }
    }
}
