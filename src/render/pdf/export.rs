//! Compiles a world and writes it as an archivable, accessible PDF.

use typst::comemo;
use typst::diag::Warned;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, Timestamp};

use crate::model::book::{Book, Meta};
use crate::render::RenderError;
use crate::render::pdf::blame::blame;
use crate::render::pdf::standard::Standards;
use crate::render::pdf::world::PdfWorld;

/// Lays out a world. A warning means that our own code is wrong, so it counts as an error.
pub(super) fn compile(world: &PdfWorld<'_>) -> Result<PagedDocument, Vec<RenderError>> {
    let Warned { output, warnings } = typst::compile::<PagedDocument>(world);
    let document = output.map_err(|errors| blame(world, &errors))?;
    if warnings.is_empty() { Ok(document) } else { Err(blame(world, &warnings)) }
}

/// Writes a laid-out document as a PDF that conforms to standards.
pub(super) fn export(
    world: &PdfWorld<'_>,
    mut document: PagedDocument,
    own: Info<'_>,
    standards: &Standards,
) -> Result<Vec<u8>, Vec<RenderError>> {
    let creator = format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    let options = PdfOptions {
        ident: Smart::Custom(own.ident),
        creator: Smart::Custom(Some(creator)),
        timestamp: timestamp(own.date),
        standards: standards.for_typst().map_err(|message| vec![machine(message)])?,
        ..PdfOptions::default()
    };
    // Set here and not in the theme: as a rule of the theme it would keep the volume from
    // reusing what was laid out for the books.
    let info = document.info_mut();
    info.title = Some(own.title.into());
    info.author = vec![own.author.into()];
    info.keywords = own.keywords.iter().map(Into::into).collect();
    info.description = own.description.map(Into::into);
    typst_pdf::pdf(&document, &options).map_err(|errors| blame(world, &errors))
}

/// What a file says of itself.
pub(super) struct Info<'a> {
    pub(super) title: String,
    pub(super) author: &'a str,
    pub(super) keywords: &'a [String],
    pub(super) description: Option<&'a str>,
    pub(super) date: (i16, i8, i8),
    ident: String,
}

impl<'a> Info<'a> {
    /// Gathers what a book or the volume says of itself.
    pub(super) fn new(meta: &'a Meta, single: Option<&Book>) -> Self {
        let title = single.map_or_else(
            || meta.work.clone(),
            |book| format!("{}. {}. {}", book.label, book.title, meta.work),
        );
        let name = single.map_or("master-plan", |book| book.id.as_str());
        Self {
            title,
            author: meta.agency.as_ref().unwrap_or(&meta.government),
            keywords: &meta.keywords,
            description: meta.notice.as_deref(),
            date: meta.date_parts.unwrap_or(UNDATED),
            ident: format!("smartplan:{}/{name}", meta.work),
        }
    }
}

/// Stands where a plan has no date: archives demand one.
const UNDATED: (i16, i8, i8) = (2000, 1, 1);

/// The date of the edition, never that of the machine.
fn timestamp(own: (i16, i8, i8)) -> Option<Timestamp> {
    let date = |(year, month, day): (i16, i8, i8)| {
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        Datetime::from_ymd_hms(i32::from(year), month, day, 0, 0, 0)
    };
    date(own).or_else(|| date(UNDATED)).map(Timestamp::new_utc)
}

/// Makes an error that no place is to blame for.
pub(super) fn machine(message: impl Into<String>) -> RenderError {
    RenderError { message: message.into(), span: None, template: None, letter: None }
}

/// Forgets all layouts; they serve one build.
pub(super) fn forget() {
    comemo::evict(0);
}
