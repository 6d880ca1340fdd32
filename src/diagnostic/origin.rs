//! Where the things of a taxonomy were read from. Origins stand beside the model and not in it: a model
//! that a program built has none, and findings then name the thing itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

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
    /// A statement itself.
    Statement(StatementId),
    /// A cube of a statement, by its position.
    Cube(StatementId, usize),
    /// An axis of a cube, by the positions of both.
    CubeAxis(StatementId, usize, usize),
    /// A member that an axis has in a cube, by the positions of the three.
    CubeMember(StatementId, usize, usize, usize),
    /// An axis.
    Axis(ConceptId),
    /// A member of an axis, by its position.
    Member(ConceptId, usize),
    /// A member of the domain of enumerations with this head, by its position.
    DomainMember(ConceptId, usize),
    /// A unit, by its position.
    Unit(usize),
    /// A relationship beside trees and sums, by its position.
    Relation(usize),
    /// A statement that an entry point names, by the positions of both.
    Shown(usize, usize),
    /// The languages of labels.
    Languages,
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
            Self::Statement(id) => format!("statement {}", statement(id)),
            Self::Cube(id, nth) => format!("cube {} of the statement {}", nth + 1, statement(id)),
            Self::CubeAxis(id, nth, axis) | Self::CubeMember(id, nth, axis, _) => {
                let cube = of(id).and_then(|statement| statement.cubes.get(nth));
                let axis = cube.and_then(|cube| cube.axes.get(axis));
                let name = axis.map_or_else(String::new, |axis| concept(axis.concept));
                format!("axis {name} of cube {} of the statement {}", nth + 1, statement(id))
            }
            Self::Axis(id) | Self::Member(id, _) => format!("axis {}", concept(id)),
            Self::DomainMember(id, _) => format!("domain {}", concept(id)),
            Self::Unit(at) => {
                let unit = taxonomy.units.get_index(at);
                format!("unit {}", unit.map_or("", |(name, _)| name))
            }
            Self::Relation(at) => {
                let relation = taxonomy.relations.get(at);
                let names = relation.map_or_else(String::new, |of| {
                    format!("{} to {}", concept(of.from), concept(of.to))
                });
                format!("relationship {names}")
            }
            Self::Languages => "languages".to_owned(),
            Self::Shown(at, _) => {
                let entry = taxonomy.entry_points.get(at);
                format!("entry point {}", entry.map_or("", |entry| &entry.id))
            }
        }
    }

    /// The same thing where concepts have other positions; none where its concept is not there.
    fn renumbered(self, new: impl Fn(ConceptId) -> Option<ConceptId>) -> Option<Self> {
        Some(match self {
            Self::Concept(id) => Self::Concept(new(id)?),
            Self::Axis(id) => Self::Axis(new(id)?),
            Self::Member(id, at) => Self::Member(new(id)?, at),
            Self::DomainMember(id, at) => Self::DomainMember(new(id)?, at),
            other => other,
        })
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
    /// The values that a concept lists.
    Values,
    /// The domain of an enumeration.
    Domain,
    /// The address in the reference of a concept.
    ReferenceUri,
    /// The day of that address.
    ReferenceDate,
    /// The type of the values of an axis.
    Typed,
    /// What a unit measures.
    Measure,
    /// Per what a unit measures.
    Per,
    /// Where a relationship leads.
    To,
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
    /// Where things stand that stand in no table.
    places: FxHashMap<Thing, Place>,
    /// Parts that a reader has told: that they are missing is told no more.
    told: FxHashSet<(Thing, Part)>,
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
        let rows = self.rows.drain();
        self.rows = rows.filter_map(|(thing, row)| Some((thing.renumbered(&new)?, row))).collect();
        let told = self.told.drain();
        self.told =
            told.filter_map(|(thing, part)| Some((thing.renumbered(&new)?, part))).collect();
        let places = self.places.drain();
        self.places =
            places.filter_map(|(thing, place)| Some((thing.renumbered(&new)?, place))).collect();
        self
    }

    /// A thing that stands in no table.
    pub fn add_at(&mut self, thing: Thing, place: Place) {
        self.places.entry(thing).or_insert(place);
    }

    /// Says that what stands in a part of a thing was told, and is not in the model.
    pub fn add_told(&mut self, thing: Thing, part: Part) {
        self.told.insert((thing, part));
    }

    /// Whether what stands in a part of a thing was told when it was read.
    #[must_use]
    pub fn was_told(&self, thing: Thing, part: Part) -> bool {
        self.told.contains(&(thing, part))
    }

    /// Whether a thing was read.
    #[must_use]
    pub fn has(&self, thing: Thing) -> bool {
        self.rows.contains_key(&thing) || self.places.contains_key(&thing)
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
        if let Some(place) = self.places.get(&thing) {
            return Some(place.clone());
        }
        let (table, line) = *self.rows.get(&thing)?;
        let Table { file, fields } = self.tables.get(table)?;
        Some(match fields.get(&part) {
            Some(field) => Place::field(file, line, *field),
            None => Place::line(file, line),
        })
    }
}
