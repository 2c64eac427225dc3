//! Passages made ready for rules: each is parted into words and put in lower case once.

use std::ops::Deref;

use crate::check::word::{Parsed, Words};
use crate::model::passage::{Passage, passages};
use crate::model::plan::Plan;
use crate::model::value::Rupiah;

/// A passage with what rules need of its text again and again.
#[derive(Debug)]
pub(super) struct Prose<'a> {
    passage: Passage<'a>,
    parsed: Parsed,
}

impl<'a> Deref for Prose<'a> {
    type Target = Passage<'a>;

    fn deref(&self) -> &Passage<'a> {
        &self.passage
    }
}

impl Prose<'_> {
    /// Returns the text in lower case; a place in it is the same place in the text.
    pub(super) fn lower(&self) -> &str {
        self.parsed.lower()
    }

    /// Returns the words.
    pub(super) fn words(&self) -> Words<'_> {
        self.parsed.words(&self.passage.text)
    }

    /// Tells whether the whole is an amount of money, which is read and printed in its own form.
    pub(super) fn is_money(&self) -> bool {
        let text = self.text.as_str();
        // Most texts are none, and to say why not would cost more than to look.
        text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'R' | 'r'))
            && self.has_digit()
            && text.parse::<Rupiah>().is_ok()
    }

    /// Tells whether there is a figure in the text.
    pub(super) fn has_digit(&self) -> bool {
        self.text.bytes().any(|byte| byte.is_ascii_digit())
    }
}

/// Makes all running text of a plan ready.
pub(super) fn prose(plan: &Plan) -> Vec<Prose<'_>> {
    let all = passages(plan).into_iter();
    all.map(|passage| Prose { parsed: Parsed::of(&passage.text), passage }).collect()
}
