//! `indicators`: what is measured, where it stood, and where it should stand each year.

use std::collections::BTreeMap;

use crate::model::record::{Direction, Indicator};
use crate::model::table::{Cell, Role};
use crate::model::value::{Decimal, Id, Year};
use crate::source::Span;
use crate::view::caption::Caption;
use crate::view::names::{Head, Names, find};
use crate::view::pick::Selection;
use crate::view::sheet::{Col, Content, Field, Placed, Sheet, cell};
use crate::view::word::Word;
use crate::view::{Built, Request, View};

pub(super) const VIEW: View = View {
    name: "indicators",
    options: &["of", "dimension", "objective"],
    required: &[],
    columns: &[
        "id",
        "name",
        "unit",
        "baseline",
        "targets",
        "direction",
        "agency",
        "source",
        "code",
    ],
    groups: &["objective", "dimension"],
    filters: &["dimension", "objective", "agency", "direction", "unit"],
    words: &[("of", &["objectives", "programs", "all"]), ("direction", Direction::KEYS)],
    build,
};

/// From so many target years on a table with sources turns to a landscape page.
const MANY_YEARS: usize = 5;

/// An indicator with the dimensions that work for it.
pub(super) struct Measure<'a> {
    pub(super) record: &'a Indicator,
    dimensions: Vec<Id>,
    pub(super) places: u8,
}

impl Placed for Measure<'_> {
    fn place(&self) -> Option<Span> {
        self.record.place()
    }
}

fn build(request: &Request<'_>) -> Built {
    let names = Names::new(request.plan);
    let of = scope(request);
    let rows = chosen(request);
    let options = request.options;
    let group = request.group(match of {
        _ if options.objective.is_some() => "none",
        "programs" if options.dimension.is_some() => "none",
        "programs" => "dimension",
        _ => "objective",
    });
    let fields = fields(request, &rows);
    let subject = match of {
        _ if options.objective.is_some() => "Indikator",
        "objectives" => "Indikator sasaran",
        "programs" => "Indikator program",
        _ => "Indikator kinerja",
    };
    let defaults = ["id", "name", "unit", "baseline", "targets", "agency"];
    let sheet = Sheet::new(request, rows, fields, &defaults)
        .grouped("indikator", move |own: &Measure<'_>| head(names, own, group));
    let sourced = sheet.shows("targets") && sheet.shows("source");
    let built = sheet.build(Caption::new(request, subject).by(group).dated());
    let years = request.years.years().count();
    Built { wide: built.wide || (sourced && years >= MANY_YEARS), ..built }
}

/// Returns which indicators are asked for: those of `objectives`, of `programs`, or `all`.
fn scope<'a>(request: &Request<'a>) -> &'a str {
    request.options.of.as_ref().map_or("all", |word| word.value.as_str())
}

/// Lists the indicators that the author accepts.
pub(super) fn chosen<'a>(request: &Request<'a>) -> Vec<Measure<'a>> {
    let selection = Selection::of(request.options);
    measures(request, scope(request))
        .filter(|own| {
            selection.admits(|field| match field {
                "dimension" => own.dimensions.iter().map(Id::to_string).collect(),
                "objective" => own.record.objective.iter().map(ToString::to_string).collect(),
                "agency" => vec![own.record.agency.to_string()],
                "direction" => vec![own.record.direction.key().to_owned()],
                "unit" => vec![own.record.unit.value.clone()],
                _ => Vec::new(),
            })
        })
        .collect()
}

/// Lists the indicators of objectives, of programmes, or all.
fn measures<'a>(request: &Request<'a>, of: &str) -> impl Iterator<Item = Measure<'a>> {
    let records = &request.plan.records;
    let mut carriers: BTreeMap<&'a Id, Vec<Id>> = BTreeMap::new();
    for program in request.plan.programs(request.years) {
        for indicator in program.indicators.iter() {
            carriers.entry(&indicator.value).or_default().push(program.dimension.value.clone());
        }
    }
    let (objectives, programs) = (of != "programs", of != "objectives");
    records.indicators.iter().filter_map(move |record| {
        let carried = carriers.get(&record.id.value);
        let unbound = record.objective.is_none() && carried.is_none();
        let wanted = (objectives && record.objective.is_some())
            || (programs && carried.is_some())
            || (objectives && programs && unbound);
        let objective = record.objective.as_ref().and_then(|id| find(&records.objectives, id));
        let own = objective.into_iter().flat_map(|own| own.dimensions.iter());
        let mut dimensions: Vec<Id> = own.map(|id| id.value.clone()).collect();
        for id in carried.into_iter().flatten() {
            if !dimensions.contains(id) {
                dimensions.push(id.clone());
            }
        }
        let values = record.targets.0.iter().map(|pair| pair.value.value);
        let places = values.chain([record.baseline.value.value.value]).map(Decimal::places).max();
        wanted.then(|| Measure { record, dimensions, places: places.unwrap_or(0) })
    })
}

fn head(names: Names<'_>, own: &Measure<'_>, group: &str) -> Option<Head> {
    match group {
        "objective" => Some(match &own.record.objective {
            Some(id) => names.objective_head(id),
            None => Head::new(usize::MAX, "Indikator program"),
        }),
        "dimension" => Some(match own.dimensions.first() {
            Some(id) => names.dimension_head(id),
            None => Head::new(usize::MAX, "Belum terkait dimensi"),
        }),
        _ => None,
    }
}

fn fields<'a>(request: &Request<'a>, rows: &[Measure<'a>]) -> Vec<Field<'a, Measure<'a>>> {
    vec![
        Field::code("id", "Kode", |own: &Measure<'_>| own.record.id.to_string()),
        Field::text("name", "Indikator", |own: &Measure<'_>| own.record.name.value.clone()),
        Field::words("unit", "Satuan", |own: &Measure<'_>| own.record.unit.value.clone()),
        baseline(rows),
        targets(request),
        Field::words("direction", "Arah", |own: &Measure<'_>| {
            own.record.direction.label().to_owned()
        }),
        Field::agency("agency", "Penanggung jawab", |own: &Measure<'_>| {
            own.record.agency.value.clone()
        }),
        Field::text("source", "Sumber data", |own: &Measure<'_>| own.record.source.value.clone()),
        Field::code("code", "Kode acuan", |own: &Measure<'_>| {
            own.record.code.as_ref().map_or_else(String::new, |code| code.value.clone())
        }),
    ]
}

/// Puts the year of the baseline into the head when all rows share it, else behind each value.
fn baseline<'a>(rows: &[Measure<'a>]) -> Field<'a, Measure<'a>> {
    let year = |own: &Measure<'_>| own.record.baseline.year.value;
    let first = rows.first().map(year);
    let shared = first.filter(|first| rows.iter().all(|own| year(own) == *first));
    let title = shared.map_or_else(|| "Nilai dasar".into(), |year| format!("Nilai dasar {year}"));
    Field::cell("baseline", &title, Role::Number, move |own: &Measure<'_>| {
        let value = own.record.baseline.value.value.value;
        let shown = cell::decimal(value, own.places);
        match shared {
            Some(_) => shown,
            None => Cell {
                value: shown.value,
                ..Cell::text(format!("{} ({})", value.padded(own.places), year(own)))
            },
        }
    })
}

fn targets<'a>(request: &Request<'a>) -> Field<'a, Measure<'a>> {
    let column = |year: Year| {
        let title = year.to_string();
        let content = Content::Cell(Box::new(move |own: &Measure<'_>| {
            let mut targets = own.record.targets.0.iter();
            match targets.find(|pair| pair.key.value == year) {
                Some(pair) => cell::decimal(pair.value.value, own.places),
                None => Cell::text(cell::DASH),
            }
        }));
        Col::new(&title, &title, Role::Number, content)
    };
    Field::many("targets", "Target", request.years.years().map(column).collect())
}

#[cfg(test)]
mod tests {
    use crate::model::table::Row;
    use crate::view::fixture::{built, built_of, faults, filter, list, plan, rows, show, word};

    #[test]
    fn values_of_one_indicator_have_the_same_decimals() {
        let shown = [
            "Kode | Indikator | Satuan | Nilai dasar | 2022 | 2023 | 2024 | Penanggung jawab",
            "# SS-1 Sasaran SS-1 (1 indikator)",
            "IKS-1 | Ukuran IKS-1 | persen | 82,00 (2021) | 83,50 | – | 85,25 | Bappeda",
            "# Indikator program (1 indikator)",
            "IKP-1 | Ukuran IKP-1 | persen | 4 (2020) | 5 | – | – | Bappeda",
        ];
        assert_eq!(show("indicators", |_| ()), shown);
    }

    #[test]
    fn a_shared_year_of_the_baseline_stands_in_the_head() {
        let shown = show("indicators", |o| {
            o.of = word("objectives");
            o.columns = list(&["id", "baseline"]);
            o.group = word("none");
        });
        assert_eq!(shown, ["Kode | Nilai dasar 2021", "IKS-1 | 82,00"]);
    }

    #[test]
    fn indicators_of_programmes_belong_to_the_dimensions_of_the_programmes() {
        let shown = show("indicators", |o| {
            o.of = word("programs");
            o.columns = list(&["id", "2022"][..1]);
        });
        assert_eq!(shown[1..], ["# Smart Governance (1 indikator)", "IKP-1"]);
        let shown = show("indicators", |o| {
            o.filter = filter("dimension", &["economy"]);
            o.columns = list(&["id"]);
        });
        assert_eq!(shown.len(), 1, "none of them works for the economy");
    }

    #[test]
    fn sources_beside_many_years_turn_the_page() {
        let columns = ["id", "name", "targets", "source"];
        let (short, _) = built("indicators", |o| o.columns = list(&columns));
        let (long, _) = built_of(&plan(), "indicators", true, |o| o.columns = list(&columns));
        assert!(!short.wide && long.wide);
    }

    #[test]
    fn targets_are_sorted_by_value_and_missing_ones_come_last() {
        let (sorted, _) = built("indicators", |o| {
            o.sort = word("-2022");
            o.group = word("none");
            o.columns = list(&["id", "targets"]);
        });
        assert_eq!(rows(&sorted.table)[1], "IKS-1 | 83,50 | – | 85,25");
        let Row::Body(cells) = &sorted.table.rows[0] else { panic!("a body row") };
        assert_eq!(cells[1].value, Some(83_500_000));
        assert_eq!(cells[2].value, None);
    }

    #[test]
    fn an_unknown_sort_of_indicator_is_told() {
        assert_eq!(faults("indicators", |o| o.of = word("program")).len(), 1);
        assert_eq!(faults("indicators", |o| o.filter = filter("unit", &["juta"])).len(), 1);
    }
}
