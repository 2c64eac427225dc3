//! Small cells: words, lists of ids, numbers, and the dash that stands for nothing.

use crate::model::book::Run;
use crate::model::record::Ref;
use crate::model::table::Cell;
use crate::model::value::{Decimal, Id, YearSpan, grouped};

/// Stands where there is nothing.
pub(crate) const DASH: &str = "–";

/// Makes a cell of words, a line for each line of the text; a dash when there are none.
pub(crate) fn words(text: &str) -> Cell {
    let lines: Vec<String> =
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(Into::into).collect();
    if lines.is_empty() { Cell::text(DASH) } else { Cell::lines(lines) }
}

/// Joins ids as written.
pub(crate) fn ids(refs: &[Ref]) -> String {
    refs.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Makes a cell of a count; a dash for none.
pub(crate) fn count(number: i64) -> Cell {
    Cell::number(if number == 0 { DASH.to_owned() } else { grouped(number) }, number)
}

/// Makes a cell of a decimal number with at least `places` decimals; its value is in millionths.
pub(crate) fn decimal(number: Decimal, places: u8) -> Cell {
    Cell::number(number.padded(places), millionths(number))
}

/// Makes a cell of a word that is sorted by its place in a vocabulary.
pub(crate) fn ranked(word: &str, rank: usize) -> Cell {
    Cell::number(word, tally(rank))
}

/// Makes a cell of a span of years, sorted by its start.
pub(crate) fn years(span: YearSpan) -> Cell {
    Cell::number(span.to_string(), i64::from(span.start().0))
}

/// Makes a cell of a name with the colour of its dimension before it.
pub(crate) fn swatch(dimension: Option<&Id>, name: String) -> Cell {
    match dimension {
        Some(id) => {
            Cell::runs(vec![Run::Swatch(id.clone()), Run::Text(" ".into()), Run::Text(name)])
        }
        None => Cell::text(name),
    }
}

/// Counts things as a number of a table.
pub(crate) fn tally(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Scales to millionths, so that numbers with different decimals compare.
pub(crate) fn millionths(number: Decimal) -> i64 {
    let units = i128::from(number.0);
    let places = u32::from(number.places());
    let scaled = match 6_u32.checked_sub(places) {
        Some(more) => units * 10_i128.pow(more),
        None => units / 10_i128.pow(places - 6),
    };
    i64::try_from(scaled).unwrap_or(if units < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_compare_whatever_their_decimals() {
        assert_eq!(millionths(Decimal(25, 1)), 2_500_000);
        assert_eq!(millionths(Decimal(250, 2)), 2_500_000);
        assert_eq!(millionths(Decimal(2_500_000_009, 9)), 2_500_000);
        assert_eq!(millionths(Decimal(1_000_000_000_000_000, 0)), i64::MAX);
        assert_eq!(millionths(Decimal(-1_000_000_000_000_000, 0)), i64::MIN);
    }

    #[test]
    fn blank_words_print_a_dash_and_lines_stay_lines() {
        assert_eq!(words(" \n "), Cell::text(DASH));
        assert_eq!(words("satu\n\n dua ").lines.len(), 2);
    }
}
