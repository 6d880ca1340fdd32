//! Entry points, and the labels that they have of their own.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{ConceptId, Labels, Lang, ReplacedLabel, StatementId, Translations};

/// An entry point: the document that a report refers to.
#[derive(Debug)]
pub struct EntryPoint {
    /// Id, part of the file name.
    pub id: String,
    /// Name.
    pub name: Translations,
    /// What it is for.
    pub description: Translations,
    /// Its own version, where it is not that of the taxonomy.
    pub version: Option<String>,
    /// The statements whose networks it gathers, in order.
    pub statements: Vec<StatementId>,
    /// The labels that it has in place of those of the concepts.
    pub replacements: Option<Replacements>,
}

impl EntryPoint {
    /// The labels of a concept that this entry point replaces or adds.
    pub(super) fn replaced(&self, id: ConceptId) -> Option<&Labels> {
        let replacement = self.replacements.as_ref()?.by_concept.get(&id)?;
        Some(&replacement.labels)
    }

    /// Whether it has labels of its own in a language.
    #[must_use]
    pub fn replaces(&self, lang: &Lang) -> bool {
        let replacements = self.replacements.iter().flat_map(|all| all.by_concept.values());
        replacements.flat_map(|one| one.labels.keys()).any(|(_, of)| of == lang)
    }
}

/// The labels of an entry point: a company may change the words for its concepts from one
/// release to the next.
#[derive(Debug)]
pub struct Replacements {
    /// The table that they were read from, as the user named it.
    pub source: Arc<str>,
    /// The labels that are others, by concept.
    pub by_concept: BTreeMap<ConceptId, Replacement>,
}

/// The labels of a concept at an entry point, as far as they are others.
#[derive(Debug)]
pub struct Replacement {
    /// Line of the source.
    pub line: u32,
    /// The labels.
    pub labels: Labels,
    /// Labels of others in whose place these stand: the set of the entry point has them no more.
    pub replaced: Vec<ReplacedLabel>,
}
