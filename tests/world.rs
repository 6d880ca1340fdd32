//! Releases in the layouts and notations of the world, read with the smallest map there can be.
//!
//! `tests/extract/world` holds texts of a company that does not exist, each with the facts that are
//! right (`.csv`, compared with the text by a person) and what is asked (`.asked`): no wrong fact, and
//! at most one question a table. `KESSAN_BLESS=1 cargo test --test world` writes both anew.

mod common;

use std::fs;
use std::path::PathBuf;

use common::{differences_beside, kessan, root};

#[test]
fn what_a_text_says_is_read_and_the_rest_is_asked() {
    let folder = root().join("tests/extract/world");
    let mut texts: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("a folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt" || end == "html"))
        .collect();
    texts.sort();
    assert!(texts.len() > 20);
    let mut wrong = Vec::new();
    for text in texts {
        let name = text.file_name().and_then(|name| name.to_str()).expect("the name is UTF-8");
        let out = tempfile::tempdir().expect("a folder can be made");
        let facts = out.path().join("facts.csv");
        let file = facts.to_str().expect("the path is UTF-8");
        let run = kessan(&folder, &["extract", name, "--map", "map.toml", "--out", file]);
        let read = fs::read_to_string(&facts).expect("it was written");
        let asked: Vec<&str> =
            run.stderr.lines().filter(|line| line.starts_with("warning[question-")).collect();
        let made = read.lines().count() > 1;
        let lost = run.stdout.contains("with lost figures");
        let expected = Some(i32::from(!asked.is_empty() || !made || lost));
        if run.status != expected {
            wrong.push(format!("{name}: exit status {:?}, not {expected:?}", run.status));
        }
        let found = [("csv", read), ("asked", asked.join("\n") + "\n")];
        wrong.extend(differences_beside(&text, found));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
