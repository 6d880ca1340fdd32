//! Cases of xBRL-JSON and xBRL-CSV: a small report with a few texts replaced gives the codes that the
//! specification has for it. `tests/validator/oim.py` holds the Arelle validator against the same cases.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use kessan::diagnostic::Diagnostics;
use kessan::filing::{Around, Count};
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
        let taxonomy = facts.taxonomy(&mut diagnostics);
        assert_eq!(diagnostics.errors(), before, "{}: the taxonomy is whole", case.name);
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

fn run(syntax: &str, entry: &str) {
    let text = fs::read_to_string(folder().join(format!("{syntax}.toml"))).expect("the cases");
    let cases: Cases = toml::from_str(&text).expect("the cases can be read");
    assert!(cases.case.len() >= 150, "{} cases", cases.case.len());
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
    run("json", "report.json");
}

#[test]
fn csv() {
    run("csv", "metadata.json");
}
