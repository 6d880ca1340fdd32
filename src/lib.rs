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
//! | [`model`] | the two models and the field's small exact types |
//! | [`diagnostic`] | one type for everything we tell a user |
//! | [`notation`] | printed figures and dates ⇄ exact values |
//! | [`source`] | reads what people write: taxonomy source, report definition, facts |
//! | [`read`] | reads instances and inline documents that others wrote |
//! | [`dts`] | a taxonomy becomes a discoverable taxonomy set and its package |
//! | [`text`] | lines, words, figures and tables of a text |
//! | [`extract`] | the text of a release becomes facts with their places |
//! | [`check`] | rules over taxonomy and report |
//! | [`mod@write`] | a report becomes an instance, an inline document, a package |
//! | [`archive`] | zip files whose bytes follow from their content |
//! | [`filing`] | the façade: open, check, write |
//! | [`mutate`] | faults put into a valid report, and the filings that have them |
//! | [`profile`] | regulators' conventions as data |
//! | [`cli`] | the command line |
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

pub mod archive;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod dts;
mod error;
pub mod extract;
pub mod filing;
pub mod limit;
pub mod model;
pub mod mutate;
pub mod notation;
pub mod profile;
pub mod read;
pub mod source;
pub mod standards;
pub mod text;
pub mod write;

pub use error::Error;
