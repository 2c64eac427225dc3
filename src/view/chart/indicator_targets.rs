//! `indicator-targets`: where each indicator stood and where it should stand, with the way there.
//!
//! Every indicator has a scale of its own, since units differ; its first and last value stand at
//! the ends of its line. A year without a target leaves a gap in the dots, not in the line.

use crate::model::chart::{Chart, Ink, Sheet, Tone, Weight};
use crate::model::record::{Direction, Indicator};
use crate::model::value::{Decimal, Year};
use crate::view::caption::Caption;
use crate::view::chart::canvas::{At, Canvas, FULL, Style, TALL, fill, outlined, stroke};
use crate::view::chart::face::Type;
use crate::view::chart::scale::{every, many, part};
use crate::view::chart::words::{listed, sentence};
use crate::view::chart::{Drawn, with_columns};
use crate::view::indicators::{self, Measure};
use crate::view::sheet::cell::millionths;
use crate::view::{Request, View};

pub(super) const CHART: View<Drawn> = View {
    name: "indicator-targets",
    options: &["of", "dimension", "objective"],
    required: &[],
    columns: &[],
    groups: &[],
    filters: indicators::VIEW.filters,
    words: indicators::VIEW.words,
    build,
};

/// Room for names, for units, least and most for first and last values, and between them.
const NAMES: f64 = 152.0;
const UNITS: f64 = 44.0;
const VALUES: (f64, f64) = (34.0, 96.0);
const GAP: f64 = 6.0;
const HEAD: f64 = 17.0;

/// An indicator with its values by year, the first being the baseline.
struct Track<'a> {
    record: &'a Indicator,
    name: Vec<String>,
    unit: Vec<String>,
    values: Vec<(Year, Decimal)>,
    places: u8,
}

impl Track<'_> {
    fn first(&self) -> Option<Decimal> {
        self.values.first().map(|(_, value)| *value)
    }

    fn last(&self) -> Option<Decimal> {
        self.values.last().map(|(_, value)| *value)
    }

    fn height(&self) -> f64 {
        (9.5 * many(self.name.len().max(self.unit.len())) + 8.0).max(22.0)
    }

    /// Returns the width of its widest end.
    fn widest(&self) -> f64 {
        let ends = [self.first(), self.last()].into_iter().flatten();
        let widths = ends.map(|own| Type::BOLD.width(&own.padded(self.places)) + 3.0);
        widths.fold(0.0, f64::max)
    }

    fn is_bound(&self) -> bool {
        self.values.len() > 1
    }
}

fn build(request: &Request<'_>) -> Drawn {
    let options = with_columns(request, &["id", "name", "unit", "baseline", "targets"]);
    let data = (indicators::VIEW.build)(&Request { options: &options, ..*request });
    let caption = Caption::new(request, "Indikator dari nilai dasar ke target").dated();
    let measures = indicators::chosen(request);
    let tracks: Vec<Track<'_>> = measures.iter().map(|own| track(request, own)).collect();
    let empty = tracks.is_empty();
    if empty || request.bare {
        return Drawn::undrawn(empty, caption, data);
    }
    let years = tracks.iter().flat_map(|own| own.values.iter().map(|(year, _)| *year));
    let from = years.clone().min().unwrap_or_default();
    let to = years.max().unwrap_or_default().max(Year(from.0 + 1));
    let alt = finding(&tracks, to);
    let sheets = pages(&tracks).map(|own| draw(own, (from, to))).collect();
    let data = crate::view::Built { note: None, ..data };
    Drawn { caption, chart: Chart::new(alt, sheets), data, ..Drawn::default() }
}

fn track<'a>(request: &Request<'a>, own: &Measure<'a>) -> Track<'a> {
    let record = own.record;
    let base = &record.baseline;
    let mut values: Vec<(Year, Decimal)> = record
        .targets
        .0
        .iter()
        .filter(|pair| request.years.contains(pair.key.value) && pair.key.value > base.year.value)
        .map(|pair| (pair.key.value, pair.value.value))
        .collect();
    values.sort_by_key(|(year, _)| *year);
    values.insert(0, (base.year.value, base.value.value.value));
    let name = Type::SMALL.wrapped(&record.name.value, NAMES, 3);
    let unit = Type::SMALL.wrapped(&record.unit.value, UNITS, 2);
    Track { record, name, unit, values, places: own.places }
}

/// Parts the tracks into what fits a sheet each.
fn pages<'t, 'a>(tracks: &'t [Track<'a>]) -> impl Iterator<Item = &'t [Track<'a>]> {
    let mut rest = tracks;
    std::iter::from_fn(move || {
        let mut y = HEAD + 20.0;
        let fits = |own: &&Track<'_>| {
            y += own.height();
            y <= TALL
        };
        let count = rest.iter().take_while(fits).count().max(1).min(rest.len());
        let (own, tail) = rest.split_at(count);
        rest = tail;
        (!own.is_empty()).then_some(own)
    })
}

fn draw(tracks: &[Track<'_>], (from, to): (Year, Year)) -> Sheet {
    let mut canvas = Canvas::new(FULL);
    let values = tracks.iter().map(Track::widest).fold(VALUES.0, f64::max).min(VALUES.1);
    let left = NAMES + UNITS + values + 3.0 * GAP;
    let right = FULL - values - GAP;
    let span = f64::from(to.0 - from.0);
    let place =
        |year: Year| left + (right - left) * f64::from(year.0.saturating_sub(from.0)) / span;
    let foot = HEAD + tracks.iter().map(Track::height).sum::<f64>();
    let step = every(Type::SMALL.width("0000") + 5.0, (right - left) / span);
    for (at, year) in (from.0..=to.0).map(Year).enumerate() {
        let x = place(year);
        canvas.line((x, HEAD - 4.0), (x, foot), stroke(Tone::Rule, Weight::Hair));
        if at % step == 0 {
            canvas.text((x, 9.0), year.to_string(), Style::of(Type::SMALL).soft().middle());
        }
    }
    canvas.line((0.0, HEAD - 4.0), (FULL, HEAD - 4.0), stroke(Tone::Ink, Weight::Thin));
    let head = || Style::of(Type::BOLD);
    canvas.text((0.0, 9.0), "Indikator", head());
    canvas.text((NAMES + GAP, 9.0), "Satuan", head());
    canvas.text((left - GAP - 8.0, 9.0), "Dasar", head().end());
    canvas.text((FULL, 9.0), "Target", head().end());
    let mut y = HEAD;
    for track in tracks {
        row(&mut canvas, track, (y, values), &place);
        y += track.height();
        canvas.line((0.0, y), (FULL, y), stroke(Tone::Rule, Weight::Hair));
    }
    legend(&mut canvas, foot + 13.0);
    canvas.finish(foot + 17.0)
}

fn row(
    canvas: &mut Canvas,
    track: &Track<'_>,
    (y, values): (f64, f64),
    place: &dyn Fn(Year) -> f64,
) {
    let height = track.height();
    let middle = y + height / 2.0;
    let first = middle + 2.7 - 4.75 * many(track.name.len().saturating_sub(1));
    canvas.lines((0.0, first), &track.name, &Style::of(Type::SMALL));
    let first = middle + 2.7 - 4.75 * many(track.unit.len().saturating_sub(1));
    canvas.lines((NAMES + GAP, first), &track.unit, &Style::of(Type::SMALL).soft());
    let points: Vec<At> = track
        .values
        .iter()
        .map(|(year, value)| (place(*year), level(track, *value, (y + 6.5, y + height - 6.5))))
        .collect();
    if points.len() > 1 {
        canvas.corners(&points, stroke(Tone::Accent, Weight::Firm));
    }
    for (at, point) in points.iter().enumerate() {
        let (radius, paint) = match at {
            0 => (2.6, outlined(Tone::Paper, stroke(Tone::Accent, Weight::Firm))),
            _ if at + 1 == points.len() => (2.8, fill(Tone::Accent)),
            _ => (1.3, fill(Tone::Accent)),
        };
        canvas.circle(*point, radius, paint);
    }
    let base = middle + 2.7;
    let show = |value: Option<Decimal>| {
        let words = value.map_or_else(|| "–".to_owned(), |value| value.padded(track.places));
        Type::BOLD.clipped(&words, values)
    };
    let x = NAMES + UNITS + values + 2.0 * GAP - 2.0;
    let baseline = Type::SMALL.clipped(&show(track.first()), values - 2.0);
    canvas.text((x, base), baseline, Style::of(Type::SMALL).end());
    let target = if track.is_bound() { show(track.last()) } else { "–".to_owned() };
    let style = Style::of(Type::BOLD).ink(Ink::Accent);
    canvas.text((FULL, base), target, style.end());
}

/// Returns how high a value lies between the lowest and the highest of its indicator.
fn level(track: &Track<'_>, value: Decimal, (top, foot): (f64, f64)) -> f64 {
    let all = track.values.iter().map(|(_, value)| millionths(*value));
    let (low, high) = (all.clone().min().unwrap_or(0), all.max().unwrap_or(0));
    if low == high {
        return f64::midpoint(top, foot);
    }
    let own = millionths(value).saturating_sub(low);
    foot - (foot - top) * part(own, high.saturating_sub(low))
}

fn legend(canvas: &mut Canvas, y: f64) {
    let face = Type::SMALL;
    let entries = ["nilai dasar", "target tahunan", "target akhir"];
    let mut x = 0.0;
    for (at, words) in entries.iter().enumerate() {
        let (radius, paint) = match at {
            0 => (2.6, outlined(Tone::Paper, stroke(Tone::Accent, Weight::Firm))),
            1 => (1.3, fill(Tone::Accent)),
            _ => (2.8, fill(Tone::Accent)),
        };
        canvas.circle((x + 3.5, y - 2.7), radius, paint);
        canvas.text((x + 10.0, y), *words, Style::of(face));
        x += 10.0 + face.width(words) + 14.0;
    }
    let note = "skala tiap baris berbeda";
    canvas.text((FULL, y), note, Style::of(face).soft().end());
}

fn finding(tracks: &[Track<'_>], end: Year) -> String {
    let bound: Vec<&Track<'_>> = tracks.iter().filter(|own| own.is_bound()).collect();
    let count = |direction: Direction| {
        bound.iter().filter(|own| *own.record.direction == direction).count()
    };
    let mut parts = Vec::new();
    for (direction, words) in [(Direction::Up, "ditargetkan naik"), (Direction::Down, "turun")] {
        match count(direction) {
            0 => {}
            number => parts.push(format!("{number} {words}")),
        }
    }
    let without = tracks.len() - bound.len();
    if without > 0 {
        parts.push(format!("{without} belum memiliki target"));
    }
    let all = format!("Dari {} indikator, {} sampai {end}", tracks.len(), listed(&parts));
    let most = bound.iter().rev().max_by_key(|own| change(own)).and_then(|most| {
        let (first, last) = (most.first()?, most.last()?);
        Some(format!(
            "perubahan terbesar pada {}, dari {} menjadi {} {}",
            most.record.name.value,
            first.padded(most.places),
            last.padded(most.places),
            most.record.unit.value
        ))
    });
    sentence(&[all].into_iter().chain(most).collect::<Vec<_>>())
}

/// Returns how much an indicator changes, in thousandths of its larger end.
fn change(track: &Track<'_>) -> i128 {
    let (Some(first), Some(last)) = (track.first(), track.last()) else { return 0 };
    let (first, last) = (i128::from(millionths(first)), i128::from(millionths(last)));
    let whole = first.abs().max(last.abs()).max(1);
    (last - first).abs() * 1000 / whole
}

#[cfg(test)]
mod tests {
    use crate::model::record::Direction;
    use crate::view::chart::tests::{drawn, drawn_of, faults, words};
    use crate::view::fixture::{at, id, plan, word};

    #[test]
    fn every_indicator_has_its_ends_in_figures() {
        let drawn = drawn("indicator-targets", |_| ());
        let words = words(&drawn);
        for expected in ["82,00", "85,25", "4", "5", "2020", "2024", "Ukuran IKS-1", "persen"] {
            assert!(words.iter().any(|own| own == expected), "{expected} in {words:?}");
        }
        assert_eq!(
            drawn.chart.alt,
            "Dari 2 indikator, 2 ditargetkan naik sampai 2024; perubahan terbesar pada Ukuran \
             IKP-1, dari 4 menjadi 5 persen."
        );
    }

    #[test]
    fn indicators_of_objectives_stand_alone() {
        let drawn = drawn("indicator-targets", |o| o.of = word("objectives"));
        assert_eq!(drawn.data.table.body_rows(), 1);
    }

    #[test]
    fn falling_targetless_and_many_indicators() {
        let mut plan = plan();
        plan.records.indicators[0].direction.value = Direction::Down;
        plan.records.indicators[0].targets.value.0.clear();
        let (drawn, _) = drawn_of(&plan, "indicator-targets", |_| ());
        assert!(drawn.chart.alt.contains("1 belum memiliki target"), "{}", drawn.chart.alt);
        let model = plan.records.indicators[1].clone();
        for number in 0..80 {
            let mut own = model.clone();
            own.id = id(&format!("IK-{number}"));
            own.name = at("Persentase perangkat daerah yang memakai data terpadu untuk \
                           menyusun rencana kerja dan anggaran tahunannya"
                .to_owned());
            own.baseline.value.value.value = "123456789012.123".parse().expect("number");
            plan.records.indicators.push(own);
        }
        let (drawn, _) = drawn_of(&plan, "indicator-targets", |_| ());
        assert!(drawn.chart.sheets.len() > 2);
        assert_eq!(faults(&drawn), [""; 0]);
    }
}
