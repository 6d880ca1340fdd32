//! The names that the documentation shows, read from the sources: what `pub use` gives out of a room that is not hidden.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Rooms that are shown, and the modules in them that are.
const SHOWN: [&str; 7] = [
    "src/lib.rs",
    "src/diagnostic/mod.rs",
    "src/diagnostic/fold.rs",
    "src/diagnostic/render.rs",
    "src/filing/mod.rs",
    "src/model/mod.rs",
    "src/profile/mod.rs",
];
const LIMIT: &str = "src/limit.rs";

/// Functions that are not called here, each with what calls it instead.
const ELSEWHERE: &[(&str, &str)] = &[
    ("open_extension", "needs a regulator's taxonomy: tests/extension.rs"),
    ("open_form", "needs a regulator's taxonomy: tests/forms.rs"),
    ("open_regulated", "needs a regulator's taxonomy: tests/extension.rs"),
    ("ExtensionFiling::", "tests/extension.rs"),
    ("FormFiling::", "tests/forms.rs"),
    ("Regulated::", "tests/extension.rs"),
    ("read_release", "reads files: tests/generated, tests/robustness.rs"),
    ("Reading::", "tests/phrases/main.rs"),
    ("Conversion::", "tests/exchange"),
    ("AnyReport::", "tests/exchange, tests/columns.rs"),
    ("Modelled::", "tests/oim.rs"),
    ("Taxonomy::of_dts", "needs a set of documents: tests/adopted.rs, tests/recast.rs"),
    ("Taxonomy::lay_out_cubes", "as Taxonomy::of_dts"),
    ("Given::", "tests/given.rs, and the targets of fuzz/"),
];

fn source(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a source can be read");
    text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_owned()
}

/// The names that a file shows: of what it declares, and of what it gives out of its files.
fn shown(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut hidden = false;
    let mut statement = String::new();
    for line in text.lines() {
        if line == "#[doc(hidden)]" {
            hidden = true;
            continue;
        }
        if line.starts_with("#[") || line.starts_with("///") {
            continue;
        }
        if statement.is_empty() && !line.starts_with("pub ") {
            hidden = false;
            continue;
        }
        statement.push_str(line);
        let is_use = statement.starts_with("pub use ");
        if is_use && !statement.ends_with(';') {
            continue;
        }
        let words: Vec<&str> =
            statement.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        if is_use && !hidden {
            let list = statement.rsplit_once("::").map_or("", |(_, list)| list);
            for name in list.trim_matches(|c| "{};".contains(c)).split(',') {
                let name = name.rsplit(" as ").next().unwrap_or_default().trim();
                names.extend((!name.is_empty()).then(|| name.to_owned()));
            }
        } else if !is_use && !hidden && words[1] != "mod" {
            let kinds = ["fn", "struct", "enum", "trait", "type", "static", "const"];
            let at = words.iter().rposition(|word| kinds.contains(word) && words[1] == *word);
            names.extend(at.and_then(|at| words.get(at + 1)).map(|name| (*name).to_owned()));
        }
        statement.clear();
        hidden = false;
    }
    names
}

/// Every name that is shown, with the room that shows it.
fn all() -> BTreeSet<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = SHOWN.iter().chain([&LIMIT]);
    let of_file = |file: &&str| {
        let room = file["src/".len()..].split(['/', '.']).next().unwrap_or_default().to_owned();
        let names = shown(&source(&root.join(file)));
        names.into_iter().map(move |name| (room.clone(), name)).collect::<Vec<_>>()
    };
    files.flat_map(of_file).collect()
}

/// The functions of types that are shown, by file: `Type::function`.
fn functions(names: &BTreeSet<(String, String)>) -> BTreeMap<String, PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeMap::new();
    let mut open =
        ["model", "filing", "diagnostic", "profile"].map(|room| root.join(room)).to_vec();
    open.push(root.join("limit.rs"));
    while let Some(path) = open.pop() {
        if path.is_dir() {
            // What documents of others say is no part of what is shown.
            if ["model/documents", "model/dts", "model/instance"]
                .iter()
                .any(|of| path.ends_with(of))
            {
                continue;
            }
            let entries = fs::read_dir(&path).expect("a folder can be listed");
            open.extend(entries.map(|entry| entry.expect("a folder can be listed").path()));
            continue;
        }
        let text = source(&path);
        let room = path.strip_prefix(&root).expect("it is below").with_extension("");
        let room = room.iter().next().unwrap_or_default().to_string_lossy().into_owned();
        let mut of: Option<String> = None;
        let mut hidden = false;
        for line in text.lines() {
            if let Some(rest) = line.strip_prefix("impl") {
                let rest = match rest.strip_prefix('<') {
                    Some(rest) => rest.split_once("> ").map_or("", |(_, rest)| rest),
                    None => rest.trim_start(),
                };
                let name = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
                of = names.contains(&(room.clone(), name.to_owned())).then(|| name.to_owned());
            } else if line == "}" {
                of = None;
            }
            let line = line.trim_start();
            if let (Some(of), Some(rest)) =
                (&of, line.strip_prefix("pub fn ").or_else(|| line.strip_prefix("pub const fn ")))
                && !hidden
            {
                let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next();
                found.insert(format!("{of}::{}", name.unwrap_or_default()), path.clone());
            }
            hidden = line == "#[doc(hidden)]" || (hidden && line.starts_with("#["));
        }
    }
    found
}

#[test]
fn what_is_shown_is_what_a_user_needs() {
    let names = all();
    let names: BTreeSet<&str> = names.iter().map(|(_, name)| name.as_str()).collect();
    println!("{} names: {names:?}", names.len());
    for needed in
        ["Filing", "TaxonomyBuilder", "Figure", "Report", "Diagnostics", "Profile", "Error"]
    {
        assert!(names.contains(needed), "{needed}");
    }
    for kept in ["Interner", "did_you_mean", "ExtensionNames", "workers"] {
        assert!(!names.contains(kept), "{kept} is no part of what a user needs");
    }
    // A name more is decided upon, and this number with it.
    assert!(names.len() <= 160, "{} names", names.len());
}

#[test]
fn every_function_that_is_shown_is_called_here() {
    let names = all();
    let called = [include_str!("models.rs"), include_str!("values.rs")].concat();
    // By its path, with the type for those of types, or on a value, whose type nobody can see here.
    let is_called = |path: &str| {
        let name = path.rsplit("::").next().unwrap_or_default();
        let path = if name == path { format!("::{name}") } else { path.to_owned() };
        [format!(".{name}("), format!("{path}("), format!("{path})"), format!("{path},")]
            .iter()
            .any(|call| called.contains(call.as_str()))
    };
    let elsewhere = |name: &str| {
        ELSEWHERE.iter().any(|(of, _)| *of == name || of.ends_with("::") && name.starts_with(of))
    };
    let functions = functions(&names);
    let free = names
        .iter()
        .map(|(_, name)| name)
        .filter(|name| name.chars().all(|c| c.is_lowercase() || c == '_'));
    let all: Vec<&str> = functions.keys().chain(free).map(String::as_str).collect();
    assert!(all.len() > 150, "{}", all.len());
    let lacking: Vec<&&str> =
        all.iter().filter(|name| !elsewhere(name)).filter(|name| !is_called(name)).collect();
    assert!(lacking.is_empty(), "{lacking:#?}");
    for (of, _) in ELSEWHERE {
        assert!(all.iter().any(|name| name.starts_with(of)), "{of} is not there");
    }
}
