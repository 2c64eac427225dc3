//! Pages as pictures, for review.

use std::str::FromStr;

use png::{ColorType, Compression, Encoder};
use typst::utils::Scalar;
use typst_layout::{Page, PagedDocument};
use typst_render::RenderOptions;

use crate::output::Artifacts;
use crate::render::RenderError;
use crate::render::pdf::export::machine;

/// Which pages become pictures, and how fine they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pictures {
    /// Pages; all without any.
    pub pages: Vec<PageSpan>,
    /// Pixels an inch.
    pub ppi: u16,
}

impl Default for Pictures {
    fn default() -> Self {
        Self { pages: Vec::new(), ppi: 144 }
    }
}

/// Pages in a row, counted from the first leaf of the output: `7`, `10-14`, `10-`, `-4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageSpan {
    /// The first.
    pub first: usize,
    /// The last; none for the last of the output.
    pub last: Option<usize>,
}

impl FromStr for PageSpan {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let page = |text: &str| match text.trim().parse() {
            Ok(0) | Err(_) => Err(()),
            Ok(number) => Ok(number),
        };
        let (first, last) = match text.split_once(['-', '–']) {
            None => (page(text)?, Some(page(text)?)),
            Some((first, "")) => (page(first)?, None),
            Some(("", last)) => (1, Some(page(last)?)),
            Some((first, last)) => (page(first)?, Some(page(last)?)),
        };
        if last.is_some_and(|last| last < first) { Err(()) } else { Ok(Self { first, last }) }
    }
}

impl PageSpan {
    /// Tells whether a page is meant.
    pub fn contains(self, page: usize) -> bool {
        self.first <= page && self.last.is_none_or(|last| page <= last)
    }
}

/// Draws the wanted pages as `png/<name>/<leaf>-hlm-<printed number>.png`.
pub(super) fn draw(
    document: &PagedDocument,
    name: &str,
    pictures: &Pictures,
) -> Result<Artifacts, Vec<RenderError>> {
    let mut out = Artifacts::new();
    let wanted =
        |leaf| pictures.pages.is_empty() || pictures.pages.iter().any(|span| span.contains(leaf));
    let options = options(pictures.ppi);
    for (leaf, page) in (1..).zip(document.pages()).filter(|(leaf, _)| wanted(*leaf)) {
        let picture = typst_render::render(page, &options);
        let bytes = picture.encode_png().map_err(|error| vec![machine(error.to_string())])?;
        out.insert(format!("png/{name}/{leaf:03}-hlm-{}.png", folio(page)), bytes);
    }
    out.count_pages(name, document.pages().len());
    Ok(out)
}

/// Draws one page as fast as can be: what is looked at once need not be small.
pub(super) fn sketch(page: &Page, ppi: u16) -> Option<Vec<u8>> {
    let picture = typst_render::render(page, &options(ppi));
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, picture.width(), picture.height());
    encoder.set_color(ColorType::Rgba);
    encoder.set_compression(Compression::Fast);
    // Pages are white where they are nothing else, so nothing shines through them.
    encoder.write_header().ok()?.write_image_data(picture.data()).ok()?;
    Some(bytes)
}

fn options(ppi: u16) -> RenderOptions {
    let pixel_per_pt = Scalar::new(f64::from(ppi) / 72.0);
    RenderOptions { pixel_per_pt, ..RenderOptions::default() }
}

/// Returns the number that a page is known by, as a viewer labels it.
fn folio(page: &Page) -> String {
    let number = |form: &typst::model::Numbering| match form {
        typst::model::Numbering::Pattern(pattern) => pattern.apply(None, &[page.number]).ok(),
        typst::model::Numbering::Func(_) => None,
    };
    let own = page.numbering.as_ref().and_then(number);
    own.map_or_else(|| page.number.to_string(), |own| own.to_string())
}

#[cfg(test)]
mod tests {
    use super::PageSpan;

    #[test]
    fn pages_are_read_as_people_write_them() {
        let span = |text: &str| text.parse::<PageSpan>().map(|span| (span.first, span.last));
        assert_eq!(span("7"), Ok((7, Some(7))));
        assert_eq!(span("10-14"), Ok((10, Some(14))));
        assert_eq!(span("10–14"), Ok((10, Some(14))));
        assert_eq!(span("10-"), Ok((10, None)));
        assert_eq!(span("-4"), Ok((1, Some(4))));
        for wrong in ["0", "", "-", "x", "4-2", "0-3", "iv"] {
            assert_eq!(span(wrong), Err(()), "{wrong}");
        }
    }
}
