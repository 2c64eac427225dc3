//! Data files to records.

use crate::diag::catalogue::{reading, slip};
use crate::diag::code;
use crate::diag::{Diagnostic, Sink};
use crate::load::csv;
use crate::load::yaml::decode;
use crate::load::yaml::tree::{self, Form, Node, NodeKind};
use crate::model::placeholder::is_placeholder;
use crate::model::plan::RecordText;
use crate::model::record::{Kind, Records};
use crate::source::{SourceId, SourceMap, Span, Spanned};

/// All that the data files hold.
#[derive(Debug, Default)]
pub struct Data {
    /// The records.
    pub records: Records,
    /// Their texts, as written.
    pub texts: Vec<RecordText>,
}

impl Data {
    fn add(&mut self, root: &Node, sink: &mut Sink) {
        merge(&mut self.records, decode::decode(root, sink), sink);
        let NodeKind::Map(pairs) = &root.kind else { return };
        for (key, value) in pairs {
            let name = key.scalar().unwrap_or_default();
            let kind = Kind::ALL.iter().copied().find(|kind| kind.key() == name);
            match (&value.kind, kind) {
                (NodeKind::Seq(items), Some(kind)) => {
                    for item in items {
                        let from = Item { kind: Some(kind), record: id_of(kind, item) };
                        texts(from, name, item, &mut self.texts);
                    }
                }
                _ => texts(Item { kind, record: None }, name, value, &mut self.texts),
            }
        }
    }
}

/// Where a text comes from.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Item {
    kind: Option<Kind>,
    record: Option<Span>,
}

/// Finds the place of a record's id.
fn id_of(kind: Kind, record: &Node) -> Option<Span> {
    record.get(id_key(kind)).map(|id| id.span)
}

/// Returns the key by which records of a kind are named.
fn id_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Term => "short",
        Kind::Profile => "quick_win",
        _ => "id",
    }
}

/// Gathers every text below a node; one word alone may be an id or a choice and is left out.
pub(super) fn texts(from: Item, key: &str, node: &Node, out: &mut Vec<RecordText>) {
    match &node.kind {
        NodeKind::Null => {}
        NodeKind::Scalar(text, _) => {
            let text = text.trim();
            if text.contains(char::is_whitespace) || is_placeholder(text) {
                let text = Spanned::new(text.to_owned(), node.span);
                let Item { kind, record } = from;
                out.push(RecordText { kind, record, key: key.to_owned(), text });
            }
        }
        NodeKind::Seq(items) => items.iter().for_each(|item| texts(from, key, item, out)),
        NodeKind::Map(pairs) => {
            for (key, value) in pairs {
                texts(from, key.scalar().unwrap_or_default(), value, out);
            }
        }
    }
}

/// Reads a YAML file of records; false when it breaks the rules of YAML, or when a key that nobody
/// knows holds what may be records.
pub fn read_yaml(source: SourceId, data: &mut Data, sources: &SourceMap, sink: &mut Sink) -> bool {
    let before = sink.iter().count();
    let Some(root) = tree::parse(source, sources.get(source).text(), 0, sink) else { return false };
    let keys = || Kind::ALL.iter().map(|kind| kind.key()).chain(["vision"]);
    let NodeKind::Map(pairs) = &root.kind else {
        sink.push(slip::no_kind(root.head(), &keys().collect::<Vec<_>>()));
        return false;
    };
    data.add(&root, sink);
    // A second `id` is left out, with the record that it begins.
    let lost =
        |own: &Diagnostic| own.code == code::DUPLICATE_KEY && sources.slice(own.span) == "id";
    let lost = sink.iter().skip(before).any(lost);
    !lost && pairs.iter().all(|(key, _)| keys().any(|known| key.scalar() == Some(known)))
}

/// Reads a CSV file of records, the kind of which its name says; false when it cannot be read.
pub fn read_csv(source: SourceId, data: &mut Data, sources: &SourceMap, sink: &mut Sink) -> bool {
    let path = sources.get(source).path();
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.trim_end_matches(".csv");
    let stem = stem.split_once('-').map_or(stem, |(kind, _)| kind);
    let known: Vec<&str> = Kind::ALL.iter().map(|kind| kind.key()).collect();
    if !known.contains(&stem) {
        sink.push(reading::csv_name(Span::file(source), name, &known));
        return false;
    }
    let before = sink.iter().count();
    let wanted =
        Kind::ALL.iter().find(|kind| kind.key() == stem).map_or("id", |kind| id_key(*kind));
    let text = sources.get(source).text();
    let Some(rows) = csv::parse(source, text, wanted, sink) else { return false };
    // A row that does not fit is left out, with the records it may hold.
    let fits = sink.iter().count() == before;
    // The same shape as a YAML file: one key with a list below it.
    let key = Node::new(rows.span, NodeKind::Scalar(stem.to_owned(), Form::Plain));
    let root = Node::new(rows.span, NodeKind::Map(vec![(key, rows)]));
    data.add(&root, sink);
    fits && sink.iter().skip(before).all(|own| own.code != code::UNKNOWN_KEY)
}

/// Adds what one file brought to what is there.
fn merge(all: &mut Records, more: Records, sink: &mut Sink) {
    let Records {
        agencies,
        funds,
        regulations,
        terms,
        alignment,
        readiness,
        swot,
        strategies,
        gaps,
        issues,
        vision,
        missions,
        goals,
        objectives,
        indicators,
        programs,
        innovations,
        actions,
        quick_wins,
        profiles,
        milestones,
        risks,
        institutions,
    } = more;
    all.agencies.extend(agencies);
    all.funds.extend(funds);
    all.regulations.extend(regulations);
    all.terms.extend(terms);
    all.alignment.extend(alignment);
    all.readiness.extend(readiness);
    all.swot.extend(swot);
    all.strategies.extend(strategies);
    all.gaps.extend(gaps);
    all.issues.extend(issues);
    all.missions.extend(missions);
    all.goals.extend(goals);
    all.objectives.extend(objectives);
    all.indicators.extend(indicators);
    all.programs.extend(programs);
    all.innovations.extend(innovations);
    all.actions.extend(actions);
    all.quick_wins.extend(quick_wins);
    all.profiles.extend(profiles);
    all.milestones.extend(milestones);
    all.risks.extend(risks);
    all.institutions.extend(institutions);
    match (&all.vision, vision) {
        (Some(first), Some(second)) => {
            sink.push(reading::duplicate_vision(second.span, first.span));
        }
        (None, Some(vision)) => all.vision = Some(vision),
        (_, None) => {}
    }
}
