//! One round of mends in memory: fixes in, changed texts out.
//!
//! A fix is taken with all of its edits or not at all. Of two that touch the same place the
//! first is taken; the other waits for the next round, when the place has been read again.

use std::collections::BTreeMap;

use crate::diag::{Edit, Fix};
use crate::source::{SourceId, SourceMap};
use crate::template::EMBEDDED;
use crate::world;

/// What one round makes of the files.
#[derive(Debug, Default)]
pub(super) struct Applied {
    /// Every changed or new file with its whole text.
    pub texts: BTreeMap<String, String>,
    /// Which of the fixes were taken, by index.
    pub taken: Vec<usize>,
}

/// Applies every fix that fits; `is_free` tells whether nothing stands at a path yet.
pub(super) fn apply(
    fixes: &[&Fix],
    sources: &SourceMap,
    is_free: &dyn Fn(&str) -> bool,
) -> Applied {
    let mut slate = Slate { sources, is_free, parts: BTreeMap::new(), files: BTreeMap::new() };
    let taken = (0..fixes.len()).filter(|&at| slate.take(fixes[at])).collect();
    Applied { texts: slate.texts(), taken }
}

/// A replacement of the bytes up to `end`.
struct Part<'a> {
    end: usize,
    text: &'a str,
}

/// The edits that were taken so far.
struct Slate<'a> {
    sources: &'a SourceMap,
    is_free: &'a dyn Fn(&str) -> bool,
    /// Replacements by source and first byte.
    parts: BTreeMap<(SourceId, usize), Part<'a>>,
    files: BTreeMap<&'a str, &'a str>,
}

impl<'a> Slate<'a> {
    /// Takes a fix if all of its edits fit; one that was taken already is taken again for free.
    fn take(&mut self, fix: &'a Fix) -> bool {
        if fix.edits.is_empty() {
            return false;
        }
        if fix.edits.iter().all(|edit| self.holds(edit)) {
            return true;
        }
        for (count, edit) in fix.edits.iter().enumerate() {
            if !self.fits(edit) {
                fix.edits[..count].iter().for_each(|edit| self.remove(edit));
                return false;
            }
            match edit {
                Edit::Replace { span, text } => {
                    self.parts.insert((span.source, span.start), Part { end: span.end, text });
                }
                Edit::Create { path, text } => drop(self.files.insert(path, text)),
            }
        }
        true
    }

    fn holds(&self, edit: &Edit) -> bool {
        match edit {
            Edit::Replace { span, text } => self
                .parts
                .get(&(span.source, span.start))
                .is_some_and(|part| part.end == span.end && part.text == text),
            Edit::Create { path, text } => self.files.get(path.as_str()) == Some(&text.as_str()),
        }
    }

    fn remove(&mut self, edit: &Edit) {
        match edit {
            Edit::Replace { span, .. } => drop(self.parts.remove(&(span.source, span.start))),
            Edit::Create { path, .. } => drop(self.files.remove(path.as_str())),
        }
    }

    fn fits(&self, edit: &Edit) -> bool {
        match edit {
            Edit::Replace { span, text } => {
                let source = self.sources.get(span.source);
                let old = source.text().get(span.range());
                let before = self.parts.range(..(span.source, span.start)).next_back();
                let after = self.parts.range((span.source, span.start)..).next();
                // A text that was registered twice is changed in its first copy only.
                self.sources.find(source.path()) == Some(span.source)
                    && is_own(source.path())
                    && old.is_some_and(|old| old != text)
                    && before
                        .is_none_or(|((id, _), part)| *id != span.source || part.end <= span.start)
                    && after.is_none_or(|((id, start), _)| {
                        *id != span.source || *start >= span.end && *start != span.start
                    })
            }
            Edit::Create { path, .. } => {
                world::join("", path).is_some_and(|own| own == *path)
                    && is_own(path)
                    && !self.files.contains_key(path.as_str())
                    && (self.is_free)(path)
            }
        }
    }

    fn texts(self) -> BTreeMap<String, String> {
        let mut out: BTreeMap<String, String> = self
            .files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
            .collect();
        // From the last to the first, so that the places before stay where they are.
        for ((id, start), part) in self.parts.iter().rev() {
            let source = self.sources.get(*id);
            let text =
                out.entry(source.path().to_owned()).or_insert_with(|| source.text().to_owned());
            text.replace_range(*start..part.end, &lines_as_in(source.text(), part.text));
        }
        out
    }
}

/// Tells whether a path belongs to the plan and not to smartplan's own schemes.
fn is_own(path: &str) -> bool {
    let embedded = path.strip_prefix("book-templates/");
    !embedded.is_some_and(|path| EMBEDDED.iter().any(|(own, _)| *own == path))
}

/// Ends the lines of a new text as those of the file end.
fn lines_as_in(file: &str, text: &str) -> String {
    let crlf = file.split_once('\n').is_some_and(|(first, _)| first.ends_with('\r'));
    let plain = text.replace("\r\n", "\n");
    if crlf { plain.replace('\n', "\r\n") } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Text;
    use crate::source::{Source, Span};

    fn fix(edits: &[(usize, usize, &str)]) -> Fix {
        let edits = edits.iter().map(|(start, end, text)| Edit::Replace {
            span: Span::new(SourceId::default(), *start..*end),
            text: (*text).to_owned(),
        });
        Fix { title: Text::new("", ""), edits: edits.collect(), times: 1 }
    }

    fn run(text: &str, fixes: &[Fix]) -> (String, Vec<usize>) {
        let mut sources = SourceMap::default();
        sources.add(Source::new("a.yaml", text));
        let fixes: Vec<&Fix> = fixes.iter().collect();
        let applied = apply(&fixes, &sources, &|_| true);
        (applied.texts.get("a.yaml").cloned().unwrap_or_default(), applied.taken)
    }

    #[test]
    fn of_two_that_overlap_the_first_is_taken() {
        let fixes = [fix(&[(0, 4, "x")]), fix(&[(2, 6, "y")]), fix(&[(4, 6, "z")])];
        assert_eq!(run("satudua", &fixes), ("xza".into(), vec![0, 2]));
    }

    #[test]
    fn two_insertions_at_one_place_take_two_rounds() {
        let fixes = [fix(&[(4, 4, "A")]), fix(&[(4, 4, "B")])];
        assert_eq!(run("satudua", &fixes), ("satuAdua".into(), vec![0]));
    }

    #[test]
    fn the_same_mend_twice_is_made_once() {
        let fixes = [fix(&[(0, 4, "A")]), fix(&[(0, 4, "A")])];
        assert_eq!(run("satudua", &fixes), ("Adua".into(), vec![0, 1]));
    }

    #[test]
    fn a_fix_is_taken_with_all_of_its_edits_or_not_at_all() {
        let fixes = [fix(&[(4, 7, "x")]), fix(&[(0, 2, "y"), (5, 6, "y")]), fix(&[(1, 2, "z")])];
        assert_eq!(run("satudua", &fixes), ("sztux".into(), vec![0, 2]));
    }

    #[test]
    fn places_outside_the_text_or_inside_a_letter_are_left_alone() {
        let fixes = [fix(&[(0, 9, "x")]), fix(&[(1, 2, "x")]), fix(&[]), fix(&[(0, 2, "é")])];
        assert_eq!(run("éa", &fixes), (String::new(), vec![]));
    }

    #[test]
    fn line_ends_stay_as_they_are() {
        let fixes = [fix(&[(3, 3, "b\nc\n")])];
        assert_eq!(run("a\r\nd\r\n", &fixes).0, "a\r\nb\r\nc\r\nd\r\n");
        let fixes = [fix(&[(2, 2, "b\n")])];
        assert_eq!(run("a\nd\r\n", &fixes).0, "a\nb\nd\r\n");
    }

    #[test]
    fn files_are_made_in_the_plan_only_and_never_over_others() {
        let made = |path: &str| Fix::create(path, "isi\n");
        let fixes = [
            made("a/b.md"),
            made("../b.md"),
            made("/b.md"),
            made("ada.md"),
            made("book-templates/bimtek/scheme.yaml"),
            Fix::create("a/b.md", "lain\n"),
        ];
        let fixes: Vec<&Fix> = fixes.iter().collect();
        let applied = apply(&fixes, &SourceMap::default(), &|path| path != "ada.md");
        assert_eq!(applied.taken, [0]);
        assert_eq!(applied.texts.keys().collect::<Vec<_>>(), ["a/b.md"]);
    }
}
