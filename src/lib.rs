//! Compiles the Master Plan Smart City of an Indonesian regency or city.

pub mod check;
pub mod diag;
pub mod load;
pub mod model;
pub mod output;
pub mod render;
pub mod resolve;
pub mod source;
pub mod template;
pub mod view;
pub mod world;
