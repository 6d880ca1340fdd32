//! The text of a release as the inline document: what comes out, to the byte, and what is refused.
//!
//! `tests/cases/release` holds a report whose facts point into the text of its release, which has
//! a table with tabs, one that blanks align and one in HTML. `KESSAN_BLESS=1 cargo test --test
//! release` writes the expectation anew.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use common::{bless, cases, copy, difference, kessan};
use tempfile::TempDir;

/// The report with its text, and the taxonomy that it names.
fn input() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    copy(&cases().join("release/report"), &folder.path().join("release/report"));
    copy(&cases().join("base/taxonomy"), &folder.path().join("base/taxonomy"));
    folder
}

const EXPORT: [&str; 6] =
    ["export", "release/report", "--text", "release/report/release.txt", "--to", "xbrl,ixbrl"];

/// Changes a file of the input.
fn edit(folder: &Path, file: &str, old: &str, new: &str) {
    let path = folder.join("release/report").join(file);
    let text = fs::read_to_string(&path).expect("the report has it");
    assert_eq!(text.matches(old).count(), 1, "{old}");
    fs::write(path, text.replace(old, new)).expect("a file can be written");
}

/// The ids of the elements of a document that begin so.
fn ids(text: &str, element: &str) -> Vec<String> {
    let id = |rest: &str| rest.split_once(" id=\"")?.1.split('"').next().map(str::to_owned);
    text.split(element).skip(1).filter_map(id).collect()
}

#[test]
fn the_text_is_the_page_and_its_figures_are_facts() {
    let folder = input();
    let run = kessan(folder.path(), &EXPORT);
    // Of two facts at one figure the second has no room in the text, and stands behind it.
    let told = "note[behind-text]: The fact of 38:61 shares its letters with another fact";
    assert!(run.status == Some(0) && run.stderr.starts_with(told), "{}", run.stderr);
    assert!(run.stderr.ends_with("0 errors, 0 warnings, 1 note in 1 file\n"), "{}", run.stderr);
    let read = |name| fs::read_to_string(folder.path().join("out/report").join(name));
    let found = read("report.xhtml").expect("it was written");
    let expected = cases().join("release/expected/report.xhtml");
    if bless() {
        fs::create_dir_all(expected.parent().expect("it is in a folder")).expect("it can be made");
        fs::write(&expected, &found).expect("the expectation can be written");
    }
    let known = fs::read_to_string(&expected).unwrap_or_default();
    assert_eq!(difference(&known, &found), None);

    let instance = read("report.xbrl").expect("it was written");
    let facts: BTreeSet<String> = ids(&instance, "  <loom:").into_iter().collect();
    let tagged = [ids(&found, "<ix:nonFraction"), ids(&found, "<ix:nonNumeric")].concat();
    assert_eq!(tagged.len(), facts.len());
    assert_eq!(tagged.into_iter().collect::<BTreeSet<_>>(), facts);
}

#[test]
fn figures_are_tagged_as_their_country_prints_them() {
    for (printed, element) in [
        ("1.100", r#"format="ixt:num-comma-decimal">1.100</ix:nonFraction>"#),
        ("1 100,0", r#"format="ixt:num-comma-decimal">1 100,0</ix:nonFraction>"#),
        ("1\u{a0}100", "format=\"ixt:num-dot-decimal\">1\u{a0}100</ix:nonFraction>"),
        ("1'100", r#"format="ixt:num-dot-decimal-apos">1'100</ix:nonFraction>"#),
        ("€1.100", r#"€<ix:nonFraction"#),
    ] {
        let folder = input();
        edit(
            folder.path(),
            "release.txt",
            "Revenues\t1,234\t1,100",
            &format!("Revenues\t1,234\t{printed}"),
        );
        let run = kessan(folder.path(), &EXPORT);
        assert_eq!(run.status, Some(0), "{printed}: {}", run.stderr);
        let page = fs::read_to_string(folder.path().join("out/report/report.xhtml"));
        let page = page.expect("it was written");
        assert!(page.contains(element), "{printed}: {page}");
    }
}

#[test]
fn a_paragraph_that_a_page_cuts_is_one_fact() {
    let folder = input();
    let report = folder.path().join("release/report");
    let add = |file: &str, more: &str| {
        let path = report.join(file);
        let text = fs::read_to_string(&path).expect("the report has it");
        fs::write(&path, format!("{}\n{more}", text.trim_end())).expect("a file can be written");
        text.trim_end().lines().count()
    };
    let text = "\nNos métiers à tisser s'usent en vingt ans,\n\n- 4 -\n\nleurs moteurs en dix,\n  \
                leurs toits en trente. Le reste suit.\n";
    let line = add("release.txt", text) + 2;
    let value =
        "Nos métiers à tisser s'usent en vingt ans, leurs moteurs en dix, leurs toits en trente.";
    add("facts.csv", &format!("CompanyName,1Q21,,,,,\"{value}\",,,fr,,{line}:1,Cover\n"));
    let run = kessan(folder.path(), &EXPORT);
    assert!(run.status == Some(0) && !run.stderr.contains("word for word"), "{}", run.stderr);
    let page = fs::read_to_string(folder.path().join("out/report/report.xhtml"));
    let page = page.expect("it was written");
    let parts: Vec<&str> = page.split("<ix:continuation ").collect();
    assert_eq!(parts.len(), 3, "{page}");
    let (_, number) = parts[0]
        .split_once(">Nos métiers à tisser s'usent en vingt ans,</ix:nonNumeric>")
        .expect("the first part is the fact");
    assert!(number.contains("4 -") && !number.contains("<ix:"), "it is no part: {number}");
    assert!(parts[1].contains("> leurs moteurs en dix,</ix:continuation>"), "{}", parts[1]);
    assert!(parts[2].contains("> leurs toits en trente.</ix:continuation> Le reste"));
    let diff =
        kessan(folder.path(), &["diff", "out/report/report.xbrl", "out/report/report.xhtml"]);
    assert!(!diff.stdout.contains("CompanyName"), "{}", diff.stdout);
}

#[test]
fn without_the_text_places_are_remarks() {
    let folder = input();
    edit(folder.path(), "facts.csv", "43:55", "9999:1");
    let run = kessan(folder.path(), &EXPORT[..2]);
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
}

#[test]
fn a_figure_that_does_not_stand_at_its_place_is_told() {
    for (place, other, told) in [
        ("43:55", "43:1", "The text has `For` at 43:1, not this figure."),
        ("7:21", "7:44", "The text has `1,100` at 7:44, not this figure."),
        ("18:12", "18:8", "The text has `27%` at 18:8, not this figure."),
        ("16:15", "16:900", "The text has no place 16:900."),
        ("16:15", "900:1", "The text has no place 900:1."),
    ] {
        let folder = input();
        edit(folder.path(), "facts.csv", &format!(",{place},"), &format!(",{other},"));
        let run = kessan(folder.path(), &EXPORT);
        assert_eq!(run.status, Some(1), "{}", run.stderr);
        assert!(
            run.stderr.contains("error[text-differs]") && run.stderr.contains(told),
            "{}",
            run.stderr
        );
        assert!(run.stderr.contains("--> release/report/facts.csv:"), "{}", run.stderr);
        assert!(!folder.path().join("out").exists());
    }
}

#[test]
fn a_text_that_is_not_there_is_told() {
    let folder = input();
    let run = kessan(folder.path(), &["export", "release/report", "--text", "lost.txt"]);
    assert_eq!(run.status, Some(1));
    assert!(run.stderr.contains("error[file-not-readable]"), "{}", run.stderr);
}
