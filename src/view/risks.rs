//! `risks`: what may go wrong, how bad it would be, and what is done about it.

use crate::model::record::Risk;
use crate::model::table::{Cell, Role};
use crate::view::caption::Caption;
use crate::view::names::Names;
use crate::view::pick::{Selection, words};
use crate::view::sheet::{Field, Sheet, cell};
use crate::view::{Built, Request, View};

pub(super) const VIEW: View = View {
    name: "risks",
    options: &["agency", "dimension"],
    required: &[],
    columns: &[
        "id",
        "name",
        "cause",
        "impact_text",
        "likelihood",
        "impact",
        "level",
        "mitigation",
        "agency",
        "programs",
        "quick_win",
    ],
    groups: &[],
    filters: &["agency", "dimension", "programs", "quick_win"],
    words: &[],
    build,
};

const LEVELS: &str = "Tingkat risiko adalah kemungkinan (1–5) kali dampak (1–5): 1–4 rendah, \
                      5–9 sedang, 10–15 tinggi, 16–25 sangat tinggi.";

fn build(request: &Request<'_>) -> Built {
    let names = Names::new(request.plan);
    let selection = Selection::of(request.options);
    let rows: Vec<&Risk> = request
        .plan
        .records
        .risks
        .iter()
        .filter(|risk| {
            selection.admits(|field| match field {
                "agency" => vec![risk.agency.to_string()],
                "dimension" => {
                    let programs = risk.programs.iter().filter_map(|id| names.program(id));
                    programs.map(|program| program.dimension.to_string()).collect()
                }
                "programs" => words(&risk.programs),
                "quick_win" => risk.quick_win.iter().map(ToString::to_string).collect(),
                _ => Vec::new(),
            })
        })
        .collect();
    let defaults = [
        "id",
        "name",
        "cause",
        "impact_text",
        "likelihood",
        "impact",
        "level",
        "mitigation",
        "agency",
    ];
    let sheet = Sheet::new(request, rows, fields(), &defaults);
    let note = sheet.shows("level").then(|| LEVELS.to_owned());
    sheet.noted(note).build(Caption::new(request, "Risiko dan mitigasi").undated())
}

fn fields<'a>() -> Vec<Field<'a, &'a Risk>> {
    vec![
        Field::code("id", "Kode", |risk: &&Risk| risk.id.to_string()),
        Field::text("name", "Risiko", |risk: &&Risk| risk.name.value.clone()),
        Field::text("cause", "Penyebab", |risk: &&Risk| risk.cause.value.clone()),
        Field::text("impact_text", "Akibat", |risk: &&Risk| risk.impact_text.value.clone()),
        Field::cell("likelihood", "Kemungkinan", Role::Number, |risk: &&Risk| {
            cell::decimal(*risk.likelihood, 0)
        }),
        Field::cell("impact", "Dampak", Role::Number, |risk: &&Risk| {
            cell::decimal(*risk.impact, 0)
        }),
        Field::cell("level", "Tingkat", Role::Words, |risk: &&Risk| level(risk)),
        Field::text("mitigation", "Mitigasi", |risk: &&Risk| risk.mitigation.value.clone()),
        Field::agency("agency", "Penanggung jawab", |risk: &&Risk| risk.agency.value.clone()),
        Field::words("programs", "Program", |risk: &&Risk| cell::ids(&risk.programs)),
        Field::code("quick_win", "Quick win", |risk: &&Risk| {
            risk.quick_win.as_ref().map_or_else(String::new, ToString::to_string)
        }),
    ]
}

fn level(risk: &Risk) -> Cell {
    let level = risk.likelihood.0.saturating_mul(risk.impact.0);
    let word = match level {
        ..5 => "rendah",
        5..10 => "sedang",
        10..16 => "tinggi",
        16.. => "sangat tinggi",
    };
    Cell::number(format!("{level} ({word})"), level)
}

#[cfg(test)]
mod tests {
    use crate::view::fixture::{built, faults, list, named_id, rows, word};

    #[test]
    fn the_level_is_likelihood_times_impact() {
        let (built, faults) = built("risks", |_| ());
        assert_eq!(faults, []);
        assert_eq!(
            rows(&built.table)[1],
            "RS-1 | Kebocoran data | sandi lemah | kepercayaan turun | 3 | 4 | 12 (tinggi) | \
             uji keamanan | Diskominfo"
        );
        assert!(built.wide, "four columns of prose");
        assert!(built.note.is_some());
    }

    #[test]
    fn risks_of_one_dimension_are_those_of_its_programmes() {
        let (built, _) = built("risks", |o| {
            o.dimension = named_id("economy");
            o.columns = list(&["id"]);
        });
        assert_eq!(built.table.body_rows(), 0);
        assert_eq!(built.note, None);
    }

    #[test]
    fn an_unknown_column_is_told() {
        assert_eq!(faults("risks", |o| o.sort = word("tingkat")).len(), 1);
    }
}
