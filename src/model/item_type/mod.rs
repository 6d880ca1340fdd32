//! Item types: those of XBRL 2.1 §5.1.1.3 and of the Data Type Registry.

mod facets;
mod primitive;
mod table;

use std::sync::Arc;

pub use facets::{Bound, Facets};
pub use primitive::Primitive;

use super::QName;

/// An item type that concepts can have: one of the standards, or one that a schema makes of these.
#[derive(Clone, Debug)]
pub struct ItemType {
    /// The name in source tables (`monetary`, `perShare`); of a type that is in no standard the
    /// name with its prefix.
    pub name: Arc<str>,
    /// Its name.
    pub qname: QName,
    /// The types that it restricts, nearest first, down to that of XBRL 2.1 (§5.1.1.3).
    pub bases: Vec<QName>,
    /// What its values look like.
    pub primitive: Primitive,
    /// What narrows its values.
    pub facets: Facets,
}

/// Types are the same that have the same name.
impl PartialEq for ItemType {
    fn eq(&self, other: &Self) -> bool {
        self.qname == other.qname
    }
}

impl Eq for ItemType {}

/// Whether a namespace is one of the registries of types: their types keep what they mean from
/// version to version.
fn is_standard(namespace: &str) -> bool {
    namespace == "http://www.xbrl.org/2003/instance"
        || namespace.starts_with("http://www.xbrl.org/dtr/type/")
        || namespace.starts_with("http://xbrl.org/2020/extensible-enumerations")
}

impl ItemType {
    /// Every type that XBRL 2.1, the Data Type Registry and Extensible Enumerations 2.0 define for
    /// concepts; `prefixedContentItemType`, the base of others only, is left out, and so is
    /// `fractionItemType`.
    #[must_use]
    pub fn all() -> &'static [Arc<Self>] {
        table::all()
    }

    /// The type with this name in source tables, or with this qualified name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<&'static Arc<Self>> {
        Self::all().iter().find(|row| {
            *row.name == *name
                || name.split_once(':').is_some_and(|(prefix, local)| {
                    *row.qname.prefix == *prefix && *row.qname.local == *local
                })
        })
    }

    /// The type of the standards with this name; that of another version of a registry is the same
    /// type.
    #[must_use]
    pub fn standard(namespace: &str, local: &str) -> Option<&'static Arc<Self>> {
        let mut all = Self::all().iter().filter(|row| *row.qname.local == *local);
        let of_registry = |row: &&Arc<Self>| {
            // `dateTimeItemType` is a name in two of them.
            let is_base = *row.qname.namespace == *"http://www.xbrl.org/2003/instance";
            is_base == (namespace == "http://www.xbrl.org/2003/instance")
        };
        is_standard(namespace).then(|| all.find(of_registry)).flatten()
    }

    /// Its local name.
    #[must_use]
    pub fn local(&self) -> &str {
        &self.qname.local
    }

    /// Whether values are markup, which should be well formed (Data Type Registry,
    /// `xmlNodesItemType`).
    #[must_use]
    pub fn is_markup(&self) -> bool {
        self.is_or_restricts("xmlNodesItemType")
    }

    /// Whether values are XHTML, for people to read (Data Type Registry, `textBlockItemType`).
    #[must_use]
    pub fn is_text_block(&self) -> bool {
        self.is_or_restricts("textBlockItemType")
    }

    /// The name with its prefix.
    #[must_use]
    pub fn qualified(&self) -> String {
        self.qname.to_string()
    }

    /// Whether facts of this type need a unit.
    #[must_use]
    pub fn is_numeric(&self) -> bool {
        self.primitive.is_numeric()
    }

    /// Whether facts of this type have a language: texts that are no names and not declared to be
    /// without (Open Information Model 1.0, text facts). The schema of `gYearListItemType` does not
    /// allow `xml:lang`.
    #[must_use]
    pub fn has_language(&self) -> bool {
        let is_text = matches!(
            self.primitive,
            Primitive::String | Primitive::NormalizedString | Primitive::Token
        );
        is_text
            && !self.is_or_restricts("noLangStringItemType")
            && !self.is_or_restricts("noLangTokenItemType")
    }

    /// Whether this is `xbrli:monetaryItemType` or a restriction of it.
    #[must_use]
    pub fn is_monetary(&self) -> bool {
        self.is_or_restricts("monetaryItemType")
    }

    /// Whether facts of this type can't claim digits after the point: their decimals are not
    /// above zero (Data Type Registry, `noDecimals…`).
    #[must_use]
    pub fn takes_no_decimals(&self) -> bool {
        self.facets.whole && self.is_monetary()
    }

    /// Whether a restriction of this type can list its values: texts and names. XML Schema 1.0
    /// lists no booleans, and other values can be written in several ways.
    #[must_use]
    pub fn can_list_values(&self) -> bool {
        let is_listable = matches!(
            self.primitive,
            Primitive::String
                | Primitive::NormalizedString
                | Primitive::Token
                | Primitive::AnyUri
                | Primitive::Language
                | Primitive::Name
                | Primitive::NCName
        );
        is_listable && !self.is_or_restricts("escapedItemType")
    }

    /// Whether this is the type of a standard with the local name `local`, or a restriction of it.
    #[must_use]
    pub fn is_or_restricts(&self, local: &str) -> bool {
        self.standard_names().any(|name| name == local)
    }

    /// The local names of itself and of the types that it restricts, nearest first, as far as they
    /// are types of a standard.
    pub fn standard_names(&self) -> impl Iterator<Item = &str> {
        let chain = std::iter::once(&self.qname).chain(&self.bases);
        chain.filter(|name| is_standard(&name.namespace)).map(|name| &*name.local)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_are_unique() {
        let names: HashSet<_> = ItemType::all().iter().map(|row| &row.name).collect();
        let types: HashSet<_> = ItemType::all().iter().map(|row| &row.qname).collect();
        assert_eq!((names.len(), types.len()), (89, 89));
    }

    #[test]
    fn text_facts_have_a_language() {
        let with: Vec<_> =
            ItemType::all().iter().filter(|row| row.has_language()).map(|row| &*row.name).collect();
        let expected = "string normalizedString token escaped xmlNodes xml textBlock guidance";
        assert_eq!(with.join(" "), expected);
    }

    #[test]
    fn types_are_known_by_their_namespaces() {
        let own = QName::new("my", "http://example.com/types", "monetaryItemType");
        let money = ItemType::from_name("monetary").unwrap();
        let same_name = ItemType { qname: own.clone(), bases: Vec::new(), ..(**money).clone() };
        assert!(!same_name.is_monetary(), "its local name alone says nothing");
        let derived = ItemType { bases: vec![money.qname.clone()], ..same_name };
        assert!(derived.is_monetary());
        let old = "http://www.xbrl.org/dtr/type/numeric";
        assert_eq!(
            ItemType::standard(old, "perShareItemType").unwrap().local(),
            "perShareItemType"
        );
        assert_eq!(ItemType::standard("http://example.com/types", "monetaryItemType"), None);
        let dates = ["http://www.xbrl.org/2003/instance", old]
            .map(|of| ItemType::standard(of, "dateTimeItemType").unwrap().primitive);
        assert_eq!(dates, [Primitive::DateUnion, Primitive::DateTime]);
    }

    #[test]
    fn every_base_is_a_type_that_there_is() {
        for row in ItemType::all() {
            for base in row.bases.iter().filter(|base| *base.local != *"prefixedContentItemType") {
                assert!(ItemType::all().iter().any(|of| of.qname == *base), "{base}");
            }
        }
    }
}
