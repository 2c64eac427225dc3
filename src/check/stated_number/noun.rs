//! The kinds of thing that prose counts.

use crate::model::record::Kind;

/// A kind of thing that prose counts.
pub(super) struct Noun {
    /// As written.
    pub(super) words: &'static [&'static str],
    /// The fact that counts it, and the form of the fact.
    pub(super) fact: (&'static str, &'static str),
    /// In English.
    pub(super) english: &'static str,
    /// Its records; `None` for what the scheme declares.
    pub(super) kind: Option<Kind>,
    /// Whether it can be counted within a dimension.
    pub(super) by_dimension: bool,
}

const fn noun(
    words: &'static [&'static str],
    fact: (&'static str, &'static str),
    english: &'static str,
    kind: Option<Kind>,
    by_dimension: bool,
) -> Noun {
    Noun { words, fact, english, kind, by_dimension }
}

/// What is compared, longer names first.
pub(super) const NOUNS: &[Noun] = &[
    noun(
        &["perangkat", "daerah", "penanggung", "jawab"],
        ("agencies", "lead"),
        "agencies in charge",
        Some(Kind::Program),
        false,
    ),
    noun(
        &["kandidat", "quick", "win"],
        ("quick_wins", "count"),
        "quick-win candidates",
        Some(Kind::QuickWin),
        true,
    ),
    noun(&["quick", "win"], ("quick_wins", "selected"), "quick wins", Some(Kind::QuickWin), true),
    noun(&["isu", "strategis"], ("issues", "count"), "strategic issues", Some(Kind::Issue), false),
    noun(&["rencana", "aksi"], ("actions", "count"), "actions", Some(Kind::Action), false),
    noun(&["program"], ("programs", "count"), "programmes", Some(Kind::Program), true),
    noun(&["strategi"], ("strategies", "count"), "strategies", Some(Kind::Strategy), true),
    noun(&["inovasi"], ("innovations", "count"), "innovations", Some(Kind::Innovation), true),
    noun(&["sasaran"], ("objectives", "count"), "objectives", Some(Kind::Objective), false),
    noun(&["tujuan"], ("goals", "count"), "goals", Some(Kind::Goal), false),
    noun(&["misi"], ("missions", "count"), "missions", Some(Kind::Mission), false),
    noun(&["risiko"], ("risks", "count"), "risks", Some(Kind::Risk), false),
    noun(&["indikator"], ("indicators", "count"), "indicators", Some(Kind::Indicator), false),
    noun(&["kesenjangan"], ("gaps", "count"), "gaps", Some(Kind::Gap), true),
    noun(&["dimensi"], ("dimensions", "count"), "dimensions", None, false),
];
