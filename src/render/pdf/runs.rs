//! Lines of running text as code.

use crate::model::book::{Anchor, Mark, Run};
use crate::render::RenderError;
use crate::render::pdf::faces::Weight;
use crate::render::pdf::pen::Pen;
use crate::render::pdf::scope::label;

/// Longest address that typst takes for a link.
const LONGEST_URL: usize = 8000;

impl Pen<'_, '_> {
    /// Writes runs as statements that join to one line.
    pub(super) fn runs(&mut self, runs: &[Run]) {
        for run in runs {
            self.run(run);
            self.raw(";");
        }
    }

    fn run(&mut self, run: &Run) {
        match run {
            Run::Text(text) | Run::Fact { words: text, .. } => self.placed(text),
            Run::Emph(words) => self.inline_call("emph", |pen| pen.line(words)),
            Run::Strong(words) => self.heavier(|pen| {
                pen.inline_call("strong", |pen| pen.line(words));
            }),
            Run::Strike(words) => self.inline_call("strike", |pen| pen.line(words)),
            // Code is smaller than text, and its letters are all equally wide.
            Run::Code(text) => self.within((Weight::Mono, self.room.1 / 0.84), |pen| {
                pen.inline_call("raw", |pen| pen.words(text));
            }),
            Run::Math(latex) => self.formula("formula", latex),
            Run::Link { url, words } => self.outward(url, words),
            Run::Reference { target, words } => self.led("refer", &label(target), words),
            Run::Folio { target, around } => self.folio(target, around),
            Run::Cite { id, words } => self.led("cited", id, &[Run::Text(words.clone())]),
            Run::Note { number, first } => self.note(*number, *first),
            Run::Break => self.raw("linebreak()"),
            Run::Mark(mark, words) => self.mark(*mark, words),
            Run::Swatch(id) => self.inline_call("swatch", |pen| pen.name(id.as_str())),
        }
    }

    /// Writes words as content: unlike a bare string, it is known on the page by its place in the
    /// code, and so by that in the plan.
    fn placed(&mut self, text: &str) {
        self.raw("[#");
        self.words(text);
        self.raw("]");
    }

    /// Writes the runs of a large title.
    pub(super) fn title(&mut self, runs: &[Run]) {
        for run in runs {
            match run {
                Run::Text(text) | Run::Fact { words: text, .. } => {
                    self.placed(&bound_title(text));
                }
                other => self.run(other),
            }
            self.raw(";");
        }
    }

    /// Writes runs as a content block.
    pub(super) fn line(&mut self, runs: &[Run]) {
        self.block(|pen| pen.runs(runs));
    }

    fn heavier(&mut self, write: impl FnOnce(&mut Self)) {
        self.within((Weight::Bold, self.room.1), write);
    }

    /// Writes words that lead somewhere. The code is the same in a book of its own and in the
    /// volume, so that typst can reuse layouts; `plan/reach.typ` tells what leads nowhere here.
    fn led(&mut self, name: &str, label: &str, words: &[Run]) {
        self.inline_call(name, |pen| {
            if pen.ink.scope.knows(label) {
                pen.name(label)
            } else {
                pen.raw("none")
            }
            pen.raw(", ");
            pen.line(words);
        });
    }

    /// Writes the page of something, and notes that this output names it.
    fn folio(&mut self, target: &Anchor, (before, after): &(String, String)) {
        let label = label(target);
        let mut asked = self.ink.asked.borrow_mut();
        let (folios, asked) = if self.ink.scope.prints(&label) {
            (self.ink.named.near, &mut asked.near)
        } else {
            (self.ink.named.far, &mut asked.far)
        };
        match folios.of(&label) {
            Some(folio) => self.words(&format!("{before}{folio}{after}")),
            None => self.raw("none"),
        }
        asked.insert(label);
    }

    fn outward(&mut self, url: &str, words: &[Run]) {
        if url.is_empty() || url.len() > LONGEST_URL {
            self.line(words);
            return;
        }
        self.inline_call("outward", |pen| {
            pen.name(url);
            pen.raw(", ");
            pen.line(words);
        });
    }

    fn mark(&mut self, mark: Mark, words: &str) {
        let (name, number) = match mark {
            Mark::Bar(phase) => ("bar-mark", Some(phase)),
            Mark::Milestone(number) => ("milestone-mark", Some(number)),
            Mark::Check => ("check-mark", None),
        };
        self.inline_call(name, |pen| {
            if let Some(number) = number {
                pen.raw(&format!("{number}, "));
            }
            pen.words(words);
        });
    }

    /// Writes a footnote where it is set, its mark where it is repeated.
    fn note(&mut self, number: usize, first: bool) {
        let label = format!("{}/catatan-{number}", self.chapter);
        let text = number.to_string();
        let body = number.checked_sub(1).and_then(|at| self.notes.get(at));
        match body {
            Some(elements) if first && !self.in_note && self.set.insert(label.clone()) => {
                self.in_note = true;
                self.inline_call("note", |pen| {
                    pen.name(&text);
                    pen.raw(", ");
                    pen.name(&label);
                    pen.raw(", ");
                    pen.block(|pen| pen.note_body(elements));
                });
                self.in_note = false;
            }
            Some(_) if !self.in_note && self.set.contains(&label) => {
                self.inline_call("note-again", |pen| {
                    pen.name(&text);
                    pen.raw(", ");
                    pen.name(&label);
                });
            }
            _ => self.inline_call("note-mark", |pen| pen.name(&text)),
        }
    }

    /// Writes a formula, or notes that it cannot be set.
    pub(super) fn formula(&mut self, name: &str, latex: &str) {
        let start = self.writer.here();
        match self.ink.names.convert(latex) {
            Ok(code) => {
                self.formula_count += 1;
                let id = format!("f{}", self.formula_count);
                self.formulas.raw(&format!("#let {id} = "));
                let at = self.formulas.here();
                self.formulas.raw(&code);
                self.formulas.comes_from(at, self.place);
                self.formulas.raw("\n");
                self.inline_call(name, |pen| {
                    pen.raw("alt: ");
                    pen.words(latex);
                    pen.raw(&format!(", formulas.{id}"));
                });
                self.writer.comes_from(start, self.place);
            }
            Err(reason) => {
                self.errors.push(RenderError {
                    message: format!("formula `{latex}` cannot be set in the PDF: {reason}"),
                    span: Some(self.place),
                    template: None,
                    letter: None,
                });
                self.inline_call("raw", |pen| pen.words(latex));
            }
        }
    }

    /// Tells the labels of a chapter's notes apart from those of others.
    pub(super) fn enter_chapter(&mut self, anchor: &Anchor) {
        self.chapter = label(anchor);
    }
}

/// Binds small words to what follows, so that no line of a title ends with them.
pub(super) fn bound_title(text: &str) -> String {
    const SMALL: [&str; 13] = [
        "dan", "di", "ke", "dari", "per", "untuk", "dengan", "yang", "pada", "dalam", "atau",
        "bagi", "oleh",
    ];
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split(' ').peekable();
    while let Some(piece) = pieces.next() {
        out.push_str(piece);
        if pieces.peek().is_some() {
            out.push(if SMALL.contains(&piece.to_lowercase().as_str()) { '\u{a0}' } else { ' ' });
        }
    }
    out
}
