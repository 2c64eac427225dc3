//! The Git repository around a plan, read without git: at which commit it stands, and whether
//! what a build read differs from that commit.
//!
//! Only what that takes: the head and its branch ([`refs`]), commits, trees and files, loose or
//! packed ([`object`]). Nothing is written, no setting and no other program is run. Where a
//! repository is broken, empty, or made in a way that is not known here, there is no revision and
//! the build goes on: a line in the imprint is no reason to refuse a book.

mod delta;
mod object;
mod pack;
mod refs;
mod tree;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use sha2::{Digest, Sha256};

use crate::world::Revision;

use object::{Kind, Store};
use tree::Entry;

/// Figures of a commit's name that are printed: enough to be unique for decades.
const SHORT: usize = 10;

/// The default folder of outputs: what is missing there changes no plan.
const OUTPUT: &str = "build";

/// A commit that a plan is part of.
pub(super) struct Commit {
    name: String,
    date: (i16, i8, i8),
    store: Store,
    /// Root of the working tree, and the tree that the commit has for it.
    work: PathBuf,
    root: Vec<u8>,
    /// Trees that were read, by name: the files of a plan stand in few folders.
    trees: RefCell<BTreeMap<Vec<u8>, Tree>>,
}

/// The entries of a tree by name.
type Tree = Rc<BTreeMap<Vec<u8>, Entry>>;

impl Commit {
    /// Finds the commit that the repository around a folder stands at; the folder is absolute and
    /// without links.
    pub(super) fn around(plan: &Path) -> Option<Self> {
        let (work, folders) = refs::Folders::find(plan)?;
        let store = Store::open(&folders.common);
        let head = folders.head(store.width())?;
        let (Kind::Commit, text) = store.read(&head)? else { return None };
        let (root, date) = header(&text)?;
        let name: String = hex(&head).chars().take(SHORT).collect();
        Some(Self { name, date, store, work, root, trees: RefCell::default() })
    }

    /// Tells which revision of a plan was read: `used` are its files, relative to it. Nothing of
    /// a plan that the commit does not hold.
    pub(super) fn revision(&self, plan: &Path, manifest: &str, used: &[&str]) -> Option<Revision> {
        self.entry(&plan.join(manifest))?;
        let changed = used.iter().any(|path| !self.holds(plan, path)) || self.misses(plan);
        Some(Revision { name: self.name.clone(), date: self.date, changed })
    }

    /// Tells whether a file is as in the commit, and so is every link on the way to it.
    fn holds(&self, plan: &Path, path: &str) -> bool {
        let mut at = plan.to_owned();
        for part in Path::new(path).components() {
            at.push(part);
            if at.is_symlink() && !self.holds_link(&at) {
                return false;
            }
        }
        let Some(file) = canonical(&at) else { return false };
        let Some(Entry { id, .. }) = self.entry(&file) else { return false };
        let (Some((Kind::Blob, then)), Some(now)) = (self.store.read(&id), bytes(&file)) else {
            return false;
        };
        then == now || same_lines(&then, &now) || is_pointer_to(&then, &now)
    }

    fn holds_link(&self, link: &Path) -> bool {
        let Some(entry) = self.entry(link).filter(Entry::is_link) else { return false };
        let (Some((Kind::Blob, then)), Some(now)) = (self.store.read(&entry.id), target(link))
        else {
            return false;
        };
        now.as_os_str().as_encoded_bytes() == then
    }

    /// Tells whether a file of the commit is missing in the plan's folder.
    fn misses(&self, plan: &Path) -> bool {
        let mut open = vec![plan.to_owned()];
        while let Some(folder) = open.pop() {
            for (name, entry) in self.folder(&folder).unwrap_or_default().iter() {
                let Ok(name) = std::str::from_utf8(name) else { continue };
                let path = folder.join(name);
                if entry.is_folder() {
                    let output = folder == plan && name == OUTPUT;
                    open.extend((!output).then_some(path));
                } else if entry.is_file() && path.symlink_metadata().is_err() {
                    return true;
                }
            }
        }
        false
    }

    /// Finds what the commit has at an absolute path.
    fn entry(&self, path: &Path) -> Option<Entry> {
        let name = path.file_name()?.as_encoded_bytes();
        self.folder(path.parent()?)?.get(name).cloned()
    }

    /// Reads the tree that the commit has for a folder.
    fn folder(&self, path: &Path) -> Option<Tree> {
        let mut id = self.root.clone();
        for part in path.strip_prefix(&self.work).ok()? {
            let entries = self.tree(&id)?;
            let own = entries.get(part.as_encoded_bytes()).filter(|own| own.is_folder())?;
            id.clone_from(&own.id);
        }
        self.tree(&id)
    }

    fn tree(&self, id: &[u8]) -> Option<Tree> {
        if let Some(known) = self.trees.borrow().get(id) {
            return Some(Rc::clone(known));
        }
        let (Kind::Tree, bytes) = self.store.read(id)? else { return None };
        let tree = Rc::new(tree::entries(&bytes, self.store.width())?);
        self.trees.borrow_mut().insert(id.to_owned(), Rc::clone(&tree));
        Some(tree)
    }
}

/// Reads the tree of a commit, and the day on which it was made, where it was made.
fn header(commit: &[u8]) -> Option<(Vec<u8>, (i16, i8, i8))> {
    let text = String::from_utf8_lossy(commit);
    let (head, _) = text.split_once("\n\n").unwrap_or((&text, ""));
    let field = |name: &str| head.lines().find_map(|line| line.strip_prefix(name));
    let root = unhex(field("tree ")?)?;
    let (_, when) = field("committer ")?.rsplit_once("> ")?;
    let (seconds, zone) = when.split_once(' ')?;
    let (hours, minutes) = zone.split_at_checked(3)?;
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    let offset = hours * 3600 + minutes * if zone.starts_with('-') { -60 } else { 60 };
    let local = seconds.parse::<i64>().ok()?.checked_add(offset)?;
    let date = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::from_second(local).ok()?).date();
    Some((root, (date.year(), date.month(), date.day())))
}

/// Tells whether two texts differ in the ends of their lines only: on Windows, Git writes others.
fn same_lines(then: &[u8], now: &[u8]) -> bool {
    let binary = |bytes: &[u8]| bytes.contains(&0);
    let unix = |bytes: &[u8]| {
        let mut out = bytes.to_vec();
        let mut next = bytes.iter().skip(1).chain([&0]);
        out.retain(|byte| (*byte, next.next()) != (b'\r', Some(&b'\n')));
        out
    };
    !binary(then) && !binary(now) && unix(then) == unix(now)
}

/// Tells whether the commit holds only a pointer of Git LFS to these bytes.
fn is_pointer_to(then: &[u8], now: &[u8]) -> bool {
    const FIRST: &[u8] = b"version https://git-lfs.github.com/spec/";
    let Some(text) = then.strip_prefix(FIRST).and_then(|rest| std::str::from_utf8(rest).ok())
    else {
        return false;
    };
    let oid = text.lines().find_map(|line| line.strip_prefix("oid sha256:"));
    oid.is_some_and(|oid| oid == hex(&Sha256::digest(now)))
}

/// Writes the name of an object.
fn hex(id: &[u8]) -> String {
    use std::fmt::Write;
    id.iter().fold(String::new(), |mut out, byte| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// Reads the name of an object.
fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|d| u8::try_from(d).ok());
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| Some(digit(pair.first()?)? << 4 | digit(pair.get(1)?)?)).collect()
}

#[expect(clippy::disallowed_methods, reason = "the repository lies outside the plan")]
fn bytes(path: &Path) -> Option<Vec<u8>> {
    std::fs::read(path).ok()
}

fn text(path: &Path) -> Option<String> {
    String::from_utf8(bytes(path)?).ok()
}

#[expect(clippy::disallowed_methods, reason = "the repository lies outside the plan")]
fn canonical(path: &Path) -> Option<PathBuf> {
    std::fs::canonicalize(path).ok()
}

fn target(link: &Path) -> Option<PathBuf> {
    std::fs::read_link(link).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_a_commit_is_that_of_its_own_place() {
        let commit = |when: &str| {
            let text = format!("tree 00ff\nauthor A <a@b> 1 +0000\ncommitter A <a@b> {when}\n\nx");
            header(text.as_bytes())
        };
        let day = |when: &str| commit(when).map(|(_, day)| day);
        assert_eq!(commit("0 +0000").map(|(tree, _)| tree), Some(vec![0, 255]));
        assert_eq!(day("1635897600 +0000"), Some((2021, 11, 3)));
        assert_eq!(day("1635897600 -0030"), Some((2021, 11, 2)));
        assert_eq!(day("1635890400 +0700"), Some((2021, 11, 3)));
        assert_eq!(day("never +0700"), None);
    }

    #[test]
    fn ends_of_lines_are_no_change_in_a_text() {
        assert!(same_lines(b"a\nb\n", b"a\r\nb\r\n"));
        assert!(!same_lines(b"a\nb\n", b"a\nc\n"));
        assert!(!same_lines(b"a\0\n", b"a\0\r\n"), "bytes of a picture are");
    }

    #[test]
    fn a_pointer_stands_for_its_file() {
        let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:\
                       2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\nsize 5\n";
        assert!(is_pointer_to(pointer.as_bytes(), b"hello"));
        assert!(!is_pointer_to(pointer.as_bytes(), b"hallo"));
    }
}
