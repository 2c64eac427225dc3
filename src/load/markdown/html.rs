//! Raw HTML, which books cannot show. Comments are skipped.

use std::ops::Range;

use crate::diag::catalogue::prose;

use super::reader::Reader;

/// What a piece of HTML holds beside white space and comments.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    Nothing,
    /// A comment that is not closed, from here on.
    Unclosed(usize),
    /// Something that is no comment.
    Other(Range<usize>),
}

impl Reader<'_> {
    /// Tells of the block of HTML whose start was passed last, once.
    pub(super) fn html_block(&mut self, range: Range<usize>) {
        self.skip();
        let html = self.slice(range.clone());
        let place = |part: Range<usize>| range.start + part.start..range.start + part.end;
        match beside_comments(html) {
            Found::Nothing => {}
            Found::Unclosed(at) => {
                let span = self.span(place(at..at + "<!--".len()));
                self.report(prose::unclosed_comment(span));
            }
            Found::Other(part) if html[part.clone()].starts_with('<') => {
                let span = self.span(place(part));
                self.report(prose::raw_html(span));
            }
            Found::Other(part) => {
                let span = self.span(place(part));
                self.report(prose::text_beside_comment(span));
            }
        }
    }

    /// Tells of HTML between words, once for a pair of tags.
    pub(super) fn inline_html(&mut self, html: &str, range: Range<usize>, open: &mut usize) {
        if html.starts_with("<!--") {
            return;
        }
        if html.starts_with("</") && *open > 0 {
            *open -= 1;
            return;
        }
        if !html.starts_with("</") && !html.ends_with("/>") {
            *open += 1;
        }
        let span = self.span(range);
        self.report(prose::raw_html(span));
    }
}

fn beside_comments(html: &str) -> Found {
    let mut at = 0;
    loop {
        at += html[at..].len() - html[at..].trim_start().len();
        let rest = &html[at..];
        if rest.is_empty() {
            return Found::Nothing;
        }
        let Some(comment) = rest.strip_prefix("<!--") else {
            return Found::Other(at..at + first_tag(rest));
        };
        match comment.find("-->") {
            Some(end) => at += "<!--".len() + end + "-->".len(),
            None => return Found::Unclosed(at),
        }
    }
}

/// Returns the length of the tag, or of the line that has none.
fn first_tag(html: &str) -> usize {
    let line = html.lines().next().unwrap_or_default().trim_end();
    match line.find('>') {
        Some(end) if line.starts_with('<') => end + 1,
        _ => line.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_nothing() {
        assert_eq!(beside_comments("<!-- a -->\n <!-- b\n<p> -->\n"), Found::Nothing);
    }

    #[test]
    fn what_is_beside_them_is_found() {
        assert_eq!(beside_comments("<!-- a -->\n<p class='x'>\n"), Found::Other(11..24));
        assert_eq!(beside_comments("<!-- a --> teks\n"), Found::Other(11..15));
        assert_eq!(beside_comments("<!-- a"), Found::Unclosed(0));
    }
}
