//! Rules: what a plan must hold and how its parts must agree.
//!
//! One file a rule; each looks at the [`Plan`] alone and pushes findings. To add a rule, write
//! its file and add one line to [`RULES`]. What needs numbers or bindings (references, facts,
//! views) is told by `resolve`.

mod duplicate_id;
mod horizon;
mod link;
mod meeting;
mod range;
mod scheme_id;
mod section;

use crate::diag::Sink;
use crate::model::plan::Plan;

/// Checks one thing in a plan at a stage.
pub type Rule = fn(&Plan, u8, &mut Sink);

/// Lists all rules.
pub const RULES: &[Rule] = &[
    duplicate_id::check,
    link::check,
    scheme_id::check,
    range::check,
    horizon::check,
    meeting::check,
    section::check,
];

/// Runs all rules; what is due after `stage` is listed, not demanded.
pub fn check(plan: &Plan, stage: u8, sink: &mut Sink) {
    for rule in RULES {
        rule(plan, stage, sink);
    }
}
