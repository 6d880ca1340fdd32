//! A set of filings with and without faults, in the form of a conformance suite.
//!
//! `index.xml` names a test case a family; its variations are the filings, one a fault, each with
//! the result that a validator must come to.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::{Base, Family, Fault, Mutant, Verdict, catalogue};
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

/// A filing: an instance and the documents of its taxonomy.
#[derive(Debug)]
pub struct Filing {
    /// The documents of the taxonomy.
    pub taxonomy: Vec<Document>,
    /// The name of the schema that the instance refers to.
    pub entry: String,
    /// The name of the instance.
    pub name: String,
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
        Some(Self { taxonomy, entry, name: format!("{}.xbrl", source.report.id), source })
    }

    /// The instance, where its schema is in this folder.
    ///
    /// # Errors
    /// When a figure can't be written.
    pub fn instance(&self, schema_folder: &str) -> io::Result<Vec<u8>> {
        let Loaded { taxonomy, report, .. } = &self.source;
        let index = FactIndex::new(taxonomy, report);
        let schema = format!("{schema_folder}/{}", self.entry);
        let mut bytes = Vec::new();
        write::xbrl(&write::Output::new(taxonomy, report, &index, &INTL, schema), &mut bytes)?;
        Ok(bytes)
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
        suite.add((Family::Figures, "none", "Nothing is changed.", Verdict::Valid), &whole)?;
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
        let family = family.name();
        let folder = format!("{family}/{name}");
        // From the folder of the filing, and from that of the test case.
        let (near, far) = if filing.taxonomy == self.shared {
            (format!("../../{TAXONOMY}"), format!("../{TAXONOMY}"))
        } else {
            self.put(&format!("{folder}/{TAXONOMY}"), &filing.taxonomy);
            (TAXONOMY.to_owned(), format!("{name}/{TAXONOMY}"))
        };
        self.files.insert(format!("{folder}/{}", filing.name), filing.instance(&near)?);
        self.variations.entry(family).or_default().push_str(&format!(
            "  <variation id=\"{name}\" name=\"{name}\">\n    \
             <description>{}</description>\n    \
             <data>\n      \
             <xsd>{}</xsd>\n      \
             <instance readMeFirst=\"true\">{}</instance>\n    \
             </data>\n    \
             <result expected=\"{}\"/>\n  \
             </variation>\n",
            escaped(changes),
            escaped(&format!("{far}/{}", filing.entry)),
            escaped(&format!("{name}/{}", filing.name)),
            verdict.name(),
        ));
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
