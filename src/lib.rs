//! Placeholder head, written last.
#![allow(dead_code)]
pub mod check;
pub mod model;
pub mod diagnostic;
pub mod notation;
pub mod source;
