//! The home page: the plan at a glance, its books, and what can be taken along.

use serde::Serialize;

use crate::model::book::{
    Anchor, Book, Chapter, DimensionStyle, Edition, Element, ElementKind, Section,
};
use crate::model::overview::{Change, KeyFigure, PlanYear, Stage, Turn};
use crate::model::status::Tally;
use crate::model::value::{Id, counted, roman};
use crate::render::html::budget::{BudgetRow, BudgetView, budget};
use crate::render::html::inline::{Line, is_english};
use crate::render::html::page::{BookCard, LinkView};
use crate::render::html::scribe::Scribe;
use crate::render::html::site::{Content, Pdf};
use crate::render::html::status::{Segment, bar};

/// The home page as its template sees it.
#[derive(Debug, Serialize)]
pub(super) struct HomeView<'a> {
    emblem: Option<String>,
    first: Option<String>,
    years: Vec<YearView>,
    books: Vec<HomeBook<'a>>,
    parts: Vec<LinkView<'a>>,
    figures: Vec<FigureView<'a>>,
    dimensions: Vec<DimensionView<'a>>,
    programs: String,
    budget: Option<BudgetView>,
    stages: Vec<StageView<'a>>,
    changes: Vec<ChangeView<'a>>,
    pdfs: Vec<PdfView<'a>>,
    chapters: usize,
    tables: usize,
    pictures: usize,
}

#[derive(Debug, Serialize)]
struct YearView {
    year: u16,
    /// Its last two digits, for narrow screens.
    short: String,
    extended: bool,
    /// Said once, where a span begins.
    note: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct HomeBook<'a> {
    #[serde(flatten)]
    card: BookCard<'a>,
    progress: Option<Progress<'a>>,
}

/// How far something is, while a plan is worked on.
#[derive(Debug, Serialize)]
struct Progress<'a> {
    parts: &'a Tally,
    bar: Vec<Segment>,
}

#[derive(Debug, Serialize)]
struct FigureView<'a> {
    number: &'a str,
    unit: Line<'a>,
    words: Line<'a>,
    /// The table or figure that shows what is counted.
    at: Option<PlaceView>,
}

#[derive(Debug, Serialize)]
struct PlaceView {
    label: String,
    href: String,
}

#[derive(Debug, Serialize)]
struct DimensionView<'a> {
    /// Place in the scheme, from 1.
    number: usize,
    code: &'a str,
    name: &'a str,
    english: bool,
    href: Option<String>,
    programs: String,
    money: Option<BudgetRow>,
}

#[derive(Debug, Serialize)]
struct StageView<'a> {
    number: String,
    turn: &'static str,
    meeting: Option<&'a str>,
    days: Option<&'a str>,
    place: Option<&'a str>,
    agenda: Option<&'a str>,
    progress: Option<Progress<'a>>,
}

#[derive(Debug, Serialize)]
struct ChangeView<'a> {
    date: &'a str,
    day: &'a str,
    text: &'a str,
    book: Option<PlaceView>,
}

#[derive(Debug, Serialize)]
struct PdfView<'a> {
    label: &'a str,
    title: &'a str,
    href: String,
    volume: bool,
}

impl<'a> Scribe<'_, 'a> {
    /// Prepares the home page.
    pub(super) fn home(&mut self) -> HomeView<'a> {
        let edition = self.site.edition;
        let overview = &edition.overview;
        let emblem = edition.meta.emblem.as_deref();
        let all: Vec<&Element> = chapters(edition).flat_map(Chapter::all_elements).collect();
        let count =
            |wanted: fn(&ElementKind) -> bool| all.iter().filter(|own| wanted(&own.kind)).count();
        let mut budget = budget(edition);
        let money = budget.as_mut().map(|own| std::mem::take(&mut own.rows));
        HomeView {
            emblem: emblem.and_then(|path| self.site.media(self.page, path)),
            first: edition
                .books
                .first()
                .and_then(|book| self.book_place(book.number))
                .map(|own| own.href),
            years: years(&overview.years),
            books: edition.books.iter().map(|book| self.home_book(book)).collect(),
            parts: self.parts(|page| page.book == 0 && !matches!(page.content, Content::Home)),
            figures: overview.figures.iter().map(|own| self.figure_view(own)).collect(),
            dimensions: self.dimensions(money.unwrap_or_default()),
            programs: counted(overview.programs.iter().sum()),
            budget,
            stages: overview.stages.iter().map(|own| self.stage(own)).collect(),
            changes: overview.changes.iter().map(|own| self.change(own)).collect(),
            pdfs: self.pdfs(),
            chapters: edition.books.iter().map(|book| book.chapters.len()).sum(),
            tables: count(|kind| matches!(kind, ElementKind::Table(_))),
            pictures: count(|kind| matches!(kind, ElementKind::Figure(_) | ElementKind::Chart(_))),
        }
    }

    fn home_book(&mut self, book: &'a Book) -> HomeBook<'a> {
        let status = self.site.edition.status.as_ref();
        let own = status.and_then(|own| own.books.iter().find(|own| own.book == book.number));
        HomeBook { card: self.card(book), progress: own.and_then(|own| progress(&own.parts)) }
    }

    fn figure_view(&mut self, figure: &'a KeyFigure) -> FigureView<'a> {
        let views: &[&str] = match figure.name {
            "programs" | "agencies" => &["contributions", "budget-by-agency"],
            "budget" => &["budget-by-dimension", "budget-by-year"],
            "quick-wins" => &["quick-wins", "quick-win-scores"],
            "readiness" => &["readiness", "readiness-radar"],
            _ => &[],
        };
        let edition = self.site.edition;
        let at = views.iter().find_map(|view| {
            chapters(edition).flat_map(Chapter::all_elements).find_map(|own| shows(own, view))
        });
        let at = at.and_then(|(label, anchor)| {
            let book = edition.books.iter().find(|book| book.number == anchor.book)?;
            let label = format!("{}, {label}", book.label);
            Some(PlaceView { label, href: self.href(anchor)? })
        });
        FigureView {
            number: &figure.number,
            unit: self.label(&figure.unit),
            words: Self::words(&figure.words),
            at,
        }
    }

    fn dimensions(&self, money: Vec<BudgetRow>) -> Vec<DimensionView<'a>> {
        let edition = self.site.edition;
        let programs = edition.overview.programs.iter().copied().chain(std::iter::repeat(0));
        let mut money = money.into_iter();
        let view = |(at, (own, programs)): (usize, (&'a DimensionStyle, usize))| {
            let anchor = chapters(edition).find_map(|chapter| about(&chapter.sections, &own.id));
            DimensionView {
                number: at + 1,
                code: &own.code,
                name: &own.name,
                english: is_english(&own.name),
                href: anchor.and_then(|anchor| self.href(anchor)),
                programs: counted(programs),
                money: money.next(),
            }
        };
        edition.dimensions.iter().zip(programs).enumerate().map(view).collect()
    }

    fn stage(&self, stage: &'a Stage) -> StageView<'a> {
        let status = self.site.edition.status.as_ref();
        let own = status.and_then(|own| own.stages.iter().find(|own| own.stage == stage.number));
        StageView {
            number: roman(stage.number.into()),
            turn: match stage.turn {
                Turn::Past => "past",
                Turn::Now => "now",
                Turn::Ahead => "ahead",
            },
            meeting: stage.meeting.as_deref(),
            days: stage.days.as_deref(),
            place: stage.place.as_deref(),
            agenda: stage.agenda.as_deref(),
            progress: own.and_then(|own| progress(&own.parts)),
        }
    }

    fn change(&self, change: &'a Change) -> ChangeView<'a> {
        ChangeView {
            date: &change.date,
            day: &change.day,
            text: &change.text,
            book: change.book.and_then(|number| self.book_place(number)),
        }
    }

    fn book_place(&self, number: usize) -> Option<PlaceView> {
        let book = self.site.edition.books.iter().find(|book| book.number == number)?;
        let href = self.site.to(self.page, self.site.cover(number)?);
        Some(PlaceView { label: book.label.clone(), href })
    }

    fn pdfs(&self) -> Vec<PdfView<'a>> {
        let site = self.site;
        let edition = site.edition;
        let view = |pdf: &Pdf| {
            let book = edition.books.iter().find(|book| book.number == pdf.book);
            let (label, title) = match book {
                Some(book) => (book.label.as_str(), book.title.as_str()),
                None => (edition.words.plan.as_str(), edition.volume.title.as_str()),
            };
            let href = site.path_from(self.page, &pdf.path);
            PdfView { label, title, href, volume: book.is_none() }
        };
        site.pdfs().iter().map(view).collect()
    }
}

fn years(years: &[PlanYear]) -> Vec<YearView> {
    let first = |extended: bool| years.iter().position(|own| own.extended == extended);
    let note = |at: usize| match Some(at) {
        at if at == first(false) => Some("kurun rencana"),
        at if at == first(true) => Some("mungkin diperpanjang"),
        _ => None,
    };
    let view = |(at, own): (usize, &PlanYear)| YearView {
        year: own.year,
        short: format!("{:02}", own.year % 100),
        extended: own.extended,
        note: note(at),
    };
    years.iter().enumerate().map(view).collect()
}

/// Lists all chapters and appendices.
fn chapters(edition: &Edition) -> impl Iterator<Item = &Chapter> {
    edition.books.iter().flat_map(|book| book.chapters.iter().chain(&book.appendices))
}

/// Returns number and place of a table or chart of this view.
fn shows<'a>(element: &'a Element, wanted: &str) -> Option<(String, &'a Anchor)> {
    let (view, number, anchor) = match &element.kind {
        ElementKind::Table(own) => (&own.view, own.full_number(), &own.anchor),
        ElementKind::Chart(own) => (&own.view, own.full_number(), &own.anchor),
        _ => return None,
    };
    (view.as_deref() == Some(wanted)).then_some((number, anchor))
}

/// Finds the first section about a dimension.
fn about<'a>(sections: &'a [Section], dimension: &Id) -> Option<&'a Anchor> {
    sections.iter().find_map(|section| {
        let own = section.dimension.as_ref() == Some(dimension);
        own.then_some(&section.anchor).or_else(|| about(&section.sections, dimension))
    })
}

fn progress(parts: &Tally) -> Option<Progress<'_>> {
    (parts.parts > 0).then(|| Progress { parts, bar: bar(parts) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_written_as_in_tables() {
        assert_eq!((counted(0), counted(1_042)), ("0".into(), "1.042".into()));
    }
}
