//! Messages about settings of the manifest and waivers (`SP009`, `SP025`, `SP026`).

use crate::diag::catalogue::{certain, listed};
use crate::diag::code;
use crate::diag::{Diagnostic, Fix, Text};
use crate::source::Span;

/// A waiver without a reason.
pub fn no_reason(span: Span) -> Diagnostic {
    Diagnostic::of(
        code::BAD_CHECK_SETTING,
        span,
        Text::new("pengecualian ini tidak memberi alasan", "this waiver gives no reason"),
    )
    .hint(
        "tulis alasannya setelah `--`: `smartplan: ignore SP506 -- pengadaan sekali pada \
             2024`",
        "write the reason behind `--`: `smartplan: ignore SP506 -- one purchase in 2024`",
    )
}

/// A comment for smartplan that cannot be understood.
pub fn bad_waiver(span: Span) -> Diagnostic {
    Diagnostic::of(
        code::BAD_CHECK_SETTING,
        span,
        Text::new(
            "komentar untuk smartplan ini tidak dapat dibaca",
            "this comment for smartplan cannot be understood",
        ),
    )
    .hint("tulis `smartplan: ignore KODE -- alasan`", "write `smartplan: ignore CODE -- reason`")
}

/// A weight that does not exist.
pub fn unknown_weight(span: Span, word: &str) -> Diagnostic {
    Diagnostic::of(
        code::BAD_CHECK_SETTING,
        span,
        Text::new(
            format!("`{word}` bukan bobot temuan"),
            format!("`{word}` is no weight of a finding"),
        ),
    )
    .hint(
        "pilihannya: `error`, `warning`, `info`, `off`",
        "the choices are `error`, `warning`, `info`, `off`",
    )
}

/// A code that cannot be ignored.
pub fn not_negotiable(span: Span, word: &str) -> Diagnostic {
    Diagnostic::of(code::BAD_CHECK_SETTING, span, Text::new(format!("`{word}` tidak dapat diabaikan atau diubah bobotnya: yang tidak terbaca tidak dapat \
             dicetak"), format!("`{word}` can neither be ignored nor reweighed: what cannot be read cannot be \
             printed")))
        .hint("betulkan temuannya", "mend what it finds")
}

/// A waiver that waives nothing.
pub fn idle_waiver(span: Span, code: &str) -> Diagnostic {
    Diagnostic::of(
        code::UNUSED_WAIVER,
        span,
        Text::new(
            format!("pengecualian `{code}` ini tidak mengecualikan apa pun"),
            format!("this waiver of `{code}` waives nothing"),
        ),
    )
    .hint("hapus pengecualian ini", "delete the waiver")
}

/// A code or name that does not exist.
pub fn unknown_code(span: Span, word: &str, near: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::of(
        code::BAD_CHECK_SETTING,
        span,
        Text::new(format!("tidak ada aturan `{word}`"), format!("there is no rule `{word}`")),
    );
    match near {
        Some(near) => diagnostic
            .hint(format!("mungkin maksudnya `{near}`"), format!("did you mean `{near}`?")),
        None => diagnostic.hint(
            "tulis kode (`SP506`), nama (`budget-jump`), atau keluarga (`SP5`)",
            "write a code (`SP506`), a name (`budget-jump`), or a family (`SP5`)",
        ),
    }
}

/// A family that no face of the plan belongs to.
pub fn unknown_face(span: Span, family: &str, known: &[String]) -> Diagnostic {
    let known = || known.iter().map(String::as_str);
    let all = listed(known());
    Diagnostic::error(
        code::UNKNOWN_WORD,
        span,
        Text::new(format!("tidak ada font `{family}`"), format!("there is no face `{family}`")),
    )
    .maybe(certain(family, known()).and_then(|meant| Fix::word(span, family, meant)))
    .hint(
        format!("letakkan berkasnya (TTF atau OTF) di folder `fonts/`; font yang ada: {all}"),
        format!(
            "put its file (TTF or OTF) into the folder `fonts/`; the faces that are there: {all}"
        ),
    )
}
