//! Pictures, fonts and templates of a plan.

use std::collections::BTreeMap;

use crate::diag::catalogue::reference;
use crate::load::reason::reason;
use crate::load::{Reader, extension};
use crate::model::block::{BlockKind, Document, Picture, all_blocks};
use crate::model::plan::{Manifest, Media, MediaFormat};
use crate::model::record::Text;
use crate::template;
use crate::world::{self, ReadError};

/// Reads every picture that the plan names; what is not there is reported at its name.
pub(crate) fn pictures(
    reader: &mut Reader<'_>,
    manifest: &Manifest,
    documents: &[Document],
) -> BTreeMap<String, Media> {
    let mut media = BTreeMap::new();
    if let Some(emblem) = &manifest.emblem {
        let file = world::join("", emblem);
        read(reader, emblem, file.as_deref(), &mut media);
    }
    for picture in documents.iter().flat_map(named) {
        read(reader, &picture.path, picture.file.as_deref(), &mut media);
    }
    media
}

fn named(document: &Document) -> Vec<&Picture> {
    fn below<'a>(block: &'a BlockKind, out: &mut Vec<&'a Picture>) {
        match block {
            BlockKind::Figure(picture) => out.push(picture),
            BlockKind::Quote(blocks) | BlockKind::Alert(_, blocks) => {
                for block in blocks {
                    below(&block.kind, out);
                }
            }
            BlockKind::List { items, .. } => {
                items.iter().flatten().for_each(|block| below(&block.kind, out));
            }
            _ => {}
        }
    }
    let mut out = Vec::new();
    for block in all_blocks(&document.blocks, &document.sections) {
        below(&block.kind, &mut out);
    }
    out
}

fn read(
    reader: &mut Reader<'_>,
    written: &Text,
    file: Option<&str>,
    media: &mut BTreeMap<String, Media>,
) {
    let Some(file) = file else {
        reader.sink.push(reference::media_outside(written.span, written));
        return;
    };
    if media.contains_key(file) {
        return;
    }
    let bytes = match reader.world.read(file) {
        Ok(bytes) => bytes,
        Err(ReadError::Missing) => {
            let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
            let known: Vec<String> = reader
                .world
                .list(folder)
                .unwrap_or_default()
                .into_iter()
                .filter(|entry| !entry.folder)
                .map(|entry| entry.name)
                .collect();
            reader.sink.push(reference::missing_media(written.span, written, &known));
            return;
        }
        Err(error) => {
            reader.sink.push(reference::unreadable_media(written.span, written, &reason(&error)));
            return;
        }
    };
    match format_of(&bytes) {
        Some(format) => drop(media.insert(file.to_owned(), Media { bytes, format })),
        None => reader.sink.push(reference::unknown_media(written.span, written)),
    }
}

/// Tells the format by the bytes, names lie; `None` too for what was cut off on its way here.
fn format_of(bytes: &[u8]) -> Option<MediaFormat> {
    let ends = |mark: &[u8]| bytes.windows(mark.len()).any(|window| window == mark);
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return ends(b"IEND").then_some(MediaFormat::Png);
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        return ends(b"\xff\xd9").then_some(MediaFormat::Jpeg);
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let whole = text.contains("<svg") && text.trim_end().ends_with('>');
    whole.then_some(MediaFormat::Svg)
}

/// Reads all files below a folder with one of these extensions.
pub(crate) fn folder(
    reader: &mut Reader<'_>,
    folder: &str,
    extensions: &[&str],
) -> BTreeMap<String, Vec<u8>> {
    let mut out = BTreeMap::new();
    for path in reader.files(folder, true) {
        if extensions.contains(&extension(&path))
            && let Ok(bytes) = reader.world.read(&path)
        {
            out.insert(path, bytes);
        }
    }
    out
}

/// Reads the plan's own templates; a name that would override nothing is reported.
pub(crate) fn templates(reader: &mut Reader<'_>) -> BTreeMap<String, Vec<u8>> {
    let mut out = BTreeMap::new();
    for path in reader.files("templates", true) {
        let Ok(bytes) = reader.world.read(&path) else { continue };
        let name = path.trim_start_matches("templates/").to_owned();
        if !template::may_bring(&name) {
            let id = reader.sources.add(crate::source::Source::new(path.as_str(), ""));
            let known: Vec<&str> = template::EMBEDDED.iter().map(|(path, _)| *path).collect();
            let place = crate::source::Span::file(id);
            reader.sink.push(reference::unknown_template(place, &name, &known));
            continue;
        }
        out.insert(name, bytes);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_was_cut_off_is_none() {
        assert_eq!(format_of(b"<svg xmlns=\"x\"></svg>\n"), Some(MediaFormat::Svg));
        assert_eq!(format_of(b"\xff\xd8\xff\xe0..\xff\xd9"), Some(MediaFormat::Jpeg));
        assert_eq!(format_of(b"<svg><g></svg"), None);
        assert_eq!(format_of(b"\xff\xd8\xff\xe0\0\x10JFIF"), None);
        assert_eq!(format_of(b"\x89PNG\r\n\x1a\n\0\0"), None);
        assert_eq!(format_of(b"teks"), None);
    }
}
