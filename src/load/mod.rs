//! Reading: files in through the world, a [`crate::model::plan::Plan`] out, every finding told.

pub mod bibliography;
pub mod markdown;
