//! What several test crates need: folders with input, runs of the command, runs of the library.

#![allow(dead_code, reason = "each test crate uses a part of it")]

pub mod case;
pub mod codes;
pub mod extraction;
pub mod japan;
pub mod pipeline;
pub mod random;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the golden cases.
pub fn cases() -> PathBuf {
    root().join("tests/cases")
}

/// The folder of the project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A run of the command.
#[derive(Debug)]
pub struct Run {
    /// The exit status; none when a signal ended it.
    pub status: Option<i32>,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

/// Runs the command in a folder.
///
/// # Panics
/// When the command can't be started, or panics.
pub fn kessan(folder: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_kessan"))
        .args(arguments)
        .current_dir(folder)
        // Whoever runs the tests, messages are compared in English.
        .env("LC_ALL", "C")
        .output()
        .expect("the command was built");
    let text = |bytes| String::from_utf8(bytes).expect("the command writes UTF-8");
    let run = Run {
        status: output.status.code(),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    };
    assert!(!run.stderr.contains("panicked at"), "kessan {arguments:?}: {}", run.stderr);
    run
}

/// The rows of facts that the draft of a release gives (concept, period, unit, value, scale), without what stands behind
/// the first two commas without a word between, and what was told.
///
/// # Panics
/// When no draft is made.
pub fn drafted(name: &str, release: &str) -> (Vec<String>, String) {
    let (rows, told) = drafted_rows(name, release);
    let row = |row: String| row.split(",,").next().unwrap_or_default().to_owned();
    (rows.into_iter().map(row).collect(), told)
}

/// The same rows, whole.
///
/// # Panics
/// When no draft is made.
pub fn drafted_rows(name: &str, release: &str) -> (Vec<String>, String) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    fs::write(folder.path().join(name), release).expect("a file can be written");
    let run = kessan(folder.path(), &["new", name, "--out", "mine"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let extract = ["extract", name, "--map", "mine/map.toml", "--out", "mine/facts.csv"];
    let run = kessan(folder.path(), &extract);
    let facts = fs::read_to_string(folder.path().join("mine/facts.csv")).unwrap_or_default();
    (facts.lines().skip(1).map(str::to_owned).collect(), run.stdout + &run.stderr)
}

/// Files with their bytes, and folders, by path.
pub type Snapshot = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// Every file below a folder with its bytes, and every folder; nothing when it is not there.
///
/// # Panics
/// When something can't be read.
pub fn snapshot(folder: &Path) -> Snapshot {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        if !folder.exists() {
            continue;
        }
        for entry in fs::read_dir(&folder).expect("a folder can be listed") {
            let path = entry.expect("a folder can be listed").path();
            if path.is_dir() {
                found.insert(path.clone(), None);
                open.push(path);
            } else {
                let bytes = fs::read(&path).expect("a file can be read");
                found.insert(path, Some(bytes));
            }
        }
    }
    found
}

/// What was added to a folder, changed in it or taken from it since a snapshot.
pub fn changes(before: &Snapshot, folder: &Path) -> Vec<PathBuf> {
    let after = snapshot(folder);
    let paths = before.keys().chain(after.keys());
    let changed: BTreeSet<&PathBuf> =
        paths.filter(|path| before.get(*path) != after.get(*path)).collect();
    changed.into_iter().cloned().collect()
}

/// Copies a folder with all that is in it over another.
///
/// # Panics
/// When something can't be read or written.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for (path, bytes) in snapshot(from) {
        let place = to.join(path.strip_prefix(from).expect("it is below the folder"));
        match bytes {
            None => fs::create_dir_all(&place).expect("a folder can be made"),
            Some(bytes) => {
                let parent = place.parent().expect("a file stands in a folder");
                fs::create_dir_all(parent).expect("a folder can be made");
                fs::write(&place, bytes).expect("a file can be written");
            }
        }
    }
}

/// Whether expectations are written anew (`KESSAN_BLESS=1`) instead of being compared.
pub fn bless() -> bool {
    std::env::var_os("KESSAN_BLESS").is_some_and(|value| value == "1")
}

/// Holds what was found against the files beside a text that end otherwise, or writes these anew ([`bless`]); what differs.
///
/// # Panics
/// When a file can't be written.
pub fn differences_beside(text: &Path, found: [(&str, String); 2]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (end, found) in found {
        let path = text.with_extension(end);
        if bless() {
            fs::write(&path, found).expect("the expectation can be written");
            continue;
        }
        let known = fs::read_to_string(&path).unwrap_or_default();
        let difference = difference(&known, &found);
        wrong.extend(difference.map(|differs| format!("{}:\n{differs}", path.display())));
    }
    wrong
}

/// The first line in which two texts differ, for a message.
pub fn difference(expected: &str, found: &str) -> Option<String> {
    if expected == found {
        return None;
    }
    let (mut a, mut b) = (expected.lines(), found.lines());
    let mut number = 0;
    loop {
        number += 1;
        match (a.next(), b.next()) {
            (None, None) => return Some("    they differ in line ends only".to_owned()),
            (x, y) if x == y => {}
            (x, y) => {
                let shown = |line: Option<&str>| line.unwrap_or("(nothing)").to_owned();
                return Some(format!(
                    "    line {number}\n      expected: {}\n      found:    {}",
                    shown(x),
                    shown(y)
                ));
            }
        }
    }
}
