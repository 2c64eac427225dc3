//! Reading: files come in through the [`World`], a [`Plan`] goes out, and every finding is told.
//!
//! [`manifest`] and [`scheme`] say what the plan is, [`records`] reads YAML and CSV through one
//! decoder ([`yaml`], [`csv`]), [`markdown`] the prose, [`bibliography`] the sources, [`media`]
//! pictures, fonts and templates. One broken file never stops the reading of the others.

pub mod bibliography;
pub mod csv;
pub mod manifest;
pub mod markdown;
pub mod media;
mod reason;
pub mod records;
pub mod scheme;
mod stray;
mod waiver;
pub mod yaml;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::Sink;
use crate::diag::catalogue::{reading, slip};
use crate::diag::code;
use crate::load::records::Data;
use crate::model::block::Document;
use crate::model::plan::{BibEntry, Plan, STAGES, Unread};
use crate::model::record::{Meeting, Ref};
use crate::source::{Source, SourceId, SourceMap, Span, Spanned};
use crate::template::Templates;
use crate::world::{ReadError, World};

/// The file that makes a folder a plan.
pub const MANIFEST: &str = "smartplan.yaml";

/// Reads a whole plan; `None` when its manifest or its scheme cannot be read at all.
pub fn load(world: &dyn World, sources: &mut SourceMap, sink: &mut Sink) -> Option<Plan> {
    let mut reader = Reader { world, sources, sink, unread: Unread::default() };
    let manifest_source = reader.text(MANIFEST)?;
    let manifest = manifest::read(manifest_source, reader.sources, reader.sink)?;
    let scheme = scheme::read(&manifest, &mut reader)?;
    let mut data = reader.data();
    let meetings = reader.meetings(&mut data);
    let documents = reader.documents();
    let bibliography = reader.bibliography();
    let media = media::pictures(&mut reader, &manifest, &documents);
    let fonts = media::folder(&mut reader, "fonts", &["ttf", "otf"]);
    let templates = media::templates(&mut reader);
    manifest::check_preset(&manifest.print, Templates::new(&templates), reader.sink);
    stray::look(&mut reader);
    let waivers = waiver::read(reader.sources, reader.sink);
    let unread = reader.unread;
    Some(Plan {
        manifest,
        manifest_source,
        scheme,
        meetings,
        records: data.records,
        documents,
        bibliography,
        media,
        fonts,
        templates,
        texts: data.texts,
        waivers,
        unread,
    })
}

/// Reads files and keeps what could not be read.
pub(crate) struct Reader<'a> {
    world: &'a dyn World,
    sources: &'a mut SourceMap,
    sink: &'a mut Sink,
    unread: Unread,
}

impl Reader<'_> {
    /// Reads a text file and registers it; what is wrong is reported.
    fn text(&mut self, path: &str) -> Option<SourceId> {
        let bytes = match self.world.read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let id = self.sources.add(Source::new(path, ""));
                self.sink.push(reading::unreadable(Span::file(id), path, &reason::reason(&error)));
                return None;
            }
        };
        match String::from_utf8(bytes) {
            // UTF-16 without a mark is full of zero bytes, which no text has.
            Ok(text) if text.contains('\0') => {
                let at = text.find('\0').unwrap_or(0);
                let id = self.sources.add(Source::new(path, &text[..at]));
                self.sink.push(reading::not_utf8(Span::new(id, at..at), path, at));
                None
            }
            Ok(text) => {
                let conflict = conflict(&text);
                let id = self.sources.add(Source::new(path, text));
                if let Some(place) = conflict {
                    self.sink.push(slip::merge_conflict(Span::new(id, place)));
                    return None;
                }
                Some(id)
            }
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
                let end = text.len();
                let id = self.sources.add(Source::new(path, text));
                let place = Span::new(id, end..end);
                self.sink.push(reading::not_utf8(place, path, valid));
                None
            }
        }
    }

    /// Lists the files below a folder by path, hidden ones left out.
    fn files(&mut self, folder: &str, deep: bool) -> Vec<String> {
        let entries = match self.world.list(folder) {
            Ok(entries) => entries,
            Err(ReadError::Missing) => Vec::new(),
            Err(error) => {
                let id = self.sources.add(Source::new(folder, ""));
                self.sink.push(reading::unreadable(
                    Span::file(id),
                    folder,
                    &reason::reason(&error),
                ));
                Vec::new()
            }
        };
        let mut out = Vec::new();
        for entry in entries.into_iter().filter(|entry| !entry.name.starts_with('.')) {
            let path = format!("{folder}/{}", entry.name);
            if !entry.folder {
                out.push(path);
            } else if deep {
                out.extend(self.files(&path, true));
            }
        }
        out
    }

    fn data(&mut self) -> Data {
        let mut data = Data::default();
        let mut seen = BTreeMap::new();
        let folders = std::iter::once("data".to_owned())
            .chain(STAGES.map(|stage| format!("tahap-{stage}/data")));
        for folder in folders {
            for path in self.files(&folder, true) {
                let read = match extension(&path) {
                    "yaml" | "yml" => records::read_yaml,
                    "csv" => records::read_csv,
                    _ => continue,
                };
                let Some(id) = self.text(&path) else {
                    self.unread.records = true;
                    continue;
                };
                if !self.is_copy(id, &mut seen) {
                    self.unread.records |= !read(id, &mut data, self.sources, self.sink);
                }
            }
        }
        data
    }

    /// Tells a file that holds the same as one before; what is read once is not read again.
    fn is_copy(&mut self, id: SourceId, seen: &mut BTreeMap<String, SourceId>) -> bool {
        let text = self.sources.get(id).text();
        if text.trim().is_empty() {
            return false;
        }
        let Some(other) = seen.get(text).copied() else {
            seen.insert(text.to_owned(), id);
            return false;
        };
        // Copies get the longer name: `isu - Copy.yaml`, `bab (1).md`.
        let long = |id: SourceId| self.sources.get(id).path().len();
        let (copy, first) = if long(other) > long(id) { (other, id) } else { (id, other) };
        let paths = (self.sources.get(copy).path(), self.sources.get(first).path());
        self.sink.push(slip::copy(Span::file(copy), Span::file(first), paths));
        true
    }

    fn meetings(&mut self, data: &mut Data) -> BTreeMap<u8, Spanned<Meeting>> {
        let mut meetings = BTreeMap::new();
        for stage in STAGES {
            let path = format!("tahap-{stage}/tahap.yaml");
            if !self.files(&format!("tahap-{stage}"), false).contains(&path) {
                continue;
            }
            let read = self.text(&path).and_then(|id| {
                let text = self.sources.get(id).text();
                let root = yaml::tree::parse(id, text, 0, self.sink)?;
                records::texts(records::Item::default(), "", &root, &mut data.texts);
                let meeting: Meeting = yaml::decode::decode(&root, self.sink);
                Some(Spanned::new(meeting, Span::file(id)))
            });
            match read {
                Some(meeting) => drop(meetings.insert(stage, meeting)),
                None => {
                    self.unread.prose.insert(stage);
                    // Facts and tables tell of meetings, too.
                    self.unread.records = true;
                }
            }
        }
        meetings
    }

    fn documents(&mut self) -> Vec<Document> {
        let mut documents = Vec::new();
        for stage in STAGES {
            let mut seen = BTreeMap::new();
            for path in self.files(&format!("tahap-{stage}"), false) {
                if extension(&path) != "md" || is_readme(&path) {
                    continue;
                }
                let Some(id) = self.text(&path) else {
                    self.unread.prose.insert(stage);
                    continue;
                };
                if self.is_copy(id, &mut seen) {
                    continue;
                }
                let decode: markdown::Decode<'_> = &yaml::decode_part;
                let before = self.sink.iter().count();
                let read = markdown::read(id, stage, self.sources, self.sink, decode);
                // A heading without its label, or a table that is broken, may be the one that seems
                // to be missing.
                let text = self.sources.get(id).text();
                let here = self.sink.iter().skip(before).filter(|own| own.span.source == id);
                let broken = here.into_iter().any(|own| {
                    let line = text[..own.span.start].rfind('\n').map_or(0, |end| end + 1);
                    let heading = own.code == code::BAD_ATTRIBUTES && text[line..].starts_with('#');
                    own.code == code::YAML_SYNTAX || heading
                });
                if broken {
                    self.unread.prose.insert(stage);
                }
                match read {
                    Some(document) => {
                        // Without a title it may be any chapter that seems to be missing.
                        if document.heading.title.is_empty() && document.heading.id.is_none() {
                            self.unread.prose.insert(stage);
                        }
                        documents.push(document);
                    }
                    None => drop(self.unread.prose.insert(stage)),
                }
            }
        }
        documents
    }

    fn bibliography(&mut self) -> BTreeMap<String, BibEntry> {
        const PATH: &str = "references.bib";
        if matches!(self.world.read(PATH), Err(ReadError::Missing)) {
            return BTreeMap::new();
        }
        if let Some(id) = self.text(PATH) {
            bibliography::read(id, self.sources, self.sink)
        } else {
            self.unread.bibliography = true;
            BTreeMap::new()
        }
    }
}

/// Finds the line with which Git opens a conflict, where all three of its lines stand.
fn conflict(text: &str) -> Option<Range<usize>> {
    let begins = |mark: &str| {
        let starts = |at: usize| at == 0 || text[..at].ends_with('\n');
        text.match_indices(mark).map(|(at, _)| at).find(|at| starts(*at))
    };
    let open = begins("<<<<<<< ")?;
    let middle = begins("=======")?;
    let close = begins(">>>>>>> ")?;
    let end = text[open..].find(['\r', '\n']).map_or(text.len(), |end| open + end);
    (open < middle && middle < close).then_some(open..end)
}

/// Tells a file that is written to those who work in the folder, and is no chapter.
fn is_readme(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.eq_ignore_ascii_case("readme.md"))
}

/// Returns what stands behind the last dot, in lower case as written.
fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Lists ids that stand twice, with the place of the first.
fn twice<'a>(ids: impl Iterator<Item = &'a Ref>) -> Vec<(Span, Span, String)> {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    let mut out = Vec::new();
    for id in ids {
        match seen.get(id.as_str()) {
            Some(first) => out.push((id.span, *first, id.to_string())),
            None => drop(seen.insert(id.as_str(), id.span)),
        }
    }
    out
}
