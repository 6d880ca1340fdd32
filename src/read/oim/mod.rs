//! Readers of the syntaxes of the Open Information Model: xBRL-JSON and xBRL-CSV.
//!
//! A report is opened, which says what taxonomy it needs, and then streamed: a fact at a time into a
//! [`FactSink`], in memory that does not grow with the facts. Findings carry
//! the codes of the specifications.

mod canonical;
pub mod csv;

pub(crate) mod documents;
mod facts;
mod files;
mod info;
mod json;
mod known;
mod locate;
mod names;
mod node;
mod note;
mod period;
mod set;
mod shape;
mod tell;
mod text;
mod unit;

pub use csv::{CsvReport, ReportFiles};
pub use files::FolderFiles;
pub use json::JsonReport;
pub(crate) use known::is_value;
pub use known::{IsValue, Known, KnownConcept, KnownDimension};
pub use locate::locate;
pub(crate) use names::RESERVED;

use std::io::{self, Read};

use crate::diagnostic::Diagnostics;
use crate::model::stream::{FactSink, Header, Loss};
use tell::{At, Syntax, Teller};

/// A report in one of the two syntaxes, whose facts have not been read yet.
pub enum OimReport<F> {
    /// In xBRL-JSON.
    Json(Box<JsonReport>),
    /// In xBRL-CSV.
    Csv(Box<CsvReport<F>>),
}

impl<F: ReportFiles> OimReport<F> {
    /// Opens a report, `address` among the files, whichever of the syntaxes it is in; tells what is wrong.
    /// None where nothing more can be read.
    #[must_use]
    pub fn open(files: F, address: &str, diagnostics: &mut Diagnostics) -> Option<Self> {
        let file = files.name(address);
        let mut bytes = Vec::new();
        let read = files.open(address).and_then(|found| match found {
            Some(mut found) => found.read_to_end(&mut bytes).map(Some),
            None => Ok(None),
        });
        let mut teller = Teller { file: file.clone(), syntax: Syntax::Json, diagnostics };
        match read {
            Ok(Some(_)) => {}
            Ok(None) => {
                teller.tell("oime:unresolvableFile", At::File, "The report is not there.");
                return None;
            }
            Err(error) => {
                let what = format!("The report can't be read: {error}.");
                teller.tell("oime:unresolvableFile", At::File, &what);
                return None;
            }
        }
        match is_csv(&bytes) {
            true => CsvReport::open(files, address, diagnostics)
                .map(|report| Self::Csv(Box::new(report))),
            false => JsonReport::open(&file, bytes, diagnostics)
                .map(|report| Self::Json(Box::new(report))),
        }
    }

    /// What stands before the facts.
    #[must_use]
    pub fn header(&self) -> &Header {
        match self {
            Self::Json(report) => report.header(),
            Self::Csv(report) => report.header(),
        }
    }

    /// Gives all facts to a sink: see [`JsonReport::stream`] and [`CsvReport::stream`].
    ///
    /// # Errors
    /// When a table can't be read, or the output of the sink can't be written.
    pub fn stream(
        &self,
        known: Option<&dyn Known>,
        sink: &mut dyn FactSink,
        diagnostics: &mut Diagnostics,
    ) -> io::Result<Option<Vec<Loss>>> {
        match self {
            Self::Json(report) => report.stream(known, sink, diagnostics),
            Self::Csv(report) => report.stream(known, sink, diagnostics),
        }
    }
}

/// Whether a document says that it is metadata of xBRL-CSV, or, where it is broken, names them.
fn is_csv(bytes: &[u8]) -> bool {
    match documents::stated(bytes) {
        Some(stated) => stated == csv::DOCUMENT_TYPE,
        None => String::from_utf8_lossy(bytes).contains("/xbrl-csv\""),
    }
}
