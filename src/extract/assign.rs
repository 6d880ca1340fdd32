//! Which table of the map a table of the text is.

use std::collections::BTreeSet;

use super::rows::candidate::{Candidate, Meaning, candidates};
use super::rows::lines::Lines;
use super::rows::order::{Choice, choose};
use super::rows::segment::{Caption, segment};
use crate::model::{EntryPoint, Taxonomy};
use crate::source::map::{Map, TableEntry};
use crate::text::Text;
use crate::text::table::{Layout, Table};
use crate::text::words::plain;

/// A table of the text with the entry of the map that it is, and what its rows mean.
#[derive(Debug)]
pub struct Assigned {
    /// Position of the entry in [`Map::tables`].
    pub entry: usize,
    /// What rows may mean.
    pub candidates: Vec<Candidate>,
    /// Its lines.
    pub lines: Lines,
    /// Its captions, in the order of the text.
    pub captions: Vec<Caption>,
    /// What each caption means.
    pub choices: Vec<Choice>,
}

/// How many entries are tried in full: those whose captions share the most words with the table.
const TRIED: usize = 4;
/// The least share of rows that must be recognised, in percent.
const LEAST: usize = 30;

/// The entry of the map that fits a table best; none when none fits.
#[must_use]
pub fn assign(
    table: &Table,
    text: &Text,
    map: &Map,
    taxonomy: &Taxonomy,
    entry_point: Option<&EntryPoint>,
) -> Option<Assigned> {
    let words = words_of(table, text);
    let title = folded(&title_of(table, text));
    let mut near: Vec<(usize, usize)> = map
        .tables
        .iter()
        .enumerate()
        .filter(|(_, entry)| {
            entry.title.as_ref().is_none_or(|wanted| title.contains(&folded(wanted)))
        })
        .map(|(at, entry)| (shared(entry, taxonomy, entry_point, &words), at))
        .collect();
    near.sort_by_key(|(shared, at)| (std::cmp::Reverse(*shared), *at));
    let tried = near.into_iter().take(TRIED).map(|(_, at)| {
        let entry = &map.tables[at];
        let assigned = read(table, text, at, entry, candidates(entry, taxonomy, entry_point));
        (worth(&assigned, table, entry), assigned)
    });
    let mut best: Option<(Worth, Assigned)> = None;
    for (worth, assigned) in tried {
        if best.as_ref().is_none_or(|(known, _)| worth > *known) {
            best = Some((worth, assigned));
        }
    }
    let (worth, assigned) = best?;
    let rows = assigned.lines.lines.iter().filter(|line| line.figures).count();
    (worth.matched > 0 && worth.matched * 100 >= rows * LEAST).then_some(assigned)
}

/// Reads the rows of a table against the candidates of one entry.
fn read(
    table: &Table,
    text: &Text,
    entry: usize,
    map_entry: &TableEntry,
    candidates: Vec<Candidate>,
) -> Assigned {
    let lines = Lines::new(table, text, &candidates);
    let within_lines = table.layout == Layout::Tab;
    let captions = segment(&lines.words, &lines.lines, &candidates, within_lines);
    let mut choices = choose(&captions, &candidates);
    name_captionless(&captions, &mut choices, map_entry, &candidates);
    Assigned { entry, candidates, lines, captions, choices }
}

/// Gives the rows that have no caption at all, in their order, the meanings that the map gives under
/// the caption of no words.
fn name_captionless(
    captions: &[Caption],
    choices: &mut [Choice],
    entry: &TableEntry,
    candidates: &[Candidate],
) {
    let wordless = (0..captions.len())
        .filter(|at| captions[*at].line.is_some() && captions[*at].words.is_empty());
    let given = entry.rows.iter().filter(|row| row.caption.trim().is_empty());
    for (at, row) in wordless.zip(given) {
        let means = |candidate: &Candidate| match &candidate.meaning {
            Meaning::Facts(facts) => {
                !row.skip && facts.concept == row.concept && facts.members == row.members
            }
            Meaning::Skip => row.skip,
            Meaning::Heading => false,
        };
        if let Some(candidate) = candidates.iter().position(means) {
            choices[at] = Choice::Means(candidate, EXACT);
        }
    }
}

/// The fit of a row that the map gives by its place.
const EXACT: u32 = 1000;

/// How well an entry fits: rows that are recognised, then how well, then whether columns agree
/// and the title says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Worth {
    matched: usize,
    columns: bool,
    titled: bool,
    score: u64,
    specific: std::cmp::Reverse<usize>,
}

fn worth(assigned: &Assigned, table: &Table, entry: &TableEntry) -> Worth {
    let known =
        assigned.choices.iter().zip(&assigned.captions).filter_map(
            |(choice, caption)| match choice {
                Choice::Means(at, score)
                    if caption.line.is_some()
                        && assigned.candidates[*at].meaning != Meaning::Heading =>
                {
                    Some(*score)
                }
                _ => None,
            },
        );
    let scores: Vec<u32> = known.collect();
    Worth {
        matched: scores.len(),
        columns: entry.columns.is_empty() || entry.columns.len() == table.columns,
        titled: entry.title.is_some(),
        score: scores.iter().map(|score| u64::from(*score)).sum(),
        specific: std::cmp::Reverse(assigned.candidates.len()),
    }
}

/// The title and heading of a table as one text.
fn title_of(table: &Table, text: &Text) -> String {
    let heading = table.heading.iter().map(|cell| cell.span);
    let spans = table.title.iter().copied().chain(heading);
    let words: Vec<String> = spans.map(|span| plain(text.slice(span))).collect();
    words.join(" ")
}

/// Words in the form in which titles are compared.
fn folded(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The different words of the captions.
fn words_of(table: &Table, text: &Text) -> BTreeSet<String> {
    let pieces = table.rows.iter().flat_map(|row| &row.caption);
    pieces.flat_map(|span| word_set(&plain(text.slice(*span)))).collect()
}

fn word_set(words: &str) -> Vec<String> {
    let parts = words.split(|c: char| !c.is_alphanumeric());
    parts.filter(|part| part.len() > 1).map(str::to_lowercase).collect()
}

/// How many words of a table stand in the labels of an entry, per thousand of all that stand
/// in either.
fn shared(
    entry: &TableEntry,
    taxonomy: &Taxonomy,
    entry_point: Option<&EntryPoint>,
    words: &BTreeSet<String>,
) -> usize {
    let mut known: BTreeSet<String> = BTreeSet::new();
    if !entry.rows_only {
        for node in &taxonomy.statements[entry.statement.index()].nodes {
            for label in taxonomy.labels(entry_point, node.concept).into_values() {
                known.extend(word_set(label));
            }
        }
    }
    for row in &entry.rows {
        known.extend(word_set(&row.caption));
    }
    let common = words.intersection(&known).count();
    common * 1000 / words.len().max(1)
}
