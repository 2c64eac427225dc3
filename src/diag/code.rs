//! The stable codes of all findings. A code and its name never change and are never reused.

/// Identifies a kind of finding: `SP004`, `unknown-key`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    /// The number after `SP`.
    pub number: u16,
    /// The kebab-case name.
    pub name: &'static str,
    /// Whether what it names cannot be printed truly, so that even a draft is refused.
    pub blocks_draft: bool,
}

const fn code(number: u16, name: &'static str) -> Code {
    Code { number, name, blocks_draft: false }
}

const fn fatal(number: u16, name: &'static str) -> Code {
    Code { number, name, blocks_draft: true }
}

// SP0xx: reading files.
/// A file or folder could not be read.
pub const UNREADABLE_FILE: Code = fatal(1, "unreadable-file");
/// A YAML file breaks the rules of YAML.
pub const YAML_SYNTAX: Code = fatal(2, "yaml-syntax");
/// A value has the wrong shape: text for a list, a list for text.
pub const WRONG_TYPE: Code = fatal(3, "wrong-type");
/// A key that smartplan does not know.
pub const UNKNOWN_KEY: Code = code(4, "unknown-key");
/// A key that must be there is not.
pub const MISSING_KEY: Code = code(5, "missing-key");
/// The same key twice in one mapping.
pub const DUPLICATE_KEY: Code = fatal(6, "duplicate-key");
/// An amount of money that cannot be understood.
pub const BAD_MONEY: Code = fatal(7, "bad-money");
/// A year, span of years, or date that cannot be understood.
pub const BAD_YEAR: Code = fatal(8, "bad-year");
/// A word that is not one of the words allowed here.
pub const UNKNOWN_WORD: Code = fatal(9, "unknown-word");
/// A number that cannot be understood or lies out of its range.
pub const BAD_NUMBER: Code = fatal(10, "bad-number");
/// A YAML anchor, alias or tag.
pub const YAML_ALIAS: Code = fatal(11, "yaml-alias");
/// A CSV file with a broken row or header.
pub const CSV_SYNTAX: Code = fatal(12, "csv-syntax");
/// The same id for two records of a kind.
pub const DUPLICATE_ID: Code = fatal(14, "duplicate-id");
/// An id with characters that ids may not have.
pub const BAD_ID: Code = fatal(15, "bad-id");
/// HTML inside Markdown.
pub const RAW_HTML: Code = fatal(16, "raw-html");
/// Markdown that books cannot show: heading too deep, no chapter title, list nested too deep.
pub const BAD_MARKDOWN: Code = fatal(17, "bad-markdown");
/// `{#id key=value}` that cannot be understood.
pub const BAD_ATTRIBUTES: Code = fatal(18, "bad-attributes");
/// A link with a scheme that is not allowed.
pub const BAD_LINK: Code = fatal(19, "bad-link");
/// A bibliography that cannot be read.
pub const BAD_BIBLIOGRAPHY: Code = fatal(20, "bad-bibliography");
/// A scheme that does not exist or contradicts itself.
pub const BAD_SCHEME: Code = fatal(21, "bad-scheme");
/// A template of the plan that does not work.
pub const BAD_TEMPLATE: Code = fatal(22, "bad-template");
/// A formula that cannot be set.
pub const BAD_MATH: Code = fatal(23, "bad-math");
/// A letter that no embedded or own face can print.
pub const MISSING_LETTER: Code = fatal(24, "missing-letter");

// SP1xx: structure.
/// A required section is missing or not written yet.
pub const MISSING_SECTION: Code = code(101, "missing-section");
/// A required table or record is missing or empty.
pub const MISSING_VIEW: Code = code(102, "missing-view");
/// A recommended section is missing or not written yet.
pub const RECOMMENDED_SECTION: Code = code(103, "recommended-section");
/// A section that the scheme does not know at this place, or that stands twice.
pub const MISPLACED_SECTION: Code = code(104, "misplaced-section");
/// What a later stage still needs.
pub const DUE_LATER: Code = code(105, "due-later");

// SP2xx: references.
/// A record names another record that does not exist.
pub const UNKNOWN_RECORD: Code = fatal(201, "unknown-record");
/// A reference to a section, table or figure that does not exist.
pub const UNRESOLVED_REFERENCE: Code = fatal(204, "unresolved-reference");
/// A citation of a source that the bibliography does not hold.
pub const UNRESOLVED_CITATION: Code = fatal(206, "unresolved-citation");
/// A picture that is not there.
pub const MISSING_MEDIA: Code = fatal(207, "missing-media");
/// A quoted fact that cannot be computed.
pub const UNKNOWN_FACT: Code = fatal(208, "unknown-fact");
/// A label that stands twice in one book.
pub const DUPLICATE_LABEL: Code = fatal(209, "duplicate-label");
/// A view that does not exist or does not take an option, column or value.
pub const BAD_VIEW: Code = fatal(210, "bad-view");

// SP4xx: time.
/// A year outside the horizon of the plan.
pub const YEAR_OUTSIDE_HORIZON: Code = fatal(401, "year-outside-horizon");

/// Lists every code, in the order of numbers.
pub const CODES: &[Code] = &[
    UNREADABLE_FILE,
    YAML_SYNTAX,
    WRONG_TYPE,
    UNKNOWN_KEY,
    MISSING_KEY,
    DUPLICATE_KEY,
    BAD_MONEY,
    BAD_YEAR,
    UNKNOWN_WORD,
    BAD_NUMBER,
    YAML_ALIAS,
    CSV_SYNTAX,
    DUPLICATE_ID,
    BAD_ID,
    RAW_HTML,
    BAD_MARKDOWN,
    BAD_ATTRIBUTES,
    BAD_LINK,
    BAD_BIBLIOGRAPHY,
    BAD_SCHEME,
    BAD_TEMPLATE,
    BAD_MATH,
    MISSING_LETTER,
    MISSING_SECTION,
    MISSING_VIEW,
    RECOMMENDED_SECTION,
    MISPLACED_SECTION,
    DUE_LATER,
    UNKNOWN_RECORD,
    UNRESOLVED_REFERENCE,
    UNRESOLVED_CITATION,
    MISSING_MEDIA,
    UNKNOWN_FACT,
    DUPLICATE_LABEL,
    BAD_VIEW,
    YEAR_OUTSIDE_HORIZON,
];
