//! Records by stage and kind: how many there are, and which have a text that is still open.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::links::Entry;
use crate::model::plan::{RecordText, STAGES};
use crate::model::record::Kind;
use crate::model::require::{due_stages, required};
use crate::model::scheme::{Level, MatterKind, stage_of};
use crate::model::status::{OpenRecord, Place, RecordStatus};
use crate::source::Span;

use super::{Subject, open};

/// What was found.
pub(super) struct Found {
    /// By stage and kind.
    pub rows: Vec<RecordStatus>,
    /// By agency: how many records, and how many of them are open.
    pub owners: BTreeMap<String, (usize, usize)>,
}

/// A record with its agency.
struct Own<'a> {
    kind: Kind,
    id: &'a str,
    place: Span,
    owner: Option<&'a str>,
}

/// Counts the records of a plan.
pub(super) fn records(subject: &Subject<'_>) -> Found {
    let all = all(subject);
    let open = open_texts(subject);
    let mut by: BTreeMap<(u8, Kind), Vec<&Own<'_>>> = BTreeMap::new();
    let mut owners: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for own in &all {
        let path = subject.sources.get(own.place.source).path();
        by.entry((stage_of_path(path), own.kind)).or_default().push(own);
        if let Some(owner) = own.owner.filter(|owner| !owner.is_empty()) {
            let (count, open_count) = owners.entry(owner.to_owned()).or_default();
            *count += 1;
            *open_count += usize::from(open.contains_key(&own.place));
        }
    }
    let present: BTreeSet<Kind> = by.keys().map(|(_, kind)| *kind).collect();
    for (kind, stage) in due_stages(subject.plan) {
        if !present.contains(&kind) {
            by.insert((stage, kind), Vec::new());
        }
    }
    let mut rows = facts(subject);
    rows.extend(by.into_iter().map(|((stage, kind), own)| {
        let open = own.iter().filter_map(|own| Some((own, open.get(&own.place)?)));
        RecordStatus {
            key: kind.key().to_owned(),
            name_id: kind.name_id().to_owned(),
            name_en: kind.name_en().to_owned(),
            stage,
            due: stage <= subject.stage,
            count: own.len(),
            open: open.map(|(own, texts)| open_record(subject, own.id, own.owner, texts)).collect(),
        }
    }));
    rows.sort_by_key(|row| row.stage);
    Found { rows, owners }
}

/// Lists all records with their agencies.
fn all<'a>(subject: &Subject<'a>) -> Vec<Own<'a>> {
    let records = &subject.plan.records;
    let entries = records.entries();
    let agency = |entry: &Entry<'a>| {
        let links = entry.links.iter().filter(|_| entry.kind != Kind::Agency);
        links.filter(|(kind, _)| *kind == Kind::Agency).map(|(_, id)| id.as_str()).next()
    };
    let leading: BTreeMap<(Kind, &str), &str> = (entries.iter())
        .filter_map(|entry| Some(((entry.kind, entry.id.as_str()), agency(entry)?)))
        .collect();
    // What names no agency belongs to that of the record it is part of.
    let owner = |entry: &Entry<'a>| {
        let mut above = entry.links.iter().filter(|(kind, _)| {
            matches!(entry.kind, Kind::Profile | Kind::Milestone)
                && matches!(kind, Kind::QuickWin | Kind::Program | Kind::Action)
        });
        agency(entry)
            .or_else(|| above.find_map(|(kind, id)| leading.get(&(*kind, id.as_str())).copied()))
    };
    let own = |entry: &Entry<'a>| Own {
        kind: entry.kind,
        id: entry.id.value.0.as_str(),
        place: entry.id.span,
        owner: owner(entry),
    };
    let terms = records.terms.iter().map(|term| Own {
        kind: Kind::Term,
        id: term.short.as_str(),
        place: term.short.span,
        owner: None,
    });
    entries.iter().map(own).chain(terms).collect()
}

/// Gathers the open texts of records, by the place of the record's id.
fn open_texts<'a>(subject: &Subject<'a>) -> BTreeMap<Span, Vec<&'a RecordText>> {
    let mut out: BTreeMap<Span, Vec<&RecordText>> = BTreeMap::new();
    let texts = subject.plan.texts.iter().filter(|own| open::is_open(&own.text));
    for text in texts {
        if let Some(record) = text.record {
            out.entry(record).or_default().push(text);
        }
    }
    out
}

fn open_record(
    subject: &Subject<'_>,
    id: &str,
    owner: Option<&str>,
    texts: &[&RecordText],
) -> OpenRecord {
    let place = texts.first().map_or_else(Place::default, |text| subject.place(text.text.span));
    OpenRecord {
        id: id.to_owned(),
        keys: texts.iter().map(|text| text.key.clone()).collect(),
        owner: owner.filter(|owner| !owner.is_empty()).map(str::to_owned),
        place,
    }
}

/// Returns the stage whose folder holds a file; 0 for the shared `data/`.
fn stage_of_path(path: &str) -> u8 {
    let folder = path.split('/').next().and_then(|folder| folder.strip_prefix("tahap-"));
    folder.and_then(|stage| stage.parse().ok()).unwrap_or(0)
}

/// Counts the facts of stages, and the sheets of the volume that are made of them.
fn facts(subject: &Subject<'_>) -> Vec<RecordStatus> {
    let plan = subject.plan;
    let demanded: BTreeSet<u8> = required(plan).iter().map(|chapter| chapter.stage).collect();
    let row = |key: &str, names: (&str, &str), stage: u8, count: usize, open| RecordStatus {
        key: key.to_owned(),
        name_id: names.0.to_owned(),
        name_en: names.1.to_owned(),
        stage,
        due: stage <= subject.stage,
        count,
        open,
    };
    let mut out = Vec::new();
    for stage in STAGES.filter(|stage| demanded.contains(stage)) {
        let meeting = plan.meetings.get(&stage);
        let texts: Vec<&RecordText> = meeting.map_or_else(Vec::new, |meeting| {
            let own = |text: &&RecordText| text.text.span.source == meeting.span.source;
            plan.texts.iter().filter(own).filter(|text| open::is_open(&text.text)).collect()
        });
        let open = if texts.is_empty() {
            Vec::new()
        } else {
            vec![open_record(subject, "tahap.yaml", None, &texts)]
        };
        let names = ("fakta tahap", "facts of the stage");
        out.push(row("tahap", names, stage, usize::from(meeting.is_some()), open));
    }
    for matter in plan.scheme.volume.front.iter() {
        let stage = matter.stage.as_ref().map_or(4, stage_of);
        let meeting = plan.meetings.get(&stage);
        let (key, names, count) = match matter.kind.value {
            MatterKind::Commitment => {
                let count = meeting.map_or(0, |meeting| meeting.commitments.len());
                ("commitments", ("komitmen", "commitment"), count)
            }
            MatterKind::Approval => {
                let count = meeting.map_or(0, |meeting| meeting.approval.len());
                ("approval", ("blok pengesahan", "approval block"), count)
            }
            _ => continue,
        };
        if count > 0 || matter.level.value == Level::Required {
            out.push(row(key, names, stage, count, Vec::new()));
        }
    }
    out
}
