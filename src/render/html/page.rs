//! The content of each kind of page, as its template sees it.

use serde::Serialize;

use crate::model::book::{
    Book, Chapter, IndexEntry, IndexPlace, ListEntry, Matter, MatterBody, Signatory, Signature,
};
use crate::model::scheme::MatterKind;
use crate::render::html::block::Part;
use crate::render::html::frame::{Entry, Frame, Title, contents_title, name};
use crate::render::html::home::HomeView;
use crate::render::html::inline::Line;
use crate::render::html::names::term_ids;
use crate::render::html::scribe::Scribe;
use crate::render::html::site::{Content, Page, list_is_shown};
use crate::render::html::status::StatusView;

/// A page: what stands around it, and its content.
#[derive(Debug, Serialize)]
pub(super) struct PageView<'a> {
    frame: Frame<'a>,
    #[serde(flatten)]
    content: ContentView<'a>,
}

/// The content of a page, under the name of its kind.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
enum ContentView<'a> {
    Home(HomeView<'a>),
    Contents(ContentsView<'a>),
    Book(BookView<'a>),
    Chapter(ChapterView<'a>),
    Sheet(SheetView<'a>),
    Terms(TermsView<'a>),
    Sources(SourcesView<'a>),
    Index(IndexView<'a>),
    Status(StatusView<'a>),
}

/// A part of the volume on the home page.
#[derive(Debug, Serialize)]
pub(super) struct LinkView<'a> {
    title: Line<'a>,
    href: String,
}

#[derive(Debug, Serialize)]
pub(super) struct BookCard<'a> {
    label: &'a str,
    title: &'a str,
    basis: Option<&'a str>,
    href: String,
    pdf: Option<String>,
    entries: Vec<Entry<'a>>,
}

#[derive(Debug, Serialize)]
struct ContentsView<'a> {
    title: &'a str,
    books: Vec<BookCard<'a>>,
    lists: Vec<ListView<'a>>,
}

#[derive(Debug, Serialize)]
struct BookView<'a> {
    #[serde(flatten)]
    card: BookCard<'a>,
    contents: Option<&'a str>,
    lists: Vec<ListView<'a>>,
    links: Vec<LinkView<'a>>,
}

#[derive(Debug, Serialize)]
struct ListView<'a> {
    id: &'a str,
    title: &'a str,
    groups: Vec<ListGroup<'a>>,
}

#[derive(Debug, Serialize)]
struct ListGroup<'a> {
    title: &'a str,
    entries: Vec<ListItem<'a>>,
}

#[derive(Debug, Serialize)]
struct ListItem<'a> {
    label: &'a str,
    line: Line<'a>,
    href: Option<String>,
}

#[derive(Debug, Serialize)]
struct ChapterView<'a> {
    id: &'a str,
    label: String,
    title: Line<'a>,
    at: Option<String>,
    lead: Option<Line<'a>>,
    lead_at: Option<String>,
    parts: Vec<Part<'a>>,
    notes: Vec<Vec<Part<'a>>>,
    signature: Option<SignatureView<'a>>,
}

#[derive(Debug, Serialize)]
struct SignatureView<'a> {
    place: &'a str,
    date: Option<&'a str>,
    by: SignatoryView<'a>,
}

#[derive(Debug, Serialize)]
struct SignatoryView<'a> {
    office: &'a str,
    name: Option<&'a str>,
    under: &'a [String],
}

#[derive(Debug, Serialize)]
struct SheetView<'a> {
    id: &'a str,
    title: &'a str,
    facts: Vec<FactView<'a>>,
    date: Option<String>,
    approval: Vec<ApprovalView<'a>>,
    commitment: Vec<CommitmentView<'a>>,
}

/// What is approved.
#[derive(Debug, Serialize)]
struct FactView<'a> {
    label: &'a str,
    words: &'a str,
}

#[derive(Debug, Serialize)]
struct ApprovalView<'a> {
    role: &'a str,
    by: SignatoryView<'a>,
}

#[derive(Debug, Serialize)]
struct CommitmentView<'a> {
    by: SignatoryView<'a>,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct TermsView<'a> {
    title: &'a str,
    terms: Vec<TermView<'a>>,
}

#[derive(Debug, Serialize)]
struct TermView<'a> {
    id: String,
    short: &'a str,
    name: Line<'a>,
    meaning: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct IndexView<'a> {
    title: &'a str,
    groups: Vec<IndexGroup<'a>>,
}

#[derive(Debug, Serialize)]
struct IndexGroup<'a> {
    letter: &'a str,
    entries: Vec<IndexItem<'a>>,
}

#[derive(Debug, Serialize)]
struct IndexItem<'a> {
    name: &'a str,
    see: Option<&'a str>,
    places: Vec<IndexLink<'a>>,
}

/// A part of the text that mentions an entry.
#[derive(Debug, Serialize)]
struct IndexLink<'a> {
    book: &'a str,
    /// Whether it is the first of its book.
    first: bool,
    label: &'a str,
    href: Option<String>,
    main: bool,
}

#[derive(Debug, Serialize)]
struct SourcesView<'a> {
    title: &'a str,
    sources: Vec<SourceView<'a>>,
}

#[derive(Debug, Serialize)]
struct SourceView<'a> {
    id: &'a str,
    short: &'a str,
    full: Line<'a>,
}

impl<'a> Scribe<'_, 'a> {
    /// Prepares the page, and names its template.
    pub(super) fn page(&mut self) -> (&'static str, PageView<'a>) {
        let (template, content) = match self.site.pages[self.page].content {
            Content::Home => ("home.html", ContentView::Home(self.home())),
            Content::Contents => ("contents.html", ContentView::Contents(self.contents())),
            Content::Book(book) => ("book.html", ContentView::Book(self.book(book))),
            Content::Chapter(chapter, signature, title) => {
                ("chapter.html", ContentView::Chapter(self.chapter(chapter, signature, title)))
            }
            Content::Sheet(matter) => ("sheet.html", ContentView::Sheet(sheet(matter))),
            Content::Terms(matter) => ("terms.html", ContentView::Terms(self.terms(matter))),
            Content::Sources(matter) => {
                ("sources.html", ContentView::Sources(self.sources(matter)))
            }
            Content::Index(matter, entries) => {
                ("index.html", ContentView::Index(self.index(matter, entries)))
            }
            Content::Status(status) => {
                let view = StatusView::new(status, &|anchor| self.href(anchor));
                ("status.html", ContentView::Status(view))
            }
        };
        (template, PageView { frame: self.frame(), content })
    }

    /// Lists pages by name, other than this one.
    pub(super) fn parts(&mut self, wanted: impl Fn(&Page<'a>) -> bool) -> Vec<LinkView<'a>> {
        let site = self.site;
        let pages = site.pages.iter().enumerate().filter(|(_, page)| wanted(page));
        pages
            .map(|(at, page)| {
                let name = name(site.edition, page);
                LinkView { title: self.title(name.title), href: site.to(self.page, at) }
            })
            .collect()
    }

    pub(super) fn card(&mut self, book: &'a Book) -> BookCard<'a> {
        let site = self.site;
        let pdf = site.pdfs().iter().find(|pdf| pdf.book == book.number);
        let cover = site.cover(book.number).unwrap_or_default();
        BookCard {
            label: &book.label,
            title: &book.title,
            basis: book.basis.as_deref(),
            href: site.to(self.page, cover),
            pdf: pdf.map(|pdf| site.path_from(self.page, &pdf.path)),
            entries: self.outline(book),
        }
    }

    fn contents(&mut self) -> ContentsView<'a> {
        let edition = self.site.edition;
        let volume = edition.volume.front.iter().chain(&edition.volume.back);
        ContentsView {
            title: contents_title(edition),
            books: edition.books.iter().map(|book| self.card(book)).collect(),
            lists: volume.filter_map(|matter| self.list(matter, true)).collect(),
        }
    }

    fn book(&mut self, book: &'a Book) -> BookView<'a> {
        let matters = || book.front.iter().chain(&book.back);
        let contents = matters().find(|matter| matter.kind == MatterKind::Contents);
        let linked = |page: &Page<'a>| page.is_for_all_books();
        BookView {
            card: self.card(book),
            contents: contents.map(|matter| matter.title.as_str()),
            lists: matters().filter_map(|matter| self.list(matter, false)).collect(),
            links: self.parts(linked),
        }
    }

    /// Prepares a list of tables, figures or appendices; the plan's lists are grouped by book.
    fn list(&mut self, matter: &'a Matter, grouped: bool) -> Option<ListView<'a>> {
        let MatterBody::List(entries) = &matter.body else { return None };
        if !list_is_shown(matter) {
            return None;
        }
        let books = &self.site.edition.books;
        let mut groups: Vec<ListGroup<'a>> = Vec::new();
        for part in entries.chunk_by(|a, b| !grouped || a.anchor.book == b.anchor.book) {
            let number = part.first().map_or(0, |entry| entry.anchor.book);
            let book = books.iter().find(|book| grouped && book.number == number);
            groups.push(ListGroup {
                title: book.map_or("", |book| book.label.as_str()),
                entries: part.iter().map(|entry| self.list_item(entry)).collect(),
            });
        }
        Some(ListView { id: &matter.anchor.id, title: &matter.title, groups })
    }

    fn list_item(&mut self, entry: &'a ListEntry) -> ListItem<'a> {
        let href = self.href(&entry.anchor);
        ListItem { label: &entry.label, line: self.label(&entry.title), href }
    }

    fn chapter(
        &mut self,
        chapter: &'a Chapter,
        signature: Option<&'a Signature>,
        title: &'a str,
    ) -> ChapterView<'a> {
        self.span = Some(chapter.span);
        ChapterView {
            id: &chapter.anchor.id,
            label: chapter.full_number(),
            title: match chapter.title.as_slice() {
                [] => self.title(Title::Words(title)),
                runs => self.line(runs),
            },
            at: self.at(chapter.span),
            lead_at: chapter.lead.as_ref().and_then(|_| self.at(chapter.lead_span)),
            lead: chapter.lead.as_deref().map(|runs| self.line(runs)),
            parts: self.body(&chapter.elements, &chapter.sections),
            notes: chapter.notes.iter().map(|note| self.blocks(note)).collect(),
            signature: signature.map(|signature| SignatureView {
                place: &signature.place,
                date: signature.date.as_deref(),
                by: signatory(&signature.by),
            }),
        }
    }

    fn terms(&mut self, matter: &'a Matter) -> TermsView<'a> {
        let ids = term_ids(&self.site.terms);
        let terms = self.site.terms.iter().zip(ids).map(|(term, id)| TermView {
            id,
            short: &term.short,
            name: self.line(&term.name),
            meaning: term.meaning.as_deref(),
        });
        TermsView { title: &matter.title, terms: terms.collect() }
    }

    fn index(&self, matter: &'a Matter, entries: &'a [IndexEntry]) -> IndexView<'a> {
        let place = |first: bool, place: &'a IndexPlace| IndexLink {
            book: &place.book,
            first,
            label: &place.label,
            href: self.href(&place.anchor),
            main: place.main,
        };
        let of_book = |group: &'a [IndexPlace]| -> Vec<IndexLink<'a>> {
            group.iter().enumerate().map(|(at, own)| place(at == 0, own)).collect()
        };
        let item = |entry: &'a IndexEntry| IndexItem {
            name: &entry.name,
            see: entry.see.as_deref(),
            places: entry.places.chunk_by(|a, b| a.book == b.book).flat_map(of_book).collect(),
        };
        let groups = entries.chunk_by(|a, b| a.letter == b.letter).map(|group| IndexGroup {
            letter: group.first().map_or("", |first| &first.letter),
            entries: group.iter().map(item).collect(),
        });
        IndexView { title: &matter.title, groups: groups.collect() }
    }

    fn sources(&mut self, matter: &'a Matter) -> SourcesView<'a> {
        let sources = self.site.sources.iter().map(|source| SourceView {
            id: &source.id,
            short: &source.short,
            full: self.line(&source.full),
        });
        SourcesView { title: &matter.title, sources: sources.collect() }
    }
}

fn signatory(by: &Signatory) -> SignatoryView<'_> {
    SignatoryView { office: &by.office, name: by.name.as_deref(), under: &by.under }
}

fn sheet(matter: &Matter) -> SheetView<'_> {
    let mut view = SheetView {
        id: &matter.anchor.id,
        title: &matter.title,
        facts: Vec::new(),
        date: None,
        approval: Vec::new(),
        commitment: Vec::new(),
    };
    match &matter.body {
        MatterBody::Approval(sheet) => {
            let facts = sheet.facts.iter();
            view.facts = facts.map(|(label, words)| FactView { label, words }).collect();
            view.date = sheet.date.as_ref().map(|date| format!("{}, {date}", sheet.place));
            let blocks = sheet.blocks.iter();
            view.approval = blocks
                .map(|own| ApprovalView { role: &own.role, by: signatory(&own.by) })
                .collect();
        }
        MatterBody::Commitment(lines) => {
            view.commitment = lines
                .iter()
                .map(|own| CommitmentView { by: signatory(&own.by), text: &own.text })
                .collect();
        }
        _ => {}
    }
    view
}
