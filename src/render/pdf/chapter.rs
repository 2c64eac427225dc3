//! Chapters, appendices and prose of the front matter as code.

use crate::model::book::{Chapter, Element, ElementKind, Matter, Section, Serves, Signature};
use crate::render::pdf::pen::Pen;
use crate::render::pdf::scope::label;

impl<'a> Pen<'_, 'a> {
    /// Writes the pages of a chapter or appendix; `head` names its book in the running head. The
    /// first chapter of an `untitled` output brings the title that all headings stand under.
    pub(super) fn chapter(&mut self, chapter: &'a Chapter, head: &str, untitled: bool) {
        self.enter_chapter(&chapter.anchor);
        self.notes = &chapter.notes;
        self.place = chapter.span;
        let opens = label(&chapter.anchor);
        self.call("pages", |pen| {
            pen.text("head", head);
            pen.text("number", &chapter.full_number());
            pen.body("title", |pen| pen.unnoted(&chapter.title));
            if !pen.set.contains(&opens) {
                pen.raw("opens: ");
                pen.name(&opens);
                pen.raw(", ");
            }
            pen.block(|pen| {
                pen.raw("\n");
                pen.opens_run = true;
                pen.open_run();
                if untitled {
                    pen.silent_title();
                }
                pen.opening(chapter, &opens);
                pen.flow(&chapter.elements);
                chapter.sections.iter().for_each(|section| pen.section(section));
            });
        });
    }

    fn opening(&mut self, chapter: &Chapter, opens: &str) {
        let start = self.writer.here();
        self.call("chapter", |pen| {
            pen.text("label", &chapter.label);
            pen.text("number", &chapter.number);
            pen.anchor(opens);
            pen.heading(2, |pen| pen.body("title", |pen| pen.title(&chapter.title)));
            if let Some(lead) = &chapter.lead {
                pen.body("lead", |pen| pen.runs(lead));
            }
            pen.raw("entries: ");
            pen.array(&chapter.sections, |pen, section| {
                pen.raw("(");
                pen.words(&section.number);
                pen.raw(", ");
                pen.block(|pen| {
                    if let Some(dimension) = &section.dimension {
                        pen.inline_call("swatch", |pen| pen.name(dimension.as_str()));
                        pen.raw(";");
                    }
                    pen.unnoted(&section.title);
                });
                pen.raw(", ");
                pen.target(&section.anchor);
                pen.raw(")");
            });
        });
        self.writer.comes_from(start, chapter.span);
    }

    fn section(&mut self, section: &Section) {
        self.place = section.span;
        let above = self.level;
        self.level = if section.level > 2 { 4 } else { 3 };
        self.open_run();
        self.from(section.span, |pen| {
            pen.call("section", |pen| {
                pen.code("level", &pen.level.to_string());
                pen.text_if("number", Some(&section.number));
                pen.anchor(&label(&section.anchor));
                pen.heading(pen.level, |pen| pen.line(&section.title));
            });
        });
        let rest = self.beside_serves(section);
        self.flow(rest);
        section.sections.iter().for_each(|inner| self.section(inner));
        self.level = above;
    }

    /// Writes what a section's strategies serve beside its first paragraph; returns what is left
    /// to write. A section that opens with anything else has no room for it.
    fn beside_serves<'s>(&mut self, section: &'s Section) -> &'s [Element] {
        let Serves { issues, objectives } = &section.serves;
        match section.elements.split_first() {
            Some((Element { kind: ElementKind::Paragraph(runs), span }, rest))
                if issues.len() + objectives.len() > 0 =>
            {
                self.from(*span, |pen| {
                    pen.call("served-prose", |pen| {
                        for (key, ids) in [("issues", issues), ("objectives", objectives)] {
                            pen.raw(key);
                            pen.raw(": ");
                            pen.array(ids, |pen, id| pen.words(id.as_str()));
                            pen.raw(", ");
                        }
                        pen.line(runs);
                    });
                });
                rest
            }
            _ => &section.elements,
        }
    }

    /// Writes the body of prose in the front matter, with its signature.
    pub(super) fn front_prose(
        &mut self,
        matter: &Matter,
        chapter: &'a Chapter,
        signature: Option<&Signature>,
    ) {
        self.enter_chapter(&matter.anchor);
        self.notes = &chapter.notes;
        self.place = chapter.span;
        if let Some(lead) = &chapter.lead {
            self.call("front-lead", |pen| pen.line(lead));
        }
        self.flow(&chapter.elements);
        chapter.sections.iter().for_each(|section| self.section(section));
        if let Some(signature) = signature {
            self.open_run();
            self.call("signed", |pen| {
                pen.text("place", &signature.place);
                pen.text_if("date", signature.date.as_deref());
                pen.text("office", &signature.by.office);
                pen.person(&signature.by);
            });
        }
    }
}
