//! The real releases, changed: what is known of the changed text is known from the unchanged one.

use kessan::extract::Extraction;
use kessan::extract::fact::Extracted;
use kessan::text::table::Content;
use kessan::text::{Span, Text};

use crate::common::extraction::{Reader, examples};

/// The examples whose texts are at hand.
fn releases() -> Vec<(String, Reader, String)> {
    let with_text = |(folder, text): (std::path::PathBuf, Option<String>)| {
        let name = folder.file_name().expect("it has a name").to_string_lossy().into_owned();
        if text.is_none() {
            println!("skipped: the text of {name} is not there");
        }
        Some((name, Reader::new(&folder), text?))
    };
    examples().into_iter().filter_map(with_text).collect()
}

/// The facts of tables: the map names passages by their words and knows their periods.
fn of_tables(found: &Extraction) -> impl Iterator<Item = &Extracted> {
    let facts = found.facts.iter().zip(&found.scores);
    facts.filter(|(_, score)| score.is_some()).map(|(fact, _)| fact)
}

/// What facts say, apart from their figures: concept, period, unit, scale and place.
fn aspects(text: &Text, found: &Extraction) -> Vec<String> {
    let fact = |fact: &Extracted| {
        let place = text.position(fact.span.start);
        format!("{:?} {} {:?} {} {place}", fact.concept, fact.period, fact.unit, fact.scale)
    };
    of_tables(found).map(fact).collect()
}

/// Puts other digits into the figures of tables: always the same one for the same, and never
/// nothing for something.
fn with_other_digits(text: &Text) -> String {
    let mut changed = text.as_str().to_owned();
    let tables = kessan::text::table::find(text);
    for cell in tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells) {
        if matches!(cell.content, Content::Figures(_)) {
            let other = |c: char| match c.to_digit(10) {
                Some(digit) if digit > 0 => char::from_digit((digit + 3) % 9 + 1, 10).unwrap_or(c),
                _ => c,
            };
            let figure: String = text.slice(cell.span).chars().map(other).collect();
            changed.replace_range(cell.span.start..cell.span.end, &figure);
        }
    }
    changed
}

#[test]
fn other_digits_give_the_same_facts_with_other_digits() {
    for (name, reader, text) in releases() {
        let text = Text::new(text);
        let changed = Text::new(with_other_digits(&text));
        let (before, after) = (reader.read(&text), reader.read(&changed));
        let (before, after) = (aspects(&text, &before), aspects(&changed, &after));
        let wrong: Vec<&String> = after.iter().filter(|fact| !before.contains(fact)).collect();
        let lost: Vec<&String> = before.iter().filter(|fact| !after.contains(fact)).collect();
        assert!(wrong.is_empty() && lost.is_empty(), "{name}: wrong {wrong:#?}, lost {lost:#?}");
    }
}

/// Two digits of years in codes and four in dates, one more each.
fn a_year_later(text: &str) -> String {
    let mut changed = text.to_owned();
    for year in (2000..2015).rev() {
        let (old, new) = (year.to_string(), (year + 1).to_string());
        changed = changed.replace(&old, &new);
        for code in ["1Q", "2Q", "3Q", "4Q", "1H", "2H", "9M", "FY"] {
            changed =
                changed.replace(&format!("{code}{}", &old[2..]), &format!("{code}{}", &new[2..]));
        }
    }
    changed
}

#[test]
fn a_year_later_no_table_gives_facts_of_the_year_before() {
    for (name, reader, text) in releases() {
        let changed = Text::new(a_year_later(&text));
        let text = Text::new(text);
        let (before, after) = (reader.read(&text), reader.read(&changed));
        let changed_line = |line: usize| text.line(line) != changed.line(line);
        let tables = kessan::text::table::find(&text);
        let headed = |span: Span| {
            tables.iter().any(|table| {
                table.span.contains(span)
                    && table.heading.iter().any(|cell| changed_line(cell.line))
            })
        };
        let place = |text: &Text, fact: &Extracted| {
            (text.position(fact.span.start).to_string(), fact.concept, fact.period)
        };
        let known = of_tables(&before).filter(|fact| headed(fact.span));
        let known: Vec<_> = known.map(|fact| place(&text, fact)).collect();
        let found = of_tables(&after).map(|fact| place(&changed, fact));
        let stale: Vec<_> = found.filter(|fact| known.contains(fact)).collect();
        assert!(stale.is_empty(), "{name}: {} {stale:#?}", stale.len());
    }
}
