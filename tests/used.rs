//! What is written is used: contexts and units without a fact are no fault of the specification,
//! and nobody can do anything with them.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use common::{cases, kessan, root};

#[test]
fn every_context_and_unit_of_a_filing_has_a_fact() {
    let mut filings = written_for_cases();
    let folder = tempfile::tempdir().expect("a folder can be made");
    let example = root().join("examples/2009-08-11-q1-fy2009");
    let run = kessan(folder.path(), &["export", &example.to_string_lossy()]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let out = folder.path().join("out/2009-08-11-q1-fy2009");
    filings.extend(["xbrl", "xhtml"].map(|kind| out.join(format!("2009-08-11-q1-fy2009.{kind}"))));
    for filing in filings {
        let Ids { contexts, units } = Ids::declared_in(&filing);
        let used = Ids::used_in(&filing);
        assert!(!contexts.is_empty() && !units.is_empty(), "{}", filing.display());
        assert_eq!((contexts, units), (used.contexts, used.units), "{}", filing.display());
    }
}

/// The instances and inline documents that golden cases expect.
fn written_for_cases() -> Vec<PathBuf> {
    let cases = fs::read_dir(cases().join("good")).expect("the cases are there");
    let folders = cases.map(|entry| entry.expect("a folder can be listed").path());
    folders
        .flat_map(|folder| {
            ["report.xbrl", "report.xhtml"].map(|name| folder.join("expected").join(name))
        })
        .filter(|file| file.exists())
        .collect()
}

/// Ids of contexts and units.
#[derive(Default)]
struct Ids {
    contexts: BTreeSet<String>,
    units: BTreeSet<String>,
}

impl Ids {
    /// Those of the elements `xbrli:context` and `xbrli:unit`.
    fn declared_in(filing: &Path) -> Self {
        let mut ids = Self::default();
        elements(filing, |element| match element.name().as_ref() {
            "xbrli:context" => ids.contexts.extend(attribute(element, "id")),
            "xbrli:unit" => ids.units.extend(attribute(element, "id")),
            _ => {}
        });
        ids
    }

    /// Those that facts refer to.
    fn used_in(filing: &Path) -> Self {
        let mut ids = Self::default();
        elements(filing, |element| {
            ids.contexts.extend(attribute(element, "contextRef"));
            ids.units.extend(attribute(element, "unitRef"));
        });
        ids
    }
}

/// Visits every element of a document.
fn elements(filing: &Path, mut visit: impl FnMut(&BytesStart<'_>)) {
    let text = fs::read_to_string(filing).expect("filings are UTF-8");
    let mut reader = Reader::from_str(&text);
    loop {
        match reader.read_event().expect("filings are well formed") {
            Event::Start(element) | Event::Empty(element) => visit(&element),
            Event::Eof => return,
            _ => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).expect("attributes are well formed")?;
    Some(String::from_utf8_lossy(found.value.as_ref().as_ref()).into_owned())
}
