//! Messages about attributes: `{#id .class key="value"}`.

use crate::diag::catalogue::{certain, listed, nearest};
use crate::diag::code::{BAD_ATTRIBUTES, BAD_ID};
use crate::diag::{Diagnostic, Fix, Text};
use crate::model::record::{Ref, Text as Word};
use crate::source::Span;

fn attributes(span: Span, id: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    Diagnostic::error(BAD_ATTRIBUTES, span, Text::new(id, en))
}

/// A label on an unnumbered heading.
pub fn label_on_minor(id: &Ref) -> Diagnostic {
    attributes(
        id.span,
        format!("judul `####` tidak bernomor, sehingga tidak dapat diberi label `{id}`"),
        format!("a `####` heading has no number, so it cannot carry the label `{id}`"),
    )
    .hint("hapus label ini, atau pakai `###`", "delete the label, or use `###`")
}

/// Attributes that are not closed, or have words behind them.
pub fn unclosed_attributes(span: Span) -> Diagnostic {
    attributes(
        span,
        "atribut ini tidak ditutup, atau ada teks di belakangnya",
        "these attributes are not closed, or have text behind them",
    )
    .hint(
        "tulis `{#label …}` sebagai bagian terakhir, lengkap dengan `}`; untuk mencetak kurungnya tulis `\\{`",
        "write `{#label …}` as the last thing, with its `}`; to print the brace write `\\{`",
    )
}

/// A label with characters that labels may not have.
pub fn bad_label(label: &Word) -> Diagnostic {
    let message = Text::new(
        format!("`{label}` bukan label yang sah"),
        format!("`{label}` is not a valid label"),
    );
    Diagnostic::error(BAD_ID, label.span, message).hint(
        "pakai huruf, angka, `-`, `_`, atau `.`, tanpa spasi",
        "use letters, digits, `-`, `_` or `.`, without spaces",
    )
}

/// Two labels on one thing.
pub fn second_label(label: &Word, first: Span) -> Diagnostic {
    attributes(label.span, format!("label kedua `{label}`"), format!("a second label `{label}`"))
        .related(first, "label pertama", "the first label")
        .hint("pakai satu label saja", "keep one of them")
}

/// The same key twice.
pub fn second_key(key: &Word) -> Diagnostic {
    attributes(
        key.span,
        format!("atribut `{key}` ditulis dua kali"),
        format!("the attribute `{key}` stands twice"),
    )
    .hint("hapus salah satunya", "delete one of them")
}

/// A quote that is not closed.
pub fn unclosed_value(value: &Word) -> Diagnostic {
    attributes(value.span, "tanda petik tidak ditutup", "the quote is not closed")
        .hint("tambahkan `\"` di akhir nilai", "add `\"` at the end of the value")
}

/// Quotes that word processors make, and the single one.
pub const QUOTES: &[char] = &['“', '”', '‘', '’', '\''];

/// Quotes of a word processor around a value.
pub fn curly_value(value: &Word) -> Diagnostic {
    attributes(
        value.span,
        "nilai atribut harus diapit tanda petik lurus (`\"`)",
        "the value of an attribute must stand in straight double quotes (`\"`)",
    )
    .hint(
        "ganti tanda petik hasil pengolah kata dengan `\"`",
        "replace the quotes of the word processor with `\"`",
    )
    .maybe(Fix::word(value.span, value, &format!("\"{}\"", value.trim_matches(QUOTES))))
}

/// A label written as a key: `{id=peta}`.
pub fn label_as_key(span: Span, id: &Word) -> Diagnostic {
    attributes(
        span,
        format!("label ditulis dengan `#`: `#{id}`"),
        format!("a label is written with `#`: `#{id}`"),
    )
    .fix(Fix::replace(
        span,
        format!("#{id}"),
        format!("tulis `#{id}`"),
        format!("write `#{id}`"),
    ))
}

/// A word that is no attribute.
pub fn bad_attribute(word: &Word) -> Diagnostic {
    attributes(
        word.span,
        format!("`{word}` bukan atribut"),
        format!("`{word}` is not an attribute"),
    )
    .hint(
        "atribut ditulis `#label`, `.kelas`, atau `kunci=\"nilai\"`",
        "attributes are written `#label`, `.class` or `key=\"value\"`",
    )
}

/// A label behind a heading without its sign or braces.
pub fn unmarked_label(written: &Word, label: &str) -> Diagnostic {
    attributes(
        written.span,
        format!("`{written}` tidak memberi label; ia tercetak di dalam judul"),
        format!("`{written}` gives no label; it is printed in the heading"),
    )
    .maybe(Fix::word(written.span, written, &format!("{{#{label}}}")))
}

/// A key that this thing does not take.
pub fn unknown_attribute(key: &Word, known: &[&str]) -> Diagnostic {
    let found = attributes(
        key.span,
        format!("atribut `{key}` tidak dikenal di sini"),
        format!("the attribute `{key}` is not known here"),
    )
    .maybe(certain(key, known.iter().copied()).and_then(|meant| Fix::word(key.span, key, meant)));
    let all = listed(known.iter().copied());
    match nearest(key, known.iter().copied()) {
        Some(near) => {
            found.hint(format!("mungkin maksudnya `{near}`"), format!("perhaps `{near}` is meant"))
        }
        None if known.is_empty() => found.hint("hapus atribut ini", "delete the attribute"),
        None => found.hint(format!("yang dikenal: {all}"), format!("known here: {all}")),
    }
}

/// `status` or `owner` on a subsection.
pub fn mark_too_deep(value: Span, key: &str) -> Diagnostic {
    attributes(
        value,
        format!("`{key}` hanya berlaku pada bab (`#`) dan subbab (`##`)"),
        format!("only chapters (`#`) and sections (`##`) take `{key}`"),
    )
    .hint("tulis pada subbab yang memuatnya", "write it on the section around this one")
}

/// A class where none has a meaning.
pub fn class_not_here(class: &Word) -> Diagnostic {
    attributes(
        class.span,
        format!("kelas `.{class}` tidak berlaku di sini"),
        format!("the class `.{class}` means nothing here"),
    )
    .hint("hapus kelas ini", "delete the class")
}

/// A word that a key does not take.
pub fn bad_choice(key: &str, value: &Word, known: &[&str]) -> Diagnostic {
    let all = listed(known.iter().copied());
    attributes(
        value.span,
        format!("`{value}` bukan pilihan untuk `{key}`"),
        format!("`{value}` is not a choice for `{key}`"),
    )
    .hint(format!("pilihannya: {all}"), format!("the choices are {all}"))
}

/// A width that is no percentage.
pub fn bad_width(width: &Word) -> Diagnostic {
    attributes(
        width.span,
        format!("`{width}` bukan lebar gambar"),
        format!("`{width}` is not a width"),
    )
    .hint(
        "tulis persen dari lebar teks, 1% sampai 100%, misalnya `width=80%`",
        "write percent of the text's width, 1% to 100%, such as `width=80%`",
    )
}
