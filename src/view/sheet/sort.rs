//! Sorting by a printed column: by exact value where there is one, else by words.

use std::cmp::Ordering;

use crate::model::book::plain;
use crate::model::table::Cell;
use crate::view::sheet::cell::DASH;
use crate::view::sheet::field::Field;
use crate::view::sheet::layout::Layout;

/// Sorts rows by `column` or, from the highest down, by `-column`; rows without anything there
/// come last both ways, and equal rows keep their order.
pub(super) fn sort<R>(
    rows: &mut Vec<&R>,
    wish: &str,
    fields: &[Field<'_, R>],
    layout: &Layout<'_, '_, R>,
) {
    let (key, down) = wish.strip_prefix('-').map_or((wish, false), |key| (key, true));
    let Some(column) =
        fields.iter().flat_map(|field| &field.columns).find(|column| column.key == key)
    else {
        return;
    };
    let mut keyed: Vec<(Key, &R)> =
        rows.iter().map(|row| (Key::of(&layout.cell(column, row, 0)), *row)).collect();
    keyed.sort_by(|(a, _), (b, _)| a.order(b, down));
    *rows = keyed.into_iter().map(|(_, row)| row).collect();
}

/// What a cell is sorted by.
struct Key {
    empty: bool,
    value: Option<i64>,
    words: String,
}

impl Key {
    fn of(cell: &Cell) -> Self {
        let words: Vec<String> = cell.lines.iter().map(|line| plain(line)).collect();
        let words = words.join(" ").trim().to_lowercase();
        let empty = cell.value.is_none() && (words.is_empty() || words == DASH);
        Self { empty, value: cell.value, words }
    }

    fn order(&self, other: &Self, down: bool) -> Ordering {
        let values = match (self.value, other.value) {
            (Some(own), Some(other)) => own.cmp(&other),
            _ => Ordering::Equal,
        };
        let order = values.then_with(|| self.words.cmp(&other.words));
        self.empty.cmp(&other.empty).then(if down { order.reverse() } else { order })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(a: &Cell, b: &Cell, down: bool) -> Ordering {
        Key::of(a).order(&Key::of(b), down)
    }

    #[test]
    fn numbers_are_sorted_by_value_and_words_by_letters() {
        let (nine, ten) = (Cell::number("9", 9), Cell::number("10", 10));
        assert_eq!(order(&nine, &ten, false), Ordering::Less);
        assert_eq!(order(&nine, &ten, true), Ordering::Greater);
        assert_eq!(order(&Cell::text("apel"), &Cell::text("Beras"), false), Ordering::Less);
    }

    #[test]
    fn nothing_comes_last_both_ways() {
        let (dash, word) = (Cell::text(DASH), Cell::text("a"));
        assert_eq!(order(&dash, &word, false), Ordering::Greater);
        assert_eq!(order(&dash, &word, true), Ordering::Greater);
    }
}
