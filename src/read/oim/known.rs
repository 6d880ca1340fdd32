//! What a reader has to know of concepts and dimensions, whoever knows it.

use crate::model::stream::ValueKind;
use crate::model::{ConceptKind, ItemType, Primitive};
use crate::model::{PeriodType, QName, Taxonomy};
use crate::notation::figure::{self, Printed};
use crate::notation::lexical::is_of_any_year;
use crate::notation::simple_type::SimpleType;

/// A taxonomy as far as readers of facts ask it.
pub trait Known {
    /// The concept with this name.
    fn concept(&self, namespace: &str, local: &str) -> Option<KnownConcept<'_>>;

    /// The dimension with this name.
    fn dimension(&self, namespace: &str, local: &str) -> Option<KnownDimension<'_>>;
}

/// Whether a text is a value of a type.
pub type IsValue<'k> = Box<dyn Fn(&str) -> bool + 'k>;

/// What is known of a concept.
pub struct KnownConcept<'k> {
    /// The kind of its values.
    pub kind: ValueKind,
    /// Its period type; none for what is no item.
    pub period: Option<PeriodType>,
    /// Whether no fact can be of it.
    pub is_abstract: bool,
    /// Whether facts can be nil.
    pub nillable: bool,
    /// Whether the model has no values of its type (fractions, and names of other documents).
    pub is_unsupported: bool,
    /// The local name of the type of XML Schema on which its type rests.
    pub base: &'k str,
    /// Whether a text is a value of it.
    pub is_value: IsValue<'k>,
}

/// What is known of a dimension.
pub enum KnownDimension<'k> {
    /// An explicit one, with its default member.
    Explicit {
        /// Namespace and local name of the default member.
        default: Option<(&'k str, &'k str)>,
    },
    /// A typed one.
    Typed {
        /// The local name of the type of XML Schema on which its type rests.
        base: &'k str,
        /// Whether the model has no values of its type.
        is_unsupported: bool,
        /// Whether values of it can be nil.
        nillable: bool,
        /// Whether a text is a value of it.
        is_value: IsValue<'k>,
    },
}

impl Known for Taxonomy {
    fn concept(&self, namespace: &str, local: &str) -> Option<KnownConcept<'_>> {
        let found = self.concepts.find(&QName::new("", namespace, local))?;
        let found = self.concepts.get(found)?;
        let item_type = &*found.item_type;
        let base = base(item_type);
        let is_item =
            matches!(found.kind, ConceptKind::Item | ConceptKind::LineItems | ConceptKind::Member);
        Some(KnownConcept {
            kind: kind(item_type),
            period: is_item.then_some(found.period_type),
            is_abstract: found.is_abstract,
            nillable: found.nillable,
            is_unsupported: false,
            base,
            is_value: Box::new(move |text| {
                is_value(base, text)
                    && (found.values.is_empty() || found.values.iter().any(|value| value == text))
                    && fits(item_type, text)
            }),
        })
    }

    fn dimension(&self, namespace: &str, local: &str) -> Option<KnownDimension<'_>> {
        let id = self.concepts.find(&QName::new("", namespace, local))?;
        let axis = self.axes.get(&id)?;
        let name = |id| {
            let name: &QName = &self.concept(id).name;
            (name.namespace.as_ref(), name.local.as_ref())
        };
        Some(match &axis.typed {
            None => KnownDimension::Explicit { default: axis.default.map(name) },
            Some(domain) => {
                let base = domain.simple_type.as_str();
                KnownDimension::Typed {
                    base,
                    is_unsupported: false,
                    nillable: false,
                    is_value: Box::new(move |text| is_value(base, text)),
                }
            }
        })
    }
}

/// Whether a text is in the lexical space of a type of XML Schema.
pub(crate) fn is_value(base: &str, text: &str) -> bool {
    match base {
        "string" | "normalizedString" | "token" | "QName" => true,
        "dateUnion" => ["date", "dateTime"].into_iter().any(|base| is_value(base, text)),
        "date" if is_of_any_year(text, false) => true,
        "dateTime" if is_of_any_year(text, true) => true,
        // Most values are plain figures.
        "decimal" if is_plain(text) => true,
        _ => SimpleType::from_name(base).is_none_or(|known| known.read(text, "").is_some()),
    }
}

fn is_plain(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())
}

/// Whether a number is within the bounds of its type.
fn fits(item_type: &ItemType, text: &str) -> bool {
    let facets = &item_type.facets;
    if facets.least.is_none() && facets.greatest.is_none() && !facets.whole {
        return true;
    }
    let fraction = text.split_once('.').map_or("", |(_, fraction)| fraction);
    if facets.whole && fraction.bytes().any(|digit| digit.is_ascii_digit() && digit != b'0') {
        return false;
    }
    // What is longer than a figure can be lies beyond all bounds that can be told.
    figure::parse_scientific(text.as_bytes()).is_ok_and(|printed| match printed {
        Printed::Number(number) => facets.bounds_take(number.figure),
        Printed::Nil => false,
    })
}

fn kind(item_type: &ItemType) -> ValueKind {
    match item_type.primitive {
        Primitive::Decimal | Primitive::Float => ValueKind::Number,
        Primitive::Integer => ValueKind::Integer,
        Primitive::Enumeration => ValueKind::Enumeration,
        Primitive::EnumerationSet => ValueKind::EnumerationSet,
        Primitive::QName | Primitive::SQName | Primitive::SQNames => ValueKind::QName,
        _ if item_type.has_language() => ValueKind::Text,
        _ => ValueKind::Other,
    }
}

/// The local name of the type of XML Schema on which an item type rests.
fn base(item_type: &ItemType) -> &'static str {
    match item_type.primitive {
        Primitive::Decimal => "decimal",
        Primitive::Float => "double",
        Primitive::Integer => "integer",
        Primitive::Boolean => "boolean",
        Primitive::HexBinary => "hexBinary",
        Primitive::Base64Binary => "base64Binary",
        Primitive::AnyUri => "anyURI",
        Primitive::QName => "QName",
        Primitive::Duration => "duration",
        Primitive::DateUnion => "dateUnion",
        Primitive::DateTime => "dateTime",
        Primitive::Time => "time",
        Primitive::Date => "date",
        Primitive::GYearMonth => "gYearMonth",
        Primitive::GYear => "gYear",
        Primitive::GMonthDay => "gMonthDay",
        Primitive::GDay => "gDay",
        Primitive::GMonth => "gMonth",
        Primitive::Language => "language",
        Primitive::Name => "Name",
        Primitive::NCName => "NCName",
        _ => "string",
    }
}
