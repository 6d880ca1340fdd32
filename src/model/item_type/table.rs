//! Every item type that concepts can have, as data.

use super::Facets;
use super::ItemType;
use super::Primitive::{self, *};

/// Types of XBRL 2.1 itself (§5.1.1.3). Facts of `fractionItemType` are elements in an element,
/// which neither the Open Information Model nor a table of figures can say; it is left out.
macro_rules! base {
    ($name:literal, $primitive:ident) => {
        base!($name, $primitive, Facets::NONE)
    };
    ($name:literal, $primitive:ident, $facets:expr) => {
        ItemType {
            name: $name,
            prefix: "xbrli",
            local: concat!($name, "ItemType"),
            bases: &[],
            primitive: $primitive,
            facets: $facets,
        }
    };
}

/// Types of the Data Type Registry, version 2024-01-31.
macro_rules! registered {
    ($name:literal, $bases:expr, $primitive:ident) => {
        registered!($name, $bases, $primitive, Facets::NONE)
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
    facets: Facets,
) -> ItemType {
    ItemType { name, prefix: "dtr-types", local, bases, primitive, facets }
}

/// Types of Extensible Enumerations 2.0.
const fn enumeration(name: &'static str, local: &'static str, primitive: Primitive) -> ItemType {
    let bases = &["noLangTokenItemType", "tokenItemType"];
    ItemType { name, prefix: "enum2", local, bases, primitive, facets: Facets::NONE }
}

const STRING: &[&str] = &["stringItemType"];
const MONEY: &[&str] = &["monetaryItemType"];
const ESCAPED: &[&str] = &["escapedItemType", "stringItemType"];
const NODES: &[&str] = &["xmlNodesItemType", "escapedItemType", "stringItemType"];
const PREFIXED: &[&str] = &["prefixedContentItemType", "noLangTokenItemType", "tokenItemType"];

/// Every type that concepts can have. `prefixedContentItemType` is the base of others only.
pub static ITEM_TYPES: [ItemType; 89] = [
    base!("decimal", Decimal),
    base!("float", Float),
    base!("double", Float),
    base!("monetary", Decimal),
    base!("shares", Decimal),
    base!("pure", Decimal),
    base!("integer", Integer, Facets::WHOLE),
    base!("nonPositiveInteger", Integer, Facets::WHOLE.to(0)),
    base!("negativeInteger", Integer, Facets::WHOLE.to(-1)),
    base!("long", Integer, Facets::WHOLE.from(i64::MIN as i128).to(i64::MAX as i128)),
    base!("int", Integer, Facets::WHOLE.from(i32::MIN as i128).to(i32::MAX as i128)),
    base!("short", Integer, Facets::WHOLE.from(i16::MIN as i128).to(i16::MAX as i128)),
    base!("byte", Integer, Facets::WHOLE.from(i8::MIN as i128).to(i8::MAX as i128)),
    base!("nonNegativeInteger", Integer, Facets::WHOLE.from(0)),
    base!("unsignedLong", Integer, Facets::WHOLE.from(0).to(u64::MAX as i128)),
    base!("unsignedInt", Integer, Facets::WHOLE.from(0).to(u32::MAX as i128)),
    base!("unsignedShort", Integer, Facets::WHOLE.from(0).to(u16::MAX as i128)),
    base!("unsignedByte", Integer, Facets::WHOLE.from(0).to(u8::MAX as i128)),
    base!("positiveInteger", Integer, Facets::WHOLE.from(1)),
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
    registered("dateAndTime", "dateTimeItemType", &["dateTimeItemType"], DateTime, Facets::NONE),
    enumeration("enumeration", "enumerationItemType", Enumeration),
    enumeration("enumerationSet", "enumerationSetItemType", EnumerationSet),
    registered!("percent", &["pureItemType"], Decimal),
    registered!("noDecimalsMonetary", MONEY, Decimal, Facets::WHOLE),
    registered!("nonNegativeMonetary", MONEY, Decimal, Facets::NONE.from(0)),
    registered!("nonNegativeNoDecimalsMonetary", MONEY, Decimal, Facets::WHOLE.from(0)),
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
