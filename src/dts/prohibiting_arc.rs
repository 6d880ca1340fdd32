//! An arc that prohibits one of others (XBRL 2.1 §3.5.3.9.7.4).

use super::xml::Xml;
use crate::model::ProhibitingArc;
use crate::model::documents::ContextElement;

/// Writes an arc of the element `name`, with all attributes that make its relationships equivalent to those of others.
pub(super) fn write([from, to]: [&str; 2], arc: &ProhibitingArc, name: &str, xml: &mut Xml) {
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
    xml.empty(name, &attributes);
}
