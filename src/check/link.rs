//! Every record that a record names exists (SP201).

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::reference;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::block::Document;
use crate::model::plan::Plan;
use crate::model::record::{Kind, Ref};
use crate::model::value::Id;

/// Kinds that close a gap or answer a readiness item.
const FOLLOW_UP: &[Kind] = &[Kind::Program, Kind::Action, Kind::Strategy];

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::UNKNOWN_RECORD,
    manual: Manual {
        what: both(
            "Sebuah catatan menyebut id catatan lain yang tidak ada dalam rencana.",
            "A record names the id of another record that the plan does not hold.",
        ),
        why: both(
            "Rantai dari isu sampai anggaran putus pada id yang salah ketik; tabel akan kehilangan \
             barisnya.",
            "A misspelt id breaks the chain from issue to budget; tables lose their rows.",
        ),
        example: both(
            lines![
                "programs:",
                "  - id: GOV-01",
                "    agency: diskominfoo   # tidak ada di `agencies`",
            ],
            lines!["programs:", "  - id: GOV-01", "    agency: diskominfoo   # not in `agencies`"],
        ),
        mend: same(lines!["programs:", "  - id: GOV-01", "    agency: diskominfo"]),
        basis: both(
            "Satu fakta satu tempat: setiap rujukan harus terikat.",
            "One fact, one place: every reference must be bound.",
        ),
    },
    whole: false,
    check,
};

/// Reports every link that leads nowhere.
fn check(review: &Review<'_>, sink: &mut Sink) {
    let plan = review.plan;
    if plan.unread.records {
        // What could not be read may well hold what seems to be missing.
        return;
    }
    let entries = review.entries();
    let mut known: BTreeMap<Kind, BTreeSet<&str>> = BTreeMap::new();
    for entry in entries {
        known.entry(entry.kind).or_default().insert(entry.id.as_str());
    }
    // Of two records with one id, one may well be what seems to be missing.
    let doubled: BTreeSet<Kind> = {
        let mut seen = BTreeSet::new();
        let twice = entries.iter().filter(|entry| !seen.insert((entry.kind, entry.id.as_str())));
        twice.map(|entry| entry.kind).collect()
    };
    // An id that cannot be is told where it is given, not again where it is named as meant.
    let crooked: BTreeSet<(Kind, String)> = entries
        .iter()
        .filter(|entry| !Id::is_valid(entry.id.as_str()))
        .map(|entry| (entry.kind, letters(entry.id.as_str())))
        .collect();
    let names = names(plan);
    let mut told: BTreeMap<String, Vec<Kind>> = BTreeMap::new();
    let mut test = |kinds: &[Kind], id: &Ref| {
        let has = |kind: &Kind| known.get(kind).is_some_and(|ids| ids.contains(id.as_str()));
        let meant = |kind: &Kind| crooked.contains(&(*kind, letters(id.as_str())));
        // A record without an id may be the one.
        let has_empty = |kind: &Kind| known.get(kind).is_some_and(|ids| ids.contains(""));
        let unsure = |kind: &Kind| doubled.contains(kind) || meant(kind) || has_empty(kind);
        let unsure = kinds.iter().any(unsure);
        if id.as_str().is_empty() || kinds.iter().any(has) || unsure {
            return;
        }
        let ids: Vec<&str> =
            kinds.iter().filter_map(|kind| known.get(kind)).flatten().copied().collect();
        let named = names.iter().find(|(kind, name, _)| {
            kinds.contains(kind) && name.to_lowercase() == id.as_str().to_lowercase()
        });
        let meant = named.map(|(_, _, id)| *id);
        // One record that is missing is told in one way, by whatever it is named.
        let first = told.entry(id.as_str().to_owned()).or_insert_with(|| kinds.to_vec());
        let kinds = if kinds.iter().any(|kind| first.contains(kind)) { &first[..] } else { kinds };
        sink.push(reference::unknown_record(id.span, kinds, id.as_str(), (&ids, meant)));
    };
    for (kind, id) in entries.iter().flat_map(|entry| &entry.links) {
        test(&[*kind], id);
    }
    for id in plan.records.gaps.iter().flat_map(|gap| &gap.follow_up) {
        test(FOLLOW_UP, id);
    }
    for id in plan.records.readiness.iter().flat_map(|item| &item.follow_up) {
        test(FOLLOW_UP, id);
    }
    agencies(plan).for_each(|agency| test(&[Kind::Agency], agency));
    circles(review, sink);
}

/// Lists the names that authors write, too, where an id belongs, with the ids that they mean.
fn names(plan: &Plan) -> Vec<(Kind, &str, &str)> {
    let agencies = plan.records.agencies.iter().flat_map(|own| {
        [&own.name, &own.short].map(|name| (Kind::Agency, name.as_str(), own.id.as_str()))
    });
    let funds = plan.records.funds.iter().flat_map(|own| {
        [&own.name, &own.short].map(|name| (Kind::Fund, name.as_str(), own.id.as_str()))
    });
    agencies.chain(funds).collect()
}

/// Lists the agencies that are named outside of records.
fn agencies(plan: &Plan) -> impl Iterator<Item = &Ref> {
    let headings = plan.documents.iter().flat_map(Document::headings);
    let owners = headings.filter_map(|heading| heading.owner.as_ref());
    let present = plan.meetings.values().flat_map(|meeting| {
        let participants = meeting.participants.iter().map(|participant| &participant.agency);
        participants.chain(meeting.commitments.iter().map(|commitment| &commitment.agency))
    });
    plan.manifest.agency.iter().chain(owners).chain(present)
}

/// Reports agencies that take each other's place in a circle; no other link can lead back to its
/// own kind.
fn circles(review: &Review<'_>, sink: &mut Sink) {
    let agencies = &review.plan.records.agencies;
    let next: BTreeMap<&str, &Ref> = (agencies.iter())
        .filter_map(|own| Some((own.id.as_str(), own.successor.as_ref()?)))
        .collect();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for agency in agencies {
        let mut chain: Vec<&Ref> = Vec::new();
        let mut here = agency.id.as_str();
        while seen.insert(here) {
            let Some(successor) = next.get(here) else { break };
            chain.push(successor);
            here = successor.as_str();
        }
        // The chain ends where another one, or itself, has been: at itself it is a circle.
        let own = chain.iter().rev().skip(1).position(|id| id.as_str() == here);
        let circle = match own {
            Some(back) => &chain[chain.len() - 1 - back..],
            None if agency.id.as_str() == here && !chain.is_empty() => &chain[..],
            None => continue,
        };
        sink.push(reference::circular_successors(circle));
    }
}

/// Returns what of an id does not depend on how its words are parted.
fn letters(id: &str) -> String {
    id.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
