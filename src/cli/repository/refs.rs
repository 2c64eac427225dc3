//! Where a repository lies and which commit its head names.

use std::path::{Path, PathBuf};

use crate::cli::repository::{text, unhex};

/// Names that lead to other names may be so many.
const DEPTH: usize = 5;

/// The folders of a repository.
pub(super) struct Folders {
    /// What belongs to one working tree: its head.
    own: PathBuf,
    /// What all working trees share: branches and objects.
    pub(super) common: PathBuf,
}

impl Folders {
    /// Finds the nearest repository upwards and the root of its working tree.
    pub(super) fn find(plan: &Path) -> Option<(PathBuf, Self)> {
        plan.ancestors().find_map(|work| {
            let git = work.join(".git");
            // A further working tree, or a submodule, has a file that says where the rest is.
            let own = match text(&git) {
                Some(link) => work.join(link.trim_end().strip_prefix("gitdir: ")?),
                None => git,
            };
            own.join("HEAD").is_file().then(|| (work.to_owned(), Self::of(own)))
        })
    }

    fn of(own: PathBuf) -> Self {
        let common = text(&own.join("commondir"));
        let common = common.map_or_else(|| own.clone(), |path| own.join(path.trim_end()));
        Self { own, common }
    }

    /// Returns the name of the commit that the head leads to.
    pub(super) fn head(&self, width: usize) -> Option<Vec<u8>> {
        let mut value = text(&self.own.join("HEAD"))?;
        for _ in 0..DEPTH {
            let Some(name) = value.trim_end().strip_prefix("ref: ") else {
                return unhex(value.trim_end()).filter(|id| id.len() == width);
            };
            // Of a broken repository no file outside of it is read.
            let name = crate::world::join("", name).filter(|name| name.starts_with("refs/"))?;
            value = text(&self.own.join(&name))
                .or_else(|| text(&self.common.join(&name)))
                .or_else(|| self.packed(&name))?;
        }
        None
    }

    fn packed(&self, name: &str) -> Option<String> {
        let refs = text(&self.common.join("packed-refs"))?;
        let own = refs.lines().filter_map(|line| line.split_once(' '));
        own.filter(|(_, other)| *other == name).map(|(id, _)| id.to_owned()).next()
    }
}
