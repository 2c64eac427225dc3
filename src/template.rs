//! The files of `book-templates/`, embedded: schemes and looks.
//!
//! A plan lays its own files over them one by one (`templates/` in the plan).

use std::collections::BTreeMap;

/// Lists every embedded file by its path below `book-templates/`.
pub const EMBEDDED: &[(&str, &[u8])] = &[
    ("bimtek/scheme.yaml", include_bytes!("../book-templates/bimtek/scheme.yaml")),
    ("kominfo-3/scheme.yaml", include_bytes!("../book-templates/kominfo-3/scheme.yaml")),
    ("kominfo-4/scheme.yaml", include_bytes!("../book-templates/kominfo-4/scheme.yaml")),
];

/// Lists the names of the built-in schemes.
pub fn schemes() -> impl Iterator<Item = &'static str> {
    EMBEDDED.iter().filter_map(|(path, _)| path.strip_suffix("/scheme.yaml"))
}

/// Returns an embedded file.
pub fn embedded(path: &str) -> Option<&'static [u8]> {
    EMBEDDED.iter().find(|(own, _)| *own == path).map(|(_, bytes)| *bytes)
}

/// Embedded files with a plan's own files laid over them.
#[derive(Debug, Clone, Copy)]
pub struct Templates<'a> {
    overrides: &'a BTreeMap<String, Vec<u8>>,
}

impl<'a> Templates<'a> {
    /// Lays a plan's files over the embedded ones.
    pub fn new(overrides: &'a BTreeMap<String, Vec<u8>>) -> Self {
        Self { overrides }
    }

    /// Returns a file, the plan's own first.
    pub fn get(&self, path: &str) -> Option<&'a [u8]> {
        self.overrides.get(path).map(Vec::as_slice).or_else(|| embedded(path))
    }

    /// Tells whether the plan brings this file.
    pub fn is_own(&self, path: &str) -> bool {
        self.overrides.contains_key(path)
    }

    /// Lists the paths of all files below a folder, embedded or the plan's own, sorted.
    pub fn below(&self, folder: &str) -> Vec<&'a str> {
        let own = self.overrides.keys().map(String::as_str);
        let mut paths: Vec<&str> = EMBEDDED
            .iter()
            .map(|(path, _)| *path)
            .chain(own)
            .filter(|p| p.starts_with(folder))
            .collect();
        paths.sort_unstable();
        paths.dedup();
        paths
    }
}
