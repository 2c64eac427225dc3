//! Back ends: an [`Edition`] in, finished files out. They look nothing up and count nothing.

pub mod csv;
pub mod html;
pub mod pdf;

pub use pdf::{Press, Proof};

use crate::model::book::Edition;
use crate::output::Artifacts;
use crate::source::Span;
use crate::template::Templates;

/// Formats that a build can write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// One PDF a book.
    Pdf,
    /// One site.
    Html,
    /// Pages as pictures.
    Png,
    /// The code that the typesetter is fed, a folder for each PDF.
    Typst,
    /// One HTML file a book, with everything in it.
    HtmlSingle,
}

/// Which outputs are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Formats.
    pub formats: Vec<Format>,
    /// Book numbers.
    pub books: Vec<usize>,
    /// Whether the volume is wanted.
    pub volume: bool,
    /// What PDFs conform to.
    pub standards: pdf::Standards,
    /// Whether the records behind the tables are attached to PDFs.
    pub attach: bool,
    /// Which pages become pictures.
    pub pictures: pdf::Pictures,
}

/// Why a back end could not work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderError {
    /// What happened, in the engine's words, with the generated place.
    pub message: String,
    /// The place in the plan that it belongs to, when one is known.
    pub span: Option<Span>,
    /// The plan's own template that is to blame, if one is.
    pub template: Option<String>,
    /// A letter of the plan that no face can print.
    pub letter: Option<char>,
}

/// Lists the families that print can be set in: built in, and those of the plan's fonts.
pub fn families(fonts: &[&[u8]]) -> Vec<String> {
    pdf::families(fonts)
}

/// Tells what is being worked on; the command line shows it.
pub type Progress<'a> = &'a (dyn Fn(&str) + Sync);

/// Renders all wanted outputs, or tells everything that went wrong.
pub fn render(
    edition: &Edition,
    fonts: &[&[u8]],
    templates: Templates<'_>,
    selection: &Selection,
    progress: Progress<'_>,
) -> Result<Artifacts, Vec<RenderError>> {
    let mut artifacts = Artifacts::new();
    if selection.formats.contains(&Format::Html) {
        artifacts.extend(html::render(edition, templates, selection, progress)?);
    }
    if selection.formats.contains(&Format::HtmlSingle) {
        artifacts.extend(html::render_single(edition, templates, selection, progress)?);
    }
    let typeset = |format: &Format| !matches!(format, Format::Html | Format::HtmlSingle);
    if selection.formats.iter().any(typeset) {
        artifacts.extend(pdf::render(edition, fonts, templates, selection, progress)?);
    }
    Ok(artifacts)
}
