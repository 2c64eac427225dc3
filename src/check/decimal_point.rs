//! Decimals have a comma (SP902).
//!
//! Told only where the number is certainly a decimal: before a percent sign or a unit, behind a
//! word such as `skor`, or alone in a cell. Numbers of sections, regulations, versions and
//! times of day are left alone.

use crate::check::scan::{Token, tokens};
use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::form;
use crate::diag::code;
use crate::diag::manual::{Manual, both};
use crate::model::passage::Form;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::DECIMAL_POINT,
    manual: Manual {
        what: both(
            "Bilangan desimal dengan titik pada tulisan atau tabel: 12.5%, skor 3.51.",
            "A decimal with a point in prose or a table: 12.5%, skor 3.51.",
        ),
        why: both(
            "Titik memisahkan ribuan; 1.5 juta dan 1,5 juta tidak boleh berdampingan.",
            "A point parts thousands; 1.5 juta and 1,5 juta must not stand side by side.",
        ),
        example: both(
            "Indeks SPBE naik dari 2.90 menjadi 3.15.",
            "Indeks SPBE naik dari 2.90 menjadi 3.15.",
        ),
        mend: both(
            "Indeks SPBE naik dari 2,90 menjadi 3,15.",
            "Indeks SPBE naik dari 2,90 menjadi 3,15.",
        ),
        basis: both(
            "EYD; tabel laporan evaluasi 2022 memakai keduanya.",
            "EYD; the tables of the evaluation report of 2022 mix the two.",
        ),
    },
    whole: false,
    check,
};

/// Words behind which a number is a measure.
const BEFORE: &[&str] = &[
    "skor",
    "nilai",
    "indeks",
    "rata-rata",
    "sebesar",
    "sekitar",
    "mencapai",
    "menjadi",
    "dari",
    "hingga",
    "sampai",
    "seluas",
    "sepanjang",
];

/// Words before which a number is a measure.
const AFTER: &[&str] = &[
    "persen",
    "ribu",
    "juta",
    "miliar",
    "triliun",
    "km",
    "kilometer",
    "meter",
    "ha",
    "hektare",
    "km²",
    "ton",
    "poin",
    "kali",
    "hari",
    "menit",
    "orang",
];

fn check(review: &Review<'_>, sink: &mut Sink) {
    let prose = review.passages().iter().filter(|passage| {
        passage.form().is_some_and(|form| !matches!(form, Form::Title | Form::Source))
            && has_point(&passage.text)
            && !passage.text.contains("://")
    });
    for passage in prose {
        let all = tokens(&passage.text);
        for (at, token) in all.iter().enumerate() {
            // One digit behind the point may be the number of a part: `1.1`.
            let alone = all.len() == 1
                && passage.form() == Some(Form::Cell)
                && token.text.split_once('.').is_some_and(|(_, part)| part.len() > 1);
            let before = at.checked_sub(1).map(|before| all[before].lower());
            let after = all.get(at + 1).map(Token::lower);
            let measured = before.is_some_and(|word| BEFORE.contains(&word.as_str()))
                && after.as_deref() != Some("tahun")
                || after.is_some_and(|word| AFTER.contains(&word.as_str()))
                || token.text.ends_with('%')
                || passage.text[token.end()..].trim_start().starts_with('%');
            let number = token.text.trim_end_matches('%');
            if !is_decimal(number) || !(measured || alone) {
                continue;
            }
            let range = token.start..token.start + number.len();
            let place = passage.place(range, review.sources);
            let exact = review.sources.slice(place) == number;
            sink.push(form::decimal(place, number, exact));
        }
    }
}

/// Tells quickly whether a point stands between two digits.
fn has_point(text: &str) -> bool {
    let digit = |byte: u8| byte.is_ascii_digit();
    text.as_bytes().windows(3).any(|own| digit(own[0]) && own[1] == b'.' && digit(own[2]))
}

/// Tells `12.5` and `3.51` from `1.250`, `1.1.2` and `08.30`.
fn is_decimal(text: &str) -> bool {
    let Some((whole, part)) = text.split_once('.') else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let clock = whole.len() == 2 && whole.starts_with('0');
    digits(whole) && digits(part) && part.len() <= 2 && !clock
}
