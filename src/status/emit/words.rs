//! Words and columns of the human forms.

use crate::lang::{Lang, Text};
use crate::model::status::{Open, OpenKind, State};

/// Returns the word for a state.
pub(super) fn state(state: State, lang: Lang) -> &'static str {
    match (state, lang) {
        (State::Missing, Lang::Id) => "belum",
        (State::Missing, Lang::En) => "missing",
        (State::Empty, Lang::Id) => "kosong",
        (State::Empty, Lang::En) => "empty",
        (State::Tbd, _) => "TBD",
        (State::Draft, Lang::Id) => "draf",
        (State::Draft, Lang::En) => "draft",
        (State::Reviewed, Lang::Id) => "ditinjau",
        (State::Reviewed, Lang::En) => "reviewed",
        (State::Final, _) => "final",
    }
}

/// Says what is open in a part; nothing for a plain placeholder.
pub(super) fn open(open: &Open) -> Option<Text> {
    let name = &open.name;
    match open.kind {
        OpenKind::Placeholder => None,
        OpenKind::MissingTable => Some(Text::new(
            format!("tabel `{name}` belum ada"),
            format!("the table `{name}` is missing"),
        )),
        OpenKind::EmptyTable => {
            Some(Text::new(format!("{name} tanpa baris"), format!("{name} has no row")))
        }
    }
}

/// Returns one of two words.
pub(super) fn word<'a>(id: &'a str, en: &'a str, lang: Lang) -> &'a str {
    match lang {
        Lang::Id => id,
        Lang::En => en,
    }
}

/// Prints a share; a dash when nothing counts.
pub(super) fn percent(percent: Option<usize>) -> String {
    percent.map_or_else(|| "-".to_owned(), |percent| format!("{percent}%"))
}

/// Fills a column with a word that begins at its left, and cuts what is too long.
pub(super) fn left(text: &str, width: usize) -> String {
    let text = cut(text, width.saturating_sub(1));
    let gap = width.saturating_sub(text.chars().count());
    text + &" ".repeat(gap)
}

/// Fills a column with a word that ends at its right.
pub(super) fn right(text: &str, width: usize) -> String {
    let gap = width.saturating_sub(text.chars().count());
    " ".repeat(gap) + text
}

/// Cuts a text to a width.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let short: String = text.chars().take(width.saturating_sub(1)).collect();
    short.trim_end().to_owned() + "…"
}
