//! Rows: which captions a table has and which concepts they mean.
//!
//! ```text
//! lines of the body ──► ghost rows told ──► captions put together ──► concepts in their order
//! ```

pub mod candidate;
pub mod caption;
pub mod lines;
pub mod order;
pub mod segment;
