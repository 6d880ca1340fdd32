//! The values of enumerations: expanded names of members of their domain (Extensible Enumerations
//! 2.0 §3).

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, listed};
use crate::model::{Concept, ConceptId, Enumeration, LabelRole, Primitive, Report, Taxonomy};

/// What members there are to name.
pub(super) struct Members<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
}

impl<'a> Members<'a> {
    pub(super) fn new(taxonomy: &'a Taxonomy, report: &'a Report) -> Self {
        Self { taxonomy, report }
    }

    pub(super) fn taxonomy(&self) -> &'a Taxonomy {
        self.taxonomy
    }

    /// Whether a value names members of the domain, in a set each once.
    pub(super) fn check(
        &self,
        concept: &Concept,
        value: &str,
        place: impl Fn() -> Place,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        // Without a domain the concept is wrong, and not its facts.
        let Some(enumeration) = concept.enumeration else { return true };
        let is_set = concept.item_type.primitive == Primitive::EnumerationSet;
        let names: Vec<&str> =
            if is_set { value.split_whitespace().collect() } else { vec![value] };
        let mut holds = true;
        for (at, name) in names.iter().enumerate() {
            let local = self.local(name);
            if !self.usable(enumeration).any(|id| self.is(id, name)) {
                let told = self.unknown(local, concept, enumeration, place(), diagnostics);
                diagnostics.push(told);
                holds = false;
            } else if names[..at].contains(name) {
                let message = format!("`{}` stands twice in the set.", local.escape_debug());
                diagnostics.push(
                    Diagnostic::new(Code::InvalidText, place(), message)
                        .help("name each member once (Extensible Enumerations 2.0 §3)"),
                );
                holds = false;
            }
        }
        holds
    }

    /// Whether an expanded name (namespace, `#`, local name) is that of a concept.
    fn is(&self, id: ConceptId, expanded: &str) -> bool {
        let name = &self.taxonomy.concept(id).name;
        expanded
            .strip_prefix(&*name.namespace)
            .and_then(|rest| rest.strip_prefix('#'))
            .is_some_and(|local| local == &*name.local)
    }

    /// The local name alone, where the namespace is that of the taxonomy.
    fn local<'t>(&self, expanded: &'t str) -> &'t str {
        let namespace = self.taxonomy.publication.namespace.as_str();
        let rest = expanded.strip_prefix(namespace).and_then(|rest| rest.strip_prefix('#'));
        rest.unwrap_or(expanded)
    }

    /// The members of a domain that facts can have.
    fn usable(&self, enumeration: Enumeration) -> impl Iterator<Item = ConceptId> {
        let members = self.taxonomy.domains.get(&enumeration.head).into_iter().flatten();
        let head = enumeration.head_usable.then_some(enumeration.head);
        head.into_iter().chain(members.filter(|member| member.usable).map(|member| member.concept))
    }

    fn unknown(
        &self,
        text: &str,
        concept: &Concept,
        enumeration: Enumeration,
        place: Place,
        diagnostics: &Diagnostics,
    ) -> Diagnostic {
        let name = &concept.name.local;
        let message = format!("`{}` is not one of the values of `{name}`.", text.escape_debug());
        let names = || self.usable(enumeration).map(|id| &*self.taxonomy.concept(id).name.local);
        let labels = self.taxonomy.languages.first().into_iter().flat_map(|lang| {
            let entry_point = self.report.entry_point;
            let label = move |id| self.taxonomy.label(entry_point, id, &LabelRole::Standard, lang);
            self.usable(enumeration).map(label)
        });
        let help = diagnostics
            .did_you_mean(text, names().chain(labels))
            .unwrap_or_else(|| format!("it takes {}", listed(names(), "; ")));
        Diagnostic::new(Code::UnknownValue, place, message).help(help)
    }
}
