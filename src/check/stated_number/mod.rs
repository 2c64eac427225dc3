//! A number written by hand in prose is the one that the records compute (SP307).
//!
//! Only what certainly speaks of the plan is compared. A count needs a phrase of the whole
//! ("rencana ini memuat 42 program", "seluruhnya 18 strategi", "42 program pada enam dimensi")
//! or a dimension ("Smart Living memiliki 7 program"), and nothing behind it that restricts it
//! ("dua program prioritas", "program yang …"). Money needs "total anggaran", "pagu tahun 2024"
//! and the like; an amount far from the computed one speaks of something else. Years need "rencana
//! ini" or "kurun waktu rencana". What agrees with any total of the plan is right.

mod amount;
mod count;
mod money;
mod noun;
mod word;
mod years;

use crate::check::prose::Prose;
use crate::check::{Review, Rule};
use crate::diag::Sink;
use crate::diag::code;
use crate::diag::manual::{Manual, both};
use crate::model::block::{Document, Section};
use crate::model::passage::{Form, Origin, Passage};
use crate::model::plan::Plan;
use crate::source::{SourceMap, Span};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: code::STATED_NUMBER,
    manual: Manual {
        what: both(
            "Jumlah program, total anggaran, atau kurun rencana yang diketik dalam tulisan dan \
             berbeda dari yang dihitung dari data.",
            "A count of programmes, a total of money or the plan's years typed in prose that \
             differ from what the records compute.",
        ),
        why: both(
            "Angka yang diketik tidak ikut berubah ketika data berubah; pembaca menemukan dua \
             angka untuk hal yang sama.",
            "A typed number does not follow the records; readers find two numbers for one thing.",
        ),
        example: both(
            "Rencana ini memuat 40 program dengan total anggaran Rp41,2 miliar.",
            "Rencana ini memuat 40 program dengan total anggaran Rp41,2 miliar.",
        ),
        mend: both(
            "Rencana ini memuat {{ programs.count }} program dengan total anggaran \
             {{ budget.total.short }}.",
            "Rencana ini memuat {{ programs.count }} program dengan total anggaran \
             {{ budget.total.short }}.",
        ),
        basis: both("Pertimbangan sendiri.", "Own judgement."),
    },
    whole: true,
    check,
};

fn check(review: &Review<'_>, sink: &mut Sink) {
    let (plan, sources) = (review.plan, review.sources);
    let counts = count::Counts::new(review.plan);
    let totals = money::Totals::new(review.plan);
    for passage in review.passages() {
        let Origin::Prose { document, section, form } = passage.origin else { continue };
        if !matches!(form, Form::Paragraph | Form::Note) {
            continue;
        }
        // Most paragraphs have no number that could be meant.
        if !is_numeric(passage) {
            continue;
        }
        let context = Context { plan, sources, passage, path: path(document, section) };
        for sentence in word::sentences(passage.lower()) {
            counts.check(&context, &sentence, sink);
            totals.check(&context, &sentence, sink);
            years::check(&context, &sentence, sink);
        }
    }
}

/// Tells quickly whether a text may hold a number, in figures or in words.
fn is_numeric(passage: &Prose<'_>) -> bool {
    const SPELT: [&str; 12] = [
        "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
        "sebelas", "seratus",
    ];
    passage.has_digit() || passage.words().iter().any(|word| word.is_any(&SPELT))
}

/// A passage and where it stands.
struct Context<'a> {
    plan: &'a Plan,
    sources: &'a SourceMap,
    passage: &'a Passage<'a>,
    /// Ids of its chapter and sections, outermost first.
    path: Vec<&'a str>,
}

impl Context<'_> {
    /// Points at words of the passage; the second value tells whether the file has the very words.
    fn place(&self, range: std::ops::Range<usize>) -> (Span, bool) {
        let words = self.passage.text.get(range.clone()).unwrap_or_default();
        let place = self.passage.place(range, self.sources);
        (place, self.sources.slice(place) == words)
    }

    /// Returns the dimension in whose section the passage stands.
    fn dimension(&self) -> Option<&str> {
        let dimensions = &self.plan.scheme.dimensions;
        let own = dimensions.iter().find(|own| self.path.contains(&own.id.as_str()));
        own.map(|own| own.id.as_str())
    }

    /// Tells whether the passage stands in the section of one quick win.
    fn in_quick_win(&self) -> bool {
        let all = &self.plan.records.quick_wins;
        all.iter().any(|own| self.path.contains(&own.id.as_str().to_lowercase().as_str()))
    }
}

/// Lists the ids of a chapter and of the sections down to one of them.
fn path<'a>(document: &'a Document, section: Option<&'a Section>) -> Vec<&'a str> {
    let mut out: Vec<&str> = document.heading.id.iter().map(|id| id.as_str()).collect();
    if let Some(section) = section {
        descend(&document.sections, section, &mut out);
    }
    out
}

/// Follows the sections down to one of them; false when it is not below.
fn descend<'a>(sections: &'a [Section], to: &Section, out: &mut Vec<&'a str>) -> bool {
    for section in sections {
        let length = out.len();
        out.extend(section.heading.id.iter().map(|id| id.as_str()));
        if std::ptr::eq(section, to) || descend(&section.sections, to, out) {
            return true;
        }
        out.truncate(length);
    }
    false
}
