//! Figures that stand in sentences, bullets, lines of slides and captions of rows.
//!
//! ```text
//! text ──► split ──► passages ──► anchors ──► patterns ──► facts
//!                        └─────────────────────────────► figures that nobody claims
//! ```
//!
//! A map says where to look (`begins`, `with`, `after`, `before`) and what stands around a
//! figure (`up # YoY`). What is not found is told and gives no facts: a passage that does not
//! look as the map expects may say something else.

mod anchor;
mod carried;
mod direction;
mod expected;
mod fold;
mod passage;
mod pattern;
mod power;
mod prepared;
mod quantity;
mod range;
mod read;
mod split;
mod token;
mod unclaimed;

#[cfg(test)]
mod tests;

pub use passage::Passage;
pub use prepared::Prepared;
pub use read::{Reading, read};
pub use split::split;
pub use unclaimed::{Unclaimed, unclaimed};
