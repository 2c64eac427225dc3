//! Typst without smartplan: compiles folders of `build -f typst` as its own command would.

use std::path::{Path, PathBuf};

use typst::diag::{FileError, FileResult, Warned};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};
use typst_kit::files::{FileLoader, FileStore};
use typst_kit::fonts::{FontStore, embedded};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// Compiles each folder into a PDF in `to` and returns the number of all pages.
pub(crate) fn print(folders: &[PathBuf], to: &Path) -> u32 {
    folders.iter().enumerate().map(|(at, folder)| one(folder, &to.join(format!("{at}.pdf")))).sum()
}

fn one(folder: &Path, to: &Path) -> u32 {
    let world = Bare::open(folder);
    let Warned { output, .. } = typst::compile::<PagedDocument>(&world);
    let document = output.expect("the code compiles");
    let standards = [PdfStandard::V_1_7, PdfStandard::A_2a, PdfStandard::Ua_1];
    let standards = PdfStandards::new(&standards).expect("they go together");
    let options = PdfOptions { standards, ..PdfOptions::default() };
    let pdf = typst_pdf::pdf(&document, &options).expect("the PDF is accessible");
    std::fs::write(to, pdf).expect("written");
    u32::try_from(document.pages().len()).expect("few pages")
}

struct Bare {
    library: LazyHash<Library>,
    fonts: FontStore,
    files: FileStore<Disk>,
}

struct Disk(PathBuf);

impl Bare {
    fn open(folder: &Path) -> Self {
        let features = Features::from_iter([Feature::A11yExtras]);
        let library = LazyHash::new(Library::builder().with_features(features).build());
        let mut fonts = FontStore::new();
        let mut own: Vec<PathBuf> = std::fs::read_dir(folder.join("fonts"))
            .expect("faces")
            .map(|entry| entry.expect("entry").path())
            .collect();
        own.sort();
        for path in own {
            let bytes = Bytes::new(std::fs::read(path).expect("a face"));
            fonts.extend(Font::iter(bytes).map(|font| {
                let info = font.info().clone();
                (font, info)
            }));
        }
        fonts.extend(embedded());
        Self { library, fonts, files: FileStore::new(Disk(folder.to_owned())) }
    }
}

impl FileLoader for Disk {
    fn load(&self, id: FileId) -> FileResult<Bytes> {
        let path = self.0.join(id.vpath().get_without_slash());
        std::fs::read(&path).map(Bytes::new).map_err(|error| FileError::from_io(error, &path))
    }
}

impl World for Bare {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        let path = VirtualPath::new("main.typ").expect("a path");
        FileId::new(RootedPath::new(VirtualRoot::Project, path))
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.files.source(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.file(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
