//! Reports of one entity that are checked together.

mod common;

use std::fs;
use std::path::Path;

use common::{cases, copy, kessan, root};

/// Two reports of the base below one folder; in the second, words of the facts or the definition are changed.
fn two(folder: &Path, file: &str, from: &str, to: &str) {
    for name in ["2021-08", "2021-11"] {
        copy(&cases().join("base/report"), &folder.join(name));
    }
    copy(&cases().join("base/taxonomy"), &folder.join("taxonomy"));
    let path = folder.join("2021-11").join(file);
    let text = fs::read_to_string(&path).expect("the base has it");
    assert!(text.contains(from), "{from} is not in {file}");
    fs::write(path, text.replace(from, to)).expect("a file can be written");
}

#[test]
fn one_quantity_with_two_values_is_told_at_both_places() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    two(
        folder.path(),
        "facts.csv",
        "Revenues,1Q21,,,,JPY,\"1,233,987\"",
        "Revenues,1Q21,,,,JPY,\"1,233,989\"",
    );
    let run = kessan(folder.path(), &["check", "."]);
    let told = run.stdout.lines().find(|line| line.contains("reports-differ"));
    assert_eq!(
        told,
        Some(
            "warning[reports-differ]: `Revenues` for 2021-04-01..2021-06-30 is 1,233,989 thousand (decimals -3) here and \
             1,233,987 thousand (decimals -3) in the report `2021-08`."
        ),
        "{}",
        run.stdout
    );
    let place = |name: &str| run.stdout.contains(&format!("{name}/facts.csv:"));
    assert!(place("2021-08") && place("2021-11"), "{}", run.stdout);
    assert!(run.stdout.contains("restated, or one of the two"), "{}", run.stdout);
    assert!(run.stdout.ends_with("2 reports together: 1 warning\n"), "{}", run.stdout);
}

#[test]
fn figures_cut_to_fewer_digits_and_other_entities_are_no_contradiction() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    two(folder.path(), "report.toml", "identifier = \"4711\"", "identifier = \"4712\"");
    let facts = folder.path().join("2021-11/facts.csv");
    let text = fs::read_to_string(&facts).expect("it was copied");
    fs::write(&facts, text.replace("\"1,233,987\",thousands", "\"1,233,989\",thousands"))
        .expect("a file can be written");
    let run = kessan(folder.path(), &["check", "2021-08", "2021-11"]);
    assert!(run.stdout.ends_with("2 reports together: 0 warnings\n"), "{}", run.stdout);
    // The same report once more, with the figure as millions: one value gives both.
    let folder = tempfile::tempdir().expect("a folder can be made");
    two(folder.path(), "facts.csv", "\"1,233,987\",thousands", "\"1,234\",millions");
    let run = kessan(folder.path(), &["check", "."]);
    assert!(run.stdout.ends_with("2 reports together: 0 warnings\n"), "{}", run.stdout);
}

#[test]
fn the_releases_of_one_company_are_held_against_each_other() {
    // The example that extends a taxonomy of others needs that as a package.
    let mut releases: Vec<String> = fs::read_dir(root().join("examples"))
        .expect("the folder is there")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.starts_with("20"))
        .map(|name| format!("examples/{name}"))
        .collect();
    releases.sort();
    let arguments: Vec<&str> =
        std::iter::once("check").chain(releases.iter().map(String::as_str)).collect();
    let run = kessan(&root(), &arguments);
    assert_eq!(run.status, Some(0), "{}", run.stdout);
    let reports: Vec<&str> =
        run.stdout.lines().filter(|line| line.starts_with("examples/")).collect();
    assert!(reports.len() >= 5 && reports.is_sorted(), "{}", run.stdout);
    // One release prints 1,791 million where the next prints 1,790,391 thousand.
    let differ = run.stdout.lines().filter(|line| line.contains("reports-differ")).count();
    assert_eq!(differ, 1, "{}", run.stdout);
}
