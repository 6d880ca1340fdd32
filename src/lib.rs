//! Placeholder head, written last.
pub mod archive;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod dts;
pub mod model;
pub mod notation;
pub mod profile;
pub mod source;
pub mod write;
