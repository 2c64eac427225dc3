//! `dimension-radar`: which share of the programmes and of the money each dimension has.

use crate::model::chart::Chart;
use crate::model::value::{Rupiah, percent};
use crate::view::budgets::{self, Axis, Heap};
use crate::view::caption::Caption;
use crate::view::chart::radar::{Radar, Spoke};
use crate::view::chart::scale::part;
use crate::view::chart::words::share;
use crate::view::chart::{Drawn, with_columns};
use crate::view::pick::{Scope, Selection};
use crate::view::{Request, View};

pub(super) const CHART: View<Drawn> = View {
    name: "dimension-radar",
    options: &["agency", "fund", "year"],
    required: &[],
    columns: &[],
    groups: &[],
    filters: budgets::FILTERS,
    words: budgets::BY_DIMENSION.words,
    build,
};

/// Tenths of a percent.
const WHOLE: i64 = 1000;

fn build(request: &Request<'_>) -> Drawn {
    let options = with_columns(request, &["name", "programs", "total", "share"]);
    let data = budgets::build(&Request { options: &options, ..*request }, Axis::Dimension);
    let caption = Caption::new(request, "Bagian program dan pagu").by("dimension").dated();
    let selection = Selection::of(request.options);
    let scope = Scope::of(request, &selection);
    let heaps = budgets::heaps(request, Axis::Dimension, &selection, &scope);
    let programs: i64 = heaps.iter().map(|heap| heap.programs).sum();
    let empty = programs == 0;
    if empty || request.bare {
        return Drawn::undrawn(empty, caption, data);
    }
    let total: Rupiah = heaps.iter().map(Heap::total).sum();
    let of_programs = |heap: &Heap| Rupiah(heap.programs).share_of(Rupiah(programs));
    let of_money = |heap: &Heap| (total.0 > 0).then(|| heap.total().share_of(total));
    let most = heaps.iter().flat_map(|heap| [Some(of_programs(heap)), of_money(heap)]);
    let (rim, rings) = rim(most.flatten().max().unwrap_or(WHOLE));
    let axes = heaps.iter().map(|heap| Spoke {
        name: heap.head.title.clone(),
        shown: match of_money(heap) {
            Some(money) => {
                format!("{} program, {} pagu", percent(of_programs(heap)), percent(money))
            }
            None => format!("{} program", percent(of_programs(heap))),
        },
        first: Some(part(of_programs(heap), rim)),
        second: of_money(heap).map(|money| part(money, rim)),
    });
    let radar = Radar {
        axes: axes.collect(),
        series: ["bagian dari jumlah program".into(), "bagian dari pagu".into()],
        rings: (1..=rings).map(|at| (part(at, rings), percent(rim * at / rings))).collect(),
    };
    Drawn {
        caption,
        chart: Chart::new(finding(&heaps, programs, total), radar.draw()),
        data,
        ..Drawn::default()
    }
}

/// Rounds the largest share up to a rim, with a number of rings that parts it evenly.
fn rim(most: i64) -> (i64, i64) {
    const RIMS: [(i64, i64); 9] =
        [(50, 5), (100, 5), (150, 3), (200, 4), (250, 5), (300, 3), (400, 4), (500, 5), (600, 3)];
    RIMS.into_iter().find(|(rim, _)| *rim >= most).unwrap_or((WHOLE, 5))
}

fn finding(heaps: &[Heap], programs: i64, total: Rupiah) -> String {
    let Some(first) = heaps.iter().rev().max_by_key(|heap| heap.programs) else {
        return String::new();
    };
    let own = format!(
        "Program terbanyak pada {}, {} dari {programs} program",
        first.head.title,
        share(first.programs, programs)
    );
    match heaps.iter().rev().max_by_key(|heap| heap.total()).filter(|_| total.0 > 0) {
        Some(richest) => format!(
            "{own}; pagu terbesar pada {}, {} dari {}.",
            richest.head.title,
            share(richest.total().0, total.0),
            total.short()
        ),
        None => format!("{own}."),
    }
}

#[cfg(test)]
mod tests {
    use super::rim;
    use crate::view::chart::tests::{drawn, drawn_of, faults, words};
    use crate::view::fixture::{at, id, plan};

    #[test]
    fn shares_of_programmes_and_money_stand_beside_each_other() {
        let drawn = drawn("dimension-radar", |_| ());
        assert_eq!(
            drawn.chart.alt,
            "Program terbanyak pada Smart Governance, 75 persen dari 4 program; pagu terbesar \
             pada Smart Governance, 77 persen dari Rp3,45 miliar."
        );
        assert!(words(&drawn).contains(&"75% program, 76,8% pagu".to_owned()));
        assert_eq!((rim(133), rim(205), rim(1000)), ((150, 3), (250, 5), (1000, 5)));
    }

    #[test]
    fn twelve_dimensions_find_their_places() {
        let mut plan = plan();
        let model = plan.scheme.dimensions[0].clone();
        for number in 0..10 {
            let mut dimension = model.clone();
            dimension.id = id(&format!("dimensi-{number}"));
            dimension.name = at(format!("Dimensi Tambahan dengan Nama Panjang {number}"));
            plan.scheme.dimensions.value.push(dimension);
        }
        let (drawn, _) = drawn_of(&plan, "dimension-radar", |_| ());
        assert_eq!(faults(&drawn), [""; 0]);
        let (drawn, _) = drawn_of(&plan, "budget-by-year", |_| ());
        assert_eq!(faults(&drawn), [""; 0]);
    }
}
