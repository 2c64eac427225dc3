//! Counts of records as prose states them.

use crate::check::stated_number::Context;
use crate::check::stated_number::noun::{NOUNS, Noun};
use crate::check::stated_number::word::{Word, number};
use crate::diag::catalogue::stated::{self, Stated};
use crate::diag::{Sink, Text};
use crate::model::passage::OBJECT;
use crate::model::plan::Plan;
use crate::model::record::Kind;
use crate::source::Span;

/// What the words before a count say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue<'a> {
    /// "Rencana ini memuat".
    Plan,
    /// "Seluruhnya", "total".
    Total,
    /// "Terdapat" at the start of a sentence.
    There,
    /// The start of a sentence.
    Start,
    /// "Smart Living memiliki".
    Dimension(&'a str),
}

/// What the words behind a count say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Follow<'a> {
    /// Nothing more.
    End,
    /// "Pada enam dimensi", "dalam rencana ini".
    Whole,
    /// "Smart Living".
    Dimension(&'a str),
}

/// Finds and compares counts.
pub(super) struct Counts<'a> {
    plan: &'a Plan,
    /// Names of dimensions in lower case, word by word, with their ids.
    dimensions: Vec<(Vec<String>, &'a str)>,
}

impl<'a> Counts<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        Self { plan, dimensions: dimensions(plan) }
    }

    /// Compares the counts of a sentence.
    pub(super) fn check(&self, context: &Context<'_>, words: &[Word<'_>], sink: &mut Sink) {
        let mut at = 0;
        while at < words.len() {
            let Some((value, used)) = number(words, at) else {
                at += 1;
                continue;
            };
            let (values, used) = said(words, at, (value, used));
            let behind = &words[at + used..];
            let buah = usize::from(behind.first().is_some_and(|word| word.as_str() == "buah"));
            let noun = NOUNS.iter().find(|noun| starts(&behind[buah..], noun.words));
            if let Some(noun) = noun {
                self.judge(context, words, (at, used, buah), (&values, noun), sink);
            } else if let Some(noun) = totalled(&words[..at], &behind[buah..]) {
                let own = context.dimension().filter(|_| noun.by_dimension);
                self.compare(context, (words, at, used), (&values, noun), own, sink);
            }
            at += used;
        }
    }

    fn judge(
        &self,
        context: &Context<'_>,
        words: &[Word<'_>],
        (at, used, buah): (usize, usize, usize),
        (values, noun): (&[usize], &Noun),
        sink: &mut Sink,
    ) {
        let after = &words[at + used + buah + noun.words.len()..];
        let Some(follow) = self.follow(after, 0) else { return };
        let Some(cue) = self.cue(&words[..at]) else { return };
        let own = context.dimension();
        let in_section = own.is_some() && own == context.path.last().copied();
        let dimension = match (cue, follow) {
            (Cue::Dimension(id), Follow::End) | (_, Follow::Dimension(id)) => Some(id),
            (Cue::Plan, Follow::End) | (_, Follow::Whole) => None,
            (Cue::Total, Follow::End) => own,
            (Cue::There, Follow::End) if in_section => own,
            (Cue::There | Cue::Start, Follow::End) => return,
        };
        if dimension.is_some() && !noun.by_dimension {
            return;
        }
        if cue == Cue::Plan
            && !values.iter().any(|value| self.is_right(noun, *value, dimension, own))
        {
            let Some(expected) = self.count(noun, dimension).filter(|count| *count > 0) else {
                return;
            };
            let range = words[at].range.start..words[at + used - 1].range.end;
            self.report(context, range, (noun, dimension, expected), sink);
            return;
        }
        self.compare(context, (words, at, used), (values, noun), dimension, sink);
    }

    /// Compares a count with the records; one that is far from them counts something else.
    fn compare(
        &self,
        context: &Context<'_>,
        (words, at, used): (&[Word<'_>], usize, usize),
        (values, noun): (&[usize], &Noun),
        dimension: Option<&str>,
        sink: &mut Sink,
    ) {
        let Some(expected) = self.count(noun, dimension).filter(|count| *count > 0) else { return };
        let far = |value: &usize| value * 2 < expected || expected * 2 < *value;
        let right = |value: &usize| self.is_right(noun, *value, dimension, context.dimension());
        if values.iter().all(right) || values.iter().any(far) {
            return;
        }
        let range = words[at].range.start..words[at + used - 1].range.end;
        self.report(context, range, (noun, dimension, expected), sink);
    }

    fn report(
        &self,
        context: &Context<'_>,
        range: std::ops::Range<usize>,
        (noun, dimension, expected): (&Noun, Option<&str>, usize),
        sink: &mut Sink,
    ) {
        let written = context.passage.text.get(range.clone()).unwrap_or_default();
        let (span, exact) = context.place(range);
        let (name, form) = noun.fact;
        let all = &self.plan.scheme.dimensions;
        let of = all.iter().find(|own| Some(own.id.as_str()) == dimension);
        let (what, fact) = match of {
            Some(own) => (
                Text::new(
                    format!("jumlah {} {}", noun.words.join(" "), own.name.value),
                    format!("the number of {} of {}", noun.english, own.name.value),
                ),
                format!("{name}.{form}(\"{}\")", own.id.as_str()),
            ),
            None => (
                Text::new(
                    format!("jumlah {}", noun.words.join(" ")),
                    format!("the number of {}", noun.english),
                ),
                format!("{name}.{form}"),
            ),
        };
        let source = self.source(noun, dimension);
        let (computed, fact) = (&expected.to_string(), &fact);
        sink.push(stated::number(Stated { span, exact, written, computed, what, fact, source }));
    }

    fn count(&self, noun: &Noun, dimension: Option<&str>) -> Option<usize> {
        let plan = self.plan;
        plan.count(plan.years(false), noun.fact.0, noun.fact.1, dimension)
    }

    /// Tells whether a count agrees with anything that these words may mean.
    fn is_right(
        &self,
        noun: &Noun,
        value: usize,
        dimension: Option<&str>,
        own: Option<&str>,
    ) -> bool {
        let plan = self.plan;
        let mut meant = Vec::new();
        for of in [dimension, own.filter(|_| noun.by_dimension)] {
            for years in [plan.years(false), plan.years(true)] {
                meant.push(plan.count(years, noun.fact.0, noun.fact.1, of));
                meant.push(plan.count(years, noun.fact.0, "count", of));
            }
        }
        if noun.kind.is_none() {
            let left_out =
                plan.manifest.not_relevant.iter().filter(|own| own.subdimension.is_none());
            meant.push(plan.scheme.dimensions.len().checked_sub(left_out.count()));
        }
        // Candidates are counted as quick wins and the other way round.
        if noun.fact.0 == "quick_wins" {
            meant.push(plan.count(plan.years(false), "quick_wins", "selected", dimension));
        }
        meant.contains(&Some(value))
    }

    /// Points at the first of the records counted.
    fn source(&self, noun: &Noun, dimension: Option<&str>) -> Option<Span> {
        let records = &self.plan.records;
        if let (Some(Kind::Program), Some(id)) = (noun.kind, dimension) {
            let mut own = records.programs.iter().filter(|own| own.dimension.as_str() == id);
            return own.next().map(|own| own.id.span);
        }
        let entries = records.entries();
        entries.iter().find(|own| Some(own.kind) == noun.kind).map(|own| own.id.span)
    }

    /// Reads what stands before a count, over the other items of a list.
    fn cue(&self, before: &[Word<'_>]) -> Option<Cue<'a>> {
        const LISTED: &[&str] =
            &["dan", "serta", ",", "ada", "terdapat", "sebanyak", "sejumlah", "visi", "juga"];
        let mut end = before.len();
        let mut there = false;
        while let Some(word) = before[..end].last().map(Word::as_str) {
            let item = NOUNS.iter().any(|noun| noun.words.contains(&word));
            let fact = word.starts_with(OBJECT);
            if !(LISTED.contains(&word) || item || fact || number(before, end - 1).is_some()) {
                break;
            }
            there |= matches!(word, "ada" | "terdapat");
            end -= 1;
        }
        let word = |back: usize| end.checked_sub(back).map_or("", |at| before[at].as_str());
        match word(1) {
            "" if there => return Some(Cue::There),
            "" => return Some(Cue::Start),
            "seluruhnya" | "keseluruhan" | "keseluruhannya" | "total" | "totalnya" => {
                return Some(Cue::Total);
            }
            "memuat" | "berisi" | "menetapkan" | "mencakup" | "menghimpun" | "merumuskan"
            | "memiliki" => end -= 1,
            "atas" | "dari" if word(2) == "terdiri" => end -= 2,
            _ => return None,
        }
        let subject = &before[..end];
        if is_plan(subject) || self.is_title(subject) {
            return Some(Cue::Plan);
        }
        let mut named = self.dimensions.iter().filter(|(name, _)| ends(subject, name));
        named.next().map(|(_, id)| Cue::Dimension(id))
    }

    /// Tells whether words are the title of the plan, with or without its region.
    fn is_title(&self, words: &[Word<'_>]) -> bool {
        let own = |title: &str| {
            let mut parts = title.split_whitespace();
            words.iter().all(|word| parts.next() == Some(word.as_str())) && parts.next().is_none()
        };
        let region = self.plan.manifest.full_region().to_lowercase();
        ["master plan smart city", "masterplan smart city", "rencana induk smart city"]
            .iter()
            .any(|title| own(title) || own(&format!("{title} {region}")))
    }

    /// Reads what stands behind a count; `None` when it may restrict it.
    fn follow(&self, after: &[Word<'_>], depth: usize) -> Option<Follow<'a>> {
        let word = |at: usize| after.get(at).map_or("", Word::as_str);
        if let Some((name, id)) = self.dimensions.iter().find(|(name, _)| begins(after, name)) {
            let rest = self.follow(&after[name.len()..], depth + 1).filter(|_| depth < 3);
            return rest.filter(|rest| *rest == Follow::End).map(|_| Follow::Dimension(id));
        }
        match word(0) {
            "" | "," | "dan" | "serta" | "yaitu" | ":" | "meliputi" | "seluruhnya" | ")" | "(" => {
                Some(Follow::End)
            }
            "smart" if word(1) == "city" && depth < 3 => self.follow(&after[2..], depth + 1),
            "dirumuskan" | "disusun" | "ditetapkan" | "dimuat" | "direncanakan" | "tercantum"
            | "tersebar" => {
                self.follow(&after[1..], depth + 1).filter(|rest| *rest == Follow::Whole)
            }
            "dari" => {
                let used = count_words(after, 1)?;
                starts(&after[1 + used..], &["perangkat", "daerah"]).then_some(Follow::End)
            }
            "dengan" => {
                let total = matches!(word(1), "total" | "jumlah");
                (total || (word(1) == "pagu" && word(2) == "indikatif")).then_some(Follow::End)
            }
            "pada" | "dalam" | "di" | "untuk" | "bagi" => self.among(&after[1..], depth),
            _ => None,
        }
    }

    /// Reads what stands behind "pada" or "dalam".
    fn among(&self, after: &[Word<'_>], depth: usize) -> Option<Follow<'a>> {
        let word = |at: usize| after.get(at).map_or("", Word::as_str);
        let own = usize::from(word(0) == "dimensi");
        if let Some((name, id)) =
            self.dimensions.iter().find(|(name, _)| begins(&after[own..], name))
        {
            let rest = self.follow(&after[own + name.len()..], depth + 1).filter(|_| depth < 3);
            return rest.filter(|rest| *rest == Follow::End).map(|_| Follow::Dimension(id));
        }
        let whole = matches!(word(0), "seluruh" | "semua" | "keenam").then_some(1);
        if let Some(used) = whole.or_else(|| count_words(after, 0)) {
            return (word(used) == "dimensi").then_some(Follow::Whole);
        }
        let end = after.iter().position(|word| word.as_str() == "ini")?;
        is_plan(&after[..=end]).then_some(Follow::Whole).filter(|_| end <= 3)
    }
}

/// Reads a number that is said twice, `42 (empat puluh dua)`: the values and the words they took.
fn said(words: &[Word<'_>], at: usize, (value, used): (usize, usize)) -> (Vec<usize>, usize) {
    let is = |at: usize, mark: &str| words.get(at).is_some_and(|word| word.as_str() == mark);
    let open = at + used;
    match number(words, open + 1).filter(|_| is(open, "(")) {
        Some((again, more)) if is(open + 1 + more, ")") => (vec![value, again], used + more + 2),
        _ => (vec![value], used),
    }
}

/// Reads "jumlah program adalah" before a number at the start of a sentence that ends behind it.
fn totalled(before: &[Word<'_>], behind: &[Word<'_>]) -> Option<&'static Noun> {
    let (first, rest) = before.split_first()?;
    let ends = matches!(behind.first().map_or("", Word::as_str), "" | "," | "dan" | "serta");
    if !matches!(first.as_str(), "jumlah" | "total") || !ends {
        return None;
    }
    let noun = NOUNS.iter().find(|noun| starts(rest, noun.words))?;
    let mut between = rest[noun.words.len()..].iter().map(Word::as_str);
    let link = ["adalah", "ada", "berjumlah", "sebanyak", "mencapai", "yaitu", "ialah", ":"];
    between.all(|word| link.contains(&word)).then_some(noun)
}

/// Returns how many words a number or a quoted fact takes.
fn count_words(words: &[Word<'_>], at: usize) -> Option<usize> {
    let fact = words.get(at).is_some_and(|word| word.as_str().starts_with(OBJECT));
    if fact { Some(1) } else { number(words, at).map(|(_, used)| used) }
}

/// Tells whether words end in the plan itself: "rencana ini", "master plan smart city".
pub(super) fn is_plan(words: &[Word<'_>]) -> bool {
    const PLAN: &[&[&str]] = &[
        &["rencana", "ini"],
        &["plan", "ini"],
        &["masterplan", "ini"],
        &["induk", "ini"],
        &["dokumen", "ini"],
        &["buku", "ini"],
        &["plan", "smart", "city", "ini"],
    ];
    PLAN.iter().any(|plan| {
        let tail = words.len().checked_sub(plan.len()).and_then(|start| words.get(start..));
        tail.is_some_and(|tail| starts(tail, plan))
    })
}

/// Lists the names of dimensions in lower case, word by word.
pub(super) fn dimensions(plan: &Plan) -> Vec<(Vec<String>, &str)> {
    let all = plan.scheme.dimensions.iter();
    all.map(|own| {
        let name = own.name.to_lowercase();
        (name.split_whitespace().map(str::to_owned).collect(), own.id.as_str())
    })
    .collect()
}

/// Tells whether words begin with these.
pub(super) fn starts(words: &[Word<'_>], with: &[&str]) -> bool {
    words.len() >= with.len() && words.iter().zip(with).all(|(word, own)| word.as_str() == *own)
}

fn begins(words: &[Word<'_>], with: &[String]) -> bool {
    words.len() >= with.len() && words.iter().zip(with).all(|(word, own)| word.text == *own)
}

/// Tells whether words end with these.
pub(super) fn ends(words: &[Word<'_>], with: &[String]) -> bool {
    let tail = words.len().checked_sub(with.len()).and_then(|start| words.get(start..));
    tail.is_some_and(|tail| begins(tail, with))
}
