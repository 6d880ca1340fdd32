//! Any report as a stream of facts.

use std::io;
use std::path::Path;

use super::facts::Modelled;
use super::{Filing, Options, facts, given, open_report};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::stream::{FactSink, FactSource, Loss};
use crate::profile::INTL;
use crate::read::stream::InstanceSource;
use crate::write::oim::ReportSource;

/// A report in any syntax that can be read: one of ours, an instance, pages.
pub enum AnyReport {
    /// A report that was made here.
    Own(Box<Filing>),
    /// One of others.
    Given(Box<given::Given>),
    /// One in xBRL-JSON or xBRL-CSV, which is read as it is streamed.
    Modelled(Box<Modelled>),
}

/// Opens the report at a path, whatever its syntax. What can't be read is told; nothing is there where nothing could
/// be read.
pub fn open_any(
    path: &Path,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<AnyReport> {
    if path.join(super::REPORT).exists() {
        let mut filing = open_report(path, options);
        filing.check();
        for told in filing.diagnostics().iter() {
            diagnostics.push(told.clone());
        }
        return filing.report().is_some().then(|| AnyReport::Own(Box::new(filing)));
    }
    if facts::is_one(path) {
        return Modelled::open(path, options, diagnostics).map(Box::new).map(AnyReport::Modelled);
    }
    if given::is_one(path) {
        return given::open(path, options, diagnostics)
            .map(|given| AnyReport::Given(Box::new(given)));
    }
    let name = path.to_string_lossy().as_ref().into();
    let message = format!("`{name}` is no report that can be read here.");
    diagnostics.push(
        Diagnostic::new(Code::UnsupportedInput, Place::file(&name), message)
            .help("name a folder with report.toml, an instance (.xbrl, .xml), xBRL-JSON or the metadata of xBRL-CSV (.json), a report package (.xbr, .zip) with one of them, a page (.xhtml, .html, .htm) or a folder of pages"),
    );
    None
}

impl AnyReport {
    /// Gives all facts to a sink, and returns what could not be said.
    ///
    /// # Errors
    /// When the output of the sink can't be written, or the report has errors.
    pub fn stream(&self, sink: &mut dyn FactSink) -> io::Result<Vec<Loss>> {
        match self {
            Self::Own(filing) => {
                let writer =
                    filing.writer(&INTL).map_err(|error| io::Error::other(error.to_string()))?;
                ReportSource::new(writer.output()).stream(sink)
            }
            Self::Modelled(modelled) => modelled.stream(sink),
            Self::Given(given) => {
                let mut losses = Vec::new();
                for (at, instance) in given.instances.iter().enumerate() {
                    // Sinks take one report; facts of other targets are not part of it.
                    if at > 0 {
                        let times = instance.items.len() as u64;
                        losses.push(Loss { what: "a fact of another target".to_owned(), times });
                        continue;
                    }
                    losses.extend(
                        InstanceSource::new(instance, given.taxonomy.as_ref()).stream(sink)?,
                    );
                }
                Ok(losses)
            }
        }
    }
}
