//! The site while it is worked on: one file of it at a time, with marks that lead from each
//! paragraph, heading, figure and row to its place in the plan.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::model::book::{Edition, Element, ElementKind, Section};
use crate::model::table::{Row, Table};
use crate::render::csv::csv;
use crate::render::html::engine::Engine;
use crate::render::html::frame::name;
use crate::render::html::scribe::Scribe;
use crate::render::html::site::{Content, ROOT, Site};
use crate::render::html::{SHEETS, SheetsView, SiteView, search};
use crate::render::{RenderError, Selection};
use crate::source::{SourceId, SourceMap, Span};
use crate::template::Templates;

/// A site of which files are made when they are asked for.
pub struct Preview<'a> {
    site: Site<'a>,
    engine: Engine<'a>,
    /// Files that are made of the whole edition, by path.
    sheets: BTreeMap<String, String>,
}

/// A page as a list of pages shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageName {
    /// Path in the output: `html/buku-1/pendahuluan.html`.
    pub path: String,
    /// Number of its book; 0 for the plan.
    pub book: usize,
    /// BAB III and its title.
    pub title: String,
}

/// A file of the site, and what went wrong when it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its bytes; none when a template failed.
    pub bytes: Option<Vec<u8>>,
    /// What went wrong.
    pub errors: Vec<RenderError>,
}

impl<'a> Preview<'a> {
    /// Loads the templates and lays out the site; pages carry marks to the texts they come from.
    pub fn new(
        edition: &'a Edition,
        templates: Templates<'a>,
        sources: &'a SourceMap,
    ) -> Result<Self, Vec<RenderError>> {
        let mut site = Site::new(edition, &Selection::default());
        site.texts = Some(sources);
        let engine = Engine::load(templates, &SiteView::new(edition)).map_err(|one| vec![one])?;
        let view = SheetsView::new(&site);
        let mut sheets = BTreeMap::new();
        for (template, path) in SHEETS {
            let text = engine.fill(template, &view).map_err(|error| vec![error])?;
            sheets.insert(format!("{ROOT}/{path}"), text);
        }
        Ok(Self { site, engine, sheets })
    }

    /// Makes the file at a path of the output; `None` when the site has none there.
    pub fn file(&self, path: &str) -> Option<File> {
        let found = |bytes: &[u8]| File { bytes: Some(bytes.to_vec()), errors: Vec::new() };
        if let Some(at) = self.site.pages.iter().position(|page| page.path == path) {
            return Some(self.page(at));
        }
        if let Some(text) = self.sheets.get(path) {
            return Some(found(text.as_bytes()));
        }
        if let Some((own, _)) = self.site.media_files().find(|(_, file)| *file == path) {
            return self.site.edition.media.get(own).map(|media| found(&media.bytes));
        }
        if let Some((table, _)) = self.site.csv_files().find(|(_, file)| *file == path) {
            return Some(found(csv(table).as_bytes()));
        }
        if path == search::PATH {
            return Some(match search::script(&self.site) {
                Ok(script) => found(script.as_bytes()),
                Err(error) => File { bytes: None, errors: vec![error] },
            });
        }
        let below = path.strip_prefix(ROOT)?.strip_prefix('/')?;
        self.engine.assets().find(|(own, _)| *own == below).map(|(_, bytes)| found(bytes))
    }

    fn page(&self, at: usize) -> File {
        let mut scribe = Scribe::new(&self.site, at);
        let (template, view) = scribe.page();
        let filled = self.engine.fill(template, &view);
        let mut errors = scribe.errors;
        let bytes = match filled {
            Ok(text) => Some(text.into_bytes()),
            Err(error) => {
                errors.push(error);
                None
            }
        };
        File { bytes, errors }
    }

    /// Lists the pages in the order of reading.
    pub fn pages(&self) -> Vec<PageName> {
        let pages = self.site.pages.iter().map(|page| {
            let name = name(self.site.edition, page);
            let parts = [name.label.clone(), name.title.plain()];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            PageName { path: page.path.clone(), book: page.book, title: parts.join(" · ") }
        });
        pages.collect()
    }

    /// Names what pages look like apart from their text: another look needs another load.
    pub fn look(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.engine.assets().for_each(|asset| asset.hash(&mut hasher));
        self.sheets.hash(&mut hasher);
        hasher.finish()
    }

    /// Lists where in the plan the pages come from.
    pub fn marks(&self) -> Marks {
        let mut marks = Marks::default();
        for (at, page) in self.site.pages.iter().enumerate() {
            if let Content::Chapter(chapter, ..) = page.content {
                marks.add(chapter.span, at);
                marks.add(chapter.lead_span, at);
                marks.elements(&chapter.elements, at);
                marks.sections(&chapter.sections, at);
                chapter.notes.iter().for_each(|note| marks.elements(note, at));
            }
        }
        marks.all.values_mut().for_each(|own| own.sort_unstable());
        marks
    }
}

/// The places of the plan that pages carry marks of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    /// Where each begins, and the page, by source.
    all: BTreeMap<SourceId, Vec<(usize, usize)>>,
}

impl Marks {
    /// Returns the last mark at or before a place in the same file: where it begins, and the first
    /// page that carries it, by its place among [`Preview::pages`].
    pub fn before(&self, place: Span) -> Option<(usize, usize)> {
        let own = self.all.get(&place.source)?;
        let last = own.partition_point(|(start, _)| *start <= place.start).checked_sub(1)?;
        let start = own[last].0;
        own.get(own.partition_point(|(other, _)| *other < start)).copied()
    }

    fn add(&mut self, span: Span, page: usize) {
        if span.start < span.end {
            self.all.entry(span.source).or_default().push((span.start, page));
        }
    }

    fn sections(&mut self, sections: &[Section], page: usize) {
        for section in sections {
            self.add(section.span, page);
            self.elements(&section.elements, page);
            self.sections(&section.sections, page);
        }
    }

    fn elements(&mut self, elements: &[Element], page: usize) {
        for element in elements {
            match &element.kind {
                // The items of a list carry the marks.
                ElementKind::List { items, .. } => {
                    items.iter().for_each(|item| self.elements(item, page));
                }
                ElementKind::Quote(inner) | ElementKind::Callout(_, inner) => {
                    self.elements(inner, page);
                }
                ElementKind::Table(exhibit) => {
                    self.add(element.span, page);
                    self.rows(&exhibit.body, page);
                }
                ElementKind::Data { table, .. } => self.rows(&table.body, page),
                ElementKind::Rule => {}
                _ => self.add(element.span, page),
            }
        }
    }

    fn rows(&mut self, table: &Table, page: usize) {
        for row in &table.rows {
            if let Row::Body(cells) = row
                && let Some(place) = cells.iter().find_map(|cell| cell.place)
            {
                self.add(place, page);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_belongs_to_the_last_mark_before_it() {
        let source = SourceId::default();
        let span = |start| Span::new(source, start..start + 5);
        let mut marks = Marks::default();
        for (start, page) in [(10, 2), (10, 4), (30, 2)] {
            marks.add(span(start), page);
        }
        assert_eq!(marks.before(span(9)), None);
        assert_eq!(marks.before(span(10)), Some((10, 2)), "the first page of two");
        assert_eq!(marks.before(span(29)), Some((10, 2)));
        assert_eq!(marks.before(span(99)), Some((30, 2)));
        marks.add(Span::file(source), 7);
        assert_eq!(marks.before(span(9)), None, "a whole file is no mark");
    }
}
