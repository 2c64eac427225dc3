//! Messages about budgets and sums (`SP5xx`).

use crate::diag::catalogue::listed;
use crate::diag::catalogue::time::listed_years;
use crate::diag::code;
use crate::diag::{Diagnostic, Text};
use crate::model::value::{Id, Rupiah, Year, percent};
use crate::source::Span;

/// Amounts without a fund.
pub fn unfunded(span: Span, id: &str, count: usize) -> Diagnostic {
    let text = if count == 1 {
        Text::new(
            format!("jumlah ini pada `{id}` tidak menyebut sumber dana"),
            format!("this amount of `{id}` has no fund"),
        )
    } else {
        Text::new(
            format!("{count} jumlah pada `{id}` tidak menyebut sumber dana"),
            format!("{count} amounts of `{id}` have no fund"),
        )
    };
    Diagnostic::of(code::UNFUNDED_AMOUNT, span, text).hint(
        format!("tambahkan `fund: …` pada `{id}`, atau tulis dananya per tahun: `2022: {{apbd: 1 miliar}}`"),
        format!("add `fund: …` to `{id}`, or write the fund for each year: `2022: {{apbd: 1 miliar}}`"),
    )
}

/// A plan that rests on the regional budget alone.
pub fn only_apbd(span: Span) -> Diagnostic {
    Diagnostic::of(
        code::APBD_SHARE,
        span,
        Text::new(
            "seluruh anggaran bersumber dari APBD",
            "all money comes from the regional budget (APBD)",
        ),
    )
    .hint(
        "cari sumber lain untuk sebagian program (APBN, CSR, KPBU, hibah), atau jelaskan \
             dalam Bab Pembiayaan",
        "find other sources for some programmes (APBN, CSR, KPBU, grants), or explain in the \
             chapter on funding",
    )
}

/// A leap of the budget between two years.
pub fn jump(
    span: Span,
    id: &str,
    before: (Year, Rupiah),
    after: (Year, Rupiah),
    from: Span,
) -> Diagnostic {
    let (leaps_id, leaps_en) =
        if after.1 > before.1 { ("melonjak", "leaps") } else { ("anjlok", "falls") };
    Diagnostic::of(
        code::BUDGET_JUMP,
        span,
        Text::new(
            format!(
                "anggaran `{id}` {leaps_id} dari {} pada {} menjadi {} pada {}",
                before.1, before.0, after.1, after.0
            ),
            format!(
                "the budget of `{id}` {leaps_en} from {} in {} to {} in {}",
                before.1, before.0, after.1, after.0
            ),
        ),
    )
    .hint(
        "periksa satuannya; bila benar, beri alasan dalam pengecualian atau longgarkan \
             `check.limits.budget_jump`",
        "look at the unit; if it is right, give the reason in a waiver or loosen \
             `check.limits.budget_jump`",
    )
    .related(from, "tahun sebelumnya di sini", "the year before is here")
}

/// The same budget for all programmes.
pub fn copied(span: Span, count: usize) -> Diagnostic {
    Diagnostic::of(
        code::SUSPICIOUS_AMOUNT,
        span,
        Text::new(
            format!("anggaran {count} program persis sama"),
            format!("the budgets of all {count} programmes are exactly the same"),
        ),
    )
    .hint(
        "ganti angka contoh dengan pagu tiap program",
        "replace the copied figures by each programme's own",
    )
}

/// A total of a table written by hand that is not the sum of its rows.
pub fn hand_total(span: Span, stated: &str, sum: &str) -> Diagnostic {
    Diagnostic::of(
        code::BUDGET_MISMATCH,
        span,
        Text::new(
            format!("tertulis {stated}, padahal jumlah baris di atasnya {sum}"),
            format!("the table says {stated}, but the rows above sum to {sum}"),
        ),
    )
    .hint(
        "betulkan jumlah atau barisnya, atau pakai tabel yang dihitung",
        "mend the total or the rows, or use a computed table",
    )
}

/// Active years without money.
pub fn unbudgeted(span: Span, id: &str, years: &[Year], none: bool) -> Diagnostic {
    let all = listed_years(years);
    let text = if none {
        Text::new(
            format!("`{id}` berjalan tanpa anggaran dan tanpa alasan"),
            format!("`{id}` has neither money nor a reason for having none"),
        )
    } else {
        Text::new(
            format!("`{id}` tidak memiliki anggaran pada {all}"),
            format!("`{id}` has no money in {all}"),
        )
    };
    Diagnostic::of(code::UNBUDGETED_YEAR, span, text).hint(
        "isi `budget` untuk tahun itu, atau tulis alasannya pada `no_budget`",
        "fill `budget` for these years, or give the reason in `no_budget`",
    )
}

/// A share of the regional budget outside its bounds; the share in tenths of a percent.
pub fn apbd_share(span: Span, share: i64, (low, high): (i64, i64)) -> Diagnostic {
    let share = percent(share);
    Diagnostic::of(
        code::APBD_SHARE,
        span,
        Text::new(
            format!("porsi APBD {share}, di luar batas {low}% sampai {high}%"),
            format!("the share of the regional budget is {share}, outside {low}% to {high}%"),
        ),
    )
    .hint(
        "ubah sumber dana program, atau batas `apbd_share_min` dan `apbd_share_max`",
        "change the funds of programmes, or the bounds `apbd_share_min` and `apbd_share_max`",
    )
}

/// An amount too small or too large to be meant.
pub fn odd_amount(span: Span, id: &str, amount: Rupiah, small: bool, limit: Rupiah) -> Diagnostic {
    let (word_id, word_en) = if small { ("di bawah", "under") } else { ("di atas", "over") };
    Diagnostic::of(
        code::SUSPICIOUS_AMOUNT,
        span,
        Text::new(
            format!("anggaran `{id}` memuat {amount}, {word_id} batas wajar {limit}"),
            format!("the budget of `{id}` holds {amount}, {word_en} the limit of {limit}"),
        ),
    )
    .hint(
        "periksa satuannya, misalnya `1450 juta`; batasnya dapat diubah pada `check.limits`",
        "look at the unit, such as `1450 juta`; the limit can be changed in `check.limits`",
    )
}

/// Quick wins with more money than their programme in one year, perhaps out of one fund: their
/// sum, the programme's.
pub fn above_program(
    span: Span,
    (quick_wins, program): (&[&str], &str),
    (fund, own, other): (Option<&Id>, Rupiah, Rupiah),
    place: Span,
) -> Diagnostic {
    let (from_id, from_en) = fund.map_or_else(Default::default, |fund| {
        (format!(" dari `{fund}`"), format!(" from `{fund}`"))
    });
    let names = listed(quick_wins.iter().copied());
    let (s, verb) = if quick_wins.len() == 1 { ("", "needs") } else { ("s", "need") };
    Diagnostic::of(
        code::BUDGET_MISMATCH,
        span,
        Text::new(
            format!(
                "quick win {names} membutuhkan {own}{from_id}, melebihi anggaran program \
                 `{program}`{from_id}, yaitu {other}"
            ),
            format!(
                "the quick win{s} {names} {verb} {own}{from_en}, more than the {other} that the \
                 programme `{program}` has{from_en}"
            ),
        ),
    )
    .related(place, "anggaran programnya di sini", "the programme's money is here")
    .hint(
        "quick win adalah bagian dari anggaran programnya; betulkan salah satunya",
        "a quick win is part of its programme's money; mend one of the two",
    )
}

/// A total at the end of a row written by hand that is not the sum of its years.
pub fn hand_row_total(span: Span, stated: &str, sum: &str) -> Diagnostic {
    Diagnostic::of(
        code::BUDGET_MISMATCH,
        span,
        Text::new(
            format!("tertulis {stated}, padahal jumlah tahun-tahun pada baris ini {sum}"),
            format!("the table says {stated}, but the years of this row sum to {sum}"),
        ),
    )
    .hint(
        "betulkan jumlah atau isinya, atau pakai tabel yang dihitung",
        "mend the total or the cells, or use a computed table",
    )
}

/// Steps of a quick win that do not sum to its budget: the budget, the sum.
pub fn steps(span: Span, id: &str, (stated, sum): (Rupiah, Rupiah), first: Span) -> Diagnostic {
    Diagnostic::of(
        code::BUDGET_MISMATCH,
        span,
        Text::new(
            format!("anggaran quick win `{id}` {stated}, padahal langkahnya berjumlah {sum}"),
            format!("the quick win `{id}` has {stated}, but its steps sum to {sum}"),
        ),
    )
    .related(first, "langkah pertama di sini", "the first step is here")
    .hint("samakan keduanya", "make the two agree")
}
