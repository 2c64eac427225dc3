//! Search over the whole plan: what can be found ([`entry`]), and the index that the browser asks
//! ([`index`]). Roots of words ([`stem`]) are found here, so that no text is stemmed in a browser.
//!
//! The index is a script of data, since a page opened from a disk may read nothing else.

mod entry;
mod index;
mod stem;

use crate::render::html::site::Site;

/// Name of the index below the site's root.
pub(super) const FILE: &str = "search-index.js";

/// Writes the index of a site.
pub(super) fn script(site: &Site<'_>) -> Result<String, serde_json::Error> {
    let entries = entry::gather(site);
    // A bracket stands in words only; as a code it ends no script, wherever the index may land.
    let json = serde_json::to_string(&index::Index::new(site, &entries))?.replace('<', "\\u003c");
    Ok(format!("window.smartplanIndex = {json};\n"))
}
