//! The site as a whole: which pages there are, in the order of reading, and where everything
//! that can be pointed at stands.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::book::{
    Anchor, Book, Chapter, Edition, Element, ElementKind, Exhibit, Image, IndexEntry, Matter,
    MatterBody, Signature, SourceEntry, TermEntry,
};
use crate::model::scheme::{Level, MatterKind};
use crate::model::status::Status;
use crate::model::table::Table;
use crate::model::value::Id;
use crate::render::html::address::{fragment, relative};
use crate::render::html::names::Names;
use crate::render::html::places::{self, Place};
use crate::render::{Format, Selection};
use crate::source::SourceMap;

/// The folder of the site in the output.
pub(super) const ROOT: &str = "html";

/// All pages and places.
pub(super) struct Site<'a> {
    /// What is printed.
    pub edition: &'a Edition,
    /// Pages in the order of reading; the first is the home page.
    pub pages: Vec<Page<'a>>,
    /// All terms once, in order.
    pub terms: Vec<&'a TermEntry>,
    /// All sources once, in order.
    pub sources: Vec<&'a SourceEntry>,
    /// Widths of pictures in percent that the style sheet must know.
    pub widths: BTreeSet<u8>,
    /// Texts of the plan, where pages carry the places they come from: in the preview only.
    pub texts: Option<&'a SourceMap>,
    places: BTreeMap<(usize, &'a str), Place<'a>>,
    media: BTreeMap<&'a str, String>,
    /// Tables whose records lie beside the site, with the path of the file.
    tables: BTreeMap<(usize, &'a str), (&'a Exhibit<Table>, String)>,
    pdfs: Vec<Pdf>,
    /// Page by number of the book, for the book as a whole; 0 is the home page.
    covers: BTreeMap<usize, usize>,
}

/// One page.
pub(super) struct Page<'a> {
    /// Path in the output: `html/buku-1/pendahuluan.html`.
    pub path: String,
    /// Number of the book it belongs to; 0 for the plan.
    pub book: usize,
    /// What it shows.
    pub content: Content<'a>,
}

impl Page<'_> {
    /// Tells whether it is a list that all books share.
    pub(super) fn is_for_all_books(&self) -> bool {
        match self.content {
            Content::Terms(_) | Content::Sources(_) => true,
            Content::Index(..) => self.book == 0,
            _ => false,
        }
    }
}

/// What a page shows.
#[derive(Clone, Copy)]
pub(super) enum Content<'a> {
    /// The plan: books, key figures, downloads.
    Home,
    /// Contents of the plan with all lists.
    Contents,
    /// A book: its contents and lists.
    Book(&'a Book),
    /// A chapter, an appendix, or prose of the front matter.
    Chapter(&'a Chapter, Option<&'a Signature>, &'a str),
    /// The approval or the commitment sheet.
    Sheet(&'a Matter),
    /// Terms.
    Terms(&'a Matter),
    /// Bibliography.
    Sources(&'a Matter),
    /// Index of terms and agencies.
    Index(&'a Matter, &'a [IndexEntry]),
    /// How far the plan is.
    Status(&'a Status),
}

/// A finished PDF that pages lead to.
pub(super) struct Pdf {
    /// Number of the book; 0 for the volume.
    pub book: usize,
    /// Path in the output.
    pub path: String,
}

impl<'a> Site<'a> {
    /// Lays out the site of an edition; `selection` says which PDFs lie beside it.
    pub(super) fn new(edition: &'a Edition, selection: &Selection) -> Self {
        let mut site = Self {
            edition,
            pages: Vec::new(),
            terms: Vec::new(),
            sources: Vec::new(),
            widths: BTreeSet::new(),
            texts: None,
            places: BTreeMap::new(),
            media: BTreeMap::new(),
            tables: BTreeMap::new(),
            pdfs: pdfs(edition, selection),
            covers: BTreeMap::new(),
        };
        site.plan_pages();
        site.collect_lists();
        site.places = places::find(&site);
        site.find_media();
        site.find_tables();
        site
    }

    /// Returns the address of a page, as seen from another.
    pub(super) fn to(&self, from: usize, page: usize) -> String {
        self.path_from(from, &self.pages[page].path)
    }

    /// Returns the address of a file of the output, as seen from a page.
    pub(super) fn path_from(&self, from: usize, path: &str) -> String {
        relative(&self.pages[from].path, path)
    }

    /// Returns the address of something that can be pointed at, as seen from a page.
    pub(super) fn href(&self, from: usize, target: &Anchor) -> Option<String> {
        if target.id.is_empty() {
            return self.covers.get(&target.book).map(|&page| self.to(from, page));
        }
        let place = self.places.get(&(target.book, target.id.as_str()))?;
        Some(match place.id {
            Some(id) if place.page == from => fragment(id),
            None if place.page == from => fragment(&target.id),
            Some(id) => self.to(from, place.page) + &fragment(id),
            None => self.to(from, place.page),
        })
    }

    /// Returns where something stands, unless it is a book as a whole.
    pub(super) fn place(&self, target: &Anchor) -> Option<Place<'a>> {
        self.places.get(&(target.book, target.id.as_str())).copied()
    }

    /// Returns the page of a book; of the plan for 0.
    pub(super) fn cover(&self, book: usize) -> Option<usize> {
        self.covers.get(&book).copied()
    }

    /// Returns the page of the bibliography.
    pub(super) fn sources_page(&self) -> Option<usize> {
        self.pages.iter().position(|page| matches!(page.content, Content::Sources(_)))
    }

    /// Returns the page of the terms.
    pub(super) fn terms_page(&self) -> Option<usize> {
        self.pages.iter().position(|page| matches!(page.content, Content::Terms(_)))
    }

    /// Returns the page that says how far the plan is.
    pub(super) fn status_page(&self) -> Option<usize> {
        self.pages.iter().position(|page| matches!(page.content, Content::Status(_)))
    }

    /// Tells whether the bibliography holds this id.
    pub(super) fn has_source(&self, id: &str) -> bool {
        self.sources.iter().any(|source| source.id == id)
    }

    /// Returns the place of a dimension in the scheme, from 1; looks refer to it.
    pub(super) fn dimension(&self, id: &Id) -> Option<usize> {
        let at = self.edition.dimensions.iter().position(|dimension| dimension.id == *id)?;
        Some(at + 1)
    }

    /// Returns the address of a picture, as seen from a page.
    pub(super) fn media(&self, from: usize, path: &str) -> Option<String> {
        self.media.get(path).map(|out| self.path_from(from, out))
    }

    /// Lists pictures that are used: path in the plan, path in the output.
    pub(super) fn media_files(&self) -> impl Iterator<Item = (&'a str, &str)> {
        self.media.iter().map(|(path, out)| (*path, out.as_str()))
    }

    /// Returns the address of the records of a table, as seen from a page.
    pub(super) fn csv(&self, from: usize, table: &Anchor) -> Option<String> {
        let (_, path) = self.tables.get(&(table.book, table.id.as_str()))?;
        Some(self.path_from(from, path))
    }

    /// Lists the tables whose records lie beside the site, with the path in the output.
    pub(super) fn csv_files(&self) -> impl Iterator<Item = (&Exhibit<Table>, &str)> {
        self.tables.values().map(|(table, path)| (*table, path.as_str()))
    }

    /// Lists the PDFs that lie beside the site.
    pub(super) fn pdfs(&self) -> &[Pdf] {
        &self.pdfs
    }

    /// Decides on the pages and their names.
    fn plan_pages(&mut self) {
        let edition = self.edition;
        let volume = &edition.volume;
        let mut names = Names::default();
        self.push(names.path("", "index"), 0, Content::Home);
        let matters = || volume.front.iter().chain(&volume.back);
        if matters().any(|matter| matter.kind == MatterKind::Contents) {
            self.push(names.path("", "daftar-isi"), 0, Content::Contents);
        }
        let all = || {
            let books = edition.books.iter();
            matters().chain(books.flat_map(|book| book.front.iter().chain(&book.back)))
        };
        let full = |matter: &&Matter| match &matter.body {
            MatterBody::Terms(terms) => !terms.is_empty(),
            MatterBody::Sources(sources) => !sources.is_empty(),
            _ => false,
        };
        let terms = all().filter(full).find(|matter| matter.kind == MatterKind::Terms);
        let sources = all().filter(full).find(|matter| matter.kind == MatterKind::Bibliography);
        let last = [
            terms.map(|matter| (names.path("", "istilah"), Content::Terms(matter))),
            sources.map(|matter| (names.path("", "pustaka"), Content::Sources(matter))),
            edition.status.as_ref().map(|own| (names.path("", "status"), Content::Status(own))),
        ];
        self.matter_pages(&mut names, "", 0, &volume.front);
        for book in &edition.books {
            let folder = format!("buku-{}/", book.number);
            self.push(names.path(&folder, "index"), book.number, Content::Book(book));
            self.matter_pages(&mut names, &folder, book.number, &book.front);
            for chapter in book.chapters.iter().chain(&book.appendices) {
                let path = names.path(&folder, &chapter.anchor.id);
                self.push(path, book.number, Content::Chapter(chapter, None, ""));
            }
            self.matter_pages(&mut names, &folder, book.number, &book.back);
        }
        self.matter_pages(&mut names, "", 0, &volume.back);
        for (path, content) in last.into_iter().flatten() {
            self.push(path, 0, content);
        }
    }

    fn push(&mut self, path: String, book: usize, content: Content<'a>) {
        if matches!(content, Content::Home | Content::Book(_)) {
            self.covers.insert(book, self.pages.len());
        }
        self.pages.push(Page { path, book, content });
    }

    /// Adds pages for what an author wrote and for sheets; lists stand on the pages of books.
    fn matter_pages(&mut self, names: &mut Names, folder: &str, book: usize, all: &'a [Matter]) {
        for matter in all {
            let content = match &matter.body {
                MatterBody::Prose(chapter, signature) => {
                    Content::Chapter(chapter, signature.as_ref(), &matter.title)
                }
                MatterBody::Approval(sheet) if !sheet.blocks.is_empty() => Content::Sheet(matter),
                MatterBody::Commitment(lines) if !lines.is_empty() => Content::Sheet(matter),
                MatterBody::Index(entries) if !entries.is_empty() => {
                    Content::Index(matter, entries)
                }
                _ => continue,
            };
            self.push(names.path(folder, &matter.anchor.id), book, content);
        }
    }

    /// Gathers terms and sources of all books and of the volume, each once. The volume comes
    /// first: it knows them all, in order.
    fn collect_lists(&mut self) {
        let edition = self.edition;
        let volume = edition.volume.front.iter().chain(&edition.volume.back);
        let books = edition.books.iter().flat_map(|book| book.front.iter().chain(&book.back));
        let (mut shorts, mut ids) = (BTreeSet::new(), BTreeSet::new());
        for matter in volume.chain(books) {
            match &matter.body {
                MatterBody::Terms(terms) => {
                    self.terms.extend(terms.iter().filter(|term| shorts.insert(&term.short)));
                }
                MatterBody::Sources(sources) => {
                    self.sources.extend(sources.iter().filter(|source| ids.insert(&source.id)));
                }
                _ => {}
            }
        }
    }

    /// Gives the records of every table that has some a path in the output.
    fn find_tables(&mut self) {
        let mut names = Names::default();
        for page in &self.pages {
            let Content::Chapter(chapter, ..) = page.content else { continue };
            let mut found = Vec::new();
            tables(chapter.all_elements(), &mut found);
            tables(chapter.notes.iter().flatten(), &mut found);
            let folder = match page.book {
                0 => "data/".to_owned(),
                book => format!("buku-{book}/data/"),
            };
            for table in found.into_iter().filter(|table| table.body.body_rows() > 0) {
                let Anchor { book, id } = &table.anchor;
                let path = names.file(&folder, &id.replace(':', "-"), "csv");
                self.tables.insert((*book, id.as_str()), (table, path));
            }
        }
    }

    /// Gives every picture that is shown a path in the output.
    fn find_media(&mut self) {
        let mut images = Vec::new();
        for page in &self.pages {
            if let Content::Chapter(chapter, ..) = page.content {
                let mut elements = chapter.all_elements();
                elements.extend(chapter.notes.iter().flatten());
                pictures(elements, &mut images);
            }
        }
        self.widths = images.iter().filter_map(|image| image.width).collect();
        let mut used: BTreeSet<&'a str> = images.iter().map(|image| image.path.as_str()).collect();
        used.extend(self.edition.meta.emblem.as_deref());
        let mut names = Names::default();
        for path in used.into_iter().filter(|path| self.edition.media.contains_key(*path)) {
            let short = path.strip_prefix("media/").unwrap_or(path);
            let (stem, ending) = short.rsplit_once('.').unwrap_or((short, ""));
            self.media.insert(path, names.file("media/", stem, ending));
        }
    }
}

/// Lists the tables among elements, those behind charts too.
fn tables<'a>(elements: impl IntoIterator<Item = &'a Element>, out: &mut Vec<&'a Exhibit<Table>>) {
    for element in elements {
        match &element.kind {
            ElementKind::Table(table) | ElementKind::Data { table, .. } => out.push(table),
            ElementKind::List { items, .. } => items.iter().for_each(|item| tables(item, out)),
            ElementKind::Quote(inner) | ElementKind::Callout(_, inner) => tables(inner, out),
            _ => {}
        }
    }
}

/// Tells whether a list is shown on the page of its book: an empty one only if the scheme demands
/// it.
pub(super) fn list_is_shown(matter: &Matter) -> bool {
    match &matter.body {
        MatterBody::List(entries) => !entries.is_empty() || matter.level == Level::Required,
        _ => false,
    }
}

fn pdfs(edition: &Edition, selection: &Selection) -> Vec<Pdf> {
    if !selection.formats.contains(&Format::Pdf) {
        return Vec::new();
    }
    let chosen = edition.books.iter().filter(|book| selection.books.contains(&book.number));
    let volume = selection.volume.then(|| Pdf { book: 0, path: "pdf/master-plan.pdf".into() });
    chosen
        .map(|book| Pdf { book: book.number, path: format!("pdf/buku-{}.pdf", book.number) })
        .chain(volume)
        .collect()
}

fn pictures<'a>(elements: impl IntoIterator<Item = &'a Element>, out: &mut Vec<&'a Image>) {
    for element in elements {
        match &element.kind {
            ElementKind::Figure(exhibit) => out.push(&exhibit.body),
            ElementKind::List { items, .. } => {
                for item in items {
                    pictures(item, out);
                }
            }
            ElementKind::Quote(inner) | ElementKind::Callout(_, inner) => pictures(inner, out),
            _ => {}
        }
    }
}
