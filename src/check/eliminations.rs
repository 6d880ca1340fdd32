//! Members of what is taken off again between the others: eliminations.

use std::cell::OnceCell;

use super::words::{Sense, has, spaced};
use crate::model::{ConceptId, IndexEntry, MemberValue, Report, Taxonomy};

/// Which figures are taken off again between the others: words are looked at once for each member.
pub(super) struct Eliminations<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    /// By concept.
    members: Vec<OnceCell<bool>>,
}

impl<'a> Eliminations<'a> {
    /// Of a report.
    pub(super) fn new(taxonomy: &'a Taxonomy, report: &'a Report) -> Self {
        Self { taxonomy, report, members: vec![OnceCell::new(); taxonomy.concepts.len()] }
    }

    /// Whether a figure has a member of eliminations.
    pub(super) fn have(&self, entry: &IndexEntry) -> bool {
        let set = self.report.contexts[entry.context.index()].dimensions;
        self.report.dimensions[set.index()].iter().any(|(_, member)| match member {
            MemberValue::Explicit(member) => {
                *self.members[member.index()].get_or_init(|| is_eliminated(self.taxonomy, *member))
            }
            MemberValue::Typed(_) => false,
        })
    }
}

/// Whether a member is of what is taken off again: its name, or a label, says so.
fn is_eliminated(taxonomy: &Taxonomy, member: ConceptId) -> bool {
    let member = taxonomy.concept(member);
    let is_said = |label: &String| has(&label.to_lowercase(), Sense::Eliminated);
    has(&spaced(&member.name.local).to_lowercase(), Sense::Eliminated)
        || member.labels.values().any(is_said)
}
