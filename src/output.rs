//! Finished files in memory, before any of them touches the disk.

use std::collections::BTreeMap;

/// Maps paths below the output folder (with `/`) to bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Artifacts {
    files: BTreeMap<String, Vec<u8>>,
    pages: BTreeMap<String, usize>,
}

impl Artifacts {
    /// Starts empty.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// Takes over all files of another set.
    pub fn extend(&mut self, other: Artifacts) {
        self.files.extend(other.files);
        self.pages.extend(other.pages);
    }

    /// Notes how many pages an output has: `buku-2`, `master-plan`.
    pub fn count_pages(&mut self, name: impl Into<String>, count: usize) {
        self.pages.insert(name.into(), count);
    }

    /// Lists the outputs whose pages were counted.
    pub fn pages(&self) -> impl Iterator<Item = (&str, usize)> {
        self.pages.iter().map(|(name, count)| (name.as_str(), *count))
    }

    /// Returns the bytes at a path.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// Lists all files by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }
}
