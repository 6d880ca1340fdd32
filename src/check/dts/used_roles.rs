//! Roles and arcroles that links, arcs and resources have (XBRL 2.1 §3.5.2.4, §3.5.2.5, §5.1.3.4,
//! §5.1.4.5): standard ones on their own elements, others declared for them and referred to.

use std::collections::{HashMap, HashSet};

use super::roles::is_absolute;
use super::tell;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::documents::{Link, Origin, ReferenceKind};
use crate::model::dts::{Dts, NameId, Sym, arcrole, ns};

/// The beginning of all standard roles.
const ROLE: &str = "http://www.xbrl.org/2003/role/";
/// The beginning of all standard arcroles.
const ARCROLE: &str = "http://www.xbrl.org/2003/arcrole/";

/// Namespace of generic labels.
const GENERIC_LABEL: &str = "http://xbrl.org/2008/label";
/// Namespace of generic references.
const GENERIC_REFERENCE: &str = "http://xbrl.org/2008/reference";

/// Standard roles of labels, behind the common beginning.
const LABELS: [&str; 22] = [
    "label",
    "terseLabel",
    "verboseLabel",
    "positiveLabel",
    "positiveTerseLabel",
    "positiveVerboseLabel",
    "negativeLabel",
    "negativeTerseLabel",
    "negativeVerboseLabel",
    "zeroLabel",
    "zeroTerseLabel",
    "zeroVerboseLabel",
    "totalLabel",
    "periodStartLabel",
    "periodEndLabel",
    "documentation",
    "definitionGuidance",
    "disclosureGuidance",
    "presentationGuidance",
    "measurementGuidance",
    "commentaryGuidance",
    "exampleGuidance",
];
/// Standard roles of references.
const REFERENCES: [&str; 10] = [
    "reference",
    "definitionRef",
    "disclosureRef",
    "mandatoryDisclosureRef",
    "recommendedDisclosureRef",
    "unspecifiedDisclosureRef",
    "presentationRef",
    "measurementRef",
    "commentaryRef",
    "exampleRef",
];

/// The arc of each standard arcrole.
const ARCS: [(&str, &str); 8] = [
    (arcrole::CONCEPT_LABEL, "labelArc"),
    (arcrole::CONCEPT_REFERENCE, "referenceArc"),
    (arcrole::PARENT_CHILD, "presentationArc"),
    (arcrole::SUMMATION_ITEM, "calculationArc"),
    (arcrole::GENERAL_SPECIAL, "definitionArc"),
    (arcrole::ESSENCE_ALIAS, "definitionArc"),
    (arcrole::SIMILAR_TUPLES, "definitionArc"),
    (arcrole::REQUIRES_ELEMENT, "definitionArc"),
];

/// Roles and arcroles of a set: on which elements they may be used, and which linkbase refers to
/// them.
struct Declared {
    used_on: HashMap<(bool, Sym), Vec<NameId>>,
    referred: HashSet<(u32, bool, Sym)>,
}

/// A use of a role or an arcrole.
struct Used {
    uri: Sym,
    on: NameId,
    is_arcrole: bool,
    linkbase: u32,
    origin: Origin,
}

pub(super) fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    let declared = Declared::new(dts);
    let mut told = HashSet::new();
    for link in dts.documents().links() {
        uses(dts, link, |used| {
            // Once for a role and an element in a link is enough.
            if told.insert((used.linkbase, used.is_arcrole, used.uri, used.on)) {
                judge(dts, &declared, &used, diagnostics);
            }
        });
    }
}

impl Declared {
    fn new(dts: &Dts) -> Self {
        let mut used_on: HashMap<(bool, Sym), Vec<NameId>> = HashMap::new();
        for role in dts.roles() {
            used_on.entry((false, role.uri)).or_default().extend(&role.used_on);
        }
        for arcrole in dts.arcroles() {
            used_on.entry((true, arcrole.uri)).or_default().extend(&arcrole.used_on);
        }
        let mut referred = HashSet::new();
        for reference in dts.documents().references() {
            let is_arcrole = match reference.kind {
                ReferenceKind::RoleRef => false,
                ReferenceKind::ArcroleRef => true,
                _ => continue,
            };
            referred.extend(reference.linkbase.map(|of| (of, is_arcrole, reference.uri)));
        }
        Self { used_on, referred }
    }
}

/// Every role and arcrole that a link uses.
fn uses(dts: &Dts, link: &Link, mut each: impl FnMut(Used)) {
    let linkbase = link.linkbase;
    let origin = |line| dts.documents().origin(link, line);
    let at =
        |uri, on, is_arcrole, line| Used { uri, on, is_arcrole, linkbase, origin: origin(line) };
    each(at(link.role, link.name, false, link.line));
    for resource in link.resources.clone() {
        let resource = dts.resource(crate::model::documents::ResourceId(resource));
        if resource.role != Sym::EMPTY {
            each(at(resource.role, resource.name, false, resource.line));
        }
    }
    for arc in dts.documents().arcs(link) {
        each(at(arc.arcrole, arc.name, true, arc.line));
    }
}

fn judge(dts: &Dts, declared: &Declared, used: &Used, diagnostics: &mut Diagnostics) {
    let (namespace, _) = dts.names().parts(used.on);
    // Links and arcs of somebody's own may have what roles they want; generic links may not.
    if ![ns::LINK, ns::GEN, GENERIC_LABEL, GENERIC_REFERENCE].contains(&namespace) {
        return;
    }
    let uri = dts.text(used.uri);
    let what = if used.is_arcrole { "arcrole" } else { "role" };
    let on = dts.shown(used.on);
    if let Some(fits) = standard(dts, used) {
        if !fits {
            let message = format!("The standard {what} `{uri}` is not for `{on}`.");
            tell(dts, used.origin, Code::RoleNotDeclared, message, diagnostics);
        }
        return;
    }
    let message = if uri.is_empty() {
        format!("`{on}` has no {what}.")
    } else if !is_absolute(uri) {
        format!("The {what} `{uri}` is no absolute URI.")
    } else if !declared.referred.contains(&(used.linkbase, used.is_arcrole, used.uri)) {
        format!("The {what} `{uri}` is used, and the linkbase has no `{what}Ref` to it.")
    } else {
        match declared.used_on.get(&(used.is_arcrole, used.uri)) {
            None => format!("The {what} `{uri}` is declared nowhere."),
            Some(used_on) if used_on.contains(&used.on) => return,
            Some(_) => format!("The {what} `{uri}` is not declared for `{on}`."),
        }
    };
    tell(dts, used.origin, Code::RoleNotDeclared, message, diagnostics);
}

/// Whether a standard role or arcrole is on an element that it is for; none where it is no
/// standard one.
fn standard(dts: &Dts, used: &Used) -> Option<bool> {
    let uri = dts.text(used.uri);
    let (namespace, on) = dts.names().parts(used.on);
    if used.is_arcrole {
        let (_, arc) = ARCS.iter().find(|(known, _)| *known == uri)?;
        // Arcs of somebody's own may have standard arcroles; they mean nothing to XBRL.
        return uri.starts_with(ARCROLE).then_some(namespace != ns::LINK || on == *arc);
    }
    let name = uri.strip_prefix(ROLE)?;
    let is_known = name == "link"
        || name == "footnote"
        || LABELS.contains(&name)
        || REFERENCES.contains(&name);
    if !is_known {
        return None;
    }
    Some(match (namespace, on) {
        (ns::LINK, "label") => LABELS.contains(&name),
        (ns::LINK, "reference") => REFERENCES.contains(&name),
        (ns::LINK, "footnote") => name == "footnote",
        (ns::LINK, link) if link.ends_with("Link") => name == "link",
        _ => true,
    })
}
