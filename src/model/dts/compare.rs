//! What differs between two discovered sets: concepts, types, labels, networks.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Dts, ElementId, Node, TypeId};

/// How something differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It is in the first set only.
    Removed,
    /// It is in the second set only.
    Added,
    /// It is in both, and not the same.
    Changed,
}

impl Change {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Removed => "removed",
            Self::Added => "added",
            Self::Changed => "changed",
        }
    }
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A concept with its properties.
    Concept,
    /// A type with its facets.
    Type,
    /// A label of a concept, by role and language.
    Label,
    /// A relationship of a network.
    Relationship,
}

impl Subject {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Concept => "concept",
            Self::Type => "type",
            Self::Label => "label",
            Self::Relationship => "relationship",
        }
    }
}

/// A difference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// What differs.
    pub subject: Subject,
    /// Its name: of a label concept, role and language, of a relationship network and ends.
    pub name: String,
    /// How.
    pub change: Change,
    /// What it is in the first set; empty where it is not there.
    pub first: String,
    /// What it is in the second.
    pub second: String,
}

/// What is said of each subject, by its name.
type Rows = BTreeMap<(Subject, String), String>;

/// What differs between two sets, subject by subject, by name.
#[must_use]
pub fn compare(first: &Dts, second: &Dts) -> Vec<Difference> {
    let (mut first, second) = (rows(first), rows(second));
    let mut differences = Vec::new();
    for (key, said) in second {
        let before = first.remove(&key);
        if before.as_ref() != Some(&said) {
            let change = if before.is_some() { Change::Changed } else { Change::Added };
            let (subject, name) = key;
            let first = before.unwrap_or_default();
            differences.push(Difference { subject, name, change, first, second: said });
        }
    }
    for ((subject, name), said) in first {
        let second = String::new();
        let change = Change::Removed;
        differences.push(Difference { subject, name, change, first: said, second });
    }
    differences.sort();
    differences
}

fn rows(dts: &Dts) -> Rows {
    let mut rows = Rows::new();
    for (id, _) in dts.concepts().filter(|(_, element)| !is_standard(dts, element.origin.document))
    {
        let name = dts.shown(dts.element(id).name);
        rows.insert((Subject::Concept, name.clone()), concept(dts, id));
        for label in dts.labels(Node::Element(id)) {
            let key = format!("{name} {} {}", dts.label_role(label), dts.text(label.lang));
            rows.insert((Subject::Label, key), dts.text(label.text).to_owned());
        }
    }
    for (id, of) in dts.types() {
        let own = of.origin.filter(|origin| !is_standard(dts, origin.document));
        if let (Some(name), Some(_)) = (of.name, own) {
            rows.insert((Subject::Type, dts.shown(name)), describe_type(dts, id));
        }
    }
    relationships(dts, &mut rows);
    rows
}

fn is_standard(dts: &Dts, document: crate::model::documents::DocumentId) -> bool {
    dts.documents().get(document).is_some_and(|document| !document.is_judged())
}

fn concept(dts: &Dts, id: ElementId) -> String {
    let element = dts.element(id);
    let mut said = match dts.type_(element.type_id).name {
        Some(name) => dts.shown(name),
        None => "a type of its own".to_owned(),
    };
    let group = element.head.map(|head| dts.shown(dts.element(head).name));
    let _ = write!(said, " in the group {}", group.unwrap_or_default());
    for (name, value) in dts.element_attributes(id) {
        let _ = write!(said, ", {} {value}", dts.names().local(name));
    }
    for (is, word) in [(element.is_abstract, "abstract"), (!element.nillable, "not nillable")] {
        if is {
            let _ = write!(said, ", {word}");
        }
    }
    said
}

fn describe_type(dts: &Dts, id: TypeId) -> String {
    let of = dts.type_(id);
    let mut said = format!("{:?} of {}", of.derivation, dts.shown(of.base_name)).to_lowercase();
    for facet in &of.facets {
        let _ = write!(said, ", {:?} {}", facet.kind, dts.text(facet.value));
    }
    said
}

fn relationships(dts: &Dts, rows: &mut Rows) {
    for network in dts.networks() {
        let (arcrole, role) = (dts.text(network.base.arcrole), dts.text(network.base.role));
        for relationship in network.relationships() {
            // Labels are told by themselves.
            let (Node::Element(from), Node::Element(to)) = (relationship.from, relationship.to)
            else {
                continue;
            };
            let arc = dts.arc(relationship.arc);
            let mut key = format!(
                "{role} {arcrole} {} {}",
                dts.shown(dts.element(from).name),
                dts.shown(dts.element(to).name)
            );
            let preferred = dts.text(arc.preferred_label);
            if !preferred.is_empty() {
                let _ = write!(key, " {preferred}");
            }
            let mut said = format!("order {}", arc.order);
            if let Some(weight) = arc.weight {
                let _ = write!(said, ", weight {weight}");
            }
            let target = dts.text(arc.target_role);
            if !target.is_empty() {
                let _ = write!(said, ", target role {target}");
            }
            for (is, word) in [(arc.closed, "closed"), (!arc.usable, "not usable")] {
                if is {
                    let _ = write!(said, ", {word}");
                }
            }
            if let Some(context) = arc.context_element {
                let _ = write!(said, ", {}", format!("{context:?}").to_lowercase());
            }
            rows.insert((Subject::Relationship, key), said);
        }
    }
}
