//! Cases of xBRL-JSON and xBRL-CSV: a small report with a few texts replaced gives the codes that the
//! specification has for it. `tests/validator/oim.py` holds the Arelle validator against the same cases.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use kessan::archive::Archive;
use kessan::diagnostic::Diagnostics;
use kessan::filing::{Around, Count, Modelled, Options};
use kessan::read::oim::Known;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    edits: Vec<Edit>,
    /// The codes of the specification.
    codes: Vec<String>,
    /// Those that we tell, where that is more.
    ours: Option<Vec<String>>,
    /// Those that Arelle tells, where they are others.
    arelle: Option<Vec<String>>,
    /// Why it is so.
    why: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    file: Option<String>,
    old: String,
    new: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oim")
}

/// The entries of a package: path and content each.
type Entries = Vec<(&'static str, Vec<u8>)>;

/// The codes that are told of a case, and how many facts were read.
fn codes(case: &Case, entry: &str) -> BTreeSet<String> {
    let scratch = tempfile::tempdir().expect("a temporary folder");
    for file in fs::read_dir(folder().join("base")).expect("the base is there") {
        let file = file.expect("the base can be listed").path();
        fs::copy(&file, scratch.path().join(file.file_name().unwrap())).expect("a copy");
    }
    for edit in &case.edits {
        let path = scratch.path().join(edit.file.as_deref().unwrap_or(entry));
        let text = fs::read_to_string(&path).expect("the file is there");
        assert!(
            text.contains(&edit.old),
            "{}: `{}` is not in {}",
            case.name,
            edit.old,
            path.display()
        );
        fs::write(&path, text.replacen(&edit.old, &edit.new, 1)).expect("it can be written");
    }
    let mut diagnostics = Diagnostics::new();
    let mut counted = Count::default();
    let path = scratch.path().join(entry);
    if let Some(around) = Around::open(&path, &[], &mut diagnostics)
        && let Some(facts) = around.report(entry, &mut diagnostics)
    {
        let before = diagnostics.errors();
        let mut of_taxonomy = Diagnostics::new();
        let taxonomy = facts.taxonomy(&mut of_taxonomy);
        assert!(before > 0 || !of_taxonomy.has_errors(), "{}: the taxonomy is whole", case.name);
        facts
            .stream(Some(&taxonomy as &dyn Known), &mut counted, &mut diagnostics)
            .expect("no output fails");
    }
    assert!(
        diagnostics.has_errors() || counted.facts > 0 || case.name.contains("facts"),
        "{}: facts are read",
        case.name
    );
    for found in diagnostics.iter() {
        assert!(found.place.file.is_some(), "{}: {} has a file", case.name, found.message);
        assert!(found.place.key.is_none(), "{}: {} has a line", case.name, found.message);
    }
    let code = |message: &str| {
        let start = message.rfind('(').expect("a message ends with the code");
        message[start + 1..message.len() - 1].to_owned()
    };
    diagnostics.iter().map(|found| code(&found.message)).collect()
}

fn run(syntax: &str, entry: &str, least: usize) {
    let text = fs::read_to_string(folder().join(format!("{syntax}.toml"))).expect("the cases");
    let cases: Cases = toml::from_str(&text).expect("the cases can be read");
    assert!(cases.case.len() >= least, "{} cases", cases.case.len());
    let mut failures = Vec::new();
    for case in &cases.case {
        let is_plain = case.arelle.is_none() && case.ours.is_none();
        assert!(is_plain || case.why.is_some(), "{}: it says why", case.name);
        let wanted = case.ours.as_ref().unwrap_or(&case.codes).iter().cloned().collect();
        let found = codes(case, entry);
        if found != wanted {
            failures.push(format!("{}: wanted {wanted:?}, found {found:?}", case.name));
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {}:\n{}",
        failures.len(),
        cases.case.len(),
        failures.join("\n")
    );
}

#[test]
fn json() {
    run("json", "report.json", 150);
}

#[test]
fn csv() {
    run("csv", "metadata.json", 150);
}

#[test]
fn constraints() {
    run("constraints", "constraints.json", 120);
}

/// A package with these entries: what is told of it, and how many facts are read.
fn packed(extension: &str, entries: &[(&str, Vec<u8>)]) -> (Vec<String>, u64) {
    let scratch = tempfile::tempdir().expect("a temporary folder");
    let path = scratch.path().join(format!("report.{extension}"));
    let mut archive = Archive::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        archive.add(name, bytes).expect("an entry");
    }
    fs::write(&path, archive.finish().expect("an archive").into_inner()).expect("a file");
    let mut diagnostics = Diagnostics::new();
    let facts = Modelled::open(&path, None, &Options::new(), &mut diagnostics)
        .map_or(0, |report| report.facts);
    let code = |message: &str| {
        message[message.rfind('(').map_or(0, |at| at + 1)..].trim_end_matches(')').to_owned()
    };
    (diagnostics.iter().map(|found| code(&found.message)).collect(), facts)
}

const XBR: &str = "https://xbrl.org/report-package/2023/xbr";

fn metadata(document_type: &str) -> Vec<u8> {
    format!("{{\"documentInfo\":{{\"documentType\":\"{document_type}\"}}}}").into_bytes()
}

/// The entries of a package with the report in xBRL-CSV of the base.
fn whole() -> Vec<(&'static str, Vec<u8>)> {
    let file = |name: &str| fs::read(folder().join("base").join(name)).expect("the base is there");
    vec![
        ("x/META-INF/reportPackage.json", metadata(XBR)),
        ("x/reports/metadata.json", file("metadata.json")),
        ("x/reports/lines.csv", file("lines.csv")),
        ("x/reports/facts.csv", file("facts.csv")),
        ("x/reports/names.csv", file("names.csv")),
        ("x/reports/notes.csv", file("notes.csv")),
        ("x/reports/t.xsd", file("t.xsd")),
        ("x/reports/t-def.xml", file("t-def.xml")),
    ]
}

#[test]
fn a_package_with_tables_is_read() {
    assert_eq!(packed("xbr", &whole()), (Vec::new(), 8));
    let mut open = whole();
    open[0].1 = metadata("https://xbrl.org/report-package/2023");
    assert_eq!(packed("zip", &open), (Vec::new(), 8));
    open.remove(0);
    assert_eq!(packed("zip", &open), (Vec::new(), 8));
}

#[test]
fn faults_of_packages_are_told() {
    let report = fs::read(folder().join("base/report.json")).expect("the base is there");
    let changed = |change: &dyn Fn(&mut Entries)| {
        let mut entries = whole();
        change(&mut entries);
        packed("xbr", &entries)
    };
    let cases: Vec<(&str, (Vec<String>, u64))> = vec![
        ("rpe:documentTypeFileExtensionMismatch", changed(&|entries| drop(entries.remove(0)))),
        (
            "rpe:unsupportedReportPackageVersion",
            changed(&|entries| entries[0].1 = metadata("https://xbrl.org/report-package/2030/xbr")),
        ),
        (
            "rpe:unsupportedReportPackageVersion",
            changed(&|entries| entries.push(("META-INF/reportPackage.json", metadata(XBR)))),
        ),
        ("rpe:invalidJSON", changed(&|entries| entries[0].1 = b"{".to_vec())),
        ("rpe:invalidJSON", changed(&|entries| entries[0].1 = b"{\"a\":1,\"a\":1}".to_vec())),
        ("rpe:invalidJSONStructure", changed(&|entries| entries[0].1 = b"{}".to_vec())),
        ("rpe:missingReportsDirectory", changed(&|entries| entries.truncate(1))),
        ("rpe:missingReport", changed(&|entries| drop(entries.remove(1)))),
        (
            "rpe:multipleReports",
            changed(&|entries| entries.push(("x/reports/two.json", report.clone()))),
        ),
        (
            "rpe:multipleReportsInSubdirectory",
            changed(&|entries| {
                entries.push(("x/reports/y/one.json", report.clone()));
                entries.push(("x/reports/y/two.json", report.clone()));
            }),
        ),
        (
            "rpe:incorrectReportType",
            changed(&|entries| {
                entries.remove(1);
                entries.push(("x/reports/page.xhtml", b"<html/>".to_vec()));
            }),
        ),
        (
            "rpe:invalidDirectoryStructure",
            changed(&|entries| entries.push(("y/a.txt", Vec::new()))),
        ),
        (
            "rpe:invalidDirectoryStructure",
            changed(&|entries| entries.push(("x/../a.txt", Vec::new()))),
        ),
        ("rpe:invalidArchiveFormat", changed(&|entries| entries.push(("x\\a.txt", Vec::new())))),
    ];
    for (wanted, (found, facts)) in cases {
        assert_eq!((found, facts), (vec![wanted.to_owned()], 0));
    }
}

/// What is in a package whose file was renamed is no less true.
#[test]
fn a_package_under_a_wrong_name_is_told_and_read() {
    for (extension, says) in [("xbr", "/xbri"), ("zip", "/xbr"), ("xbri", "")] {
        let mut entries = whole();
        entries[0].1 = metadata(&format!("https://xbrl.org/report-package/2023{says}"));
        let told = vec!["rpe:documentTypeFileExtensionMismatch".to_owned()];
        assert_eq!(packed(extension, &entries), (told, 8), "{extension} {says}");
    }
}
