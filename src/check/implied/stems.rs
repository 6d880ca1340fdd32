//! What names of changes name that is no concept of the taxonomy.
//!
//! An edition has the concepts that its release needs: it may show by what an amount has grown, and by how
//! much, and not the amount. Two rates and two changes of one amount still hang together by it.

use std::collections::BTreeMap;

use crate::model::{ConceptId, PeriodType, Taxonomy};

/// Names without a concept, each with an id behind those of all concepts.
#[derive(Debug, Default)]
pub(super) struct Stems {
    first: usize,
    ids: BTreeMap<Box<str>, ConceptId>,
    names: Vec<Box<str>>,
}

impl Stems {
    pub(super) fn new(taxonomy: &Taxonomy) -> Self {
        Self { first: taxonomy.concepts.len(), ..Self::default() }
    }

    /// The id of a name.
    pub(super) fn named(&mut self, name: &str) -> ConceptId {
        if let Some(id) = self.ids.get(name) {
            return *id;
        }
        let id = ConceptId::from(self.first + self.names.len());
        self.ids.insert(name.into(), id);
        self.names.push(name.into());
        id
    }

    /// The name of an id that no concept has.
    pub(super) fn name(&self, id: ConceptId) -> Option<&str> {
        self.names.get(id.index().checked_sub(self.first)?).map(|name| &**name)
    }
}

/// The period type of a concept; what has no concept is taken for one of a period, as its changes are.
pub(super) fn period_type(taxonomy: &Taxonomy, id: ConceptId) -> PeriodType {
    taxonomy.concepts.get(id).map_or(PeriodType::Duration, |concept| concept.period_type)
}
