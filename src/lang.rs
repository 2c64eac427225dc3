//! The two languages of messages, and a sentence in both.

use std::str::FromStr;

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Indonesian.
    Id,
    /// English.
    #[default]
    En,
}

impl FromStr for Lang {
    type Err = ();

    /// Reads `id`, `en`, or a locale such as `id_ID.UTF-8`.
    fn from_str(text: &str) -> Result<Self, ()> {
        match text.split(['_', '-', '.']).next() {
            Some("id" | "in") => Ok(Self::Id),
            Some("en") => Ok(Self::En),
            _ => Err(()),
        }
    }
}

/// Holds one sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text {
    /// Indonesian.
    pub id: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Pairs the two languages.
    pub fn new(id: impl Into<String>, en: impl Into<String>) -> Self {
        Self { id: id.into(), en: en.into() }
    }

    /// Returns the sentence in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Id => &self.id,
            Lang::En => &self.en,
        }
    }
}
