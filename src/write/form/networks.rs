//! Which of the regulator's networks hold which facts, and what of them a filing takes.
//!
//! A fact belongs to the networks that have its element and exactly its axes and members. Where
//! that is true of several, the one about the fact's portion of the year is meant, then one that
//! other facts need anyway, then the first.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Filled;
use crate::model::dts::{ElementId, Relationship, Sym, arcrole};
use crate::model::{Fact, FactId, MemberValue};

/// What a filing takes of a network of the regulator.
#[derive(Debug)]
pub struct Network {
    /// The role of the regulator's network.
    pub role: Sym,
    /// The relationships, in the order of the tree.
    pub arcs: Vec<Relationship>,
    /// The facts, in the order of the report.
    pub facts: Vec<FactId>,
    /// The elements, in the order of the tree.
    pub elements: Vec<ElementId>,
}

/// A fact that no network of the form has a place for.
pub type UnplacedFact = FactId;

/// A network of the regulator.
struct Whole {
    role: Sym,
    /// From each element, by order.
    from: FxHashMap<ElementId, Vec<Relationship>>,
    /// To each element.
    to: FxHashMap<ElementId, Vec<ElementId>>,
    roots: Vec<ElementId>,
    axes: FxHashSet<ElementId>,
}

impl Whole {
    fn has(&self, element: ElementId) -> bool {
        self.to.contains_key(&element)
    }

    /// Whether a fact about an element with these axes and members belongs here.
    fn holds(&self, element: ElementId, members: &[(ElementId, ElementId)]) -> bool {
        self.has(element)
            && members.len() == self.axes.len()
            && members.iter().all(|(axis, member)| self.axes.contains(axis) && self.has(*member))
    }
}

/// The networks that a filing needs, in the regulator's order, and the facts that have no place in any.
#[must_use]
pub fn networks(filled: &Filled<'_>) -> (Vec<Network>, Vec<UnplacedFact>) {
    let wholes = wholes(filled);
    let mut facts: Vec<Vec<FactId>> = vec![Vec::new(); wholes.len()];
    let mut unplaced = Vec::new();
    let mut several = Vec::new();
    for (at, fact) in filled.report.facts.iter().enumerate() {
        let id = FactId::from(at);
        let places = places(filled, fact, &wholes);
        match places[..] {
            [] => unplaced.push(id),
            [place] => facts[place].push(id),
            _ => several.push((id, places)),
        }
    }
    let needed: FxHashSet<usize> = (0..wholes.len()).filter(|at| !facts[*at].is_empty()).collect();
    for (id, places) in several {
        let first = places.iter().find(|place| needed.contains(place)).or(places.first());
        first.into_iter().for_each(|place| facts[*place].push(id));
    }
    facts.iter_mut().for_each(|facts| facts.sort_unstable());
    let kept = wholes.iter().zip(facts).filter(|(_, facts)| !facts.is_empty());
    (kept.map(|(whole, facts)| taken(filled, whole, facts)).collect(), unplaced)
}

/// The networks that may hold a fact.
fn places(filled: &Filled<'_>, fact: &Fact, wholes: &[Whole]) -> Vec<usize> {
    let Some(element) = filled.element(fact.concept) else { return Vec::new() };
    let Some(members) = members(filled, fact) else { return Vec::new() };
    let all = wholes.iter().enumerate().filter(|(_, whole)| whole.holds(element, &members));
    let mut places: Vec<usize> = all.map(|(at, _)| at).collect();
    let period = filled.report.period(fact.context);
    let portion = filled.form.base_of(period, &filled.fiscal).map(|base| base.portion);
    if let Some(end) = portion.and_then(|portion| portion.network.as_deref()) {
        let about = |at: &usize| filled.base.text(wholes[*at].role).ends_with(end);
        if places.iter().any(about) {
            places.retain(about);
        }
    }
    places
}

/// Axes and members of a fact; none where one of them is no element of the form.
fn members(filled: &Filled<'_>, fact: &Fact) -> Option<Vec<(ElementId, ElementId)>> {
    let pairs = filled.report.dimensions_of(fact.context).iter().map(|(axis, member)| {
        let MemberValue::Explicit(member) = member else { return None };
        Some((filled.element(*axis)?, filled.element(*member)?))
    });
    pairs.collect()
}

fn wholes(filled: &Filled<'_>) -> Vec<Whole> {
    let base = filled.base;
    let arcroles = [
        arcrole::ALL,
        arcrole::HYPERCUBE_DIMENSION,
        arcrole::DIMENSION_DOMAIN,
        arcrole::DOMAIN_MEMBER,
        arcrole::DIMENSION_DEFAULT,
    ];
    let mut wholes: Vec<Whole> = Vec::new();
    let mut first: FxHashMap<Sym, usize> = FxHashMap::default();
    for network in base.networks() {
        let of = base.text(network.base.arcrole);
        if !arcroles.contains(&of)
            || !base.text(network.base.role).starts_with(&filled.form.roles.base)
        {
            continue;
        }
        let at = *first.entry(network.base.role).or_insert_with(|| {
            wholes.push(Whole {
                role: network.base.role,
                from: FxHashMap::default(),
                to: FxHashMap::default(),
                roots: Vec::new(),
                axes: FxHashSet::default(),
            });
            wholes.len() - 1
        });
        let whole = &mut wholes[at];
        for relationship in network.relationships() {
            let (Some(from), Some(to)) = (relationship.from.element(), relationship.to.element())
            else {
                continue;
            };
            whole.from.entry(from).or_default().push(*relationship);
            whole.to.entry(to).or_default().push(from);
            if of == arcrole::HYPERCUBE_DIMENSION {
                whole.axes.insert(to);
            }
        }
    }
    for whole in &mut wholes {
        for arcs in whole.from.values_mut() {
            arcs.sort_by_key(|arc| (base.arc(arc.arc).order, arc.arc));
        }
        let mut roots: Vec<_> =
            whole.from.iter().filter(|(id, _)| !whole.to.contains_key(*id)).collect();
        roots.sort_by_key(|(_, arcs)| arcs.first().map(|arc| arc.arc));
        whole.roots = roots.into_iter().map(|(id, _)| *id).collect();
    }
    wholes
}

/// Takes of a network what facts use, and what stands above that; of tables every axis.
fn taken(filled: &Filled<'_>, whole: &Whole, facts: Vec<FactId>) -> Network {
    let mut open: Vec<ElementId> = whole.axes.iter().copied().collect();
    for id in &facts {
        let fact = filled.report.fact(*id);
        open.extend(filled.element(fact.concept));
        let members = members(filled, fact).unwrap_or_default();
        open.extend(members.into_iter().map(|(_, member)| member));
    }
    open.extend(bounds(filled, &open));
    let mut kept: FxHashSet<ElementId> = FxHashSet::default();
    while let Some(element) = open.pop() {
        if kept.insert(element) {
            open.extend(whole.to.get(&element).into_iter().flatten());
        }
    }
    // A table without axes hangs on the heading alone.
    let tables = whole.from.values().flatten().filter(|arc| {
        filled.base.text(filled.base.arc(arc.arc).arcrole) == arcrole::ALL
            && arc.from.element().is_some_and(|head| kept.contains(&head))
    });
    let tables: Vec<ElementId> = tables.filter_map(|arc| arc.to.element()).collect();
    kept.extend(tables);
    let (mut arcs, mut elements) = (Vec::new(), Vec::new());
    let mut seen: FxHashSet<ElementId> = FxHashSet::default();
    let mut stack: Vec<ElementId> = whole.roots.iter().rev().copied().collect();
    // Depth first, each element once: a network may lead to one by two ways.
    let mut below: Vec<Vec<Relationship>> = Vec::new();
    while let Some(root) = stack.pop() {
        visit(root, &mut seen, &mut elements);
        below.push(children(whole, root, &kept));
        while let Some(level) = below.last_mut() {
            let Some(arc) = level.pop() else {
                below.pop();
                continue;
            };
            arcs.push(arc);
            let Some(to) = arc.to.element() else { continue };
            if visit(to, &mut seen, &mut elements) {
                below.push(children(whole, to, &kept));
            }
        }
    }
    Network { role: whole.role, arcs, facts, elements }
}

/// The members of the bounds of figures, where the member of the figure is used: the three come together.
fn bounds(filled: &Filled<'_>, used: &[ElementId]) -> Vec<ElementId> {
    let Some(ranges) = &filled.form.ranges else { return Vec::new() };
    let find = |name: &str| filled.base.find(&filled.form.namespace, name);
    if !find(&ranges.value).is_some_and(|value| used.contains(&value)) {
        return Vec::new();
    }
    [&ranges.lower, &ranges.upper].into_iter().filter_map(|name| find(name)).collect()
}

fn visit(element: ElementId, seen: &mut FxHashSet<ElementId>, order: &mut Vec<ElementId>) -> bool {
    let is_new = seen.insert(element);
    if is_new {
        order.push(element);
    }
    is_new
}

/// The relationships from an element to what is kept, the last first.
fn children(whole: &Whole, from: ElementId, kept: &FxHashSet<ElementId>) -> Vec<Relationship> {
    let arcs = whole.from.get(&from).into_iter().flatten().rev().copied();
    arcs.filter(|arc| kept.contains(&from) && arc.to.element().is_some_and(|to| kept.contains(&to)))
        .collect()
}
