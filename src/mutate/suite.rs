//! A set of filings with and without faults, in the form of a conformance suite.
//!
//! `index.xml` names a test case a family; its variations are the filings, one a fault, each with
//! the result that a validator must come to. What of a filing is written is what the faults of the
//! family hit ([`Form`]).

use std::collections::BTreeMap;
use std::io::{self, Cursor, Write};
use std::path::Path;

use super::{Base, Family, Fault, Form, Mutant, Verdict, catalogue};
use crate::diagnostic::Diagnostics;
use crate::dts::{self, Document};
use crate::model::FactIndex;
use crate::profile::INTL;
use crate::source::{self, report::Loaded};
use crate::write;

/// Namespace of test cases, as in the conformance suites of XBRL 2.1 and Dimensions 1.0.
const NAMESPACE: &str = "http://xbrl.org/2005/conformance";
/// Folder of a taxonomy: beside the families that of all filings whose fault is elsewhere, and
/// below a filing its own.
const TAXONOMY: &str = "taxonomy";

/// A filing: a report and the documents of its taxonomy.
#[derive(Debug)]
pub struct Filing {
    /// The documents of the taxonomy.
    pub taxonomy: Vec<Document>,
    /// The name of the schema that the report refers to.
    pub entry: String,
    source: Loaded,
}

impl Filing {
    /// Reads a report in spite of faults; nothing where something can't be said in a filing.
    #[must_use]
    pub fn of(folder: &Path) -> Option<Self> {
        let mut diagnostics = Diagnostics::keeping_faults();
        let source = source::report::read(folder, &mut diagnostics)?;
        if diagnostics.left_out() > 0 {
            return None;
        }
        let url = dts::entry_point_url(&source.taxonomy, source.report.entry_point);
        let entry = url.rsplit('/').next().unwrap_or_default().to_owned();
        let taxonomy = dts::documents(&source.taxonomy);
        Some(Self { taxonomy, entry, source })
    }

    /// The name of a form of the filing.
    #[must_use]
    pub fn name(&self, form: Form) -> String {
        let id = match form {
            Form::TaxonomyPackage => &self.source.taxonomy.publication.id,
            _ => &self.source.report.id,
        };
        format!("{id}.{}", form.extension())
    }

    /// A form of the filing. Instances and inline documents find their schema in this folder,
    /// packages bring it along.
    ///
    /// # Errors
    /// When a figure can't be written, or a package can't hold two files of one name.
    pub fn write(&self, form: Form, schema_folder: &str) -> io::Result<Vec<u8>> {
        let Loaded { taxonomy, report, .. } = &self.source;
        let index = FactIndex::new(taxonomy, report);
        let schema = match form {
            Form::Instance | Form::Inline => format!("{schema_folder}/{}", self.entry),
            _ => dts::entry_point_url(taxonomy, report.entry_point),
        };
        let output = write::Output::new(taxonomy, report, &index, &INTL, schema);
        let page = write::Template::standard();
        let mut out = Cursor::new(Vec::new());
        match form {
            Form::Instance => write::xbrl(&output, &mut out)?,
            Form::Inline => write::inline(&output, &page, &mut out)?,
            Form::ReportPackage => {
                let inline = |out: &mut dyn Write| write::inline(&output, &page, out);
                write::package(&output, &dts::Package::new(taxonomy)?, inline, &mut out)?;
            }
            Form::TaxonomyPackage => dts::Package::new(taxonomy)?.write(&mut out)?,
        }
        Ok(out.into_inner())
    }
}

/// A set of filings with their descriptions.
#[derive(Debug, Default)]
pub struct Suite {
    /// Every file by its path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// How many filings there are.
    pub filings: usize,
    /// The variations of each family.
    variations: BTreeMap<&'static str, String>,
    shared: Vec<Document>,
}

impl Suite {
    /// Makes the filing of every fault for which the report has a place. The sources are written
    /// below a scratch folder, one a fault.
    ///
    /// # Errors
    /// When the scratch folder can't be written, or a filing can't.
    pub fn new(base: &Base, seed: u64, scratch: &Path) -> io::Result<Self> {
        let mut suite = Self::default();
        let whole = Filing::of(&Mutant::none(base).write(&scratch.join("none"))?)
            .ok_or_else(|| io::Error::other("the report can't be read again"))?;
        suite.shared.clone_from(&whole.taxonomy);
        suite.put(TAXONOMY, &whole.taxonomy);
        for family in catalogue().map(|fault| fault.family) {
            suite.variations.entry(family.name()).or_default();
        }
        for family in Family::FIRST_OF_FORMS {
            suite.add((family, "none", "Nothing is changed.", Verdict::Valid), &whole)?;
        }
        for fault in catalogue() {
            suite.add_fault(base, fault, seed, scratch)?;
        }
        suite.describe(&base.report.id);
        Ok(suite)
    }

    fn add_fault(
        &mut self,
        base: &Base,
        fault: &Fault,
        seed: u64,
        scratch: &Path,
    ) -> io::Result<()> {
        let Some(mutant) = fault.put_into(base, seed) else { return Ok(()) };
        let folder = mutant.write(&scratch.join(fault.name))?;
        match Filing::of(&folder).filter(|_| fault.verdict != Verdict::Unsayable) {
            Some(filing) => {
                self.add((fault.family, fault.name, fault.changes, fault.verdict), &filing)
            }
            None => Ok(()),
        }
    }

    fn put(&mut self, folder: &str, documents: &[Document]) {
        let files = documents
            .iter()
            .map(|document| (format!("{folder}/{}", document.path), document.bytes.clone()));
        self.files.extend(files);
    }

    fn add(
        &mut self,
        (family, name, changes, verdict): (Family, &str, &str, Verdict),
        filing: &Filing,
    ) -> io::Result<()> {
        let (family, form) = (family.name(), family.form());
        let folder = format!("{family}/{name}");
        // From the folder of the filing, and from that of the test case.
        let (near, far) = if filing.taxonomy == self.shared {
            (format!("../../{TAXONOMY}"), format!("../{TAXONOMY}"))
        } else {
            (TAXONOMY.to_owned(), format!("{name}/{TAXONOMY}"))
        };
        let bytes = filing.write(form, &near)?;
        let schema = if form.is_package() {
            String::new()
        } else {
            if near == TAXONOMY {
                self.put(&format!("{folder}/{TAXONOMY}"), &filing.taxonomy);
            }
            format!("      <xsd>{}</xsd>\n", escaped(&format!("{far}/{}", filing.entry)))
        };
        let file = filing.name(form);
        let element = form.element();
        self.variations.entry(family).or_default().push_str(&format!(
            "  <variation id=\"{name}\" name=\"{name}\">\n    \
             <description>{}</description>\n    \
             <data>\n{schema}      \
             <{element} readMeFirst=\"true\">{}</{element}>\n    \
             </data>\n    \
             <result expected=\"{}\"/>\n  \
             </variation>\n",
            escaped(changes),
            escaped(&format!("{name}/{file}")),
            verdict.name(),
        ));
        self.files.insert(format!("{folder}/{file}"), bytes);
        self.filings += 1;
        Ok(())
    }

    /// Writes the test cases and their index.
    fn describe(&mut self, report: &str) {
        let mut index = document(&format!("<testcases name=\"{}\">\n", escaped(report)));
        for (family, variations) in std::mem::take(&mut self.variations) {
            if variations.is_empty() {
                continue;
            }
            index.push_str(&format!("  <testcase uri=\"{family}/testcase.xml\"/>\n"));
            let case = document(&format!(
                "<testcase xmlns=\"{NAMESPACE}\" name=\"{family}\" \
                 description=\"Faults of the family {family}.\" outpath=\"out\" \
                 owner=\"kessan\" minimal=\"true\">\n{variations}</testcase>\n"
            ));
            self.files.insert(format!("{family}/testcase.xml"), case.into_bytes());
        }
        index.push_str("</testcases>\n");
        self.files.insert("index.xml".to_owned(), index.into_bytes());
    }
}

fn document(content: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{content}")
}

fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}
