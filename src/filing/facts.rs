//! Facts of a report that somebody wrote, as a stream.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::moved::Moved;
use super::opened::Opened;
use super::{Options, neighbour};
use crate::archive::incoming::Limits;
use crate::check::{Merged, Repeated, Twins};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::model::dts::Dts;
use crate::model::stream::{Aspects, FactSink, Header, Loss, StreamFact};
use crate::read::dts::{self, Sources, address};
use crate::read::oim::{self, FolderFiles, Known, OimReport, ReportFiles};
use crate::read::report_package::{PackedFiles, ReportKind, ReportPackage};
use crate::source::Locator;

/// The files around a report: taxonomy packages, the package that it is in.
#[derive(Debug, Default)]
pub struct Around {
    sources: Sources,
    /// Whether the first package of the sources is that of the report.
    is_packed: bool,
    /// The reports, each by its address.
    reports: Vec<String>,
    folder: Option<FolderFiles>,
}

impl Around {
    /// Opens a file of xBRL-JSON, metadata of xBRL-CSV, or a report package, with further taxonomy packages;
    /// tells what is wrong. None where there is no report that can be read.
    #[must_use]
    pub fn open(path: &Path, packages: &[PathBuf], diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut around = Self { sources: Sources::new(Limits::default()), ..Self::default() };
        let is_package = ["xbri", "xbr", "zip"]
            .into_iter()
            .any(|known| path.extension().is_some_and(|of| of == known));
        if is_package {
            let package = ReportPackage::open(path, diagnostics)?;
            let reports =
                package.reports.into_iter().filter(|report| report.kind == ReportKind::Json);
            around.reports = reports.flat_map(|report| report.files).collect();
            around.is_packed = true;
        } else if let Some((folder, address)) = FolderFiles::of(path) {
            around.reports.push(address);
            around.folder = Some(folder);
        }
        if around.reports.is_empty() {
            let name = path.to_string_lossy().as_ref().into();
            let message = format!("There is no report in xBRL-JSON or xBRL-CSV in `{name}`.");
            diagnostics.push(
                Diagnostic::new(Code::UnsupportedInput, Place::file(&name), message).help(
                    "name a file of xBRL-JSON, the metadata of xBRL-CSV, or a report package",
                ),
            );
            return None;
        }
        let own = is_package.then_some(path);
        around.add(own, packages, &Opened::default(), diagnostics);
        Some(around)
    }

    /// Opens the archive in which a report was found.
    fn packed(
        path: &Path,
        address: &str,
        options: &Options,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let mut around = Self {
            sources: Sources::new(Limits::default()),
            is_packed: true,
            reports: vec![address.to_owned()],
            folder: None,
        };
        let before = diagnostics.errors();
        around.add(Some(path), &options.packages, &options.opened, diagnostics);
        (diagnostics.errors() == before).then_some(around)
    }

    /// Adds packages to the sources, first that of the report; tells which can't be read.
    fn add(
        &mut self,
        own: Option<&Path>,
        packages: &[PathBuf],
        opened: &Opened,
        diagnostics: &mut Diagnostics,
    ) {
        let own = own.map(|own| (own, opened.open(own)));
        let shared = packages.iter().map(|of| (of.as_path(), opened.open_shared(of)));
        for (package, opened) in own.into_iter().chain(shared) {
            match opened {
                Ok(package) => self.sources.share(package),
                Err(refused) => {
                    let name = package.to_string_lossy().as_ref().into();
                    let message = format!("`{name}` can't be read: {refused}.");
                    let place = Place::file(&name);
                    diagnostics.push(Diagnostic::new(Code::FileNotReadable, place, message));
                }
            }
        }
    }

    /// The addresses of the reports.
    #[must_use]
    pub fn reports(&self) -> &[String] {
        &self.reports
    }

    /// Opens one of the reports; tells what is wrong. None where nothing more can be read.
    #[must_use]
    pub fn report(&self, address: &str, diagnostics: &mut Diagnostics) -> Option<Facts<'_>> {
        let files = ReportIn { around: self };
        let report = OimReport::open(files, address, diagnostics);
        if report.is_none() {
            locate(diagnostics);
        }
        report.map(|report| Facts { around: self, address: address.to_owned(), report })
    }
}

/// The files that one of the reports may refer to.
#[derive(Clone, Copy, Debug)]
struct ReportIn<'a> {
    around: &'a Around,
}

impl ReportIn<'_> {
    fn packed(&self) -> Option<PackedFiles<'_>> {
        let package = self.around.sources.packages().first().filter(|_| self.around.is_packed)?;
        Some(PackedFiles::new(&self.around.sources, package))
    }
}

impl ReportFiles for ReportIn<'_> {
    fn open(&self, address: &str) -> io::Result<Option<Box<dyn Read + '_>>> {
        if address.contains("://") {
            let bytes = dts::Files::read(&self.around.sources, address);
            let bytes = bytes.map_err(|refused| io::Error::other(refused.to_string()))?;
            return Ok(bytes.map(|bytes| Box::new(io::Cursor::new(bytes)) as Box<dyn Read>));
        }
        match (self.packed(), &self.around.folder) {
            (Some(packed), _) => {
                let mut bytes = Vec::new();
                let Some(mut file) = packed.open(address)? else { return Ok(None) };
                file.read_to_end(&mut bytes)?;
                Ok(Some(Box::new(io::Cursor::new(bytes))))
            }
            (None, Some(folder)) => folder.open(address),
            (None, None) => Ok(None),
        }
    }

    fn name(&self, address: &str) -> Arc<str> {
        match (self.packed(), &self.around.folder) {
            (Some(packed), _) => packed.name(address),
            (None, Some(folder)) => folder.name(address),
            (None, None) => address.into(),
        }
    }
}

/// A report in xBRL-JSON or xBRL-CSV that was opened: its facts have not been read yet.
pub struct Facts<'a> {
    around: &'a Around,
    address: String,
    report: OimReport<ReportIn<'a>>,
}

impl Facts<'_> {
    /// What stands before the facts.
    #[must_use]
    pub fn header(&self) -> &Header {
        self.report.header()
    }

    /// The address of the document, against which what it refers to is resolved.
    fn own_address(&self) -> String {
        match (self.around.sources.packages().first(), &self.around.folder) {
            (Some(package), _) if self.around.is_packed => {
                format!("{}{}", package.address, self.address)
            }
            (_, Some(folder)) => address::of_path(Path::new(&*folder.name(&self.address))),
            _ => self.address.clone(),
        }
    }

    /// The taxonomy that the report names, as far as it is at hand; what is not is told.
    #[must_use]
    pub fn taxonomy(&self, diagnostics: &mut Diagnostics) -> Dts {
        let header = self.header();
        let own = self.own_address();
        let base = match &header.base_url {
            Some(base) => {
                address::resolve(&own, base).map_or_else(|| base.to_string(), |(base, _)| base)
            }
            None => own,
        };
        let entry_points: Vec<String> = header
            .taxonomy
            .iter()
            .filter_map(|url| address::resolve(&base, url).map(|(address, _)| address))
            .collect();
        dts::load(&entry_points, &self.around.sources, dts::Options::default(), diagnostics)
    }

    /// Gives all facts to a sink, and tells what is wrong with them: those are not given. Returns what the
    /// sink could not say; nothing where the report is broken.
    ///
    /// # Errors
    /// When a table can't be read, or the output of the sink can't be written.
    pub fn stream(
        &self,
        known: Option<&dyn Known>,
        sink: &mut dyn FactSink,
        diagnostics: &mut Diagnostics,
    ) -> io::Result<Option<Vec<Loss>>> {
        let mut losses = self.report.stream(known, sink, diagnostics)?;
        let allowed =
            self.header().allowed_duplicates.as_deref().filter(|allowed| *allowed != "all");
        if let Some(allowed) = allowed
            && losses.is_some()
        {
            self.judge_duplicates(known, allowed, diagnostics)?;
        }
        if diagnostics.has_errors() {
            losses = None;
        }
        locate(diagnostics);
        Ok(losses)
    }

    /// As [`Facts::stream`], without the facts that say less than another about the same.
    ///
    /// # Errors
    /// As [`Facts::stream`].
    pub fn stream_merged(
        &self,
        known: Option<&dyn Known>,
        sink: &mut dyn FactSink,
        diagnostics: &mut Diagnostics,
    ) -> io::Result<Option<Vec<Loss>>> {
        let superfluous = self.twins(known)?.superfluous();
        self.stream(known, &mut Merged::new(sink, superfluous), diagnostics)
    }

    /// The facts that are about the same as others. The report is read twice; what is wrong with it is told
    /// when it is read to be judged.
    fn twins(&self, known: Option<&dyn Known>) -> io::Result<Twins> {
        let mut repeated = Repeated::default();
        self.report.stream(known, &mut repeated, &mut Diagnostics::with_limit(1))?;
        let mut twins = Twins::new(repeated.found()?);
        self.report.stream(known, &mut twins, &mut Diagnostics::with_limit(1))?;
        Ok(twins)
    }

    fn judge_duplicates(
        &self,
        known: Option<&dyn Known>,
        allowed: &str,
        diagnostics: &mut Diagnostics,
    ) -> io::Result<()> {
        let file = ReportIn { around: self.around }.name(&self.address);
        for (one, other) in self.twins(known)?.disallowed(allowed) {
            let message = format!(
                "`{one}` and `{other}` are about the same, and the report says that its duplicates are \
                 {allowed}. (oime:disallowedDuplicateFacts)"
            );
            let place = match &self.report {
                OimReport::Json(_) => Place::key(&file, &["facts", &one]),
                OimReport::Csv(_) => Place::file(&file),
            };
            diagnostics.push(Diagnostic::new(Code::OimDuplicates, place, message));
        }
        Ok(())
    }
}

/// Gives findings their lines and columns.
pub(super) fn locate(diagnostics: &mut Diagnostics) {
    let mut files: Vec<_> = diagnostics
        .iter()
        .filter(|found| found.place.key.is_some())
        .filter_map(|found| found.place.file.clone())
        .collect();
    files.sort();
    files.dedup();
    for file in files {
        // A file that can't be read any more, or stands in a package, leaves its places as they are.
        let Ok(text) = fs::read_to_string(&*file) else { continue };
        let places = diagnostics.iter_mut().map(|found| &mut found.place);
        oim::locate(&text, places.filter(|place| place.file.as_ref() == Some(&file)));
    }
    Locator::new().complete(diagnostics);
}

/// A report in xBRL-JSON or xBRL-CSV that was read once and judged.
pub struct Modelled {
    around: Around,
    /// None where it is not at hand.
    taxonomy: Option<Dts>,
    /// How many facts it has.
    pub facts: u64,
    /// The folder in which it is written, where that is known.
    written_in: Option<PathBuf>,
}

impl Modelled {
    /// Says in which folder the report is written.
    pub(super) fn move_to(&mut self, folder: &Path) {
        self.written_in = Some(folder.to_owned());
    }

    /// How many facts it has, as far as that can be counted here.
    #[must_use]
    pub fn count(&self) -> usize {
        usize::try_from(self.facts).unwrap_or(usize::MAX)
    }

    /// Opens a report, of a package the one at an address or the first, reads it and tells what is wrong. Where its taxonomy is not at hand, names and values
    /// are not held against any, and that is told.
    #[must_use]
    pub fn open(
        path: &Path,
        report: Option<&str>,
        options: &Options,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let around = match report {
            Some(report) => Around::packed(path, report, options, diagnostics)?,
            None => Around::open(path, &options.packages, diagnostics)?,
        };
        let mut opened = Self { around, taxonomy: None, facts: 0, written_in: None };
        let report = opened.around.reports().first()?.clone();
        let facts = opened.around.report(&report, diagnostics)?;
        let mut of_taxonomy = Diagnostics::new();
        let taxonomy = facts.taxonomy(&mut of_taxonomy);
        let first = of_taxonomy.iter().find(|found| found.severity == Severity::Error);
        if let Some(first) = first.filter(|_| !options.without_taxonomy) {
            let file = ReportIn { around: &opened.around }.name(&report);
            let message = format!("The report is read without its taxonomy. {}", first.message);
            let told = Diagnostic::new(Code::TaxonomyNotThere, Place::file(&file), message);
            diagnostics.push(told.help(neighbour::without_taxonomy(path)));
        }
        let taxonomy = (!of_taxonomy.has_errors()).then_some(taxonomy);
        let mut counted = Count::default();
        let known = taxonomy.as_ref().map(|taxonomy| taxonomy as &dyn Known);
        if let Err(error) = facts.stream(known, &mut counted, diagnostics) {
            let name = path.to_string_lossy().as_ref().into();
            let message = format!("`{name}` can't be read: {error}.");
            diagnostics.push(Diagnostic::new(Code::FileNotReadable, Place::file(&name), message));
        }
        drop(facts);
        (opened.taxonomy, opened.facts) = (taxonomy, counted.facts);
        Some(opened)
    }

    /// The taxonomy, where it is at hand.
    #[must_use]
    pub fn taxonomy(&self) -> Option<&Dts> {
        self.taxonomy.as_ref()
    }

    /// The file of the report, as users know it.
    #[must_use]
    pub fn file(&self) -> Arc<str> {
        let report = self.around.reports().first().map_or("", String::as_str);
        ReportIn { around: &self.around }.name(report)
    }

    /// Gives all facts to a sink. What is wrong was told when it was opened.
    ///
    /// # Errors
    /// When a file can't be read, or the output of the sink can't be written.
    pub fn stream(&self, sink: &mut dyn FactSink) -> io::Result<Vec<Loss>> {
        self.read(sink, false)
    }

    /// As [`Modelled::stream`], without the facts that say less than another about the same.
    ///
    /// # Errors
    /// As [`Modelled::stream`].
    pub fn stream_merged(&self, sink: &mut dyn FactSink) -> io::Result<Vec<Loss>> {
        self.read(sink, true)
    }

    fn read(&self, sink: &mut dyn FactSink, merged: bool) -> io::Result<Vec<Loss>> {
        let mut told = Diagnostics::with_limit(1);
        let known = self.taxonomy.as_ref().map(|taxonomy| taxonomy as &dyn Known);
        let report = self.around.reports().first();
        let facts = report.and_then(|report| self.around.report(report, &mut told));
        let Some(facts) = facts else {
            return Err(io::Error::other("the report can't be read any more"));
        };
        let mut moved;
        let sink: &mut dyn FactSink = match &self.written_in {
            Some(folder) => {
                moved = Moved { sink, from: facts.own_address(), folder };
                &mut moved
            }
            None => sink,
        };
        let losses = match merged {
            true => facts.stream_merged(known, sink, &mut told)?,
            false => facts.stream(known, sink, &mut told)?,
        };
        Ok(losses.unwrap_or_default())
    }
}

/// Counts facts, and keeps none.
#[derive(Debug, Default)]
pub struct Count {
    /// How many there were.
    pub facts: u64,
}

impl FactSink for Count {
    fn begin(&mut self, _: &Header) -> io::Result<()> {
        Ok(())
    }

    fn fact(&mut self, _: &Aspects, _: &StreamFact<'_>) -> io::Result<()> {
        self.facts += 1;
        Ok(())
    }

    fn end(&mut self) -> io::Result<Vec<Loss>> {
        Ok(Vec::new())
    }
}
