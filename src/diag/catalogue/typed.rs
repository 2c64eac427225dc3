//! Messages about marks that a slip leaves as text (`SP213`).

use crate::diag::code;
use crate::diag::{Diagnostic, Fix, Text};
use crate::source::Span;

fn typed(span: Span, id: String, en: String) -> Diagnostic {
    Diagnostic::of(code::TYPED_MARK, span, Text::new(id, en))
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
