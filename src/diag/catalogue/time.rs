//! Messages about years and phases (`SP4xx`).

use crate::diag::code;
use crate::diag::{Diagnostic, Text};
use crate::model::value::{Date, Year, YearSpan};
use crate::source::Span;
use crate::source::Spanned;

/// A quick win that ends after its window.
pub fn slow_quick_win(span: Span, id: &str, period: YearSpan, last: i64) -> Diagnostic {
    let end = period.end();
    Diagnostic::of(
        code::SLOW_QUICK_WIN,
        span,
        Text::new(
            format!("quick win `{id}` berjalan sampai {end}, padahal harus selesai pada {last}"),
            format!("the quick win `{id}` runs until {end}, but must be done by {last}"),
        ),
    )
    .hint(
        "persingkat `period`, atau longgarkan `check.limits.quick_win_years` di \
             `smartplan.yaml`",
        "shorten `period`, or loosen `check.limits.quick_win_years` in `smartplan.yaml`",
    )
}

/// A horizon longer than the longest phase.
pub fn beyond_phases(span: Span, horizon: YearSpan, phase: &str, years: i64) -> Diagnostic {
    Diagnostic::of(
        code::PHASE_MISMATCH,
        span,
        Text::new(
            format!("kurun {horizon} lebih panjang daripada {phase} ({years} tahun)"),
            format!("the horizon {horizon} is longer than the phase “{phase}” ({years} years)"),
        ),
    )
    .hint(
        "persingkat kurunnya, atau tambahkan tahap pada kunci `phases` skema",
        "shorten the horizon, or add a phase behind the key `phases` of the scheme",
    )
}

/// A phase with other years than the scheme gives it.
pub fn phase_years(span: Span, phase: &str, years: YearSpan, lawful: &[YearSpan]) -> Diagnostic {
    let right = lawful.first().map_or_else(String::new, ToString::to_string);
    Diagnostic::of(
        code::PHASE_MISMATCH,
        span,
        Text::new(
            format!("“{phase}” ditulis {years}, padahal menurut skema {right}"),
            format!("“{phase}” is written as {years}, but is {right} by the scheme"),
        ),
    )
    .hint("samakan tahunnya dengan peta jalan", "give it the years of the roadmap")
}

/// Years without a programme.
pub fn idle_years(span: Span, years: &[Year]) -> Diagnostic {
    let all = listed_years(years);
    Diagnostic::of(
        code::EMPTY_YEAR,
        span,
        Text::new(
            format!("tidak ada program yang berjalan pada {all}"),
            format!("no programme runs in {all}"),
        ),
    )
    .hint(
        "periksa kunci `years` program, atau persingkat kurun rencana",
        "look at the key `years` of the programmes, or shorten the horizon",
    )
}

/// Years without a milestone.
pub fn bare_years(span: Span, years: &[Year]) -> Diagnostic {
    let all = listed_years(years);
    Diagnostic::of(
        code::EMPTY_YEAR,
        span,
        Text::new(
            format!("tidak ada tonggak pada {all}"),
            format!("there is no milestone in {all}"),
        ),
    )
    .hint(
        "tambahkan hasil yang dicapai pada tahun itu di `milestones`",
        "add what is reached in that year to `milestones`",
    )
}

/// A dimension that starts at the end.
pub fn late_dimension(span: Span, dimension: &str, year: Year) -> Diagnostic {
    Diagnostic::of(code::EMPTY_YEAR, span, Text::new(format!("program pertama {dimension} baru mulai {year}, dua tahun terakhir kurun rencana"), format!("the first programme of {dimension} only starts in {year}, in the last two years of \
             the plan")))
        .hint("mulai satu program lebih awal, atau jelaskan alasannya dalam Bab Peta Jalan", "start a programme earlier, or give the reason in the chapter on the roadmap")
}

/// A horizon beyond the medium-term plan.
pub fn off_rpjmd(span: Span, horizon: YearSpan, period: YearSpan, place: Span) -> Diagnostic {
    Diagnostic::of(
        code::HORIZON_OFF_RPJMD,
        span,
        Text::new(
            format!("kurun {horizon} tidak seluruhnya di dalam masa RPJMD {period}"),
            format!("the horizon {horizon} is not all inside the period {period} of the RPJMD"),
        ),
    )
    .hint(
        "tulis dalam bab Ruang Lingkup bagaimana tahun di luarnya ditinjau bersama RPJMD \
             berikutnya",
        "write in the chapter on scope how the other years will be reviewed with the next \
             RPJMD",
    )
    .related(place, "masa RPJMD dinyatakan di sini", "the RPJMD's period is stated here")
}

/// Something in a year in which its owner does not run.
pub fn off_span(
    span: Span,
    id: &str,
    year: Year,
    owner: &str,
    years: &Spanned<YearSpan>,
) -> Diagnostic {
    Diagnostic::of(
        code::ROADMAP_OFF_SPAN,
        span,
        Text::new(
            format!("`{id}` jatuh pada {year}, padahal `{owner}` berjalan {years}"),
            format!("`{id}` falls into {year}, but `{owner}` runs {years}"),
        ),
    )
    .hint(
        format!("ubah tahunnya, atau perpanjang `years` pada `{owner}`"),
        format!("change the year, or extend `years` of `{owner}`"),
    )
    .related(years.span, "kurunnya di sini", "its span is here")
}

/// Amounts outside the span of their record.
pub fn money_off_span(span: Span, id: &str, years: &[Year], own: &Spanned<YearSpan>) -> Diagnostic {
    let all = listed_years(years);
    Diagnostic::of(
        code::ROADMAP_OFF_SPAN,
        span,
        Text::new(
            format!("`{id}` dianggarkan pada {all}, di luar kurunnya {own}"),
            format!("`{id}` has money in {all}, outside its span {own}"),
        ),
    )
    .hint(
        format!("pindahkan anggarannya, atau ubah kurun `{id}`"),
        format!("move the money, or change the span of `{id}`"),
    )
    .related(own.span, "kurunnya di sini", "its span is here")
}

/// Lists years for a message, three or more in a row by their ends: 2022, 2024–2026.
pub(crate) fn listed_years(years: &[Year]) -> String {
    let mut runs: Vec<(Year, Year)> = Vec::new();
    for year in years {
        match runs.last_mut() {
            Some((_, last)) if last.0 + 1 == year.0 => *last = *year,
            _ => runs.push((*year, *year)),
        }
    }
    let print = |(first, last): &(Year, Year)| match last.0 - first.0 {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    };
    runs.iter().map(print).collect::<Vec<_>>().join(", ")
}

/// A step of a quick win that ends before it begins, in quarters.
pub fn step_backwards(span: Span, id: &str, from: &str, to: &str) -> Diagnostic {
    Diagnostic::of(
        code::ROADMAP_OFF_SPAN,
        span,
        Text::new(
            format!(
                "langkah quick win `{id}` berakhir pada triwulan {to}, sebelum dimulai pada \
                 triwulan {from}"
            ),
            format!(
                "a step of the quick win `{id}` ends in quarter {to}, before it begins in \
                 quarter {from}"
            ),
        ),
    )
    .hint("betulkan `from` atau `to`", "mend `from` or `to`")
}

fn out_of_order(date: &Spanned<Date>, first: &Spanned<Date>, id: &str, en: &str) -> Diagnostic {
    Diagnostic::warning(
        code::BAD_YEAR,
        date.span,
        Text::new(format!("{date} {id} {first}"), format!("{date} {en} {first}")),
    )
    .related(first.span, "tanggal yang lain di sini", "the other date is here")
    .hint("periksa hari, bulan, dan tahun keduanya", "look at day, month and year of both")
}

/// A day of a meeting that comes before the one above it.
pub fn days_out_of_order(date: &Spanned<Date>, first: &Spanned<Date>) -> Diagnostic {
    out_of_order(date, first, "mendahului hari di atasnya,", "comes before the day above it,")
}

/// A meeting that comes before that of the stage before.
pub fn meetings_out_of_order(date: &Spanned<Date>, first: &Spanned<Date>) -> Diagnostic {
    out_of_order(
        date,
        first,
        "mendahului bimbingan teknis tahap sebelumnya,",
        "comes before the technical guidance of the stage before,",
    )
}

/// A signature that is older than the meeting of its book.
pub fn signed_too_early(date: &Spanned<Date>, first: &Spanned<Date>) -> Diagnostic {
    out_of_order(
        date,
        first,
        "mendahului bimbingan teknis yang melahirkan buku ini,",
        "comes before the technical guidance from which this book comes,",
    )
}
