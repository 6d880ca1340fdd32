//! Many inputs of one command: all cores give the bytes that one gives, a bad input stops no other, and what was
//! stopped goes on.

mod common;

use std::fs;
use std::path::Path;

use common::{cases, copy, kessan, snapshot};

/// How many reports there are.
const REPORTS: usize = 24;

/// Reports below `filings`, each of another entity, the bad ones among them; `foreign` has the sound ones as instances.
fn filings(folder: &Path) {
    copy(&cases().join("base/taxonomy"), &folder.join("filings/taxonomy"));
    for number in 0..REPORTS {
        let place = folder.join(format!("filings/r{number:02}"));
        copy(&cases().join("base/report"), &place);
        change(
            &place.join("report.toml"),
            "identifier = \"4711\"",
            &format!("identifier = \"{number}\""),
        );
        if number % 8 == 5 {
            change(&place.join("facts.csv"), "\"1,233,987\",thousands", "\"1,233,9x7\",thousands");
        }
    }
    fs::write(folder.join("filings/r09/report.toml"), "entity = [").expect("it was copied");
}

fn change(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).expect("it was copied");
    assert!(text.contains(from), "{from} is not in {}", file.display());
    fs::write(file, text.replace(from, to)).expect("a file can be written");
}

#[test]
fn all_cores_give_the_bytes_of_one_and_a_bad_report_stops_no_other() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    filings(folder.path());
    let run = |jobs: &str, arguments: &[&str]| {
        let run = kessan(folder.path(), &[arguments, &["--jobs", jobs]].concat());
        (run.status, run.stdout, run.stderr)
    };
    for arguments in [
        &["check", "filings"][..],
        &["check", "filings", "--format", "json"],
        &["check", "filings", "--format", "sarif"],
        &["export", "filings", "--to", "xbrl,json"],
        &["convert", "filings", "--to", "json", "--out", "json"],
        &["convert", "filings", "--to", "csv", "--out", "csv"],
        &["facts", "filings", "--to", "parquet", "--out", "facts.parquet"],
        &["check", "out", "json", "csv", "--without-taxonomy"],
    ] {
        let before = snapshot(folder.path());
        let one = run("1", arguments);
        let written = snapshot(folder.path());
        let many = run("7", arguments);
        assert_eq!(one, many, "{arguments:?}");
        assert_eq!(written, snapshot(folder.path()), "{arguments:?}");
        let is_check = arguments[0] == "check";
        assert_eq!(before == written, is_check, "{arguments:?}");
        assert_eq!(one.0, Some(i32::from(arguments[1] == "filings")), "{arguments:?} {}", one.2);
    }
    let written = |name: &str| folder.path().join(name).is_file();
    let sound = (0..REPORTS).filter(|number| number % 8 != 5 && *number != 9);
    for number in sound {
        assert!(written(&format!("out/r{number:02}/r{number:02}.xbrl")), "{number}");
        assert!(written(&format!("json/r{number:02}.json")), "{number}");
    }
    assert!(!written("json/r05.json") && !written("json/r09.json"));
    let (_, told, _) = run("2", &["check", "filings"]);
    // The taxonomy is an input too.
    let summary = "25 inputs: 4 with errors; ";
    assert!(told.lines().any(|line| line.starts_with(summary)), "{told}");
}

#[test]
fn a_run_that_was_stopped_goes_on_where_it_was() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    filings(folder.path());
    let check = ["check", "filings", "--resume", "state.jsonl"];
    let whole = kessan(folder.path(), &check);
    assert_eq!(whole.status, Some(1));
    let state = folder.path().join("state.jsonl");
    let lines = fs::read_to_string(&state).expect("it was written");
    // Stopped in the middle of a line.
    let kept: Vec<&str> = lines.lines().take(11).collect();
    fs::write(&state, kept.join("\n") + "\n{\"input\":\"filings/r1")
        .expect("a file can be written");
    let rest = kessan(folder.path(), &check);
    assert_eq!(rest.status, Some(1));
    assert!(rest.stdout.contains("25 inputs (10 done before): 4 with errors;"), "{}", rest.stdout);
    assert!(!rest.stdout.contains("filings/r05") && rest.stdout.contains("filings/r10"));
    let told = |text: &str, name: &str| text.lines().any(|line| line.starts_with(name));
    assert!(told(&rest.stdout, "filings/r23: ") && !told(&rest.stdout, "filings/r03: "));
    // What changed is done again, and nothing else.
    change(&folder.path().join("filings/r05/facts.csv"), "\"1,233,9x7\"", "\"1,233,987\"");
    let again = kessan(folder.path(), &check);
    assert!(
        again.stdout.contains("25 inputs (24 done before): 3 with errors;"),
        "{}",
        again.stdout
    );
    assert!(told(&again.stdout, "filings/r05: 0 errors"), "{}", again.stdout);
    // Where what was made of an input is gone, it is made again, and the others are not.
    let export = ["export", "filings/r01", "filings/r02", "--to", "xbrl", "--resume", "made.jsonl"];
    assert_eq!(kessan(folder.path(), &export).status, Some(0));
    let made = folder.path().join("out/r02/r02.xbrl");
    let before = fs::read(&made).expect("it was written");
    fs::remove_file(&made).expect("it can be removed");
    let again = kessan(folder.path(), &export);
    assert!(again.stdout.contains("2 inputs (1 done before): 0 with errors;"), "{}", again.stdout);
    assert_eq!(fs::read(&made).expect("it was written again"), before);
    // Another run has another file.
    let other =
        kessan(folder.path(), &["check", "filings/r01", "filings/r02", "--resume", "state.jsonl"]);
    assert_eq!(other.status, Some(2));
    assert!(other.stderr.contains("`state.jsonl` belongs to another run"), "{}", other.stderr);
}

#[test]
fn reports_of_one_name_have_files_of_their_own() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    copy(&cases().join("base"), &folder.path().join("base"));
    for to in ["xbrl", "json"] {
        let out = format!("in/report.{to}");
        let run = kessan(folder.path(), &["convert", "base/report", "--to", to, "--out", &out]);
        assert_eq!(run.status, Some(0), "{}", run.stderr);
    }
    let run = kessan(
        folder.path(),
        &["convert", "in", "--to", "csv", "--out", "all", "--without-taxonomy"],
    );
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert!(folder.path().join("all/report.xbrl-csv").is_dir());
    assert!(folder.path().join("all/report.json-csv").is_dir());
    // Of two reports with one id the second is not written over the first.
    copy(&cases().join("base/report"), &folder.path().join("base/again/report"));
    change(
        &folder.path().join("base/again/report/report.toml"),
        "taxonomy = \"../taxonomy\"",
        "taxonomy = \"../../taxonomy\"",
    );
    let run = kessan(folder.path(), &["export", "base", "--to", "json"]);
    assert_eq!(run.status, Some(2), "{}", run.stdout);
    assert!(
        run.stderr.contains("its id `report` is that of `base/again/report`"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_page_with_the_bytes_of_one_in_the_package_beside_it_is_no_second_report() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    copy(&cases().join("base/taxonomy"), &folder.path().join("taxonomy"));
    copy(&cases().join("base/report"), &folder.path().join("report"));
    let run = kessan(folder.path(), &["export", "report", "--out", "out"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let facts = |path: &str| kessan(folder.path(), &["facts", path, "--to", "json"]);
    let (alone, all) = (facts("out/report/report.xbri"), facts("out"));
    assert_eq!(alone.stdout, all.stdout);
    assert!(!all.stderr.contains("taxonomy-not-there"), "{}", all.stderr);
    let count = alone.stdout.lines().count();
    assert!(count > 10, "{count}");
    change(&folder.path().join("out/report/report.xhtml"), "</html>", "</html>\n");
    assert_eq!(facts("out").stdout.lines().count(), 2 * count);
}
