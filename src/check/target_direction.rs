//! Targets go the declared way and stay on their scale (SP602).
//!
//! Equal targets in a row are lawful. The last may equal the baseline only where nothing better
//! is possible (100%, the top of the scale, or nothing left to reduce). Percentages of growth,
//! ratios and the like may exceed 100. One finding an indicator.

use crate::check::{Review, Rule};
use crate::diag::Diagnostic;
use crate::diag::Sink;
use crate::diag::catalogue::indicator as indicators;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::record::{Direction, Indicator, Pair};
use crate::model::value::{Decimal, Year};
use crate::source::Spanned;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::TARGET_DIRECTION,
    manual: Manual {
        what: both(
            "Target yang berlawanan dengan arah indikator, target akhir yang sama dengan nilai \
             dasar, persentase di luar 0–100, atau nilai di luar skala.",
            "A target against the indicator's direction, a last target equal to the baseline, a \
             percentage outside 0–100, or a value outside its scale.",
        ),
        why: both(
            "Target yang turun pada indikator yang harus naik hampir selalu salah ketik, dan \
             meloloskan kemunduran sebagai capaian.",
            "A falling target of an indicator that should rise is nearly always a slip, and lets \
             a setback pass as success.",
        ),
        example: same(lines![
            "indicators:",
            "  - id: IK-1",
            "    direction: up",
            "    baseline: {year: 2021, value: 40}",
            "    targets: {2022: 50, 2023: 45}",
        ]),
        mend: same(lines![
            "indicators:",
            "  - id: IK-1",
            "    direction: up",
            "    baseline: {year: 2021, value: 40}",
            "    targets: {2022: 50, 2023: 55}",
        ]),
        basis: both("Pertimbangan sendiri.", "Own judgement."),
    },
    whole: false,
    check,
};

/// Words of names whose percentages may exceed 100 or be negative.
const UNBOUNDED: &[&str] = &[
    "pertumbuhan",
    "kenaikan",
    "peningkatan",
    "perubahan",
    "inflasi",
    "rasio",
    "capaian",
    "realisasi",
];

fn check(review: &Review<'_>, sink: &mut Sink) {
    for indicator in &review.plan.records.indicators {
        // A value that could not be read is kept as nothing, and has been told.
        let read = |value: &Spanned<Decimal>| {
            let written = review.sources.slice(value.span).trim_matches(['"', '\'', ' ']);
            value.0 != 0 || written.parse::<Decimal>().is_ok()
        };
        let mut targets = indicator.targets.0.iter().map(|target| &target.value);
        if !read(&indicator.baseline.value.value) || !targets.all(read) {
            continue;
        }
        if let Some(finding) = judge(indicator) {
            sink.push(finding);
        }
    }
}

fn judge(indicator: &Indicator) -> Option<Diagnostic> {
    let id = indicator.id.as_str();
    // A baseline that could not be read has been told already.
    if indicator.baseline.year.0 == 0 {
        return None;
    }
    let mut targets: Vec<&Pair<Spanned<Year>, Spanned<Decimal>>> =
        indicator.targets.0.iter().filter(|target| target.key.0 != 0).collect();
    targets.sort_by_key(|target| target.key.value);
    let up = indicator.direction.value == Direction::Up;
    let top = top(indicator);
    let zero = Decimal(0, 0);
    for value in
        std::iter::once(&indicator.baseline.value.value).chain(targets.iter().map(|t| &t.value))
    {
        if let Some(top) = top.filter(|top| value.is_above(*top) || zero.is_above(value.value)) {
            return Some(indicators::off_scale(
                value.span,
                id,
                &value.to_string(),
                &top.to_string(),
            ));
        }
    }
    let mut before = (&indicator.baseline.value.value, indicator.baseline.year.value);
    for target in &targets {
        let wrong = if up {
            before.0.is_above(target.value.value)
        } else {
            target.value.is_above(before.0.value)
        };
        if wrong {
            let (now, year) = (target.value.to_string(), target.key.value);
            let then = (before.0.to_string(), before.1);
            return Some(
                indicators::wrong_way(target.value.span, id, up, (now, year), then).related(
                    before.0.span,
                    "nilai sebelumnya di sini",
                    "the value before is here",
                ),
            );
        }
        before = (&target.value, target.key.value);
    }
    let last = targets.last()?;
    let best = if up {
        top.is_some_and(|top| top.is_same(last.value.value))
    } else {
        last.value.is_same(zero)
    };
    let still = last.value.is_same(indicator.baseline.value.value.value);
    (still && !best)
        .then(|| indicators::standing_still(last.value.span, id, &last.value.to_string()))
}

/// Returns the highest value that an indicator can have.
fn top(indicator: &Indicator) -> Option<Decimal> {
    if let Some(top) = &indicator.scale_max {
        return Some(top.value);
    }
    let unit = indicator.unit.trim().to_lowercase();
    let name = indicator.name.to_lowercase();
    let percent = matches!(unit.as_str(), "%" | "persen" | "persentase");
    let bounded = !UNBOUNDED.iter().any(|word| name.contains(word));
    (percent && bounded).then_some(Decimal(100, 0))
}
