//! `phrases.toml`: the captions that past maps of a company settled, for its next release.
//!
//! It stands beside `taxonomy.toml` and holds tables with rows as a map does. A row serves a table of the same
//! statement and the same title, digits aside, and a caption with exactly its words; where past maps disagree about a
//! caption, none of them serves. What fits only nearly is proposed, and no fact.
//!
//! Beside rows it keeps the currency and power of ten of tables whose amounts have one, the units of what is counted, and
//! what columns meant. They serve tables of the same statement that say nothing of it; where past tables differ, none
//! serves, and of columns those of members or of concepts never do. Units of a statement that somebody wrote by hand stay
//! as they are.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use toml::{Table, Value};

use super::counted::by_axis;
use super::key::key;
use super::past::{self, PastColumn};
use super::resolve::{CURRENCY, PastTable};
use super::words::OF_AXIS;
use super::{Map, RowEntry, TableEntry, raw, resolve};
use crate::diagnostic::Diagnostics;
use crate::model::{Calendar, Period, Taxonomy};
use crate::notation::{caption, period};
use crate::source::file::SourceFile;

/// The file of the phrases of a company.
pub const PHRASES: &str = "phrases.toml";

/// What a release that was read teaches beside its map.
#[derive(Debug, Default)]
pub struct Lesson {
    /// The currency and the power of ten of the amounts of a table, by the position of its entry in the map: where all
    /// its columns have one, and nothing of the table was asked.
    pub amounts: Vec<(usize, String, i8)>,
    /// What the columns of a table meant, by the position of its entry in the map.
    pub columns: Vec<(usize, Vec<PastColumn>)>,
    /// The units of what is counted, by statement and concept.
    pub units: BTreeMap<String, BTreeMap<String, String>>,
    /// The names of the units of the taxonomy: they tell the unit of a row in short from its concept.
    pub unit_names: BTreeSet<String>,
}

/// Adds to the tables of a map what the phrases beside a taxonomy know of them; nothing where there is no such file.
/// What the edition of the taxonomy lacks is passed over.
pub fn serve(
    folder: &Path,
    taxonomy: &Taxonomy,
    current: Option<Period>,
    map: &mut Map,
    diagnostics: &mut Diagnostics,
) {
    let path = folder.join(PHRASES);
    if !path.is_file() {
        return;
    }
    let Some(mut file) = SourceFile::read(&path, diagnostics) else { return };
    let Some(raw) = file.toml::<raw::Phrases>(diagnostics) else { return };
    let phrases = resolve::phrases(raw, &file, taxonomy, current, diagnostics);
    for entry in &mut map.tables {
        entry.counts = phrases.counted(entry.statement, taxonomy);
        let title = letters(entry.title.as_deref());
        let own = phrases.tables.iter().filter(|past| past.statement == entry.statement);
        let (same, others): (Vec<_>, Vec<_>) =
            own.partition(|past| letters(past.title.as_deref()) == title);
        entry.known = !same.is_empty() || !others.is_empty();
        let given = !entry.members.is_empty() || !entry.columns.is_empty() || entry.rows_only;
        entry.whose = !entry.known && !given && by_axis(entry.statement, taxonomy);
        entry.learned = amounts(same.iter().chain(&others).copied());
        for columns in same.iter().chain(&others).flat_map(|past| &past.columns) {
            if !entry.past_columns.contains(columns) {
                entry.past_columns.push(columns.clone());
            }
        }
        if entry.rows_only {
            continue;
        }
        let rows: Vec<&RowEntry> = same.iter().flat_map(|past| &past.rows).collect();
        let added = settled_rows(&rows, entry);
        let others = others.iter().flat_map(|past| &past.rows);
        entry.proposals = rows.into_iter().chain(others).cloned().collect();
        entry.rows.extend(added);
    }
}

/// The currency and the power of ten of past tables, where all that are known have one.
fn amounts<'a>(past: impl Iterator<Item = &'a PastTable>) -> Option<(String, i8)> {
    let mut known = past.filter_map(|table| table.amounts.as_ref());
    let first = known.next()?;
    known.all(|other| other == first).then(|| first.clone())
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

/// The phrases with what a map and a reading by it add to them, and how many captions and units that are. What somebody
/// wrote into the phrases by hand stays as it is: what is new then stands behind it.
///
/// # Errors
/// When one of the two is no TOML, or the phrases are not what they should be.
pub fn learn(
    phrases: &str,
    map: &str,
    lesson: &Lesson,
) -> Result<(String, usize), toml::de::Error> {
    // What is not understood is refused rather than lost.
    toml::from_str::<raw::Phrases>(phrases)?;
    let (known, map): (Table, Table) = (phrases.parse()?, map.parse()?);
    let mut tables: Vec<Value> = listed(&known, "tables").to_vec();
    let mut units = known.get("units").and_then(Value::as_table).cloned().unwrap_or_default();
    let ours = phrases.trim().is_empty()
        || without_head(&written(&tables, &units)) == without_head(phrases);
    let (mut behind, mut added) = (Vec::new(), 0);
    for (at, entry) in listed(&map, "tables").iter().enumerate() {
        let Some(entry) = entry.as_table() else { continue };
        let rows = settled(entry, &lesson.unit_names).filter(|_| !entry.contains_key("rows_only"));
        for row in rows {
            let mut same =
                tables.iter().filter_map(Value::as_table).filter(|of| is_same(of, entry));
            let is_row = |of: &Value| in_full(of, &lesson.unit_names) == row;
            if !same.any(|table| listed(table, "rows").iter().any(is_row)) {
                add_row(&mut tables, entry, &row);
                add_row(&mut behind, entry, &row);
                added += 1;
            }
        }
        for (_, unit, scale) in lesson.amounts.iter().filter(|(of, ..)| *of == at) {
            let mut amounts = Table::new();
            amounts.insert("unit".to_owned(), Value::String(unit.clone()));
            amounts.insert("scale".to_owned(), Value::String(past::power_of_ten(*scale)));
            let states = |of: &Table| amounts.iter().all(|(key, value)| of.get(key) == Some(value));
            let mut same =
                tables.iter().filter_map(Value::as_table).filter(|of| is_same(of, entry));
            if !same.any(states) {
                add_amounts(&mut tables, entry, &amounts);
                add_amounts(&mut behind, entry, &amounts);
                added += 1;
            }
        }
        for (_, columns) in lesson.columns.iter().filter(|(of, _)| *of == at) {
            let columns = Value::Array(columns.iter().map(past::written).collect());
            let mut same =
                tables.iter().filter_map(Value::as_table).filter(|of| is_same(of, entry));
            if !same.any(|of| of.get("columns") == Some(&columns)) {
                add_columns(&mut tables, entry, &columns);
                add_columns(&mut behind, entry, &columns);
                added += 1;
            }
        }
    }
    // Into a table that somebody wrote by hand nothing is put.
    let mut new = Table::new();
    let by_hand = if ours { Table::new() } else { units.clone() };
    for (statement, counted) in lesson.units.iter().filter(|(of, _)| !by_hand.contains_key(*of)) {
        for (concept, unit) in counted {
            added += usize::from(add_unit(&mut units, statement, concept, unit));
            add_unit(&mut new, statement, concept, unit);
        }
    }
    let text = match (added, ours) {
        (0, _) => phrases.to_owned(),
        (_, true) => written(&tables, &units),
        (_, false) => format!("{}\n{}{}", phrases.trim_end(), lines(&behind), of_units(&new)),
    };
    // Nothing can stand behind `tables = [ … ]`.
    text.parse::<Table>()?;
    Ok((text, added))
}

/// Adds the unit of what a statement counts; whether it was not there yet. Units that differ are all kept, as a list,
/// and none of them serves.
fn add_unit(units: &mut Table, statement: &str, concept: &str, unit: &str) -> bool {
    let counted = units.entry(statement).or_insert_with(|| Value::Table(Table::new()));
    let Some(counted) = counted.as_table_mut() else { return false };
    let new = Value::String(unit.to_owned());
    match counted.get_mut(concept) {
        None => {
            counted.insert(concept.to_owned(), new);
        }
        Some(Value::Array(known)) if !known.contains(&new) => known.push(new),
        Some(known) if !known.is_array() && *known != new => {
            let first = known.clone();
            *known = Value::Array(vec![first, new]);
        }
        Some(_) => return false,
    }
    true
}

/// Phrases without the line that says whose they are: its words change from version to version.
fn without_head(phrases: &str) -> &str {
    let head = phrases
        .split_once('\n')
        .filter(|(line, _)| line.starts_with('#') && line.contains("--learn"));
    head.map_or(phrases, |(_, rest)| rest)
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
fn add_row(tables: &mut Vec<Value>, entry: &Table, row: &Value) {
    let table = table_of(tables, entry, |_| true);
    if let Some(Value::Array(rows)) =
        table.map(|of| of.entry("rows").or_insert(Value::Array(Vec::new())))
    {
        rows.push(row.clone());
    }
}

/// Adds the currency and the power of ten of amounts to the phrases of a table of a map: a table that differs in them
/// stands by itself.
fn add_amounts(tables: &mut Vec<Value>, entry: &Table, amounts: &Table) {
    if let Some(table) = table_of(tables, entry, |of| !of.contains_key("unit")) {
        table.extend(amounts.clone());
    }
}

/// Adds what columns meant to the phrases of a table of a map: a table that differs in them stands by itself.
fn add_columns(tables: &mut Vec<Value>, entry: &Table, columns: &Value) {
    if let Some(table) = table_of(tables, entry, |of| !of.contains_key("columns")) {
        table.insert("columns".to_owned(), columns.clone());
    }
}

/// The phrases of a table of a map that fit; new ones where there are none.
fn table_of<'a>(
    tables: &'a mut Vec<Value>,
    entry: &Table,
    fits: impl Fn(&Table) -> bool,
) -> Option<&'a mut Table> {
    let is_one = |of: &Value| of.as_table().is_some_and(|of| is_same(of, entry) && fits(of));
    let at = tables.iter().position(is_one).unwrap_or_else(|| {
        let keys = ["statement", "title"].into_iter();
        let taken = keys.filter_map(|key| Some((key.to_owned(), entry.get(key)?.clone())));
        tables.push(Value::Table(taken.collect()));
        tables.len() - 1
    });
    tables.get_mut(at).and_then(Value::as_table_mut)
}

/// The rows of a table of a map that say what a caption means, and no more: a period is of one release, and what is
/// passed over may be a fact in the next.
fn settled(entry: &Table, units: &BTreeSet<String>) -> impl Iterator<Item = Value> {
    listed(entry, "rows").iter().map(move |row| in_full(row, units)).filter(|row| {
        let has = |key: &str| row.get(key).is_some();
        let caption = row.get("caption").and_then(Value::as_str).unwrap_or_default();
        has("concept") && !has("period") && !has("skip") && !caption.trim().is_empty()
    })
}

/// A row with its keys, where it is in short a caption, a concept and members, in any order; with a period it is left
/// in short, and so it is where none or several of its words may be the concept. Its unit is learnt from what was read.
fn in_full(row: &Value, units: &BTreeSet<String>) -> Value {
    let texts: Option<Vec<&str>> =
        row.as_array().and_then(|texts| texts.iter().map(Value::as_str).collect());
    let Some([caption, words]) = texts.as_deref() else { return row.clone() };
    let is_period = |word: &str| period::parse(word, Calendar::default()).is_some();
    if words.split_whitespace().any(is_period) {
        return row.clone();
    }
    let (members, names): (Vec<&str>, Vec<&str>) =
        words.split_whitespace().partition(|word| word.contains(OF_AXIS));
    let is_no_unit = |word: &&str| !word.contains(CURRENCY) && !units.contains(*word);
    let names: Vec<&str> = names.into_iter().filter(is_no_unit).collect();
    let [concept] = &*names else { return row.clone() };
    let text = |text: &str| Value::String(text.to_owned());
    let mut full = Table::new();
    full.insert("caption".to_owned(), text(caption));
    full.insert("concept".to_owned(), text(concept));
    let members = members.iter().filter_map(|word| word.split_once(OF_AXIS));
    let members: Table = members.map(|(axis, member)| (axis.to_owned(), text(member))).collect();
    if !members.is_empty() {
        full.insert("members".to_owned(), Value::Table(members));
    }
    Value::Table(full)
}

/// The phrases as they are kept: a table after another, a line for each caption.
fn written(tables: &[Value], units: &Table) -> String {
    let mut text =
        "# What past releases of the company settled: `kessan extract --learn` adds to it.\n"
            .to_owned();
    text.push_str(&lines(tables));
    text.push_str(&of_units(units));
    text
}

/// Tables, one after another.
fn lines(tables: &[Value]) -> String {
    let mut text = String::new();
    for table in tables.iter().filter_map(Value::as_table) {
        text.push_str("\n[[tables]]\n");
        for key in ["statement", "title", "unit", "scale"] {
            if let Some(value) = table.get(key) {
                text.push_str(&format!("{key} = {value}\n"));
            }
        }
        for key in ["columns", "rows"] {
            let lines = listed(table, key);
            if !lines.is_empty() {
                text.push_str(&format!("{key} = [\n"));
                lines.iter().for_each(|line| text.push_str(&format!("    {line},\n")));
                text.push_str("]\n");
            }
        }
    }
    text
}

/// The units of what is counted, a line each.
fn of_units(units: &Table) -> String {
    let mut text = String::new();
    for (statement, counted) in units {
        text.push_str(&format!("\n[units.{}]\n", key(statement)));
        for (concept, unit) in counted.as_table().into_iter().flatten() {
            text.push_str(&format!("{} = {unit}\n", key(concept)));
        }
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

    fn none() -> Lesson {
        Lesson::default()
    }

    #[test]
    fn what_a_reading_settled_of_units_is_kept_once() {
        let counted = BTreeMap::from([("Contracts".to_owned(), "contracts".to_owned())]);
        let lesson = Lesson {
            amounts: vec![(0, "USD".to_owned(), 3)],
            units: BTreeMap::from([("Income".to_owned(), counted)]),
            ..none()
        };
        let (phrases, added) = learn("", MAP, &lesson).expect("both are TOML");
        assert_eq!(added, 4);
        for line in [
            "unit = \"USD\"\nscale = \"thousand\"\n",
            "\n[units.Income]\nContracts = \"contracts\"\n",
        ] {
            assert!(phrases.contains(line), "{phrases}");
        }
        assert_eq!(learn(&phrases, MAP, &lesson).expect("both are TOML"), (phrases.clone(), 0));
        // Tables that differ are both known, and none of them serves.
        let other = Lesson { amounts: vec![(0, "USD".to_owned(), 6)], ..Lesson::default() };
        let (phrases, added) = learn(&phrases, MAP, &other).expect("both are TOML");
        assert!(added == 1 && phrases.contains("scale = \"million\""), "{phrases}");
    }

    /// A lesson of one unit.
    fn counted(concept: &str, unit: &str) -> Lesson {
        let counted = BTreeMap::from([(concept.to_owned(), unit.to_owned())]);
        let units = BTreeMap::from([("Income".to_owned(), counted)]);
        Lesson { units, ..Lesson::default() }
    }

    #[test]
    fn units_that_differ_are_a_list_and_names_are_keys() {
        let learnt = |known: &str, concept: &str, unit: &str| {
            learn(known, "", &counted(concept, unit)).expect("both are TOML")
        };
        let (phrases, _) = learnt("", "Contracts", "contracts");
        let (phrases, added) = learnt(&phrases, "Contracts", "lines");
        assert!(
            added == 1 && phrases.contains("\nContracts = [\"contracts\", \"lines\"]\n"),
            "{phrases}"
        );
        assert_eq!(learnt(&phrases, "Contracts", "lines"), (phrases.clone(), 0));
        let (phrases, added) = learnt(&phrases, "契約数", "contracts");
        assert!(added == 1 && phrases.contains("\n\"契約数\" = \"contracts\"\n"), "{phrases}");
    }

    #[test]
    fn a_file_with_the_first_line_of_another_version_is_no_work_of_hands() {
        let (phrases, _) = learn("", MAP, &counted("Contracts", "contracts")).expect("TOML");
        let before = phrases.split_once('\n').expect("it has lines").1;
        let before = format!("# Captions: `kessan extract --learn` adds to them.\n{before}");
        let (after, added) = learn(&before, MAP, &counted("Lines", "lines")).expect("TOML");
        assert!(
            added == 1 && after.contains("Contracts = \"contracts\"\nLines = \"lines\"\n"),
            "{after}"
        );
    }

    #[test]
    fn what_is_written_in_short_is_kept_in_full() {
        let map = r#"
release = "x"
[[tables]]
statement = "Income"
title = "Results for 3Q07"
rows = [["Turnover", "Sales"], ["Last year", "FY06"], ["Before", "Sales FY06"], ["North", "Sales t PlaceAxis=NorthMember"], ["South", "t PlaceAxis=SouthMember Sales"], ["ADS", "{currency}/ADS Income"]]
"#;
        let lesson = Lesson { unit_names: BTreeSet::from(["t".to_owned()]), ..none() };
        let (phrases, added) = learn("", map, &lesson).expect("both are TOML");
        let row = "{ caption = \"Turnover\", concept = \"Sales\" },\n";
        let north = "concept = \"Sales\", members = { PlaceAxis = \"NorthMember\" } },\n";
        assert!(added == 4 && phrases.contains(row) && phrases.contains(north), "{phrases}");
        for row in [
            "concept = \"Sales\", members = { PlaceAxis = \"SouthMember\" } },\n",
            "{ caption = \"ADS\", concept = \"Income\" },\n",
        ] {
            assert!(phrases.contains(row), "{phrases}");
        }
        // Of two words that may be the concept nothing is learnt.
        let (phrases, added) = learn("", map, &none()).expect("both are TOML");
        assert!(added == 2 && !phrases.contains("NorthMember"), "{phrases}");
        let by_hand = "[[tables]]\nstatement = \"Income\"\ntitle = \"Results for 3Q07\"\nrows = [[\"Turnover\", \"Sales\"], [\"North\", \"Sales PlaceAxis=NorthMember\"], [\"South\", \"PlaceAxis=SouthMember t Sales\"], [\"ADS\", \"Income\"]]\n";
        assert_eq!(learn(by_hand, map, &lesson).expect("both are TOML"), (by_hand.into(), 0));
    }

    #[test]
    fn what_a_map_settled_is_kept_once() {
        let (phrases, added) = learn("", MAP, &none()).expect("both are TOML");
        assert_eq!(added, 2);
        assert!(
            phrases.contains("{ caption = \"Turnover\", concept = \"Sales\" },\n"),
            "{phrases}"
        );
        assert!(!phrases.contains("Last year") && !phrases.contains("skip"), "{phrases}");
        assert_eq!(learn(&phrases, MAP, &none()).expect("both are TOML"), (phrases, 0));
    }

    #[test]
    fn what_somebody_wrote_by_hand_stays_and_what_is_not_understood_is_refused() {
        let by_hand = "# ours\n[[tables]]\nstatement = \"Income\" # of the year\nrows = []\n";
        let (phrases, added) = learn(by_hand, MAP, &none()).expect("both are TOML");
        assert!(added == 2 && phrases.starts_with(by_hand), "{phrases}");
        assert_eq!(learn(&phrases, MAP, &none()).expect("both are TOML"), (phrases, 0));
        for wrong in [
            "tables = \"none\"",
            "table = []",
            "owner = \"us\"",
            "[[tables]]\nstatement = \"Income\"\nnote = \"\"\nrows = []",
            "tables = [{ statement = \"Income\", rows = [] }]",
        ] {
            assert!(learn(wrong, MAP, &none()).is_err(), "{wrong}");
        }
    }
}
