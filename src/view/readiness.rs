//! `readiness`: the elements of readiness, their points and what follows from them.

use crate::model::record::Readiness;
use crate::model::value::Decimal;
use crate::view::caption::Caption;
use crate::view::names::Names;
use crate::view::pick::{Selection, words};
use crate::view::sheet::{Field, Sheet, cell};
use crate::view::{Built, Request, View};

pub(super) const VIEW: View = View {
    name: "readiness",
    options: &["element", "totals"],
    required: &[],
    columns: &["id", "name", "current", "ideal", "score", "target", "follow_up", "source"],
    groups: &["element"],
    filters: &["element", "follow_up"],
    words: &[],
    build,
};

fn build(request: &Request<'_>) -> Built {
    let names = Names::new(request.plan);
    let rows = chosen(request, &Selection::of(request.options));
    let group = request.group(if request.options.element.is_some() { "none" } else { "element" });
    let points =
        rows.iter().flat_map(|item| [Some(item.score.value), item.target.map(|t| t.value)]);
    let places = points.flatten().map(Decimal::places).max().unwrap_or(0);
    let fields = vec![
        Field::code("id", "Kode", |r: &&Readiness| r.id.to_string()),
        Field::text("name", "Butir kesiapan", |r: &&Readiness| r.name.value.clone()),
        Field::text("current", "Kondisi saat ini", |r: &&Readiness| r.current.value.clone()),
        Field::text("ideal", "Kondisi ideal", |r: &&Readiness| r.ideal.value.clone()),
        Field::score("score", "Nilai", places, |r: &&Readiness| Some(r.score.value)),
        Field::score("target", "Target", places, |r: &&Readiness| r.target.map(|own| own.value)),
        Field::words("follow_up", "Tindak lanjut", |r: &&Readiness| cell::ids(&r.follow_up)),
        Field::text("source", "Sumber", |r: &&Readiness| r.source.value.clone()),
    ];
    let defaults = ["id", "name", "current", "ideal", "score", "target", "follow_up"];
    let sheet = Sheet::new(request, rows, fields, &defaults)
        .grouped("butir", move |r: &&Readiness| {
            (group == "element").then(|| names.element_head(&r.element))
        });
    let scale = request.plan.scheme.readiness.scale.value;
    let scored = sheet.shows("score") || sheet.shows("target");
    let note = scored.then(|| format!("Nilai dari 0 sampai {scale}."));
    sheet.noted(note).build(Caption::new(request, "Kesiapan daerah").by(group).undated())
}

/// Lists the items that the author accepts.
pub(super) fn chosen<'a>(request: &Request<'a>, selection: &Selection) -> Vec<&'a Readiness> {
    let all = request.plan.records.readiness.iter();
    all.filter(|item| {
        selection.admits(|field| match field {
            "element" => vec![item.element.to_string()],
            "follow_up" => words(&item.follow_up),
            _ => Vec::new(),
        })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use crate::view::fixture::{built, faults, list, named_id, rows, show, word};

    #[test]
    fn elements_and_the_whole_have_their_mean() {
        let shown = show("readiness", |o| o.columns = list(&["id", "score", "target"]));
        let expected = [
            "Kode | Nilai | Target",
            "# Struktur (2 butir)",
            "K-1 | 2,0 | 4,0",
            "K-2 | 2,5 | 4,0",
            "= Rata-rata struktur: 2,25 | 4,00",
            "# Sarana (1 butir)",
            "K-3 | 3,0 | 4,0",
            "= Rata-rata sarana: 3,00 | 4,00",
            "= Rata-rata: 2,50 | 4,00",
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn one_element_has_no_heads() {
        let (built, _) = built("readiness", |o| {
            o.element = named_id("struktur");
            o.sort = word("-score");
            o.columns = list(&["id", "score"]);
        });
        assert_eq!(rows(&built.table)[1..], ["K-2 | 2,5", "K-1 | 2,0", "= Rata-rata: 2,25"]);
        assert_eq!(built.caption, "Kesiapan daerah unsur struktur");
    }

    #[test]
    fn an_unknown_element_is_told() {
        let found = faults("readiness", |o| o.element = named_id("strukur"));
        assert_eq!(found, ["`strukur` is not an element that the view `readiness` knows"]);
    }
}
