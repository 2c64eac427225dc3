//! Messages about the form of numbers, dates and sentences (`SP901` and after).

use crate::diag::code;
use crate::diag::{Diagnostic, Fix, Text};
use crate::source::Span;

/// An amount of money in another form; `exact` says that the place holds just this.
pub fn rupiah(span: Span, wrong: &str, right: &str, exact: bool) -> Diagnostic {
    let diagnostic = Diagnostic::of(
        code::RUPIAH_FORM,
        span,
        Text::new(
            format!("`{wrong}` ditulis `{right}`"),
            format!("`{wrong}` is written `{right}`"),
        ),
    );
    mended(diagnostic, right, exact)
}

/// A decimal with a point.
pub fn decimal(span: Span, wrong: &str, exact: bool) -> Diagnostic {
    let right = wrong.replace('.', ",");
    let diagnostic = Diagnostic::of(
        code::DECIMAL_POINT,
        span,
        Text::new(
            format!("desimal `{wrong}` ditulis dengan koma: `{right}`"),
            format!("the decimal `{wrong}` is written with a comma: `{right}`"),
        ),
    );
    mended(diagnostic, &right, exact)
}

/// A date in another form; the right one where it is certain.
pub fn date(span: Span, wrong: &str, right: Option<&str>) -> Diagnostic {
    let text = match right {
        Some(right) => Text::new(
            format!("`{wrong}` ditulis `{right}`"),
            format!("`{wrong}` is written `{right}`"),
        ),
        None => Text::new(
            format!("`{wrong}` bukan bentuk tanggal yang baku"),
            format!("`{wrong}` is not the form in which dates are written"),
        ),
    };
    let diagnostic = Diagnostic::of(code::DATE_FORM, span, text);
    match right {
        Some(right) => mended(diagnostic, right, true),
        None => diagnostic.hint(
            "tulis nama bulannya: `10 November 2017`",
            "write the month as a word: `10 November 2017`",
        ),
    }
}

/// A word that stands twice in a row.
pub fn doubled(span: Span, word: &str, exact: bool) -> Diagnostic {
    let diagnostic = Diagnostic::of(
        code::LONG_SENTENCE,
        span,
        Text::new(
            format!("kata `{word}` tertulis dua kali berturut-turut"),
            format!("the word `{word}` stands twice in a row"),
        ),
    );
    mended(diagnostic, word, exact)
}

/// A sentence that is too long.
pub fn long(span: Span, words: usize, most: i64) -> Diagnostic {
    Diagnostic::of(
        code::LONG_SENTENCE,
        span,
        Text::new(
            format!("kalimat ini {words} kata; lebih dari {most} sukar dibaca"),
            format!("this sentence has {words} words; more than {most} are hard to read"),
        ),
    )
    .hint("bagi menjadi dua kalimat", "part it into two sentences")
}

/// Says what to write, and lets a machine write it where the place is exact.
fn mended(diagnostic: Diagnostic, right: &str, exact: bool) -> Diagnostic {
    let span = diagnostic.span;
    let (id, en) = (format!("tulis `{right}`"), format!("write `{right}`"));
    if exact { diagnostic.fix(Fix::replace(span, right, id, en)) } else { diagnostic.hint(id, en) }
}
