//! The table of concepts.

use std::hash::BuildHasher;
use std::sync::{Arc, OnceLock};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{Concept, ConceptId};
use crate::model::{LabelRole, QName};

/// The concepts of a taxonomy, each name once. A concept keeps the position at which it was put in.
#[derive(Debug, Default)]
pub struct Concepts {
    table: Vec<Concept>,
    by_name: FxHashMap<QName, ConceptId>,
    by_local: FxHashMap<Arc<str>, Local>,
    /// The concepts whose labels have a hash, in their order; made when it is first asked for.
    by_label: OnceLock<FxHashMap<u64, Vec<ConceptId>>>,
}

/// The concepts with a local name.
#[derive(Clone, Debug)]
enum Local {
    One(ConceptId),
    Several(Vec<ConceptId>),
}

impl Local {
    fn ids(&self) -> &[ConceptId] {
        match self {
            Self::One(id) => std::slice::from_ref(id),
            Self::Several(ids) => ids,
        }
    }

    fn add(&mut self, id: ConceptId) {
        *self = Self::Several([self.ids(), &[id]].concat());
    }
}

impl Concepts {
    /// A table without concepts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a concept in; where one has its name already, gives it back.
    ///
    /// # Errors
    /// When there is a concept with this name.
    pub fn add(&mut self, concept: Concept) -> Result<ConceptId, Box<Concept>> {
        let id = ConceptId::from(self.table.len());
        if self.by_name.contains_key(&concept.name) {
            return Err(Box::new(concept));
        }
        self.by_name.insert(concept.name.clone(), id);
        let local = self.by_local.entry(concept.name.local.clone());
        local.and_modify(|known| known.add(id)).or_insert(Local::One(id));
        self.table.push(concept);
        self.by_label.take();
        Ok(id)
    }

    /// The concept at a position.
    #[must_use]
    pub fn get(&self, id: ConceptId) -> Option<&Concept> {
        self.table.get(id.index())
    }

    /// The concept at a position, to change what is said of it. Its name must stay: a table whose
    /// names are changed finds them no more.
    pub fn get_mut(&mut self, id: ConceptId) -> Option<&mut Concept> {
        self.by_label.take();
        self.table.get_mut(id.index())
    }

    /// Gives the names of namespaces the prefixes that somebody is used to; names stay the same.
    pub fn set_prefixes(&mut self, prefix_of: impl Fn(&str) -> Option<Arc<str>>) {
        let mut known: FxHashMap<Arc<str>, Option<Arc<str>>> = FxHashMap::default();
        for concept in &mut self.table {
            let namespace = &concept.name.namespace;
            let prefix = known.entry(namespace.clone()).or_insert_with(|| prefix_of(namespace));
            if let Some(prefix) = prefix {
                concept.name.prefix = prefix.clone();
            }
        }
    }

    /// Gives all own concepts the namespace and prefix under which they are published.
    pub fn move_own(&mut self, prefix: &str, namespace: &str) {
        let (prefix, namespace): (Arc<str>, Arc<str>) = (prefix.into(), namespace.into());
        for (at, concept) in self.table.iter_mut().enumerate().filter(|(_, of)| of.is_own()) {
            self.by_name.remove(&concept.name);
            concept.name.prefix = prefix.clone();
            concept.name.namespace = namespace.clone();
            self.by_name.insert(concept.name.clone(), ConceptId::from(at));
        }
    }

    /// The concept with this name.
    #[must_use]
    pub fn find(&self, name: &QName) -> Option<ConceptId> {
        self.by_name.get(name).copied()
    }

    /// The concepts with this local name, whatever their namespaces.
    #[must_use]
    pub fn find_local(&self, local: &str) -> &[ConceptId] {
        self.by_local.get(local).map_or(&[], Local::ids)
    }

    /// The concept that a table names: our own of this local name, any of it where only one has it,
    /// else by prefix and local name, `ifrs-full:Revenue`.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<ConceptId> {
        let is_own = |id: &&ConceptId| self.get(**id).is_some_and(Concept::is_own);
        match self.find_local(name) {
            [] => {}
            [id] => return Some(*id),
            several => return several.iter().find(is_own).copied(),
        }
        let (prefix, local) = name.split_once(':')?;
        let has_prefix =
            |id: &&ConceptId| self.get(**id).is_some_and(|of| *of.name.prefix == *prefix);
        self.find_local(local).iter().find(has_prefix).copied()
    }

    /// The concepts that a text may mean: the one that it names, else all that have it as a label.
    #[must_use]
    pub fn meant(&self, text: &str) -> Vec<ConceptId> {
        self.named(text).map_or_else(|| self.labelled(text), |id| vec![id])
    }

    /// The concepts that have a text as a label, in any role and language; but not as their
    /// documentation.
    #[must_use]
    pub fn labelled(&self, text: &str) -> Vec<ConceptId> {
        let is_label = |concept: &Concept| {
            concept
                .labels
                .iter()
                .any(|((role, _), label)| label == text && *role != LabelRole::Documentation)
        };
        let hashed = self.by_label.get_or_init(|| self.hashed_labels());
        let near = hashed.get(&FxBuildHasher.hash_one(text)).into_iter().flatten().copied();
        near.filter(|id| self.get(*id).is_some_and(is_label)).collect()
    }

    fn hashed_labels(&self) -> FxHashMap<u64, Vec<ConceptId>> {
        let mut hashed: FxHashMap<u64, Vec<ConceptId>> = FxHashMap::default();
        for (id, concept) in self.iter() {
            for label in concept.labels.values() {
                let ids = hashed.entry(FxBuildHasher.hash_one(label.as_str())).or_default();
                if ids.last() != Some(&id) {
                    ids.push(id);
                }
            }
        }
        hashed
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.table.is_empty()
    }

    /// The positions, in their order.
    pub fn ids(&self) -> impl Iterator<Item = ConceptId> + use<> {
        (0..self.table.len()).map(ConceptId::from)
    }

    /// All, in their order.
    pub fn values(&self) -> std::slice::Iter<'_, Concept> {
        self.table.iter()
    }

    /// All with their positions, in their order.
    pub fn iter(&self) -> impl Iterator<Item = (ConceptId, &Concept)> {
        self.ids().zip(&self.table)
    }
}

impl IntoIterator for Concepts {
    type Item = Concept;
    type IntoIter = std::vec::IntoIter<Concept>;

    fn into_iter(self) -> Self::IntoIter {
        self.table.into_iter()
    }
}

/// Of concepts with the same name the first stands.
impl FromIterator<Concept> for Concepts {
    fn from_iter<I: IntoIterator<Item = Concept>>(concepts: I) -> Self {
        let mut table = Self::new();
        for concept in concepts {
            let _ = table.add(concept);
        }
        table
    }
}
