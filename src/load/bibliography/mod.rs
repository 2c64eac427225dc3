//! BibTeX to formatted entries.
//!
//! `scan` splits the file, so that one broken entry costs no other; `work` hands each entry to
//! hayagriva by itself; `style` formats it by a CSL style, and `plain` what no style prints
//! whole, laws above all; `short` makes the form used in the text.

mod plain;
mod scan;
mod short;
mod style;
mod work;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::diag::Sink;
use crate::diag::catalogue::bibliography as say;
use crate::model::book::Run;
use crate::model::formatted::Formatted;
use crate::model::plan::BibEntry;
use crate::source::{SourceId, SourceMap, Span};

use scan::RawEntry;
use work::{Library, Work};

/// Reads a BibTeX file; every entry that can be understood is formatted.
///
/// A broken entry is told and kept as its bare key, so that citations of it stay silent.
pub fn read(source: SourceId, sources: &SourceMap, sink: &mut Sink) -> BTreeMap<String, BibEntry> {
    let text = sources.get(source).text();
    let span = |range| Span::new(source, range);
    let file = scan::scan(text);
    let mut out = BTreeMap::new();
    for fault in &file.faults {
        sink.push(say::syntax(span(fault.range.clone()), fault.problem));
        if let Some(key) = &fault.key {
            keep_key(&text[key.clone()], span(key.clone()), &mut out);
        }
    }
    let entries = first_of_each_key(&file.entries, text, source, sink);
    let library = Library { text, source, abbreviations: &file.abbreviations, entries: &entries };
    let mut works: Vec<Work> = Vec::new();
    for raw in entries.values() {
        match library.understand(raw, sink) {
            Some(work) => works.push(work),
            None => keep_key(&text[raw.key.clone()], span(raw.key.clone()), &mut out),
        }
    }
    works.sort_by_key(|work| work.place);
    let shorts = short::forms(&works);
    for (work, short) in works.into_iter().zip(shorts) {
        let (key, span) = (work.key.clone(), work.span);
        let full = Formatted::later(move || full(&work));
        out.insert(key.clone(), BibEntry { key, short, full, span });
    }
    out
}

/// Formats a work by the style, or plainly when the style would lose something.
fn full(work: &Work) -> Vec<Run> {
    let styled = if plain::is_better(work) { Vec::new() } else { style::format(&work.entry) };
    if styled.is_empty() { plain::format(work) } else { styled }
}

/// Keeps an entry that cannot be understood.
fn keep_key(key: &str, span: Span, out: &mut BTreeMap<String, BibEntry>) {
    let full = vec![Run::Text(key.to_owned())].into();
    let entry = BibEntry { key: key.to_owned(), short: key.to_owned(), full, span };
    out.entry(key.to_owned()).or_insert(entry);
}

/// Sorts entries by key and tells of keys that were there before.
fn first_of_each_key<'a>(
    entries: &'a [RawEntry],
    text: &'a str,
    source: SourceId,
    sink: &mut Sink,
) -> BTreeMap<&'a str, &'a RawEntry> {
    let mut out: BTreeMap<&str, &RawEntry> = BTreeMap::new();
    for entry in entries {
        let key = &text[entry.key.clone()];
        if let Some(first) = out.get(key) {
            let span = |entry: &RawEntry| Span::new(source, entry.key.clone());
            sink.push(say::duplicate_key(span(entry), span(first), key));
        } else {
            out.insert(key, entry);
        }
    }
    out
}
