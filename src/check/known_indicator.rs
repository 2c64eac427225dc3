//! An indicator that others measure too carries its code (SP605).
//!
//! Sharpened: an information on every indicator with a code would be noise; told is an
//! indicator that the yearly evaluation takes from elsewhere and that has no `code` yet.

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::indicator as indicators;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::KNOWN_INDICATOR,
    manual: Manual {
        what: both(
            "Indikator yang juga diukur pihak lain (indeks SPBE, IPM, tingkat kemiskinan, dan \
             sejenisnya) tetapi belum memiliki `code`.",
            "An indicator that others measure too (SPBE index, human development index, poverty \
             rate and the like) without a `code`.",
        ),
        why: both(
            "Dengan kode itu angkanya dapat dicocokkan dengan IKU RPJMD atau SNI ISO 37122, dan \
             evaluasi tidak menghitung dua kali.",
            "With its code the figure can be matched with the RPJMD's key indicators or SNI ISO \
             37122, and is not counted twice.",
        ),
        example: same(lines!["indicators:", "  - {id: IK-1, name: Indeks SPBE, …}"]),
        mend: same(lines![
            "indicators:",
            "  - {id: IK-1, name: Indeks SPBE, code: IKU RPJMD 1.2, …}",
        ]),
        basis: both(
            "Laporan evaluasi smart city 2023: indikator luar yang dipakai menilai hasil.",
            "Smart city evaluation report 2023: outside indicators that judge outcomes.",
        ),
    },
    whole: false,
    check,
};

/// Names of what the yearly evaluation takes from elsewhere.
const KNOWN: &[&str] = &[
    "indeks spbe",
    "indeks pembangunan manusia",
    "tingkat kemiskinan",
    "persentase penduduk miskin",
    "prevalensi stunting",
    "nilai sakip",
    "opini bpk",
    "indeks reformasi birokrasi",
    "indeks inovasi daerah",
    "tingkat pengangguran terbuka",
    "pertumbuhan ekonomi",
    "indeks kualitas lingkungan hidup",
];

fn check(review: &Review<'_>, sink: &mut Sink) {
    for indicator in review.plan.records.indicators.iter().filter(|own| own.code.is_none()) {
        let name = indicator.name.to_lowercase();
        if KNOWN.iter().any(|known| name.starts_with(known)) {
            sink.push(indicators::known(
                indicator.name.span,
                indicator.id.as_str(),
                &indicator.name,
            ));
        }
    }
}
