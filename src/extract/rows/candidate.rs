//! What the rows of a table may mean: the nodes of a statement's tree, and the rows of the map.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::caption::{ENOUGH, Normal, Score, shortened};
use crate::model::{ConceptId, EntryPoint, LabelRole, Node, Period, Taxonomy};
use crate::source::map::{Members, Open, RowEntry, TableEntry};

/// What a row means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A heading: no figures stand in it.
    Heading,
    /// A row of figures that are no facts.
    Skip,
    /// A row of figures that are none before somebody says what they are.
    Open(Open),
    /// A row of facts.
    Facts(RowMeaning),
}

/// What the facts of a row have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowMeaning {
    /// The concept, unless the columns say it.
    pub concept: Option<ConceptId>,
    /// The period, unless the columns say it.
    pub period: Option<Period>,
    /// Whether an instant is the one before the column's period, as for opening balances.
    pub opening: bool,
    /// Members.
    pub members: Members,
}

/// Something that a row may mean.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Where it stands in the order of rows; none where it has no place.
    pub position: Option<usize>,
    /// What it means.
    pub meaning: Meaning,
    labels: Vec<Normal>,
}

impl Candidate {
    /// One without labels.
    #[cfg(test)]
    pub(super) fn placed(position: Option<usize>, meaning: Meaning) -> Self {
        Self { position, meaning, labels: Vec::new() }
    }

    /// One with a label.
    #[cfg(test)]
    pub(super) fn labelled(position: Option<usize>, meaning: Meaning, label: &str) -> Self {
        Self { position, meaning, labels: vec![Normal::new(label)] }
    }

    /// How well words fit the best of its labels.
    #[must_use]
    pub fn score(&self, words: &Normal) -> Score {
        self.labels.iter().map(|label| label.score(words)).max().unwrap_or(0)
    }

    /// How well a part of a caption fits the best of its labels: what stands for exactly its words stands for no
    /// part of others.
    fn score_of_part(&self, words: &Normal) -> Score {
        let labels = self.labels.iter().filter(|label| !label.is_exact());
        labels.map(|label| label.score(words)).max().unwrap_or(0)
    }

    /// Whether past releases gave it, and neither the tree nor the map.
    #[must_use]
    pub fn is_learned(&self) -> bool {
        !self.labels.is_empty() && self.labels.iter().all(Normal::is_exact)
    }

    /// The labels.
    #[must_use]
    pub fn labels(&self) -> &[Normal] {
        &self.labels
    }
}

/// What shortening a caption costs, so that the whole caption wins where it fits too.
const SHORTENED: Score = 40;

/// How much more a row counts that the map gives beside the tree: it is there for this table.
const GIVEN: Score = 30;

/// Candidates by the digits and lengths of their labels. Other digits are never forgiven, and words of
/// quite another length neither, so that a caption need not be held against every label.
#[derive(Debug)]
pub struct Labels<'a> {
    candidates: &'a [Candidate],
    by_digits: HashMap<&'a str, BTreeMap<usize, Vec<usize>>>,
}

impl<'a> Labels<'a> {
    /// The labels of candidates.
    #[must_use]
    pub fn of(candidates: &'a [Candidate]) -> Self {
        let mut by_digits: HashMap<&str, BTreeMap<usize, Vec<usize>>> = HashMap::new();
        for (at, candidate) in candidates.iter().enumerate() {
            for label in &candidate.labels {
                let lengths = by_digits.entry(label.digits()).or_default();
                lengths.entry(label.len()).or_default().push(at);
            }
        }
        Self { candidates, by_digits }
    }

    /// The candidates that words fit well enough, with how well.
    #[must_use]
    pub fn fitting(&self, words: &str) -> Vec<(usize, Score)> {
        let whole = Normal::new(words);
        let short: Vec<Normal> = shortened(words).iter().map(|words| Normal::new(words)).collect();
        let near: BTreeSet<usize> =
            short.iter().chain([&whole]).flat_map(|words| self.near(words)).collect();
        let score = |candidate: &Candidate| {
            let given = if candidate.position.is_none() { GIVEN } else { 0 };
            let part = |words| candidate.score_of_part(words).saturating_sub(SHORTENED);
            let cut = short.iter().map(part);
            let fit = cut.chain([candidate.score(&whole)]).max().unwrap_or(0);
            if fit >= ENOUGH { fit + given } else { 0 }
        };
        let scored = near.into_iter().map(|at| (at, score(&self.candidates[at])));
        scored.filter(|(_, score)| *score >= ENOUGH).collect()
    }

    /// The candidates with a label that words may fit.
    fn near(&self, words: &Normal) -> impl Iterator<Item = usize> {
        let of_digits = self.by_digits.get(words.digits()).into_iter();
        let lengths = words.lengths();
        of_digits.flat_map(move |all| all.range(lengths.clone())).flat_map(|(_, at)| at).copied()
    }
}

/// What the rows of a table of the map may mean.
#[must_use]
pub fn candidates(
    entry: &TableEntry,
    taxonomy: &Taxonomy,
    entry_point: Option<&EntryPoint>,
) -> Vec<Candidate> {
    if entry.rows_only {
        return entry.rows.iter().enumerate().map(|(at, row)| of_row(row, Some(at))).collect();
    }
    let nodes = &taxonomy.statements[entry.statement.index()].nodes;
    let mut all: Vec<Candidate> = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        if node.beside.is_none() {
            all.push(of_node(node, at, taxonomy, entry_point));
        }
    }
    for row in &entry.rows {
        match named_node(row, nodes) {
            Some(at) => {
                let named = all.iter_mut().find(|candidate| candidate.position == Some(at));
                if let Some(candidate) = named {
                    candidate.labels.push(label_of(row));
                }
            }
            None => all.push(of_row(row, None)),
        }
    }
    all
}

/// The node whose caption a row of the map gives, when it says no more than that.
fn named_node(row: &RowEntry, nodes: &[Node]) -> Option<usize> {
    let plain = row.members.is_empty() && row.period.is_none() && !row.skip;
    let concept = row.concept.filter(|_| plain)?;
    nodes.iter().position(|node| node.concept == concept && node.beside.is_none())
}

fn of_row(row: &RowEntry, position: Option<usize>) -> Candidate {
    let meaning = if let Some(open) = row.open {
        Meaning::Open(open)
    } else if row.skip {
        Meaning::Skip
    } else {
        Meaning::Facts(RowMeaning {
            concept: row.concept,
            period: row.period,
            opening: false,
            members: row.members.clone(),
        })
    };
    Candidate { position, meaning, labels: vec![label_of(row)] }
}

/// The caption of a row; what a past map settled stands for exactly its words.
fn label_of(row: &RowEntry) -> Normal {
    let label = Normal::new(&row.caption);
    if row.learned { label.exact() } else { label }
}

fn of_node(
    node: &Node,
    at: usize,
    taxonomy: &Taxonomy,
    entry_point: Option<&EntryPoint>,
) -> Candidate {
    let concept = taxonomy.concept(node.concept);
    let meaning = if concept.is_abstract {
        Meaning::Heading
    } else {
        Meaning::Facts(RowMeaning {
            concept: Some(node.concept),
            opening: node.preferred_label == LabelRole::PeriodStart,
            ..RowMeaning::default()
        })
    };
    // Opening and closing balances are told apart by their labels alone.
    let edges = [LabelRole::PeriodStart, LabelRole::PeriodEnd];
    let edge = edges.contains(&node.preferred_label);
    let mut labels: Vec<Normal> = taxonomy
        .labels(entry_point, node.concept)
        .into_iter()
        .filter(
            |((role, _), _)| {
                if edge { **role == node.preferred_label } else { is_caption(role) }
            },
        )
        .map(|(_, label)| Normal::new(label))
        .filter(|label| !label.is_empty())
        .collect();
    labels.dedup();
    Candidate { position: Some(at), meaning, labels }
}

/// Whether labels of a role stand in captions.
fn is_caption(role: &LabelRole) -> bool {
    let others = [
        LabelRole::PeriodStart,
        LabelRole::PeriodEnd,
        LabelRole::Documentation,
        LabelRole::Verbose,
    ];
    !others.contains(role)
}
