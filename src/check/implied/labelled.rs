//! Rates of growth that say in their labels, and not in their names, what has grown.
//!
//! "Change in net sales", "Sales growth", 売上高増減率: the label of a rate has that of the amount in it, and what is left
//! says nothing but that it has changed. A rate or a percentage of an amount says of no change by itself. A label that
//! does not say since when means the year before, as most do; it is believed where others that do so fit.

use rustc_hash::{FxHashMap, FxHashSet};

use super::words::{Said, is_ratio, since_when, without};
use crate::check::relation::Before;
use crate::check::words::{Sense, has};
use crate::model::{Concept, ConceptId, FactIndex, LabelRole, Taxonomy};

/// The words of which a label may have some beside the one of the amount.
const SENSES: [Sense; 6] = [
    Sense::YearBefore,
    Sense::YearAgo,
    Sense::PeriodBefore,
    Sense::Changed,
    Sense::BesideChange,
    Sense::AroundChange,
];

/// The longest label in which others are looked for, in bytes.
const LONGEST: usize = 200;

/// Adds what ratios of which nothing is said are by their labels.
pub(super) fn add(taxonomy: &Taxonomy, index: &FactIndex, said: &mut Vec<(ConceptId, Said)>) {
    let known: FxHashSet<ConceptId> = said.iter().map(|(concept, _)| *concept).collect();
    let labelled = Labelled::new(taxonomy, index);
    let rest = (0..taxonomy.concepts.len()).map(ConceptId::from);
    let rest = rest.filter(|id| !known.contains(id) && !index.of(*id).is_empty());
    said.extend(rest.filter_map(|id| Some((id, labelled.growth(taxonomy, id)?))));
    said.sort_by_key(|(concept, _)| *concept);
}

/// The amounts that have facts, by their labels; nothing where two have the same one.
struct Labelled {
    amounts: FxHashMap<String, Option<ConceptId>>,
}

impl Labelled {
    fn new(taxonomy: &Taxonomy, index: &FactIndex) -> Self {
        let mut amounts = FxHashMap::default();
        for id in (0..taxonomy.concepts.len()).map(ConceptId::from) {
            let concept = taxonomy.concept(id);
            let is_amount = concept.item_type.is_numeric() && !is_ratio(concept);
            if is_amount && !index.of(id).is_empty() {
                for label in labels(concept) {
                    let of = amounts.entry(label).or_insert(Some(id));
                    *of = of.filter(|of| *of == id);
                }
            }
        }
        Self { amounts }
    }

    /// What a ratio is the growth of by one of its labels.
    fn growth(&self, taxonomy: &Taxonomy, id: ConceptId) -> Option<Said> {
        let concept = taxonomy.concept(id);
        if !is_ratio(concept) {
            return None;
        }
        labels(concept).find_map(|label| self.by_label(&label))
    }

    fn by_label(&self, label: &str) -> Option<Said> {
        // Most ratios say nothing of a change.
        if label.len() > LONGEST || !has_change(label) {
            return None;
        }
        let (at, of) = self.longest(label)?;
        let rest = format!("{} {}", &label[..at.start], &label[at.end..]);
        // What has changed may be a change itself: what stands around it must say so.
        if !has_change(&rest) || !without(&rest, &SENSES).is_empty() {
            return None;
        }
        let rest = without(&rest, &[]);
        let before = since_when(&rest).or(has(&rest, Sense::YearAgo).then_some(Before::Year));
        let timed = before.is_some();
        let before = before.unwrap_or(Before::Year);
        Some(Said::Growth { of, since: None, before, plain: true, timed })
    }

    /// The longest label of an amount within another, and where it stands; nothing where two amounts have it.
    fn longest(&self, label: &str) -> Option<(std::ops::Range<usize>, ConceptId)> {
        let ends: Vec<usize> = ends(label).collect();
        let mut found: Option<(std::ops::Range<usize>, Option<ConceptId>)> = None;
        for (nth, start) in ends.iter().enumerate() {
            for end in ends[nth + 1..].iter().rev() {
                let least = found.as_ref().map_or(0, |(at, _)| at.len());
                // A label is a part of this one, and not all of it.
                if end - start <= least || end - start == label.len() {
                    continue;
                }
                if let Some(of) = self.amounts.get(label[*start..*end].trim()) {
                    found = Some((*start..*end, *of));
                }
            }
        }
        found.and_then(|(at, of)| Some((at, of?)))
    }
}

/// Whether a label says that something has changed, or with what it is compared.
fn has_change(label: &str) -> bool {
    let label = without(label, &[]);
    has(&label, Sense::Changed) || has(&label, Sense::YearBefore)
}

/// The standard labels of a concept in all languages, in lower case.
fn labels(concept: &Concept) -> impl Iterator<Item = String> + '_ {
    let standard = concept.labels.iter().filter(|((role, _), _)| *role == LabelRole::Standard);
    standard.map(|(_, label)| label.trim().to_lowercase())
}

/// Where words of a label may begin and end: between any two letters of scripts without blanks.
fn ends(label: &str) -> impl Iterator<Item = usize> + '_ {
    let mut before = ' ';
    let within = label.char_indices().filter_map(move |(at, letter)| {
        let joins = |c: char| c.is_ascii_alphanumeric();
        let is_end = !(joins(before) && joins(letter));
        before = letter;
        is_end.then_some(at)
    });
    within.chain([label.len()])
}
