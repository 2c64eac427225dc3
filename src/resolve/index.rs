//! The index: which terms and agencies the text mentions, and in which of its parts.

use std::collections::BTreeMap;

use crate::model::book::{
    Anchor, Book, Chapter, IndexEntry, IndexPlace, Matter, MatterBody, plain,
};
use crate::model::lexicon::Lexicon;
use crate::model::plan::Plan;
use crate::resolve::matter::{words_of, words_of_section};

/// How many parts of the text an entry names at most: those that mention it most.
const PLACES: usize = 12;

/// Makes indexes: every part of the text is read once, whichever indexes name it.
pub(super) struct Indexer {
    subjects: Vec<Subject>,
    lexicon: Lexicon,
}

/// A part of the text that mentions a subject.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    subject: usize,
    count: usize,
    place: IndexPlace,
}

impl Indexer {
    /// Looks for the terms and agencies of a plan.
    pub(super) fn new(plan: &Plan) -> Self {
        let subjects = subjects(plan);
        let forms = subjects.iter().enumerate();
        let lexicon =
            Lexicon::new(forms.flat_map(|(at, subject)| {
                subject.forms.iter().map(move |form| (at, form.as_str()))
            }));
        Self { subjects, lexicon }
    }

    /// Reads prose of the front and back matter.
    pub(super) fn prose<'a>(&self, matters: impl IntoIterator<Item = &'a Matter>) -> Vec<Mention> {
        let mut out = Vec::new();
        for matter in matters {
            if let MatterBody::Prose(chapter, _) = &matter.body {
                of_chapter(chapter, "", &matter.title, &mut out);
            }
        }
        self.mentions(out)
    }

    /// Reads the chapters and appendices of a book.
    pub(super) fn book(&self, book: &Book) -> Vec<Mention> {
        let mut out = Vec::new();
        for chapter in book.chapters.iter().chain(&book.appendices) {
            of_chapter(chapter, &book.label, &chapter.full_number(), &mut out);
        }
        self.mentions(out)
    }

    fn mentions(&self, passages: Vec<Passage>) -> Vec<Mention> {
        let mut out = Vec::new();
        for passage in passages {
            let titled = self.lexicon.count(&passage.title);
            out.extend(self.lexicon.count(&passage.words).into_iter().map(|(subject, count)| {
                let main = titled.contains_key(&subject);
                Mention { subject, count, place: IndexPlace { main, ..passage.place.clone() } }
            }));
        }
        out
    }

    /// Makes an index; `named` says whether its places name their books.
    pub(super) fn entries(&self, mentions: &[&[Mention]], named: bool) -> Vec<IndexEntry> {
        let mut seen: BTreeMap<usize, Vec<(usize, IndexPlace)>> = BTreeMap::new();
        for Mention { subject, count, place } in mentions.iter().copied().flatten() {
            let mut place = place.clone();
            if !named {
                place.book.clear();
            }
            seen.entry(*subject).or_default().push((*count, place));
        }
        let mut out = Vec::new();
        for (at, places) in seen {
            let Some(subject) = self.subjects.get(at) else { continue };
            out.extend(subject.entries(most(places)));
        }
        out.sort_by_cached_key(|entry| (key(&entry.name), entry.name.clone()));
        out
    }
}

/// What the index may name.
struct Subject {
    name: String,
    /// Another name, which leads to this one.
    short: Option<String>,
    forms: Vec<String>,
}

impl Subject {
    fn entries(&self, places: Vec<IndexPlace>) -> Vec<IndexEntry> {
        let see = self.short.as_ref().map(|short| IndexEntry {
            letter: letter(short),
            name: short.clone(),
            see: Some(self.name.clone()),
            ..IndexEntry::default()
        });
        let own = IndexEntry {
            letter: letter(&self.name),
            name: self.name.clone(),
            see: None,
            forms: self.forms.clone(),
            places,
        };
        std::iter::once(own).chain(see).collect()
    }
}

/// Lists agencies and terms; a term that is the short name of an agency is that agency.
fn subjects(plan: &Plan) -> Vec<Subject> {
    let mut out: Vec<Subject> = Vec::new();
    for agency in &plan.records.agencies {
        let (name, short) = (&agency.name.value, &agency.short.value);
        let differs = !short.is_empty() && key(short) != key(name);
        out.push(Subject {
            name: name.clone(),
            short: differs.then(|| short.clone()),
            forms: vec![name.clone(), short.clone()],
        });
    }
    for term in &plan.records.terms {
        let (short, name) = (&term.short.value, &term.name.value);
        let known = |subject: &&mut Subject| {
            let same = |word: &String| key(word) == key(short) || key(word) == key(name);
            same(&subject.name) || subject.short.as_ref().is_some_and(same)
        };
        match out.iter_mut().find(known) {
            Some(subject) => subject.forms.push(short.clone()),
            None => out.push(Subject {
                name: short.clone(),
                short: None,
                forms: vec![short.clone(), name.clone()],
            }),
        }
    }
    out
}

/// A part of the text that the index can point at.
struct Passage {
    place: IndexPlace,
    title: String,
    words: String,
}

/// Takes a chapter apart: what stands before its sections, and each section with all below it.
fn of_chapter(chapter: &Chapter, book: &str, name: &str, out: &mut Vec<Passage>) {
    let place = |label: &str, anchor: &Anchor| IndexPlace {
        book: book.to_owned(),
        label: label.to_owned(),
        anchor: anchor.clone(),
        main: false,
    };
    let numbered = !chapter.number.is_empty();
    out.push(Passage {
        place: place(name, &chapter.anchor),
        title: plain(&chapter.title),
        words: words_of(chapter, numbered),
    });
    for section in chapter.sections.iter().filter(|_| numbered) {
        out.push(Passage {
            place: place(&section.number, &section.anchor),
            title: plain(&section.title),
            words: words_of_section(section),
        });
    }
}

/// Keeps the places that matter most, in reading order.
fn most(places: Vec<(usize, IndexPlace)>) -> Vec<IndexPlace> {
    let mut ranked: Vec<(usize, (usize, IndexPlace))> = places.into_iter().enumerate().collect();
    ranked.sort_by_key(|(at, (count, place))| (!place.main, std::cmp::Reverse(*count), *at));
    ranked.truncate(PLACES);
    ranked.sort_by_key(|(at, _)| *at);
    ranked.into_iter().map(|(_, (_, place))| place).collect()
}

/// Returns what a name is sorted by: its letters and digits, in lower case.
fn key(name: &str) -> String {
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").to_lowercase()
}

fn letter(name: &str) -> String {
    match name.chars().find(|c| c.is_alphanumeric()) {
        Some(first) if first.is_alphabetic() => first.to_uppercase().collect(),
        _ => "0–9".to_owned(),
    }
}
