//! Where the things of a taxonomy were read from. Origins stand beside the model and not in it: a model
//! that a program built has none, and findings then name the thing itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Place;
use crate::model::{ConceptId, LabelRole, Lang, StatementId, Taxonomy};

/// A thing of a taxonomy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Thing {
    /// A concept.
    Concept(ConceptId),
    /// A place in the presentation tree of a statement, by its position.
    Node(StatementId, usize),
    /// A summation of a statement, by its position.
    Sum(StatementId, usize),
}

impl Thing {
    /// What it is called where it stands in no file.
    #[must_use]
    pub fn name(self, taxonomy: &Taxonomy) -> String {
        let concept = |id| match taxonomy.concepts.get(id) {
            Some(concept) => concept.name.local.to_string(),
            None => format!("{id:?}"),
        };
        let statement = |id: StatementId| {
            let known = taxonomy.statements.get(id.index());
            known.map_or_else(|| format!("{id:?}"), |statement| statement.id.clone())
        };
        let of = |id: StatementId| taxonomy.statements.get(id.index());
        match self {
            Self::Concept(id) => format!("concept {}", concept(id)),
            Self::Node(id, at) => {
                let node = of(id).and_then(|statement| statement.nodes.get(at));
                let name = node.map_or_else(String::new, |node| concept(node.concept));
                format!("row {} of the statement {} ({name})", at + 1, statement(id))
            }
            Self::Sum(id, at) => {
                let arc = of(id).and_then(|statement| statement.calculations.get(at));
                let names = arc.map_or_else(String::new, |arc| {
                    format!("{} to {}", concept(arc.item), concept(arc.total))
                });
                format!("sum of the statement {} ({names})", statement(id))
            }
        }
    }
}

/// What of a thing is meant: a column of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Part {
    /// The name of a concept, or the concept that a row names.
    Name,
    /// The balance of a concept.
    Balance,
    /// Whether a concept is abstract.
    Abstract,
    /// The depth of a row.
    Depth,
    /// The label that a row shows.
    PreferredLabel,
    /// The total to which a row contributes.
    Total,
    /// The weight with which it does.
    Weight,
}

/// A table: its file, and the fields of its rows.
#[derive(Clone, Debug)]
struct Table {
    file: Arc<str>,
    fields: FxHashMap<Part, usize>,
}

/// Where the things of a taxonomy were read from.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    tables: Vec<Table>,
    /// The table of a thing, and the line of its row.
    rows: FxHashMap<Thing, (usize, u32)>,
    /// Headings that are not known and may be meant for labels that are missing.
    misnamed: BTreeMap<(LabelRole, Lang), Place>,
}

impl Origins {
    /// Of a taxonomy that was not read.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Begins a table with the fields that it has; the things added next stand in it.
    pub fn table(&mut self, file: &Arc<str>, fields: impl IntoIterator<Item = (Part, usize)>) {
        self.tables.push(Table { file: file.clone(), fields: fields.into_iter().collect() });
    }

    /// A thing in the last table, and the line on which its row begins.
    pub fn add(&mut self, thing: Thing, line: u32) {
        if let Some(table) = self.tables.len().checked_sub(1) {
            self.rows.entry(thing).or_insert((table, line));
        }
    }

    /// The same for a taxonomy whose concepts have other positions, or are not there.
    #[must_use]
    pub fn renumbered(mut self, new: impl Fn(ConceptId) -> Option<ConceptId>) -> Self {
        let all = self.rows.drain();
        let moved = all.filter_map(|(thing, row)| match thing {
            Thing::Concept(id) => Some((Thing::Concept(new(id)?), row)),
            other => Some((other, row)),
        });
        self.rows = moved.collect();
        self
    }

    /// Keeps where headings stand that may be meant for labels of a role and language.
    pub fn keep_misnamed(&mut self, misnamed: BTreeMap<(LabelRole, Lang), Place>) {
        self.misnamed = misnamed;
    }

    /// The heading that may be meant for labels of this role and language.
    #[must_use]
    pub fn misnamed(&self, key: &(LabelRole, Lang)) -> Option<Place> {
        self.misnamed.get(key).cloned()
    }

    /// Where a part of a thing stands; none where it was not read.
    #[must_use]
    pub fn place(&self, thing: Thing, part: Part) -> Option<Place> {
        let (table, line) = *self.rows.get(&thing)?;
        let Table { file, fields } = self.tables.get(table)?;
        Some(match fields.get(&part) {
            Some(field) => Place::field(file, line, *field),
            None => Place::line(file, line),
        })
    }
}
