//! The valid report that faults are put into, and what is to be known of its facts.

use std::io;
use std::path::Path;

use rustc_hash::FxHashSet;

use super::draft::Draft;
use crate::model::{
    Concept, ConceptId, Fact, FactIndex, Figure, IndexEntry, PeriodType, Report, Statement,
    Taxonomy, Value,
};

/// A valid report with its taxonomy: what was written, and what was read from it.
#[derive(Debug)]
pub struct Base {
    pub(super) draft: Draft,
    pub(super) taxonomy: Taxonomy,
    pub(super) report: Report,
    /// For each fact its table and row, and its part in sums and duplicates.
    pub(super) facts: Vec<Known>,
}

/// What is known of a fact.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) table: String,
    pub(super) row: usize,
    /// Whether the quantity is reported once.
    pub(super) single: bool,
    /// Whether it is the only fact of the total of a sum, and a part is reported with it.
    pub(super) total: bool,
    /// Whether its concept takes part in any sum.
    pub(super) summed: bool,
}

/// A fact, as those who choose one see it.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) concept: &'a Concept,
    pub(super) fact: &'a Fact,
    pub(super) known: &'a Known,
    pub(super) report: &'a Report,
}

impl View<'_> {
    /// The value of a fact that is a number.
    pub(super) fn number(&self) -> Option<Figure> {
        match self.fact.value {
            Value::Number(value) => Some(value),
            _ => None,
        }
    }

    /// Whether the fact is a number of three digits or more, as far as it is accurate.
    pub(super) fn has_three_digits(&self) -> bool {
        let Some(number) = self.number().filter(|number| !number.is_zero()) else { return false };
        let text = number.to_string();
        let whole = text.trim_start_matches('-').split('.').next().unwrap_or_default();
        let places = self.fact.decimals.places().unwrap_or(0);
        i32::try_from(whole.len()).is_ok_and(|digits| whole != "0" && digits + places >= 3)
    }

    /// Whether the context has members.
    pub(super) fn is_dimensional(&self) -> bool {
        !self.report.dimensions_of(self.fact.context).is_empty()
    }

    /// Whether the item type has this name in source tables.
    pub(super) fn is(&self, item_type: &str) -> bool {
        *self.concept.item_type.name == *item_type
    }

    /// Whether the concept is reported over a length of time.
    pub(super) fn is_over_time(&self) -> bool {
        self.concept.period_type == PeriodType::Duration
    }
}

impl Base {
    /// Takes a report that is without fault, and what people wrote in its folder.
    ///
    /// # Errors
    /// When a file can't be read, not every row of its tables of facts is a fact, or an id of the models leads nowhere.
    pub fn new(folder: &Path, taxonomy: Taxonomy, report: Report) -> io::Result<Self> {
        taxonomy.verify().and_then(|()| report.verify(&taxonomy)).map_err(io::Error::other)?;
        if taxonomy.entry_points.get(report.entry_point).is_none() {
            return Err(io::Error::other(
                "the taxonomy has no entry point, which the report names",
            ));
        }
        let mut draft = Draft::read(folder, &report.id)?;
        let mut places = Vec::new();
        for table in draft.fact_tables() {
            let rows = draft.facts(&table).map_or(0, |table| table.rows.len());
            places.extend((0..rows).map(|row| (table.clone(), row)));
        }
        if places.len() != report.facts.len() {
            return Err(io::Error::other("not every row of the tables of facts is a fact"));
        }
        let facts = known(&taxonomy, &report, places);
        Ok(Self { draft, taxonomy, report, facts })
    }

    /// The id of the report.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.report.id
    }

    /// The facts, with their positions.
    pub(super) fn views(&self) -> impl Iterator<Item = (usize, View<'_>)> {
        self.report.facts.iter().zip(&self.facts).enumerate().map(|(at, (fact, known))| {
            let concept = self.taxonomy.concept(fact.concept);
            (at, View { concept, fact, known, report: &self.report })
        })
    }

    /// The statements of the entry point, with their positions in the taxonomy.
    pub(super) fn statements(&self) -> impl Iterator<Item = (usize, &Statement)> {
        let entry = &self.taxonomy.entry_points[self.report.entry_point];
        entry.statements.iter().map(|id| (id.index(), &self.taxonomy.statements[id.index()]))
    }

    /// The statements that show a concept.
    pub(super) fn showing(&self, concept: ConceptId) -> impl Iterator<Item = &Statement> {
        let shows = move |statement: &&Statement| {
            statement.nodes.iter().any(|node| node.concept == concept)
        };
        self.statements().map(|(_, statement)| statement).filter(shows)
    }

    /// Whether a concept has facts.
    pub(super) fn is_reported(&self, concept: ConceptId) -> bool {
        self.report.facts.iter().any(|fact| fact.concept == concept)
    }
}

fn known(taxonomy: &Taxonomy, report: &Report, places: Vec<(String, usize)>) -> Vec<Known> {
    let index = FactIndex::of_sound(taxonomy, report);
    let entry = &taxonomy.entry_points[report.entry_point];
    let arcs =
        || entry.statements.iter().flat_map(|id| &taxonomy.statements[id.index()].calculations);
    let summed: FxHashSet<ConceptId> = arcs().flat_map(|arc| [arc.total, arc.item]).collect();
    let listed = report.known_inconsistencies.iter().flat_map(|list| &list.sums);
    let listed: FxHashSet<ConceptId> = listed.map(|sum| sum.total).collect();
    let is_number = |entry: &&IndexEntry| matches!(report.fact(entry.fact).value, Value::Number(_));
    let binds = |total: &IndexEntry| {
        let reported = |item| {
            let same = index.of(item).iter().filter(|part| part.group() == total.group());
            same.filter(is_number).count() > 0
        };
        !listed.contains(&total.concept)
            && arcs().any(|arc| arc.total == total.concept && reported(arc.item))
    };
    let mut facts: Vec<Known> = places
        .into_iter()
        .zip(&report.facts)
        .map(|((table, row), fact)| {
            let summed = summed.contains(&fact.concept);
            Known { table, row, single: false, total: false, summed }
        })
        .collect();
    for group in index.groups().filter(|group| group.len() == 1) {
        let fact = &mut facts[group[0].fact.index()];
        fact.single = true;
        fact.total = binds(&group[0]);
    }
    facts
}
