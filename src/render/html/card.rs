//! Cards: what a reference points at on another page, in short, to be shown beside the reference.

use serde::Serialize;

use crate::model::book::{Anchor, Element, ElementKind, Exhibit, Provenance, Run, plain};
use crate::model::table::{Cell, Row, SumKind, Table};
use crate::render::html::frame::name;
use crate::render::html::inline::Line;
use crate::render::html::places::{Place, What};
use crate::render::html::scribe::Scribe;
use crate::render::html::site::Content;
use crate::render::html::table::row_head;

/// Rows of a table that a card shows.
const ROWS: usize = 4;

/// What is pointed at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target<'a> {
    /// Something of a book.
    Place(Anchor),
    /// A source, by its id.
    Source(String),
    /// Where a quoted number comes from.
    Fact(&'a Provenance),
}

impl Target<'_> {
    /// Returns the id of the card.
    pub(super) fn id(&self) -> String {
        match self {
            Self::Place(anchor) => format!("kartu:{}:{}", anchor.book, anchor.id),
            Self::Source(id) => format!("kartu:{id}"),
            Self::Fact(own) => format!("kartu:angka:{}", own.key.replace(' ', "-")),
        }
    }
}

/// A card.
#[derive(Debug, Serialize)]
pub(super) struct CardView<'a> {
    id: String,
    /// Tabel 3.4, BAB III.
    number: String,
    title: Line<'a>,
    unit: Option<&'a str>,
    /// Buku 2, BAB III.
    place: String,
    body: Body<'a>,
}

impl<'a> CardView<'a> {
    fn new(target: &Target<'_>, number: String, title: Line<'a>, body: Body<'a>) -> Self {
        Self { id: target.id(), number, title, unit: None, place: String::new(), body }
    }
}

/// What stands below the title.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Body<'a> {
    Words { line: Line<'a> },
    Rows { heads: Vec<String>, rows: Vec<CardRow>, more: usize },
    Picture { src: String, alt: &'a str },
    Nothing,
}

/// The first and the last cell of a row.
#[derive(Debug, Serialize)]
struct CardRow {
    cells: Vec<String>,
    total: bool,
}

impl<'a> Scribe<'_, 'a> {
    /// Asks for the card of something on another page; returns its id. What stands on this page
    /// is its own card.
    pub(super) fn card_of(&mut self, target: Target<'a>) -> Option<String> {
        if let Target::Place(anchor) = &target {
            let place = self.site.place(anchor)?;
            if place.page == self.page {
                return None;
            }
        }
        let id = target.id();
        self.cards.insert(target);
        Some(id)
    }

    /// Prepares all cards that the page asks for.
    pub(super) fn cards(&mut self) -> Vec<CardView<'a>> {
        let wanted = std::mem::take(&mut self.cards);
        wanted.iter().filter_map(|target| self.card_view(target)).collect()
    }

    fn card_view(&mut self, target: &Target<'a>) -> Option<CardView<'a>> {
        let anchor = match target {
            Target::Place(anchor) => anchor,
            Target::Source(id) => {
                let source = self.site.sources.iter().find(|source| source.id == *id)?;
                let body = Body::Words { line: self.label(&source.full) };
                return Some(CardView::new(target, String::new(), Line::Plain(""), body));
            }
            Target::Fact(own) => {
                let body = Body::Words { line: Line::Plain(&own.how) };
                let title = Line::Plain("Angka kutipan");
                let mut card = CardView::new(target, String::new(), title, body);
                let place = own.table.as_ref().and_then(|table| self.site.place(table));
                card.place = place.map_or_else(String::new, |place| self.exact_words_of(place));
                return Some(card);
            }
        };
        let place = self.site.place(anchor)?;
        let (number, title, body) = self.content(place);
        let mut card = CardView::new(target, number, title, body);
        if let What::Table(table) = place.what {
            card.unit = table.unit.as_deref();
        }
        card.place = self.words_of(place);
        Some(card)
    }

    /// Prepares number, title and what stands below them.
    fn content(&mut self, place: Place<'a>) -> (String, Line<'a>, Body<'a>) {
        match place.what {
            What::Page => {
                let shown = &self.site.pages[place.page];
                let own = name(self.site.edition, shown);
                let opening = match shown.content {
                    Content::Chapter(chapter, ..) => {
                        chapter.lead.as_deref().or_else(|| first_paragraph(&chapter.elements))
                    }
                    _ => None,
                };
                (own.label, self.title(own.title), self.opening(opening))
            }
            What::Section(section) => {
                let body = self.opening(first_paragraph(&section.elements));
                (section.number.clone(), self.label(&section.title), body)
            }
            What::Table(table) => (table.full_number(), self.label(&table.caption), rows(table)),
            What::Chart(chart) => {
                let body = Body::Words { line: Line::Plain(&chart.body.alt) };
                (chart.full_number(), self.label(&chart.caption), body)
            }
            What::Figure(figure) => {
                let body = match self.site.media(self.page, &figure.body.path) {
                    Some(src) => Body::Picture { src, alt: &figure.body.alt },
                    None => Body::Nothing,
                };
                (figure.full_number(), self.label(&figure.caption), body)
            }
        }
    }

    /// Names a table, and where it stands unless that is this page: Tabel 3.4, Buku 2, BAB III.
    fn exact_words_of(&self, place: Place<'a>) -> String {
        let number = match place.what {
            What::Table(table) => table.full_number(),
            _ => String::new(),
        };
        if place.page == self.page { number } else { format!("{number}, {}", self.words_of(place)) }
    }

    /// Says where something stands: the book, unless it is this one, and the page around it.
    fn words_of(&self, place: Place<'a>) -> String {
        let site = self.site;
        let shown = &site.pages[place.page];
        let here = site.pages[self.page].book;
        let book = site.edition.books.iter().find(|book| book.number == shown.book);
        let book = book.filter(|book| book.number != here).map(|book| book.label.clone());
        let page = name(site.edition, shown);
        let page = if page.label.is_empty() { page.title.plain() } else { page.label };
        let page = Some(page).filter(|_| !matches!(place.what, What::Page));
        book.into_iter().chain(page).collect::<Vec<_>>().join(", ")
    }

    fn opening(&mut self, runs: Option<&'a [Run]>) -> Body<'a> {
        runs.map_or(Body::Nothing, |runs| Body::Words { line: self.label(runs) })
    }
}

fn first_paragraph(elements: &[Element]) -> Option<&[Run]> {
    elements.iter().find_map(|element| match &element.kind {
        ElementKind::Paragraph(runs) => Some(runs.as_slice()),
        _ => None,
    })
}

/// Shows the name and the last cell of the first rows, and of the total.
fn rows<'a>(exhibit: &Exhibit<Table>) -> Body<'a> {
    let table = &exhibit.body;
    let last = table.columns.len().saturating_sub(1);
    let first = table.rows.iter().find_map(|row| match row {
        Row::Body(cells) => Some(
            cells.iter().position(|cell| cell.head).or_else(|| row_head(cells, table)).unwrap_or(0),
        ),
        _ => None,
    });
    let Some(first) = first else { return Body::Nothing };
    let pick = |words: &dyn Fn(usize) -> String| -> Vec<String> {
        if first == last { vec![words(first)] } else { vec![words(first), words(last)] }
    };
    let words = |cell: Option<&Cell>| -> String {
        let lines = cell.map(|cell| cell.lines.as_slice()).unwrap_or_default();
        lines.iter().map(|line| plain(line)).collect::<Vec<_>>().join("; ")
    };
    let body = table.rows.iter().filter_map(|row| match row {
        Row::Body(cells) => {
            let cells = pick(&|at| words(cells.get(at)));
            Some(CardRow { cells, total: false })
        }
        _ => None,
    });
    let mut shown: Vec<CardRow> = body.take(ROWS).collect();
    let more = table.body_rows() - shown.len();
    if let Some(Row::Sum { kind: SumKind::Total, label, cells }) = table.rows.last()
        && first != last
    {
        let sum = words(cells.get(last).and_then(Option::as_ref));
        shown.push(CardRow { cells: vec![label.clone(), sum], total: true });
    }
    let heads = pick(&|at| plain(&table.columns[at].title));
    let heads = if heads.iter().all(String::is_empty) { Vec::new() } else { heads };
    Body::Rows { heads, rows: shown, more }
}
