//! `alignment`: the items of higher plans with the missions and programmes that serve them.

use crate::model::record::{Alignment, Program, Ref};
use crate::model::value::{Id, Rupiah};
use crate::view::caption::Caption;
use crate::view::names::Names;
use crate::view::pick::{Scope, Selection, sum};
use crate::view::sheet::{Field, Sheet, cell};
use crate::view::{Built, Request, View};

pub(super) const VIEW: View = View {
    name: "alignment",
    options: &["plan", "unit"],
    required: &[],
    columns: &["id", "code", "text", "page", "missions", "programs", "count", "total"],
    groups: &["plan"],
    filters: &["plan"],
    words: &[],
    build,
};

/// An item with what serves it.
struct Served<'a> {
    item: &'a Alignment,
    missions: Vec<&'a Id>,
    programs: Vec<&'a Program>,
    total: Rupiah,
}

fn build(request: &Request<'_>) -> Built {
    let names = Names::new(request.plan);
    let selection = Selection::of(request.options);
    let scope = Scope::of(request, &Selection::default());
    let rows: Vec<Served<'_>> = request
        .plan
        .records
        .alignment
        .iter()
        .filter(|item| selection.admits(|_| vec![item.plan.to_string()]))
        .map(|item| served(request, &scope, item))
        .collect();
    let group = request.group(if request.options.plan.is_some() { "none" } else { "plan" });
    let defaults = ["code", "text", "missions", "programs"];
    let subject = match request.options.plan {
        Some(_) => "Keselarasan program dengan",
        None => "Keselarasan program dengan dokumen rujukan",
    };
    Sheet::new(request, rows, fields(), &defaults)
        .grouped("butir", move |own: &Served<'_>| {
            (group == "plan").then(|| names.plan_head(&own.item.plan))
        })
        .build(Caption::new(request, subject).undated())
}

fn served<'a>(request: &Request<'a>, scope: &Scope, item: &'a Alignment) -> Served<'a> {
    let names = |refs: &[Ref]| refs.iter().any(|id| id.value == item.id.value);
    let missions = request.plan.records.missions.iter();
    let programs: Vec<&Program> =
        request.plan.programs(request.years).filter(|own| names(&own.alignment)).collect();
    Served {
        item,
        missions: missions.filter(|own| names(&own.alignment)).map(|own| &own.id.value).collect(),
        total: programs.iter().map(|program| sum(&scope.of_program(program))).sum(),
        programs,
    }
}

/// A programme may serve several items: counts and money are not summed.
fn fields<'a>() -> Vec<Field<'a, Served<'a>>> {
    vec![
        Field::code("id", "Kode", |own: &Served<'_>| own.item.id.to_string()),
        Field::words("code", "Butir", |own: &Served<'_>| own.item.code.value.clone()),
        Field::text("text", "Uraian", |own: &Served<'_>| own.item.text.value.clone()),
        Field::words("page", "Halaman", |own: &Served<'_>| {
            own.item.page.as_ref().map_or_else(String::new, |page| page.value.clone())
        }),
        Field::words("missions", "Misi smart city", |own: &Served<'_>| {
            joined(own.missions.iter().copied())
        }),
        Field::words("programs", "Program", |own: &Served<'_>| {
            joined(own.programs.iter().map(|program| &program.id.value))
        }),
        Field::count("count", "Jumlah program", |own: &Served<'_>| cell::tally(own.programs.len()))
            .unsummed(),
        Field::money("total", "Pagu indikatif", |own: &Served<'_>| own.total).unsummed(),
    ]
}

fn joined<'a>(ids: impl Iterator<Item = &'a Id>) -> String {
    ids.map(Id::as_str).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use crate::view::fixture::{built, faults, list, named_id, rows, show};

    #[test]
    fn items_name_the_missions_and_programmes_that_serve_them() {
        let shown = [
            "Butir | Uraian | Misi smart city | Program",
            "# RPJMD (1 butir)",
            "Misi rpjmd-1 | isi | M-1 | GOV-01, GOV-02",
            "# RTRW (1 butir)",
            "Misi rtrw-1 | isi | – | –",
        ];
        assert_eq!(show("alignment", |_| ()), shown);
    }

    #[test]
    fn money_of_programmes_is_shown_and_not_summed() {
        let (built, _) = built("alignment", |o| {
            o.plan = named_id("rpjmd");
            o.columns = list(&["code", "count", "total"]);
        });
        assert_eq!(rows(&built.table)[1..], ["Misi rpjmd-1 | 2 | 2.650.000.000"]);
        assert_eq!(built.caption, "Keselarasan program dengan RPJMD");
    }

    #[test]
    fn an_unknown_plan_is_told() {
        assert_eq!(faults("alignment", |o| o.plan = named_id("rpjm")).len(), 1);
    }
}
