//! Lines that are made when somebody reads them.
//!
//! Decoding a citation style takes longer than checking a whole plan, and a check prints no
//! bibliography.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, LazyLock};

use crate::model::book::Run;

type Make = Box<dyn FnOnce() -> Vec<Run> + Send>;

/// A line that is formatted at the first reading and kept.
#[derive(Clone)]
pub struct Formatted(Arc<LazyLock<Vec<Run>, Make>>);

impl Formatted {
    /// Keeps what makes the line.
    pub fn later(make: impl FnOnce() -> Vec<Run> + Send + 'static) -> Self {
        Self(Arc::new(LazyLock::new(Box::new(make))))
    }
}

impl From<Vec<Run>> for Formatted {
    fn from(line: Vec<Run>) -> Self {
        Self::later(move || line)
    }
}

impl PartialEq for Formatted {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Formatted {}

impl Deref for Formatted {
    type Target = [Run];

    fn deref(&self) -> &[Run] {
        &self.0
    }
}

impl fmt::Debug for Formatted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.deref().fmt(f)
    }
}
