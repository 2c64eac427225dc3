//! `swot-quadrant`: the strategies in the four fields where factors meet, strengths right,
//! opportunities above; the field with most strategies is tinted.

use crate::model::chart::{Chart, Ink, Paint, Sheet, Tone, Weight};
use crate::model::record::{Strategy, StrategyKind, Swot, SwotKind};
use crate::view::caption::Caption;
use crate::view::chart::Drawn;
use crate::view::chart::canvas::{Area, Canvas, FULL, Style, fill, stroke};
use crate::view::chart::face::Type;
use crate::view::chart::scale::many;
use crate::view::chart::words::{listed, share};
use crate::view::names::{Head, Names};
use crate::view::pick::Selection;
use crate::view::sheet::{Field, Sheet as Rows, cell};
use crate::view::word::Word;
use crate::view::{Built, Request, View, swot_matrix};

pub(super) const CHART: View<Drawn> = View {
    name: "swot-quadrant",
    options: &["dimension"],
    required: &[],
    columns: &[],
    groups: &[],
    filters: &[],
    words: &[],
    build,
};

/// Fields as they lie: the left one, then the right one, above and below.
const FIELDS: [[StrategyKind; 2]; 2] =
    [[StrategyKind::Wo, StrategyKind::So], [StrategyKind::Wt, StrategyKind::St]];

/// Room beside the fields for the names of their sides, room above and below.
const BESIDE: f64 = 60.0;
const ABOVE: f64 = 26.0;
/// Room inside a field, and of its title.
const PAD: f64 = 8.0;
const TITLE: f64 = 22.0;
/// Room of a dimension's code.
const CODE: f64 = 28.0;

/// A line of a field: a dimension with its strategies.
struct Line {
    tone: Tone,
    code: String,
    ids: Vec<String>,
}

impl Line {
    fn height(&self) -> f64 {
        9.5 * many(self.ids.len().max(1)) + 3.0
    }
}

fn build(request: &Request<'_>) -> Drawn {
    let records = &request.plan.records;
    let selection = Selection::of(request.options);
    let admits = |own: &&Strategy| selection.admits(|_| vec![own.dimension.to_string()]);
    let strategies: Vec<&Strategy> = records.strategies.iter().filter(admits).collect();
    let caption = Caption::new(request, "Kuadran SWOT: strategi").undated();
    let caption = format!("{caption} menurut pertemuan faktor");
    let data = data(request, &strategies);
    let empty = strategies.is_empty();
    if empty || request.bare {
        return Drawn::undrawn(empty, caption, data);
    }
    let strongest = strongest(&strategies);
    let sheet = draw(request, &strategies, &strongest);
    let alt = finding(&strategies, &strongest, &records.swot);
    Drawn { caption, chart: Chart::new(alt, vec![sheet]), data, ..Drawn::default() }
}

fn of_kind<'a>(all: &[&'a Strategy], kind: StrategyKind) -> Vec<&'a Strategy> {
    all.iter().copied().filter(|own| *own.kind == kind).collect()
}

/// Lists the fields that hold more strategies than the others.
fn strongest(strategies: &[&Strategy]) -> Vec<StrategyKind> {
    let count = |kind: &StrategyKind| of_kind(strategies, *kind).len();
    let all: Vec<StrategyKind> = FIELDS.into_iter().flatten().collect();
    let most = all.iter().map(count).max().unwrap_or(0);
    all.into_iter().filter(|kind| count(kind) == most).collect()
}

fn lines(request: &Request<'_>, strategies: &[&Strategy], room: f64) -> Vec<Line> {
    let names = Names::new(request.plan);
    let mut out = Vec::new();
    let known = names.dimensions().iter().map(|own| &own.id.value);
    let mut ids: Vec<_> = known.collect();
    for own in strategies {
        if !ids.contains(&&own.dimension.value) {
            ids.push(&own.dimension.value);
        }
    }
    for id in ids {
        let own: Vec<String> = strategies
            .iter()
            .filter(|own| own.dimension.value == *id)
            .map(|own| own.id.to_string())
            .collect();
        if own.is_empty() {
            continue;
        }
        let dimension = names.dimensions().iter().find(|dimension| dimension.id.value == *id);
        let (tone, code) = match dimension {
            Some(dimension) => (Tone::Dimension(id.clone()), dimension.code.value.clone()),
            None => (Tone::Mute, id.to_string()),
        };
        let code = Type::BOLD.clipped(&code, CODE - 2.0);
        out.push(Line { tone, code, ids: Type::SMALL.wrapped(&own.join(", "), room, 3) });
    }
    out
}

fn draw(request: &Request<'_>, strategies: &[&Strategy], strongest: &[StrategyKind]) -> Sheet {
    let mut canvas = Canvas::new(FULL);
    let width = (FULL - 2.0 * BESIDE) / 2.0;
    let room = width - 2.0 * PAD - 10.5 - CODE;
    let mut y = ABOVE;
    let mut middle = y;
    for (at, row) in FIELDS.iter().enumerate() {
        let own = row.map(|kind| lines(request, &of_kind(strategies, kind), room));
        let height = |lines: &Vec<Line>| lines.iter().map(Line::height).sum::<f64>();
        let height = own.iter().map(height).fold(62.0, f64::max) + TITLE + 2.0 * PAD;
        for (side, (kind, lines)) in row.iter().zip(&own).enumerate() {
            let area = Area { x: BESIDE + width * many(side), y, w: width, h: height };
            if strongest.contains(kind) && strongest.len() < 4 {
                canvas.rect(area, fill(Tone::Tint));
            }
            field(&mut canvas, area, *kind, (of_kind(strategies, *kind).len(), lines));
        }
        y += height;
        if at == 0 {
            middle = y;
        }
    }
    let frame = Area { x: BESIDE, y: ABOVE, w: 2.0 * width, h: y - ABOVE };
    let edge = Some(stroke(Tone::Mute, Weight::Hair));
    canvas.rect(frame, Paint { fill: None, stroke: edge });
    canvas.line((BESIDE, middle), (FULL - BESIDE, middle), stroke(Tone::Ink, Weight::Thin));
    canvas.line((FULL / 2.0, ABOVE), (FULL / 2.0, y), stroke(Tone::Ink, Weight::Thin));
    sides(&mut canvas, &request.plan.records.swot, (middle, y));
    canvas.finish(y + 25.0)
}

/// Names the ends of the two axes, with the number of factors there.
fn sides(canvas: &mut Canvas, swot: &[Swot], (middle, foot): (f64, f64)) {
    let count = |kind: SwotKind| {
        let own = swot.iter().filter(|own| *own.kind == kind).count();
        format!("{own} faktor")
    };
    let bold = || Style::of(Type::BOLD);
    let soft = || Style::of(Type::SMALL).soft();
    let x = FULL / 2.0;
    for (kind, y) in [(SwotKind::Opportunity, 9.0), (SwotKind::Threat, foot + 12.0)] {
        canvas.text((x, y), kind.label(), bold().middle());
        canvas.text((x, y + 9.5), count(kind), soft().middle());
    }
    let x = BESIDE - 6.0;
    canvas.text((x, middle - 2.0), SwotKind::Weakness.label(), bold().end());
    canvas.text((x, middle + 7.5), count(SwotKind::Weakness), soft().end());
    let x = FULL - BESIDE + 6.0;
    canvas.text((x, middle - 2.0), SwotKind::Strength.label(), bold());
    canvas.text((x, middle + 7.5), count(SwotKind::Strength), soft());
}

fn field(canvas: &mut Canvas, area: Area, kind: StrategyKind, (count, lines): (usize, &[Line])) {
    let (x, to) = (area.x + PAD, area.x + area.w - PAD);
    let base = area.y + PAD + 8.0;
    let letters = format!("{} ", kind.label());
    canvas.text((x, base), letters.trim(), Style::of(Type::BOLD).ink(Ink::Accent));
    let after = x + Type::BOLD.width(&letters) + 2.0;
    canvas.text((after, base), swot_matrix::title(kind), Style::of(Type::BOLD));
    let total = format!("{count} strategi");
    canvas.text((to, base), total, Style::of(Type::SMALL).soft().end());
    let mut y = area.y + PAD + TITLE;
    for line in lines {
        canvas.swatch((x, y + 6.0), line.tone.clone());
        canvas.text((x + 10.5, y + 6.0), line.code.as_str(), Style::of(Type::BOLD));
        canvas.lines((x + 10.5 + CODE, y + 6.0), &line.ids, &Style::of(Type::SMALL));
        y += line.height();
    }
}

fn finding(strategies: &[&Strategy], strongest: &[StrategyKind], swot: &[Swot]) -> String {
    let names: Vec<String> = strongest
        .iter()
        .map(|kind| format!("{} ({})", kind.label(), swot_matrix::title(*kind).to_lowercase()))
        .collect();
    let total = strategies.len();
    let own: usize = strongest.iter().map(|kind| of_kind(strategies, *kind).len()).sum();
    let most = if strongest.len() == 4 {
        format!("{total} strategi terbagi rata pada empat kuadran")
    } else {
        let part = share(cell::tally(own), cell::tally(total));
        format!(
            "Strategi terbanyak pada kuadran {}, {own} dari {total} atau {part}",
            listed(&names)
        )
    };
    let count = |kind: SwotKind| {
        let own = swot.iter().filter(|own| *own.kind == kind).count();
        format!("{own} {}", kind.label().to_lowercase())
    };
    let factors = [SwotKind::Strength, SwotKind::Weakness, SwotKind::Opportunity, SwotKind::Threat];
    format!("{most}; disusun dari {}.", listed(&factors.map(count)))
}

/// Makes the table behind the drawing: strategies with their factors.
fn data(request: &Request<'_>, strategies: &[&Strategy]) -> Built {
    let names = Names::new(request.plan);
    let fields = vec![
        Field::code("id", "Kode", |own: &&Strategy| own.id.to_string()),
        Field::text("text", "Strategi", |own: &&Strategy| own.text.value.clone()),
        Field::dimension(names, |own: &&Strategy| own.dimension.value.clone()),
        Field::words("swot", "Faktor", |own: &&Strategy| cell::ids(&own.swot)),
    ];
    Rows::new(request, strategies.to_vec(), fields, &["id", "text", "dimension", "swot"])
        .grouped("strategi", |own: &&Strategy| {
            let kind = *own.kind;
            let title = format!("{} {}", kind.label(), swot_matrix::title(kind));
            Some(Head::new(kind.rank(), title))
        })
        .build(String::new())
}

#[cfg(test)]
mod tests {
    use crate::view::chart::tests::{drawn, drawn_of, faults, words};
    use crate::view::fixture::{id, named_id, plan};

    #[test]
    fn strategies_lie_where_their_factors_meet() {
        let drawn = drawn("swot-quadrant", |_| ());
        let words = words(&drawn);
        for expected in ["Memanfaatkan", "STR-GOV-1", "GOV", "Peluang", "1 faktor", "1 strategi"] {
            assert!(words.iter().any(|own| own == expected), "{expected} in {words:?}");
        }
        assert_eq!(
            drawn.chart.alt,
            "Strategi terbanyak pada kuadran SO (memanfaatkan) dan WT (mengurangi), 2 dari 2 \
             atau 100 persen; disusun dari 1 kekuatan, 1 kelemahan, 1 peluang, dan 1 ancaman."
        );
    }

    #[test]
    fn one_dimension_has_its_own_quadrant() {
        let drawn = drawn("swot-quadrant", |o| o.dimension = named_id("economy"));
        assert!(drawn.caption.contains("Smart Economy"), "{}", drawn.caption);
        assert!(drawn.chart.alt.starts_with("Strategi terbanyak pada kuadran WT (mengurangi), 1 "));
    }

    #[test]
    fn a_hundred_strategies_with_long_codes_stay_in_their_fields() {
        let mut plan = plan();
        for number in 0..100 {
            let mut own = plan.records.strategies[number % 2].clone();
            own.id = id(&format!("STRATEGI-DIMENSI-YANG-PANJANG-{number}"));
            plan.records.strategies.push(own);
        }
        let (drawn, _) = drawn_of(&plan, "swot-quadrant", |_| ());
        assert_eq!(faults(&drawn), [""; 0]);
    }
}
