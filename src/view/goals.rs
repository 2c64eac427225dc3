//! `goals`: from the vision over missions and goals to the objectives.

use crate::model::record::{Goal, Mission, Objective};
use crate::model::table::{Group, Row};
use crate::source::Span;
use crate::view::caption::Caption;
use crate::view::names::{Names, find};
use crate::view::pick::{Selection, words};
use crate::view::sheet::{Field, Placed, Sheet, cell};
use crate::view::{Built, Request, View};

pub(super) const VIEW: View = View {
    name: "goals",
    options: &["dimension"],
    required: &[],
    columns: &["mission", "goal", "objective", "dimensions", "indicators"],
    groups: &["mission"],
    filters: &["dimension", "mission"],
    words: &[],
    build,
};

/// One path from a mission down; a mission or goal without anything below has its own.
#[derive(Debug, Clone, Copy, Default)]
struct Path<'a> {
    mission: Option<&'a Mission>,
    goal: Option<&'a Goal>,
    objective: Option<&'a Objective>,
}

impl Placed for Path<'_> {
    fn place(&self) -> Option<Span> {
        let mission = || self.mission.and_then(|own| own.place());
        let goal = || self.goal.and_then(|own| own.place());
        self.objective.and_then(|own| own.place()).or_else(goal).or_else(mission)
    }
}

fn build(request: &Request<'_>) -> Built {
    let names = Names::new(request.plan);
    let selection = Selection::of(request.options);
    let rows: Vec<Path<'_>> = paths(request)
        .into_iter()
        .filter(|path| {
            selection.admits(|field| match field {
                "dimension" => path.objective.map_or_else(Vec::new, |own| words(&own.dimensions)),
                "mission" => path.mission.iter().map(|own| own.id.to_string()).collect(),
                _ => Vec::new(),
            })
        })
        .collect();
    let group = request.group("mission");
    let defaults: &[&str] = if group == "mission" {
        &["goal", "objective", "indicators"]
    } else {
        &["mission", "goal", "objective", "indicators"]
    };
    let vision = request.plan.records.vision.as_ref().filter(|_| !rows.is_empty());
    let vision =
        vision.map(|text| Row::Group(Group { title: format!("Visi: {text}"), ..Group::default() }));
    let subject = "Visi, misi, tujuan, dan sasaran";
    Sheet::new(request, rows, fields(request, names), defaults)
        .topped(vision)
        .grouped("", move |path: &Path<'_>| {
            let mission = path.mission.filter(|_| group == "mission")?;
            Some(names.mission_head(&mission.id))
        })
        .build(Caption::new(request, subject).undated())
}

/// Walks missions, goals and objectives as written; what hangs in the air comes last.
fn paths<'a>(request: &Request<'a>) -> Vec<Path<'a>> {
    let records = &request.plan.records;
    let mut paths = Vec::new();
    for mission in &records.missions {
        let before = paths.len();
        for goal in records.goals.iter().filter(|goal| goal.mission.value == mission.id.value) {
            paths.extend(below(request, Some(mission), goal));
        }
        if paths.len() == before {
            paths.push(Path { mission: Some(mission), ..Path::default() });
        }
    }
    let homeless = |goal: &&Goal| find(&records.missions, &goal.mission).is_none();
    for goal in records.goals.iter().filter(homeless) {
        paths.extend(below(request, None, goal));
    }
    let homeless = |own: &&Objective| find(&records.goals, &own.goal).is_none();
    let alone = records.objectives.iter().filter(homeless);
    paths.extend(alone.map(|own| Path { objective: Some(own), ..Path::default() }));
    paths
}

fn below<'a>(request: &Request<'a>, mission: Option<&'a Mission>, goal: &'a Goal) -> Vec<Path<'a>> {
    let path = Path { mission, goal: Some(goal), objective: None };
    let objectives = request.plan.records.objectives.iter();
    let own = objectives.filter(|objective| objective.goal.value == goal.id.value);
    let paths: Vec<Path<'a>> =
        own.map(|objective| Path { objective: Some(objective), ..path }).collect();
    if paths.is_empty() { vec![path] } else { paths }
}

fn fields<'a>(request: &Request<'a>, names: Names<'a>) -> Vec<Field<'a, Path<'a>>> {
    let indicators = &request.plan.records.indicators;
    vec![
        Field::text("mission", "Misi", |path: &Path<'_>| {
            path.mission.map_or_else(String::new, |own| format!("{} {}", own.id, own.text))
        })
        .merged(),
        Field::text("goal", "Tujuan", |path: &Path<'_>| {
            path.goal.map_or_else(String::new, |own| format!("{} {}", own.id, own.text))
        })
        .merged(),
        Field::text("objective", "Sasaran", |path: &Path<'_>| {
            path.objective.map_or_else(String::new, |own| format!("{} {}", own.id, own.text))
        }),
        Field::words("dimensions", "Dimensi", move |path: &Path<'_>| {
            let ids = path.objective.into_iter().flat_map(|own| own.dimensions.iter());
            ids.map(|id| names.dimension(id)).collect::<Vec<_>>().join(", ")
        }),
        Field::count("indicators", "Jumlah indikator", move |path: &Path<'_>| {
            let Some(objective) = path.objective else { return 0 };
            let measures = indicators.iter().filter_map(|own| own.objective.as_ref());
            cell::tally(measures.filter(|id| id.value == objective.id.value).count())
        })
        .unsummed(),
    ]
}

#[cfg(test)]
mod tests {
    use crate::view::fixture::{built_of, faults, named_id, plan, rows, show, word};

    #[test]
    fn the_vision_stands_above_missions_goals_and_objectives() {
        let shown = [
            "Tujuan | Sasaran | Jumlah indikator",
            "# Visi: Daerah yang melayani",
            "# M-1 Melayani",
            "T-1 Tujuan T-1 | SS-1 Sasaran SS-1 | 1",
            " | SS-2 Sasaran SS-2 | –",
            "# M-2 Menyejahterakan",
            "T-2 Tujuan T-2 | – | –",
        ];
        assert_eq!(show("goals", |_| ()), shown, "a goal without objectives is not lost");
    }

    #[test]
    fn missions_can_be_a_column() {
        let shown = show("goals", |o| o.group = word("none"));
        assert_eq!(shown[2], "M-1 Melayani | T-1 Tujuan T-1 | SS-1 Sasaran SS-1 | 1");
        assert_eq!(shown[3], " |  | SS-2 Sasaran SS-2 | –");
        assert_eq!(show("goals", |o| o.dimension = named_id("economy")).len(), 4);
    }

    #[test]
    fn what_hangs_in_the_air_is_shown() {
        let mut plan = plan();
        plan.records.goals.clear();
        let (built, _) = built_of(&plan, "goals", false, |_| ());
        let shown = rows(&built.table);
        assert!(shown.contains(&"– | SS-1 Sasaran SS-1 | 1".into()), "{shown:?}");
    }

    #[test]
    fn an_unknown_grouping_is_told() {
        assert_eq!(faults("goals", |o| o.group = word("misi")).len(), 1);
    }
}
