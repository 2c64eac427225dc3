//! Key figures as code: numbers to be seen from afar, no rows to be compared.

use crate::model::book::Exhibit;
use crate::model::table::{Row, Table};
use crate::render::pdf::pen::Pen;

impl Pen<'_, '_> {
    /// Writes a table of key figures: number, unit, words.
    pub(super) fn figures(&mut self, exhibit: &Exhibit<Table>) {
        self.call("key-figures", |pen| {
            pen.exhibit_head(exhibit, "");
            for row in &exhibit.body.rows {
                let Row::Body(cells) = row else { continue };
                pen.array(cells, |pen, cell| pen.line(&cell.lines.concat()));
                pen.raw(", ");
            }
        });
    }
}
