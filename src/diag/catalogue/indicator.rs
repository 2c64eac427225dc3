//! Messages about indicators (`SP6xx`).

use crate::diag::catalogue::time::listed_years;
use crate::diag::code;
use crate::diag::{Diagnostic, Text};
use crate::model::value::Year;
use crate::source::Span;

/// Years without a target.
pub fn missing_targets(span: Span, id: &str, years: &[Year]) -> Diagnostic {
    let all = listed_years(years);
    Diagnostic::of(
        code::INCOMPLETE_INDICATOR,
        span,
        Text::new(
            format!("indikator `{id}` tidak memiliki target untuk {all}"),
            format!("the indicator `{id}` has no target for {all}"),
        ),
    )
    .hint("tambahkan nilai tahun itu pada `targets`", "add the values of these years to `targets`")
}

/// A value outside the scale of its indicator.
pub fn off_scale(span: Span, id: &str, value: &str, top: &str) -> Diagnostic {
    Diagnostic::of(
        code::TARGET_DIRECTION,
        span,
        Text::new(
            format!("nilai {value} pada indikator `{id}` di luar skala 0 sampai {top}"),
            format!(
                "the value {value} of the indicator `{id}` lies outside its scale of 0 to {top}"
            ),
        ),
    )
    .hint(
        "betulkan nilainya, atau nyatakan skalanya pada `scale_max`",
        "mend the value, or declare the scale in `scale_max`",
    )
}

/// A last target equal to the baseline.
pub fn standing_still(span: Span, id: &str, value: &str) -> Diagnostic {
    Diagnostic::of(
        code::TARGET_DIRECTION,
        span,
        Text::new(
            format!("target akhir indikator `{id}` sama dengan nilai dasarnya, {value}"),
            format!("the last target of the indicator `{id}` equals its baseline, {value}"),
        ),
    )
    .hint(
        "beri target yang menunjukkan perubahan, atau pilih indikator lain",
        "set a target that shows a change, or choose another indicator",
    )
}

/// A baseline that is too old.
pub fn old_baseline(span: Span, id: &str, year: Year, oldest: i64) -> Diagnostic {
    Diagnostic::of(
        code::OLD_BASELINE,
        span,
        Text::new(
            format!(
                "nilai dasar indikator `{id}` dari tahun {year}, lebih lama dari batas {oldest}"
            ),
            format!(
                "the baseline of the indicator `{id}` is of {year}, older than the limit, {oldest}"
            ),
        ),
    )
    .hint(
        "pakai nilai yang lebih baru, atau ubah `check.limits.baseline_age`",
        "use a newer value, or change `check.limits.baseline_age`",
    )
}

/// A baseline that comes after the first target.
pub fn late_baseline(span: Span, id: &str, year: Year, first: Year) -> Diagnostic {
    Diagnostic::of(
        code::OLD_BASELINE,
        span,
        Text::new(
            format!(
                "nilai dasar indikator `{id}` dari tahun {year}, sesudah target pertama, {first}"
            ),
            format!(
                "the baseline of the indicator `{id}` is of {year}, after the first target, {first}"
            ),
        ),
    )
    .hint(
        format!(
            "pakai nilai tahun {first} atau sebelumnya, atau pindahkan nilai {year} ke `targets`"
        ),
        format!("use a value of {first} or before, or move that of {year} to `targets`"),
    )
}

/// A programme without an indicator.
pub fn unmeasured(span: Span, id: &str) -> Diagnostic {
    Diagnostic::of(
        code::UNMEASURED_PROGRAM,
        span,
        Text::new(
            format!("program `{id}` tidak memiliki indikator"),
            format!("the programme `{id}` has no indicator"),
        ),
    )
    .hint("sebut sedikitnya satu id dari `indicators`", "name at least one id of `indicators`")
}

/// An indicator that others measure too.
pub fn known(span: Span, id: &str, name: &str) -> Diagnostic {
    Diagnostic::of(
        code::KNOWN_INDICATOR,
        span,
        Text::new(
            format!("indikator `{id}` ({name}) juga diukur pihak lain, tetapi belum memiliki kode"),
            format!("the indicator `{id}` ({name}) is measured by others too, but has no code"),
        ),
    )
    .hint(
        "tulis kode IKU RPJMD atau standarnya pada `code`",
        "give its code in the RPJMD or a standard behind `code`",
    )
}

/// A target against the direction of its indicator: value and year of it and of the one before.
pub fn wrong_way(
    span: Span,
    id: &str,
    up: bool,
    (now, year): (String, Year),
    (then, before): (String, Year),
) -> Diagnostic {
    let (way_id, way_en) = if up { ("naik", "rise") } else { ("turun", "fall") };
    Diagnostic::of(
        code::TARGET_DIRECTION,
        span,
        Text::new(
            format!("indikator `{id}` harus {way_id}, tetapi {then} pada {before} menjadi {now} pada {year}"),
            format!("the indicator `{id}` should {way_en}, but goes from {then} in {before} to {now} in {year}"),
        ),
    )
    .hint("betulkan targetnya, atau `direction`", "mend the target, or `direction`")
}
