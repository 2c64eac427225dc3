//! Messages about the bibliography.

use crate::diag::code::BAD_BIBLIOGRAPHY;
use crate::diag::{Diagnostic, Text};
use crate::source::Span;

/// What breaks an entry off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyntaxProblem {
    /// No `{` behind the kind.
    OpeningBrace,
    /// No key.
    MissingKey,
    /// A key that cannot be cited.
    BadKey,
    /// No `=` behind a field's name.
    Equals,
    /// No comma between two fields.
    Comma,
    /// No value.
    Value,
    /// The entry ends before its brace is closed.
    Unclosed,
    /// A quote is not closed.
    UnclosedQuote,
    /// Braces in braces without end.
    TooDeep,
    /// An `@string` made of other ones.
    Abbreviation,
}

fn error(span: Span, id: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    Diagnostic::error(BAD_BIBLIOGRAPHY, span, Text::new(id, en))
}

/// An entry that breaks the rules of BibTeX.
pub fn syntax(span: Span, problem: SyntaxProblem) -> Diagnostic {
    use SyntaxProblem as P;
    let (id, en) = match problem {
        P::OpeningBrace => ("entri pustaka tanpa `{`", "an entry without `{`"),
        P::MissingKey => ("entri pustaka tanpa kunci", "an entry without key"),
        P::BadKey => ("kunci ini tidak dapat dirujuk", "this key cannot be cited"),
        P::Equals => ("`=` diharapkan di sini", "`=` is expected here"),
        P::Comma => ("koma diharapkan sebelum ini", "a comma is expected before this"),
        P::Value => ("nilai isian belum ditulis", "the value of the field is missing"),
        P::Unclosed => {
            ("kurung kurawal entri ini tidak ditutup", "a brace of this entry is not closed")
        }
        P::UnclosedQuote => ("tanda petik tidak ditutup", "the quote is not closed"),
        P::TooDeep => ("kurung kurawal bersarang terlalu dalam", "braces are nested too deeply"),
        P::Abbreviation => (
            "singkatan (`@string`) hanya boleh berisi teks",
            "an abbreviation (`@string`) may hold text only",
        ),
    };
    let (hint_id, hint_en) = match problem {
        P::OpeningBrace | P::MissingKey => {
            ("entri dimulai seperti `@book{bps-2021,`", "an entry begins like `@book{bps-2021,`")
        }
        P::BadKey => (
            "pakai huruf, angka, `-`, `_`, `.`, `:`, `/`, atau `+`",
            "use letters, digits, `-`, `_`, `.`, `:`, `/` or `+`",
        ),
        P::Equals | P::Value => (
            "isian ditulis seperti `title = {Judul},`",
            "a field is written like `title = {Title},`",
        ),
        P::Comma => {
            ("tambahkan `,` di akhir isian sebelumnya", "add `,` at the end of the field before")
        }
        P::Unclosed => (
            "periksa apakah setiap `{` di dalam entri ini mempunyai `}`",
            "see whether every `{` in this entry has its `}`",
        ),
        P::UnclosedQuote => ("tambahkan `\"` di akhir nilai", "add `\"` at the end of the value"),
        P::TooDeep => ("hapus kurung yang tidak perlu", "take the needless braces away"),
        P::Abbreviation => ("apit nilainya dengan kurung kurawal", "put braces around the value"),
    };
    error(span, id, en).hint(hint_id, hint_en)
}

/// The same key twice.
pub fn duplicate_key(span: Span, first: Span, key: &str) -> Diagnostic {
    error(
        span,
        format!("kunci pustaka `{key}` dipakai dua kali"),
        format!("the bibliography key `{key}` stands twice"),
    )
    .related(first, "entri pertama", "the first entry")
    .hint("beri salah satunya kunci lain", "give one of them another key")
}

/// A word outside braces that is no abbreviation.
pub fn bare_word(span: Span, word: &str) -> Diagnostic {
    error(
        span,
        format!("`{word}` tidak diapit kurung kurawal"),
        format!("`{word}` does not stand in braces"),
    )
    .hint("tulis nilainya seperti `title = {Judul}`", "write the value like `title = {Title}`")
}

/// `crossref` or `xdata` that leads nowhere.
pub fn unknown_parent(span: Span, key: &str) -> Diagnostic {
    error(
        span,
        format!("entri `{key}` yang dirujuk tidak ada"),
        format!("there is no entry `{key}` to refer to"),
    )
    .hint("periksa kuncinya", "check the key")
}

/// A part of an entry that the library refuses, with its reason.
pub fn refused(span: Span, key: &str, reason: &str) -> Diagnostic {
    error(
        span,
        format!("bagian entri `{key}` ini tidak dapat dibaca"),
        format!("this part of the entry `{key}` cannot be read: {reason}"),
    )
    .hint(
        "tulis sebagai teks biasa; tanda `$`, `%`, `&`, dan `\\` didahului `\\`",
        "write it as plain text; put `\\` before the signs `$`, `%`, `&` and `\\`",
    )
}

/// A date that cannot be read.
pub fn bad_date(span: Span, value: &str) -> Diagnostic {
    error(
        span,
        format!("`{value}` bukan tahun atau tanggal yang dapat dibaca"),
        format!("`{value}` is not a year or date that can be read"),
    )
    .hint(
        "tulis seperti `date = {2021}` atau `date = {2021-09-27}`; tanpa tahun: `{t.t.}`",
        "write it like `date = {2021}` or `date = {2021-09-27}`; without year: `{t.t.}`",
    )
}

/// An address that is none.
pub fn bad_url(span: Span, value: &str) -> Diagnostic {
    error(span, format!("`{value}` bukan alamat web"), format!("`{value}` is not a web address"))
        .hint("mulai dengan https:// atau http://", "begin it with https:// or http://")
}

/// An entry without title.
pub fn missing_title(span: Span, key: &str) -> Diagnostic {
    Diagnostic::warning(
        BAD_BIBLIOGRAPHY,
        span,
        Text::new(
            format!("entri `{key}` tidak mempunyai judul"),
            format!("the entry `{key}` has no title"),
        ),
    )
    .hint("tambahkan `title = {…}`", "add `title = {…}`")
}
