//! The plan at a glance: years, key figures, stages, and what its authors say was changed.

use crate::diag::Sink;
use crate::diag::catalogue::reading;
use crate::model::block::ViewOptions;
use crate::model::overview::{Change, Overview, PlanYear, Stage, Turn};
use crate::model::plan::{ChangeNote, Plan, STAGES};
use crate::model::value::{YearSpan, date_list};
use crate::resolve::Options;
use crate::source::Span;
use crate::view::{self, Request};

/// Prepares the overview; a change of a book that does not exist is reported.
pub(super) fn overview(plan: &Plan, options: Options, sink: &mut Sink) -> Overview {
    let years = plan.years(options.extended);
    let view_options = ViewOptions::default();
    let request =
        Request { plan, options: &view_options, years, span: Span::default(), bare: false };
    let programs = |id: &str| plan.count(years, "programs", "count", Some(id)).unwrap_or(0);
    let dimensions = plan.scheme.dimensions.iter();
    Overview {
        years: plan_years(plan, years),
        figures: view::key_figures(&request),
        programs: dimensions.map(|own| programs(own.id.as_str())).collect(),
        stages: stages(plan, options.stage),
        changes: changes(plan, sink),
    }
}

fn plan_years(plan: &Plan, printed: YearSpan) -> Vec<PlanYear> {
    // Without a horizon, told by `load`, there are no years.
    if printed.start().0 == 0 {
        return Vec::new();
    }
    let last = plan.manifest.last_year().max(printed.end());
    let own = plan.manifest.horizon.value.end();
    let all = YearSpan(printed.start(), last);
    all.years().map(|year| PlanYear { year: year.0, extended: year > own }).collect()
}

/// Lists the stages that make a book of this scheme, or had a meeting.
fn stages(plan: &Plan, current: u8) -> Vec<Stage> {
    let makes = |stage: u8| {
        let own = |value: i64| u8::try_from(value) == Ok(stage);
        plan.scheme.books.iter().any(|book| own(book.stage.0))
    };
    STAGES
        .filter(|stage| makes(*stage) || plan.meetings.contains_key(stage))
        .map(|number| {
            let meeting = plan.meetings.get(&number);
            let days: Vec<_> =
                meeting.iter().flat_map(|own| &own.dates).map(|date| date.value).collect();
            Stage {
                number,
                turn: match number.cmp(&current) {
                    std::cmp::Ordering::Less => Turn::Past,
                    std::cmp::Ordering::Equal => Turn::Now,
                    std::cmp::Ordering::Greater => Turn::Ahead,
                },
                meeting: meeting.map(|own| own.name.value.clone()),
                days: Some(date_list(&days)).filter(|days| !days.is_empty()),
                place: meeting.map(|own| own.place.value.clone()),
                agenda: meeting.and_then(|own| own.agenda.as_ref()).map(|own| own.value.clone()),
            }
        })
        .collect()
}

fn changes(plan: &Plan, sink: &mut Sink) -> Vec<Change> {
    let mut notes: Vec<&ChangeNote> = plan.manifest.changes.iter().collect();
    notes.sort_by_key(|note| std::cmp::Reverse((note.date.0, note.date.1, note.date.2)));
    let mut book = |note: &ChangeNote| {
        let own = note.book.as_ref()?;
        let number = usize::try_from(own.0).ok().filter(|_| own.places() == 0);
        let known = plan.scheme.books.iter().any(|book| Some(book.number()) == number);
        if !known {
            let count = plan.scheme.books.len();
            let (own, value) = (own.span, own.to_string());
            sink.push(reading::out_of_range(own, &value, "1", &count.to_string()));
        }
        number.filter(|_| known)
    };
    notes
        .into_iter()
        .map(|note| Change {
            book: book(note),
            date: note.date.to_string(),
            day: format!("{:04}-{:02}-{:02}", note.date.0, note.date.1, note.date.2),
            text: note.text.value.clone(),
        })
        .collect()
}
