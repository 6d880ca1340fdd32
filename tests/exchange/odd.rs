//! Facts that some syntaxes have no words for: what is lost is told.

use std::fs;

use kessan::diagnostic::Diagnostics;
use kessan::filing::{self, Options};
use proptest::prelude::*;

use crate::common::kessan;

use super::{Fact, ODD, fact, instance, said, schema};

/// Facts that some syntaxes have no words for.
pub fn odd_fact() -> impl Strategy<Value = Fact> {
    (fact(), proptest::option::weighted(0.7, proptest::sample::select(&ODD[..])))
        .prop_map(|(fact, odd)| Fact { odd, ..fact })
}

/// How many lines of one report are not in the other.
fn missing(from: &[String], to: &[String]) -> usize {
    let mut left: Vec<&String> = to.iter().collect();
    let is_missing = |line: &&String| match left.iter().position(|other| other == line) {
        Some(at) => {
            left.swap_remove(at);
            false
        }
        None => true,
    };
    from.iter().filter(is_missing).count()
}

/// What a conversion ends with that no fact survives, before its losses.
const NOTHING_LEFT: &str = "no fact of the report can be said in this syntax: ";

/// How many losses a command told.
fn told(stderr: &str) -> usize {
    let times = |part: &str| match part.split_once(" times") {
        Some((times, _)) => times.parse().ok(),
        None => part.starts_with("once").then_some(1),
    };
    let often = |loss: &str| loss.split(" (").find_map(times).expect("how often");
    let all = stderr.lines().filter_map(|line| line.split_once(NOTHING_LEFT));
    let some = stderr.lines().filter(|line| line.starts_with("not written"));
    all.flat_map(|(_, losses)| losses.split("; ")).chain(some).map(often).sum()
}

/// From syntax to syntax: what a step lacks or has otherwise, it has told.
pub fn nothing_is_lost_in_silence(facts: &[Fact]) {
    let folder = tempfile::Builder::new().prefix("odd").tempdir().unwrap();
    let folder = folder.path();
    fs::create_dir(folder.join("four")).unwrap();
    for name in ["e.xsd", "four/e.xsd"] {
        fs::write(folder.join(name), schema()).unwrap();
    }
    fs::write(folder.join("first.xbrl"), instance(facts, false)).unwrap();
    let any = |name: &str| {
        let mut diagnostics = Diagnostics::new();
        let report = filing::open_any(&folder.join(name), &Options::new(), &mut diagnostics);
        let told: Vec<&str> = diagnostics.iter().map(|of| of.message.as_str()).collect();
        said(&report.unwrap_or_else(|| panic!("{name}: {told:?}")))
    };
    let (mut from, mut before, mut lost) = ("first.xbrl", any("first.xbrl"), 0);
    for (command, to, out, read) in [
        ("convert", "ixbrl", "one.xhtml", "one.xhtml"),
        ("convert", "json", "two.json", "two.json"),
        ("convert", "xbrl", "three.xbrl", "three.xbrl"),
        ("convert", "csv", "four", "four/three.json"),
        ("convert", "tables", "five", "five"),
        ("export", "xbrl", "six", "six/five/five.xbrl"),
    ] {
        let run = kessan(folder, &[command, from, "--to", to, "--out", out]);
        if command == "export" && run.status == Some(1) {
            // Rules of our own reports refuse it, in plain words.
            assert!(run.stderr.contains("error["), "{run:?}");
            return;
        }
        (from, lost) = (read, lost + told(&run.stderr));
        if run.stderr.contains(NOTHING_LEFT) {
            assert_eq!(run.status, Some(2), "{to}: {run:?}");
            assert!(before.len() <= lost, "{to}\n{}\n{before:#?}", run.stderr);
            return;
        }
        assert_eq!(run.status, Some(0), "{to}: {run:?}");
        // What tables say is seen in what is written of them.
        if to != "tables" {
            let after = any(read);
            let otherwise = missing(&before, &after).max(missing(&after, &before));
            assert!(otherwise <= lost, "{to}\n{}\n{before:#?}\n{after:#?}", run.stderr);
            (before, lost) = (after, 0);
        }
    }
}
