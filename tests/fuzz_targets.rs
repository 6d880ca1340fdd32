//! The fuzz targets are a crate of their own that only a fuzzer builds: here they are built with everything else, and take
//! the files that they begin with.

mod common;
#[path = "../fuzz/lib.rs"]
mod targets;

use std::fs;
use std::path::Path;

use common::root;

/// A target, the folder of its seeds, and how their names begin and end.
type Target = (fn(&[u8]), &'static str, &'static str, &'static str);

const TARGETS: [Target; 12] = [
    (|seed| targets::filing("report/facts.csv", seed), "tests/cases/base/report", "facts", ".csv"),
    (
        |seed| targets::extraction("release.txt", seed),
        "tests/extract/cases/fixed",
        "release",
        ".txt",
    ),
    (targets::template, "templates", "report", ".xhtml"),
    (targets::tagged_release, "tests/cases/release/report", "release", ".txt"),
    (targets::value, "fuzz/seeds", "value-", ""),
    (targets::taxonomy_package, "fuzz/seeds", "package-", ".zip"),
    (targets::taxonomy_document, "tests/cases/base/dts", "base", ""),
    (targets::instance, "tests/cases/good/concept-missing-label/expected", "", ".xbrl"),
    (targets::page, "tests/cases/good/concept-missing-label/expected", "", ".xhtml"),
    (targets::oim_json, "tests/oim/base", "report", ".json"),
    (targets::oim_metadata, "tests/oim/base", "metadata", ".json"),
    (targets::oim_table, "tests/oim/base", "lines", ".csv"),
];

fn seeds(folder: &Path, begin: &str, end: &str) -> Vec<Vec<u8>> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("a folder can be listed").path())
        .filter(|path| {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            path.is_file() && name.starts_with(begin) && name.ends_with(end)
        })
        .collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).expect("it can be read")).collect()
}

#[test]
fn every_target_takes_its_seeds() {
    for (target, folder, begin, end) in TARGETS {
        let seeds = seeds(&root().join(folder), begin, end);
        assert!(!seeds.is_empty(), "no seeds {begin}…{end} in {folder}");
        seeds.iter().for_each(|seed| target(seed));
    }
}
