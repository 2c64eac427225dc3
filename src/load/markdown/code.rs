//! Fences: code, computed tables and charts.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event};

use crate::diag::catalogue::prose;
use crate::model::block::{Block, BlockKind, Form, ViewCall, ViewOptions};

use super::reader::Reader;

impl Reader<'_> {
    /// Reads the block of code whose start was passed last.
    pub(super) fn code_block(
        &mut self,
        kind: &CodeBlockKind<'_>,
        range: Range<usize>,
        out: &mut Vec<Block>,
    ) {
        let (text, content) = self.code_text(range.end);
        let CodeBlockKind::Fenced(info) = kind else {
            let kind = BlockKind::Code { lang: String::new(), text };
            out.push(Block { kind, span: self.span(content) });
            return;
        };
        if !is_closed(self.slice(range.clone())) {
            let span = self.span(self.first_line(range.clone()));
            self.report(prose::unclosed_fence(span));
        }
        let span = self.span(self.trim(range.clone()));
        let info = info.trim();
        let word = info.split(char::is_whitespace).next().unwrap_or_default();
        let bare = meant(word).is_some() && is_view(&info[word.len()..]);
        if bare || info.starts_with('{') {
            if let Some(call) = self.view(range, content) {
                out.push(Block { kind: BlockKind::View(call), span });
            }
        } else {
            out.push(Block { kind: BlockKind::Code { lang: info.to_owned(), text }, span });
        }
    }

    /// Passes the lines of a block of code; returns them joined, and their bytes.
    fn code_text(&mut self, default: usize) -> (String, Range<usize>) {
        let mut text = String::new();
        let mut content: Option<Range<usize>> = None;
        let end = self.end_of(self.at.saturating_sub(1));
        while self.at < end
            && let Some((event, range)) = self.next()
        {
            if let Event::Text(line) = event {
                text.push_str(&line);
                let start = content.map_or(range.start, |content| content.start);
                content = Some(start..range.end);
            }
        }
        self.at = end + 1;
        text.truncate(text.trim_end_matches(['\n', '\r']).len());
        (text, content.unwrap_or(default..default))
    }

    /// Reads a fence whose info string begins with `{`, or with a word to which the braces are
    /// missing: that is told, and it is read as what it is meant to be.
    fn view(&mut self, range: Range<usize>, content: Range<usize>) -> Option<ViewCall> {
        let line = self.first_line(range.clone());
        let info = self.slice(line.clone()).trim_start_matches(['`', '~', ' ', '\t']);
        let open = line.end - info.len();
        let close = if info.starts_with('{') {
            info.find('}').map(|at| at + 1)
        } else {
            info.find(char::is_whitespace)
        };
        let close = close.map_or(line.end, |at| open + at);
        let form = match self.slice(open..close) {
            "{table}" => Form::Table,
            "{chart}" => Form::Chart,
            other => {
                let word = self.text_at(open..close);
                let meant = meant(other.trim_matches(['{', '}']));
                self.report(prose::unknown_fence(&word, meant));
                meant?
            }
        };
        if self.depth > 0 {
            let span = self.span(line);
            self.report(prose::nested_view(span));
            return None;
        }
        let name = self.text_at(self.trim(close..line.end));
        if name.is_empty() || name.contains(char::is_whitespace) {
            let span = self.span(open..line.end);
            self.report(prose::bad_view_name(span, &name, form));
            return None;
        }
        Some(ViewCall { form, options: self.view_options(content), name })
    }

    fn view_options(&mut self, content: Range<usize>) -> ViewOptions {
        if self.slice(content.clone()).trim().is_empty() {
            return ViewOptions::default();
        }
        // From the beginning of the line, so that YAML sees one indentation throughout.
        let start = self.text[..content.start].rfind('\n').map_or(0, |at| at + 1);
        (self.decode)(self.source, start..content.end, self.sources, self.sink).unwrap_or_default()
    }
}

/// Tells whether what stands behind the first word of a fence may be the name of a view: one word.
fn is_view(rest: &str) -> bool {
    let name = rest.trim();
    !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}

/// Finds what a misspelt or translated word of a fence means.
fn meant(word: &str) -> Option<Form> {
    match word.to_lowercase().as_str() {
        "table" | "tabel" | "tables" => Some(Form::Table),
        "chart" | "charts" | "bagan" | "grafik" | "diagram" => Some(Form::Chart),
        _ => None,
    }
}

/// Tells whether a fence ends with a fence, not with the end of what holds it.
fn is_closed(fence: &str) -> bool {
    let mut lines = fence.trim_end().lines();
    let (first, last) = (lines.next().unwrap_or_default(), lines.next_back());
    let mark = first.trim_start().chars().next().unwrap_or('`');
    let last = last.unwrap_or_default().trim_start_matches(['>', ' ', '\t']).trim_end();
    last.len() >= 3 && last.chars().all(|c| c == mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fence_is_closed_by_a_fence() {
        assert!(is_closed("```\na\n```"));
        assert!(is_closed("~~~~ x\n> ~~~~\n"));
        assert!(!is_closed("```\na"));
        assert!(!is_closed("```"));
    }
}
