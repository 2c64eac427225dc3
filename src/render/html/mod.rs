//! The site: an edition in, pages out, through tera.
//!
//! [`site`] decides which pages there are and where everything stands. A [`scribe::Scribe`]
//! prepares one page as plain data: [`frame`] what stands around it, [`page`] its content, made
//! of [`block`], [`table`], [`chart`] and [`inline`]. [`engine`] pours the data into the templates
//! below `book-templates/html/`, which alone write tags. [`search`] lists what can be found;
//! [`single`] puts the same pages into one file.
//! Nothing here looks anything up in the plan or gives a number.

mod address;
mod block;
mod budget;
mod card;
mod chart;
mod embed;
mod engine;
mod frame;
mod home;
mod inline;
mod math;
mod names;
mod page;
mod places;
mod preview;
mod scribe;
mod search;
mod single;
mod site;
mod squeeze;
mod status;
mod table;
#[cfg(test)]
#[allow(
    clippy::case_sensitive_file_extension_comparisons,
    clippy::too_many_lines,
    unreachable_pub,
    reason = "fixtures are long lists"
)]
mod tests;
mod tool;

use std::collections::BTreeSet;
use std::path::Path;

use rayon::prelude::*;
use serde::Serialize;

use crate::model::book::{Edition, Words};
use crate::output::Artifacts;
use crate::render::{Progress, RenderError, Selection, csv};
use crate::template::Templates;

pub use preview::{File, Marks, PageName, Preview};
pub use single::render as render_single;
pub use status::status_page;

use engine::Engine;
use scribe::Scribe;
use site::{ROOT, Site};

/// Files that are made of the whole edition: the template and the path below the site's root.
const SHEETS: [(&str, &str); 3] = [
    ("plan.css.tera", "plan.css"),
    ("lurik.svg.tera", "lurik.svg"),
    ("lambang.svg.tera", "lambang.svg"),
];

/// Renders the site below `html/`; it always holds all books, so that no link between them breaks.
pub fn render(
    edition: &Edition,
    templates: Templates<'_>,
    selection: &Selection,
    progress: Progress<'_>,
) -> Result<Artifacts, Vec<RenderError>> {
    let site = Site::new(edition, selection);
    let engine = Engine::load(templates, &SiteView::new(edition)).map_err(|error| vec![error])?;
    let mut errors = Vec::new();
    let mut out = files(&site, &engine, &mut errors);
    // Pages know nothing of each other: they are made side by side, and put in order after that.
    let pages = || -> Vec<_> {
        let all = site.pages.par_iter().enumerate();
        let made = all.map(|(at, page)| {
            progress(&page.path);
            let mut scribe = Scribe::new(&site, at);
            let (template, view) = scribe.page();
            let text = engine.fill(template, &view);
            (text, std::mem::take(&mut scribe.errors))
        });
        made.collect()
    };
    let (pages, found) = rayon::join(pages, || search::script(&site));
    for (page, (text, mut own)) in site.pages.iter().zip(pages) {
        match text {
            Ok(text) => out.insert(page.path.clone(), text),
            Err(error) => errors.push(error),
        }
        errors.append(&mut own);
    }
    match found {
        Ok(script) => out.insert(search::PATH, script),
        Err(error) => errors.push(error),
    }
    if errors.is_empty() { Ok(out) } else { Err(each_once(errors)) }
}

/// Makes what pages load: styles, scripts and pictures.
fn files(site: &Site<'_>, engine: &Engine<'_>, errors: &mut Vec<RenderError>) -> Artifacts {
    let mut out = Artifacts::new();
    let is_style = |path: &str| Path::new(path).extension().is_some_and(|own| own == "css");
    for (path, bytes) in engine.assets() {
        match std::str::from_utf8(bytes) {
            Ok(css) if is_style(path) => {
                out.insert(format!("{ROOT}/{path}"), squeeze::squeeze(css));
            }
            _ => out.insert(format!("{ROOT}/{path}"), bytes),
        }
    }
    for (table, path) in site.csv_files() {
        out.insert(path, csv::csv(table));
    }
    for (path, file) in site.media_files() {
        if let Some(media) = site.edition.media.get(path) {
            out.insert(file, media.bytes.as_slice());
        }
    }
    for (template, path) in SHEETS {
        match engine.fill(template, &SheetsView::new(site)) {
            Ok(text) => out.insert(format!("{ROOT}/{path}"), text),
            Err(error) => errors.push(error),
        }
    }
    out
}

/// Drops what was told before: a broken template breaks every page in the same way.
fn each_once(errors: Vec<RenderError>) -> Vec<RenderError> {
    let mut told = BTreeSet::new();
    let key = |error: &RenderError| (error.message.clone(), error.span);
    errors.into_iter().filter(|error| told.insert(key(error))).collect()
}

/// What every template can see.
#[derive(Serialize)]
struct SiteView<'a> {
    site: MetaView<'a>,
    words: WordsView<'a>,
}

#[derive(Serialize)]
struct MetaView<'a> {
    title: &'a str,
    region: &'a str,
    horizon: &'a str,
    work: &'a str,
    government: &'a str,
    agency: Option<&'a str>,
    address: Option<&'a str>,
    date: Option<&'a str>,
    notice: Option<&'a str>,
    draft: Option<usize>,
}

#[derive(Serialize)]
struct WordsView<'a> {
    plan: &'a str,
    book: &'a str,
    chapter: &'a str,
    appendix: &'a str,
    table: &'a str,
    figure: &'a str,
    source: &'a str,
    note: &'a str,
    draft: &'a str,
}

impl<'a> SiteView<'a> {
    fn new(edition: &'a Edition) -> Self {
        let meta = &edition.meta;
        Self {
            site: MetaView {
                title: &meta.title,
                region: &meta.region,
                horizon: &meta.horizon,
                work: &meta.work,
                government: &meta.government,
                agency: meta.agency.as_deref(),
                address: meta.address.as_deref(),
                date: meta.date.as_deref(),
                notice: meta.notice.as_deref(),
                draft: meta.draft,
            },
            words: WordsView::new(&edition.words),
        }
    }
}

impl<'a> WordsView<'a> {
    fn new(words: &'a Words) -> Self {
        Self {
            plan: &words.plan,
            book: &words.book,
            chapter: &words.chapter,
            appendix: &words.appendix,
            table: &words.table,
            figure: &words.figure,
            source: &words.source,
            note: &words.note,
            draft: &words.draft,
        }
    }
}

/// What the style sheet and the pictures of the plan are made of.
#[derive(Serialize)]
struct SheetsView<'a> {
    dimensions: Vec<budget::Tint<'a>>,
    cloth: budget::Cloth<'a>,
    mark: budget::Cloth<'a>,
    widths: Vec<u8>,
}

impl<'a> SheetsView<'a> {
    fn new(site: &Site<'a>) -> Self {
        Self {
            dimensions: budget::tints(site.edition),
            cloth: budget::lurik(site.edition),
            mark: budget::mark(site.edition),
            widths: site.widths.iter().copied().collect(),
        }
    }
}
