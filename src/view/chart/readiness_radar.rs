//! `readiness-radar`: the points of each item of readiness, and those that are wanted.

use crate::model::chart::Chart;
use crate::model::record::Readiness;
use crate::model::value::Decimal;
use crate::view::caption::Caption;
use crate::view::chart::radar::{Radar, Spoke};
use crate::view::chart::scale::part;
use crate::view::chart::words::sentence;
use crate::view::chart::{Drawn, with_columns};
use crate::view::pick::Selection;
use crate::view::sheet::cell::millionths;
use crate::view::{Request, View, readiness};

pub(super) const CHART: View<Drawn> = View {
    name: "readiness-radar",
    options: &["element"],
    required: &[],
    columns: &[],
    groups: &[],
    filters: readiness::VIEW.filters,
    words: &[],
    build,
};

fn build(request: &Request<'_>) -> Drawn {
    let options = with_columns(request, &["id", "name", "score", "target"]);
    let data = (readiness::VIEW.build)(&Request { options: &options, ..*request });
    let items: Vec<&Readiness> = readiness::chosen(request, &Selection::of(request.options));
    let caption = Caption::new(request, "Kesiapan daerah").undated();
    let empty = items.is_empty();
    if empty || request.bare {
        return Drawn::undrawn(empty, caption, data);
    }
    let scale = request.plan.scheme.readiness.scale.value;
    let weakest = lowest(&items, |item| Some(item.score.value));
    let caption = match weakest {
        Some(item) if items.len() > 2 => format!("{caption}: {} terlemah", item.name.value),
        _ => caption,
    };
    let end = request.years.end();
    let radar = Radar {
        axes: items.iter().map(|item| spoke(item, scale, places(&items))).collect(),
        series: ["nilai sekarang".into(), format!("sasaran {end}")],
        rings: rings(scale),
    };
    Drawn {
        caption,
        unit: Some(format!("(skala 0–{scale})")),
        chart: Chart::new(finding(&items, scale), radar.draw()),
        data,
        ..Drawn::default()
    }
}

/// Returns the most decimals of any points, so that all print alike.
fn places(items: &[&Readiness]) -> u8 {
    let points = items
        .iter()
        .flat_map(|item| [Some(item.score.value), item.target.map(|target| target.value)]);
    points.flatten().map(Decimal::places).max().unwrap_or(0)
}

fn spoke(item: &Readiness, scale: Decimal, places: u8) -> Spoke {
    let place = |points: Decimal| part(millionths(points), millionths(scale));
    let score = item.score.value;
    let target = item.target.map(|target| target.value);
    Spoke {
        name: item.name.value.clone(),
        shown: match target {
            Some(target) => format!("{} ke {}", score.padded(places), target.padded(places)),
            None => score.padded(places),
        },
        first: Some(place(score)),
        second: target.map(place),
    }
}

/// Makes a ring a point, or at most ten.
fn rings(scale: Decimal) -> Vec<(f64, String)> {
    let whole = scale.whole().max(1);
    let step = (whole + 9) / 10;
    let mut rings: Vec<(f64, String)> = (1..whole)
        .map(|at| at * step)
        .take_while(|points| *points < whole)
        .map(|points| (part(points * 1_000_000, millionths(scale)), points.to_string()))
        .collect();
    rings.push((1.0, scale.to_string()));
    rings
}

/// Returns the item of which something is lowest, if it is the only one.
fn lowest<'a>(
    items: &[&'a Readiness],
    of: impl Fn(&Readiness) -> Option<Decimal>,
) -> Option<&'a Readiness> {
    let least = items.iter().filter_map(|item| of(item)).min()?;
    let mut found = items.iter().filter(|item| of(item).is_some_and(|own| own.is_same(least)));
    let first = found.next()?;
    found.next().is_none().then_some(*first)
}

fn finding(items: &[&Readiness], scale: Decimal) -> String {
    let mean = |of: &dyn Fn(&Readiness) -> Option<Decimal>| {
        Decimal::mean(items.iter().filter_map(|item| of(item)), 1)
    };
    let score = |item: &Readiness| Some(item.score.value);
    let target = |item: &Readiness| item.target.map(|target| target.value);
    let average = mean(&score).map(|average| match mean(&target) {
        Some(target) => format!("Rata-rata kesiapan {average} dari {scale}, sasarannya {target}"),
        None => format!("Rata-rata kesiapan {average} dari {scale}"),
    });
    let minus = |decimal: Decimal| Decimal(-decimal.0, decimal.1);
    let several = |item: &&Readiness| items.len() > 1 && !item.name.is_empty();
    let end = |word: &str, item: &Readiness| {
        format!("{word} {} ({})", item.name.value, item.score.padded(places(items)))
    };
    let weakest = lowest(items, score).filter(several);
    let strongest = lowest(items, |item| score(item).map(minus)).filter(several);
    let weakest = weakest.map(|item| end("terlemah", item));
    let strongest = strongest.map(|item| end("terkuat", item));
    sentence(&average.into_iter().chain(weakest).chain(strongest).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use crate::view::chart::tests::{drawn, drawn_of, faults, words};
    use crate::view::fixture::{at, named_id, plan};

    #[test]
    fn the_weakest_item_is_named() {
        let drawn = drawn("readiness-radar", |_| ());
        assert_eq!(drawn.caption, "Kesiapan daerah: Butir K-1 terlemah");
        assert_eq!(
            drawn.chart.alt,
            "Rata-rata kesiapan 2,5 dari 4, sasarannya 4,0; terlemah Butir K-1 (2,0); \
             terkuat Butir K-3 (3,0)."
        );
        assert!(words(&drawn).contains(&"2,5 ke 4,0".to_owned()));
    }

    #[test]
    fn any_number_of_items_is_drawn() {
        let base = plan();
        for count in [1, 2, 3, 5, 9, 12, 17, 22, 23, 60] {
            let mut plan = base.clone();
            let model = plan.records.readiness[0].clone();
            plan.records.readiness = (0..count)
                .map(|number| {
                    let mut item = model.clone();
                    item.name = at(format!("Kesiapan butir nomor {number} dengan nama panjang"));
                    item.target = item.target.filter(|_| number % 4 != 3);
                    item
                })
                .collect();
            let (drawn, _) = drawn_of(&plan, "readiness-radar", |_| ());
            assert_eq!(faults(&drawn), [""; 0], "{count}");
        }
    }

    #[test]
    fn one_element_is_drawn_alone() {
        let drawn = drawn("readiness-radar", |o| o.element = named_id("struktur"));
        assert_eq!(drawn.caption, "Kesiapan daerah unsur struktur");
    }
}
