//! Every dimension, element, area, criterion and plan that a record names is in the scheme (SP009).

use crate::check::Review;
use crate::diag::catalogue::reference;
use crate::diag::{Sink, Text};
use crate::model::plan::Plan;
use crate::model::record::Ref;
use crate::model::scheme::{Named, Scheme};

/// Reports every id that the scheme does not declare.
pub(super) fn check(review: &Review<'_>, sink: &mut Sink) {
    let plan = review.plan;
    dimensions(plan, sink);
    subdimensions(plan, sink);
    let scheme = &plan.scheme;
    let records = &plan.records;
    let elements = records
        .readiness
        .iter()
        .map(|item| &item.element)
        .chain(records.swot.iter().filter_map(|item| item.element.as_ref()));
    named(
        elements,
        &scheme.readiness.elements,
        &Text::new("unsur kesiapan", "readiness element"),
        sink,
    );
    let areas = records.actions.iter().map(|action| &action.area);
    named(areas, &scheme.action_areas, &Text::new("bidang rencana aksi", "action area"), sink);
    let plans = records.alignment.iter().map(|item| &item.plan);
    named(plans, &scheme.plans, &Text::new("dokumen perencanaan", "higher plan"), sink);
    criteria(plan, sink);
}

/// An id that the scheme declares, with the name that it has there.
type Known<'a> = (&'a str, &'a str);

fn test(id: &Ref, known: &[Known<'_>], what: &Text, sink: &mut Sink) {
    let ids: Vec<&str> = known.iter().map(|(own, _)| *own).collect();
    if id.as_str().is_empty() || ids.contains(&id.as_str()) {
        return;
    }
    let lower = id.as_str().to_lowercase();
    let named = known.iter().find(|(_, name)| name.to_lowercase() == lower).map(|(own, _)| *own);
    sink.push(reference::unknown_scheme_id(id.span, id.as_str(), what, (&ids, named)));
}

fn named<'a>(ids: impl Iterator<Item = &'a Ref>, list: &[Named], what: &Text, sink: &mut Sink) {
    let known: Vec<Known<'_>> =
        list.iter().map(|entry| (entry.id.as_str(), entry.name.as_str())).collect();
    ids.for_each(|id| test(id, &known, what, sink));
}

fn dimension_ids(scheme: &Scheme) -> Vec<Known<'_>> {
    scheme.dimensions.iter().map(|own| (own.id.as_str(), own.name.as_str())).collect()
}

fn dimensions(plan: &Plan, sink: &mut Sink) {
    let records = &plan.records;
    let ids = (records.programs.iter().map(|r| &r.dimension))
        .chain(records.strategies.iter().map(|r| &r.dimension))
        .chain(records.gaps.iter().map(|r| &r.dimension))
        .chain(records.innovations.iter().map(|r| &r.dimension))
        .chain(records.quick_wins.iter().map(|r| &r.dimension))
        .chain(records.issues.iter().flat_map(|r| &r.dimensions))
        .chain(records.objectives.iter().flat_map(|r| r.dimensions.iter()))
        .chain(plan.manifest.not_relevant.iter().map(|r| &r.dimension));
    let known = dimension_ids(&plan.scheme);
    let what = Text::new("dimensi", "dimension");
    ids.for_each(|id| test(id, &known, &what, sink));
}

fn subdimensions(plan: &Plan, sink: &mut Sink) {
    let programs = plan.records.programs.iter().map(|own| (&own.dimension, &own.subdimension));
    let marks = plan.manifest.not_relevant.iter();
    let marks = marks.filter_map(|own| Some((&own.dimension, own.subdimension.as_ref()?)));
    for (dimension, subdimension) in programs.chain(marks) {
        let Some(dimension) = plan.scheme.dimension(dimension) else { continue };
        let parts = dimension.subdimensions.iter();
        let known: Vec<Known<'_>> =
            parts.map(|entry| (entry.id.as_str(), entry.name.as_str())).collect();
        let what = Text::new(
            format!("subdimensi {}", dimension.name.value),
            format!("sub-dimension of {}", dimension.name.value),
        );
        test(subdimension, &known, &what, sink);
    }
}

fn criteria(plan: &Plan, sink: &mut Sink) {
    let criteria = plan.scheme.scoring.criteria.iter();
    let known: Vec<Known<'_>> = criteria.map(|own| (own.id.as_str(), own.name.as_str())).collect();
    let what = Text::new("kriteria", "criterion");
    for quick_win in &plan.records.quick_wins {
        quick_win.scores.0.iter().for_each(|pair| test(&pair.key, &known, &what, sink));
    }
}
