//! One entry, understood by the library on its own.

use std::collections::BTreeMap;
use std::ops::Range;

use hayagriva::Entry;
use hayagriva::io::{BibLaTeXError, from_biblatex_str};
use hayagriva::types::{FormatString, Publisher};

use crate::diag::Sink;
use crate::diag::catalogue::bibliography as say;
use crate::source::{SourceId, Span};

use super::scan::{RawEntry, RawField};

/// Fields that the library drops or mixes with others.
const KEPT: &[&str] = &[
    "shorthand",
    "shortauthor",
    "title",
    "subtitle",
    "titleaddon",
    "type",
    "number",
    "note",
    "howpublished",
    "addendum",
];

/// Months that BibTeX knows by themselves.
const MONTHS: &[&str] =
    &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A source that was understood.
pub(super) struct Work {
    pub(super) key: String,
    /// Kind in lower case: `book`, `legislation`.
    pub(super) kind: String,
    pub(super) entry: Entry,
    /// Fields as plain text, by name.
    pub(super) fields: BTreeMap<&'static str, String>,
    /// Where the entry stands in the file.
    pub(super) place: usize,
    pub(super) span: Span,
}

impl Work {
    /// Returns a field that is not blank.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name).map(|value| value.trim()).filter(|value| !value.is_empty())
    }
}

/// All entries of a file, from which one takes its abbreviations and parents.
pub(super) struct Library<'a> {
    pub(super) text: &'a str,
    pub(super) source: SourceId,
    pub(super) abbreviations: &'a BTreeMap<String, Range<usize>>,
    pub(super) entries: &'a BTreeMap<&'a str, &'a RawEntry>,
}

/// BibTeX for the library, made of pieces of the file.
#[derive(Default)]
struct Draft {
    bibtex: String,
    /// Where each piece begins here and in the file.
    pieces: Vec<(usize, usize)>,
}

impl Draft {
    fn copy(&mut self, text: &str, range: Range<usize>) {
        self.pieces.push((self.bibtex.len(), range.start));
        self.bibtex.push_str(&text[range]);
    }

    /// Returns where a byte stands in the file.
    fn origin(&self, at: usize) -> Option<usize> {
        let after = self.pieces.partition_point(|&(here, _)| here <= at);
        let (here, there) = self.pieces.get(after.checked_sub(1)?)?;
        Some(there + (at - here))
    }
}

impl Library<'_> {
    /// Hands an entry to the library; what it refuses is told.
    pub(super) fn understand(&self, raw: &RawEntry, sink: &mut Sink) -> Option<Work> {
        let key = self.text[raw.key.clone()].to_owned();
        let span = self.span(raw.key.clone());
        if !self.check_abbreviations(raw, sink) {
            return None;
        }
        let parents = self.parents(raw, sink);
        let draft = self.draft(raw, &parents);
        let library = match from_biblatex_str(&draft.bibtex) {
            Ok(library) => library,
            Err(errors) => {
                for error in &errors {
                    self.report(raw, &draft, error, sink);
                }
                return None;
            }
        };
        let mut entry = library.get(&key)?.clone();
        let kind = self.text[raw.kind.clone()].to_ascii_lowercase();
        let fields = self.plain_fields(raw);
        self.check_values(raw, &entry, sink);
        complete(&mut entry, &kind, &fields);
        Some(Work { key, kind, entry, fields, place: raw.key.start, span })
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range)
    }

    fn check_abbreviations(&self, raw: &RawEntry, sink: &mut Sink) -> bool {
        let unknown = raw.fields.iter().flat_map(|field| &field.words).find(|word| {
            let word = &self.text[(*word).clone()];
            let month = MONTHS.contains(&word.to_ascii_lowercase().as_str());
            !month && !self.abbreviations.contains_key(word)
        });
        if let Some(word) = unknown {
            sink.push(say::bare_word(self.span(word.clone()), &self.text[word.clone()]));
        }
        unknown.is_none()
    }

    /// Finds the entries that `crossref` and `xdata` name.
    fn parents(&self, raw: &RawEntry, sink: &mut Sink) -> Vec<&RawEntry> {
        let mut out = Vec::new();
        for field in raw.fields.iter().filter(|field| self.is_link(field)) {
            let names = self.text[field.value.clone()].trim_matches(['{', '}', '"']);
            for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
                match self.entries.get(name) {
                    Some(parent) if parent.key != raw.key => out.push(*parent),
                    _ => sink.push(say::unknown_parent(self.span(field.value.clone()), name)),
                }
            }
        }
        out.dedup_by_key(|parent| parent.key.start);
        out
    }

    fn is_link(&self, field: &RawField) -> bool {
        let name = &self.text[field.name.clone()];
        name.eq_ignore_ascii_case("crossref") || name.eq_ignore_ascii_case("xdata")
    }

    /// Tells whether a date is given in words (`t.t.`), which would spoil the whole entry.
    fn is_worded_date(&self, field: &RawField) -> bool {
        let name = self.text[field.name.clone()].to_ascii_lowercase();
        let value = &self.text[field.value.clone()];
        matches!(name.as_str(), "year" | "date") && value.chars().any(char::is_alphabetic)
    }

    /// Writes the entry with what it needs of the rest of the file.
    fn draft(&self, raw: &RawEntry, parents: &[&RawEntry]) -> Draft {
        let mut draft = Draft::default();
        self.draft_abbreviations(raw, parents, &mut draft);
        for parent in parents {
            self.draft_entry(parent, false, &mut draft);
        }
        self.draft_entry(raw, !parents.is_empty(), &mut draft);
        draft
    }

    fn draft_abbreviations(&self, raw: &RawEntry, parents: &[&RawEntry], draft: &mut Draft) {
        let entries = parents.iter().copied().chain([raw]);
        let words = entries.flat_map(|entry| &entry.fields).flat_map(|field| &field.words);
        let mut names: Vec<&str> = words.map(|word| &self.text[word.clone()]).collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            if let Some(value) = self.abbreviations.get(name) {
                draft.bibtex.extend(["@string{", name, " = "]);
                draft.copy(self.text, value.clone());
                draft.bibtex.push_str("}\n");
            }
        }
    }

    /// Writes an entry; a parent leads nowhere, or two could go in a circle.
    fn draft_entry(&self, raw: &RawEntry, links: bool, draft: &mut Draft) {
        let kind = self.text[raw.kind.clone()].to_ascii_lowercase();
        draft.bibtex.extend(["@", library_kind(&kind), "{"]);
        draft.copy(self.text, raw.key.clone());
        let fields = raw.fields.iter().filter(|field| links || !self.is_link(field));
        for field in fields.filter(|field| !self.is_worded_date(field)) {
            draft.bibtex.push_str(",\n");
            draft.copy(self.text, field.name.clone());
            draft.bibtex.push_str(" = ");
            draft.copy(self.text, field.value.clone());
        }
        draft.bibtex.push_str("\n}\n");
    }

    fn report(&self, raw: &RawEntry, draft: &Draft, error: &BibLaTeXError, sink: &mut Sink) {
        let (range, reason) = match error {
            BibLaTeXError::Parse(error) => (error.span.clone(), error.kind.to_string()),
            BibLaTeXError::Type(error) => (error.span.clone(), error.kind.to_string()),
        };
        let start = draft.origin(range.start);
        let place = start.map(|start| start..start + range.len());
        let place =
            place.filter(|place| !place.is_empty() && self.text.get(place.clone()).is_some());
        let place = place.unwrap_or(raw.key.clone());
        sink.push(say::refused(self.span(place), &self.text[raw.key.clone()], &reason));
    }

    /// Lets the library turn fields that it would drop into plain text: as titles of entries of
    /// their own, one a field.
    fn plain_fields(&self, raw: &RawEntry) -> BTreeMap<&'static str, String> {
        let mut draft = Draft::default();
        self.draft_abbreviations(raw, &[], &mut draft);
        for name in KEPT {
            if let Some(field) = raw.field(self.text, name) {
                let value = &self.text[field.value.clone()];
                draft.bibtex.extend(["@misc{", name, ", title = ", value, "}\n"]);
            }
        }
        let Ok(library) = from_biblatex_str(&draft.bibtex) else { return BTreeMap::new() };
        let title = |name| library.get(name).and_then(Entry::title).map(ToString::to_string);
        KEPT.iter().filter_map(|&name| Some((name, title(name)?))).collect()
    }

    /// Tells of values that the library leaves out silently.
    fn check_values(&self, raw: &RawEntry, entry: &Entry, sink: &mut Sink) {
        let date = raw.field(self.text, "date").or_else(|| raw.field(self.text, "year"));
        if let Some(field) = date.filter(|_| entry.date().is_none()) {
            let value = self.text[field.value.clone()].trim_matches(['{', '}', '"', ' ']);
            if !matches!(value, "" | "t.t." | "n.d.") {
                sink.push(say::bad_date(self.span(field.value.clone()), value));
            }
        }
        if let Some(field) = raw.field(self.text, "url") {
            let web = entry.url_any().is_some_and(|url| is_web(url.value.as_str()));
            if !web {
                let value = self.text[field.value.clone()].trim_matches(['{', '}', '"', ' ']);
                sink.push(say::bad_url(self.span(field.value.clone()), value));
            }
        }
        if raw.field(self.text, "title").is_none() && entry.title().is_none() {
            sink.push(say::missing_title(self.span(raw.key.clone()), entry.key()));
        }
    }
}

/// Tells whether an address may become a link.
pub(super) fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// Returns the kind under which the library prints an entry best: it gives papers and parts of
/// collections the title of the whole twice.
fn library_kind(kind: &str) -> &str {
    match kind {
        "inproceedings" | "conference" | "incollection" => "inbook",
        "mastersthesis" | "phdthesis" => "thesis",
        "techreport" => "report",
        _ => kind,
    }
}

/// Gives the style what BibTeX keeps in other fields than CSL.
fn complete(entry: &mut Entry, kind: &str, fields: &BTreeMap<&'static str, String>) {
    if let (Some(title), Some(subtitle)) = (fields.get("title"), fields.get("subtitle")) {
        entry.set_title(FormatString::from(format!("{title}: {subtitle}")));
    }
    let publisher = entry.publisher();
    if publisher.is_none_or(|publisher| publisher.name().is_none())
        && let Some(organization) = entry.organization().cloned()
    {
        let location = publisher.and_then(|publisher| publisher.location().cloned());
        entry.set_publisher(Publisher::new(Some(organization), location));
    }
    let genre = match kind {
        "mastersthesis" => "Tesis",
        "phdthesis" => "Disertasi",
        "techreport" => "Laporan teknis",
        _ => return,
    };
    if entry.genre().is_none() {
        entry.set_genre(FormatString::from(genre.to_owned()));
    }
}
