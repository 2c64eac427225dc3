//! What clients are told: which build is shown, how the last try went, and all findings.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::Checked;
use crate::cli::serve::desk::Build;
use crate::diag::{Diagnostic, Severity, Text};
use crate::render::html::{Marks, PageName, Preview};
use crate::source::{Source, SourceId, SourceMap, Span};

/// What clients are told.
#[derive(Debug, Serialize)]
pub(super) struct State<'a> {
    /// Number of the build that is shown; 0 as long as there is none.
    pub(super) shown: u64,
    /// Number of the try.
    pub(super) number: u64,
    /// Whether the build that is shown is what is on disk.
    pub(super) good: bool,
    /// When the build that is shown was made, and when the last try was, since 1970.
    pub(super) times: (u128, u128),
    /// How long the last try took.
    pub(super) ms: u128,
    /// The plan: Kabupaten Sleman 2022–2026.
    pub(super) title: &'a str,
    /// Another look needs the page to be loaded again.
    pub(super) look: String,
    pub(super) pages: Vec<Page<'a>>,
    pub(super) books: Vec<(usize, &'a str)>,
    pub(super) findings: Vec<Finding<'a>>,
    /// A mistake of smartplan itself.
    pub(super) fault: Option<&'a str>,
}

/// A page of the site.
#[derive(Debug, Serialize)]
pub(super) struct Page<'a> {
    path: &'a str,
    book: usize,
    title: &'a str,
}

/// A finding, with the mark of the page that it belongs to.
#[derive(Debug, Serialize)]
pub(super) struct Finding<'a> {
    code: String,
    name: &'a str,
    severity: &'a str,
    message: Words<'a>,
    hints: Vec<Words<'a>>,
    file: &'a str,
    line: usize,
    column: usize,
    /// Whether it is in a file of the plan, not in a built-in scheme.
    own: bool,
    /// The lines in question, from the one before.
    lines: Vec<(usize, &'a str)>,
    /// How many letters of the last line are meant.
    length: usize,
    /// The mark that it belongs to: `tahap-1/01.md:12:1`.
    at: Option<String>,
    /// The first page that carries the mark.
    page: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Words<'a> {
    id: &'a str,
    en: &'a str,
}

/// A build that is shown, with what is known of its pages.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub(super) build: Arc<Build>,
    pub(super) pages: Vec<PageName>,
    pub(super) look: u64,
    /// When it was made.
    pub(super) time: u128,
    marks: Marks,
    /// Where records begin, by source.
    records: BTreeMap<SourceId, Vec<usize>>,
}

/// What is known of the pages of a build before it is shown.
pub(super) struct Known {
    pages: Vec<PageName>,
    look: u64,
    marks: Marks,
}

impl Known {
    /// Asks a preview for what must be known.
    pub(super) fn of(preview: &Preview<'_>) -> Self {
        Self { pages: preview.pages(), look: preview.look(), marks: preview.marks() }
    }
}

impl Shown {
    /// Puts together what is shown.
    pub(super) fn new(build: Arc<Build>, known: Known, time: u128) -> Self {
        let mut records: BTreeMap<SourceId, Vec<usize>> = BTreeMap::new();
        if let Some((plan, _)) = &build.checked.edition {
            for entry in plan.records.entries() {
                records.entry(entry.id.span.source).or_default().push(entry.id.span.start);
            }
        }
        records.values_mut().for_each(|own| own.sort_unstable());
        let Known { pages, look, marks } = known;
        Self { build, pages, look, time, marks, records }
    }

    /// Finds the mark that a place belongs to, and the first page that carries it. The place is
    /// told by path and line, since in the next try files may be numbered and filled otherwise.
    fn home(&self, path: &str, line: usize, column: usize) -> Option<(String, &str)> {
        let sources = &self.build.checked.sources;
        let source = sources.find(path)?;
        let start = sources.get(source).offset(line, column);
        let (mark, page) = self.marks.before(Span::new(source, start..start))?;
        // What belongs to a record that no page shows does not belong to the one before it.
        if let Some(all) = self.records.get(&source) {
            let own = all.partition_point(|record| *record <= start).checked_sub(1);
            if own.is_some_and(|at| mark < all[at]) {
                return None;
            }
        }
        let (line, column) = sources.get(source).position(mark);
        Some((format!("{path}:{line}:{column}"), self.pages.get(page)?.path.as_str()))
    }

    /// Lists the pages as clients see them.
    pub(super) fn listed(&self) -> Vec<Page<'_>> {
        let pages = self.pages.iter();
        pages.map(|own| Page { path: &own.path, book: own.book, title: &own.title }).collect()
    }

    /// Lists the books by number.
    pub(super) fn books(&self) -> Vec<(usize, &str)> {
        let edition = self.build.checked.edition.iter().flat_map(|(_, edition)| &edition.books);
        edition.map(|book| (book.number, book.label.as_str())).collect()
    }
}

/// Returns what a plan is called: Kabupaten Sleman 2022–2026.
pub(super) fn title(checked: &Checked) -> Option<String> {
    let (_, edition) = checked.edition.as_ref()?;
    Some(format!("{} {}", edition.meta.region, edition.meta.horizon))
}

/// Prepares findings for clients.
pub(super) fn findings<'a>(
    findings: &'a [Diagnostic],
    sources: &'a SourceMap,
    shown: Option<&'a Shown>,
) -> Vec<Finding<'a>> {
    findings.iter().map(|own| finding(own, sources, shown)).collect()
}

fn finding<'a>(
    own: &'a Diagnostic,
    sources: &'a SourceMap,
    shown: Option<&'a Shown>,
) -> Finding<'a> {
    let source = sources.get(own.span.source);
    let (line, column) = source.position(own.span.start);
    let length = sources.slice(own.span).lines().next().map_or(0, |text| text.chars().count());
    let words = |text: &'a Text| Words { id: &text.id, en: &text.en };
    let home = shown.and_then(|shown| shown.home(source.path(), line, column));
    Finding {
        code: own.code.to_string(),
        name: own.code.name,
        severity: match own.severity {
            Severity::Error => "err",
            Severity::Warning => "warn",
            Severity::Info => "info",
        },
        message: words(&own.message),
        hints: own.hints.iter().chain(own.fix.iter().map(|fix| &fix.title)).map(words).collect(),
        file: source.path(),
        line,
        column,
        own: !source.path().starts_with("book-templates/"),
        lines: if length == 0 { Vec::new() } else { lines(source, line) },
        length,
        page: home.as_ref().map(|(_, page)| *page),
        at: home.map(|(at, _)| at),
    }
}

/// Returns a line and the one before it, each cut where it becomes too long to be shown.
fn lines(source: &Source, line: usize) -> Vec<(usize, &str)> {
    const LONG: usize = 400;
    let from = line.saturating_sub(2);
    let all = source.text().lines().enumerate().skip(from).take(line - from);
    let cut = |text: &str| text.char_indices().nth(LONG).map_or(text.len(), |(at, _)| at);
    all.map(|(at, text)| (at + 1, &text[..cut(text)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_in_question_come_with_the_one_before() {
        let source = Source::new("a.md", "satu\ndua\ntiga\n");
        assert_eq!(lines(&source, 1), [(1, "satu")]);
        assert_eq!(lines(&source, 3), [(2, "dua"), (3, "tiga")]);
        assert_eq!(lines(&source, 9), [], "behind the end");
        let long = Source::new("a.md", "é".repeat(999));
        assert_eq!(lines(&long, 1)[0].1.chars().count(), 400);
    }
}
