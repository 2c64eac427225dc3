//! No paragraph stands in the plan twice (SP108).
//!
//! Compared without case, punctuation and spaces; paragraphs under twelve words are left alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::word::{Parsed, Words};
use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::text;
use crate::diag::code;
use crate::diag::manual::{Manual, both};
use crate::model::passage::{Form, Origin};
use crate::model::require::required;
use crate::source::{SourceId, Span};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::REPEATED_PARAGRAPH,
    manual: Manual {
        what: both(
            "Paragraf dengan kata yang sama di dua tempat.",
            "A paragraph with the same words in two places.",
        ),
        why: both(
            "Paragraf salinan berubah di satu tempat dan tertinggal di tempat lain; rujukan \
             silang lebih aman.",
            "A copied paragraph is changed in one place and forgotten in the other; a reference \
             is safer.",
        ),
        example: both(
            "## Latar Belakang {#latar-belakang}\n\
             \n\
             Kabupaten ini menyusun rencana karena …\n\
             \n\
             ## Penutup {#penutup}\n\
             \n\
             Kabupaten ini menyusun rencana karena …",
            "## Latar Belakang {#latar-belakang}\n\
             \n\
             Kabupaten ini menyusun rencana karena …\n\
             \n\
             ## Penutup {#penutup}\n\
             \n\
             Kabupaten ini menyusun rencana karena …",
        ),
        mend: both(
            "## Penutup {#penutup}\n\
             \n\
             Sebagaimana diuraikan pada [](#latar-belakang), …",
            "## Penutup {#penutup}\n\
             \n\
             Sebagaimana diuraikan pada [](#latar-belakang), …",
        ),
        basis: both("Pertimbangan sendiri.", "Own judgement."),
    },
    whole: false,
    check,
};

/// Fewest words of a paragraph that cannot be the same by chance.
const SHORTEST: usize = 12;

fn check(review: &Review<'_>, sink: &mut Sink) {
    // Starter text stands in many places until it is replaced, and is told as unwritten.
    let chapters = required(review.plan);
    let guides = chapters.iter().flat_map(|chapter| {
        chapter.guide.into_iter().chain(chapter.sections.iter().filter_map(|part| part.guide))
    });
    let guides: BTreeSet<String> = guides.map(|own| key(Parsed::of(own).words(own))).collect();
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    let copies = copies(review);
    for passage in review.passages() {
        if let Origin::Prose { document, .. } = passage.origin
            && copies.contains(&document.source)
        {
            continue;
        }
        if !matches!(passage.form(), Some(Form::Paragraph | Form::Quotation | Form::Note)) {
            continue;
        }
        if passage.words().len() < SHORTEST {
            continue;
        }
        let key = key(passage.words());
        if guides.contains(&key) {
            continue;
        }
        match seen.get(&key) {
            Some(first) => sink.push(text::repeated(passage.span, *first)),
            None => drop(seen.insert(key, passage.span)),
        }
    }
}

/// Lists the files whose chapter another file of the stage holds too: that is told (SP104).
fn copies(review: &Review<'_>) -> BTreeSet<SourceId> {
    let mut known = BTreeSet::new();
    let documents = review.plan.documents.iter();
    let twice = documents.filter(|own| {
        own.heading.id.as_ref().is_some_and(|id| !known.insert((own.stage, id.as_str())))
    });
    twice.map(|own| own.source).collect()
}

/// Joins the words of a paragraph in lower case.
fn key(words: Words<'_>) -> String {
    let mut out = String::with_capacity(words.text.len());
    for word in words.iter() {
        out.push_str(word.lower);
        out.push(' ');
    }
    out
}
