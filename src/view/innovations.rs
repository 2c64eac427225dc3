//! `innovations`: what is new in the programmes, and for whom.

use crate::model::record::{Innovation, Maturity, Nature};
use crate::model::table::Role;
use crate::model::value::YearSpan;
use crate::view::caption::Caption;
use crate::view::names::{Head, Names};
use crate::view::pick::Selection;
use crate::view::sheet::{Field, Sheet, cell};
use crate::view::word::Word;
use crate::view::{Built, Request, View};

pub(super) const VIEW: View = View {
    name: "innovations",
    options: &["dimension", "kind"],
    required: &[],
    columns: &[
        "id",
        "name",
        "dimension",
        "program",
        "novelty",
        "beneficiaries",
        "agency",
        "year",
        "kind",
        "status",
    ],
    groups: &["dimension", "kind"],
    filters: &["dimension", "program", "agency", "year", "kind", "status"],
    words: &[("kind", Nature::KEYS), ("status", Maturity::KEYS)],
    build,
};

fn build(request: &Request<'_>) -> Built {
    let names = Names::new(request.plan);
    let selection = Selection::of(request.options);
    let all = request.plan.records.innovations.iter();
    let rows: Vec<&Innovation> = all
        .filter(|own| own.year.value <= request.years.end())
        .filter(|own| {
            selection.admits(|field| match field {
                "dimension" => vec![own.dimension.to_string()],
                "program" => vec![own.program.to_string()],
                "agency" => vec![own.agency.to_string()],
                "year" => vec![own.year.to_string()],
                "kind" => vec![own.kind.key().to_owned()],
                "status" => own.status.iter().map(|status| status.key().to_owned()).collect(),
                _ => Vec::new(),
            })
        })
        .collect();
    let group =
        request.group(if request.options.dimension.is_some() { "none" } else { "dimension" });
    let defaults = ["id", "name", "program", "novelty", "beneficiaries", "agency", "year"];
    Sheet::new(request, rows, fields(names), &defaults)
        .grouped("inovasi", move |own: &&Innovation| match group {
            "dimension" => Some(names.dimension_head(&own.dimension)),
            "kind" => Some(Head::word(*own.kind)),
            _ => None,
        })
        .build(Caption::new(request, "Inovasi").by(group).dated())
}

fn fields(names: Names<'_>) -> Vec<Field<'_, &Innovation>> {
    vec![
        Field::code("id", "Kode", |own: &&Innovation| own.id.to_string()),
        Field::text("name", "Inovasi", |own: &&Innovation| own.name.value.clone()),
        Field::dimension(names, |own: &&Innovation| own.dimension.value.clone()),
        Field::code("program", "Program", |own: &&Innovation| own.program.to_string()),
        Field::text("novelty", "Kebaruan", |own: &&Innovation| own.novelty.value.clone()),
        Field::text("beneficiaries", "Penerima manfaat", |own: &&Innovation| {
            own.beneficiaries.value.clone()
        }),
        Field::agency("agency", "Penanggung jawab", |own: &&Innovation| own.agency.value.clone()),
        Field::years("year", "Tahun", |own: &&Innovation| YearSpan(*own.year, *own.year)),
        Field::words("kind", "Jenis", |own: &&Innovation| own.kind.label().to_owned()),
        // Sorted by how far it has come, not by letters.
        Field::cell("status", "Status", Role::Words, |own: &&Innovation| match &own.status {
            Some(status) => cell::ranked(status.label(), status.rank()),
            None => cell::words(""),
        }),
    ]
}

#[cfg(test)]
mod tests {
    use crate::view::fixture::{built_of, faults, filter, list, plan, show, word};

    #[test]
    fn innovations_say_what_is_new_and_for_whom() {
        let shown = show("innovations", |_| ());
        assert_eq!(
            shown[2],
            "INO-1 | Loket tunggal | GOV-01 | satu akun | warga | \
             Dinas Komunikasi dan Informatika | 2022"
        );
        let shown = show("innovations", |o| {
            o.group = word("kind");
            o.columns = list(&["id", "status"]);
        });
        assert_eq!(shown[1..], ["# Layanan (1 inovasi)", "INO-1 | Uji coba"]);
    }

    #[test]
    fn innovations_after_the_edition_are_left_out() {
        let mut plan = plan();
        plan.records.innovations[0].year.value.0 = 2026;
        assert_eq!(built_of(&plan, "innovations", false, |_| ()).0.table.body_rows(), 0);
        assert_eq!(built_of(&plan, "innovations", true, |_| ()).0.table.body_rows(), 1);
    }

    #[test]
    fn an_unknown_status_is_told() {
        assert_eq!(faults("innovations", |o| o.filter = filter("status", &["ide"])).len(), 1);
    }
}
