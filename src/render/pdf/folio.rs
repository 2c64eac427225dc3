//! Numbers of pages that the text itself names: references with pages.
//!
//! They are known once everything is laid out. Until then a number of common width stands in
//! their place, so that knowing them rarely moves anything.

use std::collections::{BTreeMap, BTreeSet};

use typst::foundations::Label;
use typst::introspection::Introspector;
use typst::model::Numbering;
use typst::utils::PicoStr;
use typst_layout::{Page, PagedDocument};

/// What stands for a number that is not known yet.
const GUESS: &str = "00";

/// Numbers of pages as printed, by the label of what stands there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Folios {
    known: BTreeMap<String, String>,
    /// Whether what is not known may yet be found.
    open: bool,
}

impl Folios {
    /// Starts without any number.
    pub(super) fn unknown() -> Self {
        Self { known: BTreeMap::new(), open: true }
    }

    /// Returns the number of the page on which a label stands; none if nothing prints it.
    pub(super) fn of(&self, label: &str) -> Option<&str> {
        self.known.get(label).map(String::as_str).or(self.open.then_some(GUESS))
    }

    /// Takes the numbers of some labels from a layout; what it does not print has none.
    pub(super) fn read(&mut self, document: &PagedDocument, labels: &BTreeSet<String>) {
        for label in labels {
            match page_of(document, label).and_then(|at| document.pages().get(at)) {
                Some(page) => drop(self.known.insert(label.clone(), folio(page))),
                None => drop(self.known.remove(label)),
            }
        }
    }

    /// Tells that what is not known now never will be.
    pub(super) fn close(&mut self) {
        self.open = false;
    }

    /// Gives up the numbers that changed once more: they would never come to rest.
    pub(super) fn keep_steady(&mut self, before: &Self) {
        self.known.retain(|label, folio| before.known.get(label) == Some(&*folio));
    }
}

/// Returns the page, from 0, on which a label stands.
pub(super) fn page_of(document: &PagedDocument, label: &str) -> Option<usize> {
    let label = Label::new(PicoStr::intern(label))?;
    let introspector = document.introspector();
    let place = introspector.query_label(label).ok()?.location()?;
    Some(introspector.page(place)?.get() - 1)
}

/// Returns the number that a page bears.
pub(super) fn folio(page: &Page) -> String {
    let words = match &page.numbering {
        Some(Numbering::Pattern(pattern)) => pattern.apply(None, &[page.number]).ok(),
        _ => None,
    };
    words.map_or_else(|| page.number.to_string(), |words| words.to_string())
}
