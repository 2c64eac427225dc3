//! `swot-matrix`: strengths and weaknesses across opportunities and threats, with the
//! strategies that each meeting of them yields.

use crate::model::block::Align;
use crate::model::book::Run;
use crate::model::record::{Strategy, StrategyKind, Swot, SwotKind};
use crate::model::table::{Cell, Column, Role, Row, Style, Table};
use crate::view::caption::Caption;
use crate::view::pick::Selection;
use crate::view::sheet::cell;
use crate::view::word::Word;
use crate::view::{Built, Request, View};

pub(super) const VIEW: View = View {
    name: "swot-matrix",
    options: &["dimension"],
    required: &[],
    columns: &[],
    groups: &[],
    filters: &[],
    words: &[],
    build,
};

fn build(request: &Request<'_>) -> Built {
    let records = &request.plan.records;
    let selection = Selection::of(request.options);
    let strategies: Vec<&Strategy> = records
        .strategies
        .iter()
        .filter(|own| selection.admits(|_| vec![own.dimension.to_string()]))
        .collect();
    // The matrix of one dimension shows the factors on which its strategies rest.
    let used = |item: &&Swot| {
        request.options.dimension.is_none()
            || strategies.iter().any(|own| own.swot.iter().any(|id| id.value == item.id.value))
    };
    let items: Vec<&Swot> = records.swot.iter().filter(used).collect();
    let empty = items.is_empty() && strategies.is_empty();
    let rows = [
        (SwotKind::Strength, StrategyKind::So, StrategyKind::St),
        (SwotKind::Weakness, StrategyKind::Wo, StrategyKind::Wt),
    ];
    let rows = rows.map(|(kind, first, second)| {
        Row::Body(vec![
            Cell { lines: factors(kind, &items), ..Cell::default() }.as_head(),
            cell_of(first, &strategies),
            cell_of(second, &strategies),
        ])
    });
    let table = Table {
        style: Style::Matrix,
        columns: vec![
            column("factor", &[]),
            column("opportunity", &factors(SwotKind::Opportunity, &items)),
            column("threat", &factors(SwotKind::Threat, &items)),
        ],
        rows: if empty { Vec::new() } else { rows.into() },
        ..Table::default()
    };
    let caption = Caption::new(request, "Matriks SWOT dan strategi").undated();
    Built { table, caption, ..Built::default() }
}

fn column(key: &str, lines: &[Vec<Run>]) -> Column {
    let title = lines.join(&Run::Break);
    Column { key: key.to_owned(), title, align: Align::Left, role: Role::Prose }
}

/// Lists the factors of one kind below its name.
fn factors(kind: SwotKind, items: &[&Swot]) -> Vec<Vec<Run>> {
    let own = items.iter().filter(|item| *item.kind == kind);
    let lines = own.map(|item| vec![strong(&item.id.0), Run::Text(format!(" {}", item.text))]);
    std::iter::once(vec![strong(kind.label())]).chain(lines).collect()
}

/// Says what strategies of one kind do.
pub(super) fn title(kind: StrategyKind) -> &'static str {
    match kind {
        StrategyKind::So => "Memanfaatkan",
        StrategyKind::Wo => "Memperbaiki",
        StrategyKind::St => "Melindungi",
        StrategyKind::Wt => "Mengurangi",
    }
}

/// Lists the strategies of one kind with the factors they rest on.
fn cell_of(kind: StrategyKind, strategies: &[&Strategy]) -> Cell {
    let own = strategies.iter().filter(|strategy| *strategy.kind == kind);
    let lines = own.map(|strategy| {
        let words = format!(" {} ({})", strategy.text, cell::ids(&strategy.swot));
        vec![strong(&strategy.id.0), Run::Text(words)]
    });
    let head = vec![strong(kind.label()), Run::Text(format!(" {}", title(kind)))];
    let place = strategies.iter().find(|own| *own.kind == kind).map(|own| own.id.span);
    Cell { lines: std::iter::once(head).chain(lines).collect(), place, ..Cell::default() }
}

fn strong(words: &str) -> Run {
    Run::Strong(vec![Run::Text(words.to_owned())])
}

#[cfg(test)]
mod tests {
    use crate::model::book::plain;
    use crate::model::table::Style;
    use crate::view::fixture::{built, faults, list, named_id, rows};

    #[test]
    fn strategies_stand_where_their_factors_meet() {
        let (built, faults) = built("swot-matrix", |_| ());
        assert_eq!(faults, []);
        assert_eq!(built.table.style, Style::Matrix);
        let heads: Vec<String> = built.table.columns.iter().map(|own| plain(&own.title)).collect();
        assert_eq!(heads, ["", "Peluang O1 Satu Data", "Ancaman T1 Serangan siber"]);
        let shown = rows(&built.table);
        assert_eq!(
            shown[1],
            "Kekuatan / S1 Jaringan serat optik | \
             SO Memanfaatkan / STR-GOV-1 Strategi STR-GOV-1 (S1, O1) | ST Melindungi"
        );
        assert_eq!(
            shown[2],
            "Kelemahan / W1 Data terpencar | \
             WO Memperbaiki | WT Mengurangi / STR-ECO-1 Strategi STR-ECO-1 (W1, T1)"
        );
    }

    #[test]
    fn the_matrix_of_one_dimension_shows_the_factors_it_rests_on() {
        let (built, _) = built("swot-matrix", |o| o.dimension = named_id("economy"));
        let heads: Vec<String> = built.table.columns.iter().map(|own| plain(&own.title)).collect();
        assert_eq!(heads, ["", "Peluang", "Ancaman T1 Serangan siber"]);
        assert!(rows(&built.table)[1].starts_with("Kekuatan | "));
    }

    #[test]
    fn its_columns_cannot_be_chosen() {
        assert_eq!(faults("swot-matrix", |o| o.columns = list(&["id"])).len(), 1);
    }
}
