//! Applications name the SPBE architecture (SP704).
//!
//! Whether common applications are reused cannot be read from records; the item of the architecture
//! is where an author says so.

use crate::check::{Review, Rule, higher::Higher, higher::unrelated};
use crate::diag::catalogue::alignment::Expected;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::diag::{Sink, Text};
use crate::model::record::{Nature, Program};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::APPLICATION_WITHOUT_SPBE,
    manual: Manual {
        what: both(
            "Program dengan `kind: application` yang tidak menunjuk satu butir arsitektur SPBE \
             pun. Dituntut sejak tahap yang memuat tabel keselarasan.",
            "A programme with `kind: application` that names no item of the SPBE architecture. \
             Demanded from the stage on that prints alignment.",
        ),
        why: both(
            "Penilai berulang kali menemukan terlalu banyak aplikasi yang tidak saling terhubung; \
             aplikasi umum berbagi pakai harus didahulukan.",
            "Assessors keep finding too many unconnected applications; shared common applications \
             come first.",
        ),
        example: same(lines![
            "programs:",
            "  - {id: GOV-01, kind: application, alignment: [rpjmd-1], …}",
        ]),
        mend: same(lines![
            "alignment:",
            "  - {id: spbe-aplikasi, plan: spbe, code: Aplikasi, text: …}",
            "programs:",
            "  - {id: GOV-01, kind: application, alignment: [rpjmd-1, spbe-aplikasi], …}",
        ]),
        basis: both(
            "Laporan evaluasi smart city 2023: rencana agar disesuaikan dengan arsitektur SPBE.",
            "Evaluation report on smart cities of 2023: plans should follow the SPBE architecture.",
        ),
    },
    whole: true,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    const ELECTRONIC: &[&str] =
        &["spbe", "pemdi", "pemerintahan berbasis elektronik", "pemerintah digital"];
    let Some(higher) = Higher::find(review, ELECTRONIC) else { return };
    let programs = review.plan.records.programs.iter();
    let applications: Vec<&Program> =
        programs.filter(|program| program.kind.value == Nature::Application).collect();
    let expected = Expected {
        code: RULE.code,
        what: Text::new("aplikasi", "application"),
        plan: &higher.plan.name,
        key: higher.plan.id.as_str(),
    };
    unrelated(&higher, &applications, &expected, sink);
}
