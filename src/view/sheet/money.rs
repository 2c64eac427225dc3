//! Money in the unit of a table, rounded once, after everything is summed.

use crate::model::table::Cell;
use crate::model::value::{Decimal, Rupiah};
use crate::view::sheet::cell::DASH;

/// Says why the printed parts of a sum may differ from the printed sum.
pub(crate) const ROUNDING: &str =
    "Karena pembulatan, jumlah dapat berbeda dari penjumlahan rinciannya.";

/// The unit in which a table prints money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// One rupiah.
    Rupiah,
    /// Thousands.
    Ribu,
    /// Millions.
    Juta,
    /// Thousand millions, with two decimals.
    Miliar,
}

impl Unit {
    /// Lists the words of the option `unit`.
    pub(crate) const KEYS: &'static [&'static str] = &["rupiah", "ribu", "juta", "miliar"];

    /// Reads a word of the option `unit`.
    pub(crate) fn from_key(key: &str) -> Option<Self> {
        match key {
            "rupiah" => Some(Self::Rupiah),
            "ribu" => Some(Self::Ribu),
            "juta" => Some(Self::Juta),
            "miliar" => Some(Self::Miliar),
            _ => None,
        }
    }

    /// Returns the largest unit up to millions in which all amounts are whole.
    pub(crate) fn exact(amounts: impl IntoIterator<Item = Rupiah>) -> Self {
        amounts.into_iter().fold(Self::Juta, |unit, amount| match unit {
            Self::Juta if amount.0 % 1_000_000 == 0 => Self::Juta,
            Self::Juta | Self::Ribu if amount.0 % 1_000 == 0 => Self::Ribu,
            _ => Self::Rupiah,
        })
    }

    /// Returns the words beside the caption.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Rupiah => "(dalam rupiah)",
            Self::Ribu => "(dalam ribu rupiah)",
            Self::Juta => "(dalam juta rupiah)",
            Self::Miliar => "(dalam miliar rupiah)",
        }
    }

    /// Returns the rupiah in the last printed digit, and the printed decimals.
    fn step(self) -> (i64, u8) {
        match self {
            Self::Rupiah => (1, 0),
            Self::Ribu => (1_000, 0),
            Self::Juta => (1_000_000, 0),
            Self::Miliar => (10_000_000, 2),
        }
    }

    /// Rounds half up to the last printed digit.
    pub(crate) fn rounded(self, amount: Rupiah) -> i64 {
        let (step, _) = self.step();
        let rest = amount.0.rem_euclid(step);
        amount.0.div_euclid(step) + i64::from(rest >= step - rest)
    }

    /// Prints an amount; a dash for nothing, which is not the same as rounded to nothing.
    pub(crate) fn cell(self, amount: Rupiah) -> Cell {
        let (_, places) = self.step();
        let words = match amount.0 {
            0 => DASH.to_owned(),
            _ => Decimal(self.rounded(amount), places).to_string(),
        };
        Cell::number(words, amount.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::book::plain;

    fn shown(unit: Unit, amount: i64) -> String {
        plain(&unit.cell(Rupiah(amount)).lines[0])
    }

    #[test]
    fn amounts_are_rounded_half_up_at_the_last_printed_digit() {
        assert_eq!(shown(Unit::Rupiah, 1_250_500_499), "1.250.500.499");
        assert_eq!(shown(Unit::Ribu, 1_250_500_499), "1.250.500");
        assert_eq!(shown(Unit::Juta, 1_250_500_000), "1.251");
        assert_eq!(shown(Unit::Juta, 1_250_499_999), "1.250");
        assert_eq!(shown(Unit::Miliar, 1_250_500_000), "1,25");
        assert_eq!(shown(Unit::Miliar, 1_500_000_000), "1,50", "decimals stay under each other");
    }

    #[test]
    fn nothing_is_a_dash_and_very_little_is_zero() {
        assert_eq!(shown(Unit::Juta, 0), "–");
        assert_eq!(shown(Unit::Juta, 400_000), "0");
    }

    #[test]
    fn the_unit_of_its_own_accord_never_rounds() {
        let unit = |amounts: &[i64]| Unit::exact(amounts.iter().map(|amount| Rupiah(*amount)));
        assert_eq!(unit(&[]), Unit::Juta);
        assert_eq!(unit(&[0, 1_000_000, 25_000_000]), Unit::Juta);
        assert_eq!(unit(&[1_000_000, 1_500_000]), Unit::Ribu);
        assert_eq!(unit(&[1_500, 1_000_000]), Unit::Rupiah, "once whole rupiah, always");
        assert_eq!(unit(&[1_500_000, 1]), Unit::Rupiah);
    }
}
