//! What the site tells of a plan as a whole, beside its books.

use crate::model::book::Run;

/// A plan at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overview {
    /// Years of the plan and of its possible extension.
    pub years: Vec<PlanYear>,
    /// The few numbers that a plan is told by.
    pub figures: Vec<KeyFigure>,
    /// Number of programmes of each dimension.
    pub programs: Vec<usize>,
    /// Stages with their meetings.
    pub stages: Vec<Stage>,
    /// What was changed, the newest first.
    pub changes: Vec<Change>,
}

/// A year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanYear {
    /// 2027.
    pub year: u16,
    /// Whether it only belongs to the plan if that is extended.
    pub extended: bool,
}

/// A number, the word behind it, and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeyFigure {
    /// What it counts: `quick-wins`.
    pub name: &'static str,
    /// 42.
    pub number: String,
    /// program.
    pub unit: Vec<Run>,
    /// pada 6 dimensi dan 18 subdimensi.
    pub words: String,
}

/// A stage with its meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Number, from 1.
    pub number: u8,
    /// Whether it is over, worked on, or still to come.
    pub turn: Turn,
    /// Bimtek Tahap II; without a meeting nothing is known of it.
    pub meeting: Option<String>,
    /// 27–28 September 2021.
    pub days: Option<String>,
    /// Where it was held.
    pub place: Option<String>,
    /// What was treated.
    pub agenda: Option<String>,
}

/// When something happens, seen from the current stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is the time it is named after")]
pub enum Turn {
    Past,
    Now,
    Ahead,
}

/// A change of the plan, as its authors tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// 8 Oktober 2021.
    pub date: String,
    /// 2021-10-08.
    pub day: String,
    /// What was changed.
    pub text: String,
    /// The book it is in.
    pub book: Option<usize>,
}
