//! What stands around the content of every page: titles, contents of the book, way back, way on.

use serde::Serialize;

use crate::model::book::{Book, Chapter, Edition, Element, ElementKind, Run, Section, plain};
use crate::model::scheme::MatterKind;
use crate::render::html::address::{fragment, up};
use crate::render::html::card::CardView;
use crate::render::html::inline::Line;
use crate::render::html::scribe::Scribe;
use crate::render::html::site::{Content, Page, ROOT};

/// What stands around the content of one page.
#[derive(Debug, Serialize)]
pub(super) struct Frame<'a> {
    /// Title of the window.
    title: String,
    /// The way to the folder of the site: empty or `../`.
    root: String,
    home: String,
    books: Vec<Tab<'a>>,
    status: Option<StatusTab>,
    crumbs: Vec<Crumb>,
    side: Option<Side<'a>>,
    here: Here<'a>,
    previous: Option<Step<'a>>,
    next: Option<Step<'a>>,
    /// What references point at on other pages.
    cards: Vec<CardView<'a>>,
}

/// A book in the head of the page.
#[derive(Debug, Serialize)]
struct Tab<'a> {
    label: &'a str,
    title: &'a str,
    href: String,
    current: bool,
}

/// The page that says how far the plan is, in the head of the page.
#[derive(Debug, Serialize)]
struct StatusTab {
    href: String,
    current: bool,
}

/// A step of the way back to the home page; the last leads nowhere.
#[derive(Debug, Serialize)]
struct Crumb {
    text: String,
    href: Option<String>,
}

/// Contents beside the page.
#[derive(Debug, Serialize)]
struct Side<'a> {
    label: &'a str,
    title: &'a str,
    href: String,
    current: bool,
    groups: Vec<SideGroup<'a>>,
}

/// Entries under one heading, or under none.
#[derive(Debug, Serialize)]
struct SideGroup<'a> {
    title: &'a str,
    entries: Vec<Entry<'a>>,
}

/// An entry of contents.
#[derive(Debug, Serialize)]
pub(super) struct Entry<'a> {
    /// III or 3.1; empty in front matter.
    number: String,
    /// BAB III; empty where nothing but the number is said.
    label: String,
    line: Line<'a>,
    href: String,
    current: bool,
    entries: Vec<Entry<'a>>,
}

/// What is on this page.
#[derive(Debug, Default, Serialize)]
struct Here<'a> {
    sections: Vec<HereEntry<'a>>,
    exhibits: Vec<HereEntry<'a>>,
}

#[derive(Debug, Serialize)]
struct HereEntry<'a> {
    level: u8,
    number: String,
    line: Line<'a>,
    href: String,
}

/// The page before or after.
#[derive(Debug, Serialize)]
struct Step<'a> {
    label: String,
    line: Line<'a>,
    href: String,
}

/// The name of a page: BAB III and its title.
#[derive(Clone)]
pub(super) struct Name<'a> {
    /// BAB III, Buku 2; empty in front matter.
    pub label: String,
    /// Title.
    pub title: Title<'a>,
}

/// A title, as runs or as plain words.
#[derive(Clone, Copy)]
pub(super) enum Title<'a> {
    /// Runs.
    Runs(&'a [Run]),
    /// Plain words.
    Words(&'a str),
}

impl Title<'_> {
    /// Returns its words.
    pub(super) fn plain(&self) -> String {
        match self {
            Title::Runs(runs) => plain(runs),
            Title::Words(words) => (*words).to_owned(),
        }
    }
}

/// Names a page.
pub(super) fn name<'a>(edition: &'a Edition, page: &Page<'a>) -> Name<'a> {
    let words = |title: &'a str| Name { label: String::new(), title: Title::Words(title) };
    match page.content {
        Content::Home => words(&edition.meta.title),
        Content::Contents => words(contents_title(edition)),
        Content::Book(book) => Name { label: book.label.clone(), title: Title::Words(&book.title) },
        Content::Chapter(chapter, _, title) => Name {
            label: chapter.full_number(),
            title: match chapter.title.as_slice() {
                [] => Title::Words(title),
                runs => Title::Runs(runs),
            },
        },
        Content::Status(_) => words("Status rencana"),
        Content::Sheet(matter)
        | Content::Terms(matter)
        | Content::Sources(matter)
        | Content::Index(matter, _) => words(&matter.title),
    }
}

/// Returns the title of the plan-wide contents.
pub(super) fn contents_title(edition: &Edition) -> &str {
    let volume = edition.volume.front.iter().chain(&edition.volume.back);
    let contents = volume.into_iter().find(|matter| matter.kind == MatterKind::Contents);
    contents.map_or("", |matter| matter.title.as_str())
}

impl<'a> Scribe<'_, 'a> {
    /// Prepares what stands around the content of the page.
    pub(super) fn frame(&mut self) -> Frame<'a> {
        let site = self.site;
        let page = &site.pages[self.page];
        Frame {
            title: self.window_title(),
            root: up(&page.path, ROOT),
            home: site.to(self.page, 0),
            books: self.tabs(),
            status: site.status_page().map(|page| StatusTab {
                href: site.to(self.page, page),
                current: page == self.page,
            }),
            crumbs: self.crumbs(),
            side: self.side(),
            here: self.here(),
            previous: self.page.checked_sub(1).map(|page| self.step(page)),
            next: (self.page + 1 < site.pages.len()).then(|| self.step(self.page + 1)),
            cards: self.cards(),
        }
    }

    /// Prepares a title as a label, without links.
    pub(super) fn title(&mut self, title: Title<'a>) -> Line<'a> {
        match title {
            Title::Runs(runs) => self.label(runs),
            Title::Words(words) => Line::Plain(words),
        }
    }

    /// Prepares the contents of a book: its front matter, chapters and appendices.
    pub(super) fn outline(&mut self, book: &'a Book) -> Vec<Entry<'a>> {
        let pages = self.site.pages.iter().enumerate();
        let own = pages.filter(|(_, page)| page.book == book.number).map(|(at, _)| at);
        own.skip(1).map(|at| self.page_entry(at, true)).collect()
    }

    fn window_title(&self) -> String {
        let (edition, page) = (self.site.edition, &self.site.pages[self.page]);
        if self.page == 0 {
            return edition.meta.work.clone();
        }
        let name = name(edition, page);
        let book = edition.books.iter().find(|book| book.number == page.book);
        let book = book.map_or("", |book| book.label.as_str());
        let label = if name.label == book { String::new() } else { name.label };
        let parts = [name.title.plain(), label, book.to_owned(), edition.meta.work.clone()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    }

    fn tabs(&self) -> Vec<Tab<'a>> {
        let site = self.site;
        let here = site.pages[self.page].book;
        let books = site.edition.books.iter();
        let tab = |book: &'a Book| {
            Some(Tab {
                label: &book.label,
                title: &book.title,
                href: site.to(self.page, site.cover(book.number)?),
                current: book.number == here,
            })
        };
        books.filter_map(tab).collect()
    }

    fn crumbs(&self) -> Vec<Crumb> {
        let (site, page) = (self.site, &self.site.pages[self.page]);
        if self.page == 0 {
            return Vec::new();
        }
        let mut out = vec![Crumb {
            text: site.edition.words.plan.clone(),
            href: Some(site.to(self.page, 0)),
        }];
        let book = site.edition.books.iter().find(|book| book.number == page.book);
        if let (Some(book), false) = (book, matches!(page.content, Content::Book(_))) {
            let href = site.cover(book.number).map(|cover| site.to(self.page, cover));
            out.push(Crumb { text: book.label.clone(), href });
        }
        let name = name(site.edition, page);
        let text = if name.label.is_empty() { name.title.plain() } else { name.label };
        out.push(Crumb { text, href: None });
        out
    }

    /// Prepares the contents beside the page: of its book, or of the plan.
    fn side(&mut self) -> Option<Side<'a>> {
        if self.page == 0 {
            return None;
        }
        let site = self.site;
        let edition = site.edition;
        let number = site.pages[self.page].book;
        let cover = site.cover(number)?;
        let (label, title) = match edition.books.iter().find(|book| book.number == number) {
            Some(book) => (book.label.as_str(), book.title.as_str()),
            None => (edition.words.plan.as_str(), edition.meta.region.as_str()),
        };
        Some(Side {
            label,
            title,
            href: site.to(self.page, cover),
            current: cover == self.page,
            groups: if number == 0 { self.plan_groups() } else { self.book_groups(number) },
        })
    }

    fn plan_groups(&mut self) -> Vec<SideGroup<'a>> {
        let in_side = |page: &Page<'_>| page.book == 0 || matches!(page.content, Content::Book(_));
        let pages = self.site.pages.iter().enumerate().skip(1);
        let pages: Vec<usize> = pages.filter(|(_, page)| in_side(page)).map(|(at, _)| at).collect();
        let entries = pages.into_iter().map(|at| self.page_entry(at, false)).collect();
        vec![SideGroup { title: "", entries }]
    }

    fn book_groups(&mut self, number: usize) -> Vec<SideGroup<'a>> {
        let site = self.site;
        let appendix = |page: &Page<'_>| match page.content {
            Content::Chapter(chapter, ..) => is_appendix(site.edition, chapter),
            _ => false,
        };
        let of_book =
            |page: &Page<'_>| page.book == number && !matches!(page.content, Content::Book(_));
        let list = |page: &Page<'_>| page.is_for_all_books();
        let appendices = site.edition.words.appendix.as_str();
        vec![
            self.group("", |page| of_book(page) && !appendix(page)),
            self.group(appendices, |page| of_book(page) && appendix(page)),
            self.group("", list),
        ]
        .into_iter()
        .filter(|group| !group.entries.is_empty())
        .collect()
    }

    fn group(&mut self, title: &'a str, wanted: impl Fn(&Page<'a>) -> bool) -> SideGroup<'a> {
        let pages = self.site.pages.iter().enumerate();
        let pages: Vec<usize> = pages.filter(|(_, page)| wanted(page)).map(|(at, _)| at).collect();
        let entries = pages.into_iter().map(|at| self.page_entry(at, at == self.page)).collect();
        SideGroup { title, entries }
    }

    /// Prepares an entry for a page, with its sections if asked for.
    fn page_entry(&mut self, page: usize, with_sections: bool) -> Entry<'a> {
        let site = self.site;
        let shown = &site.pages[page];
        let name = name(site.edition, shown);
        let (number, sections) = match shown.content {
            Content::Chapter(chapter, ..) => (chapter.number.clone(), &chapter.sections[..]),
            Content::Book(book) => (book.number.to_string(), &[][..]),
            _ => (String::new(), &[][..]),
        };
        let href = site.to(self.page, page);
        Entry {
            number,
            label: name.label,
            line: self.title(name.title),
            entries: if with_sections {
                self.section_entries(sections, page, &href)
            } else {
                vec![]
            },
            current: page == self.page,
            href,
        }
    }

    fn section_entries(
        &mut self,
        sections: &'a [Section],
        page: usize,
        href: &str,
    ) -> Vec<Entry<'a>> {
        let file = if page == self.page { "" } else { href };
        let mut entry = |section: &'a Section| Entry {
            number: section.number.clone(),
            label: section.number.clone(),
            line: self.label(&section.title),
            href: format!("{file}{}", fragment(&section.anchor.id)),
            current: false,
            entries: self.section_entries(&section.sections, page, href),
        };
        sections.iter().map(&mut entry).collect()
    }

    fn here(&mut self) -> Here<'a> {
        let Content::Chapter(chapter, ..) = self.site.pages[self.page].content else {
            return Here::default();
        };
        let mut sections = Vec::new();
        self.here_sections(&chapter.sections, &mut sections);
        let elements = chapter.all_elements();
        let exhibits = elements.into_iter().filter_map(|element| self.here_exhibit(element));
        Here { sections, exhibits: exhibits.collect() }
    }

    fn here_sections(&mut self, sections: &'a [Section], out: &mut Vec<HereEntry<'a>>) {
        for section in sections {
            out.push(HereEntry {
                level: section.level,
                number: section.number.clone(),
                line: self.label(&section.title),
                href: fragment(&section.anchor.id),
            });
            self.here_sections(&section.sections, out);
        }
    }

    fn here_exhibit(&mut self, element: &'a Element) -> Option<HereEntry<'a>> {
        let (number, caption, anchor) = match &element.kind {
            ElementKind::Table(table) => (table.full_number(), &table.caption, &table.anchor),
            ElementKind::Figure(figure) => (figure.full_number(), &figure.caption, &figure.anchor),
            ElementKind::Chart(chart) => (chart.full_number(), &chart.caption, &chart.anchor),
            _ => return None,
        };
        let (line, href) = (self.label(caption), fragment(&anchor.id));
        Some(HereEntry { level: 2, number, line, href })
    }

    fn step(&mut self, page: usize) -> Step<'a> {
        let name = name(self.site.edition, &self.site.pages[page]);
        let href = self.site.to(self.page, page);
        Step { label: name.label, line: self.title(name.title), href }
    }
}

/// Tells whether a chapter is an appendix of one of the books.
fn is_appendix(edition: &Edition, chapter: &Chapter) -> bool {
    let mut appendices = edition.books.iter().flat_map(|book| &book.appendices);
    appendices.any(|own| std::ptr::eq(own, chapter))
}
