//! Any report as a stream of facts.

use std::collections::BTreeMap;
use std::io;
use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;

use super::facts::Modelled;
use super::found::{Found, find};
use super::{Filing, Foreign, Options, given, neighbour, open_report};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::Taxonomy;
use crate::model::dts::Dts;
use crate::model::instance::Instance;
use crate::model::losses::{CUT_ACCURACY, Losses};
use crate::model::stream::{FactSink, FactSource, Loss};
use crate::profile::INTL;
use crate::read::gather::InstanceSink;
use crate::read::stream::InstanceSource;
use crate::write::oim::ReportSource;

/// A report in any syntax that can be read: one of ours, an instance, pages.
#[non_exhaustive]
pub enum AnyReport {
    /// A report that was made here.
    Own(Box<Filing>),
    /// One of others.
    Given(Box<given::Given>),
    /// One in xBRL-JSON or xBRL-CSV, which is read as it is streamed.
    Modelled(Box<Modelled>),
}

/// The instances that a report is, one a target: as they were read, or made of its facts.
#[derive(Debug)]
pub enum Instances<'a> {
    /// As they were read.
    Read(&'a [Instance]),
    /// Made of the facts.
    Made(Box<[Instance; 1]>),
}

impl Deref for Instances<'_> {
    type Target = [Instance];

    fn deref(&self) -> &[Instance] {
        match self {
            Self::Read(instances) => instances,
            Self::Made(instances) => &**instances,
        }
    }
}

/// Opens the only report at a path, whatever its syntax. What can't be read is told; nothing is there where nothing
/// could be read.
pub fn open_any(
    path: &Path,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<AnyReport> {
    open_found(&only_report(path, diagnostics)?, options, diagnostics)
}

/// The only report at a path; that there are none or several is told.
#[must_use]
pub fn only_report(path: &Path, diagnostics: &mut Diagnostics) -> Option<Found> {
    let mut found = find_reports(path, diagnostics);
    if let [_, second, ..] = found.as_slice() {
        let name = path.to_string_lossy().as_ref().into();
        let message = format!("There are {} reports at `{name}`.", found.len());
        let help = format!("name one of them: `{}`, `{}`", found[0].name(), second.name());
        let told = Diagnostic::new(Code::UnsupportedInput, Place::file(&name), message);
        diagnostics.push(told.help(help));
        return None;
    }
    found.pop()
}

/// The reports at a path: a file, a folder or an archive may hold one or several. That there is none is told.
#[must_use]
pub fn find_reports(path: &Path, diagnostics: &mut Diagnostics) -> Vec<Found> {
    if let Some(told) = neighbour::not_there(path) {
        diagnostics.push(told);
        return Vec::new();
    }
    let before = diagnostics.errors();
    let found = find(path, diagnostics);
    if found.is_empty() && diagnostics.errors() == before {
        let name = path.to_string_lossy().as_ref().into();
        let message = format!("`{name}` is no report that can be read here.");
        diagnostics.push(
            Diagnostic::new(Code::UnsupportedInput, Place::file(&name), message)
                .help("name a folder with report.toml, an instance (.xbrl, .xml), xBRL-JSON or the metadata of xBRL-CSV (.json), a page (.xhtml, .html, .htm) or a folder of pages, an archive (.xbri, .xbr, .zip) or a folder of these"),
        );
    }
    found
}

/// Opens a report that was found. What can't be read is told; nothing is there where nothing could be read.
pub fn open_found(
    found: &Found,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<AnyReport> {
    match found {
        Found::Folder(folder) => {
            let mut filing = open_report(folder, options);
            filing.check();
            for told in filing.diagnostics().iter() {
                diagnostics.push(told.clone());
            }
            filing.report().is_some().then(|| AnyReport::Own(Box::new(filing)))
        }
        Found::Model { path, report } => {
            let report = report.as_deref();
            let opened = Modelled::open(path, report, options, diagnostics);
            opened.map(Box::new).map(AnyReport::Modelled)
        }
        Found::Documents { package, documents } => {
            let sources = given::sources(package.as_deref(), options, diagnostics);
            let given = given::Given::read(documents, &sources, options, diagnostics);
            given.map(Box::new).map(AnyReport::Given)
        }
    }
}

/// What is not part of the first target.
fn of_another_target(times: u64) -> Loss {
    Loss { what: "a fact of another target".to_owned(), times, first: Vec::new(), is_fault: false }
}

impl AnyReport {
    /// Says in which folder the report is written, so that relative addresses lead to the same taxonomy. Reports that
    /// were made here name addresses that are not relative.
    pub(crate) fn move_to(&mut self, folder: &Path) {
        match self {
            Self::Own(_) => {}
            Self::Given(given) => given.move_to(folder),
            Self::Modelled(modelled) => modelled.move_to(folder),
        }
    }

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
                        losses.push(of_another_target(times));
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

    /// The taxonomy of a report of others, where it is at hand.
    #[must_use]
    pub fn set(&self) -> Option<&Dts> {
        match self {
            Self::Own(_) => None,
            Self::Given(given) => given.taxonomy.as_ref(),
            Self::Modelled(modelled) => modelled.taxonomy(),
        }
    }

    /// The report in the terms of XBRL 2.1, one instance a target, and what these can't say. `merged` leaves out facts of
    /// xBRL-JSON and xBRL-CSV that say less than another about the same.
    ///
    /// # Errors
    /// When the report can't be read any more, or has errors.
    pub fn instances(&self, merged: bool) -> io::Result<(Instances<'_>, Vec<Loss>)> {
        if let Self::Given(given) = self {
            let mut losses = Losses::default();
            let items = given.instances.iter().flat_map(|instance| &instance.items);
            losses.count(CUT_ACCURACY, items.filter(|item| item.accuracy.is_cut()).count() as u64);
            return Ok((Instances::Read(&given.instances), losses.take()));
        }
        let file = match self {
            Self::Modelled(modelled) => Some(modelled.file()),
            Self::Own(_) | Self::Given(_) => None,
        };
        let mut sink = InstanceSink::new(self.set(), file);
        let losses = match self {
            Self::Modelled(modelled) if merged => modelled.stream_merged(&mut sink)?,
            _ => self.stream(&mut sink)?,
        };
        Ok((Instances::Made(Box::new([sink.into_instance()])), losses))
    }

    /// Holds a report of others against all rules that are about it, and gives how many facts it has. One of ours, and
    /// the syntax of xBRL-JSON and xBRL-CSV, were judged when they were opened.
    ///
    /// # Errors
    /// When the report can't be read any more.
    pub fn check(&self, options: &Options, diagnostics: &mut Diagnostics) -> io::Result<usize> {
        let instances = match self {
            Self::Own(filing) => return Ok(filing.report().map_or(0, |of| of.facts.len())),
            Self::Given(given) => {
                given.check(diagnostics);
                Instances::Read(&given.instances)
            }
            // What a broken report would say is not known.
            Self::Modelled(modelled) if diagnostics.has_errors() => return Ok(modelled.count()),
            Self::Modelled(_) => {
                let (instances, _) = self.instances(false)?;
                let sums = given::sum_rules(options);
                for instance in instances.iter() {
                    crate::check::given(instance, self.set(), sums, diagnostics);
                }
                super::facts::locate(diagnostics);
                instances
            }
        };
        if let Some(first) = instances.first() {
            Foreign::new("report", first, self.set()).check(diagnostics);
        }
        Ok(match self {
            Self::Modelled(modelled) => modelled.count(),
            Self::Given(given) => given.facts(),
            Self::Own(_) => 0,
        })
    }

    /// The statements that show concepts, by their names: the number of the first one, and its title.
    #[must_use]
    pub fn statements(&self) -> BTreeMap<(Arc<str>, Arc<str>), (usize, String)> {
        let adopted;
        let taxonomy = match (self, self.set()) {
            (Self::Own(filing), _) => filing.taxonomy(),
            (_, Some(set)) => {
                adopted = Taxonomy::of_dts(set).0;
                Some(&adopted)
            }
            (_, None) => None,
        };
        let Some(taxonomy) = taxonomy else { return BTreeMap::new() };
        let mut statements: Vec<_> =
            taxonomy.statements.iter().filter(|of| of.is_presented).collect();
        statements.sort_by_key(|of| of.number);
        let mut shown = BTreeMap::new();
        for (at, statement) in statements.into_iter().enumerate() {
            let title = statement.title.values().next().unwrap_or(&statement.id);
            for node in &statement.nodes {
                let name = &taxonomy.concept(node.concept).name;
                let key = (name.namespace.clone(), name.local.clone());
                shown.entry(key).or_insert_with(|| (at, title.clone()));
            }
        }
        shown
    }

    /// The report over its taxonomy, as rules and writers of reports take it; `id` is the stem of the names of its files.
    ///
    /// # Errors
    /// When the report can't be read any more, or has errors.
    pub fn over_taxonomy(&self, id: &str, merged: bool) -> io::Result<(Foreign, Vec<Loss>)> {
        let (instances, mut losses) = self.instances(merged)?;
        let Some(first) = instances.first() else {
            return Err(io::Error::other("the report has no instance"));
        };
        for other in &instances[1..] {
            let times = other.items.len() as u64;
            losses.push(of_another_target(times));
        }
        let foreign = Foreign::new(id, first, self.set());
        losses.extend(foreign.losses().iter().cloned());
        Ok((foreign, losses))
    }
}
