//! Sets an edition as Indonesian print does: quotation marks, dashes, and spaces that hold what
//! belongs together, alike for print and web.
//!
//! Here every piece of the edition is visited; [`line`](mod@line) says what happens in a line. Code,
//! formulas and addresses are never touched; bibliographies are set by their citation style.

mod bind;
mod line;
mod mark;

use crate::model::book::{
    Book, Chapter, Edition, Element, ElementKind, Exhibit, Matter, MatterBody, Run, Section,
    Signatory,
};
use crate::model::table::{Row, Table};

use line::{line, words};

/// Sets everything that an edition prints.
pub(super) fn set(edition: &mut Edition) {
    let meta = &mut edition.meta;
    let facts = [&mut meta.title, &mut meta.work, &mut meta.government];
    let optional = [&mut meta.agency, &mut meta.address, &mut meta.notice];
    facts.into_iter().chain(optional.into_iter().flatten()).for_each(words);
    edition.books.iter_mut().for_each(book);
    words(&mut edition.volume.title);
    edition.volume.front.iter_mut().chain(&mut edition.volume.back).for_each(matter);
}

fn book(book: &mut Book) {
    words(&mut book.title);
    book.front.iter_mut().chain(&mut book.back).for_each(matter);
    book.chapters.iter_mut().chain(&mut book.appendices).for_each(chapter);
}

fn matter(matter: &mut Matter) {
    words(&mut matter.title);
    match &mut matter.body {
        // The index finds its words in what is printed.
        MatterBody::Generated | MatterBody::Sources(_) | MatterBody::Index(_) => {}
        MatterBody::Prose(own, signature) => {
            chapter(own);
            signature.iter_mut().for_each(|own| signatory(&mut own.by));
        }
        MatterBody::List(entries) => entries.iter_mut().for_each(|own| line(&mut own.title)),
        MatterBody::Terms(entries) => {
            for own in entries {
                line(&mut own.name);
                own.meaning.iter_mut().for_each(words);
            }
        }
        MatterBody::Approval(sheet) => {
            sheet.facts.iter_mut().for_each(|(_, own)| words(own));
            for own in &mut sheet.blocks {
                words(&mut own.role);
                signatory(&mut own.by);
            }
        }
        MatterBody::Commitment(lines) => {
            for own in lines {
                words(&mut own.text);
                signatory(&mut own.by);
            }
        }
    }
}

fn signatory(own: &mut Signatory) {
    words(&mut own.office);
    own.name.iter_mut().chain(&mut own.under).for_each(words);
}

fn chapter(chapter: &mut Chapter) {
    line(&mut chapter.title);
    chapter.lead.iter_mut().for_each(|lead| line(lead));
    elements(&mut chapter.elements);
    chapter.sections.iter_mut().for_each(section);
    chapter.notes.iter_mut().for_each(|note| elements(note));
}

fn section(own: &mut Section) {
    line(&mut own.title);
    elements(&mut own.elements);
    own.sections.iter_mut().for_each(section);
}

fn elements(all: &mut [Element]) {
    for element in all {
        match &mut element.kind {
            ElementKind::Paragraph(runs) | ElementKind::Minor(runs) => line(runs),
            ElementKind::List { items, .. } => items.iter_mut().for_each(|item| elements(item)),
            ElementKind::Quote(inner) | ElementKind::Callout(_, inner) => elements(inner),
            ElementKind::Table(own) | ElementKind::Data { table: own, .. } => {
                exhibit(own);
                table(&mut own.body);
            }
            ElementKind::Figure(own) => {
                exhibit(own);
                words(&mut own.body.alt);
            }
            // Words of a drawing are measured as they are.
            ElementKind::Chart(own) => {
                exhibit(own);
                words(&mut own.body.alt);
            }
            ElementKind::Code { .. } | ElementKind::Math(_) | ElementKind::Rule => {}
        }
    }
}

fn exhibit<T>(own: &mut Exhibit<T>) {
    line(&mut own.caption);
    own.source.iter_mut().for_each(|source: &mut Vec<Run>| line(source));
    own.note.iter_mut().for_each(words);
}

fn table(table: &mut Table) {
    table.bands.iter_mut().for_each(|band| words(&mut band.title));
    table.columns.iter_mut().for_each(|column| line(&mut column.title));
    for row in &mut table.rows {
        match row {
            Row::Body(cells) => {
                cells.iter_mut().flat_map(|cell| &mut cell.lines).for_each(|l| line(l))
            }
            Row::Group(group) => {
                words(&mut group.title);
                group.note.iter_mut().for_each(words);
            }
            Row::Sum { label, cells, .. } => {
                words(label);
                let cells = cells.iter_mut().flatten();
                cells.flat_map(|cell| &mut cell.lines).for_each(|l| line(l));
            }
        }
    }
}
