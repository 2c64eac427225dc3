//! How far a plan is: its parts and records, each with its state and the agency that writes it.
//!
//! An author marks a chapter or section as [`Mark`]; what is missing, empty or open is judged
//! from the text itself and outweighs the mark.

use serde::Serialize;

use crate::model::book::Anchor;

/// How far its author says a part is: `{status=reviewed}` behind its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Mark {
    /// Written, not read by others; what bears no mark is a draft.
    #[default]
    Draft,
    /// Read and found right.
    Reviewed,
    /// Not to be changed any more.
    Final,
}

impl Mark {
    /// Lists all marks.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Reviewed, Self::Final];

    /// Returns the word that an author writes.
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Reviewed => "reviewed",
            Self::Final => "final",
        }
    }

    /// Finds the mark that a word names.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.key() == word)
    }
}

/// The state of a part, from the least to the most finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It is not there.
    Missing,
    /// Only its heading, a placeholder or the starter text is there.
    Empty,
    /// It is written, but something in it is still open.
    Tbd,
    /// It is written.
    Draft,
    /// It is marked as reviewed.
    Reviewed,
    /// It is marked as final.
    Final,
}

impl State {
    /// Lists all states, from the least to the most finished.
    pub const ALL: [Self; 6] =
        [Self::Missing, Self::Empty, Self::Tbd, Self::Draft, Self::Reviewed, Self::Final];

    /// Tells whether the part is written and nothing in it is open.
    pub fn is_written(self) -> bool {
        self >= Self::Draft
    }
}

impl From<Mark> for State {
    fn from(mark: Mark) -> Self {
        match mark {
            Mark::Draft => Self::Draft,
            Mark::Reviewed => Self::Reviewed,
            Mark::Final => Self::Final,
        }
    }
}

/// Counts parts by state.
///
/// Every required part counts, and every other part that is there. A recommended part that is
/// not there is told apart: a plan may do without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// How many count.
    pub parts: usize,
    /// How many are written with nothing open in them.
    pub written: usize,
    /// The same in percent of those that count, rounded down; none when none counts.
    pub percent: Option<usize>,
    /// See [`State::Missing`].
    pub missing: usize,
    /// See [`State::Empty`].
    pub empty: usize,
    /// See [`State::Tbd`].
    pub tbd: usize,
    /// See [`State::Draft`].
    pub draft: usize,
    /// See [`State::Reviewed`].
    pub reviewed: usize,
    /// See [`State::Final`].
    #[serde(rename = "final")]
    pub finished: usize,
    /// Recommended parts that are not there.
    pub suggested: usize,
}

impl Tally {
    /// Counts one part.
    pub fn add(&mut self, state: State, required: bool) {
        if state == State::Missing && !required {
            self.suggested += 1;
            return;
        }
        self.parts += 1;
        self.written += usize::from(state.is_written());
        match state {
            State::Missing => self.missing += 1,
            State::Empty => self.empty += 1,
            State::Tbd => self.tbd += 1,
            State::Draft => self.draft += 1,
            State::Reviewed => self.reviewed += 1,
            State::Final => self.finished += 1,
        }
        self.percent = Some(self.written * 100 / self.parts);
    }

    /// Returns the count of one state.
    pub fn of(&self, state: State) -> usize {
        match state {
            State::Missing => self.missing,
            State::Empty => self.empty,
            State::Tbd => self.tbd,
            State::Draft => self.draft,
            State::Reviewed => self.reviewed,
            State::Final => self.finished,
        }
    }
}

/// How far a whole plan is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Status {
    /// Master Plan Smart City.
    pub title: String,
    /// Kabupaten Sleman.
    pub region: String,
    /// 2022–2026.
    pub horizon: String,
    /// Id of the scheme.
    pub scheme: String,
    /// The stage that is worked on.
    pub stage: u8,
    /// Errors that were found.
    pub errors: usize,
    /// Warnings that were found.
    pub warnings: usize,
    /// Whether a file could not be read, so that more may be there than is counted.
    pub unread: bool,
    /// All parts of the stages up to the current one.
    pub due: Tally,
    /// All parts.
    pub whole: Tally,
    /// The stages that produce anything.
    pub stages: Vec<StageStatus>,
    /// The books, the volume first.
    pub books: Vec<BookStatus>,
    /// Records by stage and kind.
    pub records: Vec<RecordStatus>,
    /// Who has what to do, of the stages up to the current one.
    pub owners: Vec<OwnerStatus>,
}

impl Status {
    /// Tells whether every part is final and nothing is open in any record.
    pub fn is_final(&self) -> bool {
        let open = self.records.iter().any(|row| !row.open.is_empty());
        self.whole.finished == self.whole.parts && !open
    }
}

/// How far one stage is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct StageStatus {
    /// Number.
    pub stage: u8,
    /// Its meeting: Bimtek Tahap II, 27–28 September 2021.
    pub meeting: Option<String>,
    /// Whether it is the current stage or an earlier one.
    pub due: bool,
    /// Its parts.
    pub parts: Tally,
}

/// How far one book is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct BookStatus {
    /// Number; 0 for the volume.
    pub book: usize,
    /// Buku 2.
    pub label: String,
    /// Title.
    pub title: String,
    /// Its parts by the stage that produces them.
    pub stages: Vec<StageStatus>,
    /// Its parts.
    pub parts: Tally,
    /// Its chapters, appendices and prefaces.
    pub chapters: Vec<PartStatus>,
}

/// How far a chapter or section is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartStatus {
    /// Id; empty for a heading without one.
    pub id: String,
    /// BAB III or 3.1; empty without a number.
    pub number: String,
    /// Title.
    pub title: String,
    /// How strongly the scheme demands it.
    pub level: PartLevel,
    /// The stage that produces it.
    pub stage: u8,
    /// Whether that stage is the current one or an earlier one.
    pub due: bool,
    /// The state; none for a chapter that has nothing of its own beside its sections.
    pub state: Option<State>,
    /// Id of the agency that writes it.
    pub owner: Option<String>,
    /// Short name of that agency.
    pub owner_name: Option<String>,
    /// Where it stands, or where it belongs.
    #[serde(flatten)]
    pub place: Place,
    /// What is open in it.
    pub open: Vec<Open>,
    /// Sections of a chapter.
    pub sections: Vec<PartStatus>,
    /// Where it is printed.
    #[serde(skip)]
    pub anchor: Option<Anchor>,
}

/// How strongly a scheme demands a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartLevel {
    /// It must be there.
    Required,
    /// It should be there.
    Recommended,
    /// It may be there.
    Optional,
    /// The author added it.
    Own,
}

/// A line of a file, or a folder without a line.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Place {
    /// Path from the plan's root.
    pub file: String,
    /// Line from 1.
    pub line: Option<usize>,
}

/// Something that is open in a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Open {
    /// What it is.
    pub kind: OpenKind,
    /// The name of the view, or the number of the table.
    pub name: String,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
}

/// What is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OpenKind {
    /// `TBD`, another placeholder, or text of the starter plan.
    Placeholder,
    /// A table that the scheme demands is not there.
    MissingTable,
    /// A table has no row.
    EmptyTable,
}

/// The records of one kind that one stage produced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordStatus {
    /// The key in YAML: `programs`; `tahap` for the facts of a stage.
    pub key: String,
    /// Indonesian name of one.
    pub name_id: String,
    /// English name of one.
    pub name_en: String,
    /// The stage whose folder holds them; 0 for `data/`, the demanding stage when there are none.
    pub stage: u8,
    /// Whether that stage is the current one or an earlier one.
    pub due: bool,
    /// How many there are; none is a fault here.
    pub count: usize,
    /// Those in which a text is open.
    pub open: Vec<OpenRecord>,
}

/// A record in which a text is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenRecord {
    /// Its id.
    pub id: String,
    /// Keys of the open texts.
    pub keys: Vec<String>,
    /// Id of its agency.
    pub owner: Option<String>,
    /// The first open text.
    #[serde(flatten)]
    pub place: Place,
}

/// What one agency has to do.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct OwnerStatus {
    /// Id; none for what nobody owns.
    pub owner: Option<String>,
    /// Short name.
    pub name: Option<String>,
    /// Its parts.
    pub parts: Tally,
    /// Its records.
    pub records: usize,
    /// Those of them in which a text is open.
    pub open_records: usize,
}

/// One plan of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The folder as it was named.
    pub path: String,
    /// What came of it.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// What came of reading a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// How far it is.
    Status(Box<Status>),
    /// Why it could not be read.
    Error(String),
}
