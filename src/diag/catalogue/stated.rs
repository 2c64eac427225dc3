//! Messages about numbers written by hand in prose (SP307).

use crate::diag::code;
use crate::diag::{Diagnostic, Fix, Text};
use crate::model::value::YearSpan;
use crate::source::Span;

/// A number in prose and what the records compute for it.
#[derive(Debug, Clone)]
pub struct Stated<'a> {
    /// Where it is written.
    pub span: Span,
    /// Whether the file has these very words there, so that they can be replaced.
    pub exact: bool,
    /// As written.
    pub written: &'a str,
    /// As computed.
    pub computed: &'a str,
    /// What it is a number of, in both languages.
    pub what: Text,
    /// The fact that prints it: `programs.count`.
    pub fact: &'a str,
    /// Where the computed number comes from.
    pub source: Option<Span>,
}

/// A number that the records compute otherwise.
pub fn number(stated: Stated<'_>) -> Diagnostic {
    let Stated { span, exact, written, computed, what, fact, source } = stated;
    let message = Text::new(
        format!("tertulis `{written}`, padahal menurut data {} {computed}", what.id),
        format!(
            "the text says `{written}`, but according to the records {} is {computed}",
            what.en
        ),
    );
    let fact = format!("{{{{ {fact} }}}}");
    let mut finding = Diagnostic::of(code::STATED_NUMBER, span, message).hint(
        format!("tulis `{fact}` sebagai ganti angkanya, agar selalu sama dengan data"),
        format!("write `{fact}` in place of the number, so that it always follows the records"),
    );
    if let Some(source) = source {
        finding = finding.related(source, "datanya mulai di sini", "its records begin here");
    }
    if exact {
        let title = (format!("ganti dengan `{fact}`"), format!("replace it by `{fact}`"));
        finding = finding.fix(Fix::replace(span, fact, title.0, title.1));
    }
    finding
}

/// Years said to be the plan's that are not its horizon.
pub fn horizon(
    span: Span,
    exact: bool,
    written: YearSpan,
    horizon: YearSpan,
    manifest: Span,
) -> Diagnostic {
    let (written, computed) = (written.to_string(), horizon.to_string());
    let what = Text::new("kurun rencana ini", "the horizon of this plan");
    let source = Some(manifest);
    let (written, computed) = (written.as_str(), computed.as_str());
    number(Stated { span, exact, written, computed, what, fact: "horizon", source })
}
