//! Front and back matter as code: imprint, lists, sheets to sign, terms, sources.

use crate::model::book::{
    ApprovalBlock, Book, Chapter, CommitmentLine, ElementKind, ListEntry, Matter, MatterBody, Run,
    SourceEntry, TermEntry,
};
use crate::model::scheme::{Level, MatterKind};
use crate::render::pdf::blocks::without_notes;
use crate::render::pdf::pen::Pen;
use crate::render::pdf::runs::bound_title;
use crate::render::pdf::scope::{APPENDICES, label};

/// Tells whether a part is printed: empty lists are left out unless the scheme demands them.
pub(super) fn is_printed(matter: &Matter) -> bool {
    let empty = match &matter.body {
        MatterBody::Generated | MatterBody::Prose(..) => false,
        MatterBody::List(entries) => entries.is_empty(),
        MatterBody::Terms(entries) => entries.is_empty(),
        MatterBody::Sources(entries) => entries.is_empty(),
        MatterBody::Approval(blocks) => blocks.is_empty(),
        MatterBody::Commitment(lines) => lines.is_empty(),
    };
    !empty || (matter.level == Level::Required && matches!(matter.body, MatterBody::List(_)))
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
                    pen.words(&bound_title(&matter.title));
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
            MatterBody::Approval(blocks) => self.approval(blocks),
            MatterBody::Commitment(lines) => self.commitment(lines),
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
            let example = scope.books().iter().find_map(|book| first_exhibit(book));
            pen.text_if("example", example.as_deref());
        });
    }

    fn contents(&mut self) {
        let scope = self.ink.scope;
        self.raw("contents({[];\n");
        self.toc_matters(scope.front());
        for book in scope.books() {
            if scope.single.is_none() {
                self.toc(
                    "toc-book",
                    &book.label,
                    &[Run::Text(book.title.clone())],
                    &label_of_book(book),
                );
            } else {
                self.raw("toc-gap()\n");
            }
            book.chapters.iter().for_each(|chapter| self.toc_chapter(chapter));
        }
        self.raw("toc-end()\n");
        self.toc_matters(scope.back());
        let books = scope.books();
        let appendices: Vec<&Chapter> = books.iter().flat_map(|book| &book.appendices).collect();
        if scope.single.is_none() && !appendices.is_empty() {
            let word = &scope.edition.words.appendix;
            self.toc("toc-book", "", &[Run::Text(word.clone())], APPENDICES);
        }
        appendices.into_iter().for_each(|chapter| self.toc_chapter(chapter));
        self.raw("})\n");
    }

    fn toc_matters(&mut self, matters: &[Matter]) {
        for matter in matters.iter().filter(|matter| is_printed(matter) && !matter.title.is_empty())
        {
            self.toc("toc-section", "", &[Run::Text(matter.title.clone())], &label(&matter.anchor));
        }
    }

    fn toc_chapter(&mut self, chapter: &Chapter) {
        self.toc("toc-chapter", &chapter.full_number(), &chapter.title, &label(&chapter.anchor));
        for section in &chapter.sections {
            self.toc("toc-section", &section.number, &section.title, &label(&section.anchor));
        }
    }

    fn toc(&mut self, name: &str, number: &str, title: &[Run], target: &str) {
        self.call(name, |pen| {
            if number.is_empty() {
                pen.raw("none")
            } else {
                pen.words(number)
            }
            pen.raw(", ");
            pen.block(|pen| pen.unnoted(title));
            pen.raw(", ");
            pen.target_label(target);
        });
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
                    self.toc(
                        "toc-book",
                        &own.label,
                        &[Run::Text(own.title.clone())],
                        &label_of_book(own),
                    );
                }
            }
            book = entry.anchor.book;
            self.call("toc-entry", |pen| {
                pen.words(&entry.label);
                pen.raw(", ");
                pen.block(|pen| pen.unnoted(&entry.title));
                pen.raw(", ");
                pen.target(&entry.anchor);
                if at == 0 && scope.single.is_some() {
                    pen.raw(", first: true");
                }
            });
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
        for entry in entries {
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
            });
        }
    }

    fn approval(&mut self, blocks: &[ApprovalBlock]) {
        self.call("approval", |pen| {
            for block in blocks {
                pen.inline_call("signature", |pen| {
                    pen.text("role", &block.role);
                    pen.text("office", &block.office);
                    pen.text("under", &block.under);
                });
                pen.raw(", ");
            }
        });
    }

    fn commitment(&mut self, lines: &[CommitmentLine]) {
        self.call("commitment", |pen| {
            pen.array(lines, |pen, line| {
                pen.raw("(");
                pen.words(&line.agency);
                pen.raw(", ");
                pen.words(&line.text);
                pen.raw(")");
            });
        });
    }
}

fn label_of_book(book: &Book) -> String {
    format!("{}:", book.number)
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
