//! One line: its letters in a row, whatever runs they stand in, and back again.
//!
//! A mark is judged by its neighbours, and these may stand in another run: `"*smart city*"`.

use crate::model::book::Run;
use crate::resolve::typography::{bind, mark};

/// Stands for what is no text but takes a place like a letter: code, a formula.
const PIECE: char = '\u{fffc}';
/// Stands for a letter that is no more.
pub(super) const GONE: char = '\0';

/// The letters of a line.
#[derive(Default)]
pub(super) struct Letters {
    /// The letters; those of one run follow each other.
    pub(super) forms: Vec<char>,
    /// Whether a letter stands in a reference or citation, at the same place.
    pub(super) tied: Vec<bool>,
}

/// Sets a line.
pub(super) fn line(runs: &mut [Run]) {
    if runs.iter().all(is_plain) {
        return;
    }
    let mut letters = Letters::default();
    gather(runs, false, &mut letters);
    mark::dashes(&mut letters.forms);
    mark::quotes(&mut letters.forms);
    bind::bind(&mut letters);
    scatter(runs, &mut letters.forms.into_iter());
}

/// Sets words that are no runs.
pub(super) fn words(text: &mut String) {
    let mut run = [Run::Text(std::mem::take(text))];
    line(&mut run);
    if let [Run::Text(set)] = run {
        *text = set;
    }
}

/// Tells whether nothing in a run could be changed, as in most cells of tables.
fn is_plain(run: &Run) -> bool {
    match run {
        Run::Text(text) | Run::Fact { words: text, .. } => !text.contains(['"', '\'', '-', ' ']),
        Run::Code(_)
        | Run::Math(_)
        | Run::Note { .. }
        | Run::Folio { .. }
        | Run::Break
        | Run::Swatch(_) => true,
        _ => false,
    }
}

/// Returns the text of a run that may be set, and whether it is a reference or citation.
fn text_of(run: &mut Run) -> Option<(&mut String, bool)> {
    let (text, tied) = match run {
        Run::Text(text) => (text, false),
        Run::Fact { words, .. } => (words, false),
        Run::Cite { words, .. } => (words, true),
        _ => return None,
    };
    // An address stays as it is.
    (!text.contains("://") && !text.contains('\0')).then_some((text, tied))
}

fn gather(runs: &mut [Run], tied: bool, letters: &mut Letters) {
    for run in runs {
        if let Some((text, own)) = text_of(run) {
            letters.forms.extend(text.chars());
            letters.tied.resize(letters.forms.len(), tied || own);
            continue;
        }
        match run {
            Run::Emph(words)
            | Run::Strong(words)
            | Run::Strike(words)
            | Run::Link { words, .. } => {
                gather(words, tied, letters);
            }
            Run::Reference { words, .. } => gather(words, true, letters),
            Run::Note { .. } | Run::Folio { .. } | Run::Swatch(_) => {}
            Run::Break => letters.push('\n'),
            _ => letters.push(PIECE),
        }
    }
}

impl Letters {
    fn push(&mut self, form: char) {
        self.forms.push(form);
        self.tied.push(false);
    }
}

/// Puts the letters back where [`gather`] found them.
fn scatter(runs: &mut [Run], letters: &mut impl Iterator<Item = char>) {
    for run in runs {
        if let Some((text, _)) = text_of(run) {
            let count = text.chars().count();
            *text = letters.take(count).filter(|form| *form != GONE).collect();
            continue;
        }
        match run {
            Run::Emph(words)
            | Run::Strong(words)
            | Run::Strike(words)
            | Run::Link { words, .. }
            | Run::Reference { words, .. } => scatter(words, letters),
            Run::Note { .. } | Run::Folio { .. } | Run::Swatch(_) => {}
            _ => drop(letters.next()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str) -> String {
        let mut text = text.to_owned();
        words(&mut text);
        text.replace('\u{a0}', "~")
    }

    #[test]
    fn quotation_marks_turn_to_what_they_quote() {
        for (typed, printed) in [
            ("\"Sleman Pintar\" (\"SP\")", "“Sleman Pintar” (“SP”)"),
            ("disebut \"data 'satu' pintu\".", "disebut “data ‘satu’ pintu”."),
            ("kata—\"kutipan\"—kata", "kata—“kutipan”—kata"),
            ("(\"a\"), [\"b\"]; \"c\"/\"d\"", "(“a”), [“b”]; “c”/“d”"),
            ("\"'dalam' luar\"", "“‘dalam’ luar”"),
            ("“sudah” ‘benar’", "“sudah” ‘benar’"),
            ("kata \" renggang \" kata", "kata “ renggang ” kata"),
            ("belum ditutup: \"kata", "belum ditutup: “kata"),
        ] {
            assert_eq!(set(typed), printed);
        }
    }

    #[test]
    fn apostrophes_are_none_of_them() {
        for (typed, printed) in [
            ("Jum'at, Ma'ruf, do'a", "Jum’at, Ma’ruf, do’a"),
            ("tahun '90-an", "tahun ’90-an"),
            ("angkatan '45 dan '98", "angkatan ’45 dan ’98"),
            (
                "\"satu\" (\"one\") hari Jum'at, tahun '22 - kata",
                "“satu” (“one”) hari Jum’at, tahun ’22 – kata",
            ),
            ("layar 15\" dan 6'", "layar 15\" dan 6'"),
        ] {
            assert_eq!(set(typed), printed);
        }
    }

    #[test]
    fn a_range_is_joined_by_a_dash() {
        for (typed, printed) in [
            ("2022-2026, 27-28 Juli", "2022–2026, 27–28~Juli"),
            ("(hlm. 3-5)", "(hlm.~3–5)"),
            ("Rp10-20 miliar, 1,5-2,5%", "Rp10–20~miliar, 1,5–2,5%"),
            ("kata - kata -- kata---kata", "kata – kata – kata—kata"),
            // No ranges: codes, dates, numbers of telephones and laws, scores.
            ("COVID-19 IS-01-02 2021-12-09 3-1", "COVID-19 IS-01-02 2021-12-09 3-1"),
            ("0274-868405 12-15/2020 3.1-3.4.1", "0274-868405 12-15/2020 3.1-3.4.1"),
            ("kupu-kupu, se-Indonesia, -5, -", "kupu-kupu, se-Indonesia, -5, -"),
        ] {
            assert_eq!(set(typed), printed);
        }
    }

    #[test]
    fn what_belongs_together_stays_in_a_line() {
        for (typed, printed) in [
            ("sebesar Rp58 miliar, naik", "sebesar Rp58~miliar, naik"),
            ("menjadi 1 hari.", "menjadi 1~hari."),
            ("(Pasal 1 ayat (2) huruf a)", "(Pasal~1 ayat~(2) huruf~a)"),
            ("Nomor 95 Tahun 2018", "Nomor~95 Tahun~2018"),
            ("Tahap II, BAB IV, hlm. 3", "Tahap~II, BAB~IV, hlm.~3"),
            ("9 Desember 2021", "9~Desember 2021"),
            ("jawaban (S1, O1) dan (IS-02, IS-05)", "jawaban (S1,~O1) dan (IS-02,~IS-05)"),
            ("2022 s.d. 2026", "2022 s.d.~2026"),
            ("18 program, tahun yang lalu", "18 program, tahun yang lalu"),
            ("dua  spasi ", "dua  spasi "),
        ] {
            assert_eq!(set(typed), printed);
        }
    }

    #[test]
    fn a_mark_sees_across_runs_and_code_is_never_touched() {
        let text = |text: &str| Run::Text(text.to_owned());
        let code = Run::Code("\"x-1-2\"".to_owned());
        let mut runs = vec![
            text("\""),
            Run::Emph(vec![text("smart city")]),
            text("\" dan \""),
            code.clone(),
            Run::Note { number: 1, first: true },
            text("\" Pasal "),
            Run::Strong(vec![text("3")]),
            Run::Link { url: "u".into(), words: vec![text("https://a.id/1-2 \"")] },
        ];
        line(&mut runs);
        assert_eq!(runs[0], text("“"));
        assert_eq!(runs[2], text("” dan “"));
        assert_eq!(runs[3], code);
        assert_eq!(runs[5], text("” Pasal\u{a0}"));
        assert_eq!(crate::model::book::plain(&runs[7..]), "https://a.id/1-2 \"");
    }

    #[test]
    fn references_never_break_before_a_number() {
        let words = vec![Run::Text("Buku 2, Tabel 3.4 dan BAB VII".to_owned())];
        let mut runs =
            vec![Run::Reference { target: crate::model::book::Anchor::default(), words }];
        line(&mut runs);
        let set = crate::model::book::plain(&runs).replace('\u{a0}', "~");
        assert_eq!(set, "Buku~2, Tabel~3.4 dan BAB~VII");
    }
}
