//! Blocks of running text as code: paragraphs, lists, asides, figures.

use crate::model::block::AlertKind;
use crate::model::book::{Element, ElementKind, Exhibit, Image, Run, plain};
use crate::model::plan::MediaFormat;
use crate::model::quotation::attributed;
use crate::model::table::Table;
use crate::render::RenderError;
use crate::render::pdf::faces::Weight;
use crate::render::pdf::pen::Pen;
use crate::render::pdf::scope::label;
use crate::render::pdf::table::Room;
use crate::render::pdf::world::MEDIA;

/// Tells whether an element leaves anything on a page: the data of a chart may not.
fn is_printed(kind: &ElementKind) -> bool {
    match kind {
        ElementKind::Data { table, printed } => is_data_printed(table, *printed),
        _ => true,
    }
}

fn is_data_printed(table: &Exhibit<Table>, printed: bool) -> bool {
    printed && table.body.body_rows() > 0
}

impl Pen<'_, '_> {
    /// Writes elements that stand between the headings of a chapter.
    pub(super) fn flow(&mut self, elements: &[Element]) {
        let mut rest = elements;
        while let Some((first, tail)) = rest.split_first() {
            if self.turns(first) {
                // Neighbours that are wide share their turned pages.
                let count = rest.iter().take_while(|element| self.turns(element)).count();
                let (wide, tail) = rest.split_at(count);
                rest = self.turned(wide, tail);
            } else {
                // What prints nothing opens no page behind turned ones.
                if is_printed(&first.kind) {
                    self.open_run();
                    self.element(first, Room::Page);
                }
                rest = tail;
            }
        }
    }

    /// Writes elements inside a list, an aside or a note.
    pub(super) fn nested(&mut self, elements: &[Element]) {
        elements.iter().for_each(|element| self.element(element, Room::Nested));
    }

    /// Tells whether an element wants a turned page.
    fn turns(&self, element: &Element) -> bool {
        match &element.kind {
            ElementKind::Table(exhibit) => self.table_turns(exhibit),
            ElementKind::Figure(exhibit) => exhibit.wide,
            ElementKind::Chart(exhibit) => exhibit.wide,
            ElementKind::Data { table, printed: true } => self.table_turns(table),
            _ => false,
        }
    }

    /// Writes one element.
    pub(super) fn element(&mut self, element: &Element, room: Room) {
        let before = std::mem::replace(&mut self.place, element.span);
        self.from(element.span, |pen| pen.kind(&element.kind, room));
        self.place = before;
    }

    fn kind(&mut self, kind: &ElementKind, room: Room) {
        match kind {
            ElementKind::Paragraph(runs) => {
                let name = match room {
                    // What announces a list or a table stays with it.
                    Room::Page if plain(runs).ends_with(':') => "prose-before",
                    Room::Page => "prose",
                    Room::Nested => "par",
                };
                self.call(name, |pen| pen.line(runs));
            }
            ElementKind::Minor(runs) => self.call("minor", |pen| {
                // One below the heading above: levels may not be skipped.
                let level = pen.level + 1;
                pen.code("level", &level.to_string());
                pen.heading(5, |pen| pen.line(runs));
            }),
            ElementKind::List { start, items } => {
                self.in_prose(room, |pen| pen.list(*start, items));
            }
            ElementKind::Quote(inner) => self.quote(inner),
            ElementKind::Callout(kind, inner) => self.call("callout", |pen| {
                pen.name(alert(*kind));
                pen.raw(", ");
                pen.block(|pen| pen.nested(inner));
            }),
            ElementKind::Code { lang, text } => self.code_block(lang, text, room),
            ElementKind::Math(latex) => {
                self.in_prose(room, |pen| pen.formula("display-formula", latex));
            }
            ElementKind::Table(exhibit) => self.table(exhibit, room),
            ElementKind::Figure(exhibit) => self.figure(exhibit, room),
            ElementKind::Chart(exhibit) => self.chart(exhibit),
            ElementKind::Data { table, printed } => {
                if is_data_printed(table, *printed) {
                    self.table(table, room);
                }
            }
            ElementKind::Rule => self.raw("pause()\n"),
        }
    }

    fn quote(&mut self, inner: &[Element]) {
        let (words, source) = attributed(inner);
        self.call("quotation", |pen| {
            if let Some(source) = &source {
                pen.body("source", |pen| {
                    pen.runs(
                        &source
                            .first
                            .map(|own| Run::Text(own.into()))
                            .into_iter()
                            .collect::<Vec<_>>(),
                    );
                    pen.runs(source.rest);
                });
            }
            pen.block(|pen| pen.nested(words));
        });
    }

    fn in_prose(&mut self, room: Room, write: impl FnOnce(&mut Self)) {
        if room == Room::Page {
            self.call("prose-block", |pen| pen.block(write));
        } else {
            self.block(write);
            self.raw("\n");
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Element>]) {
        // A tight list has items of one paragraph, perhaps with a list below.
        let tight = items.iter().all(|item| {
            item.iter().skip(1).all(|element| matches!(element.kind, ElementKind::List { .. }))
        });
        let name = if start.is_some() { "enum" } else { "list" };
        self.inline_call(name, |pen| {
            if let Some(start) = start {
                pen.code("start", &start.to_string());
            }
            pen.code("tight", if tight { "true" } else { "false" });
            for item in items {
                pen.item(item, tight);
                pen.raw(", ");
            }
        });
        self.raw("\n");
    }

    fn item(&mut self, item: &[Element], tight: bool) {
        self.block(|pen| {
            for element in item {
                match &element.kind {
                    // A bare line keeps the items close.
                    ElementKind::Paragraph(runs) if tight => {
                        let before = std::mem::replace(&mut pen.place, element.span);
                        pen.from(element.span, |pen| pen.runs(runs));
                        pen.place = before;
                        pen.raw("\n");
                    }
                    _ => pen.element(element, Room::Nested),
                }
            }
        });
    }

    fn code_block(&mut self, lang: &str, text: &str, room: Room) {
        // Code is smaller than text, and its letters are all equally wide.
        let measure = self.ink.sizes.measure / 0.84;
        self.within((Weight::Mono, measure), |pen| {
            pen.call("code-block", |pen| {
                if !lang.is_empty() {
                    pen.text("lang", lang);
                }
                pen.code("nested", if room == Room::Page { "false" } else { "true" });
                pen.array(text.trim_end_matches('\n').split('\n'), |pen, line| pen.words(line));
            })
        });
    }

    /// Tells of letters in a picture that no face can print; typst would not say where they are.
    fn check_letters(&mut self, path: &str) {
        let media = self.ink.scope.edition.media.get(path);
        let Some(media) = media.filter(|own| own.format == MediaFormat::Svg) else { return };
        let letters: String = self.ink.faces.missing_in(&media.bytes).into_iter().collect();
        if !letters.is_empty() {
            self.errors.push(RenderError {
                message: format!("{path}: no face has the letters `{letters}` of this picture"),
                span: Some(self.place),
                template: None,
                letter: None,
            });
        }
    }

    fn figure(&mut self, exhibit: &Exhibit<Image>, room: Room) {
        self.writer.shows(&exhibit.body.path, self.place);
        self.check_letters(&exhibit.body.path);
        self.call("figure-block", |pen| {
            pen.exhibit_head(exhibit, "");
            let place = match (room, exhibit.wide) {
                (Room::Nested, _) => "nested",
                (Room::Page, true) => "wide",
                (Room::Page, false) => "main",
            };
            pen.code("place", &format!("\"{place}\""));
            pen.inline_call("picture", |pen| {
                pen.name(&format!("/{}{}", MEDIA, exhibit.body.path));
                pen.raw(", ");
                if let Some(width) = exhibit.body.width {
                    pen.code("width", &width.clamp(1, 100).to_string());
                }
                let alt = Some(exhibit.body.alt.as_str()).filter(|alt| !alt.is_empty());
                let caption = plain(&exhibit.caption);
                pen.text("alt", alt.unwrap_or(&caption));
            });
        });
    }

    /// Writes what tables and figures have in common; `part` tells parts of one table apart.
    pub(super) fn exhibit_head<T>(&mut self, exhibit: &Exhibit<T>, part: &str) {
        self.exhibit_caption(exhibit, part);
        if let Some(source) = &exhibit.source {
            self.body("source", |pen| pen.runs(source));
        }
        self.text_if("note", exhibit.note.as_deref());
    }

    /// Writes what stands above an exhibit.
    pub(super) fn exhibit_caption<T>(&mut self, exhibit: &Exhibit<T>, part: &str) {
        self.text("label", &exhibit.label);
        self.text("number", &exhibit.number);
        self.anchor(&format!("{}{part}", label(&exhibit.anchor)));
        self.body("caption", |pen| pen.runs(&exhibit.caption));
        self.text_if("unit", exhibit.unit.as_deref());
    }

    /// Writes what a footnote says.
    pub(super) fn note_body(&mut self, elements: &[Element]) {
        match elements {
            [Element { kind: ElementKind::Paragraph(runs), span }] => {
                self.from(*span, |pen| pen.runs(runs));
            }
            _ => self.nested(elements),
        }
    }
}

fn alert(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::Note => "note",
        AlertKind::Tip => "tip",
        AlertKind::Important => "important",
        AlertKind::Warning => "warning",
        AlertKind::Caution => "caution",
    }
}

/// Returns a caption for the pages after the first: its footnotes stay behind.
pub(super) fn without_notes(runs: &[Run]) -> Vec<Run> {
    runs.iter()
        .filter(|run| !matches!(run, Run::Note { .. }))
        .map(|run| match run {
            Run::Emph(words) => Run::Emph(without_notes(words)),
            Run::Strong(words) => Run::Strong(without_notes(words)),
            Run::Strike(words) => Run::Strike(without_notes(words)),
            other => other.clone(),
        })
        .collect()
}
