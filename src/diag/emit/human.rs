//! The rustc look: the line itself, what is wrong below it, and what to do next.
//!
//! What is only for information (due at a later stage) follows as a plain list.

use annotate_snippets::renderer::{DecorStyle, Renderer};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Snippet};

use crate::diag::emit::{Report, Style, short};
use crate::diag::policy::Waived;
use crate::diag::{Diagnostic, Lang, Severity};
use crate::source::{SourceMap, Span};

/// Most characters of a line that are marked.
const WINDOW: usize = 100;

/// Prints findings and their count.
pub(super) fn emit(report: &Report<'_>, style: Style) -> String {
    let Report { findings, sources, .. } = *report;
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Unicode);
    let mut out = String::new();
    for finding in findings.iter().filter(|finding| finding.severity != Severity::Info) {
        out.push_str(&renderer.render(&[group(finding, sources, style.lang)]));
        out.push_str("\n\n");
    }
    let infos: Vec<&Diagnostic> =
        findings.iter().filter(|finding| finding.severity == Severity::Info).collect();
    if !infos.is_empty() {
        for finding in &infos {
            out.push_str(&short::line(finding, sources, style.lang));
            out.push('\n');
        }
        out.push('\n');
    }
    for waived in report.waived {
        out.push_str(&waiver(waived, sources, style.lang));
        out.push('\n');
    }
    if !report.waived.is_empty() {
        out.push('\n');
    }
    out.push_str(&report.summary().sentence(style.lang));
    out.push('\n');
    out
}

fn group<'a>(finding: &'a Diagnostic, sources: &'a SourceMap, lang: Lang) -> Group<'a> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = level
        .with_name(finding.severity.word(lang))
        .primary_title(clean(finding.message.get(lang)))
        .id(finding.code.to_string());
    let source = sources.get(finding.span.source);
    let mut group = Group::with_title(title);
    if source.text().is_empty() {
        group = group.element(Origin::path(source.path()));
    } else {
        let mut snippet = Snippet::source(source.text())
            .path(source.path())
            .annotation(AnnotationKind::Primary.span(visible(source.text(), finding.span)));
        for (span, text) in &finding.related {
            if is_near(*span, finding.span, sources) {
                let kind = AnnotationKind::Context.span(visible(source.text(), *span));
                snippet = snippet.annotation(kind.label(text.get(lang)));
            }
        }
        group = group.element(snippet);
    }
    for (span, text) in &finding.related {
        if !is_near(*span, finding.span, sources) {
            let other = sources.get(span.source);
            let kind = AnnotationKind::Context.span(visible(other.text(), *span));
            let snippet = Snippet::source(other.text()).path(other.path());
            group = group.element(snippet.annotation(kind.label(text.get(lang))));
        }
    }
    let word = match lang {
        Lang::Id => "saran",
        Lang::En => "hint",
    };
    for hint in &finding.hints {
        group = group.element(Level::HELP.with_name(word).message(clean(hint.get(lang))));
    }
    if let Some(fix) = &finding.fix {
        let note = match lang {
            Lang::Id => format!("`smartplan check --fix` dapat membetulkannya: {}", fix.title.id),
            Lang::En => format!("`smartplan check --fix` can mend it: {}", fix.title.en),
        };
        group = group.element(Level::HELP.with_name(word).message(clean(&note)));
    }
    group
}

/// Tells whether two places fit into one window: lines of prose may be very long.
fn is_near(one: Span, other: Span, sources: &SourceMap) -> bool {
    let column = |span: Span| sources.get(span.source).position(span.start).1;
    one.source == other.source && column(one).abs_diff(column(other)) < WINDOW
}

/// Prints one waived finding in one line, with the reason.
fn waiver(waived: &Waived, sources: &SourceMap, lang: Lang) -> String {
    let source = sources.get(waived.finding.span.source);
    let (line, column) = source.position(waived.finding.span.start);
    let word = match lang {
        Lang::Id => "dikecualikan",
        Lang::En => "waived",
    };
    let (code, reason) = (waived.finding.code, &waived.reason);
    format!("{}:{line}:{column}: {word}[{code}]: {reason}", source.path())
}

/// Joins the lines of a message, so that one message stays one line.
fn clean(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Keeps a place inside its text, to its first line when it covers many, and to what fits there.
fn visible(text: &str, span: Span) -> std::ops::Range<usize> {
    let start = floor(text, span.start);
    let end = floor(text, span.end).max(start);
    let line = text[start..end].lines().next().unwrap_or_default();
    let length = line.char_indices().nth(WINDOW).map_or(line.len(), |(at, _)| at);
    start..start + length
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
