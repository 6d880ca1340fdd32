//! What stands before the facts of an instance: prefixes, entry points, kinds of links.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::InstanceSource;
use crate::model::instance::{Item, NameId, ReferenceKind, WrittenMember};
use crate::model::stream::{FACT_EXPLANATORY, FACT_FOOTNOTE, Header, LINK_GROUP, OIM};
use crate::read::instance;
use crate::read::oim::RESERVED;
use crate::standards::namespaces::XBRLI;

impl InstanceSource<'_> {
    /// What stands before the facts.
    pub(super) fn header(&self) -> Header {
        let namespaces = self.bound.to_vec();
        let mut header = Header { links_facts: true, namespaces, ..Header::default() };
        header.bind("xbrl", OIM);
        let schemas = self.instance.references.iter();
        for reference in schemas.filter(|reference| reference.kind == ReferenceKind::Schema) {
            header.taxonomy.push(instance::address(reference));
        }
        let mut used: FxHashSet<NameId> = FxHashSet::default();
        used.extend(self.instance.items.iter().map(|item| item.name));
        for context in &self.instance.contexts {
            for dimension in &context.dimensions {
                used.insert(dimension.axis);
                match dimension.member {
                    WrittenMember::Explicit(member) => _ = used.insert(member),
                    WrittenMember::Typed { .. } => {}
                }
            }
        }
        for unit in &self.instance.units {
            used.extend(unit.numerators.iter().chain(&unit.denominators));
        }
        let namespaces: BTreeMap<&str, ()> =
            used.iter().map(|name| (self.instance.names.namespace(*name), ())).collect();
        for namespace in namespaces.into_keys().filter(|namespace| !namespace.is_empty()) {
            header.bind(&self.wanted_prefix(namespace), namespace);
        }
        // Values may be names with any prefix of the document.
        for (prefix, namespace) in self.instance.prefixes.iter().filter(|(p, _)| !p.is_empty()) {
            let is_known = |(alias, of): &(&str, &str)| *alias == &**prefix || *of == &**namespace;
            // One of a standard is that of the model or none; of those that no document needs to bind, values say it.
            let is_free = match RESERVED.iter().find(|known| is_known(known)) {
                Some((alias, of)) => (*alias, *of) == (&**prefix, &**namespace),
                None => true,
            };
            let is_reserved = prefix.starts_with("xbrl") || &**prefix == "xs" || !is_free;
            if !is_reserved && header.namespace(prefix).is_none() && self.holds_names() {
                header.bind(prefix, namespace);
            }
        }
        for context in &self.instance.contexts {
            header.bind("scheme", &context.scheme);
        }
        for link in &self.instance.links {
            if ![FACT_FOOTNOTE, FACT_EXPLANATORY].contains(&&*link.arcrole)
                && !header.link_types.contains(&link.arcrole)
            {
                header.link_types.push(link.arcrole.clone());
            }
            if &*link.role != LINK_GROUP && !header.link_groups.contains(&link.role) {
                header.link_groups.push(link.role.clone());
            }
        }
        header
    }

    /// Whether the taxonomy has concepts whose values are names.
    fn holds_names(&self) -> bool {
        self.taxonomy.is_some()
    }

    /// The prefix that the documents bind to a namespace, where it is one that the model leaves free.
    pub(super) fn wanted_prefix(&self, namespace: &str) -> String {
        let fixed = match namespace {
            XBRLI => Some("xbrli"),
            "http://www.xbrl.org/2003/iso4217" => Some("iso4217"),
            "http://www.xbrl.org/2009/utr" => Some("utr"),
            _ => None,
        };
        if let Some(prefix) = fixed {
            return prefix.to_owned();
        }
        let bound = self.instance.prefixes.iter().find(|(prefix, of)| {
            **of == *namespace
                && !["", "xbrl", "xs", "enum2", "xbrli", "iso4217", "utr", "xbrlce"]
                    .contains(&&**prefix)
        });
        bound.map_or_else(|| "ns".to_owned(), |(prefix, _)| (**prefix).to_owned())
    }

    /// Binds the prefixes of standards that names in a value have.
    pub(super) fn bind_reserved(&self, item: &Item, header: &mut Header) {
        for name in self.instance.span(item.value).split_ascii_whitespace() {
            let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
            if let Some((alias, of)) = RESERVED.iter().find(|(alias, _)| *alias == prefix) {
                header.bind(alias, of);
            }
        }
    }
}
