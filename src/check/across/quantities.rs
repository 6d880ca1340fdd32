//! Facts of several reports, sorted by what they are about.

use std::fmt::Write;

use crate::model::keys;
use crate::model::{ConceptId, FactId, MemberValue, Report, Taxonomy};

/// A report that is checked together with others.
#[derive(Clone, Copy, Debug)]
pub struct Party<'a> {
    /// Its taxonomy.
    pub taxonomy: &'a Taxonomy,
    /// The report.
    pub report: &'a Report,
}

/// A fact of one of several reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// What it is about: the hash of entity, concept, period, unit and members.
    key: u128,
    /// Position of its report among the parties.
    pub party: u32,
    /// The fact.
    pub fact: FactId,
}

/// The facts of several reports, those about one quantity side by side. Twenty-four bytes a fact.
#[derive(Debug)]
pub struct Quantities(Vec<Entry>);

impl Quantities {
    /// Sorts the facts of all reports. Editions of a taxonomy have namespaces of their own, so what a taxonomy
    /// itself declares is known by its id and the local name.
    #[must_use]
    pub fn new(parties: &[Party<'_>]) -> Self {
        let mut entries = Vec::new();
        for (at, party) in (0..).zip(parties) {
            let mut contexts = vec![None; party.report.contexts.len()];
            for (id, fact) in party.report.facts.iter().enumerate() {
                let context = contexts[fact.context.index()]
                    .get_or_insert_with(|| party.context(fact.context.index()));
                let mut about = context.clone();
                party.push_name(fact.concept, &mut about);
                if let Some(unit) = fact.unit.and_then(|id| party.report.units.get(id.index())) {
                    let own = &party.taxonomy.publication.namespace;
                    for (side, measures) in
                        [('*', unit.measures.numerators()), ('/', unit.measures.denominators())]
                    {
                        for measure in measures {
                            let namespace =
                                if *own == *measure.namespace { "" } else { &measure.namespace };
                            let _ = write!(about, "{side}{{{namespace}}}{}", measure.local);
                        }
                    }
                }
                entries.push(Entry { key: keys::key(&about), party: at, fact: FactId::from(id) });
            }
        }
        entries.sort_unstable();
        Self(entries)
    }

    /// The facts about one quantity, group by group, where several reports have it.
    pub fn shared(&self) -> impl Iterator<Item = &[Entry]> {
        let groups = self.0.chunk_by(|one, next| one.key == next.key);
        groups.filter(|group| group.first().map(|e| e.party) != group.last().map(|e| e.party))
    }
}

impl Party<'_> {
    /// Entity, period and members of a context.
    fn context(&self, at: usize) -> String {
        let context = &self.report.contexts[at];
        let mut about = String::new();
        if let Some(entity) = self.report.entities.get(context.entity.index()) {
            let _ = write!(about, "{} {} ", entity.scheme, entity.identifier);
        }
        let _ = write!(about, "{} ", self.report.periods[context.period.index()]);
        let members = &self.report.dimensions[context.dimensions.index()];
        let mut parts: Vec<String> = members
            .iter()
            .map(|(axis, member)| {
                let mut part = String::new();
                self.push_name(*axis, &mut part);
                match member {
                    MemberValue::Explicit(member) => self.push_name(*member, &mut part),
                    MemberValue::Typed(value) => {
                        let _ = write!(part, "={}", value.plain());
                    }
                }
                part
            })
            .collect();
        parts.sort();
        about + &parts.concat()
    }

    /// A name without the namespace of its edition.
    fn push_name(&self, concept: ConceptId, about: &mut String) {
        let name = &self.taxonomy.concept(concept).name;
        let _ = match *self.taxonomy.publication.namespace == *name.namespace {
            true => write!(about, "{{{}}}{} ", self.taxonomy.publication.id, name.local),
            false => write!(about, "{{{}}}{} ", name.namespace, name.local),
        };
    }
}
