//! The documents: links lead to something, and every page of the book is in its table of contents.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use common::{bless, copy, difference, kessan, root};

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

/// The first stretch of code of a page that is marked with a language.
fn code(page: &str, language: &str) -> String {
    let (_, code) = page.split_once(&format!("```{language}\n")).expect("the page has one");
    code.split_once("```").expect("it ends").0.to_owned()
}

#[test]
fn the_first_filing_comes_out_as_the_book_says() {
    let page = fs::read_to_string(root().join("docs/src/first.md")).expect("it can be read");
    let folder = tempfile::tempdir().expect("a folder can be made");
    fs::write(folder.path().join("release.txt"), code(&page, "text")).expect("it can be written");
    let run = |arguments: &[&str]| {
        let run = kessan(folder.path(), arguments);
        assert_eq!(run.status, Some(0), "{arguments:?}: {}{}", run.stdout, run.stderr);
        format!("{}{}", run.stdout, run.stderr)
    };
    assert!(run(&["new", "release.txt", "--out", "mine"]).contains("7 questions"));
    let manifest = folder.path().join("mine/taxonomy/taxonomy.toml");
    let country = "publisher_country = \"GB\"";
    assert!(fs::read_to_string(manifest).expect("it was drafted").contains(country));
    assert!(page.contains(country));
    let report = folder.path().join("mine/report.toml");
    let text = fs::read_to_string(&report).expect("it was drafted");
    let answered = text.replace("00000000000000000000", "213800PH3RNWP9HIQN59");
    assert_ne!(text, answered);
    fs::write(report, answered).expect("it can be written");
    let map = ["extract", "release.txt", "--map", "mine/map.toml", "--out", "mine/facts.csv"];
    let told = run(&map);
    assert!(told.contains("28 cells, 28 facts") && told.contains("0 findings"), "{told}");
    let facts = fs::read_to_string(folder.path().join("mine/facts.csv")).expect("it was written");
    assert!(facts.starts_with(&code(&page, "csv")), "{facts}");
    assert!(run(&["export", "mine", "--out", "out"]).contains("28 facts"));
    assert!(run(&["export", "mine", "--text", "release.txt", "--out", "out"]).contains("28 facts"));
    run(&["preview", "mine", "--out", "preview.html"]);
    let mistyped = facts.replacen("\"5,170\"", "\"5,710\"", 1);
    fs::write(folder.path().join("mine/facts.csv"), mistyped).expect("it can be written");
    let refused = kessan(folder.path(), &["export", "mine", "--out", "again"]);
    assert_eq!(refused.status, Some(1), "{}", refused.stderr);
    assert!(refused.stderr.contains("facts.csv:6:"), "{}", refused.stderr);
}

/// What stands in a text as code: lines of blocks, and what is in backticks.
fn as_code(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut in_block = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if in_block {
            found.push(line.trim().to_owned());
        } else {
            found.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    found
}

/// The options that a command names.
fn options(command: &str) -> Vec<String> {
    let words = command.split(|c: char| !(c.is_ascii_lowercase() || c == '-'));
    words.filter(|word| word.starts_with("--") && word.len() > 2).map(str::to_owned).collect()
}

#[test]
fn commands_and_options_of_the_documents_are_there() {
    let mut helps: BTreeMap<String, String> = BTreeMap::new();
    let mut number = 0;
    let texts = ["README.md", "CONTRIBUTING.md", "crates/python/README.md"];
    for page in texts.iter().map(|name| root().join(name)).chain(pages()) {
        let text = fs::read_to_string(&page).expect("it can be read");
        for code in as_code(&text) {
            // Behind a comment others may follow.
            let code = code.split(" # ").next().unwrap_or_default();
            let Some((_, command)) = code.split_once("kessan ") else { continue };
            let name = command.split(' ').next().unwrap_or_default();
            let is_name = name.starts_with(|first: char| first.is_ascii_lowercase());
            if !is_name || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
                continue;
            }
            let help = helps.entry(name.to_owned()).or_insert_with(|| {
                let run = kessan(&root(), &[name, "--help"]);
                assert_eq!(run.status, Some(0), "{}: `{code}`: {}", page.display(), run.stderr);
                run.stdout
            });
            for option in options(command) {
                let is_known = options(help).contains(&option) || option == "--help";
                assert!(is_known, "{}: `{code}`: `{name}` has no {option}", page.display());
                number += 1;
            }
        }
    }
    assert!(number > 60, "{number} options");
    assert!(helps.len() > 8, "{:?}", helps.keys());
}

/// The packages of a lock file by name, each with its versions.
fn locked(text: &str) -> BTreeMap<String, Vec<String>> {
    let lock: toml::Table = text.parse().expect("a lock file is TOML");
    let mut packages: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in lock["package"].as_array().expect("there are packages") {
        let text = |key: &str| package[key].as_str().expect("a text").to_owned();
        packages.entry(text("name")).or_default().push(text("version"));
    }
    packages
}

/// The wheel has a lock file of its own, and is built with `--locked`: what is new in the one must be in the other.
#[test]
fn the_lock_of_the_wheel_knows_what_the_library_needs() {
    let read = |path: &str| fs::read_to_string(root().join(path)).expect("it can be read");
    let (ours, wheel) = (locked(&read("Cargo.lock")), locked(&read("crates/python/Cargo.lock")));
    let manifest: toml::Table = read("Cargo.toml").parse().expect("a manifest is TOML");
    let needed = manifest["dependencies"].as_table().expect("there are dependencies");
    for name in needed.keys() {
        let (of_ours, of_wheel) = (&ours[name], wheel.get(name));
        let is_there = of_wheel
            .is_some_and(|versions| of_ours.iter().any(|version| versions.contains(version)));
        assert!(
            is_there,
            "{name} {of_ours:?} is {of_wheel:?} in crates/python/Cargo.lock: run `cargo metadata` there"
        );
    }
    assert!(needed.len() > 20, "{} dependencies", needed.len());
}

/// Every option of every command stands in the book, as the program says it. `KESSAN_BLESS=1` writes the page anew.
#[test]
fn the_page_of_options_is_what_the_program_says() {
    let page = root().join("docs/src/options.md");
    let run = kessan(&root(), &["man", "--markdown", "--lang", "en"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    if bless() {
        fs::write(&page, &run.stdout).expect("it can be written");
    }
    let written = fs::read_to_string(&page).expect("it is there");
    let found = difference(&written, &run.stdout);
    assert!(found.is_none(), "write it anew with KESSAN_BLESS=1: {}", found.unwrap_or_default());
    for command in ["new", "export", "extract", "check", "facts", "convert"] {
        let help = kessan(&root(), &[command, "--help", "--lang", "en"]).stdout;
        let missing: Vec<String> = options(&help)
            .into_iter()
            .filter(|option| option != "--help" && !options(&written).contains(option))
            .collect();
        assert!(missing.is_empty(), "{command}: {missing:?}");
    }
}

/// The first block of a kind in a page.
fn block<'a>(page: &'a str, kind: &str) -> &'a str {
    let (_, behind) = page.split_once(&format!("```{kind}\n")).expect("there is such a block");
    behind.split_once("```").map_or(behind, |(block, _)| block)
}

#[test]
fn the_readme_shows_what_is_written_and_said() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let example = "examples/2007-08-13-q1-fy2007";
    for name in [example, "taxonomy/iij"] {
        copy(&root().join(name), &folder.path().join(name));
    }
    let readme = fs::read_to_string(root().join("README.md")).expect("it can be read");
    assert_eq!(kessan(folder.path(), &["export", example]).status, Some(0));
    let instance = "out/2007-08-13-q1-fy2007/2007-08-13-q1-fy2007.xbrl";
    let instance = fs::read_to_string(folder.path().join(instance)).expect("it was written");
    let fact = block(&readme, "xml").trim();
    assert!(instance.contains(fact), "{fact}");
    let facts = folder.path().join(example).join("facts.csv");
    let table = fs::read_to_string(&facts).expect("it is there");
    let right = "OperatingIncome,1Q07,,,,JPY,\"691,538\",thousand,,355:24,IncomeStatement";
    assert!(table.contains(right));
    fs::write(&facts, table.replace(right, &right.replace("691", "619"))).expect("it is written");
    let told = kessan(folder.path(), &["export", example]).stderr;
    let (_, shown) = readme.split_once("nothing is written:\n\n").expect("an error is shown");
    let missing: Vec<&str> = block(shown, "").lines().filter(|line| !told.contains(line)).collect();
    assert!(missing.is_empty(), "{missing:#?} {told}");
}

#[test]
fn the_first_filing_of_the_book_goes_as_it_says() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let page = fs::read_to_string(root().join("docs/src/first.md")).expect("it can be read");
    fs::write(folder.path().join("release.txt"), block(&page, "text")).expect("it is written");
    let run = |arguments: &[&str]| {
        let run = kessan(folder.path(), arguments);
        assert_eq!(run.status, Some(0), "{arguments:?} {}", run.stderr);
        run.stdout
    };
    let drafted = run(&["new", "release.txt", "--out", "mine"]);
    assert!(drafted.contains("7 questions") && page.contains("seven questions"), "{drafted}");
    assert_eq!(drafted.lines().filter(|line| line.starts_with("  mine/")).count(), 7, "{drafted}");
    let extracted =
        run(&["extract", "release.txt", "--map", "mine/map.toml", "--out", "mine/facts.csv"]);
    let counted = "2 of 2 tables in the map, 28 cells, 28 facts (0 in sentences), 0 unmatched figures, 0 findings";
    assert!(extracted.contains(counted) && page.contains("28 cells in two tables, 28 facts"));
    let facts = fs::read_to_string(folder.path().join("mine/facts.csv")).expect("it was written");
    assert!(facts.starts_with(block(&page, "csv")), "{facts}");
    run(&["export", "mine", "--out", "out"]);
    run(&["export", "mine", "--text", "release.txt", "--out", "out"]);
}
