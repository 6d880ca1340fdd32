//! The documents: links lead to something, and every page of the book is in its table of contents.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::root;

/// The targets of links to files, without what stands behind a `#`.
fn links(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut in_code = false;
    for line in text.lines() {
        in_code ^= line.trim_start().starts_with("```");
        if in_code {
            continue;
        }
        let mut rest = line;
        while let Some((_, after)) = rest.split_once("](") {
            let Some((target, after)) = after.split_once(')') else { break };
            let target = target.split('#').next().unwrap_or_default();
            if !target.is_empty() && !target.contains("://") {
                found.push(target.to_owned());
            }
            rest = after;
        }
    }
    found
}

fn pages() -> Vec<PathBuf> {
    let book = fs::read_dir(root().join("docs/src")).expect("there is a book");
    let mut pages: Vec<PathBuf> = book.map(|entry| entry.expect("it is listed").path()).collect();
    pages.sort();
    pages
}

#[test]
fn links_lead_to_files() {
    let names = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];
    let mut number = 0;
    for page in names.iter().map(|name| root().join(name)).chain(pages()) {
        let text = fs::read_to_string(&page).expect("it can be read");
        let folder = page.parent().unwrap_or(Path::new(""));
        for link in links(&text) {
            assert!(folder.join(&link).exists(), "{}: {link} is not there", page.display());
            number += 1;
        }
    }
    assert!(number > 30, "{number} links");
}

#[test]
fn every_page_is_in_the_table_of_contents() {
    let summary = fs::read_to_string(root().join("docs/src/SUMMARY.md")).expect("it can be read");
    let listed = links(&summary);
    for page in pages().iter().filter(|page| !page.ends_with("SUMMARY.md")) {
        let name = page.file_name().expect("it has a name").to_string_lossy().into_owned();
        assert!(listed.contains(&name), "{name} is in no table of contents");
    }
}
