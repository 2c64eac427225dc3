//! Messages about what is typed by hand where smartplan or Markdown makes it (`SP213`).

use crate::diag::code;
use crate::diag::{Diagnostic, Fix, Text};
use crate::source::Span;

fn typed(span: Span, id: String, en: String) -> Diagnostic {
    Diagnostic::of(code::TYPED_MARK, span, Text::new(id, en))
}

/// A number in a title or caption; `place` holds it and the space behind it, where it is exact.
pub fn number(span: Span, number: &str, place: Option<Span>) -> Diagnostic {
    typed(
        span,
        format!("nomor `{number}` diketik di sini, padahal nomor diberikan saat mencetak"),
        format!("the number `{number}` is typed here, but numbers are given in print"),
    )
    .hint("hapus nomornya; hanya judulnya yang ditulis", "remove it; write the title alone")
    .maybe(place.map(|place| {
        Fix::replace(place, "", format!("hapus `{number}`"), format!("remove `{number}`"))
    }))
}

/// Items of a list that begin with a sign which makes none.
pub fn item(span: Span, mark: &str) -> Diagnostic {
    typed(
        span,
        format!("`{mark}` tidak membuat daftar; baris-baris ini tercetak menyambung"),
        format!("`{mark}` makes no list; these lines are printed as one"),
    )
    .hint(
        "awali setiap butir dengan `- `, atau `1. ` bila bernomor, dengan baris kosong di atasnya",
        "begin each item with `- `, or `1. ` if numbered, below an empty line",
    )
}

/// A paragraph that is printed as code because it is indented.
pub fn indented(span: Span) -> Diagnostic {
    typed(
        span,
        "paragraf yang menjorok empat spasi atau satu tab tercetak sebagai kode".to_owned(),
        "a paragraph indented by four spaces or a tab is printed as code".to_owned(),
    )
    .hint(
        "hapus lekukannya; kode ditulis di antara dua baris ```` ``` ````",
        "remove the indentation; code stands between two lines of ```` ``` ````",
    )
}

/// A reference, label, fact or citation that is written in another way and printed as it stands.
pub fn broken(span: Span, written: &str, right: &str, exact: bool) -> Diagnostic {
    let found = typed(
        span,
        format!("`{written}` tercetak apa adanya"),
        format!("`{written}` is printed as it stands"),
    );
    let (id, en) = (format!("tulis `{right}`"), format!("write `{right}`"));
    if exact { found.fix(Fix::replace(span, right, id, en)) } else { found.hint(id, en) }
}
