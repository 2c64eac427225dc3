//! The plan's budget as a picture and a table: exact sums, no rounding that hides a rupiah.

use serde::Serialize;

use crate::model::book::{DimensionStyle, Edition};
use crate::model::value::{Rupiah, percent};

/// The budget, for the home page.
#[derive(Debug, Serialize)]
pub(super) struct BudgetView {
    /// In the largest fitting word: Rp236,2 miliar.
    short: String,
    /// Whether amounts are in millions; in rupiah otherwise.
    millions: bool,
    /// One row a dimension, in their order.
    #[serde(skip)]
    pub rows: Vec<BudgetRow>,
    total: String,
}

#[derive(Debug, Serialize)]
pub(super) struct BudgetRow {
    amount: String,
    share: String,
    /// Length of the bar, the longest being 1000.
    bar: i64,
}

/// Sums the budget by dimension; nothing when there is none.
pub(super) fn budget(edition: &Edition) -> Option<BudgetView> {
    let sums = sums(edition);
    let total = sums.iter().fold(0_i64, |sum, value| sum.saturating_add(*value));
    let most = sums.iter().copied().max().filter(|&most| most > 0)?;
    let millions = sums.iter().all(|sum| sum % 1_000_000 == 0);
    let print = |amount: i64| {
        if millions { Rupiah(amount).scaled(1_000_000, 0) } else { Rupiah(amount).plain() }
    };
    let rows = sums.iter().map(|&amount| BudgetRow {
        amount: print(amount),
        share: percent(Rupiah(amount).share_of(Rupiah(total))),
        bar: Rupiah(amount).share_of(Rupiah(most)),
    });
    Some(BudgetView {
        short: Rupiah(total).short(),
        millions,
        rows: rows.collect(),
        total: print(total),
    })
}

/// The lurik of the plan: one thread for the budget of one dimension in one year.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Cloth<'a> {
    width: i64,
    threads: Vec<Thread<'a>>,
}

/// One thread.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Thread<'a> {
    at: i64,
    width: i64,
    color: &'a str,
}

/// The widest thread, the room between two, and the room between two years.
const WIDEST: i64 = 9;
const GAP: i64 = 10;
const YEAR: i64 = 10;

/// Weaves the lurik: years follow each other, in each the dimensions in their order. A plan
/// without a budget gets threads of one width.
pub(super) fn lurik(edition: &Edition) -> Cloth<'_> {
    weave(&edition.dimensions, &edition.budget)
}

/// Weaves the small mark of the plan: all years as one.
pub(super) fn mark(edition: &Edition) -> Cloth<'_> {
    let sums: Vec<Vec<i64>> = sums(edition).into_iter().map(|sum| vec![sum]).collect();
    weave(&edition.dimensions, &sums)
}

fn weave<'a>(dimensions: &'a [DimensionStyle], budget: &[Vec<i64>]) -> Cloth<'a> {
    let years = budget.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let most = budget.iter().flatten().copied().max().unwrap_or(0);
    let mut cloth = Cloth { width: GAP, threads: Vec::new() };
    for year in 0..years {
        for (at, dimension) in dimensions.iter().enumerate() {
            let amount = budget.get(at).and_then(|row| row.get(year)).copied();
            let width = match amount {
                _ if most <= 0 => WIDEST / 4,
                Some(amount) if amount > 0 => thread_width(amount, most),
                _ => continue,
            };
            let color = safe_color(&dimension.dark);
            cloth.threads.push(Thread { at: cloth.width, width, color });
            cloth.width += width + GAP;
        }
        cloth.width += if year + 1 < years { YEAR } else { 0 };
    }
    cloth
}

/// Sums the budget of each dimension.
fn sums(edition: &Edition) -> Vec<i64> {
    let sum = |row: &Vec<i64>| row.iter().fold(0_i64, |sum, value| sum.saturating_add(*value));
    edition.budget.iter().map(sum).collect()
}

/// Scales an amount to a width between 2 and the widest.
fn thread_width(amount: i64, most: i64) -> i64 {
    let scaled = i128::from(amount) * i128::from(WIDEST - 2) / i128::from(most);
    2 + i64::try_from(scaled).unwrap_or(WIDEST)
}

/// A dimension's colours for the style sheet.
#[derive(Debug, Serialize)]
pub(super) struct Tint<'a> {
    dimension: usize,
    fill: &'a str,
    on: &'a str,
    ink: &'a str,
    dark: &'a str,
}

/// Lists the colours of all dimensions.
pub(super) fn tints<'a>(edition: &'a Edition) -> Vec<Tint<'a>> {
    let tint = |(at, style): (usize, &'a DimensionStyle)| Tint {
        dimension: at + 1,
        fill: safe_color(&style.fill),
        on: safe_color(&style.on),
        ink: safe_color(&style.ink),
        dark: safe_color(&style.dark),
    };
    edition.dimensions.iter().enumerate().map(tint).collect()
}

/// Lets only `#rrggbb` and its short forms into style sheets; grey stands for anything else.
fn safe_color(color: &str) -> &str {
    let hex = color.strip_prefix('#').unwrap_or_default();
    let known = matches!(hex.len(), 3 | 4 | 6 | 8) && hex.chars().all(|c| c.is_ascii_hexdigit());
    if known { color } else { "#808080" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_colours_reach_the_style_sheet() {
        assert_eq!(safe_color("#14213d"), "#14213d");
        assert_eq!(safe_color("#000} body{display:none"), "#808080");
        assert_eq!(safe_color("red"), "#808080");
    }

    #[test]
    fn threads_are_as_wide_as_their_budget() {
        assert_eq!(thread_width(100, 100), WIDEST);
        assert_eq!(thread_width(50, 100), 5);
        assert_eq!(thread_width(1, i64::MAX), 2);
    }
}
