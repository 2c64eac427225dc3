//! A typesetter that is kept warm: what an author sees while writing.
//!
//! Faces, parsed files and typst's own memory of layouts outlive each proof, so that an edit lays
//! out only what it changes; and an output starts from the pages that it named last, so that one
//! layout is enough while they stay. A proof shows what a build would print, and is never
//! exported. Only pages of other books that a book quotes may be older: they are found when the
//! book is first laid out or quotes more, and anew whenever the other book is.

use std::collections::{BTreeMap, BTreeSet};

use typst::comemo;

use crate::model::book::{Book, Edition};
use crate::render::RenderError;
use crate::render::pdf::Shop;
use crate::render::pdf::export::machine;
use crate::render::pdf::folio::Folios;
use crate::render::pdf::kit::Kit;
use crate::render::pdf::proof::Proof;
use crate::render::pdf::settle::{Known, Settled};
use crate::render::pdf::turn::{Rest, Turns, rests};
use crate::render::pdf::world::Files;
use crate::render::pdf::writer::Generated;
use crate::template::Templates;

/// Layouts that so many proofs did not need are forgotten.
const AGE: usize = 10;

/// A typesetter that is kept warm.
pub struct Press {
    kit: Kit,
    outputs: BTreeMap<Option<usize>, Output>,
    /// Whether layouts were made since old ones were forgotten.
    due: bool,
}

/// What is remembered of an output.
struct Output {
    /// With which tools it was made.
    tools: usize,
    known: Known,
    turns: Turns,
    rests: Vec<Rest>,
    /// Pages of other books, and the labels that they are known of.
    far: Folios,
    asked: BTreeSet<String>,
    /// Its generated files.
    files: BTreeMap<String, String>,
}

impl Default for Press {
    fn default() -> Self {
        Self::new()
    }
}

impl Press {
    /// Starts cold.
    pub fn new() -> Self {
        Self { kit: Kit::new(), outputs: BTreeMap::new(), due: false }
    }

    /// Lays out a book, or the volume.
    pub fn proof(
        &mut self,
        edition: &Edition,
        fonts: &[&[u8]],
        templates: Templates<'_>,
        book: Option<usize>,
    ) -> Result<Proof, Vec<RenderError>> {
        self.tidy();
        self.due = true;
        let mut shop = Shop::with(&mut self.kit, edition, fonts, templates)?;
        let single = book.map(|number| find(edition, number)).transpose()?;
        let last = self.outputs.get(&book);
        let same = last.is_some_and(|last| last.tools == self.kit.age);
        let warm = last.map(|last| again(&mut shop, single, last, same)).transpose()?.flatten();
        let (settled, far) = match (warm, last) {
            (Some(settled), Some(last)) => (settled, last.far.clone()),
            _ => {
                shop.turns = Turns::default();
                let far = shop.quoted(single.as_slice())?;
                (shop.settle(single, &far)?, far)
            }
        };
        self.remember(book, &settled, far, shop.turns);
        Ok(Proof::new(settled))
    }

    /// Forgets layouts that are no longer needed. Worth a call while nobody waits; the next proof
    /// does it otherwise.
    pub fn tidy(&mut self) {
        if std::mem::take(&mut self.due) {
            comemo::evict(AGE);
        }
    }

    fn remember(&mut self, book: Option<usize>, settled: &Settled<'_>, far: Folios, turns: Turns) {
        if let Some(number) = book {
            // Books that quote this one learn of its new pages.
            for output in self.outputs.values_mut() {
                let own = format!("{number}:");
                let quoted = output.asked.iter().filter(|label| label.starts_with(&own));
                output.far.read(&settled.document, &quoted.cloned().collect());
            }
        }
        let files = settled.world.files().iter();
        let output = Output {
            tools: self.kit.age,
            known: settled.known.clone(),
            turns,
            rests: rests(&settled.document),
            far,
            asked: settled.asked.far.clone(),
            files: files.map(|(path, file)| (path.clone(), file.code.clone())).collect(),
        };
        self.outputs.insert(book, output);
    }
}

fn find(edition: &Edition, number: usize) -> Result<&Book, Vec<RenderError>> {
    let book = edition.books.iter().find(|book| book.number == number);
    book.ok_or_else(|| vec![machine(format!("there is no book {number}"))])
}

/// Lays out an output once more, from the beginning unless the tools are the `same`; `None` if it
/// quotes what is not known yet.
fn again<'a>(
    shop: &mut Shop<'a>,
    single: Option<&'a Book>,
    last: &Output,
    same: bool,
) -> Result<Option<Settled<'a>>, Vec<RenderError>> {
    let scope = shop.scope(single);
    if same {
        shop.turns = last.turns.clone();
    }
    let bound = shop.bind(&scope, last.known.named(&last.far))?;
    if !bound.asked.far.is_subset(&last.asked) {
        return Ok(None);
    }
    let mut turned = last.turned(&shop.turns, bound.world.files());
    if same {
        let settled = shop.settle_from(&scope, &last.far, last.known.clone(), bound)?;
        // How much text goes before turned pages is read from pages where none does. If all of
        // it stands where it did, that has not changed.
        let known = |key: &String| last.rests.iter().any(|rest| rest.key == *key);
        let mut moved = rests(&settled.document);
        moved.retain(|rest| {
            (turned.contains(&rest.key) || !known(&rest.key)) && !last.rests.contains(rest)
        });
        if moved.is_empty() {
            return Ok(Some(settled));
        }
        turned.extend(moved.into_iter().map(|rest| rest.key));
        shop.turns.forget(&turned);
    }
    let known = Known::nothing();
    let bound = shop.bind(&scope, known.named(&last.far))?;
    shop.settle_from(&scope, &last.far, known, bound).map(Some)
}

impl Output {
    /// Lists the turned pages in files that are not what they were.
    fn turned(&self, turns: &Turns, files: &Files) -> BTreeSet<String> {
        let same = |path: &str, file: &Generated| {
            self.files.get(path).is_some_and(|code| *code == file.code)
        };
        let changed = files.iter().filter(|(path, file)| !same(path, file));
        changed.flat_map(|(_, file)| turns.of(&file.code)).collect()
    }
}
