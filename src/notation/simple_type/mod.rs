//! Simple types of XML Schema 1.0 Part 2: those that the values of a typed axis can have.
//!
//! A text is a value where it is in the lexical space of its type. Two texts may be the same
//! value (`1` and `01`, `true` and `1`): contexts are compared by value (Dimensions 1.0 asks
//! for the equality of XPath), so that a value comes with a text that is the same for all of its
//! spellings.
//!
//! Left out are [`DEPENDENT_TYPES`]: entities and elements that their values refer to would have to
//! be declared in every document; and [`UNKNOWN_TO_VALIDATORS`]. Values of `QName` have the prefixes
//! that every instance binds.

mod canonical;
mod duration_order;

pub(crate) use duration_order::duration_order;

use super::lexical;
use crate::model::{INSTANCE_PREFIXES, TypedValue};

/// A simple type.
#[derive(Debug)]
pub struct SimpleType {
    /// Local name in the namespace of XML Schema.
    pub name: &'static str,
    /// A value, to show how they are written.
    pub example: &'static str,
    space: Space,
}

/// The values of a type.
#[derive(Clone, Copy, Debug)]
enum Space {
    /// Texts that are compared letter by letter.
    Text,
    /// Texts in which blanks count as much as any other letters, and tabs as blanks.
    Replaced,
    /// Texts in which blanks part words, where a check takes them.
    Words(fn(&str) -> bool),
    /// Names with the prefix of a namespace that documents bind.
    QName,
    Boolean,
    Decimal,
    /// Whole numbers from one to another.
    Integer(Option<i128>, Option<i128>),
    /// Numbers with an exponent, of 32 bits or 64.
    Float(Bits),
    /// Texts with a check and a form that is the same for equal values.
    Other(fn(&str) -> bool, fn(&str) -> String),
}

/// How many bits a binary number has.
#[derive(Clone, Copy, Debug)]
enum Bits {
    Single,
    Double,
}

const fn row(name: &'static str, example: &'static str, space: Space) -> SimpleType {
    SimpleType { name, example, space }
}

const fn integer(name: &'static str, min: Option<i128>, max: Option<i128>) -> SimpleType {
    let example = if max.is_some() && min.is_none() { "-12" } else { "12" };
    row(name, example, Space::Integer(min, max))
}

/// Every type that an axis can have.
pub static SIMPLE_TYPES: [SimpleType; 37] = [
    row("string", "Kyoto", Space::Text),
    row("normalizedString", "Kyoto", Space::Replaced),
    row("token", "Kyoto", Space::Words(|_| true)),
    row("language", "ja", Space::Words(lexical::is_language)),
    row("NCName", "Kyoto", Space::Words(lexical::is_ncname)),
    row("NMTOKEN", "12a", Space::Words(is_name_token)),
    row("NMTOKENS", "12a 12b", Space::Words(|text| text.split(' ').all(is_name_token))),
    row("QName", "iso4217:JPY", Space::QName),
    row("boolean", "true", Space::Boolean),
    row("decimal", "1.5", Space::Decimal),
    integer("integer", None, None),
    integer("nonPositiveInteger", None, Some(0)),
    integer("negativeInteger", None, Some(-1)),
    integer("long", Some(i64::MIN as i128), Some(i64::MAX as i128)),
    integer("int", Some(i32::MIN as i128), Some(i32::MAX as i128)),
    integer("short", Some(i16::MIN as i128), Some(i16::MAX as i128)),
    integer("byte", Some(i8::MIN as i128), Some(i8::MAX as i128)),
    integer("nonNegativeInteger", Some(0), None),
    integer("unsignedLong", Some(0), Some(u64::MAX as i128)),
    integer("unsignedInt", Some(0), Some(u32::MAX as i128)),
    integer("unsignedShort", Some(0), Some(u16::MAX as i128)),
    integer("unsignedByte", Some(0), Some(u8::MAX as i128)),
    integer("positiveInteger", Some(1), None),
    row("float", "1.5E3", Space::Float(Bits::Single)),
    row("double", "1.5E3", Space::Float(Bits::Double)),
    row("duration", "P1Y6M", Space::Other(lexical::is_duration, canonical::duration)),
    row("dateTime", "2007-08-13T15:30:00", Space::Other(lexical::is_date_time, canonical::moment)),
    row("date", "2007-08-13", Space::Other(lexical::is_date, canonical::moment)),
    row("time", "15:30:00", Space::Other(lexical::is_time, canonical::moment)),
    row("gYearMonth", "2007-08", Space::Other(lexical::is_g_year_month, canonical::zero_zone)),
    row("gYear", "2007", Space::Other(lexical::is_g_year, canonical::zero_zone)),
    row("gMonthDay", "--08-13", Space::Other(lexical::is_g_month_day, canonical::zero_zone)),
    row("gDay", "---13", Space::Other(lexical::is_g_day, canonical::zero_zone)),
    row("gMonth", "--08", Space::Other(lexical::is_g_month, canonical::zero_zone)),
    row("hexBinary", "0A1F", Space::Other(lexical::is_hex_binary, str::to_ascii_uppercase)),
    row("base64Binary", "YWJj", Space::Other(lexical::is_base64_binary, canonical::without_blanks)),
    row("anyURI", "http://www.example.com/", Space::Other(lexical::is_uri, canonical::escaped_uri)),
];

/// Types whose values mean something only by what else stands in a document.
pub static DEPENDENT_TYPES: [&str; 6] = ["NOTATION", "ENTITY", "ENTITIES", "ID", "IDREF", "IDREFS"];

/// The type that no axis has because validators do not know it for typed members.
pub const UNKNOWN_TO_VALIDATORS: &str = "Name";

impl SimpleType {
    /// The type with this local name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<&'static Self> {
        SIMPLE_TYPES.iter().find(|row| row.name == name)
    }

    /// Whether its values are whole numbers.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        matches!(self.space, Space::Integer(..))
    }

    /// Reads a value; none where the text is not in the lexical space. Names may have the prefixes
    /// that every instance binds, and `own_prefix`, that of the taxonomy.
    ///
    /// ```
    /// use kessan::notation::simple_type::SimpleType;
    /// let integer = SimpleType::from_name("integer").unwrap();
    /// assert_eq!(integer.read("007", ""), integer.read("+7", ""));
    /// assert_ne!(integer.read("7", ""), integer.read("70", ""));
    /// assert!(integer.read("7.0", "").is_none());
    /// ```
    #[must_use]
    pub fn read(&self, text: &str, own_prefix: &str) -> Option<TypedValue> {
        let words = lexical::collapsed(text);
        let key = match self.space {
            Space::Text => text.to_owned(),
            Space::Replaced => lexical::replaced(text),
            Space::Words(is) => Some(words).filter(|words| is(words))?,
            Space::QName => {
                let prefix = lexical::prefix_of_qname(&words)?;
                Some(prefix).filter(|prefix| is_bound(prefix, own_prefix))?;
                words
            }
            Space::Boolean => canonical::boolean(&words)?.to_owned(),
            Space::Decimal => canonical::decimal(&words)?,
            Space::Integer(min, max) => canonical::integer(&words, min, max)?,
            Space::Float(Bits::Single) => canonical::float(&words)?,
            Space::Float(Bits::Double) => canonical::double(&words)?,
            Space::Other(is, canonical) => {
                Some(words).filter(|words| is(words)).map(|w| canonical(&w))?
            }
        };
        Some(TypedValue::new(text, &key))
    }
}

/// Whether an instance binds a prefix to a namespace: it binds a few of standards, and that of the
/// taxonomy.
#[must_use]
pub fn is_bound(prefix: &str, own_prefix: &str) -> bool {
    prefix == own_prefix || INSTANCE_PREFIXES.iter().any(|(known, _)| *known == prefix)
}

/// Whether a text is an `NMTOKEN`: what may stand behind the first letter of a name.
fn is_name_token(text: &str) -> bool {
    !text.is_empty() && lexical::is_name(&format!("_{text}"))
}

#[cfg(test)]
mod tests {
    use super::{SIMPLE_TYPES, SimpleType};

    /// Asserts that texts are values of a type, all of them the same one.
    fn same(name: &str, texts: &[&str]) {
        let of = SimpleType::from_name(name).expect("a type");
        let values: Vec<_> = texts.iter().map(|text| of.read(text, "own")).collect();
        for (text, value) in texts.iter().zip(&values) {
            assert!(value.is_some(), "{text} is no {name}");
            assert_eq!(*value, values[0], "{text} and {} as {name}", texts[0]);
        }
    }

    /// Asserts that texts are values of a type, no two of them the same.
    fn different(name: &str, texts: &[&str]) {
        let of = SimpleType::from_name(name).expect("a type");
        for (at, text) in texts.iter().enumerate() {
            assert!(of.read(text, "own").is_some(), "{text} is no {name}");
            for other in &texts[..at] {
                assert_ne!(
                    of.read(text, "own"),
                    of.read(other, "own"),
                    "{text} and {other} as {name}"
                );
            }
        }
    }

    /// Asserts that texts are no values of a type.
    fn none(name: &str, texts: &[&str]) {
        let of = SimpleType::from_name(name).expect("a type");
        for text in texts {
            assert!(of.read(text, "own").is_none(), "{text} is a {name}");
        }
    }

    #[test]
    fn examples_are_values() {
        for of in &SIMPLE_TYPES {
            assert!(of.read(of.example, "own").is_some(), "{} {}", of.name, of.example);
        }
    }

    #[test]
    fn numbers_have_many_spellings() {
        same("integer", &["7", "007", "+7"]);
        same("integer", &["0", "-0", "+00"]);
        same("decimal", &["2", "2.0", "2.", "02.00", "+2"]);
        same("decimal", &["0", "-.0", "0."]);
        different("decimal", &["0.5", "5", "-0.5", "0.05"]);
        same("double", &["1500", "1.5E3", "1.5e3", "+1500.0", "15.E2"]);
        same("double", &["0", "-0", "0E9"]);
        same("float", &["16777216", "16777217"]);
        different("double", &["16777216", "16777217", "INF", "-INF", "NaN"]);
        none("double", &["", "+INF", "inf", "infinity", "nan", "1e", "e1", "1 2", "0x1"]);
        none("decimal", &["", ".", "+", "1e3", "1,000", "１"]);
        none("integer", &["", "1.0", "--1", "1_000", "+"]);
    }

    #[test]
    fn integers_have_bounds() {
        for (name, last) in [("byte", "127"), ("short", "32767"), ("unsignedByte", "255")] {
            same(name, &[last, &format!("00{last}")]);
        }
        none("byte", &["128", "-129", "99999999999999999999999999999999999999999999"]);
        none("long", &["9223372036854775808", "-9223372036854775809"]);
        same("long", &["-9223372036854775808"]);
        none("unsignedLong", &["18446744073709551616", "-1"]);
        none("positiveInteger", &["0", "-99999999999999999999999999999999999999999999"]);
        same("positiveInteger", &["99999999999999999999999999999999999999999999"]);
        none("negativeInteger", &["0", "1"]);
        same("nonPositiveInteger", &["0", "-0"]);
    }

    #[test]
    fn times_are_compared_where_they_are() {
        same("dateTime", &["2007-08-13T15:30:00Z", "2007-08-14T00:30:00.0+09:00"]);
        same("dateTime", &["2007-08-13T24:00:00", "2007-08-14T00:00:00"]);
        different(
            "dateTime",
            &["2007-08-13T15:30:00Z", "2007-08-13T15:30:00", "2007-08-13T15:30:00.1"],
        );
        same("date", &["2007-08-13Z", "2007-08-13+00:00", "2007-08-13-00:00"]);
        different("date", &["2007-08-13", "2007-08-13Z", "2007-08-13+09:00"]);
        same("time", &["12:00:00Z", "21:00:00+09:00"]);
        same("time", &["24:00:00", "00:00:00"]);
        different("dateTime", &["1972-12-31T24:00:00", "1972-12-31T00:00:00"]);
        same("gYear", &["2007Z", "2007+00:00"]);
        same("duration", &["P1Y", "P12M", "P0Y12M"]);
        same("duration", &["P1D", "PT24H", "PT86400S", "PT86400.0S"]);
        same("duration", &["P0Y", "-PT0S"]);
        different("duration", &["P1M", "P30D", "-P1M", "PT1M"]);
    }

    #[test]
    fn texts_by_their_blanks_and_letters() {
        different("string", &["a b", "a  b"]);
        same("token", &["a b", "a  b"]);
        same("boolean", &["true", "1"]);
        different("boolean", &["true", "false"]);
        none("boolean", &["yes", "TRUE"]);
        same("hexBinary", &["0a1f", "0A1F"]);
        same("base64Binary", &["YWJj", "YW Jj"]);
        same("anyURI", &["http://a.example/é", "http://a.example/%C3%A9"]);
        none("NCName", &["a:b", "1a", "ア・イ"]);
        different("QName", &["iso4217:JPY", "iso4217:USD", "own:JPY"]);
        same("QName", &["iso4217:JPY", " iso4217:JPY\n"]);
        none("QName", &["JPY", "nobody:JPY", "iso4217:", "iso4217:1"]);
        none("NMTOKEN", &["a b", "a/b"]);
        same("NMTOKENS", &["1a b", "1a  b"]);
    }
}
