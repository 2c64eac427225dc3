//! Messages about slips that spoil a whole file or many of its lines (`SP001` to `SP013`).

use crate::diag::catalogue::listed;
use crate::diag::code;
use crate::diag::{Diagnostic, Fix, Text};
use crate::source::Span;

/// A file in which Git left the two sides of a conflict.
pub fn merge_conflict(span: Span) -> Diagnostic {
    Diagnostic::error(
        code::UNREADABLE_FILE,
        span,
        Text::new(
            "di sini tertinggal dua versi yang belum disatukan (konflik Git)",
            "two versions were left here that are not merged (a Git conflict)",
        ),
    )
    .hint(
        "pilih atau satukan keduanya, lalu hapus baris `<<<<<<<`, `=======`, dan `>>>>>>>`; berkas \
         ini belum dibaca",
        "choose one or join the two, then remove the lines `<<<<<<<`, `=======` and `>>>>>>>`; this \
         file was not read",
    )
}

/// A file that holds the very same as another one.
pub fn copy(span: Span, first: Span, (path, other): (&str, &str)) -> Diagnostic {
    Diagnostic::error(
        code::MISPLACED_FILE,
        span,
        Text::new(
            format!("`{path}` adalah salinan `{other}`"),
            format!("`{path}` is a copy of `{other}`"),
        ),
    )
    .related(first, "yang pertama", "the first")
    .hint("hapus salah satunya", "remove one of them")
}

/// A second `id` in one mapping: a record whose dash was forgotten.
pub fn missing_dash(span: Span, first: Span, fix: Option<Fix>) -> Diagnostic {
    Diagnostic::error(
        code::DUPLICATE_KEY,
        span,
        Text::new(
            "catatan baru dimulai di sini, tetapi tanpa `- `",
            "a new record begins here, but without `- `",
        ),
    )
    .related(first, "catatan sebelumnya dimulai di sini", "the record before begins here")
    .hint(
        "awali setiap catatan dengan `- `, atau hapus `id` yang kedua",
        "begin each record with `- `, or remove the second `id`",
    )
    .maybe(fix)
}

/// How something is taken away without which all is well.
pub fn needless(place: Span, written: &str) -> Fix {
    Fix::replace(place, "", format!("hapus `{written}`"), format!("remove `{written}`"))
}

/// How a forgotten dash is put in place of the two spaces before a key.
pub fn dash_to_come(place: Span) -> Fix {
    Fix::replace(place, "- ", "awali dengan `- `", "begin it with `- `")
}

/// A file of records that is a list or a text, and so does not say which records it holds.
pub fn no_kind(span: Span, known: &[&str]) -> Diagnostic {
    Diagnostic::error(
        code::WRONG_TYPE,
        span,
        Text::new(
            "berkas ini tidak menyebut jenis catatan yang dimuatnya",
            "this file does not say which records it holds",
        ),
    )
    .hint(
        format!(
            "tulis jenisnya di atas, seperti `programs:`; jenisnya: {}",
            listed(known.iter().copied())
        ),
        format!(
            "write their kind above, like `programs:`; the kinds are {}",
            listed(known.iter().copied())
        ),
    )
}

/// A table whose first row is no head.
pub fn csv_head(span: Span, wanted: &str) -> Diagnostic {
    Diagnostic::error(
        code::CSV_SYNTAX,
        span,
        Text::new(
            format!("baris pertama bukan kepala tabel: tidak ada kolom `{wanted}`"),
            format!("the first row is no head: there is no column `{wanted}`"),
        ),
    )
    .hint(
        "tulis nama kolom pada baris pertama, seperti `id,name,…`",
        "write the names of the columns in the first row, like `id,name,…`",
    )
}
