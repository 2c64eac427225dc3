//! Manuals of what is found when numbers and references are bound (`SP2xx`).

use crate::diag::manual::Entry;

/// Lists what binding may find.
pub const REFERENCE: &[Entry] = &[];
