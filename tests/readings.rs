//! Facts of the examples against readings of their releases, made apart from the maps.
//!
//! `readings/readings.csv` says of every figure that a release prints, by line and caption, which concept, members,
//! period, unit and value a reader gives it; of every dash, that it is no figure (`nil`); and of every line of the
//! cover (`(cover)`, its language as unit), what it says. It was read from the text line by line, before anybody
//! looked at a fact; where two readings were possible it holds what was decided, and the captions `(restored)` and
//! `(chart)` stand where the text is damaged and sums, ratios or other columns fix the figure. `readings/query.csv`
//! holds what somebody who asks for five figures by period, without members, must find in the five filings.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{extraction, root};
use kessan::filing::{self, Options};
use kessan::model::{Figure, LabelRole, MemberValue, Report, Taxonomy, Value};

/// A table of the tests, row by row, by heading.
fn table(path: &str) -> Vec<BTreeMap<String, String>> {
    let mut table = csv::Reader::from_path(root().join(path)).expect("the table can be read");
    table.deserialize().map(|row| row.expect("a row has its cells")).collect()
}

/// An example over its taxonomy.
fn example(release: &str) -> (Taxonomy, Report) {
    let filing = filing::open_report(&root().join("examples").join(release), &Options::new());
    let (taxonomy, report) = filing.into_models().expect("the example can be read");
    (taxonomy, report.expect("an example is a report"))
}

/// What a fact is about: concept, members, period and unit, or the language of a text.
type Quantity = [String; 4];

/// What a fact says.
#[derive(Debug, PartialEq)]
enum Said {
    Number(Figure),
    /// A dash.
    Nothing,
    Text(String),
}

impl Said {
    /// What a row of the readings says.
    fn read(row: &BTreeMap<String, String>) -> Self {
        let value = row["value"].as_str();
        match (value, Figure::of_decimal(value)) {
            ("nil", _) => Self::Nothing,
            (_, Some(figure)) if row["unit"] != "en" => Self::Number(figure),
            _ => Self::Text(value.to_owned()),
        }
    }

    /// What it says as a reader writes it: of a member of an enumeration the name.
    fn of(report: &Report, value: Value) -> Self {
        match value {
            Value::Number(figure) => Self::Number(figure),
            Value::Nil => Self::Nothing,
            Value::Text(id) => {
                let text = &report.texts[id.index()].value;
                Self::Text(text.rsplit_once('#').map_or(&**text, |(_, name)| name).to_owned())
            }
            Value::Fraction(_) => panic!("the examples have no fractions"),
        }
    }
}

/// What the facts of a report say. Pure numbers have no unit here.
fn said(taxonomy: &Taxonomy, report: &Report) -> BTreeMap<Quantity, Vec<Said>> {
    let mut found: BTreeMap<Quantity, Vec<Said>> = BTreeMap::new();
    for fact in &report.facts {
        let dimensions = report.members_of(fact.context).expect("it is there");
        let mut members: Vec<&str> = dimensions
            .iter()
            .map(|(_, member)| match member {
                MemberValue::Explicit(id) => {
                    taxonomy.concepts.get(*id).expect("it is there").name.local.as_ref()
                }
                MemberValue::Typed(_) => panic!("the examples have no typed axes"),
            })
            .collect();
        members.sort_unstable();
        let unit = fact.unit.and_then(|id| report.units.get(id.index()));
        let unit = unit.map(|unit| unit.name.to_string()).filter(|name| name != "pure");
        let lang = match fact.value {
            Value::Text(id) => report.texts[id.index()].lang.as_ref(),
            _ => None,
        };
        let quantity = [
            taxonomy.concepts.get(fact.concept).expect("it is there").name.local.to_string(),
            members.join(";"),
            report.period_of(fact.context).expect("it is there").to_string(),
            unit.or_else(|| lang.map(ToString::to_string)).unwrap_or_default(),
        ];
        found.entry(quantity).or_default().push(Said::of(report, fact.value));
    }
    found
}

#[test]
fn figures_are_what_a_reader_says() {
    let readings = table("tests/readings/readings.csv");
    let releases: BTreeSet<&str> = readings.iter().map(|row| row["release"].as_str()).collect();
    let mut wrong = Vec::new();
    for release in &releases {
        let (taxonomy, report) = example(release);
        let found = said(&taxonomy, &report);
        let mut read: BTreeMap<Quantity, Vec<Said>> = BTreeMap::new();
        for row in readings.iter().filter(|row| row["release"] == *release) {
            let unit = if row["unit"] == "pure" { "" } else { &row["unit"] };
            let quantity =
                [&row["concept"], &row["members"], &row["period"], unit].map(String::from);
            let value = Said::read(row);
            let values = found.get(&quantity);
            if !values.is_some_and(|values| values.contains(&value)) {
                let (line, caption) = (&row["line"], &row["caption"]);
                wrong.push(format!(
                    "{release}:{line} {caption}: {quantity:?} {value:?}, not {values:?}"
                ));
            }
            read.entry(quantity).or_default().push(value);
        }
        for (quantity, values) in &found {
            let known = read.get(quantity).map_or(&[][..], Vec::as_slice);
            if let Some(value) = values.iter().find(|value| !known.contains(value)) {
                wrong.push(format!("{release}: nobody reads {quantity:?} {value:?}"));
            }
        }
    }
    assert!(readings.len() > 3100 && releases.len() == 5, "the table of readings is there");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Letters and digits alone, small.
fn bare(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[test]
fn what_a_cover_says_is_printed_in_its_line() {
    let texts: BTreeMap<String, String> = extraction::examples()
        .into_iter()
        .filter_map(|(folder, text)| Some((folder.file_name()?.to_str()?.to_owned(), text?)))
        .collect();
    let mut held = 0;
    for row in table("tests/readings/readings.csv") {
        if row["caption"] != "(cover)" || row["unit"] != "en" {
            continue;
        }
        let Some(text) = texts.get(&row["release"]) else { continue };
        let line: usize = row["line"].parse().expect("a line has a number");
        let printed = text.lines().nth(line - 1).expect("the line is there");
        assert!(bare(printed).contains(&bare(&row["value"])), "{row:?}: {printed}");
        held += 1;
    }
    if held == 0 {
        println!("skipped: the texts of the releases are not there");
    } else {
        assert!(held > 30, "{held}");
    }
}

/// The most exact value in yen of each quantity without members, of these concepts.
fn asked(
    taxonomy: &Taxonomy,
    report: &Report,
    concepts: &BTreeSet<&str>,
) -> BTreeMap<(String, String), Figure> {
    let mut found: BTreeMap<(String, String), (i32, Figure)> = BTreeMap::new();
    for fact in &report.facts {
        let name = taxonomy.concepts.get(fact.concept).expect("it is there").name.local.to_string();
        let unit = fact.unit.and_then(|id| report.units.get(id.index()));
        let Value::Number(value) = fact.value else { continue };
        let in_yen = unit.is_some_and(|unit| unit.name == "JPY");
        if !concepts.contains(name.as_str())
            || !in_yen
            || !report.members_of(fact.context).expect("it is there").is_empty()
        {
            continue;
        }
        let places = fact.decimals.places().unwrap_or(i32::MAX);
        let key = (name, report.period_of(fact.context).expect("it is there").to_string());
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
    let key = |row: &BTreeMap<String, String>| {
        ["release", "concept", "period"].map(|column| row[column].clone())
    };
    let asked_for: BTreeSet<_> = rows.iter().map(key).collect();
    let published: BTreeSet<_> = table("tests/readings/readings.csv")
        .iter()
        .filter(|row| concepts.contains(row["concept"].as_str()))
        .filter(|row| row["members"].is_empty() && row["unit"] == "JPY")
        .map(key)
        .collect();
    assert_eq!(asked_for, published, "what is asked for is what a reader finds printed");
    let releases: BTreeSet<&str> = rows.iter().map(|row| row["release"].as_str()).collect();
    for release in releases {
        let (taxonomy, report) = example(release);
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
        let (taxonomy, report) = example(release);
        let mut plain = BTreeSet::new();
        let mut under = BTreeMap::new();
        for fact in &report.facts {
            let key =
                (fact.concept, report.period_of(fact.context).expect("it is there"), fact.unit);
            let axes =
                report.members_of(fact.context).expect("it is there").iter().map(|(axis, _)| *axis);
            let names: Vec<&str> = axes
                .map(|axis| taxonomy.concepts.get(axis).expect("it is there").name.local.as_ref())
                .collect();
            if names.is_empty() {
                plain.insert(key);
            } else if names.iter().all(|name| again.contains(name)) {
                under.insert(
                    key,
                    taxonomy
                        .concepts
                        .get(fact.concept)
                        .expect("it is there")
                        .name
                        .local
                        .to_string(),
                );
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
            let labels = taxonomy.labels_of(Some(entry), id).expect("it is there");
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
