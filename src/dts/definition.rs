//! The definition linkbase of an entry point: cubes and their axes (Dimensions 1.0 §2).

use std::collections::HashSet;

use indexmap::IndexMap;

use super::linkbase::{Arc, Arcrole, ExtendedLink, Orders};
use super::tree::parents;
use crate::model::{Axis, ConceptId, ConceptKind, Cube, Statement, Taxonomy};

/// An arcrole of Dimensions 1.0 with its declaration.
macro_rules! dimensional {
    ($name:ident, $local:literal) => {
        static $name: Arcrole = Arcrole {
            uri: concat!("http://xbrl.org/int/dim/arcrole/", $local),
            declaration: Some(concat!("http://www.xbrl.org/2005/xbrldt-2005.xsd#", $local)),
        };
    };
}

// The relationships of Dimensions 1.0 §2, from the primary items inwards.
dimensional!(ALL, "all");
dimensional!(HYPERCUBE_DIMENSION, "hypercube-dimension");
dimensional!(DIMENSION_DOMAIN, "dimension-domain");
dimensional!(DOMAIN_MEMBER, "domain-member");
dimensional!(DIMENSION_DEFAULT, "dimension-default");

/// The cube of a statement; an empty link where it has none.
pub(super) fn link<'a>(taxonomy: &Taxonomy, statement: &'a Statement) -> ExtendedLink<'a> {
    let mut network = Network {
        taxonomy,
        link: ExtendedLink::of(taxonomy, statement),
        locators: IndexMap::new(),
        orders: Orders::default(),
        arcs: HashSet::new(),
    };
    if let Some(cube) = &statement.cube {
        network.cube(cube);
        for (parent, item) in primary_items(taxonomy, statement, cube) {
            network.arc(&DOMAIN_MEMBER, parent, item);
        }
    }
    network.link
}

/// A network that is being put together.
struct Network<'t, 'a> {
    taxonomy: &'t Taxonomy,
    link: ExtendedLink<'a>,
    locators: IndexMap<ConceptId, String>,
    orders: Orders,
    arcs: HashSet<(&'static str, ConceptId, ConceptId)>,
}

impl Network<'_, '_> {
    fn cube(&mut self, cube: &Cube) {
        let attributes =
            vec![("xbrldt:contextElement", "scenario".into()), ("xbrldt:closed", "true".into())];
        self.arc_with(&ALL, cube.line_items, cube.hypercube, attributes);
        for &axis in &cube.axes {
            self.arc(&HYPERCUBE_DIMENSION, cube.hypercube, axis);
            if let Some(members) = self.taxonomy.axes.get(&axis) {
                self.axis(axis, members);
            }
        }
    }

    /// The members of an explicit axis and its default; a typed one has neither.
    fn axis(&mut self, id: ConceptId, axis: &Axis) {
        if axis.typed.is_some() {
            return;
        }
        let mut placed = HashSet::new();
        let parents = parents(axis.members.iter().map(|member| member.depth));
        for (member, parent) in axis.members.iter().zip(parents) {
            // A member that is named twice keeps its first place: more than one way to a member
            // says nothing new.
            if !placed.insert(member.concept) {
                continue;
            }
            match parent {
                None => self.arc(&DIMENSION_DOMAIN, id, member.concept),
                Some(parent) => {
                    self.arc(&DOMAIN_MEMBER, axis.members[parent].concept, member.concept);
                }
            }
        }
        if let Some(default) = axis.default {
            self.arc(&DIMENSION_DEFAULT, id, default);
        }
    }

    fn arc(&mut self, arcrole: &'static Arcrole, from: ConceptId, to: ConceptId) {
        self.arc_with(arcrole, from, to, Vec::new());
    }

    /// Writes a relationship, once.
    ///
    /// The default of an axis may be its domain head, to which an arc goes already: its arc
    /// gets a locator of its own, since two arcs may not join the same two labels.
    fn arc_with(
        &mut self,
        arcrole: &'static Arcrole,
        from: ConceptId,
        to: ConceptId,
        attributes: Vec<(&'static str, String)>,
    ) {
        if !self.arcs.insert((arcrole.uri, from, to)) {
            return;
        }
        let source = self.locate(from);
        let target = if arcrole.uri == DIMENSION_DEFAULT.uri {
            self.link.locate(self.taxonomy.concept(to))
        } else {
            self.locate(to)
        };
        let order = Some(self.orders.next(from));
        let preferred_label = None;
        self.link.arc(Arc {
            arcrole,
            from: source,
            to: target,
            order,
            preferred_label,
            attributes,
        });
    }

    fn locate(&mut self, id: ConceptId) -> String {
        let concept = self.taxonomy.concept(id);
        self.locators.entry(id).or_insert_with(|| self.link.locate(concept)).clone()
    }
}

/// The concepts that the cube governs, each with the one above it.
///
/// They are what stands below the line items in the presentation tree, nested as there; where
/// the tree does not show the line items, everything in it. Each concept has one place, its
/// first, so that the network is a tree whatever the presentation repeats.
fn primary_items(
    taxonomy: &Taxonomy,
    statement: &Statement,
    cube: &Cube,
) -> Vec<(ConceptId, ConceptId)> {
    let nodes = &statement.nodes;
    let head = nodes.iter().position(|node| node.concept == cube.line_items);
    let rows = match head {
        None => &nodes[..],
        Some(head) => {
            let below = &nodes[head + 1..];
            let end = below.iter().position(|node| node.depth <= nodes[head].depth);
            &below[..end.unwrap_or(below.len())]
        }
    };
    let parents = parents(rows.iter().map(|node| node.depth));
    let mut placed = HashSet::from([cube.line_items]);
    // The concept that children of a row hang from: that of the row, or of the next row above
    // that is an item.
    let mut hooks: Vec<ConceptId> = Vec::with_capacity(rows.len());
    let mut items = Vec::new();
    for (row, parent) in rows.iter().zip(parents) {
        let above = parent.map_or(cube.line_items, |parent| hooks[parent]);
        let is_item = matches!(
            taxonomy.concept(row.concept).kind,
            ConceptKind::Item | ConceptKind::LineItems
        );
        hooks.push(if is_item { row.concept } else { above });
        if is_item && placed.insert(row.concept) {
            items.push((above, row.concept));
        }
    }
    items
}
