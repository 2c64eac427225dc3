//! Books as PDF, through the embedded typst.
//!
//! An output is bound as generated Typst code ([`bind`]): one file a chapter, with every
//! author's word inside a string literal and a map back to the plan ([`writer`]). The code calls
//! functions of the theme in `book-templates/pdf/`, which alone knows how things look; what the
//! program must know of it, it asks ([`sizes`]). Numbers are finished words; only page numbers
//! belong to typst. Books are compiled first, then the volume, which reuses their layouts; what
//! the text says of pages is found in the layouts themselves ([`settle`]).
//!
//! A build starts anew; the preview keeps a [`press`] warm and looks at its [`proof`]s.

mod attach;
mod audit;
mod bind;
mod blame;
mod blocks;
mod chapter;
mod chart;
mod desk;
mod export;
mod faces;
mod facts;
mod folio;
mod index;
mod kit;
mod math;
mod matter;
mod pen;
mod picture;
mod press;
mod proof;
mod runs;
mod scope;
mod settle;
mod sizes;
mod standard;
mod table;
mod trace;
mod tree;
mod turn;
mod world;
mod writer;

#[cfg(test)]
#[allow(clippy::too_many_lines, reason = "a fixture is one long list")]
mod fixture;
#[cfg(test)]
#[allow(
    clippy::disallowed_methods,
    clippy::items_after_statements,
    reason = "pages are written out to be looked at"
)]
mod tests;

pub use audit::{Fault, Overrun, overruns};
pub use picture::{PageSpan, Pictures};
pub use press::Press;
pub use proof::Proof;
pub use standard::{Refusal, Standards};

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::model::book::{Book, Edition};
use crate::output::Artifacts;
use crate::render::pdf::export::{Info, compile, export, forget, machine};
use crate::render::pdf::faces::Faces;
use crate::render::pdf::folio::Folios;
use crate::render::pdf::kit::Kit;
use crate::render::pdf::math::Names;
use crate::render::pdf::pen::Ink;
use crate::render::pdf::scope::Scope;
use crate::render::pdf::settle::{Asked, Named};
use crate::render::pdf::sizes::Sizes;
use crate::render::pdf::table::{Fit, Room};
use crate::render::pdf::turn::Turns;
use crate::render::pdf::world::{Files, PdfWorld, Shelf};
use crate::render::pdf::writer::Generated;
use crate::render::{Format, Progress, RenderError, Selection};
use crate::template::Templates;

/// Renders `pdf/buku-N.pdf` and `pdf/master-plan.pdf`, pictures of their pages, or the code that
/// they are made of.
pub fn render(
    edition: &Edition,
    fonts: &[&[u8]],
    templates: Templates<'_>,
    selection: &Selection,
    progress: Progress<'_>,
) -> Result<Artifacts, Vec<RenderError>> {
    let mut shop = Shop::open(edition, fonts, templates)?;
    shop.attach = selection.attach;
    let mut artifacts = Artifacts::new();
    let mut errors = Vec::new();
    let (outputs, far) = shop.outputs(selection)?;
    for single in outputs {
        progress(&format!("pdf/{}.pdf", name(single)));
        match shop.print(single, &far, selection) {
            Ok(own) => artifacts.extend(own),
            Err(own) => {
                errors.extend(own.into_iter().filter(|e| !errors.contains(e)).collect::<Vec<_>>())
            }
        }
    }
    // A letter that no face has would print as an empty box. What went wrong before may be why.
    let letters = errors.is_empty();
    errors.extend(shop.faces.missing().into_iter().filter(|_| letters).map(|letter| RenderError {
        message: format!("no face has U+{:04X}", u32::from(letter)),
        span: None,
        template: None,
        letter: Some(letter),
    }));
    forget();
    if errors.is_empty() { Ok(artifacts) } else { Err(errors) }
}

/// Lists the families that text can be set in: built in, and those of the plan's fonts.
pub fn families(fonts: &[&[u8]]) -> Vec<String> {
    let built_in = faces::LENDERS.into_iter().map(str::to_owned);
    built_in.chain(faces::own_families(fonts)).collect()
}

/// Names an output.
fn name(single: Option<&Book>) -> String {
    single.map_or_else(|| "master-plan".to_owned(), |book| format!("buku-{}", book.number))
}

/// Everything that the outputs of one build share.
struct Shop<'a> {
    edition: &'a Edition,
    /// Faces of the plan.
    own: &'a [&'a [u8]],
    shelf: Shelf<'a>,
    faces: Faces,
    sizes: Sizes,
    names: Names,
    facts: Generated,
    fits: RefCell<BTreeMap<(usize, Room), Rc<Fit>>>,
    turns: Turns,
    /// Whether the records behind the tables are attached.
    attach: bool,
}

impl<'a> Shop<'a> {
    /// Opens with new tools.
    fn open(
        edition: &'a Edition,
        fonts: &'a [&'a [u8]],
        templates: Templates<'a>,
    ) -> Result<Self, Vec<RenderError>> {
        Self::with(&mut Kit::new(), edition, fonts, templates)
    }

    /// Loads faces and asks the theme for its sizes.
    fn with(
        kit: &mut Kit,
        edition: &'a Edition,
        own: &'a [&'a [u8]],
        templates: Templates<'a>,
    ) -> Result<Self, Vec<RenderError>> {
        kit.pictures(&edition.media);
        let loaded = kit.faces(own);
        let (fonts, families) = (loaded.store, loaded.families);
        let (library, desk) = (Arc::clone(&kit.library), Arc::clone(&kit.desk));
        let shelf = Shelf { library, fonts, desk, templates, media: &edition.media };
        let sizes = kit.sizes(&shelf, facts::facts(edition, &families, None))?;
        let faces = Faces::new(&shelf.fonts, &families, &sizes);
        let theme = templates.get("pdf/math.typ").unwrap_or_default();
        let names = Names::new(&shelf.library, &String::from_utf8_lossy(theme));
        let facts = facts::facts(edition, &families, Some(&faces));
        let (fits, turns) = (RefCell::default(), Turns::default());
        Ok(Self { edition, own, shelf, faces, sizes, names, facts, fits, turns, attach: false })
    }

    /// Lists the outputs that are wanted, and the pages of other books that they quote.
    fn outputs(&self, selection: &Selection) -> Result<Outputs<'a>, Vec<RenderError>> {
        let books = self.edition.books.iter();
        let books: Vec<&Book> =
            books.filter(|book| selection.books.contains(&book.number)).collect();
        let far = self.quoted(&books)?;
        let outputs = books.into_iter().map(Some).chain(selection.volume.then_some(None));
        Ok((outputs.collect(), far))
    }

    /// Makes one output in all formats that are wanted; `far` are pages of other books that it
    /// quotes.
    fn print(
        &self,
        single: Option<&'a Book>,
        far: &Folios,
        selection: &Selection,
    ) -> Result<Artifacts, Vec<RenderError>> {
        let wants = |format| selection.formats.contains(&format);
        let (name, settled) = (name(single), self.settle(single, far)?);
        let meta = &self.edition.meta;
        let mut out = Artifacts::new();
        if wants(Format::Typst) {
            out.extend(tree::tree(&settled.world, &name, &Info::new(meta, single), self.own));
        }
        if wants(Format::Png) {
            out.extend(picture::draw(&settled.document, &name, &selection.pictures)?);
        }
        if wants(Format::Pdf) {
            let info = Info::new(meta, single);
            let pdf = export(&settled.world, settled.document, info, &selection.standards)?;
            out.insert(format!("pdf/{name}.pdf"), pdf);
        }
        Ok(out)
    }

    /// Tells what one output prints.
    fn scope(&self, single: Option<&'a Book>) -> Scope<'a> {
        single.map_or_else(|| Scope::volume(self.edition), |book| Scope::single(self.edition, book))
    }

    /// Binds one output with what is known of pages.
    fn bind(&self, scope: &Scope<'_>, named: Named<'_>) -> Result<Bound<'a>, Vec<RenderError>> {
        let asked = RefCell::default();
        let ink = Ink {
            scope,
            faces: &self.faces,
            sizes: &self.sizes,
            names: &self.names,
            fits: &self.fits,
            named,
            asked: &asked,
            turns: &self.turns,
        };
        let mut files = bind::bind(&ink)?;
        files.insert(facts::PATH.to_owned(), self.facts.clone());
        if self.attach {
            attach::attach(scope, &mut files);
        }
        let world = PdfWorld::new(&self.shelf, files, bind::MAIN)
            .ok_or_else(|| vec![machine(bind::MAIN)])?;
        Ok(Bound { world, asked: asked.into_inner() })
    }
}

/// Outputs, with the pages of other books that they quote; `None` is the volume.
type Outputs<'a> = (Vec<Option<&'a Book>>, Folios);

/// A bound output.
struct Bound<'a> {
    world: PdfWorld<'a>,
    asked: Asked,
}

/// Asks the theme for the sizes of tables.
fn ask(shelf: &Shelf<'_>, facts: Generated) -> Result<Sizes, Vec<RenderError>> {
    const PATH: &str = "plan/question.typ";
    let mut files = Files::new();
    files.insert(PATH.to_owned(), Generated::plain(sizes::QUESTION.to_owned()));
    files.insert(facts::PATH.to_owned(), facts);
    let world = PdfWorld::new(shelf, files, PATH).ok_or_else(|| vec![machine(PATH)])?;
    let document = compile(&world)?;
    Sizes::read(&document).map_err(|what| {
        let tokens = "pdf/tokens.typ";
        let template = shelf.templates.is_own(tokens).then(|| tokens.to_owned());
        let message = format!("{tokens} does not say `{what}`");
        vec![RenderError { message, span: None, template, letter: None }]
    })
}
