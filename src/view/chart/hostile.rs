//! Plans that nobody wants to draw: names of one word or of thirty, sums of twelve digits and of
//! none, one dimension or twelve, one year or twenty, things that are missing.

use proptest::prelude::*;

use crate::model::chart::{Length, Point, Shape, Sheet};
use crate::model::plan::Plan;
use crate::model::record::{
    Agency, Direction, Helix, Milestone, Pair, Pairs, Program, Strategy, StrategyKind,
};
use crate::model::value::{Decimal, Rupiah, Year, YearSpan};
use crate::source::Spanned;
use crate::view::chart::CHARTS;
use crate::view::chart::tests::{drawn_of, faults};
use crate::view::fixture::{at, id, money, option_span, plan};

/// Words that fit nowhere.
const WORDS: [&str; 14] = [
    "Dinas",
    "dan",
    "Pemberdayaan",
    "Kalurahan,",
    "W",
    "Antarkementeriandanlembagapemerintahnonkementerianyangterpisah",
    "العربية",
    "ꦱꦭꦼꦩꦤ꧀",
    "🙂🙂",
    "漢字",
    "1.000.000",
    "–",
    "Pekerjaan Umum, Perumahan, dan Kawasan Permukiman",
    "e\u{301}a\u{200d}b",
];

/// Numbers that are drawn from a seed, so that a failure can be drawn again.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides.max(1)
    }

    fn name(&mut self) -> Spanned<String> {
        let count = self.throw(9);
        let words: Vec<&str> = (0..count).map(|_| WORDS[self.throw(WORDS.len())]).collect();
        at(words.join(" "))
    }

    fn id(&mut self, of: &str, number: usize) -> Spanned<crate::model::value::Id> {
        let long = ["", "-LAYANAN", "-PENYELENGGARAAN-TERPADU-ANTARPERANGKAT-DAERAH"];
        id(&format!("{of}{}-{number}", long[self.throw(3)]))
    }

    fn amount(&mut self) -> i64 {
        [0, 1, 999_999, 1_500_000, 20_000_000, 987_654_321_987, 7_000_000_000][self.throw(7)]
    }

    fn decimal(&mut self) -> Decimal {
        let all = ["0", "1", "-5", "3.75", "4", "0.001", "123456789012.5"];
        all[self.throw(all.len())].parse().expect("number")
    }
}

fn years(plan: &Plan) -> Vec<Year> {
    plan.manifest.horizon.value.years().collect()
}

fn hostile(seed: u64, sizes: [usize; 5]) -> Plan {
    let [dimensions, span, programs, others, seats] = sizes;
    let mut dice = Dice(seed);
    let mut plan = plan();
    let last = 2022 + u16::try_from(span).unwrap_or(0) - 1;
    plan.manifest.horizon.value = YearSpan(Year(2022), Year(last));
    let model = plan.scheme.dimensions[0].clone();
    plan.scheme.dimensions.value = (0..dimensions)
        .map(|number| {
            let mut own = model.clone();
            (own.id, own.name) = (id(&format!("d{number}")), dice.name());
            own.code = at(["GOV", "", "PANJANGSEKALI"][dice.throw(3)].to_owned());
            own
        })
        .collect();
    agencies(&mut plan, &mut dice, others);
    lists(&mut plan, &mut dice, (dimensions, others));
    work(&mut plan, &mut dice, (dimensions, programs, others));
    let model = plan.records.institutions[0].clone();
    let bodies = ["Dewan Smart City", "Tim Pelaksana", "Forum", "Tim Kedua"];
    plan.records.institutions = (0..seats)
        .map(|number| {
            let mut own = model.clone();
            own.id = dice.id("L", number);
            own.body =
                if dice.throw(6) == 0 { dice.name() } else { at(bodies[number % 4].to_owned()) };
            let dimension = plan.scheme.dimensions[dice.throw(dimensions)].name.value.clone();
            let position = format!("Koordinator {dimension}");
            own.position = if dice.throw(3) == 0 { at(position) } else { dice.name() };
            (own.office, own.element) = (dice.name(), Some(at(Helix::Media)));
            own
        })
        .collect();
    plan
}

fn agencies(plan: &mut Plan, dice: &mut Dice, count: usize) {
    for number in 0..count {
        let (name, short) = (dice.name(), dice.name());
        let id = id(&format!("a{number}"));
        plan.records.agencies.push(Agency { id, name, short, ..Agency::default() });
    }
    let model = plan.records.funds[0].clone();
    for number in 0..count {
        let mut own = model.clone();
        (own.id, own.name, own.short) = (id(&format!("f{number}")), dice.name(), dice.name());
        plan.records.funds.push(own);
    }
}

/// Readiness, SWOT, issues, objectives, indicators.
fn lists(plan: &mut Plan, dice: &mut Dice, (dimensions, count): (usize, usize)) {
    let years = years(plan);
    let records = &mut plan.records;
    let (item, issue) = (records.readiness[0].clone(), records.issues[0].clone());
    let (aim, measure) = (records.objectives[0].clone(), records.indicators[1].clone());
    for number in 0..count {
        let mut own = item.clone();
        (own.id, own.name) = (dice.id("K", number), dice.name());
        own.score.value = dice.decimal();
        own.target = (dice.throw(3) > 0).then(|| at(dice.decimal()));
        records.readiness.push(own);
        let mut own = issue.clone();
        (own.id, own.name) = (dice.id("IS", number), dice.name());
        records.issues.push(own);
        let mut own = aim.clone();
        (own.id, own.text) = (dice.id("SS", number), dice.name());
        records.objectives.push(own);
        let mut own = measure.clone();
        (own.id, own.name, own.unit) = (dice.id("IK", number), dice.name(), dice.name());
        own.direction.value = [Direction::Up, Direction::Down][dice.throw(2)];
        own.baseline.value.value.value = dice.decimal();
        let targets = years.iter().filter(|_| !dice.0.is_multiple_of(3));
        let pair = |year: &Year| Pair { key: at(*year), value: at(Decimal(i64::from(year.0), 1)) };
        own.targets = at(Pairs(targets.map(pair).collect()));
        records.indicators.push(own);
        let kind = [StrategyKind::So, StrategyKind::Wo, StrategyKind::St, StrategyKind::Wt];
        let issues = vec![records.issues[dice.throw(records.issues.len())].id.clone()];
        records.strategies.push(Strategy {
            id: dice.id("STR", number),
            kind: at(kind[dice.throw(4)]),
            text: dice.name(),
            dimension: id(&format!("d{}", dice.throw(dimensions + 1))),
            issues,
            ..Strategy::default()
        });
    }
}

fn work(plan: &mut Plan, dice: &mut Dice, (dimensions, programs, others): (usize, usize, usize)) {
    let years = years(plan);
    let records = &mut plan.records;
    let model = records.programs[0].clone();
    records.programs.clear();
    for number in 0..programs {
        let (from, to) = (years[dice.throw(years.len())], years[dice.throw(years.len())]);
        let fund = format!("f{}", dice.throw(others + 1));
        let lines: Vec<(u16, &str, i64)> =
            years.iter().map(|year| (year.0, fund.as_str(), dice.amount())).collect();
        records.programs.push(Program {
            id: dice.id("P", number),
            name: dice.name(),
            dimension: id(&format!("d{}", dice.throw(dimensions + 1))),
            agency: id(&format!("a{}", dice.throw(others + 1))),
            years: at(YearSpan(from.min(to), from.max(to))),
            budget: money(&lines),
            strategies: at(vec![
                records.strategies[dice.throw(records.strategies.len())].id.clone(),
            ]),
            objectives: at(vec![
                records.objectives[dice.throw(records.objectives.len())].id.clone(),
            ]),
            ..model.clone()
        });
        let year = years[dice.throw(years.len())];
        let quarter = [None, Some("1"), Some("4"), Some("9")][dice.throw(4)];
        records.milestones.push(Milestone {
            id: dice.id("TG", number),
            name: dice.name(),
            program: Some(records.programs[dice.throw(number + 1)].id.clone()),
            action: None,
            year: at(year),
            quarter: quarter.map(|quarter| at(quarter.parse().expect("number"))),
        });
    }
    if dice.throw(5) == 0 {
        for program in &mut records.programs {
            let amounts = program.budget.0.iter_mut().flat_map(|pair| &mut pair.value.0);
            amounts.for_each(|amount| amount.amount.value = Rupiah(0));
        }
    }
}

/// Lists the corners that a shape reaches.
fn corners(shape: &Shape) -> Vec<Point> {
    match shape {
        Shape::Rect { at, size, .. } => {
            vec![*at, Point(Length(at.0.0 + size.0.0), Length(at.1.0 + size.1.0))]
        }
        Shape::Line { from, to, .. } => vec![*from, *to],
        Shape::Path { points, .. } => points.clone(),
        Shape::Circle { centre, radius, .. } => vec![
            Point(Length(centre.0.0 - radius.0), Length(centre.1.0 - radius.0)),
            Point(Length(centre.0.0 + radius.0), Length(centre.1.0 + radius.0)),
        ],
        Shape::Text(_) => Vec::new(),
    }
}

fn leaves(sheet: &Sheet) -> bool {
    let grace = 100;
    let within = |own: Length, most: Length| (-grace..=most.0 + grace).contains(&own.0);
    let mut all = sheet.shapes.iter().flat_map(corners);
    all.any(|Point(x, y)| !within(x, sheet.width) || !within(y, sheet.height))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_plan_makes_a_label_leave_its_drawing_or_touch_another(
        seed in any::<u64>(),
        dimensions in 1_usize..13,
        span in 1_usize..21,
        programs in prop_oneof![1_usize..5, 1_usize..80],
        others in prop_oneof![1_usize..4, 1_usize..45],
        seats in 1_usize..40,
        turned in any::<bool>(),
    ) {
        let plan = hostile(seed, [dimensions, span, programs, others, seats]);
        for chart in CHARTS {
            let (drawn, _) = drawn_of(&plan, chart.name, |o| {
                if chart.options.contains(&"wide") {
                    o.wide = Some(Spanned::new(turned, option_span("true")));
                }
            });
            prop_assert_eq!(faults(&drawn), Vec::<String>::new(), "{}", chart.name);
            for sheet in &drawn.chart.sheets {
                prop_assert!(!leaves(sheet), "a shape of {} leaves its drawing", chart.name);
                let (width, height) = (sheet.width.points(), sheet.height.points());
                prop_assert!(height < 660.0, "{} is {height} high", chart.name);
                prop_assert!((400.0..710.0).contains(&width), "{} is {width} wide", chart.name);
            }
        }
    }
}
