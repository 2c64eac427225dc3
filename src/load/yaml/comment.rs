//! Comments of a YAML text and what each speaks of.

use std::ops::Range;

use granit_parser::{Event, Parser, options};

use crate::load::waiver::Comment;

/// Lists the comments of a text, up to where it breaks the rules of YAML.
pub(in crate::load) fn comments(text: &str) -> Vec<Comment> {
    let skip = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let options = options! { emit_comments: true, emit_unresolved_aliases: true };
    Parser::new_from_str_with_options(&text[skip..], options)
        .map_while(Result::ok)
        .filter(|(event, _)| matches!(event, Event::Comment(..)))
        .filter_map(|(_, span)| span.byte_range())
        .map(|range| {
            let (start, end) = (range.start + skip, (range.end + skip).min(text.len()));
            Comment { words: start + 1..end, covers: covers(text, start, end) }
        })
        .collect()
}

/// Returns what a comment speaks of: its own line, or the item below it.
fn covers(text: &str, start: usize, end: usize) -> Range<usize> {
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let next = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    let alone = text[line..start].trim_matches(['\u{feff}', ' ', '\t']).is_empty();
    if alone { line..item(text, next) } else { line..next }
}

/// Returns the end of the item that begins at or behind a line.
fn item(text: &str, from: usize) -> usize {
    let depth = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let listed = |line: &str| line.trim_start() == "-" || line.trim_start().starts_with("- ");
    let mut at = from;
    let mut lines = text[from..].split_inclusive('\n').map(|line| {
        at += line.len();
        (line.trim_end(), at)
    });
    let says = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let Some((first, mut end)) = lines.find(|(line, _)| says(line)) else { return from };
    for (line, next) in lines.filter(|(line, _)| says(line)) {
        // The items of a list may stand as far left as its key.
        let beside = listed(line) && !listed(first) || line.trim_start().starts_with([']', '}']);
        if depth(line) > depth(first) || depth(line) == depth(first) && beside {
            end = next;
        } else {
            break;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns what the first comment covers.
    fn first(text: &str) -> &str {
        &text[comments(text)[0].covers.clone()]
    }

    #[test]
    fn a_comment_behind_something_covers_its_line() {
        assert_eq!(first("a: 1\nb: 2 # x\nc: 3\n"), "b: 2 # x\n");
    }

    #[test]
    fn a_comment_alone_covers_the_item_below() {
        assert_eq!(
            first("a:\n  # x\n\n  - b: 1\n    c: 2\n  - d: 3\n"),
            "  # x\n\n  - b: 1\n    c: 2\n"
        );
        assert_eq!(first("# x\na:\n- b: 1\n- c: 2\nd: 3\n"), "# x\na:\n- b: 1\n- c: 2\n");
        assert_eq!(first("# x\na: [\n  1,\n]\nd: 3\n"), "# x\na: [\n  1,\n]\n");
        assert_eq!(first("a: 1\n# x"), "# x");
    }

    #[test]
    fn what_looks_like_a_comment_inside_a_text_is_none() {
        assert!(comments("a: \"b # c\"\nd: |\n  # e\n").is_empty());
    }
}
