//! Charts: one file a chart, each turning records into a drawing, the finding in words, and the
//! table it was drawn from.
//!
//! A chart takes the options of the tables of its records, checked by the same code. It places
//! everything itself, in points, with words measured by the face that sets them ([`face`]), so
//! that no label leaves the drawing or touches another; the formats only paint. What does not
//! fit is wrapped, shortened, thinned out, gathered as "lainnya", or goes on in a further sheet.
//! To add a chart, write its file and add one line to [`CHARTS`].

mod canvas;
mod face;
mod keys;
mod scale;
mod stacks;
mod words;

mod budget_by_agency;
mod budget_by_year;
mod dimension_radar;
mod golden_thread;
mod indicator_targets;
mod organisation;
mod plot;
mod radar;
mod readiness_radar;
mod roadmap;
mod swot_quadrant;

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;

use crate::diag::Sink;
use crate::diag::catalogue::view as catalogue;
use crate::model::block::ViewOptions;
use crate::model::chart::Chart;
use crate::source::Spanned;
use crate::view::{Built, Product, Request, VIEWS, View, options};

/// A chart with the words around it and the table it was drawn from.
#[derive(Debug, Clone, Default)]
pub struct Drawn {
    /// The drawing.
    pub chart: Chart,
    /// The table behind it.
    pub data: Built,
    /// Caption when the author gives none.
    pub caption: String,
    /// (miliar rupiah).
    pub unit: Option<String>,
    /// Note that belongs below the drawing.
    pub note: Option<String>,
    /// Whether it is drawn for a landscape page.
    pub wide: bool,
}

impl Product for Drawn {
    const COMMON: &'static [&'static str] = &["id", "caption", "source", "note", "table"];
}

/// Lists all charts.
pub const CHARTS: &[View<Drawn>] = &[
    readiness_radar::CHART,
    swot_quadrant::CHART,
    indicator_targets::CHART,
    organisation::CHART,
    golden_thread::CHART,
    dimension_radar::CHART,
    roadmap::CHART,
    budget_by_year::CHART,
    budget_by_agency::CHART,
];

/// Tells whether there is a chart of that name.
pub(super) fn is_known(name: &str) -> bool {
    CHARTS.iter().any(|chart| chart.name == name)
}

/// Draws the chart of that name; an unknown name, option or choice is reported, and what can be
/// understood is drawn all the same.
pub fn draw(name: &Spanned<String>, request: &Request<'_>, sink: &mut Sink) -> Option<Drawn> {
    let Some(chart) = CHARTS.iter().find(|chart| chart.name == name.value) else {
        let known: Vec<&str> = CHARTS.iter().map(|chart| chart.name).collect();
        let is_table = VIEWS.iter().any(|view| view.name == name.value);
        sink.push(catalogue::unknown_chart(name.span, name, &known, is_table));
        return None;
    };
    let options = options::accepted(chart, request, sink);
    Some((chart.build)(&Request { options: &options, ..*request }))
}

/// Returns the options with the columns that the table behind a chart shows.
fn with_columns(request: &Request<'_>, columns: &[&str]) -> ViewOptions {
    let column = |word: &&str| Spanned::new((*word).to_owned(), request.span);
    ViewOptions { columns: columns.iter().map(column).collect(), ..request.options.clone() }
}

impl Drawn {
    /// Leaves out the drawing: there is nothing to draw, or nobody looks.
    fn undrawn(empty: bool, caption: String, data: Built) -> Self {
        let chart = Chart { empty, ..Chart::default() };
        Self { chart, data, caption, ..Self::default() }
    }
}
