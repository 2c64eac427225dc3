//! Messages about views: a name, an option or a choice that a computed table does not have.

use crate::diag::catalogue::{certain, listed, nearest};
use crate::diag::{Diagnostic, Fix, Text, code};
use crate::source::Span;

/// A fence names a view that does not exist.
pub fn unknown_view(span: Span, name: &str, known: &[&str], is_chart: bool) -> Diagnostic {
    let message =
        Text::new(format!("tidak ada tampilan `{name}`"), format!("there is no view `{name}`"));
    let known = known.iter().copied();
    let meant = certain(name, known.clone()).and_then(|meant| Fix::word(span, name, meant));
    let finding = Diagnostic::error(code::BAD_VIEW, span, message).maybe(meant);
    if is_chart {
        return finding.hint(
            format!("`{name}` adalah bagan; bagan ditulis `{{chart}} {name}`"),
            format!("`{name}` is a chart; a chart is written `{{chart}} {name}`"),
        );
    }
    suggest(finding, name, known, ("tampilan", "views"))
}

/// A fence names a chart that does not exist.
pub fn unknown_chart(span: Span, name: &str, known: &[&str], is_table: bool) -> Diagnostic {
    let message =
        Text::new(format!("tidak ada bagan `{name}`"), format!("there is no chart `{name}`"));
    let known = known.iter().copied();
    let meant = certain(name, known.clone()).and_then(|meant| Fix::word(span, name, meant));
    let mut finding = Diagnostic::error(code::BAD_VIEW, span, message).maybe(meant);
    if is_table {
        finding = finding.hint(
            format!("`{name}` adalah tabel; tabel ditulis `{{table}} {name}`"),
            format!("`{name}` is a table; a table is written `{{table}} {name}`"),
        );
    }
    suggest(finding, name, known, ("bagan", "charts"))
}

/// The option `table` of a chart leads to something that is no table.
pub fn no_table(span: Span, label: &str) -> Diagnostic {
    Diagnostic::error(
        code::BAD_VIEW,
        span,
        Text::new(format!("`{label}` bukan tabel"), format!("`{label}` is not a table")),
    )
    .hint(
        "sebut label tabel yang memuat data bagan ini, atau hapus opsi `table`",
        "name the label of the table that holds this chart's data, or remove the option `table`",
    )
}

/// A view does not take an option that other views take.
pub fn option_not_taken(span: Span, view: &str, option: &str, taken: &[&str]) -> Diagnostic {
    Diagnostic::error(
        code::BAD_VIEW,
        span,
        Text::new(
            format!("tampilan `{view}` tidak mengenal opsi `{option}`"),
            format!("the view `{view}` does not take the option `{option}`"),
        ),
    )
    .hint(
        format!("hapus opsi itu; opsi tampilan ini: {}", listed(taken.iter().copied())),
        format!("remove the option; this view takes {}", listed(taken.iter().copied())),
    )
}

/// A view cannot be built without an option.
pub fn missing_option(span: Span, view: &str, option: &str, known: &[String]) -> Diagnostic {
    let message = Text::new(
        format!("tampilan `{view}` memerlukan opsi `{option}`"),
        format!("the view `{view}` needs the option `{option}`"),
    );
    let finding = Diagnostic::error(code::BAD_VIEW, span, message);
    match known.first() {
        Some(first) => finding.hint(
            format!("tambahkan baris seperti `{option}: {first}`"),
            format!("add a line such as `{option}: {first}`"),
        ),
        None => finding.hint(
            format!("tambahkan baris `{option}: …` setelah datanya ada"),
            format!("add a line `{option}: …` once there are records for it"),
        ),
    }
}

/// An option names a column, a word or a record that the view or the plan does not have.
pub fn unknown_choice(
    span: Span,
    view: &str,
    option: &str,
    word: &str,
    known: &[String],
) -> Diagnostic {
    let (id, en, many) = noun(option);
    let message = Text::new(
        format!("`{word}` bukan {id} yang dikenal tampilan `{view}`"),
        format!("`{word}` is not {en} that the view `{view}` knows"),
    );
    let finding = Diagnostic::error(code::BAD_VIEW, span, message);
    suggest(finding, word, known.iter().map(String::as_str), (id, many))
}

/// `filter` names a field by which the view cannot filter.
pub fn unknown_filter(span: Span, view: &str, field: &str, known: &[&str]) -> Diagnostic {
    let message = Text::new(
        format!("tampilan `{view}` tidak dapat disaring menurut `{field}`"),
        format!("the view `{view}` cannot be filtered by `{field}`"),
    );
    let finding = Diagnostic::error(code::BAD_VIEW, span, message);
    suggest(finding, field, known.iter().copied(), ("penyaring", "filters"))
}

/// A column is asked for twice.
pub fn repeated_column(span: Span, column: &str) -> Diagnostic {
    Diagnostic::error(
        code::BAD_VIEW,
        span,
        Text::new(
            format!("kolom `{column}` diminta dua kali"),
            format!("the column `{column}` is asked for twice"),
        ),
    )
    .hint("hapus salah satunya", "remove one of them")
}

/// Adds the nearest known word, and all of them.
fn suggest<'a>(
    mut finding: Diagnostic,
    word: &str,
    known: impl Iterator<Item = &'a str> + Clone,
    (id, en): (&str, &str),
) -> Diagnostic {
    if let Some(near) = nearest(word, known.clone()) {
        finding =
            finding.hint(format!("mungkin maksudnya `{near}`"), format!("did you mean `{near}`?"));
    }
    let all = listed(known);
    if all.is_empty() {
        finding.hint(
            format!("rencana ini belum memuat {id}; tambahkan dahulu atau hapus opsi ini"),
            format!("the plan has no {en} yet; add them first or remove the option"),
        )
    } else {
        finding.hint(format!("{id} yang ada: {all}"), format!("known {en}: {all}"))
    }
}

/// Names what an option chooses: Indonesian, English with article, English of many.
fn noun(option: &str) -> (&'static str, &'static str, &'static str) {
    match option {
        "columns" => ("kolom", "a column", "columns"),
        "sort" => ("kolom pengurut", "a column", "columns"),
        "group" => ("pengelompokan", "a grouping", "groupings"),
        "unit" => ("satuan uang", "a unit of money", "units"),
        "dimension" | "dimensions" => ("dimensi", "a dimension", "dimensions"),
        "subdimension" => ("subdimensi", "a sub-dimension", "sub-dimensions"),
        "agency" | "supporting" => ("perangkat daerah", "an agency", "agencies"),
        "fund" => ("sumber dana", "a fund", "funds"),
        "year" => ("tahun", "a year", "years"),
        "element" => ("unsur", "an element", "elements"),
        "area" => ("bidang rencana aksi", "an action area", "action areas"),
        "plan" => ("dokumen rujukan", "a higher plan", "higher plans"),
        "quick_win" => ("quick win", "a quick win", "quick wins"),
        "objective" | "objectives" => ("sasaran", "an objective", "objectives"),
        "stage" => ("tahap", "a stage", "stages"),
        "kind" => ("jenis", "a kind", "kinds"),
        "priority" => ("prioritas", "a priority", "priorities"),
        _ => ("pilihan", "a choice", "choices"),
    }
}
