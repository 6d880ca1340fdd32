//! Item types: those of XBRL 2.1 §5.1.1.3 and of the Data Type Registry.

mod primitive;
mod table;

pub use primitive::{Facets, Primitive};
pub use table::ITEM_TYPES;

/// An item type that concepts can have.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct ItemType {
    /// The name in source tables (`monetary`, `perShare`).
    pub name: &'static str,
    /// Prefix of the type: `xbrli` or `dtr-types`.
    pub prefix: &'static str,
    /// Local name of the type.
    pub local: &'static str,
    /// Local names of the types it restricts, nearest first.
    pub bases: &'static [&'static str],
    /// What its values look like.
    pub primitive: Primitive,
    /// What narrows its numbers.
    pub facets: Facets,
}

impl ItemType {
    /// The type with this name in source tables, or with this qualified name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<&'static Self> {
        ITEM_TYPES.iter().find(|row| {
            row.name == name
                || name
                    .split_once(':')
                    .is_some_and(|(prefix, local)| row.prefix == prefix && row.local == local)
        })
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
        self.local == "textBlockItemType"
    }

    /// The name with its prefix.
    #[must_use]
    pub fn qualified(&self) -> String {
        format!("{}:{}", self.prefix, self.local)
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

    /// Whether this is the type `local` or a restriction of it.
    #[must_use]
    pub fn is_or_restricts(&self, local: &str) -> bool {
        self.local == local || self.bases.contains(&local)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_are_unique() {
        let names: HashSet<_> = ITEM_TYPES.iter().map(|row| row.name).collect();
        let types: HashSet<_> = ITEM_TYPES.iter().map(|row| (row.prefix, row.local)).collect();
        assert_eq!((names.len(), types.len()), (ITEM_TYPES.len(), ITEM_TYPES.len()));
    }

    #[test]
    fn text_facts_have_a_language() {
        let with: Vec<_> =
            ITEM_TYPES.iter().filter(|row| row.has_language()).map(|row| row.name).collect();
        let expected = "string normalizedString token escaped xmlNodes xml textBlock guidance";
        assert_eq!(with.join(" "), expected);
    }
}
