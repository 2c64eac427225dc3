//! Values in forms that smartplan does not take but whose meaning is certain.
//!
//! What can be read in two ways (`1.250`, `10/11/2017`) is not read at all: only the author knows.

use crate::model::value::{Date, Decimal, MONTHS, Rupiah, Year, YearSpan};

/// Reads an amount of money: `Rp 1.250.000,-`, `Rp. 1,250,000`, `1.25 miliar`, `750jt`.
pub fn money(text: &str) -> Option<Rupiah> {
    let mut rest = ungrouped(text.trim()).to_lowercase();
    // The amount again in words, as decrees write it.
    if let Some((number, words)) = rest.split_once('(')
        && words.trim_end().ends_with("rupiah)")
    {
        rest = number.trim_end().to_owned();
    }
    for mark in ["rupiah", ",-", ".-", ",00"] {
        rest = rest.strip_suffix(mark).unwrap_or(&rest).trim_end().to_owned();
    }
    let marked = ["rp", "idr"].iter().find_map(|mark| rest.strip_prefix(mark));
    let rest = marked.unwrap_or(&rest).trim_start_matches(['.', ' ', '\u{a0}']);
    let split = rest.find(char::is_alphabetic).unwrap_or(rest.len());
    let (number, word) = (rest[..split].trim(), rest[split..].trim());
    let word = match word {
        "rb" | "ribu" => " ribu",
        "jt" | "juta" => " juta",
        "mlr" | "milyar" | "milliar" | "miliar" => " miliar",
        "trilyun" | "triliun" => " triliun",
        "" => "",
        _ => return None,
    };
    if !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number = plain_number(number, !word.is_empty())?;
    // `1.250` alone may be a decimal of somebody who thinks in English, or thousands.
    if marked.is_none() && word.is_empty() && number.matches('.').count() == 1 {
        return None;
    }
    format!("Rp{number}{word}").parse().ok()
}

/// Reads a number: `75%`, `1.240.500`, `1 240 500`, and the Roman one of a stage or a quarter.
pub fn number(text: &str) -> Option<String> {
    const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];
    let rest = text.trim();
    if let Some(at) = ROMAN.iter().position(|own| *own == rest) {
        return Some((at + 1).to_string());
    }
    let bare = ["%", "persen"].iter().find_map(|unit| rest.strip_suffix(unit));
    let rest = ungrouped(bare.unwrap_or(rest).trim_end());
    let (whole, decimals) = rest.split_once(',').unwrap_or((&rest, ""));
    let groups: Vec<&str> = whole.split('.').collect();
    let grouped =
        groups.len() > 2 && is_grouped(&groups) || groups.len() == 2 && !decimals.is_empty();
    if grouped && !is_grouped(&groups) {
        return None;
    }
    let whole = if grouped { groups.concat() } else { whole.to_owned() };
    let plain = if decimals.is_empty() { whole } else { format!("{whole},{decimals}") };
    (plain != text).then_some(plain).filter(|plain| plain.parse::<Decimal>().is_ok())
}

/// Joins groups of three digits that spaces part: `1 250 000`.
fn ungrouped(text: &str) -> String {
    let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    let (mark, number) = text.split_at(start);
    let (number, sen) = number.split_at(number.find(',').unwrap_or(number.len()));
    let groups: Vec<&str> = number.split([' ', '\u{a0}', '\u{202f}']).collect();
    if groups.len() > 1 && is_grouped(&groups) {
        format!("{mark}{}{sen}", groups.join("."))
    } else {
        text.to_owned()
    }
}

/// Tells whether digits stand in groups of three, the first perhaps shorter.
fn is_grouped(groups: &[&str]) -> bool {
    let numeric = |part: &&str| part.bytes().all(|b| b.is_ascii_digit());
    let (first, rest) = groups.split_first().unwrap_or((&"", &[]));
    (1..=3).contains(&first.len())
        && rest.iter().all(|group| group.len() == 3)
        && groups.iter().all(numeric)
}

/// Writes a number of the English or a mixed form in the Indonesian one.
fn plain_number(text: &str, scaled: bool) -> Option<String> {
    let (points, commas) = (text.matches('.').count(), text.matches(',').count());
    match (points, commas) {
        // `1,250,000` and `1,250,000.00`.
        (0, 2..) => Some(text.replace(',', ".")),
        (1, 1..) if text.find(',') < text.find('.') => {
            let (whole, sen) = text.split_once('.')?;
            (sen == "00").then(|| whole.replace(',', "."))
        }
        // `1.25 miliar`: no full group behind the point.
        (1, 0) if scaled => {
            let (whole, decimals) = text.split_once('.')?;
            let short = matches!(decimals.len(), 1 | 2);
            short.then(|| format!("{whole},{decimals}"))
        }
        (0, 1) if !scaled => None,
        _ => Some(text.to_owned()),
    }
}

/// Reads a span of years: `2022/2026`, `2022 s.d. 2026`, `2022-26`, `Tahun 2022`.
pub fn years(text: &str) -> Option<YearSpan> {
    let lower = text.trim().to_lowercase();
    let rest = ["tahun anggaran", "tahun", "ta"]
        .iter()
        .find_map(|word| lower.strip_prefix(word)?.strip_prefix([' ', '.']))
        .unwrap_or(&lower);
    let mut joined = rest.trim().to_owned();
    for word in ["s.d.", "s/d", "s.d", "sampai dengan", "sampai", "hingga", "to", "/", "—", "–"]
    {
        joined = joined.replace(word, "-");
    }
    let parts: Vec<&str> = joined.split('-').map(str::trim).collect();
    let (start, end) = match parts.as_slice() {
        [one] => (*one, (*one).to_owned()),
        [start, end] if end.len() == 2 && start.len() == 4 => {
            (*start, format!("{}{end}", start.get(..2)?))
        }
        [start, end] => (*start, (*end).to_owned()),
        _ => return None,
    };
    let (start, end): (Year, Year) = (start.parse().ok()?, end.parse().ok()?);
    (start <= end).then_some(YearSpan(start, end))
}

/// Reads one year: `Tahun 2022`, `TA 2022`.
pub fn year(text: &str) -> Option<Year> {
    years(text).filter(|span| span.start() == span.end()).map(YearSpan::start)
}

/// Reads a date: `24/01/2022`, `24-1-2022`, `24 Januari 2022`, `2022/01/24`.
pub fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    let parts: Vec<&str> =
        text.split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let [first, middle, last] = parts.as_slice() else { return None };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(first) || !digits(last) {
        return None;
    }
    let (year, month, day) = if first.len() == 4 && digits(middle) {
        ((*first).to_owned(), (*middle).to_owned(), *last)
    } else if last.len() == 4 && digits(middle) {
        // Day and month cannot be told apart when both might be a month.
        let (day, month): (u8, u8) = (first.parse().ok()?, middle.parse().ok()?);
        if day <= 12 && day != month {
            return None;
        }
        ((*last).to_owned(), (*middle).to_owned(), *first)
    } else if last.len() == 4 {
        ((*last).to_owned(), month(middle)?.to_string(), *first)
    } else {
        return None;
    };
    format!("{year:0>4}-{month:0>2}-{day:0>2}").parse().ok()
}

/// Returns the number of a month by its Indonesian or English name, or the first three letters.
pub fn month(word: &str) -> Option<usize> {
    const OTHERS: [(&str, usize); 14] = [
        ("january", 1),
        ("february", 2),
        ("pebruari", 2),
        ("march", 3),
        ("may", 5),
        ("june", 6),
        ("july", 7),
        ("august", 8),
        ("agt", 8),
        ("sept", 9),
        ("october", 10),
        ("nopember", 11),
        ("nop", 11),
        ("december", 12),
    ];
    let lower = word.to_lowercase();
    let is = |name: &str| name == lower || lower.len() == 3 && name.starts_with(&lower);
    let own = MONTHS.iter().position(|name| is(&name.to_lowercase())).map(|at| at + 1);
    own.or_else(|| OTHERS.iter().find(|(name, _)| is(name)).map(|(_, number)| *number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certain_money_is_read() {
        for (text, amount) in [
            ("Rp 1.250.000,-", 1_250_000),
            ("Rp. 1,250,000", 1_250_000),
            ("Rp1.250.000.-", 1_250_000),
            ("IDR 1,250,000.00", 1_250_000),
            ("1,250,000", 1_250_000),
            ("1.250.000,00 rupiah", 1_250_000),
            ("1.25 miliar", 1_250_000_000),
            ("rp 1.5 milyar", 1_500_000_000),
            ("750jt", 750_000_000),
            ("2 trilyun", 2_000_000_000_000),
            ("1 250 000", 1_250_000),
            ("Rp 1\u{a0}250\u{a0}000,00", 1_250_000),
            ("Rp1.250.000,00 (satu juta dua ratus lima puluh ribu rupiah)", 1_250_000),
        ] {
            assert_eq!(money(text), Some(Rupiah(amount)), "{text}");
        }
    }

    #[test]
    fn doubtful_money_is_not_read() {
        for text in [
            "",
            "Rp",
            "1.250",
            "1,250",
            "1.25",
            "1,5",
            "1,5 M",
            "1e9",
            "-5",
            "banyak",
            "1.2345 miliar",
            "1,250.5",
            "12,50,000",
            "1.2.3 miliar",
            "dua juta",
            "1-2 miliar",
            "1.250,000",
            "12 50 000",
            "Rp1.250.000 (belum pasti)",
        ] {
            assert_eq!(money(text), None, "{text}");
        }
    }

    #[test]
    fn certain_numbers_are_read() {
        for (text, meant) in [
            ("75%", "75"),
            ("31,5 %", "31,5"),
            ("12.5 persen", "12.5"),
            ("1.240.500", "1240500"),
            ("1.240,5", "1240,5"),
            ("1 240 500", "1240500"),
            ("III", "3"),
        ] {
            assert_eq!(number(text).as_deref(), Some(meant), "{text}");
        }
        for text in
            ["", "%", "1.240", "1.240%", "24 menit", "2,4/4", "1.2.3", "1.24,5", "VII", "n/a"]
        {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn certain_years_are_read() {
        for text in [
            "2022/2026",
            "2022 s.d. 2026",
            "2022 s/d 2026",
            "2022 sampai 2026",
            "2022—2026",
            "2022-26",
            "Tahun 2022-2026",
        ] {
            assert_eq!(years(text), Some(YearSpan(Year(2022), Year(2026))), "{text}");
        }
        assert_eq!(year("TA 2022"), Some(Year(2022)));
        for text in
            ["22-26", "2026-2022", "2022, 2026", "target 2022", "tahun", "2022-2024-2026", "é-é"]
        {
            assert_eq!(years(text), None, "{text}");
        }
        assert_eq!(year("2022-2026"), None);
    }

    #[test]
    fn certain_dates_are_read() {
        for text in [
            "24/01/2022",
            "24-1-2022",
            "24.01.2022",
            "24 Januari 2022",
            "24 Jan 2022",
            "2022/01/24",
            "24 january 2022",
        ] {
            assert_eq!(date(text), Some(Date(2022, 1, 24)), "{text}");
        }
        assert_eq!(date("10 Nopember 2017"), Some(Date(2017, 11, 10)));
        assert_eq!(date("8/8/2017"), Some(Date(2017, 8, 8)));
        for text in [
            "10/11/2017",
            "31/02/2022",
            "24-25 Januari 2022",
            "24 Januari",
            "1 2 3",
            "24/01/22",
            "",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
