//! CSV (RFC 4180) to the same nodes as YAML, with the place of every cell.
//!
//! The head gives the keys; dots nest (`targets.2024`). Cells are parted by commas, or by
//! semicolons or tabs when the head has no comma, as spreadsheets of Indonesian offices write them.
//! Rows of empty cells, which spreadsheets leave at the end, are left out.

use crate::diag::Sink;
use crate::diag::catalogue::{reading, slip};
use crate::load::yaml::tree::{Form, Node, NodeKind};
use crate::source::{SourceId, Span};

/// A cell with its place; quotes belong to the place, not to the text.
struct Cell {
    text: String,
    span: Span,
}

/// Reads a CSV text as a list of mappings; rows that do not fit the head are reported.
///
/// The head must hold the column `wanted`, however spelt, or it is no head.
pub fn parse(source: SourceId, text: &str, wanted: &str, sink: &mut Sink) -> Option<Node> {
    let (skip, delimiter) = start(text);
    let rows = scan(source, text, skip, delimiter, sink)?;
    let mut rows = rows.into_iter();
    let head = rows.next()?;
    // A misspelt column is told as such.
    let names = |cell: &Cell| {
        cell.text.eq_ignore_ascii_case(wanted) || reading::near_key(&cell.text, &[wanted]).is_some()
    };
    if !head.iter().any(names) {
        sink.push(slip::csv_head(place(source, &head), wanted));
        return None;
    }
    let mut items = Vec::new();
    for cells in rows {
        if cells.len() == head.len() {
            items.push(record(source, &head, cells));
        } else {
            let (row, own, all) = (place(source, &cells), cells.len(), head.len());
            sink.push(reading::csv_cells(row, own, all, char::from(delimiter)));
        }
    }
    Some(Node::new(Span::new(source, 0..text.len()), NodeKind::Seq(items)))
}

/// Finds where the head begins and what parts cells; spreadsheets write `sep=;` above it.
fn start(text: &str) -> (usize, u8) {
    let skip = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let first = text[skip..].lines().next().unwrap_or_default();
    if let Some(&[delimiter]) = first.strip_prefix("sep=").map(str::as_bytes) {
        let end = text[skip..].find('\n').map_or(text.len(), |end| skip + end + 1);
        return (end, delimiter);
    }
    let delimiter = [b',', b';', b'\t'].into_iter().find(|own| first.contains(char::from(*own)));
    (skip, delimiter.unwrap_or(b','))
}

/// Returns the place of a row.
fn place(source: SourceId, cells: &[Cell]) -> Span {
    let (start, end) = (cells.first().map(|c| c.span.start), cells.last().map(|c| c.span.end));
    Span::new(source, start.unwrap_or(0)..end.unwrap_or(0))
}

/// Parts the text into rows of cells; rows without a word are left out.
fn scan(
    source: SourceId,
    text: &str,
    start: usize,
    delimiter: u8,
    sink: &mut Sink,
) -> Option<Vec<Vec<Cell>>> {
    let bytes = text.as_bytes();
    let (mut rows, mut cells, mut at) = (Vec::new(), Vec::new(), start);
    loop {
        let (cell, after) = cell(source, text, at, delimiter, sink)?;
        cells.push(cell);
        match bytes.get(after) {
            Some(&byte) if byte == delimiter => at = after + 1,
            end => {
                let row = std::mem::take(&mut cells);
                if row.iter().any(|cell| !cell.text.is_empty()) {
                    rows.push(row);
                }
                if end.is_none() {
                    return Some(rows);
                }
                at = after + 1;
                if at >= bytes.len() {
                    return Some(rows);
                }
            }
        }
    }
}

/// Reads one cell from byte `at`; returns it and the byte behind it.
fn cell(
    source: SourceId,
    text: &str,
    at: usize,
    delimiter: u8,
    sink: &mut Sink,
) -> Option<(Cell, usize)> {
    let bytes = text.as_bytes();
    let stop = |byte: u8| byte == delimiter || byte == b'\n';
    if bytes.get(at) != Some(&b'"') {
        let end = (at..bytes.len()).find(|&i| stop(bytes[i])).unwrap_or(bytes.len());
        let raw = text.get(at..end).unwrap_or_default();
        let lead = raw.len() - raw.trim_start().len();
        let word = raw.trim();
        let span = Span::new(source, at + lead..at + lead + word.len());
        return Some((Cell { text: word.to_owned(), span }, end));
    }
    let mut out = String::new();
    let mut from = at + 1;
    loop {
        let Some(close) = text.get(from..).and_then(|rest| rest.find('"')) else {
            let place = Span::new(source, at..text.len().min(at + 1));
            let finding = reading::csv_row(
                place,
                "tanda kutip yang dibuka di sini tidak ditutup",
                "the quote opened here is never closed",
            );
            sink.push(finding.hint(
                "tambahkan `\"` di akhir isinya; kutip di dalam isi ditulis dua kali (`\"\"`)",
                "add `\"` where it ends; a quote within is written twice (`\"\"`)",
            ));
            return None;
        };
        out.push_str(&text[from..from + close]);
        from += close + 1;
        if bytes.get(from) != Some(&b'"') {
            break;
        }
        out.push('"');
        from += 1;
    }
    let end = (from..bytes.len()).find(|&i| stop(bytes[i])).unwrap_or(bytes.len());
    if text.get(from..end).is_some_and(|rest| !rest.trim().is_empty()) {
        let finding = reading::csv_row(
            Span::new(source, from..end),
            "di belakang tanda kutip penutup masih ada teks",
            "there is text behind the closing quote",
        );
        sink.push(finding.hint(
            "apit seluruh isinya dengan tanda kutip; kutip di dalamnya ditulis dua kali (`\"\"`)",
            "put all of it in quotes; a quote within is written twice (`\"\"`)",
        ));
    }
    Some((Cell { text: out, span: Span::new(source, at..from) }, end))
}

/// Makes a mapping of one row.
fn record(source: SourceId, head: &[Cell], cells: Vec<Cell>) -> Node {
    let place = cells.first().map_or(Span::file(source), |cell| cell.span);
    let mut pairs = Vec::new();
    for (key, cell) in head.iter().zip(cells) {
        if cell.text.is_empty() {
            continue;
        }
        let value = Node::new(cell.span, NodeKind::Scalar(cell.text, Form::Cell));
        insert(&mut pairs, &key.text, key.span, value);
    }
    Node::new(place, NodeKind::Map(pairs))
}

/// Puts a value under a dotted key.
fn insert(pairs: &mut Vec<(Node, Node)>, key: &str, place: Span, value: Node) {
    let (name, rest) = match key.split_once('.') {
        Some((name, rest)) => (name, Some(rest)),
        None => (key, None),
    };
    let Some(rest) = rest else {
        pairs.push((key_node(name, place), value));
        return;
    };
    let known = pairs.iter().position(|(key, _)| key.scalar() == Some(name));
    let at = known.unwrap_or_else(|| {
        let map = Node::new(value.span, NodeKind::Map(Vec::new()));
        pairs.push((key_node(name, place), map));
        pairs.len() - 1
    });
    if let NodeKind::Map(inner) = &mut pairs[at].1.kind {
        insert(inner, rest, place, value);
    }
}

fn key_node(name: &str, place: Span) -> Node {
    Node::new(place, NodeKind::Scalar(name.to_owned(), Form::Plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> (Vec<Node>, usize) {
        let mut sink = Sink::new();
        let node = parse(SourceId::default(), text, "id", &mut sink);
        let items = match node.map(|node| node.kind) {
            Some(NodeKind::Seq(items)) => items,
            _ => Vec::new(),
        };
        let count = sink.iter().count();
        (items, count)
    }

    #[test]
    fn quotes_commas_and_line_ends_are_read_as_in_a_spreadsheet() {
        let (items, findings) = rows("id,name\r\nA,\"Satu, \"\"dua\"\"\"\r\n\r\nB,x\n");
        assert_eq!(findings, 0);
        assert_eq!(items.len(), 2);
        let name = items[0].get("name").expect("cell");
        assert_eq!(name.scalar(), Some("Satu, \"dua\""));
        assert_eq!((name.span.start, name.span.end), (11, 26), "the place has the quotes");
    }

    #[test]
    fn semicolons_part_cells_when_the_head_has_no_comma() {
        let (items, _) = rows("id;name\nA;1,5\n");
        assert_eq!(items[0].get("name").and_then(Node::scalar), Some("1,5"));
    }

    #[test]
    fn what_spreadsheets_leave_behind_is_no_row() {
        for text in ["id\tname\nA\tSatu\n", "sep=;\nid;name\nA;Satu\n", "id,name\n,\nA,Satu\n,\n"] {
            let (items, findings) = rows(text);
            assert_eq!((items.len(), findings), (1, 0), "{text}");
            assert_eq!(items[0].get("name").and_then(Node::scalar), Some("Satu"), "{text}");
        }
        assert_eq!(rows("A,Satu\nB,Dua\n").1, 1, "a first row that is no head is told once");
    }

    #[test]
    fn dotted_heads_nest() {
        let (items, _) = rows("id,targets.2022,targets.2023\nA,1,\n");
        let targets = items[0].get("targets").expect("nested");
        assert_eq!(targets.get("2022").and_then(Node::scalar), Some("1"));
        assert!(targets.get("2023").is_none(), "an empty cell is absent");
    }

    #[test]
    fn a_row_that_does_not_fit_is_reported_and_the_rest_is_read() {
        let (items, findings) = rows("id,name\nA\nB,x\n");
        assert_eq!((items.len(), findings), (1, 1));
        let (items, findings) = rows("id,name\nA,\"x\n");
        assert_eq!((items.len(), findings), (0, 1));
    }
}
