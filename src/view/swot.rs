//! `swot`: the lists of strengths, weaknesses, opportunities and threats.

use crate::model::record::{Swot, SwotKind};
use crate::view::caption::Caption;
use crate::view::names::{Head, Names};
use crate::view::pick::Selection;
use crate::view::sheet::{Field, Sheet};
use crate::view::word::Word;
use crate::view::{Built, Request, View};

pub(super) const VIEW: View = View {
    name: "swot",
    options: &["kind", "element"],
    required: &[],
    columns: &["id", "text", "element", "source"],
    groups: &["kind", "element"],
    filters: &["kind", "element"],
    words: &[("kind", SwotKind::KEYS)],
    build,
};

fn build(request: &Request<'_>) -> Built {
    let names = Names::new(request.plan);
    let selection = Selection::of(request.options);
    let rows: Vec<&Swot> = request
        .plan
        .records
        .swot
        .iter()
        .filter(|item| {
            selection.admits(|field| match field {
                "kind" => vec![item.kind.key().to_owned()],
                "element" => item.element.iter().map(ToString::to_string).collect(),
                _ => Vec::new(),
            })
        })
        .collect();
    let kind = rows.first().filter(|_| request.options.kind.is_some()).map(|item| *item.kind);
    let group = request.group(if request.options.kind.is_some() { "none" } else { "kind" });
    let fields = vec![
        Field::code("id", "Kode", |s: &&Swot| s.id.to_string()),
        Field::text("text", kind.map_or("Faktor", Word::label), |s: &&Swot| s.text.value.clone()),
        Field::words("element", "Unsur", move |s: &&Swot| {
            s.element.as_ref().map_or_else(String::new, |id| names.element(id))
        }),
        Field::text("source", "Sumber", |s: &&Swot| {
            s.source.as_ref().map_or_else(String::new, |text| text.value.clone())
        }),
    ];
    let subject = kind.map_or("Faktor SWOT", Word::label);
    Sheet::new(request, rows, fields, &["id", "text", "element"])
        .grouped("butir", move |s: &&Swot| match (group, &s.element) {
            ("kind", _) => Some(Head::word(*s.kind)),
            ("element", Some(id)) => Some(names.element_head(id)),
            ("element", None) => Some(Head::new(usize::MAX, "Lintas unsur")),
            _ => None,
        })
        .build(Caption::new(request, subject).by(group).undated())
}

#[cfg(test)]
mod tests {
    use crate::view::fixture::{built, faults, named_id, rows, show, word};

    #[test]
    fn factors_stand_by_kind() {
        let shown = show("swot", |_| ());
        assert_eq!(shown.len(), 9);
        assert_eq!(shown[1..3], ["# Kekuatan (1 butir)", "S1 | Jaringan serat optik | Struktur"]);
        assert_eq!(shown[7], "# Ancaman (1 butir)");
    }

    #[test]
    fn one_kind_gives_its_name_to_the_table() {
        let (built, _) = built("swot", |o| o.kind = word("weakness"));
        assert_eq!(built.caption, "Kelemahan");
        assert_eq!(
            rows(&built.table),
            ["Kode | Kelemahan | Unsur", "W1 | Data terpencar | Struktur"]
        );
        assert_eq!(show("swot", |o| o.element = named_id("sarana")).len(), 1);
    }

    #[test]
    fn money_has_no_place_here() {
        assert_eq!(faults("swot", |o| o.unit = word("juta")).len(), 1);
    }
}
