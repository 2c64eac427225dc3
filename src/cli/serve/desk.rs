//! What all parts of the preview share.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use crate::cli::serve::editor::Editor;
use crate::cli::serve::guard::Guard;
use crate::cli::serve::maker;
use crate::cli::serve::sheets::{self, Sheets, Wanted};
use crate::cli::world::SystemWorld;
use crate::diag::Lang;
use crate::template::{Templates, embedded};
use crate::{Checked, Options};

/// A plan that can be shown.
#[derive(Debug)]
pub(super) struct Build {
    /// Which one it is, from 1.
    pub(super) number: u64,
    /// The plan, ready to be printed.
    pub(super) checked: Checked,
}

/// What all parts of the preview share.
pub(super) struct Desk {
    /// The folder of the plan, with links resolved.
    pub(super) root: PathBuf,
    /// The plan on disk.
    pub(super) world: SystemWorld,
    /// How it is built.
    pub(super) options: Options<'static>,
    /// Language of messages.
    pub(super) lang: Lang,
    /// Who may ask.
    pub(super) guard: Guard,
    /// The command that opens places; without it the browser does.
    pub(super) editor: Option<Editor>,
    /// What clients are told, as JSON.
    pub(super) state: watch::Sender<Arc<str>>,
    /// Where the maker gets its work.
    pub(super) maker: Sender<maker::Job>,
    /// Where the press gets its work.
    pub(super) press: Sender<sheets::Job>,
    /// How many saves there were.
    pub(super) saves: AtomicU64,
    current: Mutex<Option<Arc<Build>>>,
    texts: Mutex<BTreeSet<String>>,
    sheets: Mutex<BTreeMap<Wanted, Arc<Sheets>>>,
}

impl Desk {
    /// Puts everything on the desk; no plan was read yet.
    pub(super) fn new(
        (root, world): (PathBuf, SystemWorld),
        options: Options<'static>,
        lang: Lang,
        (guard, editor): (Guard, Option<Editor>),
        (maker, press): (Sender<maker::Job>, Sender<sheets::Job>),
    ) -> Self {
        Self {
            root,
            world,
            options,
            lang,
            guard,
            editor,
            state: watch::Sender::new(Arc::from("null")),
            maker,
            press,
            saves: AtomicU64::new(0),
            current: Mutex::default(),
            texts: Mutex::default(),
            sheets: Mutex::default(),
        }
    }

    /// Notes a save, and asks for a look at it.
    pub(super) fn save(&self) {
        self.saves.fetch_add(1, Ordering::SeqCst);
        // Nobody is there to look only when the program ends.
        drop(self.maker.send(maker::Job::Look));
    }

    /// Returns what is shown.
    pub(super) fn current(&self) -> Option<Arc<Build>> {
        hold(&self.current).clone()
    }

    /// Shows another build.
    pub(super) fn show(&self, build: &Arc<Build>) {
        *hold(&self.current) = Some(Arc::clone(build));
    }

    /// Returns the pages of a book that were laid out last.
    pub(super) fn sheets(&self, book: Wanted) -> Option<Arc<Sheets>> {
        hold(&self.sheets).get(&book).cloned()
    }

    /// Keeps the pages of a book.
    pub(super) fn lay(&self, book: Wanted, sheets: &Arc<Sheets>) {
        hold(&self.sheets).insert(book, Arc::clone(sheets));
    }

    /// Notes which files of the plan were read.
    pub(super) fn note_texts(&self, paths: BTreeSet<String>) {
        *hold(&self.texts) = paths;
    }

    /// Returns where a file of the plan lies on disk, if it was read as a text.
    pub(super) fn text(&self, path: &str) -> Option<PathBuf> {
        hold(&self.texts).contains(path).then(|| self.root.join(path))
    }

    /// Returns a template: the plan's own, or the embedded one.
    pub(super) fn template(&self, path: &str) -> Option<Vec<u8>> {
        let current = self.current();
        let plan = current.as_ref().and_then(|build| build.checked.edition.as_ref());
        let own = plan.and_then(|(plan, _)| Templates::new(&plan.templates).get(path));
        own.or_else(|| embedded(path)).map(<[u8]>::to_vec)
    }
}

/// What was on the desk is whole even if somebody fell over it.
fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
