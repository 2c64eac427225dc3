//! The faces: which there are, how wide their letters run, and what none of them can print.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontInstance, FontStyle, FontVariant, FontVariations, FontWeight};
use typst_kit::fonts::{FontStore, embedded};

use crate::render::pdf::sizes::Sizes;

/// Families that the theme names for every text, beside those of the plan.
pub(super) const LENDERS: [&str; 4] =
    ["Libertinus Serif", "Noto Sans", "DejaVu Sans Mono", "New Computer Modern Math"];

/// Stands where no face has a letter.
const GAP: char = '□';

/// Noto Sans, which typst does not embed.
pub(super) const NOTO: [(&str, &[u8]); 4] = [
    ("NotoSans-Regular.ttf", notosans::REGULAR_TTF),
    ("NotoSans-Bold.ttf", notosans::BOLD_TTF),
    ("NotoSans-Italic.ttf", notosans::ITALIC_TTF),
    ("NotoSans-BoldItalic.ttf", notosans::BOLD_ITALIC_TTF),
];

/// Loads the plan's own faces first, then Noto Sans, then those that typst embeds.
pub(super) fn load(own: &[&[u8]]) -> Arc<FontStore> {
    let own = own.iter().map(|bytes| Bytes::new(bytes.to_vec()));
    let files = own.chain(NOTO.map(|(_, bytes)| Bytes::new(bytes)));
    let mut store = FontStore::new();
    store.extend(files.flat_map(Font::iter).map(|font| {
        let info = font.info().clone();
        (font, info)
    }));
    store.extend(embedded());
    Arc::new(store)
}

/// Lists the families that the plan brings.
pub(super) fn own_families(own: &[&[u8]]) -> Vec<String> {
    let fonts = own.iter().flat_map(|bytes| Font::iter(Bytes::new(bytes.to_vec())));
    let mut families: Vec<String> = fonts.map(|font| font.info().family.clone()).collect();
    families.sort();
    families.dedup();
    families
}

/// Measures and checks text.
pub(super) struct Faces {
    regular: Option<FontInstance>,
    bold: Option<FontInstance>,
    mono: Option<FontInstance>,
    /// For each of the four styles the faces that may set it.
    styles: Vec<Vec<Font>>,
    missing: RefCell<BTreeSet<char>>,
}

impl Faces {
    /// Picks the faces that the theme measures by.
    pub(super) fn new(store: &FontStore, own: &[String], sizes: &Sizes) -> Self {
        let pick = |family: &str, variant: FontVariant| {
            let at = store.book().select(&family.to_lowercase(), variant)?;
            store.font(at)
        };
        let set = |family: &str, weight: FontWeight| {
            let variant = FontVariant { weight, ..FontVariant::default() };
            let font = pick(family, variant)?;
            Some(font.instantiate(variant, Abs::pt(8.0), &FontVariations::default()))
        };
        let families: Vec<&str> =
            LENDERS.into_iter().chain(own.iter().map(String::as_str)).collect();
        let styles = [FontStyle::Normal, FontStyle::Italic]
            .into_iter()
            .flat_map(|style| [FontWeight::REGULAR, FontWeight::BOLD].map(|weight| (style, weight)))
            .map(|(style, weight)| {
                let variant = FontVariant { style, weight, ..FontVariant::default() };
                families.iter().filter_map(|family| pick(family, variant)).collect()
            })
            .collect();
        Self {
            regular: set(&sizes.face, FontWeight::REGULAR),
            bold: set(&sizes.face, FontWeight::BOLD),
            mono: set(&sizes.mono, FontWeight::REGULAR),
            styles,
            missing: RefCell::default(),
        }
    }

    /// Returns the width of a letter in em.
    pub(super) fn advance(&self, letter: char, style: Weight) -> f64 {
        let face = match style {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
            Weight::Mono => &self.mono,
        };
        let width = |face: &FontInstance| {
            let glyph = face.ttf().glyph_index(letter)?;
            face.x_advance(glyph.0).map(typst::layout::Em::get)
        };
        // What is borrowed from elsewhere is at most as wide as a letter of DejaVu Sans Mono.
        face.as_ref().and_then(width).unwrap_or(0.65)
    }

    /// Replaces what cannot be printed: control characters by spaces, letters that no face has
    /// by a hollow square. An archivable file may not contain a letter without a form.
    pub(super) fn printable<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let end = rest
                .char_indices()
                .skip(1)
                .find(|(_, c)| !is_mark(*c))
                .map_or(rest.len(), |(at, _)| at);
            let (cluster, tail) = rest.split_at(end);
            self.print_cluster(first, cluster, &mut out);
            rest = tail;
        }
        Cow::Owned(out)
    }

    fn print_cluster(&self, first: char, cluster: &str, out: &mut String) {
        let kept = cluster.chars().skip(1).filter(|c| !is_silent(*c));
        if first.is_control() {
            out.push(' ');
        } else if is_silent(first) {
            // Steers other letters and has no form of its own.
        } else if self.covers(first, &kept.clone().collect::<Vec<_>>()) {
            out.push(first);
            out.extend(kept);
        } else if self.covers(first, &[]) {
            self.missing.borrow_mut().extend(kept);
            out.push(first);
        } else {
            self.missing.borrow_mut().insert(first);
            out.push(GAP);
        }
    }

    /// Tells whether in each style one face has all letters of a cluster.
    fn covers(&self, first: char, marks: &[char]) -> bool {
        if is_private(first) || marks.iter().any(|c| is_private(*c)) {
            return false;
        }
        let has = |font: &Font, c: char| font.info().coverage.contains(u32::from(c));
        self.styles.iter().all(|faces| {
            faces.iter().any(|font| has(font, first) && marks.iter().all(|c| has(font, *c)))
        })
    }

    /// Lists the letters of a picture's own text that no face has. What stands between tags may be
    /// no text at all; then it is made of letters that every face has.
    pub(super) fn missing_in(&self, svg: &[u8]) -> Vec<char> {
        let text = String::from_utf8_lossy(svg);
        if !text.contains("<text") {
            return Vec::new();
        }
        let texts = text.split('>').filter_map(|part| part.split('<').next());
        let letters: BTreeSet<char> = texts.flat_map(str::chars).collect();
        let shown = |c: &char| !c.is_control() && !is_silent(*c) && !is_mark(*c);
        letters.into_iter().filter(shown).filter(|c| !self.covers(*c, &[])).collect()
    }

    /// Lists the letters that were asked for and have no form in any face.
    pub(super) fn missing(&self) -> Vec<char> {
        self.missing.borrow().iter().copied().collect()
    }
}

/// How letters are set, as far as their widths go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// As usual.
    Regular,
    /// Bold.
    Bold,
    /// Code.
    Mono,
}

/// Tells whether a character combines with the one before it.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c),
        0x0300..=0x036f | 0x0483..=0x0489 | 0x0591..=0x05bd | 0x0610..=0x061a
        | 0x064b..=0x065f | 0x0670 | 0x06d6..=0x06ed | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff
        | 0x20d0..=0x20ff | 0xfe20..=0xfe2f)
        || is_silent(c)
}

/// Tells whether a character only steers others: joiners, selectors, directions.
fn is_silent(c: char) -> bool {
    matches!(u32::from(c),
        0x200c..=0x200f | 0x202a..=0x202e | 0x2061..=0x2064 | 0x2066..=0x2069
        | 0xfe00..=0xfe0f | 0xfeff | 0xfff9..=0xfffb | 0xe0000..=0xe0fff)
}

/// Tells whether a character has no agreed meaning: private use and noncharacters.
fn is_private(c: char) -> bool {
    let code = u32::from(c);
    matches!(code, 0xe000..=0xf8ff | 0xf0000..) || code & 0xfffe == 0xfffe
}
