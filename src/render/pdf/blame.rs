//! Whose fault it is: typst's findings back to the author's place or the plan's template.

use typst::diag::SourceDiagnostic;
use typst::syntax::DiagSpan;
use typst::{World, WorldExt};

use crate::render::RenderError;
use crate::render::pdf::world::{MEDIA, PdfWorld, THEME};
use crate::source::Span;
use crate::template;

/// Translates typst's findings.
pub(super) fn blame(world: &PdfWorld<'_>, findings: &[SourceDiagnostic]) -> Vec<RenderError> {
    findings.iter().map(|finding| one(world, finding)).collect()
}

fn one(world: &PdfWorld<'_>, finding: &SourceDiagnostic) -> RenderError {
    let spans = || std::iter::once(finding.span).chain(finding.trace.iter().map(|t| t.span.into()));
    let own = spans().filter_map(path_of).find(|path| world.templates().is_own(path));
    let template = own.or_else(|| preset(world, finding.span));
    let mut message = finding.message.to_string();
    for hint in &finding.hints {
        message.push_str("; ");
        message.push_str(&hint.v);
    }
    if let Some(at) = spans().find_map(|span| position(world, span)) {
        message = format!("{at}: {message}");
    }
    RenderError {
        message,
        span: spans().find_map(|span| place(world, span)),
        template,
        letter: None,
    }
}

/// Returns the preset that the plan brings when a file of the theme fails: what a preset gives
/// shows where it is used.
fn preset(world: &PdfWorld<'_>, span: DiagSpan) -> Option<String> {
    let templates = world.templates();
    path_of(span).filter(|path| path.starts_with(THEME))?;
    let own = templates.below(template::PRESETS).into_iter().find(|path| templates.is_own(path));
    own.map(str::to_owned)
}

fn path_of(span: DiagSpan) -> Option<String> {
    Some(span.id()?.vpath().get_without_slash().to_owned())
}

/// Returns the place in the plan that a piece of generated code comes from.
fn place(world: &PdfWorld<'_>, span: DiagSpan) -> Option<Span> {
    let path = path_of(span)?;
    // A picture is decoded where it is set; no trace leads back to the call.
    if let Some(picture) = path.strip_prefix(MEDIA) {
        return world.files().values().find_map(|file| file.picture(picture));
    }
    world.files().get(&path)?.place(world.range(span)?.start)
}

/// Returns file, line and column of what typst points at.
fn position(world: &PdfWorld<'_>, span: DiagSpan) -> Option<String> {
    let path = path_of(span)?;
    let range = world.range(span);
    let at = range.and_then(|range| {
        let source = world.source(span.id()?).ok()?;
        let (line, column) = source.lines().byte_to_line_column(range.start)?;
        Some(format!(":{}:{}", line + 1, column + 1))
    });
    let path = path.strip_prefix(MEDIA).unwrap_or(&path);
    Some(format!("{path}{}", at.unwrap_or_default()))
}
