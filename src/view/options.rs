//! Checks the options of a fence against what its view knows, once for all views.
//!
//! What is not understood is reported at its own place and dropped, so that the view can be
//! built from the rest.

use std::collections::BTreeSet;
use std::fmt::Display;

use crate::diag::catalogue::view as catalogue;
use crate::diag::{Diagnostic, Sink};
use crate::model::block::ViewOptions;
use crate::model::record::{Pair, Record, Ref, Text};
use crate::model::scheme::Named;
use crate::model::table::Breaks;
use crate::model::value::{Year, YearSpan};
use crate::source::{Span, Spanned};
use crate::view::sheet::money::Unit;
use crate::view::{Product, Request, View};

/// Stands before a field of `filter` where an option of the same name means something else.
const FIELD: &str = "filter.";

/// Options that a view may name beside the common ones, in the order of messages.
const OPTIONS: &[&str] = &[
    "columns",
    "sort",
    "group",
    "filter",
    "unit",
    "totals",
    "dimension",
    "agency",
    "fund",
    "year",
    "kind",
    "of",
    "element",
    "area",
    "priority",
    "plan",
    "quick_win",
    "objective",
    "stage",
    "with",
    "table",
];

/// Returns the options without those that the view does not understand; those are reported.
pub(super) fn accepted<T: Product>(
    view: &View<T>,
    request: &Request<'_>,
    sink: &mut Sink,
) -> ViewOptions {
    let mut options = request.options.clone();
    let mut check = Check { view, request, sink };
    check.columns(&mut options.columns);
    check.filter(&mut options.filter.0);
    check.one("sort", &mut options.sort);
    check.one("group", &mut options.group);
    check.one("unit", &mut options.unit);
    check.one("break", &mut options.breaks);
    check.one("totals", &mut options.totals);
    check.one("dimension", &mut options.dimension);
    check.one("agency", &mut options.agency);
    check.one("fund", &mut options.fund);
    check.one("year", &mut options.year);
    check.one("kind", &mut options.kind);
    check.one("of", &mut options.of);
    check.one("element", &mut options.element);
    check.one("area", &mut options.area);
    check.one("priority", &mut options.priority);
    check.one("plan", &mut options.plan);
    check.one("quick_win", &mut options.quick_win);
    check.one("objective", &mut options.objective);
    check.one("stage", &mut options.stage);
    check.one("with", &mut options.with);
    check.tables(&mut options.table);
    check.one("wide", &mut options.wide);
    check.required();
    options
}

struct Check<'c, 'a, V> {
    view: &'c View<V>,
    request: &'c Request<'a>,
    sink: &'c mut Sink,
}

impl<V: Product> Check<'_, '_, V> {
    /// Drops an option that the view does not take, or whose word it does not know.
    fn one<T: Display>(&mut self, option: &str, slot: &mut Option<Spanned<T>>) {
        let Some(value) = slot else { return };
        let fault = if self.view.takes(option) {
            self.fault(option, &value.to_string(), value.span)
        } else {
            Some(self.not_taken(option, value.span))
        };
        if let Some(fault) = fault {
            self.sink.push(fault);
            *slot = None;
        }
    }

    fn columns(&mut self, columns: &mut Vec<Text>) {
        let Some(first) = columns.first() else { return };
        if !self.view.takes("columns") {
            let fault = self.not_taken("columns", first.span);
            self.sink.push(fault);
            columns.clear();
            return;
        }
        let mut kept: Vec<Text> = Vec::new();
        for column in columns.drain(..) {
            let twice = kept.iter().any(|own| own.value == column.value);
            let fault = if twice {
                Some(catalogue::repeated_column(column.span, &column))
            } else {
                self.fault("columns", &column, column.span)
            };
            match fault {
                Some(fault) => self.sink.push(fault),
                None => kept.push(column),
            }
        }
        *columns = kept;
    }

    /// Which tables there are, only the numbers of the whole plan can tell.
    fn tables(&mut self, tables: &mut Vec<Ref>) {
        let Some(first) = tables.first().filter(|_| !self.view.takes("table")) else { return };
        let fault = self.not_taken("table", first.span);
        self.sink.push(fault);
        tables.clear();
    }

    fn filter(&mut self, pairs: &mut Vec<Pair<Text, Vec<Text>>>) {
        let Some(first) = pairs.first() else { return };
        if !self.view.takes("filter") {
            let fault = self.not_taken("filter", first.key.span);
            self.sink.push(fault);
            pairs.clear();
            return;
        }
        pairs.retain_mut(|pair| {
            let field = &pair.key;
            if !self.view.filters.contains(&field.as_str()) {
                let name = self.view.name;
                let fault = catalogue::unknown_filter(field.span, name, field, self.view.filters);
                self.sink.push(fault);
                return false;
            }
            let values = format!("{FIELD}{field}");
            pair.value.retain(|word| match self.fault(&values, word, word.span) {
                Some(fault) => {
                    self.sink.push(fault);
                    false
                }
                None => true,
            });
            !pair.value.is_empty()
        });
    }

    fn required(&mut self) {
        for option in self.view.required {
            // An option that was given and not understood has been reported already.
            let given = match *option {
                "quick_win" => self.request.options.quick_win.is_some(),
                _ => true,
            };
            if !given {
                let known = known(self.view, self.request, option).unwrap_or_default();
                let (span, name) = (self.request.span, self.view.name);
                self.sink.push(catalogue::missing_option(span, name, option, &known));
            }
        }
    }

    fn not_taken(&self, option: &str, span: Span) -> Diagnostic {
        let taken: Vec<&str> =
            OPTIONS.iter().copied().filter(|name| self.view.takes(name)).collect();
        catalogue::option_not_taken(span, self.view.name, option, &taken)
    }

    /// Reports a word that is not among the known ones.
    fn fault(&self, option: &str, word: &str, span: Span) -> Option<Diagnostic> {
        let known = known(self.view, self.request, option)?;
        let bare = if option == "sort" { word.strip_prefix('-').unwrap_or(word) } else { word };
        let found = known.iter().any(|own| own == bare);
        (!found).then(|| catalogue::unknown_choice(span, self.view.name, option, bare, &known))
    }
}

/// Lists the words that an option or filter may have; `None` where any word may stand.
pub(super) fn known<T>(view: &View<T>, request: &Request<'_>, option: &str) -> Option<Vec<String>> {
    let field = option.strip_prefix(FIELD);
    let name = field.unwrap_or(option);
    if let Some((_, words)) = view.words.iter().find(|(own, _)| *own == name) {
        return Some(words.iter().map(ToString::to_string).collect());
    }
    let choices = if field.is_none() { choices(view, request, name) } else { None };
    choices
        .or_else(|| in_scheme(request, name))
        .or_else(|| {
            // An id may be that of a record which could not be read.
            if request.plan.unread.records { None } else { in_records(view, request, name) }
        })
        // The facts of a stage may be in a file that could not be read.
        .filter(|_| name != "stage" || request.plan.unread.prose.is_empty())
}

/// Lists the words of options that choose among what the view has.
fn choices<T>(view: &View<T>, request: &Request<'_>, option: &str) -> Option<Vec<String>> {
    Some(match option {
        "columns" => view.columns.iter().map(ToString::to_string).collect(),
        "sort" => sortable(view, request),
        "group" => view.groups.iter().chain(&["none"]).map(ToString::to_string).collect(),
        "unit" => Unit::KEYS.iter().map(ToString::to_string).collect(),
        "break" => Breaks::KEYS.iter().map(ToString::to_string).collect(),
        _ => return None,
    })
}

/// Lists the words that the scheme or the manifest declares.
fn in_scheme(request: &Request<'_>, name: &str) -> Option<Vec<String>> {
    let scheme = &request.plan.scheme;
    Some(match name {
        "dimension" | "dimensions" => scheme.dimensions.iter().map(|d| d.id.to_string()).collect(),
        "subdimension" => scheme.dimensions.iter().flat_map(|d| named(&d.subdimensions)).collect(),
        "element" => named(&scheme.readiness.elements),
        "area" => named(&scheme.action_areas),
        "plan" => named(&scheme.plans),
        "stage" => request.plan.meetings.keys().map(ToString::to_string).collect(),
        "year" => plan_years(request).years().map(|year| year.to_string()).collect(),
        _ => return None,
    })
}

/// Lists the ids and other words that the records hold.
fn in_records<T>(view: &View<T>, request: &Request<'_>, name: &str) -> Option<Vec<String>> {
    let records = &request.plan.records;
    Some(match name {
        "agency" | "supporting" => ids(&records.agencies),
        "fund" => ids(&records.funds),
        // The form needs the profile, not the candidate alone.
        "quick_win" if view.required.contains(&"quick_win") => ids(&records.profiles),
        "quick_win" => ids(&records.quick_wins),
        "objective" | "objectives" => ids(&records.objectives),
        "strategies" => ids(&records.strategies),
        "alignment" => ids(&records.alignment),
        "issue" | "issues" => ids(&records.issues),
        "program" | "programs" => ids(&records.programs),
        "mission" => ids(&records.missions),
        "swot" => ids(&records.swot),
        "gaps" => ids(&records.gaps),
        "readiness" => ids(&records.readiness),
        "follow_up" => {
            let (programs, actions) = (ids(&records.programs), ids(&records.actions));
            [programs, actions, ids(&records.strategies)].concat()
        }
        "group" => distinct(records.agencies.iter().filter_map(|own| own.group.as_ref())),
        "type" => distinct(records.regulations.iter().map(|own| &own.sort)),
        "body" => distinct(records.institutions.iter().map(|own| &own.body)),
        "unit" => distinct(records.indicators.iter().map(|own| &own.unit)),
        _ => return None,
    })
}

fn distinct<'a>(words: impl Iterator<Item = &'a Text>) -> Vec<String> {
    let words: BTreeSet<&str> = words.map(|word| word.value.as_str()).collect();
    words.into_iter().map(ToOwned::to_owned).collect()
}

/// Lists the columns to sort by: those of the view, with the columns that one word stands for.
fn sortable<T>(view: &View<T>, request: &Request<'_>) -> Vec<String> {
    let years = || plan_years(request).years().map(|year: Year| year.to_string());
    let criteria = || request.plan.scheme.scoring.criteria.iter().map(|own| own.id.to_string());
    let mut words = Vec::new();
    for column in view.columns {
        match *column {
            "budget" | "targets" => words.extend(years()),
            "criteria" => words.extend(criteria()),
            "dimensions" if view.name == "contributions" => {
                let dimensions = request.plan.scheme.dimensions.iter();
                words.extend(dimensions.map(|dimension| dimension.id.to_string()));
            }
            column => words.push(column.to_owned()),
        }
    }
    words
}

fn plan_years(request: &Request<'_>) -> YearSpan {
    let manifest = &request.plan.manifest;
    YearSpan(manifest.horizon.start(), manifest.last_year())
}

fn ids<R: Record>(records: &[R]) -> Vec<String> {
    records.iter().map(|record| record.id().to_string()).collect()
}

fn named(list: &[Named]) -> Vec<String> {
    list.iter().map(|own| own.id.to_string()).collect()
}
