//! `issues`: the strategic issues with what they rest on.

use crate::model::record::Issue;
use crate::model::value::Id;
use crate::view::caption::Caption;
use crate::view::names::Names;
use crate::view::pick::{Selection, words};
use crate::view::sheet::{Field, Sheet, cell};
use crate::view::{Built, Request, View};

pub(super) const VIEW: View = View {
    name: "issues",
    options: &["dimension"],
    required: &[],
    columns: &["id", "name", "text", "dimensions", "swot", "gaps", "source"],
    groups: &[],
    filters: &["dimension", "swot", "gaps"],
    words: &[],
    build,
};

fn build(request: &Request<'_>) -> Built {
    let names = Names::new(request.plan);
    let selection = Selection::of(request.options);
    let rows: Vec<&Issue> = request
        .plan
        .records
        .issues
        .iter()
        .filter(|issue| {
            selection.admits(|field| match field {
                "dimension" => words(&issue.dimensions),
                "swot" => words(&issue.swot),
                "gaps" => words(&issue.gaps),
                _ => Vec::new(),
            })
        })
        .collect();
    let fields = vec![
        Field::code("id", "Kode", |i: &&Issue| i.id.to_string()),
        Field::text("name", "Isu strategis", |i: &&Issue| i.name.value.clone()),
        Field::text("text", "Uraian", |i: &&Issue| i.text.value.clone()),
        Field::words("dimensions", "Dimensi", move |i: &&Issue| {
            dimensions(names, i.dimensions.iter().map(|id| &id.value))
        }),
        Field::words("swot", "Faktor SWOT", |i: &&Issue| cell::ids(&i.swot)),
        Field::words("gaps", "Kesenjangan", |i: &&Issue| cell::ids(&i.gaps)),
        Field::text("source", "Sumber", |i: &&Issue| {
            i.source.as_ref().map_or_else(String::new, |text| text.value.clone())
        }),
    ];
    let defaults = ["id", "name", "text", "dimensions", "swot", "gaps"];
    Sheet::new(request, rows, fields, &defaults)
        .build(Caption::new(request, "Isu strategis").undated())
}

/// Names dimensions, or says that it is all of them.
fn dimensions<'a>(names: Names<'_>, ids: impl Iterator<Item = &'a Id> + Clone) -> String {
    let mut own = names.dimensions().iter();
    if own.len() > 1 && own.all(|dimension| ids.clone().any(|id| *id == dimension.id.value)) {
        return "Semua dimensi".to_owned();
    }
    ids.map(|id| names.dimension(id)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use crate::view::fixture::{faults, named_id, show, word};

    #[test]
    fn issues_name_their_dimensions() {
        let shown = [
            "Kode | Isu strategis | Uraian | Dimensi | Faktor SWOT | Kesenjangan",
            "IS-1 | Isu IS-1 | uraian | Semua dimensi | W1 | KS-1",
            "IS-2 | Isu IS-2 | uraian | Smart Economy | W1 | KS-1",
        ];
        assert_eq!(show("issues", |_| ()), shown);
        assert_eq!(show("issues", |o| o.dimension = named_id("governance")).len(), 2);
    }

    #[test]
    fn issues_cannot_be_grouped() {
        assert_eq!(faults("issues", |o| o.group = word("dimension")).len(), 1);
    }
}
