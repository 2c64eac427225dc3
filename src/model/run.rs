//! A line as it is printed: words, emphasis, links, marks, in order.

use crate::model::book::Anchor;
use crate::model::value::Id;

/// A piece of a line as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Words.
    Text(String),
    /// Emphasis.
    Emph(Vec<Run>),
    /// Strong emphasis.
    Strong(Vec<Run>),
    /// Struck out.
    Strike(Vec<Run>),
    /// Code.
    Code(String),
    /// A formula in LaTeX.
    Math(String),
    /// A number that was computed and is quoted.
    Fact {
        /// The number.
        words: String,
        /// Where it comes from.
        provenance: Box<Provenance>,
    },
    /// A link to the world outside.
    Link {
        /// Address.
        url: String,
        /// Words.
        words: Vec<Run>,
    },
    /// A link to something in the plan.
    Reference {
        /// What it leads to; a whole book has an empty id.
        target: Anchor,
        /// Words: Buku 2, Tabel 3.4.
        words: Vec<Run>,
    },
    /// The page on which something stands, among the words of a reference; print alone knows it.
    Folio {
        /// What stands there.
        target: Anchor,
        /// Words around the number: ` (hlm. ` and `)`.
        around: (String, String),
    },
    /// A cited source, without parentheses.
    Cite {
        /// Anchor id in the bibliography.
        id: String,
        /// Short form with locator.
        words: String,
    },
    /// The mark of a footnote of the chapter.
    Note {
        /// Number in the chapter, from 1.
        number: usize,
        /// Whether this is the place where the note is set, not a repeated mark.
        first: bool,
    },
    /// A line break.
    Break,
    /// A mark of the roadmap, with the words that it stands for.
    Mark(Mark, String),
    /// A square in the colour of a dimension.
    Swatch(Id),
}

/// Where a quoted number comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Provenance {
    /// The fact as it is written in the plan: `budget.total.2024`.
    pub key: String,
    /// How it was computed, a sentence.
    pub how: String,
    /// The table that shows it best.
    pub table: Option<Anchor>,
}

/// What a mark shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Work goes on; the phase by its place in the scheme, from 0.
    Bar(usize),
    /// A milestone by its number in the list below.
    Milestone(usize),
    /// Yes.
    Check,
}

/// Joins the plain words of a line.
pub fn plain(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        match run {
            Run::Text(text) | Run::Code(text) | Run::Math(text) => out.push_str(text),
            Run::Emph(words)
            | Run::Strong(words)
            | Run::Strike(words)
            | Run::Link { words, .. }
            | Run::Reference { words, .. } => out.push_str(&plain(words)),
            Run::Cite { words, .. } | Run::Fact { words, .. } | Run::Mark(_, words) => {
                out.push_str(words);
            }
            Run::Break => out.push(' '),
            Run::Note { .. } | Run::Folio { .. } | Run::Swatch(_) => {}
        }
    }
    out
}
