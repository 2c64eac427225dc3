//! Computes quoted facts: `{{ budget.total.2024 }}`.
//!
//! A fact is a dotted path that begins with a name of [`ROOTS`]; one segment may have an
//! argument. Money prints in full (`Rp1.250.000.000`), with `.short` in words (`Rp1,25 miliar`),
//! with `.share` as its share of the plan's total (`12,5%`).

use std::collections::BTreeSet;

use crate::diag::Diagnostic;
use crate::diag::catalogue::reference;
use crate::model::block::{Fact, Segment};
use crate::model::plan::Plan;
use crate::model::record::{Kind, Program};
use crate::model::value::{Decimal, Id, Rupiah, Year, YearSpan, date_list, grouped, percent};

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
        ("mission", Some(id)) => asked.record(
            Kind::Mission,
            &plan.records.missions,
            id,
            |r| &r.id,
            |r| r.text.value.clone(),
            rest,
        ),
        ("goal", Some(id)) => asked.record(
            Kind::Goal,
            &plan.records.goals,
            id,
            |r| &r.id,
            |r| r.text.value.clone(),
            rest,
        ),
        ("objective", Some(id)) => asked.record(
            Kind::Objective,
            &plan.records.objectives,
            id,
            |r| &r.id,
            |r| r.text.value.clone(),
            rest,
        ),
        ("issue", Some(id)) => asked.record(
            Kind::Issue,
            &plan.records.issues,
            id,
            |r| &r.id,
            |r| r.name.value.clone(),
            rest,
        ),
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
        let written: Vec<String> = self
            .fact
            .path
            .iter()
            .map(|segment| match &segment.argument {
                Some(argument) => format!("{}(\"{argument}\")", segment.name),
                None => segment.name.clone(),
            })
            .collect();
        Err(Box::new(reference::unknown_fact(self.fact.span, &written.join("."), known)))
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

    fn record<R>(
        &self,
        kind: Kind,
        records: &'a [R],
        id: &str,
        own: fn(&R) -> &crate::model::record::Ref,
        text: fn(&R) -> String,
        rest: &[Segment],
    ) -> Computed {
        match (records.iter().find(|record| own(record).as_str() == id), names(rest).as_deref()) {
            (Some(record), Some([] | ["text" | "name"])) => Ok(text(record)),
            (None, _) => self.no_argument(id, &self.plan.records.ids(kind)),
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
            Some(["budget", tail @ ..]) => {
                let lines: Vec<_> = program.lines(self.years).map(|l| (l.year, l.amount)).collect();
                self.money(&lines, tail)
            }
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
        let argument = what.argument.as_deref();
        let programs = &self.plan.records.programs;
        let years = self.years;
        let of = |keep: &dyn Fn(&Program, Option<&Id>) -> bool| -> Vec<(Year, Rupiah)> {
            let lines = programs.iter().flat_map(|program| {
                program.lines(years).filter(move |line| keep(program, line.fund))
            });
            lines.map(|line| (line.year, line.amount)).collect()
        };
        let lines = match (what.name.as_str(), argument) {
            ("total", None) => of(&|_, _| true),
            ("dimension", Some(id)) => {
                if self.plan.scheme.dimension(&Id::from(id)).is_none() {
                    let dimensions = self.plan.scheme.dimensions.iter();
                    let known: Vec<&str> = dimensions.map(|d| d.id.as_str()).collect();
                    return self.no_argument(id, &known);
                }
                of(&|program, _| program.dimension.as_str() == id)
            }
            ("fund", Some(id)) => {
                let known = self.plan.records.ids(Kind::Fund);
                if !known.contains(&id) {
                    return self.no_argument(id, &known);
                }
                of(&|_, fund| fund.is_some_and(|fund| fund.as_str() == id))
            }
            ("agency", Some(id)) => {
                let known = self.plan.records.ids(Kind::Agency);
                if !known.contains(&id) {
                    return self.no_argument(id, &known);
                }
                of(&|program, _| program.agency.as_str() == id)
            }
            ("program", Some(id)) => {
                let known = self.plan.records.ids(Kind::Program);
                if !known.contains(&id) {
                    return self.no_argument(id, &known);
                }
                of(&|program, _| program.id.as_str() == id)
            }
            ("actions", None) => {
                let lines = self.plan.records.actions.iter().flat_map(|a| a.lines(years));
                lines.map(|line| (line.year, line.amount)).collect()
            }
            ("quick_wins", None) => {
                let profiles = self.plan.records.profiles.iter();
                let lines = profiles.flat_map(|profile| {
                    crate::model::budget::lines(&profile.budget, profile.fund.as_ref(), years)
                });
                lines.map(|line| (line.year, line.amount)).collect()
            }
            (year, None) if year.parse::<Year>().is_ok() => {
                let mut path = vec![year];
                path.extend(tail);
                return self.money(&of(&|_, _| true), &path);
            }
            _ => return self.unknown(KNOWN),
        };
        self.money(&lines, &tail)
    }

    /// Prints money after an optional year in an optional form.
    fn money(&self, lines: &[(Year, Rupiah)], tail: &[&str]) -> Computed {
        let (year, form) = match tail {
            [] => (None, None),
            [one] if one.parse::<Year>().is_ok() => (one.parse().ok(), None),
            [form] => (None, Some(*form)),
            [year, form] if year.parse::<Year>().is_ok() => (year.parse().ok(), Some(*form)),
            _ => return self.unknown(&["budget.total.2024.short"]),
        };
        if let Some(year) = year
            && !self.years.contains(year)
        {
            return self.bad_year(&year.to_string());
        }
        let within = |of: Year| year.is_none_or(|year| year == of);
        let sum: Rupiah = lines.iter().filter(|(of, _)| within(*of)).map(|(_, a)| *a).sum();
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
        let records = &self.plan.records;
        let scheme = &self.plan.scheme;
        let kept = |id: &str| argument.is_none_or(|argument| argument == id);
        let number = match (name, what.name.as_str()) {
            ("quick_wins", "selected") => records
                .quick_wins
                .iter()
                .filter(|q| q.selected && kept(q.dimension.as_str()))
                .count(),
            ("agencies", "lead") => {
                let lead: BTreeSet<&str> =
                    records.programs.iter().map(|program| program.agency.as_str()).collect();
                lead.len()
            }
            (_, "count") => match name {
                "programs" => {
                    self.plan.programs(self.years).filter(|r| kept(r.dimension.as_str())).count()
                }
                "innovations" => {
                    records.innovations.iter().filter(|r| kept(r.dimension.as_str())).count()
                }
                "strategies" => {
                    records.strategies.iter().filter(|r| kept(r.dimension.as_str())).count()
                }
                "gaps" => records.gaps.iter().filter(|r| kept(r.dimension.as_str())).count(),
                "quick_wins" => {
                    records.quick_wins.iter().filter(|r| kept(r.dimension.as_str())).count()
                }
                "actions" => records.actions.iter().filter(|r| kept(r.area.as_str())).count(),
                "swot" => {
                    let kind = |r: &crate::model::record::Swot| {
                        format!("{:?}", r.kind.value).to_lowercase()
                    };
                    records.swot.iter().filter(|r| kept(&kind(r))).count()
                }
                "indicators" => records.indicators.len(),
                "issues" => records.issues.len(),
                "objectives" => records.objectives.len(),
                "goals" => records.goals.len(),
                "missions" => records.missions.len(),
                "risks" => records.risks.len(),
                "agencies" => records.agencies.len(),
                "funds" => records.funds.len(),
                "regulations" => records.regulations.len(),
                "dimensions" => scheme.dimensions.len(),
                "subdimensions" => scheme.dimensions.iter().map(|d| d.subdimensions.len()).sum(),
                _ => return self.unknown(ROOTS),
            },
            _ => return self.unknown(ROOTS),
        };
        if let Some(argument) = argument
            && let Some(known) = self.arguments(name)
            && !known.contains(&argument)
        {
            return self.no_argument(argument, &known);
        }
        Ok(grouped(i64::try_from(number).unwrap_or(i64::MAX)))
    }

    /// Lists the arguments that a count takes; `None` when it takes none.
    fn arguments(&self, name: &str) -> Option<Vec<&'a str>> {
        let scheme = &self.plan.scheme;
        match name {
            "programs" | "innovations" | "strategies" | "gaps" | "quick_wins" => {
                Some(scheme.dimensions.iter().map(|d| d.id.as_str()).collect())
            }
            "actions" => Some(scheme.action_areas.iter().map(|area| area.id.as_str()).collect()),
            "swot" => Some(vec!["strength", "weakness", "opportunity", "threat"]),
            _ => Some(Vec::new()),
        }
    }
}

/// Returns the names of segments; `None` when one has an argument.
fn names(segments: &[Segment]) -> Option<Vec<&str>> {
    segments
        .iter()
        .map(|segment| segment.argument.is_none().then_some(segment.name.as_str()))
        .collect()
}
