//! Prints the status: one plan on one screen, many plans in one table, all of it as JSON.

mod human;
mod list;
mod many;
mod words;

use serde::Serialize;

use crate::model::status::Row;

pub use human::one;
pub use many::many;

#[derive(Serialize)]
struct Report<'a> {
    plans: &'a [Row],
}

/// Prints plans as one JSON object, indented, with a line feed at its end.
pub fn report(plans: &[Row]) -> String {
    // Strings and numbers always serialise.
    let mut out = serde_json::to_string_pretty(&Report { plans }).unwrap_or_default();
    out.push('\n');
    out
}
