//! Prints findings: human, short, JSON.

/// Output formats of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The rustc look.
    Human,
    /// One line each.
    Short,
    /// One JSON object.
    Json,
}

/// Counts findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

/// Placeholder.
pub fn emit() {}
