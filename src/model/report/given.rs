//! Ids that things had in the report that was read.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::{ContextId, FactId, UnitId};

/// The ids that facts, contexts and units had where they were read; a writer gives them again. What
/// has none here gets one that follows from what it says.
///
/// No two things have the same id: of an id that is given twice the first stands.
#[derive(Clone, Debug, Default)]
pub struct GivenIds {
    facts: BTreeMap<FactId, Arc<str>>,
    contexts: BTreeMap<ContextId, Arc<str>>,
    units: BTreeMap<UnitId, Arc<str>>,
    taken: FxHashSet<Arc<str>>,
}

impl GivenIds {
    /// Gives a fact its id; false where another thing has it.
    pub fn fact(&mut self, fact: FactId, id: &str) -> bool {
        let id: Arc<str> = id.into();
        let is_free = self.taken.insert(id.clone());
        if is_free {
            self.facts.insert(fact, id);
        }
        is_free
    }

    /// Gives a context its id; false where another thing has it, or the context has one.
    pub fn context(&mut self, context: ContextId, id: &str) -> bool {
        let id: Arc<str> = id.into();
        let is_free = !self.contexts.contains_key(&context) && self.taken.insert(id.clone());
        if is_free {
            self.contexts.insert(context, id);
        }
        is_free
    }

    /// Gives a unit its id; false where another thing has it, or the unit has one.
    pub fn unit(&mut self, unit: UnitId, id: &str) -> bool {
        let id: Arc<str> = id.into();
        let is_free = !self.units.contains_key(&unit) && self.taken.insert(id.clone());
        if is_free {
            self.units.insert(unit, id);
        }
        is_free
    }

    /// The id of a fact.
    #[must_use]
    pub fn of_fact(&self, fact: FactId) -> Option<&str> {
        self.facts.get(&fact).map(AsRef::as_ref)
    }

    /// The id of a context.
    #[must_use]
    pub fn of_context(&self, context: ContextId) -> Option<&str> {
        self.contexts.get(&context).map(AsRef::as_ref)
    }

    /// The id of a unit.
    #[must_use]
    pub fn of_unit(&self, unit: UnitId) -> Option<&str> {
        self.units.get(&unit).map(AsRef::as_ref)
    }

    /// Whether something has this id.
    #[must_use]
    pub fn is_taken(&self, id: &str) -> bool {
        self.taken.contains(id)
    }

    /// Whether nothing has an id.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.taken.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_things_have_the_same_id() {
        let mut given = GivenIds::default();
        assert!(given.is_empty());
        assert!(given.fact(FactId(3), "a"));
        assert!(!given.context(ContextId(0), "a"));
        assert!(given.context(ContextId(0), "b"));
        assert!(!given.context(ContextId(0), "c"), "it has one");
        assert!(given.unit(UnitId::from(0), "c"));
        assert_eq!((given.of_fact(FactId(3)), given.of_fact(FactId(0))), (Some("a"), None));
        assert_eq!(
            (given.of_context(ContextId(0)), given.of_unit(UnitId::from(0))),
            (Some("b"), Some("c"))
        );
        assert!(given.is_taken("b") && !given.is_taken("d"));
    }
}
