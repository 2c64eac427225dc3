//! What later stages still need is listed (SP105).

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::DUE_LATER,
    manual: Manual {
        what: both(
            "Bagian atau tabel yang baru dituntut pada tahap berikutnya. Hanya untuk diketahui.",
            "A part or table that a later stage demands. For information only.",
        ),
        why: both(
            "Penulis melihat sejak awal apa yang menanti, tanpa terhalang olehnya.",
            "Authors see early what waits, without being stopped by it.",
        ),
        example: both(
            lines!["# smartplan.yaml", "stage: 1   # buku 2 belum ditulis"],
            lines!["# smartplan.yaml", "stage: 1   # book 2 is not written yet"],
        ),
        mend: both(
            "Tidak perlu apa-apa sampai tahapnya tiba.",
            "Nothing to do until its stage comes.",
        ),
        basis: both(
            "Tahapan bimbingan teknis: setiap tahap menghasilkan bagiannya.",
            "The stages of technical guidance: each yields its part.",
        ),
    },
    whole: false,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let own = review.demands().iter().filter(|finding| finding.code == RULE.code);
    own.cloned().for_each(|finding| sink.push(finding));
}
