//! Members stand in that part of a context in which the cubes of their concept bind them (Dimensions 1.0 §2.3.2).

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use common::{cases, copy, kessan};

#[test]
fn members_stand_where_the_cubes_of_their_concept_bind_them() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for part in ["taxonomy", "report"] {
        copy(&cases().join("cubes").join(part), &folder.path().join(part));
    }
    for (statement, tables) in
        [("flows", ["FlowsTable", "FlowsWithinTable"]), ("vats", ["VatsTable", "VatsColourTable"])]
    {
        let file = folder.path().join(format!("taxonomy/statements/{statement}.csv"));
        let text = fs::read_to_string(&file).expect("it is there");
        let with = |line: &str| {
            let name = line.split(',').nth(1).unwrap_or_default();
            match name {
                "concept" => format!("{line},container\n"),
                name if tables.contains(&name) => format!("{line},segment\n"),
                _ => format!("{line},\n"),
            }
        };
        fs::write(&file, text.lines().map(with).collect::<String>()).expect("it can be written");
    }
    let run = kessan(folder.path(), &["export", "report", "--out", "out"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let out = folder.path().join("out/report");
    let find = |end: &str| {
        let files = fs::read_dir(&out).expect("the folder is there");
        let mut files = files.map(|file| file.expect("a file").path());
        files.find(|file| file.to_string_lossy().ends_with(end)).expect("it was written")
    };
    let instance = find(".xbrl");
    let text = fs::read_to_string(&instance).expect("it can be read");
    let within = |part: &str, axis: &str| {
        let open = format!("<xbrli:{part}>");
        let mut parts = text.split(&open).skip(1).map(|part| part.split("</xbrli:s").next());
        parts.any(|part| part.is_some_and(|part| part.contains(axis)))
    };
    for (axis, segment, scenario) in [
        ("OriginAxis", true, false),
        ("VatAxis", true, false),
        ("ProductAxis", false, true),
        ("RegionAxis", true, true),
    ] {
        let found = (within("segment", axis), within("scenario", axis));
        assert_eq!(found, (segment, scenario), "{axis}");
    }
    let package = find(".zip");
    // A report in a syntax that has neither is written as the cubes want it.
    let (json, again) = (folder.path().join("a.json"), folder.path().join("again.xbrl"));
    for (from, to, syntax) in [(&instance, &json, "json"), (&json, &again, "xbrl")] {
        let [from, to, package] = [from, to, &package].map(|path| path.to_str().expect("UTF-8"));
        let run = kessan(
            folder.path(),
            &["convert", from, "--to", syntax, "--packages", package, "--out", to],
        );
        assert_eq!(run.status, Some(0), "{syntax}: {}", run.stderr);
    }
    let places = |path: &PathBuf| {
        let text = fs::read_to_string(path).expect("it can be read");
        let contexts = text.split("<xbrli:context ").skip(1);
        let parts = contexts.map(|context| {
            let inner = context.split_once("<xbrli:entity").expect("it has an entity").1;
            inner
                .split("</xbrli:context>")
                .next()
                .unwrap_or_default()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        });
        parts.collect::<BTreeSet<_>>()
    };
    assert_eq!(places(&again), places(&instance));
    for document in [instance, find(".xhtml"), again] {
        let of = [document.to_str(), package.to_str()].map(|path| path.expect("UTF-8"));
        let run = kessan(folder.path(), &["check", of[0], "--packages", of[1]]);
        assert_eq!(run.status, Some(0), "{}", run.stderr);
    }
}
