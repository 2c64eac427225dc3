//! `programs`: programmes with who answers for them, when, and their money.

use crate::model::record::{Nature, Origin, Program, Record, Ref, Text};
use crate::model::value::Id;
use crate::view::caption::Caption;
use crate::view::names::{Head, Names};
use crate::view::pick::{Scope, Selection, fund_names, sum, sum_of_year, words, year_words};
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

fn build(request: &Request<'_>) -> Built {
    let names = Names::new(request.plan);
    let selection = Selection::of(request.options);
    let scope = Scope::of(request, &selection);
    let rows: Vec<&Program> = chosen(request, &selection).collect();
    let kind = rows.first().filter(|_| request.options.kind.is_some());
    let kind = kind.map(|program| program.kind.label());
    let alone = request.options.dimension.is_some();
    let group = request.group(if alone { "subdimension" } else { "dimension" });
    let unfunded = unfunded(
        rows.iter()
            .filter(|program| sum(&scope.of_program(program)).0 == 0)
            .map(|program| (program.id(), program.no_budget.as_ref())),
    );
    let defaults = ["id", "name", "agency", "years", "funds", "total"];
    let sheet = Sheet::new(request, rows, fields(names, &scope), &defaults)
        .grouped("program", move |program: &&Program| head(names, program, group, alone));
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
    let reasons: Vec<String> =
        records.filter_map(|(id, reason)| Some(format!("{id} ({})", reason?))).collect();
    (!reasons.is_empty()).then(|| format!("Tanpa pagu tersendiri: {}.", reasons.join("; ")))
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

fn fields<'s>(names: Names<'s>, scope: &'s Scope) -> Vec<Field<'s, &'s Program>> {
    let mut fields = named_fields(names);
    fields.extend(linked_fields());
    fields.extend([
        Field::years("years", "Tahun", |p: &&Program| *p.years),
        Field::words("funds", "Sumber dana", move |p: &&Program| {
            fund_names(&scope.of_program(p), names)
        }),
        Field::money("total", "Pagu indikatif", move |p: &&Program| sum(&scope.of_program(p))),
        Field::budget(Some("Pagu indikatif menurut tahun"), &scope.years, move |p, year| {
            let program: &&Program = p;
            sum_of_year(&scope.of_program(program), year)
        }),
    ]);
    fields
}

fn named_fields(names: Names<'_>) -> Vec<Field<'_, &Program>> {
    vec![
        Field::code("id", "Kode", |p: &&Program| p.id.to_string()),
        Field::text("name", "Program", |p: &&Program| p.name.value.clone()),
        Field::text("description", "Uraian", |p: &&Program| p.description.value.clone()),
        Field::dimension(names, |p: &&Program| p.dimension.value.clone()),
        Field::words("subdimension", "Subdimensi", move |p: &&Program| {
            names.subdimension(&p.dimension, &p.subdimension)
        }),
        Field::agency("agency", "Penanggung jawab", |p: &&Program| p.agency.value.clone()),
        Field::words("supporting", "Pendukung", move |p: &&Program| {
            let short = p.supporting.iter().map(|id| names.agency_short(id));
            short.collect::<Vec<_>>().join(", ")
        }),
        Field::words("kind", "Jenis", |p: &&Program| p.kind.label().to_owned()),
        Field::words("origin", "Asal", |p: &&Program| p.origin.label().to_owned()),
        Field::text("partners", "Mitra", |p: &&Program| {
            p.partners.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join("; ")
        }),
        Field::words("location", "Lokasi", |p: &&Program| {
            p.location.as_ref().map_or_else(String::new, |text| text.value.clone())
        }),
        Field::code("code", "Kode RPJMD", |p: &&Program| {
            p.code.as_ref().map_or_else(String::new, |text| text.value.clone())
        }),
    ]
}

fn linked_fields<'s>() -> Vec<Field<'s, &'s Program>> {
    vec![
        Field::words("strategies", "Strategi", |p: &&Program| cell::ids(&p.strategies)),
        Field::words("objectives", "Sasaran", |p: &&Program| cell::ids(&p.objectives)),
        Field::words("indicators", "Indikator", |p: &&Program| cell::ids(&p.indicators)),
        Field::words("alignment", "Keselarasan", |p: &&Program| cell::ids(&p.alignment)),
        Field::words("issues", "Isu strategis", |p: &&Program| cell::ids(&p.issues)),
    ]
}
