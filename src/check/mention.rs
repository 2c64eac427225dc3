//! Where a text names a region, or the head or the offices of one, and in which role.

use crate::check::regions::{self, Region, key};
use crate::check::word::{Words, adjacent};
use crate::model::plan::RegionKind;

/// How a region is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// By its head or government: `Bupati Bantul`, `DPRD Kota Bogor`.
    Government,
    /// By what a plan says of its own region: `visi Kabupaten Bantul`.
    Own,
    /// By its name alone.
    Bare,
}

/// Which region is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// The region of the plan.
    Own,
    /// Another one.
    Foreign(Region),
    /// The own name with a kind that no region of this name has.
    WrongKind,
    /// No name: `Bupati`, `DPRD Kota`; the kind is not that of the plan.
    Generic,
}

/// A region that a text names.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// First byte of the phrase.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Which region.
    pub target: Target,
    /// How.
    pub role: Role,
}

/// The region of the plan.
#[derive(Debug, Clone)]
pub(super) struct Home {
    /// Its name as a key.
    pub key: String,
    /// Which of both.
    pub kind: RegionKind,
    /// The province it lies in, where the list of regions knows it.
    pub province: Option<&'static str>,
}

impl Home {
    /// Reads name and kind of the plan's region.
    pub(super) fn of(name: &str, kind: RegionKind) -> Self {
        let key = key(name);
        let known = regions::named(&key).iter().find(|own| own.kind == kind);
        Self { province: known.map(|own| own.province), key, kind }
    }
}

/// Words before a kind that make it a government.
const GOVERNMENT: &[&str] = &["pemerintah", "pemerintahan", "pemda", "dprd"];

/// Words before a kind that tell of the plan's own region.
const OWN: &[&str] = &[
    "visi",
    "misi",
    "rpjmd",
    "rpjpd",
    "apbd",
    "renstra",
    "spbe",
    "rkpd",
    "masyarakat",
    "warga",
    "aparatur",
    "asn",
    "opd",
    "masterplan",
    "city",
    "plan",
    "cerdas",
    "pembangunan",
    "seluruh",
    "semua",
    "sekda",
    "setda",
    "bappeda",
    "diskominfo",
    "peraturan",
    "perda",
    "raperda",
    "dewan",
];

/// Words that a town is named by, which is no city: `pusat Kota Sleman`.
const TOWN: &[&str] = &[
    "ibu",
    "ibukota",
    "pusat",
    "kawasan",
    "dalam",
    "jantung",
    "rdtr",
    "bwp",
    "bwk",
    "alun-alun",
    "stasiun",
    "terminal",
    "kecamatan",
    "kapanewon",
    "distrik",
    "jalan",
    "lingkar",
    "taman",
    "simpang",
    "pasar",
    "perkotaan",
    "ruang",
    "polres",
    "polsek",
    "sekitar",
    "desa",
    "kelurahan",
    "hutan",
    "tata",
    "wajah",
    "batas",
    "gerbang",
    "pengembangan",
];

/// What a phrase begins with.
struct Head {
    /// The word of the phrase that comes first.
    first: usize,
    /// The kind that it says, if any.
    kind: Option<RegionKind>,
    role: Role,
    /// Whether it may stand without a name and still tell of the region.
    generic: bool,
}

/// Lists the regions that a text names, in order.
pub(super) fn mentions(words: Words<'_>, home: &Home) -> Vec<Mention> {
    let initial = home.key.chars().next();
    let mut out: Vec<Mention> = Vec::new();
    let mut free = 0;
    for (at, word) in words.iter().enumerate() {
        // Most words are neither; the rest is then read with care.
        let own = word.lower.chars().next() == initial;
        let kind = is_head(word.lower);
        if at < free || !(own || kind) {
            continue;
        }
        let found =
            head(words, at).filter(|_| kind).and_then(|head| mention(words, at, &head, home));
        if let Some((mention, next)) = found {
            out.push(mention);
            free = next;
        } else if let Some((next, end)) = bare_home(words, at, home).filter(|_| own) {
            let (target, role) = (Target::Own, Role::Bare);
            out.push(Mention { start: word.start, end, target, role });
            free = next;
        }
    }
    out
}

/// Tells whether a word may stand before the name of a region.
fn is_head(lower: &str) -> bool {
    matches!(
        lower.strip_prefix("se-").unwrap_or(lower),
        "bupati"
            | "pemkab"
            | "walikota"
            | "pemkot"
            | "kota"
            | "dprd"
            | "pemda"
            | "city"
            | "kabupaten"
            | "kab"
    )
}

/// Reads the word of a kind or a head of region, with what stands before it.
fn head(words: Words<'_>, at: usize) -> Option<Head> {
    let word = words.get(at)?;
    let before = |back: usize| at.checked_sub(back).and_then(|index| words.get(index));
    let is_before = |back: usize, word: &str| before(back).is_some_and(|own| own.is(word));
    let government = Role::Government;
    let simple = |kind, generic| {
        let generic = generic && word.is_capital();
        Some(Head { first: at, kind, role: government, generic })
    };
    match word.lower.strip_prefix("se-").unwrap_or(word.lower) {
        "bupati" | "pemkab" => simple(Some(RegionKind::Kabupaten), true),
        "walikota" | "pemkot" => simple(Some(RegionKind::Kota), true),
        "kota" if is_before(1, "wali") => Some(Head {
            first: at - 1,
            kind: Some(RegionKind::Kota),
            role: government,
            generic: word.is_capital() && before(1).is_some_and(|own| own.is_capital()),
        }),
        "dprd" | "pemda" => simple(None, false),
        "city" if is_before(1, "smart") => {
            Some(Head { first: at - 1, kind: None, role: Role::Own, generic: false })
        }
        "kabupaten" | "kab" => Some(kind_head(words, at, RegionKind::Kabupaten)),
        "kota" => {
            let town = before(1).is_some_and(|own| own.is_any(TOWN));
            (!town).then(|| kind_head(words, at, RegionKind::Kota))
        }
        _ => None,
    }
}

fn kind_head(words: Words<'_>, at: usize, kind: RegionKind) -> Head {
    let mut first = at;
    // `Pemerintah Daerah Kabupaten`, `Sekretariat Daerah Kabupaten`.
    let back = |first: usize| {
        let own = first.checked_sub(1).and_then(|index| words.get(index))?;
        adjacent(words.text, &own, &words.get(first)?).then_some(own)
    };
    if back(first).is_some_and(|own| own.is("daerah")) {
        first -= 1;
    }
    let government = back(first).is_some_and(|own| {
        own.is_any(GOVERNMENT)
            || (first < at && own.is_any(&["sekretariat", "sekretaris", "perangkat"]))
    });
    if government {
        let generic = words.get(at).is_some_and(|own| own.is_capital());
        return Head { first: first - 1, kind: Some(kind), role: Role::Government, generic };
    }
    let near = words.run(at.saturating_sub(3)..at);
    let role = if is_office(words, at) {
        Role::Government
    } else if near.iter().any(|own| own.is_any(OWN))
        || words.get(at).is_some_and(|own| own.lower.starts_with("se-"))
    {
        Role::Own
    } else {
        Role::Bare
    };
    Head { first: at, kind: Some(kind), role, generic: false }
}

/// Tells whether the name of an agency runs up to a word: `Dinas Komunikasi dan Informatika …`.
fn is_office(words: Words<'_>, at: usize) -> bool {
    for back in 1..=8 {
        let Some(index) = at.checked_sub(back) else { return false };
        let (Some(word), Some(next)) = (words.get(index), words.get(index + 1)) else {
            return false;
        };
        let between = words.text.get(word.end..next.start).unwrap_or(".");
        let joined = between.chars().all(|c| c.is_whitespace() || c == ',');
        if !joined || !(word.is_capital() || word.is("dan")) {
            return false;
        }
        if word.is_any(&["dinas", "badan", "inspektorat", "bappeda", "diskominfo", "bagian"]) {
            return true;
        }
    }
    false
}

/// Reads the name behind a head; returns the mention and the word after it.
fn mention(words: Words<'_>, at: usize, head: &Head, home: &Home) -> Option<(Mention, usize)> {
    let start = words.get(head.first)?.start;
    let mut from = at + 1;
    // `Kota Administrasi Jakarta Barat`.
    if words.get(from).is_some_and(|word| word.is("administrasi")) {
        from += 1;
    }
    // A kind behind a head without one, `DPRD Kabupaten …`, is a head of its own.
    if head.kind.is_none() && words.get(from).is_some_and(|w| w.is_any(&["kabupaten", "kota"])) {
        return None;
    }
    for length in (1..=4).rev() {
        let Some((name, end)) = name(words, at, from, length) else { continue };
        if let Some(target) = target(&name, head.kind, home) {
            let mention = Mention { start, end, target, role: head.role };
            return Some((mention, from + length));
        }
    }
    head.kind.filter(|kind| *kind != home.kind && head.generic)?;
    let word = words.get(at)?;
    let named = words
        .get(at + 1)
        .is_some_and(|next| adjacent(words.text, &word, &next) && next.is_capital());
    if named {
        return None;
    }
    let mention = Mention { start, end: word.end, target: Target::Generic, role: head.role };
    Some((mention, at + 1))
}

/// Joins some words to a name; all of them begin with a capital.
fn name(words: Words<'_>, at: usize, from: usize, length: usize) -> Option<(String, usize)> {
    let last = words.get(from + length - 1)?;
    let parts = words.run(from..from + length);
    let capital = parts.get(0).is_some_and(|word| word.is_capital())
        && parts.iter().all(|word| word.is_capital() || word.is("dan"));
    let chain = words.run(at..from + length);
    let whole = || {
        let mut pairs = chain.iter().zip(chain.iter().skip(1));
        pairs.all(|(first, second)| adjacent(words.text, &first, &second))
    };
    (capital && whole()).then(|| (parts.iter().map(|word| key(word.text)).collect(), last.end))
}

fn target(name: &str, kind: Option<RegionKind>, home: &Home) -> Option<Target> {
    let known = regions::named(name);
    let own = name == home.key;
    if own && kind.is_none_or(|kind| kind == home.kind) {
        return Some(Target::Own);
    }
    match known.iter().find(|region| kind.is_none_or(|kind| kind == region.kind)) {
        Some(region) => Some(Target::Foreign(*region)),
        None if own => Some(Target::WrongKind),
        // A head of the wrong kind, `Bupati Bontang`, in a plan of a third region.
        None => known.first().map(|region| Target::Foreign(*region)),
    }
}

/// Finds the own name without its kind.
fn bare_home(words: Words<'_>, at: usize, home: &Home) -> Option<(usize, usize)> {
    (1..=4).rev().find_map(|length| {
        let (name, end) = name(words, at, at, length)?;
        (name == home.key).then_some((at + length, end))
    })
}
