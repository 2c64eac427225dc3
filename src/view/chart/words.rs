//! What charts say in words: sums, shares and lists in Indonesian.

use crate::model::value::{Decimal, Rupiah};
use crate::view::Request;

/// Joins words as in running text: "a, b, dan c".
pub(super) fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first, second] => format!("{first} dan {second}"),
        [rest @ .., last] => format!("{}, dan {last}", rest.join(", ")),
    }
}

/// Prints a count in words as far as running text does: "lima", "12".
pub(super) fn counted(count: usize) -> String {
    const WORDS: [&str; 11] = [
        "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
        "sepuluh",
    ];
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// Joins the parts of a finding to one sentence.
pub(super) fn sentence(parts: &[String]) -> String {
    format!("{}.", parts.join("; "))
}

/// Prints a share: "31 persen".
pub(super) fn share(part: i64, whole: i64) -> String {
    let tenths = Rupiah(part).share_of(Rupiah(whole));
    match (tenths + 5).div_euclid(10) {
        0 if part > 0 => "kurang dari 1 persen".to_owned(),
        100 if part < whole => "hampir 100 persen".to_owned(),
        percent => format!("{percent} persen"),
    }
}

/// The unit in which a chart prints money, with few decimals: a drawing has no room for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Money {
    size: i64,
    places: u8,
    words: &'static str,
}

impl Money {
    /// Reads the author's unit, or takes the one that suits the largest amount.
    pub(super) fn of(request: &Request<'_>, most: Rupiah) -> Self {
        let make = |size, places, words| Self { size, places, words };
        let wish = request.options.unit.as_ref().map(|unit| unit.value.as_str());
        match (wish, most.0) {
            (Some("rupiah"), _) => make(1, 0, "(rupiah)"),
            (Some("ribu"), _) => make(1_000, 0, "(ribu rupiah)"),
            (Some("juta"), _) => make(1_000_000, 0, "(juta rupiah)"),
            (Some("miliar"), _) | (None, 10_000_000_000..) => {
                make(1_000_000_000, 1, "(miliar rupiah)")
            }
            (_, 1_000_000_000..) => make(1_000_000_000, 2, "(miliar rupiah)"),
            (_, 10_000_000..) => make(1_000_000, 0, "(juta rupiah)"),
            (_, 1_000_000..) => make(1_000_000, 1, "(juta rupiah)"),
            _ => make(1, 0, "(rupiah)"),
        }
    }

    /// Prints an amount without its unit.
    pub(super) fn show(self, amount: Rupiah) -> String {
        Decimal(self.rounded(amount), self.places).to_string()
    }

    /// Prints the unit beside the caption.
    pub(super) fn unit(self) -> String {
        self.words.to_owned()
    }

    /// Tells whether printed amounts add up to the printed sum of them.
    pub(super) fn adds_up(self, parts: &[Rupiah]) -> bool {
        let printed: i64 = parts.iter().map(|part| self.rounded(*part)).sum();
        printed == self.rounded(parts.iter().copied().sum())
    }

    fn rounded(self, amount: Rupiah) -> i64 {
        let step = self.size / 10_i64.pow(u32::from(self.places));
        let step = step.max(1);
        let rest = amount.0.rem_euclid(step);
        amount.0.div_euclid(step) + i64::from(rest >= step - rest)
    }
}

/// Says why printed parts may not add up.
pub(super) const ROUNDED: &str = "Angka dibulatkan; jumlah dihitung dari angka sebelum pembulatan.";

/// Splits an amount into its figure and the word behind it: "Rp1,25", "miliar".
pub(super) fn split(amount: Rupiah) -> (String, String) {
    let short = amount.short();
    match short.split_once(' ') {
        Some((figure, word)) => (figure.to_owned(), word.to_owned()),
        None => (short, String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_whole_and_never_lie_at_the_ends() {
        assert_eq!(share(31, 100), "31 persen");
        assert_eq!(share(1, 1000), "kurang dari 1 persen");
        assert_eq!(share(9999, 10_000), "hampir 100 persen");
        assert_eq!(share(0, 5), "0 persen");
        assert_eq!(share(5, 5), "100 persen");
    }

    #[test]
    fn lists_end_with_and() {
        let words =
            |n: usize| ["a", "b", "c"][..n].iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        assert_eq!(listed(&words(0)), "");
        assert_eq!(listed(&words(1)), "a");
        assert_eq!(listed(&words(2)), "a dan b");
        assert_eq!(listed(&words(3)), "a, b, dan c");
    }

    #[test]
    fn amounts_keep_their_decimals_so_that_they_stand_under_each_other() {
        let money = Money { size: 1_000_000_000, places: 1, words: "" };
        assert_eq!(money.show(Rupiah(65_000_000_000)), "65,0");
        assert_eq!(money.show(Rupiah(50_000_000)), "0,1");
        assert!(!money.adds_up(&[Rupiah(50_000_000), Rupiah(50_000_000)]));
        assert_eq!(split(Rupiah(282_000_000_000)), ("Rp282".to_owned(), "miliar".to_owned()));
    }
}
