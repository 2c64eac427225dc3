//! Abbreviations stand in the list of terms (SP205).
//!
//! An abbreviation is a word of two to eight capitals. Known are the terms, the short names of
//! agencies and funds, words of the scheme, codes of records, roman numbers, units, and forms of
//! companies. A word in capitals for weight is known by its small form elsewhere in the plan. A
//! plan without any term is told once, with all that would stand there.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::prose::Prose;
use crate::check::regions;
use crate::check::word::{Word, is_borrowed};
use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::text;
use crate::diag::code;
use crate::diag::manual::{Manual, both};
use crate::model::passage::{Form, Origin};
use crate::model::placeholder;
use crate::model::record::Kind;
use crate::model::require::required;
use crate::source::Span;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::UNLISTED_ABBREVIATION,
    manual: Manual {
        what: both(
            "Singkatan berhuruf kapital yang dipakai dalam teks atau catatan tetapi tidak ada \
             dalam `terms`; satu teguran untuk setiap singkatan, pada pemakaian pertamanya. \
             Rencana tanpa `terms` ditegur satu kali.",
            "An abbreviation in capitals that text or records use and `terms` does not hold; one \
             finding for each, at its first use. A plan without `terms` is told once.",
        ),
        why: both(
            "Daftar singkatan dicetak di depan setiap buku dan harus lengkap.",
            "The list of abbreviations is printed in front of each book and must be complete.",
        ),
        example: both(
            "Layanan ini memakai TTE.   # `terms` tidak memuat TTE",
            "Layanan ini memakai TTE.   # `terms` has no TTE",
        ),
        mend: both(
            "terms:\n  - {short: TTE, name: tanda tangan elektronik}",
            "terms:\n  - {short: TTE, name: tanda tangan elektronik}",
        ),
        basis: both(
            "Daftar singkatan pada dokumen perencanaan; pertimbangan sendiri.",
            "Lists of abbreviations in planning documents; own judgement.",
        ),
    },
    whole: true,
    check,
};

/// Capitals that every reader knows, or that are no abbreviation.
const COMMON: &[&str] = &[
    "PT", "CV", "UD", "RI", "NKRI", "RT", "RW", "WIB", "WITA", "WIT", "KB", "MB", "GB", "TB", "KM",
    "HA", "KWH", "MW", "KV", "CM", "KG", "TV", "AC", "PDF", "HTTP", "HTTPS", "URL", "BAB", "NO",
    "MBPS", "GBPS", "KVA", "SO", "WO", "ST", "WT", "OK", "RP", "IDR", "TBD", "TBA", "TBC", "TODO",
    "FIXME", "XYZ", "ID",
];

fn check(review: &Review<'_>, sink: &mut Sink) {
    let known = known(review);
    let mut uses: BTreeMap<&str, Use> = BTreeMap::new();
    for passage in review.passages() {
        let mut skipped = None;
        let all = passage.words();
        let capital = |(_, word): &(usize, Word<'_>)| word.lower != word.text;
        for (at, word) in all.iter().enumerate().filter(capital) {
            // The name of a company: `PT KAI`.
            let before = at.checked_sub(1).and_then(|at| all.get(at));
            if before.is_some_and(|own| own.is_any(&["pt", "cv", "ud"])) {
                continue;
            }
            for part in parts(word.text) {
                let open = is_abbreviation(part) && !known.contains(part);
                if !open || *skipped.get_or_insert_with(|| is_skipped(passage)) {
                    continue;
                }
                let start = part.as_ptr().addr() - passage.text.as_ptr().addr();
                // What is still to be written has been told.
                if placeholder::find(&passage.text).is_some_and(|own| own.contains(&start)) {
                    continue;
                }
                let place = || passage.place(start..start + part.len(), review.sources);
                let first = uses.len();
                let own =
                    uses.entry(part).or_insert_with(|| Use { first, place: place(), count: 0 });
                own.count += 1;
            }
        }
    }
    spelt_small(review, &mut uses);
    let small: BTreeSet<String> = known.iter().map(|word| word.to_lowercase()).collect();
    uses.retain(|word, _| {
        // A listed name or a region, set in capitals for weight: `BAPPEDA`, `BANTUL`.
        let lower = word.to_lowercase();
        !small.contains(&lower) && regions::named(&lower).is_empty()
    });
    let mut uses: Vec<(&str, Use)> = uses.into_iter().collect();
    uses.sort_by_key(|(_, own)| own.first);
    // Without any list that is one fault, not one a word.
    if review.plan.records.terms.is_empty() {
        if let Some((_, first)) = uses.first() {
            let words: Vec<&str> = uses.iter().map(|(word, _)| *word).collect();
            sink.push(text::no_terms(first.place, &words));
        }
        return;
    }
    for (word, own) in uses {
        sink.push(text::unlisted(own.place, word, own.count));
    }
}

/// How an abbreviation is used.
struct Use {
    /// How many others were met before.
    first: usize,
    /// Where first.
    place: Span,
    count: usize,
}

/// Drops what stands somewhere in small letters: a word in capitals for weight.
fn spelt_small(review: &Review<'_>, uses: &mut BTreeMap<&str, Use>) {
    let mut open: BTreeMap<String, &str> =
        uses.keys().map(|word| (word.to_lowercase(), *word)).collect();
    for passage in review.passages() {
        if open.is_empty() {
            break;
        }
        let small = passage.words().iter().filter(|word| word.lower == word.text);
        for part in small.flat_map(|word| parts(word.text)) {
            if let Some(word) = open.remove(part) {
                uses.remove(word);
            }
        }
    }
}

/// Parts a word at its hyphens; codes such as `GOV-01` and names of files have none to look at.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let code = word.contains(|c: char| c.is_ascii_digit() || matches!(c, '_' | '@'))
        || word.split('.').count() > 2;
    word.split(|c: char| !c.is_alphanumeric()).filter(move |_| !code)
}

fn is_abbreviation(word: &str) -> bool {
    (2..=8).contains(&word.len())
        && word.chars().all(|c| c.is_ascii_uppercase())
        && !word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'))
        && !word.chars().all(|c| c == 'X')
        && !COMMON.contains(&word)
}

/// Tells whether a passage is set in capitals, or is not the author's own.
fn is_skipped(passage: &Prose<'_>) -> bool {
    let record = match passage.origin {
        Origin::Record(own) => own.kind == Some(Kind::Term) || own.kind == Some(Kind::Regulation),
        Origin::Prose { form, .. } => form == Form::Note,
    };
    if record || is_borrowed(passage) {
        return true;
    }
    let (mut capital, mut all) = (0, 0);
    for word in passage.words().iter() {
        let letters = word.text.chars().any(char::is_alphabetic);
        all += usize::from(letters);
        capital += usize::from(letters && !word.text.contains(char::is_lowercase));
    }
    all > 2 && capital * 2 > all
}

/// Lists every capital word that the plan or its scheme explains.
fn known<'r>(review: &'r Review<'_>) -> BTreeSet<&'r str> {
    let plan = review.plan;
    let records = &plan.records;
    let scheme = &plan.scheme;
    let mut texts: Vec<&'r str> = Vec::new();
    texts.extend(records.terms.iter().map(|own| own.short.as_str()));
    texts.extend(records.agencies.iter().flat_map(|own| [own.short.as_str(), own.name.as_str()]));
    texts.extend(records.funds.iter().map(|own| own.short.as_str()));
    texts.extend(records.alignment.iter().map(|own| own.code.as_str()));
    texts.extend(
        records.indicators.iter().filter_map(|own| own.code.as_ref().map(|code| code.as_str())),
    );
    texts.extend(
        records.programs.iter().filter_map(|own| own.code.as_ref().map(|code| code.as_str())),
    );
    texts.extend(scheme.dimensions.iter().flat_map(|own| {
        let parts = own.subdimensions.iter().map(|part| part.name.as_str());
        parts.chain([own.code.as_str(), own.name.as_str()])
    }));
    texts.extend(scheme.plans.iter().map(|own| own.name.as_str()));
    texts.extend(scheme.readiness.elements.iter().map(|own| own.name.as_str()));
    texts.extend(scheme.action_areas.iter().map(|own| own.name.as_str()));
    texts.extend(scheme.phases.iter().map(|own| own.name.as_str()));
    texts.extend(scheme.books.iter().map(|own| own.title.as_str()));
    for chapter in required(plan) {
        texts.extend(chapter.guide);
    }
    for chapter in scheme.books.iter().flat_map(|book| book.chapters.iter()) {
        texts.push(chapter.title.as_str());
        for section in &chapter.sections {
            texts.extend(section.title.as_ref().map(|own| own.as_str()));
            texts.extend(section.guide.as_ref().map(|own| own.as_str()));
        }
    }
    let mut out: BTreeSet<&str> = BTreeSet::new();
    for entry in review.entries() {
        out.extend(entry.id.value.0.split(|c: char| !c.is_alphanumeric()));
    }
    out.extend(texts.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric())));
    out
}
