//! Regional collaboration has a programme of each dimension (SP706).
//!
//! Which region belongs to a national strategic area is not among the facts of a plan. A region that
//! does writes the chapter on regional collaboration, so the rule looks at plans that have one: a
//! chapter or section with the id `kolaborasi`, or whose title says collaboration and region. A
//! programme takes part when that text names its id, or a partner of it is another government.

use std::collections::BTreeSet;

use crate::check::{Review, Rule, body};
use crate::diag::Sink;
use crate::diag::catalogue::alignment;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::block::{Heading, plain};
use crate::model::record::Program;
use crate::source::Span;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::DIMENSION_WITHOUT_COLLABORATION,
    manual: Manual {
        what: both(
            "Rencana memuat bab kolaborasi kawasan, tetapi bab itu belum menyebut satu program pun \
             dari suatu dimensi. Hanya untuk diketahui.",
            "The plan has a chapter on regional collaboration that names no programme of some \
             dimension. For information only.",
        ),
        why: both(
            "Daerah di kawasan prioritas nasional dinilai pula dari kolaborasi pada setiap dimensi.",
            "Regions in a national priority area are also assessed by the collaboration in each \
             dimension.",
        ),
        example: both(
            lines![
                "# Kolaborasi Kawasan {#kolaborasi}",
                "",
                "Sampah dikelola bersama Kota Yogyakarta (ENV-01).",
                "<!-- program dimensi lain tidak disebut -->",
            ],
            lines![
                "# Kolaborasi Kawasan {#kolaborasi}",
                "",
                "Sampah dikelola bersama Kota Yogyakarta (ENV-01).",
                "<!-- programmes of other dimensions are not named -->",
            ],
        ),
        mend: same(lines![
            "# Kolaborasi Kawasan {#kolaborasi}",
            "",
            "Sampah dikelola bersama Kota Yogyakarta (ENV-01). Kalender wisata disusun",
            "bersama badan otorita (BRA-01), pasar produk bersama Klaten (ECO-03) …",
        ]),
        basis: both(
            "Laporan evaluasi smart city 2023 bagi daerah KPPN dan IKN: kolaborasi pada tiap \
             dimensi, 10% nilai.",
            "Evaluation report on smart cities of 2023 for regions in KPPN and IKN: collaboration \
             in each dimension, 10% of the score.",
        ),
    },
    whole: true,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let Some((heading, text)) = chapter(review) else { return };
    // A dimension that the scheme does not have is told; its programme may be the one looked for.
    let plan = review.plan;
    if plan.records.programs.iter().any(|own| plan.scheme.dimension(&own.dimension).is_none()) {
        return;
    }
    // A chapter that is not written yet has been told.
    let words = i64::try_from(text.split_whitespace().count()).unwrap_or(i64::MAX);
    if words < review.plan.manifest.check.limits.section_words() {
        return;
    }
    let sign = |c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    let named: BTreeSet<&str> = text.split(sign).map(|word| word.trim_matches('.')).collect();
    let own = review.plan.manifest.full_region();
    let shared = |program: &Program| {
        named.contains(program.id.as_str())
            || program.partners.iter().any(|partner| is_government(partner, &own))
    };
    let open: Vec<&str> = (review.plan.scheme.dimensions.iter())
        .filter(|dimension| {
            let mut programs = review.programs(dimension.id.as_str()).peekable();
            programs.peek().is_some() && !programs.any(shared)
        })
        .map(|dimension| dimension.name.as_str())
        .collect();
    if !open.is_empty() {
        sink.push(alignment::without_collaboration(heading, &open));
    }
}

/// Finds the chapter or section on regional collaboration with its text as written.
fn chapter<'a>(review: &Review<'a>) -> Option<(Span, &'a str)> {
    let documents = review.plan.documents.iter().filter(|own| own.stage <= review.stage);
    for document in documents {
        let text = review.sources.get(document.source).text();
        if is_about(&document.heading) {
            return Some((document.heading.span, text));
        }
        let mut sections = document.sections.iter().map(|section| &section.heading).peekable();
        while let Some(heading) = sections.next() {
            if is_about(heading) {
                let end = sections.peek().map_or(text.len(), |next| next.span.start);
                let own = text.get(heading.span.start..end).unwrap_or_default();
                return Some((heading.span, own));
            }
        }
    }
    None
}

fn is_about(heading: &Heading) -> bool {
    let title = plain(&heading.title);
    heading.id.as_ref().is_some_and(|id| id.as_str() == "kolaborasi")
        || (body::has(&title, &["kolaborasi", "kerja sama", "kerjasama"])
            && body::has(&title, &["kawasan", "antardaerah", "antar daerah", "regional"]))
}

/// Tells whether a partner is a government other than the plan's own.
fn is_government(partner: &str, own: &str) -> bool {
    const WORDS: &[&str] = &["kabupaten", "kota", "provinsi", "pemkab", "pemkot", "pemprov"];
    body::has(partner, WORDS) && !partner.contains(own)
}
