//! Types of others that own concepts have, beside those of the standards: prefixes and imports for
//! them in the core schema.

use indexmap::IndexMap;

use super::names::{self, DTR, ENUM2, XBRLI};
use crate::model::{Imported, ItemType, Taxonomy};

/// The namespaces of types of others, each with the declaration of its prefix (`xmlns:jppfs_cor`).
#[derive(Debug, Default)]
pub(super) struct Foreign(IndexMap<String, String>);

impl Foreign {
    /// Those that the own concepts of a taxonomy need.
    pub(super) fn of(taxonomy: &Taxonomy) -> Self {
        let mut foreign = Self::default();
        let own_prefix = names::own_prefix(taxonomy);
        let own = taxonomy.concepts.values().filter(|concept| concept.is_own());
        for name in own.map(|concept| &concept.item_type.qname) {
            let namespace = &*name.namespace;
            if [XBRLI, DTR, ENUM2, &taxonomy.publication.namespace].contains(&namespace)
                || foreign.0.contains_key(namespace)
            {
                continue;
            }
            let is_free = |prefix: &str| {
                let declaration = format!("xmlns:{prefix}");
                let taken = foreign.0.values().any(|known| *known == declaration);
                !taken && prefix != own_prefix && !names::is_kept(prefix)
            };
            let stem = if name.prefix.is_empty() { "ns" } else { &name.prefix };
            let numbered = (2u32..).map(|number| format!("{stem}{number}"));
            let prefix = std::iter::once(stem.to_owned()).chain(numbered).find(|of| is_free(of));
            let Some(prefix) = prefix else { continue };
            foreign.0.insert(namespace.to_owned(), format!("xmlns:{prefix}"));
        }
        foreign
    }

    /// The declarations of prefixes, with their namespaces.
    pub(super) fn declarations(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(namespace, declaration)| (declaration.as_str(), namespace.as_str()))
    }

    /// The name of a type as the core schema writes it.
    pub(super) fn name(&self, of: &ItemType) -> String {
        let declared = self.0.get(&*of.qname.namespace);
        let prefix = declared.and_then(|declaration| declaration.strip_prefix("xmlns:"));
        prefix.map_or_else(|| of.qualified(), |prefix| format!("{prefix}:{}", of.qname.local))
    }

    /// The schemas that the core schema imports, by namespace: those that the taxonomy names, and
    /// those of types.
    pub(super) fn imports<'t>(
        &'t self,
        taxonomy: &'t Taxonomy,
    ) -> impl Iterator<Item = (&'t str, &'t str)> {
        let named = taxonomy.imports.iter().filter_map(|import| match &import.kind {
            Imported::Schema(namespace) => Some((&**namespace, &*import.address)),
            Imported::Linkbase(_) => None,
        });
        let named: Vec<(&str, &str)> = named.collect();
        let of_types = self.0.keys().filter_map(|namespace| {
            let location = taxonomy.schemas.get(namespace.as_str())?;
            Some((namespace.as_str(), &**location))
        });
        let of_types: Vec<_> =
            of_types.filter(|(of, _)| named.iter().all(|(known, _)| known != of)).collect();
        named.into_iter().chain(of_types)
    }
}
