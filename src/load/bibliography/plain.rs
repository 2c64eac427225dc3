//! Entries that no archived style prints whole.
//!
//! Chicago leaves laws out of the bibliography, and with them all kinds it does not know. Books of
//! the genre print them: author, title, gazette, each closed by a full stop.

use hayagriva::types::{FormatString, Person};

use crate::model::book::Run;
use crate::model::value::Date;

use super::style::push;
use super::work::{Work, is_web};

/// Kinds whose titles are printed upright.
const LAWS: &[&str] = &["legislation", "legal", "jurisdiction", "misc"];

/// Kinds that the style prints in English words or not at all.
const UNSTYLED: &[&str] = &["dataset", "software", "set", "unpublished", "booklet"];

/// Kinds that the library knows; all others are taken for laws.
const STYLED: &[&str] = &[
    "article",
    "book",
    "mvbook",
    "inbook",
    "bookinbook",
    "suppbook",
    "collection",
    "mvcollection",
    "incollection",
    "suppcollection",
    "manual",
    "online",
    "electronic",
    "www",
    "patent",
    "periodical",
    "suppperiodical",
    "proceedings",
    "mvproceedings",
    "inproceedings",
    "conference",
    "reference",
    "mvreference",
    "inreference",
    "report",
    "techreport",
    "thesis",
    "mastersthesis",
    "phdthesis",
];

/// Tells whether an entry loses by the style.
pub(super) fn is_better(work: &Work) -> bool {
    let edited = work.entry.authors().is_none_or(<[Person]>::is_empty)
        && work.entry.editors().is_some_and(|editors| !editors.is_empty());
    !STYLED.contains(&work.kind.as_str()) || edited
}

/// Formats an entry part by part.
pub(super) fn format(work: &Work) -> Vec<Run> {
    let mut out = Vec::new();
    if let Some(names) = authors(work) {
        sentence(&mut out, Run::Text(names));
    }
    let title = title(work);
    let year = work.entry.date().map(|date| date.year.to_string());
    // A law carries its year in its title.
    let year = year.filter(|year| !title.contains(year.as_str()));
    if !title.is_empty() {
        let upright = LAWS.contains(&work.kind.as_str()) || is_unknown(&work.kind);
        let run = Run::Text(title);
        sentence(&mut out, if upright { run } else { Run::Emph(vec![run]) });
    }
    for text in details(work) {
        sentence(&mut out, Run::Text(text));
    }
    if let Some(imprint) = imprint(work, year) {
        sentence(&mut out, Run::Text(imprint));
    }
    address(work, &mut out);
    out
}

fn is_unknown(kind: &str) -> bool {
    !STYLED.contains(&kind) && !UNSTYLED.contains(&kind)
}

/// Joins the authors, or else the editors: the first by family name.
fn authors(work: &Work) -> Option<String> {
    let authors = work.entry.authors().filter(|authors| !authors.is_empty());
    let (people, role) = match (authors, work.entry.editors()) {
        (Some(authors), _) => (authors, ""),
        (None, Some(editors)) => (editors, " (ed.)"),
        (None, None) => return None,
    };
    let (first, others) = people.split_first()?;
    let first = first.name_first(false, false);
    let others: Vec<String> = others.iter().map(|person| person.given_first(false)).collect();
    let names = match others.as_slice() {
        [] => first,
        [second] => format!("{first}, dan {second}"),
        [middle @ .., last] if others.len() < 4 => {
            format!("{first}, {}, dan {last}", middle.join(", "))
        }
        _ => format!("{first}, dkk."),
    };
    Some(names + role)
}

/// Joins title, subtitle and, for a law given in parts, its sort and number.
fn title(work: &Work) -> String {
    let title = work.field("title").unwrap_or_default();
    let title = match work.field("subtitle") {
        Some(subtitle) => format!("{title}: {subtitle}"),
        None => title.to_owned(),
    };
    let year = work.entry.date().map(|date| date.year);
    match (work.field("type"), work.field("number"), year) {
        (Some(sort), Some(number), Some(year)) if is_law_in_parts(work, &title) => {
            format!("{sort} Nomor {number} Tahun {year} tentang {title}")
        }
        _ => title,
    }
}

fn is_law_in_parts(work: &Work, title: &str) -> bool {
    let sort = work.field("type").unwrap_or_default();
    LAWS.contains(&work.kind.as_str()) && !title.to_lowercase().starts_with(&sort.to_lowercase())
}

/// Lists what stands between title and imprint.
fn details(work: &Work) -> Vec<String> {
    let mut out: Vec<String> = work.field("titleaddon").map(str::to_owned).into_iter().collect();
    let title = title(work);
    let sort = work.field("type").filter(|sort| !title.contains(sort));
    let number = work.field("number").filter(|number| !title.contains(number));
    match (sort, number) {
        (Some(sort), Some(number)) => out.push(format!("{sort} Nomor {number}")),
        (Some(sort), None) => out.push(sort.to_owned()),
        (None, Some(number)) => out.push(format!("Nomor {number}")),
        (None, None) => {}
    }
    let rest = ["howpublished", "note", "addendum"];
    out.extend(rest.into_iter().filter_map(|name| work.field(name)).map(str::to_owned));
    out
}

/// Joins place, publisher and year.
fn imprint(work: &Work, year: Option<String>) -> Option<String> {
    let publisher = work.entry.publisher();
    let name = publisher.and_then(|publisher| publisher.name()).map(FormatString::to_string);
    let place = publisher.and_then(|publisher| publisher.location());
    let place = place.map(FormatString::to_string);
    let house = match (place, name) {
        (Some(place), Some(name)) => Some(format!("{place}: {name}")),
        (place, name) => place.or(name),
    };
    match (house, year) {
        (Some(house), Some(year)) => Some(format!("{house}, {year}")),
        (house, year) => house.or(year),
    }
}

/// Adds the address and the day it was read.
fn address(work: &Work, out: &mut Vec<Run>) {
    let url = work.entry.url_any();
    if let Some(date) = url.and_then(|url| url.visit_date.as_ref())
        && let Some(date) = civil(date)
    {
        sentence(out, Run::Text(format!("Diakses {date}")));
    }
    let doi = work.entry.doi().map(|doi| format!("https://doi.org/{doi}"));
    let url = url.map(|url| url.value.to_string()).filter(|url| is_web(url));
    if let Some(url) = doi.or(url) {
        sentence(out, Run::Link { words: vec![Run::Text(url.clone())], url });
    }
}

fn civil(date: &hayagriva::types::Date) -> Option<Date> {
    let year = i16::try_from(date.year).ok()?;
    let month = i8::try_from(date.month?).ok()?;
    let day = i8::try_from(date.day?).ok()?;
    Some(Date(year, month + 1, day + 1))
}

/// Adds a part and its full stop, with a space before it if something stands there.
fn sentence(out: &mut Vec<Run>, run: Run) {
    if !out.is_empty() {
        push(out, Run::Text(" ".into()));
    }
    let stopped = match &run {
        Run::Text(text) => text.ends_with(['.', '?', '!']),
        _ => false,
    };
    push(out, run);
    if !stopped {
        push(out, Run::Text(".".into()));
    }
}
