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
//! | [`dts`] | a taxonomy becomes a discoverable taxonomy set and its package |
//! | [`text`] | lines, words, figures and tables of a text |
//! | [`extract`] | the text of a release becomes facts with their places |
//! | [`check`] | rules over taxonomy and report |
//! | [`mod@write`] | a report becomes an instance, an inline document, a package |
//! | [`archive`] | zip files whose bytes follow from their content |
//! | [`mutate`] | faults put into a valid report, and the filings that have them |
//! | [`profile`] | regulators' conventions as data |
//! | [`cli`] | the command line |
//!
//! # Example
//!
//! ```
//! use std::path::Path;
//! use kessan::{check, diagnostic::Diagnostics, dts, model::FactIndex, profile, source, write};
//!
//! let mut diagnostics = Diagnostics::new();
//! let folder = Path::new("examples/2007-08-13-q1-fy2007");
//! let loaded = source::report::read(folder, &mut diagnostics).expect("it has a report.toml");
//! let (taxonomy, report) = (&loaded.taxonomy, &loaded.report);
//!
//! let index = FactIndex::new(taxonomy, report);
//! let summary = check::report(taxonomy, report, &index, loaded.complete, &mut diagnostics);
//! assert!(!diagnostics.has_errors() && summary.calculations > 200);
//!
//! let schema = dts::entry_point_url(taxonomy, report.entry_point);
//! let output = write::Output::new(taxonomy, report, &index, &profile::INTL, schema);
//! let mut instance = Vec::new();
//! write::xbrl(&output, &mut instance)?;
//! assert!(instance.starts_with(b"<?xml"));
//! # Ok::<(), std::io::Error>(())
//! ```

#![forbid(unsafe_code)]

pub mod archive;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod dts;
pub mod extract;
pub mod model;
pub mod mutate;
pub mod notation;
pub mod profile;
pub mod source;
pub mod text;
pub mod write;
