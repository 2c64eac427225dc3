//! No part stands twice or in the folder of another stage (SP104).

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::MISPLACED_SECTION,
    manual: Manual {
        what: both(
            "Id bagian dipakai dua kali dalam satu tahap, atau bab berada di folder tahap yang \
             bukan tempatnya.",
            "The id of a part stands twice in one stage, or a chapter lies in the folder of a \
             stage that it does not belong to.",
        ),
        why: both(
            "Id mengikat tulisan pada skema; dua bagian dengan id sama membuat salah satunya tidak \
             tercetak di tempatnya.",
            "Ids bind prose to the scheme; of two parts with one id only one can be printed in its \
             place.",
        ),
        example: same(lines!["## Visi {#visi}", "…", "## Visi Daerah {#visi}"]),
        mend: same(lines!["## Visi {#visi}", "…", "## Penjelasan Visi {#penjelasan-visi}"]),
        basis: both("Aturan susunan rencana smartplan.", "smartplan's own order of a plan."),
    },
    whole: false,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let own = review.demands().iter().filter(|finding| finding.code == RULE.code);
    own.cloned().for_each(|finding| sink.push(finding));
}
