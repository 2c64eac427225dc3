//! YAML and CSV to model values, every error of a file in one pass.
//!
//! [`tree`] parses a text into nodes that know their bytes; [`decode`] reads serde types out of
//! nodes and reports what is wrong instead of stopping. CSV files become the same nodes
//! ([`super::csv`]), so one decoder serves both.

pub(super) mod comment;
pub mod decode;
mod fault;
mod reason;
pub mod tree;

use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::diag::Sink;
use crate::source::{SourceId, SourceMap};

/// Decodes a whole YAML file; `None` when it breaks the rules of YAML.
pub fn decode_file<T: DeserializeOwned + Default>(
    source: SourceId,
    sources: &SourceMap,
    sink: &mut Sink,
) -> Option<T> {
    let length = sources.get(source).text().len();
    decode_part(source, 0..length, sources, sink)
}

/// Decodes YAML that is part of another file, such as the options of a view.
pub fn decode_part<T: DeserializeOwned + Default>(
    source: SourceId,
    range: Range<usize>,
    sources: &SourceMap,
    sink: &mut Sink,
) -> Option<T> {
    let text = sources.get(source).text().get(range.clone())?;
    let node = tree::parse(source, text, range.start, sink)?;
    Some(decode::decode(&node, sink))
}
