//! A discovered set as a taxonomy: its concepts, labels, trees, sums and cubes, as reports ask for
//! them.
//!
//! [`Dts`] says everything that documents say; what is made of it here are views: one tree for each
//! role with a presentation, sums from both arcroles, cubes with the items that inherit them.

mod adopted;
mod axes;
mod concepts;
mod cubes;
mod domains;
mod enumerations;
mod layout;
mod prefix;
mod statements;
mod types;

use std::collections::BTreeMap;

use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use super::{Concepts, EntryPoint, Publication, StatementId, Taxonomy};
use crate::model::documents::DocumentKind;
use crate::model::dts::{Dts, Sym};
use crate::model::{Calendar, Lang, Translations};
pub use adopted::Adopted;
use adopted::Budget;
use domains::Domains;

impl Taxonomy {
    /// A taxonomy without anything in it: what is read against no taxonomy at all begins with it.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            source: "".into(),
            publication: Publication::nobodys(),
            languages: Vec::new(),
            concepts: Concepts::new(),
            statements: Vec::new(),
            axes: IndexMap::new(),
            domains: IndexMap::new(),
            units: IndexMap::new(),
            declared: BTreeMap::new(),
            schemas: BTreeMap::new(),
            imports: Vec::new(),
            relations: Vec::new(),
            prohibitions: Vec::new(),
            calendar: Calendar::default(),
            entry_points: Vec::new(),
        }
    }

    /// The taxonomy that a discovered set is, with one entry point that has all of it. Everything
    /// in it is foreign.
    #[must_use]
    pub fn of_dts(dts: &Dts) -> (Self, Adopted) {
        let mut taxonomy = Self::empty();
        taxonomy.languages = languages(dts);
        declarations(dts, &mut taxonomy);
        let mut adopted = Adopted::default();
        concepts::adopt(dts, &mut taxonomy, &mut adopted);
        let mut budget = Budget::default();
        let mut domains = Domains::new(dts);
        axes::adopt(dts, &mut taxonomy, &adopted, &mut domains, &mut budget);
        enumerations::adopt(dts, &mut taxonomy, &adopted, &domains, &mut budget);
        statements::adopt(dts, &mut taxonomy, &adopted, domains, &mut budget);
        adopted.cut_off = budget.is_cut_off();
        let statements = (0..taxonomy.statements.len()).map(StatementId::from).collect();
        taxonomy.entry_points.push(EntryPoint {
            id: "all".to_owned(),
            name: Translations::new(),
            description: Translations::new(),
            version: None,
            statements,
            replacements: None,
        });
        (taxonomy, adopted)
    }
}

impl Publication {
    /// Of a taxonomy that has no names of its own.
    fn nobodys() -> Self {
        Self {
            definition: "".into(),
            cover: Vec::new(),
            id: String::new(),
            prefix: String::new(),
            namespace: String::new(),
            version: String::new(),
            date: None,
            files: super::FileNames::ByEntryPoint,
            classic_sums: false,
            publisher: Translations::new(),
            publisher_url: None,
            publisher_country: None,
            name: Translations::new(),
            description: Translations::new(),
        }
    }
}

/// Where roles and arcroles are declared, and the schemas of namespaces.
fn declarations(dts: &Dts, taxonomy: &mut Taxonomy) {
    let address = |document| dts.documents().get(document).map_or("", |of| dts.text(of.url));
    let roles = dts.roles().iter().map(|role| (role.uri, role.id, role.origin.document));
    let arcroles = dts.arcroles().iter().map(|of| (of.uri, of.id, of.origin.document));
    for (uri, id, document) in roles.chain(arcroles) {
        let declared = taxonomy.declared.entry(dts.text(uri).into());
        declared.or_insert_with(|| format!("{}#{}", address(document), dts.text(id)).into());
    }
    let documents = dts.documents().iter().map(|(_, document)| document);
    for document in documents.filter(|of| of.kind == DocumentKind::Schema) {
        let namespace = dts.text(document.namespace).into();
        taxonomy.schemas.entry(namespace).or_insert_with(|| dts.text(document.url).into());
    }
}

/// The languages of labels; that of most of them first.
fn languages(dts: &Dts) -> Vec<Lang> {
    let mut counts: FxHashMap<Sym, usize> = FxHashMap::default();
    for (_, label) in dts.all_labels() {
        *counts.entry(dts.resource(*label).lang).or_default() += 1;
    }
    let mut languages: Vec<(usize, &str)> =
        counts.into_iter().map(|(lang, count)| (count, dts.text(lang))).collect();
    languages.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    languages
        .into_iter()
        .filter(|(_, lang)| !lang.is_empty())
        .map(|(_, lang)| lang.into())
        .collect()
}
