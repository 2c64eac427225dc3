//! Mends what a machine can mend: rounds of fixes in memory, each looked at again.
//!
//! Every round takes the fixes of the findings, lays the changed texts over the plan and reads
//! it anew. A fix stays only when the plan can still be read, what it mends is gone, and nothing
//! else has become wrong; others are undone. When no other fix is left they are tried once more,
//! since what they need may be mended by then. What is still undone at the end is told.

mod apply;

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::code::{self, Code};
use crate::diag::{Diagnostic, Edit, Fix, Severity, Text};
use crate::source::SourceMap;
use crate::world::{Overlay, ReadError, World};

use apply::{Applied, apply};

/// More rounds than any plan needs: one a section that is missing at one place.
const ROUNDS: usize = 64;

/// How often the plan is read at most; what has not been tried by then stays as it is.
const LOOKS: usize = 200;

/// What tells that something is not written yet: a new section or file brings these.
const UNWRITTEN: &[Code] = &[
    code::MISSING_SECTION,
    code::MISSING_VIEW,
    code::RECOMMENDED_SECTION,
    code::DUE_LATER,
    code::THIN_SECTION,
    code::OPEN_PLACEHOLDER,
];

/// A plan as it was found.
#[derive(Debug)]
pub struct Seen {
    /// All texts that were read.
    pub sources: SourceMap,
    /// All findings, sorted.
    pub findings: Vec<Diagnostic>,
    /// Whether there is a plan at all.
    pub readable: bool,
}

/// What mending would make of a plan.
#[derive(Debug, Default)]
pub struct Mended {
    /// The files that change, by path.
    pub changes: Vec<Change>,
    /// The mends that were undone.
    pub undone: Vec<Undone>,
}

/// A file that changes.
#[derive(Debug)]
pub struct Change {
    /// Path from the plan's root.
    pub path: String,
    /// What stands there; `None` for a new file.
    pub before: Option<String>,
    /// What will stand there.
    pub after: String,
    /// What was mended in it, each with a count.
    pub titles: Vec<(Text, usize)>,
}

/// A mend that was undone because something else would have become wrong.
#[derive(Debug)]
pub struct Undone {
    /// Path and line of the finding.
    pub place: (String, usize),
    /// What the mend would have done.
    pub title: Text,
    /// The first fault that it would have brought.
    pub brings: Option<Diagnostic>,
}

/// Mends a plan in memory; `look` reads and checks it.
pub fn mend(world: &dyn World, look: &dyn Fn(&dyn World) -> Seen) -> Mended {
    let mut job = Job {
        world,
        look,
        looks: 0,
        texts: BTreeMap::new(),
        refused: BTreeSet::new(),
        undone: BTreeMap::new(),
    };
    let mut titles: BTreeMap<String, Vec<(Text, usize)>> = BTreeMap::new();
    let mut seen = look(world);
    let mut better = false;
    for _ in 0..ROUNDS {
        let candidates = job.candidates(&seen);
        let Some(round) = job.settle(&candidates, &seen) else {
            if !std::mem::take(&mut better) || job.refused.is_empty() {
                break;
            }
            job.refused.clear();
            continue;
        };
        better = true;
        note_all(&mut titles, &round.taken, &seen.sources);
        for finding in &round.taken {
            job.undone.remove(&key(finding, &seen.sources));
        }
        job.texts.extend(round.texts);
        seen = round.seen;
    }
    // What has gone by itself is no longer anybody's work.
    let left: BTreeSet<Key> = seen.findings.iter().map(|own| key(own, &seen.sources)).collect();
    job.undone.retain(|key, _| left.contains(key));
    let before = |path: &str| String::from_utf8(world.read(path).ok()?).ok();
    let changes = job.texts.into_iter().map(|(path, after)| Change {
        before: before(&path),
        after,
        titles: titles.remove(&path).unwrap_or_default(),
        path,
    });
    let changes = changes.filter(|change| change.before.as_ref() != Some(&change.after)).collect();
    Mended { changes, undone: job.undone.into_values().collect() }
}

/// Counts the mends of one round; two findings that ask for the same are one mend.
fn note_all(
    titles: &mut BTreeMap<String, Vec<(Text, usize)>>,
    taken: &[&Diagnostic],
    sources: &SourceMap,
) {
    let mut made: Vec<&[Edit]> = Vec::new();
    for finding in taken {
        let edits = finding.fix.as_ref().map_or(&[][..], |fix| fix.edits.as_slice());
        if !made.contains(&edits) {
            made.push(edits);
            note(titles, finding, sources);
        }
    }
}

/// Counts a mend under the file that it changes first.
fn note(
    titles: &mut BTreeMap<String, Vec<(Text, usize)>>,
    finding: &Diagnostic,
    sources: &SourceMap,
) {
    let Some(fix) = &finding.fix else { return };
    let path = match fix.edits.first() {
        Some(Edit::Replace { span, .. }) => sources.get(span.source).path(),
        Some(Edit::Create { path, .. }) => path,
        None => return,
    };
    let list = titles.entry(path.to_owned()).or_default();
    match list.iter_mut().find(|(title, _)| *title == fix.title) {
        Some((_, count)) => *count += fix.times,
        None => list.push((fix.title.clone(), fix.times)),
    }
}

/// What makes two findings the same one, wherever it has moved to.
type Key = (u16, String, String);

fn key(finding: &Diagnostic, sources: &SourceMap) -> Key {
    let path = sources.get(finding.span.source).path().to_owned();
    (finding.code.number, path, finding.message.en.clone())
}

struct Job<'a> {
    world: &'a dyn World,
    look: &'a dyn Fn(&dyn World) -> Seen,
    looks: usize,
    /// The texts as mended so far.
    texts: BTreeMap<String, String>,
    refused: BTreeSet<(Key, String)>,
    undone: BTreeMap<Key, Undone>,
}

/// A round that holds.
struct Round<'s> {
    taken: Vec<&'s Diagnostic>,
    texts: BTreeMap<String, String>,
    seen: Seen,
}

impl Job<'_> {
    /// Lists the findings whose fixes may be tried.
    fn candidates<'s>(&self, seen: &'s Seen) -> Vec<&'s Diagnostic> {
        let world = self.world_with(&BTreeMap::new());
        let mut intact: BTreeMap<&str, bool> = BTreeMap::new();
        let mut is_intact = |edit: &Edit| match edit {
            Edit::Create { .. } => true,
            Edit::Replace { span, .. } => {
                let source = seen.sources.get(span.source);
                // A file that is no UTF-8 was read in part only.
                *intact.entry(source.path()).or_insert_with(|| {
                    world.read(source.path()).is_ok_and(|bytes| bytes == source.text().as_bytes())
                })
            }
        };
        let free = seen.findings.iter().filter(|finding| {
            finding.fix.as_ref().is_some_and(|fix| {
                !self.refused.contains(&(key(finding, &seen.sources), fix.title.en.clone()))
            })
        });
        let fit: Vec<&Diagnostic> = free
            .filter(|finding| finding.fix.iter().flat_map(|fix| &fix.edits).all(&mut is_intact))
            .collect();
        // A key that seems to be missing may be the misspelt one: that is mended first.
        let misspelt: BTreeSet<&str> = (fit.iter())
            .filter(|finding| finding.code == code::UNKNOWN_KEY)
            .map(|finding| seen.sources.get(finding.span.source).path())
            .collect();
        let waits = |finding: &&Diagnostic| {
            finding.code == code::MISSING_KEY
                && misspelt.contains(seen.sources.get(finding.span.source).path())
        };
        fit.into_iter().filter(|finding| !waits(finding)).collect()
    }

    fn world_with(&self, more: &BTreeMap<String, String>) -> Overlay<'_> {
        let mut world = Overlay::new(self.world);
        for (path, text) in self.texts.iter().chain(more) {
            world.insert(path.as_str(), text.as_bytes());
        }
        world
    }

    /// Finds the largest part of the candidates that holds; those that do not hold are refused.
    fn settle<'s>(&mut self, candidates: &[&'s Diagnostic], seen: &'s Seen) -> Option<Round<'s>> {
        let round = match self.attempt(candidates, seen) {
            Ok(round) => return round,
            Err(round) => round,
        };
        if let [finding] = candidates {
            self.refuse(finding, seen, &round.seen);
            return None;
        }
        let (left, right) = candidates.split_at(candidates.len() / 2);
        let (left, right) = (self.settle(left, seen), self.settle(right, seen));
        let (left, right) = match (left, right) {
            (Some(left), Some(right)) => (left, right),
            (one, other) => return one.or(other),
        };
        let both: Vec<&Diagnostic> = left.taken.iter().chain(&right.taken).copied().collect();
        // Where both together do not hold, the right ones are tried again upon the left ones.
        match self.attempt(&both, seen) {
            Ok(Some(round)) => Some(round),
            _ => Some(left),
        }
    }

    /// Makes the mends that fit each other: `Ok` when the plan is the better for it.
    fn attempt<'s>(
        &mut self,
        candidates: &[&'s Diagnostic],
        seen: &'s Seen,
    ) -> Result<Option<Round<'s>>, Round<'s>> {
        let fixes: Vec<&Fix> =
            candidates.iter().filter_map(|finding| finding.fix.as_ref()).collect();
        let is_free = |path: &str| {
            let world = self.world_with(&BTreeMap::new());
            matches!(world.read(path), Err(ReadError::Missing))
        };
        let Applied { texts, taken } = apply(&fixes, &seen.sources, &is_free);
        if taken.is_empty() || self.looks == LOOKS {
            return Ok(None);
        }
        self.looks += 1;
        let taken: Vec<&Diagnostic> = taken.iter().map(|&at| candidates[at]).collect();
        let after = (self.look)(&self.world_with(&texts));
        let holds = holds(&taken, seen, &after);
        let round = Round { taken, texts, seen: after };
        if holds { Ok(Some(round)) } else { Err(round) }
    }

    fn refuse(&mut self, finding: &Diagnostic, seen: &Seen, after: &Seen) {
        let Some(fix) = &finding.fix else { return };
        let own = key(finding, &seen.sources);
        let source = seen.sources.get(finding.span.source);
        let place = (source.path().to_owned(), source.position(finding.span.start).0);
        let (title, brings) = (fix.title.clone(), brought(seen, after).cloned());
        self.undone.insert(own.clone(), Undone { place, title, brings });
        self.refused.insert((own, fix.title.en.clone()));
    }
}

/// Tells whether a plan is the better for some mends: it can be read, what was mended is gone,
/// and there are no more errors than before, but for what is not written yet.
fn holds(taken: &[&Diagnostic], before: &Seen, after: &Seen) -> bool {
    let count = |seen: &Seen, test: &dyn Fn(&Diagnostic) -> bool| {
        let errors = seen.findings.iter().filter(|finding| finding.severity == Severity::Error);
        errors.filter(|finding| test(finding)).count()
    };
    let fatal = |finding: &Diagnostic| finding.code.blocks_draft;
    (after.readable || !before.readable)
        && count(after, &is_wrong) <= count(before, &is_wrong)
        && count(after, &fatal) <= count(before, &fatal)
        && are_gone(taken, before, after)
}

fn is_wrong(finding: &Diagnostic) -> bool {
    finding.severity == Severity::Error && !UNWRITTEN.contains(&finding.code)
}

/// Tells whether as many findings are gone as were mended.
fn are_gone(taken: &[&Diagnostic], before: &Seen, after: &Seen) -> bool {
    let mut mended: BTreeMap<Key, usize> = BTreeMap::new();
    for finding in taken {
        *mended.entry(key(finding, &before.sources)).or_default() += 1;
    }
    let count = |seen: &Seen| {
        let mut counts: BTreeMap<Key, usize> = BTreeMap::new();
        for finding in &seen.findings {
            let own = key(finding, &seen.sources);
            if mended.contains_key(&own) {
                *counts.entry(own).or_default() += 1;
            }
        }
        counts
    };
    let (old, new) = (count(before), count(after));
    mended.iter().all(|(key, gone)| {
        let left = new.get(key).copied().unwrap_or_default();
        left + gone <= old.get(key).copied().unwrap_or_default()
    })
}

/// Finds the first error that was not there before.
fn brought<'a>(before: &Seen, after: &'a Seen) -> Option<&'a Diagnostic> {
    let old: BTreeSet<Key> =
        before.findings.iter().map(|finding| key(finding, &before.sources)).collect();
    after
        .findings
        .iter()
        .find(|finding| is_wrong(finding) && !old.contains(&key(finding, &after.sources)))
}
