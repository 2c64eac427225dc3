//! Telling a text that is still to be written from one that is.

use std::ops::Range;

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
    "akan ditentukan",
    "akan ditentukan kemudian",
    "akan dilengkapi kemudian",
    "ditentukan kemudian",
    "data menyusul",
    "uraian menyusul",
    "data akan dilengkapi",
    "masih dalam penyusunan",
    "silakan isi di sini",
    "ketik di sini",
    "contoh teks",
    "contoh teks di sini",
    "teks sementara",
    "klik di sini untuk mengetik teks",
    "click here to enter text",
    "insert text here",
    "your text here",
    "to be decided",
    "to be completed",
    "to be filled in",
];

/// Those of them that answer a question about today.
const FACTS: &[&str] = &["belum ada", "belum tersedia"];

/// What Word prints for a reference to something that is gone.
const BROKEN: &[&str] = &[
    "Error! Reference source not found",
    "Error! Bookmark not defined",
    "Error! No text of specified style",
    "Kesalahan! Sumber referensi tidak ditemukan",
    "Kesalahan! Bookmark tidak ditentukan",
];

/// How a sentence on the part itself begins that says it is not written yet.
const PARTS: &[&str] = &["bagian ini", "bab ini", "subbab ini", "uraian ini", "tabel ini"];

/// How it goes on.
const UNWRITTEN: &[&str] = &[
    "akan dilengkapi",
    "akan diisi",
    "akan diuraikan kemudian",
    "akan ditulis",
    "menyusul",
    "masih dalam penyusunan",
    "belum ditulis",
    "belum dilengkapi",
    "belum diisi",
    "belum selesai",
];

/// The longest such sentence.
const LONGEST_NOTICE: usize = 90;

/// Words that mark a reminder when a colon, dash or bracket follows: `TODO: tulis ulang`.
const MARKS: &[&str] = &["tbd", "tba", "tbc", "todo", "fixme"];

/// The longest text in square brackets that is still a prompt and not a remark.
const LONGEST_PROMPT: usize = 120;

/// More than the longest phrase and the spaces in it.
const LONGEST_PHRASE: usize = 48;

/// Words in capitals that mark an open place within a sentence. `TBC` is none: it is a disease.
const MARKERS: &[&str] = &["TBD", "TBA", "TODO", "FIXME", "XXX", "XXXX"];

/// What a prompt within a sentence begins with: `[nama dinas]`, `<isi tanggal>`.
const PROMPTS: &[&str] = &[
    "isi ",
    "diisi",
    "nama ",
    "tulis",
    "sebutkan",
    "masukkan",
    "lengkapi",
    "tanggal",
    "jumlah ",
    "insert",
    "fill in",
    "your ",
    "name of",
    "tbd",
    "dinas terkait",
    "opd terkait",
    "kabupaten/kota",
    "kab/kota",
];

/// Words before a name that only stands for one: `Kabupaten XYZ`.
const NAMED: &[&str] = &["kabupaten", "kota", "dinas", "badan", "bupati", "kecamatan", "desa"];

/// Finds what is still to be written in a text: the whole of it, a marker, or a prompt.
pub fn find(text: &str) -> Option<Range<usize>> {
    if let Some(range) = filler(text).or_else(|| broken(text)) {
        return Some(range);
    }
    if is_placeholder(text) && !is_fact(text) {
        let start = text.len() - text.trim_start().len();
        return Some(start..text.trim_end().len().max(start));
    }
    marker(text).or_else(|| prompt(text)).or_else(|| blank(text))
}

/// Tells whether words that leave a section unwritten are an answer in a cell or a record: what a
/// region has today may be "belum ada".
fn is_fact(text: &str) -> bool {
    let words = text.trim().trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    FACTS.contains(&words.as_str())
}

/// Finds what a word processor leaves where a reference broke.
fn broken(text: &str) -> Option<Range<usize>> {
    if !text.contains('!') {
        return None;
    }
    let found = BROKEN.iter().find_map(|own| Some((text.find(own)?, own.len())));
    found.map(|(at, length)| at..at + length)
}

/// Finds a blank to fill in: `Nomor ..... Tahun`, `Nomor ___`, `??? jiwa`, `Nomor xx`, `Rpxxx`,
/// `Kabupaten XYZ`. Three dots are a pause.
fn blank(text: &str) -> Option<Range<usize>> {
    // Most texts have none of these marks side by side.
    let marks = |pair: &[u8]| matches!(pair, b".." | b"__" | b"??" | b"xx" | b"XX" | b"YZ" | b"BC");
    if !text.as_bytes().windows(2).any(marks) {
        return None;
    }
    let mut before = "";
    text.split_inclusive([' ', '\u{a0}', '\n', '/']).find_map(|piece| {
        let start = piece.as_ptr().addr() - text.as_ptr().addr();
        let edge =
            |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '/' | '(' | ')' | '"');
        let word = piece.trim_matches(edge);
        let at = start + piece.find(word).unwrap_or(0);
        let bare = word.strip_prefix("Rp").unwrap_or(word);
        let all =
            |mark: char, least: usize| bare.len() >= least && bare.chars().all(|own| own == mark);
        let numbered = matches!(before, "nomor" | "no" | "no.");
        let open = all('.', 5)
            || all('_', 3)
            || (all('?', 2) && !text[..at].trim_end().is_empty() && before.len() < at)
            || all('x', 2)
            || (numbered && all('X', 2))
            || (NAMED.contains(&before) && matches!(word, "XYZ" | "ABC"));
        before = NAMED
            .iter()
            .chain(&["nomor", "no", "no."])
            .find(|own| own.eq_ignore_ascii_case(word))
            .copied()
            .unwrap_or_default();
        open.then(|| at..at + word.len())
    })
}

/// Finds the first marker that stands alone: not in `A-TBD`, nor in `TODOS`.
fn marker(text: &str) -> Option<Range<usize>> {
    let apart = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    let whole = |range: &Range<usize>| {
        apart(text[..range.start].chars().next_back()) && apart(text[range.end..].chars().next())
    };
    // Most texts have none of their capitals side by side.
    let twice = |pair: &[u8]| pair.iter().all(u8::is_ascii_uppercase);
    if !text.as_bytes().windows(2).any(twice) {
        return None;
    }
    let found = MARKERS.iter().flat_map(|word| text.match_indices(word));
    found.map(|(at, word)| at..at + word.len()).filter(whole).min_by_key(|range| range.start)
}

/// Finds `lorem ipsum`.
fn filler(text: &str) -> Option<Range<usize>> {
    const FILLER: &str = "lorem ipsum";
    let found = ["psum", "PSUM"].iter().find_map(|end| text.find(end));
    let start = found?.checked_sub(FILLER.len() - "psum".len())?;
    let filler = text.get(start..start + FILLER.len())?;
    filler.eq_ignore_ascii_case(FILLER).then(|| start..start + FILLER.len())
}

/// Finds a prompt in brackets.
fn prompt(text: &str) -> Option<Range<usize>> {
    [('[', ']'), ('<', '>')].into_iter().find_map(|(open, close)| {
        text.match_indices(open).find_map(|(at, _)| {
            let inside = &text[at + 1..at + 1 + text[at + 1..].find(close)?];
            let lower = inside.to_lowercase();
            let prompts = inside.len() <= 60 && PROMPTS.iter().any(|verb| lower.starts_with(verb));
            prompts.then_some(at..at + inside.len() + 2)
        })
    })
}

/// Tells whether a whole paragraph or value only stands for a text that is not written yet.
///
/// A sentence that merely contains such words is a text: "belum ada jaringan di tiga kapanewon".
pub fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let words = text.trim_matches(|c: char| !c.is_alphanumeric());
    if words.is_empty() {
        return is_filler(text);
    }
    if words.len() <= LONGEST_NOTICE && is_notice(words) {
        return true;
    }
    if words.len() > LONGEST_PHRASE && !is_started(words) {
        return is_prompt(text);
    }
    let words = words.to_lowercase();
    let spaced = words.split_whitespace().collect::<Vec<_>>().join(" ");
    PHRASES.contains(&spaced.as_str())
        || spaced.starts_with("lorem ipsum dolor")
        || (spaced.len() > 2 && spaced.chars().all(|c| c == 'x'))
        || is_reminder(&spaced)
        || is_prompt(text)
}

/// Tells a sentence that says of its own part that it is not written: `Bagian ini menyusul.`
fn is_notice(words: &str) -> bool {
    let rest = PARTS.iter().find_map(|part| {
        let (first, rest) = words.split_at_checked(part.len())?;
        first.eq_ignore_ascii_case(part).then(|| rest.trim_start().to_lowercase())
    });
    rest.is_some_and(|rest| UNWRITTEN.iter().any(|open| rest.starts_with(open)))
        && !words.contains(". ")
}

/// Tells quickly whether a long text may begin with a mark or `lorem ipsum`, or be all `x`.
fn is_started(words: &str) -> bool {
    let mut marks = MARKS.iter().chain(&["lorem", "x"]);
    marks.any(|mark| words.get(..mark.len()).is_some_and(|own| own.eq_ignore_ascii_case(mark)))
}

/// Dots or blanks to fill in; a lone dash says "none" and is a text.
fn is_filler(text: &str) -> bool {
    let marks = text.chars().filter(|c| !c.is_whitespace());
    let mut count = 0;
    for mark in marks {
        match mark {
            '…' => count += 3,
            '.' | '_' | '?' => count += 1,
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
            "???",
            "*akan diisi*",
            "Bagian ini akan dilengkapi setelah data tersedia.",
            "Data menyusul.",
            "Click here to enter text.",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn open_places_are_found_within_sentences() {
        for (text, open) in [
            ("Nilai TBD ditetapkan", "TBD"),
            ("Sumber (TODO: tanya BPS)", "TODO"),
            ("Layanan oleh [nama dinas] dibuka.", "[nama dinas]"),
            ("Mulai <isi tanggal> di balai desa", "<isi tanggal>"),
            ("Awal. Lorem ipsum dolor sit amet.", "Lorem ipsum"),
            ("Lorem ipsum dolor sit amet.", "Lorem ipsum"),
            (
                "Lihat Error! Reference source not found. di atas",
                "Error! Reference source not found",
            ),
            ("  TBD ", "TBD"),
            ("Nomor keputusan: ........", "........"),
            ("Keputusan Nomor ..... Tahun 2021", "....."),
            ("Nomor ___ Tahun 2021", "___"),
            ("Nomor xx Tahun 2021", "xx"),
            ("Nomor XX/KEP/2021 berlaku", "XX"),
            ("Penduduk ??? jiwa", "???"),
            ("Pagu Rpxxx miliar", "Rpxxx"),
            ("Di Kabupaten XYZ terdapat", "XYZ"),
            (
                "todo: uraikan jaringan yang menghubungkan semua kapanewon dengan pusat data",
                "todo: uraikan jaringan yang menghubungkan semua kapanewon dengan pusat data",
            ),
        ] {
            assert_eq!(find(text).map(|range| text[range].to_owned()).as_deref(), Some(open));
        }
        for text in [
            "Sistem TBDX dan kode A-TBD",
            "todo list warga",
            "Penemuan kasus TBC naik.",
            "Nilai [sic] dan a < b, namun c > d",
            "Belum ada peraturan yang mengatur hal ini.",
            "Belum ada.",
            "Belum tersedia",
            "Begitulah ... dan seterusnya",
            "Dan kemudian….",
            "Abad XX dan kelas XX",
            "Apa? Benar??",
            "maxx dan fixx.id",
            "https://a.id/xx_y",
            "Toko ABC buka",
            "Nama berkas a__b",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn sentences_that_contain_such_words_are_texts() {
        for text in [
            "belum ada jaringan di tiga kapanewon",
            "Bagian ini akan dilengkapi perangkat daerah. Isinya daftar aset dan pemakainya.",
            "Data kependudukan akan dilengkapi setiap bulan oleh kalurahan.",
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
