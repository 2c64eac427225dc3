//! What each code means: the book of rules, in both languages.
//!
//! A rule of `check` keeps its manual in its own file; what other passes tell has its manual
//! here. `smartplan explain` prints both.

mod reading;
mod reference;
mod writing;

use crate::diag::{Code, Lang};

/// Holds one text of a manual in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Both {
    /// Indonesian.
    pub id: &'static str,
    /// English.
    pub en: &'static str,
}

impl Both {
    /// Returns the text in one language.
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Id => self.id,
            Lang::En => self.en,
        }
    }
}

/// Pairs the Indonesian and the English text.
pub const fn both(id: &'static str, en: &'static str) -> Both {
    Both { id, en }
}

/// Uses one text for both languages: a piece of a plan without a comment.
pub const fn same(text: &'static str) -> Both {
    both(text, text)
}

/// Writes a piece of a plan line by line.
macro_rules! lines {
    ($first:literal $(, $line:literal)* $(,)?) => { concat!($first $(, "\n", $line)*) };
}
pub(crate) use lines;

/// The page of one code in the book of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manual {
    /// What is looked at and when it is a finding: one or two sentences.
    pub what: Both,
    /// Why a reviewer would ask about it: one or two sentences.
    pub why: Both,
    /// A short piece of a plan that is a finding, with comments in each language.
    pub example: Both,
    /// The same piece without the finding, or what to do where a piece cannot show it.
    pub mend: Both,
    /// What the rule rests on: a regulation, an evaluation, a style guide, or our own judgement.
    pub basis: Both,
}

/// Pairs a code with its page.
pub type Entry = (Code, Manual);

/// Lists the pages of what other passes than `check` tell.
pub fn others() -> impl Iterator<Item = Entry> {
    let all = [reading::READING, writing::WRITING, reference::REFERENCE];
    all.into_iter().flatten().copied()
}
