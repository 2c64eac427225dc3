//! Completes books and volume with what can only be known at the end: lists of tables, figures
//! and appendices, terms and sources.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::book::{
    Anchor, Book, Chapter, Element, ElementKind, IndexEntry, ListEntry, Matter, MatterBody, Run,
    Section, SourceEntry, TermEntry, Volume,
};
use crate::model::chart::Sheet;
use crate::model::lexicon::Lexicon;
use crate::model::plan::Plan;
use crate::model::scheme::MatterKind;
use crate::resolve::index::{Indexer, Mention};
use crate::resolve::reference::source_anchor;
use crate::resolve::sheet;

/// Fills every generated list; lists without an entry are left out.
pub(super) fn complete(plan: &Plan, books: &mut [Book], volume: &mut Volume) {
    let terms = plan.records.terms.iter().enumerate();
    let lexicon = Lexicon::new(terms.map(|(at, term)| (at, term.short.value.as_str())));
    let indexed = has_index(&volume.front, &volume.back)
        || books.iter().any(|book| has_index(&book.front, &book.back));
    let indexer = indexed.then(|| Indexer::new(plan));
    let mut mentions = Vec::new();
    let mut whole = Found::default();
    for matter in volume.front.iter().chain(&volume.back) {
        whole.matter(matter);
    }
    whole.find_terms(&lexicon);
    for book in books.iter_mut() {
        let mut found = Found::default();
        book.front.iter().chain(&book.back).for_each(|matter| found.matter(matter));
        book.chapters.iter().for_each(|chapter| found.chapter(chapter));
        for appendix in &book.appendices {
            found.appendix(appendix);
        }
        let own = indexer.as_ref().map(|indexer| indexer.book(book)).unwrap_or_default();
        if let Some(indexer) = indexer.as_ref().filter(|_| has_index(&book.front, &book.back)) {
            let prose = indexer.prose(book.front.iter().chain(&book.back));
            found.index = indexer.entries(&[&prose, &own], false);
        }
        mentions.push(own);
        found.find_terms(&lexicon);
        fill(plan, &mut book.front, &found);
        fill(plan, &mut book.back, &found);
        whole.add(found);
    }
    if let Some(indexer) = indexer.filter(|_| has_index(&volume.front, &volume.back)) {
        let prose = indexer.prose(volume.front.iter().chain(&volume.back));
        let parts: Vec<&[Mention]> =
            std::iter::once(&prose).chain(&mentions).map(Vec::as_slice).collect();
        whole.index = indexer.entries(&parts, books.len() > 1);
    }
    fill(plan, &mut volume.front, &whole);
    fill(plan, &mut volume.back, &whole);
}

fn has_index(front: &[Matter], back: &[Matter]) -> bool {
    front.iter().chain(back).any(|matter| matter.kind == MatterKind::Index)
}

/// Returns the words of a chapter, or what of them stands before its sections.
pub(super) fn words_of(chapter: &Chapter, before_sections: bool) -> String {
    let mut found = Found::default();
    found.runs(&chapter.title);
    chapter.lead.iter().for_each(|lead| found.runs(lead));
    let own =
        if before_sections { chapter.elements.iter().collect() } else { chapter.all_elements() };
    own.into_iter().for_each(|element| found.element(element));
    chapter.notes.iter().flatten().for_each(|element| found.element(element));
    found.words
}

/// Returns the words of a section and all below it.
pub(super) fn words_of_section(section: &Section) -> String {
    let mut found = Found::default();
    found.section(section);
    found.words
}

/// What was found in a book.
#[derive(Default)]
struct Found {
    tables: Vec<ListEntry>,
    figures: Vec<ListEntry>,
    appendices: Vec<ListEntry>,
    cited: BTreeSet<String>,
    words: String,
    /// Terms that the words use.
    terms: BTreeSet<usize>,
    index: Vec<IndexEntry>,
}

impl Found {
    fn add(&mut self, other: Found) {
        self.tables.extend(other.tables);
        self.figures.extend(other.figures);
        self.appendices.extend(other.appendices);
        self.cited.extend(other.cited);
        self.terms.extend(other.terms);
    }

    fn find_terms(&mut self, lexicon: &Lexicon) {
        self.terms.extend(lexicon.count(&self.words).into_keys());
    }

    fn matter(&mut self, matter: &Matter) {
        if let MatterBody::Prose(chapter, _) = &matter.body {
            self.chapter(chapter);
        }
    }

    fn appendix(&mut self, chapter: &Chapter) {
        self.appendices.push(ListEntry {
            label: chapter.full_number(),
            title: unmarked(&chapter.title),
            anchor: chapter.anchor.clone(),
        });
        self.chapter(chapter);
    }

    fn chapter(&mut self, chapter: &Chapter) {
        self.runs(&chapter.title);
        chapter.lead.iter().for_each(|lead| self.runs(lead));
        chapter.all_elements().into_iter().for_each(|element| self.element(element));
        chapter.notes.iter().flatten().for_each(|element| self.element(element));
    }

    fn section(&mut self, section: &Section) {
        self.runs(&section.title);
        section.elements.iter().for_each(|element| self.element(element));
        section.sections.iter().for_each(|inner| self.section(inner));
    }

    fn element(&mut self, element: &Element) {
        match &element.kind {
            ElementKind::Paragraph(runs) | ElementKind::Minor(runs) => self.runs(runs),
            ElementKind::List { items, .. } => {
                items.iter().flatten().for_each(|element| self.element(element));
            }
            ElementKind::Quote(elements) | ElementKind::Callout(_, elements) => {
                elements.iter().for_each(|element| self.element(element));
            }
            ElementKind::Table(exhibit) => {
                self.tables.push(entry(&exhibit.full_number(), &exhibit.caption, &exhibit.anchor));
                self.runs(&exhibit.caption);
                exhibit.source.iter().for_each(|source| self.runs(source));
                exhibit.body.columns.iter().for_each(|column| self.runs(&column.title));
                for cell in exhibit.body.cells() {
                    cell.lines.iter().for_each(|line| self.runs(line));
                }
            }
            ElementKind::Figure(exhibit) => {
                self.figures.push(entry(&exhibit.full_number(), &exhibit.caption, &exhibit.anchor));
                self.runs(&exhibit.caption);
                exhibit.source.iter().for_each(|source| self.runs(source));
            }
            ElementKind::Chart(exhibit) => {
                self.figures.push(entry(&exhibit.full_number(), &exhibit.caption, &exhibit.anchor));
                self.runs(&exhibit.caption);
                exhibit.source.iter().for_each(|source| self.runs(source));
                for label in exhibit.body.sheets.iter().flat_map(Sheet::labels) {
                    self.words.push_str(&label.words);
                    self.words.push('\n');
                }
            }
            ElementKind::Data { table, .. } => {
                table.body.columns.iter().for_each(|column| self.runs(&column.title));
                table.body.cells().flat_map(|cell| &cell.lines).for_each(|line| self.runs(line));
            }
            ElementKind::Code { .. } | ElementKind::Math(_) | ElementKind::Rule => {}
        }
    }

    fn runs(&mut self, runs: &[Run]) {
        for run in runs {
            match run {
                Run::Text(text) | Run::Fact { words: text, .. } => self.words.push_str(text),
                Run::Emph(words)
                | Run::Strong(words)
                | Run::Strike(words)
                | Run::Link { words, .. }
                | Run::Reference { words, .. } => self.runs(words),
                Run::Cite { id, .. } => drop(self.cited.insert(id.clone())),
                Run::Code(_)
                | Run::Math(_)
                | Run::Note { .. }
                | Run::Folio { .. }
                | Run::Break
                | Run::Mark(..)
                | Run::Swatch(_) => {}
            }
        }
        self.words.push('\n');
    }
}

fn entry(label: &str, caption: &[Run], anchor: &Anchor) -> ListEntry {
    ListEntry { label: label.to_owned(), title: unmarked(caption), anchor: anchor.clone() }
}

/// Copies a title for a list: without footnote marks and without links of its own.
fn unmarked(runs: &[Run]) -> Vec<Run> {
    runs.iter()
        .filter(|run| !matches!(run, Run::Note { .. }))
        .map(|run| match run {
            Run::Reference { words, .. } | Run::Link { words, .. } => {
                Run::Text(crate::model::book::plain(words))
            }
            Run::Cite { words, .. } | Run::Fact { words, .. } => Run::Text(words.clone()),
            other => other.clone(),
        })
        .collect()
}

fn fill(plan: &Plan, parts: &mut Vec<Matter>, found: &Found) {
    for part in parts.iter_mut() {
        if !matches!(part.body, MatterBody::Generated) {
            continue;
        }
        part.body = match part.kind {
            MatterKind::Tables => MatterBody::List(found.tables.clone()),
            MatterKind::Figures => MatterBody::List(found.figures.clone()),
            MatterKind::Appendices => MatterBody::List(found.appendices.clone()),
            MatterKind::Terms => MatterBody::Terms(terms(plan, &found.terms)),
            MatterKind::Bibliography => MatterBody::Sources(sources(plan, &found.cited)),
            MatterKind::Index => MatterBody::Index(found.index.clone()),
            _ => MatterBody::Generated,
        };
    }
    parts.retain(|part| match &part.body {
        MatterBody::List(entries) => !entries.is_empty(),
        MatterBody::Terms(entries) => !entries.is_empty(),
        MatterBody::Sources(entries) => !entries.is_empty(),
        MatterBody::Index(entries) => !entries.is_empty(),
        MatterBody::Approval(_) | MatterBody::Commitment(_) => !sheet::is_empty(part),
        MatterBody::Generated | MatterBody::Prose(..) => true,
    });
}

/// Lists terms that the text uses, by short form.
fn terms(plan: &Plan, used: &BTreeSet<usize>) -> Vec<TermEntry> {
    let terms = &plan.records.terms;
    let mut entries: BTreeMap<String, TermEntry> = BTreeMap::new();
    for term in used.iter().filter_map(|&at| terms.get(at)) {
        let name = Run::Text(term.name.value.clone());
        let entry = TermEntry {
            short: term.short.value.clone(),
            name: vec![if term.foreign { Run::Emph(vec![name]) } else { name }],
            meaning: term.meaning.as_ref().map(|meaning| meaning.value.clone()),
        };
        entries.insert(term.short.to_lowercase(), entry);
    }
    entries.into_values().collect()
}

fn sources(plan: &Plan, cited: &BTreeSet<String>) -> Vec<SourceEntry> {
    let mut entries: Vec<SourceEntry> = plan
        .bibliography
        .values()
        .map(|entry| SourceEntry {
            id: source_anchor(&entry.key),
            short: entry.short.clone(),
            full: entry.full.clone(),
        })
        .filter(|entry| cited.contains(&entry.id))
        .collect();
    entries.sort_by_key(|entry| (entry.short.to_lowercase(), entry.id.clone()));
    entries
}
