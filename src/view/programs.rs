//! `programs`: programmes with who answers for them, when, and their money.

use crate::model::record::{Nature, Origin, Program, Record, Ref, Text};
use crate::model::value::{Id, Year};
use crate::view::caption::Caption;
use crate::view::names::{Head, Names};
use crate::view::pick::{Costed, Scope, Selection, fund_names, words, year_words};
use crate::view::sheet::{Field, Sheet, cell};
use crate::view::word::Word;
use crate::view::{Built, Request, View};

pub(super) const VIEW: View = View {
    name: "programs",
    options: &["dimension", "agency", "fund", "year", "kind", "unit", "totals"],
    required: &[],
    columns: &[
        "id",
        "name",
        "description",
        "dimension",
        "subdimension",
        "agency",
        "supporting",
        "years",
        "funds",
        "total",
        "budget",
        "kind",
        "origin",
        "strategies",
        "objectives",
        "indicators",
        "alignment",
        "issues",
        "partners",
        "location",
        "code",
    ],
    groups: &["subdimension", "dimension", "agency"],
    filters: FILTERS,
    words: &[("kind", Nature::KEYS), ("origin", Origin::KEYS)],
    build,
};

/// Fields by which programmes are chosen, here and on the roadmap.
pub(super) const FILTERS: &[&str] = &[
    "dimension",
    "subdimension",
    "agency",
    "supporting",
    "fund",
    "year",
    "kind",
    "origin",
    "strategies",
    "objectives",
    "alignment",
    "issues",
];

/// A programme with its money.
type Row<'a> = Costed<'a, Program>;

fn build(request: &Request<'_>) -> Built {
    let names = Names::new(request.plan);
    let selection = Selection::of(request.options);
    let scope = Scope::of(request, &selection);
    let rows: Vec<Row<'_>> =
        chosen(request, &selection).map(|program| scope.of_program(program)).collect();
    let kind = rows.first().filter(|_| request.options.kind.is_some());
    let kind = kind.map(|program| program.kind.label());
    let alone = request.options.dimension.is_some();
    let group = request.group(if alone { "subdimension" } else { "dimension" });
    let unfunded = unfunded(
        rows.iter()
            .filter(|program| program.sum().0 == 0)
            .map(|program| (program.id(), program.no_budget.as_ref())),
    );
    let defaults = ["id", "name", "agency", "years", "funds", "total"];
    let sheet = Sheet::new(request, rows, fields(names, &scope.years), &defaults)
        .grouped("program", move |program: &Row<'_>| head(names, program, group, alone));
    let money = sheet.shows("total") || sheet.shows("budget");
    let yearly = sheet.shows("budget");
    let kind = kind.map_or_else(String::new, |kind| format!(" jenis {}", kind.to_lowercase()));
    let caption = Caption::new(request, &format!("Program{kind}")).by(group).dated();
    let built = sheet.noted(unfunded.filter(|_| money)).build(caption);
    Built { wide: built.wide || yearly, ..built }
}

/// Lists the programmes of the edition that the author accepts.
pub(super) fn chosen<'a>(
    request: &Request<'a>,
    selection: &Selection,
) -> impl Iterator<Item = &'a Program> {
    let years = request.years;
    request.plan.programs(years).filter(move |program| {
        selection.admits(|field| match field {
            "dimension" => vec![program.dimension.to_string()],
            "subdimension" => vec![program.subdimension.to_string()],
            "agency" => vec![program.agency.to_string()],
            "supporting" => words(&program.supporting),
            "fund" => {
                program.lines(years).filter_map(|line| line.fund).map(Id::to_string).collect()
            }
            "year" => year_words(*program.years),
            "kind" => vec![program.kind.key().to_owned()],
            "origin" => vec![program.origin.key().to_owned()],
            "strategies" => words(&program.strategies),
            "objectives" => words(&program.objectives),
            "alignment" => words(&program.alignment),
            "issues" => words(&program.issues),
            _ => Vec::new(),
        })
    })
}

/// Names the records without money whose authors say why.
pub(super) fn unfunded<'a>(
    records: impl Iterator<Item = (&'a Ref, Option<&'a Text>)>,
) -> Option<String> {
    let reason = |(id, text): (&Ref, Option<&Text>)| {
        Some(format!("{id}: {}.", text?.trim().trim_end_matches('.')))
    };
    let reasons: Vec<String> = records.filter_map(reason).collect();
    (!reasons.is_empty()).then(|| format!("Tanpa pagu tersendiri: {}", reasons.join(" ")))
}

fn head(names: Names<'_>, program: &Program, group: &str, alone: bool) -> Option<Head> {
    match group {
        "subdimension" => {
            Some(names.subdimension_head(&program.dimension, &program.subdimension, alone))
        }
        "dimension" => Some(names.dimension_head(&program.dimension)),
        "agency" => Some(names.agency_head(&program.agency)),
        _ => None,
    }
}

fn fields<'a>(names: Names<'a>, years: &[Year]) -> Vec<Field<'a, Row<'a>>> {
    let mut fields = named_fields(names);
    fields.extend(linked_fields());
    fields.extend([
        Field::years("years", "Tahun", |p: &Row<'_>| *p.years),
        Field::words("funds", "Sumber dana", move |p: &Row<'_>| fund_names(&p.lines, names)),
        Field::money("total", "Pagu indikatif", |p: &Row<'_>| p.sum()),
        Field::budget(Some("Pagu indikatif menurut tahun"), years, Row::sum_of_year),
    ]);
    fields
}

fn named_fields(names: Names<'_>) -> Vec<Field<'_, Row<'_>>> {
    vec![
        Field::code("id", "Kode", |p: &Row<'_>| p.id.to_string()),
        Field::text("name", "Program", |p: &Row<'_>| p.name.value.clone()),
        Field::text("description", "Uraian", |p: &Row<'_>| p.description.value.clone()),
        Field::dimension(names, |p: &Row<'_>| p.dimension.value.clone()),
        Field::words("subdimension", "Subdimensi", move |p: &Row<'_>| {
            names.subdimension(&p.dimension, &p.subdimension)
        }),
        Field::agency("agency", "Penanggung jawab", |p: &Row<'_>| p.agency.value.clone()),
        Field::words("supporting", "Pendukung", move |p: &Row<'_>| {
            let short = p.supporting.iter().map(|id| names.agency_short(id));
            short.collect::<Vec<_>>().join(", ")
        }),
        Field::words("kind", "Jenis", |p: &Row<'_>| p.kind.label().to_owned()),
        Field::words("origin", "Asal", |p: &Row<'_>| p.origin.label().to_owned()),
        Field::text("partners", "Mitra", |p: &Row<'_>| {
            p.partners.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join("; ")
        }),
        Field::words("location", "Lokasi", |p: &Row<'_>| {
            p.location.as_ref().map_or_else(String::new, |text| text.value.clone())
        }),
        Field::code("code", "Kode RPJMD", |p: &Row<'_>| {
            p.code.as_ref().map_or_else(String::new, |text| text.value.clone())
        }),
    ]
}

fn linked_fields<'a>() -> Vec<Field<'a, Row<'a>>> {
    vec![
        Field::words("strategies", "Strategi", |p: &Row<'_>| cell::ids(&p.strategies)),
        Field::words("objectives", "Sasaran", |p: &Row<'_>| cell::ids(&p.objectives)),
        Field::words("indicators", "Indikator", |p: &Row<'_>| cell::ids(&p.indicators)),
        Field::words("alignment", "Keselarasan", |p: &Row<'_>| cell::ids(&p.alignment)),
        Field::words("issues", "Isu strategis", |p: &Row<'_>| cell::ids(&p.issues)),
    ]
}

#[cfg(test)]
mod tests {
    use super::Year;
    use crate::model::table::Row;
    use crate::source::Spanned;
    use crate::view::fixture::{
        built, faults, filter, list, named_id, option_span, rows, show, word,
    };

    #[test]
    fn programmes_stand_below_their_dimension_with_subtotals_and_a_total() {
        let shown = [
            "Kode | Program | Penanggung jawab | Tahun | Sumber dana | Pagu indikatif (rupiah)",
            "# Smart Governance (3 program)",
            "GOV-01 | Program GOV-01 | Dinas Komunikasi dan Informatika | 2022–2023 | APBD, CSR | 2.250.000.000",
            "GOV-02 | Program GOV-02 | Badan Perencanaan | 2023–2024 | APBD | 400.000.000",
            "GOV-03 | Program GOV-03 | Dinas Komunikasi dan Informatika | 2022 | – | –",
            "= Subjumlah Smart Governance: 2.650.000.000",
            "# Smart Economy (1 program)",
            "ECO-01 | Program ECO-01 | Badan Perencanaan | 2022–2024 | CSR | 800.000.000",
            "= Subjumlah Smart Economy: 800.000.000",
            "= Jumlah: 3.450.000.000",
        ];
        assert_eq!(show("programs", |_| ()), shown, "ECO-02 begins after the edition");
    }

    #[test]
    fn one_dimension_is_grouped_by_subdimension() {
        let (built, faults) = built("programs", |o| o.dimension = named_id("governance"));
        assert_eq!(faults, []);
        let shown = rows(&built.table);
        assert_eq!(shown[1], "# Layanan publik (2 program)");
        assert_eq!(shown[4], "= Subjumlah layanan publik: 2.250.000.000");
        assert_eq!(built.caption, "Program Smart Governance menurut subdimensi, 2022–2024");
        assert_eq!(built.note.as_deref(), Some("Tanpa pagu tersendiri: GOV-03: kegiatan rutin."));
        let Row::Group(group) = &built.table.rows[0] else { panic!("a group comes first") };
        assert_eq!(group.dimension, Some("governance".into()));
        assert!(!built.wide);
    }

    #[test]
    fn a_table_of_one_fund_counts_the_money_of_that_fund_alone() {
        let shown = show("programs", |o| {
            o.fund = named_id("csr");
            o.group = word("none");
            o.columns = list(&["id", "funds", "total"]);
            o.sort = word("total");
        });
        let expected =
            ["GOV-01 | CSR | 250.000.000", "ECO-01 | CSR | 800.000.000", "= Jumlah: 1.050.000.000"];
        assert_eq!(shown[1..], expected);
    }

    #[test]
    fn yearly_columns_carry_a_band_and_turn_the_page() {
        let (built, _) = built("programs", |o| {
            o.columns = list(&["id", "agency", "budget", "total"]);
            o.group = word("none");
            o.unit = word("juta");
        });
        let spans: Vec<usize> = built.table.bands.iter().map(|band| band.span).collect();
        assert_eq!(spans, [2, 3, 1]);
        assert_eq!(built.unit.as_deref(), Some("(dalam juta rupiah)"));
        let shown = rows(&built.table);
        assert_eq!(shown[1], "ECO-01 | Badan Perencanaan | 701 | – | 100 | 800");
        assert_eq!(shown[5], "= Jumlah: 2.201 | 850 | 400 | 3.450");
        assert!(built.note.is_some_and(|note| note.contains("pembulatan")), "701 + 100 is not 800");
        assert!(built.wide);
    }

    #[test]
    fn a_year_narrows_programmes_and_their_money() {
        let shown = show("programs", |o| {
            o.year = Some(Spanned::new(Year(2024), option_span("2024")));
            o.group = word("agency");
            o.columns = list(&["id", "total"]);
            o.totals = Some(Spanned::new(false, option_span("false")));
        });
        let expected =
            ["# Badan Perencanaan (2 program)", "ECO-01 | 99.500.000", "GOV-02 | 300.000.000"];
        assert_eq!(shown[1..], expected);
    }

    #[test]
    fn rows_are_filtered_by_any_accepted_value() {
        let shown = show("programs", |o| {
            o.filter = filter("kind", &["policy", "service"]);
            o.columns = list(&["id", "kind", "origin"]);
        });
        assert_eq!(shown[1..], ["# Smart Economy (1 program)", "ECO-01 | Kebijakan | RPJMD"]);
    }

    #[test]
    fn every_misuse_is_told_at_its_own_place() {
        let found = faults("programs", |o| {
            o.columns = list(&["id", "nama", "id"]);
            o.sort = word("-biaya");
            o.group = word("dimensi");
            o.unit = word("jut");
            o.dimension = named_id("governence");
            o.agency = named_id("diskominfos");
            o.fund = named_id("dak");
            o.kind = word("aplikasi");
            o.element = named_id("struktur");
        });
        assert_eq!(found.len(), 10, "{found:?}");
        assert!(
            found
                .contains(&"`governence` is not a dimension that the view `programs` knows".into())
        );
        assert!(found.contains(&"the view `programs` does not take the option `element`".into()));
        assert!(found.contains(&"the column `id` is asked for twice".into()));
    }

    #[test]
    fn what_is_understood_is_built_all_the_same() {
        let (built, faults) = built("programs", |o| {
            o.columns = list(&["id", "nama", "total"]);
            o.dimension = named_id("economy");
            o.filter = filter("warna", &["merah"]);
        });
        assert_eq!(faults.len(), 2);
        assert_eq!(rows(&built.table)[2], "ECO-01 | 800.000.000");
    }
}
