//! `strategies`: the strategies of each dimension with what they rest on.

use crate::model::record::{Strategy, StrategyKind};
use crate::view::caption::Caption;
use crate::view::names::{Head, Names};
use crate::view::pick::{Selection, words};
use crate::view::sheet::{Field, Sheet, cell};
use crate::view::word::Word;
use crate::view::{Built, Request, View};

pub(super) const VIEW: View = View {
    name: "strategies",
    options: &["dimension", "kind"],
    required: &[],
    columns: &["id", "kind", "text", "swot", "issues", "objectives", "dimension"],
    groups: &["dimension", "kind"],
    filters: &["dimension", "kind", "swot", "issues", "objectives"],
    words: &[("kind", StrategyKind::KEYS)],
    build,
};

fn build(request: &Request<'_>) -> Built {
    let names = Names::new(request.plan);
    let selection = Selection::of(request.options);
    let all = &request.plan.records.strategies;
    let rows: Vec<&Strategy> = all
        .iter()
        .filter(|strategy| {
            selection.admits(|field| match field {
                "dimension" => vec![strategy.dimension.to_string()],
                "kind" => vec![strategy.kind.key().to_owned()],
                "swot" => words(&strategy.swot),
                "issues" => words(&strategy.issues),
                "objectives" => words(&strategy.objectives),
                _ => Vec::new(),
            })
        })
        .collect();
    let group =
        request.group(if request.options.dimension.is_some() { "none" } else { "dimension" });
    let fields = vec![
        Field::code("id", "Kode", |s: &&Strategy| s.id.to_string()),
        Field::code("kind", "Jenis", |s: &&Strategy| s.kind.label().to_owned()),
        Field::text("text", "Strategi", |s: &&Strategy| s.text.value.clone()),
        Field::words("swot", "Faktor SWOT", |s: &&Strategy| cell::ids(&s.swot)),
        Field::words("issues", "Isu strategis", |s: &&Strategy| cell::ids(&s.issues)),
        Field::words("objectives", "Sasaran", |s: &&Strategy| cell::ids(&s.objectives)),
        Field::dimension(names, |s: &&Strategy| s.dimension.value.clone()),
    ];
    let defaults = ["id", "kind", "text", "swot", "issues", "objectives"];
    Sheet::new(request, rows, fields, &defaults)
        .grouped("strategi", move |s: &&Strategy| match group {
            "dimension" => Some(names.dimension_head(&s.dimension)),
            "kind" => Some(Head::word(s.kind.value)),
            _ => None,
        })
        .build(Caption::new(request, "Strategi").by(group).undated())
}

#[cfg(test)]
mod tests {
    use crate::view::fixture::{faults, list, named_id, show, word};

    #[test]
    fn strategies_stand_in_the_order_of_dimensions() {
        let shown = [
            "Kode | Jenis | Strategi | Faktor SWOT | Isu strategis | Sasaran",
            "# Smart Governance (1 strategi)",
            "STR-GOV-1 | SO | Strategi STR-GOV-1 | S1, O1 | IS-1 | SS-1",
            "# Smart Economy (1 strategi)",
            "STR-ECO-1 | WT | Strategi STR-ECO-1 | W1, T1 | IS-1 | SS-1",
        ];
        assert_eq!(show("strategies", |_| ()), shown);
    }

    #[test]
    fn strategies_of_one_kind_or_dimension() {
        let shown = show("strategies", |o| {
            o.kind = word("WT");
            o.group = word("kind");
            o.columns = list(&["id", "dimension"]);
        });
        assert_eq!(shown[1..], ["# WT (1 strategi)", "STR-ECO-1 | *economy Smart Economy"]);
        let shown = show("strategies", |o| o.dimension = named_id("governance"));
        assert_eq!(shown.len(), 2, "one row and no head");
    }

    #[test]
    fn an_unknown_kind_is_told() {
        assert_eq!(faults("strategies", |o| o.kind = word("OS")).len(), 1);
    }
}
