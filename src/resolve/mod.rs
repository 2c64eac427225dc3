//! Numbers, references, facts: a [`Plan`] in, an [`Edition`] ready to be printed out.
//!
//! [`bind`] says which document is printed where, [`number`] gives every chapter, section,
//! table and figure its number and anchor, once, for print and web, for single books and the
//! volume. [`lower`] then turns blocks into what is printed: references become the numbers they
//! point at ([`mod@reference`]), quoted facts are computed ([`fact`]), views become tables and
//! charts ([`exhibit`]). [`matter`] adds lists, terms and bibliography, [`index`] the index;
//! [`sheet`] makes what is signed, [`mod@overview`] the plan at a glance; [`typography`] sets quotation marks and spaces. What leads
//! nowhere is reported.

mod bind;
mod exhibit;
mod fact;
mod index;
mod lower;
mod matter;
mod number;
mod overview;
mod reference;
mod sheet;
mod typography;

use crate::diag::Sink;
use crate::model::book::{Book, DimensionStyle, Edition, Meta, Volume, Words};
use crate::model::plan::{Plan, STAGES};
use crate::model::value::{Rupiah, Year, date_list};

use fact::provenance::Tables;
use number::Numbers;

/// What an edition should hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Stage that is worked on; what later ones lack is told for information only.
    pub stage: u8,
    /// Whether years up to the extension are printed and counted.
    pub extended: bool,
    /// Whether the edition is only checked: tables have rows without cells, and no chart is drawn.
    pub bare: bool,
}

/// Everything that lowering looks things up in.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    plan: &'a Plan,
    options: Options,
    numbers: &'a Numbers,
    tables: &'a Tables<'a>,
}

/// Makes the edition; what leads nowhere is reported and left out.
pub fn resolve(plan: &Plan, options: Options, sink: &mut Sink) -> Edition {
    let binding = bind::bind(plan);
    let numbers = number::number(plan, &binding, sink);
    let tables = if options.bare { Tables::default() } else { Tables::of(&binding, &numbers) };
    let scope = Scope { plan, options, numbers: &numbers, tables: &tables };
    let books: Vec<Book> =
        binding.books.iter().map(|bound| lower::book(scope, bound, sink)).collect();
    let volume = Volume {
        // A plan with a title of its own bears it on the cover of the whole.
        title: plan.manifest.title.as_ref().unwrap_or(&plan.scheme.volume.title).value.clone(),
        front: lower::prose_matter(scope, &binding.volume_front, sink),
        back: lower::prose_matter(scope, &binding.volume_back, sink),
    };
    let years = plan.years(options.extended);
    let budget = plan.scheme.dimensions.iter().map(|dimension| {
        let of_year = |year: Year| -> i64 {
            let lines = plan
                .records
                .programs
                .iter()
                .filter(|program| program.dimension.value == dimension.id.value)
                .flat_map(|program| program.lines(years))
                .filter(|line| line.year == year);
            lines.map(|line| line.amount).sum::<Rupiah>().0
        };
        years.years().map(of_year).collect()
    });
    Edition {
        meta: meta(plan, options),
        print: plan.manifest.print.clone(),
        words: words(plan),
        dimensions: dimensions(plan),
        budget: budget.collect(),
        books,
        volume,
        media: plan.media.clone(),
        overview: overview::overview(plan, options, sink),
        status: None,
    }
}

/// Adds what only a printed edition needs and nothing can be wrong with: lists, terms,
/// bibliography and index, then the marks and spaces of typography.
pub fn complete(plan: &Plan, edition: &mut Edition) {
    matter::complete(plan, &mut edition.books, &mut edition.volume);
    typography::set(edition);
}

fn meta(plan: &Plan, options: Options) -> Meta {
    let manifest = &plan.manifest;
    let region = manifest.full_region();
    let text = |value: &Option<crate::model::record::Text>| value.as_ref().map(|t| t.value.clone());
    let title = text(&manifest.title).unwrap_or_else(|| plan.scheme.title.value.clone());
    let horizon = plan.years(options.extended).to_string();
    let stage = STAGES.rev().filter(|stage| *stage <= manifest.stage());
    let last_day = stage
        .filter_map(|stage| plan.meetings.get(&stage))
        .find_map(|meeting| meeting.dates.iter().map(|date| date.value).max());
    let date = manifest.date.as_ref().map(|date| date.value).or(last_day);
    let agency = manifest
        .agency
        .as_ref()
        .and_then(|id| plan.records.agencies.iter().find(|agency| agency.id.value == id.value));
    Meta {
        work: format!("{title} {region} {horizon}"),
        title,
        government: text(&manifest.government).unwrap_or_else(|| format!("Pemerintah {region}")),
        region,
        horizon,
        agency: agency.map(|agency| agency.name.value.clone()),
        address: text(&manifest.publisher_address),
        place: text(&manifest.place).unwrap_or_else(|| manifest.region.value.clone()),
        date: date.map(|date| date.to_string()),
        date_parts: date.map(|date| (date.0, date.1, date.2)),
        notice: text(&manifest.notice),
        emblem: manifest
            .emblem
            .as_ref()
            .and_then(|path| crate::world::join("", path))
            .filter(|path| plan.media.contains_key(path)),
        keywords: manifest.keywords.iter().map(|word| word.value.clone()).collect(),
        draft: None,
        is_final: false,
        revision: None,
    }
}

fn words(plan: &Plan) -> Words {
    let labels = &plan.scheme.labels;
    Words {
        plan: labels.plan.value.clone(),
        book: labels.book.value.clone(),
        chapter: labels.chapter.value.clone(),
        appendix: labels.appendix.value.clone(),
        table: labels.table.value.clone(),
        figure: labels.figure.value.clone(),
        source: labels.source.value.clone(),
        note: labels.note.value.clone(),
        continued: labels.continued.value.clone(),
        page: labels.page.value.clone(),
        draft: labels.draft.value.clone(),
    }
}

fn dimensions(plan: &Plan) -> Vec<DimensionStyle> {
    plan.scheme
        .dimensions
        .iter()
        .map(|dimension| DimensionStyle {
            id: dimension.id.value.clone(),
            code: dimension.code.value.clone(),
            name: dimension.name.value.clone(),
            fill: dimension.colors.fill.value.clone(),
            on: dimension.colors.on.value.clone(),
            ink: dimension.colors.ink.value.clone(),
            dark: dimension.colors.dark.value.clone(),
        })
        .collect()
}

/// Returns the meeting of a stage in words: Bimtek Tahap II, 27–28 September 2021.
fn basis(plan: &Plan, stage: u8) -> Option<String> {
    let meeting = plan.meetings.get(&stage)?;
    let dates: Vec<_> = meeting.dates.iter().map(|date| date.value).collect();
    let days = date_list(&dates);
    let name = &meeting.name.value;
    Some(if days.is_empty() { name.clone() } else { format!("{name}, {days}") })
}
