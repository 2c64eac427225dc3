//! Every message that smartplan can give about a plan, in Indonesian and English side by side.
//!
//! One function a message: it takes the place and the author's own words and returns the
//! finding with its hints. Messages are lower case, without full stop, with the author's words
//! in backticks; hints say what to do.

pub mod alignment;
pub mod attribute;
pub mod bibliography;
pub mod form;
pub mod indicator;
pub mod institution;
pub mod language;
pub mod money;
pub mod prose;
pub mod reading;
pub mod reference;
pub mod setting;
pub mod slip;
pub mod stated;
pub mod structure;
pub mod template;
pub mod text;
pub mod thread;
pub mod time;
pub mod typed;
pub mod view;
mod word;

/// Lists known words for a message: `` `a`, `b`, `c` ``, at most twelve.
pub(crate) fn listed<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut quoted: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    if quoted.len() > 12 {
        quoted.truncate(12);
        quoted.push("…".into());
    }
    quoted.join(", ")
}

/// Cuts a long text at a word, so that a message stays one line: `Aplikasi perangkat daerah …`.
pub(crate) fn shortened(text: &str) -> String {
    const LETTERS: usize = 60;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= LETTERS {
        return text;
    }
    let head: String = text.chars().take(LETTERS).collect();
    let end = head.rfind(' ').unwrap_or(head.len());
    format!("{} …", head[..end].trim_end_matches(|c: char| !c.is_alphanumeric()))
}

/// Finds the known word that is nearest to a misspelt one, if any is near enough.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near(word, known).into_iter().min().map(|(_, candidate)| candidate)
}

/// Finds up to so many known words that are near to a misspelt one, the nearest first.
pub fn nearest_few<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
    count: usize,
) -> Vec<&'a str> {
    let mut all = near(word, known);
    all.sort_unstable();
    all.dedup();
    all.into_iter().map(|(_, candidate)| candidate).take(count).collect()
}

fn near<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<(usize, &'a str)> {
    let lower = word.to_lowercase();
    known
        .into_iter()
        .map(|candidate| {
            (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate)
        })
        .filter(|&(distance, candidate)| {
            distance <= (word.chars().count().max(candidate.chars().count()) / 3).max(1)
        })
        .collect()
}

/// Finds the known word that is at most so many letters away from a misspelt one.
pub fn near_within<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
    most: usize,
) -> Option<&'a str> {
    let lower = word.to_lowercase();
    let far = |own: &str| strsim::damerau_levenshtein(&lower, &own.to_lowercase());
    let near = known.into_iter().map(|own| (far(own), own)).filter(|(far, _)| *far <= most);
    near.min().map(|(_, own)| own)
}

/// Says how often: once, twice, 3 times.
pub(crate) fn often(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{count} times"),
    }
}

/// Finds the known word that is certainly meant: the only one at one slip of the pen.
///
/// Only for words that smartplan or the scheme gives; ids of authors differ by one letter.
pub fn certain<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(word);
    let known: Vec<&str> = known.into_iter().collect();
    if folded.chars().count() < 3 {
        // In a short word only the capitals may be wrong.
        return alike(word, known);
    }
    let slips = |known: &str| strsim::damerau_levenshtein(&folded, &fold(known));
    let mut near: Vec<(usize, &str)> =
        known.into_iter().map(|known| (slips(known), known)).filter(|(n, _)| *n <= 1).collect();
    near.sort_unstable();
    near.dedup();
    match near.as_slice() {
        [(_, one)] | [(0, one), (1, _), ..] => Some(one),
        _ => None,
    }
}

/// Finds the id that differs in nothing but capitals and the dash.
pub fn alike<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(word);
    let mut near: Vec<&str> = known.into_iter().filter(|known| fold(known) == folded).collect();
    near.sort_unstable();
    near.dedup();
    match near.as_slice() {
        [one] => Some(one),
        _ => None,
    }
}

fn fold(word: &str) -> String {
    word.to_lowercase().replace('-', "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_word_without_rival_is_certain() {
        let known = ["name", "short", "agency", "agencies", "quick_wins", "ids"];
        assert_eq!(certain("nmae", known), Some("name"));
        assert_eq!(certain("Short", known), Some("short"));
        assert_eq!(certain("quick-win", known), Some("quick_wins"));
        assert_eq!(certain("nama", ["name", "nana"]), None, "two are as near");
        assert_eq!(certain("Name", ["name", "names"]), Some("name"));
        assert_eq!(certain("id", known), None, "too short to be sure");
        assert_eq!(certain("agenc", known), Some("agency"));
    }

    #[test]
    fn ids_are_alike_but_for_capitals_and_dashes() {
        assert_eq!(alike("gov_01", ["GOV-01", "GOV-02"]), Some("GOV-01"));
        assert_eq!(alike("gov-01", ["GOV-01", "Gov-01"]), None);
        assert_eq!(alike("GOV-03", ["GOV-01", "GOV-02"]), None);
    }
}
