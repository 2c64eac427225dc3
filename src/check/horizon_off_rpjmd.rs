//! The horizon lies inside the period of the medium-term plan, or prose says what happens after it (SP405).
//!
//! The period is read where an author states it: in the `about` of a regulation on the RPJMD that
//! still holds, or in an alignment item of the plan `rpjmd` that names it with its years. Of
//! several, an old and a new one, the one that covers most of the horizon counts. A plan that
//! states it nowhere is left alone, and so is one whose prose speaks of the next RPJMD or of the
//! transition. Prose itself is no source: it quotes former periods too.

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::time;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::plan::Plan;
use crate::model::record::{Force, Regulation, Text};
use crate::model::value::YearSpan;
use crate::source::Span;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::HORIZON_OFF_RPJMD,
    manual: Manual {
        what: both(
            "Kurun rencana melewati akhir masa RPJMD, atau mulai sebelumnya, tanpa penjelasan \
             tentang masa peralihan.",
            "The horizon goes beyond the RPJMD's period, or starts before it, and no prose \
             explains the transition.",
        ),
        why: both(
            "Program dianggarkan lewat RPJMD; sesudah masa itu rencana harus ditinjau bersama \
             RPJMD berikutnya.",
            "Programmes are funded through the RPJMD; after its period the plan must be reviewed \
             with the next one.",
        ),
        example: same(lines![
            "horizon: 2022-2029",
            "# data/peraturan.yaml",
            "regulations:",
            "  - {id: rpjmd, type: Peraturan Daerah, number: \"3\", year: 2021,",
            "     about: RPJMD Kabupaten Contoh Tahun 2021–2026}",
        ]),
        mend: same("Tahun 2027–2029 ditinjau bersama RPJMD berikutnya."),
        basis: both(
            "Laporan evaluasi smart city 2023; revisi rencana bersama pemerintahan baru.",
            "Smart city evaluation report 2023; revision of plans with a new government.",
        ),
    },
    whole: true,
    check,
};

/// Words by which prose speaks of what comes after the medium-term plan.
const TRANSITION: &[&str] = &[
    "rpjmd berikut",
    "rpjmd baru",
    "rpjmd selanjutnya",
    "rpjmd mendatang",
    "sesudah rpjmd",
    "setelah rpjmd",
    "periode berikut",
    "masa berikut",
    "berakhir",
    "transisi",
    "peralihan",
    "ditinjau",
    "disesuaikan",
    "penyesuaian",
];

fn check(review: &Review<'_>, sink: &mut Sink) {
    let plan = review.plan;
    let horizon = plan.manifest.horizon.value;
    let Some((period, place)) = period(plan) else { return };
    let inside = period.start().0 <= horizon.start().0 && horizon.end() <= period.end();
    if inside || horizon.start().0 == 0 {
        return;
    }
    let explained = review.passages().iter().any(|passage| {
        let lower = passage.lower();
        (lower.contains("rpjmd") || lower.contains("jangka menengah daerah"))
            && TRANSITION.iter().any(|word| lower.contains(word))
    });
    if !explained {
        sink.push(time::off_rpjmd(plan.manifest.horizon.span, horizon, period, place));
    }
}

/// Reads the period of the regional medium-term plan where an author states it.
fn period(plan: &Plan) -> Option<(YearSpan, Span)> {
    let horizon = plan.manifest.horizon.value;
    let named = |text: &&Text| {
        let lower = text.to_lowercase();
        (lower.contains("rpjmd") || lower.contains("jangka menengah daerah"))
            && !lower.contains("provinsi")
    };
    let holds = |own: &&Regulation| own.status.as_ref().is_none_or(|s| s.value == Force::InForce);
    let regulations = plan.records.regulations.iter().filter(holds).map(|own| &own.about);
    let items = plan.records.alignment.iter().filter(|own| own.plan.as_str() == "rpjmd");
    let items = items.flat_map(|own| [&own.code, &own.text]);
    let all = regulations.chain(items).filter(named);
    let stated = all.filter_map(|text| Some((span_in(text)?, text.span)));
    let covered = |span: &YearSpan| horizon.years().filter(|year| span.contains(*year)).count();
    // Of equals the first: a reverse walk lets the later lose.
    let all: Vec<(YearSpan, Span)> = stated.collect();
    all.into_iter().rev().max_by_key(|(span, _)| covered(span))
}

/// Finds a span of years in a text: `2021–2026`, `2021-2026`.
fn span_in(text: &str) -> Option<YearSpan> {
    let words = text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '–')));
    words.filter(|word| word.contains(['-', '–'])).find_map(|word| word.parse().ok())
}
