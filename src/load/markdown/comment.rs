//! Comments of a Markdown text and what each speaks of.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::load::waiver::Comment;

use super::reader::OPTIONS;

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

/// Lists the comments of a text.
pub(in crate::load) fn comments(text: &str) -> Vec<Comment> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let shift = text.len() - body.len();
    let events: Vec<(Event<'_>, Range<usize>)> = Parser::new_ext(body, OPTIONS)
        .into_offset_iter()
        .map(|(event, range)| (event, range.start + shift..range.end + shift))
        .collect();
    let mut out = Vec::new();
    for (at, (event, range)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::HtmlBlock) => {
                let end = below(&events, at, text.len());
                for words in inside(text, range.clone()) {
                    let start = words.start - OPEN.len();
                    out.push(Comment { words, covers: start..end.max(start) });
                }
            }
            Event::InlineHtml(_) => {
                let start = text[..range.start].rfind('\n').map_or(0, |line| line + 1);
                let end = text[range.end..].find('\n').map_or(text.len(), |line| range.end + line);
                let words = inside(text, range.clone());
                out.extend(words.into_iter().map(|words| Comment { words, covers: start..end }));
            }
            _ => {}
        }
    }
    out
}

/// Lists the words of all comments in a piece of HTML.
fn inside(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = range.start;
    while let Some(open) = text[at..range.end].find(OPEN) {
        let start = at + open + OPEN.len();
        let Some(close) = text[start..range.end].find(CLOSE) else { break };
        out.push(start..start + close);
        at = start + close + CLOSE.len();
    }
    out
}

/// Returns the end of what follows the block of HTML that opens at an event: the next block, or
/// the section when it is a heading; 0 without any.
fn below(events: &[(Event<'_>, Range<usize>)], from: usize, length: usize) -> usize {
    let mut html = true;
    for (at, (event, range)) in events.iter().enumerate().skip(from + 1) {
        match event {
            Event::End(TagEnd::HtmlBlock) => html = false,
            _ if html => {}
            // Comments stand above each other.
            Event::Start(Tag::HtmlBlock) => html = true,
            Event::Start(Tag::Heading { level: own, .. }) => {
                let next = events[at + 1..].iter().find_map(|(event, range)| match event {
                    Event::Start(Tag::Heading { level, .. }) if level <= own => Some(range.start),
                    _ => None,
                });
                return next.unwrap_or(length);
            }
            Event::End(_) => return 0,
            _ => return range.end,
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> &str {
        &text[comments(text)[0].covers.clone()]
    }

    #[test]
    fn a_comment_above_a_block_covers_it() {
        assert_eq!(first("a\n\n<!-- x -- y -->\n\nb\nc\n\nd\n"), "<!-- x -- y -->\n\nb\nc\n");
        assert_eq!(first("<!-- x -->\n```\na\n\nb\n```\n\nc\n"), "<!-- x -->\n```\na\n\nb\n```");
        assert_eq!(first("- <!-- x -->\n  a\n\n  b\n"), "<!-- x -->\n  a\n");
        assert_eq!(first("a\n\n<!-- x -->\n"), "");
    }

    #[test]
    fn comments_above_each_other_cover_the_same() {
        let text = "<!-- x -->\n<!-- y -->\n\na\n\nb\n";
        let ends: Vec<usize> = comments(text).iter().map(|own| own.covers.end).collect();
        assert_eq!(ends, [25, 25]);
    }

    #[test]
    fn a_comment_above_a_heading_covers_the_section() {
        let text = "<!-- x -->\n## A\n\na\n\n### B\n\n```\n# no heading\n```\n\n## C\n";
        assert!(first(text).ends_with("```\n\n"), "{}", first(text));
        assert_eq!(first("<!-- x -->\nA\n===\n\n## B\n"), "<!-- x -->\nA\n===\n\n## B\n");
    }

    #[test]
    fn a_comment_between_words_covers_its_line() {
        assert_eq!(first("a\nb <!-- x -- y --> c\nd\n"), "b <!-- x -- y --> c");
    }

    #[test]
    fn what_looks_like_a_comment_in_code_is_none() {
        assert!(comments("`<!-- x -->`\n\n```\n<!-- x -->\n```\n").is_empty());
    }
}
