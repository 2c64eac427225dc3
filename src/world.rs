//! The one door through which input comes: files of the plan, by path.

use std::collections::BTreeMap;
use std::fmt;

/// Gives access to the files of one plan.
///
/// Paths are relative to the plan, separated by `/`, without `.` and `..`.
pub trait World {
    /// Reads a whole file.
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError>;

    /// Lists the entries of a folder by name, sorted; an absent folder is empty.
    fn list(&self, path: &str) -> Result<Vec<Entry>, ReadError>;

    /// Tells at which revision of a repository the plan is; `used` are the files that were read.
    fn revision(&self, used: &[&str]) -> Option<Revision> {
        let _ = used;
        None
    }
}

/// A revision of a repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Short name of the commit.
    pub name: String,
    /// The day on which it was made, where it was made: year, month, day.
    pub date: (i16, i8, i8),
    /// Whether files of the plan differ from the commit.
    pub changed: bool,
}

/// Names one entry of a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Name without the folder.
    pub name: String,
    /// Whether it is a folder itself.
    pub folder: bool,
}

/// Says why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// There is no such file.
    Missing,
    /// The path leads out of the plan.
    Outside,
    /// The machine does not permit it.
    Denied,
    /// It is a folder.
    Folder,
    /// The machine refused, with its own words.
    Machine(String),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("no such file"),
            Self::Outside => f.write_str("the path leads out of the plan"),
            Self::Denied => f.write_str("permission denied"),
            Self::Folder => f.write_str("is a folder"),
            Self::Machine(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for ReadError {}

/// Holds a plan in memory, for tests and for new plans that are not written yet.
#[derive(Debug, Clone, Default)]
pub struct MemWorld {
    files: BTreeMap<String, Vec<u8>>,
}

impl MemWorld {
    /// Starts without any file.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds or replaces a file.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// Lists all paths and their bytes.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }
}

impl World for MemWorld {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        self.files.get(path).cloned().ok_or(ReadError::Missing)
    }

    fn list(&self, path: &str) -> Result<Vec<Entry>, ReadError> {
        let prefix = if path.is_empty() { String::new() } else { format!("{path}/") };
        let mut entries: Vec<Entry> = self
            .files
            .keys()
            .filter_map(|file| file.strip_prefix(&prefix))
            .map(|rest| match rest.split_once('/') {
                Some((folder, _)) => Entry { name: folder.to_owned(), folder: true },
                None => Entry { name: rest.to_owned(), folder: false },
            })
            .collect();
        entries.sort();
        entries.dedup();
        Ok(entries)
    }
}

/// Lays files over another world, to see a plan as it would be with them.
pub struct Overlay<'a> {
    below: &'a dyn World,
    above: MemWorld,
}

impl<'a> Overlay<'a> {
    /// Starts with what lies below.
    pub fn new(below: &'a dyn World) -> Self {
        Self { below, above: MemWorld::new() }
    }

    /// Adds or replaces a file.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.above.insert(path, bytes);
    }
}

impl World for Overlay<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        self.above.read(path).or_else(|_| self.below.read(path))
    }

    fn list(&self, path: &str) -> Result<Vec<Entry>, ReadError> {
        let mut entries = self.below.list(path)?;
        entries.extend(self.above.list(path)?);
        entries.sort();
        entries.dedup();
        Ok(entries)
    }
}

/// Joins a folder and a relative path; `None` when the result would leave the plan.
pub fn join(folder: &str, path: &str) -> Option<String> {
    if path.starts_with('/') || path.contains('\\') || path.contains(':') {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_overlay_hides_what_lies_below_it() {
        let mut below = MemWorld::new();
        below.insert("data/a.yaml", "lama");
        below.insert("data/b.yaml", "b");
        let mut world = Overlay::new(&below);
        world.insert("data/a.yaml", "baru");
        world.insert("data/c/d.yaml", "d");
        assert_eq!(world.read("data/a.yaml").as_deref(), Ok(b"baru".as_slice()));
        assert_eq!(world.read("data/b.yaml").as_deref(), Ok(b"b".as_slice()));
        let names: Vec<String> =
            world.list("data").into_iter().flatten().map(|entry| entry.name).collect();
        assert_eq!(names, ["a.yaml", "b.yaml", "c"]);
    }

    #[test]
    fn a_path_cannot_leave_the_plan() {
        assert_eq!(join("tahap-1", "../media/a.svg").as_deref(), Some("media/a.svg"));
        assert_eq!(join("tahap-1", "../../etc/passwd"), None);
        assert_eq!(join("", "/etc/passwd"), None);
        assert_eq!(join("", "C:\\boot.ini"), None);
    }
}
