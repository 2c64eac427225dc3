//! `dimensions`: the dimensions of the scheme, their sub-dimensions and programmes.

use crate::model::record::Program;
use crate::model::scheme::{Dimension, Named};
use crate::model::value::Rupiah;
use crate::view::caption::Caption;
use crate::view::names::Names;
use crate::view::pick::{Scope, Selection};
use crate::view::sheet::{Field, Placed, Sheet, cell};
use crate::view::{Built, Request, View, programs};

pub(super) const VIEW: View = View {
    name: "dimensions",
    options: &["dimension", "unit", "totals"],
    required: &[],
    columns: &["code", "dimension", "subdimension", "programs", "total"],
    groups: &[],
    filters: &["dimension"],
    words: &[],
    build,
};

/// A sub-dimension with its programmes.
struct Part<'a> {
    dimension: &'a Dimension,
    own: &'a Named,
    programs: Vec<&'a Program>,
}

impl Placed for Part<'_> {}

fn build(request: &Request<'_>) -> Built {
    let names = Names::new(request.plan);
    let selection = Selection::of(request.options);
    let scope = Scope::of(request, &Selection::default());
    let scope = &scope;
    let programs: Vec<&Program> = programs::chosen(request, &selection).collect();
    let wanted = |own: &&Dimension| selection.admits(|_| vec![own.id.to_string()]);
    let rows: Vec<Part<'_>> = names
        .dimensions()
        .iter()
        .filter(wanted)
        .flat_map(|dimension| dimension.subdimensions.iter().map(move |own| (dimension, own)))
        .map(|(dimension, own)| Part {
            dimension,
            own,
            programs: programs.iter().copied().filter(|p| belongs(p, dimension, own)).collect(),
        })
        .collect();
    // Before the second stage there are no programmes to count.
    let defaults: &[&str] = if programs.is_empty() {
        &["dimension", "subdimension"]
    } else {
        &["dimension", "subdimension", "programs"]
    };
    let fields = vec![
        Field::code("code", "Kode", |part: &Part<'_>| part.dimension.code.value.clone()).merged(),
        Field::dimension(names, |part: &Part<'_>| part.dimension.id.value.clone()).merged(),
        Field::words("subdimension", "Subdimensi", |part: &Part<'_>| part.own.name.value.clone()),
        Field::count("programs", "Jumlah program", |part: &Part<'_>| {
            cell::tally(part.programs.len())
        }),
        Field::money("total", "Pagu indikatif", move |part: &Part<'_>| {
            part.programs.iter().map(|program| scope.of_program(program).sum()).sum::<Rupiah>()
        }),
    ];
    Sheet::new(request, rows, fields, defaults)
        .build(Caption::new(request, "Dimensi dan subdimensi smart city").undated())
}

fn belongs(program: &Program, dimension: &Dimension, own: &Named) -> bool {
    program.dimension.value == dimension.id.value && program.subdimension.value == own.id.value
}

#[cfg(test)]
mod tests {
    use crate::view::fixture::{built_of, faults, list, named_id, plan, rows, show};

    #[test]
    fn subdimensions_count_their_programmes() {
        let shown = [
            "Dimensi | Subdimensi | Jumlah program",
            "*governance Smart Governance | Layanan publik | 2",
            " | Kebijakan publik | 1",
            "*economy Smart Economy | Industri daerah | 1",
            " | Transaksi | –",
            "= Jumlah: 4",
        ];
        assert_eq!(show("dimensions", |_| ()), shown);
        let shown = show("dimensions", |o| {
            o.dimension = named_id("economy");
            o.columns = list(&["code", "subdimension", "total"]);
        });
        assert_eq!(shown[1], "ECO | Industri daerah | 800.000.000");
    }

    #[test]
    fn before_there_are_programmes_nothing_is_counted() {
        let mut plan = plan();
        plan.records.programs.clear();
        let (built, _) = built_of(&plan, "dimensions", false, |_| ());
        assert_eq!(rows(&built.table)[0], "Dimensi | Subdimensi");
    }

    #[test]
    fn an_unknown_dimension_is_told() {
        assert_eq!(faults("dimensions", |o| o.dimension = named_id("gov")).len(), 1);
    }
}
