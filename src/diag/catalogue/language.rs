//! Messages about language and form (`SP9xx`).

use crate::diag::catalogue::often;
use crate::diag::code;
use crate::diag::{Diagnostic, Fix, Text};
use crate::source::Span;

/// A spelling that the plan uses less often than another.
pub fn minority_spelling(
    span: Span,
    written: &str,
    count: usize,
    (major, times, first): (&str, usize, Span),
) -> Diagnostic {
    Diagnostic::of(
        code::INCONSISTENT_TERM,
        span,
        Text::new(
            format!("`{written}` ({count} kali) dan `{major}` ({times} kali) dipakai bercampur"),
            format!("`{written}` ({}) is mixed with `{major}` ({})", often(count), often(times)),
        ),
    )
    .related(
        first,
        format!("`{major}` pertama kali di sini"),
        format!("`{major}` is first used here"),
    )
    .hint(
        "pilih satu bentuk dan pakai di seluruh rencana; judul peraturan dan kutipan dibiarkan",
        "choose one of them for the whole plan; titles of regulations and quotations stay",
    )
}

/// A foreign long form that is not in italics.
pub fn upright_foreign(span: Span, written: &str, short: &str, term: Span) -> Diagnostic {
    Diagnostic::of(
        code::INCONSISTENT_TERM,
        span,
        Text::new(
            format!("istilah asing `{written}` belum dicetak miring"),
            format!("the foreign term `{written}` is not in italics"),
        ),
    )
    .related(
        term,
        format!("`{short}` ditandai asing di sini"),
        format!("`{short}` is said to be foreign here"),
    )
    .hint(format!("tulis `*{written}*`"), format!("write `*{written}*`"))
}

/// Where the own region is meant, another one stands.
pub fn foreign_region(span: Span, written: &str, own: &str, other: &str) -> Diagnostic {
    Diagnostic::of(
        code::FOREIGN_REGION,
        span,
        Text::new(
            format!("`{written}` menyebut daerah lain; rencana ini milik `{own}`"),
            format!("`{written}` names another region; this plan is of `{own}`"),
        ),
    )
    .hint(
        format!(
            "ganti bila teks ini disalin dari rencana {other}; bila daerah itu memang dimaksud, \
             tulis hubungannya, misalnya `bersama` atau `berbatasan dengan`"
        ),
        format!(
            "replace it if the text was copied from a plan of {other}; if that region is meant, \
             say how it matters, such as `bersama` or `berbatasan dengan`"
        ),
    )
}

/// The own name with the wrong kind of region.
pub fn wrong_kind(span: Span, written: &str, own: &str) -> Diagnostic {
    Diagnostic::of(
        code::FOREIGN_REGION,
        span,
        Text::new(
            format!("`{written}` tidak cocok dengan `{own}`"),
            format!("`{written}` does not fit `{own}`"),
        ),
    )
    .hint(
        "sesuaikan dengan jenis daerah rencana ini: kabupaten dan bupati, atau kota dan wali kota",
        "use the kind of this plan's region: kabupaten and bupati, or kota and wali kota",
    )
}

/// A region of the manifest that is spelt nearly like a known one.
pub fn misspelt_region(span: Span, written: &str, near: &str) -> Diagnostic {
    Diagnostic::of(
        code::FOREIGN_REGION,
        span,
        Text::new(
            format!("`{written}` tidak ada dalam daftar kabupaten dan kota"),
            format!("`{written}` is not in the list of regencies and cities"),
        ),
    )
    .hint(format!("mungkin maksudnya `{near}`"), format!("perhaps `{near}` is meant"))
}

/// A region in capitals or in quotation marks.
pub fn region_form(span: Span, written: &str, name: &str) -> Diagnostic {
    Diagnostic::of(
        code::FOREIGN_REGION,
        span,
        Text::new(
            format!("`{written}` tercetak begitu di semua buku; nama daerah ini ditulis `{name}`"),
            format!("`{written}` is printed so in all books; this region is written `{name}`"),
        ),
    )
    .maybe(Fix::word(span, written, name))
    .hint(format!("tulis `region: {name}`"), format!("write `region: {name}`"))
}

/// A region that exists as the other kind only.
pub fn region_of_other_kind(span: Span, name: &str, wrong: &str, right: &str) -> Diagnostic {
    Diagnostic::of(
        code::FOREIGN_REGION,
        span,
        Text::new(
            format!("tidak ada `{wrong} {name}`, yang ada `{right} {name}`"),
            format!("there is no `{wrong} {name}`, only `{right} {name}`"),
        ),
    )
    .hint(
        format!("tulis `kind: {}`", right.to_lowercase()),
        format!("write `kind: {}`", right.to_lowercase()),
    )
}

/// A region of the manifest with its kind in its name.
pub fn region_with_kind(span: Span, written: &str, name: &str) -> Diagnostic {
    Diagnostic::of(
        code::FOREIGN_REGION,
        span,
        Text::new(
            format!("`{written}` memuat jenis daerah, yang sudah disebut pada `kind`"),
            format!("`{written}` holds the kind of region, which `kind` says already"),
        ),
    )
    .hint(format!("tulis `region: {name}`"), format!("write `region: {name}`"))
}
