//! The prefixes that instances and inline documents bind at their root.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{ConceptId, INSTANCE_PREFIXES, MemberValue, QName, Report, Taxonomy, Value};

/// Prefixes that mean something else in an inline document.
const TAKEN: [&str; 6] = ["xml", "xmlns", "ix", "ixt", "xhtml", "xs"];

/// A prefix for each namespace of the names in a document: the one with which they come, unless
/// another namespace has it.
#[derive(Debug, Default)]
pub(super) struct Prefixes {
    bound: Vec<(String, String)>,
    by_namespace: FxHashMap<String, usize>,
    taken: FxHashSet<String>,
}

impl Prefixes {
    /// The prefixes for the standards, for the taxonomy's own names, and for whatever else a
    /// document about the contexts and units in use has in it.
    pub(super) fn of(
        taxonomy: &Taxonomy,
        report: &Report,
        used_contexts: &[bool],
        used_units: &[bool],
    ) -> Self {
        let mut prefixes = Self::default();
        for (prefix, namespace) in INSTANCE_PREFIXES {
            prefixes.bind(prefix, namespace);
        }
        prefixes.bind(&taxonomy.publication.prefix, &taxonomy.publication.namespace);
        prefixes.taken.extend(TAKEN.map(str::to_owned));
        for (prefix, namespace) in in_values(taxonomy, report) {
            prefixes.bind(prefix, namespace);
        }
        for (prefix, namespace) in in_members(taxonomy, report, used_contexts) {
            prefixes.bind(prefix, namespace);
        }
        let mut used = vec![false; taxonomy.concepts.len()];
        let mut domains = Vec::new();
        report.facts.iter().for_each(|fact| used[fact.concept.index()] = true);
        for (context, _) in report.contexts.iter().zip(used_contexts).filter(|(_, used)| **used) {
            for (axis, value) in &report.dimensions[context.dimensions.index()] {
                used[axis.index()] = true;
                match value {
                    MemberValue::Explicit(member) => used[member.index()] = true,
                    MemberValue::Typed(_) => domains.push(*axis),
                }
            }
        }
        for (concept, _) in taxonomy.concepts.values().zip(used).filter(|(_, used)| *used) {
            prefixes.add(&concept.name);
        }
        for axis in domains {
            let typed = taxonomy.axes.get(&axis).and_then(|axis| axis.typed.as_ref());
            typed.into_iter().for_each(|typed| prefixes.add(&typed.element));
        }
        for (unit, _) in report.units.iter().zip(used_units).filter(|(_, used)| **used) {
            let measures = unit.measures.numerators().iter().chain(unit.measures.denominators());
            measures.for_each(|measure| prefixes.add(measure));
        }
        prefixes
    }

    /// Binds a prefix for the namespace of a name.
    fn add(&mut self, name: &QName) {
        self.bind(&name.prefix, &name.namespace);
    }

    fn bind(&mut self, wanted: &str, namespace: &str) {
        if namespace.is_empty() || self.by_namespace.contains_key(namespace) {
            return;
        }
        let wanted = if wanted.is_empty() { "ns" } else { wanted };
        let numbered = (2u32..).map(|number| format!("{wanted}{number}"));
        let mut free = std::iter::once(wanted.to_owned()).chain(numbered);
        let Some(prefix) = free.find(|prefix| self.taken.insert(prefix.clone())) else { return };
        self.by_namespace.insert(namespace.to_owned(), self.bound.len());
        self.bound.push((prefix, namespace.to_owned()));
    }

    /// The prefixes with their namespaces.
    pub(super) fn iter(&self) -> impl Iterator<Item = &(String, String)> {
        self.bound.iter()
    }

    /// A name as the document writes it.
    pub(super) fn name(&self, name: &QName) -> String {
        let mut text = String::new();
        self.push_name(name, |part| text.push_str(part));
        text
    }

    /// As [`Self::name`], in parts.
    pub(super) fn push_name(&self, name: &QName, mut push: impl FnMut(&str)) {
        let bound = self.by_namespace.get(&*name.namespace);
        let prefix = bound.map_or(&*name.prefix, |at| &*self.bound[*at].0);
        if bound.is_some() || !name.namespace.is_empty() {
            push(prefix);
            push(":");
        }
        push(&name.local);
    }
}

/// The prefixes in values that are names, where the report says what they mean.
fn in_values<'r>(
    taxonomy: &'r Taxonomy,
    report: &'r Report,
) -> impl Iterator<Item = (&'r str, &'r str)> {
    let known = !report.prefixes.is_empty();
    let facts = report.facts.iter().filter(move |_| known);
    let texts = facts.filter_map(|fact| match fact.value {
        Value::Text(text) => {
            let has_prefixes = taxonomy.concept(fact.concept).item_type.primitive.has_prefixes();
            report.texts.get(text.index()).filter(|_| has_prefixes)
        }
        _ => None,
    });
    texts.flat_map(|text| text.value.split(' ')).filter_map(|name| bound(report, name))
}

/// The prefixes in values of typed axes that are names, as [`in_values`].
fn in_members<'r>(
    taxonomy: &'r Taxonomy,
    report: &'r Report,
    used_contexts: &'r [bool],
) -> impl Iterator<Item = (&'r str, &'r str)> {
    let used = report.contexts.iter().zip(used_contexts).filter(|(_, used)| **used);
    let members = used.flat_map(|(context, _)| &report.dimensions[context.dimensions.index()]);
    let holds_names = |axis: &ConceptId| {
        let typed = taxonomy.axes.get(axis).and_then(|axis| axis.typed.as_ref());
        typed.is_some_and(|typed| typed.simple_type == "QName")
    };
    let values = members.filter_map(move |(axis, value)| match value {
        MemberValue::Typed(value) if holds_names(axis) => Some(value.text()),
        _ => None,
    });
    values.filter_map(|name| bound(report, name.trim()))
}

/// The prefix of a name, and what the report says that it means.
fn bound<'r>(report: &'r Report, name: &str) -> Option<(&'r str, &'r str)> {
    let (used, _) = name.split_once(':')?;
    let bound = report.prefixes.iter().find(|(prefix, _)| **prefix == *used);
    bound.map(|(prefix, namespace)| (&**prefix, &**namespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_has_one_namespace() {
        let mut prefixes = Prefixes::default();
        let name = |prefix: &str, namespace: &str| QName::new(prefix, namespace, "Name");
        for (prefix, namespace) in [("a", "urn:1"), ("a", "urn:2"), ("b", "urn:1"), ("", "urn:3")] {
            prefixes.add(&name(prefix, namespace));
        }
        let written = ["urn:1", "urn:2", "urn:3"].map(|of| prefixes.name(&name("b", of)));
        assert_eq!(written, ["a:Name", "a2:Name", "ns:Name"]);
        assert_eq!(prefixes.name(&name("", "")), "Name");
        assert_eq!(prefixes.iter().count(), 3);
    }
}
