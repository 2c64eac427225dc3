//! Looks over finished pages: nothing may run out of its page or its cell, or into other words.
//!
//! Typst says nothing when a word is wider than its column, a picture higher than the page, or
//! one line lies on another. Judged is the ink where it stands: the boxes of glyphs, pictures
//! and drawings in the frames of the laid-out document. What may stand on other ink are
//! drawings; words never do.

mod area;
mod walk;

use typst_layout::PagedDocument;

use crate::model::book::Edition;
use crate::render::pdf::audit::area::Area;
use crate::render::pdf::audit::walk::{Ink, walk, walk_page};
use crate::render::pdf::export::forget;
use crate::render::pdf::{Shop, name};
use crate::render::{RenderError, Selection};
use crate::template::Templates;

/// Something on a page that stands where it must not.
#[derive(Debug, Clone, PartialEq)]
pub struct Overrun {
    /// The output: `pdf/buku-2.pdf`.
    pub output: String,
    /// The page, counted from one.
    pub page: usize,
    /// What is wrong.
    pub fault: Fault,
    /// The words that run out, or what else does.
    pub words: String,
    /// How far, in points.
    pub by: f64,
}

/// What is wrong with the place of something on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It runs out of the page, or out of the part of it that is meant for text.
    Page,
    /// It runs out of its table cell.
    Cell,
    /// It is cut off.
    Clip,
    /// It runs into these words.
    Overlap(String),
}

/// Ink may lie on other ink by so much: an italic letter leans over its neighbour.
const HAIR: f64 = 1.3;
/// Marks of quotation hang into the margin by so much.
const OVERHANG: f64 = 4.0;

/// Lays out what is selected and lists all that stands where it must not.
pub fn overruns(
    edition: &Edition,
    fonts: &[&[u8]],
    templates: Templates<'_>,
    selection: &Selection,
) -> Result<Vec<Overrun>, Vec<RenderError>> {
    let shop = Shop::open(edition, fonts, templates)?;
    let (outputs, far) = shop.outputs(selection)?;
    let mut found = Vec::new();
    for single in outputs {
        let settled = shop.settle(single, &far)?;
        found.extend(judge(&settled.document, &format!("pdf/{}.pdf", name(single))));
    }
    forget();
    Ok(found)
}

/// Lists the heights of all ink below one on a page.
pub(super) fn ink_below(document: &PagedDocument, page: usize, y: f64) -> Vec<f64> {
    let Some(page) = document.pages().get(page) else { return Vec::new() };
    let (_, inks) = walk_page(&page.frame);
    let tops = inks.iter().filter(|ink| ink.body.is_some()).map(|ink| ink.area.top);
    tops.filter(|top| *top > y).collect()
}

/// Returns the room between a height on a page and what stands below it: footnotes, or the margin.
pub(super) fn room_below(document: &PagedDocument, page: usize, y: f64) -> f64 {
    /// A line with a hand's breadth of room parts footnotes from the text.
    const CLEARANCE: f64 = 24.0;
    let Some(page) = document.pages().get(page) else { return 0.0 };
    let (body, inks) = walk_page(&page.frame);
    let Some(body) = body else { return 0.0 };
    let below = inks.iter().filter(|ink| ink.body.is_some() && ink.area.top > y + HAIR);
    let notes = below.map(|ink| ink.area.top - CLEARANCE).fold(body.bottom, f64::min);
    notes - y
}

/// Lists what stands where it must not in one output.
pub(super) fn judge(document: &PagedDocument, output: &str) -> Vec<Overrun> {
    let mut found = Vec::new();
    for (at, inks) in walk(document).iter().enumerate() {
        let mut report = |fault: Fault, ink: &Ink, by: f64| {
            let (output, words) = (output.to_owned(), ink.words.clone());
            found.push(Overrun { output, page: at + 1, fault, words, by });
        };
        for ink in inks {
            if let Some((fault, by)) = out_of_bounds(ink) {
                report(fault, ink, by);
            }
        }
        for (ink, other, by) in overlaps(inks) {
            report(Fault::Overlap(other.words.clone()), ink, by);
        }
    }
    found
}

/// Tells what bound a piece of ink breaks, and by how much.
fn out_of_bounds(ink: &Ink) -> Option<(Fault, f64)> {
    // Of a drawing that is cut on purpose only the rest is seen; words are never cut.
    let visible = match ink.clip {
        Some(clip) if !ink.is_text => ink.area.within(clip),
        _ => ink.area,
    };
    let beyond = |bounds: Option<Area>| bounds.map_or(0.0, |bounds| visible.beyond(bounds));
    let checks = [
        (Fault::Page, beyond(Some(ink.page)), HAIR),
        (Fault::Page, beyond(ink.body), OVERHANG),
        (Fault::Clip, beyond(ink.clip), HAIR),
        (Fault::Cell, beyond(ink.cell), HAIR),
    ];
    checks.into_iter().find(|(_, by, most)| by > most).map(|(fault, by, _)| (fault, by))
}

/// Lists pairs of words that lie on each other.
fn overlaps(inks: &[Ink]) -> Vec<(&Ink, &Ink, f64)> {
    let mut words: Vec<&Ink> = inks.iter().filter(|ink| ink.is_text).collect();
    words.sort_by(|a, b| a.area.top.total_cmp(&b.area.top));
    let mut found = Vec::new();
    for (at, ink) in words.iter().enumerate() {
        let below = words[at + 1..].iter();
        let near = below.take_while(|other| other.area.top < ink.area.bottom - HAIR);
        for other in near {
            let by = ink.area.shared(other.area);
            if by > HAIR {
                found.push((*ink, *other, by));
            }
        }
    }
    found
}
