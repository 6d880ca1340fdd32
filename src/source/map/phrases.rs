//! `phrases.toml`: the captions that past maps of a company settled, for its next release.
//!
//! It stands beside `taxonomy.toml` and holds tables with rows as a map does. A row serves a table of the same
//! statement and the same title, digits aside, and a caption with exactly its words; where past maps disagree about a
//! caption, none of them serves. What fits only nearly is proposed, and no fact.

use std::path::Path;

use toml::{Table, Value};

use super::{Map, RowEntry, TableEntry, raw, resolve};
use crate::diagnostic::Diagnostics;
use crate::model::Taxonomy;
use crate::source::file::SourceFile;

/// The file of the phrases of a company.
pub const PHRASES: &str = "phrases.toml";

/// Adds to the tables of a map what the phrases beside a taxonomy know of their captions; nothing where there is no
/// such file. What the edition of the taxonomy lacks is passed over.
pub fn serve(folder: &Path, taxonomy: &Taxonomy, map: &mut Map, diagnostics: &mut Diagnostics) {
    let path = folder.join(PHRASES);
    if !path.is_file() {
        return;
    }
    let Some(mut file) = SourceFile::read(&path, diagnostics) else { return };
    let Some(raw) = file.toml::<raw::Phrases>(diagnostics) else { return };
    let known = resolve::phrases(raw, &file, taxonomy);
    for entry in map.tables.iter_mut().filter(|entry| !entry.rows_only) {
        let own = known.iter().filter(|(statement, ..)| *statement == entry.statement);
        let (same, others): (Vec<_>, Vec<_>) = own
            .partition(|(_, title, _)| folded(title.as_deref()) == folded(entry.title.as_deref()));
        let rows: Vec<&RowEntry> = same.iter().flat_map(|(.., rows)| rows).collect();
        let added: Vec<RowEntry> = rows
            .iter()
            .filter(|row| is_settled(row, &rows, entry))
            .map(|row| (*row).clone())
            .collect();
        entry.proposals =
            rows.into_iter().chain(others.iter().flat_map(|(.., rows)| rows)).cloned().collect();
        for row in added {
            if !entry.rows.contains(&row) {
                entry.rows.push(row);
            }
        }
    }
}

/// Whether no phrase gives a caption another meaning, and the map itself says nothing of it.
fn is_settled(row: &RowEntry, all: &[&RowEntry], entry: &TableEntry) -> bool {
    let caption = folded(Some(&row.caption));
    let same = |other: &RowEntry| folded(Some(&other.caption)) == caption;
    let agrees = |other: &&RowEntry| {
        !same(other) || (other.concept == row.concept && other.members == row.members)
    };
    all.iter().all(agrees) && !entry.rows.iter().any(|own| !own.learned && same(own))
}

/// Words as they are compared: letters alone for titles, whose digits are those of periods.
fn folded(words: Option<&str>) -> String {
    let letters = words.unwrap_or_default().chars().filter(|c| c.is_alphabetic());
    letters.flat_map(char::to_lowercase).collect()
}

/// The phrases with what a map adds to them, and how many captions that are.
///
/// # Errors
/// When one of the two is no TOML.
pub fn learn(phrases: &str, map: &str) -> Result<(String, usize), toml::de::Error> {
    let (mut known, map): (Table, Table) = (phrases.parse()?, map.parse()?);
    let mut added = 0;
    let tables = known.entry("tables").or_insert_with(|| Value::Array(Vec::new()));
    let Value::Array(tables) = tables else { return Ok((phrases.to_owned(), 0)) };
    let entries = map.get("tables").and_then(Value::as_array).into_iter().flatten();
    for entry in entries.filter_map(Value::as_table) {
        let rows: Vec<Value> = settled(entry).cloned().collect();
        if rows.is_empty() || entry.contains_key("rows_only") {
            continue;
        }
        let same = |table: &&mut Table| {
            ["statement", "title"].iter().all(|key| table.get(*key) == entry.get(*key))
        };
        let found = tables.iter_mut().filter_map(Value::as_table_mut).find(same);
        let own = match found {
            Some(table) => table,
            None => {
                let keys = ["statement", "title"].into_iter();
                let taken = keys.filter_map(|key| Some((key.to_owned(), entry.get(key)?.clone())));
                tables.push(Value::Table(taken.collect()));
                match tables.last_mut().and_then(Value::as_table_mut) {
                    Some(table) => table,
                    None => continue,
                }
            }
        };
        let list = own.entry("rows").or_insert_with(|| Value::Array(Vec::new()));
        let Value::Array(list) = list else { continue };
        for row in rows {
            if !list.contains(&row) {
                list.push(row);
                added += 1;
            }
        }
    }
    Ok((written(tables), added))
}

/// The rows of a table of a map that say what a caption means, and no more: a period is of one release, and what is
/// passed over may be a fact in the next.
fn settled(entry: &Table) -> impl Iterator<Item = &Value> {
    let rows = entry.get("rows").and_then(Value::as_array).into_iter().flatten();
    rows.filter(|row| {
        let has = |key: &str| row.get(key).is_some();
        let caption = row.get("caption").and_then(Value::as_str).unwrap_or_default();
        has("concept") && !has("period") && !has("skip") && !caption.trim().is_empty()
    })
}

/// The phrases as they are kept: a table after another, a line for each caption.
fn written(tables: &[Value]) -> String {
    let mut text =
        "# Captions that past releases of the company settled: `kessan extract --learn` adds to them.\n"
            .to_owned();
    for table in tables.iter().filter_map(Value::as_table) {
        text.push_str("\n[[tables]]\n");
        for key in ["statement", "title"] {
            if let Some(value) = table.get(key) {
                text.push_str(&format!("{key} = {value}\n"));
            }
        }
        text.push_str("rows = [\n");
        for row in table.get("rows").and_then(Value::as_array).into_iter().flatten() {
            text.push_str(&format!("    {row},\n"));
        }
        text.push_str("]\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str = r#"
release = "x"
[[tables]]
statement = "Income"
title = "Results for 3Q07"
rows = [
    { caption = "Turnover", concept = "Sales" },
    { caption = "Other", concept = "Sales", members = { PlaceAxis = "NorthMember" } },
    { caption = "Last year", concept = "Sales", period = "FY06" },
    { caption = "Of which", skip = true },
]
"#;

    #[test]
    fn what_a_map_settled_is_kept_once() {
        let (phrases, added) = learn("", MAP).expect("both are TOML");
        assert_eq!(added, 2);
        assert!(
            phrases.contains("{ caption = \"Turnover\", concept = \"Sales\" },\n"),
            "{phrases}"
        );
        assert!(!phrases.contains("Last year") && !phrases.contains("skip"), "{phrases}");
        assert_eq!(learn(&phrases, MAP).expect("both are TOML"), (phrases, 0));
    }
}
