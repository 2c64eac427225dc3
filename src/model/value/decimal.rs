//! Decimal numbers, kept as written.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

use crate::lang::Text;
use crate::model::value::{ValueError, grouped, round_div};

/// A decimal number, kept exactly as written: `units` divided by ten to the `places`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
pub struct Decimal(pub i64, pub u8);

impl Decimal {
    /// Returns the number of decimals.
    pub fn places(self) -> u8 {
        self.1
    }

    /// Returns the value as thousandths of a thousandth, for comparing.
    fn common(self) -> i128 {
        i128::from(self.0) * 10_i128.pow(u32::from(12 - self.1.min(12)))
    }

    /// Tells whether two numbers are equal, however many decimals each was written with.
    pub fn is_same(self, other: Decimal) -> bool {
        self.common() == other.common()
    }

    /// Tells whether a number is greater, however many decimals each was written with.
    pub fn is_above(self, other: Decimal) -> bool {
        self.common() > other.common()
    }

    /// Returns the whole part.
    pub fn whole(self) -> i64 {
        self.0 / 10_i64.pow(u32::from(self.1.min(18)))
    }

    /// Adds numbers, with as many decimals as the longest has.
    pub fn sum(numbers: impl IntoIterator<Item = Decimal>) -> Decimal {
        numbers.into_iter().fold(Decimal(0, 0), |sum, number| {
            let places = sum.1.max(number.1);
            let scaled = |own: Decimal| own.0.saturating_mul(10_i64.pow(u32::from(places - own.1)));
            Decimal(scaled(sum).saturating_add(scaled(number)), places)
        })
    }

    /// Returns the mean of some numbers with `places` decimals, rounded half up; `None` of none.
    pub fn mean(numbers: impl IntoIterator<Item = Decimal>, places: u8) -> Option<Decimal> {
        let (mut sum, mut count) = (0_i128, 0_i128);
        for number in numbers {
            sum += number.common();
            count += 1;
        }
        let per = 10_i128.pow(u32::from(12 - places.min(12)));
        (count > 0).then(|| Decimal(round_div(sum, count * per), places))
    }

    /// Prints with exactly `places` decimals when it has fewer.
    pub fn padded(self, places: u8) -> String {
        let mut value = self;
        while value.1 < places {
            value = Decimal(value.0.saturating_mul(10), value.1 + 1);
        }
        value.to_string()
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.common().cmp(&other.common()).then(self.1.cmp(&other.1))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let per = 10_i64.pow(u32::from(self.1));
        let (whole, rest) = (self.0 / per, (self.0 % per).abs());
        let sign = if self.0 < 0 && whole == 0 { "-" } else { "" };
        if self.1 == 0 {
            f.write_str(&grouped(whole))
        } else {
            write!(f, "{sign}{},{rest:0width$}", grouped(whole), width = usize::from(self.1))
        }
    }
}

impl FromStr for Decimal {
    type Err = ValueError;

    /// Reads `82`, `82.1`, `82,1`, `-3,5`, `1_250`; at most nine decimals.
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let bad =
            || Text::new(format!("`{text}` bukan bilangan"), format!("`{text}` is not a number"));
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, decimals) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        let whole = whole.replace('_', "");
        let numeric = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !numeric(&whole) || !numeric(decimals) || decimals.len() > 9 {
            return Err(bad());
        }
        if digits.ends_with(['.', ',']) {
            return Err(bad());
        }
        // `40.000` is forty thousand in Indonesian and forty in English.
        let thousands = digits.contains('.') && decimals.len() == 3 && whole.len() <= 3;
        if thousands && !whole.starts_with('0') {
            return Err(Text::new(
                format!("`{text}` dapat berarti ribuan atau pecahan"),
                format!("`{text}` may mean thousands or a fraction"),
            ));
        }
        let units: i64 = format!("{whole}{decimals}").parse().map_err(|_| bad())?;
        if units > 1_000_000_000_000_000 {
            return Err(bad());
        }
        let places = u8::try_from(decimals.len()).map_err(|_| bad())?;
        Ok(Decimal(sign * units, places))
    }
}
