//! Waivers beside the text: `# smartplan: ignore SP506 -- reason` in YAML, the same in a
//! comment (`<!-- … -->`) in Markdown.
//!
//! A comment behind something covers its own line. One on a line of its own covers what begins
//! on the next: in YAML that line and all that belongs to it, in Markdown the next block, or the
//! whole section when it stands above a heading. What is a comment is left to the parsers of
//! both, so that an example of a waiver in a code fence or in quotes is none.

use std::ops::Range;

use crate::diag::Sink;
use crate::diag::catalogue::setting;
use crate::load::{markdown, yaml};
use crate::model::plan::Waiver;
use crate::model::record::Text;
use crate::source::{SourceId, SourceMap, Span, Spanned};

/// The word that a comment for smartplan begins with.
const MARK: &str = "smartplan:";

/// A comment, with and without its signs, and the part of the text that it speaks of.
#[derive(Debug)]
pub(super) struct Comment {
    /// What it says.
    pub(super) words: Range<usize>,
    /// What it speaks of.
    pub(super) covers: Range<usize>,
}

/// Reads the waivers of all sources.
pub(super) fn read(sources: &SourceMap, sink: &mut Sink) -> Vec<Waiver> {
    let mut out = Vec::new();
    for (id, source) in sources.entries() {
        let text = source.text();
        // Schemes that are built in say nothing of a plan.
        if !text.contains(MARK) || source.path().starts_with("book-templates/") {
            continue;
        }
        let comments = match super::extension(source.path()) {
            "yaml" | "yml" => yaml::comment::comments(text),
            "md" => markdown::comments(text),
            _ => continue,
        };
        for comment in comments {
            let lead = text[comment.words.clone()].trim_start();
            let start = comment.words.end - lead.len();
            let words = start..start + lead.trim_end().len();
            let Some(rest) = text[words.clone()].strip_prefix(MARK) else { continue };
            let span = Span::new(id, words.clone());
            match instruction(id, rest, words.end - rest.len()) {
                Some((codes, reason)) => {
                    let covers = Span::new(id, comment.covers);
                    out.push(Waiver { codes, reason, span, covers });
                }
                None => sink.push(setting::bad_waiver(span)),
            }
        }
    }
    out
}

/// Reads `ignore CODES -- reason`, which begins at a byte of its source.
fn instruction(source: SourceId, words: &str, start: usize) -> Option<(Vec<Text>, String)> {
    let dashes = ["--", "—", "–"];
    let split = dashes.iter().filter_map(|dash| Some((words.find(dash)?, dash.len()))).min();
    let (head, reason) = match split {
        Some((at, length)) => (&words[..at], &words[at + length..]),
        None => (words, ""),
    };
    let list = head.trim_start().strip_prefix("ignore")?;
    let parts = |c: char| c == ',' || c.is_whitespace();
    if !list.is_empty() && !list.starts_with(char::is_whitespace) {
        return None;
    }
    let mut at = start + head.len() - list.len();
    let mut codes = Vec::new();
    for part in list.split_inclusive(parts) {
        let word = part.trim_end_matches(parts);
        if !word.is_empty() {
            codes.push(Spanned::new(word.to_owned(), Span::new(source, at..at + word.len())));
        }
        at += part.len();
    }
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    (!codes.is_empty()).then_some((codes, reason))
}
