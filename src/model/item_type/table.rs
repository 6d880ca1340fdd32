//! Every item type that concepts can have, as data.

use std::sync::{Arc, LazyLock};

use super::Primitive::{self, *};
use super::{Bound, Facets, ItemType};
use crate::model::{Figure, QName};

/// A type as it stands in the table.
struct Row {
    name: &'static str,
    prefix: &'static str,
    local: &'static str,
    bases: &'static [&'static str],
    primitive: Primitive,
    limits: Limits,
}

/// What narrows the numbers of a type: bounds, which are taken too, and whether there may be digits
/// after the point.
#[derive(Clone, Copy)]
struct Limits {
    least: Option<i128>,
    greatest: Option<i128>,
    whole: bool,
}

impl Limits {
    const NONE: Self = Self { least: None, greatest: None, whole: false };
    const WHOLE: Self = Self { whole: true, ..Self::NONE };

    const fn from(self, least: i128) -> Self {
        Self { least: Some(least), ..self }
    }

    const fn to(self, greatest: i128) -> Self {
        Self { greatest: Some(greatest), ..self }
    }
}

/// The namespaces of the types, newest first where there are several.
const NAMESPACES: [(&str, &str); 3] = [
    ("xbrli", "http://www.xbrl.org/2003/instance"),
    ("dtr-types", "http://www.xbrl.org/dtr/type/2024-01-31"),
    ("enum2", "http://xbrl.org/2020/extensible-enumerations-2.0"),
];

static TYPES: LazyLock<Vec<Arc<ItemType>>> =
    LazyLock::new(|| ROWS.iter().map(|row| Arc::new(row.item_type())).collect());

/// Every type that XBRL 2.1, the Data Type Registry and Extensible Enumerations 2.0 define for
/// concepts.
pub(super) fn all() -> &'static [Arc<ItemType>] {
    &TYPES
}

impl Row {
    fn item_type(&self) -> ItemType {
        let qualified = |prefix: &str, local: &str| {
            let known = NAMESPACES.iter().find(|(known, _)| *known == prefix);
            QName::new(prefix, known.map_or("", |(_, namespace)| namespace), local)
        };
        // What a type restricts stands in the same registry, or in XBRL 2.1.
        let base = |local: &&str| {
            let row = ROWS.iter().find(|row| row.local == *local && row.prefix != "dtr-types");
            let prefix = row.map_or("dtr-types", |row| row.prefix);
            qualified(prefix, local)
        };
        ItemType {
            name: self.name.into(),
            qname: qualified(self.prefix, self.local),
            bases: self.bases.iter().map(base).collect(),
            primitive: self.primitive,
            facets: self.limits.facets(),
        }
    }
}

impl Limits {
    fn facets(self) -> Facets {
        let bound = |number: i128| {
            let figure = Figure::new(number, 0).ok();
            Bound { text: number.to_string().into(), figure, included: true }
        };
        Facets {
            least: self.least.map(bound),
            greatest: self.greatest.map(bound),
            whole: self.whole,
            ..Facets::default()
        }
    }
}

/// Types of XBRL 2.1 itself (§5.1.1.3). Facts of `fractionItemType` are elements in an element,
/// which neither the Open Information Model nor a table of figures can say; it is left out.
macro_rules! base {
    ($name:literal, $primitive:ident) => {
        base!($name, $primitive, Limits::NONE)
    };
    ($name:literal, $primitive:ident, $facets:expr) => {
        Row {
            name: $name,
            prefix: "xbrli",
            local: concat!($name, "ItemType"),
            bases: &[],
            primitive: $primitive,
            limits: $facets,
        }
    };
}

/// Types of the Data Type Registry, version 2024-01-31.
macro_rules! registered {
    ($name:literal, $bases:expr, $primitive:ident) => {
        registered!($name, $bases, $primitive, Limits::NONE)
    };
    ($name:literal, $bases:expr, $primitive:ident, $facets:expr) => {
        registered($name, concat!($name, "ItemType"), $bases, $primitive, $facets)
    };
}

/// Types of the registry that restrict `decimalItemType`.
macro_rules! quantity {
    ($name:literal) => {
        registered!($name, &["decimalItemType"], Decimal)
    };
}

const fn registered(
    name: &'static str,
    local: &'static str,
    bases: &'static [&'static str],
    primitive: Primitive,
    limits: Limits,
) -> Row {
    Row { name, prefix: "dtr-types", local, bases, primitive, limits }
}

/// Types of Extensible Enumerations 2.0.
const fn enumeration(name: &'static str, local: &'static str, primitive: Primitive) -> Row {
    let bases = &["noLangTokenItemType", "tokenItemType"];
    Row { name, prefix: "enum2", local, bases, primitive, limits: Limits::NONE }
}

const STRING: &[&str] = &["stringItemType"];
const MONEY: &[&str] = &["monetaryItemType"];
const ESCAPED: &[&str] = &["escapedItemType", "stringItemType"];
const NODES: &[&str] = &["xmlNodesItemType", "escapedItemType", "stringItemType"];
const PREFIXED: &[&str] = &["prefixedContentItemType", "noLangTokenItemType", "tokenItemType"];

/// Every type that concepts can have. `prefixedContentItemType` is the base of others only.
static ROWS: [Row; 89] = [
    base!("decimal", Decimal),
    base!("float", Float),
    base!("double", Float),
    base!("monetary", Decimal),
    base!("shares", Decimal),
    base!("pure", Decimal),
    base!("integer", Integer, Limits::WHOLE),
    base!("nonPositiveInteger", Integer, Limits::WHOLE.to(0)),
    base!("negativeInteger", Integer, Limits::WHOLE.to(-1)),
    base!("long", Integer, Limits::WHOLE.from(i64::MIN as i128).to(i64::MAX as i128)),
    base!("int", Integer, Limits::WHOLE.from(i32::MIN as i128).to(i32::MAX as i128)),
    base!("short", Integer, Limits::WHOLE.from(i16::MIN as i128).to(i16::MAX as i128)),
    base!("byte", Integer, Limits::WHOLE.from(i8::MIN as i128).to(i8::MAX as i128)),
    base!("nonNegativeInteger", Integer, Limits::WHOLE.from(0)),
    base!("unsignedLong", Integer, Limits::WHOLE.from(0).to(u64::MAX as i128)),
    base!("unsignedInt", Integer, Limits::WHOLE.from(0).to(u32::MAX as i128)),
    base!("unsignedShort", Integer, Limits::WHOLE.from(0).to(u16::MAX as i128)),
    base!("unsignedByte", Integer, Limits::WHOLE.from(0).to(u8::MAX as i128)),
    base!("positiveInteger", Integer, Limits::WHOLE.from(1)),
    base!("string", String),
    base!("normalizedString", NormalizedString),
    base!("token", Token),
    base!("boolean", Boolean),
    base!("hexBinary", HexBinary),
    base!("base64Binary", Base64Binary),
    base!("anyURI", AnyUri),
    base!("QName", QName),
    base!("duration", Duration),
    base!("dateTime", DateUnion),
    base!("time", Time),
    base!("date", Date),
    base!("gYearMonth", GYearMonth),
    base!("gYear", GYear),
    base!("gMonthDay", GMonthDay),
    base!("gDay", GDay),
    base!("gMonth", GMonth),
    base!("language", Language),
    base!("Name", Name),
    base!("NCName", NCName),
    registered!("domain", STRING, Empty),
    registered!("escaped", STRING, String),
    registered!("xmlNodes", ESCAPED, String),
    registered!("xml", NODES, String),
    registered!("textBlock", NODES, String),
    registered!("guidance", STRING, String),
    registered!("noLangString", STRING, String),
    registered!("noLangToken", &["tokenItemType"], Token),
    registered!("SQName", PREFIXED, SQName),
    registered!("SQNames", PREFIXED, SQNames),
    registered!("gYearList", &["tokenItemType"], GYearList),
    // Its own name would be that of the base type, which takes dates without time.
    registered("dateAndTime", "dateTimeItemType", &["dateTimeItemType"], DateTime, Limits::NONE),
    enumeration("enumeration", "enumerationItemType", Enumeration),
    enumeration("enumerationSet", "enumerationSetItemType", EnumerationSet),
    registered!("percent", &["pureItemType"], Decimal),
    registered!("noDecimalsMonetary", MONEY, Decimal, Limits::WHOLE),
    registered!("nonNegativeMonetary", MONEY, Decimal, Limits::NONE.from(0)),
    registered!("nonNegativeNoDecimalsMonetary", MONEY, Decimal, Limits::WHOLE.from(0)),
    quantity!("perShare"),
    quantity!("area"),
    quantity!("volume"),
    quantity!("mass"),
    quantity!("weight"),
    quantity!("energy"),
    quantity!("power"),
    quantity!("length"),
    quantity!("memory"),
    quantity!("insolation"),
    quantity!("temperature"),
    quantity!("pressure"),
    quantity!("frequency"),
    quantity!("irradiance"),
    quantity!("speed"),
    quantity!("planeAngle"),
    quantity!("voltage"),
    quantity!("electricCurrent"),
    quantity!("force"),
    quantity!("electricCharge"),
    quantity!("flow"),
    quantity!("massFlow"),
    quantity!("ghgEmissions"),
    quantity!("monetaryPerLength"),
    quantity!("monetaryPerArea"),
    quantity!("monetaryPerVolume"),
    quantity!("monetaryPerDuration"),
    quantity!("monetaryPerEnergy"),
    quantity!("monetaryPerMass"),
    quantity!("energyPerMonetary"),
    quantity!("ghgEmissionsPerMonetary"),
    quantity!("volumePerMonetary"),
];
