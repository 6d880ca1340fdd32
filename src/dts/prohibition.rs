//! Arcs that prohibit relationships of others (XBRL 2.1 §3.5.3.9.7), in links of their roles.

use indexmap::IndexMap;

use super::linkbase::{CALCULATION, DEFINITION, ExtendedLink, Kind, PRESENTATION};
use super::role::Role;
use super::xml::Xml;
use crate::model::documents::ContextElement;
use crate::model::{ConceptId, LinkKind, ProhibitingArc, Taxonomy};

/// The links of a kind of linkbase that prohibit something.
pub(super) fn links<'a>(taxonomy: &'a Taxonomy, kind: &Kind) -> Vec<ExtendedLink<'a>> {
    let mut links: IndexMap<&str, ExtendedLink<'a>> = IndexMap::new();
    let of_kind = taxonomy.prohibitions.iter().filter(|of| suffix(of.link) == kind.suffix);
    for prohibition in of_kind {
        let role = &*prohibition.arc.role;
        let new = || match role {
            ExtendedLink::STANDARD_ROLE => ExtendedLink::standard(taxonomy),
            role => ExtendedLink::of(taxonomy, Role::of_relations(taxonomy, role)),
        };
        let link = links.entry(role).or_insert_with(new);
        // Two arcs may not join the same two labels, and several may be about the same two concepts.
        let mut locate = |id: ConceptId| link.locate(taxonomy.concept(id));
        let (from, to) = (locate(prohibition.from), locate(prohibition.to));
        link.prohibit(from, to, &prohibition.arc);
    }
    links.into_values().collect()
}

fn suffix(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Presentation => PRESENTATION.suffix,
        LinkKind::Calculation => CALCULATION.suffix,
        LinkKind::Definition => DEFINITION.suffix,
    }
}

/// Writes the arc, with all attributes that make its relationships equivalent to those of others.
pub(super) fn write([from, to]: [&str; 2], arc: &ProhibitingArc, kind: &Kind, xml: &mut Xml) {
    let mut attributes: Vec<(String, String)> = Vec::new();
    let mut add = |name: &str, value: &str| attributes.push((name.to_owned(), value.to_owned()));
    add("xlink:type", "arc");
    add("xlink:arcrole", &arc.arcrole);
    add("xlink:from", from);
    add("xlink:to", to);
    add("order", &arc.order.to_string());
    add("priority", &arc.priority.to_string());
    add("use", "prohibited");
    if let Some(weight) = arc.weight {
        add("weight", &weight.to_string());
    }
    if let Some(role) = &arc.preferred_label {
        add("preferredLabel", role.uri());
    }
    if let Some(role) = &arc.target_role {
        add("xbrldt:targetRole", role);
    }
    if !arc.usable {
        add("xbrldt:usable", "false");
    }
    if arc.closed {
        add("xbrldt:closed", "true");
    }
    match arc.context_element {
        Some(ContextElement::Segment) => add("xbrldt:contextElement", "segment"),
        Some(ContextElement::Scenario) => add("xbrldt:contextElement", "scenario"),
        None => {}
    }
    for (nth, (name, value)) in arc.further.iter().enumerate() {
        match &*name.namespace {
            "" => add(&name.local, value),
            namespace => {
                add(&format!("xmlns:p{nth}"), namespace);
                add(&format!("p{nth}:{}", name.local), value);
            }
        }
    }
    let attributes: Vec<(&str, &str)> =
        attributes.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    xml.empty(kind.arc, &attributes);
}
