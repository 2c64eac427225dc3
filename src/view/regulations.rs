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
