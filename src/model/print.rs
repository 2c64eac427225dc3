//! How books are printed: the key `print` of the manifest.
//!
//! What a plan does not say, its preset does: a file of `book-templates/pdf/presets/`.

use serde::Deserialize;

use crate::model::record::Text;
use crate::model::value::Decimal;
use crate::source::Spanned;

/// The preset of a plan that names none.
pub const DEFAULT_PRESET: &str = "designed";

/// The key `print` of the manifest.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct PrintSettings {
    /// Look that the other settings change: `designed`, `naskah-dinas`, `legal`.
    pub preset: Option<Text>,
    /// Size of the pages.
    pub paper: Option<Paper>,
    /// Margins in millimetres.
    pub margins: Margins,
    /// Room for the binding, added to the inner margin, in millimetres.
    pub binding: Option<Spanned<Decimal>>,
    /// Whether sheets are printed on both sides.
    pub sides: Option<Sides>,
    /// Where running text and tables stand.
    pub layout: Option<Layout>,
    /// Families from the plan's `fonts/`, or built in.
    pub faces: FaceNames,
    /// What surrounds the text of a page.
    pub furniture: Furniture,
}

/// Declares the words of a setting.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$own:meta])* $variant:ident $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
        pub enum $name { $($(#[$own])* #[serde(rename = $word)] $variant),* }

        impl $name {
            /// Lists all choices.
            pub const ALL: &[$name] = &[$($name::$variant),*];

            /// Returns the word of the manifest, by which the theme knows it too.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
        }
    };
}

words! {
    /// Size of the pages.
    Paper {
        /// 210 × 297 mm.
        A4 "a4",
        /// 215 × 330 mm, folio.
        F4 "f4",
        /// 215,9 × 279,4 mm.
        Letter "letter",
    }
}

words! {
    /// Whether sheets are printed on both sides.
    Sides {
        /// Pages face each other; books and parts open on right-hand pages.
        Two "two",
        /// Single sheets: equal margins, page numbers at one place, no blank pages.
        One "one",
    }
}

words! {
    /// Where running text and tables stand.
    Layout {
        /// Labels left, text in a column beside them.
        Standard "standard",
        /// Text fills the page, for long annexes.
        Wide "wide",
    }
}

words! {
    /// Where the page number stands.
    Folio {
        /// At the outer edge.
        Outer "outer",
        /// In the middle.
        Center "center",
        /// Nowhere.
        None "none",
    }
}

/// Declares settings that are numbers or words by key, each with its name in the theme.
macro_rules! settings {
    ($(#[$doc:meta])* $name:ident of $type:ty { $($(#[$own:meta])* $field:ident $key:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, Deserialize)]
        #[serde(default)]
        pub struct $name { $($(#[$own])* pub $field: Option<$type>),* }

        impl $name {
            /// Lists what is set, by its name in the theme.
            pub fn given(&self) -> impl Iterator<Item = (&'static str, &$type)> {
                [$(($key, self.$field.as_ref())),*]
                    .into_iter()
                    .filter_map(|(key, value)| Some((key, value?)))
            }
        }
    };
}

settings! {
    /// Margins in millimetres.
    Margins of Spanned<Decimal> {
        /// Above the text.
        top "top",
        /// Below it.
        bottom "bottom",
        /// At the binding; at the left of single sheets.
        inside "inside",
        /// At the outer edge; at the right of single sheets.
        outside "outside",
    }
}

settings! {
    /// Families by what they set.
    FaceNames of Text {
        /// What is read.
        serif "serif",
        /// Heads, labels, tables.
        sans "sans",
        /// Code.
        mono "mono",
    }
}

/// What surrounds the text of a page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Furniture {
    /// Where the page number stands.
    pub folio: Option<Folio>,
    /// Book and chapter above the text.
    pub running_head: Option<bool>,
    /// Name of the work in the foot.
    pub work_name: Option<bool>,
    /// Tabs at the edge that tell the books of the volume.
    pub thumb_tabs: Option<bool>,
    /// A leaf with the title alone, before the imprint.
    pub half_title: Option<bool>,
    /// What a chapter holds, on its first page.
    pub chapter_contents: Option<bool>,
}

impl Furniture {
    /// Lists the switches that are set, by their names in the theme.
    pub fn switches(&self) -> impl Iterator<Item = (&'static str, bool)> {
        [
            ("running-head", self.running_head),
            ("work-name", self.work_name),
            ("thumb-tabs", self.thumb_tabs),
            ("half-title", self.half_title),
            ("chapter-contents", self.chapter_contents),
        ]
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)))
    }
}

impl PrintSettings {
    /// Returns the name of the preset.
    pub fn preset(&self) -> &str {
        self.preset.as_ref().map_or(DEFAULT_PRESET, |preset| preset.value.as_str())
    }
}
