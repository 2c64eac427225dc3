//! Dates are written 10 November 2017 (SP904).

use std::ops::Range;

use crate::check::prose::Prose;
use crate::check::scan::{Token, tokens};
use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::form;
use crate::diag::code;
use crate::diag::manual::{Manual, both};
use crate::model::sloppy::month;
use crate::model::value::MONTHS;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::DATE_FORM,
    manual: Manual {
        what: both(
            "Tanggal dengan angka bulan (10/11/2017), singkatan atau nama Inggris bulan, atau \
             ejaan lama (Nopember, Pebruari).",
            "A date with the month in figures (10/11/2017), an abbreviated or English month, or \
             an old spelling (Nopember, Pebruari).",
        ),
        why: both(
            "Tanggal keputusan dikutip orang lain; 10/11 dapat berarti dua hari yang berbeda.",
            "Dates of decrees are cited by others; 10/11 can mean two different days.",
        ),
        example: both(
            "Keputusan itu ditetapkan pada 24/05/2021.",
            "Keputusan itu ditetapkan pada 24/05/2021.",
        ),
        mend: both(
            "Keputusan itu ditetapkan pada 24 Mei 2021.",
            "Keputusan itu ditetapkan pada 24 Mei 2021.",
        ),
        basis: both(
            "Kata pengantar Master Plan Cirebon 2017; tata naskah dinas.",
            "Forewords of the Cirebon master plan of 2017; rules for official documents.",
        ),
    },
    whole: false,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let dated = |own: &&Prose<'_>| own.has_digit() && !own.text.contains("://");
    for passage in review.passages().iter().filter(dated) {
        let all = tokens(&passage.text);
        for (at, token) in all.iter().enumerate() {
            let Some((range, right)) = figures(token).or_else(|| word(&all, at)) else { continue };
            let wrong = passage.text[range.clone()].to_owned();
            let place = passage.place(range, review.sources);
            let exact = review.sources.slice(place) == wrong;
            sink.push(form::date(place, &wrong, right.filter(|_| exact).as_deref()));
        }
    }
}

/// A wrong date with the right form, where that is certain.
type Found = (Range<usize>, Option<String>);

/// Reads `10/11/2017`, `24-05-2021` and `2021-05-24`.
fn figures(token: &Token<'_>) -> Option<Found> {
    let text = token.text;
    let sign = text.chars().find(|c| matches!(c, '/' | '-'))?;
    let parts: Vec<&str> = text.split(sign).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let number = |text: &str| -> Option<usize> {
        (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| text.parse().ok())?
    };
    let (first, month, last) = (number(a)?, number(b)?, number(c)?);
    let (day, year) = match (a.len(), c.len()) {
        (1 | 2, 4) => (first, last),
        (4, 1 | 2) => (last, first),
        _ => return None,
    };
    if !(1..=31).contains(&day) || !(1900..2200).contains(&year) || !(1..=31).contains(&month) {
        return None;
    }
    // A day up to twelve may as well be a month.
    let certain = month <= 12 && (day > 12 || a.len() == 4);
    let right = certain.then(|| format!("{day} {} {year}", MONTHS[month - 1]));
    Some((token.start..token.end(), right))
}

/// Reads a month in another spelling between a day and a year: `10 Nov 2017`.
fn word(all: &[Token<'_>], at: usize) -> Option<Found> {
    let token = &all[at];
    let name = token.text.trim_end_matches(['.', ',']);
    let day = at.checked_sub(1).map(|before| &all[before])?;
    let is_day = day.text.parse::<usize>().is_ok_and(|day| (1..=31).contains(&day));
    let year = all.get(at + 1)?;
    let is_year = year.text.trim_end_matches(['.', ',', ';', ')']).parse::<usize>();
    if !is_day || !is_year.is_ok_and(|year| (1900..2200).contains(&year)) {
        return None;
    }
    // The right names are right in any case.
    if MONTHS.iter().any(|right| right.eq_ignore_ascii_case(name)) {
        return None;
    }
    let month = month(name)?;
    Some((token.start..token.start + token.text.len(), Some(MONTHS[month - 1].to_owned())))
}
