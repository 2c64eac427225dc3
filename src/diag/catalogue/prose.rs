//! Messages about Markdown.

use crate::diag::code::{BAD_LINK, BAD_MARKDOWN, BAD_VIEW, RAW_HTML, UNKNOWN_FACT};
use crate::diag::{Code, Diagnostic, Edit, Fix, Text};
use crate::model::block::Form;
use crate::model::record::Text as Word;
use crate::source::Span;

/// What is wrong with a quoted fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactProblem {
    /// Nothing stands between the braces.
    Empty,
    /// A name or number is missing around a dot.
    MissingName,
    /// A character that no path has.
    Unexpected,
    /// The argument is not one text in straight quotes.
    Argument,
    /// A second call.
    SecondCall,
}

fn error(code: Code, span: Span, id: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    Diagnostic::error(code, span, Text::new(id, en))
}

fn markdown(span: Span, id: impl Into<String>, en: impl Into<String>) -> Diagnostic {
    error(BAD_MARKDOWN, span, id, en)
}

/// A file has no `#` heading.
pub fn missing_title(span: Span) -> Diagnostic {
    markdown(
        span,
        "berkas ini tidak memiliki judul bab (`# Judul`)",
        "this file has no chapter title (`# Title`)",
    )
    .hint(
        "mulai berkas dengan satu baris seperti `# Pendahuluan {#pendahuluan}`",
        "begin the file with one line such as `# Pendahuluan {#pendahuluan}`",
    )
}

/// A line that would be a heading with a space behind its signs.
pub fn glued_heading(span: Span, marks: &str) -> Diagnostic {
    let place = Span { start: span.start + marks.len(), end: span.start + marks.len(), ..span };
    markdown(
        span,
        format!("baris ini bukan judul: di belakang `{marks}` harus ada spasi"),
        format!("this line is no heading: a space must follow `{marks}`"),
    )
    .fix(Fix::replace(
        place,
        " ",
        format!("beri spasi di belakang `{marks}`"),
        format!("put a space behind `{marks}`"),
    ))
}

/// A list with the bullets of a word processor, which would be printed as running text.
pub fn pasted_bullets(span: Span, bullets: Vec<Span>) -> Diagnostic {
    let edits = bullets.into_iter().map(|span| Edit::Replace { span, text: "- ".to_owned() });
    let title = Text::new("awali butir-butirnya dengan `- `", "begin the items with `- `");
    Diagnostic::warning(
        BAD_MARKDOWN,
        span,
        Text::new(
            "daftar ini tercetak menyambung sebagai satu paragraf",
            "this list is printed as one running paragraph",
        ),
    )
    .hint("awali setiap butir dengan `- `", "begin each item with `- `")
    .fix(Fix { title, edits: edits.collect(), times: 1 })
}

/// A list counted by letters, which would be printed as running text.
pub fn pasted_letters(span: Span) -> Diagnostic {
    Diagnostic::warning(
        BAD_MARKDOWN,
        span,
        Text::new(
            "daftar berhuruf ini tercetak menyambung sebagai satu paragraf",
            "this lettered list is printed as one running paragraph",
        ),
    )
    .hint(
        "awali setiap butir dengan `1. `; di dalam butir lain, lekukkan tiga spasi",
        "begin each item with `1. `; within another item, indent it by three spaces",
    )
}

/// A picture whose path holds a space.
pub fn spaced_picture(span: Span, path: &str) -> Diagnostic {
    markdown(
        span,
        format!("alamat gambar `{path}` memuat spasi, sehingga gambarnya tidak terbaca"),
        format!("the path of the picture `{path}` holds a space, so it is not read as one"),
    )
    .hint(
        "apit alamatnya dengan `<` dan `>`, atau ganti nama berkasnya",
        "put the path in `<` and `>`, or rename the file",
    )
    .fix(Fix::replace(
        span,
        format!("<{path}>"),
        format!("apit `{path}` dengan `<` dan `>`"),
        format!("put `{path}` in `<` and `>`"),
    ))
}

/// Something stands before the chapter title.
pub fn text_before_title(span: Span) -> Diagnostic {
    markdown(span, "ada isi sebelum judul bab", "something stands before the chapter title")
        .hint("pindahkan isi ini ke bawah baris `# Judul`", "move it below the line `# Title`")
}

/// A second `#` heading.
pub fn second_title(span: Span, first: Span) -> Diagnostic {
    markdown(
        span,
        "judul bab (`#`) kedua dalam satu berkas",
        "a second chapter title (`#`) in one file",
    )
    .related(first, "judul bab yang pertama", "the first chapter title")
    .hint(
        "pakai `##` untuk subbab, atau pindahkan bab ini ke berkas sendiri",
        "use `##` for a section, or move this chapter to a file of its own",
    )
}

/// `###` before any `##`.
pub fn level_jump(span: Span) -> Diagnostic {
    markdown(
        span,
        "subbab tingkat dua (`###`) tanpa subbab (`##`) di atasnya",
        "a subsection (`###`) without a section (`##`) above it",
    )
    .hint(
        "pakai `##`, atau tambahkan judul `##` sebelumnya",
        "use `##`, or add a `##` heading before it",
    )
}

/// A heading without words.
pub fn empty_heading(span: Span) -> Diagnostic {
    markdown(span, "judul ini kosong", "this heading is empty")
        .hint("tuliskan judulnya, atau hapus baris ini", "write the title, or delete this line")
}

/// `#####` or `######`.
pub fn heading_too_deep(span: Span, level: u8) -> Diagnostic {
    markdown(
        span,
        format!("judul tingkat {level} terlalu dalam; buku memuat paling banyak `####`"),
        format!("a heading of level {level} is too deep; books go down to `####`"),
    )
    .hint("pakai `####` atau huruf tebal", "use `####` or bold words")
}

/// A heading inside a list, quotation or footnote.
pub fn stray_heading(span: Span) -> Diagnostic {
    markdown(
        span,
        "judul di dalam daftar, kutipan, atau catatan kaki",
        "a heading inside a list, quotation or footnote",
    )
    .hint("keluarkan judul ini, atau pakai huruf tebal", "move it out, or use bold words")
}

/// Lists, quotations or emphasis nested too deeply.
pub fn too_deep(span: Span, depth: usize) -> Diagnostic {
    markdown(
        span,
        format!("susunan ini bersarang lebih dari {depth} tingkat"),
        format!("this is nested more than {depth} levels deep"),
    )
    .hint("sederhanakan susunannya", "make it simpler")
}

/// `[!WORD]` that is no alert.
pub fn unknown_alert(span: Span, word: &str) -> Diagnostic {
    markdown(
        span,
        format!("kotak `{word}` tidak dikenal"),
        format!("`{word}` is not a known alert"),
    )
    .hint(
        "pakai NOTE, TIP, IMPORTANT, WARNING, atau CAUTION",
        "use NOTE, TIP, IMPORTANT, WARNING or CAUTION",
    )
}

/// A mark without its footnote.
pub fn undefined_note(span: Span, name: &str) -> Diagnostic {
    markdown(
        span,
        format!("catatan kaki `{name}` tidak ditulis"),
        format!("the footnote `{name}` is not written"),
    )
    .hint(
        format!("tambahkan baris `[^{name}]: …`, atau tulis `\\[^{name}]` bila ini bukan catatan"),
        format!("add a line `[^{name}]: …`, or write `\\[^{name}]` if this is no footnote"),
    )
}

/// The same footnote twice.
pub fn duplicate_note(span: Span, first: Span, name: &str) -> Diagnostic {
    markdown(
        span,
        format!("catatan kaki `{name}` ditulis dua kali"),
        format!("the footnote `{name}` is written twice"),
    )
    .related(first, "yang pertama", "the first one")
    .hint("beri nama lain", "give it another name")
}

/// A footnote without a mark; it would be left out of the book.
pub fn unused_note(span: Span, name: &str) -> Diagnostic {
    Diagnostic::warning(
        BAD_MARKDOWN,
        span,
        Text::new(
            format!("catatan kaki `{name}` tidak dirujuk, sehingga tidak dicetak"),
            format!("the footnote `{name}` has no mark, so it is not printed"),
        ),
    )
    .hint(
        format!("tulis `[^{name}]` di tempatnya, atau hapus catatan ini"),
        format!("write `[^{name}]` where it belongs, or delete the footnote"),
    )
}

/// A footnote mark inside a footnote.
pub fn note_in_note(span: Span) -> Diagnostic {
    markdown(span, "catatan kaki di dalam catatan kaki", "a footnote inside a footnote")
        .hint("gabungkan kedua catatan", "make one footnote of the two")
}

/// A citation or footnote mark in the words of a link.
pub fn mark_in_link(span: Span) -> Diagnostic {
    markdown(
        span,
        "rujukan pustaka atau catatan kaki di dalam teks tautan",
        "a citation or footnote mark inside the words of a link",
    )
    .hint("tulis di belakang tautan", "write it behind the link")
}

/// A picture inside a sentence.
pub fn inline_picture(span: Span) -> Diagnostic {
    markdown(
        span,
        "gambar di dalam kalimat tidak dapat dicetak",
        "a picture inside a sentence cannot be printed",
    )
    .hint(
        "beri gambar paragraf sendiri dan rujuk dengan `[](#fig-…)`",
        "give the picture a paragraph of its own and refer to it with `[](#fig-…)`",
    )
}

/// A caption right below a table, where Markdown takes it for a row.
pub fn caption_in_table(span: Span) -> Diagnostic {
    markdown(
        span,
        "keterangan tabel terbaca sebagai baris tabel",
        "the caption is read as a row of the table",
    )
    .hint(
        "sisipkan satu baris kosong di antara tabel dan keterangannya",
        "leave an empty line between the table and its caption",
    )
}

/// A caption without a table before it.
pub fn caption_without_table(span: Span) -> Diagnostic {
    markdown(
        span,
        "keterangan tabel (`: …`) tanpa tabel tepat di atasnya",
        "a table caption (`: …`) without a table right above it",
    )
    .hint(
        "letakkan tepat di bawah tabelnya; bila ini bukan keterangan, tulis `\\:`",
        "put it right below its table; if it is no caption, write `\\:`",
    )
}

/// A caption behind a computed table.
pub fn caption_behind_view(span: Span) -> Diagnostic {
    markdown(
        span,
        "keterangan tabel terhitung ditulis di dalam bloknya",
        "the caption of a computed table is written inside its fence",
    )
    .hint(
        "pindahkan menjadi `caption: …` dan `id: …` di dalam blok",
        "move it into the fence as `caption: …` and `id: …`",
    )
}

/// A row with more cells than the table has columns.
pub fn too_many_cells(span: Span, count: usize, columns: usize) -> Diagnostic {
    markdown(
        span,
        format!("baris ini memuat {count} sel, sedangkan tabelnya {columns} kolom"),
        format!("this row has {count} cells, the table {columns} columns"),
    )
    .hint(
        "tambah kolom di kepala tabel, atau tulis `\\|` untuk mencetak garis tegak",
        "add a column to the head of the table, or write `\\|` to print a bar",
    )
}

/// HTML.
pub fn raw_html(span: Span) -> Diagnostic {
    error(RAW_HTML, span, "HTML tidak dapat dicetak", "HTML cannot be printed").hint(
        "pakai Markdown; untuk mencetak tanda `<` tulis `\\<`",
        "use Markdown; to print the sign `<` write `\\<`",
    )
}

/// Words on the line of a comment.
pub fn text_beside_comment(span: Span) -> Diagnostic {
    error(
        RAW_HTML,
        span,
        "teks sebaris dengan komentar tidak akan dicetak",
        "text on the line of a comment would not be printed",
    )
    .hint("pindahkan teks ini ke baris sendiri", "move the text to a line of its own")
}

/// A comment without an end.
pub fn unclosed_comment(span: Span) -> Diagnostic {
    error(
        RAW_HTML,
        span,
        "komentar tidak ditutup, sehingga sisa berkas tidak terbaca",
        "the comment is not closed, so the rest of the file is not read",
    )
    .hint("tambahkan `-->` di akhir komentar", "add `-->` at its end")
}

/// A fence without an end.
pub fn unclosed_fence(span: Span) -> Diagnostic {
    markdown(
        span,
        "blok ini tidak ditutup, sehingga teks di bawahnya ikut terbaca sebagai isinya",
        "this fence is not closed, so the text below is read as part of it",
    )
    .hint(
        "tambahkan baris penutup yang sama panjangnya, misalnya ```` ``` ````",
        "add a closing line of the same length, such as ```` ``` ````",
    )
}

/// `{word}` on a fence that is neither `{table}` nor `{chart}`, or one of them without braces.
pub fn unknown_fence(word: &Word, meant: Option<Form>) -> Diagnostic {
    let right = meant.map(|form| match form {
        Form::Table => "{table}",
        Form::Chart => "{chart}",
    });
    error(
        BAD_VIEW,
        word.span,
        format!("blok `{word}` tidak dikenal"),
        format!("the fence `{word}` is not known"),
    )
    .hint(
        "tabel terhitung ditulis `{table} nama`, bagan `{chart} nama`",
        "a computed table is written `{table} name`, a chart `{chart} name`",
    )
    .maybe(right.and_then(|right| Fix::word(word.span, word, right)))
}

/// A reference without its round brackets, which would be printed as it stands.
pub fn bare_reference(span: Span, label: &str) -> Diagnostic {
    Diagnostic::warning(
        BAD_LINK,
        span,
        Text::new(
            format!("`[#{label}]` tercetak apa adanya; rujukan ditulis `[](#{label})`"),
            format!("`[#{label}]` is printed as it stands; a reference is written `[](#{label})`"),
        ),
    )
    .fix(Fix::replace(
        span,
        format!("[](#{label})"),
        format!("tulis `[](#{label})`"),
        format!("write `[](#{label})`"),
    ))
}

/// A view without a name, or with more than one word.
pub fn bad_view_name(span: Span, name: &str, form: Form) -> Diagnostic {
    let (id, en, example) = match form {
        Form::Table => ("tabel terhitung", "computed table", "{table} programs"),
        Form::Chart => ("bagan", "chart", "{chart} budget-by-year"),
    };
    let found = if name.is_empty() {
        error(
            BAD_VIEW,
            span,
            format!("nama {id} belum ditulis"),
            format!("the name of the {en} is missing"),
        )
    } else {
        error(
            BAD_VIEW,
            span,
            format!("`{name}` bukan nama {id}"),
            format!("`{name}` is not the name of a {en}"),
        )
    };
    found.hint(
        format!("tulis satu nama, misalnya `{example}`; pilihan lain ditulis di dalam blok"),
        format!("write one name, such as `{example}`; options are written inside the fence"),
    )
}

/// A view inside a list, quotation or footnote.
pub fn nested_view(span: Span) -> Diagnostic {
    error(
        BAD_VIEW,
        span,
        "tabel terhitung atau bagan di dalam daftar, kutipan, atau catatan kaki",
        "a computed table or chart inside a list, quotation or footnote",
    )
    .hint(
        "keluarkan blok ini dan mulai di tepi kiri",
        "move the fence out and begin it at the left margin",
    )
}

/// `{{` without `}}`.
pub fn unclosed_fact(span: Span) -> Diagnostic {
    error(UNKNOWN_FACT, span, "`{{` tanpa `}}`", "`{{` without `}}`").hint(
        "tulis seluruhnya di satu baris, misalnya `{{ programs.count }}`; untuk mencetak kurungnya tulis `\\{{`",
        "write it whole, such as `{{ programs.count }}`; to print the braces write `\\{{`",
    )
}

/// A fact that is not written as one.
pub fn bad_fact(span: Span, part: &str, problem: FactProblem) -> Diagnostic {
    let (id, en) = match problem {
        FactProblem::Empty => ("nama fakta belum ditulis".into(), "the fact is not named".into()),
        FactProblem::MissingName => (
            "nama atau angka di sekitar titik belum ditulis".into(),
            "a name or number is missing around the dot".into(),
        ),
        FactProblem::Unexpected => (
            format!("`{part}` tidak boleh ada di dalam fakta"),
            format!("`{part}` may not stand in a fact"),
        ),
        FactProblem::Argument => (
            format!("`{part}` harus berisi satu teks di antara tanda petik lurus"),
            format!("`{part}` must hold one text in straight double quotes"),
        ),
        FactProblem::SecondCall => (
            format!("`{part}` adalah kurung kedua dalam satu fakta"),
            format!("`{part}` is a second call in one fact"),
        ),
    };
    error(UNKNOWN_FACT, span, id, en).hint(
        "fakta ditulis seperti `{{ budget.total.2024 }}` atau `{{ programs.count(\"governance\") }}`; untuk mencetak kurungnya tulis `\\{{`",
        "facts are written like `{{ budget.total.2024 }}` or `{{ programs.count(\"governance\") }}`; to print the braces write `\\{{`",
    )
}

/// `[@key` without `]`.
pub fn unclosed_citation(span: Span) -> Diagnostic {
    markdown(
        span,
        "rujukan pustaka tidak ditutup, atau memuat huruf miring, tautan, atau kode",
        "the citation is not closed, or holds emphasis, a link or code",
    )
    .hint(
        "tulis `[@kunci]` atau `[@kunci, hlm. 3]`; bila ini bukan rujukan, tulis `\\[@`",
        "write `[@key]` or `[@key, hlm. 3]`; if it is no citation, write `\\[@`",
    )
}

/// A part of a citation that is not written as one.
pub fn bad_citation(span: Span, part: &str) -> Diagnostic {
    markdown(
        span,
        format!("`{part}` bukan rujukan pustaka"),
        format!("`{part}` is not a citation"),
    )
    .hint(
        "tulis `[@kunci]`, `[@a; @b]`, atau `[@kunci, hlm. 3]`; bila ini bukan rujukan, tulis `\\[@`",
        "write `[@key]`, `[@a; @b]` or `[@key, hlm. 3]`; if it is no citation, write `\\[@`",
    )
}

/// `#…` that is neither a label nor a book.
pub fn bad_reference(span: Span, address: &str) -> Diagnostic {
    error(
        BAD_LINK,
        span,
        format!("`{address}` bukan rujukan yang dapat dibaca"),
        format!("`{address}` is not a reference that can be read"),
    )
    .hint(
        "tulis `[](#label)`, `[](#buku-2:label)`, atau `[](#buku-2)`",
        "write `[](#label)`, `[](#buku-2:label)` or `[](#buku-2)`",
    )
}

/// An address with a scheme that is not allowed.
pub fn bad_address(span: Span, address: &str) -> Diagnostic {
    error(
        BAD_LINK,
        span,
        format!("tautan ke `{address}` tidak dapat dipakai"),
        format!("a link to `{address}` cannot be used"),
    )
    .hint(
        "tautan keluar dimulai dengan https://, http://, atau mailto:; bagian lain rencana dirujuk dengan `[](#label)`",
        "links outside begin with https://, http:// or mailto:; other parts of the plan are referred to with `[](#label)`",
    )
}
