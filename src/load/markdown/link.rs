//! Links: references inside the plan, perhaps with the page, and addresses outside.

use std::ops::Range;

use pulldown_cmark::LinkType;

use crate::diag::catalogue::{attribute, prose};
use crate::model::block::{Inline, Reference, plain};
use crate::model::value::Id;
use crate::source::Spanned;

use super::attribute::Attributes;
use super::reader::Reader;

/// The class of a reference that names the page in print.
const PAGE: &str = "page";

impl Reader<'_> {
    /// Reads the link whose start was passed last; `behind` are the attributes that follow it.
    pub(super) fn link(
        &mut self,
        kind: LinkType,
        address: &str,
        range: &Range<usize>,
        behind: Attributes,
        out: &mut Vec<Inline>,
    ) {
        let span = self.span(range.clone());
        let mut words = self.link_words(range);
        if plain(&words).trim().is_empty() {
            words.clear();
        }
        if let Some(target) = address.strip_prefix('#') {
            if let Some((book, label)) = parse_target(target) {
                // A whole book stands on no page.
                let page = self.wants_page(behind, !label.as_str().is_empty());
                out.push(Inline::Reference(Reference { book, label, words, page, span }));
            } else {
                self.report(prose::bad_reference(span, address));
                out.append(&mut words);
            }
            return;
        }
        self.wants_page(behind, false);
        let url = match kind {
            LinkType::Email => format!("mailto:{address}"),
            _ => address.replace(' ', "%20"),
        };
        if !is_allowed(&url) {
            self.report(prose::bad_address(span, address));
            out.append(&mut words);
            return;
        }
        if words.is_empty() {
            words.push(Inline::Text(Spanned::new(address.to_owned(), span)));
        }
        out.push(Inline::Link { url, words });
    }

    /// Tells whether the page is asked for, and tells of attributes that mean nothing here.
    fn wants_page(&mut self, behind: Attributes, may: bool) -> bool {
        if let Some(id) = &behind.id {
            let word = Spanned::new(format!("#{id}"), id.span);
            self.report(attribute::bad_attribute(&word));
        }
        let attributes = self.only(behind, &[], true);
        let known = |class: &str| may && class == PAGE;
        for class in attributes.classes.iter().filter(|class| !known(class)) {
            self.report(attribute::class_not_here(class));
        }
        attributes.classes.iter().any(|class| known(class))
    }
}

/// Reads `id`, `buku-2:id` or `buku-2`.
fn parse_target(target: &str) -> Option<(Option<usize>, Id)> {
    let (prefix, label) = match target.split_once(':') {
        Some((prefix, label)) => (prefix, Some(label)),
        None => (target, None),
    };
    let number = prefix.strip_prefix("buku-").filter(|n| n.bytes().all(|b| b.is_ascii_digit()));
    match (number.and_then(|number| number.parse().ok()), label) {
        (Some(book), None) => Some((Some(book), Id::default())),
        (Some(book), Some(label)) if Id::is_valid(label) => Some((Some(book), Id::from(label))),
        (None, None) if Id::is_valid(target) => Some((None, Id::from(target))),
        _ => None,
    }
}

/// Tells whether an address may stand in a book.
fn is_allowed(url: &str) -> bool {
    let scheme = url.split(':').next().unwrap_or_default().to_ascii_lowercase();
    let rest = url.get(scheme.len() + 1..).unwrap_or_default();
    let plain = !url.chars().any(|c| c.is_whitespace() || c.is_control());
    let web =
        matches!(scheme.as_str(), "http" | "https") && rest.len() > 2 && rest.starts_with("//");
    plain && (web || (scheme == "mailto" && rest.contains('@')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_a_label_or_a_book_or_both() {
        assert_eq!(parse_target("tbl-x"), Some((None, Id::from("tbl-x"))));
        assert_eq!(parse_target("buku-2"), Some((Some(2), Id::default())));
        assert_eq!(parse_target("buku-2:rpjmd"), Some((Some(2), Id::from("rpjmd"))));
        assert_eq!(parse_target("buku-lama"), Some((None, Id::from("buku-lama"))));
        for bad in ["", "a b", "buku-2:", "x:y", "buku-99999999999999999999:a"] {
            assert_eq!(parse_target(bad), None, "{bad}");
        }
    }

    #[test]
    fn only_web_and_mail_addresses_leave_the_plan() {
        assert!(is_allowed("https://slemankab.go.id"));
        assert!(is_allowed("HTTP://a"));
        assert!(is_allowed("mailto:a@b.go.id"));
        for bad in ["javascript:alert(1)", "file:///etc/passwd", "bab-2.md", "https://", "//a", ""]
        {
            assert!(!is_allowed(bad), "{bad}");
        }
    }
}
