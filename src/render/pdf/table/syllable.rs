//! Where an Indonesian word may be divided at the end of a line.
//!
//! After the rules of word division (*pemenggalan kata*) in the fifth edition of *Ejaan Bahasa
//! Indonesia yang Disempurnakan* (2022): two vowels part unless they are a diphthong (`bu-ah`);
//! one consonant goes with the vowel behind it (`ba-pak`), of two each with its own (`man-di`),
//! of three the first alone (`in-stru-men`); *kh, ng, ny, sy* are one consonant; affixes part
//! from their stem (`ber-asal`, `makan-an`); no letter stands alone.
//!
//! What only a dictionary could tell is not divided: `berasal` is not parted about its `r`, nor
//! `makanan` about its last `n`, since `be-rantai` and `ma-kan` look alike.

/// Least letters before and behind a division; behind it stand more than the rules demand.
const BEFORE: usize = 2;
const BEHIND: usize = 3;

/// Prefixes whose last consonant might as well open the stem.
const OPEN_PREFIXES: [&str; 9] =
    ["ber", "per", "ter", "meng", "peng", "antar", "inter", "super", "hiper"];
/// Prefixes that may stand before those.
const OUTER_PREFIXES: [&str; 6] = ["di", "ke", "se", "mem", "pem", "ter"];
/// Words that hang on others.
const ENCLITICS: [&str; 6] = ["nya", "lah", "kah", "pun", "ku", "mu"];

/// Lists the places, in letters from its start, at which a word of small letters may be divided.
pub(super) fn divisions(word: &str) -> Vec<usize> {
    let letters: Vec<char> = word.chars().collect();
    let units = units(&letters);
    let vowels: Vec<usize> = (0..units.len()).filter(|&at| units[at].vowel).collect();
    let mut places: Vec<usize> = vowels
        .windows(2)
        .filter_map(|pair| {
            let unit = match pair[1] - pair[0] - 1 {
                0 | 1 => pair[0] + 1,
                _ => pair[0] + 2,
            };
            Some(units.get(unit)?.start)
        })
        .collect();
    if word.starts_with("trans") {
        places.retain(|place| !(4..=5).contains(place));
        places.push(5);
    }
    let unsure = [prefix_place(word), suffix_place(word, &units)];
    places.retain(|place| {
        *place >= BEFORE && letters.len() - place >= BEHIND && !unsure.contains(&Some(*place))
    });
    places.sort_unstable();
    places.dedup();
    places
}

/// A vowel with those it may not be parted from, or a consonant of one letter or two.
struct Unit {
    start: usize,
    vowel: bool,
}

fn units(letters: &[char]) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut at = 0;
    while let Some(&first) = letters.get(at) {
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        let joined = matches!(
            (first, next),
            ('a' | 'e' | 'o', 'i')
                | ('a' | 'e', 'u')
                | ('k' | 'g' | 'd', 'h')
                | ('n', 'g' | 'y')
                | ('s', 'y')
        );
        units.push(Unit { start: at, vowel: matches!(first, 'a' | 'e' | 'i' | 'o' | 'u' | 'é') });
        at += if joined { 2 } else { 1 };
    }
    units
}

/// Returns the place before the last consonant of a prefix that a vowel follows.
fn prefix_place(word: &str) -> Option<usize> {
    let bare = |outer: &str| word.strip_prefix(outer).map(|rest| (outer.len(), rest));
    let starts = std::iter::once((0, word)).chain(OUTER_PREFIXES.into_iter().filter_map(bare));
    starts.into_iter().find_map(|(start, rest)| {
        let prefix = OPEN_PREFIXES.into_iter().find(|prefix| {
            let stem = rest.strip_prefix(prefix);
            stem.is_some_and(|stem| stem.starts_with(['a', 'e', 'i', 'o', 'u']))
        })?;
        let consonant = if prefix.ends_with("ng") { 2 } else { 1 };
        Some(start + prefix.len() - consonant)
    })
}

/// Returns the place before the consonant that the suffix `-an` or `-i` follows.
fn suffix_place(word: &str, units: &[Unit]) -> Option<usize> {
    let bare = ENCLITICS.into_iter().find_map(|own| word.strip_suffix(own)).unwrap_or(word);
    let stem = bare.strip_suffix("an").or_else(|| bare.strip_suffix('i'))?;
    let end = stem.chars().count();
    let last = units.iter().rposition(|unit| unit.start < end)?;
    (!units[last].vowel).then_some(units[last].start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(word: &str) -> String {
        let mut out = String::new();
        let places = divisions(word);
        for (at, letter) in word.chars().enumerate() {
            if places.contains(&at) {
                out.push('-');
            }
            out.push(letter);
        }
        out
    }

    #[test]
    fn words_are_divided_by_the_rules_of_spelling() {
        for word in [
            "bu-ruh",
            "ke-nyang",
            "mu-ta-khir",
            "mu-sya-wa-rah",
            "cap-lok",
            "sang-gup",
            "swas-ta-nya",
            "makh-luk",
            "in-stru-men",
            "ben-trok",
            "pan-dai",
            "sau-dara",
            "ke-sa-tuan",
            "se-tia",
            "ma-sya-ra-kat",
            "in-fras-truk-tur",
            "trans-por-tasi",
            "per-tang-gung-ja-waban",
            "pe-nye-leng-ga-raan",
            "mem-ber-da-yakan",
            "ke-ber-lan-jutan-nya",
        ] {
            assert_eq!(divided(&word.replace('-', "")), word);
        }
    }

    #[test]
    fn what_only_a_dictionary_could_tell_is_not_divided() {
        for word in ["berasal", "terang", "me-ma-kai", "mengubah", "memper-oleh", "ma-kanan"] {
            let places = divided(&word.replace('-', ""));
            let unsure = ["be-r", "te-r", "me-ng", "pe-r", "-nan"];
            assert!(unsure.iter().all(|wrong| !places.contains(wrong)), "{places}");
        }
    }

    #[test]
    fn no_letter_stands_alone() {
        for word in ["itu", "aula", "api", "ia", "", "x", "ibu"] {
            assert_eq!(divided(word), word);
        }
    }
}
