//! What a plan must hold and how it is numbered: data of `book-templates/<scheme>/scheme.yaml`.

use serde::Deserialize;

use crate::model::record::{Ref, Text};
use crate::model::value::{Decimal, Id, roman};
use crate::source::Spanned;

/// A scheme.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Scheme {
    /// Id, the name of its folder.
    pub id: Ref,
    /// Title of the whole plan.
    pub title: Text,
    /// One sentence on it in both languages.
    pub description: Spanned<Description>,
    /// Words printed before numbers and in tables.
    pub labels: Spanned<Labels>,
    /// Patterns of numbers.
    pub numbering: Spanned<Numbering>,
    /// Dimensions in the ministry's order.
    pub dimensions: Spanned<Vec<Dimension>>,
    /// Elements of readiness and their scale.
    pub readiness: Spanned<ReadinessScale>,
    /// Areas of action plans.
    pub action_areas: Spanned<Vec<Named>>,
    /// How quick-win candidates are scored.
    pub scoring: Spanned<Scoring>,
    /// Phases of the roadmap, shortest first.
    pub phases: Spanned<Vec<Phase>>,
    /// Higher plans.
    pub plans: Spanned<Vec<Named>>,
    /// Front matter of every book.
    pub front: Spanned<Vec<Matter>>,
    /// Back matter of every book.
    pub back: Spanned<Vec<Matter>>,
    /// The books.
    pub books: Spanned<Vec<BookSpec>>,
    /// The volume that binds all books.
    pub volume: Spanned<VolumeSpec>,
}

/// One sentence in both languages.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Description {
    /// Indonesian.
    pub id: Text,
    /// English.
    pub en: Text,
}

/// Words printed before numbers and in tables.
#[derive(Debug, Clone, Default, Deserialize)]
#[expect(missing_docs, reason = "each field is the word it is named after")]
pub struct Labels {
    pub plan: Text,
    pub book: Text,
    pub chapter: Text,
    pub section: Text,
    pub appendix: Text,
    pub table: Text,
    pub figure: Text,
    pub source: Text,
    pub note: Text,
    pub continued: Text,
    pub total: Text,
    pub subtotal: Text,
    pub page: Text,
    pub draft: Text,
}

/// Patterns of numbers: `{chapter:I}`, `{chapter}.{section}`.
#[derive(Debug, Clone, Default, Deserialize)]
#[expect(missing_docs, reason = "each field is the pattern of what it is named after")]
pub struct Numbering {
    pub chapter: Text,
    pub section: Text,
    pub subsection: Text,
    pub table: Text,
    pub figure: Text,
    pub appendix: Text,
    pub appendix_section: Text,
    pub appendix_subsection: Text,
    pub appendix_table: Text,
    pub appendix_figure: Text,
    pub front_table: Text,
    pub front_figure: Text,
}

/// Counts that a pattern may print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "each field is the count it is named after")]
pub struct Counts {
    pub book: usize,
    pub chapter: usize,
    pub section: usize,
    pub subsection: usize,
    pub serial: usize,
    pub appendix: usize,
}

impl Counts {
    /// Fills a pattern: `{chapter:I}` roman, `{chapter:A}` letters, `{chapter}` arabic.
    ///
    /// Unknown names stay as they are; `load` has refused them before.
    pub fn fill(&self, pattern: &str) -> String {
        let mut out = String::new();
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, tail)) = after.split_once('}') else {
                out.push('{');
                rest = after;
                continue;
            };
            if let Some(text) = self.one(name) {
                out.push_str(&text);
            } else {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
            rest = tail;
        }
        out.push_str(rest);
        out
    }

    /// Prints one `name` or `name:form`; `None` when smartplan does not know it.
    pub fn one(&self, placeholder: &str) -> Option<String> {
        let (name, form) = placeholder.split_once(':').unwrap_or((placeholder, ""));
        let count = match name {
            "book" => self.book,
            "chapter" => self.chapter,
            "section" => self.section,
            "subsection" => self.subsection,
            "serial" => self.serial,
            "appendix" => self.appendix,
            _ => return None,
        };
        match form {
            "" => Some(count.to_string()),
            "I" => Some(roman(count)),
            "A" => Some(letters(count)),
            _ => None,
        }
    }
}

/// Prints 1 as A, 26 as Z, 27 as AA.
fn letters(mut number: usize) -> String {
    let mut out = Vec::new();
    while number > 0 {
        number -= 1;
        out.push(char::from(b'A' + u8::try_from(number % 26).unwrap_or(0)));
        number /= 26;
    }
    out.iter().rev().collect()
}

/// A thing with an id and a printed name.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Named {
    /// Id.
    pub id: Ref,
    /// Printed name.
    pub name: Text,
}

/// A dimension of the smart city.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Dimension {
    /// Id.
    pub id: Ref,
    /// Three letters.
    pub code: Text,
    /// Printed name.
    pub name: Text,
    /// Its colours.
    pub colors: Spanned<Colors>,
    /// Sub-dimensions.
    pub subdimensions: Spanned<Vec<Named>>,
}

/// Colours of one dimension as `#rrggbb`.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Colors {
    /// Area.
    pub fill: Text,
    /// Text on the area.
    pub on: Text,
    /// Words on paper.
    pub ink: Text,
    /// Words on a dark screen.
    pub dark: Text,
}

/// Elements of readiness and their scale.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct ReadinessScale {
    /// Highest points.
    pub scale: Spanned<Decimal>,
    /// Elements.
    pub elements: Spanned<Vec<Named>>,
}

/// How quick-win candidates are scored.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Scoring {
    /// Highest points per criterion.
    pub scale: Spanned<Decimal>,
    /// Criteria.
    pub criteria: Spanned<Vec<Criterion>>,
}

/// One criterion and its weight in percent.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Criterion {
    /// Id.
    pub id: Ref,
    /// Printed name.
    pub name: Text,
    /// Percent.
    pub weight: Spanned<Decimal>,
}

/// A phase that ends so many years after the start of the horizon.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Phase {
    /// Id.
    pub id: Ref,
    /// Printed name.
    pub name: Text,
    /// Years.
    pub years: Spanned<Decimal>,
}

/// How strongly a part is demanded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Missing is an error.
    #[default]
    Required,
    /// Missing is a warning.
    Recommended,
    /// May be missing.
    Optional,
}

/// What a part of the front or back matter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MatterKind {
    /// Written by the author.
    #[default]
    Prose,
    /// Cover.
    Cover,
    /// Half title, a leaf between cover and imprint.
    HalfTitle,
    /// Imprint.
    Imprint,
    /// Contents.
    Contents,
    /// List of tables.
    Tables,
    /// List of figures.
    Figures,
    /// List of appendices.
    Appendices,
    /// Abbreviations and terms.
    Terms,
    /// Bibliography.
    Bibliography,
    /// Lembar pengesahan.
    Approval,
    /// Lembar komitmen.
    Commitment,
    /// Index of terms and agencies.
    Index,
}

/// A part of the front or back matter.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Matter {
    /// Id; for prose the id of the author's chapter file.
    pub id: Ref,
    /// What it is.
    pub kind: Spanned<MatterKind>,
    /// Printed title.
    pub title: Option<Text>,
    /// How strongly it is demanded.
    pub level: Spanned<Level>,
    /// Stage that produces it; the book's own stage without it.
    pub stage: Option<Spanned<Decimal>>,
    /// Who signs it, if it is prose.
    pub signed: Option<Spanned<Signer>>,
    /// Views that must stand in it.
    #[serde(default)]
    pub views: Vec<Text>,
    /// Starter text.
    pub guide: Option<Text>,
}

/// Who signs prose of the front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signer {
    /// Who made the plan: `signature` in `tahap.yaml`.
    #[default]
    Team,
    /// The head of the region: `foreword` in `tahap.yaml`.
    Head,
}

/// A book.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct BookSpec {
    /// Number, from 1.
    pub number: Spanned<Decimal>,
    /// Id.
    pub id: Ref,
    /// Printed title.
    pub title: Text,
    /// Stage that produces it, unless a chapter names another.
    pub stage: Spanned<Decimal>,
    /// Chapters.
    pub chapters: Spanned<Vec<ChapterSpec>>,
}

/// A chapter that a book must or may have.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct ChapterSpec {
    /// Id.
    pub id: Ref,
    /// Default title.
    pub title: Text,
    /// How strongly it is demanded.
    pub level: Spanned<Level>,
    /// Stage that produces it; the book's own stage without it.
    pub stage: Option<Spanned<Decimal>>,
    /// Views that must stand somewhere in it.
    #[serde(default)]
    pub views: Vec<Text>,
    /// Sections.
    #[serde(default)]
    pub sections: Vec<SectionSpec>,
    /// Starter text.
    pub guide: Option<Text>,
}

/// For what a section stands once each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Each {
    /// Each dimension of the scheme.
    #[default]
    Dimension,
    /// Each selected quick win, its id in lower case.
    QuickWin,
}

/// A section that a chapter must or may have.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct SectionSpec {
    /// Id; absent when `each` says it.
    pub id: Option<Ref>,
    /// Default title; absent when `each` says it.
    pub title: Option<Text>,
    /// Makes one section for each of these.
    pub each: Option<Spanned<Each>>,
    /// How strongly it is demanded.
    pub level: Spanned<Level>,
    /// Views that must stand in it.
    #[serde(default)]
    pub views: Vec<Text>,
    /// Starter text.
    pub guide: Option<Text>,
}

/// The volume.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct VolumeSpec {
    /// Printed title.
    pub title: Text,
    /// Front matter.
    pub front: Spanned<Vec<Matter>>,
    /// Back matter.
    pub back: Spanned<Vec<Matter>>,
}

impl Scheme {
    /// Returns the dimension with this id.
    pub fn dimension(&self, id: &Id) -> Option<&Dimension> {
        self.dimensions.iter().find(|dimension| dimension.id.value == *id)
    }
}

impl BookSpec {
    /// Returns the number.
    pub fn number(&self) -> usize {
        usize::try_from(self.number.0).unwrap_or(0)
    }

    /// Returns the stage of the book.
    pub fn stage(&self) -> u8 {
        stage_of(&self.stage)
    }

    /// Returns the stage that produces a chapter.
    pub fn stage_of_chapter(&self, chapter: &ChapterSpec) -> u8 {
        chapter.stage.as_ref().map_or_else(|| self.stage(), stage_of)
    }

    /// Returns the stage that produces a part of the front or back matter.
    pub fn stage_of_matter(&self, matter: &Matter) -> u8 {
        matter.stage.as_ref().map_or_else(|| self.stage(), stage_of)
    }
}

/// Reads a stage number; what is not 1 to 255 is 0, which no stage has.
pub fn stage_of(value: &Spanned<Decimal>) -> u8 {
    u8::try_from(value.0).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_print_roman_letters_and_arabic() {
        let counts = Counts { chapter: 4, section: 2, appendix: 27, ..Counts::default() };
        assert_eq!(counts.fill("BAB {chapter:I}"), "BAB IV");
        assert_eq!(counts.fill("{chapter}.{section}"), "4.2");
        assert_eq!(counts.fill("{appendix:A}"), "AA");
        assert_eq!(counts.fill("{tahun} {"), "{tahun} {", "unknown names stay");
    }
}
