//! Mends of what the scheme demands and the plan lacks: chapters, sections, tables, ids.
//!
//! Parts are inserted as in a starter plan ([`crate::model::starter`]), so that what remains is
//! to write them.

use std::collections::BTreeSet;

use crate::check::typed_number;
use crate::diag::Fix;
use crate::model::block::{self, Document, Heading, Section};
use crate::model::plan::Plan;
use crate::model::require::{RequiredChapter, RequiredSection, required};
use crate::model::starter;
use crate::source::{SourceId, SourceMap, Span};

/// Makes fixes for one plan.
#[derive(Clone, Copy)]
pub(super) struct Scribe<'a> {
    pub plan: &'a Plan,
    pub sources: &'a SourceMap,
}

impl<'a> Scribe<'a> {
    /// Writes the chapter's file.
    pub(super) fn chapter(self, chapter: &RequiredChapter<'_>) -> Option<Fix> {
        let path = format!("tahap-{}/{}", chapter.stage, self.file_name(chapter)?);
        Some(Fix::create(path, starter::chapter(chapter)))
    }

    /// Names the file so that it stands between those of its neighbours.
    fn file_name(self, chapter: &RequiredChapter<'_>) -> Option<String> {
        let demanded = required(self.plan);
        let names = starter::chapters(&demanded, chapter.stage);
        let at = names.iter().position(|(_, part)| part.id == chapter.id)?;
        let own = &names[at].0;
        let taken: BTreeSet<&str> =
            self.plan.documents.iter().map(|document| self.name_of(document)).collect();
        let near = |(_, part): &(String, &RequiredChapter<'_>)| {
            let document = self.plan.document(part.stage, part.id).filter(|_| !part.matter)?;
            Some(self.name_of(document))
        };
        let low = names[..at].iter().rev().find_map(near).unwrap_or_default();
        let high = names[at + 1..].iter().find_map(near).unwrap_or("\u{10ffff}");
        let number: String = low.chars().take_while(char::is_ascii_digit).collect();
        let others = ('a'..='z').map(|letter| format!("{number}{letter}-{}.md", chapter.id));
        std::iter::once(own.clone())
            .chain(others)
            .find(|name| chapter.matter || low < name.as_str() && name.as_str() < high)
            .filter(|name| !taken.contains(name.as_str()))
    }

    fn name_of(self, document: &Document) -> &'a str {
        let path = self.sources.get(document.source).path();
        path.rsplit('/').next().unwrap_or(path)
    }

    /// Inserts the section at its place.
    pub(super) fn section(
        self,
        chapter: &RequiredChapter<'_>,
        document: &Document,
        at: usize,
    ) -> Option<Fix> {
        let demanded = chapter.sections.get(at)?;
        let place = |id: &str| {
            let own = |heading: &Heading| heading.id.as_ref().is_some_and(|own| own.as_str() == id);
            document.sections.iter().position(|section| own(&section.heading))
        };
        let before = chapter.sections[..at].iter().rev().find_map(|section| place(&section.id));
        let after = chapter.sections[at + 1..].iter().find_map(|section| place(&section.id));
        let next = before.map(|index| index + 1).or(after);
        let next = next.and_then(|index| document.sections.get(index));
        let title = &demanded.title;
        let mut fix = self.insert(document.source, next, &starter::section(demanded));
        fix.title.id = format!("sisipkan bagian “{title}”");
        fix.title.en = format!("insert the section “{title}”");
        Some(fix)
    }

    /// Inserts the fence of a table at the end of a section's own text, or of the chapter's.
    pub(super) fn view(
        self,
        document: &Document,
        section: Option<&Section>,
        view: &str,
        options: &str,
    ) -> Fix {
        let next = match section {
            None => document.sections.first(),
            Some(section) => section.sections.first().or_else(|| {
                let own = section.heading.span;
                document.sections.iter().find(|other| other.heading.span.start > own.start)
            }),
        };
        let mut fix = self.insert(document.source, next, &starter::fence(view, options));
        fix.title.id = format!("sisipkan tabel `{view}`");
        fix.title.en = format!("insert the table `{view}`");
        fix
    }

    /// Writes an id behind a heading, or in place of the one it has.
    pub(super) fn id(self, heading: &Heading, id: &str) -> Option<Fix> {
        let line = self.sources.slice(heading.span);
        if let Some(own) = &heading.id {
            return Some(Fix::replace(
                own.span,
                id,
                format!("ganti id `{own}` dengan `{id}`"),
                format!("replace the id `{own}` by `{id}`"),
            ));
        }
        // Underlined titles and closing signs leave no room for an id.
        if !line.starts_with('#') || line.ends_with(['#', '}']) {
            return None;
        }
        let end = Span::new(heading.span.source, heading.span.end..heading.span.end);
        Some(Fix::replace(
            end,
            format!(" {{#{id}}}"),
            format!("beri judul ini id `{id}`"),
            format!("give this heading the id `{id}`"),
        ))
    }

    /// Tells whether a line of the chapter would be the section's heading with a space behind `##`.
    pub(super) fn is_glued(self, document: &Document, demanded: &RequiredSection<'_>) -> bool {
        let text = self.sources.get(document.source).text();
        let glued = text.lines().filter_map(|line| {
            let rest = line.trim_start_matches('#');
            (rest.len() < line.len() && rest.starts_with(char::is_alphabetic)).then_some(rest)
        });
        let label = format!("{{#{}}}", demanded.id);
        let mut titles = glued.map(|rest| (rest, rest.split('{').next().unwrap_or(rest)));
        titles.any(|(rest, title)| rest.contains(&label) || is_title(title, &demanded.title))
    }

    /// Inserts blocks before a section, or at the end of the file, with a blank line around them.
    fn insert(self, source: SourceId, next: Option<&Section>, text: &str) -> Fix {
        let whole = self.sources.get(source).text();
        let at = next.map_or(whole.len(), |section| {
            let start = section.heading.span.start;
            whole.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |line| line + 1)
        });
        let before = whole.get(..at).unwrap_or_default().replace('\r', "");
        let lead = match (before.ends_with("\n\n"), before.ends_with('\n')) {
            (true, _) => "",
            (false, true) => "\n",
            (false, false) => "\n\n",
        };
        let text = match next {
            Some(_) => format!("{lead}{text}\n"),
            // A file without a line end at its end stays so.
            None if lead == "\n\n" => format!("{lead}{}", text.trim_end()),
            None => format!("{lead}{text}"),
        };
        Fix::replace(Span::new(source, at..at), text, "", "")
    }
}

/// Tells whether a heading bears a title.
pub(super) fn is_titled(heading: &Heading, title: &str) -> bool {
    is_title(&block::plain(&heading.title), title)
}

/// Tells whether words are a title, in whatever case, and perhaps behind a typed number.
pub(super) fn is_title(words: &str, title: &str) -> bool {
    let split =
        |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_lowercase).collect() };
    let bare = typed_number::bare(words.trim().trim_end_matches([':', '.']));
    split(bare) == split(title)
}

/// Writes a heading in place of a line in bold.
pub(super) fn heading(line: Span, title: &str, id: &str) -> Fix {
    Fix::replace(
        line,
        format!("## {title} {{#{id}}}"),
        format!("jadikan baris ini judul `{id}`"),
        format!("make this line the heading `{id}`"),
    )
}
