//! `quick-win-scores`: the candidates for quick wins with their weighted points.

use crate::model::book::{Mark, Run};
use crate::model::record::QuickWin;
use crate::model::scheme::{Criterion, Scoring};
use crate::model::table::{Cell, Role};
use crate::model::value::Decimal;
use crate::view::caption::Caption;
use crate::view::names::{Names, capitalised};
use crate::view::pick::Selection;
use crate::view::sheet::{Col, Content, Field, Sheet, cell};
use crate::view::{Built, Request, View, quick_wins};

pub(super) const VIEW: View = View {
    name: "quick-win-scores",
    options: &["dimension"],
    required: &[],
    columns: &[
        "id",
        "name",
        "dimension",
        "program",
        "issue",
        "agency",
        "criteria",
        "score",
        "selected",
    ],
    groups: &["dimension"],
    filters: &["dimension", "agency", "program", "issue"],
    words: &[],
    build,
};

fn build(request: &Request<'_>) -> Built {
    let names = Names::new(request.plan);
    let scoring = &request.plan.scheme.scoring.value;
    let selection = Selection::of(request.options);
    let rows: Vec<&QuickWin> = quick_wins::chosen(request, &selection).collect();
    let group = request.group("none");
    let sheet = Sheet::new(
        request,
        rows,
        fields(names, scoring),
        &["id", "name", "criteria", "score", "selected"],
    )
    .sorted("-score")
    .grouped("kandidat", move |own: &&QuickWin| {
        (group == "dimension").then(|| names.dimension_head(&own.dimension))
    });
    let explained = sheet.shows("criteria") || sheet.shows("score");
    sheet
        .noted(explained.then(|| legend(scoring)))
        .build(Caption::new(request, "Penilaian kandidat quick win").by(group).undated())
}

fn fields<'a>(names: Names<'a>, scoring: &'a Scoring) -> Vec<Field<'a, &'a QuickWin>> {
    vec![
        Field::code("id", "Kode", |own: &&QuickWin| own.id.to_string()),
        Field::text("name", "Kandidat", |own: &&QuickWin| own.name.value.clone()),
        Field::dimension(names, |own: &&QuickWin| own.dimension.value.clone()),
        Field::code("program", "Program", |own: &&QuickWin| own.program.to_string()),
        Field::code("issue", "Isu", |own: &&QuickWin| own.issue.to_string()),
        Field::agency("agency", "Penanggung jawab", |own: &&QuickWin| own.agency.value.clone()),
        criteria(scoring),
        Field::cell("score", "Nilai akhir", Role::Number, |own: &&QuickWin| {
            cell::decimal(weighted(own, scoring), 2)
        }),
        Field::cell("selected", "Terpilih", Role::Mark, |own: &&QuickWin| {
            if own.selected {
                let check = vec![Run::Mark(Mark::Check, "terpilih".into())];
                Cell { value: Some(1), ..Cell::runs(check) }
            } else {
                Cell { value: Some(0), ..Cell::default() }
            }
        }),
    ]
}

fn criteria(scoring: &Scoring) -> Field<'_, &QuickWin> {
    let columns = scoring.criteria.iter().map(|criterion| {
        let content =
            Content::Cell(Box::new(move |own: &&QuickWin| match points(own, criterion) {
                Some(points) => cell::decimal(points, points.places()),
                None => Cell::text(cell::DASH),
            }));
        Col::new(criterion.id.as_str(), &short(criterion), Role::Number, content)
    });
    Field::many("criteria", "Nilai menurut kriteria", columns.collect())
}

/// Makes the short head of a criterion of its id: `sumber-daya` is Sumber daya.
fn short(criterion: &Criterion) -> String {
    capitalised(&criterion.id.as_str().replace(['-', '_'], " "))
}

/// Says what the short heads stand for and how the points are weighted.
fn legend(scoring: &Scoring) -> String {
    let criteria = scoring.criteria.iter();
    let each = criteria.map(|own| format!("{}: {} ({}%)", short(own), own.name, *own.weight));
    format!(
        "Nilai 1–{}; nilai akhir adalah rata-rata tertimbang. {}.",
        *scoring.scale,
        each.collect::<Vec<_>>().join("; ")
    )
}

fn points(candidate: &QuickWin, criterion: &Criterion) -> Option<Decimal> {
    let pairs = &candidate.scores.0;
    let own = pairs.iter().find(|pair| pair.key.value == criterion.id.value)?;
    Some(own.value.value)
}

/// Sums points times weight, in percent, to two decimals, rounded half up.
fn weighted(candidate: &QuickWin, scoring: &Scoring) -> Decimal {
    // Millionths times millionths of a percent: exact for up to six decimals each.
    let exact = |number: Decimal| i128::from(cell::millionths(number));
    let sum: i128 = scoring
        .criteria
        .iter()
        .filter_map(|own| Some(exact(points(candidate, own)?).saturating_mul(exact(*own.weight))))
        .fold(0, i128::saturating_add);
    let hundredth = 1_000_000_000_000;
    let rounded = sum.saturating_add(hundredth / 2).div_euclid(hundredth);
    Decimal(i64::try_from(rounded).unwrap_or(i64::MAX), 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture::{built_of, faults, plan, rows, show, word};

    #[test]
    fn candidates_stand_by_their_weighted_points() {
        let shown = [
            "Kode | Kandidat | Mendesak | Sumber daya | Nilai akhir | Terpilih",
            "QW-01 | Cepat QW-01 | 5 | 4 | 4,60 | v",
            "QW-02 | Cepat QW-02 | 3 | 4 | 3,40 | ",
        ];
        assert_eq!(show("quick-win-scores", |_| ()), shown);
        let shown = show("quick-win-scores", |o| o.sort = word("score"));
        assert!(shown[1].starts_with("QW-02"));
        let shown = show("quick-win-scores", |o| o.sort = word("sumber-daya"));
        assert!(shown[1].starts_with("QW-02"), "equal points keep the order written");
    }

    #[test]
    fn points_are_weighted_exactly() {
        let mut plan = plan();
        let scores = &mut plan.records.quick_wins[0].scores.value.0;
        scores[0].value.value = Decimal(3333, 3);
        scores.truncate(1);
        let scoring = &plan.scheme.scoring.value;
        assert_eq!(weighted(&plan.records.quick_wins[0], scoring), Decimal(200, 2), "1.9998");
        let (built, _) = built_of(&plan, "quick-win-scores", false, |_| ());
        assert!(rows(&built.table)[2].contains("3,333 | – | 2,00"), "not scored is a dash");
    }

    #[test]
    fn an_unknown_column_to_sort_by_is_told() {
        assert_eq!(faults("quick-win-scores", |o| o.sort = word("kecepatan")).len(), 1);
    }
}
