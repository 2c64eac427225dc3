//! Totals in tables written by hand, for SP502.
//!
//! A last row or a last column called "Jumlah" or "Total" is compared with the numbers it sums.
//! Columns that are no sums (indices, shares, densities), cells in different units and tables
//! with subtotals are left alone. Rounded numbers may differ by half a place each.

use crate::check::Review;
use crate::diag::Sink;
use crate::diag::catalogue::money;
use crate::model::block::{HandTable, Inline, plain};
use crate::model::record::Text;
use crate::model::value::{Decimal, Year};
use crate::source::Span;

/// A number of a cell with its unit: `Rp1.250`, `12 orang`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Number {
    value: Decimal,
    unit: String,
}

impl Number {
    /// Returns the value in millionths.
    fn micro(&self) -> i128 {
        i128::from(self.value.0) * place(self.value.places())
    }
}

/// Returns the worth of the last of some decimal places, in millionths.
fn place(places: u8) -> i128 {
    10_i128.pow(u32::from(6 - places.min(6)))
}

/// Compares the totals of a table with what they sum.
pub(super) fn check(table: &HandTable, span: Span, review: &Review<'_>, sink: &mut Sink) {
    let Some((last, rows)) = table.rows.split_last() else { return };
    let total = is_total(last);
    // Subtotals would be counted twice.
    if rows.iter().any(|row| is_total(row)) {
        return;
    }
    let at = |cell: &[Inline]| {
        let place = text_of(cell).map_or(span, |text| text.span);
        if review.sources.slice(place).is_empty() { span } else { place }
    };
    if total && rows.len() >= 2 {
        for (column, cell) in last.iter().enumerate() {
            let cells: Vec<&[Inline]> =
                rows.iter().map(|row| row.get(column).map_or(&[][..], Vec::as_slice)).collect();
            if is_summed(table, column)
                && let Some((stated, sum)) = mismatch(table, column, cell, &cells)
            {
                sink.push(money::hand_total(at(cell), &stated, &sum));
            }
        }
    }
    let body = if total { rows } else { &table.rows };
    for (cell, (stated, sum)) in row_totals(table, body) {
        sink.push(money::hand_row_total(at(cell), &stated, &sum));
    }
}

/// Compares a last column called "Jumlah" with the years before it, row by row.
fn row_totals<'a>(
    table: &'a HandTable,
    rows: &'a [Vec<Vec<Inline>>],
) -> Vec<(&'a [Inline], (String, String))> {
    let head = |column: usize| table.header.get(column).map(|cell| plain(cell)).unwrap_or_default();
    let Some(last) = table.header.len().checked_sub(1) else { return Vec::new() };
    if !matches!(head(last).trim().to_lowercase().as_str(), "jumlah" | "total") {
        return Vec::new();
    }
    // Years certainly sum up; other columns may be anything.
    let first = (0..last).find(|column| head(*column).trim().parse::<Year>().is_ok());
    let Some(first) = first.filter(|first| last - first >= 2) else { return Vec::new() };
    if !(first..last).all(|column| head(column).trim().parse::<Year>().is_ok()) {
        return Vec::new();
    }
    let one = |row: &'a Vec<Vec<Inline>>| {
        let cell = row.get(last)?.as_slice();
        let cells: Vec<&[Inline]> = row.get(first..last)?.iter().map(Vec::as_slice).collect();
        Some((cell, mismatch(table, last, cell, &cells)?))
    };
    rows.iter().filter_map(one).collect()
}

/// Returns the stated total and the true one when they differ.
fn mismatch(
    table: &HandTable,
    column: usize,
    total: &[Inline],
    cells: &[&[Inline]],
) -> Option<(String, String)> {
    let stated = number(total)?;
    let mut numbers = Vec::new();
    for cell in cells {
        match plain(cell).trim() {
            "" | "-" | "–" | "—" => {}
            _ => numbers.push(number(cell).filter(|own| own.unit == stated.unit)?),
        }
    }
    let sum: i128 = numbers.iter().map(Number::micro).sum();
    let largest = numbers.iter().map(Number::micro).max()?;
    let head = table.header.get(column).map(|cell| plain(cell)).unwrap_or_default();
    let caption = table.caption.as_ref().map(|words| plain(words)).unwrap_or_default();
    let words = format!("{head} {caption} {}", stated.unit).to_lowercase();
    // A value below its greatest part is a mean or a share, except where it is money.
    let money = ["rp", "anggaran", "pagu", "biaya"].iter().any(|own| words.contains(own));
    if stated.micro() < largest && !money {
        return None;
    }
    let places = numbers.iter().map(|own| own.value.places()).max().unwrap_or(0);
    let rounded = ["ribu", "juta", "miliar", "triliun"].iter().any(|own| words.contains(own));
    let count = i128::try_from(numbers.len()).unwrap_or(i128::MAX);
    let slack = if places > 0 || rounded { (count + 1) * place(places) } else { 0 };
    let all = Decimal::sum(numbers.iter().map(|own| own.value));
    ((sum - stated.micro()).abs() * 2 > slack).then(|| (stated.value.to_string(), all.to_string()))
}

/// Tells whether a row is a total.
fn is_total(row: &[Vec<Inline>]) -> bool {
    let head = row.iter().map(|cell| plain(cell)).find(|text| !text.trim().is_empty());
    let head = head.unwrap_or_default().trim().to_lowercase();
    ["jumlah", "total", "subjumlah", "subtotal"].iter().any(|word| {
        let rest = head.strip_prefix(word);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    })
}

/// Tells whether the numbers of a column may be summed: not years, serial numbers or shares.
fn is_summed(table: &HandTable, column: usize) -> bool {
    const NAMES: &[&str] = &["no", "no.", "nomor", "tahun", "nilai", "kode"];
    const PARTS: &[&str] = &[
        "kepadatan",
        "rata-rata",
        "rerata",
        "indeks",
        "rasio",
        "persen",
        "%",
        "laju",
        "pertumbuhan",
        "skor",
        "peringkat",
        "bobot",
        "per ",
        "/",
    ];
    let head = table.header.get(column).map(|cell| plain(cell).to_lowercase()).unwrap_or_default();
    !NAMES.contains(&head.trim()) && !PARTS.iter().any(|part| head.contains(part))
}

fn text_of(cell: &[Inline]) -> Option<&Text> {
    cell.iter().find_map(|word| match word {
        Inline::Text(text) => Some(text),
        Inline::Strong(words) | Inline::Emph(words) => text_of(words),
        _ => None,
    })
}

/// Reads a number in Indonesian form; percentages and computed facts are none.
fn number(cell: &[Inline]) -> Option<Number> {
    let typed =
        |word: &Inline| matches!(word, Inline::Text(_) | Inline::Strong(_) | Inline::Emph(_));
    if !cell.iter().all(typed) {
        return None;
    }
    let text = plain(cell);
    let text = text.trim();
    let bare = text.trim_start_matches("Rp").trim();
    let (figures, word) = bare.split_once(char::is_whitespace).unwrap_or((bare, ""));
    let (whole, decimals) = figures.split_once(',').unwrap_or((figures, ""));
    let groups: Vec<&str> = whole.split('.').collect();
    let grouped = groups.len() == 1
        || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !grouped || !groups.iter().all(|group| digits(group)) {
        return None;
    }
    if (!decimals.is_empty() && !digits(decimals)) || word.contains(|c: char| !c.is_alphabetic()) {
        return None;
    }
    if word == "persen" {
        return None;
    }
    let places = u8::try_from(decimals.len()).ok().filter(|places| *places <= 6)?;
    let value = Decimal(format!("{}{decimals}", groups.concat()).parse().ok()?, places);
    let unit = if text.starts_with("Rp") { format!("rp {word}") } else { word.to_owned() };
    Some(Number { value, unit })
}
