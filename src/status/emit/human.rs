//! One plan on one screen of eighty columns and two dozen lines.

use crate::lang::Lang;
use crate::model::status::{BookStatus, OwnerStatus, RecordStatus, State, Status, Tally};

use super::list::{self, Item};
use super::words::{cut, left, percent, right, state, word};

/// Columns of a screen.
const WIDTH: usize = 80;
/// Lines of a screen, the prompt below it left out.
const LINES: usize = 23;
/// Widths of the columns of states.
const STATES: [usize; 6] = [8, 7, 5, 7, 9, 6];

/// Prints the status of one plan; `all` lists every part instead of what fits the screen.
pub fn one(status: &Status, lang: Lang, all: bool) -> String {
    let mut out = head(status, lang);
    out.push(String::new());
    out.push(columns(lang));
    for book in &status.books {
        rows(book, &mut out);
    }
    if status.due != status.whole {
        let name = match lang {
            Lang::Id => format!("sampai tahap {}", status.stage),
            Lang::En => format!("up to stage {}", status.stage),
        };
        out.push(row(&name, "", &status.due));
    }
    out.push(row(word("seluruhnya", "whole plan", lang), "", &status.whole));
    out.push(String::new());
    out.push(cut(&records(&status.records, lang), WIDTH));
    out.extend(owners(&status.owners, lang).map(|line| cut(&line, WIDTH)));
    let legend = legend(status, lang);
    let items =
        if all { list::all(status, lang) } else { list::merged(list::open(status, lang), lang) };
    let room = if all { usize::MAX } else { LINES.saturating_sub(out.len() + legend.len() + 2) };
    listed(&items, room.max(3), all, lang, &mut out);
    out.push(String::new());
    out.extend(legend);
    out.push(String::new());
    out.join("\n")
}

fn head(status: &Status, lang: Lang) -> Vec<String> {
    let Status { title, region, horizon, scheme, stage, .. } = status;
    let last = status.stages.iter().map(|own| own.stage).max().unwrap_or(*stage);
    let findings = match lang {
        Lang::Id => format!("{} galat, {} peringatan", status.errors, status.warnings),
        Lang::En => {
            let plural = |count: usize| if count == 1 { "" } else { "s" };
            let (errors, warnings) = (status.errors, status.warnings);
            format!("{errors} error{}, {warnings} warning{}", plural(errors), plural(warnings))
        }
    };
    let facts = match lang {
        Lang::Id => format!("skema {scheme}, tahap {stage} dari {last}; {findings}"),
        Lang::En => format!("scheme {scheme}, stage {stage} of {last}; {findings}"),
    };
    let mut out = vec![cut(&format!("{title} {region} {horizon}"), WIDTH), facts];
    if status.unread {
        out.push(
            word(
                "ada berkas yang tidak terbaca dan tidak ikut dihitung; lihat `smartplan check`",
                "a file could not be read and does not count; see `smartplan check`",
                lang,
            )
            .to_owned(),
        );
    }
    out
}

fn columns(lang: Lang) -> String {
    let mut out = left("", 18);
    out += &left(word("tahap", "stage", lang), 6);
    out += &right(word("ditulis", "written", lang), 14);
    for (own, width) in State::ALL.into_iter().zip(STATES) {
        out += &right(state(own, lang), width);
    }
    out
}

/// Prints a book: one line for each stage that produces parts of it.
fn rows(book: &BookStatus, out: &mut Vec<String>) {
    let name = if book.title.starts_with(&book.label) {
        book.title.clone()
    } else {
        format!("{} {}", book.label, book.title)
    };
    for (at, stage) in book.stages.iter().enumerate() {
        let number = if stage.due { stage.stage.to_string() } else { format!("({})", stage.stage) };
        out.push(row(if at == 0 { &name } else { "" }, &number, &stage.parts));
    }
}

fn row(name: &str, stage: &str, tally: &Tally) -> String {
    let mut out = left(name, 18);
    out += &right(stage, 4);
    out += "  ";
    out += &bar(tally);
    out += &right(&percent(tally.percent), 6);
    for (own, width) in State::ALL.into_iter().zip(STATES) {
        let count = tally.of(own);
        let count = if count == 0 { "·".to_owned() } else { count.to_string() };
        out += &right(&count, width);
    }
    out
}

/// Draws the share that is written; full only when all of it is.
fn bar(tally: &Tally) -> String {
    let full = tally.percent.unwrap_or(0) * 8 / 100;
    "█".repeat(full) + &"░".repeat(8 - full)
}

/// Says how many records there are, and of which kinds there are none yet.
fn records(rows: &[RecordStatus], lang: Lang) -> String {
    let due = || rows.iter().filter(|row| row.due);
    let count: usize = rows.iter().map(|row| row.count).sum();
    let open: usize = rows.iter().map(|row| row.open.len()).sum();
    let none = due().filter(|row| row.count == 0).count();
    let out = match lang {
        Lang::Id => format!("catatan: {count}, {open} di antaranya TBD"),
        Lang::En => format!("records: {count}, {open} of them TBD"),
    };
    let kinds = due().count();
    match lang {
        _ if none == 0 => out,
        Lang::Id => format!("{out}; {none} dari {kinds} jenis belum ada"),
        Lang::En => format!("{out}; none yet of {none} of {kinds} kinds"),
    }
}

/// Says who has parts or records that are not written yet.
fn owners(owners: &[OwnerStatus], lang: Lang) -> Option<String> {
    let mut open: Vec<(usize, &str)> = owners
        .iter()
        .map(|own| {
            let left = own.parts.parts - own.parts.written + own.open_records;
            (left, own.name.as_deref().unwrap_or(word("tanpa pemilik", "without owner", lang)))
        })
        .filter(|(left, _)| *left > 0)
        .collect();
    open.sort_by_key(|(left, _)| std::cmp::Reverse(*left));
    let names: Vec<String> = open.iter().map(|(left, name)| format!("{name} {left}")).collect();
    let word = word("masih ditunggu dari", "waiting for", lang);
    (!names.is_empty()).then(|| format!("{word}: {}", names.join(", ")))
}

fn listed(items: &[Item], room: usize, all: bool, lang: Lang, out: &mut Vec<String>) {
    if items.is_empty() {
        let done =
            word("semua yang jatuh tempo sudah ditulis", "everything that is due is written", lang);
        out.push(done.to_owned());
        return;
    }
    out.push(String::new());
    // The line that tells of more takes the place of one of them.
    let shown = if items.len() > room { room - 1 } else { items.len() };
    let items_shown = &items[..shown];
    let places = items_shown.iter().map(|item| item.place.chars().count()).max().unwrap_or(0);
    for item in items_shown {
        out.push(item.line(places, if all { usize::MAX } else { WIDTH }));
    }
    if shown < items.len() {
        let more = items.len() - shown;
        out.push(match lang {
            Lang::Id => format!("  … {more} lagi; semuanya dengan --all"),
            Lang::En => format!("  … {more} more; all of them with --all"),
        });
    }
}

fn legend(status: &Status, lang: Lang) -> Vec<String> {
    let mut out = match lang {
        Lang::Id => vec![
            "ditulis: draf, ditinjau, atau final, dari bagian wajib dan yang sudah ada;".to_owned(),
            "TBD: ada isian terbuka; kosong: hanya judul atau teks contoh".to_owned(),
        ],
        Lang::En => vec![
            "written: draft, reviewed or final, of required parts and those that are there;"
                .to_owned(),
            "TBD: something is open; empty: only a heading or starter text".to_owned(),
        ],
    };
    if status.due != status.whole
        && let Some(line) = out.last_mut()
    {
        *line += word("; (n): nanti", "; (n): due later", lang);
    }
    out
}
