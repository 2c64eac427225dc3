//! Names of files.

use std::collections::BTreeSet;

use crate::model::book::TermEntry;
use crate::render::html::address::slug;
use crate::render::html::site::ROOT;

/// Gives out paths of files, each once, also where upper and lower case are the same.
#[derive(Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// Returns the path of a page for an id.
    pub(super) fn path(&mut self, folder: &str, id: &str) -> String {
        self.file(folder, id, "html")
    }

    /// Returns an id.
    pub(super) fn id(&mut self, wish: &str) -> String {
        let free = (1_usize..).map(|count| match count {
            1 => wish.to_owned(),
            _ => format!("{wish}-{count}"),
        });
        free.into_iter().find(|id| self.taken.insert(id.clone())).unwrap_or_default()
    }

    /// Returns the path of a file.
    pub(super) fn file(&mut self, folder: &str, stem: &str, ending: &str) -> String {
        let dot = if ending.is_empty() { "" } else { "." };
        let free = (1_usize..).map(|count| match count {
            1 => format!("{ROOT}/{folder}{stem}{dot}{ending}"),
            _ => format!("{ROOT}/{folder}{stem}-{count}{dot}{ending}"),
        });
        free.into_iter().find(|path| self.taken.insert(path.to_lowercase())).unwrap_or_default()
    }
}

/// Returns ids for terms, made of their short forms: `istilah:spbe`.
pub(super) fn term_ids(terms: &[&TermEntry]) -> Vec<String> {
    let mut names = Names::default();
    terms.iter().map(|term| names.id(&format!("istilah:{}", slug(&term.short)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_given_once_whatever_their_case() {
        let mut names = Names::default();
        assert_eq!(names.path("buku-1/", "index"), "html/buku-1/index.html");
        assert_eq!(names.path("buku-1/", "Index"), "html/buku-1/Index-2.html");
        assert_eq!(names.path("buku-2/", "index"), "html/buku-2/index.html");
        assert_eq!(names.file("media/", "peta", "svg"), "html/media/peta.svg");
    }
}
