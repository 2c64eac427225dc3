//! What the scheme demands: every part is there, is written, and holds its tables.
//!
//! One walk finds it all; the rules SP101 to SP105 each tell their own part of it.
//!
//! What counts as written is said in `model::written`.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::catalogue::nearest;
use crate::diag::catalogue::structure::{self, Part};
use crate::diag::{Diagnostic, Fix, Sink};
use crate::model::block::{self, Block, BlockKind, Document, Heading, Inline, Section, all_blocks};
use crate::model::plan::Plan;
use crate::model::record;
use crate::model::require::{RequiredChapter, RequiredSection, SHOWN, required};
use crate::model::scheme::Level;
use crate::model::starter;
use crate::model::written::{self, Writing};
use crate::source::{SourceMap, Span};

use super::insert::{self, Scribe, is_title, is_titled};

/// Lists missing, unwritten and misplaced parts.
pub(super) fn findings(plan: &Plan, stage: u8, sources: &SourceMap) -> Vec<Diagnostic> {
    let mut found = Sink::new();
    let sink = &mut found;
    let demanded = required(plan);
    let mut known: BTreeMap<(u8, &str), Span> = BTreeMap::new();
    let mut strays = Vec::new();
    for document in &plan.documents {
        repeated(document, &mut known, sink);
        strays.extend(stray(document, &demanded));
    }
    for chapter in &demanded {
        if plan.unread.prose.contains(&chapter.stage) {
            continue;
        }
        let mut lost = strays.iter_mut().filter(|own| own.lacking.is_none());
        match lost.find(|own| own.id.as_str() == chapter.id) {
            // It is there, in the wrong folder: that is told, and not that it is missing.
            Some(stray) if plan.document(chapter.stage, chapter.id).is_none() => {
                stray.lacking = Some(chapter);
            }
            _ => Scope { plan, chapter, stage, scribe: Scribe { plan, sources } }.check(sink),
        }
    }
    for Stray { id, stage: own, folders, lacking } in strays {
        let (id, span) = (id.as_str(), id.span);
        sink.push(match lacking {
            Some(chapter) => {
                let needed = chapter.level == Level::Required && chapter.stage <= stage;
                structure::astray(span, id, own, chapter.stage, needed)
            }
            None => structure::wrong_stage(span, id, own, &folders),
        });
    }
    found.iter().cloned().collect()
}

fn repeated<'a>(
    document: &'a Document,
    known: &mut BTreeMap<(u8, &'a str), Span>,
    sink: &mut Sink,
) {
    let Some(id) = &document.heading.id else { return };
    match known.get(&(document.stage, id.as_str())) {
        Some(first) => sink.push(structure::twice(id.span, *first, id.as_str())),
        None => drop(known.insert((document.stage, id.as_str()), id.span)),
    }
}

/// A chapter whose id the scheme has at other stages only.
struct Stray<'a> {
    id: &'a record::Ref,
    stage: u8,
    /// Where it could belong.
    folders: String,
    /// The part that is missing where it belongs.
    lacking: Option<&'a RequiredChapter<'a>>,
}

fn stray<'a>(document: &'a Document, demanded: &[RequiredChapter<'_>]) -> Option<Stray<'a>> {
    let id = document.heading.id.as_ref()?;
    let stages: Vec<u8> =
        demanded.iter().filter(|c| c.id == id.as_str()).map(|chapter| chapter.stage).collect();
    if stages.is_empty() || stages.contains(&document.stage) {
        return None;
    }
    let folders: Vec<String> = stages.iter().map(|stage| format!("`tahap-{stage}`")).collect();
    let folders = folders.join(", ");
    Some(Stray { id, stage: document.stage, folders, lacking: None })
}

/// Demanded views, and what inserts one of them.
type Demanded<'a> = (&'a [record::Text], &'a dyn Fn(&str) -> Fix);

/// One demanded chapter in one plan.
struct Scope<'a> {
    plan: &'a Plan,
    chapter: &'a RequiredChapter<'a>,
    stage: u8,
    scribe: Scribe<'a>,
}

impl Scope<'_> {
    fn check(&self, sink: &mut Sink) {
        let chapter = self.chapter;
        let folder = format!("tahap-{}/", chapter.stage);
        let within = self.book();
        let part = Part {
            marks: "#",
            id: chapter.id,
            title: chapter.title,
            within: &within,
            folder: &folder,
            level: chapter.level,
            due: chapter.stage,
        };
        let Some(document) = self.plan.document(chapter.stage, chapter.id) else {
            let titled = self.free_chapters().find(|own| is_titled(&own.heading, chapter.title));
            if let Some(own) = titled {
                let finding = structure::unbound(&part, self.stage, own.heading.span);
                self.push(finding, self.scribe.id(&own.heading, chapter.id), sink);
            } else if chapter.level != Level::Optional {
                let near = self.near_chapter();
                let fix = near.is_none().then(|| self.scribe.chapter(chapter)).flatten();
                let finding = structure::missing(&part, self.stage, self.stage_place(), near);
                self.push(finding, fix, sink);
            }
            return;
        };
        let span = document.heading.span;
        let all = all_blocks(&document.blocks, &document.sections);
        let mend = |view: &str| self.scribe.view(document, None, view, "");
        let present = if chapter.sections.is_empty() {
            self.written(&part, span, &all, chapter.guide, sink)
        } else {
            self.sections(document, sink)
        };
        if present {
            self.views(&part, span, &all, (chapter.views, &mend), sink);
        }
    }

    /// Tells a finding, with its mend when it is due.
    fn push(&self, finding: Diagnostic, fix: Option<Fix>, sink: &mut Sink) {
        let fix = fix.filter(|_| self.chapter.stage <= self.stage);
        sink.push(Diagnostic { fix, ..finding });
    }

    fn book(&self) -> String {
        match self.chapter.book {
            0 => self.plan.scheme.volume.title.value.clone(),
            number => format!("{} {number}", self.plan.scheme.labels.book.value),
        }
    }

    /// Points at the stage's own file, or at the manifest.
    fn stage_place(&self) -> Span {
        let meeting = self.plan.meetings.get(&self.chapter.stage);
        meeting.map_or(self.plan.manifest.stage.span, |meeting| meeting.span)
    }

    /// Lists the chapters of the same stage whose ids the scheme does not know.
    fn free_chapters(&self) -> impl Iterator<Item = &Document> {
        let demanded = required(self.plan).into_iter();
        let taken: BTreeSet<(u8, String)> =
            demanded.map(|own| (own.stage, own.id.to_owned())).collect();
        self.plan.documents.iter().filter(move |document| {
            let stage = document.stage;
            let id = document.heading.id.as_ref().map(|id| (stage, id.to_string()));
            stage == self.chapter.stage && id.is_none_or(|id| !taken.contains(&id))
        })
    }

    /// Finds a chapter of the same stage whose id the scheme does not know and that may be meant.
    fn near_chapter(&self) -> Option<&str> {
        let ids = self.free_chapters().filter_map(|own| Some(own.heading.id.as_ref()?.as_str()));
        nearest(self.chapter.id, ids.collect::<Vec<_>>())
    }

    /// Checks the demanded sections; false when one is missing, so that views are not asked for too.
    fn sections(&self, document: &Document, sink: &mut Sink) -> bool {
        let mut whole = true;
        for (at, demanded) in self.chapter.sections.iter().enumerate() {
            let title = block::plain(&document.heading.title);
            let within = format!("{}, “{title}”", self.book());
            let path = format!("tahap-{}/", self.chapter.stage);
            let part = Part {
                marks: "##",
                id: &demanded.id,
                title: &demanded.title,
                within: &within,
                folder: &path,
                level: demanded.level,
                due: self.chapter.stage,
            };
            match find(&document.sections, &demanded.id) {
                Some(section) => self.section(&part, demanded, (document, section), sink),
                None if demanded.level == Level::Optional => {}
                // A line that would be this heading with a space in it is told.
                None if self.scribe.is_glued(document, demanded) => whole = false,
                None => {
                    whole = false;
                    if let Some(own) = self.titled_section(document, &demanded.title) {
                        let finding = structure::unbound(&part, self.stage, own.span);
                        self.push(finding, self.scribe.id(own, &demanded.id), sink);
                        continue;
                    }
                    if let Some(line) = bold(document, &demanded.title) {
                        let finding = structure::unbound(&part, self.stage, line);
                        let fix = insert::heading(line, &demanded.title, &demanded.id);
                        self.push(finding, Some(fix), sink);
                        continue;
                    }
                    let near = self.near_section(document, &demanded.id);
                    let place = document.heading.span;
                    let fix = || self.scribe.section(self.chapter, document, at);
                    let fix = near.is_none().then(fix).flatten();
                    let finding = structure::missing(&part, self.stage, place, near);
                    self.push(finding, fix, sink);
                }
            }
        }
        whole
    }

    /// Lists the headings of sections whose ids the scheme does not know, or that have none.
    fn free_sections<'d>(&self, document: &'d Document) -> impl Iterator<Item = &'d Heading> {
        let headings = document.sections.iter().map(|section| &section.heading);
        headings.filter(|heading| {
            let id = heading.id.as_ref().map(|id| id.as_str());
            !self.chapter.sections.iter().any(|demanded| Some(demanded.id.as_str()) == id)
        })
    }

    /// Finds a section with the title that the scheme gives.
    fn titled_section<'d>(&self, document: &'d Document, title: &str) -> Option<&'d Heading> {
        self.free_sections(document).find(|heading| is_titled(heading, title))
    }

    fn near_section<'d>(&self, document: &'d Document, id: &str) -> Option<&'d str> {
        let free = self.free_sections(document).filter_map(|own| Some(own.id.as_ref()?.as_str()));
        nearest(id, free.collect::<Vec<_>>())
    }

    fn section(
        &self,
        part: &Part<'_>,
        demanded: &RequiredSection<'_>,
        (document, section): (&Document, &Section),
        sink: &mut Sink,
    ) {
        let all = all_blocks(&section.blocks, &section.sections);
        let span = section.heading.span;
        if self.written(part, span, &all, demanded.guide, sink) {
            let options = starter::options(demanded);
            let mend = |view: &str| self.scribe.view(document, Some(section), view, &options);
            self.views(part, span, &all, (demanded.views, &mend), sink);
        }
    }

    /// Tells whether a part is written; reports it when not.
    fn written(
        &self,
        part: &Part<'_>,
        span: Span,
        blocks: &[&Block],
        guide: Option<&str>,
        sink: &mut Sink,
    ) -> bool {
        let Writing { written, placeholder, .. } = Writing::of(blocks, guide);
        if !written && part.level != Level::Optional {
            sink.push(structure::unwritten(part, self.stage, span, placeholder));
        }
        written
    }

    fn views(
        &self,
        part: &Part<'_>,
        span: Span,
        blocks: &[&Block],
        (views, mend): Demanded<'_>,
        sink: &mut Sink,
    ) {
        let present = written::views(blocks);
        // A view that does not exist is told by itself; it may be the one that is demanded.
        let known = |name: &str| SHOWN.iter().any(|(view, _)| *view == name);
        if present.iter().any(|name| !known(name)) {
            return;
        }
        for view in views {
            if part.level != Level::Optional && !present.contains(&view.as_str()) {
                let finding = structure::missing_view(part, self.stage, span, view);
                self.push(finding, Some(mend(view)), sink);
            }
        }
    }
}

/// Finds a paragraph that is nothing but a title in bold.
fn bold(document: &Document, title: &str) -> Option<Span> {
    let blocks = all_blocks(&document.blocks, &document.sections);
    let line = blocks.into_iter().find(|block| match &block.kind {
        BlockKind::Paragraph(words) => {
            matches!(words.as_slice(), [Inline::Strong(words)] if is_title(&block::plain(words), title))
        }
        _ => false,
    });
    line.map(|block| block.span)
}

fn find<'a>(sections: &'a [Section], id: &str) -> Option<&'a Section> {
    sections
        .iter()
        .find(|section| section.heading.id.as_ref().is_some_and(|own| own.as_str() == id))
}
