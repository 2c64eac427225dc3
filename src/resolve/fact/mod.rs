//! Computes quoted facts: `{{ budget.total.2024 }}`.
//!
//! A fact is a dotted path that begins with a name of [`ROOTS`]; one segment may have an
//! argument. Money prints in full (`Rp1.250.000.000`), with `.short` in words (`Rp1,25 miliar`),
//! with `.share` as its share of the plan's total (`12,5%`). [`provenance`] says how a number was
//! computed and where it can be seen.

pub(super) mod provenance;

use crate::diag::Diagnostic;
use crate::diag::catalogue::reference;
use crate::model::block::{Fact, Segment};
use crate::model::budget;
use crate::model::plan::Plan;
use crate::model::record::{Kind, Program, Record, Ref};
use crate::model::value::{Decimal, Id, Rupiah, Year, YearSpan, counted, date_list, percent};

/// The names that facts begin with.
pub(super) const ROOTS: &[&str] = &[
    "actions",
    "agencies",
    "agency",
    "budget",
    "dimensions",
    "funds",
    "gaps",
    "goal",
    "goals",
    "horizon",
    "indicator",
    "indicators",
    "innovations",
    "issue",
    "issues",
    "mission",
    "missions",
    "objective",
    "objectives",
    "program",
    "programs",
    "quick_wins",
    "readiness",
    "region",
    "regulations",
    "risks",
    "stage",
    "strategies",
    "subdimensions",
    "swot",
    "vision",
];

type Computed = Result<String, Box<Diagnostic>>;

/// Computes a fact over the years of the edition.
pub(super) fn compute(plan: &Plan, years: YearSpan, fact: &Fact) -> Computed {
    let asked = Asked { plan, years, fact };
    let Some((root, rest)) = fact.path.split_first() else { return asked.unknown(ROOTS) };
    let argument = root.argument.as_deref();
    match (root.name.as_str(), argument) {
        ("region", None) => asked.region(rest),
        ("horizon", None) => asked.horizon(rest),
        ("vision", None) => asked.vision(rest),
        ("budget", None) => asked.budget(rest),
        ("readiness", None) => asked.readiness(rest),
        ("mission", Some(id)) => asked.text(Kind::Mission, id, rest),
        ("goal", Some(id)) => asked.text(Kind::Goal, id, rest),
        ("objective", Some(id)) => asked.text(Kind::Objective, id, rest),
        ("issue", Some(id)) => asked.text(Kind::Issue, id, rest),
        ("stage", Some(stage)) => asked.stage(stage, rest),
        ("program", Some(id)) => asked.program(id, rest),
        ("agency", Some(id)) => asked.agency(id, rest),
        ("indicator", Some(id)) => asked.indicator(id, rest),
        (name, None) => asked.count(name, rest),
        _ => asked.unknown(ROOTS),
    }
}

struct Asked<'a> {
    plan: &'a Plan,
    years: YearSpan,
    fact: &'a Fact,
}

impl<'a> Asked<'a> {
    /// Reports the fact as a whole, with what may stand in its place.
    fn unknown(&self, known: &[&str]) -> Computed {
        Err(Box::new(reference::unknown_fact(self.fact.span, &self.fact.written(), known)))
    }

    fn no_argument(&self, argument: &str, known: &[&str]) -> Computed {
        Err(Box::new(reference::unknown_fact_argument(self.fact.span, argument, known)))
    }

    fn region(&self, rest: &[Segment]) -> Computed {
        let manifest = &self.plan.manifest;
        match names(rest).as_deref() {
            Some(["name"]) => Ok(manifest.region.value.clone()),
            Some(["full"]) => Ok(manifest.full_region()),
            Some(["head"]) => Ok(manifest.kind.head().to_owned()),
            Some(["kind"]) => Ok(manifest.kind.word().to_owned()),
            _ => self.unknown(&["region.name", "region.full", "region.head", "region.kind"]),
        }
    }

    fn horizon(&self, rest: &[Segment]) -> Computed {
        let years = self.years;
        match names(rest).as_deref() {
            Some([]) => Ok(years.to_string()),
            Some(["start"]) => Ok(years.start().to_string()),
            Some(["end"]) => Ok(years.end().to_string()),
            Some(["years"]) => Ok(years.years().count().to_string()),
            _ => self.unknown(&["horizon", "horizon.start", "horizon.end", "horizon.years"]),
        }
    }

    fn vision(&self, rest: &[Segment]) -> Computed {
        match (&self.plan.records.vision, rest) {
            (Some(vision), []) => Ok(vision.value.clone()),
            _ => self.unknown(&["vision"]),
        }
    }

    /// Quotes what a record says.
    fn text(&self, kind: Kind, id: &str, rest: &[Segment]) -> Computed {
        let records = &self.plan.records;
        let text = match kind {
            Kind::Mission => records.missions.iter().find(|r| r.id.as_str() == id).map(|r| &r.text),
            Kind::Goal => records.goals.iter().find(|r| r.id.as_str() == id).map(|r| &r.text),
            Kind::Objective => {
                records.objectives.iter().find(|r| r.id.as_str() == id).map(|r| &r.text)
            }
            _ => records.issues.iter().find(|r| r.id.as_str() == id).map(|r| &r.name),
        };
        match (text, names(rest).as_deref()) {
            (Some(text), Some([] | ["text" | "name"])) => Ok(text.value.clone()),
            (None, _) => self.no_argument(id, &records.ids(kind)),
            _ => self.unknown(ROOTS),
        }
    }

    fn stage(&self, stage: &str, rest: &[Segment]) -> Computed {
        let meeting = stage.parse().ok().and_then(|stage: u8| self.plan.meetings.get(&stage));
        let Some(meeting) = meeting else {
            return self.no_argument(stage, &["1", "2", "3", "4"]);
        };
        match names(rest).as_deref() {
            Some(["name"]) => Ok(meeting.name.value.clone()),
            Some(["place"]) => Ok(meeting.place.value.clone()),
            Some(["dates"]) => {
                let dates: Vec<_> = meeting.dates.iter().map(|date| date.value).collect();
                Ok(date_list(&dates))
            }
            _ => self.unknown(&["stage(\"1\").name", "stage(\"1\").dates", "stage(\"1\").place"]),
        }
    }

    fn program(&self, id: &str, rest: &[Segment]) -> Computed {
        let Some(program) = self.find_program(id) else {
            return self.no_argument(id, &self.plan.records.ids(Kind::Program));
        };
        match names(rest).as_deref() {
            Some([] | ["name"]) => Ok(program.name.value.clone()),
            Some(["years"]) => Ok(program.years.to_string()),
            Some(["agency"]) => self.agency(program.agency.as_str(), &[]),
            Some(["budget", tail @ ..]) => self.money(&self.of_part("program", id), tail),
            _ => self.unknown(&["program(\"…\").name", "program(\"…\").budget"]),
        }
    }

    fn find_program(&self, id: &str) -> Option<&'a Program> {
        self.plan.records.programs.iter().find(|program| program.id.as_str() == id)
    }

    fn agency(&self, id: &str, rest: &[Segment]) -> Computed {
        let agencies = &self.plan.records.agencies;
        let Some(agency) = agencies.iter().find(|agency| agency.id.as_str() == id) else {
            return self.no_argument(id, &self.plan.records.ids(Kind::Agency));
        };
        match names(rest).as_deref() {
            Some([] | ["name"]) => Ok(agency.name.value.clone()),
            Some(["short"]) => Ok(agency.short.value.clone()),
            _ => self.unknown(&["agency(\"…\").name", "agency(\"…\").short"]),
        }
    }

    fn indicator(&self, id: &str, rest: &[Segment]) -> Computed {
        let indicators = &self.plan.records.indicators;
        let Some(indicator) = indicators.iter().find(|one| one.id.as_str() == id) else {
            return self.no_argument(id, &self.plan.records.ids(Kind::Indicator));
        };
        match names(rest).as_deref() {
            Some([] | ["name"]) => Ok(indicator.name.value.clone()),
            Some(["unit"]) => Ok(indicator.unit.value.clone()),
            Some(["baseline"]) => Ok(indicator.baseline.value.value.to_string()),
            Some(["baseline", "year"]) => Ok(indicator.baseline.year.to_string()),
            Some(["target", year]) => {
                let target =
                    indicator.targets.0.iter().find(|target| target.key.to_string() == *year);
                match target {
                    Some(target) => Ok(target.value.to_string()),
                    None => self.bad_year(year),
                }
            }
            _ => self.unknown(&["indicator(\"…\").baseline", "indicator(\"…\").target.2026"]),
        }
    }

    fn bad_year(&self, year: &str) -> Computed {
        Err(Box::new(reference::fact_year(self.fact.span, year, &self.years.to_string())))
    }

    fn readiness(&self, rest: &[Segment]) -> Computed {
        let scale = self.plan.scheme.readiness.scale.value;
        match rest {
            [one] if one.name == "scale" && one.argument.is_none() => Ok(scale.to_string()),
            [one] if one.name == "count" && one.argument.is_none() => {
                Ok(self.plan.records.readiness.len().to_string())
            }
            [one] if one.name == "score" => {
                let element = one.argument.as_deref();
                let items = self.plan.records.readiness.iter();
                let scores = items
                    .filter(|item| element.is_none_or(|element| item.element.as_str() == element))
                    .map(|item| item.score.value);
                if let Some(mean) = Decimal::mean(scores, 2) {
                    Ok(mean.to_string())
                } else {
                    let elements = &self.plan.scheme.readiness.elements;
                    let known: Vec<&str> = elements.iter().map(|e| e.id.as_str()).collect();
                    self.no_argument(element.unwrap_or_default(), &known)
                }
            }
            _ => self.unknown(&["readiness.score", "readiness.score(\"struktur\")"]),
        }
    }

    /// Money: `budget.total`, `budget.2024`, `budget.dimension("…")`, then year and form.
    fn budget(&self, rest: &[Segment]) -> Computed {
        const KNOWN: &[&str] = &[
            "budget.total",
            "budget.actions",
            "budget.quick_wins",
            "budget.dimension(\"…\")",
            "budget.fund(\"…\")",
            "budget.agency(\"…\")",
            "budget.program(\"…\")",
        ];
        let Some((what, tail)) = rest.split_first() else { return self.unknown(KNOWN) };
        let Some(tail) = names(tail) else { return self.unknown(KNOWN) };
        match (what.name.as_str(), what.argument.as_deref()) {
            ("total", None) => self.money(&self.of_programs(|_, _| true), &tail),
            ("actions", None) => self.money(&self.of_actions(), &tail),
            ("quick_wins", None) => self.money(&self.of_quick_wins(), &tail),
            (year, None) if year.parse::<Year>().is_ok() => {
                let path: Vec<&str> = std::iter::once(year).chain(tail).collect();
                self.money(&self.of_programs(|_, _| true), &path)
            }
            (part, Some(id)) => match self.part(part) {
                None => self.unknown(KNOWN),
                Some(known) if !known.contains(&id) => self.no_argument(id, &known),
                Some(_) => self.money(&self.of_part(part, id), &tail),
            },
            _ => self.unknown(KNOWN),
        }
    }

    /// Lists what a part of the budget may be asked for.
    fn part(&self, part: &str) -> Option<Vec<&'a str>> {
        let records = &self.plan.records;
        match part {
            "dimension" => {
                Some(self.plan.scheme.dimensions.iter().map(|d| d.id.as_str()).collect())
            }
            "fund" => Some(records.ids(Kind::Fund)),
            "agency" => Some(records.ids(Kind::Agency)),
            "program" => Some(records.ids(Kind::Program)),
            _ => None,
        }
    }

    fn of_programs(&self, keep: impl Fn(&Program, Option<&Id>) -> bool) -> Vec<Money<'a>> {
        let mut out = Vec::new();
        for program in &self.plan.records.programs {
            let lines = program.lines(self.years).filter(|line| keep(program, line.fund));
            out.extend(lines.map(|line| Money::new(&program.id, &line)));
        }
        out
    }

    /// Lists the money of a part of the budget: of a dimension, an agency, a programme or a fund.
    fn of_part(&self, part: &str, id: &str) -> Vec<Money<'a>> {
        self.of_programs(|program, fund| match part {
            "dimension" => program.dimension.as_str() == id,
            "agency" => program.agency.as_str() == id,
            "program" => program.id.as_str() == id,
            _ => fund.is_some_and(|fund| fund.as_str() == id),
        })
    }

    fn of_actions(&self) -> Vec<Money<'a>> {
        let actions = self.plan.records.actions.iter();
        let lines =
            actions.flat_map(|own| own.lines(self.years).map(|line| Money::new(&own.id, &line)));
        lines.collect()
    }

    fn of_quick_wins(&self) -> Vec<Money<'a>> {
        let profiles = self.plan.records.profiles.iter();
        let lines = profiles.flat_map(|own| {
            let lines = budget::lines(&own.budget, own.fund.as_ref(), self.years);
            lines.map(|line| Money::new(own.id(), &line))
        });
        lines.collect()
    }

    /// Prints money after an optional year in an optional form.
    fn money(&self, lines: &[Money<'_>], tail: &[&str]) -> Computed {
        let Some((year, form)) = year_and_form(tail) else {
            return self.unknown(&["budget.total.2024.short"]);
        };
        if let Some(year) = year
            && !self.years.contains(year)
        {
            return self.bad_year(&year.to_string());
        }
        let within = |of: Year| year.is_none_or(|year| year == of);
        let within = lines.iter().filter(|line| within(line.year));
        let sum: Rupiah = within.map(|line| line.amount).sum();
        match form {
            None => Ok(sum.to_string()),
            Some("short") => Ok(sum.short()),
            Some("share") => {
                let span = year.map_or(self.years, |year| YearSpan(year, year));
                Ok(percent(sum.share_of(self.plan.total(span))))
            }
            Some(_) => self.unknown(&["budget.total.short", "budget.total.share"]),
        }
    }

    /// Counts records: `programs.count("governance")`.
    fn count(&self, name: &str, rest: &[Segment]) -> Computed {
        let [what] = rest else { return self.unknown(ROOTS) };
        let argument = what.argument.as_deref();
        let Some(number) = self.plan.count(self.years, name, &what.name, argument) else {
            return self.unknown(ROOTS);
        };
        let known = self.arguments(name);
        if let Some(argument) = argument
            && !known.contains(&argument)
        {
            return self.no_argument(argument, &known);
        }
        Ok(counted(number))
    }

    /// Lists the arguments that a count takes.
    fn arguments(&self, name: &str) -> Vec<&'a str> {
        let scheme = &self.plan.scheme;
        match name {
            "programs" | "innovations" | "strategies" | "gaps" | "quick_wins" => {
                scheme.dimensions.iter().map(|d| d.id.as_str()).collect()
            }
            "actions" => scheme.action_areas.iter().map(|area| area.id.as_str()).collect(),
            "swot" => vec!["strength", "weakness", "opportunity", "threat"],
            _ => Vec::new(),
        }
    }
}

/// An amount of one record in one year.
struct Money<'a> {
    of: &'a Id,
    year: Year,
    amount: Rupiah,
}

impl<'a> Money<'a> {
    fn new(of: &'a Ref, line: &budget::Line<'_>) -> Self {
        Self { of: &of.value, year: line.year, amount: line.amount }
    }
}

/// Parts what may follow a sum of money: a year, and the form to print it in.
fn year_and_form<'s>(tail: &[&'s str]) -> Option<(Option<Year>, Option<&'s str>)> {
    let year = |text: &str| text.parse::<Year>().ok();
    match tail {
        [] => Some((None, None)),
        [one] => Some(year(one).map_or((None, Some(*one)), |year| (Some(year), None))),
        [first, form] => year(first).map(|year| (Some(year), Some(*form))),
        _ => None,
    }
}

/// Returns the names of segments; `None` when one has an argument.
fn names(segments: &[Segment]) -> Option<Vec<&str>> {
    segments
        .iter()
        .map(|segment| segment.argument.is_none().then_some(segment.name.as_str()))
        .collect()
}
