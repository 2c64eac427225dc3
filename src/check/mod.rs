//! Rules: what a plan must hold and how its parts must agree.
//!
//! One file a rule, with its manual in both languages; each looks at a [`Review`] and pushes
//! findings of its own code. To add a rule, write its file and add one line to [`RULES`]. What
//! needs numbers or bindings (references, facts, views) is told by `resolve`.

mod agency_name;
mod body;
mod demand;
mod foreign_region;
mod higher;
mod inconsistent_term;
mod insert;
mod mention;
mod prose;
mod regions;
mod review;
mod scan;
mod scene;
mod unlisted_abbreviation;
mod word;
mod wording;

mod apbd_share;
mod application_without_spbe;
mod applications_only;
mod budget_jump;
mod budget_mismatch;
mod date_form;
mod decimal_point;
mod dimension_without_collaboration;
mod dimension_without_quick_win;
mod drifting_vision;
mod duplicate_id;
mod empty_dimension;
mod empty_year;
mod hand_total;
mod horizon;
mod horizon_off_rpjmd;
mod incomplete_council;
mod incomplete_indicator;
mod known_indicator;
mod later;
mod link;
mod long_sentence;
mod meeting;
mod misplaced_section;
mod missing_action_area;
mod missing_alternative;
mod missing_commitment;
mod missing_decree;
mod missing_legal_basis;
mod missing_section;
mod missing_view;
mod old_baseline;
mod open_placeholder;
mod origin_without_code;
mod outdated_regulation;
mod phase_mismatch;
mod range;
mod recommended_section;
mod repeated_paragraph;
mod roadmap_off_span;
mod rupiah_form;
mod scheme_id;
mod slow_quick_win;
mod stated_number;
mod suspicious_amount;
mod target_direction;
mod thin_section;
mod typed_mark;
mod typed_number;
mod unaligned_mission;
mod unanswered_issue;
mod unbudgeted_year;
mod uncovered_dimension;
mod uncovered_weakness;
mod unfounded_quick_win;
mod unfunded_amount;
mod unmeasured_program;
mod unsourced_exhibit;
mod unused_record;
mod works_without_rtrw;

pub use review::Review;

use crate::diag::manual::{self, Entry, Manual};
use crate::diag::{Code, Sink};

/// A rule: what it tells, its page in the book of rules, and the check itself.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The code of its findings.
    pub code: Code,
    /// What `smartplan explain` prints.
    pub manual: Manual,
    /// Whether it judges what is not there, and so waits until every file can be read.
    pub whole: bool,
    /// Pushes the findings.
    pub check: fn(&Review<'_>, &mut Sink),
}

/// Lists all rules, in the order of codes.
pub const RULES: &[Rule] = &[
    missing_section::RULE,
    missing_view::RULE,
    recommended_section::RULE,
    misplaced_section::RULE,
    later::RULE,
    thin_section::RULE,
    uncovered_dimension::RULE,
    repeated_paragraph::RULE,
    open_placeholder::RULE,
    typed_number::RULE,
    link::RULE,
    agency_name::RULE,
    unused_record::RULE,
    unlisted_abbreviation::RULE,
    unsourced_exhibit::RULE,
    missing_alternative::RULE,
    typed_mark::RULE,
    unanswered_issue::RULE,
    uncovered_weakness::RULE,
    empty_dimension::RULE,
    dimension_without_quick_win::RULE,
    unfounded_quick_win::RULE,
    drifting_vision::RULE,
    stated_number::RULE,
    missing_action_area::RULE,
    applications_only::RULE,
    horizon::RULE,
    slow_quick_win::RULE,
    phase_mismatch::RULE,
    empty_year::RULE,
    horizon_off_rpjmd::RULE,
    roadmap_off_span::RULE,
    unbudgeted_year::RULE,
    budget_mismatch::RULE,
    unfunded_amount::RULE,
    apbd_share::RULE,
    suspicious_amount::RULE,
    budget_jump::RULE,
    incomplete_indicator::RULE,
    target_direction::RULE,
    old_baseline::RULE,
    unmeasured_program::RULE,
    known_indicator::RULE,
    unaligned_mission::RULE,
    origin_without_code::RULE,
    works_without_rtrw::RULE,
    application_without_spbe::RULE,
    outdated_regulation::RULE,
    dimension_without_collaboration::RULE,
    missing_decree::RULE,
    incomplete_council::RULE,
    missing_commitment::RULE,
    missing_legal_basis::RULE,
    rupiah_form::RULE,
    decimal_point::RULE,
    inconsistent_term::RULE,
    date_form::RULE,
    foreign_region::RULE,
    long_sentence::RULE,
];

/// Checks that values fit the scheme; they belong to reading but need the whole plan.
const VALUES: &[fn(&Review<'_>, &mut Sink)] =
    &[duplicate_id::check, scheme_id::check, range::check, meeting::check];

/// Runs all rules; what is due after the stage is listed, not demanded.
pub fn check(review: &Review<'_>, sink: &mut Sink) {
    for check in VALUES {
        check(review, sink);
    }
    for rule in RULES.iter().filter(|rule| !(rule.whole && review.plan.unread.records)) {
        (rule.check)(review, sink);
    }
}

/// Lists the pages of the book of rules, in the order of codes.
pub fn manuals() -> Vec<Entry> {
    let rules = RULES.iter().map(|rule| (rule.code, rule.manual));
    let mut all: Vec<Entry> = rules.chain(manual::others()).collect();
    all.sort_by_key(|(code, _)| code.number);
    all
}
