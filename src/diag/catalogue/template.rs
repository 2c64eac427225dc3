//! Messages about what only a back end can notice: formulas, and templates of the plan.

use crate::diag::code;
use crate::diag::{Diagnostic, Text};
use crate::source::{Source, SourceMap, Span};

/// A letter that no face can print, at its first place in the plan.
pub fn missing_letter(letter: char, sources: &SourceMap) -> Option<Diagnostic> {
    let own = |path: &str| !path.starts_with("book-templates/");
    let first = sources
        .iter()
        .filter(|source| own(source.path()))
        .find_map(|source| Some((source.path(), source.text().find(letter)?)));
    let span = match first {
        Some((path, at)) => Span::new(sources.find(path)?, at..at + letter.len_utf8()),
        // Written as an escape somewhere: told at the plan as a whole.
        None => Span::file(sources.find("smartplan.yaml")?),
    };
    let number = format!("U+{:04X}", u32::from(letter));
    Some(
        Diagnostic::error(
            code::MISSING_LETTER,
            span,
            Text::new(
                format!("huruf `{letter}` ({number}) tidak ada pada font mana pun"),
                format!("no face has the letter `{letter}` ({number})"),
            ),
        )
        .hint(
            "letakkan font yang memuatnya (TTF atau OTF) di folder `fonts/`, atau ganti hurufnya",
            "put a face that has it (TTF or OTF) into the folder `fonts/`, or use another letter",
        ),
    )
}

/// Turns trouble of a back end into a finding when the plan is to blame; `None` when it is not.
pub fn trouble(
    message: &str,
    span: Option<Span>,
    template: Option<&str>,
    sources: &mut SourceMap,
) -> Option<Diagnostic> {
    let message = reason(message);
    if let Some(template) = template {
        let path = format!("templates/{template}");
        let place = Span::file(match sources.find(&path) {
            Some(id) => id,
            None => sources.add(Source::new(path.as_str(), "")),
        });
        return Some(
            Diagnostic::error(
                code::BAD_TEMPLATE,
                place,
                Text::new(
                    format!("templat `{path}` tidak dapat dipakai: {message}"),
                    format!("the template `{path}` does not work: {message}"),
                ),
            )
            .hint(
                "perbaiki templat itu, atau hapus agar bawaan smartplan dipakai",
                "mend the template, or remove it to use smartplan's own",
            ),
        );
    }
    let span = span?;
    Some(Diagnostic::error(
        code::BAD_MATH,
        span,
        Text::new(
            format!("bagian ini tidak dapat dicetak: {message}"),
            format!("this part cannot be printed: {message}"),
        ),
    ))
}

/// Takes the reason and the place out of a report of several lines.
fn reason(message: &str) -> String {
    let mut lines = message.lines().map(str::trim);
    let first = lines.next().unwrap_or_default().trim_start_matches("error: ");
    let place = |line: &'_ str| -> Option<String> {
        let rest = line.strip_prefix("--> ").or_else(|| line.strip_prefix("│ "))?;
        Some(rest.trim().to_owned())
    };
    match lines.find_map(place) {
        Some(place) => format!("{first} ({place})"),
        None => first.to_owned(),
    }
}
