//! Messages about higher plans, regulations and neighbours (`SP7xx`).

use crate::diag::catalogue::listed;
use crate::diag::code::{self, Code};
use crate::diag::{Diagnostic, Text};
use crate::source::Span;

/// A mission that serves no item of the medium-term plan.
pub fn unaligned_mission(span: Span, id: &str, plan: &str, key: &str) -> Diagnostic {
    Diagnostic::of(
        code::UNALIGNED_MISSION,
        span,
        Text::new(
            format!("misi `{id}` belum mendukung satu butir {plan} pun"),
            format!("the mission `{id}` serves no item of the {plan}"),
        ),
    )
    .hint(
        format!(
            "sebut pada kunci `alignment` misi ini id butir `alignment` dengan `plan: {key}` yang \
             didukungnya"
        ),
        format!(
            "name behind the key `alignment` of this mission the `alignment` item with `plan: \
             {key}` that it serves"
        ),
    )
}

/// An item of the medium-term plan that neither mission nor programme serves.
pub fn unserved_item(span: Span, id: &str, code_there: &str, plan: &str) -> Diagnostic {
    Diagnostic::warning(
        code::UNALIGNED_MISSION,
        span,
        Text::new(
            format!("butir {plan} `{id}` ({code_there}) belum didukung satu misi atau program pun"),
            format!("no mission or programme serves the {plan} item `{id}` ({code_there})"),
        ),
    )
    .hint(
        format!(
            "sebut `{id}` pada kunci `alignment` misi atau program yang mendukungnya, atau hapus \
             butir ini bila berada di luar lingkup smart city"
        ),
        format!(
            "name `{id}` behind the key `alignment` of the mission or programme that serves it, \
             or remove the item if the smart city does not concern it"
        ),
    )
}

/// A programme of a higher plan without its code there.
pub fn without_code(span: Span, id: &str, origin: &str) -> Diagnostic {
    Diagnostic::of(
        code::ORIGIN_WITHOUT_CODE,
        span,
        Text::new(
            format!("program `{id}` berasal dari {origin}, tetapi kode programnya belum ditulis"),
            format!("the programme `{id}` comes from the {origin}, but its code there is missing"),
        ),
    )
    .hint(
        "tambahkan kode program menurut dokumen asalnya, misalnya `code: \"2.16.03\"`",
        "add the programme's code in that document, such as `code: \"2.16.03\"`",
    )
}

/// Too few programmes that RPJMD or Renstra know.
pub fn few_known_programs(
    span: Span,
    share: &str,
    bound: i64,
    known: usize,
    all: usize,
) -> Diagnostic {
    Diagnostic::of(
        code::ORIGIN_WITHOUT_CODE,
        span,
        Text::new(
            format!(
                "baru {known} dari {all} program ({share}) berasal dari RPJMD atau Renstra; \
                 sedikitnya {bound}%"
            ),
            format!(
                "only {known} of {all} programmes ({share}) come from the RPJMD or a Renstra; at \
                 least {bound}% are wanted"
            ),
        ),
    )
    .hint(
        "periksa kunci `origin` program, atau usulkan program baru ke dalam Renstra",
        "check the key `origin` of the programmes, or have new ones taken into a Renstra",
    )
}

/// Which programmes should name which higher plan.
#[derive(Debug, Clone)]
pub struct Expected<'a> {
    /// The code of the finding.
    pub code: Code,
    /// What the programmes are.
    pub what: Text,
    /// Printed name of the higher plan.
    pub plan: &'a str,
    /// Its id in the scheme.
    pub key: &'a str,
}

/// A programme that names no item of a higher plan.
pub fn unrelated_program(span: Span, id: &str, expected: &Expected<'_>) -> Diagnostic {
    let Expected { code, what, plan, key } = expected;
    Diagnostic::of(
        *code,
        span,
        Text::new(
            format!("program {} `{id}` belum merujuk satu butir {plan} pun", what.id),
            format!("the {} programme `{id}` names no item of the {plan}", what.en),
        ),
    )
    .hint(
        format!("sebut id butir `alignment` dengan `plan: {key}` pada kunci `alignment` program"),
        format!("name an `alignment` item with `plan: {key}` behind the programme's `alignment`"),
    )
}

/// Programmes that should name a higher plan of which the records hold no item.
pub fn unrecorded_plan(span: Span, ids: &[&str], expected: &Expected<'_>) -> Diagnostic {
    let Expected { code, what, plan, key } = expected;
    let (count, all) = (ids.len(), listed(ids.iter().copied()));
    let plural = if count == 1 { "" } else { "s" };
    Diagnostic::of(
        *code,
        span,
        Text::new(
            format!(
                "rencana ini belum memuat butir {plan} untuk dirujuk {count} program {}: {all}",
                what.id
            ),
            format!(
                "the plan holds no item of the {plan} that {count} {} programme{plural} could \
                 name: {all}",
                what.en
            ),
        ),
    )
    .hint(
        format!(
            "tambahkan butirnya di bawah `alignment` dengan `plan: {key}`, lalu sebut idnya pada \
             kunci `alignment` program"
        ),
        format!(
            "add its items below `alignment` with `plan: {key}`, then name them behind the \
             programmes' key `alignment`"
        ),
    )
}

/// A regulation that another one replaced.
pub fn superseded(span: Span, id: &str, by: Option<&str>, marked: bool) -> Diagnostic {
    let message = match by {
        Some(by) => Text::new(
            format!("peraturan `{id}` sudah diganti dengan {by}, tetapi masih menjadi dasar hukum"),
            format!("the regulation `{id}` was replaced by {by} but still stands as a legal basis"),
        ),
        None => Text::new(
            format!("peraturan `{id}` sudah tidak berlaku, tetapi masih menjadi dasar hukum"),
            format!("the regulation `{id}` no longer holds but still stands as a legal basis"),
        ),
    };
    let finding = Diagnostic::of(code::OUTDATED_REGULATION, span, message);
    if marked {
        finding.hint(
            "ganti dengan peraturan yang berlaku, atau saring tabelnya dengan `filter: {status: \
             in-force}`",
            "list the regulation that holds, or filter the table with `filter: {status: in-force}`",
        )
    } else {
        finding.hint(
            "ganti dengan peraturan yang berlaku; bila perlu disebut sebagai riwayat, tulis \
             `status: superseded`",
            "list the regulation that holds; if it is told as history, write `status: superseded`",
        )
    }
}

/// A regulation on a period that is over before the plan begins.
pub fn expired(span: Span, id: &str, last: u16, start: &str) -> Diagnostic {
    Diagnostic::of(
        code::OUTDATED_REGULATION,
        span,
        Text::new(
            format!(
                "masa peraturan `{id}` berakhir tahun {last}, sebelum rencana dimulai ({start})"
            ),
            format!(
                "the term of the regulation `{id}` ends in {last}, before the plan begins ({start})"
            ),
        ),
    )
    .hint(
        "ganti dengan peraturan untuk masa berikutnya, atau tulis `status: superseded`",
        "list the one for the next period, or write `status: superseded`",
    )
}

/// A regulation whose number holds no figure.
pub fn unnumbered(span: Span, id: &str, written: &str) -> Diagnostic {
    Diagnostic::of(
        code::OUTDATED_REGULATION,
        span,
        Text::new(
            format!("nomor peraturan `{id}` tidak memuat angka: `{written}`"),
            format!("the number of the regulation `{id}` has no digit: `{written}`"),
        ),
    )
    .hint(
        "tulis nomornya saja, misalnya `number: \"95\"`; untuk rancangan tulis `type: Rancangan \
         Peraturan …`",
        "write the number alone, such as `number: \"95\"`; for a draft write `type: Rancangan \
         Peraturan …`",
    )
}

/// A chapter on regional collaboration that leaves dimensions out.
pub fn without_collaboration(span: Span, dimensions: &[&str]) -> Diagnostic {
    let names = dimensions.join(", ");
    Diagnostic::of(
        code::DIMENSION_WITHOUT_COLLABORATION,
        span,
        Text::new(
            format!("bab kolaborasi kawasan belum menyebut program dimensi {names}"),
            format!("the chapter on regional collaboration names no programme of {names}"),
        ),
    )
    .hint(
        "sebut id program yang dikerjakan bersama daerah lain, bila ada",
        "name the ids of programmes that are shared with other regions, if there are any",
    )
}
