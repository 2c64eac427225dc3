//! The plan on disk.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::cli::repository::Commit;
use crate::load::MANIFEST;
use crate::world::{Entry, ReadError, Revision, World};

/// Reads the files below one folder; links that lead out of it are refused.
#[derive(Debug, Clone)]
pub(super) struct SystemWorld {
    root: PathBuf,
}

impl SystemWorld {
    /// Opens a folder.
    #[expect(clippy::disallowed_methods, reason = "this is the one door to the file system")]
    pub(super) fn open(root: &Path) -> std::io::Result<Self> {
        Ok(Self { root: std::fs::canonicalize(root)? })
    }

    /// Resolves links and keeps the result below the root.
    #[expect(clippy::disallowed_methods, reason = "this is the one door to the file system")]
    fn resolve(&self, path: &str) -> Result<PathBuf, ReadError> {
        let full = std::fs::canonicalize(self.root.join(path)).map_err(|error| reason(&error))?;
        if full.starts_with(&self.root) { Ok(full) } else { Err(ReadError::Outside) }
    }
}

fn reason(error: &std::io::Error) -> ReadError {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => ReadError::Missing,
        ErrorKind::PermissionDenied => ReadError::Denied,
        ErrorKind::IsADirectory => ReadError::Folder,
        kind => ReadError::Machine(kind.to_string()),
    }
}

impl World for SystemWorld {
    #[expect(clippy::disallowed_methods, reason = "this is the one door to the file system")]
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        std::fs::read(self.resolve(path)?).map_err(|error| reason(&error))
    }

    #[expect(clippy::disallowed_methods, reason = "this is the one door to the file system")]
    fn list(&self, path: &str) -> Result<Vec<Entry>, ReadError> {
        let folder = match self.resolve(path) {
            Ok(folder) => folder,
            Err(ReadError::Missing) => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut entries = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(|error| reason(&error))? {
            let entry = entry.map_err(|error| reason(&error))?;
            // A name that is not Unicode cannot be named in a plan either.
            if let Ok(name) = entry.file_name().into_string() {
                // A linked folder is not walked into: it may lead back to where it stands.
                let folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
                entries.push(Entry { name, folder });
            }
        }
        entries.sort();
        Ok(entries)
    }

    fn revision(&self, used: &[&str]) -> Option<Revision> {
        Commit::around(&self.root)?.revision(&self.root, MANIFEST, used)
    }
}
