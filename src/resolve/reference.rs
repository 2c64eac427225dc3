//! Binds references to labels and citations to sources.
//!
//! A label of the own book wins; else it must stand in exactly one other book, or the author
//! names the book. From one book to another the book's number is printed before the rest. A page
//! that is asked for is left to the typesetter.

use crate::diag::Sink;
use crate::diag::catalogue::reference;
use crate::model::block::{Cite, Reference};
use crate::model::book::{Anchor, Run};
use crate::model::plan::Plan;
use crate::resolve::Scope;
use crate::resolve::number::Target;
use crate::source::Span;

/// Turns a reference into a link with the words that it prints.
pub(super) fn bind(
    scope: Scope<'_>,
    book: usize,
    wanted: &Reference,
    words: Vec<Run>,
    sink: &mut Sink,
) -> Run {
    if wanted.label.as_str().is_empty() {
        return whole_book(scope.plan, wanted, words, sink);
    }
    let Some(target) = find(scope, book, wanted, sink) else {
        return Run::Text(crate::model::book::plain(&words));
    };
    let own_words = !words.is_empty();
    let mut words = if own_words {
        words
    } else {
        if target.number.is_empty() {
            sink.push(reference::unnumbered(wanted.span, wanted.label.as_str()));
        }
        vec![Run::Text(printed(scope.plan, book, &target))]
    };
    if wanted.page {
        words.extend(folio(scope.plan, book, &target, own_words));
    }
    Run::Reference { target: target.anchor, words }
}

/// Asks for the page of a target: (hlm. 41), or behind the name of its book: , hlm. 41.
fn folio(plan: &Plan, from: usize, target: &Target, own_words: bool) -> Option<Run> {
    let labels = &plan.scheme.labels;
    let (page, number) = (&labels.page.value, target.anchor.book);
    let around = if number == from {
        (format!(" ({page}\u{a0}"), ")".to_owned())
    } else if number == 0 {
        // The volume is no book: a book of its own cannot tell which pages are meant.
        return None;
    } else if own_words {
        (format!(" ({} {number}, {page}\u{a0}", labels.book.value), ")".to_owned())
    } else {
        (format!(", {page}\u{a0}"), String::new())
    };
    Some(Run::Folio { target: target.anchor.clone(), around })
}

/// Prints the number of a target as seen from a book: Buku 2, Tabel 3.4.
fn printed(plan: &Plan, from: usize, target: &Target) -> String {
    if target.anchor.book == from || target.anchor.book == 0 {
        target.words()
    } else {
        let book = &plan.scheme.labels.book.value;
        format!("{book} {}, {}", target.anchor.book, target.words())
    }
}

fn whole_book(plan: &Plan, wanted: &Reference, words: Vec<Run>, sink: &mut Sink) -> Run {
    let number = wanted.book.unwrap_or(0);
    if !plan.scheme.books.iter().any(|book| book.number() == number) {
        sink.push(reference::unknown_book(wanted.span, number, plan.scheme.books.len()));
    }
    let words = if words.is_empty() {
        vec![Run::Text(format!("{} {number}", plan.scheme.labels.book.value))]
    } else {
        words
    };
    Run::Reference { target: Anchor { book: number, id: String::new() }, words }
}

fn find(scope: Scope<'_>, book: usize, wanted: &Reference, sink: &mut Sink) -> Option<Target> {
    let label = wanted.label.as_str();
    let known = scope.numbers.labelled(label);
    // What could not be read may well hold what seems to be missing.
    let whole = scope.plan.unread.prose.is_empty();
    let Some(books) = known else {
        if !whole {
            return None;
        }
        let labels: Vec<&str> = scope.numbers.labels().collect();
        sink.push(reference::unresolved(wanted.span, label, &labels));
        return None;
    };
    let own = wanted.book.unwrap_or(book);
    if let Some((target, _)) = books.get(&own) {
        return Some(target.clone());
    }
    let mut others = books.values();
    if let (Some((target, _)), None, None) = (others.next(), others.next(), wanted.book) {
        return Some(target.clone());
    }
    if whole {
        let numbers: Vec<usize> = books.keys().copied().filter(|number| *number > 0).collect();
        sink.push(reference::ambiguous(wanted.span, label, &numbers));
    }
    None
}

/// Turns a citation into its short forms in parentheses.
pub(super) fn cite(plan: &Plan, cites: &[Cite], sink: &mut Sink) -> Vec<Run> {
    let mut runs = vec![Run::Text("(".into())];
    for (at, cite) in cites.iter().enumerate() {
        if at > 0 {
            runs.push(Run::Text("; ".into()));
        }
        match plan.bibliography.get(&cite.key.value) {
            Some(entry) => {
                let words = match &cite.locator {
                    Some(locator) => format!("{}, {locator}", entry.short),
                    None => entry.short.clone(),
                };
                runs.push(Run::Cite { id: source_anchor(&entry.key), words });
            }
            None if plan.unread.bibliography => {}
            // Told once for the plan, at its manifest, and not at every citation.
            None if plan.bibliography.is_empty() => {
                sink.push(reference::no_bibliography(Span::file(plan.manifest_source)));
            }
            None => {
                let known: Vec<&str> = plan.bibliography.keys().map(String::as_str).collect();
                sink.push(reference::unknown_source(cite.key.span, &cite.key, &known));
            }
        }
    }
    runs.push(Run::Text(")".into()));
    runs
}

/// Returns the anchor id of a source in every bibliography.
pub(super) fn source_anchor(key: &str) -> String {
    format!("pustaka-{key}")
}
