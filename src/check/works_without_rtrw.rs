//! Physical works name the spatial plan (SP703).
//!
//! Only programmes of the kind infrastructure are asked: a service at a place builds nothing.

use crate::check::{Review, Rule, higher::Higher, higher::unrelated};
use crate::diag::catalogue::alignment::Expected;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::diag::{Sink, Text};
use crate::model::record::{Nature, Program};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::WORKS_WITHOUT_RTRW,
    manual: Manual {
        what: both(
            "Program dengan `kind: infrastructure` yang tidak menunjuk satu butir RTRW pun. \
             Dituntut sejak tahap yang memuat tabel keselarasan.",
            "A programme with `kind: infrastructure` that names no item of the RTRW. Demanded from \
             the stage on that prints alignment.",
        ),
        why: both(
            "Pembangunan fisik memerlukan kesesuaian ruang. Kajian di Semarang dan Pekalongan \
             menemukan kaitan master plan dengan RTRW lemah.",
            "Physical works need their place in the spatial plan. Studies in Semarang and \
             Pekalongan found the link of master plans with the RTRW weak.",
        ),
        example: same(lines![
            "programs:",
            "  - {id: LIV-07, kind: infrastructure, alignment: [rpjmd-1], …}",
        ]),
        mend: same(lines![
            "alignment:",
            "  - {id: rtrw-1, plan: rtrw, code: Struktur ruang, text: …}",
            "programs:",
            "  - {id: LIV-07, kind: infrastructure, alignment: [rpjmd-1, rtrw-1], …}",
        ]),
        basis: both(
            "Kajian keselarasan master plan smart city dengan RTRW di Semarang dan Pekalongan.",
            "A study on the alignment of smart-city master plans with the RTRW in Semarang and \
             Pekalongan.",
        ),
    },
    whole: true,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    const SPATIAL: &[&str] = &["rtrw", "rdtr", "tata ruang"];
    let Some(higher) = Higher::find(review, SPATIAL) else { return };
    let programs = review.plan.records.programs.iter();
    let works: Vec<&Program> =
        programs.filter(|program| program.kind.value == Nature::Infrastructure).collect();
    let expected = Expected {
        code: RULE.code,
        what: Text::new("infrastruktur", "infrastructure"),
        plan: &higher.plan.name,
        key: higher.plan.id.as_str(),
    };
    unrelated(&higher, &works, &expected, sink);
}
