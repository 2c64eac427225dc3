//! Objects by name: loose ones, those in packs, those of a repository that lends its own.

use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::ZlibDecoder;

use crate::cli::repository::pack::Pack;
use crate::cli::repository::{bytes, hex, text};

/// No object of a plan is larger; whatever says so is broken.
pub(super) const LARGEST: u64 = 1 << 30;

/// Repositories that lend to repositories that lend may be so many.
const DEPTH: usize = 5;

/// What an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Commit,
    Tree,
    Blob,
    Tag,
}

/// All objects of a repository.
pub(super) struct Store {
    folders: Vec<PathBuf>,
    packs: Vec<Pack>,
    width: usize,
}

impl Store {
    /// Opens the objects below the common folder of a repository.
    pub(super) fn open(common: &Path) -> Self {
        let width = if is_sha256(common) { 32 } else { 20 };
        let mut folders = Vec::new();
        lenders(common.join("objects"), DEPTH, &mut folders);
        let packs = folders.iter().flat_map(|folder| indexes(folder));
        let packs = packs.filter_map(|index| Pack::open(&index, width)).collect();
        Self { folders, packs, width }
    }

    /// Returns how many bytes the name of an object has.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Reads an object.
    pub(super) fn read(&self, id: &[u8]) -> Option<(Kind, Vec<u8>)> {
        self.loose(id).or_else(|| self.packs.iter().find_map(|pack| pack.read(id, self)))
    }

    fn loose(&self, id: &[u8]) -> Option<(Kind, Vec<u8>)> {
        let name = hex(id);
        let (folder, file) = name.split_at_checked(2)?;
        let packed = self.folders.iter().find_map(|own| bytes(&own.join(folder).join(file)))?;
        let mut whole = Vec::new();
        ZlibDecoder::new(packed.as_slice()).take(LARGEST).read_to_end(&mut whole).ok()?;
        let end = whole.iter().position(|byte| *byte == 0)?;
        let head = std::str::from_utf8(whole.get(..end)?).ok()?;
        let kind = match head.split_once(' ')?.0 {
            "commit" => Kind::Commit,
            "tree" => Kind::Tree,
            "blob" => Kind::Blob,
            "tag" => Kind::Tag,
            _ => return None,
        };
        Some((kind, whole.split_off(end + 1)))
    }
}

/// Tells whether objects are named by SHA-256.
fn is_sha256(common: &Path) -> bool {
    let config = text(&common.join("config")).unwrap_or_default().to_ascii_lowercase();
    let pairs = config.lines().filter_map(|line| line.split_once('='));
    pairs
        .map(|(key, value)| (key.trim(), value.trim()))
        .any(|pair| pair == ("objectformat", "sha256"))
}

/// Lists a folder of objects and those that it borrows from.
fn lenders(folder: PathBuf, depth: usize, out: &mut Vec<PathBuf>) {
    let others = text(&folder.join("info/alternates")).unwrap_or_default();
    let others = others.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let others: Vec<PathBuf> = others.map(|other| folder.join(other)).collect();
    if out.contains(&folder) {
        return;
    }
    out.push(folder);
    for other in others.into_iter().filter(|_| depth > 0) {
        lenders(other, depth - 1, out);
    }
}

#[expect(clippy::disallowed_methods, reason = "the repository lies outside the plan")]
fn indexes(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder.join("pack")) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "idx"));
    paths.sort();
    paths
}
