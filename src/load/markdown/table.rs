//! Tables written by hand, and the captions behind them.

use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag};

use crate::diag::catalogue::{attribute, prose};
use crate::model::block::{Align, Block, BlockKind, HandTable, Inline};
use crate::model::record::{Ref, Text};
use crate::model::table::Breaks;

use super::attribute::Attributes;
use super::reader::Reader;

/// A caption that stands above its table, where none belongs.
pub(super) struct Early {
    /// Where it ends.
    end: usize,
    caption: Vec<Inline>,
    label: Option<Ref>,
    source: Option<Text>,
}

impl Reader<'_> {
    /// Reads the table whose start was passed last.
    pub(super) fn table(&mut self, align: &[Alignment], range: Range<usize>, out: &mut Vec<Block>) {
        let align: Vec<Align> = align.iter().map(|&align| alignment(align)).collect();
        let span = self.span(self.trim(range));
        let table = self.nested(|reader| {
            let mut table = HandTable { align, ..HandTable::default() };
            while let Some((Event::Start(tag), row)) = reader.peek() {
                let head = *tag == Tag::TableHead;
                let start = reader.at;
                reader.at += 1;
                if head {
                    table.header = reader.cells();
                } else if reader.check_row(row, table.align.len()) {
                    table.rows.push(reader.cells());
                }
                reader.at = reader.end_of(start) + 1;
            }
            table
        });
        if let Some(mut table) = table {
            let early = self.early.take();
            let near = |own: &Early| self.slice(own.end..span.start).trim().is_empty();
            if let Some(early) = early.filter(near) {
                table.caption = Some(early.caption);
                table.label = early.label;
                table.source = early.source;
            }
            out.push(Block { kind: BlockKind::Table(table), span });
        }
    }

    fn cells(&mut self) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        while let Some((Event::Start(Tag::TableCell), range)) = self.peek() {
            let start = self.at;
            self.at += 1;
            cells.push(self.words(range));
            self.at = self.end_of(start) + 1;
        }
        cells
    }

    /// Tells of rows that Markdown would cut silently; `false` when the row is a caption.
    fn check_row(&mut self, row: Range<usize>, columns: usize) -> bool {
        let row = self.trim(row);
        let text = self.slice(row.clone());
        if text.starts_with(": ") && !text.contains('|') {
            let span = self.span(row);
            self.report(prose::caption_in_table(span));
            return false;
        }
        let count = count_cells(text);
        if count > columns {
            let span = self.span(row);
            self.report(prose::too_many_cells(span, count, columns));
        }
        true
    }

    /// Returns the value of a key that takes one of a few words; another is reported.
    fn chosen<'w>(
        &mut self,
        attributes: &Attributes,
        key: &str,
        known: &[&'w str],
    ) -> Option<&'w str> {
        let value = attributes.get(key)?;
        let found = known.iter().copied().find(|word| *word == value.value);
        if found.is_none() {
            self.report(attribute::bad_choice(key, value, known));
        }
        found
    }

    /// Tells whether a paragraph is written as a caption.
    pub(super) fn is_caption(&self, range: Range<usize>) -> bool {
        let rest = self.slice(range).strip_prefix(':');
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    }

    /// Reads a caption and hands it to the table before it.
    pub(super) fn caption(&mut self, range: Range<usize>, out: &mut [Block]) {
        let span = self.span(self.first_line(range.clone()));
        let end = range.end;
        let (words, attributes) = self.split_attributes(self.trim(range.start + 1..range.end));
        let mut attributes = self.only(attributes, KEYS, false);
        let breaks = self.chosen(&attributes, "break", Breaks::KEYS).and_then(Breaks::from_key);
        let wide = self.chosen(&attributes, "wide", &["true", "false"]);
        let caption = self.words(words);
        match out.last_mut().map(|block| &mut block.kind) {
            Some(BlockKind::Table(table)) if table.caption.is_none() => {
                table.label = attributes.id.take();
                table.source = attributes.get("source").cloned();
                table.note = attributes.get("note").cloned();
                table.unit = attributes.get("unit").cloned();
                table.wide = wide == Some("true");
                table.breaks = breaks.unwrap_or_default();
                table.caption = Some(caption);
            }
            Some(BlockKind::View(_)) => self.report(prose::caption_behind_view(span)),
            _ => {
                self.report(prose::caption_without_table(span));
                // Above a table it is surely meant for it, which then has a caption.
                let source = attributes.get("source").cloned();
                self.early = Some(Early { end, caption, label: attributes.id.take(), source });
            }
        }
    }
}

/// Attributes of a caption.
const KEYS: &[&str] = &["source", "note", "unit", "wide", "break"];

/// Counts the cells of a row as Markdown does: a bar ends one even inside code.
fn count_cells(row: &str) -> usize {
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut bars = 0;
    let mut escaped = false;
    let mut last_is_bar = false;
    for byte in row.bytes() {
        last_is_bar = byte == b'|' && !escaped;
        bars += usize::from(last_is_bar);
        escaped = byte == b'\\' && !escaped;
    }
    if last_is_bar { bars } else { bars + 1 }
}

fn alignment(align: Alignment) -> Align {
    match align {
        Alignment::None | Alignment::Left => Align::Left,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::Right,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_counted_with_and_without_outer_bars() {
        assert_eq!(count_cells("| a | b |"), 2);
        assert_eq!(count_cells("a | b"), 2);
        assert_eq!(count_cells(r"| a \| b |"), 1);
        assert_eq!(count_cells("| a | b | c"), 3);
    }
}
