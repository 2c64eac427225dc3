//! How far a plan is: a plan and its edition in, a [`Status`] out, and the status in words.
//!
//! [`mod@part`] judges chapters and sections, [`record`] the records; [`open`] finds what is open in
//! prose, [`printed`] gives parts their numbers. What counts as written is the reviewer's own
//! judgement (`model::written`). [`emit`] prints for people and machines.

mod emit;
mod open;
mod part;
mod printed;
mod record;

use std::collections::BTreeMap;

use crate::model::book::Edition;
use crate::model::plan::{Plan, STAGES};
use crate::model::status::{BookStatus, OwnerStatus, PartStatus, StageStatus, Status, Tally};
use crate::model::value::date_list;
use crate::source::{SourceMap, Span};

pub use emit::{many, one, report};

/// What the status of a plan is computed from.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its edition, for numbers and empty tables.
    pub edition: &'a Edition,
    /// Its texts.
    pub sources: &'a SourceMap,
    /// The current stage.
    pub stage: u8,
    /// Errors and warnings that were found.
    pub findings: (usize, usize),
}

impl Subject<'_> {
    /// Returns file and line of a place.
    fn place(&self, span: Span) -> crate::model::status::Place {
        let source = self.sources.get(span.source);
        let (line, _) = source.position(span.start);
        crate::model::status::Place { file: source.path().to_owned(), line: Some(line) }
    }
}

/// Tells how far a plan is.
pub fn status(subject: &Subject<'_>) -> Status {
    let plan = subject.plan;
    let books = part::books(subject);
    let found = record::records(subject);
    let mut status = Status {
        title: subject.edition.meta.title.clone(),
        region: subject.edition.meta.region.clone(),
        horizon: subject.edition.meta.horizon.clone(),
        scheme: plan.scheme.id.to_string(),
        stage: subject.stage,
        errors: subject.findings.0,
        warnings: subject.findings.1,
        unread: plan.unread.records || !plan.unread.prose.is_empty(),
        stages: stages(subject, &books),
        owners: owners(subject, &books, &found),
        books,
        records: found.rows,
        ..Status::default()
    };
    for part in status.books.iter().flat_map(parts) {
        if part.due {
            count(&mut status.due, part);
        }
        count(&mut status.whole, part);
    }
    status
}

/// Lists chapters and sections of a book.
fn parts(book: &BookStatus) -> impl Iterator<Item = &PartStatus> {
    book.chapters.iter().flat_map(|chapter| std::iter::once(chapter).chain(&chapter.sections))
}

fn count(tally: &mut Tally, part: &PartStatus) {
    if let Some(state) = part.state {
        tally.add(state, part.level == crate::model::status::PartLevel::Required);
    }
}

fn stages(subject: &Subject<'_>, books: &[BookStatus]) -> Vec<StageStatus> {
    let stage = |stage: u8| {
        let mut tally = Tally::default();
        let own = books.iter().flat_map(parts).filter(|part| part.stage == stage);
        own.for_each(|part| count(&mut tally, part));
        let meeting = meeting(subject.plan, stage);
        let shown = tally.parts + tally.suggested > 0 || meeting.is_some();
        shown.then_some(StageStatus { stage, meeting, due: stage <= subject.stage, parts: tally })
    };
    STAGES.filter_map(stage).collect()
}

/// Names the meeting of a stage with its days.
fn meeting(plan: &Plan, stage: u8) -> Option<String> {
    let meeting = plan.meetings.get(&stage)?;
    let dates: Vec<_> = meeting.dates.iter().map(|date| date.value).collect();
    let days = date_list(&dates);
    let name = &meeting.name.value;
    Some(if days.is_empty() { name.clone() } else { format!("{name}, {days}") })
}

/// Sums up by agency what is due; what nobody owns comes last.
fn owners(
    subject: &Subject<'_>,
    books: &[BookStatus],
    records: &record::Found,
) -> Vec<OwnerStatus> {
    let mut by: BTreeMap<Option<&str>, OwnerStatus> = BTreeMap::new();
    for part in books.iter().flat_map(parts).filter(|part| part.due) {
        count(&mut by.entry(part.owner.as_deref()).or_default().parts, part);
    }
    for (owner, (count, open)) in &records.owners {
        let own = by.entry(Some(owner)).or_default();
        own.records = *count;
        own.open_records = *open;
    }
    let nobody = by.remove(&None);
    let mut out: Vec<OwnerStatus> = Vec::new();
    for (owner, status) in by {
        let name = owner.map(|owner| name_of(subject.plan, owner));
        out.push(OwnerStatus { owner: owner.map(str::to_owned), name, ..status });
    }
    out.extend(nobody);
    out
}

/// Returns the short name of an agency; one that has none yet has its id.
fn name_of(plan: &Plan, id: &str) -> String {
    let agency = plan.records.agencies.iter().find(|agency| agency.id.as_str() == id);
    let short = agency.map(|agency| agency.short.as_str()).filter(|name| !open::is_open(name));
    short.unwrap_or(id).to_owned()
}
