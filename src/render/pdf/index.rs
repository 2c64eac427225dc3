//! Pages on which the index finds its entries: read from the laid-out pages themselves, so that
//! what is told is what is printed.

use std::collections::BTreeMap;

use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use crate::model::book::{IndexEntry, Matter, MatterBody};
use crate::model::lexicon::Lexicon;
use crate::render::pdf::folio::{folio, page_of};
use crate::render::pdf::scope::{APPENDICES, Scope, label};

/// How many pages or ranges an entry names at most: those that mention it most.
const STRETCHES: usize = 9;

/// From so many pages on a row of them is a range.
const RANGE: usize = 3;

/// Pages by the name of the entry.
pub(super) type Sightings = BTreeMap<String, Vec<Stretch>>;

/// A page, or pages that follow each other, that mention an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    /// 12, or 12–15.
    pub(super) words: String,
    /// The first page in the file, from 1.
    pub(super) page: usize,
    /// Whether a title names the entry here.
    pub(super) main: bool,
}

/// Finds the pages that mention the entries of an output's index; none without an index.
pub(super) fn sightings(document: &PagedDocument, scope: &Scope<'_>) -> Sightings {
    let mut matters = scope.front().iter().chain(scope.back());
    let entries = matters.find_map(entries).unwrap_or_default();
    if entries.is_empty() {
        return Sightings::new();
    }
    let forms = entries.iter().enumerate();
    let lexicon = Lexicon::new(
        forms.flat_map(|(at, entry)| entry.forms.iter().map(move |form| (at, form.as_str()))),
    );
    let mut pages: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
    for at in read_pages(document, scope) {
        for (entry, count) in lexicon.count(&words(&document.pages()[at].frame)) {
            pages.entry(entry).or_default().insert(at, count);
        }
    }
    let mut out = Sightings::new();
    for (at, entry) in entries.iter().enumerate() {
        let places = entry.places.iter().filter(|place| place.main);
        let mains: Vec<usize> =
            places.filter_map(|place| page_of(document, &label(&place.anchor))).collect();
        if let Some(pages) = pages.get(&at) {
            out.insert(entry.name.clone(), stretches(document, pages, &mains));
        }
    }
    out
}

fn entries(matter: &Matter) -> Option<&[IndexEntry]> {
    match &matter.body {
        MatterBody::Index(entries) => Some(entries),
        _ => None,
    }
}

/// Lists the pages of what somebody wrote: no covers, contents, lists or sources.
fn read_pages(document: &PagedDocument, scope: &Scope<'_>) -> Vec<usize> {
    let matters = scope.front().iter().chain(scope.back());
    let matters =
        matters.map(|own| (label(&own.anchor), matches!(own.body, MatterBody::Prose(..))));
    let leaves = scope.books().into_iter().map(|book| (format!("{}:", book.number), false));
    let leaves = leaves.chain([(APPENDICES.to_owned(), false)]);
    let books = scope.books().into_iter();
    let chapters = books.flat_map(|book| book.chapters.iter().chain(&book.appendices));
    let chapters = chapters.map(|chapter| (label(&chapter.anchor), true));
    let starts: BTreeMap<usize, bool> = matters
        .chain(leaves)
        .chain(chapters)
        .filter_map(|(label, read)| Some((page_of(document, &label)?, read)))
        .collect();
    let read = |at: &usize| starts.range(..=at).next_back().is_some_and(|(_, read)| *read);
    (0..document.pages().len()).filter(read).collect()
}

/// Returns the words of a page in the order of reading; heads, feet and other marks that repeat
/// are no words of the text.
pub(super) fn words(frame: &Frame) -> String {
    let mut out = String::new();
    let mut around = Vec::new();
    gather(frame, &mut around, &mut out);
    out
}

fn gather(frame: &Frame, around: &mut Vec<typst::introspection::Location>, out: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                // Whatever is set apart, a line among them, parts words.
                out.push(' ');
                gather(&group.frame, around, out);
                out.push(' ');
            }
            FrameItem::Text(text) if around.is_empty() => out.push_str(&text.text),
            FrameItem::Tag(Tag::Start(element, _)) if element.elem().name() == "artifact" => {
                around.extend(element.location());
            }
            FrameItem::Tag(Tag::End(place, ..)) if around.last() == Some(place) => {
                around.pop();
            }
            _ => {}
        }
    }
}

/// Joins pages to ranges, and keeps those that matter most.
fn stretches(
    document: &PagedDocument,
    pages: &BTreeMap<usize, usize>,
    mains: &[usize],
) -> Vec<Stretch> {
    let number = |at: usize| document.pages().get(at).map(folio).unwrap_or_default();
    let follows = |a: usize, b: usize| {
        let ordinary = !mains.contains(&a) && !mains.contains(&b);
        let pages = document.pages();
        b == a + 1 && ordinary && pages[a].number + 1 == pages[b].number
    };
    let all: Vec<usize> = pages.keys().copied().collect();
    let runs = all.chunk_by(|a, b| follows(*a, *b)).flat_map(|run| {
        let size = if run.len() < RANGE { 1 } else { run.len() };
        run.chunks(size)
    });
    let mut ranked: Vec<(usize, Stretch)> = runs
        .filter_map(|run| {
            let (first, last) = (*run.first()?, *run.last()?);
            let words = if first == last {
                number(first)
            } else {
                format!("{}–{}", number(first), number(last))
            };
            let count = run.iter().filter_map(|at| pages.get(at)).sum();
            Some((count, Stretch { words, page: first + 1, main: mains.contains(&first) }))
        })
        .collect();
    ranked.sort_by_key(|(count, own)| (!own.main, std::cmp::Reverse(*count), own.page));
    ranked.truncate(STRETCHES);
    ranked.sort_by_key(|(_, own)| own.page);
    ranked.into_iter().map(|(_, own)| own).collect()
}
