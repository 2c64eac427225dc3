//! Binds an output: one generated file a chapter, and a main file that calls them in order.

use std::collections::BTreeSet;

use crate::model::book::{Book, Chapter, Matter};
use crate::model::scheme::MatterKind;
use crate::render::RenderError;
use crate::render::pdf::matter::{back, is_printed};
use crate::render::pdf::pen::{Ink, Pen};
use crate::render::pdf::runs::bound_title;
use crate::render::pdf::scope::{APPENDICES, Scope};
use crate::render::pdf::world::{Files, PLAN};
use crate::render::pdf::writer::{Generated, Writer};

/// The main file.
pub(super) const MAIN: &str = "plan/main.typ";

/// What leads out of this output.
const REACH: &str = "plan/reach.typ";

const IMPORT: &str = "#import \"/pdf/theme.typ\": *\n";

/// Writes all files of an output, or tells what cannot be written.
pub(super) fn bind(ink: &Ink<'_>) -> Result<Files, Vec<RenderError>> {
    let mut errors = Vec::new();
    let mut set = BTreeSet::new();
    let mut binder =
        Binder { ink, files: Files::new(), set: &mut set, errors: &mut errors, untitled: false };
    let scope = ink.scope;
    let mut main = String::from(IMPORT);
    main.push_str("#show: book\n");
    if binder.opens_with_front() {
        main.push_str("#front-matter({[];\n");
        binder.front(&mut main);
        main.push_str("})\n");
    } else {
        binder.untitled = true;
    }
    main.push_str("#main-matter({[];\n");
    for book in scope.books() {
        if scope.single.is_none() {
            main.push_str(&binder.written(|pen| pen.part(book)));
        }
        for (at, chapter) in book.chapters.iter().enumerate() {
            binder.chapter(&mut main, book, chapter, &format!("bab-{:02}", at + 1));
        }
    }
    binder.back(&mut main);
    main.push_str("})\n");
    let mut files = binder.files;
    files.insert(MAIN.to_owned(), Generated::plain(main));
    files.insert(REACH.to_owned(), reach(scope));
    if errors.is_empty() { Ok(files) } else { Err(errors) }
}

/// Lists what other outputs print: words that lead there are no links here.
fn reach(scope: &Scope<'_>) -> Generated {
    let mut writer = Writer::new();
    writer.raw("#let beyond = (:");
    for label in scope.beyond() {
        writer.literal(label);
        writer.raw(": true, ");
    }
    writer.raw(")\n");
    writer.finish()
}

struct Binder<'b, 'a> {
    ink: &'a Ink<'a>,
    files: Files,
    set: &'b mut BTreeSet<String>,
    errors: &'b mut Vec<RenderError>,
    /// Whether the first chapter must bring the title that all headings stand under.
    untitled: bool,
}

impl<'a> Binder<'_, 'a> {
    fn scope(&self) -> &'a Scope<'a> {
        self.ink.scope
    }

    /// Names the output in running heads.
    fn head(&self) -> &'a str {
        let edition = self.scope().edition;
        self.scope().single.map_or(&edition.words.plan, |book| &book.label)
    }

    /// Tells whether anything is printed before the first chapter or part.
    fn opens_with_front(&self) -> bool {
        let front = self.scope().front();
        let printed = |own: &&Matter| own.kind == MatterKind::Cover || is_printed(own);
        self.scope().single.is_none() || front.iter().any(|own| printed(&own))
    }

    fn front(&mut self, main: &mut String) {
        // A cover behind other headings comes too late to carry the title above them.
        let silent = [MatterKind::HalfTitle, MatterKind::Imprint];
        let heads = self.scope().front().iter().filter(|own| !silent.contains(&own.kind));
        let first = heads.into_iter().find(|own| own.kind == MatterKind::Cover || is_printed(own));
        if first.is_none_or(|own| own.kind != MatterKind::Cover) {
            main.push_str(&self.written(|pen| pen.silent_title()));
        }
        for (at, matter) in self.scope().front().iter().enumerate() {
            if matter.kind == MatterKind::Cover {
                main.push_str(&self.written(|pen| pen.cover()));
            } else if matter.kind == MatterKind::HalfTitle {
                let head = self.head();
                main.push_str(&self.written(|pen| pen.half_title(head)));
            } else if is_printed(matter) {
                self.matter(main, matter, &format!("muka-{:02}", at + 1), 2);
            }
        }
    }

    /// Back matter, then appendices; in the volume those of all books, behind a leaf. The index
    /// stands behind everything that it points at.
    fn back(&mut self, main: &mut String) {
        let scope = self.scope();
        let books = scope.books();
        let appendices: Vec<(&Book, &Chapter)> = books
            .iter()
            .flat_map(|book| book.appendices.iter().map(move |chapter| (*book, chapter)))
            .collect();
        let level = if scope.single.is_none() {
            main.push_str("after-books()\n");
            1
        } else {
            2
        };
        let (before, last) = back(scope.back());
        for (at, matter) in before.into_iter().enumerate().filter(|(_, own)| is_printed(own)) {
            self.matter(main, matter, &format!("akhir-{:02}", at + 1), level);
        }
        if scope.single.is_none() && !appendices.is_empty() {
            main.push_str(&self.written(|pen| pen.appendix_part(&appendices)));
        }
        for (at, (book, chapter)) in appendices.into_iter().enumerate() {
            self.chapter(main, book, chapter, &format!("lampiran-{:02}", at + 1));
        }
        for (at, matter) in last.into_iter().enumerate().filter(|(_, own)| is_printed(own)) {
            self.matter(main, matter, &format!("indeks-{:02}", at + 1), level);
        }
    }

    fn matter(&mut self, main: &mut String, matter: &'a Matter, name: &str, level: u8) {
        let folder = self.scope().single.map_or(0, |book| book.number);
        let head = self.head();
        self.file(main, &format!("{folder}/{name}"), |pen| pen.matter(matter, head, level));
    }

    fn chapter(&mut self, main: &mut String, book: &'a Book, chapter: &'a Chapter, name: &str) {
        let path = format!("{}/{name}", book.number);
        let untitled = std::mem::take(&mut self.untitled);
        self.file(main, &path, |pen| pen.chapter(chapter, &book.label, untitled));
    }

    /// Writes a file and its formulas, and calls it in the main file.
    fn file(&mut self, main: &mut String, name: &str, write: impl FnOnce(&mut Pen<'_, 'a>)) {
        let path = format!("{PLAN}{name}.typ");
        let formulas = format!("{PLAN}{name}-rumus.typ");
        // The line is there even if no formula follows: what is behind it keeps its place.
        let mut pen = Pen::new(self.ink, self.set, self.errors);
        pen.raw(IMPORT);
        for part in ["#import \"/", &formulas, "\" as formulas\n#{[];\n"] {
            pen.raw(part);
        }
        pen.formulas.raw("#import \"/pdf/math.typ\": *\n");
        write(&mut pen);
        pen.raw("}\n");
        let (own, own_formulas) = pen.finish();
        for part in ["include \"/", &path, "\"\n"] {
            main.push_str(part);
        }
        self.files.insert(path, own);
        self.files.insert(formulas, own_formulas);
    }

    /// Returns a piece of the main file.
    fn written(&mut self, write: impl FnOnce(&mut Pen<'_, 'a>)) -> String {
        let mut pen = Pen::new(self.ink, self.set, self.errors);
        write(&mut pen);
        let (own, _) = pen.finish();
        own.code
    }
}

impl Pen<'_, '_> {
    fn cover(&mut self) {
        let scope = self.ink.scope;
        let edition = scope.edition;
        self.call("cover", |pen| match scope.single {
            Some(book) => {
                pen.text("label", &edition.words.book);
                pen.text("number", &book.number.to_string());
                pen.heading(1, |pen| pen.text("title", &bound_title(&book.title)));
                pen.anchor(&format!("{}:", book.number));
                pen.window(book.number);
            }
            None => {
                pen.heading(1, |pen| pen.text("title", &bound_title(&edition.volume.title)));
                pen.raw("books: ");
                pen.array(&edition.books, |pen, book| {
                    pen.raw("(");
                    pen.words(&book.label);
                    pen.raw(", ");
                    pen.words(&book.title);
                    pen.raw(")");
                });
            }
        });
    }

    fn half_title(&mut self, head: &str) {
        let scope = self.ink.scope;
        let title = scope.single.map_or(&scope.edition.volume.title, |book| &book.title);
        self.call("half-title", |pen| {
            pen.text("head", head);
            pen.text_if("label", scope.single.map(|book| book.label.as_str()));
            pen.text("title", title);
        });
    }

    /// Without a cover nothing else carries the title that all other headings stand under.
    pub(super) fn silent_title(&mut self) {
        let scope = self.ink.scope;
        let title = scope.single.map_or(&scope.edition.volume.title, |book| &book.title);
        self.call("silent-title", |pen| {
            if let Some(book) = scope.single {
                pen.anchor(&format!("{}:", book.number));
            }
            pen.words(title);
        });
    }

    /// A book's cover shows half of the plan's years, the first book the first half.
    fn window(&mut self, number: usize) {
        let count = self.ink.scope.edition.books.len();
        #[expect(clippy::cast_precision_loss, reason = "a handful of books")]
        let start = if count > 1 {
            0.5 * number.saturating_sub(1).min(count - 1) as f64 / (count - 1) as f64
        } else {
            0.25
        };
        self.code("window", &format!("({start:.4}, {:.4})", start + 0.5));
    }

    fn part(&mut self, book: &Book) {
        let words = &self.ink.scope.edition.words;
        self.call("part", |pen| {
            pen.text("label", &words.book);
            pen.text("number", &book.number.to_string());
            pen.heading(1, |pen| pen.text("title", &bound_title(&book.title)));
            pen.text_if("basis", book.basis.as_deref());
            pen.anchor(&format!("{}:", book.number));
            pen.raw("entries: ");
            pen.array(&book.chapters, |pen, chapter| pen.entry(chapter));
        });
    }

    fn appendix_part(&mut self, appendices: &[(&Book, &Chapter)]) {
        let words = &self.ink.scope.edition.words;
        self.call("appendix-part", |pen| {
            pen.text("title", &words.appendix);
            pen.anchor(APPENDICES);
            pen.raw("entries: ");
            pen.array(appendices, |pen, (_, chapter)| pen.entry(chapter));
        });
    }

    fn entry(&mut self, chapter: &Chapter) {
        self.raw("(");
        self.words(&chapter.full_number());
        self.raw(", ");
        self.block(|pen| pen.unnoted(&chapter.title));
        self.raw(", ");
        self.target(&chapter.anchor);
        self.raw(")");
    }
}
