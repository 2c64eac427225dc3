//! What one output prints, and what in it can be led to.

use std::collections::BTreeSet;

use crate::model::book::{
    Anchor, Book, Chapter, Edition, Element, ElementKind, Matter, MatterBody, Section,
};

/// One output: a book of its own, or the volume.
pub(super) struct Scope<'a> {
    /// Everything.
    pub(super) edition: &'a Edition,
    /// The book of its own; `None` for the volume.
    pub(super) single: Option<&'a Book>,
    /// Labels that this output prints.
    anchors: BTreeSet<String>,
    /// Labels that any output of the edition prints.
    known: BTreeSet<String>,
}

/// Returns the label of an anchor; a whole book has an empty id.
pub(super) fn label(anchor: &Anchor) -> String {
    format!("{}:{}", anchor.book, anchor.id)
}

/// Returns the anchor of the leaf before all appendices of the volume.
pub(super) const APPENDICES: &str = "0:!lampiran";

impl<'a> Scope<'a> {
    /// Makes the scope of a book of its own.
    pub(super) fn single(edition: &'a Edition, book: &'a Book) -> Self {
        Self::new(edition, Some(book))
    }

    /// Makes the scope of the volume.
    pub(super) fn volume(edition: &'a Edition) -> Self {
        Self::new(edition, None)
    }

    fn new(edition: &'a Edition, single: Option<&'a Book>) -> Self {
        let mut scope = Self { edition, single, anchors: BTreeSet::new(), known: BTreeSet::new() };
        let mut found = Found::default();
        scope.books().into_iter().for_each(|book| found.book(book));
        found.matters(scope.front());
        found.matters(scope.back());
        scope.anchors = found.0;
        let mut known = Found::default();
        for book in &edition.books {
            known.book(book);
            known.matters(&book.front);
            known.matters(&book.back);
        }
        known.matters(&edition.volume.front);
        known.matters(&edition.volume.back);
        scope.known = known.0;
        scope
    }

    /// Lists the books that it prints.
    pub(super) fn books(&self) -> Vec<&'a Book> {
        self.single.map_or_else(|| self.edition.books.iter().collect(), |book| vec![book])
    }

    /// Returns its front matter.
    pub(super) fn front(&self) -> &'a [Matter] {
        self.single.map_or(&self.edition.volume.front, |book| &book.front)
    }

    /// Returns its back matter.
    pub(super) fn back(&self) -> &'a [Matter] {
        self.single.map_or(&self.edition.volume.back, |book| &book.back)
    }

    /// Returns the label of an anchor, if this output prints what it marks.
    pub(super) fn label(&self, anchor: &Anchor) -> Option<String> {
        Some(label(anchor)).filter(|label| self.prints(label))
    }

    /// Tells whether this output prints what a label marks.
    pub(super) fn prints(&self, label: &str) -> bool {
        self.anchors.contains(label)
    }

    /// Tells whether some output of the edition prints what a label marks.
    pub(super) fn knows(&self, label: &str) -> bool {
        self.known.contains(label)
    }

    /// Lists the labels that only other outputs print.
    pub(super) fn beyond(&self) -> impl Iterator<Item = &str> {
        self.known.difference(&self.anchors).map(String::as_str)
    }
}

/// Anchors found so far.
#[derive(Default)]
struct Found(BTreeSet<String>);

impl Found {
    fn add(&mut self, anchor: &Anchor) {
        self.0.insert(label(anchor));
    }

    fn book(&mut self, book: &Book) {
        self.add(&Anchor { book: book.number, id: String::new() });
        book.chapters.iter().chain(&book.appendices).for_each(|chapter| self.chapter(chapter));
        if !book.appendices.is_empty() {
            self.0.insert(APPENDICES.to_owned());
        }
    }

    fn matters(&mut self, matters: &[Matter]) {
        matters.iter().for_each(|matter| self.matter(matter));
    }

    fn matter(&mut self, matter: &Matter) {
        self.add(&matter.anchor);
        match &matter.body {
            MatterBody::Prose(chapter, _) => self.chapter(chapter),
            MatterBody::Sources(sources) => {
                self.0.extend(sources.iter().map(|source| source.id.clone()));
            }
            _ => {}
        }
    }

    fn chapter(&mut self, chapter: &Chapter) {
        self.add(&chapter.anchor);
        self.elements(&chapter.elements);
        chapter.sections.iter().for_each(|section| self.section(section));
        chapter.notes.iter().for_each(|note| self.elements(note));
    }

    fn section(&mut self, section: &Section) {
        self.add(&section.anchor);
        self.elements(&section.elements);
        section.sections.iter().for_each(|inner| self.section(inner));
    }

    fn elements(&mut self, elements: &[Element]) {
        for element in elements {
            match &element.kind {
                ElementKind::Table(exhibit) => self.add(&exhibit.anchor),
                ElementKind::Figure(exhibit) => self.add(&exhibit.anchor),
                ElementKind::Chart(exhibit) => self.add(&exhibit.anchor),
                ElementKind::List { items, .. } => {
                    items.iter().for_each(|item| self.elements(item));
                }
                ElementKind::Quote(inner) | ElementKind::Callout(_, inner) => self.elements(inner),
                _ => {}
            }
        }
    }
}
