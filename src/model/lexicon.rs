//! Words that are looked for in text: whole words, in one pass over the text.

use std::collections::{BTreeMap, HashMap};

/// A set of forms, each a word or several, that stand for entries.
///
/// A form with a capital behind its first letter is found as it is written (SPBE), any other one
/// in whatever case (Kapanewon). Of two forms at one place the longer is found.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// By the first word in lower case; longest first.
    forms: HashMap<String, Vec<Form>>,
}

#[derive(Debug, Clone)]
struct Form {
    entry: usize,
    /// Every word with what stands between it and the word before, space left out.
    words: Vec<(String, String)>,
    exact: bool,
}

impl Lexicon {
    /// Makes a lexicon of entries and their forms.
    pub fn new<'a>(forms: impl IntoIterator<Item = (usize, &'a str)>) -> Self {
        let mut lexicon = Self::default();
        for (entry, text) in forms {
            let exact = text.chars().skip(1).any(char::is_uppercase);
            let words: Vec<(String, String)> = words(text)
                .map(|(gap, word)| (gap, if exact { word.to_owned() } else { word.to_lowercase() }))
                .collect();
            let Some((_, first)) = words.first() else { continue };
            let same = lexicon.forms.entry(first.to_lowercase()).or_default();
            let at = same.partition_point(|own| own.words.len() >= words.len());
            same.insert(at, Form { entry, words, exact });
        }
        lexicon
    }

    /// Counts how often a text mentions each entry.
    pub fn count(&self, text: &str) -> BTreeMap<usize, usize> {
        let words: Vec<(String, &str)> = words(text).collect();
        let mut found = BTreeMap::new();
        let (mut at, mut lower) = (0, String::new());
        while let Some((_, word)) = words.get(at) {
            lower.clear();
            lower.extend(word.chars().flat_map(char::to_lowercase));
            let forms = self.forms.get(&lower);
            let form = forms.and_then(|forms| forms.iter().find(|form| form.opens(&words[at..])));
            if let Some(form) = form {
                *found.entry(form.entry).or_default() += 1;
            }
            at += form.map_or(1, |form| form.words.len());
        }
        found
    }
}

impl Form {
    /// Tells whether a text begins with this form.
    fn opens(&self, text: &[(String, &str)]) -> bool {
        text.len() >= self.words.len()
            && self.words.iter().zip(text).enumerate().all(|(at, ((gap, own), (between, word)))| {
                let same = if self.exact { own == word } else { *own == word.to_lowercase() };
                same && (at == 0 || gap == between)
            })
    }
}

/// Lists the words of a text, each with the signs before it; space is no sign.
fn words(text: &str) -> impl Iterator<Item = (String, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(char::is_alphanumeric)?;
        let gap = rest[..start].chars().filter(|c| !is_space(*c)).collect();
        let word = &rest[start..];
        let end = word.find(|c: char| !c.is_alphanumeric() && !is_soft(c)).unwrap_or(word.len());
        rest = &word[end..];
        Some((gap, &word[..end]))
    })
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || is_soft(c)
}

/// Marks where a word may break, and is no letter of it.
fn is_soft(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(forms: &[&str], text: &str) -> Vec<(usize, usize)> {
        let lexicon = Lexicon::new(forms.iter().copied().enumerate());
        lexicon.count(text).into_iter().collect()
    }

    #[test]
    fn whole_words_are_found() {
        assert_eq!(found(&["SPBE"], "(SPBE), SPBE-nya, SPBEX"), [(0, 2)]);
        assert_eq!(found(&["TPS 3R"], "TPS\u{a0}3R dan TPS\n3R, TPS. 3R"), [(0, 2)]);
        assert_eq!(found(&["e-government"], "e- government; e government"), [(0, 1)]);
        assert_eq!(found(&["", "…"], "apa pun"), []);
    }

    #[test]
    fn capitals_are_looked_for_as_they_are_written() {
        assert_eq!(found(&["SPBE"], "spbe SPBE"), [(0, 1)]);
        assert_eq!(found(&["Dinas Sosial"], "dinas sosial, Dinas Sosial"), [(0, 1)]);
        assert_eq!(found(&["Quick win"], "quick win, Quick win"), [(0, 2)]);
    }

    #[test]
    fn the_longer_form_is_found() {
        let forms = ["Satu Data", "Satu Data Indonesia"];
        assert_eq!(found(&forms, "Satu Data Indonesia dan Satu Data Sleman"), [(0, 1), (1, 1)]);
    }
}
