//! `budget-by-agency`: the money of each agency, the largest first; those behind the first ones
//! become one bar.

use crate::model::chart::{Chart, Tone, Weight};
use crate::model::value::Rupiah;
use crate::view::budgets::{self, Axis};
use crate::view::caption::Caption;
use crate::view::chart::Drawn;
use crate::view::chart::canvas::{Area, Canvas, FULL, Style, fill, outlined, stroke};
use crate::view::chart::face::Type;
use crate::view::chart::scale::{many, part};
use crate::view::chart::words::{Money, ROUNDED, share};
use crate::view::pick::{Scope, Selection};
use crate::view::{Request, View};

pub(super) const CHART: View<Drawn> = View {
    name: "budget-by-agency",
    options: &["dimension", "fund", "year", "unit"],
    required: &[],
    columns: &[],
    groups: &[],
    filters: budgets::FILTERS,
    words: budgets::BY_AGENCY.words,
    build,
};

/// Bars before the one that gathers the rest.
const MOST: usize = 15;
/// Room for names, and the gap behind it.
const NAMES: f64 = 172.0;
const GAP: f64 = 7.0;

/// A bar.
struct Bar {
    name: String,
    total: Rupiah,
    tone: Tone,
}

fn build(request: &Request<'_>) -> Drawn {
    let data = budgets::build(request, Axis::Agency);
    let caption = Caption::new(request, "Pagu indikatif").by("agency").dated();
    let selection = Selection::of(request.options);
    let scope = Scope::of(request, &selection);
    let mut bars: Vec<Bar> = budgets::heaps(request, Axis::Agency, &selection, &scope)
        .into_iter()
        .map(|heap| (heap.total(), heap.head.title))
        .filter(|(total, _)| total.0 > 0)
        .map(|(total, name)| Bar { name, total, tone: Tone::Accent })
        .collect();
    bars.sort_by_key(|bar| std::cmp::Reverse(bar.total));
    let empty = bars.is_empty();
    if empty || request.bare {
        return Drawn::undrawn(empty, caption, data);
    }
    let total: Rupiah = bars.iter().map(|bar| bar.total).sum();
    let alt = finding(&bars, total);
    let gathered = gather(&mut bars);
    let money = Money::of(request, bars.iter().map(|bar| bar.total).max().unwrap_or_default());
    let amounts: Vec<Rupiah> = bars.iter().map(|bar| bar.total).collect();
    let rounded = (!money.adds_up(&amounts)).then(|| ROUNDED.to_owned());
    let notes: Vec<String> = gathered.into_iter().chain(rounded).collect();
    Drawn {
        caption,
        unit: Some(money.unit()),
        note: (!notes.is_empty()).then(|| notes.join(" ")),
        chart: Chart::new(alt, vec![draw(&bars, total, money)]),
        data,
        wide: false,
    }
}

/// Makes one bar of all that lie behind the first ones, and says so.
fn gather(bars: &mut Vec<Bar>) -> Option<String> {
    if bars.len() <= MOST + 1 {
        return None;
    }
    let rest = bars.split_off(MOST);
    let count = rest.len();
    bars.push(Bar {
        name: format!("Lainnya ({count} perangkat daerah)"),
        total: rest.iter().map(|bar| bar.total).sum(),
        tone: Tone::Hatch,
    });
    Some(format!(
        "Lainnya memuat {count} perangkat daerah dengan pagu lebih kecil; rinciannya ada pada \
         tabel datanya."
    ))
}

fn finding(bars: &[Bar], total: Rupiah) -> String {
    let Some(first) = bars.first() else { return String::new() };
    let whole = total.short();
    let own = format!(
        "{} mengelola pagu terbesar, {} atau {} dari {whole}",
        first.name,
        first.total.short(),
        share(first.total.0, total.0)
    );
    if bars.len() > 4 {
        let three: i64 = bars.iter().take(3).map(|bar| bar.total.0).sum();
        let count = bars.len();
        format!(
            "{own}; tiga terbesar dari {count} perangkat daerah bersama {}.",
            share(three, total.0)
        )
    } else {
        format!("{own}.")
    }
}

fn draw(bars: &[Bar], total: Rupiah, money: Money) -> crate::model::chart::Sheet {
    let mut canvas = Canvas::new(FULL);
    let names: Vec<Vec<String>> =
        bars.iter().map(|bar| Type::SMALL.wrapped(&bar.name, NAMES, 2)).collect();
    let figures: Vec<String> = bars.iter().map(|bar| money.show(bar.total)).collect();
    let shares: Vec<String> = bars.iter().map(|bar| share(bar.total.0, total.0)).collect();
    let width = |words: &[String], face: Type| {
        words.iter().map(|words| face.width(words)).fold(0.0, f64::max)
    };
    let behind = width(&figures, Type::BOLD) + width(&shares, Type::SMALL) + 14.0;
    let (x, room) = (NAMES + GAP, FULL - NAMES - GAP - behind);
    let most = bars.iter().map(|bar| bar.total.0).max().unwrap_or(0);
    let mut y = 2.0;
    for (at, bar) in bars.iter().enumerate() {
        let lines = &names[at];
        let height = 8.0 + 9.5 * many(lines.len().max(1));
        let first = y + height / 2.0 + 2.7 - 4.75 * many(lines.len().saturating_sub(1));
        canvas.lines((0.0, first), lines, &Style::of(Type::SMALL));
        let w = room * part(bar.total.0, most);
        let area = Area { x, y: y + height / 2.0 - 5.0, w, h: 10.0 };
        let paint = match bar.tone {
            Tone::Hatch => outlined(Tone::Hatch, stroke(Tone::Accent, Weight::Thin)),
            _ => fill(bar.tone.clone()),
        };
        canvas.rect(area, paint);
        let base = y + height / 2.0 + 2.7;
        canvas.text((x + w + 4.0, base), figures[at].as_str(), Style::of(Type::BOLD));
        let after = x + w + 8.0 + Type::BOLD.width(&figures[at]);
        canvas.text((after, base), shares[at].as_str(), Style::of(Type::SMALL).soft());
        y += height;
    }
    canvas.line((x, 2.0), (x, y), stroke(Tone::Ink, Weight::Thin));
    canvas.finish(y + 3.0)
}

#[cfg(test)]
mod tests {
    use crate::model::record::Agency;
    use crate::view::chart::tests::{drawn, drawn_of, faults, words};
    use crate::view::fixture::{at, id, plan};

    #[test]
    fn the_largest_comes_first_and_the_finding_names_it() {
        let drawn = drawn("budget-by-agency", |_| ());
        let words = words(&drawn);
        assert_eq!(words[0], "Dinas Komunikasi dan Informatika");
        assert!(words.contains(&"65 persen".to_owned()), "{words:?}");
        assert_eq!(
            drawn.chart.alt,
            "Dinas Komunikasi dan Informatika mengelola pagu terbesar, Rp2,25 miliar atau 65 \
             persen dari Rp3,45 miliar."
        );
    }

    #[test]
    fn forty_agencies_become_fifteen_and_the_rest() {
        let mut plan = plan();
        let model = plan.records.programs[1].clone();
        for number in 0..40 {
            let key = format!("dinas-{number}");
            let name = format!(
                "Dinas Pemberdayaan Masyarakat, Kependudukan, Pencatatan Sipil, dan Urusan \
                 Lain yang Namanya Sangat Panjang Nomor {number}"
            );
            plan.records.agencies.push(Agency {
                id: id(&key),
                name: at(name),
                ..Agency::default()
            });
            let mut program = model.clone();
            program.id = id(&format!("P-{number}"));
            program.agency = id(&key);
            plan.records.programs.push(program);
        }
        let (drawn, _) = drawn_of(&plan, "budget-by-agency", |_| ());
        assert!(words(&drawn).iter().any(|own| own == "Lainnya (27 perangkat daerah)"));
        assert!(drawn.note.clone().is_some_and(|note| note.contains("27 perangkat daerah")));
        assert_eq!(drawn.data.table.body_rows(), 42, "the table has them all");
        assert_eq!(faults(&drawn), [""; 0]);
    }
}
