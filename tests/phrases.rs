//! What past releases of a company settled serves the next one: `phrases.toml`.

mod common;

use std::fs;
use std::path::Path;

use common::{copy, kessan, root};

const HEAD: &str = "Lantern Rail\n\nConsolidated statements of income\n(in thousands of US dollars)\n\tThree months ended September 30, 2024\tThree months ended September 30, 2023\n";

/// A folder with the taxonomy and report of the world, a text with these rows, and a map with these lines.
fn release(folder: &Path, rows: &str, map: &str) {
    let world = root().join("tests/extract/world");
    copy(&world.join("taxonomy"), &folder.join("taxonomy"));
    fs::copy(world.join("report.toml"), folder.join("report.toml")).expect("it can be copied");
    next(folder, rows, map);
}

/// The next release of the same company.
fn next(folder: &Path, rows: &str, map: &str) {
    fs::write(folder.join("release.txt"), format!("{HEAD}{rows}")).expect("it can be written");
    let map = format!("release = \"Lantern Rail\"\n\n[[tables]]\nstatement = \"Income\"\n{map}");
    fs::write(folder.join("map.toml"), map).expect("it can be written");
}

/// The facts that a run gives, and what it tells.
fn extracted(folder: &Path, more: &[&str]) -> (String, String) {
    let mut arguments = vec!["extract", "release.txt", "--map", "map.toml", "--partial"];
    arguments.extend(more);
    let run = kessan(folder, &arguments);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    (run.stdout, run.stderr)
}

const TURNOVER: &str = "Fares and freight\t4,812\t4,377\nCost of sales\t2,955\t2,801\n";
const SETTLED: &str = "rows = [{ caption = \"Fares and freight\", concept = \"Sales\" }]\n";

#[test]
fn a_caption_that_a_map_settled_serves_the_next_release() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    release(folder.path(), TURNOVER, SETTLED);
    let (settled, told) = extracted(folder.path(), &["--learn"]);
    assert!(told.contains("phrases.toml: 1 caption learnt"), "{told}");
    next(folder.path(), TURNOVER, "");
    assert_eq!(extracted(folder.path(), &["--learn"]).0, settled);
    assert!(settled.contains("Sales,3Q24,USD,\"4,812\",thousand"), "{settled}");
    fs::remove_file(folder.path().join("taxonomy/phrases.toml")).expect("it was written");
    assert!(!extracted(folder.path(), &[]).0.contains("\nSales,"));
}

#[test]
fn what_fits_only_nearly_is_proposed_and_no_fact() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    release(folder.path(), TURNOVER, SETTLED);
    extracted(folder.path(), &["--learn"]);
    let near = [
        ("Fares and freights\t4,812\t4,377\nCost of sales\t2,955\t2,801\n", ""),
        // Tables of another title may mean something else by the same words.
        (TURNOVER, "title = \"statements of income\"\n"),
    ];
    for (rows, map) in near {
        next(folder.path(), rows, map);
        let (facts, told) = extracted(folder.path(), &[]);
        assert!(!facts.contains("\nSales,") && facts.contains("CostOfSales,3Q24"), "{facts}");
        assert!(told.contains("past releases had `Fares and freight`"), "{told}");
        assert!(told.contains(", concept = \"Sales\" }"), "{told}");
    }
}

#[test]
fn a_caption_of_two_meanings_serves_nobody() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    release(folder.path(), TURNOVER, SETTLED);
    extracted(folder.path(), &["--learn"]);
    let other = "rows = [{ caption = \"Fares and freight\", concept = \"GrossMargin\" }]\n";
    next(folder.path(), TURNOVER, other);
    let (facts, _) = extracted(folder.path(), &["--learn"]);
    assert!(
        facts.contains("GrossMargin,3Q24") && !facts.contains("Sales,3Q24,USD,\"4,812\""),
        "the map goes first: {facts}"
    );
    next(folder.path(), TURNOVER, "");
    let (facts, told) = extracted(folder.path(), &[]);
    assert!(!facts.contains("4,812") && told.contains("row-unknown"), "{facts}{told}");
}
