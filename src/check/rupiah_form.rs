//! Amounts of money are written Rp1.234.567 (SP901).
//!
//! Looked at in prose and in texts of records; amounts that a record computes with are read in
//! several forms and printed in one. A year with a dot (`tahun 2.024`) is told too.

use std::ops::Range;

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::form;
use crate::diag::code;
use crate::diag::manual::{Manual, both};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::RUPIAH_FORM,
    manual: Manual {
        what: both(
            "Jumlah uang yang ditulis `Rp.`, `Rp 1`, `RP`, `IDR`, dengan koma sebagai pemisah \
             ribuan, atau diakhiri `,-`; juga tahun bertitik.",
            "An amount written with `Rp.`, `Rp 1`, `RP`, `IDR`, commas between thousands, or a \
             closing `,-`; also years with a dot.",
        ),
        why: both(
            "EYD menulis Rp tanpa titik dan tanpa spasi; bentuk yang campur aduk membuat angka \
             sukar dicocokkan.",
            "Indonesian spelling writes Rp without dot and space; mixed forms make figures hard \
             to match.",
        ),
        example: both(
            "Pagu tahun pertama Rp. 1,450,000,000,-.",
            "Pagu tahun pertama Rp. 1,450,000,000,-.",
        ),
        mend: both("Pagu tahun pertama Rp1.450.000.000.", "Pagu tahun pertama Rp1.450.000.000."),
        basis: both(
            "Pedoman penulisan rupiah (Indonesia Baik); EYD.",
            "Guide on writing rupiah (Indonesia Baik); EYD.",
        ),
    },
    whole: false,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    for passage in review.passages() {
        // A record that begins with a sum is one: it is read, or told as one that cannot be.
        let amount = passage.lower().starts_with("rp") || passage.is_money();
        if !passage.has_digit() || passage.form().is_none() && amount {
            continue;
        }
        for (range, right) in amounts(&passage.text).into_iter().chain(years(passage.lower())) {
            let wrong = passage.text[range.clone()].to_owned();
            let place = passage.place(range, review.sources);
            let exact = review.sources.slice(place) == wrong;
            sink.push(form::rupiah(place, &wrong, &right, exact));
        }
    }
}

/// Finds amounts in another form, each with the right one.
fn amounts(text: &str) -> Vec<(Range<usize>, String)> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some((at, mark)) = next_mark(text, from) {
        from = at + mark.len();
        let rest = &text[from..];
        let gap: String = rest.chars().take_while(|c| matches!(c, '.' | ' ' | '\u{a0}')).collect();
        let digits = &rest[gap.len()..];
        let number: String =
            digits.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
        let number = number.trim_end_matches(['.', ',']).to_owned();
        if number.is_empty() || gap.chars().count() > 2 {
            continue;
        }
        let mut end = from + gap.len() + number.len();
        let tail = &text[end..];
        let worded = ["ribu", "juta", "miliar", "milyar", "triliun"]
            .iter()
            .any(|word| tail.trim_start().starts_with(word));
        let closing = [",-", ",–", ".-"].iter().find(|closing| tail.starts_with(**closing));
        let commas = !worded && is_grouped_by_commas(&number);
        if mark == "Rp" && gap.is_empty() && closing.is_none() && !commas {
            continue;
        }
        end += closing.map_or(0, |closing| closing.len());
        let plain = if commas { number.replace(',', ".") } else { number };
        out.push((at..end, format!("Rp{plain}")));
        from = end;
    }
    out
}

/// Finds the next sign of the currency that stands alone.
fn next_mark(text: &str, from: usize) -> Option<(usize, &'static str)> {
    let marks = ["Rp", "RP", "IDR"];
    let found = marks.iter().flat_map(|mark| {
        text[from..]
            .match_indices(mark)
            .map(move |(at, _)| (from + at, *mark))
            .filter(|(at, _)| !text[..*at].ends_with(char::is_alphanumeric))
    });
    found.min_by_key(|(at, _)| *at)
}

/// Tells `1,450,000` from `1,45`.
fn is_grouped_by_commas(number: &str) -> bool {
    let parts: Vec<&str> = number.split(',').collect();
    parts.len() > 2 && parts[1..].iter().all(|part| part.len() == 3)
}

/// Finds years with a dot: `tahun 2.024`.
fn years(lower: &str) -> Vec<(Range<usize>, String)> {
    let found = lower.match_indices("tahun ").filter_map(|(at, word)| {
        let start = at + word.len();
        let number: String =
            lower[start..].chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
        let number = number.trim_end_matches('.');
        let plain = number.replace('.', "");
        let is_year = number.len() == 5
            && number.as_bytes()[1] == b'.'
            && (plain.starts_with("19") || plain.starts_with("20"));
        is_year.then(|| (start..start + number.len(), plain))
    });
    found.collect()
}
