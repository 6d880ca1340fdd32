//! `phrases.toml`: the captions that past maps of a company settled, for its next release.
//!
//! It stands beside `taxonomy.toml` and holds tables with rows as a map does. A row serves a table of the same
//! statement and the same title, digits aside, and a caption with exactly its words; where past maps disagree about a
//! caption, none of them serves. What fits only nearly is proposed, and no fact.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use toml::{Table, Value};

use super::{Map, RowEntry, TableEntry, raw, resolve};
use crate::diagnostic::Diagnostics;
use crate::model::{StatementId, Taxonomy};
use crate::notation::caption;
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
    let phrases = resolve::phrases(raw, &file, taxonomy);
    let known: Vec<(StatementId, String, &[RowEntry])> = phrases
        .iter()
        .map(|(statement, title, rows)| (*statement, letters(title.as_deref()), rows.as_slice()))
        .collect();
    for entry in map.tables.iter_mut().filter(|entry| !entry.rows_only) {
        let title = letters(entry.title.as_deref());
        let own = known.iter().filter(|(statement, ..)| *statement == entry.statement);
        let (same, others): (Vec<_>, Vec<_>) = own.partition(|(_, of, _)| *of == title);
        let rows: Vec<&RowEntry> = same.iter().flat_map(|(.., rows)| *rows).collect();
        let added = settled_rows(&rows, entry);
        entry.proposals =
            rows.into_iter().chain(others.iter().flat_map(|(.., rows)| *rows)).cloned().collect();
        entry.rows.extend(added);
    }
}

/// The rows whose caption no other gives another meaning, each once, where the map itself says nothing of it.
fn settled_rows(all: &[&RowEntry], entry: &TableEntry) -> Vec<RowEntry> {
    let captions: Vec<String> = all.iter().map(|row| letters_and_digits(&row.caption)).collect();
    // What the map says goes before what was learnt.
    let mut disputed: BTreeSet<String> =
        entry.rows.iter().map(|row| letters_and_digits(&row.caption)).collect();
    let mut meanings: BTreeMap<&str, &RowEntry> = BTreeMap::new();
    for (caption, row) in captions.iter().zip(all) {
        let first = *meanings.entry(caption).or_insert(row);
        if first.concept != row.concept || first.members != row.members {
            disputed.insert(caption.clone());
        }
    }
    let settled = meanings.into_iter().filter(|(caption, _)| !disputed.contains(*caption));
    settled.map(|(_, row)| row.clone()).collect()
}

/// A title as it is compared: its digits are those of periods.
fn letters(title: Option<&str>) -> String {
    let letters = title.unwrap_or_default().chars().filter(|c| c.is_alphabetic());
    letters.flat_map(char::to_lowercase).collect()
}

/// A caption as it is compared: its digits tell it from others, as in `Tranche 1` and `Tranche 2`.
fn letters_and_digits(words: &str) -> String {
    caption::compared(words).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The phrases with what a map adds to them, and how many captions that are. What somebody wrote into the phrases by
/// hand stays as it is: what is new then stands behind it.
///
/// # Errors
/// When one of the two is no TOML, or the phrases are not what they should be.
pub fn learn(phrases: &str, map: &str) -> Result<(String, usize), toml::de::Error> {
    // What is not understood is refused rather than lost.
    toml::from_str::<raw::Phrases>(phrases)?;
    let (known, map): (Table, Table) = (phrases.parse()?, map.parse()?);
    let mut tables: Vec<Value> = listed(&known, "tables").to_vec();
    let ours = phrases.trim().is_empty() || written(&tables) == phrases;
    let (mut behind, mut added) = (Vec::new(), 0);
    for entry in listed(&map, "tables").iter().filter_map(Value::as_table) {
        if entry.contains_key("rows_only") {
            continue;
        }
        for row in settled(entry) {
            let mut same =
                tables.iter().filter_map(Value::as_table).filter(|of| is_same(of, entry));
            if !same.any(|table| listed(table, "rows").contains(row)) {
                add(&mut tables, entry, row);
                add(&mut behind, entry, row);
                added += 1;
            }
        }
    }
    let text = match (added, ours) {
        (0, _) => phrases.to_owned(),
        (_, true) => written(&tables),
        (_, false) => format!("{}\n{}", phrases.trim_end(), lines(&behind)),
    };
    // Nothing can stand behind `tables = [ … ]`.
    text.parse::<Table>()?;
    Ok((text, added))
}

/// What a key of a table lists.
fn listed<'a>(table: &'a Table, key: &str) -> &'a [Value] {
    table.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Whether phrases are those of a table of a map.
fn is_same(phrases: &Table, entry: &Table) -> bool {
    ["statement", "title"].iter().all(|key| phrases.get(*key) == entry.get(*key))
}

/// Adds a row to the phrases of a table of a map.
fn add(tables: &mut Vec<Value>, entry: &Table, row: &Value) {
    let mut known = tables.iter_mut().filter_map(Value::as_table_mut);
    if let Some(table) = known.find(|table| is_same(table, entry)) {
        if let Some(Value::Array(rows)) = table.get_mut("rows") {
            rows.push(row.clone());
        }
        return;
    }
    let keys = ["statement", "title"].into_iter();
    let taken = keys.filter_map(|key| Some((key.to_owned(), entry.get(key)?.clone())));
    let rows = ("rows".to_owned(), Value::Array(vec![row.clone()]));
    tables.push(Value::Table(taken.chain([rows]).collect()));
}

/// The rows of a table of a map that say what a caption means, and no more: a period is of one release, and what is
/// passed over may be a fact in the next.
fn settled(entry: &Table) -> impl Iterator<Item = &Value> {
    listed(entry, "rows").iter().filter(|row| {
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
    text.push_str(&lines(tables));
    text
}

/// Tables, one after another.
fn lines(tables: &[Value]) -> String {
    let mut text = String::new();
    for table in tables.iter().filter_map(Value::as_table) {
        text.push_str("\n[[tables]]\n");
        for key in ["statement", "title"] {
            if let Some(value) = table.get(key) {
                text.push_str(&format!("{key} = {value}\n"));
            }
        }
        text.push_str("rows = [\n");
        for row in listed(table, "rows") {
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

    #[test]
    fn what_somebody_wrote_by_hand_stays_and_what_is_not_understood_is_refused() {
        let by_hand = "# ours\n[[tables]]\nstatement = \"Income\" # of the year\nrows = []\n";
        let (phrases, added) = learn(by_hand, MAP).expect("both are TOML");
        assert!(added == 2 && phrases.starts_with(by_hand), "{phrases}");
        assert_eq!(learn(&phrases, MAP).expect("both are TOML"), (phrases, 0));
        for wrong in [
            "tables = \"none\"",
            "table = []",
            "owner = \"us\"",
            "[[tables]]\nstatement = \"Income\"\nnote = \"\"\nrows = []",
            "tables = [{ statement = \"Income\", rows = [] }]",
        ] {
            assert!(learn(wrong, MAP).is_err(), "{wrong}");
        }
    }
}
