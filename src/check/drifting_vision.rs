//! The vision, missions, goals and objectives are quoted word by word (SP306).
//!
//! Words are compared without case and punctuation. Many plans share phrases, and prose may well
//! speak of a vision in its own words; so words drift only where they are meant as a quotation
//! (they fill a paragraph or quotation marks, or follow "visi … adalah") and no more than one in
//! four differs, or where they are so many and so near that they cannot have met by chance.
//! Silent are the exact wording of another record, what quotes a higher plan (RPJMD) or an
//! earlier vision, and words with a fact among them.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::check::prose::Prose;
use crate::check::wording::{Near, Words};
use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::catalogue::thread;
use crate::diag::code;
use crate::diag::manual::{Manual, both};
use crate::model::block::plain;
use crate::model::passage::{Form, OBJECT, Origin, Passage};
use crate::model::placeholder::is_placeholder;
use crate::model::record::Text;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::DRIFTING_VISION,
    manual: Manual {
        what: both(
            "Visi, misi, tujuan, atau sasaran yang ditulis ulang dalam naskah dengan kata yang \
             sedikit berbeda dari catatannya.",
            "The vision, a mission, a goal or an objective retyped in prose in slightly other \
             words than its record.",
        ),
        why: both(
            "Rumusan yang bergeser dari buku ke buku adalah temuan pertama peninjau; hanya satu \
             rumusan yang disahkan.",
            "A wording that drifts from book to book is the first thing a reviewer finds; only \
             one wording is approved.",
        ),
        example: both(
            "vision: Kota yang cerdas, sejahtera, dan lestari untuk semua warga\n\
             # Buku 3: “Kota yang cerdas, makmur, dan lestari untuk semua warga”",
            "vision: Kota yang cerdas, sejahtera, dan lestari untuk semua warga\n\
             # book 3: “Kota yang cerdas, makmur, dan lestari untuk semua warga”",
        ),
        mend: both(
            "Visi daerah ini adalah “{{ vision }}”.",
            "Visi daerah ini adalah “{{ vision }}”.",
        ),
        basis: both(
            "Satu sumber untuk visi dan misi di semua buku; pertimbangan sendiri.",
            "One source for vision and missions in all books; own judgement.",
        ),
    },
    whole: false,
    check,
};

/// Fewest words of a wording that can drift; shorter ones are common phrases.
const SHORTEST: usize = 7;
/// Fewest words of a vision that can drift: there is one only.
const SHORTEST_VISION: usize = 5;
/// From so many words on, a wording that is nearly repeated is a quotation wherever it stands.
const LONG: usize = 10;
/// Words behind which a quotation begins.
const COPULAS: &[&str] = &["adalah", "ialah", "yaitu", "yakni", "berbunyi", "rumusan"];
/// Words that tell of another plan's or an earlier wording.
const FOREIGN: &[&str] =
    &["rpjmn", "rpjpn", "rpjmd", "rpjpd", "renstra", "sebelumnya", "terdahulu", "semula"];

/// A wording that prose must repeat word by word.
struct Wording<'a> {
    /// What it is called in prose.
    noun: &'static str,
    /// The fact that quotes it.
    fact: String,
    text: &'a Text,
    words: Vec<Cow<'a, str>>,
}

/// Words that drift.
struct Drift<'w, 'a> {
    near: Near,
    wording: &'w Wording<'a>,
    /// Whether they fill their paragraph or quotation marks, so that their ends are sure.
    framed: bool,
}

fn check(review: &Review<'_>, sink: &mut Sink) {
    let wordings = wordings(review);
    let mut index = Index::of(&wordings);
    let foreign = foreign(review);
    let mut before: Option<&Prose<'_>> = None;
    for passage in review.passages().iter().filter(|passage| passage.form().is_some()) {
        let near = index.near(passage);
        if !near.is_empty() {
            let words = Words::of(&passage.text);
            let mut found = drifts(passage, &words, &near, review);
            found.retain(|drift| {
                let near = [Some(passage), before.filter(|_| drift.framed)];
                !is_foreign(&near, drift, &foreign)
            });
            for drift in found {
                let range = words.bytes(&drift.near.words);
                let place = passage.place(range.clone(), review.sources);
                let sure = drift.framed
                    && matches!(passage.form(), Some(Form::Paragraph | Form::Quotation))
                    && review.sources.slice(place) == &passage.text[range];
                let fact = &drift.wording.fact;
                sink.push(thread::drifting(place, fact, drift.wording.text, sure));
            }
        }
        before = Some(passage);
    }
}

fn wordings<'a>(review: &Review<'a>) -> Vec<Wording<'a>> {
    let records = &review.plan.records;
    let mut all: Vec<(&'static str, String, &Text)> = Vec::new();
    all.extend(records.vision.iter().map(|text| ("visi", "vision".to_owned(), text)));
    let missions = records.missions.iter();
    all.extend(missions.map(|own| ("misi", format!("mission(\"{}\")", own.id), &own.text)));
    let goals = records.goals.iter();
    all.extend(goals.map(|own| ("tujuan", format!("goal(\"{}\")", own.id), &own.text)));
    let objectives = records.objectives.iter();
    all.extend(objectives.map(|own| ("sasaran", format!("objective(\"{}\")", own.id), &own.text)));
    all.into_iter()
        .map(|(noun, fact, text)| Wording { noun, fact, text, words: Words::of(text).words })
        .filter(|own| {
            let shortest = if own.noun == "visi" { SHORTEST_VISION } else { SHORTEST };
            own.words.len() >= shortest && !is_placeholder(own.text)
        })
        .collect()
}

/// Finds the wordings that share most of their words with a passage.
struct Index<'w, 'a> {
    wordings: &'w [Wording<'a>],
    words: HashMap<&'w str, Shared>,
    /// How many passages were looked at.
    passages: usize,
}

/// A word of wordings.
#[derive(Default)]
struct Shared {
    /// The wordings that hold it; one that holds it twice stands here twice.
    wordings: Vec<usize>,
    /// The last passage that holds it.
    passage: usize,
}

impl<'w, 'a> Index<'w, 'a> {
    fn of(wordings: &'w [Wording<'a>]) -> Self {
        let mut words: HashMap<&str, Shared> = HashMap::new();
        for (at, wording) in wordings.iter().enumerate() {
            for word in &wording.words {
                words.entry(word.as_ref()).or_default().wordings.push(at);
            }
        }
        Self { wordings, words, passages: 0 }
    }

    /// Lists the wordings of which at least three words in four stand in a passage.
    fn near(&mut self, passage: &Prose<'_>) -> Vec<&'w Wording<'a>> {
        self.passages += 1;
        if passage.words().len() + 1 < SHORTEST_VISION {
            return Vec::new();
        }
        let mut counts = vec![0; self.wordings.len()];
        for word in passage.words().iter() {
            let shared = self.words.get_mut(word.lower).filter(|own| own.passage < self.passages);
            if let Some(shared) = shared {
                shared.passage = self.passages;
                shared.wordings.iter().for_each(|at| counts[*at] += 1);
            }
        }
        let near = self.wordings.iter().zip(counts);
        near.filter(|(own, count)| count * 4 >= own.words.len() * 3).map(|(own, _)| own).collect()
    }
}

/// Lists the words of other plans.
fn foreign<'r>(review: &'r Review<'_>) -> BTreeSet<Cow<'r, str>> {
    let plans = review.plan.scheme.plans.iter().flat_map(|plan| Words::of(&plan.name).words);
    plans.chain(FOREIGN.iter().map(|word| Cow::Borrowed(*word))).collect()
}

/// Finds the drifting words of a passage, the nearest of those that overlap.
fn drifts<'w, 'a>(
    passage: &Passage<'_>,
    words: &Words,
    wordings: &[&'w Wording<'a>],
    review: &Review<'_>,
) -> Vec<Drift<'w, 'a>> {
    let mut found: Vec<Drift<'w, 'a>> = Vec::new();
    for wording in wordings.iter().copied() {
        let count = wording.words.len();
        let Some(near) = words.nearest(&wording.words) else { continue };
        if near.distance * 4 > count {
            continue;
        }
        let framed = is_framed(&passage.text, &words.bytes(&near.words));
        found.push(Drift { near, wording, framed });
    }
    found.sort_by_key(|drift| (drift.near.distance, drift.near.words.start));
    let mut taken: Vec<Range<usize>> = Vec::new();
    found.retain(|drift| {
        let own = &drift.near.words;
        let free = taken.iter().all(|other| own.end <= other.start || other.end <= own.start);
        taken.push(own.clone());
        free && drift.near.distance > 0
            && is_quotation(passage, words, drift)
            && !has_object(&passage.text, &words.bytes(own))
            && !is_other_record(review, words, drift)
    });
    found
}

/// Tells whether words fill their paragraph, or the quotation marks around them.
fn is_framed(text: &str, range: &Range<usize>) -> bool {
    let edge = |c: char| !c.is_alphanumeric() && c != OBJECT;
    let before = text[..range.start].trim_end_matches([' ', '*', '_']);
    let after = text[range.end..].trim_start_matches([' ', '.', ',', ';', '*', '_']);
    let alone = before.chars().all(edge) && after.chars().all(edge);
    alone || (before.ends_with(['“', '‘', '"', '«']) && after.starts_with(['”', '’', '"', '»']))
}

/// Tells whether words are meant as the wording itself.
fn is_quotation(passage: &Passage<'_>, words: &Words, drift: &Drift<'_, '_>) -> bool {
    let (count, near) = (drift.wording.words.len(), &drift.near);
    if drift.framed && passage.form() != Some(Form::Cell) {
        return true;
    }
    let bytes = words.bytes(&near.words);
    let before = &passage.text[..bytes.start];
    let sentence = before.rfind(". ").map_or(before, |at| &before[at + 2..]);
    let sentence = Words::of(sentence).words;
    let named = sentence.iter().any(|word| word == drift.wording.noun) || is_headed(passage, drift);
    let introduced = before.trim_end().ends_with([':', '“', '"'])
        || sentence.last().is_some_and(|word| COPULAS.contains(&word.as_ref()));
    let close = near.distance * 5 <= count;
    named && (introduced || drift.framed || close) || close && count >= LONG
}

/// Tells whether the heading above names the vision, missions, goals or objectives.
fn is_headed(passage: &Passage<'_>, drift: &Drift<'_, '_>) -> bool {
    let Origin::Prose { section: Some(section), form: Form::Cell, .. } = passage.origin else {
        return false;
    };
    Words::of(&plain(&section.heading.title)).words.iter().any(|word| word == drift.wording.noun)
}

/// Tells whether something computed stands among words or beside them.
fn has_object(text: &str, range: &Range<usize>) -> bool {
    let blank = |c: char| !c.is_alphanumeric() && c != OBJECT;
    text[range.clone()].contains(OBJECT)
        || text[..range.start].trim_end_matches(blank).ends_with(OBJECT)
}

/// Tells whether words are exactly those of another record, such as an item of a higher plan.
fn is_other_record(review: &Review<'_>, words: &Words, drift: &Drift<'_, '_>) -> bool {
    let least = drift.wording.words.len() / 2;
    review.plan.texts.iter().filter(|other| other.text.span != drift.wording.text.span).any(
        |other| {
            let other = Words::of(&other.text).words;
            other.len() >= least.max(3) && words.holds(&other, &drift.near.words)
        },
    )
}

/// Tells whether the words around speak of another plan, which the wording itself does not name.
fn is_foreign(
    near: &[Option<&Prose<'_>>],
    drift: &Drift<'_, '_>,
    foreign: &BTreeSet<Cow<'_, str>>,
) -> bool {
    let own: BTreeSet<&str> = drift.wording.words.iter().map(AsRef::as_ref).collect();
    let tells = |text: &str| {
        let words = Words::of(text).words;
        words.iter().any(|word| foreign.contains(word) && !own.contains(word.as_ref()))
    };
    near.iter().flatten().any(|passage| {
        let titles = match passage.origin {
            Origin::Prose { document, section, .. } => {
                let section = section.map_or_else(String::new, |own| plain(&own.heading.title));
                format!("{} {section}", plain(&document.heading.title))
            }
            Origin::Record(_) => String::new(),
        };
        tells(&passage.text) || tells(&titles)
    })
}
