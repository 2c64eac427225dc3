//! Markdown to blocks, once, with the place of everything.
//!
//! pulldown-cmark finds the structure and the byte ranges. What Markdown does not know is read
//! from its text: attributes, captions, facts, citations and view fences. Straight quotes become
//! curly ones here (`phrase`), so that those inside facts, attributes and code stay as they are.
//! Nothing is looked up: references, facts and views leave as names.

mod attribute;
mod block;
mod citation;
mod code;
mod comment;
mod fact;
mod figure;
mod html;
mod inline;
mod link;
mod outline;
mod pasted;
mod phrase;
mod reader;
mod table;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::diag::Sink;
use crate::model::block::{Document, ViewOptions};
use crate::source::{SourceId, SourceMap};

pub(super) use citation::is_key_char;
pub(super) use comment::comments;
use reader::Reader;

/// Reads the YAML of a view fence: the given range of a source.
pub type Decode<'a> =
    &'a dyn Fn(SourceId, Range<usize>, &SourceMap, &mut Sink) -> Option<ViewOptions>;

/// Reads one Markdown file that lies in the folder of `stage`; `None` when nothing is in it.
pub fn read(
    source: SourceId,
    stage: u8,
    sources: &SourceMap,
    sink: &mut Sink,
    decode: Decode<'_>,
) -> Option<Document> {
    Reader::new(source, sources, sink, decode).document(stage)
}
