//! Headings to chapters and sections.

use pulldown_cmark::{Event, HeadingLevel, Tag};

use crate::diag::catalogue::attribute as say;
use crate::diag::catalogue::{prose, reading};
use crate::model::block::{Block, BlockKind, Document, Heading, Inline, Section};
use crate::model::record::Ref;
use crate::model::status::Mark;
use crate::model::value::Id;
use crate::source::{Span, Spanned};

use super::attribute::Attributes;
use super::reader::Reader;

/// The attribute that says how far a part is.
const STATUS: &str = "status";
/// The attribute that says which agency writes a part.
const OWNER: &str = "owner";

/// What has been read of a chapter.
#[derive(Default)]
struct Outline {
    heading: Option<Heading>,
    blocks: Vec<Block>,
    sections: Vec<Section>,
}

impl Outline {
    /// Returns the place of the first thing below the title.
    fn first(&self) -> Option<Span> {
        let section = self.sections.first().map(|section| section.heading.span);
        self.blocks.first().map(|block| block.span).or(section)
    }

    /// Returns where the next block belongs.
    fn tail(&mut self) -> &mut Vec<Block> {
        match self.sections.last_mut() {
            None => &mut self.blocks,
            Some(section) => match section.sections.last_mut() {
                None => &mut section.blocks,
                Some(subsection) => &mut subsection.blocks,
            },
        }
    }
}

impl Reader<'_> {
    /// Reads the whole file; `None` when nothing is in it.
    pub(super) fn document(mut self, stage: u8) -> Option<Document> {
        let mut outline = Outline::default();
        while let Some((event, _)) = self.peek() {
            if let &Event::Start(Tag::Heading { level, .. }) = event {
                self.outline_heading(level, &mut outline);
            } else {
                self.block(outline.tail());
            }
        }
        self.report_unused_notes();
        let heading = match outline.heading.take() {
            Some(heading) => heading,
            None => self.missing_title(&outline)?,
        };
        let Outline { blocks, sections, .. } = outline;
        Some(Document { source: self.source, stage, heading, blocks, sections, notes: self.notes })
    }

    fn outline_heading(&mut self, level: HeadingLevel, outline: &mut Outline) {
        let mut heading = self.heading(level);
        match level {
            HeadingLevel::H1 if outline.heading.is_none() => {
                if let Some(first) = outline.first() {
                    let span = self.span(self.first_line(first.range()));
                    self.report(prose::text_before_title(span));
                }
                outline.heading = Some(heading);
                return;
            }
            HeadingLevel::H1 => {
                let first = outline.heading.as_ref().map_or(heading.span, |first| first.span);
                self.report(prose::second_title(heading.span, first));
                heading.level = 2;
            }
            HeadingLevel::H3 if outline.sections.is_empty() => {
                self.report(prose::level_jump(heading.span));
                heading.level = 2;
            }
            HeadingLevel::H2 | HeadingLevel::H3 => {}
            HeadingLevel::H4 | HeadingLevel::H5 | HeadingLevel::H6 => {
                self.minor(heading, outline.tail());
                return;
            }
        }
        let into = match outline.sections.last_mut() {
            Some(section) if heading.level == 3 => &mut section.sections,
            _ => &mut outline.sections,
        };
        into.push(Section { heading, blocks: Vec::new(), sections: Vec::new() });
    }

    /// Reads the heading that comes next.
    fn heading(&mut self, level: HeadingLevel) -> Heading {
        let start = self.at;
        let range = self.next().map_or(0..0, |(_, range)| range);
        let span = self.span(self.trim(range));
        let (title, attributes) = self.attributed();
        self.at = self.end_of(start) + 1;
        if title.is_empty() {
            self.report(prose::empty_heading(span));
        }
        if attributes.id.is_none() {
            self.unmarked_label(span);
        }
        let attributes = self.only(attributes, &[STATUS, OWNER], true);
        let (mark, owner) = self.marks(&attributes, level);
        let Attributes { id, classes, .. } = attributes;
        Heading { level: level as u8, title, id, classes, mark, owner, span }
    }

    /// Tells `{label}` or `(#label)` at the end of a heading, which are no attributes.
    fn unmarked_label(&mut self, heading: Span) {
        let line = self.slice(heading.range()).lines().next().unwrap_or_default().trim_end();
        let braces = line.strip_suffix('}').and_then(|line| line.rsplit_once('{'));
        let found = match braces {
            Some((title, label)) if !title.ends_with('{') => Some((label, 1)),
            Some(_) => None,
            None => {
                line.strip_suffix(')').and_then(|line| line.rsplit_once("(#")).map(|own| (own.1, 2))
            }
        };
        let Some((label, open)) = found else { return };
        let word = label.contains('-') || open == 2 || label.chars().count() > 3;
        let sober = label.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if word && sober && Id::is_valid(label) {
            let end = heading.start + line.len();
            let start = end - label.len() - open - 1;
            let written = self.text_at(start..end);
            self.report(say::unmarked_label(&written, label));
        }
    }

    /// Reads how far a part is and who writes it; chapters and sections alone may say so.
    fn marks(
        &mut self,
        attributes: &Attributes,
        level: HeadingLevel,
    ) -> (Option<Mark>, Option<Ref>) {
        let (status, owner) = (attributes.get(STATUS), attributes.get(OWNER));
        if level > HeadingLevel::H2 {
            for (key, value) in [(STATUS, status), (OWNER, owner)] {
                if let Some(value) = value {
                    self.report(say::mark_too_deep(value.span, key));
                }
            }
            return (None, None);
        }
        let mark = status.and_then(|word| {
            let mark = Mark::find(word);
            if mark.is_none() {
                let known = Mark::ALL.map(Mark::key);
                self.report(reading::unknown_word(word.span, word, &known));
            }
            mark
        });
        let owner = owner.and_then(|id| {
            if !Id::is_valid(id) {
                self.report(reading::bad_id(id.span, id));
                return None;
            }
            Some(Spanned::new(Id(id.value.clone()), id.span))
        });
        (mark, owner)
    }

    /// Adds an unnumbered heading; one that is too deep is told and added all the same.
    fn minor(&mut self, heading: Heading, out: &mut Vec<Block>) {
        if heading.level > 4 {
            self.report(prose::heading_too_deep(heading.span, heading.level));
        }
        if let Some(id) = &heading.id {
            self.report(say::label_on_minor(id));
        }
        out.push(Block { kind: BlockKind::Minor(heading.title), span: heading.span });
    }

    /// Reads a heading inside a list, quotation or footnote, where none belongs.
    pub(super) fn stray_heading(&mut self, level: HeadingLevel, out: &mut Vec<Block>) {
        self.at -= 1;
        let heading = self.heading(level);
        self.report(prose::stray_heading(heading.span));
        out.push(Block { kind: BlockKind::Minor(heading.title), span: heading.span });
    }

    fn missing_title(&mut self, outline: &Outline) -> Option<Heading> {
        let first = outline.first();
        let span = match first {
            Some(span) => self.span(self.first_line(span.range())),
            None => Span::file(self.source),
        };
        if !self.glued {
            self.report(prose::missing_title(span));
        }
        first?;
        Some(Heading { level: 1, span, ..Heading::default() })
    }

    /// Reads a stretch of words and the attributes behind it.
    pub(super) fn attributed(&mut self) -> (Vec<Inline>, Attributes) {
        let range = self.stretch_range();
        let (words, attributes) = self.split_attributes(range);
        (self.words(words), attributes)
    }
}
