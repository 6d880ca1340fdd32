//! The reference of the book is complete: every key of a file of settings and every column of a table that the sources know
//! stands in the page that describes it, as code.

mod common;

use std::fs;

use common::root;

/// Structs of settings, and the pages that describe their keys; files of profiles describe themselves by example.
const SETTINGS: &[(&str, &[&str])] = &[
    ("src/source/report/definition.rs", &["docs/src/facts.md"]),
    ("src/source/map/raw.rs", &["docs/src/releases.md"]),
    ("src/source/taxonomy/manifest.rs", &["docs/src/taxonomies.md", "docs/src/regulators.md"]),
    ("src/source/taxonomy/calendar.rs", &["docs/src/taxonomies.md"]),
    (
        "src/source/form/extension.rs",
        &["docs/src/japan.md", "docs/src/regulators.md", "docs/src/profiles.md"],
    ),
    ("src/profile/mod.rs", PROFILES),
    ("src/profile/form.rs", PROFILES),
    ("src/profile/rules.rs", PROFILES),
    ("src/profile/extension.rs", PROFILES),
];

const PROFILES: &[&str] = &["docs/src/profiles.md", "profiles/tdnet.toml", "profiles/edinet.toml"];

/// Tables, and the pages that describe their columns.
const TABLES: &[(&str, &[&str])] = &[
    ("src/source/report/columns.rs", &["docs/src/facts.md"]),
    ("src/source/report/doubts.rs", &["docs/src/facts.md"]),
    ("src/source/report/inconsistencies.rs", &["docs/src/facts.md"]),
    ("src/source/form/mapping.rs", &["docs/src/japan.md"]),
    ("src/source/taxonomy/statement_columns.rs", &["docs/src/taxonomies.md"]),
    ("src/source/taxonomy/relations.rs", &["docs/src/regulators.md"]),
    ("src/source/taxonomy/concepts.rs", &["docs/src/taxonomies.md"]),
    ("src/source/taxonomy/recast.rs", &["docs/src/regulators.md"]),
    ("src/source/taxonomy/dimensions.rs", &["docs/src/taxonomies.md"]),
    ("src/source/taxonomy/enumerations.rs", &["docs/src/taxonomies.md"]),
];

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What stands in a page as code, in lines; a file that is no page is code.
fn code(path: &str) -> String {
    let text = read(path);
    if !path.ends_with(".md") {
        return text;
    }
    let (mut found, mut in_block) = (String::new(), false);
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if in_block {
            found += line;
        } else {
            found.extend(line.split('`').skip(1).step_by(2).flat_map(|code| [code, "\n"]));
        }
        found.push('\n');
    }
    found
}

/// Whether a word stands in a text by itself.
fn says(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    text.split(|c| !is_part(c)).any(|found| found == word)
}

/// The keys of structs that take no others, as a file names them.
fn keys(source: &str) -> Vec<String> {
    let (mut found, mut is_strict, mut is_inside) = (Vec::new(), false, false);
    let (mut is_skipped, mut renamed) = (false, None);
    for line in source.split("#[cfg(test)]").next().unwrap_or_default().lines() {
        let line = line.trim();
        if line.starts_with("#[serde(") {
            is_strict |= line.contains("deny_unknown_fields");
            is_skipped |= line.contains("skip");
            let name = line.split_once("rename = \"").and_then(|(_, after)| after.split_once('"'));
            renamed = name.map(|(name, _)| name.to_owned()).or(renamed);
        } else if line.contains("struct ") && line.ends_with('{') {
            is_inside = std::mem::take(&mut is_strict);
        } else if line.starts_with('}') {
            is_inside = false;
        } else if let Some((field, _)) =
            line.split_once(": ").filter(|_| is_inside && !line.starts_with("//"))
        {
            let field =
                field.rsplit(' ').next().unwrap_or(field).trim_start_matches("r#").to_owned();
            let name = renamed.take().unwrap_or(field);
            if !std::mem::take(&mut is_skipped) {
                found.push(name);
            }
        }
    }
    found
}

/// The names of columns in the constant of a table.
fn columns(source: &str) -> Vec<String> {
    let at = source
        .find("const COLUMNS: [")
        .or_else(|| source.find("const FACTS: ["))
        .expect("it has columns");
    let (_, list) = source[at..].split_once(" =").expect("a list");
    let (list, _) = list.split_once(';').expect("it ends");
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_key_and_column_stands_in_its_page() {
    let mut number = 0;
    let mut missing = Vec::new();
    type Names = fn(&str) -> Vec<String>;
    for (of, names) in [(SETTINGS, keys as Names), (TABLES, columns as Names)] {
        for (source, pages) in of {
            let text: String = pages.iter().map(|page| code(page)).collect();
            let names = names(&read(source));
            assert!(!names.is_empty(), "{source} has nothing to describe");
            number += names.len();
            let unsaid = names.iter().filter(|name| !says(&text, name));
            missing.extend(unsaid.map(|name| format!("{name} of {source} in {pages:?}")));
        }
    }
    assert!(missing.is_empty(), "not described:\n{}", missing.join("\n"));
    assert!(number > 300, "{number} names");
}

/// The columns of facts in Arrow and Parquet are those of the page, with their order.
#[test]
fn the_columns_of_facts_are_those_of_the_page() {
    let page = read("docs/src/columns.md");
    let rows = page.lines().filter(|line| line.starts_with("| `"));
    let named: Vec<String> = rows
        .flat_map(|row| {
            let cell = row.split('|').nth(1).unwrap_or_default();
            cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    let schema = kessan::write::columns::schema();
    let fields: Vec<String> = schema.fields().iter().map(|field| field.name().clone()).collect();
    assert_eq!(named, fields);
}

/// Codes of rules are held to their pages by `rules.rs`; profiles that are built in are named.
#[test]
fn profiles_are_named() {
    let page = code("docs/src/profiles.md");
    let profiles = fs::read_dir(root().join("profiles")).expect("there are profiles");
    let mut number = 0;
    for entry in profiles {
        let name = entry.expect("it is listed").file_name().to_string_lossy().into_owned();
        if let Some(name) = name.strip_suffix(".toml") {
            assert!(says(&page, name), "{name}");
            number += 1;
        }
    }
    assert!(number > 2, "{number} profiles");
}
