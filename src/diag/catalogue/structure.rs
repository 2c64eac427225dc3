//! Messages about what a plan must hold (`SP1xx`).

use crate::diag::catalogue::listed;
use crate::diag::code;
use crate::diag::{Diagnostic, Severity, Text};
use crate::model::block::Form;
use crate::model::record::Kind;
use crate::model::scheme::Level;
use crate::source::Span;

/// Where a part belongs and what it is called.
#[derive(Debug, Clone)]
pub struct Part<'a> {
    /// `#` or `##`, as the author would write it.
    pub marks: &'a str,
    /// Id that binds it to the scheme.
    pub id: &'a str,
    /// Default title.
    pub title: &'a str,
    /// What it belongs to: Buku 2, BAB Pendahuluan.
    pub within: &'a str,
    /// Folder that it belongs to.
    pub folder: &'a str,
    /// How strongly it is demanded.
    pub level: Level,
    /// Stage that produces it.
    pub due: u8,
}

impl Part<'_> {
    /// Makes a finding of it: an error or a warning when due, else for information.
    fn finding(&self, stage: u8, span: Span, id: String, en: String) -> Diagnostic {
        if self.due > stage {
            return Diagnostic::new(
                code::DUE_LATER,
                Severity::Info,
                span,
                Text::new(
                    format!("menunggu tahap {}: {id}", self.due),
                    format!("due at stage {}: {en}", self.due),
                ),
            );
        }
        match self.level {
            Level::Required => Diagnostic::error(code::MISSING_SECTION, span, Text::new(id, en)),
            Level::Recommended | Level::Optional => {
                Diagnostic::warning(code::RECOMMENDED_SECTION, span, Text::new(id, en))
            }
        }
    }
}

/// A part that is not there.
pub fn missing(part: &Part<'_>, stage: u8, span: Span, near: Option<&str>) -> Diagnostic {
    let Part { marks, id, title, within, folder, .. } = part;
    let diagnostic = part.finding(
        stage,
        span,
        format!("“{title}” (`{id}`) belum ada pada {within}"),
        format!("“{title}” (`{id}`) is missing in {within}"),
    );
    match near {
        Some(near) => diagnostic.hint(
            format!(
                "judul dengan id `{near}` mungkin yang dimaksud; ubah idnya menjadi `{{#{id}}}`"
            ),
            format!("the heading with the id `{near}` may be meant; change its id to `{{#{id}}}`"),
        ),
        None => diagnostic.hint(
            format!("tambahkan `{marks} {title} {{#{id}}}` di `{folder}`"),
            format!("add `{marks} {title} {{#{id}}}` in `{folder}`"),
        ),
    }
}

/// A part whose heading stands there without the id that binds it to the scheme.
pub fn unbound(part: &Part<'_>, stage: u8, span: Span) -> Diagnostic {
    let Part { marks, id, title, within, .. } = part;
    part.finding(
        stage,
        span,
        format!("judul “{title}” pada {within} belum memiliki id `{id}`"),
        format!("the heading “{title}” in {within} lacks the id `{id}`"),
    )
    .hint(
        format!("tulis `{marks} {title} {{#{id}}}`: id itu mengikat tulisan pada skema"),
        format!("write `{marks} {title} {{#{id}}}`: the id binds the text to the scheme"),
    )
}

/// A part that stands there without being written.
pub fn unwritten(part: &Part<'_>, stage: u8, span: Span, placeholder: Option<Span>) -> Diagnostic {
    let Part { title, within, .. } = part;
    let diagnostic = part.finding(
        stage,
        placeholder.unwrap_or(span),
        format!("“{title}” pada {within} belum ditulis"),
        format!("“{title}” in {within} is not written yet"),
    );
    if placeholder.is_some() {
        diagnostic.hint(
            "ganti teks contoh ini dengan isi yang sebenarnya",
            "replace this starter text or placeholder with what belongs here",
        )
    } else {
        diagnostic
            .hint("tulis isinya di bawah judul ini", "write what belongs here below this heading")
    }
}

/// A table that the scheme demands and that is not there.
pub fn missing_view(part: &Part<'_>, stage: u8, span: Span, view: &str) -> Diagnostic {
    let Part { title, within, .. } = part;
    let mut diagnostic = part.finding(
        stage,
        span,
        format!("“{title}” pada {within} belum memuat tabel wajib `{view}`"),
        format!("“{title}” in {within} lacks the required table `{view}`"),
    );
    if diagnostic.severity == Severity::Error {
        diagnostic.code = code::MISSING_VIEW;
    }
    diagnostic.hint(
        format!("tambahkan pagar ```` ```{{table}} {view} ```` di bagian ini"),
        format!("add a fence ```` ```{{table}} {view} ```` to this part"),
    )
}

/// A table without a row: an error when the scheme demands it, for information when it belongs
/// to a later stage.
pub fn empty_view(
    span: Span,
    (form, view): (Form, &str),
    (kinds, required): (&[Kind], bool),
    due: u8,
    stage: u8,
) -> Diagnostic {
    let (id, en) = match form {
        Form::Table => ("tabel", "table"),
        Form::Chart => ("bagan", "chart"),
    };
    let (code, severity) = match (due > stage, required) {
        (true, _) => (code::DUE_LATER, Severity::Info),
        (false, true) => (code::MISSING_VIEW, Severity::Error),
        (false, false) => (code::MISSING_VIEW, Severity::Warning),
    };
    let folder = match kinds {
        [Kind::Agency | Kind::Fund | Kind::Regulation | Kind::Term | Kind::Alignment] => {
            "data/".to_owned()
        }
        _ => format!("tahap-{due}/data/"),
    };
    let (below_id, below_en) = below(kinds);
    Diagnostic::new(
        code,
        severity,
        span,
        match form {
            Form::Table => Text::new(
                format!("tabel `{view}` tidak berisi satu baris pun"),
                format!("the table `{view}` has no row"),
            ),
            Form::Chart => Text::new(
                format!("bagan `{view}` tidak memiliki data"),
                format!("the chart `{view}` has nothing to show"),
            ),
        },
    )
    .hint(
        format!(
            "tulis catatannya{below_id} pada berkas `.yaml` di `{folder}`, atau longgarkan \
             saringan {id} ini"
        ),
        format!(
            "write the records{below_en} in a `.yaml` file in `{folder}`, or loosen the {en}'s \
             filter"
        ),
    )
}

/// Says below which keys records stand.
fn below(kinds: &[Kind]) -> (String, String) {
    if kinds.is_empty() {
        return <(String, String)>::default();
    }
    let keys: Vec<String> = kinds.iter().map(|kind| format!("{}:", kind.key())).collect();
    let keys = listed(keys.iter().map(String::as_str));
    (format!(" di bawah kunci {keys}"), format!(" below the key {keys}"))
}

/// Two chapter files or sections for the same part.
pub fn twice(span: Span, first: Span, id: &str) -> Diagnostic {
    Diagnostic::error(
        code::MISPLACED_SECTION,
        span,
        Text::new(
            format!("bagian `{id}` ditulis dua kali"),
            format!("the part `{id}` is written twice"),
        ),
    )
    .related(first, "pertama kali di sini", "first written here")
    .hint("gabungkan keduanya, atau beri id lain", "join the two, or give one another id")
}

/// A front-matter part or chapter that belongs to another stage folder.
pub fn wrong_stage(span: Span, id: &str, stage: u8, right: &str) -> Diagnostic {
    Diagnostic::warning(
        code::MISPLACED_SECTION,
        span,
        Text::new(
            format!("skema tidak mengenal `{id}` pada tahap {stage}; di sana ia bab tambahan"),
            format!("the scheme has no `{id}` at stage {stage}; it is an extra chapter there"),
        ),
    )
    .hint(
        format!("pindahkan berkasnya ke {right}, atau pakai id lain"),
        format!("move the file to {right}, or use another id"),
    )
}

/// A chapter in the folder of another stage, missing where it belongs.
pub fn astray(span: Span, id: &str, stage: u8, right: u8, needed: bool) -> Diagnostic {
    let severity = if needed { Severity::Error } else { Severity::Warning };
    Diagnostic::new(
        code::MISPLACED_SECTION,
        severity,
        span,
        Text::new(
            format!("`{id}` berada di tahap {stage}, padahal tempatnya di tahap {right}"),
            format!("`{id}` lies at stage {stage}, but belongs to stage {right}"),
        ),
    )
    .hint(
        format!("pindahkan berkasnya ke `tahap-{right}`"),
        format!("move the file to `tahap-{right}`"),
    )
}

/// A stage without its facts.
pub fn missing_meeting(span: Span, stage: u8) -> Diagnostic {
    Diagnostic::error(
        code::MISSING_SECTION,
        span,
        Text::new(
            format!("tahap {stage} belum memiliki `tahap-{stage}/tahap.yaml`"),
            format!("stage {stage} lacks `tahap-{stage}/tahap.yaml`"),
        ),
    )
    .hint(
        "tulis `name`, `dates`, dan `place` bimbingan teknis tahap itu di sana",
        "write `name`, `dates` and `place` of that meeting there",
    )
}

/// A sheet of the volume without its records.
pub fn missing_sheet(
    span: Span,
    title: &str,
    key: &str,
    due: u8,
    level: Level,
    stage: u8,
) -> Diagnostic {
    let part = Part { marks: "", id: key, title, within: "Master Plan", folder: "", level, due };
    part.finding(
        stage,
        span,
        format!("“{title}” belum memiliki isi"),
        format!("“{title}” has nothing to print"),
    )
    .hint(
        format!("tambahkan `{key}:` di `tahap-{due}/tahap.yaml`"),
        format!("add `{key}:` in `tahap-{due}/tahap.yaml`"),
    )
}

/// A list of the back matter that no record fills; `place` says where its entries are written.
pub fn missing_list(span: Span, title: &str, place: &Text, level: Level) -> Diagnostic {
    let part = Part { marks: "", id: "", title, within: "", folder: "", level, due: 0 };
    part.finding(
        0,
        span,
        format!("“{title}” belum memiliki isi"),
        format!("“{title}” has nothing to print"),
    )
    .hint(place.id.clone(), place.en.clone())
}

/// Sub-dimensions that no programme of a dimension addresses.
pub fn uncovered(span: Span, dimension: &str, subdimensions: &[&str]) -> Diagnostic {
    let (count, all) = (subdimensions.len(), listed(subdimensions.iter().copied()));
    let plural = if count == 1 { "" } else { "s" };
    Diagnostic::of(
        code::UNCOVERED_DIMENSION,
        span,
        Text::new(
            format!("{count} subdimensi {dimension} belum dijawab satu program pun: {all}"),
            format!("no programme addresses {count} sub-dimension{plural} of {dimension}: {all}"),
        ),
    )
    .hint(
        "tambahkan programnya, atau nyatakan pada kunci `not_relevant` di `smartplan.yaml` beserta \
         alasannya",
        "add a programme, or say in `smartplan.yaml` behind the key `not_relevant` why there is none",
    )
}

/// A dimension or sub-dimension said to be not relevant that a programme addresses.
pub fn relevant_after_all(span: Span, id: &str, program: Span, own: &str) -> Diagnostic {
    Diagnostic::of(
        code::UNCOVERED_DIMENSION,
        span,
        Text::new(
            format!("`{id}` dinyatakan tidak relevan, padahal dijawab program `{own}`"),
            format!("`{id}` is said to be not relevant, yet the programme `{own}` addresses it"),
        ),
    )
    .related(program, "program itu di sini", "that programme is here")
    .hint(
        "hapus pernyataan ini, atau perbaiki subdimensi programnya",
        "remove the statement, or mend the programme's sub-dimension",
    )
}
