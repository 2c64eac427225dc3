//! Data files to records.

use crate::diag::Sink;
use crate::diag::catalogue::reading;
use crate::load::csv;
use crate::load::yaml::tree::{Form, Node, NodeKind};
use crate::load::yaml::{decode, decode_file};
use crate::model::record::{Kind, Records};
use crate::source::{SourceId, SourceMap, Span};

/// Reads a YAML file of records; false when it breaks the rules of YAML.
pub fn read_yaml(
    source: SourceId,
    records: &mut Records,
    sources: &SourceMap,
    sink: &mut Sink,
) -> bool {
    match decode_file::<Records>(source, sources, sink) {
        Some(read) => {
            merge(records, read, sink);
            true
        }
        None => false,
    }
}

/// Reads a CSV file of records, the kind of which its name says; false when it cannot be read.
pub fn read_csv(
    source: SourceId,
    records: &mut Records,
    sources: &SourceMap,
    sink: &mut Sink,
) -> bool {
    let path = sources.get(source).path();
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.trim_end_matches(".csv");
    let stem = stem.split_once('-').map_or(stem, |(kind, _)| kind);
    let known: Vec<&str> = Kind::ALL.iter().map(|kind| kind.key()).collect();
    if !known.contains(&stem) {
        sink.push(reading::csv_name(Span::file(source), name, &known));
        return false;
    }
    let Some(rows) = csv::parse(source, sources.get(source).text(), sink) else { return false };
    // The same shape as a YAML file: one key with a list below it.
    let key = Node::new(rows.span, NodeKind::Scalar(stem.to_owned(), Form::Plain));
    let root = Node::new(rows.span, NodeKind::Map(vec![(key, rows)]));
    merge(records, decode::decode(&root, sink), sink);
    true
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
