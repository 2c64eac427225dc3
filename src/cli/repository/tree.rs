//! Trees: the folders of a commit.

use std::collections::BTreeMap;

/// A file, a link or a folder of a commit.
#[derive(Clone)]
pub(super) struct Entry {
    mode: Vec<u8>,
    /// Name of the object.
    pub(super) id: Vec<u8>,
}

impl Entry {
    pub(super) fn is_folder(&self) -> bool {
        self.mode == b"40000"
    }

    pub(super) fn is_link(&self) -> bool {
        self.mode == b"120000"
    }

    /// Tells whether it is a file or a link; a repository within the repository is neither.
    pub(super) fn is_file(&self) -> bool {
        self.mode.starts_with(b"100") || self.is_link()
    }
}

/// Reads the entries of a tree by name.
pub(super) fn entries(mut bytes: &[u8], width: usize) -> Option<BTreeMap<Vec<u8>, Entry>> {
    let mut out = BTreeMap::new();
    while !bytes.is_empty() {
        let end = bytes.iter().position(|byte| *byte == 0)?;
        let (head, rest) = (bytes.get(..end)?, bytes.get(end + 1..)?);
        let space = head.iter().position(|byte| *byte == b' ')?;
        let (id, rest) = rest.split_at_checked(width)?;
        let entry = Entry { mode: head.get(..space)?.to_vec(), id: id.to_vec() };
        out.insert(head.get(space + 1..)?.to_vec(), entry);
        bytes = rest;
    }
    Some(out)
}
