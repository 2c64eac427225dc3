//! How strictly a plan is reviewed: the key `check` of the manifest.

use serde::Deserialize;

use crate::model::record::{Pairs, Text};
use crate::model::value::{Decimal, Rupiah};
use crate::source::Spanned;

/// The key `check` of the manifest.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct CheckSettings {
    /// Codes, names or families that are not told: `SP906`, `long-sentence`, `SP9`.
    pub ignore: Vec<Text>,
    /// Weights by code, name or family: `error`, `warning`, `info`.
    pub severity: Pairs<Text, Text>,
    /// Numbers that rules measure by.
    pub limits: Limits,
}

/// Declares the limits with their defaults.
macro_rules! limits {
    ($($(#[$doc:meta])* $field:ident: $type:ident = $default:literal;)*) => {
        /// Numbers that rules measure by; what a plan does not say has its default.
        #[derive(Debug, Clone, Default, Deserialize)]
        #[serde(default)]
        pub struct Limits {
            $($(#[$doc])* pub $field: Option<Spanned<$type>>,)*
        }

        impl Limits {
            $($(#[$doc])* pub fn $field(&self) -> i64 {
                self.$field.as_ref().map_or($default, |limit| limit.whole())
            })*

            /// Leaves out the limits that are not to be kept; each is handed over as a whole number.
            pub fn keep(&mut self, mut is_good: impl FnMut(Spanned<i64>) -> bool) {
                $(self.$field.take_if(|limit| {
                    !is_good(Spanned::new(limit.whole(), limit.span))
                });)*
            }
        }
    };
}

limits! {
    /// Fewest words of a required section (SP106).
    section_words: Decimal = 40;
    /// Most words of a sentence (SP906).
    sentence_words: Decimal = 60;
    /// Years in which a quick win must be done, from the first of the horizon (SP402).
    quick_win_years: Decimal = 1;
    /// Lowest share of the regional budget, in percent (SP504).
    apbd_share_min: Decimal = 0;
    /// Highest share of the regional budget, in percent (SP504).
    apbd_share_max: Decimal = 100;
    /// Smallest amount of one year that is no slip of the pen, in rupiah (SP505).
    amount_min: Rupiah = 1_000_000;
    /// Largest amount of one year that is no slip of the pen, in rupiah (SP505).
    amount_max: Rupiah = 1_000_000_000_000;
    /// How many times the budget of a year may be that of its neighbour (SP506).
    budget_jump: Decimal = 5;
    /// Years that a baseline may lie before the horizon (SP603).
    baseline_age: Decimal = 3;
    /// Lowest share of programmes that an agency's plan already knows, in percent (SP702).
    renstra_share: Decimal = 0;
}

impl Limits {
    /// Tells whether the plan says itself how high the share of the regional budget may be.
    pub fn bounds_apbd(&self) -> bool {
        self.apbd_share_max.is_some()
    }
}
