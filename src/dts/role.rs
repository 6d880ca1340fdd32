//! Roles of extended links: one for each statement, and more where a part of its cubes, or the
//! domain of enumerations, needs a link of its own.

use super::names;
use crate::model::{ConceptId, Statement, Taxonomy};

/// A role with what its declaration says (XBRL 2.1 §5.1.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Role {
    pub(super) uri: String,
    /// Id of the declaration.
    pub(super) id: String,
    /// What the role is for, in words.
    pub(super) definition: String,
}

impl Role {
    /// The role of a statement, with its number, its kind where that is said, and its title.
    pub(super) fn of(taxonomy: &Taxonomy, statement: &Statement) -> Self {
        let title = taxonomy
            .languages
            .first()
            .and_then(|lang| statement.title.get(lang))
            .or_else(|| statement.title.values().next())
            .unwrap_or(&statement.id);
        Self {
            uri: statement.role.clone(),
            id: names::role_id(taxonomy, statement),
            definition: match statement.kind {
                _ if taxonomy.publication.has_one_schema() => title.clone(),
                None => format!("{:06} - {title}", statement.number),
                Some(kind) => format!("{:06} - {} - {title}", statement.number, kind.word()),
            },
        }
    }

    /// The role of relationships: that of a statement, or one of their own, named by its last step.
    pub(super) fn of_relations(taxonomy: &Taxonomy, uri: &str) -> Self {
        if let Some(statement) = taxonomy.statements.iter().find(|of| of.role == uri) {
            return Self::of(taxonomy, statement);
        }
        let last = uri.rsplit('/').next().unwrap_or(uri);
        Self {
            uri: uri.to_owned(),
            // The word keeps it apart from the roles of statements and of enumerations.
            id: format!("relations-{last}"),
            definition: format!("Relations - {last}"),
        }
    }

    /// The role of a part of the cubes of a statement: a hypercube, and perhaps one of its axes.
    pub(super) fn part(taxonomy: &Taxonomy, statement: &Statement, steps: &[ConceptId]) -> Self {
        let mut role = Self::of(taxonomy, statement);
        role.id = format!("role.{}", step(&statement.id));
        for concept in steps {
            let name = &taxonomy.concept(*concept).name.local;
            role.uri = format!("{}/{name}", role.uri);
            role.id = format!("{}.{}", role.id, step(name));
            role.definition = format!("{} - {name}", role.definition);
        }
        role
    }
}

/// A name as a step of an id. No name begins with a dot: with its own dots doubled, an odd run of
/// them ends in the one between two steps, and different steps never give the same id.
fn step(name: &str) -> String {
    name.replace('.', "..")
}
