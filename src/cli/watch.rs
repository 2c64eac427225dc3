//! Notices when a plan changes on disk, for the preview and for `build --watch`.
//!
//! A burst of events becomes one call. What no plan reads does not count: outputs, hidden files,
//! and those that editors keep beside the one that they write.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use notify_debouncer_full::notify::{self, Config, PollWatcher, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{
    DebounceEventResult, DebouncedEvent, Debouncer, NoCache, RecommendedCache, new_debouncer,
    new_debouncer_opt,
};

use crate::Checked;
use crate::STACK;

/// How long a file must be quiet before a save counts as done.
const QUIET: Duration = Duration::from_millis(10);

/// How often quiet is looked for.
const TICK: Duration = Duration::from_millis(5);

/// How often files are looked at where the system tells nothing.
const POLL: Duration = Duration::from_millis(700);

/// When a new folder is looked at again: what was put into it before it was watched went unseen.
const AGAIN: Duration = Duration::from_millis(150);

/// Keeps the watch going for as long as it lives.
#[expect(dead_code, reason = "its fields are kept, not used")]
pub(super) enum Watch {
    /// The system tells what changes.
    Told(Debouncer<RecommendedWatcher, RecommendedCache>),
    /// Files are looked at again and again.
    Polled(Debouncer<PollWatcher, NoCache>),
}

/// What is watched.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    /// The folder of the plan, with links resolved.
    pub(super) root: PathBuf,
    /// The folder of its outputs, with links resolved.
    pub(super) output: PathBuf,
    /// Whether to look at the files again and again instead of waiting for the system to tell.
    pub(super) poll: bool,
}

impl Subject {
    /// Decides what is watched.
    #[expect(clippy::disallowed_methods, reason = "the command line decides where a plan is")]
    pub(super) fn new(root: &Path, output: &Path, poll: bool) -> Self {
        let whole = |path: &Path| std::fs::canonicalize(path).ok();
        let root = whole(root).unwrap_or_else(|| root.to_owned());
        // What is not there yet lies where its folder does.
        let beside = || Some(whole(output.parent()?)?.join(output.file_name()?));
        let output = whole(output).or_else(beside).unwrap_or_else(|| output.to_owned());
        Self { root, output, poll }
    }

    /// Watches, and calls `changed` after every save; where the system refuses, by polling.
    pub(super) fn watch(
        &self,
        changed: impl Fn() + Send + Sync + 'static,
    ) -> notify::Result<Watch> {
        let changed: Arc<dyn Fn() + Send + Sync> = Arc::new(changed);
        if !self.poll
            && let Ok(mut told) = new_debouncer(QUIET, Some(TICK), self.handler(&changed))
            && told.watch(&self.root, RecursiveMode::Recursive).is_ok()
        {
            return Ok(Watch::Told(told));
        }
        let config = Config::default().with_poll_interval(POLL);
        let handler = self.handler(&changed);
        let mut polled = new_debouncer_opt(QUIET, Some(TICK), handler, NoCache, config)?;
        polled.watch(&self.root, RecursiveMode::Recursive)?;
        Ok(Watch::Polled(polled))
    }

    /// Works at once and after every save, until Ctrl-C, which does not wait for work under way.
    pub(super) fn follow(&self, mut work: impl FnMut() + Send + 'static) -> anyhow::Result<()> {
        let (changed, changes) = mpsc::channel();
        // Nobody listens only when the program ends.
        let _watch = self.watch(move || {
            let _ = changed.send(());
        })?;
        std::thread::Builder::new().stack_size(STACK).spawn(move || {
            work();
            while changes.recv().is_ok() {
                // Saves that came meanwhile are one.
                while changes.try_recv().is_ok() {}
                work();
            }
        })?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        Ok(runtime.block_on(tokio::signal::ctrl_c())?)
    }

    fn handler(
        &self,
        changed: &Arc<dyn Fn() + Send + Sync>,
    ) -> impl FnMut(DebounceEventResult) + Send + 'static {
        let (subject, changed) = (self.clone(), Arc::clone(changed));
        move |result| {
            // Events that the system lost may have been anything.
            let Ok(events) = result else { return changed() };
            let mut mine = events.iter().filter(|event| subject.concerns(event)).peekable();
            if mine.peek().is_none() {
                return;
            }
            let folder = mine.any(|event| event.paths.iter().any(|path| path.is_dir()));
            changed();
            if folder {
                let changed = Arc::clone(&changed);
                std::thread::spawn(move || {
                    std::thread::sleep(AGAIN);
                    changed();
                });
            }
        }
    }

    fn concerns(&self, event: &DebouncedEvent) -> bool {
        // To read a file is no change of it.
        !event.kind.is_access() && event.paths.iter().any(|path| self.is_read(path))
    }

    /// Tells whether a plan may read what lies at a path.
    fn is_read(&self, path: &Path) -> bool {
        let Ok(below) = path.strip_prefix(&self.root) else { return false };
        let mut names = below.iter().map(|name| name.to_string_lossy()).peekable();
        names.peek().is_some()
            && !path.starts_with(&self.output)
            && !names.any(|name| is_scratch(&name))
    }
}

/// Names what was read and found: a save that changes nothing needs no new build.
pub(super) fn fingerprint(checked: &Checked) -> u64 {
    let mut hasher = DefaultHasher::new();
    checked.inputs().hash(&mut hasher);
    for finding in &checked.findings {
        (finding.code.number, finding.span, &finding.message.en).hash(&mut hasher);
    }
    hasher.finish()
}

/// Tells whether a name is hidden, or of a file that an editor keeps beside the one it writes.
fn is_scratch(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    name.starts_with(['.', '#', '~'])
        || name.ends_with('~')
        || ["swp", "swx", "swo", "tmp", "crdownload"].contains(&ending)
        // Vim tries with this name whether it may write into a folder.
        || name == "4913"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_plan_reads_counts() {
        let subject =
            Subject { root: "/rencana".into(), output: "/rencana/build".into(), poll: false };
        let read = |path: &str| subject.is_read(Path::new(path));
        assert!(read("/rencana/smartplan.yaml"));
        assert!(read("/rencana/tahap-1/01-pendahuluan.md"));
        assert!(read("/rencana/tahap-9"), "a folder that was renamed");
        for path in [
            "/rencana",
            "/lain/smartplan.yaml",
            "/rencana/build/pdf/buku-1.pdf",
            "/rencana/.git/index",
            "/rencana/tahap-1/.01-pendahuluan.md.swp",
            "/rencana/tahap-1/01-pendahuluan.md~",
            "/rencana/tahap-1/~$anggaran.csv",
            "/rencana/tahap-1/4913",
        ] {
            assert!(!read(path), "{path}");
        }
    }
}
