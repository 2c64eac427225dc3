//! Who is quoted: the last paragraph of a quotation, when it is no part of what is quoted.

use crate::model::book::{Element, ElementKind, Run, plain};

/// Whom a quotation is from: the words behind the dash, and what follows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct From<'q> {
    /// First words; none when the rest says it all.
    pub first: Option<&'q str>,
    /// The rest of the paragraph.
    pub rest: &'q [Run],
}

/// Parts a quotation into what is quoted and whom it is from.
///
/// A last paragraph says whom when it begins with a dash, which is left out, or when it ends
/// with a citation and is no sentence.
pub fn attributed(quote: &[Element]) -> (&[Element], Option<From<'_>>) {
    let source = match quote.split_last() {
        Some((last, before)) if !before.is_empty() => match &last.kind {
            ElementKind::Paragraph(runs) => undashed(runs).or_else(|| cited(runs)),
            _ => None,
        },
        _ => None,
    };
    let words = if source.is_some() { &quote[..quote.len() - 1] } else { quote };
    (words, source)
}

/// Returns runs without the dash they begin with, if they do.
fn undashed(runs: &[Run]) -> Option<From<'_>> {
    let (Run::Text(first), rest) = runs.split_first()? else { return None };
    let words = ["— ", "– ", "-- "].into_iter().find_map(|dash| first.strip_prefix(dash))?;
    Some(From { first: Some(words), rest })
}

fn cited(runs: &[Run]) -> Option<From<'_>> {
    let end = runs.iter().rev().take(2);
    let cites = end.into_iter().any(|run| matches!(run, Run::Cite { .. }));
    (cites && !plain(runs).trim_end().ends_with('.')).then_some(From { first: None, rest: runs })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn paragraph(runs: Vec<Run>) -> Element {
        Element { kind: ElementKind::Paragraph(runs), span: Span::default() }
    }

    fn text(words: &str) -> Run {
        Run::Text(words.to_owned())
    }

    fn source(last: Vec<Run>) -> Option<String> {
        let quote = [paragraph(vec![text("Kutipan.")]), paragraph(last)];
        attributed(&quote).1.map(|own| own.first.unwrap_or_default().to_owned() + &plain(own.rest))
    }

    #[test]
    fn a_dash_or_a_citation_says_who_is_quoted() {
        let cite = || Run::Cite { id: "x".to_owned(), words: "UU 25/2009".to_owned() };
        assert_eq!(source(vec![text("— Bupati")]).as_deref(), Some("Bupati"));
        let own = vec![text("Pasal 1 ("), cite(), text(")")];
        assert_eq!(source(own).as_deref(), Some("Pasal 1 (UU 25/2009)"));
        assert_eq!(source(vec![text("Begitu ("), cite(), text(").")]), None, "a sentence");
        assert_eq!(source(vec![text("Kalimat kedua.")]), None);
        let alone = [paragraph(vec![text("— Bupati")])];
        assert_eq!(attributed(&alone), (alone.as_slice(), None), "nothing is quoted");
    }
}
