//! Says which document is printed where: the scheme's parts in its order, the author's extra
//! chapters behind the file before them, appendices at the end.

use crate::model::block::Document;
use crate::model::plan::Plan;
use crate::model::require::required;
use crate::model::scheme::{BookSpec, Matter, MatterKind, stage_of};

/// Which documents are printed where.
pub(super) struct Binding<'a> {
    /// The books that have anything to print.
    pub books: Vec<BoundBook<'a>>,
    /// Front matter of the volume.
    pub volume_front: Vec<BoundMatter<'a>>,
    /// Back matter of the volume.
    pub volume_back: Vec<BoundMatter<'a>>,
}

/// One book with its documents.
pub(super) struct BoundBook<'a> {
    pub spec: &'a BookSpec,
    pub front: Vec<BoundMatter<'a>>,
    pub chapters: Vec<&'a Document>,
    pub appendices: Vec<&'a Document>,
    pub back: Vec<BoundMatter<'a>>,
}

/// A part of the front or back matter, with its document when it is prose.
pub(super) struct BoundMatter<'a> {
    pub book: usize,
    pub stage: u8,
    pub spec: &'a Matter,
    pub document: Option<&'a Document>,
}

/// The class of an appendix's heading.
const APPENDIX: &str = "lampiran";

/// Binds every document of the plan.
pub(super) fn bind(plan: &Plan) -> Binding<'_> {
    let scheme = &plan.scheme;
    let books = scheme.books.iter().map(|spec| {
        let matter = |matter| bound(plan, matter, spec.number(), spec.stage_of_matter(matter));
        let extras = extras(plan, spec);
        BoundBook {
            spec,
            front: scheme.front.iter().filter_map(matter).collect(),
            chapters: chapters(plan, spec, &extras),
            appendices: extras.into_iter().filter(|d| d.heading.has_class(APPENDIX)).collect(),
            back: scheme.back.iter().filter_map(matter).collect(),
        }
    });
    let volume = |matter| bound(plan, matter, 0, last_stage(matter));
    Binding {
        books: books
            .filter(|book| !book.chapters.is_empty() || !book.appendices.is_empty())
            .collect(),
        volume_front: scheme.volume.front.iter().filter_map(volume).collect(),
        volume_back: scheme.volume.back.iter().filter_map(volume).collect(),
    }
}

fn last_stage(matter: &Matter) -> u8 {
    matter.stage.as_ref().map_or(4, stage_of)
}

/// Binds a part; prose that nobody wrote is left out.
fn bound<'a>(plan: &'a Plan, spec: &'a Matter, book: usize, stage: u8) -> Option<BoundMatter<'a>> {
    let prose = spec.kind.value == MatterKind::Prose;
    let document = prose.then(|| plan.document(stage, spec.id.as_str())).flatten();
    (document.is_some() || !prose).then_some(BoundMatter { book, stage, spec, document })
}

/// Lists the documents that the scheme does not name and that go into this book.
fn extras<'a>(plan: &'a Plan, spec: &BookSpec) -> Vec<&'a Document> {
    let demanded = required(plan);
    let named = |document: &Document| {
        let id = document.heading.id.as_ref();
        id.is_some_and(|id| {
            demanded.iter().any(|part| part.stage == document.stage && part.id == id.as_str())
        })
    };
    plan.documents
        .iter()
        .filter(|document| !named(document))
        .filter(|document| home(plan, document.stage) == Some(spec.number()))
        .collect()
}

/// Returns the book into which what a stage produces goes by default: the first that takes
/// anything from it.
fn home(plan: &Plan, stage: u8) -> Option<usize> {
    let books = &plan.scheme.books;
    let takes = |book: &&BookSpec| {
        book.stage() == stage || book.chapters.iter().any(|c| book.stage_of_chapter(c) == stage)
    };
    books.iter().find(takes).or(books.last()).map(BookSpec::number)
}

/// Lists the chapters of a book: the scheme's in its order, extras behind the file before them.
fn chapters<'a>(plan: &'a Plan, spec: &BookSpec, extras: &[&'a Document]) -> Vec<&'a Document> {
    let mut out: Vec<&Document> = spec
        .chapters
        .iter()
        .filter_map(|chapter| plan.document(spec.stage_of_chapter(chapter), chapter.id.as_str()))
        .collect();
    for extra in extras.iter().filter(|document| !document.heading.has_class(APPENDIX)) {
        // Documents are sorted by stage and file name, and sources are read in that order.
        let before =
            |document: &&Document| (document.stage, document.source) < (extra.stage, extra.source);
        let at = out.iter().rposition(before).map_or(0, |at| at + 1);
        out.insert(at, extra);
    }
    out
}
