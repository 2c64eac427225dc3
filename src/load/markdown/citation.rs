//! The grammar of citations: `@key`, `@a; @b, hlm. 3`.

use std::ops::Range;

use crate::model::block::Cite;
use crate::source::{Span, Spanned};

/// One source in a citation, by the bytes between the brackets.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) key: Range<usize>,
    locator: Option<String>,
}

impl Part {
    /// Makes the part of the model, given its key and the key's place.
    pub(super) fn cite(self, key: &str, span: Span) -> Cite {
        Cite { key: Spanned::new(key.to_owned(), span), locator: self.locator }
    }
}

/// Tells whether a key of the bibliography may hold a character.
pub(in crate::load) fn is_key_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | '/' | '+')
}

/// Reads what stands between the brackets; an error says which bytes of it are wrong.
pub(super) fn parse(text: &str) -> Result<Vec<Part>, Range<usize>> {
    let mut at = 0;
    text.split(';')
        .map(|part| {
            let start = at + (part.len() - part.trim_start().len());
            at += part.len() + 1;
            let part = part.trim();
            parse_part(part, start).ok_or(start..start + part.len())
        })
        .collect()
}

fn parse_part(part: &str, start: usize) -> Option<Part> {
    let rest = part.strip_prefix('@')?;
    let (key, locator) = match rest.split_once(',') {
        Some((key, locator)) => (key.trim_end(), Some(locator.trim())),
        None => (rest, None),
    };
    let valid = !key.is_empty() && key.chars().all(is_key_char);
    let locator = locator.filter(|locator| !locator.is_empty()).map(str::to_owned);
    valid.then(|| Part { key: start + 1..start + 1 + key.len(), locator })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_split_by_semicolons_and_pages_by_a_comma() {
        let parts = parse("@a; @b, hlm. 3, 5").unwrap();
        assert_eq!(
            parts,
            vec![
                Part { key: 1..2, locator: None },
                Part { key: 5..6, locator: Some("hlm. 3, 5".into()) },
            ]
        );
    }

    #[test]
    fn a_broken_part_is_told_with_its_bytes() {
        assert_eq!(parse("@a; b"), Err(4..5));
        assert_eq!(parse("@a hlm. 3"), Err(0..9));
        assert_eq!(parse("@a;"), Err(3..3));
    }
}
