//! Books as they are printed: numbered, bound, without anything left to look up.
//!
//! Every back end gets the same [`Edition`]. Numbers are finished words; only page numbers
//! belong to the typesetter.

use std::collections::BTreeMap;

use crate::model::block::AlertKind;
use crate::model::chart::Chart;
use crate::model::formatted::Formatted;
use crate::model::overview::Overview;
use crate::model::plan::Media;
use crate::model::print::PrintSettings;
use crate::model::scheme::{Level, MatterKind};
use crate::model::status::Status;
use crate::model::table::Table;
use crate::model::value::Id;
use crate::source::Span;

pub use crate::model::run::{Mark, Provenance, Run, plain};

/// Everything that one build prints.
#[derive(Debug, Clone)]
pub struct Edition {
    /// Facts of the plan that covers and imprints show.
    pub meta: Meta,
    /// How books are printed.
    pub print: PrintSettings,
    /// Words of the scheme that back ends print.
    pub words: Words,
    /// Dimensions with their colours.
    pub dimensions: Vec<DimensionStyle>,
    /// The books by number.
    pub books: Vec<Book>,
    /// The volume's own front and back matter; it binds all books.
    pub volume: Volume,
    /// The plan's budget, one row a dimension, one number a year, in rupiah: the cover's picture.
    pub budget: Vec<Vec<i64>>,
    /// Pictures by path.
    pub media: BTreeMap<String, Media>,
    /// The plan at a glance, for the home page of its site.
    pub overview: Overview,
    /// How far the plan is, for a site that is still worked on.
    pub status: Option<Status>,
}

impl Edition {
    /// Makes it what is signed: an approval sheet without a day carries that of the edition.
    pub fn finish(&mut self) {
        self.meta.is_final = true;
        let books = self.books.iter_mut().flat_map(|book| &mut book.front);
        for matter in books.chain(&mut self.volume.front) {
            if let MatterBody::Approval(sheet) = &mut matter.body {
                sheet.date = sheet.date.take().or_else(|| self.meta.date.clone());
            }
        }
    }
}

/// Facts of the plan that covers and imprints show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meta {
    /// Master Plan Smart City.
    pub title: String,
    /// Kabupaten Sleman.
    pub region: String,
    /// 2022–2026.
    pub horizon: String,
    /// Master Plan Smart City Kabupaten Sleman 2022–2026.
    pub work: String,
    /// Pemerintah Kabupaten Sleman.
    pub government: String,
    /// Publishing agency.
    pub agency: Option<String>,
    /// Address of the publisher.
    pub address: Option<String>,
    /// Place of signatures.
    pub place: String,
    /// Date of this edition, long form.
    pub date: Option<String>,
    /// The same as year, month, day.
    pub date_parts: Option<(i16, i8, i8)>,
    /// A sentence printed on covers, imprint and site.
    pub notice: Option<String>,
    /// Path of the emblem in `media`.
    pub emblem: Option<String>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Set on a draft: how many findings are open.
    pub draft: Option<usize>,
    /// Whether this is what is signed.
    pub is_final: bool,
    /// The revision of the plan that was printed, when it is in a repository.
    pub revision: Option<Revision>,
}

/// A revision of a plan in a repository.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Revision {
    /// Short name of the commit.
    pub name: String,
    /// Its date, long form.
    pub date: String,
    /// Whether the plan was changed since.
    pub changed: bool,
}

/// Words of the scheme that back ends print.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "each field is the word it is named after")]
pub struct Words {
    pub plan: String,
    pub book: String,
    pub chapter: String,
    pub appendix: String,
    pub table: String,
    pub figure: String,
    pub source: String,
    pub note: String,
    pub continued: String,
    pub page: String,
    pub draft: String,
}

/// A dimension with its colours as `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "see model::scheme::Dimension and Colors")]
pub struct DimensionStyle {
    pub id: Id,
    pub code: String,
    pub name: String,
    pub fill: String,
    pub on: String,
    pub ink: String,
    pub dark: String,
}

/// The place of something that can be pointed at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Anchor {
    /// Number of the book; 0 for the volume's own parts.
    pub book: usize,
    /// Id, unique within the book.
    pub id: String,
}

/// One book.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Book {
    /// Number, from 1.
    pub number: usize,
    /// Id of the scheme.
    pub id: String,
    /// Buku 2.
    pub label: String,
    /// Title.
    pub title: String,
    /// Bimtek Tahap II, 27–28 September 2021.
    pub basis: Option<String>,
    /// Front matter in printing order.
    pub front: Vec<Matter>,
    /// Chapters.
    pub chapters: Vec<Chapter>,
    /// Appendices; the volume prints those of all books at its end.
    pub appendices: Vec<Chapter>,
    /// Back matter in printing order.
    pub back: Vec<Matter>,
}

/// The volume's own parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Volume {
    /// Title.
    pub title: String,
    /// Front matter in printing order.
    pub front: Vec<Matter>,
    /// Back matter in printing order.
    pub back: Vec<Matter>,
}

/// A part of the front or back matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// Anchor.
    pub anchor: Anchor,
    /// What it is.
    pub kind: MatterKind,
    /// How strongly the scheme demands it; empty lists are left out unless required.
    pub level: Level,
    /// Title; empty for cover and imprint.
    pub title: String,
    /// What it holds.
    pub body: MatterBody,
}

/// What a part of the front or back matter holds.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "a book has a dozen of them")]
pub enum MatterBody {
    /// The back end makes it of the edition: cover, imprint, contents.
    Generated,
    /// Prose with its footnotes, closed by a signature.
    Prose(Chapter, Option<Signature>),
    /// Entries of a list of tables, figures or appendices.
    List(Vec<ListEntry>),
    /// Terms.
    Terms(Vec<TermEntry>),
    /// Bibliography.
    Sources(Vec<SourceEntry>),
    /// Approval sheet.
    Approval(ApprovalSheet),
    /// Commitment sheet.
    Commitment(Vec<CommitmentLine>),
    /// Index of terms and agencies.
    Index(Vec<IndexEntry>),
}

/// Who signs: an office, and the person if the author names one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signatory {
    /// Office.
    pub office: String,
    /// Name.
    pub name: Option<String>,
    /// What stands under the name, or under the line: rank and number.
    pub under: Vec<String>,
}

/// Place, date and signatory under a preface.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signature {
    /// Sleman.
    pub place: String,
    /// 30 September 2021; left open to be written by hand without it.
    pub date: Option<String>,
    /// Who signs.
    pub by: Signatory,
}

/// An entry of a list of tables, figures or appendices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListEntry {
    /// Tabel 3.4; in the volume's lists the back end groups by book.
    pub label: String,
    /// Caption.
    pub title: Vec<Run>,
    /// Where it stands.
    pub anchor: Anchor,
}

/// An abbreviation or term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermEntry {
    /// Short form.
    pub short: String,
    /// Long form.
    pub name: Vec<Run>,
    /// Meaning.
    pub meaning: Option<String>,
}

/// A source of the bibliography.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceEntry {
    /// Anchor id without book: `pustaka-<key>`.
    pub id: String,
    /// Short form.
    pub short: String,
    /// Full entry.
    pub full: Formatted,
}

/// The approval sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ApprovalSheet {
    /// What is approved, as label and words: Isi, 6 dimensi dan 64 program.
    pub facts: Vec<(String, String)>,
    /// Sleman.
    pub place: String,
    /// Day of the approval; left open to be written by hand without it.
    pub date: Option<String>,
    /// Number of the decree or regulation that approves.
    pub number: Option<String>,
    /// Signature blocks.
    pub blocks: Vec<ApprovalBlock>,
}

/// A signature block.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ApprovalBlock {
    /// Disahkan oleh.
    pub role: String,
    /// Who signs.
    pub by: Signatory,
}

/// A line of the commitment sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CommitmentLine {
    /// Agency, and who signs for it.
    pub by: Signatory,
    /// What it promises.
    pub text: String,
}

/// An entry of the index.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IndexEntry {
    /// The letter it stands under: `A`, or `0–9`.
    pub letter: String,
    /// The term or agency.
    pub name: String,
    /// Where to look instead: *lihat* this entry.
    pub see: Option<String>,
    /// Words that count as its mention.
    pub forms: Vec<String>,
    /// Where it is mentioned most, in reading order.
    pub places: Vec<IndexPlace>,
}

/// A part of the text that mentions an entry of the index.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IndexPlace {
    /// Buku 1; empty where only one book is meant.
    pub book: String,
    /// 3.2, BAB III, or the title of what has no number.
    pub label: String,
    /// Where it stands.
    pub anchor: Anchor,
    /// Whether its title names the entry.
    pub main: bool,
}

/// A chapter or an appendix.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chapter {
    /// Anchor; its id also names the page of the site.
    pub anchor: Anchor,
    /// BAB or Lampiran; empty in front matter.
    pub label: String,
    /// III; empty in front matter.
    pub number: String,
    /// Title.
    pub title: Vec<Run>,
    /// First paragraph, set larger, when the chapter has sections.
    pub lead: Option<Vec<Run>>,
    /// Place of that paragraph in Markdown.
    pub lead_span: Span,
    /// What stands before the first section.
    pub elements: Vec<Element>,
    /// Sections.
    pub sections: Vec<Section>,
    /// Footnotes in the order of their numbers, from 1.
    pub notes: Vec<Vec<Element>>,
    /// Place of the heading in Markdown.
    pub span: Span,
}

impl Chapter {
    /// Returns label and number: BAB III; empty in front matter.
    pub fn full_number(&self) -> String {
        if self.number.is_empty() {
            String::new()
        } else {
            format!("{} {}", self.label, self.number)
        }
    }

    /// Lists all elements of the chapter in reading order, those inside others left out.
    pub fn all_elements(&self) -> Vec<&Element> {
        fn below<'a>(section: &'a Section, out: &mut Vec<&'a Element>) {
            out.extend(&section.elements);
            section.sections.iter().for_each(|inner| below(inner, out));
        }
        let mut out: Vec<&Element> = self.elements.iter().collect();
        self.sections.iter().for_each(|section| below(section, &mut out));
        out
    }
}

/// What the strategies of a dimension serve, by the ids of the records.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Serves {
    /// Strategic issues that they answer.
    pub issues: Vec<Id>,
    /// Objectives that they support.
    pub objectives: Vec<Id>,
}

/// A section or subsection.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// Anchor.
    pub anchor: Anchor,
    /// 3.1 or 3.1.2; empty in front matter.
    pub number: String,
    /// 2 or 3.
    pub level: u8,
    /// Title.
    pub title: Vec<Run>,
    /// The dimension it is about.
    pub dimension: Option<Id>,
    /// What the strategies of that dimension serve; stands in the margin.
    pub serves: Serves,
    /// What stands before the first subsection.
    pub elements: Vec<Element>,
    /// Subsections.
    pub sections: Vec<Section>,
    /// Place of the heading in Markdown.
    pub span: Span,
}

/// A block as it is printed, with its place in Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub kind: ElementKind,
    /// Place in Markdown.
    pub span: Span,
}

/// What a block is as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ElementKind {
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// An unnumbered heading.
    Minor(Vec<Run>),
    /// A list.
    List {
        /// First number of a numbered one.
        start: Option<u64>,
        /// Items.
        items: Vec<Vec<Element>>,
    },
    /// A quotation.
    Quote(Vec<Element>),
    /// A note to readers.
    Callout(AlertKind, Vec<Element>),
    /// Code or preformatted text.
    Code {
        /// Language.
        lang: String,
        /// Text.
        text: String,
    },
    /// A formula in LaTeX.
    Math(String),
    /// A numbered table.
    Table(Exhibit<Table>),
    /// A numbered figure.
    Figure(Exhibit<Image>),
    /// A chart, numbered as a figure.
    Chart(Exhibit<Chart>),
    /// The table behind the chart before it; it bears the chart's number.
    Data {
        /// The table.
        table: Exhibit<Table>,
        /// Whether print sets it below the chart; the web folds it in any case.
        printed: bool,
    },
    /// A thematic break.
    Rule,
}

/// Something numbered with a caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exhibit<T> {
    /// Anchor.
    pub anchor: Anchor,
    /// Tabel or Gambar.
    pub label: String,
    /// 3.4.
    pub number: String,
    /// Caption.
    pub caption: Vec<Run>,
    /// (dalam juta rupiah), shown beside the caption.
    pub unit: Option<String>,
    /// Source line without its label.
    pub source: Option<Vec<Run>>,
    /// Note line without its label.
    pub note: Option<String>,
    /// Whether it turns to a landscape page.
    pub wide: bool,
    /// Whether records made it; a name of the view if so.
    pub view: Option<String>,
    /// The thing.
    pub body: T,
}

impl<T> Exhibit<T> {
    /// Returns label and number: Tabel 3.4.
    pub fn full_number(&self) -> String {
        format!("{} {}", self.label, self.number)
    }
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Image {
    /// Path in `media`.
    pub path: String,
    /// Width in percent of the text's width.
    pub width: Option<u8>,
    /// What it shows.
    pub alt: String,
}
