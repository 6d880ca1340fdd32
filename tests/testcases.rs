//! `kessan testcases`: a suite of filings, each with the result that a validator must come to.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use common::{case, kessan, snapshot};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// Faults that a validator takes and we do not, as the table says that holds them with the reasons.
fn where_we_are_stricter() -> BTreeSet<String> {
    let path = common::root().join("tests/validator/agreement_table.py");
    let text = std::fs::read_to_string(path).expect("the table is there");
    let (_, differences) = text.split_once("\nDIFFERENCES = {").expect("it has differences");
    let (differences, _) = differences.split_once("\n}").expect("they end");
    let names =
        differences.lines().filter_map(|line| line.strip_prefix("    \"")?.split_once("\":"));
    names.map(|(name, _)| name.to_owned()).collect()
}

/// A filing of the suite, as its test case describes it.
struct Variation {
    name: String,
    /// The schema and the instance, from the top of the suite.
    files: Vec<PathBuf>,
    expected: String,
}

/// Makes the suite of the made-up company and gives where it is; sources stand in `sources`.
fn suite(folder: &Path, seed: &str) -> PathBuf {
    let arguments = ["testcases", "report", "--out", "out", "--sources", "sources", "--seed", seed];
    let run = kessan(folder, &arguments);
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    folder.join("out/report")
}

/// Files with their bytes, by their path below a folder.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let below = |path: PathBuf| path.strip_prefix(folder).expect("it is below").to_owned();
    snapshot(folder).into_iter().filter_map(|(path, bytes)| Some((below(path), bytes?))).collect()
}

/// The elements of a document with their texts; it is well formed.
fn elements(bytes: &[u8], mut tell: impl FnMut(&BytesStart<'_>, &str)) {
    let document = std::str::from_utf8(bytes).expect("documents are UTF-8");
    let mut reader = Reader::from_str(document);
    let mut open: Option<BytesStart<'static>> = None;
    let mut text = String::new();
    let mut depth = 0usize;
    loop {
        match reader.read_event().expect("the document is well formed") {
            Event::Start(start) => {
                depth += 1;
                tell(&start, "");
                open = Some(start.into_owned());
                text.clear();
            }
            Event::Empty(start) => tell(&start, ""),
            Event::Text(part) => text.push_str(&part),
            Event::GeneralRef(name) => {
                text.push_str(resolve_predefined_entity(&name).expect("the entity is known"));
            }
            Event::End(_) => {
                depth -= 1;
                if let Some(start) = open.take() {
                    tell(&start, &text);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "an element is not closed");
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).expect("attributes are well formed")?;
    Some(found.value.into_owned())
}

/// What the test cases that the index lists describe.
fn variations(suite: &BTreeMap<PathBuf, Vec<u8>>) -> Vec<Variation> {
    let mut cases = Vec::new();
    elements(&suite[Path::new("index.xml")], |element, _| {
        cases.extend(attribute(element, "uri").map(PathBuf::from));
    });
    let mut found: Vec<Variation> = Vec::new();
    for case in cases {
        let folder = case.parent().expect("a test case stands in a folder").to_owned();
        elements(&suite[&case], |element, text| match element.name().as_ref() {
            "variation" if text.is_empty() => {
                found.extend(attribute(element, "id").map(|name| Variation {
                    name,
                    files: Vec::new(),
                    expected: String::new(),
                }))
            }
            "xsd" | "instance" | "taxonomyPackage" | "reportPackage" if !text.is_empty() => {
                let last = found.last_mut().expect("it stands in a variation");
                last.files.push(resolved(&folder.join(text)));
            }
            "result" => {
                let last = found.last_mut().expect("it stands in a variation");
                last.expected = attribute(element, "expected").unwrap_or_default();
            }
            _ => {}
        });
    }
    found
}

/// A path without steps up.
fn resolved(path: &Path) -> PathBuf {
    let mut steps = Vec::new();
    for step in path.components() {
        if step.as_os_str() == ".." {
            steps.pop();
        } else {
            steps.push(step);
        }
    }
    steps.into_iter().collect()
}

/// One test, because a suite takes a while to make; the three are made beside each other.
#[test]
fn a_suite_is_what_it_says_and_the_same_every_time() {
    let [first, second, other] = [case::base(), case::base(), case::base()];
    let (made, again) = std::thread::scope(|scope| {
        let again = scope.spawn(|| files(&suite(second.path(), "7")));
        let elsewhere = scope.spawn(|| suite(other.path(), "2"));
        let made = files(&suite(first.path(), "7"));
        elsewhere.join().expect("a suite with another seed is made");
        (made, again.join().expect("the suite is made again"))
    });
    assert!(made == again, "the same seed gives the same bytes");
    every_filing_is_listed_and_every_file_is_there_and_well_formed(&made);
    our_verdict_on_the_sources_is_that_of_the_suite(first.path(), &made);
    another_seed_puts_faults_elsewhere(first.path(), other.path());
}

fn every_filing_is_listed_and_every_file_is_there_and_well_formed(
    suite: &BTreeMap<PathBuf, Vec<u8>>,
) {
    for (path, bytes) in suite {
        // What is wrong with some documents is that they are not well formed.
        if ["xml", "xsd", "xbrl"].iter().any(|kind| is_of(path, kind)) && !has_fault(path) {
            elements(bytes, |_, _| ());
        }
    }
    let variations = variations(suite);
    let filings: BTreeSet<_> = variations.iter().map(|of| &of.files).collect();
    assert_eq!(filings.len(), variations.len(), "two variations are one filing");
    assert!(variations.len() > 150, "{} variations", variations.len());
    let mut listed = BTreeSet::new();
    for Variation { name, files, expected } in &variations {
        // A package brings its schema with it.
        let is_package = files.iter().any(|file| is_of(file, "xbri") || is_of(file, "zip"));
        assert_eq!(files.len(), if is_package { 1 } else { 2 }, "{name}");
        assert!(["valid", "invalid"].contains(&expected.as_str()), "{name}: {expected}");
        for file in files {
            assert!(suite.contains_key(file), "{name}: there is no {}", file.display());
        }
        listed.extend(files.iter().filter(|file| is_filing(file)));
    }
    let filings = suite.keys().filter(|file| is_filing(file));
    assert_eq!(filings.collect::<BTreeSet<_>>(), listed, "filings, and those listed");
}

fn is_of(path: &Path, kind: &str) -> bool {
    path.extension().is_some_and(|extension| extension == kind)
}

fn is_filing(path: &Path) -> bool {
    ["xbrl", "xhtml", "xbri", "zip"].iter().any(|kind| is_of(path, kind))
}

/// Whether a file is of a taxonomy that a filing has for itself.
fn has_fault(path: &Path) -> bool {
    path.components().count() > 2 && path.components().any(|step| step.as_os_str() == "taxonomy")
}

fn our_verdict_on_the_sources_is_that_of_the_suite(
    folder: &Path,
    suite: &BTreeMap<PathBuf, Vec<u8>>,
) {
    let (expected, stricter) = (variations(suite), where_we_are_stricter());
    let sources: Vec<String> = expected.iter().map(|of| source(folder, &of.name)).collect();
    let mut arguments = vec!["check"];
    arguments.extend(sources.iter().map(String::as_str));
    let run = kessan(folder, &arguments);
    for (Variation { name, expected, .. }, source) in expected.iter().zip(&sources) {
        let is_taken = run.stdout.contains(&format!("{source}: 0 errors"));
        let must_be = expected == "valid" && !stricter.contains(name);
        assert_eq!(is_taken, must_be, "{name} is {expected}");
    }
}

/// The folder of the report with a fault, which may have another name than that without.
fn source(folder: &Path, fault: &str) -> String {
    let sources = folder.join("sources").join(fault);
    let entries = std::fs::read_dir(sources).expect("the source is there");
    let names = entries.map(|entry| entry.expect("a folder can be listed").path());
    let report = names.into_iter().find(|path| path.join("report.toml").exists());
    let name = report.and_then(|path| Some(path.file_name()?.to_str()?.to_owned()));
    format!("sources/{fault}/{}", name.expect("a report is there"))
}

/// Of two folders in which suites were made.
fn another_seed_puts_faults_elsewhere(first: &Path, second: &Path) {
    let sources = [first, second].map(|folder| files(&folder.join("sources")));
    let differing = sources[0].iter().filter(|(path, bytes)| sources[1].get(*path) != Some(bytes));
    let faults: BTreeSet<_> = differing.filter_map(|(path, _)| path.iter().next()).collect();
    assert!(faults.len() > 50, "only {} faults stand elsewhere", faults.len());
}

#[test]
fn faults_are_put_into_reports_without_errors_only() {
    let folder = case::base();
    let facts = folder.path().join("report/facts.csv");
    let text = std::fs::read_to_string(&facts).expect("the facts are there");
    std::fs::write(&facts, text.replace("JPY,334,", "JPY,344,")).expect("they can be written");
    let run = kessan(folder.path(), &["testcases", "report", "--out", "out"]);
    assert_eq!(run.status, Some(1));
    assert!(run.stderr.contains("error[inconsistent-calculation]"), "{}", run.stderr);
    assert!(!folder.path().join("out").exists());
}
