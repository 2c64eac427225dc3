//! Spaces that hold: a number stays with its unit or its name.

use crate::model::value::MONTHS;
use crate::resolve::typography::line::Letters;

/// Words behind a number.
const UNITS: &[&str] = &[
    "ribu", "juta", "miliar", "triliun", "persen", "detik", "menit", "jam", "hari", "minggu",
    "bulan", "tahun", "kali", "orang", "mm", "cm", "m", "km", "m²", "km²", "ha", "hektare", "kg",
    "ton", "liter", "derajat", "GB", "TB", "MB", "Mbps", "Gbps", "MW", "kW", "kWh", "WIB",
];

/// Words before a number.
const NAMES: &[&str] = &[
    "Pasal", "pasal", "ayat", "huruf", "angka", "butir", "Nomor", "nomor", "No.", "Tahun", "BAB",
    "Bab", "bab", "Buku", "Tabel", "Gambar", "Lampiran", "Tahap", "Subbab", "subbab", "Bagian",
    "Bimtek", "hlm.", "halaman", "s.d.", "pukul", "Versi", "versi",
];

/// The longest list of codes in brackets that is held together.
const CODES: usize = 24;

/// Turns the spaces of a line that must not be broken into ones that hold.
pub(super) fn bind(letters: &mut Letters) {
    let spaces = (0..letters.forms.len()).filter(|at| letters.forms[*at] == ' ');
    let holds: Vec<usize> = spaces.filter(|at| holds(letters, *at)).collect();
    for at in holds {
        letters.forms[at] = '\u{a0}';
    }
    bind_codes(&mut letters.forms);
}

fn holds(letters: &Letters, at: usize) -> bool {
    // Most spaces stand between words that begin and end with letters.
    if !may_hold(&letters.forms, at) {
        return false;
    }
    let stops = |c: &&char| !c.is_whitespace();
    let before: Vec<char> = letters.forms[..at].iter().rev().take_while(stops).copied().collect();
    let before: String = before.into_iter().rev().collect();
    let after: String = letters.forms[at + 1..].iter().take_while(stops).collect();
    if before.is_empty() || after.is_empty() {
        return false;
    }
    if letters.tied[at] {
        return is_numeric(&after) || is_roman(&after);
    }
    measures(&before, &after) || names(&before, &after)
}

/// Tells by the letters beside a space whether it could stand beside a number or a code.
fn may_hold(forms: &[char], at: usize) -> bool {
    let numbers_before = at > 0 && forms[at - 1].is_ascii_digit();
    let Some(after) = forms.get(at + 1) else { return false };
    let numbers_after = after.is_ascii_digit() || "(IVXLCDM".contains(*after);
    let alone = forms.get(at + 2).is_none_or(|c| !c.is_alphanumeric());
    numbers_before || numbers_after || alone
}

/// Tells whether a number stands before its unit or its month: Rp58 miliar, 1 hari, 9 Desember.
fn measures(before: &str, after: &str) -> bool {
    let number = before.trim_start_matches(['(', '[', '“', '‘', '±', '≥', '≤', '>', '<']);
    let number = number.strip_prefix("Rp").unwrap_or(number);
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '–' | '-');
    let unit = after.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '²');
    let known = UNITS.contains(&unit) || MONTHS.contains(&unit);
    known && is_numeric(number) && number.chars().all(digits)
}

/// Tells whether a name stands before its number: Pasal 1, Tahap II, huruf a, hlm. 3.
fn names(before: &str, after: &str) -> bool {
    let name = before.trim_start_matches(|c: char| !c.is_alphabetic());
    if !NAMES.contains(&name) {
        return false;
    }
    let number = after.trim_start_matches('(');
    let bare = number.trim_end_matches(|c: char| !c.is_alphanumeric());
    let letter = matches!(name, "huruf" | "butir") && bare.len() == 1;
    is_numeric(number) || is_roman(bare) || letter
}

fn is_numeric(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn is_roman(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    !word.is_empty() && word.chars().all(|c| "IVXLCDM".contains(c))
}

/// Holds short lists of codes in brackets together: (S1, O1), (IS-02, IS-05).
fn bind_codes(letters: &mut [char]) {
    let mut start = None;
    for at in 0..letters.len() {
        match letters[at] {
            '(' => start = Some(at + 1),
            ')' => {
                if let Some(start) = start.take().filter(|start| at - start <= CODES) {
                    let inside: String = letters[start..at].iter().collect();
                    if inside.split(", ").all(is_code) {
                        for space in letters[start..at].iter_mut().filter(|c| **c == ' ') {
                            *space = '\u{a0}';
                        }
                    }
                }
            }
            _ => {}
        }
    }
}

fn is_code(word: &str) -> bool {
    let known = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.ends_with(|c: char| c.is_ascii_digit())
        && word.chars().all(known)
}
