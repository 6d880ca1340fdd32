//! The façade: open what is at a path, check it, write it. The only place that knows the order of
//! the steps; the command line, tests, benchmarks and programs go through it.
//!
//! ```
//! use std::io::Cursor;
//! use std::path::Path;
//! use kessan::filing::{self, Options, Syntax};
//! use kessan::profile::INTL;
//!
//! let folder = Path::new("examples/2007-08-13-q1-fy2007");
//! let mut filing = filing::open(folder, &Options::new());
//! let summary = filing.check();
//! assert!(!filing.diagnostics().has_errors() && summary.is_some_and(|of| of.calculations > 200));
//!
//! let mut instance = Cursor::new(Vec::new());
//! filing.writer(&INTL)?.write(Syntax::Xbrl, &mut instance)?;
//! assert!(instance.into_inner().starts_with(b"<?xml"));
//! # Ok::<(), kessan::Error>(())
//! ```
//!
//! Opening does not fail: what is wrong with an input is told in [`Filing::diagnostics`], and what
//! could not be read is not there. [`Error`] is for what a program did wrong, or
//! the machine could not do.

mod apart;
mod batch;
mod beside;
mod build;
mod convert;
mod draft;
mod extension;
mod facts;
mod foreign;
mod form;
mod found;
mod given;
mod in_order;
mod labelled;
mod lesson;
mod moved;
mod neighbour;
mod open_calendar;
mod open_currency;
mod opened;
mod options;
mod packed_beside;
mod packed_metadata;
mod page;
mod preview;
mod regulated;
mod release;
mod set;
mod stream;
mod syntax;
mod together;

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

#[doc(hidden)]
pub use crate::archive::cache::use_folder as use_cache;
pub use batch::{Checked, Input, inputs};
#[doc(hidden)]
pub use batch::{fault, not_readable};
pub use build::{ConceptBuilder, FactBuilder, ReportBuilder, StatementBuilder, TaxonomyBuilder};
pub use convert::{Content, Conversion, Files, Form, WriteSeek};
#[doc(hidden)]
pub use draft::{TEXT, add_words, draft_release, starter, starter_in};
pub use extension::{ExtensionFiling, open_extension};
pub use facts::Modelled;
#[doc(hidden)]
pub use facts::{Around, Count, Facts};
#[doc(hidden)]
pub use foreign::Foreign;
#[doc(hidden)]
pub use form::pack as pack_form;
pub use form::{FormFiling, open_form};
pub use found::{Found, find};
pub use given::{DocumentAt, Given, open as open_given};
#[doc(hidden)]
pub use in_order::{in_order, use_workers, workers};
pub use options::{Options, Sums};
pub use preview::preview;
#[doc(hidden)]
pub use preview::{Previewed, preview_pages};
#[doc(hidden)]
pub use regulated::is_regulated;
pub use regulated::{Regulated, open_regulated};
#[doc(hidden)]
pub use release::learn_phrases;
pub use release::{Reading, read_release};
pub use stream::{AnyReport, open_any};
#[doc(hidden)]
pub use stream::{Instances, find_reports, only_report, open_found};
pub use syntax::{Syntax, TaxonomyPackage, Writer};
pub use together::{Together, compare};

pub use crate::check::{Duplicates, SumTree, Summary, Term};
pub use crate::dts::Document;

use crate::Error;
use crate::check;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Origins, Place, Severity};
use crate::dts;
use crate::model::dts::Dts;
use crate::model::{FactIndex, Report, Taxonomy};
use crate::profile::{INTL, Profile};
use crate::source::report::{Begun, Loaded};
use crate::source::{self, Locator};
use crate::write::{Output, Release, Template};

/// The file that makes a folder a report.
const REPORT: &str = "report.toml";
/// The file that makes a folder a taxonomy source.
const TAXONOMY: &str = "taxonomy.toml";

/// A taxonomy, perhaps a report with it, and all there is to tell about them.
#[derive(Debug)]
pub struct Filing {
    taxonomy: Option<Taxonomy>,
    report: Option<Report>,
    set: Option<Dts>,
    given: Option<Given>,
    /// What is published in place of the taxonomy, where its entry points have editions.
    editions: Vec<Taxonomy>,
    options: Options,
    diagnostics: Diagnostics,
    /// Where the things of the taxonomy were read from.
    origins: Origins,
    /// Whether the structure of the taxonomy was checked.
    has_structure: bool,
    /// Where diagnostics find lines and columns.
    locator: Locator,
    /// Whether every row became a fact.
    complete: bool,
    /// Errors about what is not in the models.
    left_out: usize,
    template: Option<PathBuf>,
    page: Option<Template>,
    release: Option<Release>,
    index: OnceCell<FactIndex>,
    checked: Option<Option<Summary>>,
}

/// Whether a path leads to the documents of a taxonomy and to no report: a schema, a linkbase, a
/// taxonomy package.
#[must_use]
pub fn is_taxonomy(path: &Path) -> bool {
    set::is_taxonomy(path)
}

/// Whether a path leads to documents that others wrote: a report or a taxonomy.
fn is_input(path: &Path) -> bool {
    given::is_one(path) || set::is_one(path)
}

/// Opens what is at a path: the folder of a report or of a taxonomy source, or the documents of a
/// taxonomy, whoever wrote them (a package, a schema, a linkbase).
#[must_use]
pub fn open(path: &Path, options: &Options) -> Filing {
    let path = &neighbour::folder(path);
    if source::has_settings(&path.join(REPORT)) {
        return open_report(path, options);
    }
    if source::has_settings(&path.join(TAXONOMY)) {
        return open_taxonomy(path, options);
    }
    let mut filing = Filing::empty(options);
    if given::is_one(path) {
        filing.given = given::open(path, options, &mut filing.diagnostics);
        return filing;
    }
    // Who names an entry point means a taxonomy, also where a folder has no catalog.
    let is_begun = options.entry_point.is_some() && path.is_dir();
    if is_begun || set::is_one(path) {
        filing.set = set::open(path, options, &mut filing);
        return filing;
    }
    if let Some(told) = neighbour::not_there(path) {
        filing.diagnostics.push(told);
        return filing;
    }
    let name = path.to_string_lossy().as_ref().into();
    let message = format!("`{name}` is not a folder with {REPORT} or {TAXONOMY}.");
    let help = neighbour::instead(path).unwrap_or_else(|| {
        "name the folder of a report or of a taxonomy source, a taxonomy package, a schema or a linkbase"
            .to_owned()
    });
    let told = Diagnostic::new(Code::UnsupportedInput, Place::file(&name), message).help(help);
    filing.diagnostics.push(told);
    filing
}

/// Opens the folder of a report, with its taxonomy.
#[must_use]
pub fn open_report(folder: &Path, options: &Options) -> Filing {
    let folder = &neighbour::folder(folder);
    let mut filing = Filing::empty(options);
    if let Some(told) = neighbour::not_there(folder) {
        filing.diagnostics.push(told);
        return filing;
    }
    let loaded = begun(folder, &options.packages, &mut filing.diagnostics).and_then(|begun| {
        match options.text {
            Some(_) => begun.read_with_places(&mut filing.diagnostics),
            None => begun.read(&mut filing.diagnostics),
        }
    });
    if let Some(Loaded { taxonomy, mut report, template, locator, complete, origins }) = loaded {
        if let Some(sums) = options.sums {
            sums.apply(&mut report);
        }
        (filing.taxonomy, filing.report) = (Some(taxonomy), Some(report));
        (filing.origins, filing.has_structure) = (origins, true);
        (filing.template, filing.locator, filing.complete) = (template, locator, complete);
    }
    filing.opened()
}

/// Opens the folder of a taxonomy source.
#[must_use]
pub fn open_taxonomy(folder: &Path, options: &Options) -> Filing {
    let folder = &neighbour::folder(folder);
    let mut filing = Filing::empty(options);
    if let Some(told) = neighbour::not_there(folder) {
        filing.diagnostics.push(told);
        return filing;
    }
    if let Some((taxonomy, origins)) =
        source::taxonomy::read(folder, &options.packages, &mut filing.diagnostics)
    {
        let mut told = Diagnostics::new();
        let editions = source::taxonomy::editions(folder, &options.packages, &mut told);
        for (edition, origins) in &editions {
            check::structure(edition, origins, &mut told);
        }
        filing.diagnostics.absorb(told);
        if editions.is_empty() {
            check::structure(&taxonomy, &origins, &mut filing.diagnostics);
        }
        filing.editions = editions.into_iter().map(|(edition, _)| edition).collect();
        // A taxonomy that is not what it is meant to be is not judged further.
        if options.in_spite_of_errors || !filing.diagnostics.has_errors() {
            filing.taxonomy = Some(taxonomy);
            (filing.origins, filing.has_structure) = (origins, true);
        }
    }
    filing.opened()
}

/// The definition of a report and its taxonomy; none where the taxonomy is not what it is meant to be, for
/// nothing is held against such a one.
fn begun(folder: &Path, packages: &[PathBuf], diagnostics: &mut Diagnostics) -> Option<Begun> {
    let begun = source::report::begin(folder, packages, diagnostics)?;
    let before = diagnostics.errors();
    check::structure(&begun.taxonomy, &begun.origins, diagnostics);
    diagnostics.kept_since(before);
    (diagnostics.keeps_faults() || !diagnostics.has_errors()).then_some(begun)
}

impl Filing {
    fn empty(options: &Options) -> Self {
        Self {
            taxonomy: None,
            editions: Vec::new(),
            report: None,
            set: None,
            given: None,
            options: options.clone(),
            diagnostics: options.diagnostics(),
            origins: Origins::none(),
            has_structure: false,
            locator: Locator::new(),
            complete: true,
            left_out: 0,
            template: None,
            page: None,
            release: None,
            index: OnceCell::new(),
            checked: None,
        }
    }

    /// Models that a program made: a taxonomy, and perhaps a report. [`TaxonomyBuilder`] makes them
    /// with fewer words.
    ///
    /// # Errors
    /// When an id of the models leads nowhere.
    pub fn from_models(taxonomy: Taxonomy, report: Option<Report>) -> Result<Self, Error> {
        taxonomy.verify()?;
        report.as_ref().map_or(Ok(()), |report| report.verify(&taxonomy))?;
        if report.is_some() && taxonomy.entry_points.is_empty() {
            return Err(Error::new("the taxonomy has no entry point, which the report names"));
        }
        let mut filing = Self::empty(&Options::new());
        (filing.taxonomy, filing.report) = (Some(taxonomy), report);
        Ok(filing)
    }

    fn opened(mut self) -> Self {
        self.left_out = self.diagnostics.left_out();
        // Rules tie findings together by row and field; so these become columns after the check.
        if self.taxonomy.is_none() {
            self.locator.complete(&mut self.diagnostics);
        }
        self
    }

    /// The taxonomy; none where it could not be read.
    #[must_use]
    pub fn taxonomy(&self) -> Option<&Taxonomy> {
        self.taxonomy.as_ref()
    }

    /// The report; none where it could not be read, or there is a taxonomy only.
    #[must_use]
    pub fn report(&self) -> Option<&Report> {
        self.report.as_ref()
    }

    /// The discovered set; none where the path leads to a source of our own.
    #[must_use]
    pub fn set(&self) -> Option<&Dts> {
        self.set.as_ref()
    }

    /// The report of others; none where the path leads to a source of our own or to a taxonomy.
    #[must_use]
    pub fn given(&self) -> Option<&Given> {
        self.given.as_ref()
    }

    /// Everything that was found out so far. Once checked, places in tables and settings have lines and
    /// columns.
    #[must_use]
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// The diagnostics alone.
    #[must_use]
    pub fn into_diagnostics(self) -> Diagnostics {
        self.diagnostics
    }

    /// The models alone: a taxonomy, and a report where there is one.
    #[must_use]
    pub fn into_models(self) -> Option<(Taxonomy, Option<Report>)> {
        Some((self.taxonomy?, self.report))
    }

    /// Holds everything that was read against all rules, and adds what is wrong to the diagnostics;
    /// a second time nothing is added. What was counted is given for a report.
    pub fn check(&mut self) -> Option<Summary> {
        if let Some(summary) = self.checked {
            return summary;
        }
        let summary = self.judge();
        self.locator.complete(&mut self.diagnostics);
        self.checked = Some(summary);
        summary
    }

    fn judge(&mut self) -> Option<Summary> {
        if let Some(set) = &self.set {
            check::set(set, &mut self.diagnostics);
        }
        if let Some(given) = &self.given {
            given.check(&mut self.diagnostics);
        }
        let taxonomy = self.taxonomy.as_ref()?;
        let diagnostics = &mut self.diagnostics;
        if !self.has_structure {
            check::structure(taxonomy, &self.origins, diagnostics);
            if diagnostics.has_errors() {
                return None;
            }
        }
        if self.editions.is_empty() {
            check::sound_taxonomy(taxonomy, diagnostics);
        } else {
            check::beyond_editions(taxonomy, diagnostics);
        }
        for edition in &self.editions {
            let mut told = Diagnostics::new();
            check::sound_taxonomy(edition, &mut told);
            diagnostics.absorb(told);
        }
        let report = self.report.as_ref()?;
        let index = self.index.get_or_init(|| FactIndex::of_sound(taxonomy, report));
        let summary = check::sound_report(taxonomy, report, index, self.complete, diagnostics);
        let output = || {
            let schema = dts::entry_point_url(taxonomy, report.entry_point).unwrap_or_default();
            Output::of_sound(taxonomy, report, index, &INTL, schema)
        };
        self.page = page::template(self.template.as_deref(), output, diagnostics);
        let text = self.options.text.as_deref();
        self.release = text.and_then(|path| page::release(path, report, diagnostics));
        Some(summary)
    }

    /// The sums of the report with their parts and places, all of them or those that don't hold.
    #[must_use]
    pub fn sums(&self, wrong_only: bool) -> Vec<SumTree> {
        let (Some(taxonomy), Some(report)) = (&self.taxonomy, &self.report) else {
            return Vec::new();
        };
        let mut trees =
            check::sum_trees(taxonomy, report, self.index(taxonomy, report), wrong_only);
        let terms = trees
            .iter_mut()
            .flat_map(|tree| std::iter::once(&mut tree.total).chain(&mut tree.parts));
        self.locator.locate(terms.flat_map(|term| &mut term.places));
        trees
    }

    fn index(&self, taxonomy: &Taxonomy, report: &Report) -> &FactIndex {
        self.index.get_or_init(|| FactIndex::of_sound(taxonomy, report))
    }

    /// Whether it may be written: it was checked and has no errors, or is to be written in spite
    /// of them and the models hold all that is wrong.
    #[must_use]
    pub fn is_writable(&self) -> bool {
        if self.options.in_spite_of_errors {
            let has_page = self.page.is_some() || self.report.is_none() || self.checked.is_none();
            return self.taxonomy.is_some() && self.left_out == 0 && has_page;
        }
        self.taxonomy.is_some() && self.checked.is_some() && !self.diagnostics.has_errors()
    }

    /// What writes the report by the conventions of a regulator.
    ///
    /// # Errors
    /// When there is no report, it was not checked, or it has errors.
    pub fn writer<'a>(&'a self, profile: &'a Profile) -> Result<Writer<'a>, Error> {
        let taxonomy = self.writable_taxonomy()?;
        let report =
            self.report.as_ref().ok_or_else(|| Error::new("there is no report to write"))?;
        let schema = dts::entry_point_url(taxonomy, report.entry_point).unwrap_or_default();
        let index = self.index(taxonomy, report);
        let output = Output::of_sound(taxonomy, report, index, profile, schema)
            .with_release(self.release.as_ref());
        Ok(Writer::new((taxonomy, report), output, self.page.as_ref()))
    }

    /// The taxonomy as a taxonomy package.
    ///
    /// # Errors
    /// When there is no taxonomy, it was not checked, or it has errors.
    pub fn taxonomy_package(&self) -> Result<TaxonomyPackage<'_>, Error> {
        self.writable_taxonomy().map(TaxonomyPackage::new)
    }

    /// The packages of a taxonomy: one, or one for each edition.
    ///
    /// # Errors
    /// When there is no taxonomy, it was not checked, or it has errors.
    pub fn taxonomy_packages(&self) -> Result<Vec<TaxonomyPackage<'_>>, Error> {
        let whole = self.writable_taxonomy()?;
        let published =
            if self.editions.is_empty() { std::slice::from_ref(whole) } else { &self.editions[..] };
        Ok(published.iter().map(TaxonomyPackage::new).collect())
    }

    /// The documents of the discoverable taxonomy set, each with its path from the namespace.
    ///
    /// # Errors
    /// When there is no taxonomy, it was not checked, or it has errors.
    pub fn taxonomy_documents(&self) -> Result<Vec<Document>, Error> {
        self.writable_taxonomy().map(dts::sound_documents)
    }

    fn writable_taxonomy(&self) -> Result<&Taxonomy, Error> {
        if let Some(taxonomy) = self.taxonomy.as_ref().filter(|_| self.is_writable()) {
            return Ok(taxonomy);
        }
        let first = self.diagnostics.iter().find(|found| found.severity == Severity::Error);
        Err(Error::new(match first {
            Some(Diagnostic { code, place, message, .. }) => {
                format!("it has errors, the first at {place}: {message} ({})", code.info().name)
            }
            None => "it is to be checked before it is written".to_owned(),
        }))
    }
}
