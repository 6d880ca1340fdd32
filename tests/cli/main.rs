//! The command line as scripts rely on it: exit status, JSON, names of files, and that output
//! appears whole or not at all.

#[path = "../common/mod.rs"]
mod common;
mod told;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use common::case::base;
use common::{changes, copy, kessan, root, snapshot};

/// The names of what is in a folder, sorted; nothing when it is not there.
fn names(folder: &Path) -> Vec<String> {
    snapshot(folder)
        .into_keys()
        .map(|path| path.strip_prefix(folder).expect("it is below").to_string_lossy().into_owned())
        .collect()
}

/// Puts a mistake into the facts of the base.
fn spoil(folder: &Path) {
    let facts = folder.join("report/facts.csv");
    let text = fs::read_to_string(&facts).expect("the base has facts");
    let spoilt = text.replace("\"1,100\"", "\"1,1OO\"");
    assert_ne!(text, spoilt);
    fs::write(facts, spoilt).expect("a file can be written");
}

#[test]
fn help_and_version_are_no_errors() {
    let folder = base();
    let help = kessan(folder.path(), &["--help"]);
    assert_eq!((help.status, help.stderr.as_str()), (Some(0), ""));
    for command in ["taxonomy", "export", "check"] {
        assert!(help.stdout.contains(command), "{}", help.stdout);
        let of_command = kessan(folder.path(), &[command, "--help"]);
        assert_eq!(of_command.status, Some(0));
    }
    let version = kessan(folder.path(), &["--version"]);
    assert_eq!(version.status, Some(0));
    assert_eq!(version.stdout, format!("kessan {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_usage_ends_with_2_and_writes_nothing() {
    let folder = base();
    let before = snapshot(folder.path());
    for arguments in [
        &[][..],
        &["publish", "report"],
        &["export"],
        &["check"],
        &["taxonomy"],
        &["export", "report", "--to", "papyrus"],
        &["export", "report", "--to", ""],
        &["export", "report", "--profile", "nobody"],
        &["export", "report", "--format", "yaml"],
        &["convert", "report", "report", "--to", "json"],
        &["export", "report", "--out"],
    ] {
        let run = kessan(folder.path(), arguments);
        assert_eq!(run.status, Some(2), "{arguments:?}");
        assert!(run.stdout.is_empty() && !run.stderr.is_empty(), "{arguments:?}");
    }
    assert_eq!(changes(&before, folder.path()), [] as [PathBuf; 0]);
}

#[test]
fn what_was_written_is_told_and_is_there() {
    let folder = base();
    let run = kessan(folder.path(), &["export", "report"]);
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    let files = ["out/report/report.xbrl", "out/report/report.xhtml", "out/report/report.xbri"];
    let told: Vec<&str> = run.stdout.lines().skip(1).map(str::trim).collect();
    assert_eq!(told, [&files[..], &["out/report/loom.zip"]].concat());
    assert!(run.stdout.starts_with("24 facts:\n"), "{}", run.stdout);
    let expected = ["loom.zip", "report.xbri", "report.xbrl", "report.xhtml"];
    assert_eq!(names(&folder.path().join("out/report")), expected);
    assert_eq!(names(&folder.path().join("out")).len(), expected.len() + 1);
}

#[test]
fn the_folder_and_the_kinds_of_output_can_be_chosen() {
    let folder = base();
    for (to, expected) in [
        ("xbrl", &["report.xbrl"][..]),
        ("ixbrl", &["report.xhtml"]),
        ("package", &["loom.zip", "report.xbri"]),
        ("ixbrl,xbrl", &["report.xbrl", "report.xhtml"]),
    ] {
        let out = format!("deep/{}", to.replace(',', "-"));
        let run = kessan(folder.path(), &["export", "report", "--to", to, "--out", &out]);
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        assert_eq!(names(&folder.path().join(out).join("report")), expected, "{to}");
    }
    assert!(!folder.path().join("out").exists());
}

#[test]
fn other_files_of_the_folder_stay() {
    let folder = base();
    let out = folder.path().join("out/report");
    fs::create_dir_all(&out).expect("a folder can be made");
    fs::write(out.join("notes.txt"), "mine").expect("a file can be written");
    fs::write(out.join("report.xbrl"), "of yesterday").expect("a file can be written");
    let run = kessan(folder.path(), &["export", "report", "--to", "xbrl"]);
    assert_eq!(run.status, Some(0));
    assert_eq!(names(&out), ["notes.txt", "report.xbrl"]);
    assert_eq!(fs::read_to_string(out.join("notes.txt")).expect("it is there"), "mine");
    let instance = fs::read_to_string(out.join("report.xbrl")).expect("it is there");
    assert!(instance.starts_with("<?xml"), "{instance}");
}

#[test]
fn diagnostics_in_json_are_one_object_a_line() {
    let folder = base();
    spoil(folder.path());
    let run = kessan(folder.path(), &["--format", "json", "export", "report"]);
    assert_eq!((run.status, run.stdout.as_str()), (Some(1), ""));
    let lines: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(lines.len(), 1, "{}", run.stderr);
    let object: serde_json::Value = serde_json::from_str(lines[0]).expect("it is JSON");
    let keys: BTreeSet<&str> =
        object.as_object().expect("it is an object").keys().map(String::as_str).collect();
    let contract = ["code", "column", "file", "help", "line", "message", "severity"];
    assert_eq!(keys, BTreeSet::from(contract));
    assert_eq!(object["code"], "invalid-figure");
    assert_eq!(object["severity"], "error");
    assert_eq!(object["file"], "report/facts.csv");
    assert_eq!((&object["line"], &object["column"]), (&7.into(), &22.into()));
    assert!(object["message"].is_string() && object["help"].is_string());
}

#[test]
fn json_has_the_same_keys_whatever_is_known_and_other_places_are_named() {
    let folder = base();
    let facts = folder.path().join("report/facts.csv");
    let mut text = fs::read_to_string(&facts).expect("the base has facts");
    text.push_str("Revenues,1Q20,,,,JPY,\"1,300\",million,,,,,Results\n");
    fs::write(&facts, text).expect("a file can be written");
    let run = kessan(folder.path(), &["check", "report", "nowhere", "--format", "json"]);
    assert_eq!((run.status, run.stderr.as_str()), (Some(1), ""));
    let objects: Vec<serde_json::Value> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).expect("every line is JSON"))
        .collect();
    let codes: Vec<_> = objects.iter().map(|object| object["code"].as_str()).collect();
    assert!(codes.contains(&Some("inconsistent-duplicates")), "{codes:?}");
    assert_eq!(codes.last(), Some(&Some("unsupported-input")), "{codes:?}");
    for object in &objects {
        let object = object.as_object().expect("it is an object");
        for key in ["code", "severity", "message", "file", "line", "column", "help"] {
            assert!(object.contains_key(key), "{object:?}");
        }
    }
    let related = &objects[0]["related"][0];
    assert_eq!(related["file"], "report/facts.csv");
    assert_eq!((&related["line"], &related["column"]), (&7.into(), &22.into()));
}

#[test]
fn notes_are_told_and_counted_and_stop_nothing() {
    let folder = base();
    let run = kessan(folder.path(), &["check", "misprint"]);
    assert_eq!(run.status, Some(0));
    assert!(run.stdout.contains("misprint: 0 errors, 0 warnings, 3 notes, "), "{}", run.stdout);
    let run = kessan(folder.path(), &["check", "misprint", "--format", "json"]);
    let notes: Vec<serde_json::Value> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).expect("every line is JSON"))
        .filter(|note: &serde_json::Value| note["code"] != "unused-rows")
        .collect();
    assert_eq!(notes.len(), 2);
    for note in &notes {
        assert_eq!(
            (&note["code"], &note["severity"]),
            (&"known-inconsistency".into(), &"note".into())
        );
    }
    let row = notes[1]["related"].as_array().and_then(|places| places.last());
    let row = row.expect("the row is named");
    assert_eq!(row["file"], "misprint/known-inconsistencies.csv");
    assert_eq!((&row["line"], &row["column"]), (&3.into(), &9.into()));
    let run = kessan(folder.path(), &["export", "misprint"]);
    assert_eq!(run.status, Some(0));
    assert!(folder.path().join("out/misprint/misprint.xbri").exists());
}

#[test]
fn input_with_errors_ends_with_1_for_every_command() {
    let folder = base();
    spoil(folder.path());
    let units = folder.path().join("taxonomy/units.csv");
    let text = fs::read_to_string(&units).expect("the base has units");
    fs::write(&units, text.replace("loom:looms", "looms")).expect("a file can be written");
    let before = snapshot(folder.path());
    for arguments in [
        &["export", "report"][..],
        &["check", "report"],
        &["check", "taxonomy"],
        &["check", "taxonomy", "report"],
        &["taxonomy", "taxonomy"],
        &["export", "nowhere"],
        &["taxonomy", "nowhere"],
        &["check", "nowhere"],
    ] {
        assert_eq!(kessan(folder.path(), arguments).status, Some(1), "{arguments:?}");
    }
    assert_eq!(changes(&before, folder.path()), [] as [PathBuf; 0]);
}

#[test]
fn check_writes_nothing_and_says_what_it_saw() {
    let folder = base();
    let before = snapshot(folder.path());
    let run = kessan(folder.path(), &["check", "report", "taxonomy"]);
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 3, "{}", run.stdout);
    assert!(lines[0].starts_with("report: 0 errors, 0 warnings, 24 facts, "), "{}", lines[0]);
    assert_eq!(lines[1], "taxonomy: 0 errors, 0 warnings");
    assert_eq!(lines[2], "2 inputs: 0 with errors; 0 errors, 0 warnings, 24 facts");
    assert_eq!(changes(&before, folder.path()), [] as [PathBuf; 0]);
}

#[test]
fn output_that_cannot_be_written_ends_with_2_and_leaves_nothing() {
    let folder = base();
    fs::write(folder.path().join("file"), "in the way").expect("a file can be written");
    let out = folder.path().join("taken/report");
    fs::create_dir_all(out.join("report.xbrl")).expect("a folder can be made");
    fs::write(out.join("report.xbrl/notes.txt"), "mine").expect("a file can be written");
    let before = snapshot(folder.path());
    for out in ["file", "file/below", "taken"] {
        for command in [&["export", "report"][..], &["taxonomy", "taxonomy"]] {
            if out == "taken" && command[0] == "taxonomy" {
                continue;
            }
            let run = kessan(folder.path(), &[command, &["--out", out]].concat());
            assert_eq!(run.status, Some(2), "{command:?} into {out}: {}", run.stderr);
            assert!(run.stdout.is_empty(), "{}", run.stdout);
            assert!(run.stderr.starts_with("error: can't "), "{}", run.stderr);
            assert_eq!(
                changes(&before, folder.path()),
                [] as [PathBuf; 0],
                "{command:?} into {out}"
            );
        }
    }
}

#[test]
fn a_folder_that_cannot_be_made_leaves_none_of_those_above_it() {
    let folder = base();
    let before = snapshot(folder.path());
    // Longer than names can be on any file system.
    let out = format!("new/{}", "x".repeat(300));
    let run = kessan(folder.path(), &["export", "report", "--out", &out]);
    assert_eq!(run.status, Some(2), "{}", run.stderr);
    assert_eq!(changes(&before, folder.path()), [] as [PathBuf; 0]);
}

#[test]
fn a_file_that_cannot_take_its_name_leaves_the_others_as_they_were() {
    let folder = base();
    let out = folder.path().join("out/report");
    // The last file to be named.
    fs::create_dir_all(out.join("loom.zip/taken")).expect("a folder can be made");
    fs::write(out.join("report.xbrl"), "of yesterday").expect("a file can be written");
    let before = snapshot(folder.path());
    let run = kessan(folder.path(), &["export", "report"]);
    assert_eq!(run.status, Some(2), "{}", run.stderr);
    assert_eq!(changes(&before, folder.path()), [] as [PathBuf; 0]);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = base();
    for out in ["one", "two"] {
        for command in [["export", "report"], ["taxonomy", "taxonomy"]] {
            let run = kessan(folder.path(), &[&command[..], &["--out", out]].concat());
            assert_eq!(run.status, Some(0), "{}", run.stderr);
        }
    }
    let bytes =
        |out: &str| -> Vec<_> { snapshot(&folder.path().join(out)).into_values().collect() };
    assert!(bytes("one").len() > 10);
    assert!(bytes("one") == bytes("two"));
}

#[test]
fn where_the_command_runs_does_not_show_in_the_bytes() {
    let folder = base();
    let path = folder.path();
    fs::create_dir_all(path.join("elsewhere/deep")).expect("a folder can be made");
    let absolute = path.join("report").to_string_lossy().into_owned();
    let runs = [
        (path.to_owned(), "report"),
        (path.join("report"), "."),
        (path.join("elsewhere/deep"), "../../report"),
        (path.join("taxonomy"), absolute.as_str()),
    ];
    let mut seen: Vec<Vec<Option<Vec<u8>>>> = Vec::new();
    for (at, (working, report)) in runs.iter().enumerate() {
        let out = path.join(format!("out-{at}"));
        let run = kessan(working, &["export", report, "--out", &out.to_string_lossy()]);
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        assert_eq!(names(&out).len(), 5, "{:?}", names(&out));
        seen.push(snapshot(&out).into_values().collect());
    }
    assert!(seen.iter().all(|bytes| *bytes == seen[0]));
}

#[test]
fn warnings_are_told_and_do_not_stop() {
    let folder = base();
    let concepts = folder.path().join("taxonomy/concepts.csv");
    let mut text = fs::read_to_string(&concepts).expect("the base has concepts");
    text.push_str("Spindles,integer,instant,,,Spindles,紡錘,,,,,,,,,,\n");
    fs::write(&concepts, text).expect("a file can be written");
    let run = kessan(folder.path(), &["taxonomy", "taxonomy"]);
    assert_eq!(run.status, Some(0));
    assert!(run.stderr.starts_with("warning[unused-concept]"), "{}", run.stderr);
    assert!(folder.path().join("out/loom/loom.zip").exists());
}

#[test]
fn examples_are_exported_without_a_word_but_for_what_is_known() {
    let folder = base();
    for part in ["taxonomy", "examples"] {
        copy(&root().join(part), &folder.path().join("project").join(part));
    }
    let project = folder.path().join("project");
    for entry in fs::read_dir(project.join("examples")).expect("there are examples") {
        let report = entry.expect("a folder can be listed").path();
        if !report.join("report.toml").exists() {
            continue;
        }
        let run = kessan(&project, &["export", &report.to_string_lossy(), "--format", "json"]);
        assert_eq!(run.status, Some(0), "{}: {}", report.display(), run.stderr);
        for line in run.stderr.lines() {
            let told: serde_json::Value = serde_json::from_str(line).expect("it is JSON");
            assert_eq!(told["severity"], "note", "{}: {line}", report.display());
        }
    }
}
