//! The short form of a source in the text: `UU 25/2009`; `Giffinger dkk., 2007`.

use std::collections::BTreeMap;

use hayagriva::types::{FormatString, Person};

use super::work::Work;

/// How many words of a title stand for a missing author.
const TITLE_WORDS: usize = 4;

/// Returns the short forms in the order of the works; equal ones get a letter behind the year.
pub(super) fn forms(works: &[Work]) -> Vec<String> {
    let forms: Vec<Form> = works.iter().map(form).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for form in forms.iter().filter(|form| form.computed) {
        *counts.entry(&form.text).or_default() += 1;
    }
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let suffixed = forms.iter().map(|form| {
        let several = counts.get(form.text.as_str()).is_some_and(|&count| count > 1);
        if !form.computed || !several {
            return form.text.clone();
        }
        let number = seen.entry(&form.text).or_default();
        *number += 1;
        format!("{}{}", form.text, letters(*number))
    });
    suffixed.collect()
}

struct Form {
    text: String,
    /// Whether it was made here, not by the author.
    computed: bool,
}

fn form(work: &Work) -> Form {
    if let Some(shorthand) = work.field("shorthand") {
        return Form { text: shorthand.to_owned(), computed: false };
    }
    let year = work.entry.date().map_or_else(|| "t.t.".to_owned(), |date| date.year.to_string());
    Form { text: format!("{}, {year}", name(work)), computed: true }
}

/// Names who is behind a source as briefly as it can be done.
fn name(work: &Work) -> String {
    if let Some(short) = work.field("shortauthor") {
        return short.to_owned();
    }
    let people = work.entry.authors().filter(|authors| !authors.is_empty());
    let people = people.or(work.entry.editors()).unwrap_or_default();
    match people {
        [] => without_author(work),
        [one] => family(one),
        [one, two] => format!("{} & {}", family(one), family(two)),
        [first, ..] => format!("{} dkk.", family(first)),
    }
}

fn family(person: &Person) -> String {
    match &person.prefix {
        Some(prefix) => format!("{prefix} {}", person.name),
        None => person.name.clone(),
    }
}

fn without_author(work: &Work) -> String {
    if let Some(organization) = work.entry.organization().map(FormatString::to_string) {
        return organization;
    }
    let title = work.field("title").unwrap_or(&work.key);
    let words: Vec<&str> = title.split_whitespace().collect();
    match words.get(..TITLE_WORDS) {
        Some(first) if words.len() > TITLE_WORDS => format!("{} …", first.join(" ")),
        _ => words.join(" "),
    }
}

/// Counts a, b, …, z, aa, ab.
fn letters(mut number: usize) -> String {
    let mut out = Vec::new();
    while number > 0 {
        number -= 1;
        out.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or_default()));
        number /= 26;
    }
    out.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_behind_z() {
        let all: Vec<String> = [1, 2, 26, 27, 53].into_iter().map(letters).collect();
        assert_eq!(all, ["a", "b", "z", "aa", "ba"]);
    }
}
