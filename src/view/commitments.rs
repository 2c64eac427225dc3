//! `commitments`: what agencies promised.

use crate::model::record::Commitment;
use crate::source::Span;
use crate::view::caption::Caption;
use crate::view::pick::Selection;
use crate::view::sheet::{Field, Placed, Sheet};
use crate::view::{Built, Request, View};

pub(super) const VIEW: View = View {
    name: "commitments",
    options: &["stage", "agency"],
    required: &[],
    columns: &["no", "agency", "text"],
    groups: &[],
    filters: &["stage", "agency"],
    words: &[],
    build,
};

impl Placed for &Commitment {
    fn place(&self) -> Option<Span> {
        Some(self.agency.span)
    }
}

fn build(request: &Request<'_>) -> Built {
    let selection = Selection::of(request.options);
    let rows: Vec<&Commitment> = request
        .plan
        .meetings
        .iter()
        .flat_map(|(stage, meeting)| {
            meeting.value.commitments.iter().map(move |record| (stage, record))
        })
        .filter(|(stage, record)| {
            selection.admits(|field| match field {
                "stage" => vec![stage.to_string()],
                "agency" => vec![record.agency.to_string()],
                _ => Vec::new(),
            })
        })
        .map(|(_, record)| record)
        .collect();
    let fields = vec![
        Field::serial(),
        Field::agency("agency", "Perangkat daerah", |own: &&Commitment| own.agency.value.clone()),
        Field::text("text", "Komitmen", |own: &&Commitment| own.text.value.clone()),
    ];
    Sheet::new(request, rows, fields, &["no", "agency", "text"])
        .build(Caption::new(request, "Komitmen perangkat daerah").undated())
}

#[cfg(test)]
mod tests {
    use crate::view::fixture::{faults, named_id, show};

    #[test]
    fn agencies_stand_with_their_promise() {
        let shown = ["No. | Perangkat daerah | Komitmen", "1 | Badan Perencanaan | Menganggarkan."];
        assert_eq!(show("commitments", |_| ()), shown);
        assert_eq!(show("commitments", |o| o.agency = named_id("diskominfo")).len(), 1);
    }

    #[test]
    fn an_unknown_agency_is_told() {
        assert_eq!(faults("commitments", |o| o.agency = named_id("bapeda")).len(), 1);
    }
}
