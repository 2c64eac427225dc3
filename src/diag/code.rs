//! The stable codes of all findings. A code and its name never change and are never reused.

use crate::diag::Severity::{self, Error, Info, Warning};

/// Identifies a kind of finding: `SP004`, `unknown-key`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    /// The number after `SP`.
    pub number: u16,
    /// The kebab-case name.
    pub name: &'static str,
    /// How much it weighs, unless the plan or the case says otherwise.
    pub severity: Severity,
    /// Whether what it names cannot be printed truly, so that even a draft is refused.
    pub blocks_draft: bool,
}

impl Code {
    /// Finds the code that a text names: `SP305`, `sp305` or `unfounded-quick-win`.
    pub fn find(text: &str) -> Option<Code> {
        let number = text.get(..2).filter(|head| head.eq_ignore_ascii_case("sp"));
        let number = number.and_then(|_| text.get(2..)?.parse().ok());
        let known = |code: &&Code| Some(code.number) == number || code.name == text;
        CODES.iter().find(known).copied()
    }

    /// Tells whether a plan may ignore, waive or reweigh it: what cannot be read or printed stays.
    pub fn is_negotiable(self) -> bool {
        !self.blocks_draft && self.number >= 100
    }
}

/// Declares the codes, each with its documentation, and lists them in the order of numbers.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $number:literal $key:literal $severity:ident $($fatal:ident)?;)*) => {
        $($(#[$doc])* pub const $name: Code = Code {
            number: $number,
            name: $key,
            severity: $severity,
            blocks_draft: codes!(@ $($fatal)?),
        };)*

        /// Lists every code, in the order of numbers.
        pub const CODES: &[Code] = &[$($name),*];
    };
    (@ fatal) => { true };
    (@) => { false };
}

codes! {
    // SP0xx: reading files.
    /// A file or folder could not be read.
    UNREADABLE_FILE = 1 "unreadable-file" Error fatal;
    /// A YAML file breaks the rules of YAML.
    YAML_SYNTAX = 2 "yaml-syntax" Error fatal;
    /// A value has the wrong shape: text for a list, a list for text.
    WRONG_TYPE = 3 "wrong-type" Error fatal;
    /// A key that smartplan does not know.
    UNKNOWN_KEY = 4 "unknown-key" Error;
    /// A key that must be there is not.
    MISSING_KEY = 5 "missing-key" Error;
    /// The same key twice in one mapping.
    DUPLICATE_KEY = 6 "duplicate-key" Error fatal;
    /// An amount of money that cannot be understood.
    BAD_MONEY = 7 "bad-money" Error fatal;
    /// A year, span of years, or date that cannot be understood.
    BAD_YEAR = 8 "bad-year" Error fatal;
    /// A word that is not one of the words allowed here.
    UNKNOWN_WORD = 9 "unknown-word" Error fatal;
    /// A number that cannot be understood or lies out of its range.
    BAD_NUMBER = 10 "bad-number" Error fatal;
    /// A YAML anchor, alias or tag.
    YAML_ALIAS = 11 "yaml-alias" Error fatal;
    /// A CSV file with a broken row or header.
    CSV_SYNTAX = 12 "csv-syntax" Error fatal;
    /// A file or folder that is not read because of its name or place.
    MISPLACED_FILE = 13 "misplaced-file" Warning;
    /// The same id for two records of a kind.
    DUPLICATE_ID = 14 "duplicate-id" Error fatal;
    /// An id with characters that ids may not have.
    BAD_ID = 15 "bad-id" Error fatal;
    /// HTML inside Markdown.
    RAW_HTML = 16 "raw-html" Error fatal;
    /// Markdown that books cannot show: heading too deep, no chapter title, list nested too deep.
    BAD_MARKDOWN = 17 "bad-markdown" Error fatal;
    /// `{#id key=value}` that cannot be understood.
    BAD_ATTRIBUTES = 18 "bad-attributes" Error fatal;
    /// A link with a scheme that is not allowed.
    BAD_LINK = 19 "bad-link" Error fatal;
    /// A bibliography that cannot be read.
    BAD_BIBLIOGRAPHY = 20 "bad-bibliography" Error fatal;
    /// A scheme that does not exist or contradicts itself.
    BAD_SCHEME = 21 "bad-scheme" Error fatal;
    /// A template of the plan that does not work.
    BAD_TEMPLATE = 22 "bad-template" Error fatal;
    /// A formula that cannot be set.
    BAD_MATH = 23 "bad-math" Error fatal;
    /// A letter that no embedded or own face can print.
    MISSING_LETTER = 24 "missing-letter" Error fatal;
    /// A check setting, select or waiver that names no code, or gives no reason.
    BAD_CHECK_SETTING = 25 "bad-check-setting" Error;
    /// A waiver that waives nothing.
    UNUSED_WAIVER = 26 "unused-waiver" Warning;

    // SP1xx: structure.
    /// A required section is missing or not written yet.
    MISSING_SECTION = 101 "missing-section" Error;
    /// A required table or record is missing or empty.
    MISSING_VIEW = 102 "missing-view" Error;
    /// A recommended section is missing or not written yet.
    RECOMMENDED_SECTION = 103 "recommended-section" Warning;
    /// A section that the scheme does not know at this place, or that stands twice.
    MISPLACED_SECTION = 104 "misplaced-section" Error;
    /// What a later stage still needs.
    DUE_LATER = 105 "due-later" Info;
    /// A section under its minimum of words, or a paragraph left as in the starter plan.
    THIN_SECTION = 106 "thin-section" Warning;
    /// A dimension or sub-dimension that no programme addresses.
    UNCOVERED_DIMENSION = 107 "uncovered-dimension" Error;
    /// A paragraph that stands in two sections.
    REPEATED_PARAGRAPH = 108 "repeated-paragraph" Warning;
    /// A placeholder inside written text or in a record.
    OPEN_PLACEHOLDER = 109 "open-placeholder" Error;
    /// A number typed by hand before a title or a caption.
    TYPED_NUMBER = 110 "typed-number" Warning;

    // SP2xx: identity and references.
    /// A record names another record that does not exist.
    UNKNOWN_RECORD = 201 "unknown-record" Error fatal;
    /// An agency with two names, or a name that the list of agencies does not hold.
    AGENCY_NAME = 202 "agency-name" Error;
    /// A record that nothing names.
    UNUSED_RECORD = 203 "unused-record" Warning;
    /// A reference to a section, table or figure that does not exist.
    UNRESOLVED_REFERENCE = 204 "unresolved-reference" Error fatal;
    /// An abbreviation that the list of terms does not hold.
    UNLISTED_ABBREVIATION = 205 "unlisted-abbreviation" Warning;
    /// A citation of a source that the bibliography does not hold.
    UNRESOLVED_CITATION = 206 "unresolved-citation" Error fatal;
    /// A picture that is not there.
    MISSING_MEDIA = 207 "missing-media" Error fatal;
    /// A quoted fact that cannot be computed.
    UNKNOWN_FACT = 208 "unknown-fact" Error fatal;
    /// A label that stands twice in one book.
    DUPLICATE_LABEL = 209 "duplicate-label" Error fatal;
    /// A view that does not exist or does not take an option, column or value.
    BAD_VIEW = 210 "bad-view" Error fatal;
    /// A table or picture without caption or source.
    UNSOURCED_EXHIBIT = 211 "unsourced-exhibit" Error;
    /// A picture that does not say what it shows, or a column without a head.
    MISSING_ALTERNATIVE = 212 "missing-alternative" Warning;
    /// A reference, fact or citation that a slip leaves as text, or a paragraph that becomes code.
    TYPED_MARK = 213 "typed-mark" Warning;

    // SP3xx: the golden thread.
    /// An issue without a strategy, or a strategy without a programme.
    UNANSWERED_ISSUE = 301 "unanswered-issue" Error;
    /// A weakness, threat, readiness item or gap that nothing answers.
    UNCOVERED_WEAKNESS = 302 "uncovered-weakness" Warning;
    /// A dimension without objective, strategy or programme.
    EMPTY_DIMENSION = 303 "empty-dimension" Error;
    /// A dimension without a quick win.
    DIMENSION_WITHOUT_QUICK_WIN = 304 "dimension-without-quick-win" Warning;
    /// A quick win that does not rest on a programme and an issue.
    UNFOUNDED_QUICK_WIN = 305 "unfounded-quick-win" Error;
    /// The vision, a mission or an objective in other words than its record.
    DRIFTING_VISION = 306 "drifting-vision" Error;
    /// A number written by hand that a record computes otherwise.
    STATED_NUMBER = 307 "stated-number" Error;
    /// An area of action plans without an action.
    MISSING_ACTION_AREA = 308 "missing-action-area" Error;
    /// A dimension whose programmes are all applications.
    APPLICATIONS_ONLY = 309 "applications-only" Warning;

    // SP4xx: time.
    /// A year outside the horizon of the plan.
    YEAR_OUTSIDE_HORIZON = 401 "year-outside-horizon" Error fatal;
    /// A quick win that takes longer than its window.
    SLOW_QUICK_WIN = 402 "slow-quick-win" Error;
    /// A span that does not fit its phase of the roadmap.
    PHASE_MISMATCH = 403 "phase-mismatch" Warning;
    /// A year without programme or milestone, or a dimension that starts too late.
    EMPTY_YEAR = 404 "empty-year" Warning;
    /// A horizon that goes beyond the medium-term plan without a word on it.
    HORIZON_OFF_RPJMD = 405 "horizon-off-rpjmd" Warning;
    /// A milestone or amount in a year outside the span of what it belongs to.
    ROADMAP_OFF_SPAN = 406 "roadmap-off-span" Error;

    // SP5xx: money.
    /// An active year without money and without a reason.
    UNBUDGETED_YEAR = 501 "unbudgeted-year" Error;
    /// Sums that do not agree.
    BUDGET_MISMATCH = 502 "budget-mismatch" Error;
    /// An amount without a fund.
    UNFUNDED_AMOUNT = 503 "unfunded-amount" Error;
    /// A share of the regional budget outside its bounds.
    APBD_SHARE = 504 "apbd-share" Warning;
    /// An amount that looks like a slip of the pen.
    SUSPICIOUS_AMOUNT = 505 "suspicious-amount" Warning;
    /// A leap of the budget between two years.
    BUDGET_JUMP = 506 "budget-jump" Warning;

    // SP6xx: indicators.
    /// An indicator without a target for every year of its span.
    INCOMPLETE_INDICATOR = 601 "incomplete-indicator" Error;
    /// Targets that go the wrong way or leave their scale.
    TARGET_DIRECTION = 602 "target-direction" Error;
    /// A baseline that is too old, or without a source.
    OLD_BASELINE = 603 "old-baseline" Warning;
    /// A programme without an indicator.
    UNMEASURED_PROGRAM = 604 "unmeasured-program" Error;
    /// An indicator that another plan or standard knows.
    KNOWN_INDICATOR = 605 "known-indicator" Info;

    // SP7xx: alignment with other plans.
    /// A mission that serves no mission of the medium-term plan.
    UNALIGNED_MISSION = 701 "unaligned-mission" Error;
    /// A programme said to come from a higher plan without its code there.
    ORIGIN_WITHOUT_CODE = 702 "origin-without-code" Warning;
    /// Physical works without a reference to the spatial plan.
    WORKS_WITHOUT_RTRW = 703 "works-without-rtrw" Warning;
    /// An application without a reference to the SPBE architecture.
    APPLICATION_WITHOUT_SPBE = 704 "application-without-spbe" Warning;
    /// A regulation that no longer holds or is cited incompletely.
    OUTDATED_REGULATION = 705 "outdated-regulation" Warning;
    /// A dimension without a programme shared with neighbours.
    DIMENSION_WITHOUT_COLLABORATION = 706 "dimension-without-collaboration" Info;

    // SP8xx: institutions and commitment.
    /// A decree on council or team that is missing or undated.
    MISSING_DECREE = 801 "missing-decree" Error;
    /// A council that lacks a side of the pentahelix.
    INCOMPLETE_COUNCIL = 802 "incomplete-council" Warning;
    /// An agency with programmes that did not sign the commitment.
    MISSING_COMMITMENT = 803 "missing-commitment" Error;
    /// A final plan without a regulation that puts it in force.
    MISSING_LEGAL_BASIS = 804 "missing-legal-basis" Error;

    // SP9xx: language and form.
    /// An amount of money in a form other than Rp1.234.567.
    RUPIAH_FORM = 901 "rupiah-form" Warning;
    /// A decimal point for a decimal comma.
    DECIMAL_POINT = 902 "decimal-point" Warning;
    /// Two spellings of one term, or a foreign word without italics.
    INCONSISTENT_TERM = 903 "inconsistent-term" Warning;
    /// A date in a form other than 10 November 2017.
    DATE_FORM = 904 "date-form" Warning;
    /// Another region's name or the wrong kind of region.
    FOREIGN_REGION = 905 "foreign-region" Warning;
    /// A sentence that is too long, or a word written twice.
    LONG_SENTENCE = 906 "long-sentence" Info;
}
