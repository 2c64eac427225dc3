//! `milestones`: the dated results of the roadmap, by time.

use crate::model::record::{Milestone, Ref};
use crate::model::table::{Cell, Role};
use crate::model::value::{YearSpan, roman};
use crate::view::caption::Caption;
use crate::view::names::Names;
use crate::view::pick::Selection;
use crate::view::sheet::{Field, Sheet, cell};
use crate::view::{Built, Request, View, roadmap};

pub(super) const VIEW: View = View {
    name: "milestones",
    options: &["dimension", "year"],
    required: &[],
    columns: &["id", "year", "quarter", "name", "program"],
    groups: &[],
    filters: &["dimension", "year", "program"],
    words: &[],
    build,
};

fn build(request: &Request<'_>) -> Built {
    let names = Names::new(request.plan);
    let selection = Selection::of(request.options);
    let mut rows: Vec<&Milestone> = request
        .plan
        .records
        .milestones
        .iter()
        .filter(|own| request.years.contains(own.year.value))
        .filter(|own| {
            let program = own.program.as_ref().and_then(|id| names.program(id));
            selection.admits(|field| match field {
                "dimension" => program.iter().map(|own| own.dimension.to_string()).collect(),
                "year" => vec![own.year.to_string()],
                "program" => own.program.iter().map(ToString::to_string).collect(),
                _ => Vec::new(),
            })
        })
        .collect();
    rows.sort_by_key(|own| roadmap::moment(own));
    let fields = vec![
        Field::code("id", "Kode", |own: &&Milestone| own.id.to_string()),
        Field::years("year", "Tahun", |own: &&Milestone| YearSpan(*own.year, *own.year)),
        Field::cell("quarter", "Triwulan", Role::Number, |own: &&Milestone| match own.quarter {
            Some(quarter) => {
                Cell::number(roman(usize::try_from(quarter.0).unwrap_or(0)), quarter.0)
            }
            None => Cell::text(cell::DASH),
        }),
        Field::text("name", "Tonggak", |own: &&Milestone| own.name.value.clone()),
        Field::words("program", "Program atau kegiatan", |own: &&Milestone| {
            let owners: Vec<&Ref> = own.program.iter().chain(&own.action).collect();
            owners.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }),
    ];
    Sheet::new(request, rows, fields, &["year", "quarter", "name", "program"])
        .build(Caption::new(request, "Tonggak pelaksanaan").dated())
}

#[cfg(test)]
mod tests {
    use crate::view::fixture::{faults, named_id, show, word};

    #[test]
    fn milestones_stand_in_the_order_of_time() {
        let shown = [
            "Tahun | Triwulan | Tonggak | Program atau kegiatan",
            "2022 | IV | Tonggak TG-1 | GOV-01",
            "2023 | III | Tonggak TG-3 | GOV-01",
            "2023 | – | Tonggak TG-2 | RA-SDM-1",
        ];
        assert_eq!(show("milestones", |_| ()), shown, "TG-9 lies after the edition");
        assert_eq!(show("milestones", |o| o.dimension = named_id("governance")).len(), 3);
        let shown = show("milestones", |o| o.sort = word("-year"));
        assert!(shown[1].starts_with("2023"));
    }

    #[test]
    fn milestones_have_no_kind() {
        assert_eq!(faults("milestones", |o| o.kind = word("policy")).len(), 1);
    }
}
