//! Golden cases: what comes out for each input, to the byte.
//!
//! `tests/cases/bad` holds input with errors, one kind a case, and the diagnostics that it gets
//! in `expected.txt`; `tests/cases/good` holds input without errors and the files that come out.
//! `KESSAN_BLESS=1 cargo test --test golden` writes the expectations anew.

mod common;

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use common::case::{self, Case};
use common::{bless, changes, difference, kessan, snapshot};

/// What is wrong with a case, sentence by sentence.
type Faults = Vec<String>;

/// Runs all cases of a group and tells all that is wrong with any of them.
fn run_all(group: &str, judge: impl Fn(&Case) -> Faults + Sync) {
    let cases = case::all(group);
    assert!(!cases.is_empty());
    let next = AtomicUsize::new(0);
    let wrong = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let faults = judge(case);
                    if let Some(text) = verdict(case, &faults) {
                        wrong.lock().expect("no case panicked").push(text);
                    }
                }
            });
        }
    });
    let mut wrong = wrong.into_inner().expect("no case panicked");
    wrong.sort();
    let count = wrong.len();
    assert!(wrong.is_empty(), "{count} of {} cases:\n{}", cases.len(), wrong.join("\n"));
}

/// What to tell about a case, if anything.
fn verdict(case: &Case, faults: &Faults) -> Option<String> {
    let Case { name, change, .. } = case;
    let mut text = format!("{name}: {}\n", change.about);
    if faults.is_empty() {
        return None;
    }
    for fault in faults {
        let _ = writeln!(text, "  {fault}");
    }
    Some(text)
}

/// Compares a text with the file that holds what is expected, or writes that file.
fn compare(expected: &Path, found: &str, may_bless: bool, faults: &mut Faults) {
    let known = fs::read_to_string(expected).unwrap_or_default();
    // What is right already is left alone: other cases may be reading it.
    if bless() && may_bless && known != found {
        fs::create_dir_all(expected.parent().expect("it is in a folder")).expect("it can be made");
        fs::write(expected, found).expect("the expectation can be written");
        return;
    }
    if let Some(difference) = difference(&known, found) {
        let name = expected.file_name().unwrap_or_default().to_string_lossy();
        faults.push(format!("{name} is not what came out:\n{difference}"));
    }
}

/// Notes a fault unless something holds.
fn hold(holds: bool, fault: impl Into<String>, faults: &mut Faults) {
    if !holds {
        faults.push(fault.into());
    }
}

#[test]
fn bad_input_is_told_and_nothing_is_written() {
    run_all("bad", |case| {
        let mut faults = Faults::new();
        let folder = case.input();
        let input = snapshot(folder.path());
        let export = kessan(folder.path(), &["export", "report", "--out", "out"]);
        hold(export.status == Some(1), format!("status {:?}", export.status), &mut faults);
        hold(export.stdout.is_empty(), "export tells of files", &mut faults);
        hold(export.stderr.contains("error["), "no error is told", &mut faults);
        compare(&case.folder.join("expected.txt"), &export.stderr, true, &mut faults);
        hold(
            changes(&input, folder.path()).is_empty(),
            "export left something behind",
            &mut faults,
        );
        checks_alike(case, folder.path(), &export.stderr, &mut faults);
        leaves_output_alone(folder.path(), &mut faults);
        faults
    });
}

/// `check` tells what `export` tells.
fn checks_alike(case: &Case, folder: &Path, told: &str, faults: &mut Faults) {
    if !folder.join("report/report.toml").exists() {
        return;
    }
    let check = kessan(folder, &["check", "report"]);
    hold(check.status == Some(1), format!("check ends with {:?}", check.status), faults);
    let same = check.stdout.strip_prefix(told).is_some_and(|rest| rest.lines().count() == 1);
    hold(same, format!("check tells something else about {}", case.name), faults);
}

/// Output of an earlier run stays as it is.
fn leaves_output_alone(folder: &Path, faults: &mut Faults) {
    let out = folder.join("out/report");
    fs::create_dir_all(&out).expect("a folder can be made");
    for name in ["report.xbrl", "report.xhtml", "report.xbri", "loom.zip", "notes.txt"] {
        fs::write(out.join(name), format!("{name} of yesterday")).expect("a file can be written");
    }
    let before = snapshot(&folder.join("out"));
    let export = kessan(folder, &["export", "report"]);
    hold(export.status == Some(1), format!("a second export: {:?}", export.status), faults);
    let changed = changes(&before, &folder.join("out"));
    hold(changed.is_empty(), "output of yesterday has changed", faults);
}

#[test]
fn good_input_gives_the_same_bytes_as_before() {
    run_all("good", |case| {
        let mut faults = Faults::new();
        let folder = case.input();
        let export = kessan(folder.path(), &["export", "report"]);
        hold(export.status == Some(0), format!("status {:?}", export.status), &mut faults);
        compare(&case.folder.join("expected.txt"), &export.stderr, true, &mut faults);
        let reference = if case.change.same_output {
            case.folder.with_file_name("base")
        } else {
            case.folder.clone()
        };
        for name in ["report.xbrl", "report.xhtml"] {
            let found = fs::read_to_string(folder.path().join("out/report").join(name));
            let expected = reference.join("expected").join(name);
            // What must be the same as for the base is never blessed here.
            let may_bless = !case.change.same_output;
            compare(&expected, &found.unwrap_or_default(), may_bless, &mut faults);
        }
        faults
    });
}

#[test]
fn a_taxonomy_gives_the_same_documents_as_before() {
    let folder = case::base();
    documents_are(folder.path(), "loom", &common::cases().join("good/base/expected/taxonomy"));
}

#[test]
fn every_kind_of_cube_gives_the_same_documents_as_before() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let cubes = common::cases().join("cubes");
    common::copy(&cubes.join("taxonomy"), &folder.path().join("taxonomy"));
    documents_are(folder.path(), "dye", &cubes.join("expected/taxonomy"));
}

/// Compares the documents of the taxonomy in a folder with those that are expected.
fn documents_are(folder: &Path, id: &str, expected: &Path) {
    let run = kessan(folder, &["taxonomy", "taxonomy"]);
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    let out = folder.join("out").join(id);
    let name = |path: &Path, top: &Path| {
        path.strip_prefix(top).expect("it is below").to_string_lossy().into_owned()
    };
    let is_text = |path: &Path| path.extension().is_some_and(|extension| extension != "zip");
    let found: Vec<String> = snapshot(&out)
        .into_iter()
        .filter(|(path, bytes)| bytes.is_some() && is_text(path))
        .map(|(path, _)| name(&path, &out))
        .collect();
    let mut faults = Faults::new();
    for document in &found {
        let text = fs::read_to_string(out.join(document)).expect("documents are UTF-8");
        compare(&expected.join(document), &text, true, &mut faults);
    }
    let known: Vec<String> = snapshot(expected)
        .into_iter()
        .filter(|(_, bytes)| bytes.is_some())
        .map(|(path, _)| name(&path, expected))
        .collect();
    assert_eq!(known, found, "documents that are expected, and those that came out");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
