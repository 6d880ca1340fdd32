//! The syntaxes that a filing can be written in.

use std::cell::OnceCell;
use std::io::{self, Read, Seek, Write};

use crate::Error;
use crate::dts::{self, Document};
use crate::model::{Report, Taxonomy};
use crate::profile::Profile;
use crate::write::{self, Output, Template};

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
}

impl Syntax {
    /// Every syntax.
    pub const ALL: [Self; 4] =
        [Self::Xbrl, Self::Inline, Self::ReportPackage, Self::TaxonomyPackage];

    /// The extension of its file.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Xbrl => "xbrl",
            Self::Inline => "xhtml",
            Self::ReportPackage => "xbri",
            Self::TaxonomyPackage => "zip",
        }
    }

    /// Whether its file brings the taxonomy along.
    #[must_use]
    pub fn is_package(self) -> bool {
        matches!(self, Self::ReportPackage | Self::TaxonomyPackage)
    }

    /// Whether a filing system of these conventions takes it.
    #[must_use]
    pub fn is_taken_by(self, profile: &Profile) -> bool {
        self != Self::ReportPackage || profile.report_package
    }
}

/// A report on its way out: what all syntaxes share is made once.
pub struct Writer<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    output: Output<'a>,
    /// The standard one when there is none.
    page: Option<&'a Template>,
    package: OnceCell<dts::Package>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        (taxonomy, report): (&'a Taxonomy, &'a Report),
        output: Output<'a>,
        page: Option<&'a Template>,
    ) -> Self {
        Self { taxonomy, report, output, page, package: OnceCell::new() }
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
            Syntax::TaxonomyPackage => &self.taxonomy.publication.id,
            _ => &self.report.id,
        };
        format!("{id}.{}", syntax.extension())
    }

    /// Writes one syntax. The same filing gives the same bytes.
    ///
    /// # Errors
    /// When `out` can't be written, or a package would need two files of one name.
    pub fn write(&self, syntax: Syntax, out: impl Write + Seek) -> Result<(), Error> {
        self.try_write(syntax, out).map_err(Error::from)
    }

    fn try_write(&self, syntax: Syntax, out: impl Write + Seek) -> io::Result<()> {
        match syntax {
            Syntax::Xbrl => write::xbrl(&self.output, out),
            Syntax::Inline => self.with_page(|page| write::inline(&self.output, page, out)),
            Syntax::ReportPackage => self.with_page(|page| {
                let inline = |out: &mut dyn Write| write::inline(&self.output, page, out);
                write::package(&self.output, self.package()?, inline, out)
            }),
            Syntax::TaxonomyPackage => self.package()?.write(out),
        }
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
            // Nobody else can have set it: a writer is used by one thread.
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

    /// The id of the taxonomy: stem of the names of its files.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.taxonomy.publication.id
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
