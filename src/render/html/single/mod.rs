//! One HTML file for each book and for the volume: the pages of the site, one below the other,
//! with everything in them that they would load.
//!
//! A book is laid out as a site of its own, so that what stands in another book is words here, as
//! in its PDF. Pages are filled by the same templates without their frame, then [`bind`] turns
//! the addresses between them into fragments.

mod bind;

use serde::Serialize;

use crate::model::book::{Book, Edition, Volume};
use crate::output::Artifacts;
use crate::render::html::address::fragment;
use crate::render::html::engine::Engine;
use crate::render::html::scribe::Scribe;
use crate::render::html::site::{Content, Page, ROOT, Site};
use crate::render::html::{SiteView, each_once, embed, files};
use crate::render::{Progress, RenderError, Selection};
use crate::template::Templates;

use bind::Binder;

/// The folder of these files in the output.
const FOLDER: &str = "html-single";
/// What stands around a page here: nothing.
const FRAME: &str = "html/single-part.html";
/// Style sheets, in their order.
const STYLES: [&str; 2] = ["style.css", "plan.css"];
/// The script that stands in the head.
const EARLY: &str = "script.js";
/// Scripts that stand behind the text. There is no search: browsers have their own for one page.
const LATE: [&str; 2] = ["card.js", "table.js"];

/// Renders the chosen books and the volume, a file each.
pub fn render(
    edition: &Edition,
    templates: Templates<'_>,
    selection: &Selection,
    progress: Progress<'_>,
) -> Result<Artifacts, Vec<RenderError>> {
    let engine = Engine::load_framed(templates, &SiteView::new(edition), FRAME);
    let engine = engine.map_err(|error| vec![error])?;
    let mut out = Artifacts::new();
    let mut errors = Vec::new();
    let mut add = |path: String, edition: &Edition, book: Option<&Book>| {
        progress(&path);
        match single(edition, &engine, book) {
            Ok(text) => out.insert(path, text),
            Err(all) => errors.extend(all),
        }
    };
    for book in edition.books.iter().filter(|book| selection.books.contains(&book.number)) {
        add(format!("{FOLDER}/buku-{}.html", book.number), &alone(edition, book), Some(book));
    }
    if selection.volume {
        add(format!("{FOLDER}/master-plan.html"), edition, None);
    }
    if errors.is_empty() { Ok(out) } else { Err(each_once(errors)) }
}

/// Returns an edition of one book only.
fn alone(edition: &Edition, book: &Book) -> Edition {
    Edition {
        books: vec![book.clone()],
        volume: Volume { title: edition.volume.title.clone(), ..Volume::default() },
        status: None,
        ..edition.clone()
    }
}

/// Renders one file.
fn single(
    edition: &Edition,
    engine: &Engine<'_>,
    book: Option<&Book>,
) -> Result<String, Vec<RenderError>> {
    let site = Site::new(edition, &Selection::default());
    let mut errors = Vec::new();
    let files = files(&site, engine, &mut errors);
    let is_part = |page: &Page<'_>| !matches!(page.content, Content::Home | Content::Status(_));
    let shown = || site.pages.iter().enumerate().filter(|(_, page)| is_part(page));
    let keys = shown().map(|(_, page)| (page.path.as_str(), key(&page.path))).collect();
    let binder = Binder { keys, files: &files };
    // The volume lists everything once, at its beginning.
    let listed = site.pages.iter().any(|page| matches!(page.content, Content::Contents));
    let mut parts = Vec::new();
    for (at, page) in shown() {
        let mut scribe = Scribe::new(&site, at);
        let (template, view) = scribe.page();
        let is_divider = listed && matches!(page.content, Content::Book(_));
        match engine.fill(if is_divider { "single-book.html" } else { template }, &view) {
            Ok(text) => {
                let html = binder.bind(&page.path, &text);
                parts.push(PartView { id: key(&page.path), html });
            }
            Err(error) => errors.push(error),
        }
        errors.append(&mut scribe.errors);
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let contents =
        shown().find(|(_, page)| matches!(page.content, Content::Contents | Content::Book(_)));
    let view = SingleView {
        book: book.map(|book| BookView { label: &book.label, title: &book.title }),
        contents: contents.map(|(_, page)| fragment(&key(&page.path))),
        icon: picture(&files, "lambang.svg"),
        cloth: picture(&files, "lurik.svg"),
        style: Inline::new(style(&files)),
        early: Inline::new(script(&files, &[EARLY])),
        late: Inline::new(script(&files, &LATE)),
        parts,
    };
    engine.fill("single.html", &view).map_err(|error| vec![error])
}

/// Names the part that a page becomes: `buku-2.strategi`. In drawings ids are names of XML, which
/// know no `/`.
fn key(path: &str) -> String {
    let below = path.strip_prefix(ROOT).unwrap_or(path).trim_start_matches('/');
    below.strip_suffix(".html").unwrap_or(below).replace('/', ".")
}

fn asset<'f>(files: &'f Artifacts, name: &str) -> Option<&'f [u8]> {
    files.get(&format!("{ROOT}/{name}"))
}

fn picture(files: &Artifacts, name: &str) -> String {
    asset(files, name).map(|bytes| embed::picture(name, bytes)).unwrap_or_default()
}

/// Joins the style sheets; pictures that they name come along.
fn style(files: &Artifacts) -> String {
    let sheets = STYLES.iter().filter_map(|name| asset(files, name));
    let text: Vec<_> = sheets.map(String::from_utf8_lossy).collect();
    let text = text.join("\n");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("url(") {
        let (name, tail) = after.split_once(')').unwrap_or((after, ""));
        let bare = name.trim_matches(['"', '\'']);
        let picture = asset(files, bare).map(|bytes| embed::picture(bare, bytes));
        out.extend([before, "url(", picture.as_deref().unwrap_or(name), ")"]);
        rest = tail;
    }
    out + rest
}

fn script(files: &Artifacts, names: &[&str]) -> String {
    let all = names.iter().filter_map(|name| asset(files, name));
    all.map(String::from_utf8_lossy).collect::<Vec<_>>().join("\n")
}

/// One file.
#[derive(Serialize)]
struct SingleView<'a> {
    book: Option<BookView<'a>>,
    /// The address of the contents.
    contents: Option<String>,
    icon: String,
    cloth: String,
    style: Inline,
    early: Inline,
    late: Inline,
    parts: Vec<PartView>,
}

#[derive(Serialize)]
struct BookView<'a> {
    label: &'a str,
    title: &'a str,
}

/// A style sheet or a script with the hash by which it is allowed.
#[derive(Serialize)]
struct Inline {
    text: String,
    hash: String,
}

impl Inline {
    fn new(text: String) -> Self {
        Self { hash: embed::hash(&text), text }
    }
}

/// A page of the site.
#[derive(Serialize)]
struct PartView {
    id: String,
    html: String,
}
