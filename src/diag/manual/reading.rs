//! Manuals of the findings of reading (`SP0xx`).

use crate::diag::manual::Entry;

/// Lists what reading may find.
pub const READING: &[Entry] = &[];
