//! kessan turns the figures of an earnings release into machine-readable filings: it generates
//! the XBRL taxonomy, checks the facts against it, and writes them as XBRL 2.1 and Inline XBRL,
//! packed so that any XBRL validator takes them without a word.
//!
//! # The way of the data
//!
//! ```text
//! taxonomy source ──► model::Taxonomy ──► dts ──► schema, linkbases, taxonomy package
//! (tables + TOML)          │
//!        source            ▼
//! facts (CSV) ───────► model::Report ──► check ──► write ──► XBRL 2.1 · Inline XBRL · report package
//! ```
//!
//! One direction, no way back. The two models stand in the middle and know nothing of any
//! syntax; readers make them, writers take them. What is wrong with an input is a
//! [`diagnostic::Diagnostic`], whoever finds it.
//!
//! | module | does |
//! |---|---|
//! | [`filing`] | the façade: build or open, check, write |
//! | [`model`] | the two models and the field's small exact types |
//! | [`diagnostic`] | one type for everything we tell a user |
//! | [`profile`] | regulators' conventions as data |
//! | [`limit`] | how much is read of hostile input |
//!
//! What a program builds or reads it gives to [`filing::Filing`], and what a model can't hold is an [`Error`]: no id and no
//! model panics. All other modules are rooms of the house, which its command, tests and benchmarks reach into. They are not
//! shown here, and no promise is made about them; `ARCHITECTURE.md` says what each is for.
//!
//! # Example
//!
//! [`filing`] knows the order of the steps.
//!
//! ```
//! use std::io::Cursor;
//! use std::path::Path;
//! use kessan::filing::{self, Options, Syntax};
//! use kessan::profile::INTL;
//!
//! let mut filing = filing::open(Path::new("examples/2007-08-13-q1-fy2007"), &Options::new());
//! let summary = filing.check().expect("it is a report");
//! assert!(!filing.diagnostics().has_errors() && summary.calculations > 200);
//!
//! let mut instance = Cursor::new(Vec::new());
//! filing.writer(&INTL)?.write(Syntax::Xbrl, &mut instance)?;
//! assert!(instance.into_inner().starts_with(b"<?xml"));
//! # Ok::<(), kessan::Error>(())
//! ```

#![forbid(unsafe_code)]

pub mod diagnostic;
mod error;
pub mod filing;
pub mod limit;
pub mod model;
pub mod profile;

// Rooms without a promise: the command, tests, benchmarks, fuzz targets and the wheel reach into them.
#[doc(hidden)]
pub mod archive;
#[doc(hidden)]
pub mod check;
#[doc(hidden)]
pub mod cli;
#[doc(hidden)]
pub mod dts;
#[doc(hidden)]
pub mod extract;
#[doc(hidden)]
pub mod mutate;
#[doc(hidden)]
pub mod notation;
#[doc(hidden)]
pub mod read;
#[doc(hidden)]
pub mod source;
pub(crate) mod standards;
#[doc(hidden)]
pub mod text;
#[doc(hidden)]
pub mod write;

pub use error::Error;
