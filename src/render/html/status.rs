//! How far a plan is: a page of its site, and a page that needs no other file.

use serde::Serialize;

use crate::model::book::Anchor;
use crate::model::status::{
    BookStatus, Open, Outcome, OwnerStatus, PartLevel, PartStatus, Place, RecordStatus, Row,
    StageStatus, State, Status, Tally,
};
use crate::model::value::roman;
use crate::render::RenderError;
use crate::render::html::embed;
use crate::render::html::engine::Engine;
use crate::render::html::squeeze::squeeze;
use crate::template::Templates;

/// The style sheet that the page without other files carries inside.
const STYLE: &str = "html/style.css";

/// The status of one plan as its template sees it.
#[derive(Debug, Serialize)]
pub(super) struct StatusView<'a> {
    status: &'a Status,
    stages: Vec<StageView<'a>>,
    books: Vec<BookView<'a>>,
    records: Vec<RecordView<'a>>,
    owners: &'a [OwnerStatus],
}

#[derive(Debug, Serialize)]
struct StageView<'a> {
    number: String,
    now: bool,
    #[serde(flatten)]
    stage: &'a StageStatus,
    bar: Vec<Segment>,
}

/// A piece of a bar, in thousandths of its length.
#[derive(Debug, Serialize)]
pub(super) struct Segment {
    class: char,
    count: usize,
    x: usize,
    width: usize,
}

#[derive(Debug, Serialize)]
struct BookView<'a> {
    label: &'a str,
    title: &'a str,
    parts: &'a Tally,
    rows: Vec<PartView<'a>>,
}

/// A chapter or section as a row.
#[derive(Debug, Serialize)]
struct PartView<'a> {
    number: &'a str,
    title: &'a str,
    href: Option<String>,
    section: bool,
    recommended: bool,
    stage: String,
    due: bool,
    state: Option<char>,
    owner: Option<&'a str>,
    open: &'a [Open],
    place: &'a Place,
}

#[derive(Debug, Serialize)]
struct RecordView<'a> {
    stage: String,
    #[serde(flatten)]
    records: &'a RecordStatus,
}

/// A plan on the page of many.
#[derive(Debug, Serialize)]
struct PlanView<'a> {
    path: &'a str,
    error: Option<&'a str>,
    view: Option<StatusView<'a>>,
}

#[derive(Serialize)]
struct AloneView<'a> {
    style: &'a str,
    hash: String,
    plans: Vec<PlanView<'a>>,
}

#[derive(Serialize)]
struct NoSite {}

/// Renders the status of plans as one page that needs no other file.
pub fn status_page(plans: &[Row], templates: Templates<'_>) -> Result<String, RenderError> {
    let engine = Engine::load(templates, &NoSite {})?;
    let style = squeeze(&String::from_utf8_lossy(templates.get(STYLE).unwrap_or_default()));
    let views = plans.iter().map(|plan| match &plan.outcome {
        Outcome::Status(status) => PlanView {
            path: &plan.path,
            error: None,
            view: Some(StatusView::new(status, &|_| None)),
        },
        Outcome::Error(reason) => PlanView { path: &plan.path, error: Some(reason), view: None },
    });
    let hash = embed::hash(&style);
    engine.fill("status-alone.html", &AloneView { style: &style, hash, plans: views.collect() })
}

impl<'a> StatusView<'a> {
    /// Prepares a status; `href` says where a part can be read.
    pub(super) fn new(status: &'a Status, href: &dyn Fn(&Anchor) -> Option<String>) -> Self {
        let stages = status.stages.iter().map(|stage| StageView {
            number: roman(stage.stage.into()),
            now: stage.stage == status.stage,
            stage,
            bar: bar(&stage.parts),
        });
        let records = status
            .records
            .iter()
            .map(|records| RecordView { stage: roman(records.stage.into()), records });
        Self {
            status,
            stages: stages.collect(),
            books: status.books.iter().map(|book| BookView::new(book, href)).collect(),
            records: records.collect(),
            owners: &status.owners,
        }
    }
}

impl<'a> BookView<'a> {
    fn new(book: &'a BookStatus, href: &dyn Fn(&Anchor) -> Option<String>) -> Self {
        let mut rows = Vec::new();
        for chapter in &book.chapters {
            rows.push(PartView::new(chapter, false, href));
            rows.extend(chapter.sections.iter().map(|own| PartView::new(own, true, href)));
        }
        // Master Plan: Master Plan Smart City says one thing twice.
        let label = if book.title.starts_with(&book.label) { "" } else { book.label.as_str() };
        Self { label, title: &book.title, parts: &book.parts, rows }
    }
}

impl<'a> PartView<'a> {
    fn new(part: &'a PartStatus, section: bool, href: &dyn Fn(&Anchor) -> Option<String>) -> Self {
        Self {
            number: &part.number,
            title: &part.title,
            href: part.anchor.as_ref().and_then(href),
            section,
            recommended: part.level == PartLevel::Recommended,
            stage: roman(part.stage.into()),
            due: part.due,
            state: part.state.map(class),
            owner: part.owner_name.as_deref(),
            open: &part.open,
            place: &part.place,
        }
    }
}

/// Returns the letter by which looks know a state.
fn class(state: State) -> char {
    match state {
        State::Missing => 'm',
        State::Empty => 'e',
        State::Tbd => 't',
        State::Draft => 'd',
        State::Reviewed => 'r',
        State::Final => 'f',
    }
}

/// Divides a bar by state, the most finished first.
pub(super) fn bar(tally: &Tally) -> Vec<Segment> {
    let mut before = 0;
    let mut out = Vec::new();
    for state in State::ALL.into_iter().rev() {
        let count = tally.of(state);
        if count == 0 {
            continue;
        }
        let x = before * 1000 / tally.parts;
        before += count;
        let width = before * 1000 / tally.parts - x;
        out.push(Segment { class: class(state), count, x, width });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_alone_needs_no_other_file() {
        let part = PartStatus {
            id: "latar".into(),
            number: "1.1".into(),
            title: "Latar <b>".into(),
            level: PartLevel::Required,
            stage: 1,
            due: true,
            state: Some(State::Missing),
            owner: None,
            owner_name: None,
            place: Place { file: "tahap-1/".into(), line: None },
            open: Vec::new(),
            sections: Vec::new(),
            anchor: None,
        };
        let book = BookStatus { chapters: vec![part], ..BookStatus::default() };
        let status = Status { books: vec![book], ..Status::default() };
        let read = Row { path: "a".into(), outcome: Outcome::Status(Box::new(status)) };
        let unread = Row { path: "b".into(), outcome: Outcome::Error("rusak".into()) };
        let none = std::collections::BTreeMap::new();
        let page = status_page(&[read, unread], Templates::new(&none)).expect("a page");
        assert!(page.contains("style-src 'sha256-"), "its own style is allowed");
        assert!(page.contains("Latar &lt;b&gt;") && page.contains("tidak terbaca: rusak"));
        for other in ["<script", "<link", "src=\"", "href=\"http"] {
            assert!(!page.contains(other), "{other}");
        }
    }

    #[test]
    fn a_bar_is_as_long_as_its_pieces() {
        let mut tally = Tally::default();
        for state in [State::Final, State::Draft, State::Missing] {
            tally.add(state, true);
        }
        let widths: usize = bar(&tally).iter().map(|piece| piece.width).sum();
        assert_eq!(widths, 1000);
    }
}
