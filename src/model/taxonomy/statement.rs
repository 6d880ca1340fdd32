//! Statements: trees of concepts, sums, cubes.

use std::sync::Arc;

use super::{ConceptId, Cube, CubeAxis, LabelRole, Owner, Translations};
use crate::model::{Dimensions, Figure, MemberValue};

/// A statement: one extended link role with its networks.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Id, last step of the role URI.
    pub id: String,
    /// Role URI.
    pub role: String,
    /// Number that sorts statements; first part of the definition of the role.
    pub number: u32,
    /// Title.
    pub title: Translations,
    /// What kind of part of a report it is, where that is said.
    pub kind: Option<StatementKind>,
    /// Whose its networks are: only our own are written. One of others is known by where its role is
    /// declared, `document#id`.
    pub owner: Owner,
    /// The role of the networks of others of which it is made (`recast`).
    pub recast: Option<Arc<str>>,
    /// Whether its tree is one that is presented; else it only orders what a cube binds.
    pub is_presented: bool,
    /// The table that it was read from, as the user named it.
    pub source: Arc<str>,
    /// The presentation tree in pre-order.
    pub nodes: Vec<Node>,
    /// The calculation network (Calculations 1.1).
    pub calculations: Vec<CalculationArc>,
    /// The hypercubes that tie the statement's items to axes; a fact must satisfy all of them.
    pub cubes: Vec<Cube>,
}

/// What kind of part of a report a statement is: the second part of the definition of its role, by which
/// receivers tell the financial statements from the rest (EDGAR Filer Manual 6.7.12).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementKind {
    /// About the document and the entity.
    Document,
    /// A financial statement.
    Statement,
    /// Notes and everything else that is disclosed.
    Disclosure,
}

impl StatementKind {
    /// The word in the definition of a role.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Statement => "Statement",
            Self::Disclosure => "Disclosure",
        }
    }
}

impl Statement {
    /// Whether its networks are of this taxonomy, which writes them.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.owner == Owner::Own
    }

    /// This statement and others as one, which is called as this: the rows of those that are presented,
    /// where any is; all sums and cubes, each once.
    #[must_use]
    pub fn joined(&self, others: &[&Self]) -> Self {
        let mut joined = self.clone();
        for other in others {
            if joined.is_presented == other.is_presented {
                joined.nodes.extend(other.nodes.iter().cloned());
            } else if other.is_presented {
                joined.nodes.clone_from(&other.nodes);
                joined.is_presented = true;
            }
            let sums = other.calculations.iter().filter(|arc| {
                let known = |of: &CalculationArc| of.total == arc.total && of.item == arc.item;
                !self.calculations.iter().any(known)
            });
            joined.calculations.extend(sums.copied());
            let known: Vec<ConceptId> = joined.cubes.iter().map(|cube| cube.hypercube).collect();
            let cubes = other.cubes.iter().filter(|cube| !known.contains(&cube.hypercube));
            joined.cubes.extend(cubes.cloned());
        }
        joined
    }

    /// The rows that the first cube governs: those below the head of its primary items; all of them
    /// where the tree does not show that head, none where there is no cube. Cubes of another head
    /// govern what is [below](Self::below) that.
    #[must_use]
    pub fn governed(&self) -> &[Node] {
        self.cubes.first().map_or(&[], |cube| self.below(cube.line_items))
    }

    /// The rows below the first row of a concept; all rows where the tree does not show it.
    #[must_use]
    pub fn below(&self, concept: ConceptId) -> &[Node] {
        let Some(head) = self.nodes.iter().position(|node| node.concept == concept) else {
            return &self.nodes;
        };
        let below = &self.nodes[head + 1..];
        let end = below.iter().position(|node| node.depth <= self.nodes[head].depth);
        &below[..end.unwrap_or(below.len())]
    }

    /// The concepts whose facts a cube of this statement binds.
    #[must_use]
    pub fn bound(&self, cube: &Cube) -> Vec<ConceptId> {
        match &cube.items {
            Some(items) => items.to_vec(),
            None => self.below(cube.line_items).iter().map(|node| node.concept).collect(),
        }
    }

    /// Whether the statement prints the figures of one of these members with their sign turned,
    /// beside what the label of a row says.
    #[must_use]
    pub fn negates_members(&self, dimensions: &Dimensions) -> bool {
        let turned = |axis: &CubeAxis| {
            dimensions.iter().any(|(of, member)| {
                *of == axis.concept
                    && matches!(member, MemberValue::Explicit(id) if axis.negated.contains(id))
            })
        };
        self.cubes.iter().flat_map(|cube| &cube.axes).any(turned)
    }

    /// Whether there are members that turn signs.
    pub(crate) fn may_negate_members(&self) -> bool {
        let mut axes = self.cubes.iter().flat_map(|cube| &cube.axes);
        axes.any(|axis| !axis.negated.is_empty())
    }

    /// The axes on which facts of the statement can have members: those of the cubes that do not
    /// exclude.
    pub fn axes(&self) -> impl Iterator<Item = ConceptId> {
        let cubes = self.cubes.iter().filter(|cube| !cube.excludes);
        cubes.flat_map(|cube| &cube.axes).map(|axis| axis.concept)
    }
}

/// A place of a concept in a presentation tree.
#[derive(Clone, Debug)]
pub struct Node {
    /// The concept.
    pub concept: ConceptId,
    /// Distance from the root.
    pub depth: u32,
    /// Role of the label to show.
    pub preferred_label: LabelRole,
    /// The concept on whose row this one is shown (a ratio, a change).
    pub beside: Option<ConceptId>,
    /// Heading of the column in which it is shown there.
    pub column: Translations,
    /// Whether a report must have a fact of it for its current period.
    pub required: bool,
}

/// A summation-item relationship.
#[derive(Clone, Copy, Debug)]
pub struct CalculationArc {
    /// The total.
    pub total: ConceptId,
    /// The contributing item.
    pub item: ConceptId,
    /// Its weight, not zero.
    pub weight: Figure,
}
