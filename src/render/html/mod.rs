//! The site, through tera.

use crate::model::book::Edition;
use crate::output::Artifacts;
use crate::render::{Progress, RenderError, Selection};
use crate::template::Templates;

/// Renders the site below `html/`.
pub fn render(
    _edition: &Edition,
    _templates: Templates<'_>,
    _selection: &Selection,
    _progress: Progress<'_>,
) -> Result<Artifacts, Vec<RenderError>> {
    Ok(Artifacts::new())
}
