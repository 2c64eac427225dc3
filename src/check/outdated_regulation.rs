//! The legal basis holds and is cited whole (SP705).
//!
//! Type, number, year and subject are required keys; that one of them is absent is told by SP005. What
//! is looked at here: a regulation marked as superseded that a printed table still lists, one that is
//! known to be replaced before the plan was written, one on a period that ends before the plan begins,
//! and a number without any figure. Drafts and the constitution have no number.

use crate::check::{Review, Rule, body};
use crate::diag::Sink;
use crate::diag::catalogue::alignment;
use crate::diag::code;
use crate::diag::manual::{Manual, both, lines, same};
use crate::model::block::{BlockKind, all_blocks};
use crate::model::placeholder::is_placeholder;
use crate::model::plan::Plan;
use crate::model::record::{Force, Regulation};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::OUTDATED_REGULATION,
    manual: Manual {
        what: both(
            "Peraturan dalam daftar dasar hukum yang sudah diganti, yang masanya berakhir sebelum \
             rencana mulai, atau yang nomornya tidak memuat angka.",
            "A regulation among the legal bases that was replaced, whose period ends before the \
             plan begins, or whose number holds no figure.",
        ),
        why: both(
            "Dasar hukum yang tidak berlaku adalah temuan pertama bagian hukum dan menggugurkan \
             bobot rencana.",
            "A legal basis that no longer holds is the first thing a legal office finds, and it \
             takes weight from the plan.",
        ),
        example: same(lines![
            "regulations:",
            "  - {id: pp-82-2012, type: Peraturan Pemerintah, number: \"82\", year: 2012,",
            "     about: Penyelenggaraan Sistem dan Transaksi Elektronik}",
        ]),
        mend: same(lines![
            "regulations:",
            "  - {id: pp-71-2019, type: Peraturan Pemerintah, number: \"71\", year: 2019,",
            "     about: Penyelenggaraan Sistem dan Transaksi Elektronik}",
        ]),
        basis: both(
            "Pertimbangan sendiri. Dikenal hanya penggantian yang dicocokkan dengan sumber umum: \
             UU 32/2004, UU 10/2004, UU 5/2014, PP 58/2005, PP 41/2007, dan PP 82/2012, masing-masing \
             oleh UU 23/2014, UU 12/2011, UU 20/2023 (basis data peraturan BPK), PP 12/2019, \
             PP 18/2016 (ketentuan penutup), dan PP 71/2019 (menurut pemberitaan). Yang lain \
             ditandai dengan `superseded_by`.",
            "Own judgement. Known are only the replacements that were checked against public \
             sources: UU 32/2004, UU 10/2004, UU 5/2014, PP 58/2005, PP 41/2007 and PP 82/2012, by \
             UU 23/2014, UU 12/2011, UU 20/2023 (BPK's database of regulations), PP 12/2019, \
             PP 18/2016 (its closing provisions) and PP 71/2019 (as the press told). Others are \
             marked with `superseded_by`.",
        ),
    },
    whole: true,
    check,
};

/// Regulations that a newer one replaced: class, number, year, and what took their place. Each was
/// checked against a public source; what could not be is left to `superseded_by`.
const REPLACED: &[(&str, &str, u16, &str, u16)] = &[
    ("uu", "32", 2004, "UU Nomor 23 Tahun 2014", 2014),
    ("uu", "10", 2004, "UU Nomor 12 Tahun 2011", 2011),
    ("uu", "5", 2014, "UU Nomor 20 Tahun 2023", 2023),
    ("pp", "58", 2005, "PP Nomor 12 Tahun 2019", 2019),
    ("pp", "41", 2007, "PP Nomor 18 Tahun 2016", 2016),
    ("pp", "82", 2012, "PP Nomor 71 Tahun 2019", 2019),
];

fn check(review: &Review<'_>, sink: &mut Sink) {
    let printed = prints_superseded(review.plan);
    for regulation in &review.plan.records.regulations {
        let id = &regulation.id;
        let by = regulation.superseded_by.as_ref().map(|by| by.as_str());
        let marked = regulation.status.is_some_and(|status| status.value == Force::Superseded);
        let place = regulation.status.as_ref().map_or(id.span, |status| status.span);
        if marked || by.is_some() {
            if printed {
                sink.push(alignment::superseded(place, id.as_str(), by, true));
            }
        } else if let Some(by) = replaced(review.plan, regulation) {
            sink.push(alignment::superseded(id.span, id.as_str(), Some(by), false));
        } else if let Some(last) = last_year(&regulation.about)
            && last < review.plan.manifest.horizon.start().0
        {
            let start = review.plan.manifest.horizon.start().to_string();
            sink.push(alignment::expired(regulation.about.span, id.as_str(), last, &start));
        }
        if lacks_number(regulation) {
            let number = &regulation.number;
            sink.push(alignment::unnumbered(number.span, id.as_str(), number));
        }
    }
}

/// Tells whether a table of the plan lists regulations that no longer hold.
fn prints_superseded(plan: &Plan) -> bool {
    let documents = plan.documents.iter();
    documents.flat_map(|own| all_blocks(&own.blocks, &own.sections)).any(|block| {
        match &block.kind {
            BlockKind::View(call) if call.name.value == "regulations" => {
                let mut filters = call.options.filter.0.iter();
                let status = filters.find(|filter| filter.key.value == "status");
                status.is_none_or(|own| own.value.iter().any(|word| word.value == "superseded"))
            }
            _ => false,
        }
    })
}

/// Returns what had replaced a regulation in the years before the plan was written.
fn replaced(plan: &Plan, regulation: &Regulation) -> Option<&'static str> {
    let class = class(&regulation.sort)?;
    let written = written_in(plan);
    let number = regulation.number.trim();
    let known = |entry: &&(&str, &str, u16, &str, u16)| {
        entry.0 == class && entry.1 == number && entry.2 == regulation.year.0 && entry.4 < written
    };
    REPLACED.iter().find(known).map(|entry| entry.3)
}

/// Returns the year in which the plan was written: its date, its last meeting, or its first year.
fn written_in(plan: &Plan) -> u16 {
    let meetings = plan.meetings.values().flat_map(|meeting| &meeting.dates);
    let last = plan.manifest.date.as_ref().or(meetings.max_by_key(|date| date.value));
    let year = last.and_then(|date| u16::try_from(date.value.0).ok());
    year.unwrap_or(plan.manifest.horizon.start().0)
}

/// Shortens the sort of a national regulation.
fn class(sort: &str) -> Option<&'static str> {
    let sort = sort.to_lowercase().replace('-', " ");
    let sort = sort.trim().trim_end_matches(" republik indonesia");
    match sort {
        "undang undang" | "uu" => Some("uu"),
        "peraturan pemerintah" | "pp" => Some("pp"),
        _ => None,
    }
}

/// Returns the last year of a span of years in a title: 2021 of `Tahun 2016–2021`.
fn last_year(about: &str) -> Option<u16> {
    let year = |text: &str| -> Option<u16> {
        let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
        (digits.len() == 4).then(|| digits.parse().ok())?
    };
    let ends = about.match_indices(['-', '–']).filter_map(|(at, dash)| {
        let before: String =
            about[..at].trim_end().chars().rev().take_while(char::is_ascii_digit).collect();
        let last = year(about[at + dash.len()..].trim_start())?;
        (before.len() == 4).then_some(last)
    });
    ends.max()
}

/// Tells whether a number has no figure although the regulation should have one.
fn lacks_number(regulation: &Regulation) -> bool {
    let number = regulation.number.trim();
    let free = ["rancangan", "draf", "draft", "raperda", "raperbup", "undang undang dasar", "uud"];
    let open = number.is_empty() || is_placeholder(number);
    !open && !number.contains(|c: char| c.is_ascii_digit()) && !body::has(&regulation.sort, &free)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_year_of_a_period_is_read() {
        assert_eq!(last_year("RPJMD Kabupaten Contoh Tahun 2016–2021"), Some(2021));
        assert_eq!(last_year("RPJMN Tahun 2020 - 2024"), Some(2024));
        assert_eq!(last_year("Rencana Tata Ruang Wilayah Tahun 2011–2031"), Some(2031));
        assert_eq!(last_year("Daerah-daerah Kabupaten, Anggaran 2021"), None);
        assert_eq!(last_year("Perubahan atas Undang-Undang Nomor 11 Tahun 2008"), None);
    }
}
