//! Messages about files that cannot be read or understood (`SP0xx`).

use crate::diag::catalogue::word;
use crate::diag::catalogue::{certain, listed, nearest};
use crate::diag::code::{self, Code};
use crate::diag::{Diagnostic, Fix, Text};
use crate::model::record::Kind;
use crate::model::value::is_two_way;
use crate::source::Span;

/// A file or folder that the machine does not hand over.
pub fn unreadable(span: Span, path: &str, reason: &Text) -> Diagnostic {
    Diagnostic::error(
        code::UNREADABLE_FILE,
        span,
        Text::new(
            format!("`{path}` tidak dapat dibaca: {}", reason.id),
            format!("`{path}` cannot be read: {}", reason.en),
        ),
    )
    .hint(
        "letakkan berkas itu di sana, atau perbaiki nama dan izinnya",
        "put the file there, or mend its name and permissions",
    )
}

/// A file or folder that is not read because of its name or place, with what to do.
pub fn not_read(span: Span, path: &str, id: &str, en: &str) -> Diagnostic {
    Diagnostic::of(
        code::MISPLACED_FILE,
        span,
        Text::new(format!("`{path}` tidak dibaca"), format!("`{path}` is not read")),
    )
    .hint(id, en)
}

/// A text file that is not UTF-8.
pub fn not_utf8(span: Span, path: &str, byte: usize) -> Diagnostic {
    Diagnostic::error(
        code::UNREADABLE_FILE,
        span,
        Text::new(
            format!("`{path}` bukan teks UTF-8 (byte ke-{})", byte + 1),
            format!("`{path}` is not UTF-8 text (byte {})", byte + 1),
        ),
    )
    .hint(
        "simpan ulang sebagai UTF-8: di Excel pilih “CSV UTF-8”, di Notepad pilih pengodean UTF-8",
        "save it again as UTF-8: in Excel choose “CSV UTF-8”, in Notepad the encoding UTF-8",
    )
}

/// A YAML text that breaks the rules of YAML.
pub fn yaml_syntax(span: Span, reason: &Text) -> Diagnostic {
    Diagnostic::error(
        code::YAML_SYNTAX,
        span,
        Text::new(
            format!("susunan YAML rusak di sini: {}", reason.id),
            format!("the YAML is broken here: {}", reason.en),
        ),
    )
    .hint(
        "periksa lekukan, titik dua, dan tanda kutip pada baris ini dan baris di atasnya; sisa \
         berkas ini belum dibaca",
        "check indentation, colons and quotes on this line and the one above; the rest of this \
         file was not read",
    )
}

/// A second YAML document in a file.
pub fn second_document(span: Span) -> Diagnostic {
    Diagnostic::error(
        code::YAML_SYNTAX,
        span,
        Text::new(
            "satu berkas hanya boleh memuat satu dokumen YAML",
            "a file holds one YAML document only",
        ),
    )
    .hint(
        "hapus baris `---` atau pindahkan isinya ke berkas lain",
        "remove the `---` line or move what follows to another file",
    )
}

/// An anchor, alias or tag.
pub fn yaml_alias(span: Span) -> Diagnostic {
    Diagnostic::error(
        code::YAML_ALIAS,
        span,
        Text::new(
            "jangkar (`&`), alias (`*`), dan tag (`!`) YAML tidak dipakai di sini",
            "YAML anchors (`&`), aliases (`*`) and tags (`!`) are not used here",
        ),
    )
    .hint(
        "tulis nilainya langsung; beri tanda kutip bila nilainya memang diawali tanda itu",
        "write the value itself; put it in quotes if it really begins with that sign",
    )
}

/// A comma that parts a text between braces; `whole` is what was surely meant.
pub fn parted_by_comma(span: Span, whole: &str) -> Diagnostic {
    Diagnostic::error(
        code::YAML_SYNTAX,
        span,
        Text::new(
            format!("koma memecah `{whole}` menjadi dua"),
            format!("the comma parts `{whole}` into two"),
        ),
    )
    .hint(
        "apit teks yang memuat koma dengan tanda kutip",
        "put a text that holds a comma in quotes",
    )
    .fix(Fix::replace(
        span,
        format!("\"{whole}\""),
        format!("apit `{whole}` dengan tanda kutip"),
        format!("put `{whole}` in quotes"),
    ))
}

/// A key that is a list or a mapping.
pub fn bad_key(span: Span) -> Diagnostic {
    Diagnostic::error(
        code::WRONG_TYPE,
        span,
        Text::new("kunci harus berupa satu kata", "a key must be one word"),
    )
    .hint("tulis seperti `name: Nilai`", "write it like `name: Value`")
}

/// The same key twice.
pub fn duplicate_key(span: Span, first: Span, key: &str) -> Diagnostic {
    Diagnostic::error(
        code::DUPLICATE_KEY,
        span,
        Text::new(
            format!("kunci `{key}` ditulis dua kali"),
            format!("the key `{key}` is written twice"),
        ),
    )
    .related(first, "pertama kali di sini", "first written here")
    .hint("hapus salah satunya", "remove one of them")
}

/// A key that the type does not know; it is mended unless the right one is written already.
pub fn unknown_key(span: Span, key: &str, known: &[&str], written: &[&str]) -> Diagnostic {
    let meant = word::meant(key, known.iter().copied())
        .or_else(|| certain(key, known.iter().copied()))
        .filter(|meant| !written.contains(meant));
    let diagnostic = Diagnostic::error(
        code::UNKNOWN_KEY,
        span,
        Text::new(format!("kunci `{key}` tidak dikenal"), format!("unknown key `{key}`")),
    )
    .maybe(meant.and_then(|meant| Fix::word(span, key, meant)));
    match near_key(key, known) {
        Some(near) => diagnostic
            .hint(format!("mungkin maksudnya `{near}`"), format!("did you mean `{near}`?")),
        None => diagnostic.hint(
            format!("kunci yang dikenal di sini: {}", listed(known.iter().copied())),
            format!("keys known here: {}", listed(known.iter().copied())),
        ),
    }
}

/// Finds the key that an unknown one may stand for: its translation, or the nearest one.
pub fn near_key<'a>(key: &str, known: &[&'a str]) -> Option<&'a str> {
    // Letters that nobody sees, as web pages hold them, make no other word.
    let seen = |c: &char| !c.is_whitespace() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}');
    let key: String = key.chars().filter(seen).collect();
    word::meant(&key, known.iter().copied()).or_else(|| nearest(&key, known.iter().copied()))
}

/// A required key that is not there.
pub fn missing_key(span: Span, key: &str, kind: Option<Kind>, id: Option<&str>) -> Diagnostic {
    let (own_id, own_en) = match (kind, id) {
        (Some(kind), Some(id)) => {
            (format!("{} `{id}`", kind.name_id()), format!("{} `{id}`", kind.name_en()))
        }
        (Some(kind), None) => (kind.name_id().to_owned(), format!("this {}", kind.name_en())),
        (None, Some(id)) => (format!("`{id}`"), format!("`{id}`")),
        (None, None) => ("bagian ini".to_owned(), "this part".to_owned()),
    };
    Diagnostic::error(
        code::MISSING_KEY,
        span,
        Text::new(
            format!("{own_id} belum memiliki kunci wajib `{key}`"),
            format!("{own_en} lacks the required key `{key}`"),
        ),
    )
    .hint(
        format!("tambahkan `{key}: …`; tulis `TBD` bila belum diketahui"),
        format!("add `{key}: …`; write `TBD` while it is not known"),
    )
}

/// How the text of a missing key is promised: `key: TBD` as the last entry of its mapping, below
/// the others or, without an indentation, behind them.
pub fn key_to_come(place: Span, indent: Option<usize>, key: &str) -> Fix {
    let text = match indent {
        Some(indent) => format!("\n{:indent$}{key}: TBD", ""),
        None => format!(", {key}: TBD"),
    };
    Fix::replace(place, text, format!("tambahkan `{key}: TBD`"), format!("add `{key}: TBD`"))
}

/// How an empty text is promised: `TBD` behind the colon of its key.
pub fn value_to_come(key: Span) -> Fix {
    // The colon follows the key.
    let place = Span { start: key.end + 1, end: key.end + 1, ..key };
    Fix::replace(place, " TBD", "isi dengan `TBD`", "write `TBD`")
}

/// A required value that was left empty.
pub fn empty_value(span: Span) -> Diagnostic {
    Diagnostic::error(
        code::MISSING_KEY,
        span,
        Text::new("nilai wajib ini kosong", "this required value is empty"),
    )
    .hint("isi nilainya, atau tulis `TBD`", "give the value, or write `TBD`")
}

fn expected(span: Span, id: &str, en: &str) -> Diagnostic {
    Diagnostic::error(
        code::WRONG_TYPE,
        span,
        Text::new(format!("di sini seharusnya {id}"), format!("expected {en} here")),
    )
}

/// A list or keys stand where one value belongs.
pub fn expected_value(span: Span) -> Diagnostic {
    expected(span, "satu nilai", "one value").hint(
        "tulis satu nilai di belakang titik dua; periksa lekukan baris di bawahnya",
        "write one value behind the colon; look at the indentation of the lines below",
    )
}

/// Keys stand where a list belongs.
pub fn expected_list(span: Span) -> Diagnostic {
    expected(span, "daftar", "a list").hint(
        "awali setiap butir dengan `- `, atau tulis `[satu, dua]`",
        "begin each item with `- `, or write `[one, two]`",
    )
}

/// A value or a list stands where a map with free keys belongs.
pub fn expected_map(span: Span) -> Diagnostic {
    expected(span, "kunci dan nilai", "keys and values").hint(
        "tulis seperti `2024: 1 miliar`, satu kunci satu baris",
        "write it like `2024: 1 miliar`, one key a line",
    )
}

/// One value where keys belong.
pub fn expected_keys(span: Span, fields: &[&str]) -> Diagnostic {
    expected(span, "kunci dan nilai", "keys and values").hint(
        format!("kunci yang dikenal di sini: {}", listed(fields.iter().copied())),
        format!("keys known here: {}", listed(fields.iter().copied())),
    )
}

/// A value that its type refuses, with the type's own reason, and the form that is certainly
/// meant.
pub fn bad_value(
    code: Code,
    (span, written): (Span, &str),
    reason: Text,
    meant: Option<&str>,
) -> Diagnostic {
    let fix = meant.and_then(|meant| Fix::word(span, written, meant));
    let diagnostic = Diagnostic::error(code, span, reason).maybe(fix);
    if let Some(meant) = meant {
        return diagnostic
            .hint(format!("mungkin maksudnya `{meant}`"), format!("did you mean `{meant}`?"));
    }
    if code == code::BAD_NUMBER && is_two_way(written.trim()) {
        let plain = written.trim().replace('.', "");
        let comma = written.trim().replace('.', ",");
        return diagnostic.hint(
            format!("tulis `{plain}` bila ribuan, `{comma}` bila desimal"),
            format!("write `{plain}` for thousands, `{comma}` for a decimal"),
        );
    }
    if code == code::BAD_MONEY && !written.contains(|c: char| c.is_ascii_digit()) {
        return diagnostic.hint(
            "hapus tahun yang tidak beranggaran, atau kosongkan selnya; alasannya pada `no_budget`",
            "leave out a year without money, or its cell; say why in `no_budget`",
        );
    }
    if code == code::BAD_MONEY && written.trim().ends_with(['M', 'T']) {
        return diagnostic.hint(
            "tulis `miliar` atau `triliun` dengan koma desimal, seperti `1,5 miliar`",
            "write out `miliar` or `triliun`, with a decimal comma, like `1,5 miliar`",
        );
    }
    if code == code::BAD_MONEY {
        diagnostic.hint(
            "tulis rupiah utuh seperti `1250000000`, `Rp1.250.000.000`, atau `1,25 miliar`",
            "write whole rupiah like `1250000000`, `Rp1.250.000.000` or `1,25 miliar`",
        )
    } else if code == code::BAD_NUMBER {
        diagnostic
            .hint("tulis seperti `82`, `82.1`, atau `82,1`", "write it like `82`, `82.1` or `82,1`")
    } else if code == code::BAD_YEAR {
        diagnostic.hint(
            "tulis tahun seperti `2024`, kurun seperti `2022-2026`, tanggal seperti `2021-05-24`",
            "write a year like `2024`, a span like `2022-2026`, a date like `2021-05-24`",
        )
    } else {
        diagnostic
    }
}

/// A number outside its range.
pub fn out_of_range(span: Span, value: &str, low: &str, high: &str) -> Diagnostic {
    Diagnostic::error(
        code::BAD_NUMBER,
        span,
        Text::new(
            format!("`{value}` di luar rentang {low} sampai {high}"),
            format!("`{value}` is outside {low} to {high}"),
        ),
    )
    .hint(
        format!("tulis nilai dari {low} sampai {high}"),
        format!("write a value from {low} to {high}"),
    )
}

/// A number below what makes sense.
pub fn too_low(span: Span, value: &str, low: &str) -> Diagnostic {
    Diagnostic::error(
        code::BAD_NUMBER,
        span,
        Text::new(
            format!("`{value}` lebih kecil dari {low}"),
            format!("`{value}` is less than {low}"),
        ),
    )
    .hint(format!("tulis bilangan mulai dari {low}"), format!("write a number from {low} on"))
}

/// A word that is not allowed here.
pub fn unknown_word(span: Span, word: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        code::UNKNOWN_WORD,
        span,
        Text::new(
            format!("`{word}` bukan pilihan yang dikenal"),
            format!("`{word}` is not a known choice"),
        ),
    )
    .maybe(
        word::meant(word, known.iter().copied())
            .or_else(|| certain(word, known.iter().copied()))
            .and_then(|meant| Fix::word(span, word, meant)),
    );
    let all = listed(known.iter().copied());
    match near_key(word, known) {
        Some(near) => diagnostic.hint(
            format!("mungkin maksudnya `{near}`; pilihannya: {all}"),
            format!("did you mean `{near}`? the choices are {all}"),
        ),
        None => diagnostic.hint(format!("pilihannya: {all}"), format!("the choices are {all}")),
    }
}

/// An id with characters that ids may not have.
pub fn bad_id(span: Span, text: &str) -> Diagnostic {
    Diagnostic::error(
        code::BAD_ID,
        span,
        Text::new(format!("`{text}` tidak dapat menjadi id"), format!("`{text}` cannot be an id")),
    )
    .hint(
        "id hanya memuat huruf, angka, `-`, `_`, dan `.`",
        "an id holds letters, digits, `-`, `_` and `.` only",
    )
}

/// The same id for two records of a kind.
pub fn duplicate_id(span: Span, first: Span, kind: Kind, id: &str) -> Diagnostic {
    Diagnostic::error(
        code::DUPLICATE_ID,
        span,
        Text::new(
            format!("{} `{id}` didefinisikan dua kali", kind.name_id()),
            format!("the {} `{id}` is defined twice", kind.name_en()),
        ),
    )
    .related(first, "pertama kali di sini", "first defined here")
    .hint("beri id lain, atau hapus salah satunya", "give it another id, or remove one of them")
}

/// The vision written twice.
pub fn duplicate_vision(span: Span, first: Span) -> Diagnostic {
    Diagnostic::error(
        code::DUPLICATE_ID,
        span,
        Text::new("visi ditulis dua kali", "the vision is written twice"),
    )
    .related(first, "pertama kali di sini", "first written here")
    .hint("hapus salah satunya", "remove one of them")
}

/// An extension that does not extend.
pub fn extension_too_early(span: Span, year: &str, horizon: &str) -> Diagnostic {
    Diagnostic::error(
        code::BAD_YEAR,
        span,
        Text::new(
            format!("perpanjangan sampai {year} tidak melampaui kurun waktu {horizon}"),
            format!("an extension to {year} does not reach beyond the horizon {horizon}"),
        ),
    )
    .hint(
        "tulis tahun sesudah kurun waktu, atau hapus kunci `extension`",
        "write a year behind the horizon, or remove the key `extension`",
    )
}

/// A horizon of more years than any plan has.
pub fn endless_horizon(span: Span, horizon: &str) -> Diagnostic {
    Diagnostic::error(
        code::BAD_YEAR,
        span,
        Text::new(
            format!("kurun waktu {horizon} terlalu panjang untuk sebuah rencana"),
            format!("the horizon {horizon} is too long for a plan"),
        ),
    )
    .hint(
        "periksa tahun akhirnya; master plan biasanya mencakup lima sampai sepuluh tahun",
        "look at its last year; a master plan usually covers five to ten years",
    )
}

/// A year outside the horizon.
pub fn outside_horizon(
    span: Span,
    year: &str,
    horizon: &str,
    extension: Option<&str>,
) -> Diagnostic {
    let mut message = Text::new(
        format!("tahun {year} di luar kurun waktu rencana {horizon}"),
        format!("the year {year} is outside the plan's horizon {horizon}"),
    );
    if let Some(last) = extension {
        message = Text::new(
            format!("{} dan perpanjangannya sampai {last}", message.id),
            format!("{} and its extension to {last}", message.en),
        );
    }
    let finding = Diagnostic::error(code::YEAR_OUTSIDE_HORIZON, span, message);
    if extension.is_some() {
        return finding.hint(
            "perbaiki tahunnya, atau hapus catatannya",
            "mend the year, or remove what it says",
        );
    }
    finding.hint(
        "perbaiki tahunnya, atau nyatakan perpanjangan dengan `extension:` di smartplan.yaml",
        "mend the year, or declare an extension with `extension:` in smartplan.yaml",
    )
}

/// A CSV file with a broken row.
pub fn csv_row(span: Span, id: &str, en: &str) -> Diagnostic {
    Diagnostic::error(code::CSV_SYNTAX, span, Text::new(id, en))
}

/// A CSV row with more or fewer cells than the head.
pub fn csv_cells(span: Span, own: usize, all: usize, delimiter: char) -> Diagnostic {
    let finding = csv_row(
        span,
        &format!("baris ini memuat {own} sel, kepala tabel {all}"),
        &format!("this row has {own} cells, the head has {all}"),
    );
    if own > all {
        finding.hint(
            format!("apit sel yang memuat `{delimiter}` dengan tanda kutip ganda"),
            format!("put a cell that holds `{delimiter}` in double quotes"),
        )
    } else {
        finding.hint(
            format!("isi sel yang kurang, atau beri `{delimiter}` untuk setiap sel kosong"),
            format!("fill the missing cells, or write a `{delimiter}` for each empty one"),
        )
    }
}

/// A data file whose name says no kind of record.
pub fn csv_name(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        code::CSV_SYNTAX,
        span,
        Text::new(
            format!("nama berkas `{name}` tidak menyebut jenis catatan"),
            format!("the file name `{name}` does not say which records it holds"),
        ),
    );
    let stem = name.trim_end_matches(".csv");
    match near_key(stem, known) {
        Some(near) => diagnostic
            .hint(format!("mungkin maksudnya `{near}.csv`"), format!("did you mean `{near}.csv`?")),
        None => diagnostic.hint(
            format!("namai seperti `programs.csv`; jenisnya: {}", listed(known.iter().copied())),
            format!("name it like `programs.csv`; the kinds are {}", listed(known.iter().copied())),
        ),
    }
}

/// A scheme that is not there.
pub fn unknown_scheme(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    let meant = certain(name, known.iter().copied());
    let finding = Diagnostic::error(
        code::BAD_SCHEME,
        span,
        Text::new(
            format!("skema `{name}` tidak ditemukan"),
            format!("the scheme `{name}` was not found"),
        ),
    )
    .maybe(meant.and_then(|meant| Fix::word(span, name, meant)));
    if let Some(meant) = meant {
        return finding
            .hint(format!("mungkin maksudnya `{meant}`"), format!("did you mean `{meant}`?"));
    }
    finding.hint(
        format!(
            "pakai salah satu dari {}, atau folder di dalam rencana yang memuat `scheme.yaml`",
            listed(known.iter().copied())
        ),
        format!(
            "use one of {}, or a folder of the plan that holds `scheme.yaml`",
            listed(known.iter().copied())
        ),
    )
}

/// A scheme that contradicts itself.
pub fn bad_scheme(span: Span, id: &str, en: &str) -> Diagnostic {
    Diagnostic::error(code::BAD_SCHEME, span, Text::new(id, en))
}
