//! Waivers beside the text: `# smartplan: ignore SP506 -- reason` in YAML, the same in a
//! comment (`<!-- … -->`) in Markdown.
//!
//! A comment behind something covers its own line. One on a line of its own covers what begins
//! on the next: in YAML that line and all that are indented deeper, in Markdown the next block,
//! or the whole section when it stands above a heading.

use crate::diag::Sink;
use crate::diag::catalogue::setting;
use crate::model::plan::Waiver;
use crate::source::{SourceId, SourceMap, Span, Spanned};

/// The word that a comment for smartplan begins with.
const MARK: &str = "smartplan:";

/// Reads the waivers of all sources.
pub(super) fn read(sources: &SourceMap, sink: &mut Sink) -> Vec<Waiver> {
    let mut out = Vec::new();
    for source in sources.iter() {
        let Some(id) = sources.find(source.path()) else { continue };
        let (open, close) = match super::extension(source.path()) {
            "yaml" | "yml" => ("#", "\n"),
            "md" => ("<!--", "-->"),
            _ => continue,
        };
        // Schemes that are built in say nothing of a plan.
        if source.text().contains(MARK) && !source.path().starts_with("book-templates/") {
            Comments { id, text: source.text(), open, close }.read(&mut out, sink);
        }
    }
    out
}

/// The comments of one text.
struct Comments<'a> {
    id: SourceId,
    text: &'a str,
    open: &'a str,
    close: &'a str,
}

impl Comments<'_> {
    fn read(&self, out: &mut Vec<Waiver>, sink: &mut Sink) {
        for (at, _) in self.text.match_indices(MARK) {
            // The mark opens a comment, which opens a line or stands behind white space.
            let before = self.text[..at].trim_end_matches([' ', '\t']);
            let Some(before) = before.strip_suffix(self.open) else { continue };
            if !before.is_empty() && !before.ends_with(char::is_whitespace) {
                continue;
            }
            let rest = &self.text[at..];
            let end = at + rest.find(self.close).unwrap_or(rest.len());
            let span = Span::new(self.id, at..end);
            match self.waiver(at + MARK.len()..end, before.len()) {
                Some((codes, reason, covers)) => out.push(Waiver { codes, reason, span, covers }),
                None => sink.push(setting::bad_waiver(span)),
            }
        }
    }

    /// Reads `ignore CODES -- reason`; `start` is where the comment opens.
    fn waiver(
        &self,
        range: std::ops::Range<usize>,
        start: usize,
    ) -> Option<(Vec<Spanned<String>>, String, Span)> {
        let words = &self.text[range.clone()];
        let (head, reason) =
            ["--", "—", "–"].iter().find_map(|dash| words.split_once(dash)).unwrap_or((words, ""));
        let list = head.trim_start().strip_prefix("ignore")?;
        let offset = range.start + (head.len() - list.len());
        let mut codes = Vec::new();
        let mut at = offset;
        for part in list.split(',') {
            let word = part.trim();
            let from = at + (part.len() - part.trim_start().len());
            if !word.is_empty() {
                let span = Span::new(self.id, from..from + word.len());
                codes.push(Spanned::new(word.to_owned(), span));
            }
            at += part.len() + 1;
        }
        (!codes.is_empty())
            .then(|| (codes, reason.trim().to_owned(), self.covers(start, range.end)))
    }

    /// Returns what a comment from `start` to `end` covers.
    fn covers(&self, start: usize, end: usize) -> Span {
        let line = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let alone = self.text[line..start].trim().is_empty();
        let range = if !alone {
            line..self.line_end(end)
        } else if self.open == "#" {
            self.item(self.line_end(end))
        } else {
            self.block((end + self.close.len()).min(self.text.len()))
        };
        Span::new(self.id, range)
    }

    fn line_end(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |end| at + end)
    }

    /// Lists the lines behind a place, each with its first byte.
    fn lines(&self, from: usize) -> impl Iterator<Item = (usize, &str)> {
        let mut at = from;
        self.text[from..].split_inclusive('\n').map(move |line| {
            let start = at;
            at += line.len();
            (start, line)
        })
    }

    /// Returns the YAML item that begins on the next line.
    fn item(&self, from: usize) -> std::ops::Range<usize> {
        let depth = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let skip = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
        let mut lines = self.lines(from).filter(|(_, line)| !skip(line));
        let Some((start, first)) = lines.next() else { return from..from };
        let rest = lines.take_while(|(_, line)| depth(line) > depth(first));
        let last = rest.last().unwrap_or((start, first));
        start..last.0 + last.1.len()
    }

    /// Returns the Markdown block, or the section, that begins behind the comment.
    fn block(&self, from: usize) -> std::ops::Range<usize> {
        let level = |line: &str| {
            let marks = line.len() - line.trim_start_matches('#').len();
            (marks > 0 && line[marks..].starts_with(' ')).then_some(marks)
        };
        let mut lines = self.lines(from).skip_while(|(_, line)| line.trim().is_empty());
        let Some((start, first)) = lines.next() else { return from..from };
        let end = |lines: &mut dyn Iterator<Item = (usize, &str)>| {
            lines.last().map_or(start + first.len(), |(at, line)| at + line.len())
        };
        match level(first) {
            Some(own) => {
                let inside = |line: &str| level(line).is_none_or(|other| other > own);
                start..end(&mut lines.take_while(|(_, line)| inside(line)))
            }
            None if first.starts_with("```") => {
                let mut open = true;
                start..end(&mut lines.take_while(|(_, line)| {
                    let was = open;
                    open &= !line.starts_with("```");
                    was
                }))
            }
            None => start..end(&mut lines.take_while(|(_, line)| !line.trim().is_empty())),
        }
    }
}
