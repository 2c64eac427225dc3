//! Where everything stands that can be pointed at.

use std::collections::BTreeMap;

use crate::model::book::{
    Chapter, Element, ElementKind, Exhibit, Image, Matter, MatterBody, Section,
};
use crate::model::chart::Chart;
use crate::model::scheme::MatterKind;
use crate::model::table::Table;
use crate::render::html::site::{Content, Page, Site, list_is_shown};

/// Where something stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// The page, by its place in the site.
    pub page: usize,
    /// The id on the page; none for the page as a whole.
    pub id: Option<&'a str>,
    /// What it is.
    pub what: What<'a>,
}

/// What stands at a place.
#[derive(Clone, Copy)]
pub(super) enum What<'a> {
    /// A page as a whole, or a list on it.
    Page,
    /// A section.
    Section(&'a Section),
    /// A table.
    Table(&'a Exhibit<Table>),
    /// A figure.
    Figure(&'a Exhibit<Image>),
    /// A chart.
    Chart(&'a Exhibit<Chart>),
}

/// Finds the place of every anchor: of a book (0 for the plan) and an id.
pub(super) fn find<'a>(site: &Site<'a>) -> BTreeMap<(usize, &'a str), Place<'a>> {
    let mut places = BTreeMap::new();
    for (page, shown) in site.pages.iter().enumerate() {
        if let Content::Chapter(chapter, ..) = shown.content {
            let whole = Place { page, id: None, what: What::Page };
            places.insert((shown.book, chapter.anchor.id.as_str()), whole);
            let mut add = |id: &'a str, what: What<'a>| {
                places.insert((shown.book, id), Place { page, id: Some(id), what });
            };
            below_elements(&chapter.elements, &mut add);
            below_sections(&chapter.sections, &mut add);
            chapter.notes.iter().for_each(|note| below_elements(note, &mut add));
        }
    }
    let edition = site.edition;
    let volume = edition.volume.front.iter().chain(&edition.volume.back);
    for matter in volume {
        places.extend(matter_place(site, matter, 0));
    }
    for book in &edition.books {
        for matter in book.front.iter().chain(&book.back) {
            places.extend(matter_place(site, matter, book.number));
        }
    }
    places
}

fn matter_place<'a>(
    site: &Site<'a>,
    matter: &'a Matter,
    book: usize,
) -> Option<((usize, &'a str), Place<'a>)> {
    let id = matter.anchor.id.as_str();
    let own = |page: &Page<'_>| match page.content {
        Content::Chapter(chapter, ..) => page.book == book && is_prose(matter, chapter),
        Content::Sheet(shown) | Content::Index(shown, _) => std::ptr::eq(shown, matter),
        _ => false,
    };
    let lists = || match book {
        0 => site.pages.iter().position(|page| matches!(page.content, Content::Contents)),
        _ => site.cover(book),
    };
    let (page, id_there) = match matter.kind {
        MatterKind::Cover | MatterKind::HalfTitle | MatterKind::Imprint => (site.cover(book), None),
        MatterKind::Terms => (site.terms_page(), None),
        MatterKind::Bibliography => (site.sources_page(), None),
        MatterKind::Contents => (lists(), None),
        MatterKind::Tables | MatterKind::Figures | MatterKind::Appendices => {
            (lists(), list_is_shown(matter).then_some(id))
        }
        MatterKind::Prose | MatterKind::Approval | MatterKind::Commitment | MatterKind::Index => {
            (site.pages.iter().position(own), None)
        }
    };
    Some(((book, id), Place { page: page?, id: id_there, what: What::Page }))
}

fn is_prose(matter: &Matter, shown: &Chapter) -> bool {
    matches!(&matter.body, MatterBody::Prose(chapter, _) if std::ptr::eq(chapter, shown))
}

fn below_sections<'a>(sections: &'a [Section], add: &mut impl FnMut(&'a str, What<'a>)) {
    for section in sections {
        add(&section.anchor.id, What::Section(section));
        below_elements(&section.elements, add);
        below_sections(&section.sections, add);
    }
}

fn below_elements<'a>(elements: &'a [Element], add: &mut impl FnMut(&'a str, What<'a>)) {
    for element in elements {
        match &element.kind {
            ElementKind::Table(exhibit) => add(&exhibit.anchor.id, What::Table(exhibit)),
            ElementKind::Figure(exhibit) => add(&exhibit.anchor.id, What::Figure(exhibit)),
            ElementKind::Chart(exhibit) => add(&exhibit.anchor.id, What::Chart(exhibit)),
            ElementKind::List { items, .. } => {
                for item in items {
                    below_elements(item, add);
                }
            }
            ElementKind::Quote(inner) | ElementKind::Callout(_, inner) => {
                below_elements(inner, add);
            }
            _ => {}
        }
    }
}
