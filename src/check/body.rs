//! How council, team and the plan's own regulation are recognised among the words of authors.
//!
//! Regions word them differently: `SK Dewan`, `Keputusan Wali Kota tentang Pembentukan Tim
//! Pengarah dan Tim Pelaksana Kota Cerdas`, `Perwali`, `Qanun`.

use crate::check::Review;
use crate::model::record::Kind;
use crate::model::require::required;
use crate::model::scheme::{Level, MatterKind, stage_of};

/// Tells whether council and team must be there by now: the scheme demands their table, a chapter
/// on them, or the commitment sheet, and the first meeting has a date or is over.
pub(super) fn are_due(review: &Review<'_>) -> bool {
    let plan = review.plan;
    let first = plan.meetings.values().next();
    let dated = first.is_some_and(|meeting| !meeting.dates.is_empty());
    (dated || review.stage > 1)
        && plan.unread.prose.is_empty()
        && (review.is_demanded(Kind::Institution) || has_chapter(review) || has_sheet(review))
}

/// Tells whether a required chapter or section on the institutions is due.
fn has_chapter(review: &Review<'_>) -> bool {
    let own = |id: &str| id.starts_with("kelembagaan");
    let needed = |id: &str, level: Level| level == Level::Required && own(id);
    required(review.plan).iter().filter(|chapter| chapter.stage <= review.stage).any(|chapter| {
        needed(chapter.id, chapter.level)
            || chapter.sections.iter().any(|section| needed(&section.id, section.level))
    })
}

/// Tells whether a required commitment sheet is due.
fn has_sheet(review: &Review<'_>) -> bool {
    review.plan.scheme.volume.front.iter().any(|matter| {
        matter.kind.value == MatterKind::Commitment
            && matter.level.value == Level::Required
            && matter.stage.as_ref().map_or(4, stage_of) <= review.stage
    })
}

/// Lists the words of a text in lower case.
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_lowercase).collect()
}

/// Tells whether a text has one of some phrases, word by word.
pub(super) fn has(text: &str, phrases: &[&str]) -> bool {
    let padded = format!(" {} ", words(text).join(" "));
    phrases.iter().any(|phrase| padded.contains(&format!(" {phrase} ")))
}

/// Bodies and their decrees that stand for all of them.
const ALL: &[&str] = &["kelembagaan", "struktur organisasi", "susunan organisasi"];

/// Tells whether a title or body means the council.
pub(super) fn is_council(text: &str) -> bool {
    let parliament = has(text, &["dewan perwakilan"]);
    (has(text, &["dewan"]) && !parliament)
        || has(text, &["pengarah", "gugus tugas", "steering committee", "council"])
        || has(text, ALL)
}

/// Tells whether a title or body means the implementing team.
pub(super) fn is_team(text: &str) -> bool {
    let words = words(text);
    let team = words
        .iter()
        .enumerate()
        .any(|(at, word)| word == "tim" && words.get(at + 1).is_none_or(|next| next != "pengarah"));
    team || has(text, &["pelaksana", "kelompok kerja", "pokja", "satuan tugas", "satgas", "team"])
        || has(text, ALL)
}

/// Tells whether a text names the smart city.
pub(super) fn is_smart(text: &str) -> bool {
    const SMART: &[&str] = &[
        "smart city",
        "smartcity",
        "smart regency",
        "smart kabupaten",
        "smart region",
        "smart island",
        "kota cerdas",
        "kabupaten cerdas",
        "daerah cerdas",
    ];
    has(text, SMART)
}

/// Tells whether a sort of regulation is one that a region gives itself, or its draft.
pub(super) fn is_regional(sort: &str) -> bool {
    const REGIONAL: &[&str] = &[
        "bupati",
        "wali kota",
        "walikota",
        "daerah",
        "kepala daerah",
        "qanun",
        "perbup",
        "perwali",
        "perwal",
        "perwako",
        "perwalkot",
        "perda",
        "perkada",
        "raperbup",
        "ranperbup",
        "raperwali",
        "ranperwali",
        "raperwal",
        "ranperwal",
        "raperda",
        "ranperda",
        "kepbup",
        "kepwal",
        "kepwali",
    ];
    has(sort, REGIONAL)
}

/// Tells whether a text speaks of the plan itself, not only of who carries it out.
pub(super) fn is_plan(about: &str) -> bool {
    let plan = ["master plan", "masterplan", "rencana induk", "peta jalan", "road map", "roadmap"];
    is_smart(about) && (has(about, &plan) || !(is_council(about) || is_team(about)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn councils_and_teams_are_known_in_many_words() {
        for title in [
            "Keputusan Bupati tentang Dewan Smart City Kabupaten Sleman",
            "SK Dewan",
            "Pembentukan Tim Pengarah Kota Cerdas",
            "Gugus Tugas Kota Cerdas",
        ] {
            assert!(is_council(title) && !is_team(title), "{title}");
        }
        for title in ["SK Tim Pelaksana", "Keputusan Walikota tentang Tim Smart City", "POKJA"] {
            assert!(is_team(title) && !is_council(title), "{title}");
        }
        for title in ["Pembentukan Dewan dan Tim Pelaksana", "Kelembagaan Smart City"] {
            assert!(is_team(title) && is_council(title), "{title}");
        }
        assert!(!is_council("Keputusan Dewan Perwakilan Rakyat Daerah"));
    }

    #[test]
    fn the_regulation_of_the_plan_is_known_in_many_words() {
        for sort in ["Peraturan Bupati Sleman", "Perwali", "Rancangan Peraturan Walikota", "Qanun"]
        {
            assert!(is_regional(sort), "{sort}");
        }
        assert!(!is_regional("Peraturan Presiden") && !is_regional("Undang-Undang"));
        assert!(is_plan("Masterplan Smart City Kabupaten Sleman Tahun 2017–2026"));
        assert!(is_plan("Penyelenggaraan Kota Cerdas") && is_plan("Rencana Induk Smart Regency"));
        assert!(!is_plan("Dewan Smart City") && !is_plan("Rencana Tata Ruang Wilayah"));
    }
}
