//! Rows for statements that nobody presents: base taxonomies may have definition networks only, and
//! leave presentation to filers.

use rustc_hash::FxHashMap;

use super::adopted::{Adopted, Budget};
use super::domains::Domains;
use crate::model::dts::{Dts, ElementId};
use crate::model::{ConceptId, LabelRole, Node, Taxonomy, Translations};

impl Taxonomy {
    /// Gives statements that have cubes and no presentation the rows that their cubes bind, in the
    /// order of the definition network; [`Statement::is_presented`](crate::model::Statement) tells them
    /// apart. What a set of others says is not changed by it: `adopted` is what became of that set.
    pub fn lay_out_cubes(&mut self, dts: &Dts, adopted: &Adopted) {
        let elements: FxHashMap<ConceptId, ElementId> =
            adopted.concepts.iter().map(|(element, concept)| (*concept, *element)).collect();
        let domains = Domains::new(dts);
        let mut budget = Budget::default();
        for statement in &mut self.statements {
            let Some(role) = dts.names().find(&statement.role) else { continue };
            if !statement.nodes.is_empty() || statement.cubes.is_empty() || statement.is_own() {
                continue;
            }
            let mut heads: Vec<ConceptId> = Vec::new();
            for cube in &statement.cubes {
                if !heads.contains(&cube.line_items) {
                    heads.push(cube.line_items);
                }
            }
            for head in heads {
                let Some(element) = elements.get(&head) else { continue };
                statement.nodes.push(row(head, 0));
                let below = domains.below(*element, role, adopted, &mut budget);
                let below = below.into_iter().map(|member| row(member.concept, member.depth + 1));
                statement.nodes.extend(below);
            }
            statement.is_presented = false;
        }
    }
}

fn row(concept: ConceptId, depth: u32) -> Node {
    Node {
        concept,
        depth,
        preferred_label: LabelRole::Standard,
        beside: None,
        column: Translations::new(),
        required: false,
    }
}
