//! Files and folders that stand where nobody reads them, but surely were meant to be read.
//!
//! A folder `Tahap-3`, a chapter saved as `05-swot.MD`, records beside the chapters: without a word
//! on them the author would only hear that their content is missing.

use crate::diag::catalogue::reading;
use crate::load::{Reader, extension};
use crate::model::plan::STAGES;
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

fn tell(reader: &mut Reader<'_>, path: &str, (id, en): (&str, &str)) {
    let source = reader.sources.add(Source::new(path, ""));
    reader.sink.push(reading::not_read(Span::file(source), path, id, en));
}

fn rename(reader: &mut Reader<'_>, path: &str, name: &str) {
    tell(
        reader,
        path,
        (&format!("ganti namanya menjadi `{name}`"), &format!("rename it to `{name}`")),
    );
}

fn root(reader: &mut Reader<'_>, entry: &Entry) {
    let name = entry.name.as_str();
    if !entry.folder {
        let bibliography = extension(name).eq_ignore_ascii_case("bib") && name != "references.bib";
        if bibliography && reader.world.read("references.bib").is_err() {
            reader.unread.bibliography = true;
            rename(reader, name, "references.bib");
        }
        return;
    }
    let letters: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    let letters = letters.to_lowercase();
    if let Some(stage) = letters.strip_prefix("tahap").and_then(stage) {
        let right = format!("tahap-{stage}");
        if name != right {
            reader.unread.prose.insert(stage);
            reader.unread.records = true;
            rename(reader, name, &right);
        }
    } else if let Some(right) = FOLDERS.iter().find(|own| **own == letters && **own != name) {
        reader.unread.records |= *right == "data";
        rename(reader, name, right);
    }
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
            reader.unread.prose.insert(stage);
            tell(reader, &path, ("itu folder, bukan berkas bab", "it is a folder, not a chapter"));
        } else if name != "data" && name.eq_ignore_ascii_case("data") {
            reader.unread.records = true;
            rename(reader, &path, "data");
        } else if list(reader, &path).iter().any(|own| !own.folder && extension(&own.name) == "md")
        {
            reader.unread.prose.insert(stage);
            let id = format!("pindahkan bab di dalamnya ke `{folder}/`");
            tell(reader, &path, (&id, &format!("move the chapters in it to `{folder}/`")));
        }
        return;
    }
    match lower.as_str() {
        "md" | "markdown" if extension(name) != "md" => {
            reader.unread.prose.insert(stage);
            rename(reader, &path, &format!("{stem}.md"));
        }
        "yaml" | "yml" if name != "tahap.yaml" && stem.eq_ignore_ascii_case("tahap") => {
            rename(reader, &path, "tahap.yaml");
        }
        "yaml" | "yml" | "csv" if name != "tahap.yaml" => {
            reader.unread.records = true;
            let id = format!("pindahkan ke `{folder}/data/`");
            tell(reader, &path, (&id, &format!("move it to `{folder}/data/`")));
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
        if WORKBOOKS.contains(&lower.as_str()) {
            let id = "simpan lembarnya sebagai CSV, satu jenis catatan satu berkas";
            tell(reader, &path, (id, "save its sheets as CSV, one kind of record a file"));
        } else if own != lower && ["yaml", "yml", "csv"].contains(&lower.as_str()) {
            reader.unread.records = true;
            rename(reader, &path, &format!("{stem}.{lower}"));
        }
    }
}
