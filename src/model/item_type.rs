//! Item types: those of XBRL 2.1 §5.1.1.3 and of the Data Type Registry.

/// What the values of an item type look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Primitive {
    /// Any decimal number.
    Decimal,
    /// A decimal number that is not below zero.
    NonNegativeDecimal,
    /// A decimal number without digits after the point.
    WholeDecimal,
    /// A whole number.
    Integer,
    /// A whole number that is not below zero.
    NonNegativeInteger,
    /// Text, with a language.
    Text,
    /// A date.
    Date,
    /// `true` or `false`.
    Boolean,
    /// A URI.
    Uri,
    /// No value: domain members.
    Empty,
}

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

    /// Whether facts of this type need a unit.
    #[must_use]
    pub fn is_numeric(&self) -> bool {
        matches!(
            self.primitive,
            Primitive::Decimal
                | Primitive::NonNegativeDecimal
                | Primitive::WholeDecimal
                | Primitive::Integer
                | Primitive::NonNegativeInteger
        )
    }

    /// Whether facts of this type have a language.
    #[must_use]
    pub fn has_language(&self) -> bool {
        self.primitive == Primitive::Text
    }

    /// Whether this is `xbrli:monetaryItemType` or a restriction of it.
    #[must_use]
    pub fn is_monetary(&self) -> bool {
        self.is_or_restricts("monetaryItemType")
    }

    /// Whether this is the type `local` or a restriction of it.
    #[must_use]
    pub fn is_or_restricts(&self, local: &str) -> bool {
        self.local == local || self.bases.contains(&local)
    }
}

/// Decimal-based types of the Data Type Registry that are restrictions of `decimalItemType`.
macro_rules! quantity {
    ($name:literal, $local:literal) => {
        ItemType {
            name: $name,
            prefix: "dtr-types",
            local: $local,
            bases: &["decimalItemType"],
            primitive: Primitive::Decimal,
        }
    };
}

/// Types of XBRL 2.1 itself.
macro_rules! instance_type {
    ($name:literal, $local:literal, $primitive:ident) => {
        ItemType {
            name: $name,
            prefix: "xbrli",
            local: $local,
            bases: &[],
            primitive: Primitive::$primitive,
        }
    };
}

/// Every type that concepts can have.
pub static ITEM_TYPES: [ItemType; 30] = [
    instance_type!("monetary", "monetaryItemType", Decimal),
    instance_type!("shares", "sharesItemType", Decimal),
    instance_type!("pure", "pureItemType", Decimal),
    instance_type!("decimal", "decimalItemType", Decimal),
    instance_type!("integer", "integerItemType", Integer),
    instance_type!("nonNegativeInteger", "nonNegativeIntegerItemType", NonNegativeInteger),
    instance_type!("string", "stringItemType", Text),
    instance_type!("normalizedString", "normalizedStringItemType", Text),
    instance_type!("date", "dateItemType", Date),
    instance_type!("boolean", "booleanItemType", Boolean),
    instance_type!("anyURI", "anyURIItemType", Uri),
    ItemType {
        name: "percent",
        prefix: "dtr-types",
        local: "percentItemType",
        bases: &["pureItemType"],
        primitive: Primitive::Decimal,
    },
    quantity!("perShare", "perShareItemType"),
    quantity!("area", "areaItemType"),
    quantity!("volume", "volumeItemType"),
    quantity!("mass", "massItemType"),
    quantity!("energy", "energyItemType"),
    quantity!("power", "powerItemType"),
    quantity!("length", "lengthItemType"),
    quantity!("memory", "memoryItemType"),
    quantity!("temperature", "temperatureItemType"),
    quantity!("pressure", "pressureItemType"),
    quantity!("frequency", "frequencyItemType"),
    quantity!("speed", "speedItemType"),
    quantity!("voltage", "voltageItemType"),
    quantity!("electricCurrent", "electricCurrentItemType"),
    quantity!("ghgEmissions", "ghgEmissionsItemType"),
    ItemType {
        name: "nonNegativeMonetary",
        prefix: "dtr-types",
        local: "nonNegativeMonetaryItemType",
        bases: &["monetaryItemType"],
        primitive: Primitive::NonNegativeDecimal,
    },
    ItemType {
        name: "noDecimalsMonetary",
        prefix: "dtr-types",
        local: "noDecimalsMonetaryItemType",
        bases: &["monetaryItemType"],
        primitive: Primitive::WholeDecimal,
    },
    ItemType {
        name: "domain",
        prefix: "dtr-types",
        local: "domainItemType",
        bases: &["stringItemType"],
        primitive: Primitive::Empty,
    },
];
