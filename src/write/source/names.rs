//! How tables call concepts, and what kinds of things they are to them.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::losses::Losses;
use crate::model::{Concept, ConceptId, ConceptKind, Primitive, Taxonomy};

/// The names of concepts in tables, and their kinds there.
#[derive(Debug)]
pub(super) struct Names<'t> {
    pub(super) taxonomy: &'t Taxonomy,
    /// The namespace that most concepts have, and its prefix.
    pub(super) namespace: &'t str,
    pub(super) prefix: &'t str,
    names: Vec<Option<String>>,
    kinds: Vec<ConceptKind>,
}

impl<'t> Names<'t> {
    pub(super) fn of(taxonomy: &'t Taxonomy, losses: &mut Losses) -> Self {
        let mut counts: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
        for concept in taxonomy.concepts.values() {
            let of = counts.entry(&concept.name.namespace).or_insert((0, &concept.name.prefix));
            of.0 += 1;
        }
        let most = counts.iter().max_by(|a, b| a.1.0.cmp(&b.1.0).then(b.0.cmp(a.0)));
        let (namespace, prefix) =
            most.map_or(("", ""), |(namespace, (_, prefix))| (namespace, prefix));
        let mut names =
            Self { taxonomy, namespace, prefix, names: Vec::new(), kinds: kinds(taxonomy) };
        names.give(losses);
        names
    }

    /// Gives every concept that a table can hold a name. Tables have one namespace: what is of another
    /// keeps its local name where nobody else has it.
    fn give(&mut self, losses: &mut Losses) {
        let concepts = || self.taxonomy.concepts.values();
        let own = concepts().filter(|of| *of.name.namespace == *self.namespace);
        let mut taken: FxHashSet<String> = own.map(|of| of.name.local.to_string()).collect();
        let mut given = Vec::with_capacity(self.taxonomy.concepts.len());
        for concept in concepts() {
            let lost = match concept.kind {
                ConceptKind::Tuple => Some("a tuple"),
                _ if concept.item_type.primitive == Primitive::Fraction => Some("a fraction"),
                _ => None,
            };
            if let Some(what) = lost {
                losses.add(what);
                given.push(None);
                continue;
            }
            let local = &*concept.name.local;
            if *concept.name.namespace == *self.namespace {
                given.push(Some(local.to_owned()));
                continue;
            }
            losses.add("the namespace of a concept: tables have one");
            let qualified = format!("{}_{local}", concept.name.prefix);
            let numbered = (2u32..).map(|nth| format!("{qualified}_{nth}"));
            let mut all = [local.to_owned(), qualified.clone()].into_iter().chain(numbered);
            given.push(all.find(|name| taken.insert(name.clone())));
        }
        self.names = given;
    }

    /// The name of a concept; none of one that tables cannot hold.
    pub(super) fn name(&self, id: ConceptId) -> Option<&str> {
        self.names.get(id.index())?.as_deref()
    }

    /// What a concept is to tables.
    pub(super) fn kind(&self, id: ConceptId) -> ConceptKind {
        self.kinds.get(id.index()).copied().unwrap_or(ConceptKind::Item)
    }

    pub(super) fn concept(&self, id: ConceptId) -> &'t Concept {
        self.taxonomy.concept(id)
    }
}

/// What a schema does not say: which items begin the primary items of cubes, and which are members.
fn kinds(taxonomy: &Taxonomy) -> Vec<ConceptKind> {
    let mut kinds: Vec<ConceptKind> = taxonomy.concepts.values().map(|of| of.kind).collect();
    let mut told: FxHashMap<ConceptId, ConceptKind> = FxHashMap::default();
    let cubes = || taxonomy.statements.iter().flat_map(|statement| &statement.cubes);
    for axis in taxonomy.axes.values() {
        let members = axis.members.iter().map(|member| member.concept).chain(axis.default);
        told.extend(members.map(|member| (member, ConceptKind::Member)));
    }
    for axis in cubes().flat_map(|cube| &cube.axes) {
        let members = axis.members.as_deref().unwrap_or_default();
        told.extend(members.iter().map(|member| (member.concept, ConceptKind::Member)));
    }
    for tree in taxonomy.domains.values() {
        told.extend(tree.iter().map(|member| (member.concept, ConceptKind::Member)));
    }
    told.extend(taxonomy.domains.keys().map(|head| (*head, ConceptKind::Member)));
    for cube in cubes() {
        told.entry(cube.line_items).or_insert(ConceptKind::LineItems);
    }
    for (id, kind) in told {
        let concept = taxonomy.concept(id);
        let fits = concept.kind == ConceptKind::Item && concept.is_abstract;
        if let Some(of) = kinds.get_mut(id.index()).filter(|_| fits) {
            *of = kind;
        }
    }
    kinds
}
