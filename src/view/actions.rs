//! `actions`: the action plans by area.

use crate::model::record::{Action, Record};
use crate::model::value::{Id, Year};
use crate::view::caption::Caption;
use crate::view::names::{Head, Names};
use crate::view::pick::{Costed, Scope, Selection, fund_names, words, year_words};
use crate::view::sheet::{Field, Sheet, cell};
use crate::view::{Built, Request, View, programs};

pub(super) const VIEW: View = View {
    name: "actions",
    options: &["area", "agency", "fund", "year", "unit", "totals"],
    required: &[],
    columns: &[
        "id", "name", "area", "output", "agency", "years", "funds", "total", "programs", "budget",
    ],
    groups: &["area", "agency"],
    filters: &["area", "agency", "fund", "year", "programs"],
    words: &[],
    build,
};

/// An action with its money.
type Row<'a> = Costed<'a, Action>;

fn build(request: &Request<'_>) -> Built {
    let names = Names::new(request.plan);
    let selection = Selection::of(request.options);
    let scope = Scope::of(request, &selection);
    let rows: Vec<Row<'_>> =
        chosen(request, &selection).map(|action| scope.of_action(action)).collect();
    let group = request.group(if request.options.area.is_some() { "none" } else { "area" });
    let unfunded = programs::unfunded(
        rows.iter()
            .filter(|action| action.sum().0 == 0)
            .map(|action| (action.id(), action.no_budget.as_ref())),
    );
    let defaults = ["id", "name", "output", "agency", "years", "total"];
    let sheet = Sheet::new(request, rows, fields(names, &scope.years), &defaults)
        .grouped("kegiatan", move |action: &Row<'_>| head(names, action, group));
    let money = sheet.shows("total") || sheet.shows("budget");
    let yearly = sheet.shows("budget");
    let caption = Caption::new(request, "Rencana aksi").by(group).dated();
    let built = sheet.noted(unfunded.filter(|_| money)).build(caption);
    Built { wide: built.wide || yearly, ..built }
}

/// Lists the actions of the edition that the author accepts.
pub(super) fn chosen<'a>(
    request: &Request<'a>,
    selection: &Selection,
) -> impl Iterator<Item = &'a Action> {
    let years = request.years;
    let all = request.plan.records.actions.iter();
    all.filter(move |action| action.years.start() <= years.end()).filter(move |action| {
        selection.admits(|field| match field {
            "area" => vec![action.area.to_string()],
            "agency" => vec![action.agency.to_string()],
            "fund" => action.lines(years).filter_map(|line| line.fund).map(Id::to_string).collect(),
            "year" => year_words(*action.years),
            "programs" => words(&action.programs),
            _ => Vec::new(),
        })
    })
}

fn head(names: Names<'_>, action: &Action, group: &str) -> Option<Head> {
    match group {
        "area" => Some(names.area_head(&action.area)),
        "agency" => Some(names.agency_head(&action.agency)),
        _ => None,
    }
}

fn fields<'a>(names: Names<'a>, years: &[Year]) -> Vec<Field<'a, Row<'a>>> {
    vec![
        Field::code("id", "Kode", |a: &Row<'_>| a.id.to_string()),
        Field::text("name", "Kegiatan", |a: &Row<'_>| a.name.value.clone()),
        Field::words("area", "Bidang", move |a: &Row<'_>| names.area(&a.area)),
        Field::text("output", "Keluaran", |a: &Row<'_>| a.output.value.clone()),
        Field::agency("agency", "Penanggung jawab", |a: &Row<'_>| a.agency.value.clone()),
        Field::years("years", "Tahun", |a: &Row<'_>| *a.years),
        Field::words("funds", "Sumber dana", move |a: &Row<'_>| fund_names(&a.lines, names)),
        Field::money("total", "Pagu indikatif", |a: &Row<'_>| a.sum()),
        Field::words("programs", "Program", |a: &Row<'_>| cell::ids(&a.programs)),
        Field::budget(Some("Pagu indikatif menurut tahun"), years, Row::sum_of_year),
    ]
}

#[cfg(test)]
mod tests {
    use crate::view::fixture::{built, faults, list, named_id, rows, show};

    #[test]
    fn areas_stand_in_the_order_of_the_scheme() {
        let shown = show("actions", |o| o.columns = list(&["id", "agency", "funds", "total"]));
        let expected = [
            "Kode | Penanggung jawab | Sumber dana | Pagu indikatif (rupiah)",
            "# Kapasitas SDM (1 kegiatan)",
            "RA-SDM-1 | Badan Perencanaan | APBD | 60.000.000",
            "= Subjumlah kapasitas SDM: 60.000.000",
            "# Aplikasi (1 kegiatan)",
            "RA-APL-1 | Badan Perencanaan | APBD | 40.000.000",
            "= Subjumlah aplikasi: 40.000.000",
            "= Jumlah: 100.000.000",
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn one_area_names_itself_in_the_caption() {
        let (built, _) = built("actions", |o| {
            o.area = named_id("sdm");
            o.columns = list(&["id", "budget", "programs"]);
        });
        assert_eq!(built.caption, "Rencana aksi bidang kapasitas SDM, 2022–2024");
        assert_eq!(
            rows(&built.table)[1..],
            ["RA-SDM-1 | – | 60 | – | GOV-02", "= Jumlah: – | 60 | –"]
        );
        assert_eq!(built.unit.as_deref(), Some("(dalam juta rupiah)"));
        assert!(built.wide);
    }

    #[test]
    fn an_unknown_area_is_told() {
        assert_eq!(faults("actions", |o| o.area = named_id("sdn")).len(), 1);
    }
}
