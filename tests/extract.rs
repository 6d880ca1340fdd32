//! What `kessan extract` reads, to the byte.
//!
//! `tests/extract/cases` holds small texts about a company that does not exist, each with its map,
//! its facts and what is told about it. The examples are read from the texts of their releases,
//! which are not part of the project; where they are not at hand the test says so.
//! `KESSAN_BLESS=1 cargo test --test extract` writes the expectations anew, but for the facts of
//! examples.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::extraction::{Reader, examples, findings};
use common::{bless, difference, kessan, root};
use kessan::text::Text;

/// Says in what a text differs from the file that holds what is expected, or writes that file.
fn compare(expected: &Path, found: &str, may_bless: bool) -> Option<String> {
    if bless() && may_bless {
        fs::write(expected, found).expect("the expectation can be written");
        return None;
    }
    let known = fs::read_to_string(expected).unwrap_or_default();
    let difference = difference(&known, found)?;
    Some(format!("{} is not what came out:\n{difference}", expected.display()))
}

#[test]
fn small_texts_give_the_same_facts_as_before() {
    let entries = fs::read_dir(root().join("tests/extract/cases")).expect("the cases are there");
    let mut cases: Vec<PathBuf> =
        entries.map(|entry| entry.expect("a folder can be listed").path()).collect();
    cases.sort();
    let mut wrong = Vec::new();
    for case in &cases {
        let out = tempfile::tempdir().expect("a folder can be made");
        let facts = out.path().join("facts.csv");
        let file = facts.to_str().expect("the path is UTF-8");
        let run = kessan(
            case,
            &["extract", "release.txt", "--map", "map.toml", "--out", file, "--partial"],
        );
        assert_eq!(run.status, Some(0), "{}: {}", case.display(), run.stderr);
        let facts = fs::read_to_string(&facts).expect("it was written");
        let told = run.stderr + &run.stdout;
        wrong.extend(compare(&case.join("facts.csv"), &facts, true));
        wrong.extend(compare(&case.join("expected.txt"), &told, true));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn releases_give_the_facts_of_the_examples() {
    let mut wrong = Vec::new();
    for (folder, text) in examples() {
        let name = folder.file_name().expect("it has a name").to_string_lossy();
        let Some(text) = text else {
            println!("skipped: the text of {name} is not there");
            continue;
        };
        let (reader, text) = (Reader::new(&folder), Text::new(text));
        let extraction = reader.read(&text);
        let facts = reader.facts_csv(&text, &extraction);
        wrong.extend(compare(&folder.join("facts.csv"), &facts, false));
        let told = root().join("tests/extract").join(format!("{name}.findings"));
        wrong.extend(compare(&told, &findings(&text, &extraction), true));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
