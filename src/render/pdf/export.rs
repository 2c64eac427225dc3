//! Compiles a world and writes it as an archivable, accessible PDF.

use typst::comemo;
use typst::diag::Warned;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::model::book::{Book, Meta};
use crate::render::RenderError;
use crate::render::pdf::blame::blame;
use crate::render::pdf::world::PdfWorld;

/// Lays out a world. A warning means that our own code is wrong, so it counts as an error.
pub(super) fn compile(world: &PdfWorld<'_>) -> Result<PagedDocument, Vec<RenderError>> {
    let Warned { output, warnings } = typst::compile::<PagedDocument>(world);
    let document = output.map_err(|errors| blame(world, &errors))?;
    if warnings.is_empty() { Ok(document) } else { Err(blame(world, &warnings)) }
}

/// Writes a laid-out document as PDF/A-2a and PDF/UA-1 in one.
pub(super) fn export(
    world: &PdfWorld<'_>,
    mut document: PagedDocument,
    meta: &Meta,
    single: Option<&Book>,
) -> Result<Vec<u8>, Vec<RenderError>> {
    // Set here and not in the theme: as a rule of the theme it would keep the volume from
    // reusing what was laid out for the books.
    let own = Info::new(meta, single);
    let info = document.info_mut();
    info.title = Some(own.title.into());
    info.author = vec![own.author.into()];
    info.keywords = own.keywords.iter().map(Into::into).collect();
    info.description = own.description.map(Into::into);
    let name = single.map_or_else(|| "master-plan".to_owned(), |book| book.id.clone());
    let options = options(meta, &name).map_err(|message| vec![machine(message)])?;
    typst_pdf::pdf(&document, &options).map_err(|errors| blame(world, &errors))
}

fn options(meta: &Meta, name: &str) -> Result<PdfOptions, String> {
    let standards = [PdfStandard::V_1_7, PdfStandard::A_2a, PdfStandard::Ua_1];
    let standards = PdfStandards::new(&standards).map_err(|error| error.message().to_string())?;
    let creator = format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    Ok(PdfOptions {
        ident: Smart::Custom(format!("smartplan:{}/{name}", meta.work)),
        creator: Smart::Custom(Some(creator)),
        timestamp: timestamp(meta),
        standards,
        ..PdfOptions::default()
    })
}

/// What a file says of itself.
pub(super) struct Info<'a> {
    pub(super) title: String,
    pub(super) author: &'a str,
    pub(super) keywords: &'a [String],
    pub(super) description: Option<&'a str>,
    pub(super) date: (i16, i8, i8),
}

impl<'a> Info<'a> {
    /// Gathers what a book or the volume says of itself.
    pub(super) fn new(meta: &'a Meta, single: Option<&Book>) -> Self {
        let title = single.map_or_else(
            || meta.work.clone(),
            |book| format!("{}. {}. {}", book.label, book.title, meta.work),
        );
        Self {
            title,
            author: meta.agency.as_ref().unwrap_or(&meta.government),
            keywords: &meta.keywords,
            description: meta.notice.as_deref(),
            date: meta.date_parts.unwrap_or(UNDATED),
        }
    }
}

/// Stands where a plan has no date: archives demand one.
const UNDATED: (i16, i8, i8) = (2000, 1, 1);

/// The date of the edition, never that of the machine.
fn timestamp(meta: &Meta) -> Option<Timestamp> {
    let date = |(year, month, day): (i16, i8, i8)| {
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        Datetime::from_ymd_hms(i32::from(year), month, day, 0, 0, 0)
    };
    let own = meta.date_parts.and_then(date);
    own.or_else(|| date(UNDATED)).map(Timestamp::new_utc)
}

/// Makes an error that no place is to blame for.
pub(super) fn machine(message: impl Into<String>) -> RenderError {
    RenderError { message: message.into(), span: None, template: None, letter: None }
}

/// Forgets all layouts; they serve one build.
pub(super) fn forget() {
    comemo::evict(0);
}
