//! Item types of a discovered set.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::prefix::Prefixes;
use crate::model::dts::{Dts, Element, Facet, FacetKind, TypeId};
use crate::model::{Bound, Facets, Figure, ItemType, Primitive, QName};

/// The item types of a set, each made once.
#[derive(Debug, Default)]
pub(super) struct Types {
    known: FxHashMap<TypeId, Arc<ItemType>>,
}

impl Types {
    /// The type of a concept.
    pub(super) fn of(
        &mut self,
        dts: &Dts,
        element: &Element,
        prefixes: &mut Prefixes,
    ) -> Arc<ItemType> {
        let made = || Arc::new(item_type(dts, element, prefixes));
        self.known.entry(element.type_id).or_insert_with(made).clone()
    }
}

fn item_type(dts: &Dts, element: &Element, prefixes: &mut Prefixes) -> ItemType {
    let chain: Vec<TypeId> = dts.type_chain(element.type_id).collect();
    let mut names = chain.iter().filter_map(|id| dts.type_(*id).name).map(|name| {
        let (namespace, local) = dts.names().parts(name);
        QName::new(prefixes.of(namespace), namespace, local)
    });
    let is_named = dts.type_(element.type_id).name.is_some();
    let named = if is_named { names.next() } else { None };
    let bases: Vec<QName> = names.collect();
    let qname = named.unwrap_or_else(|| {
        // No type that has a name has a slash in it.
        let (namespace, local) = dts.names().parts(element.name);
        QName::new(prefixes.of(namespace), namespace, &format!("{local}/type"))
    });
    let standard = |id: &TypeId| {
        let (namespace, local) = dts.names().parts(dts.type_(*id).name?);
        ItemType::standard(namespace, local)
    };
    if let Some(same) = chain.first().and_then(standard) {
        return ItemType { qname, ..(**same).clone() };
    }
    let base = chain.iter().enumerate().find_map(|(at, id)| Some((at, standard(id)?)));
    let (own, mut facets) = match base {
        Some((at, base)) => (&chain[..at], base.facets.clone()),
        None => (&chain[..], Facets::default()),
    };
    for id in own.iter().rev() {
        narrow(dts, &dts.type_(*id).facets, &mut facets);
    }
    let is_fraction = |name: &QName| *name.local == *"fractionItemType";
    let primitive = match base {
        Some((_, base)) => base.primitive,
        None if std::iter::once(&qname).chain(&bases).any(is_fraction) => Primitive::Fraction,
        None => primitive(dts.primitive(element.type_id)),
    };
    ItemType { name: qname.to_string().into(), qname, bases, primitive, facets }
}

/// Takes the facets of a type over that restricts another.
fn narrow(dts: &Dts, own: &[Facet], facets: &mut Facets) {
    let mut patterns = Vec::new();
    let mut values = Vec::new();
    for facet in own {
        let text = dts.text(facet.value).trim();
        let number = || text.parse::<u64>().ok();
        let bound = |included| {
            Some(Bound { text: text.into(), figure: Figure::of_decimal(text), included })
        };
        match facet.kind {
            FacetKind::Length => {
                (facets.min_length, facets.max_length) = (number(), number());
            }
            FacetKind::MinLength => facets.min_length = number(),
            FacetKind::MaxLength => facets.max_length = number(),
            FacetKind::Pattern => patterns.push(dts.text(facet.value).into()),
            FacetKind::Enumeration => values.push(dts.text(facet.value).into()),
            FacetKind::MaxInclusive => facets.greatest = bound(true),
            FacetKind::MaxExclusive => facets.greatest = bound(false),
            FacetKind::MinInclusive => facets.least = bound(true),
            FacetKind::MinExclusive => facets.least = bound(false),
            FacetKind::TotalDigits => {
                facets.total_digits = number().and_then(|n| n.try_into().ok())
            }
            FacetKind::FractionDigits => {
                facets.fraction_digits = number().and_then(|n| n.try_into().ok());
                facets.whole |= facets.fraction_digits == Some(0);
            }
            FacetKind::WhiteSpace => {}
        }
    }
    if !patterns.is_empty() {
        facets.patterns.push(patterns);
    }
    if !values.is_empty() {
        facets.values = values;
    }
}

/// What values look like that rest on a type of XML Schema.
pub(super) fn primitive(schema_type: Option<&str>) -> Primitive {
    match schema_type.unwrap_or("") {
        "decimal" => Primitive::Decimal,
        "float" | "double" => Primitive::Float,
        "integer" | "nonPositiveInteger" | "negativeInteger" | "long" | "int" | "short"
        | "byte" | "nonNegativeInteger" | "unsignedLong" | "unsignedInt" | "unsignedShort"
        | "unsignedByte" | "positiveInteger" => Primitive::Integer,
        "normalizedString" => Primitive::NormalizedString,
        "token" | "NMTOKEN" => Primitive::Token,
        "boolean" => Primitive::Boolean,
        "hexBinary" => Primitive::HexBinary,
        "base64Binary" => Primitive::Base64Binary,
        "anyURI" => Primitive::AnyUri,
        "QName" => Primitive::QName,
        "duration" => Primitive::Duration,
        "dateTime" => Primitive::DateTime,
        "time" => Primitive::Time,
        "date" => Primitive::Date,
        "gYearMonth" => Primitive::GYearMonth,
        "gYear" => Primitive::GYear,
        "gMonthDay" => Primitive::GMonthDay,
        "gDay" => Primitive::GDay,
        "gMonth" => Primitive::GMonth,
        "language" => Primitive::Language,
        "Name" => Primitive::Name,
        "NCName" | "ID" | "IDREF" | "ENTITY" => Primitive::NCName,
        "" => Primitive::Empty,
        _ => Primitive::String,
    }
}
