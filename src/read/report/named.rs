//! Concepts that a taxonomy does not have: what their facts say of them.

use rustc_hash::FxHashSet;

use super::made::is_tuple;
use crate::model::instance::{Instance, Item, NameId, WrittenMember, WrittenPeriod};
use crate::model::{
    Axis, Concept, ConceptKind, ItemType, Labels, Owner, PeriodType, QName, Taxonomy, TypedDomain,
};

/// Takes every name that an instance uses for a concept, axis or member into a taxonomy that does
/// not have it.
pub(super) fn adopt(instance: &Instance, taxonomy: &mut Taxonomy) {
    let mut seen = FxHashSet::default();
    for item in instance.items.iter().filter(|item| seen.insert(item.name)) {
        let kind = if is_tuple(item.kind) { ConceptKind::Tuple } else { ConceptKind::Item };
        let (item_type, period) = (item_type(instance, item), period_type(instance, item));
        add(instance, item.name, kind, item_type, period, taxonomy);
    }
    let mut seen = FxHashSet::default();
    for of in instance.contexts.iter().flat_map(|context| &context.dimensions) {
        let member = match &of.member {
            WrittenMember::Explicit(member) => Some(*member),
            WrittenMember::Typed { .. } => None,
        };
        if !seen.insert((of.axis, member)) {
            continue;
        }
        let duration = PeriodType::Duration;
        if let Some(member) = member {
            add(instance, member, ConceptKind::Member, "domain", duration, taxonomy);
        }
        add(instance, of.axis, ConceptKind::Dimension, "string", duration, taxonomy);
        let axis = taxonomy.concepts.find(&name(instance, of.axis, taxonomy));
        let typed = match &of.member {
            WrittenMember::Typed { element, .. } => Some(TypedDomain {
                element: name(instance, *element, taxonomy),
                simple_type: String::new(),
            }),
            WrittenMember::Explicit(_) => None,
        };
        if let Some(axis) = axis {
            let unknown = || Axis { members: Vec::new(), default: None, typed };
            taxonomy.axes.entry(axis).or_insert_with(unknown);
        }
    }
}

/// A name with the prefix that the instance binds, else that of another concept of the namespace.
fn name(instance: &Instance, id: NameId, taxonomy: &Taxonomy) -> QName {
    let (namespace, local) = instance.names.parts(id);
    let bound =
        instance.prefixes.iter().find(|(prefix, uri)| **uri == *namespace && !prefix.is_empty());
    let known = || {
        let mut concepts = taxonomy.concepts.values();
        concepts.find(|concept| *concept.name.namespace == *namespace)
    };
    match bound {
        Some((prefix, _)) => QName::new(prefix, namespace, local),
        None => {
            QName::new(&known().map_or("ns".into(), |of| of.name.prefix.clone()), namespace, local)
        }
    }
}

fn add(
    instance: &Instance,
    id: NameId,
    kind: ConceptKind,
    item_type: &str,
    period_type: PeriodType,
    taxonomy: &mut Taxonomy,
) {
    let (namespace, local) = instance.names.parts(id);
    if taxonomy.concepts.find(&QName::new("", namespace, local)).is_some() {
        return;
    }
    let Some(item_type) = ItemType::from_name(item_type).cloned() else { return };
    let concept = Concept {
        line: 0,
        name: name(instance, id, taxonomy),
        owner: Owner::Named,
        kind,
        item_type,
        period_type,
        balance: None,
        is_abstract: kind != ConceptKind::Item,
        nillable: true,
        values: Vec::new(),
        enumeration: None,
        labels: Labels::new(),
        references: Vec::new(),
    };
    // Its name is not there, so that it is added.
    let _ = taxonomy.concepts.add(concept);
}

/// What a fact with a unit is, as far as the unit says it; what has none is a text.
fn item_type(instance: &Instance, item: &Item) -> &'static str {
    let Some(unit) = item.unit else { return "string" };
    let unit = instance.unit_at(unit).and_then(|at| instance.units.get(at));
    let single = unit.and_then(|unit| match (&*unit.numerators, &*unit.denominators) {
        ([measure], []) => Some(instance.names.parts(*measure)),
        _ => None,
    });
    match single {
        Some(("http://www.xbrl.org/2003/iso4217", _)) => "monetary",
        Some(("http://www.xbrl.org/2003/instance", "shares")) => "shares",
        Some(("http://www.xbrl.org/2003/instance", "pure")) => "pure",
        _ => "decimal",
    }
}

fn period_type(instance: &Instance, item: &Item) -> PeriodType {
    let context = item.context.and_then(|context| instance.context_at(context));
    match context.and_then(|at| instance.contexts.get(at)).map(|context| &context.period) {
        Some(WrittenPeriod::Instant(_)) => PeriodType::Instant,
        _ => PeriodType::Duration,
    }
}
