//! Markdown to blocks, once, with the place of everything.

use crate::diag::Sink;
use crate::model::block::Document;
use crate::source::{SourceId, SourceMap};

/// Reads one Markdown file that lies in the folder of `stage`; `None` when it holds no chapter.
pub fn read(
    _source: SourceId,
    _stage: u8,
    _decode: &dyn Fn(
        SourceId,
        std::ops::Range<usize>,
        &SourceMap,
        &mut Sink,
    ) -> Option<crate::model::block::ViewOptions>,
    _sources: &SourceMap,
    _sink: &mut Sink,
) -> Option<Document> {
    None
}
