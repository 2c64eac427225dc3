//! `budget-by-year`: the money of each year, stacked by dimension or by fund.
//!
//! Years stand beside each other as columns while their sums fit side by side; many years, or
//! long sums, lie below each other as bars.

use crate::model::chart::{Chart, Ink, Paint, Tone, Weight};
use crate::model::value::{Rupiah, Year};
use crate::view::budgets::{self, Axis, Heap};
use crate::view::caption::Caption;
use crate::view::chart::canvas::{Area, Canvas, FULL, INDENT, Style, fill, outlined, stroke};
use crate::view::chart::face::Type;
use crate::view::chart::scale::{many, part, stacked};
use crate::view::chart::words::{Money, ROUNDED, counted, share, split};
use crate::view::chart::{Drawn, keys};
use crate::view::pick::{Scope, Selection};
use crate::view::{Request, View};

pub(super) const CHART: View<Drawn> = View {
    name: "budget-by-year",
    options: &["dimension", "fund", "agency", "year", "unit", "table"],
    required: &[],
    columns: &[],
    groups: &["dimension", "fund"],
    filters: budgets::FILTERS,
    words: budgets::BY_DIMENSION.words,
    build,
};

/// Parts of a stack that are told apart by steps of the accent.
const MOST_STEPS: usize = Tone::STEPS as usize;

/// A part of every stack.
struct Layer {
    name: String,
    tone: Tone,
    ink: Ink,
    /// Money by year.
    amounts: Vec<Rupiah>,
}

impl Layer {
    fn total(&self) -> Rupiah {
        self.amounts.iter().copied().sum()
    }
}

/// What is drawn.
struct Stacks {
    years: Vec<Year>,
    layers: Vec<Layer>,
    sums: Vec<Rupiah>,
    money: Money,
}

impl Stacks {
    fn total(&self) -> Rupiah {
        self.sums.iter().copied().sum()
    }

    fn most(&self) -> Rupiah {
        self.sums.iter().copied().max().unwrap_or_default()
    }

    /// Returns the year that needs more than any other.
    fn peak(&self) -> Option<Year> {
        let most = self.most();
        let mut highest = self.years.iter().zip(&self.sums).filter(|(_, sum)| **sum == most);
        let (year, _) = highest.next()?;
        (self.years.len() > 1 && highest.next().is_none()).then_some(*year)
    }

    fn largest(&self) -> Option<&Layer> {
        self.layers.iter().rev().max_by_key(|layer| layer.total())
    }
}

fn build(request: &Request<'_>) -> Drawn {
    let by_fund = request.group("dimension") == "fund";
    let plain = request.group("dimension") == "none";
    let axis = if by_fund { Axis::Fund } else { Axis::Dimension };
    let data = budgets::build(request, axis);
    let by = match request.options.dimension {
        _ if plain => "",
        _ if by_fund => " dan sumber dana",
        Some(_) => " dan subdimensi",
        None => " dan dimensi",
    };
    let caption = Caption::new(request, "Pagu indikatif").with(&format!(" menurut tahun{by}"));
    let caption = caption.dated();
    let (stacks, gathered) = stacks(request, axis, plain);
    if stacks.total().0 <= 0 {
        return Drawn::of_nothing(caption, data);
    }
    let mut canvas = Canvas::new(FULL);
    let keys = keys::figures(&mut canvas, &key_figures(&stacks));
    let height =
        if stands(&stacks) { columns(&mut canvas, &stacks) } else { bars(&mut canvas, &stacks) };
    let rounded = stacks.years.iter().enumerate().any(|(at, _)| {
        let parts: Vec<Rupiah> = stacks.layers.iter().map(|layer| layer.amounts[at]).collect();
        !stacks.money.adds_up(&parts)
    });
    let notes: Vec<String> = gathered.into_iter().chain(rounded.then(|| ROUNDED.into())).collect();
    Drawn {
        caption: match stacks.peak() {
            Some(year) => format!("{caption}: puncak pada {year}"),
            None => caption,
        },
        unit: Some(stacks.money.unit()),
        note: (!notes.is_empty()).then(|| notes.join(" ")),
        chart: Chart { alt: finding(&stacks), sheets: vec![canvas.finish(height.max(keys))] },
        data,
        wide: false,
    }
}

fn stacks(request: &Request<'_>, axis: Axis, plain: bool) -> (Stacks, Option<String>) {
    let selection = Selection::of(request.options);
    let scope = Scope::of(request, &selection);
    let heaps = budgets::heaps(request, axis, &selection, &scope);
    let years = scope.years.clone();
    let coloured = axis == Axis::Dimension && request.options.dimension.is_none() && !plain;
    let funds = &request.plan.records.funds;
    let (mut layers, gathered) = layers(heaps, &years, coloured, plain);
    for layer in layers.iter_mut().filter(|_| axis == Axis::Fund) {
        // Names beside a drawing are short.
        let fund = funds.iter().find(|fund| fund.name.value == layer.name);
        layer.name = fund.map_or_else(|| layer.name.clone(), |fund| fund.short.value.clone());
    }
    let sums: Vec<Rupiah> =
        (0..years.len()).map(|at| layers.iter().map(|layer| layer.amounts[at]).sum()).collect();
    let money = Money::of(request, sums.iter().copied().max().unwrap_or_default());
    (Stacks { years, layers, sums, money }, gathered)
}

/// Makes layers of the heaps that hold money; of many that have no colour of their own the
/// smallest become one.
fn layers(
    heaps: Vec<Heap>,
    years: &[Year],
    coloured: bool,
    plain: bool,
) -> (Vec<Layer>, Option<String>) {
    let amounts = |heap: &Heap| -> Vec<Rupiah> {
        years.iter().map(|year| heap.years.get(year).copied().unwrap_or_default()).collect()
    };
    let mut filled: Vec<(Heap, Vec<Rupiah>)> = heaps
        .into_iter()
        .map(|heap| (amounts(&heap), heap))
        .filter(|(amounts, _)| amounts.iter().any(|amount| amount.0 != 0))
        .map(|(amounts, heap)| (heap, amounts))
        .collect();
    if plain {
        let sums = sum_of(filled.iter().map(|(_, amounts)| amounts), years.len());
        let layer =
            Layer { name: String::new(), tone: Tone::Accent, ink: Ink::Accent, amounts: sums };
        return (vec![layer], None);
    }
    let mut rest = Vec::new();
    if !coloured && filled.len() > MOST_STEPS {
        let total = |amounts: &[Rupiah]| -> Rupiah { amounts.iter().copied().sum() };
        let mut order: Vec<Rupiah> = filled.iter().map(|(_, amounts)| total(amounts)).collect();
        order.sort_by(|a, b| b.cmp(a));
        let least = order[MOST_STEPS - 2];
        let mut kept = 0;
        (filled, rest) = filled.into_iter().partition(|(_, amounts)| {
            let keep = total(amounts) >= least && kept < MOST_STEPS - 1;
            kept += usize::from(keep);
            keep
        });
    }
    let mut layers: Vec<Layer> = filled
        .into_iter()
        .enumerate()
        .map(|(at, (heap, amounts))| layer(&heap, at, amounts, coloured))
        .collect();
    let gathered = (!rest.is_empty()).then(|| {
        let names: Vec<String> = rest.iter().map(|(heap, _)| heap.head.title.clone()).collect();
        let amounts = sum_of(rest.iter().map(|(_, amounts)| amounts), years.len());
        let name = "Lainnya".to_owned();
        layers.push(Layer { name, tone: Tone::Hatch, ink: Ink::Text, amounts });
        format!("Lainnya: {}.", names.join(", "))
    });
    (layers, gathered)
}

fn layer(heap: &Heap, at: usize, amounts: Vec<Rupiah>, coloured: bool) -> Layer {
    let name = heap.head.title.clone();
    match heap.head.dimension.clone().filter(|_| coloured) {
        Some(id) => {
            Layer { name, tone: Tone::Dimension(id.clone()), ink: Ink::Dimension(id), amounts }
        }
        None => {
            let step = u8::try_from(at).unwrap_or(Tone::STEPS).min(Tone::STEPS - 1);
            Layer { name, tone: Tone::Step(step), ink: Ink::Text, amounts }
        }
    }
}

fn sum_of<'a>(all: impl Iterator<Item = &'a Vec<Rupiah>>, years: usize) -> Vec<Rupiah> {
    all.fold(vec![Rupiah(0); years], |sum, own| {
        sum.into_iter().zip(own).map(|(a, b)| a + *b).collect()
    })
}

/// Says where the money goes, for those who cannot see it.
fn finding(stacks: &Stacks) -> String {
    let total = stacks.total();
    let span = match stacks.years.as_slice() {
        [first, .., last] => format!("{first}–{last}"),
        years => years.first().map(Year::to_string).unwrap_or_default(),
    };
    let when = match stacks.peak() {
        Some(year) => format!(
            "Anggaran memuncak pada {year}, {} dari {} selama {span}",
            stacks.most().short(),
            total.short()
        ),
        None if stacks.years.len() == 1 => format!("Anggaran {span} {}", total.short()),
        None => format!("Anggaran {span} {} tanpa satu tahun puncak", total.short()),
    };
    match stacks.largest().filter(|layer| !layer.name.is_empty()) {
        Some(layer) if stacks.layers.len() > 1 => {
            format!("{when}; terbesar {}, {}.", layer.name, share(layer.total().0, total.0))
        }
        Some(layer) => format!("{when}; seluruhnya {}.", layer.name),
        None => format!("{when}."),
    }
}

fn key_figures(stacks: &Stacks) -> Vec<(String, String)> {
    let total = stacks.total();
    let (figure, word) = split(total);
    let count = stacks.years.len();
    let during = if count == 1 {
        "dalam satu tahun".into()
    } else {
        format!("selama {} tahun", counted(count))
    };
    let mut out = vec![(figure, format!("{word} {during}").trim().to_owned())];
    if let Some(layer) = stacks.largest().filter(|_| stacks.layers.len() > 1) {
        let what = format!("untuk {}, bagian terbesar", layer.name);
        let what = if matches!(layer.tone, Tone::Dimension(_)) {
            what
        } else {
            format!("{}, bagian terbesar", layer.name)
        };
        out.push((share(layer.total().0, total.0), what));
    }
    if let Some(year) = stacks.peak() {
        out.push((year.to_string(), format!("tahun puncak, {}", stacks.most().short())));
    }
    out
}

/// Widest column, and the room that names of layers may take.
const COLUMN: f64 = 40.0;
const NAMES: f64 = 92.0;
/// Height of the highest column; of a segment that still carries its amount.
const HEIGHT: f64 = 240.0;
const LEGIBLE: f64 = 9.5;
/// Layers whose names still find room beside the last column.
const MOST_NAMES: usize = 22;

fn pitch(stacks: &Stacks) -> f64 {
    let names = if named(stacks) { NAMES } else { 0.0 };
    (FULL - INDENT - names) / many(stacks.years.len().max(1))
}

fn named(stacks: &Stacks) -> bool {
    stacks.layers.iter().any(|layer| !layer.name.is_empty())
}

/// Tells whether the sums of all years fit beside each other, and all names below each other.
fn stands(stacks: &Stacks) -> bool {
    let widest = stacks.sums.iter().map(|sum| Type::BOLD.width(&stacks.money.show(*sum)));
    let few = stacks.layers.len() <= MOST_NAMES;
    few && widest.fold(0.0, f64::max) + 4.0 <= pitch(stacks)
}

/// Draws a column a year, with the names of the layers beside the last; returns the height.
fn columns(canvas: &mut Canvas, stacks: &Stacks) -> f64 {
    let pitch = pitch(stacks);
    let width = (pitch * 0.78).min(COLUMN);
    let (top, foot) = (14.0, 14.0 + HEIGHT);
    let most = stacks.most().0;
    for (at, year) in stacks.years.iter().enumerate() {
        let x = INDENT + many(at) * pitch;
        let mut y = foot;
        for layer in &stacks.layers {
            let h = HEIGHT * part(layer.amounts[at].0, most);
            y -= h;
            segment(canvas, Area { x, y, w: width, h }, layer, stacks.money, at);
        }
        let whole = Area { x, y, w: width, h: foot - y };
        let edge = Some(stroke(Tone::Mute, Weight::Hair));
        canvas.rect(whole, Paint { fill: None, stroke: edge });
        let middle = x + width / 2.0;
        let sum = stacks.money.show(stacks.sums[at]);
        canvas.text((middle, y - 4.0), sum, Style::of(Type::BOLD).middle());
        canvas.text((middle, foot + 11.0), year.to_string(), Style::of(Type::SMALL).middle());
    }
    let end = INDENT + many(stacks.years.len().saturating_sub(1)) * pitch + width;
    canvas.line((INDENT, foot), (end, foot), stroke(Tone::Ink, Weight::Thin));
    if named(stacks) {
        names(canvas, stacks, end, (top, foot));
    }
    foot + 16.0
}

/// Sets the names of the layers at the height of their last segments, pushed apart.
fn names(canvas: &mut Canvas, stacks: &Stacks, end: f64, (top, foot): (f64, f64)) {
    let last = stacks.years.len().saturating_sub(1);
    let most = stacks.most().0;
    let mut y = foot;
    let mut middles: Vec<f64> = Vec::new();
    for layer in &stacks.layers {
        let h = HEIGHT * part(layer.amounts[last].0, most);
        middles.push(y - h / 2.0);
        y -= h;
    }
    // From the top down, so that places ascend.
    middles.reverse();
    let face = Type::BOLD;
    let x = end + 13.0;
    let most = if stacks.layers.len() < 13 { 2 } else { 1 };
    let names: Vec<Vec<String>> =
        stacks.layers.iter().rev().map(|layer| face.wrapped(&layer.name, FULL - x, most)).collect();
    let heights: Vec<f64> = names.iter().map(|lines| 9.5 * many(lines.len()) + 1.5).collect();
    let places = stacked(&middles, &heights, (top - 8.0, foot + 3.0));
    let layers = stacks.layers.iter().rev().zip(&names);
    for ((layer, lines), (middle, place)) in layers.zip(middles.iter().zip(&places)) {
        let apart = (middle - place).abs() > 1.5;
        if apart {
            let bend = [
                (end + 1.5, *middle),
                (end + 4.0, *middle),
                (end + 9.0, *place),
                (end + 11.0, *place),
            ];
            canvas.corners(&bend, stroke(Tone::Mute, Weight::Hair));
        }
        let first = place + 2.7 - many(lines.len().saturating_sub(1)) * face.line() / 2.0;
        canvas.lines((x, first), lines, &Style::of(face).ink(layer.ink.clone()));
    }
}

/// Draws one amount; its figure stands inside when there is room.
fn segment(canvas: &mut Canvas, area: Area, layer: &Layer, money: Money, at: usize) {
    if area.h < 0.05 || area.w < 0.05 {
        return;
    }
    canvas.rect(area, outlined(layer.tone.clone(), stroke(Tone::Paper, Weight::Hair)));
    let words = money.show(layer.amounts[at]);
    if area.h >= LEGIBLE && Type::SMALL.width(&words) + 3.0 <= area.w && !layer.name.is_empty() {
        let place = (area.x + area.w / 2.0, area.y + area.h / 2.0 + 2.7);
        let ink = Ink::On(layer.tone.clone());
        if layer.tone == Tone::Hatch {
            let w = Type::SMALL.width(&words) + 3.0;
            let back = Area { x: place.0 - w / 2.0, y: place.1 - 7.0, w, h: 9.0 };
            canvas.rect(back, fill(Tone::Paper));
        }
        canvas.text(place, words, Style::of(Type::SMALL).ink(ink).middle());
    }
}

/// Draws a bar a year below each other, with a legend above; returns the height.
fn bars(canvas: &mut Canvas, stacks: &Stacks) -> f64 {
    let entries: Vec<(Tone, String)> = stacks
        .layers
        .iter()
        .filter(|layer| !layer.name.is_empty())
        .map(|layer| (layer.tone.clone(), layer.name.clone()))
        .collect();
    let mut y = 10.0;
    if !entries.is_empty() {
        y = keys::legend(canvas, (INDENT, FULL), y, &entries) + 10.0;
    }
    let sums: Vec<String> = stacks.sums.iter().map(|sum| stacks.money.show(*sum)).collect();
    let widest = sums.iter().map(|sum| Type::BOLD.width(sum)).fold(0.0, f64::max);
    let (x, room) = (INDENT + 24.0, FULL - INDENT - 24.0 - widest - 5.0);
    let pitch = (340.0 / many(stacks.years.len().max(1))).clamp(13.0, 24.0);
    let most = stacks.most().0;
    let start = y;
    for (at, year) in stacks.years.iter().enumerate() {
        let base = y + pitch / 2.0 + 2.7;
        canvas.text((INDENT, base), year.to_string(), Style::of(Type::SMALL));
        let mut left = x;
        for layer in &stacks.layers {
            let w = room * part(layer.amounts[at].0, most);
            segment(
                canvas,
                Area { x: left, y: y + 1.5, w, h: pitch - 3.0 },
                layer,
                stacks.money,
                at,
            );
            left += w;
        }
        canvas.text((left + 4.0, base), sums[at].as_str(), Style::of(Type::BOLD));
        y += pitch;
    }
    canvas.line((x, start), (x, y), stroke(Tone::Ink, Weight::Thin));
    y + 4.0
}

#[cfg(test)]
mod tests {
    use crate::model::chart::{Shape, Tone};
    use crate::model::value::Rupiah;
    use crate::view::chart::tests::{drawn, drawn_of, faults, words};
    use crate::view::fixture::{money, named_id, plan, word};

    #[test]
    fn years_stand_as_columns_with_their_sums_and_the_finding() {
        let drawn = drawn("budget-by-year", |_| ());
        let words = words(&drawn);
        for expected in ["2,20", "0,85", "0,40", "2022", "Smart Governance", "77 persen"] {
            assert!(words.iter().any(|own| own == expected), "{expected} in {words:?}");
        }
        assert_eq!(
            drawn.chart.alt,
            "Anggaran memuncak pada 2022, Rp2,2 miliar dari Rp3,45 miliar selama 2022–2024; \
             terbesar Smart Governance, 77 persen."
        );
        assert_eq!(
            drawn.caption,
            "Pagu indikatif menurut tahun dan dimensi, 2022–2024: puncak pada 2022"
        );
        assert_eq!(drawn.unit.as_deref(), Some("(miliar rupiah)"));
        assert_eq!(drawn.data.table.body_rows(), 2);
    }

    #[test]
    fn funds_are_steps_of_the_accent() {
        let drawn = drawn("budget-by-year", |o| o.group = word("fund"));
        assert!(drawn.caption.contains("sumber dana"));
        let steps = drawn.chart.sheets[0].shapes.iter().filter(|shape| {
            matches!(shape, Shape::Rect { paint, .. } if matches!(paint.fill, Some(Tone::Step(_))))
        });
        assert_eq!(steps.count(), 6, "two funds in each of three years");
    }

    #[test]
    fn many_funds_are_gathered_and_the_note_names_them() {
        let mut plan = plan();
        let lines: Vec<(u16, &str, i64)> = ["a", "b", "c", "d", "e", "f", "g", "h"]
            .iter()
            .zip(1..)
            .map(|(fund, at)| (2023, *fund, at * 1_000_000_000))
            .collect();
        plan.records.programs[0].budget = money(&lines);
        let (drawn, _) = drawn_of(&plan, "budget-by-year", |o| o.group = word("fund"));
        let note = drawn.note.clone().unwrap_or_default();
        assert!(note.starts_with("Lainnya: "), "{note}");
        assert_eq!(faults(&drawn), [""; 0]);
    }

    #[test]
    fn long_sums_and_many_years_lie_as_bars() {
        let drawn = drawn("budget-by-year", |o| o.unit = word("rupiah"));
        assert!(words(&drawn).iter().any(|own| own == "2.200.500.000"));
        assert_eq!(faults(&drawn), [""; 0]);
        let mut plan = plan();
        plan.manifest.horizon.value = "2022-2046".parse().expect("span");
        plan.records.programs[0].budget =
            money(&(2022..2047).map(|year| (year, "", 987_654_321_000)).collect::<Vec<_>>());
        plan.records.programs[0].years.value = plan.manifest.horizon.value;
        let (drawn, _) = drawn_of(&plan, "budget-by-year", |_| ());
        assert_eq!(faults(&drawn), [""; 0]);
    }

    #[test]
    fn one_year_and_no_money() {
        let mut plan = plan();
        plan.manifest.horizon.value = "2022".parse().expect("span");
        let (drawn, _) = drawn_of(&plan, "budget-by-year", |_| ());
        assert!(drawn.chart.alt.starts_with("Anggaran 2022 Rp2,2 miliar;"), "{}", drawn.chart.alt);
        assert_eq!(faults(&drawn), [""; 0]);
        for program in &mut plan.records.programs {
            program.budget.0.iter_mut().flat_map(|pair| &mut pair.value.0).for_each(|amount| {
                amount.amount.value = Rupiah(0);
            });
        }
        let (drawn, _) = drawn_of(&plan, "budget-by-year", |_| ());
        assert!(drawn.chart.sheets.is_empty(), "there is nothing to draw");
    }

    #[test]
    fn one_dimension_is_parted_by_its_subdimensions() {
        let drawn = drawn("budget-by-year", |o| o.dimension = named_id("economy"));
        assert!(drawn.caption.starts_with("Pagu indikatif Smart Economy menurut tahun dan subd"));
        assert!(drawn.chart.alt.ends_with("seluruhnya Industri daerah."), "{}", drawn.chart.alt);
    }
}
