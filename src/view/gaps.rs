//! `gaps`: the distance between what is and what should be, and what closes it.

use crate::model::record::{Gap, Priority};
use crate::model::table::Role;
use crate::view::caption::Caption;
use crate::view::names::{Head, Names};
use crate::view::pick::{Selection, words};
use crate::view::sheet::{Field, Sheet, cell};
use crate::view::word::Word;
use crate::view::{Built, Request, View};

pub(super) const VIEW: View = View {
    name: "gaps",
    options: &["dimension", "priority"],
    required: &[],
    columns: &[
        "id",
        "dimension",
        "current",
        "ideal",
        "gap",
        "priority",
        "readiness",
        "follow_up",
        "source",
    ],
    groups: &["dimension", "priority"],
    filters: &["dimension", "priority", "readiness", "follow_up"],
    words: &[("priority", Priority::KEYS)],
    build,
};

fn build(request: &Request<'_>) -> Built {
    let names = Names::new(request.plan);
    let selection = Selection::of(request.options);
    let rows: Vec<&Gap> = request
        .plan
        .records
        .gaps
        .iter()
        .filter(|gap| {
            selection.admits(|field| match field {
                "dimension" => vec![gap.dimension.to_string()],
                "priority" => vec![gap.priority.key().to_owned()],
                "readiness" => words(&gap.readiness),
                "follow_up" => words(&gap.follow_up),
                _ => Vec::new(),
            })
        })
        .collect();
    let group =
        request.group(if request.options.dimension.is_some() { "none" } else { "dimension" });
    let fields = vec![
        Field::code("id", "Kode", |g: &&Gap| g.id.to_string()),
        Field::dimension(names, |g: &&Gap| g.dimension.value.clone()),
        Field::text("current", "Kondisi saat ini", |g: &&Gap| g.current.value.clone()),
        Field::text("ideal", "Kondisi ideal", |g: &&Gap| g.ideal.value.clone()),
        Field::text("gap", "Kesenjangan", |g: &&Gap| g.gap.value.clone()),
        // Sorted by urgency, not by letters.
        Field::cell("priority", "Prioritas", Role::Words, |g: &&Gap| {
            cell::ranked(g.priority.label(), g.priority.rank())
        }),
        Field::words("readiness", "Kesiapan", |g: &&Gap| cell::ids(&g.readiness)),
        Field::words("follow_up", "Tindak lanjut", |g: &&Gap| cell::ids(&g.follow_up)),
        Field::text("source", "Sumber", |g: &&Gap| {
            g.source.as_ref().map_or_else(String::new, |text| text.value.clone())
        }),
    ];
    let defaults = ["id", "current", "ideal", "gap", "priority", "follow_up"];
    Sheet::new(request, rows, fields, &defaults)
        .grouped("kesenjangan", move |g: &&Gap| match group {
            "dimension" => Some(names.dimension_head(&g.dimension)),
            "priority" => Some(Head::word(*g.priority)),
            _ => None,
        })
        .build(Caption::new(request, "Kesenjangan").by(group).undated())
}

#[cfg(test)]
mod tests {
    use crate::view::fixture::{faults, list, named_id, show, word};

    #[test]
    fn gaps_stand_below_their_dimension() {
        let shown = show("gaps", |_| ());
        assert_eq!(shown.len(), 6);
        assert_eq!(shown[1], "# Smart Governance (2 kesenjangan)");
        assert_eq!(shown[5], "KS-3 | kini | nanti | jarak | Sedang | GOV-01, STR-GOV-1");
    }

    #[test]
    fn priorities_are_sorted_by_urgency() {
        let shown = show("gaps", |o| {
            o.group = word("none");
            o.sort = word("priority");
            o.columns = list(&["id", "priority"]);
        });
        assert_eq!(shown[1..], ["KS-2 | Tinggi", "KS-3 | Sedang", "KS-1 | Rendah"]);
        let shown = show("gaps", |o| {
            o.dimension = named_id("governance");
            o.priority = word("high");
        });
        assert_eq!(shown.len(), 2);
    }

    #[test]
    fn a_column_of_its_own_needs_no_heads_unless_they_are_asked_for() {
        let shown = show("gaps", |o| o.columns = list(&["id", "dimension"]));
        assert_eq!(shown[1], "KS-1 | *governance Smart Governance");
        let shown = show("gaps", |o| {
            o.columns = list(&["id", "dimension"]);
            o.group = word("dimension");
        });
        assert_eq!(shown[1], "# Smart Governance (2 kesenjangan)");
    }

    #[test]
    fn an_unknown_priority_is_told() {
        let found = faults("gaps", |o| o.priority = word("tinggi"));
        assert_eq!(found, ["`tinggi` is not a priority that the view `gaps` knows"]);
    }
}
