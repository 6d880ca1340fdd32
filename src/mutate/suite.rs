//! A set of filings with and without faults, in the form of a conformance suite.
//!
//! `index.xml` names a test case a family; its variations are the filings, one a fault, each with
//! the result that a validator must come to. What of a filing is written is what the faults of the
//! family hit ([`Syntax`]).

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use super::{Base, Family, Fault, Mutant, Verdict, catalogue};
use crate::Error;
use crate::dts::Document;
use crate::filing::{self, Filing, Options, Syntax};
use crate::profile::INTL;

/// Namespace of test cases, as in the conformance suites of XBRL 2.1 and Dimensions 1.0.
const NAMESPACE: &str = "http://xbrl.org/2005/conformance";
/// Folder of a taxonomy: beside the families that of all filings whose fault is elsewhere, and
/// below a filing its own.
const TAXONOMY: &str = "taxonomy";

/// A filing of the suite: a report and the documents of its taxonomy.
struct Filed {
    /// The documents of the taxonomy.
    taxonomy: Vec<Document>,
    /// The name of the schema that the report refers to.
    entry: String,
    filing: Filing,
}

impl Filed {
    /// Reads a report in spite of faults; nothing where something can't be said in a filing.
    fn of(folder: &Path, packages: &[PathBuf]) -> Option<Self> {
        let options = Options::new().in_spite_of_errors(true).packages(packages.to_vec());
        let filing = filing::open_report(folder, &options);
        let taxonomy = filing.taxonomy_documents().ok()?;
        let url = filing.writer(&INTL).ok()?.schema().to_owned();
        let entry = url.rsplit('/').next().unwrap_or_default().to_owned();
        Some(Self { taxonomy, entry, filing })
    }

    /// The name of its file and what is in it. Instances and inline documents find their schema in
    /// this folder, packages bring it along.
    fn write(&self, syntax: Syntax, schema_folder: &str) -> Result<(String, Vec<u8>), Error> {
        let mut writer = self.filing.writer(&INTL)?;
        if !syntax.is_package() {
            writer = writer.referring_to(format!("{schema_folder}/{}", self.entry));
        }
        let mut out = Cursor::new(Vec::new());
        writer.write(syntax, &mut out)?;
        Ok((writer.file_name(syntax), out.into_inner()))
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
    /// Where what the taxonomy imports is.
    packages: Vec<PathBuf>,
}

impl Suite {
    /// Makes the filing of every fault for which the report has a place. The sources are written
    /// below a scratch folder, one a fault. `packages` have what the taxonomy of the report imports.
    ///
    /// # Errors
    /// When the scratch folder can't be written, or a filing can't.
    pub fn new(
        base: &Base,
        seed: u64,
        packages: &[PathBuf],
        scratch: &Path,
    ) -> Result<Self, Error> {
        let mut suite = Self { packages: packages.to_vec(), ..Self::default() };
        let whole = Filed::of(&Mutant::none(base).write(&scratch.join("none"))?, &suite.packages)
            .ok_or_else(|| Error::new("the report can't be read again"))?;
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
        suite.describe(base.id());
        Ok(suite)
    }

    fn add_fault(
        &mut self,
        base: &Base,
        fault: &Fault,
        seed: u64,
        scratch: &Path,
    ) -> Result<(), Error> {
        let Some(mutant) = fault.put_into(base, seed) else { return Ok(()) };
        let folder = mutant.write(&scratch.join(fault.name))?;
        match Filed::of(&folder, &self.packages).filter(|_| fault.verdict != Verdict::Unsayable) {
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
        filing: &Filed,
    ) -> Result<(), Error> {
        let (family, form) = (family.name(), family.form());
        let folder = format!("{family}/{name}");
        // From the folder of the filing, and from that of the test case.
        let (near, far) = if filing.taxonomy == self.shared {
            (format!("../../{TAXONOMY}"), format!("../{TAXONOMY}"))
        } else {
            (TAXONOMY.to_owned(), format!("{name}/{TAXONOMY}"))
        };
        let (file, bytes) = filing.write(form, &near)?;
        let schema = if form.is_package() {
            String::new()
        } else {
            if near == TAXONOMY {
                self.put(&format!("{folder}/{TAXONOMY}"), &filing.taxonomy);
            }
            format!("      <xsd>{}</xsd>\n", escaped(&format!("{far}/{}", filing.entry)))
        };
        let element = element(form);
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

/// The element of a variation that names a filing, as conformance suites do.
fn element(syntax: Syntax) -> &'static str {
    match syntax {
        Syntax::Xbrl | Syntax::Inline | Syntax::Json => "instance",
        Syntax::TaxonomyPackage => "taxonomyPackage",
        Syntax::ReportPackage | Syntax::XbrlPackage | Syntax::JsonPackage | Syntax::CsvPackage => {
            "reportPackage"
        }
    }
}

fn document(content: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{content}")
}

fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}
