//! A discovered taxonomy set as readers of facts ask it.

use super::known::{IsValue, Known, KnownConcept, KnownDimension, is_value};
use crate::model::dts::{Dts, ElementKind, TypeId};
use crate::model::stream::ValueKind;
use crate::notation::schema_type;

/// The types of texts that have a language, but for those of the registry that say they have none.
const TEXTS: [&str; 3] = ["stringItemType", "normalizedStringItemType", "tokenItemType"];
/// Whole numbers rest on this one.
const WHOLE: &str = "integer";

impl Known for Dts {
    fn concept(&self, namespace: &str, local: &str) -> Option<KnownConcept<'_>> {
        let id = self.find(namespace, local)?;
        let element = self.element(id);
        if !element.kind.is_concept() {
            return None;
        }
        let type_id = element.type_id;
        let item_type = self.base_item_type(id).unwrap_or_default();
        let is_prefixed = self.is_registered(type_id, "prefixedContentItemType")
            && !self.is_registered(type_id, "SQNameItemType")
            && !self.is_registered(type_id, "SQNamesItemType");
        Some(KnownConcept {
            kind: self.value_kind(type_id, item_type),
            period: element.period.filter(|_| element.kind == ElementKind::Item),
            is_abstract: element.is_abstract,
            nillable: element.nillable,
            is_unsupported: item_type == "fractionItemType" || item_type.is_empty() || is_prefixed,
            base: self.base(type_id, item_type),
            is_value: self.value_check(type_id, self.base(type_id, item_type)),
        })
    }

    fn dimension(&self, namespace: &str, local: &str) -> Option<KnownDimension<'_>> {
        let id = self.find(namespace, local)?;
        if self.is_explicit_dimension(id) {
            let default = self.default_member(id).map(|member| self.name_of(member));
            return Some(KnownDimension::Explicit { default });
        }
        if !self.is_typed_dimension(id) {
            return None;
        }
        let domain = self.element(id).typed_domain.map(|domain| self.element(domain));
        let type_id = domain.map(|domain| domain.type_id);
        let base = type_id.and_then(|type_id| self.primitive(type_id));
        Some(KnownDimension::Typed {
            base: base.unwrap_or_default(),
            nillable: domain.is_none_or(|domain| domain.nillable),
            is_unsupported: base.is_none_or(|base| DEPENDENT.contains(&base)),
            is_value: match (type_id, base) {
                (Some(type_id), Some(base)) => self.value_check(type_id, base),
                _ => Box::new(|_| true),
            },
        })
    }
}

/// Types whose values mean something only by what else stands in a document.
const DEPENDENT: [&str; 8] =
    ["ENTITY", "ENTITIES", "ID", "IDREF", "IDREFS", "NMTOKEN", "NMTOKENS", "NOTATION"];

impl Dts {
    /// Whether a type is one of the registry of types, or comes from it.
    fn is_registered(&self, type_id: TypeId, local: &str) -> bool {
        self.type_chain(type_id).filter_map(|at| self.type_(at).name).any(|name| {
            let (namespace, known) = self.names().parts(name);
            known == local && namespace.starts_with("http://www.xbrl.org/dtr/type/")
        })
    }

    fn value_kind(&self, type_id: TypeId, item_type: &str) -> ValueKind {
        const ENUMERATIONS: &str = "http://xbrl.org/2020/extensible-enumerations-2.0";
        if self.derives_from_name(type_id, ENUMERATIONS, "enumerationSetItemType") {
            return ValueKind::EnumerationSet;
        }
        if self.derives_from_name(type_id, ENUMERATIONS, "enumerationItemType") {
            return ValueKind::Enumeration;
        }
        if ["SQNameItemType", "SQNamesItemType"]
            .into_iter()
            .any(|of| self.is_registered(type_id, of))
            || item_type == "QNameItemType"
        {
            return ValueKind::QName;
        }
        if TEXTS.contains(&item_type) {
            let has_none = ["noLangStringItemType", "noLangTokenItemType"];
            let is_text = !has_none.into_iter().any(|of| self.is_registered(type_id, of));
            return if is_text { ValueKind::Text } else { ValueKind::Other };
        }
        match self.primitive(type_id) {
            Some("decimal" | "float" | "double") => ValueKind::Number,
            Some(_) if is_whole(item_type) => ValueKind::Integer,
            _ => ValueKind::Other,
        }
    }

    /// The type of XML Schema on which an item type rests.
    fn base(&self, type_id: TypeId, item_type: &str) -> &str {
        match item_type {
            "dateTimeItemType" => self.primitive(type_id).unwrap_or("dateUnion"),
            _ => self.primitive(type_id).unwrap_or_default(),
        }
    }

    /// Whether a text is a value of a type: in the space of its base, and within the facets of the types between.
    fn value_check<'d>(&'d self, type_id: TypeId, base: &'d str) -> IsValue<'d> {
        let is_plain = schema_type::is_plain(self, type_id);
        Box::new(move |text| {
            is_value(base, text) && (is_plain || schema_type::is_value(self, type_id, text, None))
        })
    }
}

/// Whether an item type of XBRL 2.1 is one of whole numbers.
fn is_whole(item_type: &str) -> bool {
    let name = item_type.strip_suffix("ItemType").unwrap_or(item_type).to_ascii_lowercase();
    name.contains(WHOLE)
        || matches!(
            name.as_str(),
            "long"
                | "int"
                | "short"
                | "byte"
                | "unsignedlong"
                | "unsignedint"
                | "unsignedshort"
                | "unsignedbyte"
        )
}
