//! Every table that the scheme requires is there and has rows (SP102).

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::MISSING_VIEW,
    manual: Manual {
        what: both(
            "Tabel yang diwajibkan skema tidak diminta di bagiannya, atau tidak berisi satu baris \
             pun.",
            "A table that the scheme requires is not asked for in its part, or has no row.",
        ),
        why: both(
            "Tabel dihitung dari catatan; tanpa tabel itu pembaca tidak melihat isi rencana.",
            "Tables are computed from records; without them a reader does not see the plan itself.",
        ),
        example: same(lines!["## Struktur {#struktur}", "", "Kesiapan struktur dinilai cukup."]),
        mend: same(lines![
            "## Struktur {#struktur}",
            "",
            "Kesiapan struktur dinilai cukup.",
            "",
            "```{table} readiness",
            "element: struktur",
            "```",
        ]),
        basis: both(
            "Skema rencana; pertanyaan evaluasi tahunan dijawab dengan tabel-tabel ini.",
            "The plan's scheme; the yearly evaluation is answered with these tables.",
        ),
    },
    whole: false,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let own = review.demands().iter().filter(|finding| finding.code == RULE.code);
    own.cloned().for_each(|finding| sink.push(finding));
}
