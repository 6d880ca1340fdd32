//! What the entries of a map are told by: words of their captions and titles, gathered once for all tables of a text.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::rows::candidate::{Candidate, candidates};
use crate::model::{EntryPoint, Taxonomy};
use crate::source::map::{Map, TableEntry};

/// Words of all entries of a map.
#[derive(Debug)]
pub struct Entries {
    /// In which entries each word of a caption stands, by their positions.
    words: BTreeMap<String, Vec<usize>>,
    /// For each entry the title that it wants, in the form in which titles are compared.
    pub(super) titles: Vec<Option<String>>,
    /// For each entry the titles of its statement, in that form.
    pub(super) own: Vec<Vec<String>>,
    /// For each entry the first that has the same captions, one by one; none where the map tells it from others.
    first: Vec<Option<usize>>,
    /// What the rows of each entry may mean, from the first table on that is held against it.
    candidates: Vec<OnceCell<Rc<[Candidate]>>>,
}

impl Entries {
    /// Gathers the words of a map.
    #[must_use]
    pub fn new(map: &Map, taxonomy: &Taxonomy, entry_point: Option<&EntryPoint>) -> Self {
        let mut words: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, entry) in map.tables.iter().enumerate() {
            for word in words_of(entry, taxonomy, entry_point) {
                words.entry(word).or_default().push(at);
            }
        }
        let statement = |entry: &TableEntry| &taxonomy.statements[entry.statement.index()];
        let own = |entry| statement(entry).title.values().map(|title| folded(title)).collect();
        let titles = map.tables.iter().map(|entry| entry.title.as_deref().map(folded)).collect();
        let own = map.tables.iter().map(own).collect();
        let mut seen: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
        let first = map.tables.iter().enumerate().map(|(at, entry)| {
            let plain = entry.rows.is_empty() && entry.title.is_none() && entry.columns.is_empty();
            let nodes = statement(entry).nodes.iter();
            let labels =
                nodes.flat_map(|node| taxonomy.labels(entry_point, node.concept).into_values());
            plain.then(|| *seen.entry(labels.collect()).or_insert(at))
        });
        let candidates = map.tables.iter().map(|_| OnceCell::new()).collect();
        Self { first: first.collect(), words, titles, own, candidates }
    }

    /// What the rows of an entry may mean, by its position.
    pub(super) fn candidates(
        &self,
        at: usize,
        map: &Map,
        taxonomy: &Taxonomy,
        entry_point: Option<&EntryPoint>,
    ) -> Rc<[Candidate]> {
        let made = || candidates(&map.tables[at], taxonomy, entry_point).into();
        Rc::clone(self.candidates[at].get_or_init(made))
    }

    /// Whether two entries have the same captions, one by one, and nothing in the map tells the one from the other:
    /// twelve funds, each with a table of the same rows.
    pub(super) fn are_alike(&self, one: usize, other: usize) -> bool {
        self.first[one].is_some() && self.first[one] == self.first[other]
    }

    /// For each entry how many of some words stand in its captions, per thousand of them.
    pub(super) fn shared(&self, words: &BTreeSet<String>) -> Vec<usize> {
        let mut common = vec![0; self.titles.len()];
        for at in words.iter().filter_map(|word| self.words.get(word)).flatten() {
            common[*at] += 1;
        }
        common.into_iter().map(|common: usize| common * 1000 / words.len().max(1)).collect()
    }
}

/// The words of the labels and of the rows of an entry.
fn words_of(
    entry: &TableEntry,
    taxonomy: &Taxonomy,
    entry_point: Option<&EntryPoint>,
) -> BTreeSet<String> {
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
    known
}

/// The words of a caption that have several letters.
pub(super) fn word_set(words: &str) -> Vec<String> {
    let parts = words.split(|c: char| !c.is_alphanumeric());
    parts.filter(|part| part.len() > 1).map(str::to_lowercase).collect()
}

/// Words in the form in which titles are compared.
pub(super) fn folded(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
