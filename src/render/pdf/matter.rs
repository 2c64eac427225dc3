//! Front and back matter as code: imprint, lists, sheets to sign, terms, sources.

use crate::model::book::{
    ApprovalSheet, Book, Chapter, CommitmentLine, ElementKind, IndexEntry, ListEntry, Matter,
    MatterBody, Run, Signatory, SourceEntry, TermEntry,
};
use crate::model::scheme::{Level, MatterKind};
use crate::render::pdf::blocks::without_notes;
use crate::render::pdf::pen::Pen;
use crate::render::pdf::runs::bound_title;
use crate::render::pdf::scope::{APPENDICES, Scope, label};

/// Tells whether a part is printed: empty lists are left out unless the scheme demands them.
pub(super) fn is_printed(matter: &Matter) -> bool {
    let empty = match &matter.body {
        MatterBody::Generated | MatterBody::Prose(..) => false,
        MatterBody::List(entries) => entries.is_empty(),
        MatterBody::Terms(entries) => entries.is_empty(),
        MatterBody::Sources(entries) => entries.is_empty(),
        MatterBody::Approval(sheet) => sheet.blocks.is_empty(),
        MatterBody::Commitment(lines) => lines.is_empty(),
        MatterBody::Index(entries) => entries.is_empty(),
    };
    !empty || (matter.level == Level::Required && matches!(matter.body, MatterBody::List(_)))
}

/// Parts the back matter into what stands before the appendices and the index behind them.
pub(super) fn back(matters: &[Matter]) -> (Vec<&Matter>, Vec<&Matter>) {
    matters.iter().partition(|matter| matter.kind != MatterKind::Index)
}

impl<'a> Pen<'_, 'a> {
    /// Writes the pages of a part of the front or back matter; a cover is not among them.
    pub(super) fn matter(&mut self, matter: &'a Matter, head: &str, level: u8) {
        if matter.kind == MatterKind::Imprint {
            self.imprint(head);
            return;
        }
        let opens = label(&matter.anchor);
        self.call("pages", |pen| {
            pen.text("head", head);
            pen.text("title", &matter.title);
            if !pen.set.contains(&opens) {
                pen.raw("opens: ");
                pen.name(&opens);
                pen.raw(", ");
            }
            pen.block(|pen| {
                pen.raw("\n");
                pen.call("front-title", |pen| {
                    pen.code("level", &level.to_string());
                    pen.anchor(&opens);
                    pen.heading(2, |pen| pen.words(&bound_title(&matter.title)));
                });
                pen.matter_body(matter);
            });
        });
    }

    fn matter_body(&mut self, matter: &'a Matter) {
        match &matter.body {
            MatterBody::Generated => self.contents(),
            MatterBody::Prose(chapter, signature) => {
                self.front_prose(matter, chapter, signature.as_ref());
            }
            MatterBody::List(entries) => self.entries(entries),
            MatterBody::Terms(entries) => self.terms(entries),
            MatterBody::Sources(entries) => self.sources(entries),
            MatterBody::Approval(sheet) => self.approval(sheet),
            MatterBody::Commitment(lines) => self.commitment(lines),
            MatterBody::Index(entries) => self.index(entries),
        }
    }

    fn imprint(&mut self, head: &str) {
        let scope = self.ink.scope;
        let edition = scope.edition;
        let title = scope.single.map_or(edition.volume.title.as_str(), |book| book.title.as_str());
        self.call("imprint", |pen| {
            pen.text("head", head);
            pen.text("title", title);
            if let Some(book) = scope.single {
                let count = edition.books.len();
                let part = if count > 1 {
                    format!("{} dari {count}", book.label)
                } else {
                    book.label.clone()
                };
                pen.text("part", &part);
                pen.text_if("basis", book.basis.as_deref());
            }
            pen.text_if("approved", approved(scope).as_deref());
            let example = scope.books().iter().find_map(|book| first_exhibit(book));
            pen.text_if("example", example.as_deref());
        });
    }

    fn contents(&mut self) {
        let lines = self.contents_lines();
        let count = lines.len();
        self.raw("contents({[];\n");
        for (at, line) in lines.into_iter().enumerate() {
            if let Line::Gap(name) = line {
                self.call(name, |_| ());
            } else if let Line::Entry { name, number, title, target } = line {
                self.call(name, |pen| {
                    pen.toc(&number, &title, &target);
                    if name == "toc-section" {
                        pen.held(at, count);
                    }
                });
            }
        }
        self.raw("})\n");
    }

    fn contents_lines(&self) -> Vec<Line> {
        let scope = self.ink.scope;
        let mut out = of_matters(scope.front());
        for book in scope.books() {
            out.push(if scope.single.is_none() {
                Line::book(&book.label, &book.title, &label_of_book(book))
            } else {
                Line::Gap("toc-gap")
            });
            book.chapters.iter().for_each(|chapter| of_chapter(chapter, &mut out));
        }
        out.push(Line::Gap("toc-end"));
        let (back, last) = back(scope.back());
        out.extend(of_matters(back));
        let books = scope.books();
        let appendices: Vec<&Chapter> = books.iter().flat_map(|book| &book.appendices).collect();
        if scope.single.is_none() && !appendices.is_empty() {
            out.push(Line::book("", &scope.edition.words.appendix, APPENDICES));
        }
        appendices.into_iter().for_each(|chapter| of_chapter(chapter, &mut out));
        out.extend(of_matters(last));
        out
    }

    /// Writes number, title and target of an entry.
    fn toc(&mut self, number: &str, title: &[Run], target: &str) {
        if number.is_empty() {
            self.raw("none");
        } else {
            self.words(number);
        }
        self.raw(", ");
        self.block(|pen| pen.unnoted(title));
        self.raw(", ");
        self.target_label(target);
    }

    /// Writes runs without the marks of footnotes.
    pub(super) fn unnoted(&mut self, runs: &[Run]) {
        let runs = without_notes(runs);
        self.runs(&runs);
    }

    fn target_label(&mut self, target: &str) {
        if self.ink.scope.prints(target) { self.name(target) } else { self.raw("none") }
    }

    fn entries(&mut self, entries: &[ListEntry]) {
        if entries.is_empty() {
            self.raw("empty-list()\n");
        }
        let scope = self.ink.scope;
        let mut book = 0;
        for (at, entry) in entries.iter().enumerate() {
            let opens = at == 0 || entry.anchor.book != book;
            if opens && scope.single.is_none() {
                let own = scope.edition.books.iter().find(|own| own.number == entry.anchor.book);
                if let Some(own) = own {
                    let title = [Run::Text(own.title.clone())];
                    self.call("toc-book", |pen| pen.toc(&own.label, &title, &label_of_book(own)));
                }
            }
            book = entry.anchor.book;
            // In a book of its own the entries of each chapter stand together.
            let apart = scope.single.is_some() && (at == 0 || leaves(&entries[at - 1], entry));
            self.call("toc-entry", |pen| {
                pen.words(&entry.label);
                pen.raw(", ");
                pen.block(|pen| pen.unnoted(&entry.title));
                pen.raw(", ");
                pen.target(&entry.anchor);
                pen.raw(if apart { ", first: true" } else { "" });
                pen.held(at, entries.len());
            });
        }
    }

    /// Holds the entries before the last one to it: no page has the last one alone.
    fn held(&mut self, at: usize, count: usize) {
        if at + 1 < count && at + 3 >= count {
            self.raw(", held: true");
        }
    }

    fn terms(&mut self, entries: &[TermEntry]) {
        self.raw("terms-list(");
        for entry in entries {
            self.raw("(");
            self.words(&entry.short);
            self.raw(", ");
            self.line(&entry.name);
            self.raw(", ");
            match &entry.meaning {
                Some(meaning) => self.words(meaning),
                None => self.raw("none"),
            }
            self.raw("),\n");
        }
        self.raw(")\n");
    }

    fn sources(&mut self, entries: &[SourceEntry]) {
        for (at, entry) in entries.iter().enumerate() {
            self.call("source-entry", |pen| {
                if pen.set.insert(entry.id.clone()) {
                    pen.name(&entry.id)
                } else {
                    pen.raw("none")
                }
                pen.raw(", ");
                pen.words(&entry.short);
                pen.raw(", ");
                pen.line(&entry.full);
                pen.held(at, entries.len());
            });
        }
    }

    /// Writes the index letter by letter; before the first layout no page is known.
    fn index(&mut self, entries: &[IndexEntry]) {
        let seen = self.ink.named.index;
        let printed = |name: &str| seen.is_empty() || seen.contains_key(name);
        let entries = entries.iter().filter(|own| printed(own.see.as_ref().unwrap_or(&own.name)));
        let entries: Vec<&IndexEntry> = entries.collect();
        self.call("index-list", |pen| {
            for group in entries.chunk_by(|a, b| a.letter == b.letter) {
                pen.raw("(");
                group.first().into_iter().for_each(|first| pen.words(&first.letter));
                pen.raw(", ");
                pen.array(group, |pen, entry| pen.index_entry(entry));
                pen.raw("),\n");
            }
        });
    }

    fn index_entry(&mut self, entry: &IndexEntry) {
        let stretches = self.ink.named.index.get(&entry.name).map(Vec::as_slice);
        self.inline_call("index-entry", |pen| {
            pen.words(&entry.name);
            pen.raw(", ");
            pen.text_if("see", entry.see.as_deref());
            pen.raw("pages: ");
            pen.array(stretches.unwrap_or_default(), |pen, own| {
                pen.raw("(");
                pen.words(&own.words);
                pen.raw(&format!(", {}, {})", own.page, own.main));
            });
        });
    }

    fn approval(&mut self, sheet: &ApprovalSheet) {
        let single = self.ink.scope.single;
        self.call("approval", |pen| {
            pen.text_if("label", single.map(|book| book.label.as_str()));
            pen.text_if("title", single.map(|book| book.title.as_str()));
            pen.text_if("basis", single.and_then(|book| book.basis.as_deref()));
            pen.raw("facts: ");
            pen.array(&sheet.facts, |pen, (label, words)| {
                pen.raw("(");
                pen.words(label);
                pen.raw(", ");
                pen.words(words);
                pen.raw(")");
            });
            pen.raw(", ");
            pen.text("place", &sheet.place);
            pen.text_if("date", sheet.date.as_deref());
            for block in &sheet.blocks {
                pen.inline_call("signature", |pen| {
                    pen.text("role", &block.role);
                    pen.text("office", &block.by.office);
                    pen.person(&block.by);
                });
                pen.raw(", ");
            }
        });
    }

    /// Writes who signs, if anybody is named, and what stands below.
    pub(super) fn person(&mut self, by: &Signatory) {
        self.text_if("name", by.name.as_deref());
        self.raw("under: ");
        self.array(&by.under, |pen, line| pen.words(line));
        self.raw(", ");
    }

    fn commitment(&mut self, lines: &[CommitmentLine]) {
        self.call("commitment", |pen| {
            for line in lines {
                pen.raw("promise(");
                pen.words(&line.by.office);
                pen.raw(", ");
                pen.words(&line.text);
                pen.raw(", ");
                pen.person(&line.by);
                pen.raw("), ");
            }
        });
    }
}

/// A line of the contents.
enum Line {
    /// Space or a rule.
    Gap(&'static str),
    /// An entry: the theme's name for it, number, title, and where it leads.
    Entry { name: &'static str, number: String, title: Vec<Run>, target: String },
}

impl Line {
    fn book(label: &str, title: &str, target: &str) -> Self {
        let title = vec![Run::Text(title.to_owned())];
        let (number, target) = (label.to_owned(), target.to_owned());
        Self::Entry { name: "toc-book", number, title, target }
    }
}

fn of_matters<'m>(matters: impl IntoIterator<Item = &'m Matter>) -> Vec<Line> {
    let shown = |matter: &&Matter| is_printed(matter) && !matter.title.is_empty();
    let line = |matter: &Matter| Line::Entry {
        name: "toc-section",
        number: String::new(),
        title: vec![Run::Text(matter.title.clone())],
        target: label(&matter.anchor),
    };
    matters.into_iter().filter(shown).map(line).collect()
}

fn of_chapter(chapter: &Chapter, out: &mut Vec<Line>) {
    out.push(Line::Entry {
        name: "toc-chapter",
        number: chapter.full_number(),
        title: chapter.title.clone(),
        target: label(&chapter.anchor),
    });
    out.extend(chapter.sections.iter().map(|section| Line::Entry {
        name: "toc-section",
        number: section.number.clone(),
        title: section.title.clone(),
        target: label(&section.anchor),
    }));
}

/// Tells whether an entry belongs to another chapter than the one before: Tabel 3.1 behind 2.9.
fn leaves(before: &ListEntry, entry: &ListEntry) -> bool {
    let chapter = |entry: &ListEntry| entry.label.rsplit_once('.').map(|(own, _)| own.to_owned());
    chapter(before) != chapter(entry)
}

fn label_of_book(book: &Book) -> String {
    format!("{}:", book.number)
}

/// Tells by what and when an output was approved, when it is final.
fn approved(scope: &Scope<'_>) -> Option<String> {
    let sheet = scope.front().iter().find_map(|matter| match &matter.body {
        MatterBody::Approval(sheet) => Some(sheet),
        _ => None,
    });
    let sheet = sheet.filter(|_| scope.edition.meta.is_final)?;
    let parts: Vec<&str> =
        [sheet.number.as_deref(), sheet.date.as_deref()].into_iter().flatten().collect();
    Some(parts.join(", "))
}

/// Names a table or figure of a book, to show how it is quoted: Buku 2, Tabel 3.4.
fn first_exhibit(book: &Book) -> Option<String> {
    let elements = book.chapters.iter().flat_map(Chapter::all_elements);
    let mut numbers = elements.filter_map(|element| match &element.kind {
        ElementKind::Table(exhibit) => Some(exhibit.full_number()),
        ElementKind::Figure(exhibit) => Some(exhibit.full_number()),
        ElementKind::Chart(exhibit) => Some(exhibit.full_number()),
        _ => None,
    });
    numbers.next().map(|number| format!("{}, {number}", book.label))
}
