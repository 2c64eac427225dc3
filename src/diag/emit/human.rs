//! The rustc look: the line itself, what is wrong below it, and what to do next.
//!
//! What is only for information (due at a later stage) follows as a plain list.

use annotate_snippets::renderer::{DecorStyle, Renderer};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Snippet};

use crate::diag::emit::{Style, Summary, short};
use crate::diag::{Diagnostic, Lang, Severity};
use crate::source::{SourceMap, Span};

/// Prints findings and their count.
pub(super) fn emit(findings: &[Diagnostic], sources: &SourceMap, style: Style) -> String {
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
    out.push_str(&Summary::of(findings).sentence(style.lang));
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
            if span.source == finding.span.source {
                let kind = AnnotationKind::Context.span(visible(source.text(), *span));
                snippet = snippet.annotation(kind.label(text.get(lang)));
            }
        }
        group = group.element(snippet);
    }
    for (span, text) in &finding.related {
        if span.source != finding.span.source {
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
    group
}

/// Joins the lines of a message, so that one message stays one line.
fn clean(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Keeps a place inside its text, and to its first line when it covers many.
fn visible(text: &str, span: Span) -> std::ops::Range<usize> {
    let start = floor(text, span.start);
    let end = floor(text, span.end).max(start);
    let first = text[start..end].find('\n').map_or(end, |at| start + at);
    start..first
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
