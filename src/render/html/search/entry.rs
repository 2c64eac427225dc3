//! What can be found: chapters, sections, tables, figures, records, terms and sources, each with
//! the words that it is found by.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::book::{
    ApprovalSheet, Chapter, CommitmentLine, Element, ElementKind, Exhibit, Matter, MatterBody, Run,
    Section, plain,
};
use crate::model::table::{Cell, Role, Row, Table};
use crate::render::html::frame::name;
use crate::render::html::names::term_ids;
use crate::render::html::site::{Content, Page, Site};
use crate::render::html::table::{record, record_anchor};

/// Something that can be found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// Buku 2.
    pub book: String,
    /// 3.1, Tabel 3.4, GOV-01; empty without one.
    pub number: String,
    /// Title.
    pub title: String,
    /// The page, by its place in the site.
    pub page: usize,
    /// Id on the page; empty for the page as a whole.
    pub id: String,
    /// The words around.
    pub text: String,
}

/// Tables that repeat records of others: a record is rather found elsewhere.
const REPEATING: [&str; 2] = ["roadmap", "quick-win-scores"];

/// Gathers everything that can be found, in the order of reading.
pub(super) fn gather(site: &Site<'_>) -> Vec<Entry> {
    let mut gatherer = Gatherer { homes: homes(site), ..Gatherer::default() };
    for (at, page) in site.pages.iter().enumerate().skip(1) {
        gatherer.page(site, at, page);
    }
    gatherer.entries
}

/// Finds for every record the table in which it is at home: the first that does not only repeat
/// it.
fn homes<'a>(site: &Site<'a>) -> BTreeMap<&'a str, (usize, &'a str)> {
    let mut homes = BTreeMap::new();
    let tables = || {
        let chapters = site.pages.iter().filter_map(|page| match page.content {
            Content::Chapter(chapter, ..) => Some((page.book, chapter)),
            _ => None,
        });
        let elements = chapters.flat_map(|(book, chapter)| {
            chapter.all_elements().into_iter().map(move |own| (book, own))
        });
        elements.filter_map(|(book, element)| match &element.kind {
            ElementKind::Table(table) => Some((book, table)),
            _ => None,
        })
    };
    for repeating in [false, true] {
        let repeats = |table: &Exhibit<Table>| {
            table.view.as_deref().is_some_and(|view| REPEATING.contains(&view))
        };
        for (book, table) in tables().filter(|(_, table)| repeats(table) == repeating) {
            for (code, _) in records(&table.body) {
                homes.entry(code).or_insert((book, table.anchor.id.as_str()));
            }
        }
    }
    homes
}

/// Lists the records of a table with their codes.
fn records(table: &Table) -> impl Iterator<Item = (&str, &[Cell])> {
    table.rows.iter().filter_map(|row| match row {
        Row::Body(cells) => Some((record(table, cells)?, cells.as_slice())),
        _ => None,
    })
}

#[derive(Default)]
struct Gatherer<'a> {
    entries: Vec<Entry>,
    homes: BTreeMap<&'a str, (usize, &'a str)>,
    book: String,
    page: usize,
}

impl<'a> Gatherer<'a> {
    fn page(&mut self, site: &Site<'a>, at: usize, page: &Page<'a>) {
        let books = &site.edition.books;
        let book = books.iter().find(|book| book.number == page.book);
        book.map_or(&site.edition.words.plan, |book| &book.label).clone_into(&mut self.book);
        self.page = at;
        let name = name(site.edition, page);
        let number = if name.label == self.book { "" } else { &name.label };
        self.add(number, &name.title.plain(), "", "");
        match page.content {
            Content::Chapter(chapter, ..) => self.chapter(chapter, page.book),
            Content::Book(book) => self.say(book.basis.as_deref().unwrap_or_default()),
            Content::Sheet(matter) => self.sheet(matter),
            Content::Terms(_) => {
                for (term, id) in site.terms.iter().zip(term_ids(&site.terms)) {
                    let meaning = term.meaning.as_deref().unwrap_or_default();
                    self.add(&term.short, &plain(&term.name), &id, meaning);
                }
            }
            Content::Sources(_) => {
                for source in &site.sources {
                    self.add("", &source.short, &source.id, &plain(&source.full));
                }
            }
            Content::Home | Content::Contents | Content::Index(..) | Content::Status(_) => {}
        }
    }

    fn add(&mut self, number: &str, title: &str, id: &str, text: &str) {
        self.entries.push(Entry {
            book: self.book.clone(),
            number: number.to_owned(),
            title: one_line(title),
            page: self.page,
            id: id.to_owned(),
            text: one_line(text),
        });
    }

    /// Adds words to the text of the page that was added last.
    fn say(&mut self, words: &str) {
        if let Some(entry) = self.entries.last_mut() {
            entry.text = one_line(&format!("{} {words}", entry.text));
        }
    }

    fn sheet(&mut self, matter: &Matter) {
        let words = match &matter.body {
            MatterBody::Approval(ApprovalSheet { facts, blocks, .. }) => {
                let facts = facts.iter().map(|(label, words)| format!("{label}: {words}"));
                facts.chain(blocks.iter().map(|block| block.by.office.clone())).collect()
            }
            MatterBody::Commitment(lines) => {
                let line = |own: &CommitmentLine| format!("{}: {}", own.by.office, own.text);
                lines.iter().map(line).collect()
            }
            _ => Vec::new(),
        };
        self.say(&words.join(" · "));
    }

    fn chapter(&mut self, chapter: &Chapter, book: usize) {
        let lead = chapter.lead.as_deref().map(plain).unwrap_or_default();
        let words = prose(&chapter.elements, &chapter.notes);
        self.say(&[lead, words].join(" "));
        self.exhibits(&chapter.elements, book);
        self.sections(&chapter.sections, &chapter.notes, book);
    }

    fn sections(&mut self, sections: &[Section], notes: &[Vec<Element>], book: usize) {
        for section in sections {
            let words = prose(&section.elements, notes);
            self.add(&section.number, &plain(&section.title), &section.anchor.id, &words);
            self.exhibits(&section.elements, book);
            self.sections(&section.sections, notes, book);
        }
    }

    fn exhibits(&mut self, elements: &[Element], book: usize) {
        for element in elements {
            match &element.kind {
                ElementKind::Table(table) => self.table(table, book),
                ElementKind::Figure(figure) => self.exhibit(figure, &figure.body.alt),
                ElementKind::Chart(chart) => self.exhibit(chart, &chart.body.alt),
                ElementKind::List { items, .. } => {
                    items.iter().for_each(|item| self.exhibits(item, book));
                }
                ElementKind::Quote(inner) | ElementKind::Callout(_, inner) => {
                    self.exhibits(inner, book);
                }
                _ => {}
            }
        }
    }

    fn exhibit<T>(&mut self, exhibit: &Exhibit<T>, words: &str) {
        let source = exhibit.source.as_deref().map(plain).unwrap_or_default();
        let note = exhibit.note.as_deref().unwrap_or_default();
        let parts = [words, note, &source].into_iter().filter(|part| !part.is_empty());
        let text = parts.collect::<Vec<_>>().join(" · ");
        let caption = plain(&exhibit.caption);
        self.add(&exhibit.full_number(), &caption, &exhibit.anchor.id, &text);
    }

    /// Adds a table with the words of its cells; rows of records are found by themselves.
    fn table(&mut self, table: &Exhibit<Table>, book: usize) {
        let heads = table.body.columns.iter().map(|column| plain(&column.title));
        let mut words: Vec<String> = heads.filter(|head| !head.is_empty()).collect();
        for row in &table.body.rows {
            match row {
                Row::Group(group) => words.push(group.title.clone()),
                Row::Body(cells) if record(&table.body, cells).is_none() => {
                    words.extend(said(cells, table, None));
                }
                _ => {}
            }
        }
        self.exhibit(table, &words.join(" · "));
        let here = (book, table.anchor.id.as_str());
        let mut told = BTreeSet::new();
        for (code, cells) in records(&table.body) {
            if self.homes.get(code) == Some(&here) && told.insert(code) {
                self.record(table, code, cells);
            }
        }
    }

    fn record(&mut self, table: &Exhibit<Table>, code: &str, cells: &[Cell]) {
        let columns = table.body.columns.iter().zip(cells).enumerate();
        let is_name = |role| matches!(role, Role::Prose | Role::Words);
        let named =
            columns.skip(1).find(|(_, (column, cell))| is_name(column.role) && !is_blank(cell));
        let Some((at, (_, cell))) = named else { return };
        let mut words = vec![table.full_number()];
        words.extend(said(cells, table, Some(at)));
        let id = record_anchor(&table.anchor.id, code);
        self.add(code, &cell_words(cell), &id, &words.join(" · "));
    }
}

/// Lists what the cells of a row say, numbers and marks left out, and the cell that names it.
fn said<'t>(
    cells: &'t [Cell],
    table: &'t Exhibit<Table>,
    but: Option<usize>,
) -> impl Iterator<Item = String> + 't {
    let columns = table.body.columns.iter().zip(cells).enumerate();
    let first = usize::from(but.is_some());
    let wanted = move |at: usize, role| {
        at >= first && Some(at) != but && !matches!(role, Role::Number | Role::Mark)
    };
    let words = columns.filter(move |(at, (column, _))| wanted(*at, column.role));
    words.map(|(_, (_, cell))| cell_words(cell)).filter(|words| !matches!(words.trim(), "" | "–"))
}

fn cell_words(cell: &Cell) -> String {
    cell.lines.iter().map(|line| plain(line)).collect::<Vec<_>>().join(" ")
}

fn is_blank(cell: &Cell) -> bool {
    cell_words(cell).trim().is_empty()
}

/// Returns the words of blocks, tables and figures left out, each footnote behind its block.
fn prose(elements: &[Element], notes: &[Vec<Element>]) -> String {
    let mut out = Vec::new();
    add_prose(elements, notes, &mut out);
    out.join(" ")
}

fn add_prose(elements: &[Element], notes: &[Vec<Element>], out: &mut Vec<String>) {
    for element in elements {
        match &element.kind {
            ElementKind::Paragraph(runs) | ElementKind::Minor(runs) => {
                out.push(plain(runs));
                let mut marks = Vec::new();
                add_marks(runs, &mut marks);
                let marked = marks.into_iter().filter_map(|mark| notes.get(mark.checked_sub(1)?));
                marked.for_each(|note| add_prose(note, &[], out));
            }
            ElementKind::List { items, .. } => {
                items.iter().for_each(|item| add_prose(item, notes, out));
            }
            ElementKind::Quote(inner) | ElementKind::Callout(_, inner) => {
                add_prose(inner, notes, out);
            }
            ElementKind::Code { text, .. } => out.push(text.clone()),
            ElementKind::Math(_)
            | ElementKind::Table(_)
            | ElementKind::Figure(_)
            | ElementKind::Chart(_)
            | ElementKind::Data { .. }
            | ElementKind::Rule => {}
        }
    }
}

/// Lists the footnotes that a line sets.
fn add_marks(runs: &[Run], out: &mut Vec<usize>) {
    for run in runs {
        match run {
            Run::Note { number, first: true } => out.push(*number),
            Run::Emph(words) | Run::Strong(words) | Run::Strike(words) => add_marks(words, out),
            _ => {}
        }
    }
}

/// Joins lines and spaces of every kind.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
