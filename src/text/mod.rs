//! The text of a release: its lines and places, the words and figures in it, its tables.
//!
//! What [`extract`](crate::extract) reads facts from and what the writer of tagged releases lays out
//! as a page. Nothing here knows what a word or a table means.

pub mod figures;
mod hidden;
mod lines;
mod selector;
mod styles;
pub mod table;
mod tag;
pub mod words;

pub use lines::{Position, Span, Text};
