//! Every part that the scheme requires is there and written (SP101).

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::MISSING_SECTION,
    manual: Manual {
        what: both(
            "Bab atau subbab yang diwajibkan skema tidak ada, kosong, atau hanya berisi teks \
             contoh. Hanya bagian yang harus selesai pada tahap ini yang dituntut.",
            "A chapter or section that the scheme requires is missing, empty, or holds starter \
             text only. Only what is due at this stage is demanded.",
        ),
        why: both(
            "Peninjau memeriksa daftar isi lebih dahulu; bagian wajib yang kosong membuat buku \
             dikembalikan.",
            "A reviewer reads the contents first; a required part without text sends the book back.",
        ),
        example: same(lines!["## Latar Belakang {#latar-belakang}", "", "TBD"]),
        mend: same(lines![
            "## Latar Belakang {#latar-belakang}",
            "",
            "Kabupaten ini menyusun rencana karena …",
        ]),
        basis: both(
            "Skema rencana (`book-templates/`); daftar bab menurut panduan bimbingan teknis.",
            "The plan's scheme (`book-templates/`); list of chapters after the technical guidance.",
        ),
    },
    whole: false,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let own = review.demands().iter().filter(|finding| finding.code == RULE.code);
    own.cloned().for_each(|finding| sink.push(finding));
}
