//! Messages about council, team, commitment and legal basis (`SP8xx`).

use crate::diag::catalogue::listed;
use crate::diag::code;
use crate::diag::{Diagnostic, Text};
use crate::source::Span;

/// A decree that is not recorded.
pub fn missing_decree(span: Span, body: &Text, stage: u8) -> Diagnostic {
    Diagnostic::of(
        code::MISSING_DECREE,
        span,
        Text::new(
            format!("keputusan pembentukan {} belum dicantumkan", body.id),
            format!("the decree that founds the {} is not recorded", body.en),
        ),
    )
    .hint(
        format!(
            "tambahkan `title`, `number`, dan `date` keputusan itu di bawah `decrees` pada \
             `tahap-{stage}/tahap.yaml`"
        ),
        format!(
            "add its `title`, `number` and `date` below `decrees` in `tahap-{stage}/tahap.yaml`"
        ),
    )
}

/// A decree without number, date, or either.
pub fn incomplete_decree(span: Span, number: bool, date: bool) -> Diagnostic {
    let (id, en) = match (number, date) {
        (false, false) => ("nomor dan tanggal", "number nor date"),
        (false, true) => ("nomor", "number"),
        _ => ("tanggal", "date"),
    };
    let negation = if number || date { "no" } else { "neither" };
    Diagnostic::of(
        code::MISSING_DECREE,
        span,
        Text::new(
            format!("keputusan ini belum memiliki {id}"),
            format!("this decree has {negation} {en}"),
        ),
    )
    .hint(
        "lengkapi `number: …` dan `date: 2021-05-24` di samping judulnya",
        "complete `number: …` and `date: 2021-05-24` beside its title",
    )
}

/// A decree that was signed after the first meeting.
pub fn late_decree(span: Span, date: &str, meeting: Span, first: &str) -> Diagnostic {
    Diagnostic::of(
        code::MISSING_DECREE,
        span,
        Text::new(
            format!("keputusan ini baru ditetapkan pada {date}, sesudah bimbingan teknis pertama"),
            format!("this decree was signed on {date}, after the first technical guidance"),
        ),
    )
    .related(
        meeting,
        format!("bimbingan teknis pertama dimulai {first}"),
        format!("the first technical guidance began on {first}"),
    )
    .hint(
        "periksa kedua tanggal; dewan dan tim pelaksana dibentuk sebelum bimbingan teknis pertama",
        "check both dates; council and team are founded before the first technical guidance",
    )
}

/// A team without chair or coordinator.
pub fn missing_seat(span: Span, seat: &Text, example: &str) -> Diagnostic {
    Diagnostic::of(
        code::MISSING_DECREE,
        span,
        Text::new(
            format!("susunan tim pelaksana belum memuat {}", seat.id),
            format!("the implementing team has no {}", seat.en),
        ),
    )
    .hint(
        format!("tambahkan satu kedudukan di bawah `institutions` dengan `position: {example}`"),
        format!("add a seat below `institutions` with `position: {example}`"),
    )
}

/// A council that lacks sides of the pentahelix.
pub fn incomplete_council(span: Span, sides: &Text, keys: &[&str]) -> Diagnostic {
    let keys = listed(keys.iter().copied());
    Diagnostic::of(
        code::INCOMPLETE_COUNCIL,
        span,
        Text::new(
            format!("susunan dewan belum memuat unsur {}", sides.id),
            format!("the council has no member from {}", sides.en),
        ),
    )
    .hint(
        format!("tambahkan anggotanya, atau lengkapi kunci `element` kedudukan yang ada: {keys}"),
        format!("add such members, or complete the key `element` of the seats: {keys}"),
    )
}

/// Seats of other bodies, and none of the council.
pub fn missing_council(span: Span) -> Diagnostic {
    Diagnostic::of(
        code::INCOMPLETE_COUNCIL,
        span,
        Text::new(
            "daftar kelembagaan belum memuat susunan dewan",
            "the list of institutions holds no seat of the council",
        ),
    )
    .hint(
        "tambahkan kedudukan dengan `body: Dewan Smart City` beserta unsurnya (`element`)",
        "add seats with `body: Dewan Smart City` and their side (`element`)",
    )
}

/// An agency with programmes that did not sign.
pub fn missing_commitment(span: Span, agency: &str, sheet: Span) -> Diagnostic {
    Diagnostic::of(
        code::MISSING_COMMITMENT,
        span,
        Text::new(
            format!("`{agency}` memiliki program, tetapi belum tercantum pada lembar komitmen"),
            format!("`{agency}` has a programme but does not stand on the commitment sheet"),
        ),
    )
    .related(sheet, "lembar komitmen di sini", "the commitment sheet is here")
    .hint(
        format!("tambahkan `{{agency: {agency}, text: …}}` di bawah `commitments`"),
        format!("add `{{agency: {agency}, text: …}}` below `commitments`"),
    )
}

/// A final plan that nothing puts in force.
pub fn missing_legal_basis(span: Span, head: &str) -> Diagnostic {
    Diagnostic::of(
        code::MISSING_LEGAL_BASIS,
        span,
        Text::new(
            "belum ada peraturan, atau rancangannya, yang memberlakukan master plan ini",
            "there is no regulation yet, not even a draft, that puts this master plan in force",
        ),
    )
    .hint(
        format!(
            "tambahkan di bawah `regulations`: `{{type: Peraturan {head}, …, about: Master Plan \
             Smart City …}}`, atau lampirkan rancangannya dengan judul yang memuat `Rancangan \
             Peraturan`"
        ),
        format!(
            "add below `regulations`: `{{type: Peraturan {head}, …, about: Master Plan Smart City \
             …}}`, or append its draft under a heading with `Rancangan Peraturan`"
        ),
    )
}
