//! What values of item types look like: the lexical spaces of XML Schema 1.0 Part 2 that they
//! rest on.

/// The kind of value that an item type takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Primitive {
    /// A decimal number (§3.2.3).
    Decimal,
    /// A number that may be written with a power of ten (§3.2.4, §3.2.5).
    Float,
    /// A whole number (§3.3.13).
    Integer,
    /// Any text (§3.2.1).
    String,
    /// A text without line ends and tabs (§3.3.1).
    NormalizedString,
    /// A text without blanks at its ends or several together (§3.3.2).
    Token,
    /// `true` or `false` (§3.2.2).
    Boolean,
    /// Bytes as pairs of hexadecimal digits (§3.2.15).
    HexBinary,
    /// Bytes in Base64 (§3.2.16).
    Base64Binary,
    /// A URI (§3.2.17).
    AnyUri,
    /// A name with the prefix of a namespace (§3.2.18).
    QName,
    /// A length of time (§3.2.6).
    Duration,
    /// A date, or a date with a time (`xbrli:dateUnion`, XBRL 2.1 §5.1.1.3).
    DateUnion,
    /// A date with a time (§3.2.7).
    DateTime,
    /// A time of day (§3.2.8).
    Time,
    /// A date (§3.2.9).
    Date,
    /// A month of a year (§3.2.10).
    GYearMonth,
    /// A year (§3.2.11).
    GYear,
    /// A day of a month, in any year (§3.2.12).
    GMonthDay,
    /// A day, in any month (§3.2.13).
    GDay,
    /// A month, in any year (§3.2.14).
    GMonth,
    /// Years with blanks between them (Data Type Registry, `gYearListItemType`).
    GYearList,
    /// A language (§3.3.3).
    Language,
    /// A name of XML, with colons (§3.3.6).
    Name,
    /// A name of XML without colon (§3.3.7).
    NCName,
    /// A prefix and anything behind a colon (Data Type Registry, `SQNameItemType`).
    SQName,
    /// Such names with blanks between them (`SQNamesItemType`).
    SQNames,
    /// A member of a domain (Extensible Enumerations 2.0 §3).
    Enumeration,
    /// Members of a domain, each once, perhaps none.
    EnumerationSet,
    /// A numerator and a denominator (XBRL 2.1 §5.1.1.3, `fractionItemType`).
    Fraction,
    /// No value: the elements stand for members.
    Empty,
}

impl Primitive {
    /// Whether values are members of a domain.
    #[must_use]
    pub fn is_enumeration(self) -> bool {
        matches!(self, Self::Enumeration | Self::EnumerationSet)
    }

    /// Whether values are names with prefixes.
    #[must_use]
    pub fn has_prefixes(self) -> bool {
        matches!(self, Self::QName | Self::SQName | Self::SQNames)
    }

    /// Whether values are numbers.
    #[must_use]
    pub fn is_numeric(self) -> bool {
        matches!(self, Self::Decimal | Self::Float | Self::Integer | Self::Fraction)
    }
}
