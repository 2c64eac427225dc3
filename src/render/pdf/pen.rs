//! The pen: writes calls of the theme with the words of the plan.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::model::book::{Anchor, Element};
use crate::render::RenderError;
use crate::render::pdf::faces::{Faces, Weight};
use crate::render::pdf::math::Names;
use crate::render::pdf::scope::Scope;
use crate::render::pdf::settle::{Asked, Named};
use crate::render::pdf::sizes::Sizes;
use crate::render::pdf::table::{Fit, Room, soften};
use crate::render::pdf::turn::Turns;
use crate::render::pdf::writer::{Generated, Writer};
use crate::source::Span;

/// What all pens of one output share.
pub(super) struct Ink<'a> {
    /// What is printed.
    pub(super) scope: &'a Scope<'a>,
    /// Faces to measure by.
    pub(super) faces: &'a Faces,
    /// Sizes of the theme.
    pub(super) sizes: &'a Sizes,
    /// Names that formulas may use.
    pub(super) names: &'a Names,
    /// Layouts of tables that were found for an output before, by the table's place in memory.
    pub(super) fits: &'a RefCell<BTreeMap<(usize, Room), Rc<Fit>>>,
    /// What is known of the pages that the text names.
    pub(super) named: Named<'a>,
    /// The labels whose pages it names.
    pub(super) asked: &'a RefCell<Asked>,
    /// Text that goes before turned pages.
    pub(super) turns: &'a Turns,
}

/// Writes one generated file.
pub(super) struct Pen<'s, 'a> {
    /// What it knows.
    pub(super) ink: &'a Ink<'a>,
    /// Labels that were set in this output, so that none is set twice.
    pub(super) set: &'s mut BTreeSet<String>,
    /// What went wrong.
    pub(super) errors: &'s mut Vec<RenderError>,
    /// The file.
    pub(super) writer: Writer,
    /// Formulas stand in a file of their own, out of sight of the theme's names.
    pub(super) formulas: Writer,
    /// How many formulas there are.
    pub(super) formula_count: usize,
    /// Footnotes of the chapter that is being written.
    pub(super) notes: &'a [Vec<Element>],
    /// Names the chapter in the labels of its notes.
    pub(super) chapter: String,
    /// Whether a footnote is being written: none is set in another.
    pub(super) in_note: bool,
    /// Weight and room, in em, that long words are broken by.
    pub(super) room: (Weight, f64),
    /// Level of the heading that is being written under, 2 for a chapter.
    pub(super) level: u8,
    /// Place in the plan of the block that is being written.
    pub(super) place: Span,
    /// Whether what is written next opens a run of pages.
    pub(super) opens_run: bool,
}

impl<'s, 'a> Pen<'s, 'a> {
    /// Takes up a pen for a new file.
    pub(super) fn new(
        ink: &'a Ink<'a>,
        set: &'s mut BTreeSet<String>,
        errors: &'s mut Vec<RenderError>,
    ) -> Self {
        Self {
            ink,
            set,
            errors,
            writer: Writer::new(),
            formulas: Writer::new(),
            formula_count: 0,
            notes: &[],
            chapter: String::new(),
            in_note: false,
            room: (Weight::Regular, ink.sizes.measure),
            level: 2,
            place: Span::default(),
            opens_run: false,
        }
    }

    /// Adds code as it is.
    pub(super) fn raw(&mut self, code: &str) {
        self.writer.raw(code);
    }

    /// Adds words of the plan as a string literal.
    pub(super) fn words(&mut self, text: &str) {
        let text = self.ink.faces.printable(text);
        let (weight, room) = self.room;
        match soften(self.ink.faces, &text, weight, room) {
            Some(soft) => self.writer.literal(&soft),
            None => self.writer.literal(&text),
        }
    }

    /// Writes what stands in a room of its own, in which other words must break.
    pub(super) fn within(&mut self, room: (Weight, f64), write: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.room, room);
        write(self);
        self.room = before;
    }

    /// Writes the words of a heading of some level.
    pub(super) fn heading(&mut self, level: u8, write: impl FnOnce(&mut Self)) {
        self.within((Weight::Bold, self.ink.sizes.heading(level)), write);
    }

    /// Writes a call on a line of its own.
    pub(super) fn call(&mut self, name: &str, arguments: impl FnOnce(&mut Self)) {
        self.inline_call(name, arguments);
        self.raw("\n");
    }

    /// Writes a call within a line.
    pub(super) fn inline_call(&mut self, name: &str, arguments: impl FnOnce(&mut Self)) {
        self.raw(name);
        self.raw("(");
        arguments(self);
        self.raw(")");
    }

    /// Writes a named argument that is code.
    pub(super) fn code(&mut self, key: &str, code: &str) {
        self.raw(key);
        self.raw(": ");
        self.raw(code);
        self.raw(", ");
    }

    /// Writes a named argument that is words.
    pub(super) fn text(&mut self, key: &str, text: &str) {
        self.raw(key);
        self.raw(": ");
        self.words(text);
        self.raw(", ");
    }

    /// Writes a named argument that is words, if there are any.
    pub(super) fn text_if(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.text(key, text);
        }
    }

    /// Writes a named argument that is content.
    pub(super) fn body(&mut self, key: &str, write: impl FnOnce(&mut Self)) {
        self.raw(key);
        self.raw(": ");
        self.block(write);
        self.raw(", ");
    }

    /// Writes a block of content.
    pub(super) fn block(&mut self, write: impl FnOnce(&mut Self)) {
        self.raw("{[];");
        write(self);
        self.raw("}");
    }

    /// Writes an array.
    pub(super) fn array<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut each: impl FnMut(&mut Self, T),
    ) {
        self.raw("(");
        for item in items {
            each(self, item);
            self.raw(", ");
        }
        self.raw(")");
    }

    /// Writes a string that is no author's words: a label, a path.
    pub(super) fn name(&mut self, name: &str) {
        self.writer.literal(name);
    }

    /// Writes a label that can be led to, or `none`.
    pub(super) fn target(&mut self, anchor: &Anchor) {
        match self.ink.scope.label(anchor) {
            Some(label) => self.name(&label),
            None => self.raw("none"),
        }
    }

    /// Writes the argument `anchor` of what an anchor marks; only its first place gets it.
    pub(super) fn anchor(&mut self, label: &str) {
        if self.set.insert(label.to_owned()) {
            self.raw("anchor: ");
            self.name(label);
            self.raw(", ");
        }
    }

    /// Opens a run of pages, if that is due.
    ///
    /// Typst names what stands in a run by the place of its first piece in the code. Without
    /// one from this very file all runs would be named alike and counted through, a chapter
    /// would be named differently in its book and in the volume, and no layout be reused.
    pub(super) fn open_run(&mut self) {
        if std::mem::take(&mut self.opens_run) {
            self.raw("v(0pt, weak: true)\n");
        }
    }

    /// Notes that what `write` writes comes from a place in the plan.
    pub(super) fn from(&mut self, span: Span, write: impl FnOnce(&mut Self)) {
        let start = self.writer.here();
        write(self);
        self.writer.comes_from(start, span);
    }

    /// Puts the pen down: the file, and that of its formulas.
    pub(super) fn finish(self) -> (Generated, Generated) {
        (self.writer.finish(), self.formulas.finish())
    }
}
