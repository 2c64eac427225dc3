//! `smartplan check --fix` and `--diff`: mends shown, or written into the files of the plan.
//!
//! Files are written only while they all hold the bytes that were read. Every new text is put beside
//! its file first, then one rename each puts it in place; where one of these fails, those before
//! it are taken back. So a plan is mended as a whole or left as it was.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use similar::TextDiff;
use tempfile::NamedTempFile;

use crate::Options;
use crate::cli::world::SystemWorld;
use crate::cli::{Status, terminal};
use crate::diag::Lang;
use crate::mend::{Change, Mended, Undone};

/// Prints what would change as a unified diff.
pub(super) fn show(
    world: &SystemWorld,
    options: Options<'_>,
    lang: Lang,
) -> anyhow::Result<Status> {
    let mended = crate::mend(world, options);
    let diff: String = mended.changes.iter().map(diff).collect();
    terminal::data(&diff)?;
    terminal::say(&report(&mended, Tense::Shown, lang));
    Ok(if mended.changes.is_empty() { Status::Success } else { Status::Findings })
}

/// Writes what can be mended and tells it on standard error.
pub(super) fn write(
    root: &Path,
    world: &SystemWorld,
    options: Options<'_>,
    lang: Lang,
) -> anyhow::Result<()> {
    let mended = crate::mend(world, options);
    put_all(root, &mended.changes, lang)?;
    terminal::say(&report(&mended, Tense::Done, lang));
    Ok(())
}

/// Prints one file's change as `diff -u` does.
fn diff(change: &Change) -> String {
    let before = change.before.as_deref().unwrap_or_default();
    let old = match change.before {
        Some(_) => format!("a/{}", change.path),
        None => "/dev/null".to_owned(),
    };
    TextDiff::from_lines(before, &change.after)
        .unified_diff()
        .header(&old, &format!("b/{}", change.path))
        .to_string()
}

/// Whether a report speaks of what was done or of what would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    Shown,
    Done,
}

/// Lists the mends by file, and those that were undone.
fn report(mended: &Mended, tense: Tense, lang: Lang) -> String {
    let mut out = String::new();
    for change in &mended.changes {
        let count: usize = change.titles.iter().map(|(_, count)| count).sum();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}: {}", change.path, counted(count, tense, lang));
        for (title, count) in &change.titles {
            let times = if *count > 1 { format!(" ({count}×)") } else { String::new() };
            let _ = writeln!(out, "  {}{times}", title.get(lang));
        }
    }
    for undone in &mended.undone {
        let _ = writeln!(out, "{}", left(undone, lang));
    }
    if mended.changes.is_empty() {
        out.push_str(match lang {
            Lang::Id => "tidak ada yang dapat diperbaiki otomatis\n",
            Lang::En => "nothing that can be mended by itself\n",
        });
    }
    out
}

fn counted(count: usize, tense: Tense, lang: Lang) -> String {
    match (lang, tense) {
        (Lang::Id, Tense::Shown) => format!("{count} perbaikan tersedia"),
        (Lang::Id, Tense::Done) => format!("{count} perbaikan ditulis"),
        (Lang::En, _) => {
            let noun = if count == 1 { "mend" } else { "mends" };
            let verb = if tense == Tense::Done { "written" } else { "available" };
            format!("{count} {noun} {verb}")
        }
    }
}

/// Tells a mend that was undone, and why.
fn left(undone: &Undone, lang: Lang) -> String {
    let (path, line) = &undone.place;
    let title = undone.title.get(lang);
    let why = match (&undone.brings, lang) {
        (Some(fault), _) => format!("{}: {}", fault.code, fault.message.get(lang)),
        (None, Lang::Id) => "temuannya tetap ada".to_owned(),
        (None, Lang::En) => "the finding would stay".to_owned(),
    };
    match lang {
        Lang::Id => format!("{path}:{line}: tidak diperbaiki otomatis: {title} ({why})"),
        Lang::En => format!("{path}:{line}: left for you: {title} ({why})"),
    }
}

/// Writes all changes, once every file is known to be as it was read.
fn put_all(root: &Path, changes: &[Change], lang: Lang) -> anyhow::Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    let root = canonical(root)?;
    let mut targets = Vec::new();
    for change in changes {
        let target = target(&root, change, lang)?;
        is_same(&target, change, lang)?;
        targets.push(target);
    }
    let mut staged = Vec::new();
    for (change, target) in changes.iter().zip(&targets) {
        staged.push(stage(target, &change.after).with_context(|| change.path.clone())?);
    }
    for (at, (change, beside)) in changes.iter().zip(staged).enumerate() {
        let put = put(&targets[at], change, beside, lang).with_context(|| change.path.clone());
        if let Err(error) = put {
            take_back(&changes[..at], &targets[..at]);
            return Err(error);
        }
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "mends go into the files of the plan")]
fn canonical(path: &Path) -> anyhow::Result<PathBuf> {
    std::fs::canonicalize(path).with_context(|| path.display().to_string())
}

/// Returns the real file behind a path; links must not lead out of the plan.
fn target(root: &Path, change: &Change, lang: Lang) -> anyhow::Result<PathBuf> {
    let full = root.join(&change.path);
    let real = match &change.before {
        Some(_) => canonical(&full)?,
        None => full,
    };
    // Of a new file, the nearest folder that is there must lie in the plan.
    let standing = real.ancestors().find(|path| path.symlink_metadata().is_ok());
    if standing.is_some_and(|path| canonical(path).is_ok_and(|path| path.starts_with(root))) {
        return Ok(real);
    }
    let path = &change.path;
    match lang {
        Lang::Id => bail!("`{path}` berada di luar rencana; tidak ada yang ditulis"),
        Lang::En => bail!("`{path}` lies outside the plan; nothing was written"),
    }
}

/// Refuses a file that no longer holds what was read.
#[expect(clippy::disallowed_methods, reason = "mends go into the files of the plan")]
fn is_same(target: &Path, change: &Change, lang: Lang) -> anyhow::Result<()> {
    let path = &change.path;
    let same = match &change.before {
        Some(before) => std::fs::read(target).is_ok_and(|bytes| bytes == before.as_bytes()),
        None => target.symlink_metadata().is_err(),
    };
    if !same {
        match lang {
            Lang::Id => {
                bail!("`{path}` berubah sementara itu dan tidak ditulis; ulangi perintah ini")
            }
            Lang::En => bail!("`{path}` changed meanwhile and was not written; run this again"),
        }
    }
    let locked = target.metadata().is_ok_and(|data| data.permissions().readonly());
    match lang {
        _ if !locked => Ok(()),
        Lang::Id => bail!("`{path}` hanya boleh dibaca; tidak ditulis"),
        Lang::En => bail!("`{path}` is read-only; it was not written"),
    }
}

/// Puts a text beside the file that it is for.
#[expect(clippy::disallowed_methods, reason = "mends go into the files of the plan")]
fn stage(target: &Path, text: &str) -> anyhow::Result<NamedTempFile> {
    let folder = target.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".smartplan-");
    // As any other file that is made new: the machine takes away what it does not want.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut beside = builder.tempfile_in(folder)?;
    beside.write_all(text.as_bytes())?;
    if let Ok(own) = target.metadata() {
        beside.as_file().set_permissions(own.permissions())?;
    }
    beside.as_file().sync_all()?;
    Ok(beside)
}

/// Lets a staged text take its place; a file that came or changed meanwhile stays.
fn put(target: &Path, change: &Change, beside: NamedTempFile, lang: Lang) -> anyhow::Result<()> {
    is_same(target, change, lang)?;
    match change.before {
        Some(_) => drop(beside.persist(target)?),
        None => drop(beside.persist_noclobber(target)?),
    }
    Ok(())
}

/// Puts back what stood there before, as far as the machine lets it.
#[expect(clippy::disallowed_methods, reason = "mends go into the files of the plan")]
fn take_back(changes: &[Change], targets: &[PathBuf]) {
    for (change, target) in changes.iter().zip(targets) {
        drop(match &change.before {
            Some(before) => stage(target, before).map(|own| own.persist(target).is_ok()),
            None => Ok(std::fs::remove_file(target).is_ok()),
        });
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests work on real folders")]
mod tests {
    use super::*;

    fn change(path: &str, before: Option<&str>, after: &str) -> Change {
        Change {
            path: path.to_owned(),
            before: before.map(str::to_owned),
            after: after.to_owned(),
            titles: Vec::new(),
        }
    }

    #[test]
    fn nothing_is_written_when_a_file_changed_meanwhile() {
        let folder = tempfile::tempdir().expect("folder");
        std::fs::write(folder.path().join("a.yaml"), "a").expect("file");
        std::fs::write(folder.path().join("b.yaml"), "lain").expect("file");
        let changes = [change("a.yaml", Some("a"), "A"), change("b.yaml", Some("b"), "B")];
        let error = put_all(folder.path(), &changes, Lang::En).expect_err("changed");
        assert!(error.to_string().contains("`b.yaml` changed meanwhile"), "{error}");
        assert_eq!(std::fs::read_to_string(folder.path().join("a.yaml")).expect("file"), "a");
        let made = [change("b.yaml", None, "B")];
        assert!(put_all(folder.path(), &made, Lang::En).is_err(), "a file came meanwhile");
        assert_eq!(std::fs::read_to_string(folder.path().join("b.yaml")).expect("file"), "lain");
    }

    #[test]
    fn files_are_written_all_or_none() {
        let folder = tempfile::tempdir().expect("folder");
        let path = |name: &str| folder.path().join(name);
        std::fs::write(path("a.yaml"), "a").expect("file");
        let blocked = [change("a.yaml", Some("a"), "A"), change("a.yaml/b.md", None, "B")];
        assert!(put_all(folder.path(), &blocked, Lang::En).is_err(), "a file is no folder");
        assert_eq!(std::fs::read_to_string(path("a.yaml")).expect("file"), "a");
        // The last of these finds that another one has come meanwhile.
        let twice = [
            change("a.yaml", Some("a"), "A"),
            change("c.md", None, "C"),
            change("c.md", None, "D"),
        ];
        assert!(put_all(folder.path(), &twice, Lang::En).is_err());
        assert_eq!(std::fs::read_to_string(path("a.yaml")).expect("file"), "a");
        assert!(!path("c.md").exists());
        assert_eq!(folder.path().read_dir().expect("folder").count(), 1, "nothing is left behind");
    }

    #[test]
    #[cfg(unix)]
    fn permissions_and_links_inside_the_plan_stay() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("folder");
        let real = folder.path().join("real.yaml");
        std::fs::write(&real, "a").expect("file");
        std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).expect("mode");
        std::os::unix::fs::symlink("real.yaml", folder.path().join("a.yaml")).expect("link");
        put_all(folder.path(), &[change("a.yaml", Some("a"), "A")], Lang::En).expect("written");
        assert_eq!(std::fs::read_to_string(&real).expect("file"), "A");
        assert_eq!(real.metadata().expect("data").permissions().mode() & 0o777, 0o640);
        assert!(folder.path().join("a.yaml").is_symlink());
        assert_eq!(folder.path().read_dir().expect("folder").count(), 2, "nothing is left behind");
    }

    #[test]
    #[cfg(unix)]
    fn links_that_lead_out_are_not_followed() {
        let folder = tempfile::tempdir().expect("folder");
        let outside = tempfile::tempdir().expect("folder");
        std::fs::write(outside.path().join("a.yaml"), "a").expect("file");
        let link = |from: &str, to: PathBuf| {
            std::os::unix::fs::symlink(to, folder.path().join(from)).expect("link");
        };
        link("a.yaml", outside.path().join("a.yaml"));
        link("luar", outside.path().to_owned());
        for path in ["a.yaml", "luar/a.yaml"] {
            assert!(put_all(folder.path(), &[change(path, Some("a"), "A")], Lang::En).is_err());
        }
        assert!(put_all(folder.path(), &[change("luar/b/c.md", None, "C")], Lang::En).is_err());
        assert_eq!(std::fs::read_to_string(outside.path().join("a.yaml")).expect("file"), "a");
        assert_eq!(outside.path().read_dir().expect("folder").count(), 1);
    }
}
