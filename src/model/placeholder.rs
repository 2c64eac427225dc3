//! Tells text from its absence.

/// Tells whether a paragraph only says that something will stand here.
pub fn is_placeholder(text: &str) -> bool {
    text.trim() == "TBD"
}
