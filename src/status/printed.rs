//! The edition by place: the number of every part, and its tables and charts without data.

use std::collections::BTreeMap;

use crate::model::book::{
    Anchor, Chapter, Edition, Element, ElementKind, Matter, MatterBody, Section,
};
use crate::source::Span;

/// A part as it is printed.
#[derive(Debug, Clone)]
pub(super) struct Printed {
    /// BAB III or 3.1.
    pub number: String,
    /// Where it is printed.
    pub anchor: Anchor,
    /// Numbers of its tables that have no row and of its charts that show nothing, with places.
    pub empty: Vec<(String, Span)>,
}

/// All printed parts by book and heading.
pub(super) type Index = BTreeMap<(usize, Span), Printed>;

/// Makes the index of an edition.
pub(super) fn index(edition: &Edition) -> Index {
    let mut out = Index::new();
    for book in &edition.books {
        matters(book.number, book.front.iter().chain(&book.back), &mut out);
        for chapter in book.chapters.iter().chain(&book.appendices) {
            add(book.number, chapter, &mut out);
        }
    }
    matters(0, edition.volume.front.iter().chain(&edition.volume.back), &mut out);
    out
}

fn matters<'a>(book: usize, all: impl Iterator<Item = &'a Matter>, out: &mut Index) {
    for matter in all {
        if let MatterBody::Prose(chapter, _) = &matter.body {
            add(book, chapter, out);
        }
    }
}

fn add(book: usize, chapter: &Chapter, out: &mut Index) {
    for section in &chapter.sections {
        let mut empty = Vec::new();
        tables(section, &mut empty);
        let (number, anchor) = (section.number.clone(), section.anchor.clone());
        out.insert((book, section.span), Printed { number, anchor, empty });
    }
    let mut empty = Vec::new();
    chapter.elements.iter().for_each(|element| table(element, &mut empty));
    let (number, anchor) = (chapter.full_number(), chapter.anchor.clone());
    out.insert((book, chapter.span), Printed { number, anchor, empty });
}

fn tables(section: &Section, out: &mut Vec<(String, Span)>) {
    section.elements.iter().for_each(|element| table(element, out));
    section.sections.iter().for_each(|inner| tables(inner, out));
}

fn table(element: &Element, out: &mut Vec<(String, Span)>) {
    match &element.kind {
        ElementKind::Table(table) if table.body.body_rows() == 0 => {
            out.push((table.full_number(), element.span));
        }
        ElementKind::Chart(chart) if chart.body.empty => {
            out.push((chart.full_number(), element.span));
        }
        _ => {}
    }
}
