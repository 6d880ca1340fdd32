//! `kessan diff` of two taxonomies: what was added, removed and changed, and editions held against each other. What only
//! the taxonomy shows that editions are made of.

mod common;

use std::fs;
use std::path::Path;

use common::Run;

/// A package of the small taxonomy, with texts of its tables put in place of others.
fn package(folder: &Path, name: &str, edits: &[(&str, &str, &str)]) -> String {
    let source = folder.join(name);
    common::copy(&common::cases().join("base/taxonomy"), &source);
    for (file, from, to) in edits {
        let path = source.join(file);
        let text = fs::read_to_string(&path).expect("it is there");
        assert!(text.contains(from), "{file} has no {from}");
        fs::write(&path, text.replace(from, to)).expect("it can be written");
    }
    let out = format!("{name}-out");
    let run = common::kessan(folder, &["taxonomy", name, "--out", &out]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    format!("{out}/loom/loom.zip")
}

fn diff(folder: &Path, first: &str, second: &str, format: &str) -> Run {
    common::kessan(folder, &["diff", first, second, "--format", format])
}

#[test]
fn a_taxonomy_does_not_differ_from_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let one = package(folder.path(), "one", &[]);
    let run = diff(folder.path(), &one, &one, "text");
    assert_eq!((run.status, run.stdout.as_str()), (Some(0), "0 differences\n"));
}

#[test]
fn schemas_are_held_against_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let schema = |name: &str, period: &str| {
        let text = format!(
            r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:x="http://www.xbrl.org/2003/instance" targetNamespace="urn:t">
            <xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
            <xs:element name="Mass" id="t_Mass" type="x:decimalItemType" substitutionGroup="x:item" x:periodType="{period}"/></xs:schema>"#
        );
        fs::write(folder.path().join(name), text).expect("a file");
    };
    schema("a.xsd", "instant");
    schema("b.xsd", "duration");
    assert_eq!(diff(folder.path(), "a.xsd", "a.xsd", "text").stdout, "0 differences\n");
    let run = diff(folder.path(), "a.xsd", "b.xsd", "text");
    assert_eq!(run.status, Some(1), "{}", run.stderr);
    assert!(run.stdout.contains("~ concept {urn:t}Mass"), "{}", run.stdout);
}

#[test]
fn every_kind_of_change_is_told_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let one = package(folder.path(), "one", &[]);
    let edits = [
        ("concepts.csv", "SharesIssued,shares,", "SharesIssued,integer,"),
        ("concepts.csv", "debit,,Cost of sales", "debit,,Cost of the sales"),
    ];
    let other = package(folder.path(), "other", &edits);
    let run = diff(folder.path(), &one, &other, "text");
    assert_eq!(run.status, Some(1));
    let concept = "~ concept {http://www.example.com/loom}SharesIssued\n    - xbrli:sharesItemType";
    assert!(run.stdout.contains(concept), "{}", run.stdout);
    let label = "~ label {http://www.example.com/loom}CostOfSales http://www.xbrl.org/2003/role/label en\n    \
                 - Cost of sales\n    + Cost of the sales\n";
    assert!(run.stdout.contains(label), "{}", run.stdout);
    let json = diff(folder.path(), &one, &other, "json");
    let rows: Vec<serde_json::Value> =
        json.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert!(rows.iter().all(|row| row["change"] == "changed"), "{}", json.stdout);
    let of = |subject: &str| rows.iter().filter(|row| row["subject"] == subject).count();
    assert_eq!([of("concept"), of("label"), of("relationship")], [1, 1, 0], "{}", json.stdout);
}

#[test]
fn editions_are_held_against_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let namespace = "namespace = \"http://www.example.com/loom\"";
    let dated = |date: &str| format!("namespace = \"http://www.example.com/loom/{date}\"");
    let (old, new) = (dated("2021-08-02"), dated("2022-08-01"));
    let one = package(folder.path(), "one", &[("taxonomy.toml", namespace, &old)]);
    let edits = [
        ("taxonomy.toml", namespace, &*new),
        ("concepts.csv", "debit,,Cost of sales", "debit,,Cost"),
    ];
    let other = package(folder.path(), "other", &edits);
    let run = diff(folder.path(), &one, &other, "text");
    let told = "~ namespace http://www.example.com/loom/…\n    - http://www.example.com/loom/2021-08-02\n    \
                + http://www.example.com/loom/2022-08-01\n";
    assert!(run.stdout.starts_with(told), "{}", run.stdout);
    let changed: Vec<&str> =
        run.stdout.lines().filter(|line| line.starts_with(['~', '+', '-'])).collect();
    assert_eq!(changed.len(), 2, "{changed:#?}");
    assert!(changed[1].starts_with("~ label {http://www.example.com/loom/…}CostOfSales"));
}

#[test]
fn a_concept_of_no_edition_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("taxonomy");
    common::copy(&common::cases().join("base/taxonomy"), &source);
    let edit = |file: &str, from: &str, to: &str| {
        let text = fs::read_to_string(source.join(file)).expect("it is there");
        assert!(text.contains(from), "{file} has no {from}");
        fs::write(source.join(file), text.replace(from, to)).expect("it can be written");
    };
    edit("taxonomy.toml", "example.com/loom\"", "example.com/loom/{version}\"");
    edit("taxonomy.toml", "id = \"q1\"", "id = \"q1\"\nversion = \"2021-08-02\"");
    edit("taxonomy.toml", "id = \"half\"", "id = \"half\"\nversion = \"2021-11-02\"");
    let sound = common::kessan(folder.path(), &["check", "taxonomy"]);
    assert!(!sound.stdout.contains("unused-concept"), "{}", sound.stdout);
    edit("statements/results.csv", "2,EarningsPerShare,,,,,,\n", "");
    let run = common::kessan(folder.path(), &["check", "taxonomy"]);
    let told = "warning[unused-concept]: The concept `EarningsPerShare` stands in no statement.";
    assert_eq!(run.stdout.matches(told).count(), 1, "{}", run.stdout);
}
