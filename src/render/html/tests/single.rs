//! One file for each book, and for the volume.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::book::Edition;
use crate::output::Artifacts;
use crate::render::html::embed;
use crate::render::{Format, Selection, html};
use crate::template::Templates;

use super::fixture::{chart, edition};
use super::{attribute, decode, ids, pages, selection, tags, unescape};

fn render(edition: &Edition, selection: &Selection) -> Artifacts {
    let own = BTreeMap::new();
    html::render_single(edition, Templates::new(&own), selection, &|_| {}).unwrap()
}

fn all() -> Artifacts {
    let mut edition = edition();
    edition.books[0].chapters[1].elements.extend(chart());
    render(&edition, &selection(&[Format::HtmlSingle]))
}

/// Cuts out what stands between two words, wherever they stand; returns the rest, and the pieces.
fn without<'t>(page: &'t str, open: &str, close: &str) -> (String, Vec<&'t str>) {
    let (mut rest, mut out, mut pieces) = (page, String::new(), Vec::new());
    while let Some((before, after)) = rest.split_once(open) {
        let (piece, tail) = after.split_once(close).unwrap();
        out.push_str(before);
        pieces.push(piece);
        rest = tail;
    }
    (out + rest, pieces)
}

/// Returns a page without its style and scripts.
fn markup(page: &str) -> String {
    let (page, _) = without(page, "<style>", "</style>");
    without(&page, "<script>", "</script>").0
}

#[test]
fn ids_are_unique_and_every_link_arrives() {
    let files = all();
    assert_eq!(pages(&files).len(), 3, "two books and the volume");
    for (path, page) in pages(&files) {
        let page = markup(page);
        let all = ids(&page);
        let once: BTreeSet<&String> = all.iter().collect();
        assert_eq!(once.len(), all.len(), "{path}: {all:?}");
        for tag in tags(&page).iter().filter(|tag| tag.name == "a" && !tag.closes) {
            let address = unescape(attribute(tag, "href").unwrap());
            match address.strip_prefix('#') {
                Some(id) => assert!(all.contains(&decode(id)), "{path}: no {id}"),
                None => assert!(address.starts_with("https://"), "{path}: {address}"),
            }
        }
        for tag in tags(&page) {
            let names = attribute(&tag, "aria-labelledby").unwrap_or_default();
            for name in names.split_whitespace() {
                assert!(all.contains(&unescape(name)), "{path}: no {name}");
            }
        }
    }
}

#[test]
fn nothing_is_loaded_and_the_policy_allows_what_stands_in_the_file() {
    for (path, page) in pages(&all()) {
        for tag in tags(&markup(page)) {
            assert!(!["script", "style"].contains(&tag.name), "{path}");
            if let Some(address) = attribute(&tag, "src") {
                assert!(address.starts_with("data:image/"), "{path}: {address}");
            }
            assert!(attribute(&tag, "rel") != Some("stylesheet"), "{path}");
        }
        let (_, styles) = without(page, "<style>", "</style>");
        let (_, scripts) = without(page, "<script>", "</script>");
        assert_eq!((styles.len(), scripts.len()), (1, 2), "{path}");
        for (what, texts) in [("style-src", styles), ("script-src", scripts)] {
            for text in texts {
                let hash = embed::hash(text);
                let policy = page.split(what).nth(1).unwrap().split(';').next().unwrap();
                assert!(policy.contains(&format!("'sha256-{hash}'")), "{path}: {what}");
            }
        }
        assert!(!page.contains("url(lurik.svg)"), "{path}: pictures of the style come along");
    }
}

#[test]
fn other_books_are_words_and_the_volume_links_them() {
    let files = all();
    let pages = pages(&files);
    let book = markup(pages["html-single/buku-1.html"]);
    assert!(book.contains("Buku 2") && !book.contains("#buku-2."), "a book alone");
    let volume = markup(pages["html-single/master-plan.html"]);
    assert!(volume.contains("href=\"#buku-2."), "the volume");
    assert!(volume.contains("id=\"buku-1.pendahuluan\"") && volume.contains("id=\"buku-2."));
}

#[test]
fn only_what_is_chosen_is_made() {
    let selection = Selection { books: vec![2], ..Selection::default() };
    let files = render(&edition(), &selection);
    let paths: Vec<&str> = files.iter().map(|(path, _)| path).collect();
    assert_eq!(paths, ["html-single/buku-2.html"]);
}
