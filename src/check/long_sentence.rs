//! Sentences are short enough to be read aloud, and no word stands twice in a row (SP906).
//!
//! The limit is `check.limits.sentence_words` (60).

use crate::check::scan::tokens;
use crate::check::word::Word;
use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::form;
use crate::diag::code;
use crate::diag::manual::{Manual, both};
use crate::model::passage::{Form, OBJECT};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::LONG_SENTENCE,
    manual: Manual {
        what: both(
            "Kalimat yang lebih panjang dari `check.limits.sentence_words` (60 kata), atau kata \
             yang tertulis dua kali berturut-turut.",
            "A sentence longer than `check.limits.sentence_words` (60 words), or a word written \
             twice in a row.",
        ),
        why: both(
            "Kalimat yang tidak dapat dibacakan dalam satu napas jarang dipahami dalam rapat.",
            "A sentence that cannot be read in one breath is rarely understood in a meeting.",
        ),
        example: both(
            "Warga dapat dapat mendaftar dari rumah.",
            "Warga dapat dapat mendaftar dari rumah.",
        ),
        mend: both("Warga dapat mendaftar dari rumah.", "Warga dapat mendaftar dari rumah."),
        basis: both("Pertimbangan sendiri.", "Own judgement."),
    },
    whole: false,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let most = review.plan.manifest.check.limits.sentence_words().max(1);
    let prose = review
        .passages()
        .iter()
        .filter(|passage| matches!(passage.form(), Some(Form::Paragraph | Form::Note)));
    for passage in prose {
        let words = passage.words();
        for (first, second) in words.iter().zip(words.iter().skip(1)) {
            let twice = is_doubled(&first, &second, &passage.text);
            if twice && !is_in_region(review, &first, &second) {
                let range = first.start..second.end;
                let place = passage.place(range.clone(), review.sources);
                let exact = review.sources.slice(place) == &passage.text[range];
                sink.push(form::doubled(place, first.text, exact));
            }
        }
        // Most paragraphs are shorter than a sentence may be.
        let parts = passage.text.split_whitespace().count();
        if i64::try_from(parts).is_ok_and(|parts| parts <= most) {
            continue;
        }
        let all = tokens(&passage.text);
        let mut start = 0;
        for (at, token) in all.iter().enumerate() {
            let next = all.get(at + 1).is_none_or(|next| {
                next.text.starts_with(|c: char| c.is_uppercase() || c == OBJECT)
            });
            if token.text.ends_with(['.', '?', '!', ':', ';']) && next || at + 1 == all.len() {
                let words = at + 1 - start;
                if i64::try_from(words).is_ok_and(|words| words > most) {
                    let place = passage.place(all[start].start..all[start].end(), review.sources);
                    sink.push(form::long(place, words, most));
                }
                start = at + 1;
            }
        }
    }
}

/// Tells whether the region is named by a word that stands twice: `Bau Bau`.
fn is_in_region(review: &Review<'_>, first: &Word<'_>, second: &Word<'_>) -> bool {
    let mut parts = review.plan.manifest.region.split_whitespace();
    parts.next() == Some(first.text) && parts.next() == Some(second.text)
}

/// Tells the same word twice, with nothing but space between.
fn is_doubled(a: &Word<'_>, b: &Word<'_>, text: &str) -> bool {
    a.lower == b.lower
        && a.text.chars().all(char::is_alphabetic)
        && a.text.chars().count() > 1
        && text[a.end..b.start].trim().is_empty()
}
