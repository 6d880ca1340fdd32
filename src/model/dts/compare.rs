//! What differs between two discovered sets: concepts, types, labels, networks.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::editions::Editions;
use super::{Dts, ElementId, NameId, Node, TypeId};
use crate::model::documents::Arc;

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
    /// A namespace whose edition changed: names below it are compared as the same.
    Namespace,
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
            Self::Namespace => "namespace",
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

/// What differs between two sets, subject by subject, by name. Namespaces and roles that differ by a date
/// or a version only are those of two editions, and what is in them is held against each other.
#[must_use]
pub fn compare(first: &Dts, second: &Dts) -> Vec<Difference> {
    let editions = Editions::of(first, second);
    let [mut first, second] = [first, second].map(|dts| Said { dts, editions: &editions }.rows());
    let of_namespace = |(first, second): &(String, String)| Difference {
        subject: Subject::Namespace,
        name: editions.common(first).to_owned(),
        change: Change::Changed,
        first: first.clone(),
        second: second.clone(),
    };
    let mut differences: Vec<Difference> = editions.namespaces.iter().map(of_namespace).collect();
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

/// What a set says, in words that are the same in another edition.
struct Said<'a> {
    dts: &'a Dts,
    editions: &'a Editions,
}

impl Said<'_> {
    fn rows(&self) -> Rows {
        let dts = self.dts;
        let mut rows = Rows::new();
        let own = dts.concepts().filter(|(_, element)| !is_standard(dts, element.origin.document));
        for (id, _) in own {
            let name = self.name(dts.element(id).name);
            rows.insert((Subject::Concept, name.clone()), self.concept(id));
            for label in dts.labels(Node::Element(id)) {
                let key = format!("{name} {} {}", dts.label_role(label), dts.text(label.lang));
                rows.insert((Subject::Label, key), dts.text(label.text).to_owned());
            }
        }
        for (id, of) in dts.types() {
            let own = of.origin.filter(|origin| !is_standard(dts, origin.document));
            if let (Some(name), Some(_)) = (of.name, own) {
                rows.insert((Subject::Type, self.name(name)), self.describe_type(id));
            }
        }
        self.relationships(&mut rows);
        rows
    }

    /// A name, in what editions of its namespace have in common.
    fn name(&self, name: NameId) -> String {
        let (namespace, local) = self.dts.names().parts(name);
        let common = self.editions.common(namespace);
        match common == namespace {
            true => self.dts.shown(name),
            false => format!("{{{common}}}{local}"),
        }
    }

    fn concept(&self, id: ElementId) -> String {
        let dts = self.dts;
        let element = dts.element(id);
        let mut said = match dts.type_(element.type_id).name {
            Some(name) => self.name(name),
            None => "a type of its own".to_owned(),
        };
        let group = element.head.map(|head| self.name(dts.element(head).name));
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

    fn describe_type(&self, id: TypeId) -> String {
        let of = self.dts.type_(id);
        let derivation = format!("{:?}", of.derivation).to_lowercase();
        let mut said = format!("{derivation} of {}", self.name(of.base_name));
        for facet in &of.facets {
            let kind = format!("{:?}", facet.kind);
            let _ = write!(said, ", {kind} {}", self.dts.text(facet.value));
        }
        said
    }

    fn relationships(&self, rows: &mut Rows) {
        let dts = self.dts;
        for network in dts.networks() {
            let (arcrole, role) = (dts.text(network.base.arcrole), dts.text(network.base.role));
            let role = self.editions.common(role);
            for relationship in network.relationships() {
                // Labels are told by themselves.
                let (Node::Element(from), Node::Element(to)) = (relationship.from, relationship.to)
                else {
                    continue;
                };
                let [from, to] = [from, to].map(|end| self.name(dts.element(end).name));
                let arc = dts.arc(relationship.arc);
                let mut key = format!("{role} {arcrole} {from} {to}");
                let preferred = dts.text(arc.preferred_label);
                if !preferred.is_empty() {
                    let _ = write!(key, " {preferred}");
                }
                rows.insert((Subject::Relationship, key), self.arc(arc));
            }
        }
    }

    fn arc(&self, arc: &Arc) -> String {
        let mut said = format!("order {}", arc.order);
        if let Some(weight) = arc.weight {
            let _ = write!(said, ", weight {weight}");
        }
        let target = self.editions.common(self.dts.text(arc.target_role));
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
        said
    }
}

fn is_standard(dts: &Dts, document: crate::model::documents::DocumentId) -> bool {
    dts.documents().get(document).is_some_and(|document| !document.is_judged())
}
