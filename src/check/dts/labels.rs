//! Labels (XBRL 2.1 §5.2.2.2.1, §5.2.4.2.1): their language, and those that presentations ask for.

use std::collections::HashSet;

use super::cycles::origin;
use super::tell;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::dts::{Dts, Node, Sym, arcrole, ns};

pub(super) fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    languages(dts, diagnostics);
    preferred(dts, diagnostics);
}

fn languages(dts: &Dts, diagnostics: &mut Diagnostics) {
    for (_, resource) in dts.resources() {
        let (namespace, local) = dts.names().parts(resource.name);
        let needs = namespace == ns::LINK && matches!(local, "label" | "footnote");
        if needs && resource.lang == Sym::EMPTY {
            let link = &dts.documents().links()[resource.link.index()];
            let at = dts.documents().origin(link, resource.line);
            let message = format!("The {local} has no language.");
            tell(dts, at, Code::LabelWithoutLanguage, message, diagnostics);
        }
    }
}

fn preferred(dts: &Dts, diagnostics: &mut Diagnostics) {
    let mut told = HashSet::new();
    for network in dts.networks_of(arcrole::PARENT_CHILD) {
        for relationship in network.relationships() {
            let role = dts.arc(relationship.arc).preferred_label;
            let Node::Element(concept) = relationship.to else { continue };
            if role == Sym::EMPTY {
                continue;
            }
            let uri = dts.text(role);
            let has = dts.labels(relationship.to).any(|label| dts.label_role(label) == uri);
            if !has && told.insert((concept, role)) {
                let name = dts.name_of(concept).1;
                let message = format!("`{name}` has no label of the role `{uri}`.");
                let at = origin(dts, network, relationship);
                tell(dts, at, Code::PreferredLabelMissing, message, diagnostics);
            }
        }
    }
}
