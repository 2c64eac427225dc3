//! Messages about what only a back end can notice: formulas, and templates of the plan.

use std::collections::BTreeMap;

use crate::diag::catalogue::listed;
use crate::diag::code;
use crate::diag::{Diagnostic, Text};
use crate::source::{Source, SourceId, SourceMap, Span};

/// Letters that no face can print, each at its first place in the plan; letters of one passage
/// are one finding.
pub fn missing_letters(letters: &[char], sources: &SourceMap) -> Vec<Diagnostic> {
    let mut passages: BTreeMap<(SourceId, usize), Vec<(usize, char)>> = BTreeMap::new();
    let mut nowhere = Vec::new();
    for letter in letters {
        let own = sources.entries().filter(|(_, s)| !s.path().starts_with("book-templates/"));
        match own.into_iter().find_map(|(id, s)| Some((id, s, s.text().find(*letter)?))) {
            Some((id, source, at)) => {
                let passage = source.text()[..at].rfind("\n\n").unwrap_or(0);
                passages.entry((id, passage)).or_default().push((at, *letter));
            }
            // Written as an escape somewhere: told at the plan as a whole.
            None => nowhere.push((0, *letter)),
        }
    }
    let told = passages.into_iter().map(|((id, _), mut found)| {
        found.sort_unstable();
        let start = found.first().map_or(0, |(at, _)| *at);
        let rest = sources.get(id).text()[start..].chars();
        let length: usize = rest.take_while(|c| letters.contains(c)).map(char::len_utf8).sum();
        (Span::new(id, start..start + length), found)
    });
    let manifest = sources.find("smartplan.yaml").map(Span::file).filter(|_| !nowhere.is_empty());
    let lost = manifest.map(|place| (place, nowhere));
    told.chain(lost).map(|(span, found)| missing_letter(span, &found)).collect()
}

fn missing_letter(span: Span, found: &[(usize, char)]) -> Diagnostic {
    let forms: Vec<String> = found.iter().map(|(_, letter)| letter.to_string()).collect();
    let forms = listed(forms.iter().map(String::as_str));
    let numbers = |letter: &(usize, char)| format!("U+{:04X}", u32::from(letter.1));
    let mut numbers: Vec<String> = found.iter().map(numbers).collect();
    if numbers.len() > 12 {
        numbers.truncate(12);
        numbers.push("…".into());
    }
    let numbers = numbers.join(", ");
    let word = if found.len() == 1 { "letter" } else { "letters" };
    Diagnostic::error(
        code::MISSING_LETTER,
        span,
        Text::new(
            format!("huruf {forms} ({numbers}) tidak ada pada font mana pun"),
            format!("no face has the {word} {forms} ({numbers})"),
        ),
    )
    .hint(
        "letakkan font yang memuatnya (TTF atau OTF) di folder `fonts/`, atau ganti hurufnya",
        "put a face that has it (TTF or OTF) into the folder `fonts/`, or use another letter",
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
                    format!("templat `{path}` tidak dapat dipakai ({message})"),
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
    Some(
        Diagnostic::error(
            code::BAD_MATH,
            span,
            Text::new(
                format!("bagian ini tidak dapat dicetak ({message})"),
                format!("this part cannot be printed: {message}"),
            ),
        )
        .hint(
            "betulkan atau ganti rumus atau gambar di tempat ini",
            "mend or replace the formula or picture at this place",
        ),
    )
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
