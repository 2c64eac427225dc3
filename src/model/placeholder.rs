//! Telling a text that is still to be written from one that is.

/// Phrases that stand for a text, in lower case, as the whole of it.
const PHRASES: &[&str] = &[
    "tbd",
    "tba",
    "tbc",
    "todo",
    "fixme",
    "to be determined",
    "to be confirmed",
    "isi di sini",
    "isi disini",
    "tulis di sini",
    "tulis disini",
    "diisi",
    "diisi di sini",
    "diisi kemudian",
    "diisi nanti",
    "akan diisi",
    "akan diisi kemudian",
    "akan diisi nanti",
    "akan dilengkapi",
    "dilengkapi kemudian",
    "belum ada",
    "belum diisi",
    "belum ditulis",
    "belum tersedia",
    "menyusul",
    "lorem ipsum",
];

/// Words that mark a reminder when a colon, dash or bracket follows: `TODO: tulis ulang`.
const MARKS: &[&str] = &["tbd", "tba", "tbc", "todo", "fixme"];

/// The longest text in square brackets that is still a prompt and not a remark.
const LONGEST_PROMPT: usize = 120;

/// Tells whether a whole paragraph or value only stands for a text that is not written yet.
///
/// A sentence that merely contains such words is a text: "belum ada jaringan di tiga kapanewon".
pub fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let lower = text.to_lowercase();
    let words = lower.trim_matches(|c: char| !c.is_alphanumeric());
    if words.is_empty() {
        return is_filler(text);
    }
    let spaced = words.split_whitespace().collect::<Vec<_>>().join(" ");
    PHRASES.contains(&spaced.as_str())
        || spaced.starts_with("lorem ipsum dolor")
        || (spaced.len() > 2 && spaced.chars().all(|c| c == 'x'))
        || is_reminder(&spaced)
        || is_prompt(text)
}

/// Dots or blanks to fill in; a lone dash says "none" and is a text.
fn is_filler(text: &str) -> bool {
    let marks = text.chars().filter(|c| !c.is_whitespace());
    let mut count = 0;
    for mark in marks {
        match mark {
            '…' => count += 3,
            '.' | '_' => count += 1,
            '[' | ']' | '(' | ')' | '<' | '>' => {}
            _ => return false,
        }
    }
    count >= 2
}

fn is_reminder(words: &str) -> bool {
    let rest = MARKS.iter().find_map(|mark| words.strip_prefix(mark));
    rest.is_some_and(|rest| rest.trim_start().starts_with([':', '-', '–', '—', '(']))
}

/// `[nama dinas]`, but not `[1]`, a remark of several sentences, or two brackets.
fn is_prompt(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ':', ';', ',']);
    let inside = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    inside.is_some_and(|inside| {
        inside.len() <= LONGEST_PROMPT
            && !inside.contains(['[', ']', '@'])
            && !inside.contains(". ")
            && inside.chars().any(char::is_alphabetic)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_stands_for_a_text_is_a_placeholder() {
        for text in [
            "TBD",
            " tbd. ",
            "(TBC)",
            "TODO",
            "TODO: tulis ulang",
            "tbd - tunggu Bappeda",
            "Lorem ipsum",
            "lorem ipsum dolor sit amet, consectetur",
            "isi di sini",
            "[Isi di sini]",
            "Diisi  kemudian.",
            "akan diisi",
            "Belum ada",
            "belum ada.",
            "...",
            "…",
            "[…]",
            "[...]",
            "( … )",
            "xxx",
            "XXXX",
            "[nama perangkat daerah]",
            "____",
            "*akan diisi*",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn sentences_that_contain_such_words_are_texts() {
        for text in [
            "belum ada jaringan di tiga kapanewon",
            "Belum ada peraturan yang mengatur hal ini.",
            "Kolom ini akan diisi perangkat daerah setiap triwulan.",
            "Nilai TBD ditetapkan dengan keputusan.",
            "Formulir diisi kemudian diserahkan kepada kapanewon.",
            "Todo list warga",
            "-",
            "–",
            "",
            "x",
            "xx",
            "?",
            "!",
            ".",
            "0",
            "[1]",
            "[2021]",
            "Fakta [sic] dan lainnya",
            "[a] dan [b]",
            "[@uu-25-2009]",
            "[Keterangan. Kalimat kedua menjelaskan lebih jauh.]",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
