//! Every stage up to the current one has its facts, and the last one its commitments (SP101, SP103).

use crate::check::Review;
use crate::diag::catalogue::{structure, time};
use crate::diag::{Fix, Sink, Text};
use crate::model::plan::{Plan, STAGES};
use crate::model::scheme::{Level, Matter, MatterKind, stage_of};
use crate::model::starter;
use crate::model::value::Date;
use crate::source::{Span, Spanned};

/// Reports stages without `tahap.yaml`, and sheets of the volume without their records.
pub(super) fn check(review: &Review<'_>, sink: &mut Sink) {
    let plan = review.plan;
    let stage = review.stage;
    let place = plan.manifest.stage.span;
    for due in STAGES {
        if due <= stage && !plan.meetings.contains_key(&due) && !plan.unread.prose.contains(&due) {
            let fix = Fix::create(format!("tahap-{due}/tahap.yaml"), starter::meeting(due));
            sink.push(structure::missing_meeting(place, due).fix(fix));
        }
    }
    dates(plan, sink);
    for matter in plan.scheme.volume.front.iter() {
        sheet(plan, matter, stage, sink);
    }
    let books = plan.scheme.front.iter().chain(plan.scheme.back.iter());
    for matter in books {
        list(plan, matter, sink);
    }
}

/// Reports days out of order: within a meeting, from one to the next, and of signatures.
fn dates(plan: &Plan, sink: &mut Sink) {
    let mut before: Option<&Spanned<Date>> = None;
    let (mut order, mut early) = (true, Vec::new());
    for meeting in plan.meetings.values() {
        // What is no date has been told already.
        let days: Vec<&Spanned<Date>> =
            meeting.dates.iter().filter(|day| day.value != Date::default()).collect();
        for pair in days.windows(2).filter(|pair| pair[1].value < pair[0].value) {
            sink.push(time::days_out_of_order(pair[1], pair[0]));
        }
        let Some(first) = days.into_iter().min_by_key(|day| day.value) else { continue };
        if let Some(before) = before.filter(|before| first.value < before.value) {
            order = false;
            sink.push(time::meetings_out_of_order(first, before));
        }
        before = Some(first);
        let signed = meeting.signature.as_ref().and_then(|own| own.date.as_ref());
        let signed = signed.filter(|date| date.value != Date::default());
        early.extend(signed.filter(|date| date.value < first.value).map(|date| (date, first)));
    }
    // A meeting that is dated wrongly is told once.
    for (date, first) in early.into_iter().filter(|_| order) {
        sink.push(time::signed_too_early(date, first));
    }
}

fn sheet(plan: &Plan, matter: &Matter, stage: u8, sink: &mut Sink) {
    let due = matter.stage.as_ref().map_or(4, stage_of);
    let Some(meeting) = plan.meetings.get(&due) else { return };
    let (empty, key) = match matter.kind.value {
        MatterKind::Commitment => (meeting.commitments.is_empty(), "commitments"),
        MatterKind::Approval => (meeting.approval.is_empty(), "approval"),
        _ => return,
    };
    if !empty || matter.level.value == Level::Optional {
        return;
    }
    let title = matter.title.as_ref().map_or(matter.id.as_str(), |title| title.as_str());
    sink.push(structure::missing_sheet(meeting.span, title, key, due, matter.level.value, stage));
}

/// Reports lists that the scheme recommends and that no record fills.
fn list(plan: &Plan, matter: &Matter, sink: &mut Sink) {
    let (empty, place) = match matter.kind.value {
        MatterKind::Terms => (
            plan.records.terms.is_empty(),
            Text::new(
                "tulis singkatan dan kepanjangannya di bawah kunci `terms:`, misalnya pada \
                 `data/istilah.yaml`",
                "write abbreviations and their words below the key `terms:`, as in \
                 `data/istilah.yaml`",
            ),
        ),
        MatterKind::Bibliography => (
            plan.bibliography.is_empty() && !plan.unread.bibliography,
            Text::new(
                "tulis sumber-sumbernya pada `references.bib`, lalu kutip dengan `[@kunci]`",
                "write the sources into `references.bib`, and cite them with `[@key]`",
            ),
        ),
        _ => return,
    };
    if empty && matter.level.value != Level::Optional && !plan.unread.records {
        let title = matter.title.as_ref().map_or(matter.id.as_str(), |title| title.as_str());
        let span = Span::file(plan.manifest_source);
        sink.push(structure::missing_list(span, title, &place, matter.level.value));
    }
}
