//! Messages about text that is missing or stands twice (`SP1xx`, `SP211`, `SP212`).

use crate::diag::catalogue::{listed, often};
use crate::diag::code;
use crate::diag::{Diagnostic, Fix, Text};
use crate::source::Span;

/// A part that says too little.
pub fn thin(span: Span, title: &str, words: usize, least: i64) -> Diagnostic {
    let plural = if words == 1 { "" } else { "s" };
    Diagnostic::of(
        code::THIN_SECTION,
        span,
        Text::new(
            format!("“{title}” hanya {words} kata; sedikitnya {least}"),
            format!("“{title}” has only {words} word{plural}; at least {least} are wanted"),
        ),
    )
    .hint(
        "tulis lebih lengkap, atau ubah `check.limits.section_words` di `smartplan.yaml`",
        "write more, or change `check.limits.section_words` in `smartplan.yaml`",
    )
}

/// A paragraph that is still the starter text.
pub fn starter(span: Span, title: &str) -> Diagnostic {
    Diagnostic::of(
        code::THIN_SECTION,
        span,
        Text::new(
            format!("paragraf ini masih teks contoh bagian “{title}”"),
            format!("this paragraph is still the starter text of “{title}”"),
        ),
    )
    .hint(
        "hapus atau ganti dengan isi yang sebenarnya",
        "delete it, or replace it with what belongs here",
    )
}

/// A paragraph that stands in two places.
pub fn repeated(span: Span, first: Span) -> Diagnostic {
    Diagnostic::of(
        code::REPEATED_PARAGRAPH,
        span,
        Text::new(
            "paragraf ini sudah ditulis di tempat lain",
            "this paragraph already stands elsewhere",
        ),
    )
    .hint(
        "rujuk bagian itu dengan `[](#id)`, atau tulis ulang salah satunya",
        "refer to that part with `[](#id)`, or rewrite one of the two",
    )
    .related(first, "pertama kali di sini", "first written here")
}

/// A placeholder inside written text.
pub fn placeholder(span: Span, word: &str) -> Diagnostic {
    let hint = if word.contains("! ") {
        (
            "rujukan ini putus di Word; tulis `[](#id)` dari yang dimaksud",
            "this reference broke in Word; write `[](#id)` of what is meant",
        )
    } else {
        ("isi, atau hapus kalimatnya", "fill it in, or delete the sentence")
    };
    Diagnostic::of(
        code::OPEN_PLACEHOLDER,
        span,
        Text::new(
            format!("`{word}` belum diganti dengan isi yang sebenarnya"),
            format!("`{word}` still stands for something to be written"),
        ),
    )
    .hint(hint.0, hint.1)
}

/// A number typed by hand before a title or caption; `place` is where it can be taken out.
pub fn typed_number(span: Span, number: &str, place: Option<Span>) -> Diagnostic {
    let fix = place.map(|place| {
        Fix::replace(place, "", format!("hapus `{number}`"), format!("delete `{number}`"))
    });
    Diagnostic::of(
        code::TYPED_NUMBER,
        span,
        Text::new(
            format!("nomor `{number}` diketik, padahal nomor dicetak sendiri"),
            format!("the number `{number}` is typed, but numbers are printed by themselves"),
        ),
    )
    .maybe(fix)
    .hint("hapus nomornya; rujuk dengan `[](#id)`", "delete the number; refer to it with `[](#id)`")
}

/// A table without a source, or without a caption.
pub fn unsourced_table(span: Span, caption: bool) -> Diagnostic {
    let (lack_id, lack_en) = lack(caption);
    Diagnostic::of(
        code::UNSOURCED_EXHIBIT,
        span,
        Text::new(
            format!("tabel ini tidak memiliki {lack_id}"),
            format!("this table has no {lack_en}"),
        ),
    )
    .hint(
        "tulis tepat di bawahnya, setelah satu baris kosong: `: Keterangan {#tbl-… source=\"…\"}`",
        "write right below it, after an empty line: `: Caption {#tbl-… source=\"…\"}`",
    )
}

/// A picture without a source, or without a caption.
pub fn unsourced_picture(span: Span, caption: bool, path: &str) -> Diagnostic {
    let (lack_id, lack_en) = lack(caption);
    Diagnostic::of(
        code::UNSOURCED_EXHIBIT,
        span,
        Text::new(
            format!("gambar `{path}` tidak memiliki {lack_id}"),
            format!("the picture `{path}` has no {lack_en}"),
        ),
    )
    .hint(
        format!("tulis `![Keterangan]({path}){{#fig-… alt=\"…\" source=\"…\"}}`"),
        format!("write `![Caption]({path}){{#fig-… alt=\"…\" source=\"…\"}}`"),
    )
}

/// A picture that does not say what it shows.
pub fn silent_picture(span: Span, path: &str) -> Diagnostic {
    Diagnostic::of(
        code::MISSING_ALTERNATIVE,
        span,
        Text::new(
            format!("gambar `{path}` tidak memiliki `alt`"),
            format!("the picture `{path}` has no `alt`"),
        ),
    )
    .hint(
        "katakan dalam satu kalimat apa yang terlihat: `alt=\"…\"` di dalam kurung kurawal",
        "say in a sentence what is to be seen: `alt=\"…\"` within the braces",
    )
}

/// A column without a head.
pub fn headless_column(span: Span, column: usize) -> Diagnostic {
    Diagnostic::of(
        code::MISSING_ALTERNATIVE,
        span,
        Text::new(
            format!("kolom ke-{column} tabel ini tidak memiliki kepala"),
            format!("column {column} of this table has no head"),
        ),
    )
    .hint(
        "tulis kepala kolom di baris pertama; hanya sudut kiri atas yang boleh kosong",
        "write its head into the first line; only the upper left corner may be empty",
    )
}

/// A chart without a source.
pub fn unsourced_chart(span: Span, name: &str) -> Diagnostic {
    Diagnostic::of(
        code::UNSOURCED_EXHIBIT,
        span,
        Text::new(
            format!("bagan `{name}` tidak memiliki sumber"),
            format!("the chart `{name}` has no source"),
        ),
    )
    .hint(
        "tambahkan baris `source: …`, atau sebut tabelnya dengan `table: tbl-…`",
        "add a line `source: …`, or name its table by `table: tbl-…`",
    )
}

fn lack(caption: bool) -> (&'static str, &'static str) {
    if caption { ("sumber", "source") } else { ("keterangan", "caption") }
}

/// Two agencies with one name.
pub fn same_agency(span: Span, first: Span, written: &str, other: &str) -> Diagnostic {
    Diagnostic::of(
        code::AGENCY_NAME,
        span,
        Text::new(
            format!("nama `{written}` sudah dipakai perangkat daerah `{other}`"),
            format!("the agency `{other}` has the name `{written}` already"),
        ),
    )
    .related(first, "dipakai pertama kali di sini", "used first here")
    .hint(
        "satukan kedua catatan, atau beri nama yang berbeda",
        "make one record of both, or give them different names",
    )
}

/// An agency's name that is nearly one of the list.
pub fn misspelt_agency(span: Span, written: &str, listed: &str, place: Span) -> Diagnostic {
    Diagnostic::of(
        code::AGENCY_NAME,
        span,
        Text::new(
            format!("`{written}` tidak ada dalam daftar perangkat daerah"),
            format!("`{written}` is not in the list of agencies"),
        ),
    )
    .related(place, format!("yang ada `{listed}`"), format!("there is `{listed}`"))
    .hint(
        format!("tulis `{listed}`, atau perbaiki daftar bila namanya memang berubah"),
        format!("write `{listed}`, or mend the list if the name has changed"),
    )
}

/// Abbreviations in a plan without a list of terms.
pub fn no_terms(span: Span, written: &[&str]) -> Diagnostic {
    let count = written.len();
    let few = listed(written.iter().copied().take(6));
    let more = if count > 6 { "; …" } else { "" };
    let (id, en) = if count == 1 {
        (format!("singkatan {few} dipakai"), format!("the abbreviation {few} is used"))
    } else {
        (
            format!("{count} singkatan dipakai ({few}{more})"),
            format!("{count} abbreviations are used ({few}{more})"),
        )
    };
    Diagnostic::of(
        code::UNLISTED_ABBREVIATION,
        span,
        Text::new(
            format!("{id}, tetapi rencana ini belum memiliki daftar istilah"),
            format!("{en}, but this plan has no list of terms"),
        ),
    )
    .hint(
        "buat `data/terms.csv` dengan kolom `short,name`, satu singkatan satu baris",
        "write `data/terms.csv` with the columns `short,name`, one abbreviation a line",
    )
}

/// An abbreviation that the list of terms does not hold.
pub fn unlisted(span: Span, written: &str, count: usize) -> Diagnostic {
    Diagnostic::of(
        code::UNLISTED_ABBREVIATION,
        span,
        Text::new(
            format!("singkatan `{written}` ({count} kali) tidak ada dalam daftar istilah"),
            format!("the abbreviation `{written}` ({}) is not in the list of terms", often(count)),
        ),
    )
    .hint(
        format!("tambahkan ke `terms`: `- {{short: {written}, name: …}}`"),
        format!("add it to `terms`: `- {{short: {written}, name: …}}`"),
    )
}
