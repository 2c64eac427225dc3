//! `alignment`: the items of higher plans with the missions and programmes that serve them.

use std::collections::BTreeMap;

use crate::model::record::Alignment;
use crate::model::value::{Id, Rupiah};
use crate::source::Span;
use crate::view::caption::Caption;
use crate::view::names::Names;
use crate::view::pick::{Scope, Selection};
use crate::view::sheet::{Field, Placed, Sheet, cell};
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
    by: Servants<'a>,
}

/// Missions and programmes that serve one item.
#[derive(Debug, Clone, Default)]
struct Servants<'a> {
    missions: Vec<&'a Id>,
    programs: Vec<&'a Id>,
    total: Rupiah,
}

impl Placed for Served<'_> {
    fn place(&self) -> Option<Span> {
        self.item.place()
    }
}

fn build(request: &Request<'_>) -> Built {
    let names = Names::new(request.plan);
    let selection = Selection::of(request.options);
    let servants = servants(request);
    let rows: Vec<Served<'_>> = request
        .plan
        .records
        .alignment
        .iter()
        .filter(|item| selection.admits(|_| vec![item.plan.to_string()]))
        .map(|item| Served { item, by: servants.get(&item.id.value).cloned().unwrap_or_default() })
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

/// Gathers what serves each item, in the order written.
fn servants<'a>(request: &Request<'a>) -> BTreeMap<&'a Id, Servants<'a>> {
    let scope = Scope::of(request, &Selection::default());
    let mut all: BTreeMap<&Id, Servants<'a>> = BTreeMap::new();
    for mission in &request.plan.records.missions {
        for item in &mission.alignment {
            all.entry(&item.value).or_default().missions.push(&mission.id.value);
        }
    }
    for program in request.plan.programs(request.years) {
        let amount = scope.of_program(program).sum();
        for item in &program.alignment {
            let own = all.entry(&item.value).or_default();
            // An item that a programme names twice is served once.
            if own.programs.last() != Some(&&program.id.value) {
                own.programs.push(&program.id.value);
                own.total += amount;
            }
        }
    }
    all
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
        Field::words("missions", "Misi smart city", |own: &Served<'_>| joined(&own.by.missions)),
        Field::words("programs", "Program", |own: &Served<'_>| joined(&own.by.programs)),
        Field::count("count", "Jumlah program", |own: &Served<'_>| {
            cell::tally(own.by.programs.len())
        })
        .unsummed(),
        Field::money("total", "Pagu indikatif", |own: &Served<'_>| own.by.total).unsummed(),
    ]
}

fn joined(ids: &[&Id]) -> String {
    ids.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(", ")
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
