//! `regulations`: the legal basis.

use crate::model::record::{Force, Regulation};
use crate::view::caption::Caption;
use crate::view::pick::Selection;
use crate::view::sheet::{Field, Sheet};
use crate::view::word::Word;
use crate::view::{Built, Request, View};

pub(super) const VIEW: View = View {
    name: "regulations",
    options: &[],
    required: &[],
    columns: &["no", "name", "about", "status"],
    groups: &[],
    filters: &["type", "status"],
    words: &[("status", Force::KEYS)],
    build,
};

fn build(request: &Request<'_>) -> Built {
    let selection = Selection::of(request.options);
    let rows: Vec<&Regulation> = request
        .plan
        .records
        .regulations
        .iter()
        .filter(|own| {
            selection.admits(|field| match field {
                "type" => vec![own.sort.value.clone()],
                "status" => vec![force(own).key().to_owned()],
                _ => Vec::new(),
            })
        })
        .collect();
    let fields = vec![
        Field::serial(),
        Field::text("name", "Peraturan", |own: &&Regulation| {
            format!("{} Nomor {} Tahun {}", own.sort, own.number, own.year)
        }),
        Field::text("about", "Tentang", |own: &&Regulation| own.about.value.clone()),
        Field::words("status", "Status", |own: &&Regulation| {
            match (force(own), &own.superseded_by) {
                (Force::Superseded, Some(by)) => format!("Diganti dengan {by}"),
                (force, _) => force.label().to_owned(),
            }
        }),
    ];
    Sheet::new(request, rows, fields, &["no", "name", "about", "status"])
        .build(Caption::new(request, "Peraturan perundang-undangan yang menjadi dasar").undated())
}

fn force(regulation: &Regulation) -> Force {
    regulation.status.map_or(Force::InForce, |force| force.value)
}

#[cfg(test)]
mod tests {
    use crate::view::fixture::{faults, filter, show, word};

    #[test]
    fn regulations_are_numbered_as_printed() {
        let shown = [
            "No. | Peraturan | Tentang | Status",
            "1 | Peraturan Bupati Nomor 1.1 Tahun 2018 | Rencana | Berlaku",
            "2 | Peraturan Bupati Nomor 1 Tahun 2018 | Rencana | \
             Diganti dengan Peraturan Bupati Nomor 2 Tahun 2021",
        ];
        assert_eq!(show("regulations", |o| o.sort = word("status")), shown);
        let shown = show("regulations", |o| o.filter = filter("status", &["superseded"]));
        assert_eq!(shown.len(), 2);
    }

    #[test]
    fn an_unknown_type_is_told() {
        assert_eq!(faults("regulations", |o| o.filter = filter("type", &["Perbup"])).len(), 1);
    }
}
