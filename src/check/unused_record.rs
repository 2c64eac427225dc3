//! What is defined is used (SP203).
//!
//! Looked at once programmes are due, since they name most other records; agencies, funds and
//! indicators wait until actions and quick wins are there too. Sharpened: issues and strategies
//! that nothing answers are told by SP301, weaknesses and gaps by SP302. A fact in prose
//! (`agency("bkad").name`), the option of a table, and the very name of an agency in prose are a
//! use; an indicator alone is none of its objective, which a strategy or programme must serve. Terms and regulations are lists of their own and may stand for themselves.

use std::collections::BTreeSet;

use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::reference;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines};
use crate::model::block::{Block, BlockKind, Document, Inline, all_blocks};
use crate::model::links::Entry;
use crate::model::plan::Plan;
use crate::model::record::Kind;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::UNUSED_RECORD,
    manual: Manual {
        what: both(
            "Perangkat daerah, sumber dana, indikator, butir keselarasan, misi, tujuan, atau \
             sasaran yang tidak disebut oleh catatan lain dan tidak dikutip dalam tulisan.",
            "An agency, fund, indicator, alignment item, mission, goal or objective that no \
             other record names and no prose quotes.",
        ),
        why: both(
            "Catatan yang tidak terpakai biasanya sisa rancangan lama atau id yang salah di \
             tempat lain.",
            "An unused record is usually left over from an older draft, or its id is wrong \
             elsewhere.",
        ),
        example: both(
            lines![
                "funds:",
                "  - {id: hibah, name: Hibah luar negeri, short: Hibah, kind: hibah}",
                "# tidak dipakai anggaran mana pun",
            ],
            lines![
                "funds:",
                "  - {id: hibah, name: Hibah luar negeri, short: Hibah, kind: hibah}",
                "# no budget uses it",
            ],
        ),
        mend: both(
            lines![
                "programs:",
                "  - {id: GOV-01, fund: hibah, …}   # atau hapus catatan yang tidak dipakai",
            ],
            lines!["programs:", "  - {id: GOV-01, fund: hibah, …}   # or delete the unused record"],
        ),
        basis: both("Pertimbangan sendiri.", "Own judgement."),
    },
    whole: true,
    check,
};

/// Kinds that exist to be named by others.
const NAMED: &[Kind] = &[
    Kind::Agency,
    Kind::Fund,
    Kind::Alignment,
    Kind::Mission,
    Kind::Goal,
    Kind::Objective,
    Kind::Indicator,
];

/// Kinds that name most others: while one of them is still to come, nothing is unused.
const NAMING: &[Kind] = &[Kind::Program, Kind::Action, Kind::QuickWin, Kind::Profile];

fn check(review: &Review<'_>, sink: &mut Sink) {
    let plan = review.plan;
    let open = NAMING.iter().any(|kind| review.is_later(*kind));
    if !review.is_due(Kind::Program) || plan.records.programs.is_empty() {
        return;
    }
    let entries = review.entries();
    let used = used(plan, entries);
    let quoted = quoted(plan);
    let mut spoken: Option<Vec<&str>> = None;
    for entry in entries.iter().filter(|entry| NAMED.contains(&entry.kind)) {
        let id = entry.id.as_str();
        // Agencies and funds may still find their place in what a later stage adds.
        let early = open && matches!(entry.kind, Kind::Agency | Kind::Fund | Kind::Indicator);
        if id.is_empty() || early || used.contains(&(entry.kind, id)) || quoted.contains(id) {
            continue;
        }
        let names = names(plan, entry);
        let prose = spoken.get_or_insert_with(|| {
            let prose = review.passages().iter().filter(|passage| passage.form().is_some());
            prose.map(|passage| passage.text.as_str()).collect()
        });
        if !names.iter().any(|name| prose.iter().any(|text| speaks(text, name))) {
            sink.push(reference::unused(entry.id.span, entry.kind, id));
        }
    }
}

/// Lists what records, meetings and the manifest name.
fn used<'a>(plan: &'a Plan, entries: &[Entry<'a>]) -> BTreeSet<(Kind, &'a str)> {
    let mut used: BTreeSet<(Kind, &str)> = BTreeSet::new();
    for entry in entries {
        // An indicator measures its objective, but does nothing for it.
        let serves = |kind: Kind| (entry.kind, kind) != (Kind::Indicator, Kind::Objective);
        let links = entry.links.iter().filter(|(kind, _)| serves(*kind));
        used.extend(links.map(|(kind, id)| (*kind, id.as_str())));
    }
    for meeting in plan.meetings.values() {
        let participants = meeting.participants.iter().map(|own| &own.agency);
        let commitments = meeting.commitments.iter().map(|own| &own.agency);
        used.extend(participants.chain(commitments).map(|id| (Kind::Agency, id.as_str())));
    }
    used.extend(plan.manifest.agency.iter().map(|id| (Kind::Agency, id.as_str())));
    let owners = plan.documents.iter().flat_map(Document::headings);
    let owners = owners.filter_map(|heading| heading.owner.as_ref());
    used.extend(owners.map(|id| (Kind::Agency, id.as_str())));
    // An indicator of an objective measures it.
    let measures = plan.records.indicators.iter().filter(|own| own.objective.is_some());
    used.extend(measures.map(|own| (Kind::Indicator, own.id.as_str())));
    used
}

/// Lists the names by which prose speaks of an agency.
fn names<'a>(plan: &'a Plan, entry: &Entry<'_>) -> Vec<&'a str> {
    if entry.kind != Kind::Agency {
        return Vec::new();
    }
    let own = plan.records.agencies.iter().filter(|own| own.id.value == entry.id.value);
    own.flat_map(|own| [own.name.as_str(), own.short.as_str()]).collect()
}

/// Tells whether a text holds a name as words of their own.
fn speaks(text: &str, name: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !name.trim().is_empty()
        && text.match_indices(name).any(|(at, found)| {
            !letter(text[..at].chars().next_back())
                && !letter(text[at + found.len()..].chars().next())
        })
}

/// Lists the ids that facts in prose and the options of tables name.
fn quoted(plan: &Plan) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for document in &plan.documents {
        for block in all_blocks(&document.blocks, &document.sections) {
            quoted_in(std::slice::from_ref(block), &mut out);
        }
        document.notes.values().for_each(|note| quoted_in(note, &mut out));
    }
    out
}

fn quoted_in(blocks: &[Block], out: &mut BTreeSet<String>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(words) | BlockKind::Minor(words) => quoted_by(words, out),
            BlockKind::List { items, .. } => items.iter().for_each(|item| quoted_in(item, out)),
            BlockKind::Quote(inner) | BlockKind::Alert(_, inner) => quoted_in(inner, out),
            BlockKind::Table(table) => {
                let cells = table.header.iter().chain(table.rows.iter().flatten());
                cells.chain(&table.caption).for_each(|cell| quoted_by(cell, out));
            }
            BlockKind::Figure(picture) => quoted_by(&picture.caption, out),
            BlockKind::View(call) => {
                let options = &call.options;
                let one = [&options.agency, &options.fund, &options.objective];
                out.extend(one.into_iter().flatten().map(ToString::to_string));
                let filters = options.filter.0.iter().flat_map(|pair| &pair.value);
                out.extend(filters.map(ToString::to_string));
            }
            BlockKind::Code { .. } | BlockKind::Math(_) | BlockKind::Rule => {}
        }
    }
}

fn quoted_by(words: &[Inline], out: &mut BTreeSet<String>) {
    for word in words {
        match word {
            Inline::Fact(fact) => {
                out.extend(fact.path.iter().filter_map(|segment| segment.argument.clone()));
            }
            Inline::Emph(inner)
            | Inline::Strong(inner)
            | Inline::Strike(inner)
            | Inline::Link { words: inner, .. } => quoted_by(inner, out),
            Inline::Reference(reference) => quoted_by(&reference.words, out),
            _ => {}
        }
    }
}
