//! Small values that parse and print themselves: money, years, decimals, dates, ids.
//!
//! Printing follows Indonesian usage: dots between thousands, a decimal comma, `Rp` without a
//! space (Pedoman Umum EYD; see also the currency rules of Bank Indonesia's style).

mod decimal;

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

use crate::lang::Text;

pub use decimal::{Decimal, is_two_way};

/// Identifies a record, section or label.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize)]
pub struct Id(pub String);

impl Id {
    /// Tells whether a text may be an id: letters, digits, `-`, `_`, `.`, not empty.
    pub fn is_valid(text: &str) -> bool {
        !text.is_empty()
            && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
    }

    /// Returns the id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// Says what is wrong with a value, in both languages, without its place.
pub type ValueError = Text;

/// An amount of money in whole rupiah.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize)]
pub struct Rupiah(pub i64);

/// The largest amount that is accepted: one hundred thousand trillion rupiah, so that sums over
/// ten thousand records cannot overflow.
const MAX_RUPIAH: i64 = 100_000_000_000_000;

impl Rupiah {
    /// Returns the rupiah.
    pub fn whole(self) -> i64 {
        self.0
    }

    /// Prints without `Rp`: `1.250.000.000`.
    pub fn plain(self) -> String {
        grouped(self.0)
    }

    /// Prints in the largest fitting word with at most two decimals, rounded half up:
    /// `Rp1,25 miliar`.
    pub fn short(self) -> String {
        const WORDS: [(i64, &str); 3] =
            [(1_000_000_000_000, "triliun"), (1_000_000_000, "miliar"), (1_000_000, "juta")];
        for (size, word) in WORDS {
            if self.0.abs() >= size {
                return format!("Rp{} {word}", in_units(self.0, size, 2));
            }
        }
        self.to_string()
    }

    /// Prints in units of `size` rupiah with up to `places` decimals, rounded half up.
    pub fn scaled(self, size: i64, places: u32) -> String {
        in_units(self.0, size, places)
    }

    /// Returns the share of `whole` in tenths of a percent, rounded half up; 0 of nothing.
    pub fn share_of(self, whole: Rupiah) -> i64 {
        if whole.0 == 0 { 0 } else { round_div(i128::from(self.0) * 1000, i128::from(whole.0)) }
    }
}

/// Prints tenths of a percent: `125` as `12,5%`.
pub fn percent(tenths: i64) -> String {
    if tenths % 10 == 0 {
        format!("{}%", tenths / 10)
    } else {
        format!("{},{}%", tenths / 10, (tenths % 10).abs())
    }
}

/// Groups thousands with dots: `1.250.000`.
pub fn grouped(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    if value < 0 { format!("-{out}") } else { out }
}

/// Writes how many there are as tables write it: `1.042`.
pub fn counted(count: usize) -> String {
    grouped(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Divides and rounds half up (away from zero).
fn round_div(value: i128, by: i128) -> i64 {
    let half = by.abs() / 2;
    let rounded = if (value < 0) == (by < 0) { value + half * by.signum() } else { value - half };
    i64::try_from(rounded / by).unwrap_or(i64::MAX)
}

fn in_units(value: i64, size: i64, places: u32) -> String {
    let factor = 10_i64.pow(places);
    let scaled = round_div(i128::from(value) * i128::from(factor), i128::from(size));
    let (whole, rest) = (scaled / factor, (scaled % factor).abs());
    let sign = if scaled < 0 && whole == 0 { "-" } else { "" };
    let tail = format!("{rest:0width$}", width = places as usize);
    let tail = tail.trim_end_matches('0');
    let whole = grouped(whole);
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole},{tail}") }
}

impl fmt::Display for Rupiah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 0 {
            write!(f, "-Rp{}", grouped(-self.0))
        } else {
            write!(f, "Rp{}", grouped(self.0))
        }
    }
}

impl std::iter::Sum for Rupiah {
    fn sum<I: Iterator<Item = Rupiah>>(iter: I) -> Self {
        Rupiah(iter.map(|amount| amount.0).sum())
    }
}

impl std::ops::Add for Rupiah {
    type Output = Rupiah;

    fn add(self, other: Rupiah) -> Rupiah {
        Rupiah(self.0 + other.0)
    }
}

impl std::ops::AddAssign for Rupiah {
    fn add_assign(&mut self, other: Rupiah) {
        self.0 += other.0;
    }
}

fn bad_money(text: &str) -> ValueError {
    Text::new(
        format!("`{text}` bukan jumlah uang yang dapat dibaca"),
        format!("`{text}` is not an amount of money that can be read"),
    )
}

impl FromStr for Rupiah {
    type Err = ValueError;

    /// Reads `1250000000`, `1_250_000_000`, `Rp1.250.000.000`, `1,25 miliar`, `Rp750 juta`.
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let bad = || bad_money(text);
        let rest = text.trim();
        let (rest, marked) = match rest.strip_prefix("Rp") {
            Some(rest) => (rest.trim_start_matches('.').trim_start(), true),
            None => (rest, false),
        };
        let (number, word) = match rest.split_once(|c: char| c.is_whitespace()) {
            Some((number, word)) => (number, word.trim()),
            None => (rest, ""),
        };
        let size: i64 = match word.to_lowercase().as_str() {
            "" => 1,
            "ribu" => 1_000,
            "juta" => 1_000_000,
            "miliar" | "milyar" => 1_000_000_000,
            "triliun" => 1_000_000_000_000,
            _ => return Err(bad()),
        };
        let (whole, decimals) = number.split_once(',').unwrap_or((number, ""));
        // Behind a word a point groups thousands only in full groups: `1.250 juta`, not `1.25 juta`.
        let whole = ungroup(whole, marked || size > 1).ok_or_else(bad)?;
        if !decimals.chars().all(|c| c.is_ascii_digit()) {
            return Err(bad());
        }
        let decimals = if size == 1 {
            // Sen are written as `,00` only.
            if !matches!(decimals, "" | "00") || number.ends_with(',') {
                return Err(bad());
            }
            0
        } else {
            let digits: i64 = format!("0{decimals}").parse().map_err(|_| bad())?;
            let places = u32::try_from(decimals.len()).unwrap_or(u32::MAX);
            let per = 10_i64.checked_pow(places).ok_or_else(bad)?;
            let value = i128::from(digits) * i128::from(size);
            if value % i128::from(per) != 0 {
                return Err(bad());
            }
            i64::try_from(value / i128::from(per)).map_err(|_| bad())?
        };
        let amount = whole.checked_mul(size).and_then(|v| v.checked_add(decimals));
        match amount {
            Some(amount) if amount <= MAX_RUPIAH => Ok(Rupiah(amount)),
            _ => Err(bad()),
        }
    }
}

/// Reads digits in full groups of three parted by `.`, or by `_`, or not at all.
fn ungroup(text: &str, dots: bool) -> Option<i64> {
    let parts: Vec<&str> =
        if text.contains('.') { text.split('.').collect() } else { text.split('_').collect() };
    let grouped = parts.len() > 1;
    if text.contains('.') && !dots && parts.len() < 3 {
        // `1.250` alone may be a decimal number of somebody who thinks in English.
        return None;
    }
    let fits = parts.iter().enumerate().all(|(at, part)| {
        part.chars().all(|c| c.is_ascii_digit())
            && !part.is_empty()
            && (!grouped || if at == 0 { part.len() <= 3 } else { part.len() == 3 })
    });
    fits.then(|| parts.concat().parse().ok()).flatten()
}

/// A calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize)]
pub struct Year(pub u16);

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

fn bad_year(text: &str) -> ValueError {
    Text::new(
        format!("`{text}` bukan tahun empat angka antara 1900 dan 2199"),
        format!("`{text}` is not a year of four digits between 1900 and 2199"),
    )
}

impl FromStr for Year {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let bad = || bad_year(text);
        if text.len() != 4 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(bad());
        }
        let year: u16 = text.parse().map_err(|_| bad())?;
        if (1900..2200).contains(&year) { Ok(Year(year)) } else { Err(bad()) }
    }
}

/// A span of whole years, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize)]
pub struct YearSpan(pub Year, pub Year);

impl YearSpan {
    /// Returns the first year.
    pub fn start(self) -> Year {
        self.0
    }

    /// Returns the last year.
    pub fn end(self) -> Year {
        self.1
    }

    /// Lists all years.
    pub fn years(self) -> impl DoubleEndedIterator<Item = Year> + Clone {
        (self.0.0..=self.1.0).map(Year)
    }

    /// Tells whether a year lies inside.
    pub fn contains(self, year: Year) -> bool {
        self.0 <= year && year <= self.1
    }
}

impl fmt::Display for YearSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == self.1 { self.0.fmt(f) } else { write!(f, "{}–{}", self.0, self.1) }
    }
}

impl FromStr for YearSpan {
    type Err = ValueError;

    /// Reads `2022-2026`, `2022–2026` or `2022`.
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let (start, end) = text.split_once(['-', '–']).unwrap_or((text, text));
        let (start, end) = (start.trim().parse::<Year>()?, end.trim().parse::<Year>()?);
        if start <= end {
            Ok(YearSpan(start, end))
        } else {
            Err(Text::new(
                format!("rentang `{text}` berakhir sebelum dimulai"),
                format!("the span `{text}` ends before it begins"),
            ))
        }
    }
}

/// A civil date: year, month, day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize)]
pub struct Date(pub i16, pub i8, pub i8);

/// The months in order.
pub const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

impl Date {
    fn month(self) -> &'static str {
        let at = usize::try_from(self.1 - 1).unwrap_or_default();
        MONTHS.get(at).copied().unwrap_or_default()
    }
}

impl fmt::Display for Date {
    /// Prints the long Indonesian form: `27 September 2021`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.2, self.month(), self.0)
    }
}

impl Date {
    /// Prints the form that a plan is written in: `2021-09-27`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.0, self.1, self.2)
    }
}

impl FromStr for Date {
    type Err = ValueError;

    /// Reads `2021-09-27`.
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let date: jiff::civil::Date = text.parse().map_err(|_| bad_date(text))?;
        Ok(Date(date.year(), date.month(), date.day()))
    }
}

fn bad_date(text: &str) -> Text {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits == 8 && text.len() == 10 && text.get(4..5) == Some("-") {
        return Text::new(
            format!("tanggal `{text}` tidak ada dalam kalender"),
            format!("the date `{text}` does not exist"),
        );
    }
    Text::new(
        format!("`{text}` bukan tanggal; tulis tahun-bulan-hari seperti `2021-09-27`"),
        format!("`{text}` is not a date; write year-month-day like `2021-09-27`"),
    )
}

/// Joins dates as in running text: `27–28 September 2021`, `30 September dan 1 Oktober 2021`.
pub fn date_list(dates: &[Date]) -> String {
    let mut sorted: Vec<Date> = dates.to_vec();
    sorted.sort();
    match sorted.as_slice() {
        [] => String::new(),
        [one] => one.to_string(),
        [first, .., last] if (first.0, first.1) == (last.0, last.1) => {
            format!("{}–{last}", first.2)
        }
        [first, .., last] if first.0 == last.0 => {
            format!("{} {} dan {last}", first.2, first.month())
        }
        [first, .., last] => format!("{first} dan {last}"),
    }
}

/// Prints a number from 1 to 3999 in capital roman figures; others in arabic.
pub fn roman(number: usize) -> String {
    const FIGURES: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let (mut rest, mut out) = (number, String::new());
    for (value, figure) in FIGURES {
        while rest >= value {
            out.push_str(figure);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(text: &str) -> Option<i64> {
        text.parse::<Rupiah>().ok().map(|amount| amount.0)
    }

    #[test]
    fn money_is_read_in_the_forms_that_authors_use() {
        assert_eq!(money("1250000000"), Some(1_250_000_000));
        assert_eq!(money("1_250_000_000"), Some(1_250_000_000));
        assert_eq!(money("Rp1.250.000.000"), Some(1_250_000_000));
        assert_eq!(money("Rp1.250.000.000,00"), Some(1_250_000_000));
        assert_eq!(money("Rp 1.250"), Some(1_250));
        assert_eq!(money("1,25 miliar"), Some(1_250_000_000));
        assert_eq!(money("Rp750 juta"), Some(750_000_000));
        assert_eq!(money("1.250 juta"), Some(1_250_000_000));
        assert_eq!(money("0"), Some(0));
    }

    #[test]
    fn doubtful_money_is_refused() {
        for text in [
            "",
            "dua juta",
            "1.25",
            "1.250",
            "1,25",
            "1,5",
            "Rp",
            "12 jt",
            "1e9",
            "-5",
            "1.25 juta",
            "Rp1.2500",
            "0,3333333 juta",
            "999999999999999999",
            "1__000",
        ] {
            assert_eq!(money(text), None, "{text}");
        }
    }

    #[test]
    fn money_prints_in_indonesian_usage() {
        assert_eq!(Rupiah(1_250_000_000).to_string(), "Rp1.250.000.000");
        assert_eq!(Rupiah(1_250_000_000).short(), "Rp1,25 miliar");
        assert_eq!(Rupiah(282_000_000_000).short(), "Rp282 miliar");
        assert_eq!(Rupiah(1_005_000).short(), "Rp1,01 juta", "half goes up");
        assert_eq!(Rupiah(1_250_500_000).scaled(1_000_000, 0), "1.251");
        assert_eq!(percent(Rupiah(1).share_of(Rupiah(8))), "12,5%");
        assert_eq!(percent(Rupiah(1).share_of(Rupiah(0))), "0%");
    }

    #[test]
    fn decimals_keep_their_places() {
        assert_eq!("82.10".parse::<Decimal>().expect("number").to_string(), "82,10");
        assert_eq!("-0,5".parse::<Decimal>().expect("number").to_string(), "-0,5");
        assert_eq!("1_250".parse::<Decimal>().expect("number").to_string(), "1.250");
        assert!("1.2.3".parse::<Decimal>().is_err());
        assert!("satu".parse::<Decimal>().is_err());
        assert!("2,6".parse::<Decimal>() < "2.65".parse::<Decimal>());
    }

    #[test]
    fn dates_print_long_and_join() {
        let date = |text: &str| text.parse::<Date>().expect("date");
        assert_eq!(date("2021-09-27").to_string(), "27 September 2021");
        assert!("2021-02-30".parse::<Date>().is_err());
        assert_eq!(date_list(&[date("2021-09-27"), date("2021-09-28")]), "27–28 September 2021");
        assert_eq!(
            date_list(&[date("2021-09-30"), date("2021-10-01")]),
            "30 September dan 1 Oktober 2021"
        );
    }

    #[test]
    fn spans_of_years() {
        assert_eq!("2022-2026".parse::<YearSpan>().expect("span").to_string(), "2022–2026");
        assert_eq!("2022".parse::<YearSpan>().expect("span").to_string(), "2022");
        assert!("2026-2022".parse::<YearSpan>().is_err());
        assert!("22-26".parse::<YearSpan>().is_err());
    }

    #[test]
    fn roman_figures() {
        assert_eq!(roman(4), "IV");
        assert_eq!(roman(18), "XVIII");
        assert_eq!(roman(0), "0");
    }
}
