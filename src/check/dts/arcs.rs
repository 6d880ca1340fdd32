//! Arcs (XBRL 2.1 §3.5.3.9): both ends are in the link, once each, and of the right kind.

use std::collections::{HashMap, HashSet};

use super::tell;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::documents::{Arc, Link, ResourceId, Use};
use crate::model::dts::{Dts, Node, Sym, arcrole, ns};

/// What an end of an arc is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Locator,
    /// Locators, at least one of which leads to a concept.
    Concept,
    Resource,
    Both,
}

pub(super) fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    for link in dts.documents().links() {
        let ends = ends(dts, link);
        let mut seen = HashSet::new();
        for arc in dts.documents().arcs(link) {
            let origin = dts.documents().origin(link, arc.line);
            let mut wrong = |message| tell(dts, origin, Code::InvalidArc, message, diagnostics);
            let mut lacks = false;
            for label in [arc.from, arc.to] {
                if !ends.contains_key(&label) {
                    lacks = true;
                    wrong(format!("Nothing in the link has the label `{}`.", dts.text(label)));
                }
            }
            if !seen.insert((arc.from, arc.to)) {
                wrong(format!(
                    "A second arc leads from `{}` to `{}` in the link.",
                    dts.text(arc.from),
                    dts.text(arc.to)
                ));
            }
            if let Some(message) = resource_fault(dts, &ends, arc).filter(|_| !lacks) {
                wrong(message);
            }
        }
    }
}

/// What the labels of a link stand for.
fn ends(dts: &Dts, link: &Link) -> HashMap<Sym, End> {
    let mut ends = HashMap::new();
    for locator in dts.documents().locators(link) {
        let is_concept = matches!(locator.node, Some(Node::Element(_)));
        let end = ends.entry(locator.label).or_insert(End::Locator);
        if is_concept {
            *end = End::Concept;
        }
    }
    for resource in link.resources.clone() {
        let label = dts.resource(ResourceId(resource)).label;
        let other = ends.get(&label).is_some_and(|end| *end != End::Resource);
        ends.insert(label, if other { End::Both } else { End::Resource });
    }
    ends
}

/// Arcs to labels and references lead from concepts to resources; to those of another link only to
/// prohibit (§5.2.2.3, §5.2.3.3).
fn resource_fault(dts: &Dts, ends: &HashMap<Sym, End>, arc: &Arc) -> Option<String> {
    let uri = dts.text(arc.arcrole);
    let is_of_resource = matches!(uri, arcrole::CONCEPT_LABEL | arcrole::CONCEPT_REFERENCE);
    if !is_of_resource || dts.names().parts(arc.name).0 != ns::LINK {
        return None;
    }
    if !matches!(ends.get(&arc.from), Some(End::Locator | End::Concept)) {
        return Some("The arc does not lead from a concept.".to_owned());
    }
    if ends.get(&arc.to) == Some(&End::Concept) {
        return Some("The arc leads to a concept, and not to a resource.".to_owned());
    }
    let remote = ends.get(&arc.to) != Some(&End::Resource);
    (remote && arc.use_ == Use::Optional).then(|| {
        "The arc leads to no resource of its link; one of another link can only be prohibited."
            .to_owned()
    })
}
