//! A whole plan as it was read.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::model::block::Document;
use crate::model::formatted::Formatted;
use crate::model::print::PrintSettings;
use crate::model::record::{Kind, Meeting, Records, Ref, Text};
use crate::model::scheme::Scheme;
use crate::model::setting::CheckSettings;
use crate::model::value::{Date, Decimal, Year, YearSpan};
use crate::source::{SourceId, Span, Spanned};

/// The stages of technical guidance.
pub const STAGES: std::ops::RangeInclusive<u8> = 1..=4;

/// Whether the region is a regency or a city.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegionKind {
    /// Regency, headed by a Bupati.
    #[default]
    Kabupaten,
    /// City, headed by a Wali Kota.
    Kota,
}

impl RegionKind {
    /// Returns the word before the region's name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Kabupaten => "Kabupaten",
            Self::Kota => "Kota",
        }
    }

    /// Returns the title of the head of the region.
    pub fn head(self) -> &'static str {
        match self {
            Self::Kabupaten => "Bupati",
            Self::Kota => "Wali Kota",
        }
    }
}

/// The file `smartplan.yaml`.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Manifest {
    /// Name of the region without its kind.
    pub region: Text,
    /// Regency or city.
    pub kind: Spanned<RegionKind>,
    /// Years of the plan.
    pub horizon: Spanned<YearSpan>,
    /// Last year of the extended edition.
    pub extension: Option<Spanned<Year>>,
    /// Built-in scheme or a folder of the plan.
    pub scheme: Text,
    /// Stage that is worked on, 1 to 4.
    pub stage: Spanned<Decimal>,
    /// Title of the plan; the scheme's without it.
    pub title: Option<Text>,
    /// Agency that publishes.
    pub agency: Option<Ref>,
    /// Name of the government; computed without it.
    pub government: Option<Text>,
    /// Place of signatures; the region without it.
    pub place: Option<Text>,
    /// Date of this edition; the last day of the current stage without it.
    pub date: Option<Spanned<Date>>,
    /// A sentence printed on covers, imprint and site.
    pub notice: Option<Text>,
    /// Picture of the emblem.
    pub emblem: Option<Text>,
    /// Address of the publisher.
    pub publisher_address: Option<Text>,
    /// Keywords of the PDF.
    #[serde(default)]
    pub keywords: Vec<Text>,
    /// Dimensions and sub-dimensions that do not matter here, each with the reason.
    #[serde(default)]
    pub not_relevant: Vec<NotRelevant>,
    /// What was changed, for the home page of the site.
    #[serde(default)]
    pub changes: Vec<ChangeNote>,
    /// How strictly the plan is reviewed.
    #[serde(default)]
    pub check: CheckSettings,
    /// How books are printed.
    #[serde(default)]
    pub print: PrintSettings,
}

/// A dimension, or one sub-dimension of it, that a plan leaves out on purpose.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct NotRelevant {
    /// The dimension, as the scheme names it.
    pub dimension: Ref,
    /// The sub-dimension; the whole dimension without it.
    pub subdimension: Option<Ref>,
    /// Why it does not matter here.
    pub reason: Text,
}

/// A change of the plan that readers should know of.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct ChangeNote {
    /// Day of the change.
    pub date: Spanned<Date>,
    /// What was changed, in a sentence.
    pub text: Text,
    /// Number of the book that it is in.
    pub book: Option<Spanned<Decimal>>,
}

impl Manifest {
    /// Returns kind and name: Kabupaten Sleman.
    pub fn full_region(&self) -> String {
        format!("{} {}", self.kind.word(), self.region.value)
    }

    /// Returns the current stage.
    pub fn stage(&self) -> u8 {
        u8::try_from(self.stage.0).unwrap_or(0)
    }

    /// Tells whether the plan leaves out a dimension or sub-dimension on purpose.
    pub fn is_irrelevant(&self, dimension: &str, subdimension: Option<&str>) -> bool {
        self.not_relevant.iter().any(|own| {
            own.dimension.as_str() == dimension
                && own.subdimension.as_ref().is_none_or(|id| Some(id.as_str()) == subdimension)
        })
    }

    /// Returns the last year that records may carry.
    pub fn last_year(&self) -> Year {
        // An extension that could not be read is no year.
        self.extension.map_or(self.horizon.end(), |year| year.value.max(self.horizon.end()))
    }
}

/// One source of the bibliography, formatted.
#[derive(Debug, Clone)]
pub struct BibEntry {
    /// Key that authors cite.
    pub key: String,
    /// Short form in the text: UU 25/2009; BPS, 2021a.
    pub short: String,
    /// Full entry.
    pub full: Formatted,
    /// Where it was written.
    pub span: Span,
}

/// A picture's bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it is.
    pub format: MediaFormat,
}

/// The formats of pictures that both back ends show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is the format it is named after")]
pub enum MediaFormat {
    Svg,
    Png,
    Jpeg,
}

/// A whole plan.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The manifest.
    pub manifest: Manifest,
    /// Place of the manifest as a whole.
    pub manifest_source: SourceId,
    /// What it must hold.
    pub scheme: Scheme,
    /// Meetings by stage.
    pub meetings: BTreeMap<u8, Spanned<Meeting>>,
    /// All records.
    pub records: Records,
    /// All prose, by stage and file name.
    pub documents: Vec<Document>,
    /// Bibliography by key.
    pub bibliography: BTreeMap<String, BibEntry>,
    /// Pictures by path from the plan's root.
    pub media: BTreeMap<String, Media>,
    /// Font files from the plan's `fonts/`, by path.
    pub fonts: BTreeMap<String, Vec<u8>>,
    /// Templates that the plan overrides, by path below `book-templates/`.
    pub templates: BTreeMap<String, Vec<u8>>,
    /// Every text of the data files, as written.
    pub texts: Vec<RecordText>,
    /// Findings that authors waive beside the text.
    pub waivers: Vec<Waiver>,
    /// What could not be read, so that nothing is said to be missing in it.
    pub unread: Unread,
}

/// A comment by which an author waives findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// Codes, names or families.
    pub codes: Vec<Text>,
    /// Why.
    pub reason: String,
    /// The comment.
    pub span: Span,
    /// The part of the file in which findings are waived.
    pub covers: Span,
}

/// One text of a data file, for rules about words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordText {
    /// Kind of the record; `None` in the facts of a stage.
    pub kind: Option<Kind>,
    /// Place of the record's id; `None` where there is none.
    pub record: Option<Span>,
    /// The key it stands behind: `description`.
    pub key: String,
    /// The text.
    pub text: Text,
}

/// What could not be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unread {
    /// Whether any file of records was.
    pub records: bool,
    /// Stages with prose that was.
    pub prose: BTreeSet<u8>,
    /// Whether the bibliography was.
    pub bibliography: bool,
}

impl Plan {
    /// Returns the years that an edition prints.
    pub fn years(&self, extended: bool) -> YearSpan {
        let horizon = self.manifest.horizon.value;
        let end = if extended { self.manifest.last_year() } else { horizon.end() };
        YearSpan(horizon.start(), end.max(horizon.end()))
    }

    /// Finds the document of a stage whose heading has this id.
    pub fn document(&self, stage: u8, id: &str) -> Option<&Document> {
        self.documents.iter().find(|document| {
            document.stage == stage
                && document.heading.id.as_ref().is_some_and(|own| own.as_str() == id)
        })
    }
}
