//! The syntaxes that a filing can be written in.

use std::collections::BTreeSet;
use std::io::{self, Read, Seek, Write};
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::Error;
use crate::diagnostic::Diagnostics;
use crate::dts::{self, Document};
use crate::model::stream::{FactSource, Loss};
use crate::model::{Report, Taxonomy};
use crate::profile::Profile;
use crate::write::oim::{CsvFiles, CsvRows, CsvTables, Json, ReportSource};
use crate::write::preview::{Data, Sum};
use crate::write::{self, Output, Packed, Template};

/// What a filing can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Syntax {
    /// An XBRL 2.1 instance, `.xbrl`.
    Xbrl,
    /// An Inline XBRL document, `.xhtml`.
    Inline,
    /// A report package with an inline document and the taxonomy in it, `.xbri`.
    ReportPackage,
    /// A taxonomy package, `.zip`.
    TaxonomyPackage,
    /// xBRL-JSON, `.json`.
    Json,
    /// A report package with an XBRL 2.1 instance and the taxonomy in it, `-xbrl.xbr`.
    XbrlPackage,
    /// A report package with xBRL-JSON and the taxonomy in it, `-json.xbr`.
    JsonPackage,
    /// A report package with xBRL-CSV and the taxonomy in it, `-csv.xbr`.
    CsvPackage,
}

impl Syntax {
    /// Every syntax.
    pub const ALL: [Self; 8] = [
        Self::Xbrl,
        Self::Inline,
        Self::ReportPackage,
        Self::TaxonomyPackage,
        Self::Json,
        Self::XbrlPackage,
        Self::JsonPackage,
        Self::CsvPackage,
    ];

    /// The extension of its file.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Xbrl => "xbrl",
            Self::Inline => "xhtml",
            Self::ReportPackage => "xbri",
            Self::TaxonomyPackage => "zip",
            Self::Json => "json",
            Self::XbrlPackage | Self::JsonPackage | Self::CsvPackage => "xbr",
        }
    }

    /// The report in a package that is not inline.
    fn packed(self) -> Option<Packed> {
        match self {
            Self::XbrlPackage => Some(Packed::Xbrl),
            Self::JsonPackage => Some(Packed::Json),
            Self::CsvPackage => Some(Packed::Csv),
            _ => None,
        }
    }

    /// Whether its file brings the taxonomy along.
    #[must_use]
    pub fn is_package(self) -> bool {
        !matches!(self, Self::Xbrl | Self::Inline | Self::Json)
    }

    /// Whether a filing system of these conventions takes it.
    #[must_use]
    pub fn is_taken_by(self, profile: &Profile) -> bool {
        !matches!(self, Self::ReportPackage) && self.packed().is_none() || profile.report_package
    }
}

/// A report on its way out: what all syntaxes share is made once.
pub struct Writer<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    output: Output<'a>,
    /// The standard one when there is none.
    page: Option<&'a Template>,
    package: OnceLock<dts::Package>,
    losses: Mutex<BTreeSet<Loss>>,
}

impl<'a> Writer<'a> {
    /// What all writers share.
    pub(super) fn output(&self) -> &Output<'a> {
        &self.output
    }

    pub(super) fn new(
        (taxonomy, report): (&'a Taxonomy, &'a Report),
        output: Output<'a>,
        page: Option<&'a Template>,
    ) -> Self {
        Self { taxonomy, report, output, page, package: OnceLock::new(), losses: Mutex::default() }
    }

    /// The id of the report: stem of the names of its files.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.report.id
    }

    /// The address of the entry point that instances and inline documents refer to.
    #[must_use]
    pub fn schema(&self) -> &str {
        self.output.schema()
    }

    /// How many facts it has.
    #[must_use]
    pub fn facts(&self) -> usize {
        self.report.facts.len()
    }

    /// The name of the file of a syntax.
    #[must_use]
    pub fn file_name(&self, syntax: Syntax) -> String {
        let id = match syntax {
            Syntax::TaxonomyPackage => self.taxonomy.publication.stem(),
            _ => self.report.id.clone(),
        };
        let kind = match syntax.packed() {
            Some(Packed::Xbrl) => "-xbrl",
            Some(Packed::Json) => "-json",
            Some(Packed::Csv) => "-csv",
            None => "",
        };
        format!("{id}{kind}.{}", syntax.extension())
    }

    /// Writes one syntax. The same filing gives the same bytes.
    ///
    /// # Errors
    /// When `out` can't be written, a package would need two files of one name, or the report has links that are no
    /// footnotes, or tuples or fractions that the syntax has no elements for.
    pub fn write(&self, syntax: Syntax, out: impl Write + Seek) -> Result<(), Error> {
        match syntax {
            Syntax::TaxonomyPackage => {}
            Syntax::Inline | Syntax::ReportPackage => self.refuse_links()?,
            _ => self.refuse_what_cannot_be_said()?,
        }
        self.try_write(syntax, out).map_err(Error::from)
    }

    /// Tuples, fractions and further links of facts are kept in the model, and no writer makes
    /// something else of them; pages say all but the links.
    fn refuse_what_cannot_be_said(&self) -> Result<(), Error> {
        if !self.report.tuples.list.is_empty() {
            return Err(not_written("tuples"));
        }
        if !self.report.fractions.is_empty() {
            return Err(not_written("fractions"));
        }
        self.refuse_links()
    }

    fn refuse_links(&self) -> Result<(), Error> {
        self.links().map_or(Ok(()), |_| Err(not_written(LINKS)))
    }

    /// The links that are no footnotes, which no page says.
    pub(super) fn links(&self) -> Option<Loss> {
        let times = u64::try_from(self.report.links.len()).ok().filter(|times| *times > 0)?;
        Some(Loss { what: LINKS.to_owned(), times, first: Vec::new(), is_fault: false })
    }

    /// Writes the inline document for people, who are told of the links that it has no words for: these are left out.
    ///
    /// # Errors
    /// When `out` can't be written.
    pub(super) fn write_to_read(&self, out: impl Write + Seek) -> Result<(), Error> {
        self.try_write(Syntax::Inline, out).map_err(Error::from)
    }

    /// Writes the inline document into what can't go back.
    ///
    /// # Errors
    /// As [`Writer::write`].
    pub(crate) fn write_page(&self, out: impl Write) -> Result<(), Error> {
        self.refuse_links()?;
        self.inline(out).map_err(Error::from)
    }

    fn inline(&self, out: impl Write) -> io::Result<()> {
        self.with_page(|page| write::inline(&self.output, page, out))
    }

    fn try_write(&self, syntax: Syntax, out: impl Write + Seek) -> io::Result<()> {
        match syntax {
            Syntax::Xbrl => write::xbrl(&self.output, out),
            Syntax::Inline => self.inline(out),
            Syntax::ReportPackage => self.with_page(|page| {
                let inline = |out: &mut dyn Write| write::inline(&self.output, page, out);
                write::package(&self.output, self.package()?, inline, out)
            }),
            Syntax::TaxonomyPackage => self.package()?.write(out),
            Syntax::Json => self.lose(ReportSource::new(&self.output).stream(&mut Json::new(out))?),
            Syntax::XbrlPackage => self.write_other(Packed::Xbrl, out),
            Syntax::JsonPackage => self.write_other(Packed::Json, out),
            Syntax::CsvPackage => self.write_other(Packed::Csv, out),
        }
    }

    fn write_other(&self, report: Packed, out: impl Write + Seek) -> io::Result<()> {
        self.lose(write::other_package(&self.output, self.package()?, report, out)?)
    }

    /// Writes xBRL-CSV: a metadata file and tables, laid out for people or with a fact a row.
    ///
    /// # Errors
    /// When the files can't be written.
    pub fn write_csv(&self, fact_rows: bool, files: impl CsvFiles) -> Result<(), Error> {
        self.refuse_what_cannot_be_said()?;
        let mut facts = ReportSource::new(&self.output);
        let losses = match fact_rows {
            true => facts.stream(&mut CsvRows::new(files, self.id()))?,
            false => facts.stream(&mut CsvTables::new(files, self.id()))?,
        };
        self.lose(losses).map_err(Error::from)
    }

    /// What a preview shows of the report.
    pub(super) fn preview_data(&self, sums: &[Sum], findings: &Diagnostics) -> Data {
        Data::new(&self.output, sums, findings)
    }

    /// What the syntaxes that were written could not say.
    #[must_use]
    pub fn losses(&self) -> Vec<Loss> {
        let losses = self.losses.lock().unwrap_or_else(PoisonError::into_inner);
        losses.iter().cloned().collect()
    }

    fn lose(&self, losses: Vec<Loss>) -> io::Result<()> {
        self.losses.lock().unwrap_or_else(PoisonError::into_inner).extend(losses);
        Ok(())
    }

    /// Writes a report package, its inline document as it was written before.
    ///
    /// # Errors
    /// When `page` can't be read or `out` written, or the package would need two files of one name.
    pub fn pack(&self, mut page: impl Read, out: impl Write + Seek) -> Result<(), Error> {
        let inline = |out: &mut dyn Write| io::copy(&mut page, out).map(drop);
        write::package(&self.output, self.package()?, inline, out).map_err(Error::from)
    }

    /// The taxonomy package, which is made once for both packages.
    fn package(&self) -> io::Result<&dts::Package> {
        if self.package.get().is_none() {
            // Who made it meanwhile made the same.
            let _ = self.package.set(dts::Package::new(self.taxonomy)?);
        }
        self.package.get().ok_or_else(|| io::Error::other("the taxonomy package is not there"))
    }

    fn with_page(&self, write: impl FnOnce(&Template) -> io::Result<()>) -> io::Result<()> {
        match self.page {
            Some(page) => write(page),
            None => write(&Template::standard()),
        }
    }

    /// Makes instances and inline documents refer to their entry point by this address, in place
    /// of the one at which it is published.
    #[must_use]
    pub fn referring_to(mut self, schema: String) -> Self {
        self.output = self.output.with_schema(schema);
        self
    }
}

/// A taxonomy on its way out.
#[derive(Debug)]
pub struct TaxonomyPackage<'a> {
    taxonomy: &'a Taxonomy,
    documents: Vec<Document>,
}

impl<'a> TaxonomyPackage<'a> {
    pub(super) fn new(taxonomy: &'a Taxonomy) -> Self {
        Self { taxonomy, documents: dts::package_entries(taxonomy) }
    }

    /// Stem of the names of its files: the id of the taxonomy, of an edition with its version.
    #[must_use]
    pub fn id(&self) -> String {
        self.taxonomy.publication.stem()
    }

    /// The name of the package.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}.zip", self.id())
    }

    /// The documents in it, each with its path from the top of the package.
    #[must_use]
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// Writes the package. The same taxonomy gives the same bytes.
    ///
    /// # Errors
    /// When `out` can't be written, or the package would need two files of one name.
    pub fn write(&self, out: impl Write + Seek) -> Result<(), Error> {
        dts::Package::of(self.taxonomy, &self.documents)?.write(out).map_err(Error::from)
    }
}

/// What no syntax has words for but the instance.
const LINKS: &str = "links of facts that are no footnotes";

/// What no writer makes something else of.
fn not_written(what: &str) -> Error {
    Error::new(format!("the report has {what}, which are not written"))
}
