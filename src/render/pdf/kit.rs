//! What does not change from one layout to the next: faces, typst's library, the theme's answer.

use std::collections::BTreeMap;
use std::sync::Arc;

use typst::Library;
use typst::utils::LazyHash;
use typst_kit::fonts::FontStore;

use crate::model::plan::Media;
use crate::render::RenderError;
use crate::render::pdf::desk::Desk;
use crate::render::pdf::sizes::Sizes;
use crate::render::pdf::world::{Shelf, THEME, library};
use crate::render::pdf::writer::Generated;
use crate::render::pdf::{ask, faces};
use crate::template::Templates;

/// A kit of tools; a build has one of its own, the press keeps one.
pub(super) struct Kit {
    /// Typst's own library.
    pub(super) library: Arc<LazyHash<Library>>,
    /// Files that were read before.
    pub(super) desk: Arc<Desk>,
    /// Rises whenever faces, theme, facts or a picture are not those of the last time.
    pub(super) age: usize,
    faces: Option<Loaded>,
    answer: Option<(Question, Sizes)>,
}

/// Faces with those of the plan among them.
#[derive(Clone)]
pub(super) struct Loaded {
    own: Vec<Vec<u8>>,
    /// All faces.
    pub(super) store: Arc<FontStore>,
    /// Families that the plan brings.
    pub(super) families: Vec<String>,
}

/// What the theme's answer depends on.
#[derive(PartialEq)]
struct Question {
    facts: String,
    own: Vec<(String, Vec<u8>)>,
}

impl Kit {
    /// Gets a kit without any faces yet.
    pub(super) fn new() -> Self {
        Self { library: library(), desk: Arc::default(), age: 0, faces: None, answer: None }
    }

    /// Loads all faces, unless they are those of the last time.
    pub(super) fn faces(&mut self, own: &[&[u8]]) -> Loaded {
        let same = |known: &&Loaded| known.own.iter().map(Vec::as_slice).eq(own.iter().copied());
        if let Some(known) = self.faces.as_ref().filter(same) {
            return known.clone();
        }
        let loaded = Loaded {
            own: own.iter().map(|bytes| bytes.to_vec()).collect(),
            store: faces::load(own),
            families: faces::own_families(own),
        };
        self.answer = None;
        self.age += 1;
        self.faces.insert(loaded).clone()
    }

    /// Takes in pictures.
    pub(super) fn pictures(&mut self, media: &BTreeMap<String, Media>) {
        self.age += usize::from(self.desk.renew(media));
    }

    /// Asks the theme for the sizes of tables, unless its answer is known.
    pub(super) fn sizes(
        &mut self,
        shelf: &Shelf<'_>,
        facts: Generated,
    ) -> Result<Sizes, Vec<RenderError>> {
        let question = Question::new(shelf.templates, &facts);
        if let Some((_, sizes)) = self.answer.as_ref().filter(|(asked, _)| *asked == question) {
            return Ok(sizes.clone());
        }
        self.age += 1;
        let sizes = ask(shelf, facts)?;
        self.answer = Some((question, sizes.clone()));
        Ok(sizes)
    }
}

impl Question {
    fn new(templates: Templates<'_>, facts: &Generated) -> Self {
        let paths = templates.below(THEME).into_iter().filter(|path| templates.is_own(path));
        let own =
            paths.map(|path| (path.to_owned(), templates.get(path).unwrap_or_default().to_vec()));
        Self { facts: facts.code.clone(), own: own.collect() }
    }
}
