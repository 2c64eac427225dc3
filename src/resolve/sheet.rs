//! Signatures, and the sheets to be signed: what a plan tells of them, and no more. Whoever is not
//! named signs above an empty line.

use crate::model::book::{
    ApprovalBlock, ApprovalSheet, CommitmentLine, Matter, MatterBody, Signatory, Signature,
};
use crate::model::plan::Plan;
use crate::model::record::{Meeting, Signature as Signed, Text};
use crate::model::scheme::{MatterKind, Signer};
use crate::model::value::grouped;
use crate::resolve::Scope;
use crate::resolve::bind::BoundMatter;

/// Returns the signature under prose of a stage.
pub(super) fn signature(scope: Scope<'_>, stage: u8, signer: Signer) -> Option<Signature> {
    let plan = scope.plan;
    let meeting = plan.meetings.get(&stage);
    match signer {
        Signer::Team => meeting?.signature.as_ref().map(signed),
        // The foreword is that of one office, whether or not the day is known.
        Signer::Head => {
            Some(meeting.and_then(|own| own.foreword.as_ref()).map_or_else(
                || Signature { place: place(plan), date: None, by: head(plan) },
                signed,
            ))
        }
    }
}

fn signed(own: &Signed) -> Signature {
    Signature {
        place: own.place.value.clone(),
        date: own.date.map(|date| date.to_string()),
        by: signatory(&own.office, person(own.name.as_ref(), own.rank.as_ref(), own.nip.as_ref())),
    }
}

fn head(plan: &Plan) -> Signatory {
    let manifest = &plan.manifest;
    let office = format!("{} {}", manifest.kind.head(), manifest.region);
    Signatory { office, ..Signatory::default() }
}

fn place(plan: &Plan) -> String {
    plan.manifest.place.as_ref().unwrap_or(&plan.manifest.region).value.clone()
}

/// A person: name, and what stands below it.
type Person = (Option<String>, Vec<String>);

fn person(name: Option<&Text>, rank: Option<&Text>, nip: Option<&Text>) -> Person {
    let rank = rank.map(|rank| rank.value.clone());
    let nip = nip.map(|nip| format!("NIP {nip}"));
    (name.map(|name| name.value.clone()), rank.into_iter().chain(nip).collect())
}

fn signatory(office: &str, (name, under): Person) -> Signatory {
    Signatory { office: office.to_owned(), name, under }
}

/// Fills the sheet that a part of the front matter is, if it is one.
pub(super) fn sheet(scope: Scope<'_>, bound: &BoundMatter<'_>) -> Option<MatterBody> {
    let meeting = scope.plan.meetings.get(&bound.stage).map(|meeting| &meeting.value);
    match bound.spec.kind.value {
        MatterKind::Approval => Some(MatterBody::Approval(approval(scope, bound, meeting))),
        MatterKind::Commitment => {
            let lines = meeting.map(|meeting| commitments(scope.plan, meeting));
            Some(MatterBody::Commitment(lines.unwrap_or_default()))
        }
        _ => None,
    }
}

fn approval(scope: Scope<'_>, bound: &BoundMatter<'_>, meeting: Option<&Meeting>) -> ApprovalSheet {
    let blocks = meeting.into_iter().flat_map(|meeting| &meeting.approval).map(|own| {
        let (name, mut under) = person(own.name.as_ref(), own.rank.as_ref(), own.nip.as_ref());
        if name.is_none() && under.is_empty() {
            under.extend(own.under.as_ref().map(|under| under.value.clone()));
        }
        ApprovalBlock { role: own.role.value.clone(), by: signatory(&own.office, (name, under)) }
    });
    let number = meeting.and_then(|meeting| meeting.approval_number.as_ref());
    let number = number.map(|number| number.value.clone());
    let mut facts = facts(scope, bound.book);
    facts.extend(number.iter().map(|number| ("Nomor".to_owned(), number.clone())));
    ApprovalSheet {
        facts,
        number,
        place: place(scope.plan),
        date: meeting.and_then(|meeting| meeting.approval_date).map(|date| date.to_string()),
        blocks: blocks.collect(),
    }
}

/// Tells what is approved: the document, its years, and what it holds so far.
fn facts(scope: Scope<'_>, book: usize) -> Vec<(String, String)> {
    let plan = scope.plan;
    let scheme = &plan.scheme;
    let spec = scheme.books.iter().find(|own| own.number() == book);
    let document =
        spec.map(|own| format!("{} {book}. {}", scheme.labels.book.value, own.title.value));
    let years = plan.years(scope.options.extended);
    let last = plan.manifest.last_year();
    let extension = (last > years.end()).then(|| format!(", dapat diperpanjang sampai {last}"));
    let count = |number: usize, what: &str| {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        (number > 0).then(|| format!("{} {what}", grouped(number)))
    };
    let subdimensions = scheme.dimensions.iter().map(|own| own.subdimensions.len()).sum();
    let total = plan.total(years);
    let holds: Vec<String> = [
        count(scheme.dimensions.len(), "dimensi"),
        count(subdimensions, "subdimensi"),
        count(plan.programs(years).count(), "program"),
        (total.0 > 0).then(|| format!("pagu indikatif {}", total.short())),
    ]
    .into_iter()
    .flatten()
    .collect();
    let rows = [
        ("Dokumen", document),
        ("Kurun waktu", Some(format!("{years}{}", extension.unwrap_or_default()))),
        ("Isi", (!holds.is_empty()).then(|| holds.join(", "))),
    ];
    rows.into_iter().filter_map(|(label, words)| Some((label.to_owned(), words?))).collect()
}

fn commitments(plan: &Plan, meeting: &Meeting) -> Vec<CommitmentLine> {
    let lines = meeting.commitments.iter().map(|line| {
        let agency = plan.records.agencies.iter().find(|a| a.id.value == line.agency.value);
        let agency = agency.map_or_else(|| line.agency.to_string(), |a| a.name.value.clone());
        let person = person(line.name.as_ref(), line.rank.as_ref(), line.nip.as_ref());
        CommitmentLine { by: signatory(&agency, person), text: line.text.value.clone() }
    });
    lines.collect()
}

/// Tells whether a sheet has nothing to be signed.
pub(super) fn is_empty(matter: &Matter) -> bool {
    match &matter.body {
        MatterBody::Approval(sheet) => sheet.blocks.is_empty(),
        MatterBody::Commitment(lines) => lines.is_empty(),
        _ => false,
    }
}
