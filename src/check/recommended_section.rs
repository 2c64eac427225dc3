//! Every part that the scheme recommends is there and written (SP103).

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::RECOMMENDED_SECTION,
    manual: Manual {
        what: both(
            "Bab, subbab, atau daftar yang disarankan skema tidak ada atau belum ditulis.",
            "A chapter, section or list that the scheme recommends is missing or not written.",
        ),
        why: both(
            "Buku dapat terbit tanpa bagian ini, tetapi peninjau biasanya menanyakannya.",
            "The book can appear without it, but reviewers usually ask.",
        ),
        example: both(
            "Folder `tahap-1` tidak memuat bab penutup.",
            "The folder `tahap-1` holds no closing chapter.",
        ),
        mend: same(lines!["# Penutup {#penutup}", "", "Rencana ini ditinjau setiap tahun …"]),
        basis: both(
            "Skema rencana, tingkat `recommended`.",
            "The plan's scheme, level `recommended`.",
        ),
    },
    whole: false,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let own = review.demands().iter().filter(|finding| finding.code == RULE.code);
    own.cloned().for_each(|finding| sink.push(finding));
}
