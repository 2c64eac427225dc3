//! Amounts of money in prose, and what the words around them say.

use crate::check::stated_number::count::is_plan;
use crate::check::stated_number::word::{Word, number, span, year};
use crate::model::passage::OBJECT;
use crate::model::value::{Rupiah, Year, YearSpan};

/// An amount as written.
pub(super) struct Amount {
    pub(super) value: i128,
    /// By how much less than this a rounded amount may differ; 0 for full rupiah.
    pub(super) slack: i128,
    /// How many words it took.
    pub(super) used: usize,
}

impl Amount {
    pub(super) fn is_about(&self, computed: Rupiah) -> bool {
        let away = (self.value - i128::from(computed.whole())).abs();
        away == 0 || away < self.slack
    }
}

/// What an amount is said to be the amount of.
#[derive(Default)]
pub(super) struct Cue {
    pub(super) total: bool,
    pub(super) plan: bool,
    pub(super) year: Option<Year>,
    pub(super) span: Option<YearSpan>,
    pub(super) dimension: Option<String>,
    pub(super) fund: Option<String>,
}

/// Reads what stands behind an amount; false when it may speak of a part.
pub(super) fn follow(after: &[Word<'_>], cue: &mut Cue) -> bool {
    let word = |at: usize| after.get(at).map_or("", Word::as_str);
    match word(0) {
        "per" | "setiap" | "tiap" | "yang" | "atau" | "lebih" | "sampai" | "hingga" | "-" | "–" => {
            false
        }
        "untuk" | "bagi" | "pada" | "di" | "dalam" | "selama" => {
            let rest = &after[1..];
            let skip = usize::from(matches!(word(1), "tahun" | "periode" | "kurun"));
            let rest = &rest[skip..];
            let Some(first) = rest.first() else { return false };
            if let Some(year) = year(first.text) {
                return cue.year.replace(year).is_none();
            }
            if let Some((years, _)) = span(rest, 0) {
                return cue.span.replace(years).is_none();
            }
            let all = matches!(first.as_str(), "seluruh" | "semua" | "keenam");
            let counted = first.as_str().starts_with(OBJECT) || number(rest, 0).is_some();
            let plan = (2..=3).any(|end| rest.get(..end).is_some_and(is_plan));
            all || counted || plan
        }
        _ => true,
    }
}

/// Judges the word for money and what stands before it: "total anggaran", not "sisa anggaran".
pub(super) fn head(before: &[Word<'_>], at: usize, mut cue: Cue) -> Option<Cue> {
    const PARTIAL: &[&str] = &[
        "realisasi",
        "serapan",
        "sisa",
        "tambahan",
        "kenaikan",
        "penurunan",
        "perubahan",
        "penghematan",
        "selisih",
        "pergeseran",
        "efisiensi",
        "batas",
        "plafon",
        "sebagian",
        "porsi",
        "rata-rata",
        "alokasi",
        "dukungan",
        "usulan",
    ];
    let word = |at: Option<usize>| at.and_then(|at| before.get(at)).map_or("", Word::as_str);
    // `Biaya` and `dana` are said of anything, unless they are those of the plan.
    let loose = matches!(word(Some(at)), "biaya" | "dana");
    let mut at = at.checked_sub(1);
    if matches!(word(at), "kebutuhan" | "pagu" | "jumlah") {
        cue.total |= word(at) == "jumlah";
        at = at.and_then(|at| at.checked_sub(1));
    }
    if matches!(word(at), "total" | "jumlah" | "keseluruhan" | "seluruh") {
        cue.total = true;
        at = at.and_then(|at| at.checked_sub(1));
    }
    let end = at.map_or(0, |at| at + 1);
    subject(before.get(..end).unwrap_or_default(), &mut cue);
    let certain = cue.total || cue.plan || cue.year.is_some();
    let certain = certain || cue.dimension.is_some() || cue.fund.is_some();
    if loose && !cue.plan {
        return None;
    }
    let ours = cue.total || cue.plan || !mentions_part(before);
    (certain && ours && !PARTIAL.contains(&word(at))).then_some(cue)
}

/// Reads what the sentence begins with: "rencana ini memerlukan", "secara keseluruhan,",
/// "pada tahun 2024 dialokasikan".
fn subject(words: &[Word<'_>], cue: &mut Cue) {
    const NEEDS: &[&str] = &["membutuhkan", "memerlukan", "menganggarkan"];
    const GIVEN: &[&str] = &["dialokasikan", "dianggarkan", "disediakan", "diperlukan"];
    let text: Vec<&str> = words.iter().map(Word::as_str).collect();
    match text.as_slice() {
        ["secara", "keseluruhan" | "total", ","] | ["secara", "keseluruhan"] => cue.total = true,
        ["seluruh" | "semua", "program", verb] if NEEDS.contains(verb) => {
            cue.plan = true;
        }
        [subject @ .., verb] if NEEDS.contains(verb) => {
            cue.plan |= is_plan(&words[..subject.len()]);
        }
        ["pada" | "tahun", rest @ ..] => {
            let rest = rest.strip_prefix(&["tahun"]).unwrap_or(rest);
            let own = match rest {
                [year] => Some(year),
                [year, verb] if GIVEN.contains(verb) => Some(year),
                _ => None,
            };
            if let (None, Some(own)) = (cue.year, own.and_then(|own| year(own))) {
                cue.year = Some(own);
            }
        }
        _ => {}
    }
}

/// Tells whether a sentence speaks of one programme or the like.
fn mentions_part(words: &[Word<'_>]) -> bool {
    let part = ["program", "quick", "aksi", "kegiatan", "daerah", "dinas", "badan"];
    words.iter().any(|word| part.contains(&word.as_str()))
}

/// Reads `Rp9.250.000.000`, `Rp41,2 miliar`, `Rp 41,2 miliar` or `41,2 miliar rupiah`.
pub(super) fn amount(words: &[Word<'_>], at: usize) -> Option<Amount> {
    let word = words.get(at)?.as_str();
    let Some(first) = word.strip_prefix("rp") else {
        // Words before a figure that belong to it have been looked at already.
        let figures = word.starts_with(|c: char| c.is_ascii_digit());
        let rupiah = words.get(at + 2).is_some_and(|own| own.as_str() == "rupiah");
        let own = read(words, word, at, 1).filter(|own| figures && rupiah && own.used == 2)?;
        return Some(Amount { used: 3, ..own });
    };
    if first.is_empty() {
        let digits = words.get(at + 1)?.as_str();
        return read(words, digits, at, 2);
    }
    read(words, first, at, 1)
}

/// Reads figures, of which `used` words were read, and the word of size behind them.
fn read(words: &[Word<'_>], digits: &str, at: usize, used: usize) -> Option<Amount> {
    let (whole, decimals) = digits.split_once(',').unwrap_or((digits, ""));
    let groups: Vec<&str> = whole.split('.').collect();
    let size: i128 = match words.get(at + used).map_or("", Word::as_str) {
        "ribu" => 1_000,
        "juta" | "jt" => 1_000_000,
        "miliar" | "milyar" | "m" => 1_000_000_000,
        "triliun" | "t" => 1_000_000_000_000,
        _ => 1,
    };
    let grouped = groups.len() == 1 || groups.iter().skip(1).all(|group| group.len() == 3);
    let numeric = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !grouped || !groups.iter().all(|group| numeric(group)) || !numeric(decimals) {
        return None;
    }
    let whole: i128 = groups.concat().parse().ok()?;
    if size == 1 {
        return matches!(decimals, "" | "00").then_some(Amount { value: whole, slack: 0, used });
    }
    let places = u32::try_from(decimals.len()).ok().filter(|places| *places <= 9)?;
    let part: i128 = if decimals.is_empty() { 0 } else { decimals.parse().ok()? };
    let slack = size / 10_i128.pow(places);
    let value = whole.checked_mul(size)? + part * slack;
    Some(Amount { value, slack: slack.max(1), used: used + 1 })
}
