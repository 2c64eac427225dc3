//! What every chart keeps to: no label leaves the drawing, none touches another, whatever the
//! plan says.

use crate::diag::{Diagnostic, Sink};
use crate::model::block::ViewOptions;
use crate::model::chart::{Label, Sheet, Side};
use crate::model::plan::Plan;
use crate::source::{Source, SourceId, SourceMap, Span, Spanned};
use crate::view::Request;
use crate::view::chart::{CHARTS, Drawn, draw};
use crate::view::fixture::plan;

/// How far letters reach above and below the base line, in parts of their size.
const ABOVE: f64 = 0.74;
const BELOW: f64 = 0.22;
/// What rounding and the softest touch may take, in points.
const GRACE: f64 = 0.35;

/// Draws a chart of a plan.
pub(super) fn drawn_of(
    plan: &Plan,
    name: &str,
    set: impl FnOnce(&mut ViewOptions),
) -> (Drawn, Vec<Diagnostic>) {
    let mut options = ViewOptions::default();
    set(&mut options);
    let span = Span::new(SourceId::default(), 0..10);
    let request = Request { plan, options: &options, years: plan.years(false), span, bare: false };
    let mut sink = Sink::new();
    let name = Spanned::new(name.to_owned(), span);
    let drawn = draw(&name, &request, &mut sink).unwrap_or_default();
    let mut sources = SourceMap::default();
    sources.add(Source::new("a.md", ""));
    (drawn, sink.into_sorted(&sources))
}

/// Draws a chart of the small plan that must not be found fault with.
pub(super) fn drawn(name: &str, set: impl FnOnce(&mut ViewOptions)) -> Drawn {
    let (drawn, faults) = drawn_of(&plan(), name, set);
    assert_eq!(faults, [], "{name}");
    drawn
}

/// Lists the words of a chart.
pub(super) fn words(drawn: &Drawn) -> Vec<String> {
    let labels = drawn.chart.sheets.iter().flat_map(Sheet::labels);
    labels.map(|label| label.words.clone()).collect()
}

/// Left, top, right, bottom.
fn bounds(label: &Label) -> (f64, f64, f64, f64) {
    let (x, y, w) = (label.at.0.points(), label.at.1.points(), label.width.points());
    let left = match label.side {
        Side::Start => x,
        Side::Middle => x - w / 2.0,
        Side::End => x - w,
    };
    let size = label.size.points();
    (left, y - ABOVE * size, left + w, y + BELOW * size)
}

/// Lists what is wrong with the places of labels.
pub(super) fn faults(drawn: &Drawn) -> Vec<String> {
    let mut out = Vec::new();
    for sheet in &drawn.chart.sheets {
        let labels: Vec<&Label> = sheet.labels().collect();
        let (width, height) = (sheet.width.points(), sheet.height.points());
        for (at, label) in labels.iter().enumerate() {
            let (l, t, r, b) = bounds(label);
            if l < -GRACE || t < -GRACE || r > width + GRACE || b > height + GRACE {
                out.push(format!("`{}` leaves: {l:.1} {t:.1} {r:.1} {b:.1}", label.words));
            }
            for other in &labels[at + 1..] {
                let (ol, ot, or, ob) = bounds(other);
                let apart =
                    r <= ol + GRACE || or <= l + GRACE || b <= ot + GRACE || ob <= t + GRACE;
                if !apart {
                    out.push(format!("`{}` touches `{}`", label.words, other.words));
                }
            }
        }
    }
    out.truncate(6);
    out
}

#[test]
fn every_chart_of_the_small_plan_keeps_its_labels_apart() {
    for chart in CHARTS {
        let (drawn, found) = drawn_of(&plan(), chart.name, |_| ());
        assert_eq!(found, [], "{}", chart.name);
        assert!(!drawn.chart.sheets.is_empty(), "{} is empty", chart.name);
        assert!(!drawn.chart.alt.is_empty() && !drawn.caption.is_empty(), "{}", chart.name);
        assert!(drawn.data.table.body_rows() > 0, "{} has no table", chart.name);
        assert_eq!(faults(&drawn), [""; 0], "{}", chart.name);
    }
}

#[test]
fn a_plan_without_records_draws_nothing_and_says_so() {
    for chart in CHARTS {
        let mut plan = plan();
        plan.records = crate::model::record::Records::default();
        let (drawn, _) = drawn_of(&plan, chart.name, |_| ());
        assert!(drawn.chart.sheets.is_empty(), "{}", chart.name);
        assert!(!drawn.caption.is_empty(), "{}", chart.name);
    }
}

#[test]
fn an_unknown_chart_is_told_with_all_names() {
    let (_, found) = drawn_of(&plan(), "budget-by-yaer", |_| ());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message.en, "there is no chart `budget-by-yaer`");
    let (_, found) = drawn_of(&plan(), "risks", |_| ());
    assert!(found[0].hints.iter().any(|hint| hint.en.contains("{table} risks")));
}
