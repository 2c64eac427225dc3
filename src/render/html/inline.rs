//! Lines of words as templates see them: a flat list of pieces, so that no depth of nesting is
//! too deep and every tag is written by a template.

use pulldown_latex::config::DisplayMode;
use serde::Serialize;

use crate::model::book::{Mark, Run, plain};
use crate::render::html::address::{fragment, outside};
use crate::render::html::card::Target;
use crate::render::html::scribe::Scribe;

/// A line: plain words, or pieces.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Line<'a> {
    /// Nothing but words; most cells of tables are.
    Plain(&'a str),
    /// Pieces in order; what opens is closed in order.
    Pieces(Vec<Piece<'a>>),
}

impl Line<'_> {
    /// Tells whether nothing would be seen.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Line::Plain(words) => words.is_empty(),
            Line::Pieces(pieces) => pieces.is_empty(),
        }
    }
}

/// A piece of a line.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Piece<'a> {
    /// Words.
    Text { text: &'a str },
    /// A code or a span of years, which stays on one line.
    Whole { text: &'a str },
    /// Emphasis opens or ends.
    Emph { open: bool, english: bool },
    /// Strong emphasis opens or ends.
    Strong { open: bool },
    /// Struck out words open or end.
    Strike { open: bool },
    /// Code.
    Code { text: &'a str },
    /// A formula, already safe.
    Math { mathml: String },
    /// A link opens: to the world outside, to something numbered, from a quoted number to the
    /// table that shows it, or to a source. `short` words
    /// stay on one line. `card` names what shows it in short.
    Link { to: &'static str, href: String, short: bool, card: Option<String> },
    /// A link ends.
    LinkEnd,
    /// The mark of a footnote.
    Note { number: usize, first: bool },
    /// A line break.
    Break,
    /// Work of a phase goes on.
    Bar { phase: usize, text: &'a str },
    /// A milestone.
    Milestone { number: usize, text: &'a str },
    /// Yes.
    Check { text: &'a str },
    /// The colour of a dimension, by its place in the scheme from 1.
    Swatch { dimension: usize },
}

/// Signs behind which a line may break.
const DASHES: [char; 2] = ['-', '–'];

/// Codes and spans up to this length are not broken: IKP-GOV-01, 2022–2026.
const CODE: usize = 24;

/// Tells whether a word is a code or a span: a digit stands behind one of its dashes.
fn is_whole(word: &str) -> bool {
    let mut parts = word.split(DASHES);
    word.len() <= CODE
        && parts.next().is_some_and(|first| first.ends_with(char::is_alphanumeric))
        && parts.any(|part| part.starts_with(|c: char| c.is_ascii_digit()))
}

fn has_whole(words: &str) -> bool {
    words.contains(DASHES) && words.split(' ').any(is_whole)
}

/// Adds words, with codes and spans apart.
fn push_words<'a>(text: &'a str, out: &mut Vec<Piece<'a>>) {
    let mut start = 0;
    if text.contains(DASHES) {
        let mut at = 0;
        for word in text.split(' ') {
            if is_whole(word) {
                out.extend((start < at).then(|| Piece::Text { text: &text[start..at] }));
                out.push(Piece::Whole { text: word });
                start = at + word.len();
            }
            at += word.len() + 1;
        }
    }
    out.extend((start < text.len()).then(|| Piece::Text { text: &text[start..] }));
}

/// Words up to this length are not broken when they are a link: `Buku 2, Tabel 3.4`.
const SHORT: usize = 24;

/// What the programme calls by English names; marked, so that it is read aloud as such.
const ENGLISH: [&str; 16] = [
    "big data",
    "command center",
    "dashboard",
    "e-government",
    "open data",
    "quick win",
    "quick wins",
    "single sign-on",
    "smart branding",
    "smart city",
    "smart economy",
    "smart environment",
    "smart governance",
    "smart living",
    "smart society",
    "smart village",
];

/// Tells whether words are English for certain.
pub(super) fn is_english(words: &str) -> bool {
    ENGLISH.contains(&words.to_lowercase().as_str())
}

impl<'a> Scribe<'_, 'a> {
    /// Prepares a line of running text.
    pub(super) fn line(&mut self, runs: &'a [Run]) -> Line<'a> {
        self.prepare(runs, false)
    }

    /// Prepares plain words.
    pub(super) fn words(words: &'a str) -> Line<'a> {
        let mut pieces = Vec::new();
        push_words(words, &mut pieces);
        Line::Pieces(pieces)
    }

    /// Prepares a line that begins with these words.
    pub(super) fn line_from(&mut self, first: Option<&'a str>, rest: &'a [Run]) -> Line<'a> {
        let mut pieces = Vec::new();
        first.into_iter().for_each(|text| push_words(text, &mut pieces));
        self.pieces(rest, false, &mut pieces);
        Line::Pieces(pieces)
    }

    /// Prepares a line that is a link itself, or repeats a title: no links, no footnotes.
    pub(super) fn label(&mut self, runs: &'a [Run]) -> Line<'a> {
        self.prepare(runs, true)
    }

    fn prepare(&mut self, runs: &'a [Run], linked: bool) -> Line<'a> {
        match runs {
            [] => Line::Plain(""),
            [Run::Text(words)] if !has_whole(words) => Line::Plain(words),
            _ => {
                let mut pieces = Vec::with_capacity(runs.len());
                self.pieces(runs, linked, &mut pieces);
                Line::Pieces(pieces)
            }
        }
    }

    /// Adds the pieces of `runs`; inside a link (`linked`) no other link may stand.
    fn pieces(&mut self, runs: &'a [Run], linked: bool, out: &mut Vec<Piece<'a>>) {
        for run in runs {
            match run {
                Run::Text(text) => push_words(text, out),
                Run::Emph(words) => {
                    let english = is_english(&plain(words));
                    self.around(words, linked, out, |open| Piece::Emph { open, english });
                }
                Run::Strong(words) => {
                    self.around(words, linked, out, |open| Piece::Strong { open });
                }
                Run::Strike(words) => {
                    self.around(words, linked, out, |open| Piece::Strike { open });
                }
                Run::Code(text) => out.push(Piece::Code { text }),
                Run::Math(latex) => {
                    let mathml = self.math(latex, DisplayMode::Inline);
                    out.push(Piece::Math { mathml });
                }
                Run::Link { url, words } => {
                    let (href, short) = (outside(url), false);
                    let link = Piece::Link { to: "world", href, short, card: None };
                    self.link(Some(link), words, linked, out);
                }
                Run::Reference { target, words } => {
                    let link = self.href(target).filter(|_| !linked).map(|href| {
                        let short = plain(words).chars().count() <= SHORT;
                        let card = self.card_of(Target::Place(target.clone()));
                        Piece::Link { to: "number", href, short, card }
                    });
                    self.link(link, words, linked, out);
                }
                Run::Fact { words, provenance } => {
                    let table = provenance.table.as_ref().filter(|_| !linked);
                    let to = table.and_then(|table| self.href(table));
                    let target = Target::Fact(provenance);
                    self.words_to(words, "fact", to.map(|href| (href, target)), out);
                }
                Run::Cite { id, words } => {
                    let to = self.source(id).filter(|_| !linked);
                    let target = Target::Source(id.clone());
                    self.words_to(words, "source", to.map(|href| (href, target)), out);
                }
                Run::Note { number, first } if !linked => {
                    out.push(Piece::Note { number: *number, first: *first });
                }
                Run::Note { .. } | Run::Folio { .. } => {}
                Run::Break => out.push(Piece::Break),
                Run::Mark(mark, text) => out.push(match *mark {
                    Mark::Bar(phase) => Piece::Bar { phase, text },
                    Mark::Milestone(number) => Piece::Milestone { number, text },
                    Mark::Check => Piece::Check { text },
                }),
                Run::Swatch(id) => {
                    let dimension = self.site.dimension(id);
                    out.extend(dimension.map(|dimension| Piece::Swatch { dimension }));
                }
            }
        }
    }

    fn around(
        &mut self,
        words: &'a [Run],
        linked: bool,
        out: &mut Vec<Piece<'a>>,
        piece: impl Fn(bool) -> Piece<'a>,
    ) {
        out.push(piece(true));
        self.pieces(words, linked, out);
        out.push(piece(false));
    }

    /// Adds plain words that lead to something with a card; without an address only the words.
    fn words_to(
        &mut self,
        words: &'a str,
        to: &'static str,
        place: Option<(String, Target<'a>)>,
        out: &mut Vec<Piece<'a>>,
    ) {
        let short = words.chars().count() <= SHORT;
        let link =
            place.map(|(href, target)| Piece::Link { to, href, short, card: self.card_of(target) });
        let ends = link.is_some();
        out.extend(link);
        out.push(Piece::Text { text: words });
        out.extend(ends.then_some(Piece::LinkEnd));
    }

    /// Adds words that lead somewhere; without an address they are only words.
    fn link(
        &mut self,
        link: Option<Piece<'a>>,
        words: &'a [Run],
        linked: bool,
        out: &mut Vec<Piece<'a>>,
    ) {
        match link.filter(|_| !linked) {
            Some(link) => {
                out.push(link);
                self.pieces(words, true, out);
                out.push(Piece::LinkEnd);
            }
            None => self.pieces(words, linked, out),
        }
    }

    fn source(&self, id: &str) -> Option<String> {
        let page = self.site.sources_page()?;
        self.site
            .has_source(id)
            .then(|| format!("{}{}", self.site.to(self.page, page), fragment(id)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_spans_stay_whole_and_nothing_is_lost() {
        let parts = |text| -> Vec<String> {
            let mut out = Vec::new();
            push_words(text, &mut out);
            let words = out.into_iter().map(|piece| match piece {
                Piece::Whole { text } => format!("[{text}]"),
                Piece::Text { text } => text.to_owned(),
                _ => String::new(),
            });
            words.collect()
        };
        assert_eq!(parts("Lihat GOV-01, lalu"), ["Lihat ", "[GOV-01,]", " lalu"]);
        assert_eq!(parts("2022–2026"), ["[2022–2026]"]);
        assert_eq!(parts("bersama-sama – 5"), ["bersama-sama – 5"]);
        assert_eq!(parts(""), Vec::<String>::new());
        assert!(!is_whole("-5") && !is_whole("https://contoh.go.id/panjang-2021"));
    }
}
