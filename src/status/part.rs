//! Chapters and sections of every book: what the scheme demands, and what an author added.
//!
//! A chapter without sections is one part. Of a chapter with sections each is a part, and what
//! the chapter says or must show itself, beside them, is one more.

use std::collections::BTreeMap;

use crate::model::block::{Block, Document, Heading, Section, all_blocks, plain};
use crate::model::record::Text;
use crate::model::require::{RequiredChapter, RequiredSection, required};
use crate::model::scheme::Level;
use crate::model::status::{
    BookStatus, Open, OpenKind, PartLevel, PartStatus, Place, StageStatus, State, Tally,
};
use crate::model::written::{Writing, views};
use crate::source::{SourceId, Span};

use super::printed::{Index, index};
use super::{Subject, count, meeting, name_of, open, parts};

/// Judges the parts of all books, those of the volume first.
pub(super) fn books(subject: &Subject<'_>) -> Vec<BookStatus> {
    let plan = subject.plan;
    let demanded = required(plan);
    let judge = Judge {
        subject,
        index: index(subject.edition),
        open: open::in_prose(plan, subject.sources),
    };
    let volume = BookStatus {
        label: plan.scheme.labels.plan.value.clone(),
        title: plan.scheme.volume.title.value.clone(),
        ..BookStatus::default()
    };
    let books = plan.scheme.books.iter().map(|spec| BookStatus {
        book: spec.number(),
        label: format!("{} {}", plan.scheme.labels.book.value, spec.number()),
        title: spec.title.value.clone(),
        ..BookStatus::default()
    });
    let all = std::iter::once(volume).chain(books).map(|mut book| {
        let own = demanded.iter().filter(|chapter| chapter.book == book.book);
        book.chapters = judge.chapters(book.book, &own.collect::<Vec<_>>(), &demanded);
        sum(subject, &mut book);
        book
    });
    all.filter(|book| !book.chapters.is_empty()).collect()
}

/// Sums up a book, as a whole and by stage.
fn sum(subject: &Subject<'_>, book: &mut BookStatus) {
    let mut tally = Tally::default();
    let mut stages: BTreeMap<u8, Tally> = BTreeMap::new();
    for part in parts(book) {
        count(&mut tally, part);
        count(stages.entry(part.stage).or_default(), part);
    }
    book.parts = tally;
    let stage = |(stage, parts)| StageStatus {
        stage,
        meeting: meeting(subject.plan, stage),
        due: stage <= subject.stage,
        parts,
    };
    book.stages = stages.into_iter().map(stage).collect();
}

/// What is demanded of one part.
struct Demand<'a> {
    level: PartLevel,
    views: &'a [Text],
    guide: Option<&'a str>,
}

const OWN: Demand<'static> = Demand { level: PartLevel::Own, views: &[], guide: None };

/// One part as it stands in a file.
struct Written<'a> {
    heading: &'a Heading,
    /// The heading of the chapter, whose marks hold where the part has none.
    chapter: &'a Heading,
    /// Where the part ends in its file.
    end: usize,
    blocks: Vec<&'a Block>,
    /// Blocks in which the demanded tables may stand.
    exhibits: Vec<&'a Block>,
    /// Whether it counts even when it neither says anything nor lacks a table.
    alone: bool,
}

struct Judge<'a> {
    subject: &'a Subject<'a>,
    index: Index,
    open: BTreeMap<SourceId, Vec<Span>>,
}

impl Judge<'_> {
    /// Judges the chapters of one book in the order of print.
    fn chapters(
        &self,
        book: usize,
        own: &[&RequiredChapter<'_>],
        all: &[RequiredChapter<'_>],
    ) -> Vec<PartStatus> {
        let plan = self.subject.plan;
        let mut out: Vec<(Option<Span>, PartStatus)> = Vec::new();
        for chapter in own {
            match plan.document(chapter.stage, chapter.id) {
                Some(document) => {
                    let part = self.chapter(book, Some(chapter), document);
                    out.push((Some(document.heading.span), part));
                }
                None if chapter.level == Level::Optional => {}
                None => out.push((None, self.missing_chapter(chapter))),
            }
        }
        let named = |document: &Document| {
            let id = document.heading.id.as_ref();
            id.is_some_and(|id| {
                all.iter().any(|part| part.stage == document.stage && part.id == id.as_str())
            })
        };
        let extras: BTreeMap<Span, &Document> = (plan.documents.iter())
            .filter(|document| !named(document))
            .map(|document| (document.heading.span, document))
            .collect();
        let mut before = None;
        for span in self.printed(book) {
            if let Some(document) = extras.get(&span) {
                let at = out.iter().position(|(own, _)| before.is_some() && *own == before);
                let part = self.chapter(book, None, document);
                out.insert(at.map_or(out.len(), |at| at + 1), (Some(span), part));
            }
            before = Some(span);
        }
        out.into_iter().map(|(_, part)| part).collect()
    }

    /// Lists the headings of a book's chapters and appendices in the order of print.
    fn printed(&self, book: usize) -> Vec<Span> {
        let books = self.subject.edition.books.iter().filter(|own| own.number == book);
        let chapters = books.flat_map(|own| own.chapters.iter().chain(&own.appendices));
        chapters.map(|chapter| chapter.span).collect()
    }

    fn chapter(
        &self,
        book: usize,
        demanded: Option<&RequiredChapter<'_>>,
        document: &Document,
    ) -> PartStatus {
        let sections = demanded.map_or(&[][..], |chapter| &chapter.sections);
        let demand = demanded.map_or(OWN, |chapter| Demand {
            level: level(chapter.level),
            views: chapter.views,
            guide: chapter.guide,
        });
        let all = all_blocks(&document.blocks, &document.sections);
        let end = document.sections.first().map_or(usize::MAX, |next| next.heading.span.start);
        let written = Written {
            heading: &document.heading,
            chapter: &document.heading,
            end,
            blocks: document.blocks.iter().collect(),
            exhibits: all,
            alone: document.sections.is_empty() && sections.is_empty(),
        };
        let mut part = self.part(book, document.stage, &demand, &written);
        part.sections = self.sections(book, sections, document);
        part
    }

    /// Judges the sections of a chapter in their own order; missing ones stand where the scheme
    /// has them.
    fn sections(
        &self,
        book: usize,
        demanded: &[RequiredSection<'_>],
        document: &Document,
    ) -> Vec<PartStatus> {
        let ends = document.sections.iter().skip(1).map(|next| next.heading.span.start);
        let ends = ends.chain([usize::MAX]);
        let find = |section: &Section| {
            let id = section.heading.id.as_ref()?;
            demanded.iter().find(|part| part.id == id.as_str())
        };
        let mut out: Vec<PartStatus> = Vec::new();
        for (section, end) in document.sections.iter().zip(ends) {
            let demand = find(section).map_or(OWN, |part| Demand {
                level: level(part.level),
                views: part.views,
                guide: part.guide,
            });
            let blocks = all_blocks(&section.blocks, &section.sections);
            let written = Written {
                heading: &section.heading,
                chapter: &document.heading,
                end,
                exhibits: blocks.clone(),
                blocks,
                alone: true,
            };
            out.push(self.part(book, document.stage, &demand, &written));
        }
        let mut at = 0;
        for section in demanded {
            if let Some(found) = out.iter().position(|part| part.id == section.id) {
                at = found + 1;
            } else if section.level != Level::Optional {
                let place = self.subject.place(document.heading.span);
                let owner = document.heading.owner.as_ref().map(|owner| owner.as_str());
                out.insert(at, self.missing_section(section, document.stage, place, owner));
                at += 1;
            }
        }
        out
    }

    fn part(
        &self,
        book: usize,
        stage: u8,
        demand: &Demand<'_>,
        written: &Written<'_>,
    ) -> PartStatus {
        let Written { heading, chapter, .. } = written;
        let printed = self.index.get(&(book, heading.span));
        let writing = Writing::of(&written.blocks, demand.guide);
        // A chapter that leaves all words to its sections is as written as they are.
        let is_written = writing.written || !(writing.words || written.alone);
        let open = if is_written {
            self.open_in(book, demand, written)
        } else {
            let place = writing.placeholder.unwrap_or(heading.span);
            vec![self.open(OpenKind::Placeholder, String::new(), place)]
        };
        let counts = written.alone || writing.words || !open.is_empty();
        let mark = heading.mark.or(chapter.mark).unwrap_or_default();
        let state = match (is_written, open.is_empty()) {
            (false, _) => State::Empty,
            (true, false) => State::Tbd,
            (true, true) => State::from(mark),
        };
        let owner = heading.owner.as_ref().or(chapter.owner.as_ref()).map(|id| id.as_str());
        PartStatus {
            id: heading.id.as_ref().map_or_else(String::new, ToString::to_string),
            number: printed.map_or_else(String::new, |own| own.number.clone()),
            title: plain(&heading.title),
            level: demand.level,
            stage,
            due: stage <= self.subject.stage,
            state: counts.then_some(state),
            owner: owner.map(str::to_owned),
            owner_name: owner.map(|owner| name_of(self.subject.plan, owner)),
            place: self.subject.place(heading.span),
            open,
            sections: Vec::new(),
            anchor: printed.map(|own| own.anchor.clone()),
        }
    }

    /// Lists what is open in a part that is written.
    fn open_in(&self, book: usize, demand: &Demand<'_>, written: &Written<'_>) -> Vec<Open> {
        let span = written.heading.span;
        let places = self.open.get(&span.source).map_or(&[][..], Vec::as_slice);
        let own = places.iter().filter(|own| (span.start..written.end).contains(&own.start));
        let mut out: Vec<Open> =
            own.map(|place| self.open(OpenKind::Placeholder, String::new(), *place)).collect();
        let present = views(&written.exhibits);
        let missing = demand.views.iter().filter(|view| !present.contains(&view.as_str()));
        if !matches!(demand.level, PartLevel::Optional | PartLevel::Own) {
            out.extend(
                missing.map(|view| self.open(OpenKind::MissingTable, view.to_string(), span)),
            );
        }
        let printed = self.index.get(&(book, span));
        let empty = printed.into_iter().flat_map(|own| &own.empty);
        out.extend(
            empty.map(|(number, place)| self.open(OpenKind::EmptyTable, number.clone(), *place)),
        );
        out
    }

    fn open(&self, kind: OpenKind, name: String, place: Span) -> Open {
        Open { kind, name, place: self.subject.place(place) }
    }

    fn missing_chapter(&self, chapter: &RequiredChapter<'_>) -> PartStatus {
        let place = Place { file: format!("tahap-{}/", chapter.stage), line: None };
        let sections = chapter.sections.iter().filter(|section| section.level != Level::Optional);
        let sections: Vec<PartStatus> = sections
            .map(|section| {
                let mut part = self.missing_section(section, chapter.stage, place.clone(), None);
                // A required section of a recommended chapter is missed no more than the chapter.
                if chapter.level == Level::Recommended {
                    part.level = PartLevel::Recommended;
                }
                part
            })
            .collect();
        let alone = sections.is_empty() || !chapter.views.is_empty();
        PartStatus {
            level: level(chapter.level),
            state: alone.then_some(State::Missing),
            sections,
            ..self.missing(chapter.id, chapter.title, chapter.stage, place)
        }
    }

    fn missing_section(
        &self,
        section: &RequiredSection<'_>,
        stage: u8,
        place: Place,
        owner: Option<&str>,
    ) -> PartStatus {
        PartStatus {
            level: level(section.level),
            owner: owner.map(str::to_owned),
            owner_name: owner.map(|owner| name_of(self.subject.plan, owner)),
            ..self.missing(&section.id, &section.title, stage, place)
        }
    }

    fn missing(&self, id: &str, title: &str, stage: u8, place: Place) -> PartStatus {
        PartStatus {
            id: id.to_owned(),
            number: String::new(),
            title: title.to_owned(),
            level: PartLevel::Required,
            stage,
            due: stage <= self.subject.stage,
            state: Some(State::Missing),
            owner: None,
            owner_name: None,
            place,
            open: Vec::new(),
            sections: Vec::new(),
            anchor: None,
        }
    }
}

fn level(level: Level) -> PartLevel {
    match level {
        Level::Required => PartLevel::Required,
        Level::Recommended => PartLevel::Recommended,
        Level::Optional => PartLevel::Optional,
    }
}
