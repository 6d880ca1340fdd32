//! What is known of the concepts of an instance, and their values as the model has them.

use super::InstanceSource;
use crate::model::instance::{Item, NameId};
use crate::model::stream::{Header, ValueKind};
use crate::model::{ItemType, Primitive};
use crate::notation::lexical::{collapsed, replaced};
use crate::notation::schema_type::{Blanks, blanks};
use crate::read::oim::{self, Known as _, KnownConcept};
use crate::standards::namespaces::XBRLI;

/// The namespaces of enumerations.
const ENUM_2: &str = "http://xbrl.org/2020/extensible-enumerations-2.0";
/// The registries of types: versions of one, as schemas import them.
const REGISTRIES: [&str; 3] = [
    "http://www.xbrl.org/dtr/type/2020-01-21",
    "http://www.xbrl.org/dtr/type/2022-03-31",
    "http://www.xbrl.org/dtr/type/2024-01-31",
];

/// A concept of the stream.
pub(super) struct OfConcept<'k> {
    /// Its position among the aspects.
    pub(super) at: usize,
    pub(super) kind: ValueKind,
    pub(super) blanks: Blanks,
    pub(super) known: Option<KnownConcept<'k>>,
}

impl OfConcept<'_> {
    /// A boolean in one of its two spellings.
    pub(super) fn one_spelling(&self, text: String) -> String {
        match (self.known.as_ref().map(|known| known.base), &*text) {
            (Some("boolean"), "1") => "true".to_owned(),
            (Some("boolean"), "0") => "false".to_owned(),
            _ => text,
        }
    }

    /// Whether a text is a number, a date or the like where its type wants one. Other texts say what they say.
    pub(super) fn is_value(&self, text: &str) -> bool {
        let is_strict =
            matches!(self.kind, ValueKind::Number | ValueKind::Integer | ValueKind::Other);
        !is_strict || self.known.as_ref().is_none_or(|known| oim::is_value(known.base, text))
    }
}

impl<'a> InstanceSource<'a> {
    /// The kind of the values of a concept.
    pub(super) fn kind(&self, name: NameId, has_unit: bool) -> ValueKind {
        let (namespace, local) = self.instance.names.parts(name);
        let of = self.taxonomy.and_then(|dts| Some((dts, dts.find(namespace, local)?)));
        let Some((dts, element)) = of else {
            return if has_unit { ValueKind::Number } else { ValueKind::Unknown };
        };
        let type_id = dts.element(element).type_id;
        let derives =
            |namespace: &str, local: &str| dts.derives_from_name(type_id, namespace, local);
        if derives(ENUM_2, "enumerationSetItemType") {
            return ValueKind::EnumerationSet;
        }
        if derives(ENUM_2, "enumerationItemType") {
            return ValueKind::Enumeration;
        }
        let Some(base) = dts.base_item_type(element) else { return ValueKind::Unknown };
        let standard = ItemType::standard(XBRLI, base);
        if dts.is_numeric(element) {
            let is_integer = standard.is_some_and(|known| known.primitive == Primitive::Integer);
            return if is_integer { ValueKind::Integer } else { ValueKind::Number };
        }
        let has_no_language = REGISTRIES.iter().any(|registry| {
            derives(registry, "noLangTokenItemType") || derives(registry, "noLangStringItemType")
        });
        let holds_names = ["SQNameItemType", "SQNamesItemType"];
        match base {
            "QNameItemType" => ValueKind::QName,
            _ if REGISTRIES.iter().any(|of| holds_names.iter().any(|name| derives(of, name))) => {
                ValueKind::QName
            }
            _ if !has_no_language && standard.is_some_and(|known| known.has_language()) => {
                ValueKind::Text
            }
            _ => ValueKind::Other,
        }
    }

    /// What the taxonomy says of the values of a concept.
    pub(super) fn known(&self, name: NameId) -> Option<KnownConcept<'a>> {
        let (namespace, local) = self.instance.names.parts(name);
        self.taxonomy?.concept(namespace, local)
    }

    /// What becomes of the blanks in the values of a concept.
    pub(super) fn blanks(&self, name: NameId) -> Blanks {
        let (namespace, local) = self.instance.names.parts(name);
        let of = self.taxonomy.and_then(|dts| Some((dts, dts.find(namespace, local)?)));
        of.map_or(Blanks::Kept, |(dts, id)| {
            let of = dts.element(id).type_id;
            // Members of a union say it each by itself: only texts have blanks that say anything.
            let is_text = dts.primitive(of) == Some("string");
            Some(blanks(dts, of))
                .filter(|of| is_text || *of != Blanks::Kept)
                .unwrap_or(Blanks::Collapsed)
        })
    }

    /// The value as the model has it.
    pub(super) fn value(&self, item: &Item, of: &OfConcept<'_>, header: &mut Header) -> String {
        let text = self.instance.span(item.value);
        match of.kind {
            ValueKind::Unknown => text.to_owned(),
            ValueKind::Text | ValueKind::Other => match of.blanks {
                Blanks::Kept => text.to_owned(),
                Blanks::Replaced => replaced(text),
                Blanks::Collapsed => collapsed(text),
            },
            ValueKind::Enumeration | ValueKind::EnumerationSet => {
                let members = text.split_ascii_whitespace().map(|member| {
                    let Some((namespace, local)) = member.rsplit_once('#') else {
                        return member.to_owned();
                    };
                    header.bind(&self.wanted_prefix(namespace), namespace);
                    format!("{}:{local}", header.prefix(namespace).unwrap_or(""))
                });
                members.collect::<Vec<_>>().join(" ")
            }
            _ => collapsed(text),
        }
    }
}
