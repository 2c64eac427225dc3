//! What was read before: parsed files and pictures that a later layout finds again unchanged.
//!
//! A file that changed is edited in place, so that what did not change in it keeps its number and
//! typst finds the layouts that it has. A build has a desk of its own; the press keeps one.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use typst::foundations::Bytes;
use typst::syntax::{FileId, Source};

use crate::model::plan::Media;
use crate::render::pdf::world::MEDIA;

/// Files as they were read last.
#[derive(Default)]
pub(super) struct Desk {
    sources: Mutex<BTreeMap<String, Source>>,
    pictures: Mutex<BTreeMap<String, Bytes>>,
}

impl Desk {
    /// Parses a file, as little of it as possible.
    pub(super) fn source(&self, id: FileId, text: &str) -> Source {
        let mut known = self.sources.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || Source::new(id, text.to_owned());
        let source = known.entry(id.vpath().get_without_slash().to_owned()).or_insert_with(new);
        source.replace(text);
        source.clone()
    }

    /// Returns bytes that are no text, those of the last time if they are the same.
    pub(super) fn bytes(&self, path: &str, bytes: &[u8]) -> Bytes {
        let mut known = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        match known.get(path) {
            Some(own) if own.as_slice() == bytes => own.clone(),
            _ => {
                let own = Bytes::new(bytes.to_vec());
                known.insert(path.to_owned(), own.clone());
                own
            }
        }
    }

    /// Forgets pictures that are not what they were; tells whether there are any.
    pub(super) fn renew(&self, media: &BTreeMap<String, Media>) -> bool {
        let mut known = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        let before = known.len();
        known.retain(|path, own| {
            let new = path.strip_prefix(MEDIA).and_then(|name| media.get(name));
            new.is_some_and(|new| new.bytes.as_slice() == own.as_slice())
        });
        known.len() < before
    }
}
