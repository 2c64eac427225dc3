//! Gives every chapter, section, table and figure its number and its anchor, once.
//!
//! Numbers restart in every book and are the same in single books and the volume. Appendices
//! count through the whole plan, since the volume binds them together at its end. What an author
//! leaves without a label gets an anchor from its title, and where several in a book are titled
//! alike, from the anchor of the part they stand in as well: what is inserted before them does not
//! change it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::Sink;
use crate::diag::catalogue::reference;
use crate::model::block::{Block, BlockKind, Document, Form, Heading, Section, ViewCall, plain};
use crate::model::book::Anchor;
use crate::model::plan::Plan;
use crate::model::record::Ref;
use crate::model::scheme::{Counts, Numbering};
use crate::resolve::bind::Binding;
use crate::source::Span;

/// What stands at an anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    pub anchor: Anchor,
    /// Tabel, BAB, Subbab; empty for what bears no number.
    pub label: String,
    /// 3.4.
    pub number: String,
}

impl Target {
    /// Returns label and number.
    pub(super) fn words(&self) -> String {
        format!("{} {}", self.label, self.number)
    }
}

/// All numbers of an edition.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// By book and by place in Markdown; a document may be printed in two books.
    placed: BTreeMap<(usize, Span), Target>,
    /// By label and book.
    labels: BTreeMap<String, BTreeMap<usize, (Target, Span)>>,
}

impl Numbers {
    /// Returns the number of what stands at a place.
    pub(super) fn at(&self, book: usize, span: Span) -> Target {
        self.placed.get(&(book, span)).cloned().unwrap_or_else(|| Target {
            anchor: Anchor { book, id: String::new() },
            label: String::new(),
            number: String::new(),
        })
    }

    /// Returns what bears a label, by book.
    pub(super) fn labelled(&self, label: &str) -> Option<&BTreeMap<usize, (Target, Span)>> {
        self.labels.get(label)
    }

    /// Lists all labels.
    pub(super) fn labels(&self) -> impl Iterator<Item = &str> {
        self.labels.keys().map(String::as_str)
    }
}

/// Numbers everything that is bound.
pub(super) fn number(plan: &Plan, binding: &Binding<'_>, sink: &mut Sink) -> Numbers {
    let mut numbers = Numbers::default();
    let mut appendix = 0;
    for bound in &binding.books {
        let book = bound.spec.number();
        let mut counter = Counter::new(plan, &mut numbers, sink, book, Kind::Front);
        let prose = bound.front.iter().chain(&bound.back).filter_map(|matter| matter.document);
        let all =
            prose.chain(bound.chapters.iter().copied()).chain(bound.appendices.iter().copied());
        counter.reserve(all);
        for matter in bound.front.iter().chain(&bound.back) {
            counter.matter(matter.spec.id.as_str(), matter.document);
        }
        counter.kind = Kind::Chapter;
        for document in &bound.chapters {
            counter.counts.chapter += 1;
            counter.document(document);
        }
        counter.kind = Kind::Appendix;
        for document in &bound.appendices {
            appendix += 1;
            counter.counts.appendix = appendix;
            counter.document(document);
        }
    }
    let mut counter = Counter::new(plan, &mut numbers, sink, 0, Kind::Front);
    let volume = binding.volume_front.iter().chain(&binding.volume_back);
    counter.reserve(volume.filter_map(|matter| matter.document));
    for matter in binding.volume_front.iter().chain(&binding.volume_back) {
        counter.matter(matter.spec.id.as_str(), matter.document);
    }
    numbers
}

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Front,
    Chapter,
    Appendix,
}

struct Counter<'a, 'n> {
    plan: &'a Plan,
    numbers: &'n mut Numbers,
    sink: &'n mut Sink,
    book: usize,
    kind: Kind,
    counts: Counts,
    tables: usize,
    figures: usize,
    /// Anchors of this book that are taken.
    taken: BTreeMap<String, Span>,
    /// Labels that authors give in this book, so that no anchor made of a title takes one.
    reserved: BTreeSet<String>,
    /// How often a title without a label stands in this book, by the anchor it would make.
    titles: BTreeMap<String, usize>,
    /// Anchor of the part that is being read.
    above: String,
}

impl<'a, 'n> Counter<'a, 'n> {
    fn new(
        plan: &'a Plan,
        numbers: &'n mut Numbers,
        sink: &'n mut Sink,
        book: usize,
        kind: Kind,
    ) -> Self {
        Self {
            plan,
            numbers,
            sink,
            book,
            kind,
            counts: Counts { book, ..Counts::default() },
            tables: 0,
            figures: 0,
            taken: BTreeMap::new(),
            reserved: BTreeSet::new(),
            titles: BTreeMap::new(),
            above: String::new(),
        }
    }

    /// Keeps the labels of these documents for themselves, and counts titles without one.
    fn reserve<'d>(&mut self, documents: impl Iterator<Item = &'d Document>) {
        for document in documents {
            self.reserve_heading(&document.heading);
            self.reserve_below(&document.blocks, &document.sections);
        }
    }

    fn reserve_below(&mut self, blocks: &[Block], sections: &[Section]) {
        for block in blocks {
            if let Some((label, name)) = named(block) {
                self.reserve_one(label, &name);
            }
            match &block.kind {
                BlockKind::List { items, .. } => {
                    items.iter().for_each(|item| self.reserve_below(item, &[]));
                }
                BlockKind::Quote(inner) | BlockKind::Alert(_, inner) => {
                    self.reserve_below(inner, &[]);
                }
                _ => {}
            }
        }
        for section in sections {
            self.reserve_heading(&section.heading);
            self.reserve_below(&section.blocks, &section.sections);
        }
    }

    fn reserve_heading(&mut self, heading: &Heading) {
        self.reserve_one(heading.id.as_ref(), &plain(&heading.title));
    }

    fn reserve_one(&mut self, label: Option<&Ref>, name: &str) {
        match label {
            Some(label) => drop(self.reserved.insert(label.to_string())),
            None => *self.titles.entry(slug(name)).or_default() += 1,
        }
    }

    fn numbering(&self) -> &'a Numbering {
        &self.plan.scheme.numbering
    }

    /// Takes the anchor of generated matter, or numbers prose.
    fn matter(&mut self, id: &str, document: Option<&Document>) {
        match document {
            Some(document) => self.document(document),
            None => drop(self.taken.insert(id.to_owned(), Span::default())),
        }
    }

    fn document(&mut self, document: &Document) {
        if self.kind != Kind::Front {
            (self.tables, self.figures) = (0, 0);
        }
        (self.counts.section, self.counts.subsection) = (0, 0);
        let labels = &self.plan.scheme.labels;
        let (label, pattern) = match self.kind {
            Kind::Front => (None, ""),
            Kind::Chapter => (Some(&labels.chapter), self.numbering().chapter.as_str()),
            Kind::Appendix => (Some(&labels.appendix), self.numbering().appendix.as_str()),
        };
        let label = label.map_or_else(String::new, |label| label.value.clone());
        self.above.clear();
        self.above = self.heading(&document.heading, &label, pattern);
        self.blocks(&document.blocks);
        for section in &document.sections {
            self.section(section);
        }
        // Notes are printed at the foot of their page and may hold numbered tables no more than
        // a paragraph may: what stands in them is not counted.
    }

    fn section(&mut self, section: &Section) {
        let (pattern, sub) = match (self.kind, section.heading.level) {
            (Kind::Front, level) => ("", level > 2),
            (Kind::Chapter, 2) => (self.numbering().section.as_str(), false),
            (Kind::Chapter, _) => (self.numbering().subsection.as_str(), true),
            (Kind::Appendix, 2) => (self.numbering().appendix_section.as_str(), false),
            (Kind::Appendix, _) => (self.numbering().appendix_subsection.as_str(), true),
        };
        if sub {
            self.counts.subsection += 1;
        } else {
            self.counts.section += 1;
            self.counts.subsection = 0;
        }
        let label = match self.kind {
            Kind::Front => String::new(),
            Kind::Chapter | Kind::Appendix => self.plan.scheme.labels.section.value.clone(),
        };
        let own = self.heading(&section.heading, &label, pattern);
        let above = std::mem::replace(&mut self.above, own);
        self.blocks(&section.blocks);
        for inner in &section.sections {
            self.section(inner);
        }
        self.above = above;
    }

    fn heading(&mut self, heading: &Heading, label: &str, pattern: &str) -> String {
        let number = self.counts.fill(pattern);
        let title = plain(&heading.title);
        self.place(heading.span, heading.id.as_ref(), &title, label, number)
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        if let Some((label, name)) = named(block) {
            match &block.kind {
                BlockKind::View(ViewCall { form: Form::Chart, .. }) | BlockKind::Figure(_) => {
                    self.figure(block.span, label, &name);
                }
                _ => self.table(block.span, label, &name),
            }
        }
        match &block.kind {
            BlockKind::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
            BlockKind::Quote(blocks) | BlockKind::Alert(_, blocks) => self.blocks(blocks),
            _ => {}
        }
    }

    fn table(&mut self, span: Span, label: Option<&Ref>, name: &str) {
        self.tables += 1;
        self.counts.serial = self.tables;
        let numbering = self.numbering();
        let pattern = match self.kind {
            Kind::Front => &numbering.front_table,
            Kind::Chapter => &numbering.table,
            Kind::Appendix => &numbering.appendix_table,
        };
        let number = self.counts.fill(pattern);
        let word = self.plan.scheme.labels.table.value.clone();
        self.place(span, label, name, &word, number);
    }

    fn figure(&mut self, span: Span, label: Option<&Ref>, name: &str) {
        self.figures += 1;
        self.counts.serial = self.figures;
        let numbering = self.numbering();
        let pattern = match self.kind {
            Kind::Front => &numbering.front_figure,
            Kind::Chapter => &numbering.figure,
            Kind::Appendix => &numbering.appendix_figure,
        };
        let number = self.counts.fill(pattern);
        let word = self.plan.scheme.labels.figure.value.clone();
        self.place(span, label, name, &word, number);
    }

    /// Gives an anchor to what stands at `span`, from its own label or from its name.
    fn place(
        &mut self,
        span: Span,
        own: Option<&Ref>,
        name: &str,
        label: &str,
        number: String,
    ) -> String {
        let id = match own {
            Some(own) => {
                if let Some(first) = self.taken.get(own.as_str()) {
                    let id = own.as_str();
                    self.sink.push(reference::duplicate_label(own.span, *first, id));
                }
                own.to_string()
            }
            None => {
                let title = slug(name);
                let alone = self.titles.get(&title).is_none_or(|count| *count < 2);
                if alone || self.above.is_empty() {
                    self.free(&title)
                } else {
                    self.free(&format!("{}-{title}", self.above))
                }
            }
        };
        self.taken.entry(id.clone()).or_insert(own.map_or(span, |own| own.span));
        let anchor = Anchor { book: self.book, id: id.clone() };
        let target = Target { anchor, label: label.to_owned(), number };
        self.numbers.placed.insert((self.book, span), target.clone());
        if own.is_some() {
            let books = self.numbers.labels.entry(id.clone()).or_default();
            books.entry(self.book).or_insert((target, span));
        }
        id
    }

    fn free(&self, wish: &str) -> String {
        let wish = if wish.is_empty() { "bagian" } else { wish };
        let mut id = wish.to_owned();
        let mut serial = 1;
        while self.taken.contains_key(&id) || self.reserved.contains(&id) {
            serial += 1;
            id = format!("{wish}-{serial}");
        }
        id
    }
}

/// Returns the label and the name of a block that is numbered.
fn named(block: &Block) -> Option<(Option<&Ref>, String)> {
    match &block.kind {
        BlockKind::Table(table) => {
            let name = table.caption.as_deref().map(plain).unwrap_or_default();
            Some((table.label.as_ref(), name))
        }
        BlockKind::View(view) => {
            let options = &view.options;
            let of = options.dimension.as_ref().or(options.quick_win.as_ref());
            let of = of.or(options.area.as_ref()).or(options.element.as_ref());
            let kind = if view.form == Form::Chart { "bagan " } else { "" };
            let name = match of {
                Some(of) => format!("{kind}{} {of}", view.name.value),
                None => format!("{kind}{}", view.name.value),
            };
            Some((options.id.as_ref(), name))
        }
        BlockKind::Figure(picture) => Some((picture.label.as_ref(), plain(&picture.caption))),
        _ => None,
    }
}

/// Makes an id of a title: lower-case letters and digits, words parted by `-`.
pub(super) fn slug(title: &str) -> String {
    let mut out = String::new();
    for c in title.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
        if out.len() > 60 {
            break;
        }
    }
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn an_anchor_is_made_of_the_words_of_a_title() {
        assert_eq!(slug("Visi, Misi, dan Tujuan (2022–2026)"), "visi-misi-dan-tujuan-2022-2026");
        assert_eq!(slug("…"), "");
    }
}
