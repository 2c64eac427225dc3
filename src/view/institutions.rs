//! `institutions`: the seats of council, team and forum.

use crate::model::record::{Helix, Institution};
use crate::view::caption::Caption;
use crate::view::names::Head;
use crate::view::pick::Selection;
use crate::view::sheet::{Field, Sheet};
use crate::view::word::Word;
use crate::view::{Built, Request, View};

pub(super) const VIEW: View = View {
    name: "institutions",
    options: &[],
    required: &[],
    columns: &["id", "body", "position", "office", "element", "duty"],
    groups: &["body", "element"],
    filters: &["body", "element"],
    words: &[("element", Helix::KEYS)],
    build,
};

fn build(request: &Request<'_>) -> Built {
    let all = &request.plan.records.institutions;
    let rows = chosen(request);
    let group = request.group("body");
    let first = |body: &str| all.iter().position(|own| own.body.value == body);
    let fields = vec![
        Field::code("id", "Kode", |own: &&Institution| own.id.to_string()),
        Field::words("body", "Lembaga", |own: &&Institution| own.body.value.clone()).merged(),
        Field::words("position", "Kedudukan", |own: &&Institution| own.position.value.clone()),
        Field::text("office", "Jabatan", |own: &&Institution| own.office.value.clone()),
        Field::words("element", "Unsur", |own: &&Institution| {
            own.element.map_or_else(String::new, |helix| helix.label().to_owned())
        }),
        Field::text("duty", "Tugas", |own: &&Institution| {
            own.duty.as_ref().map_or_else(String::new, |duty| duty.value.clone())
        }),
    ];
    let defaults: &[&str] = if group == "body" {
        &["position", "office", "element", "duty"]
    } else {
        &["body", "position", "office", "element", "duty"]
    };
    Sheet::new(request, rows, fields, defaults)
        .grouped("kedudukan", move |own: &&Institution| match (group, own.element) {
            ("body", _) => Some(Head::new(first(&own.body).unwrap_or(0), own.body.value.clone())),
            ("element", Some(helix)) => Some(Head::word(helix.value)),
            ("element", None) => Some(Head::new(usize::MAX, "Unsur lain")),
            _ => None,
        })
        .build(Caption::new(request, "Kelembagaan smart city").undated())
}

/// Lists the seats that the author accepts.
pub(super) fn chosen<'a>(request: &Request<'a>) -> Vec<&'a Institution> {
    let selection = Selection::of(request.options);
    let all = request.plan.records.institutions.iter();
    all.filter(|own| {
        selection.admits(|field| match field {
            "body" => vec![own.body.value.clone()],
            "element" => own.element.iter().map(|helix| helix.key().to_owned()).collect(),
            _ => Vec::new(),
        })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use crate::view::fixture::{faults, filter, show, word};

    #[test]
    fn seats_stand_below_their_body() {
        let shown = show("institutions", |_| ());
        assert_eq!(shown[1], "# Dewan Smart City (1 kedudukan)");
        assert_eq!(shown[2], "Ketua | Bupati | Pemerintah | –");
        let shown = show("institutions", |o| o.group = word("none"));
        assert_eq!(shown[1], "Dewan Smart City | Ketua | Bupati | Pemerintah | –");
    }

    #[test]
    fn an_unknown_side_is_told() {
        assert_eq!(faults("institutions", |o| o.filter = filter("element", &["pers"])).len(), 1);
    }
}
