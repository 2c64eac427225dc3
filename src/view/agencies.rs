//! `agencies`: the register of agencies.

use crate::model::record::Agency;
use crate::view::caption::Caption;
use crate::view::names::{Head, Names, capitalised};
use crate::view::pick::Selection;
use crate::view::sheet::{Field, Sheet, cell};
use crate::view::{Built, Request, View};

pub(super) const VIEW: View = View {
    name: "agencies",
    options: &[],
    required: &[],
    columns: &["no", "id", "name", "short", "group", "duty", "successor", "programs"],
    groups: &["group"],
    filters: &["group"],
    words: &[],
    build,
};

fn build(request: &Request<'_>) -> Built {
    let names = Names::new(request.plan);
    let selection = Selection::of(request.options);
    let all = &request.plan.records.agencies;
    let sort =
        |own: &Agency| own.group.as_ref().map_or_else(String::new, |text| text.value.clone());
    let rows: Vec<&Agency> =
        all.iter().filter(|own| selection.admits(|_| vec![sort(own)])).collect();
    let group = request.group("none");
    let first = move |word: &str| all.iter().position(|own| sort(own) == word).unwrap_or(0);
    let (plan, years) = (request.plan, request.years);
    let fields = vec![
        Field::serial(),
        Field::code("id", "Kode", |own: &&Agency| own.id.to_string()),
        Field::text("name", "Perangkat daerah", |own: &&Agency| own.name.value.clone()),
        Field::words("short", "Singkatan", |own: &&Agency| own.short.value.clone()),
        Field::words("group", "Kelompok", move |own: &&Agency| sort(own)),
        Field::text("duty", "Peran", |own: &&Agency| {
            own.duty.as_ref().map_or_else(String::new, |text| text.value.clone())
        }),
        Field::words("successor", "Diteruskan oleh", move |own: &&Agency| {
            own.successor.as_ref().map_or_else(String::new, |id| names.agency(id))
        }),
        Field::count("programs", "Program", move |own: &&Agency| {
            let led = plan.programs(years).filter(|p| p.agency.value == own.id.value);
            cell::tally(led.count())
        }),
    ];
    Sheet::new(request, rows, fields, &["no", "name", "short", "duty"])
        .grouped("perangkat daerah", move |own: &&Agency| {
            let word = sort(own);
            (group == "group").then(|| match word.as_str() {
                "" => Head::new(usize::MAX, "Lainnya"),
                _ => Head::noun(first(&word), capitalised(&word)),
            })
        })
        .build(Caption::new(request, "Perangkat daerah dan mitra").undated())
}

#[cfg(test)]
mod tests {
    use crate::view::fixture::{faults, filter, list, show, word};

    #[test]
    fn the_register_counts_the_programmes_that_agencies_lead() {
        let shown = show("agencies", |o| {
            o.columns = list(&["short", "programs"]);
            o.group = word("group");
        });
        let expected = [
            "# Dinas (1 perangkat daerah)",
            "Diskominfo | 2",
            "= Subjumlah dinas: 2",
            "# Badan (1 perangkat daerah)",
            "Bappeda | 2",
            "= Subjumlah badan: 2",
            "= Jumlah: 4",
        ];
        assert_eq!(shown[1..], expected);
        assert_eq!(show("agencies", |o| o.filter = filter("group", &["badan"])).len(), 2);
    }

    #[test]
    fn an_unknown_group_is_told() {
        let found = faults("agencies", |o| o.filter = filter("group", &["baden"]));
        assert_eq!(found.len(), 1);
    }
}
