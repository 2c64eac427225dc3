//! What typst may see: generated files, the theme, pictures, faces. Nothing else, and no clock.

use std::collections::BTreeMap;
use std::sync::Arc;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};
use typst_kit::files::{FileLoader, FileStore};
use typst_kit::fonts::FontStore;

use crate::model::plan::Media;
use crate::render::pdf::writer::Generated;
use crate::template::Templates;

/// Folder of generated files.
pub(super) const PLAN: &str = "plan/";
/// Folder of pictures.
pub(super) const MEDIA: &str = "media/";
/// Folder of the theme.
pub(super) const THEME: &str = "pdf/";

/// What all outputs of one build share.
#[derive(Clone)]
pub(super) struct Shelf<'a> {
    /// Typst's own library.
    pub(super) library: Arc<LazyHash<Library>>,
    /// Faces.
    pub(super) fonts: Arc<FontStore>,
    /// Theme.
    pub(super) templates: Templates<'a>,
    /// Pictures.
    pub(super) media: &'a BTreeMap<String, Media>,
}

impl<'a> Shelf<'a> {
    /// Puts theme, faces and pictures on the shelf.
    pub(super) fn new(
        fonts: Arc<FontStore>,
        templates: Templates<'a>,
        media: &'a BTreeMap<String, Media>,
    ) -> Self {
        // Heads of rows are still an extra in typst 0.15.
        let features = Features::from_iter([Feature::A11yExtras]);
        let library = Library::builder().with_features(features).build();
        Self { library: Arc::new(LazyHash::new(library)), fonts, templates, media }
    }
}

/// Generated files by path without leading slash.
pub(super) type Files = BTreeMap<String, Generated>;

/// The world of one output.
pub(super) struct PdfWorld<'a> {
    shelf: Shelf<'a>,
    store: FileStore<Loader<'a>>,
    main: FileId,
}

struct Loader<'a> {
    shelf: Shelf<'a>,
    files: Files,
}

impl<'a> PdfWorld<'a> {
    /// Makes a world around generated files; `None` when `main` is no path.
    pub(super) fn new(shelf: &Shelf<'a>, files: Files, main: &str) -> Option<Self> {
        let path = RootedPath::new(VirtualRoot::Project, VirtualPath::new(main).ok()?);
        let loader = Loader { shelf: shelf.clone(), files };
        Some(Self { shelf: shelf.clone(), store: FileStore::new(loader), main: FileId::new(path) })
    }

    /// Returns the generated files.
    pub(super) fn files(&self) -> &Files {
        &self.store.loader().files
    }

    /// Returns the pictures by path.
    pub(super) fn media(&self) -> &'a BTreeMap<String, Media> {
        self.shelf.media
    }

    /// Returns the theme.
    pub(super) fn templates(&self) -> Templates<'a> {
        self.shelf.templates
    }
}

impl FileLoader for Loader<'_> {
    fn load(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.vpath().get_without_slash();
        if !matches!(id.root(), VirtualRoot::Project) {
            return Err(FileError::AccessDenied);
        }
        let missing = || FileError::NotFound(path.into());
        if let Some(name) = path.strip_prefix(MEDIA) {
            let media = self.shelf.media.get(name).ok_or_else(missing)?;
            return Ok(Bytes::new(media.bytes.clone()));
        }
        if path.starts_with(THEME) {
            let bytes = self.shelf.templates.get(path).ok_or_else(missing)?;
            return Ok(Bytes::new(bytes.to_vec()));
        }
        let file = self.files.get(path).ok_or_else(missing)?;
        Ok(Bytes::from_string(file.code.clone()))
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
        self.store.source(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.store.file(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shelf.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
