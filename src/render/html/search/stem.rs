//! Roots of Indonesian words, without a dictionary: every root that the affixes allow.
//!
//! Two words meet when they share a root, so a wrong candidate does little harm, and a missing one
//! loses a page. The rules are shipped with the index: the browser reads a query by the same
//! table, and `roots.txt` holds the words on which both must agree.

use std::collections::BTreeSet;

/// A prefix, the letters that may follow it (any if empty), and what the root begins with instead.
pub(super) type Head = (&'static str, &'static str, &'static str);

const VOWELS: &str = "aeiou";

/// Prefixes; a nasal that has eaten a letter gives it back: memilih, pilih.
pub(super) const HEADS: &[Head] = &[
    ("meny", VOWELS, "s"),
    ("peny", VOWELS, "s"),
    ("meng", VOWELS, "k"),
    ("peng", VOWELS, "k"),
    ("meng", "", ""),
    ("peng", "", ""),
    ("mem", VOWELS, "p"),
    ("pem", VOWELS, "p"),
    ("mem", VOWELS, "m"),
    ("pem", VOWELS, "m"),
    ("mem", "bfp", ""),
    ("pem", "bfp", ""),
    ("men", VOWELS, "t"),
    ("pen", VOWELS, "t"),
    ("men", VOWELS, "n"),
    ("pen", VOWELS, "n"),
    ("men", "cdjsz", ""),
    ("pen", "cdjsz", ""),
    ("me", "lrwy", ""),
    ("pe", "bcdfgjklprstwy", ""),
    ("per", "", ""),
    ("ber", "", ""),
    ("be", "kprst", ""),
    ("bel", "a", ""),
    ("pel", "a", ""),
    ("ter", "", ""),
    ("te", "r", ""),
    ("di", "", ""),
    ("ke", "", ""),
    ("se", "", ""),
];

/// Endings in the order in which they are taken off, from the outermost.
pub(super) const TAILS: &[&[&str]] =
    &[&["lah", "kah", "tah", "pun"], &["nya", "ku", "mu"], &["kan", "an", "i"]];

/// Words up to this length are roots themselves.
pub(super) const SHORT: usize = 4;
/// The shortest root.
pub(super) const LEAST: usize = 3;

/// Lists the roots that a word in lower case may have, itself among them.
pub(super) fn roots(word: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::from([word.to_owned()]);
    let is_word = word.chars().all(char::is_alphabetic);
    if !is_word || word.chars().count() <= SHORT {
        return found;
    }
    let long = |root: &str| root.chars().count() >= LEAST;
    for tails in TAILS {
        for stem in found.clone() {
            let cut = tails.iter().filter_map(|tail| stem.strip_suffix(tail));
            found.extend(cut.filter(|root| long(root)).map(str::to_owned));
        }
    }
    // Twice: pemberdayaan, berdaya, daya.
    for _ in 0..2 {
        for stem in found.clone() {
            let bare = HEADS.iter().filter_map(|head| behead(&stem, head));
            found.extend(bare.filter(|root| long(root)));
        }
    }
    found
}

fn behead(word: &str, (prefix, next, put): &Head) -> Option<String> {
    let rest = word.strip_prefix(prefix)?;
    let fits = next.is_empty() || rest.starts_with(|c| next.contains(c));
    fits.then(|| format!("{put}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_family_share_a_root() {
        for family in [
            &["pembangunan", "membangun", "bangun", "dibangun", "terbangun", "pembangunannya"][..],
            &["layanan", "pelayanan", "melayani", "dilayani", "layanannya", "layani"],
            &["kebijakan", "bijak", "kebijakannya"],
            &["penilaian", "menilai", "nilai", "dinilai"],
            &["pemilihan", "memilih", "dipilih", "terpilih", "pilihan"],
            &["pengembangan", "mengembangkan", "berkembang", "kembang", "dikembangkan"],
            &["pengajaran", "mengajar", "ajar", "belajar", "pelajar"],
            &["penyelenggaraan", "menyelenggarakan", "diselenggarakan"],
            &["pemberdayaan", "memberdayakan", "berdaya"],
            &["penataan", "menata", "tata", "ditata"],
            &["perencanaan", "merencanakan", "rencana", "berencana"],
            &["pemanfaatan", "memanfaatkan", "manfaat", "bermanfaat"],
            &["pengelolaan", "mengelola", "kelola", "dikelola"],
            &["memperkuat", "perkuat", "kuat", "penguatan", "kekuatan"],
            &["keterpaduan", "terpadu", "padu", "memadukan"],
            &["kesehatan", "sehat", "menyehatkan"],
            &["anggaran", "menganggarkan", "penganggaran", "dianggarkan"],
        ] {
            let shared = family.iter().map(|word| roots(word)).reduce(|a, b| &a & &b);
            assert!(shared.is_some_and(|set| !set.is_empty()), "{family:?}");
        }
    }

    #[test]
    fn short_words_and_codes_are_left_alone() {
        for word in ["data", "ke", "gov-01", "3.4", "2022–2026"] {
            assert_eq!(roots(word), BTreeSet::from([word.to_owned()]));
        }
    }

    #[test]
    fn the_table_of_words_that_the_browser_shares_holds() {
        for line in include_str!("roots.txt").lines() {
            let (word, expected) = line.split_once(": ").unwrap();
            let found: Vec<String> = roots(word).into_iter().collect();
            assert_eq!(found.join(" "), expected, "{word}");
        }
    }
}
