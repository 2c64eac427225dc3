//! Search over the whole plan: what can be found ([`entry`]), and the index that the browser asks
//! ([`index`]). Roots of words ([`stem`]) are found here, so that no text is stemmed in a browser.
//!
//! The index is a script of data, since a page opened from a disk may read nothing else.

mod entry;
mod index;
mod stem;

use crate::render::RenderError;
use crate::render::html::site::Site;

/// Path of the index in the output.
pub(super) const PATH: &str = "html/search-index.js";

/// Writes the index of a site.
pub(super) fn script(site: &Site<'_>) -> Result<String, RenderError> {
    let entries = entry::gather(site);
    let trouble = |error: serde_json::Error| RenderError {
        message: error.to_string(),
        span: None,
        template: None,
        letter: None,
    };
    // A bracket stands in words only; as a code it ends no script, wherever the index may land.
    let json = serde_json::to_string(&index::Index::new(site, &entries))
        .map_err(trouble)?
        .replace('<', "\\u003c");
    Ok(format!("window.smartplanIndex = {json};\n"))
}
