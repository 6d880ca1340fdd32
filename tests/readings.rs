//! Facts of the examples against readings of their releases, made apart from the maps.
//!
//! `readings/readings.csv` says of printed figures, by line and caption, which concept and members
//! a reader gives them; where two readings were possible it holds what was decided. `readings/query.csv` holds what
//! somebody who asks for five figures by period, without members, must find in the five filings.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::root;
use kessan::filing::{self, Options};
use kessan::model::{Figure, LabelRole, Report, Taxonomy, Value};

/// A table of the tests, row by row, by heading.
fn table(path: &str) -> Vec<BTreeMap<String, String>> {
    let mut table = csv::Reader::from_path(root().join(path)).expect("the table can be read");
    table.deserialize().map(|row| row.expect("a row has its cells")).collect()
}

/// The members in a row of facts, in the order of their axes.
fn members(row: &BTreeMap<String, String>) -> String {
    let of_axes = row.iter().filter(|(name, text)| name.ends_with("Axis") && !text.is_empty());
    of_axes.map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(";")
}

#[test]
fn figures_have_the_concept_and_members_that_a_reader_gives_them() {
    let mut facts: BTreeMap<String, Vec<BTreeMap<String, String>>> = BTreeMap::new();
    let mut wrong = Vec::new();
    let readings = table("tests/readings/readings.csv");
    for reading in &readings {
        let release = &reading["release"];
        let rows = facts
            .entry(release.clone())
            .or_insert_with(|| table(&format!("examples/{release}/facts.csv")));
        let on_line = |row: &&BTreeMap<String, String>| {
            row["place"].split(':').next() == Some(&reading["line"])
                && row["value"] == reading["printed"]
        };
        let found: BTreeSet<(String, String)> =
            rows.iter().filter(on_line).map(|row| (row["concept"].clone(), members(row))).collect();
        let wanted = (reading["concept"].clone(), reading["members"].clone());
        if !found.contains(&wanted) {
            let (line, caption) = (&reading["line"], &reading["caption"]);
            wrong.push(format!("{release}:{line} {caption}: read {wanted:?}, found {found:?}"));
        }
    }
    assert!(readings.len() > 1000, "the table of readings is there");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The most exact value in yen of each quantity without members, of these concepts.
fn asked(
    taxonomy: &Taxonomy,
    report: &Report,
    concepts: &BTreeSet<&str>,
) -> BTreeMap<(String, String), Figure> {
    let mut found: BTreeMap<(String, String), (i32, Figure)> = BTreeMap::new();
    for fact in &report.facts {
        let name = taxonomy.concept(fact.concept).name.local.to_string();
        let unit = fact.unit.and_then(|id| report.units.get(usize::from(id.0)));
        let Value::Number(value) = fact.value else { continue };
        let in_yen = unit.is_some_and(|unit| unit.name == "JPY");
        if !concepts.contains(name.as_str())
            || !in_yen
            || !report.dimensions_of(fact.context).is_empty()
        {
            continue;
        }
        let places = fact.decimals.places().unwrap_or(i32::MAX);
        let key = (name, report.period(fact.context).to_string());
        let best = found.entry(key).or_insert((places, value));
        if places > best.0 {
            *best = (places, value);
        }
    }
    found.into_iter().map(|(key, (_, value))| (key, value)).collect()
}

#[test]
fn a_query_without_members_gives_every_published_figure_once() {
    let rows = table("tests/readings/query.csv");
    let concepts: BTreeSet<&str> = rows.iter().map(|row| row["concept"].as_str()).collect();
    let releases: BTreeSet<&str> = rows.iter().map(|row| row["release"].as_str()).collect();
    for release in releases {
        let folder = root().join("examples").join(release);
        let filing = filing::open_report(&folder, &Options::new());
        let (taxonomy, report) = filing.into_models().expect("the example can be read");
        let report = report.expect("an example is a report");
        let found = asked(&taxonomy, &report, &concepts);
        let expected: BTreeMap<(String, String), String> = rows
            .iter()
            .filter(|row| row["release"] == release)
            .map(|row| ((row["concept"].clone(), row["period"].clone()), row["value"].clone()))
            .collect();
        let found: BTreeMap<(String, String), String> =
            found.into_iter().map(|(key, value)| (key, value.to_string())).collect();
        assert_eq!(found, expected, "{release}");
    }
}

#[test]
fn no_member_but_of_a_part_hides_a_figure() {
    // On these axes a member tells the whole again.
    let again = ["RoundingBasisAxis", "DisclosureFormAxis"];
    for release in ["2007-08-13-q1-fy2007", "2009-02-12-q3-fy2008"] {
        let folder = root().join("examples").join(release);
        let filing = filing::open_report(&folder, &Options::new());
        let (taxonomy, report) = filing.into_models().expect("the example can be read");
        let report = report.expect("an example is a report");
        let mut plain = BTreeSet::new();
        let mut under = BTreeMap::new();
        for fact in &report.facts {
            let key = (fact.concept, report.period(fact.context), fact.unit);
            let axes = report.dimensions_of(fact.context).iter().map(|(axis, _)| *axis);
            let names: Vec<&str> =
                axes.map(|axis| taxonomy.concept(axis).name.local.as_ref()).collect();
            if names.is_empty() {
                plain.insert(key);
            } else if names.iter().all(|name| again.contains(name)) {
                under.insert(key, taxonomy.concept(fact.concept).name.local.to_string());
            }
        }
        let hidden: Vec<&String> =
            under.iter().filter(|(key, _)| !plain.contains(key)).map(|(_, name)| name).collect();
        assert!(!under.is_empty() && hidden.is_empty(), "{release}: {hidden:?}");
    }
}

#[test]
fn terse_labels_are_no_longer_than_standard_ones() {
    let editions = filing::open_taxonomy(&root().join("taxonomy/iij"), &Options::new());
    let (taxonomy, _) = editions.into_models().expect("the taxonomy can be read");
    let mut longer = BTreeSet::new();
    let mut terse = 0;
    for (id, concept) in taxonomy.concepts.iter() {
        for entry in &taxonomy.entry_points {
            let labels = taxonomy.labels(Some(entry), id);
            for ((role, lang), text) in &labels {
                let standard = labels.get(&(&LabelRole::Standard, *lang));
                let Some(standard) = standard.filter(|_| **role == LabelRole::Terse) else {
                    continue;
                };
                terse += 1;
                if text.chars().count() > standard.chars().count() {
                    longer.insert(format!("{} {lang} {text} ({standard})", concept.name.local));
                }
            }
        }
    }
    assert!(terse > 500 && longer.is_empty(), "{longer:#?}");
}
