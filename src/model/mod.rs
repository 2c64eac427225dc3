//! The nouns: plain data, without input and output.
//!
//! [`plan`] is what an author wrote, [`record`] the facts in it, [`block`] the prose, and
//! [`scheme`] what a plan must hold, [`setting`] and [`mod@print`] how it is checked and printed.
//! [`book`] is what will be printed, numbered and bound, with [`run`], [`table`], [`chart`] and
//! [`quotation`] inside; [`status`] tells how far it is, [`overview`] what it is at a glance. [`value`] has the small things that parse
//! themselves, [`lexicon`] finds words in text.

pub mod block;
pub mod book;
pub mod budget;
pub mod chart;
pub mod count;
pub mod formatted;
pub mod lexicon;
pub mod links;
pub mod overview;
pub mod passage;
pub mod placeholder;
pub mod plan;
pub mod print;
pub mod quotation;
pub mod record;
pub mod require;
pub mod run;
pub mod scheme;
pub mod setting;
pub mod sloppy;
pub mod starter;
pub mod status;
pub mod table;
pub mod thread;
pub mod value;
pub mod written;
