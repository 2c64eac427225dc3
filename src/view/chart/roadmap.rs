//! `roadmap`: programmes and actions as bars over the years, with phases and numbered milestones.
//!
//! A row a programme, so that nothing is left out; what does not fit a page goes on on a further
//! sheet with its own head and its own list of milestones.

use std::collections::BTreeMap;

use crate::model::chart::{Chart, Sheet, Tone, Weight};
use crate::model::record::Milestone;
use crate::model::table::{Cell, Role};
use crate::model::value::Id;
use crate::view::caption::Caption;
use crate::view::chart::Drawn;
use crate::view::chart::canvas::{
    Area, Canvas, FULL, LOW, Style, TALL, WIDE, disc_radius, fill, outlined, stroke,
};
use crate::view::chart::face::Type;
use crate::view::chart::plot::{Plot, of_phase};
use crate::view::chart::scale::many;
use crate::view::chart::words::sentence;
use crate::view::roadmap::{self, Bar, heading, when};
use crate::view::sheet::{Field, Sheet as Rows};
use crate::view::{Built, Request, View};

pub(super) const CHART: View<Drawn> = View {
    name: "roadmap",
    options: &["dimension", "agency", "kind", "with", "wide"],
    required: &[],
    columns: &[],
    groups: &[],
    filters: roadmap::VIEW.filters,
    words: roadmap::VIEW.words,
    build,
};

/// Most room for codes, room for codes and names, and the gap before the years.
const CODES: f64 = 84.0;
const NAMES: f64 = 178.0;
const GAP: f64 = 8.0;
/// Heights: head with phases and years, heading of a group, gap above it.
const HEAD: f64 = 32.0;
const HEADING: f64 = 15.0;

fn build(request: &Request<'_>) -> Drawn {
    let bars = roadmap::bars(request);
    let caption = Caption::new(request, "Peta jalan").dated();
    let data = data(request, &bars);
    let empty = bars.is_empty();
    if empty || request.bare {
        return Drawn::undrawn(empty, caption, data);
    }
    let is_wide = request.options.wide.as_ref().is_some_and(|wide| wide.value);
    let (width, height) = if is_wide { (WIDE, LOW) } else { (FULL, TALL) };
    let numbers = numbers(&bars);
    let alt = finding(request, &bars);
    let plot = Plot::new(request, (NAMES + GAP, width));
    let widths = bars.iter().map(|bar| Type::SMALL.width(bar.id.as_str()));
    let codes = (widths.fold(0.0, f64::max) + 6.0).min(CODES);
    let sheets = Pages { plot, height, codes, numbers }.draw(&bars);
    Drawn { caption, chart: Chart::new(alt, sheets), data, wide: is_wide, ..Drawn::default() }
}

/// Numbers milestones by time.
fn numbers<'a>(bars: &[Bar<'a>]) -> BTreeMap<&'a Id, usize> {
    let mut all: Vec<&Milestone> = bars.iter().flat_map(|bar| bar.milestones.clone()).collect();
    all.sort_by_key(|own| roadmap::moment(own));
    all.into_iter().zip(1..).map(|(own, number)| (&own.id.value, number)).collect()
}

/// Bars on their way to sheets.
struct Pages<'r, 'a> {
    plot: Plot<'r, 'a>,
    height: f64,
    codes: f64,
    numbers: BTreeMap<&'a Id, usize>,
}

/// A row with the head of its group, if it opens one.
struct Row<'b, 'a> {
    bar: &'b Bar<'a>,
    group: &'b [Bar<'a>],
    opens: bool,
    code: String,
    name: Vec<String>,
}

impl Row<'_, '_> {
    fn height(&self) -> f64 {
        3.5 + 9.5 * many(self.name.len().max(1))
    }
}

impl<'a> Pages<'_, 'a> {
    fn draw(&self, bars: &[Bar<'a>]) -> Vec<Sheet> {
        let mut rows = Vec::new();
        for group in bars.chunk_by(|a, b| a.head == b.head) {
            for (at, bar) in group.iter().enumerate() {
                let code = Type::SMALL.clipped(bar.id.as_str(), self.codes - 3.0);
                let name = Type::SMALL.wrapped(bar.name, NAMES - self.codes, 3);
                rows.push(Row { bar, group, opens: at == 0, code, name });
            }
        }
        let mut sheets = Vec::new();
        let mut rest = rows.as_slice();
        while !rest.is_empty() {
            let (own, next) = rest.split_at(self.fitting(rest));
            sheets.push(self.sheet(own));
            rest = next;
        }
        sheets
    }

    /// Counts the rows that fit a sheet with their milestones below; at least one.
    fn fitting(&self, rows: &[Row<'_, 'a>]) -> usize {
        let mut y = HEAD;
        for (at, row) in rows.iter().enumerate() {
            y += row.height() + if row.opens || at == 0 { HEADING } else { 0.0 };
            let list = list_height(&self.stones(&rows[..=at]), self.plot.width);
            // A heading is not left alone at the foot.
            let next = rows.get(at + 1).filter(|next| next.opens);
            let tail = next.map_or(0.0, |next| HEADING + next.height());
            if y + 20.0 + list > self.height {
                return at.max(1);
            }
            if next.is_some() && y + 20.0 + list + tail > self.height {
                return at + 1;
            }
        }
        rows.len()
    }

    /// Lists the milestones of rows by number, each with its words.
    fn stones(&self, rows: &[Row<'_, 'a>]) -> Vec<(usize, String)> {
        let all = rows.iter().flat_map(|row| &row.bar.milestones);
        let mut stones: Vec<(usize, String)> = all
            .filter_map(|own| {
                let number = self.numbers.get(&own.id.value)?;
                Some((*number, format!("{}, {}", own.name.value, when(own))))
            })
            .collect();
        stones.sort();
        stones
    }

    fn sheet(&self, rows: &[Row<'_, 'a>]) -> Sheet {
        let plot = &self.plot;
        let heights = rows
            .iter()
            .enumerate()
            .map(|(at, row)| row.height() + if row.opens || at == 0 { HEADING } else { 0.0 });
        let foot = HEAD + heights.sum::<f64>() + 2.0;
        let mut canvas = Canvas::new(plot.width);
        plot.head(&mut canvas, foot);
        let mut y = HEAD;
        for (at, row) in rows.iter().enumerate() {
            if row.opens || at == 0 {
                self.heading(&mut canvas, row, y);
                y += HEADING;
            }
            let height = row.height();
            let middle = y + height / 2.0;
            let first = middle + 2.7 - 4.75 * many(row.name.len().saturating_sub(1));
            canvas.text((0.0, first), row.code.as_str(), Style::of(Type::SMALL).soft());
            canvas.lines((self.codes, first), &row.name, &Style::of(Type::SMALL));
            plot.bar(&mut canvas, row.bar, middle, &self.numbers);
            y += height;
        }
        canvas.line((0.0, foot), (plot.width, foot), stroke(Tone::Ink, Weight::Thin));
        let stones = self.stones(rows);
        let y = self.legend(&mut canvas, foot + 14.0, !stones.is_empty());
        let end = list(&mut canvas, &stones, y + 6.0);
        canvas.finish(end.max(y + 3.0))
    }

    fn heading(&self, canvas: &mut Canvas, row: &Row<'_, '_>, y: f64) {
        let width = self.plot.width;
        canvas.line((0.0, y), (width, y), stroke(Tone::Ink, Weight::Thin));
        let own = heading(row.group);
        let base = y + 10.5;
        let mut x = 0.0;
        if let Some(id) = own.dimension {
            canvas.swatch((0.0, base), Tone::Dimension(id));
            x = 10.5;
        }
        let again = if row.opens { "" } else { " (lanjutan)" };
        let title = Type::BOLD.clipped(&format!("{}{again}", own.title), NAMES - x);
        let after = x + Type::BOLD.width(&title) + 7.0;
        canvas.text((x, base), title, Style::of(Type::BOLD));
        let note = own.note.unwrap_or_default();
        let note_width = Type::SMALL.width(&note);
        // On paper, so that the lines of the years do not run through it.
        if after + note_width <= width {
            if after + note_width > self.plot.x - 1.0 {
                let area = Area { x: after - 2.0, y: y + 1.5, w: note_width + 4.0, h: 12.0 };
                canvas.rect(area, fill(Tone::Paper));
            }
            canvas.text((after, base), note, Style::of(Type::SMALL).soft());
        }
    }

    /// Says what forms and discs mean; returns the base line.
    fn legend(&self, canvas: &mut Canvas, y: f64, stones: bool) -> f64 {
        let phases = &self.plot.request.plan.scheme.phases;
        let shown = self.plot.phases(&self.plot.years);
        let mut x = 0.0;
        let face = Type::SMALL;
        for (phase, ..) in shown {
            let Some(name) = phases.get(phase).map(|own| own.name.to_lowercase()) else { continue };
            let name = face.clipped(&name, 120.0);
            canvas.rect(Area { x, y: y - 6.0, w: 18.0, h: 6.0 }, of_phase(phase));
            canvas.text((x + 22.0, y), name.as_str(), Style::of(face));
            x += 22.0 + face.width(&name) + 14.0;
        }
        if stones && x + 90.0 <= self.plot.width {
            let line = stroke(Tone::Ink, Weight::Thin);
            canvas.circle((x + 5.0, y - 2.7), 5.0, outlined(Tone::Paper, line));
            canvas.text((x + 14.0, y), "tonggak capaian", Style::of(face));
        }
        y
    }
}

/// Columns of the list of milestones, and the gap between two.
const COLUMNS: usize = 2;
const BETWEEN: f64 = 14.0;

fn column_width(width: f64) -> f64 {
    (width - BETWEEN * many(COLUMNS - 1)) / many(COLUMNS)
}

fn list_height(stones: &[(usize, String)], width: f64) -> f64 {
    let room = column_width(width) - 15.0;
    let height =
        |words: &String| 9.5 * many(Type::SMALL.wrapped(words, room, 3).len().max(1)) + 4.0;
    let rows = stones.chunks(COLUMNS);
    rows.map(|row| row.iter().map(|(_, words)| height(words)).fold(0.0, f64::max)).sum::<f64>()
        + 8.0
}

/// Lists milestones across two columns; returns where the list ends.
fn list(canvas: &mut Canvas, stones: &[(usize, String)], from: f64) -> f64 {
    let width = column_width(canvas.width());
    let mut y = from;
    for row in stones.chunks(COLUMNS) {
        let mut tallest: f64 = 0.0;
        for (at, (number, words)) in row.iter().enumerate() {
            let x = many(at) * (width + BETWEEN);
            canvas.disc((x + disc_radius(*number), y + 5.5), *number);
            let lines = Type::SMALL.wrapped(words, width - 15.0, 3);
            canvas.lines((x + 15.0, y + 8.2), &lines, &Style::of(Type::SMALL));
            tallest = tallest.max(9.5 * many(lines.len().max(1)) + 4.0);
        }
        y += tallest;
    }
    y
}

/// Says how work and milestones spread over the years.
fn finding(request: &Request<'_>, bars: &[Bar<'_>]) -> String {
    let first = request.years.start();
    let started = bars.iter().filter(|bar| bar.years.start() <= first).count();
    let last = bars.iter().map(|bar| bar.years.start()).max().unwrap_or(first);
    let noun = if request.options.with.is_some() { "program dan kegiatan" } else { "program" };
    let count = bars.len();
    let work = if started == count {
        format!("Seluruh {count} {noun} berjalan sejak {first}")
    } else {
        format!("{started} dari {count} {noun} berjalan sejak {first}, yang terakhir mulai {last}")
    };
    let mut stones: Vec<&Milestone> = bars.iter().flat_map(|bar| bar.milestones.clone()).collect();
    stones.sort_by_key(|own| roadmap::moment(own));
    let stones = match stones.as_slice() {
        [] => None,
        [one] => Some(format!("satu tonggak pada {}", when(one))),
        [one, .., end] => {
            Some(format!("{} tonggak dari {} sampai {}", stones.len(), when(one), when(end)))
        }
    };
    sentence(&[work].into_iter().chain(stones).collect::<Vec<_>>())
}

/// Makes the table behind the drawing: who runs when, with the milestones in words.
fn data(request: &Request<'_>, bars: &[Bar<'_>]) -> Built {
    let rows: Vec<&Bar<'_>> = bars.iter().collect();
    let fields = vec![
        Field::code("id", "Kode", |bar: &&Bar<'_>| bar.id.to_string()),
        Field::text("name", "Program", |bar: &&Bar<'_>| bar.name.to_owned()),
        Field::years("years", "Tahun", |bar: &&Bar<'_>| bar.years),
        Field::cell("milestones", "Tonggak capaian", Role::Prose, |bar: &&Bar<'_>| {
            let stones = bar.milestones.iter();
            let lines: Vec<String> =
                stones.map(|own| format!("{}, {}", own.name.value, when(own))).collect();
            if lines.is_empty() { Cell::text("–") } else { Cell::lines(lines) }
        }),
    ];
    Rows::new(request, rows, fields, &["id", "name", "years", "milestones"])
        .grouped("", |bar: &&Bar<'_>| Some(bar.head.clone()))
        .build(String::new())
}

#[cfg(test)]
mod tests {
    use crate::source::Spanned;
    use crate::view::chart::tests::{drawn, drawn_of, faults, words};
    use crate::view::fixture::{at, id, named_id, option_span, plan, word};

    #[test]
    fn every_programme_has_its_row_and_every_milestone_its_disc() {
        let drawn = drawn("roadmap", |_| ());
        let words = words(&drawn);
        for expected in ["GOV-01", "Program ECO-01", "2024", "Pendek", "Menengah", "1", "2"] {
            assert!(words.iter().any(|own| own == expected), "{expected} in {words:?}");
        }
        assert!(words.contains(&"Tonggak TG-1, triwulan IV 2022".to_owned()));
        assert_eq!(
            drawn.chart.alt,
            "3 dari 4 program berjalan sejak 2022, yang terakhir mulai 2023; 2 tonggak dari \
             triwulan IV 2022 sampai triwulan III 2023."
        );
    }

    #[test]
    fn actions_join() {
        let drawn = drawn("roadmap", |o| o.with = word("actions"));
        assert!(words(&drawn).contains(&"RA-SDM-1".to_owned()));
        assert!(drawn.chart.alt.contains("program dan kegiatan"));
    }

    #[test]
    fn two_hundred_programmes_go_on_on_further_sheets() {
        let mut plan = plan();
        let model = plan.records.programs[1].clone();
        let stone = plan.records.milestones[0].clone();
        for number in 0..200 {
            let mut program = model.clone();
            program.id = id(&format!("GOV-LAYANAN-TERPADU-{number}"));
            program.name =
                at(format!("Penyelenggaraan layanan terpadu antarperangkat daerah {number}"));
            for quarter in ["1", "1", "2", "4"] {
                let mut own = stone.clone();
                own.id = id(&format!("TG-{number}-{quarter}-{}", plan.records.milestones.len()));
                own.program = Some(program.id.clone());
                own.quarter = Some(at(quarter.parse().expect("number")));
                plan.records.milestones.push(own);
            }
            plan.records.programs.push(program);
        }
        for wide in [false, true] {
            let (drawn, _) = drawn_of(&plan, "roadmap", |o| {
                o.wide = Some(Spanned::new(wide, option_span("true")));
            });
            assert!(drawn.chart.sheets.len() > 5);
            let high = drawn.chart.sheets.iter().map(|sheet| sheet.height.points());
            assert!(high.fold(0.0, f64::max) < if wide { 400.0 } else { 640.0 });
            assert_eq!(faults(&drawn), [""; 0]);
            let rows = words(&drawn).iter().filter(|own| own.starts_with("GOV-L")).count();
            assert_eq!(rows, 200, "nothing is lost between sheets");
        }
    }

    #[test]
    fn twenty_years_thin_their_labels() {
        let mut plan = plan();
        plan.manifest.horizon.value = "2022-2041".parse().expect("span");
        let (drawn, _) = drawn_of(&plan, "roadmap", |o| o.dimension = named_id("governance"));
        assert_eq!(faults(&drawn), [""; 0]);
        assert!(!words(&drawn).contains(&"2023".to_owned()));
    }
}
