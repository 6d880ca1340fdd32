//! Which facets a type can have: those of its values (XML Schema 1.0 Part 2 §4.1.5, `cos-applicable-facets`).

use crate::model::dts::{Derivation, Dts, FacetKind, Type, TypeId, ns};

/// What kind of values a type has, as far as facets go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Values {
    /// Of one of several types.
    Union,
    /// Lists of values.
    List,
    /// Texts, octets, addresses and names.
    Texts,
    /// `true` and `false`.
    Booleans,
    /// Decimal numbers, which have digits.
    Decimals,
    /// Other values that are in an order: binary numbers, dates, durations.
    Ordered,
}

/// Whether a type can have a facet; of types whose values are not known any.
pub(super) fn is_applicable(dts: &Dts, id: TypeId, facet: FacetKind) -> bool {
    let Some(values) = dts.type_chain(id).find_map(|at| values(dts, dts.type_(at))) else {
        return true;
    };
    match facet {
        FacetKind::Pattern => true,
        FacetKind::Enumeration => values != Values::Booleans,
        FacetKind::WhiteSpace => values != Values::Union,
        FacetKind::Length | FacetKind::MinLength | FacetKind::MaxLength => {
            matches!(values, Values::List | Values::Texts)
        }
        FacetKind::MaxInclusive
        | FacetKind::MaxExclusive
        | FacetKind::MinInclusive
        | FacetKind::MinExclusive => matches!(values, Values::Decimals | Values::Ordered),
        FacetKind::TotalDigits | FacetKind::FractionDigits => values == Values::Decimals,
    }
}

/// The kind of values that a type says itself, without its base.
fn values(dts: &Dts, of: &Type) -> Option<Values> {
    match of.derivation {
        Derivation::Union => return Some(Values::Union),
        Derivation::List => return Some(Values::List),
        Derivation::Restriction | Derivation::Extension => {}
    }
    let (namespace, local) = dts.names().parts(of.name.filter(|_| of.origin.is_none())?);
    if namespace != ns::XS {
        return None;
    }
    Some(match local {
        "string" | "hexBinary" | "base64Binary" | "anyURI" | "QName" | "NOTATION" => Values::Texts,
        "NMTOKENS" | "IDREFS" | "ENTITIES" => Values::List,
        "boolean" => Values::Booleans,
        "decimal" => Values::Decimals,
        "float" | "double" | "duration" | "dateTime" | "date" | "time" | "gYearMonth" | "gYear"
        | "gMonthDay" | "gDay" | "gMonth" => Values::Ordered,
        _ => return None,
    })
}
