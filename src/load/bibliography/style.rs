//! The CSL style of the bibliography.

use std::sync::LazyLock;

use hayagriva::archive::{ArchivedStyle, LOCALES};
use hayagriva::citationberg::{FontStyle, FontWeight, IndependentStyle, Locale, LocaleCode, Style};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild, Entry,
    Formatting,
};

use crate::model::book::Run;

use super::work::is_web;

/// Chicago with author, title, place, publisher and year in this order, separated by full stops,
/// as books of the genre list their sources.
const STYLE: ArchivedStyle = ArchivedStyle::TurabianFullnote8;

const LOCALE: &str = "id-ID";

/// Decoding takes longer than formatting a bibliography, and most of it for the languages that
/// nothing here is written in: of all locales only ours is decoded.
static ARCHIVE: LazyLock<Option<(IndependentStyle, Vec<Locale>)>> = LazyLock::new(|| {
    let Style::Independent(style) = STYLE.get() else { return None };
    let names_ours =
        |bytes: &&&[u8]| bytes.windows(LOCALE.len()).any(|own| own == LOCALE.as_bytes());
    let decoded =
        LOCALES.iter().filter(names_ours).filter_map(|bytes| ciborium::from_reader(*bytes).ok());
    let is_ours = |locale: &Locale| locale.lang.as_ref().is_some_and(|code| code.0 == LOCALE);
    Some((style, decoded.filter(is_ours).collect()))
});

/// Formats an entry; nothing when the style leaves such entries out.
pub(super) fn format(entry: &Entry) -> Vec<Run> {
    let Some((style, locales)) = ARCHIVE.as_ref() else { return Vec::new() };
    let locale = Some(LocaleCode(LOCALE.to_owned()));
    // Each entry by itself, or the style puts a dash for an author who stands twice.
    let mut driver = BibliographyDriver::new();
    let items = vec![CitationItem::with_entry(entry)];
    driver.citation(CitationRequest::new(items, style, locale.clone(), locales, None));
    let rendered = driver.finish(BibliographyRequest::new(style, locale, locales));
    let items = rendered.bibliography.map_or_else(Vec::new, |bibliography| bibliography.items);
    let mut out = Vec::new();
    for item in items {
        runs(&item.content.0, &mut out);
    }
    trim_end(&mut out);
    out
}

fn runs(children: &[ElemChild], out: &mut Vec<Run>) {
    for child in children {
        match child {
            ElemChild::Elem(element) => runs(&element.children.0, out),
            ElemChild::Markup(latex) => out.push(Run::Math(latex.clone())),
            ElemChild::Link { text, url } if is_web(url) => {
                let words = vec![formatted(&text.text, text.formatting)];
                out.push(Run::Link { url: url.clone(), words });
            }
            ElemChild::Text(text) | ElemChild::Link { text, .. } => {
                push(out, formatted(&text.text, text.formatting));
            }
            ElemChild::Transparent { .. } => {}
        }
    }
}

fn formatted(text: &str, formatting: Formatting) -> Run {
    let run = Run::Text(text.to_owned());
    match (formatting.font_style, formatting.font_weight) {
        (FontStyle::Italic, _) => Run::Emph(vec![run]),
        (FontStyle::Normal, FontWeight::Bold) => Run::Strong(vec![run]),
        _ => run,
    }
}

/// Adds a run, joining plain text with plain text.
pub(super) fn push(out: &mut Vec<Run>, run: Run) {
    match (out.last_mut(), run) {
        (_, Run::Text(text)) if text.is_empty() => {}
        (Some(Run::Text(last)), Run::Text(text)) => last.push_str(&text),
        (_, run) => out.push(run),
    }
}

fn trim_end(out: &mut Vec<Run>) {
    if let Some(Run::Text(text)) = out.last_mut() {
        text.truncate(text.trim_end().len());
        if text.is_empty() {
            out.pop();
        }
    }
}
