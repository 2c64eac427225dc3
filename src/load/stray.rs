//! Files and folders that stand where nobody reads them, but surely were meant to be read.
//!
//! A folder `Tahap-3`, a chapter saved as `05-swot.MD`, records beside the chapters: without a word
//! on them the author would only hear that their content is missing.

use crate::diag::Severity;
use crate::diag::catalogue::reading;
use crate::load::{Reader, extension};
use crate::model::plan::STAGES;
use crate::model::record::Kind;
use crate::source::{Source, Span};
use crate::world::Entry;

/// Folders of a plan beside those of its stages.
const FOLDERS: [&str; 4] = ["data", "media", "fonts", "templates"];

/// Extensions of workbooks, which must be saved as CSV.
const WORKBOOKS: [&str; 4] = ["xlsx", "xls", "ods", "numbers"];

/// Tells of every entry that is not read, and of what it may be the missing part.
pub(super) fn look(reader: &mut Reader<'_>) {
    for entry in list(reader, "") {
        root(reader, &entry);
    }
    for stage in STAGES {
        let folder = format!("tahap-{stage}");
        for entry in list(reader, &folder) {
            in_stage(reader, stage, &entry);
        }
        data(reader, &format!("{folder}/data"));
    }
    data(reader, "data");
}

/// Lists what stands in a folder; one that cannot be read is told elsewhere.
fn list(reader: &Reader<'_>, folder: &str) -> Vec<Entry> {
    let all = reader.world.list(folder).unwrap_or_default();
    all.into_iter().filter(|entry| !entry.name.starts_with('.')).collect()
}

/// What is lost with a file that is not read, and so is not said to be missing.
#[derive(Clone, Copy)]
enum Lost {
    Nothing,
    Records,
    Prose(u8),
    /// Prose of a stage and records.
    Stage(u8),
    Sources,
}

/// Tells that something is not read; no plan is built without what is lost with it.
fn tell(reader: &mut Reader<'_>, path: &str, lost: Lost, (id, en): (&str, &str)) {
    let source = reader.sources.add(Source::new(path, ""));
    let mut finding = reading::not_read(Span::file(source), path, id, en);
    if !matches!(lost, Lost::Nothing) {
        finding.severity = Severity::Error;
    }
    reader.sink.push(finding);
    if let Lost::Prose(stage) | Lost::Stage(stage) = lost {
        reader.unread.prose.insert(stage);
    }
    reader.unread.records |= matches!(lost, Lost::Records | Lost::Stage(_));
    reader.unread.bibliography |= matches!(lost, Lost::Sources);
}

/// Tells what a file is to be named; Windows adds `.txt` behind names that it does not know.
fn text_file(reader: &mut Reader<'_>, path: &str, lost: Lost) {
    let name = path.rsplit('/').next().unwrap_or(path);
    let Some(right) = name.strip_suffix(".txt").or_else(|| name.strip_suffix(".TXT")) else {
        return;
    };
    if ["md", "yaml", "yml", "csv"].contains(&extension(right)) {
        rename(reader, path, lost, right);
    }
}

fn rename(reader: &mut Reader<'_>, path: &str, lost: Lost, name: &str) {
    tell(
        reader,
        path,
        lost,
        (&format!("ganti namanya menjadi `{name}`"), &format!("rename it to `{name}`")),
    );
}

fn root(reader: &mut Reader<'_>, entry: &Entry) {
    let name = entry.name.as_str();
    if !entry.folder {
        let bibliography = extension(name).eq_ignore_ascii_case("bib") && name != "references.bib";
        if bibliography && reader.world.read("references.bib").is_err() {
            rename(reader, name, Lost::Sources, "references.bib");
        }
        let records =
            ["yaml", "yml", "csv"].contains(&extension(name)) && holds_records(reader, name);
        if records {
            tell(reader, name, Lost::Records, ("pindahkan ke `data/`", "move it to `data/`"));
        }
        return;
    }
    let letters: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    let letters = letters.to_lowercase();
    if let Some(stage) = letters.strip_prefix("tahap").and_then(stage) {
        let right = format!("tahap-{stage}");
        if name != right {
            rename(reader, name, Lost::Stage(stage), &right);
        }
    } else if letters.strip_prefix("tahap").is_some_and(|rest| rest.parse::<u8>().is_ok()) {
        let id = "pindahkan isinya ke tahap 1 sampai 4; lebih dari itu tidak ada";
        tell(
            reader,
            name,
            Lost::Nothing,
            (id, "move what it holds to the stages 1 to 4; there are no others"),
        );
    } else if let Some(right) = FOLDERS.iter().find(|own| **own == letters && **own != name) {
        let lost = if *right == "data" { Lost::Records } else { Lost::Nothing };
        rename(reader, name, lost, right);
    }
}

/// Tells whether a file beside the manifest holds records: by its first key, or its name as CSV.
fn holds_records(reader: &Reader<'_>, name: &str) -> bool {
    let known = |word: &str| Kind::ALL.iter().any(|kind| kind.key() == word);
    if extension(name) == "csv" {
        return known(name.split(['-', '.']).next().unwrap_or_default());
    }
    let bytes = reader.world.read(name).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let mut keys = text.lines().filter(|line| !line.starts_with(['#', ' ', '-']));
    keys.find_map(|line| line.split_once(':')).is_some_and(|(key, _)| known(key.trim()))
}

/// Reads the number of a stage, in figures or roman.
fn stage(text: &str) -> Option<u8> {
    let roman = ["i", "ii", "iii", "iv"].iter().zip(STAGES);
    let roman = roman.filter(|(own, _)| **own == text).map(|(_, stage)| stage).next();
    roman.or_else(|| text.parse().ok().filter(|stage| STAGES.contains(stage)))
}

fn in_stage(reader: &mut Reader<'_>, stage: u8, entry: &Entry) {
    let (folder, name) = (format!("tahap-{stage}"), entry.name.as_str());
    let path = format!("{folder}/{name}");
    let (stem, lower) = match name.rsplit_once('.') {
        Some((stem, extension)) => (stem, extension.to_lowercase()),
        None => (name, String::new()),
    };
    if entry.folder {
        if lower == "md" {
            let hint = ("itu folder, bukan berkas bab", "it is a folder, not a chapter");
            tell(reader, &path, Lost::Prose(stage), hint);
        } else if name != "data" && name.eq_ignore_ascii_case("data") {
            rename(reader, &path, Lost::Records, "data");
        } else if list(reader, &path).iter().any(|own| !own.folder && extension(&own.name) == "md")
        {
            let id = format!("pindahkan bab di dalamnya ke `{folder}/`");
            tell(
                reader,
                &path,
                Lost::Prose(stage),
                (&id, &format!("move the chapters in it to `{folder}/`")),
            );
        }
        return;
    }
    match lower.as_str() {
        "md" | "markdown" if extension(name) != "md" => {
            rename(reader, &path, Lost::Prose(stage), &format!("{stem}.md"));
        }
        "yaml" | "yml" if name != "tahap.yaml" && stem.eq_ignore_ascii_case("tahap") => {
            rename(reader, &path, Lost::Stage(stage), "tahap.yaml");
        }
        "txt" => text_file(reader, &path, Lost::Stage(stage)),
        "yaml" | "yml" | "csv" if name != "tahap.yaml" => {
            let id = format!("pindahkan ke `{folder}/data/`");
            tell(reader, &path, Lost::Records, (&id, &format!("move it to `{folder}/data/`")));
        }
        _ => {}
    }
}

fn data(reader: &mut Reader<'_>, folder: &str) {
    for entry in list(reader, folder) {
        let path = format!("{folder}/{}", entry.name);
        if entry.folder {
            data(reader, &path);
            continue;
        }
        let Some((stem, own)) = entry.name.rsplit_once('.') else { continue };
        let lower = own.to_lowercase();
        text_file(reader, &path, Lost::Records);
        if lower == "bib" && reader.world.read("references.bib").is_err() {
            let hint = ("pindahkan ke `references.bib`", "move it to `references.bib`");
            tell(reader, &path, Lost::Sources, hint);
        }
        if WORKBOOKS.contains(&lower.as_str()) {
            let id = "simpan lembarnya sebagai CSV, satu jenis catatan satu berkas";
            tell(
                reader,
                &path,
                Lost::Nothing,
                (id, "save its sheets as CSV, one kind of record a file"),
            );
        } else if own != lower && ["yaml", "yml", "csv"].contains(&lower.as_str()) {
            rename(reader, &path, Lost::Records, &format!("{stem}.{lower}"));
        }
    }
}
