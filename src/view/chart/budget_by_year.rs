//! `budget-by-year`: the money of each year, stacked by dimension or by fund.

use crate::model::chart::{Chart, Ink, Tone};
use crate::model::value::{Rupiah, Year};
use crate::view::budgets::{self, Axis, Heap};
use crate::view::caption::Caption;
use crate::view::chart::canvas::{Canvas, FULL};
use crate::view::chart::stacks::{self, Layer, Stacks};
use crate::view::chart::words::{Money, ROUNDED, counted, share, split};
use crate::view::chart::{Drawn, keys};
use crate::view::pick::{Scope, Selection};
use crate::view::{Request, View};

pub(super) const CHART: View<Drawn> = View {
    name: "budget-by-year",
    options: &["dimension", "fund", "agency", "year", "unit"],
    required: &[],
    columns: &[],
    groups: &["dimension", "fund"],
    filters: budgets::FILTERS,
    words: budgets::BY_DIMENSION.words,
    build,
};

/// Parts of a stack that are told apart by steps of the accent.
const MOST_STEPS: usize = Tone::STEPS as usize;

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
    let (stacks, gathered) = gather(request, axis, plain);
    let empty = stacks.total().0 <= 0;
    if empty || request.bare {
        return Drawn::undrawn(empty, caption, data);
    }
    let mut canvas = Canvas::new(FULL);
    let keys = keys::figures(&mut canvas, &key_figures(&stacks));
    let height = stacks::draw(&mut canvas, &stacks);
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
        chart: Chart::new(finding(&stacks), vec![canvas.finish(height.max(keys))]),
        data,
        wide: false,
    }
}

/// Sums the money by layer and year; says which layers became one.
fn gather(request: &Request<'_>, axis: Axis, plain: bool) -> (Stacks, Option<String>) {
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
