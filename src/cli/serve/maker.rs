//! The thread that reads, checks and makes pages. It owns what is shown and answers for its
//! files; a save makes it look again, and saves that came meanwhile are one.

use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use tokio::sync::oneshot;

use crate::cli::serve::desk::{Build, Desk};
use crate::cli::serve::state::{self, Known, Shown, State};
use crate::cli::terminal;
use crate::cli::watch::fingerprint;
use crate::diag::{Diagnostic, Lang, Summary};
use crate::render::RenderError;
use crate::render::html::Preview;
use crate::source::SourceMap;
use crate::template::Templates;
use crate::{Checked, blame, check, dress, status};

/// For how long a newer save may throw away what was begun, so that somebody who saves without
/// end sees something.
const PATIENCE: Duration = Duration::from_secs(1);

/// After how long a plan that is suddenly broken is read again: some programs empty a file before
/// they write it, and what was half there is no error.
const AGAIN: Duration = Duration::from_millis(100);

/// How many of the pages that were looked at last are made before clients are told of a build.
const IN_SIGHT: usize = 3;

/// After how much quiet the pages that nobody looks at are tried too.
const QUIET: Duration = Duration::from_secs(1);

/// What the maker is asked for.
pub(super) enum Job {
    /// To look whether the plan changed.
    Look,
    /// For a file of the site, by its path in the output.
    File(String, oneshot::Sender<Answer>),
}

/// What comes of a file that was asked for.
pub(super) enum Answer {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// The site has none at that path.
    Missing,
    /// There is no site yet, or a template failed.
    Unmade,
}

/// Works until nobody can ask any more.
pub(super) fn run(desk: &Desk, jobs: &Receiver<Job>) {
    let mut maker = Maker {
        desk,
        jobs,
        number: 0,
        handled: 0,
        seen: None,
        whole: false,
        shown: None,
        made: BTreeMap::new(),
        in_sight: VecDeque::new(),
        untried: Vec::new(),
    };
    let mut build = maker.look();
    while let Some(next) = maker.serve(build.as_ref()) {
        build = Some(next);
    }
}

struct Maker<'d> {
    desk: &'d Desk,
    jobs: &'d Receiver<Job>,
    /// How many tries there were.
    number: u64,
    /// How many saves were looked at.
    handled: u64,
    /// What was read at the last try.
    seen: Option<u64>,
    /// Whether that could be shown and had no empty file.
    whole: bool,
    shown: Option<Shown>,
    /// Pages of the build that is shown, by path.
    made: BTreeMap<String, Vec<u8>>,
    /// Pages that were asked for last.
    in_sight: VecDeque<String>,
    /// Pages of the build that is shown of which nobody knows yet whether they can be made.
    untried: Vec<String>,
}

impl Maker<'_> {
    /// Answers until a newer build can be shown, and returns it; `None` at the end.
    fn serve(&mut self, build: Option<&Arc<Build>>) -> Option<Arc<Build>> {
        let preview = build.and_then(|build| preview(&build.checked)?.ok());
        loop {
            let wait = if self.untried.is_empty() { Duration::MAX } else { QUIET };
            let job = match self.jobs.recv_timeout(wait) {
                Ok(job) => job,
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => {
                    if let (Some(build), Some(preview)) = (build, &preview) {
                        self.try_all(&build.checked, preview);
                    }
                    continue;
                }
            };
            match job {
                Job::Look => {
                    if let Some(next) = self.look() {
                        return Some(next);
                    }
                }
                Job::File(path, reply) => {
                    // A browser that went away needs no answer.
                    drop(reply.send(self.file(preview.as_ref(), &path)));
                }
            }
        }
    }

    fn file(&mut self, preview: Option<&Preview<'_>>, path: &str) -> Answer {
        let Some(preview) = preview else { return Answer::Unmade };
        if Path::new(path).extension().is_some_and(|ending| ending == "html") {
            self.in_sight.retain(|own| own != path);
            self.in_sight.push_front(path.to_owned());
            self.in_sight.truncate(IN_SIGHT);
        }
        if let Some(bytes) = self.made.get(path) {
            return Answer::Bytes(bytes.clone());
        }
        match preview.file(path) {
            None => Answer::Missing,
            Some(file) => match file.bytes {
                Some(bytes) => {
                    self.made.insert(path.to_owned(), bytes.clone());
                    Answer::Bytes(bytes)
                }
                None => Answer::Unmade,
            },
        }
    }

    /// Makes the pages that nobody looked at; what is wrong with them is told like all else.
    fn try_all(&mut self, checked: &Checked, preview: &Preview<'_>) {
        let mut errors = Vec::new();
        for path in std::mem::take(&mut self.untried) {
            if self.saves() != self.handled {
                return;
            }
            errors.extend(preview.file(&path).into_iter().flat_map(|file| file.errors));
        }
        if errors.is_empty() {
            return;
        }
        let (mut findings, mut sources) = (checked.findings.clone(), checked.sources.clone());
        let own = blame(errors, &mut findings, &mut sources);
        let own: Vec<String> = own.into_iter().map(|error| error.message).collect();
        self.number += 1;
        let found = Found { findings: &findings, sources: &sources, waived: checked.waived.len() };
        self.tell(&found, (false, now()), Duration::ZERO, &own);
    }

    /// Looks at the plan; returns it when it changed and can be shown. Clients are told how it
    /// went.
    fn look(&mut self) -> Option<Arc<Build>> {
        let began = Instant::now();
        if self.seen.is_some() && self.saves() == self.handled {
            return None;
        }
        let mut checked = self.read(began);
        if self.whole && !is_whole(&checked) {
            std::thread::sleep(AGAIN);
            checked = self.read(began);
        }
        self.whole = is_whole(&checked);
        let seen = fingerprint(&checked);
        if self.seen == Some(seen) {
            return None;
        }
        self.seen = Some(seen);
        self.number += 1;
        self.desk.note_texts(own_texts(&checked));
        let (known, own) = self.make(&mut checked);
        let (good, now) = (known.is_some(), now());
        let build = Arc::new(Build { number: self.number, checked });
        if let Some(known) = known {
            self.desk.show(&build);
            let shown = Shown::new(Arc::clone(&build), known, now);
            self.untried = shown.pages.iter().map(|page| page.path.clone()).collect();
            self.shown = Some(shown);
        }
        let Checked { findings, sources, waived, .. } = &build.checked;
        let found = Found { findings, sources, waived: waived.len() };
        self.tell(&found, (good, now), began.elapsed(), &own);
        good.then_some(build)
    }

    /// Reads and checks the plan, once more when it was saved meanwhile.
    fn read(&mut self, began: Instant) -> Checked {
        loop {
            self.handled = self.saves();
            let checked = check(&self.desk.world, self.desk.options);
            if self.saves() == self.handled || began.elapsed() > PATIENCE {
                return checked;
            }
        }
    }

    fn saves(&self) -> u64 {
        self.desk.saves.load(Ordering::SeqCst)
    }

    /// Makes the pages in sight. What goes wrong becomes findings; what is smartplan's own fault
    /// is returned in words.
    fn make(&mut self, checked: &mut Checked) -> (Option<Known>, Vec<String>) {
        if !checked.buildable {
            return (None, Vec::new());
        }
        let state = status(checked, self.desk.options);
        dress(checked, self.desk.options, state);
        let mut made = BTreeMap::new();
        let mut errors = Vec::new();
        let known = match preview(checked) {
            None => None,
            Some(Err(all)) => {
                errors = all;
                None
            }
            Some(Ok(preview)) => {
                let whole = self.in_sight.iter().all(|path| {
                    let Some(file) = preview.file(path) else { return true };
                    errors.extend(file.errors);
                    file.bytes.map(|bytes| made.insert(path.clone(), bytes)).is_some()
                });
                whole.then(|| Known::of(&preview))
            }
        };
        let own = blame(errors, &mut checked.findings, &mut checked.sources);
        if known.is_some() {
            self.made = made;
        }
        (known, own.into_iter().map(|error| error.message).collect())
    }

    /// Tells clients and the terminal how it went.
    fn tell(&self, found: &Found<'_>, when: (bool, u128), took: Duration, own: &[String]) {
        let (good, now) = when;
        let shown = self.shown.as_ref();
        let title = shown.and_then(|shown| state::title(&shown.build.checked)).unwrap_or_default();
        let fault = own.join("\n");
        let state = State {
            shown: shown.map_or(0, |shown| shown.build.number),
            number: self.number,
            good,
            times: (shown.map_or(0, |shown| shown.time), now),
            ms: took.as_millis(),
            title: &title,
            look: shown.map_or_else(String::new, |shown| format!("{:016x}", shown.look)),
            pages: shown.map(Shown::listed).unwrap_or_default(),
            books: shown.map(Shown::books).unwrap_or_default(),
            findings: state::findings(found.findings, found.sources, shown),
            fault: (!fault.is_empty()).then_some(fault.as_str()),
        };
        // Strings and numbers always serialise.
        let json = serde_json::to_string(&state).unwrap_or_default();
        self.desk.state.send_replace(Arc::from(json));
        let outcome = match shown {
            _ if good => Outcome::Built(took),
            Some(_) => Outcome::Kept,
            None => Outcome::Nothing,
        };
        terminal::say(&line(found, &outcome, self.desk.lang));
        if !fault.is_empty() {
            terminal::trouble(&fault, self.desk.lang);
        }
    }
}

/// What was found in a try.
struct Found<'f> {
    findings: &'f [Diagnostic],
    sources: &'f SourceMap,
    waived: usize,
}

fn is_whole(checked: &Checked) -> bool {
    checked.buildable && checked.sources.iter().all(|source| !source.text().is_empty())
}

fn preview(checked: &Checked) -> Option<Result<Preview<'_>, Vec<RenderError>>> {
    let (plan, edition) = checked.edition.as_ref()?;
    Some(Preview::new(edition, Templates::new(&plan.templates), &checked.sources))
}

fn own_texts(checked: &Checked) -> std::collections::BTreeSet<String> {
    let paths = checked.sources.iter().map(|source| source.path());
    paths.filter(|path| !path.starts_with("book-templates/")).map(str::to_owned).collect()
}

#[expect(clippy::disallowed_methods, reason = "told to people, never written")]
fn now() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis())
}

/// How a build went.
enum Outcome {
    Built(Duration),
    /// It failed, and what was shown stays.
    Kept,
    /// It failed, and nothing was ever shown.
    Nothing,
}

/// Says in one line how a build went: "dibangun dalam 92 ms: 2 galat, 3 peringatan".
fn line(found: &Found<'_>, outcome: &Outcome, lang: Lang) -> String {
    let found = Summary { waived: found.waived, ..Summary::of(found.findings) };
    let found = found.sentence(lang);
    let (id, en) = match outcome {
        Outcome::Built(took) => {
            let ms = took.as_millis();
            (format!("dibangun dalam {ms} ms"), format!("built in {ms} ms"))
        }
        Outcome::Kept => (
            "belum dapat dibangun, halaman lama tetap tampil".to_owned(),
            "cannot be built yet, the old pages stay".to_owned(),
        ),
        Outcome::Nothing => ("belum dapat dibangun".to_owned(), "cannot be built yet".to_owned()),
    };
    match lang {
        Lang::Id => format!("{id}: {found}"),
        Lang::En => format!("{en}: {found}"),
    }
}
