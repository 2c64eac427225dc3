//! What typst may see: generated files, the theme, pictures, faces. Nothing else, and no clock.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};
use typst_kit::fonts::FontStore;

use crate::model::plan::Media;
use crate::render::pdf::desk::Desk;
use crate::render::pdf::writer::Generated;
use crate::template::Templates;

/// Folder of generated files.
pub(super) const PLAN: &str = "plan/";
/// Folder of pictures.
pub(super) const MEDIA: &str = "media/";
/// Folder of the theme.
pub(super) const THEME: &str = "pdf/";

/// Some editors write this before UTF-8.
const BOM: &[u8] = "\u{feff}".as_bytes();

/// What all outputs of one build share.
#[derive(Clone)]
pub(super) struct Shelf<'a> {
    /// Typst's own library.
    pub(super) library: Arc<LazyHash<Library>>,
    /// Faces.
    pub(super) fonts: Arc<FontStore>,
    /// Files that were read before.
    pub(super) desk: Arc<Desk>,
    /// Theme.
    pub(super) templates: Templates<'a>,
    /// Pictures.
    pub(super) media: &'a BTreeMap<String, Media>,
}

/// Returns typst's own library.
pub(super) fn library() -> Arc<LazyHash<Library>> {
    // Heads of rows are still an extra in typst 0.15.
    let features = Features::from_iter([Feature::A11yExtras]);
    Arc::new(LazyHash::new(Library::builder().with_features(features).build()))
}

/// Generated files by path without leading slash.
pub(super) type Files = BTreeMap<String, Generated>;

/// The world of one output.
pub(super) struct PdfWorld<'a> {
    shelf: Shelf<'a>,
    files: Files,
    /// What was asked for so far.
    sources: Mutex<BTreeMap<String, Source>>,
    main: FileId,
}

impl<'a> PdfWorld<'a> {
    /// Makes a world around generated files; `None` when `main` is no path.
    pub(super) fn new(shelf: &Shelf<'a>, files: Files, main: &str) -> Option<Self> {
        let path = RootedPath::new(VirtualRoot::Project, VirtualPath::new(main).ok()?);
        let (shelf, sources, main) = (shelf.clone(), Mutex::default(), FileId::new(path));
        Some(Self { shelf, files, sources, main })
    }

    /// Returns the generated files.
    pub(super) fn files(&self) -> &Files {
        &self.files
    }

    /// Gives up the generated files, with those that typst has read of them.
    pub(super) fn into_files(self) -> (Files, BTreeMap<String, Source>) {
        (self.files, self.sources.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    /// Returns the pictures by path.
    pub(super) fn media(&self) -> &'a BTreeMap<String, Media> {
        self.shelf.media
    }

    /// Returns the theme.
    pub(super) fn templates(&self) -> Templates<'a> {
        self.shelf.templates
    }

    /// Returns what stands at a path.
    fn bytes(&self, id: FileId) -> FileResult<&[u8]> {
        let path = id.vpath().get_without_slash();
        if !matches!(id.root(), VirtualRoot::Project) {
            return Err(FileError::AccessDenied);
        }
        let bytes = if let Some(name) = path.strip_prefix(MEDIA) {
            self.shelf.media.get(name).map(|media| media.bytes.as_slice())
        } else if path.starts_with(THEME) {
            self.shelf.templates.get(path)
        } else {
            self.files.get(path).map(|file| file.code.as_bytes())
        };
        bytes.ok_or_else(|| FileError::NotFound(path.into()))
    }
}

impl World for PdfWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shelf.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.shelf.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let mut sources = self.sources.lock().unwrap_or_else(PoisonError::into_inner);
        let path = id.vpath().get_without_slash();
        if let Some(known) = sources.get(path) {
            return Ok(known.clone());
        }
        let bytes = self.bytes(id)?;
        let text = std::str::from_utf8(bytes.strip_prefix(BOM).unwrap_or(bytes))?;
        let source = self.shelf.desk.source(id, text);
        sources.insert(path.to_owned(), source.clone());
        Ok(source)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let bytes = self.bytes(id)?;
        Ok(self.shelf.desk.bytes(id.vpath().get_without_slash(), bytes))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shelf.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
