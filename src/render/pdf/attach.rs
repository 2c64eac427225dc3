//! The records behind the computed tables, and the facts of the plan, as files in the PDF.

use serde::Serialize;

use crate::model::book::{Book, Chapter, Edition, Element, ElementKind, Exhibit, plain};
use crate::model::table::Table;
use crate::render::csv::csv;
use crate::render::pdf::bind::MAIN;
use crate::render::pdf::scope::Scope;
use crate::render::pdf::world::Files;
use crate::render::pdf::writer::{Generated, Writer};

/// Path of the code that attaches them.
const PATH: &str = "plan/attachments.typ";

/// Name of the facts.
const FACTS: &str = "rencana.json";

/// A table as a file.
#[derive(Serialize)]
struct Data<'a> {
    file: String,
    book: &'a str,
    number: String,
    caption: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    view: &'a str,
    rows: usize,
    #[serde(skip)]
    text: String,
}

/// The facts of the plan and the list of tables.
#[derive(Serialize)]
struct Facts<'a> {
    title: &'a str,
    region: &'a str,
    horizon: &'a str,
    government: &'a str,
    agency: Option<&'a str>,
    date: Option<String>,
    draft: bool,
    books: Vec<Title<'a>>,
    tables: Vec<Data<'a>>,
}

#[derive(Serialize)]
struct Title<'a> {
    label: &'a str,
    title: &'a str,
}

/// Adds the files of an output and the code that attaches them.
pub(super) fn attach(scope: &Scope<'_>, files: &mut Files) {
    let books = scope.books();
    let mut tables = Vec::new();
    for book in &books {
        for table in computed(book) {
            let data = data(book, table, scope.single.is_none());
            tables.push(data);
        }
    }
    let mut writer = Writer::new();
    writer.raw("#let attachments = {\n");
    for table in &tables {
        let described = format!("{}, {}: {}", table.book, table.number, table.caption);
        call(&mut writer, &table.file, ["data", "text/csv", &described]);
    }
    let described = format!("{}: keterangan rencana dan daftar tabel", scope.edition.meta.work);
    call(&mut writer, FACTS, ["supplement", "application/json", &described]);
    writer.raw("}\n");
    files.insert(PATH.to_owned(), writer.finish());
    if let Some(main) = files.get_mut(MAIN) {
        for part in ["#import \"/", PATH, "\": attachments\n#attachments\n"] {
            main.code.push_str(part);
        }
    }
    for table in &mut tables {
        let text = std::mem::take(&mut table.text);
        files.insert(table.file.clone(), Generated::plain(text));
    }
    files.insert(FACTS.to_owned(), Generated::plain(facts(scope.edition, &books, tables)));
}

fn call(writer: &mut Writer, file: &str, [relationship, mime, description]: [&str; 3]) {
    writer.raw("  pdf.attach(");
    writer.literal(&format!("/{file}"));
    for (key, value) in
        [("relationship", relationship), ("mime-type", mime), ("description", description)]
    {
        writer.raw(&format!(", {key}: "));
        writer.literal(value);
    }
    writer.raw(")\n");
}

fn facts(edition: &Edition, books: &[&Book], tables: Vec<Data<'_>>) -> String {
    let meta = &edition.meta;
    let date = meta.date_parts.map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"));
    let facts = Facts {
        title: &meta.title,
        region: &meta.region,
        horizon: &meta.horizon,
        government: &meta.government,
        agency: meta.agency.as_deref(),
        date,
        draft: meta.draft.is_some(),
        books: books.iter().map(|book| Title { label: &book.label, title: &book.title }).collect(),
        tables,
    };
    // Plain texts and numbers cannot fail to be written.
    serde_json::to_string_pretty(&facts).unwrap_or_default() + "\n"
}

fn data<'a>(book: &'a Book, exhibit: &'a Exhibit<Table>, volume: bool) -> Data<'a> {
    let number = exhibit.full_number();
    let named = slug(&number);
    // The table behind a chart bears the chart's anchor with a mark of its own behind it.
    let id = exhibit.anchor.id.split(':').next().unwrap_or_default();
    let id = id.strip_prefix("tbl-").or_else(|| id.strip_prefix("gbr-")).unwrap_or(id);
    let id = if id == named { exhibit.view.as_deref().unwrap_or_default() } else { id };
    let before = if volume { format!("{}-", slug(&book.label)) } else { String::new() };
    Data {
        file: format!("{before}{named}-{}.csv", slug(id)),
        book: &book.label,
        number,
        caption: plain(&exhibit.caption),
        source: exhibit.source.as_deref().map(plain),
        note: exhibit.note.as_deref(),
        view: exhibit.view.as_deref().unwrap_or_default(),
        rows: exhibit.body.body_rows(),
        text: csv(exhibit),
    }
}

/// Turns words into a part of a file name.
fn slug(words: &str) -> String {
    let signs = words.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
    signs.collect::<String>().to_ascii_lowercase().trim_matches('-').to_owned()
}

/// Lists the tables of a book that records made, in reading order.
fn computed(book: &Book) -> Vec<&Exhibit<Table>> {
    let mut out = Vec::new();
    let chapters = book.chapters.iter().chain(&book.appendices);
    for element in chapters.flat_map(Chapter::all_elements) {
        below(element, &mut out);
    }
    out
}

fn below<'a>(element: &'a Element, out: &mut Vec<&'a Exhibit<Table>>) {
    match &element.kind {
        ElementKind::Table(exhibit) if exhibit.view.is_some() => out.push(exhibit),
        ElementKind::Data { table, .. } => out.push(table),
        ElementKind::List { items, .. } => {
            items.iter().flatten().for_each(|inner| below(inner, out));
        }
        ElementKind::Quote(inner) | ElementKind::Callout(_, inner) => {
            inner.iter().for_each(|inner| below(inner, out));
        }
        _ => {}
    }
}
