//! `terms`: abbreviations and terms, by the alphabet.

use crate::model::book::Run;
use crate::model::record::Term;
use crate::model::table::{Cell, Role};
use crate::source::Span;
use crate::view::caption::Caption;
use crate::view::sheet::{Field, Placed, Sheet, cell};
use crate::view::{Built, Request, View};

pub(super) const VIEW: View = View {
    name: "terms",
    options: &[],
    required: &[],
    columns: &["short", "name", "meaning"],
    groups: &[],
    filters: &[],
    words: &[],
    build,
};

impl Placed for &Term {
    fn place(&self) -> Option<Span> {
        Some(self.short.span)
    }
}

fn build(request: &Request<'_>) -> Built {
    let rows: Vec<&Term> = request.plan.records.terms.iter().collect();
    let fields = vec![
        Field::words("short", "Istilah", |term: &&Term| term.short.value.clone()),
        Field::cell("name", "Kepanjangan", Role::Prose, |term: &&Term| {
            if term.foreign {
                Cell::runs(vec![Run::Emph(vec![Run::Text(term.name.value.clone())])])
            } else {
                cell::words(&term.name)
            }
        }),
        Field::text("meaning", "Arti", |term: &&Term| {
            term.meaning.as_ref().map_or_else(String::new, |text| text.value.clone())
        }),
    ];
    Sheet::new(request, rows, fields, &["short", "name", "meaning"])
        .sorted("short")
        .build(Caption::new(request, "Istilah dan singkatan").undated())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture::{built, faults, named_id, rows};

    #[test]
    fn terms_stand_by_the_alphabet_and_foreign_ones_slant() {
        let (built, _) = built("terms", |_| ());
        let shown = rows(&built.table);
        assert_eq!(shown[1], "KPI | key performance indicator | –");
        assert!(shown[2].starts_with("SPBE"));
        let crate::model::table::Row::Body(cells) = &built.table.rows[0] else {
            panic!("a body row")
        };
        assert!(matches!(cells[1].lines[0][0], Run::Emph(_)));
    }

    #[test]
    fn terms_have_no_dimension() {
        assert_eq!(faults("terms", |o| o.dimension = named_id("governance")).len(), 1);
    }
}
