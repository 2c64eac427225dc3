//! The thread that reads, checks and makes pages. It owns what is shown and answers for its
//! files; a save makes it look again, and saves that came meanwhile are one.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use tokio::sync::oneshot;

use crate::cli::serve::desk::{Build, Desk};
use crate::cli::serve::state::{self, Known, Shown, State};
use crate::cli::terminal;
use crate::cli::watch::fingerprint;
use crate::diag::{Lang, Summary};
use crate::render::RenderError;
use crate::render::html::Preview;
use crate::template::Templates;
use crate::{Checked, blame, check, dress, status};

/// For how long a newer save may throw away what was begun, so that somebody who saves without
/// end sees something.
const PATIENCE: Duration = Duration::from_secs(1);

/// How many of the pages that were looked at last are made before clients are told of a build.
const IN_SIGHT: usize = 3;

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
        shown: None,
        made: BTreeMap::new(),
        in_sight: VecDeque::new(),
    };
    let mut build = maker.look();
    while let Some(next) = maker.serve(build) {
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
    shown: Option<Shown>,
    /// Pages of the build that is shown, by path.
    made: BTreeMap<String, Vec<u8>>,
    /// Pages that were asked for last.
    in_sight: VecDeque<String>,
}

impl Maker<'_> {
    /// Answers until a newer build can be shown, and returns it; `None` at the end.
    fn serve(&mut self, build: Option<Arc<Build>>) -> Option<Arc<Build>> {
        let preview = build.as_ref().and_then(|build| preview(&build.checked)?.ok());
        loop {
            match self.jobs.recv().ok()? {
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
        if path.ends_with(".html") {
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

    /// Looks at the plan; returns it when it changed and can be shown. Clients are told how it
    /// went.
    fn look(&mut self) -> Option<Arc<Build>> {
        let began = Instant::now();
        let mut checked = loop {
            let saves = self.saves();
            if self.seen.is_some() && saves == self.handled {
                return None;
            }
            self.handled = saves;
            let checked = check(&self.desk.world, self.desk.options);
            if saves == self.saves() || began.elapsed() > PATIENCE {
                break checked;
            }
        };
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
            self.shown = Some(Shown::new(Arc::clone(&build), known, now));
        }
        self.tell(&build.checked, (good, now), began.elapsed(), &own);
        good.then_some(build)
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
        (known, own.into_iter().map(|error: RenderError| error.message).collect())
    }

    /// Tells clients and the terminal how it went.
    fn tell(&self, checked: &Checked, when: (bool, u128), took: Duration, own: &[String]) {
        let (good, now) = when;
        let shown = self.shown.as_ref();
        let title = state::title(checked)
            .or_else(|| shown.and_then(|shown| state::title(&shown.build.checked)))
            .unwrap_or_default();
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
            findings: state::findings(&checked.findings, &checked.sources, shown),
            fault: (!fault.is_empty()).then_some(fault.as_str()),
        };
        // Strings and numbers always serialise.
        let json = serde_json::to_string(&state).unwrap_or_default();
        self.desk.state.send_replace(Arc::from(json));
        terminal::say(&line(checked, good, took, self.desk.lang));
        if !fault.is_empty() {
            terminal::trouble(&fault, self.desk.lang);
        }
    }
}

fn preview(checked: &Checked) -> Option<Result<Preview<'_>, Vec<RenderError>>> {
    let (plan, edition) = checked.edition.as_ref()?;
    Some(Preview::new(edition, Templates::new(&plan.templates), &checked.sources))
}

fn own_texts(checked: &Checked) -> std::collections::BTreeSet<String> {
    let paths = checked.sources.iter().map(|source| source.path());
    paths.filter(|path| !path.starts_with("book-templates/")).map(str::to_owned).collect()
}

fn now() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis())
}

/// Says in one line how a build went: "dibangun dalam 92 ms: 2 galat, 3 peringatan".
fn line(checked: &Checked, good: bool, took: Duration, lang: Lang) -> String {
    let found = Summary { waived: checked.waived.len(), ..Summary::of(&checked.findings) };
    let found = found.sentence(lang);
    let ms = took.as_millis();
    match (lang, good) {
        (Lang::Id, true) => format!("dibangun dalam {ms} ms: {found}"),
        (Lang::En, true) => format!("built in {ms} ms: {found}"),
        (Lang::Id, false) => format!("belum dapat dibangun, halaman lama tetap tampil: {found}"),
        (Lang::En, false) => format!("cannot be built yet, the old pages stay: {found}"),
    }
}
