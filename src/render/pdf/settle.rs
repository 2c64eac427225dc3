//! Lays outputs out until the pages that their text names are the pages where things stand.
//!
//! An output that names no page is laid out once. One that does is bound again with what was
//! found, and typst lays out anew only what changed. A book of its own that quotes pages of
//! others quotes those of their own PDFs, so these are laid out first, whether they are wanted or
//! not.

use std::collections::{BTreeMap, BTreeSet};

use typst_layout::PagedDocument;

use crate::model::book::Book;
use crate::render::RenderError;
use crate::render::pdf::export::compile;
use crate::render::pdf::folio::Folios;
use crate::render::pdf::index::{self, Sightings};
use crate::render::pdf::scope::Scope;
use crate::render::pdf::world::PdfWorld;
use crate::render::pdf::{Bound, Shop};

/// After so many layouts a number that still changes is printed no more.
const PATIENCE: usize = 4;

/// What is known of the pages that an output names.
#[derive(Clone, Copy)]
pub(super) struct Named<'f> {
    /// Pages of its own.
    pub(super) near: &'f Folios,
    /// Pages of other books.
    pub(super) far: &'f Folios,
    /// Pages that its index names.
    pub(super) index: &'f Sightings,
}

/// Labels whose pages an output names.
#[derive(Default)]
pub(super) struct Asked {
    /// Those that it prints itself.
    pub(super) near: BTreeSet<String>,
    /// Those that other books print.
    pub(super) far: BTreeSet<String>,
}

/// An output that has come to rest.
pub(super) struct Settled<'a> {
    /// Its files.
    pub(super) world: PdfWorld<'a>,
    /// Its pages.
    pub(super) document: PagedDocument,
    /// The labels whose pages it names.
    pub(super) asked: Asked,
    /// What it says of pages.
    pub(super) known: Known,
    /// How often it was laid out.
    #[cfg_attr(not(test), expect(dead_code, reason = "tests count layouts"))]
    pub(super) layouts: usize,
}

/// What is known of the pages of an output itself.
#[derive(Clone, Default)]
pub(super) struct Known {
    /// Pages that its text names.
    near: Folios,
    /// Pages that its index names.
    index: Sightings,
}

impl Known {
    /// Starts without any page.
    pub(super) fn nothing() -> Self {
        Self { near: Folios::unknown(), index: Sightings::new() }
    }

    /// Joins it with what is known of other books.
    pub(super) fn named<'f>(&'f self, far: &'f Folios) -> Named<'f> {
        Named { near: &self.near, far, index: &self.index }
    }
}

impl<'a> Shop<'a> {
    /// Lays out one output; `far` are the pages of other books.
    pub(super) fn settle(
        &self,
        single: Option<&'a Book>,
        far: &Folios,
    ) -> Result<Settled<'a>, Vec<RenderError>> {
        let (scope, known) = (self.scope(single), Known::nothing());
        let bound = self.bind(&scope, known.named(far))?;
        self.settle_from(&scope, far, known, bound)
    }

    /// Lays out one output that was bound with what is known of its pages already.
    pub(super) fn settle_from(
        &self,
        scope: &Scope<'a>,
        far: &Folios,
        mut known: Known,
        mut bound: Bound<'a>,
    ) -> Result<Settled<'a>, Vec<RenderError>> {
        let mut layouts = 0;
        loop {
            layouts += 1;
            let document = compile(&bound.world)?;
            let mut near = Folios::default();
            near.read(&document, &bound.asked.near);
            if layouts > PATIENCE {
                near.keep_steady(&known.near);
            }
            let index = index::sightings(&document, scope);
            let steady = bound.asked.near.is_empty() || near == known.near;
            let moved = self.turns.learn(&document);
            if steady && index == known.index && !moved || layouts > 2 * PATIENCE {
                let Bound { world, asked } = bound;
                return Ok(Settled { world, document, asked, known, layouts });
            }
            known = Known { near, index };
            bound = self.bind(scope, known.named(far))?;
        }
    }

    /// Finds the pages that books of their own quote of each other.
    pub(super) fn quoted(&self, books: &[&'a Book]) -> Result<Folios, Vec<RenderError>> {
        let (asked, quoting) = self.follow(books)?;
        let mut folios = Folios::unknown();
        let mut due: Vec<usize> = asked.keys().copied().collect();
        for layouts in 1.. {
            let before = folios.clone();
            for (number, labels) in asked.iter().filter(|(number, _)| due.contains(number)) {
                let book = self.edition.books.iter().find(|book| book.number == *number);
                let settled = self.settle(book, &folios)?;
                folios.read(&settled.document, labels);
            }
            if layouts > PATIENCE {
                folios.keep_steady(&before);
            }
            due.retain(|number| quoting.contains(number));
            if due.is_empty() || folios == before {
                break;
            }
        }
        folios.close();
        Ok(folios)
    }

    /// Lists the labels that are quoted, by their book, and the books that quote: those that are
    /// asked for, and whatever they lead to.
    fn follow(&self, books: &[&'a Book]) -> Result<(Quotes, BTreeSet<usize>), Vec<RenderError>> {
        let mut asked = Quotes::new();
        let mut quoting = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut open: Vec<&'a Book> = books.to_vec();
        while let Some(book) = open.pop() {
            if !seen.insert(book.number) {
                continue;
            }
            let (near, far) = (Known::nothing(), Folios::unknown());
            let bound = self.bind(&self.scope(Some(book)), near.named(&far))?;
            for other in self.edition.books.iter().filter(|other| other.number != book.number) {
                let prefix = format!("{}:", other.number);
                let labels = bound.asked.far.iter().filter(|label| label.starts_with(&prefix));
                let labels: BTreeSet<String> = labels.cloned().collect();
                if labels.is_empty() {
                    continue;
                }
                quoting.insert(book.number);
                asked.entry(other.number).or_default().extend(labels);
                open.push(other);
            }
        }
        Ok((asked, quoting))
    }
}

/// Labels whose pages are quoted, by their book.
type Quotes = BTreeMap<usize, BTreeSet<String>>;
