//! What is still to be done, one line each: where, what, and who.

use crate::lang::Lang;
use crate::model::status::{OpenRecord, PartLevel, PartStatus, Place, RecordStatus, State, Status};

use super::words::{self, word};

/// One line of the list.
pub(super) struct Item {
    pub place: String,
    state: String,
    /// What the lines that may be joined have in common.
    key: String,
    /// What a joined line says; without it, it names every item.
    group: Option<String>,
    what: String,
    owner: Option<String>,
}

impl Item {
    /// Prints the line, its first column as wide as asked for; a title that is too long for the
    /// width is cut, its owner is not.
    pub(super) fn line(&self, places: usize, width: usize) -> String {
        let owner = self.owner.as_ref().map_or_else(String::new, |owner| format!(" [{owner}]"));
        let place = words::left(&self.place, places + 2);
        let state = words::left(&self.state, 10);
        let before = 2 + places + 2 + 10 + owner.chars().count();
        format!("  {place}{state}{}{owner}", words::cut(&self.what, width.saturating_sub(before)))
    }
}

/// Joins the lines of one chapter or kind, so that a screen shows the whole.
pub(super) fn merged(items: Vec<Item>, lang: Lang) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::new();
    let mut rest = items.into_iter().peekable();
    while let Some(first) = rest.next() {
        let mut same = vec![first];
        while let Some(next) = rest.next_if(|next| next.key == same[0].key) {
            same.push(next);
        }
        let (count, alike) = (same.len(), same.iter().all(|item| item.state == same[0].state));
        let owned = same.iter().all(|item| item.owner == same[0].owner);
        let mut item = same.remove(0);
        if count > 1 {
            let state = if alike { item.state.as_str() } else { word("bagian", "parts", lang) };
            item.state = format!("{count} {state}");
            item.what = item.group.clone().unwrap_or_else(|| {
                let others = same.iter().map(|item| item.what.as_str());
                std::iter::once(item.what.as_str()).chain(others).collect::<Vec<_>>().join(", ")
            });
            item.owner = item.owner.filter(|_| owned);
        }
        out.push(item);
    }
    out
}

/// Lists what is missing, empty or open and due.
pub(super) fn open(status: &Status, lang: Lang) -> Vec<Item> {
    let mut out = Vec::new();
    for chapter in status.books.iter().flat_map(|book| &book.chapters) {
        if chapter.due {
            chapter_items(chapter, lang, &mut out);
        }
    }
    for row in status.records.iter().filter(|row| row.due) {
        records(row, lang, &mut out);
    }
    out
}

/// Lists every part of the plan with its state.
pub(super) fn all(status: &Status, lang: Lang) -> Vec<Item> {
    let mut out = Vec::new();
    for chapter in status.books.iter().flat_map(|book| &book.chapters) {
        for (above, part) in std::iter::once((None, chapter))
            .chain(chapter.sections.iter().map(|section| (Some(chapter), section)))
        {
            out.extend(part.state.map(|state| item(above, part, state, lang)));
        }
    }
    for row in &status.records {
        records(row, lang, &mut out);
    }
    out
}

fn chapter_items(chapter: &PartStatus, lang: Lang, out: &mut Vec<Item>) {
    let gone = |part: &PartStatus| part.state.is_none_or(|state| state == State::Missing);
    let sections = &chapter.sections;
    if gone(chapter) && chapter.place.line.is_none() && sections.iter().all(gone) {
        // A chapter that is not there is one thing to write.
        let mut item = item(None, chapter, State::Missing, lang);
        if !sections.is_empty() {
            let sections_word = word("subbab", "sections", lang);
            item.what = format!("{} + {} {sections_word}", item.what, sections.len());
        }
        out.push(item);
        return;
    }
    let all = std::iter::once((None, chapter));
    for (above, part) in all.chain(sections.iter().map(|section| (Some(chapter), section))) {
        match part.state {
            Some(state) if !state.is_written() => out.push(item(above, part, state, lang)),
            _ => {}
        }
    }
}

fn item(above: Option<&PartStatus>, part: &PartStatus, state: State, lang: Lang) -> Item {
    let mut what = part.title.clone();
    if let Some(chapter) = above {
        what = format!("{}: {what}", chapter.title);
    }
    let reasons = part.open.iter().filter_map(words::open);
    let reasons: Vec<String> = reasons.map(|text| text.get(lang).to_owned()).collect();
    if !reasons.is_empty() {
        what = format!("{what}, {}", reasons.join(", "));
    }
    if part.level == PartLevel::Recommended && state == State::Missing {
        what += word(" (disarankan)", " (recommended)", lang);
    }
    let place = part.open.first().map_or(&part.place, |open| &open.place);
    let chapter = above.unwrap_or(part);
    Item {
        place: at(place),
        state: words::state(state, lang).to_owned(),
        key: format!("{}#{}", chapter.place.file, chapter.title),
        group: Some(chapter.title.clone()),
        what,
        owner: part.owner_name.clone(),
    }
}

fn records(row: &RecordStatus, lang: Lang, out: &mut Vec<Item>) {
    let name = word(&row.name_id, &row.name_en, lang);
    if row.count == 0 {
        let place = match row.key.as_str() {
            "tahap" | "commitments" | "approval" => format!("tahap-{}/tahap.yaml", row.stage),
            _ => format!("tahap-{}/data/", row.stage),
        };
        let what = format!("{name} (`{}`)", row.key);
        out.push(Item {
            key: place.clone(),
            place,
            state: words::state(State::Missing, lang).to_owned(),
            group: None,
            what,
            owner: None,
        });
    }
    let open = |record: &OpenRecord| Item {
        place: at(&record.place),
        state: words::state(State::Tbd, lang).to_owned(),
        key: format!("{}#{}", row.key, row.stage),
        group: Some(name.to_owned()),
        what: format!("{name} {}: {}", record.id, record.keys.join(", ")),
        owner: record.owner.clone(),
    };
    out.extend(row.open.iter().map(open));
}

fn at(place: &Place) -> String {
    match place.line {
        Some(line) => format!("{}:{line}", place.file),
        None => place.file.clone(),
    }
}
