//! One spelling of each term in the whole plan (SP903).
//!
//! Told is the spelling that the plan uses less often, once with its count. A plan that keeps to
//! one spelling, whichever, is silent. Names of regulations and of sources stay as they are.
//! `rencana induk` counts only before `smart city` or `kota cerdas`: other sectors have such
//! plans of their own. A foreign long form (`foreign: true` in the list of terms) is told where
//! running text writes it upright in lower case.

use std::collections::{BTreeMap, HashMap};

use crate::check::prose::Prose;
use crate::check::word::{Word, Words, adjacent, is_borrowed, is_quoted};
use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::language;
use crate::diag::code;
use crate::diag::manual::{Manual, both};
use crate::model::passage::Form;
use crate::source::Span;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::INCONSISTENT_TERM,
    manual: Manual {
        what: both(
            "Satu istilah dengan dua ejaan, misalnya `master plan` dan `masterplan`; yang lebih \
             jarang ditegur satu kali. Juga kepanjangan asing yang tidak dicetak miring.",
            "One term in two spellings, such as `master plan` and `masterplan`; the rarer one is \
             told once. Also a foreign long form that is not in italics.",
        ),
        why: both(
            "Ejaan yang berganti-ganti membuat pembaca mengira ada dua hal.",
            "Changing spellings make readers think of two things.",
        ),
        example: both(
            "Master plan ini … Masterplan disusun … master plan …",
            "Master plan ini … Masterplan disusun … master plan …",
        ),
        mend: both(
            "Master plan ini … Master plan disusun … master plan …",
            "Master plan ini … Master plan disusun … master plan …",
        ),
        basis: both(
            "Istilah yang bercampur pada laporan evaluasi 2023 dan berita daerah; kata asing \
             dicetak miring menurut Ejaan yang Disempurnakan.",
            "Terms mixed in the evaluation report of 2023 and in news of regions; foreign words \
             in italics by Indonesian spelling (EYD).",
        ),
    },
    whole: false,
    check,
};

/// Spellings of one term, in lower case.
const TERMS: &[&[&str]] = &[
    &["master plan", "masterplan", "rencana induk smart city", "rencana induk kota cerdas"],
    &["suprastruktur", "superstruktur"],
    &["quick win", "quick wins", "quickwin", "quickwins"],
    &["stakeholder", "stakeholders", "stake holder"],
    &["smart city", "smartcity"],
    &["website", "web site"],
    &["e-government", "egovernment", "e government", "e-goverment"],
    &["roadmap", "road map"],
    &["command center", "command centre", "commandcenter"],
    &["startup", "start up", "start-up"],
    &["e-commerce", "ecommerce"],
    &["blueprint", "blue print"],
    &["co-working", "coworking"],
    &["big data", "bigdata"],
    &["open data", "opendata"],
    &["wali kota", "walikota"],
    &["ibu kota", "ibukota"],
    &["kerja sama", "kerjasama"],
    &["tanggung jawab", "tanggungjawab"],
    &["risiko", "resiko"],
    &["analisis", "analisa"],
    &["praktik", "praktek"],
    &["aktivitas", "aktifitas"],
    &["standardisasi", "standarisasi"],
    &["jadwal", "jadual"],
    &["miliar", "milyar"],
    &["triliun", "trilyun"],
];

/// How often a spelling is used, and where first.
type Uses<'t> = BTreeMap<&'static str, (usize, Span, &'t str)>;

/// The spellings by their first words.
type Index = HashMap<&'static str, Vec<&'static str>>;

fn check(review: &Review<'_>, sink: &mut Sink) {
    let mut index = Index::new();
    for spelling in TERMS.iter().copied().flatten() {
        let first = spelling.split(' ').next().unwrap_or(spelling);
        index.entry(first).or_default().push(spelling);
    }
    let mut uses = Uses::new();
    let own = |own: &&Prose<'_>| !is_borrowed(own) && own.form() != Some(Form::Note);
    for passage in review.passages().iter().filter(own) {
        count(review, passage, &index, &mut uses);
    }
    for term in TERMS {
        mixed(term, &uses, sink);
    }
    foreign(review, sink);
}

fn count<'r>(review: &'r Review<'_>, passage: &'r Prose<'_>, index: &Index, uses: &mut Uses<'r>) {
    let text = passage.text.as_str();
    if passage.is_money() {
        return;
    }
    let all = passage.words();
    for (at, word) in all.iter().enumerate() {
        let Some(spellings) = index.get(word.lower) else { continue };
        let before = text.get(..word.start).and_then(|own| own.chars().next_back());
        if before.is_some_and(|c| matches!(c, '/' | '.' | '@' | '#' | '_')) {
            continue;
        }
        // The longest: `quick wins` is not `quick`, `rencana induk smart city` not less.
        let fits = |own: &&&str| spans(all, at, own).is_some();
        let Some(spelling) = spellings.iter().filter(fits).max_by_key(|own| own.len()) else {
            continue;
        };
        let Some(end) = spans(all, at, spelling) else { continue };
        if is_quoted(text, word.start) || is_title(all, at) {
            continue;
        }
        let written = text.get(word.start..end).unwrap_or(spelling);
        let place = || passage.place(word.start..end, review.sources);
        uses.entry(spelling).or_insert_with(|| (0, place(), written)).0 += 1;
    }
}

/// Returns where a spelling ends that begins at a word, if it stands there.
fn spans(all: Words<'_>, at: usize, spelling: &str) -> Option<usize> {
    let mut last: Option<Word<'_>> = None;
    for (step, part) in spelling.split(' ').enumerate() {
        let word = all.get(at + step)?;
        let whole = last.is_none_or(|before| adjacent(all.text, &before, &word));
        if !whole || !word.is(part) {
            return None;
        }
        last = Some(word);
    }
    last.map(|word| word.end)
}

/// Tells whether a word belongs to the name of a regulation: `Peraturan … Nomor … tentang …`.
fn is_title(all: Words<'_>, at: usize) -> bool {
    let start = all.text.get(..all.get(at).map_or(0, |word| word.start)).unwrap_or_default();
    let from = start.rfind(". ").unwrap_or(0);
    let before = all.run(0..at).iter().filter(|word| word.start >= from);
    let (mut named, mut about) = (false, false);
    for word in before {
        named |= word.is_any(&[
            "peraturan",
            "perda",
            "perbup",
            "perwali",
            "keputusan",
            "instruksi",
            "undang-undang",
            "permendagri",
            "perpres",
            "permen",
            "buku",
            "panduan",
        ]);
        about |= named && word.is_any(&["tentang", "nomor"]);
    }
    about
}

fn mixed(term: &[&'static str], uses: &Uses<'_>, sink: &mut Sink) {
    let used: Vec<_> = term.iter().filter_map(|own| Some((*own, uses.get(own)?))).collect();
    let most = used.iter().map(|(_, (count, _, _))| *count).max().unwrap_or(0);
    let Some((major, (times, first, _))) = used.iter().find(|(_, (count, _, _))| *count == most)
    else {
        return;
    };
    for (_, (count, span, written)) in used.iter().filter(|(own, _)| own != major) {
        let found = language::minority_spelling(*span, written, *count, (major, *times, *first));
        sink.push(found);
    }
}

/// Finds the first use of each foreign long form that stands upright in a paragraph.
fn foreign(review: &Review<'_>, sink: &mut Sink) {
    let terms: Vec<_> = review.plan.records.terms.iter().filter(|term| term.foreign).collect();
    if terms.is_empty() {
        return;
    }
    let mut told = vec![false; terms.len()];
    let paragraphs = |own: &&Prose<'_>| own.form() == Some(Form::Paragraph);
    for passage in review.passages().iter().filter(paragraphs) {
        for (term, told) in terms.iter().zip(&mut told) {
            let name = term.name.as_str();
            if *told || name.len() < 4 || name.starts_with(char::is_uppercase) {
                continue;
            }
            let Some(at) = passage.text.find(name) else { continue };
            let range = at..at + name.len();
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let free = !letter(passage.text[..at].chars().next_back())
                && !letter(passage.text[range.end..].chars().next());
            if free && !passage.is_emphasised(&range) && !is_quoted(&passage.text, at) {
                *told = true;
                let span = passage.place(range, review.sources);
                sink.push(language::upright_foreign(span, name, &term.short, term.short.span));
            }
        }
    }
}
