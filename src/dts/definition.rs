//! The definition linkbase of an entry point: cubes and their axes (Dimensions 1.0 §2).
//!
//! The link of a statement holds its primary items, how they are bound to cubes, and all of the
//! first cube. A further cube has a link of its own, to which `targetRole` leads: in one link two
//! cubes that share two axes would be an undirected cycle, which `hypercube-dimension` forbids
//! (XBRL 2.1 §5.1.4.3). So has the domain of an axis where members that it shares with another
//! axis of the link have other members below them, which both axes would get.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::linkbase::{Arc, Arcrole, ExtendedLink, Orders};
use super::role::Role;
use super::tree::parents;
use crate::model::{ConceptId, ConceptKind, Container, Cube, Member, Node, Statement, Taxonomy};

/// An arcrole of Dimensions 1.0 with its declaration.
macro_rules! dimensional {
    ($visible:vis $name:ident, $local:literal) => {
        $visible static $name: Arcrole<'static> = Arcrole {
            uri: concat!("http://xbrl.org/int/dim/arcrole/", $local),
            declaration: Some(concat!("http://www.xbrl.org/2005/xbrldt-2005.xsd#", $local)),
        };
    };
}

// The relationships of Dimensions 1.0 §2, from the primary items inwards.
dimensional!(ALL, "all");
dimensional!(NOT_ALL, "notAll");
dimensional!(HYPERCUBE_DIMENSION, "hypercube-dimension");
dimensional!(DIMENSION_DOMAIN, "dimension-domain");
dimensional!(pub(super) DOMAIN_MEMBER, "domain-member");
dimensional!(DIMENSION_DEFAULT, "dimension-default");

/// An attribute of an arc.
type Attribute = (&'static str, String);

/// The links of a statement: its own, which is empty where there are no cubes, and those of parts
/// of its cubes.
pub(super) fn links<'a>(taxonomy: &Taxonomy, statement: &'a Statement) -> Vec<ExtendedLink<'a>> {
    let mut own = Network::new(taxonomy, Role::of(taxonomy, statement));
    let mut further = Vec::new();
    for (nth, cube) in statement.cubes.iter().enumerate() {
        if nth == 0 || cube.axes.is_empty() {
            own.bind(cube, None);
            own.axes(statement, cube, &mut further);
        } else {
            let role = Role::part(taxonomy, statement, &[cube.hypercube]);
            own.bind(cube, Some(&role));
            let mut network = Network::new(taxonomy, role);
            // A link comes before those to which it leads.
            let mut beyond = Vec::new();
            network.axes(statement, cube, &mut beyond);
            further.push(network.link);
            further.append(&mut beyond);
        }
    }
    let mut heads = HashSet::new();
    for cube in statement.cubes.iter().filter(|cube| heads.insert(cube.line_items)) {
        for (parent, item) in primary_items(taxonomy, statement, cube.line_items) {
            own.arc(DOMAIN_MEMBER, parent, item);
        }
    }
    further.insert(0, own.link);
    further
}

/// The links of a statement beside its own.
pub(super) fn parts<'a>(
    taxonomy: &Taxonomy,
    statement: &'a Statement,
) -> impl Iterator<Item = ExtendedLink<'a>> {
    links(taxonomy, statement).into_iter().skip(1)
}

/// A network that is being put together.
struct Network<'t, 'a> {
    taxonomy: &'t Taxonomy,
    link: ExtendedLink<'a>,
    locators: IndexMap<ConceptId, String>,
    orders: Orders,
    arcs: HashSet<(&'static str, ConceptId, ConceptId)>,
    /// What stands directly below axes and members, and whether facts can have it.
    below: HashMap<ConceptId, Vec<(ConceptId, bool)>>,
}

impl<'t, 'a> Network<'t, 'a> {
    fn new(taxonomy: &'t Taxonomy, role: Role) -> Self {
        Self {
            taxonomy,
            link: ExtendedLink::of(taxonomy, role),
            locators: IndexMap::new(),
            orders: Orders::default(),
            arcs: HashSet::new(),
            below: HashMap::new(),
        }
    }

    /// Binds the primary items to a cube, whose axes may stand in a link of another role.
    fn bind(&mut self, cube: &Cube, target: Option<&Role>) {
        let container = match cube.container {
            Container::Scenario => "scenario",
            Container::Segment => "segment",
        };
        let mut attributes = vec![
            ("xbrldt:contextElement", container.into()),
            ("xbrldt:closed", cube.closed.to_string()),
        ];
        attributes.extend(target.map(target_role));
        let arcrole = if cube.excludes { NOT_ALL } else { ALL };
        self.arc_with(arcrole, cube.line_items, cube.hypercube, attributes);
    }

    /// The axes of a cube with their members. Links that they need beside this one are added to
    /// `further`.
    fn axes(&mut self, statement: &Statement, cube: &Cube, further: &mut Vec<ExtendedLink<'a>>) {
        for axis in &cube.axes {
            let members = self.taxonomy.members(axis);
            let below = below(axis.concept, members);
            if self.agrees(&below) {
                self.arc(HYPERCUBE_DIMENSION, cube.hypercube, axis.concept);
                self.domain(axis.concept, members);
                self.below.extend(below);
            } else {
                let steps = [cube.hypercube, axis.concept];
                let role = Role::part(self.taxonomy, statement, &steps);
                let attributes = vec![target_role(&role)];
                self.arc_with(HYPERCUBE_DIMENSION, cube.hypercube, axis.concept, attributes);
                let mut network = Network::new(self.taxonomy, role);
                network.domain(axis.concept, members);
                further.push(network.link);
            }
        }
    }

    /// Whether what stands in the link already has the same below it as in this tree.
    fn agrees(&self, tree: &HashMap<ConceptId, Vec<(ConceptId, bool)>>) -> bool {
        tree.iter().all(|(concept, below)| self.below.get(concept).is_none_or(|b| b == below))
    }

    /// The members of an explicit axis and its default; a typed one has neither.
    fn domain(&mut self, axis: ConceptId, members: &[Member]) {
        let mut placed = HashSet::new();
        let parents = parents(members.iter().map(|member| member.depth));
        for (member, parent) in members.iter().zip(parents) {
            // A member that is named twice keeps its first place: more than one way to a member
            // says nothing new.
            if !placed.insert(member.concept) {
                continue;
            }
            let (arcrole, from) = match parent {
                None => (DIMENSION_DOMAIN, axis),
                Some(parent) => (DOMAIN_MEMBER, members[parent].concept),
            };
            let usable = ("xbrldt:usable", "false".to_owned());
            let attributes = if member.usable { Vec::new() } else { vec![usable] };
            self.arc_with(arcrole, from, member.concept, attributes);
        }
        let known = self.taxonomy.axes.get(&axis).filter(|known| known.typed.is_none());
        if let Some(default) = known.and_then(|known| known.default) {
            self.arc(DIMENSION_DEFAULT, axis, default);
        }
    }

    fn arc(&mut self, arcrole: Arcrole<'static>, from: ConceptId, to: ConceptId) {
        self.arc_with(arcrole, from, to, Vec::new());
    }

    /// Writes a relationship, once.
    ///
    /// The default of an axis may be its domain head, to which an arc goes already: its arc
    /// gets a locator of its own, since two arcs may not join the same two labels.
    fn arc_with(
        &mut self,
        arcrole: Arcrole<'static>,
        from: ConceptId,
        to: ConceptId,
        attributes: Vec<Attribute>,
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

fn target_role(role: &Role) -> Attribute {
    ("xbrldt:targetRole", role.uri.clone())
}

/// What stands directly below an axis and below each of its members, and whether facts can have
/// it.
fn below(axis: ConceptId, members: &[Member]) -> HashMap<ConceptId, Vec<(ConceptId, bool)>> {
    let mut below: HashMap<ConceptId, Vec<(ConceptId, bool)>> = HashMap::new();
    let parents = parents(members.iter().map(|member| member.depth));
    for (member, parent) in members.iter().zip(parents) {
        let above = parent.map_or(axis, |parent| members[parent].concept);
        below.entry(above).or_default().push((member.concept, member.usable));
        below.entry(member.concept).or_default();
    }
    below
}

/// The concepts that the cubes of a head of primary items govern, each with the one above it.
///
/// They are what stands below the line items in the presentation tree, nested as there; where
/// the tree does not show the line items, everything in it. Each concept has one place, its
/// first, so that the network is a tree whatever the presentation repeats. A cube that says itself
/// what it binds binds that and no more: of the tree what leads to it, and what the tree lacks directly
/// below the head.
fn primary_items(
    taxonomy: &Taxonomy,
    statement: &Statement,
    head: ConceptId,
) -> Vec<(ConceptId, ConceptId)> {
    let bound = bound(statement, head);
    let rows = statement.below(head);
    let parents = parents(rows.iter().map(|node| node.depth));
    let leads: Vec<bool> = match &bound {
        None => vec![true; rows.len()],
        Some(bound) => leading(rows, &parents, bound),
    };
    let mut placed = HashSet::from([head]);
    // The concept that children of a row hang from: that of the row, or of the next row above
    // that is an item.
    let mut hooks: Vec<ConceptId> = Vec::with_capacity(rows.len());
    let mut items = Vec::new();
    for ((row, parent), leads) in rows.iter().zip(parents).zip(leads) {
        let above = parent.map_or(head, |parent| hooks[parent]);
        // Members can stand there as little as tables and axes; but they are items all the same.
        let is_item = !matches!(
            taxonomy.concept(row.concept).kind,
            ConceptKind::Hypercube | ConceptKind::Dimension
        );
        hooks.push(if is_item { row.concept } else { above });
        if is_item && leads && placed.insert(row.concept) {
            items.push((above, row.concept));
        }
    }
    let beside = bound.into_iter().flatten().filter(|item| placed.insert(*item));
    items.extend(beside.map(|item| (head, item)));
    items
}

/// What the cubes of a head say themselves that they bind; none where the tree says it.
fn bound(statement: &Statement, head: ConceptId) -> Option<Vec<ConceptId>> {
    let of_head = statement.cubes.iter().filter(|cube| cube.line_items == head);
    let all: Option<Vec<_>> = of_head.map(|cube| cube.items.as_deref()).collect();
    all.map(|all| all.concat())
}

/// Which rows are bound, or stand above one that is.
fn leading(rows: &[Node], parents: &[Option<usize>], bound: &[ConceptId]) -> Vec<bool> {
    let bound: HashSet<ConceptId> = bound.iter().copied().collect();
    let mut leads: Vec<bool> = rows.iter().map(|row| bound.contains(&row.concept)).collect();
    for (at, parent) in parents.iter().enumerate().rev() {
        if let Some(parent) = parent.filter(|_| leads[at]) {
            leads[parent] = true;
        }
    }
    leads
}
