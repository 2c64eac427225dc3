//! `quick-wins`: the chosen quick wins.

use crate::model::record::{Profile, QuickWin};
use crate::model::value::Rupiah;
use crate::view::caption::Caption;
use crate::view::names::{Names, find};
use crate::view::pick::Selection;
use crate::view::sheet::{Field, Sheet};
use crate::view::{Built, Request, View, quick_win};

pub(super) const VIEW: View = View {
    name: "quick-wins",
    options: &["dimension", "agency", "unit", "totals"],
    required: &[],
    columns: &["id", "name", "dimension", "program", "issue", "agency", "total"],
    groups: &["dimension"],
    filters: &["dimension", "agency", "program", "issue"],
    words: &[],
    build,
};

fn build(request: &Request<'_>) -> Built {
    let names = Names::new(request.plan);
    let (profiles, years) = (&request.plan.records.profiles, request.years);
    let selection = Selection::of(request.options);
    let rows: Vec<&QuickWin> = chosen(request, &selection).filter(|own| own.selected).collect();
    let group = request.group("none");
    let fields = vec![
        Field::code("id", "Kode", |own: &&QuickWin| own.id.to_string()),
        Field::text("name", "Quick win", |own: &&QuickWin| own.name.value.clone()),
        Field::dimension(names, |own: &&QuickWin| own.dimension.value.clone()),
        Field::code("program", "Program", |own: &&QuickWin| own.program.to_string()),
        Field::code("issue", "Isu", |own: &&QuickWin| own.issue.to_string()),
        Field::agency("agency", "Penanggung jawab", |own: &&QuickWin| own.agency.value.clone()),
        Field::money("total", "Pagu indikatif", move |own: &&QuickWin| {
            let profile: Option<&Profile> = find(profiles, &own.id);
            let lines = profile.map(|profile| quick_win::lines(profile, years));
            lines.into_iter().flatten().map(|line| line.amount).sum::<Rupiah>()
        }),
    ];
    let defaults = ["id", "name", "dimension", "program", "issue", "agency", "total"];
    Sheet::new(request, rows, fields, &defaults)
        .grouped("quick win", move |own: &&QuickWin| {
            (group == "dimension").then(|| names.dimension_head(&own.dimension))
        })
        .build(Caption::new(request, "Quick win terpilih").by(group).undated())
}

/// Lists the candidates that the author accepts.
pub(super) fn chosen<'a>(
    request: &Request<'a>,
    selection: &Selection,
) -> impl Iterator<Item = &'a QuickWin> {
    request.plan.records.quick_wins.iter().filter(move |own| {
        selection.admits(|field| match field {
            "dimension" => vec![own.dimension.to_string()],
            "agency" => vec![own.agency.to_string()],
            "program" => vec![own.program.to_string()],
            "issue" => vec![own.issue.to_string()],
            _ => Vec::new(),
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::view::fixture::{built_of, faults, list, named_id, plan, rows, show, word};

    #[test]
    fn only_the_chosen_ones_are_listed_with_the_money_of_their_profile() {
        let shown = show("quick-wins", |o| o.columns = list(&["id", "program", "issue", "total"]));
        assert_eq!(shown[1..], ["QW-01 | GOV-01 | IS-1 | 450.000.000", "= Jumlah: 450.000.000"]);
        let shown = show("quick-wins", |o| o.group = word("dimension"));
        assert_eq!(shown[1], "# Smart Governance (1 quick win)");
    }

    #[test]
    fn without_a_profile_there_is_no_money_yet() {
        let mut plan = plan();
        plan.records.profiles.clear();
        let (built, _) =
            built_of(&plan, "quick-wins", false, |o| o.columns = list(&["id", "total"]));
        assert_eq!(rows(&built.table)[1], "QW-01 | –");
    }

    #[test]
    fn an_unknown_agency_is_told() {
        assert_eq!(faults("quick-wins", |o| o.agency = named_id("bapeda")).len(), 1);
    }
}
