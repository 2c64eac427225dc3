//! Messages about names that lead nowhere (`SP2xx`).

use crate::diag::catalogue::{alike, certain, listed, nearest};
use crate::diag::code;
use crate::diag::{Diagnostic, Fix, Text};
use crate::model::record::{Kind, Ref};
use crate::source::Span;

/// A record that names another one that does not exist.
///
/// `meant` is the id of the record whose name was written instead.
pub fn unknown_record(
    span: Span,
    kinds: &[Kind],
    id: &str,
    (known, meant): (&[&str], Option<&str>),
) -> Diagnostic {
    let join = |name: fn(Kind) -> &'static str, word: &str| {
        let names: Vec<&str> = kinds.iter().map(|kind| name(*kind)).collect();
        names.join(word)
    };
    let diagnostic = Diagnostic::error(
        code::UNKNOWN_RECORD,
        span,
        Text::new(
            format!("{} `{id}` tidak ada", join(Kind::name_id, " atau ")),
            format!("there is no {} `{id}`", join(Kind::name_en, " or ")),
        ),
    )
    .maybe(
        meant
            .or_else(|| alike(id, known.iter().copied()))
            .and_then(|meant| Fix::word(span, id, meant)),
    );
    let keys = kinds.iter().map(|kind| kind.key());
    match meant.or_else(|| nearest(id, known.iter().copied())) {
        Some(near) => diagnostic
            .hint(format!("mungkin maksudnya `{near}`"), format!("did you mean `{near}`?")),
        None => diagnostic.hint(
            format!(
                "tambahkan catatannya di bawah kunci {}, atau perbaiki id ini",
                listed(keys.clone())
            ),
            format!("add the record below the key {}, or mend this id", listed(keys)),
        ),
    }
}

/// An id of something that the scheme declares, such as a dimension.
///
/// `meant` is the id of the one whose name was written instead.
pub fn unknown_scheme_id(
    span: Span,
    id: &str,
    what: &Text,
    (known, meant): (&[&str], Option<&str>),
) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        code::UNKNOWN_WORD,
        span,
        Text::new(
            format!("{} `{id}` tidak ada dalam skema", what.id),
            format!("the scheme has no {} `{id}`", what.en),
        ),
    )
    .maybe(
        meant
            .or_else(|| certain(id, known.iter().copied()))
            .and_then(|meant| Fix::word(span, id, meant)),
    );
    let all = listed(known.iter().copied());
    match meant.or_else(|| nearest(id, known.iter().copied())) {
        Some(near) => diagnostic.hint(
            format!("mungkin maksudnya `{near}`; pilihannya: {all}"),
            format!("did you mean `{near}`? the choices are {all}"),
        ),
        None => diagnostic.hint(format!("pilihannya: {all}"), format!("the choices are {all}")),
    }
}

/// A reference to a label that does not exist.
pub fn unresolved(span: Span, label: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        code::UNRESOLVED_REFERENCE,
        span,
        Text::new(
            format!("rujukan `#{label}` tidak menunjuk ke apa pun"),
            format!("the reference `#{label}` leads nowhere"),
        ),
    );
    match nearest(label, known.iter().copied()) {
        Some(near) => diagnostic
            .hint(format!("mungkin maksudnya `#{near}`"), format!("did you mean `#{near}`?")),
        None => diagnostic.hint(
            format!("beri label `{{#{label}}}` pada judul, tabel, atau gambar yang dimaksud"),
            format!("give the heading, table or figure that is meant the label `{{#{label}}}`"),
        ),
    }
}

/// A reference to a book that does not exist.
pub fn unknown_book(span: Span, book: usize, count: usize) -> Diagnostic {
    Diagnostic::error(
        code::UNRESOLVED_REFERENCE,
        span,
        Text::new(format!("buku {book} tidak ada"), format!("there is no book {book}")),
    )
    .hint(
        format!("skema ini memiliki buku 1 sampai {count}"),
        format!("this scheme has books 1 to {count}"),
    )
}

/// A reference to a label that several other books have.
pub fn ambiguous(span: Span, label: &str, books: &[usize]) -> Diagnostic {
    let forms: Vec<String> = books.iter().map(|book| format!("#buku-{book}:{label}")).collect();
    let forms = listed(forms.iter().map(String::as_str));
    Diagnostic::error(
        code::UNRESOLVED_REFERENCE,
        span,
        Text::new(
            format!("label `{label}` ada di beberapa buku lain"),
            format!("several other books have the label `{label}`"),
        ),
    )
    .hint(format!("sebut bukunya: {forms}"), format!("name the book: {forms}"))
}

/// A reference to something that bears no number.
pub fn unnumbered(span: Span, label: &str) -> Diagnostic {
    Diagnostic::error(
        code::UNRESOLVED_REFERENCE,
        span,
        Text::new(
            format!("`#{label}` tidak bernomor, jadi rujukan ini tidak mencetak apa-apa"),
            format!("`#{label}` bears no number, so this reference prints nothing"),
        ),
    )
    .hint(
        format!("tulis kata-katanya sendiri: `[teks](#{label})`"),
        format!("write your own words: `[words](#{label})`"),
    )
}

/// A label that stands twice in one book.
pub fn duplicate_label(span: Span, first: Span, label: &str) -> Diagnostic {
    Diagnostic::error(
        code::DUPLICATE_LABEL,
        span,
        Text::new(
            format!("label `{label}` dipakai dua kali dalam buku ini"),
            format!("the label `{label}` is used twice in this book"),
        ),
    )
    .related(first, "pertama kali di sini", "first used here")
    .hint("beri label lain", "give it another label")
}

/// A citation of a source that the bibliography does not hold.
pub fn unknown_source(span: Span, key: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        code::UNRESOLVED_CITATION,
        span,
        Text::new(
            format!("sumber `{key}` tidak ada di references.bib"),
            format!("references.bib holds no source `{key}`"),
        ),
    )
    .maybe(alike(key, known.iter().copied()).and_then(|meant| Fix::word(span, key, meant)));
    match nearest(key, known.iter().copied()) {
        Some(near) => diagnostic
            .hint(format!("mungkin maksudnya `@{near}`"), format!("did you mean `@{near}`?")),
        None => diagnostic.hint(
            "tambahkan sumber itu ke references.bib, atau perbaiki kuncinya",
            "add the source to references.bib, or mend the key",
        ),
    }
}

/// Citations without any bibliography.
pub fn no_bibliography(span: Span) -> Diagnostic {
    Diagnostic::error(
        code::UNRESOLVED_CITATION,
        span,
        Text::new(
            "rencana ini mengutip sumber, tetapi references.bib tidak ada atau kosong",
            "this plan cites sources, but references.bib is missing or empty",
        ),
    )
    .hint(
        "letakkan references.bib di samping smartplan.yaml",
        "put references.bib beside smartplan.yaml",
    )
}

/// A picture that is not there.
pub fn missing_media(span: Span, path: &str, known: &[String]) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        code::MISSING_MEDIA,
        span,
        Text::new(format!("gambar `{path}` tidak ada"), format!("there is no picture `{path}`")),
    );
    let name = path.rsplit('/').next().unwrap_or(path);
    match nearest(name, known.iter().map(String::as_str)) {
        Some(near) => diagnostic
            .hint(format!("mungkin maksudnya `{near}`"), format!("did you mean `{near}`?")),
        None => diagnostic.hint(
            "letakkan berkasnya di folder `media/`, atau perbaiki namanya",
            "put the file into the folder `media/`, or mend its name",
        ),
    }
}

/// A picture outside the plan.
pub fn media_outside(span: Span, path: &str) -> Diagnostic {
    let slashes = path.replace('\\', "/");
    if slashes != path && !slashes.contains(':') && !slashes.starts_with('/') {
        return Diagnostic::error(
            code::MISSING_MEDIA,
            span,
            Text::new(
                format!("alamat gambar `{path}` memakai `\\`"),
                format!("the path of the picture `{path}` has a `\\`"),
            ),
        )
        .maybe(Fix::word(span, path, &slashes))
        .hint(format!("tulis `{slashes}`"), format!("write `{slashes}`"));
    }
    Diagnostic::error(
        code::MISSING_MEDIA,
        span,
        Text::new(
            format!("gambar `{path}` berada di luar rencana"),
            format!("the picture `{path}` lies outside the plan"),
        ),
    )
    .hint("salin berkasnya ke folder `media/`", "copy the file into the folder `media/`")
}

/// A picture that the machine does not hand over.
pub fn unreadable_media(span: Span, path: &str, reason: &Text) -> Diagnostic {
    Diagnostic::error(
        code::MISSING_MEDIA,
        span,
        Text::new(
            format!("gambar `{path}` tidak dapat dibaca: {}", reason.id),
            format!("the picture `{path}` cannot be read: {}", reason.en),
        ),
    )
    .hint(
        "periksa izin berkasnya, atau simpan ulang gambarnya",
        "check its permissions, or save the picture again",
    )
}

/// A picture in a format that books cannot show.
pub fn unknown_media(span: Span, path: &str) -> Diagnostic {
    Diagnostic::error(
        code::MISSING_MEDIA,
        span,
        Text::new(
            format!("`{path}` bukan gambar SVG, PNG, atau JPEG"),
            format!("`{path}` is not an SVG, PNG or JPEG picture"),
        ),
    )
    .hint("simpan ulang sebagai SVG, PNG, atau JPEG", "save it as SVG, PNG or JPEG")
}

/// A template of the plan that would override nothing.
pub fn unknown_template(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        code::BAD_TEMPLATE,
        span,
        Text::new(
            format!("`templates/{name}` tidak menggantikan templat mana pun"),
            format!("`templates/{name}` overrides no template"),
        ),
    );
    match nearest(name, known.iter().copied()) {
        Some(near) => diagnostic.hint(
            format!("mungkin maksudnya `templates/{near}`"),
            format!("did you mean `templates/{near}`?"),
        ),
        None => diagnostic.hint(
            "pakai nama berkas yang sama dengan di `book-templates/`",
            "use the same file name as in `book-templates/`",
        ),
    }
}

/// A fact that cannot be computed.
pub fn unknown_fact(span: Span, written: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        code::UNKNOWN_FACT,
        span,
        Text::new(format!("fakta `{written}` tidak dikenal"), format!("unknown fact `{written}`")),
    );
    // The whole of it, or the word that it begins with.
    let root = written.split(['.', '(']).next().unwrap_or(written);
    let near = |word: &str| nearest(word, known.iter().copied().filter(|own| *own != word));
    let rooted = || near(root).map(|own| written.replacen(root, own, 1));
    match near(written).map(str::to_owned).or_else(rooted) {
        Some(near) => diagnostic
            .hint(format!("mungkin maksudnya `{near}`"), format!("did you mean `{near}`?")),
        None => diagnostic.hint(
            format!("fakta dimulai dengan salah satu dari {}", listed(known.iter().copied())),
            format!("a fact begins with one of {}", listed(known.iter().copied())),
        ),
    }
}

/// A fact whose argument names nothing.
pub fn unknown_fact_argument(span: Span, argument: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        code::UNKNOWN_FACT,
        span,
        Text::new(
            format!("`{argument}` dalam fakta ini tidak ada"),
            format!("`{argument}` in this fact does not exist"),
        ),
    );
    match nearest(argument, known.iter().copied()) {
        Some(near) => diagnostic
            .hint(format!("mungkin maksudnya `{near}`"), format!("did you mean `{near}`?")),
        None => diagnostic.hint(
            format!("yang ada: {}", listed(known.iter().copied())),
            format!("there are {}", listed(known.iter().copied())),
        ),
    }
}

/// A fact of a year outside the edition.
pub fn fact_year(span: Span, year: &str, years: &str) -> Diagnostic {
    Diagnostic::error(
        code::UNKNOWN_FACT,
        span,
        Text::new(
            format!("tahun {year} tidak dicetak dalam edisi {years}"),
            format!("the year {year} is not printed in the edition {years}"),
        ),
    )
    .hint(
        format!("pakai tahun dalam {years}; tahun perpanjangan dicetak dengan `--extended`"),
        format!("use a year of {years}; years of the extension are printed with `--extended`"),
    )
}

/// A record that nothing names.
pub fn unused(span: Span, kind: Kind, id: &str) -> Diagnostic {
    let message = match kind {
        Kind::Objective => Text::new(
            format!("sasaran `{id}` tidak dilayani oleh strategi atau program mana pun"),
            format!("no strategy or programme serves the objective `{id}`"),
        ),
        _ => Text::new(
            format!("{} `{id}` tidak dipakai di mana pun", kind.name_id()),
            format!("nothing uses the {} `{id}`", kind.name_en()),
        ),
    };
    Diagnostic::of(code::UNUSED_RECORD, span, message).hint(
        format!("sebut `{id}` pada catatan yang memerlukannya, atau hapus catatan ini"),
        format!("name `{id}` in the record that needs it, or delete this record"),
    )
}

/// Agencies that follow each other in a circle, from the first written.
pub fn circular_successors(chain: &[&Ref]) -> Diagnostic {
    let ids: Vec<String> = chain.iter().map(|id| format!("`{id}`")).collect();
    let ids = ids.join(" → ");
    let span = chain.first().map_or_else(Span::default, |first| first.span);
    let diagnostic = Diagnostic::of(
        code::UNKNOWN_RECORD,
        span,
        Text::new(
            format!("kunci `successor` berputar: {ids}"),
            format!("the keys `successor` lead in a circle: {ids}"),
        ),
    )
    .hint(
        "hapus `successor` pada perangkat daerah yang masih berdiri di akhir rencana",
        "delete `successor` at the agency that still exists at the end of the plan",
    );
    chain
        .iter()
        .skip(1)
        .fold(diagnostic, |diagnostic, id| diagnostic.related(id.span, "dan di sini", "and here"))
}
