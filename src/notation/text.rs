//! Values that are no numbers: the form that XML asks for, from how they are printed.
//!
//! Every form of XML Schema is read, and for dates, months, days of a month, and booleans what
//! people print, as far as an inline transformation reads that too:
//!
//! ```
//! use kessan::model::Primitive;
//! use kessan::notation::text::read;
//! let month = read("令和3年8月", Primitive::GYearMonth, "").unwrap();
//! assert_eq!(&*month.value, "2021-08");
//! assert_eq!(month.transformation, Some("date-jpn-era-year-month"));
//! assert!(read("2021-02-29", Primitive::Date, "").is_none());
//! ```

use super::lexical as xs;
use super::simple_type::{SimpleType, is_bound};
use super::{boolean, date, month};
use crate::model::Primitive;

/// A value as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The value in the form that XML asks for, with white space as its type treats it.
    pub value: Box<str>,
    /// The inline transformation that makes the value from the printed text (registries 4 and 5);
    /// none where the text is the value.
    pub transformation: Option<&'static str>,
}

/// Reads a text as a value; nothing where it is none. Names may have the prefixes that every
/// instance binds, and `own_prefix`, that of the taxonomy.
///
/// Numbers and members of domains are not read here, nor are letters looked at that XML can't hold.
#[must_use]
pub fn read(text: &str, primitive: Primitive, own_prefix: &str) -> Option<Reading> {
    let value = match primitive {
        Primitive::String => text.to_owned(),
        Primitive::NormalizedString => xs::replaced(text),
        Primitive::Boolean => canonical_boolean(&xs::collapsed(text)).to_owned(),
        _ => xs::collapsed(text),
    };
    if is_value(&value, primitive, own_prefix) {
        return Some(Reading { value: value.into(), transformation: None });
    }
    let (value, transformation) = match primitive {
        Primitive::Date => {
            let (day, style) = date::parse(&value)?;
            (day.to_string().into(), style.transformation()?)
        }
        Primitive::GYearMonth => month::of_year(&value)?,
        Primitive::GMonthDay => month::and_day(&value)?,
        Primitive::Boolean => boolean::read(&value)?,
        _ => return None,
    };
    Some(Reading { value, transformation: Some(transformation) })
}

/// A text that is the same for all spellings of a value (XML Schema 1.0 Part 2 §2.2; languages by
/// BCP 47 §2.1.1): what two facts say that say the same. A date is no moment.
#[must_use]
pub fn key(value: &str, primitive: Primitive) -> String {
    let name = match primitive {
        Primitive::Language => return value.to_ascii_lowercase(),
        Primitive::HexBinary => "hexBinary",
        Primitive::Base64Binary => "base64Binary",
        Primitive::Duration => "duration",
        Primitive::DateUnion if value.contains('T') => "dateTime",
        Primitive::DateTime => "dateTime",
        Primitive::DateUnion | Primitive::Date => "date",
        Primitive::Time => "time",
        Primitive::GYearMonth => "gYearMonth",
        Primitive::GYear => "gYear",
        Primitive::GMonthDay => "gMonthDay",
        Primitive::GDay => "gDay",
        Primitive::GMonth => "gMonth",
        _ => return value.to_owned(),
    };
    let read = SimpleType::from_name(name).and_then(|of| of.read(value, ""));
    read.map_or_else(|| value.to_owned(), |read| format!("{name} {}", read.plain()))
}

/// Whether validators compare values of a type by their letters, so that two spellings of one are two
/// values to them. Moments and languages they compare by what they mean.
#[must_use]
pub fn is_compared_by_letters(primitive: Primitive) -> bool {
    !matches!(
        primitive,
        Primitive::Language | Primitive::Date | Primitive::DateTime | Primitive::DateUnion
    )
}

/// A boolean as a word. The digits say the same (Part 2 §3.2.2), but validators that compare facts
/// by their texts take the two for contradictions.
fn canonical_boolean(text: &str) -> &str {
    match text {
        "1" => "true",
        "0" => "false",
        other => other,
    }
}

/// Whether a text, with its white space treated, is a value as XML asks for it.
fn is_value(text: &str, primitive: Primitive, own_prefix: &str) -> bool {
    let is_bound = |prefix: &str| is_bound(prefix, own_prefix);
    match primitive {
        Primitive::String | Primitive::NormalizedString | Primitive::Token => true,
        Primitive::Boolean => matches!(text, "true" | "false"),
        Primitive::HexBinary => xs::is_hex_binary(text),
        Primitive::Base64Binary => xs::is_base64_binary(text),
        Primitive::AnyUri => xs::is_uri(text),
        Primitive::QName => xs::prefix_of_qname(text).is_some_and(is_bound),
        Primitive::Duration => xs::is_duration(text),
        Primitive::DateUnion => xs::is_date(text) || xs::is_date_time(text),
        Primitive::DateTime => xs::is_date_time(text),
        Primitive::Time => xs::is_time(text),
        Primitive::Date => xs::is_date(text),
        Primitive::GYearMonth => xs::is_g_year_month(text),
        Primitive::GYear => xs::is_g_year(text),
        Primitive::GMonthDay => xs::is_g_month_day(text),
        Primitive::GDay => xs::is_g_day(text),
        Primitive::GMonth => xs::is_g_month(text),
        Primitive::GYearList => xs::is_g_year_list(text),
        Primitive::Language => xs::is_language(text),
        Primitive::Name => xs::is_name(text),
        Primitive::NCName => xs::is_ncname(text),
        Primitive::SQName => xs::prefix_of_sqname(text).is_some_and(is_bound),
        Primitive::SQNames => {
            text.split(' ').all(|name| xs::prefix_of_sqname(name).is_some_and(is_bound))
        }
        // Numbers are read elsewhere, and members by who knows the domain.
        Primitive::Decimal
        | Primitive::Float
        | Primitive::Integer
        | Primitive::Enumeration
        | Primitive::EnumerationSet
        | Primitive::Fraction
        | Primitive::Empty => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::ItemType;

    fn value(text: &str, primitive: Primitive) -> Option<String> {
        read(text, primitive, "own").map(|reading| reading.value.into())
    }

    #[test]
    fn spellings_of_one_value_have_one_key() {
        for (a, b, primitive, same) in [
            ("2021-08-02T24:00:00", "2021-08-03T00:00:00", Primitive::DateTime, true),
            ("2021-08-02T15:30:00Z", "2021-08-03T00:30:00+09:00", Primitive::DateUnion, true),
            ("2021-08-02", "2021-08-02T00:00:00", Primitive::DateUnion, false),
            ("0FB8", "0fb8", Primitive::HexBinary, true),
            ("15:30:00Z", "15:30:00+00:00", Primitive::Time, true),
            ("P1Y", "P12M", Primitive::Duration, true),
            ("P1Y", "P365D", Primitive::Duration, false),
            ("EN", "en", Primitive::Language, true),
            ("EN", "en", Primitive::Token, false),
        ] {
            assert_eq!(key(a, primitive) == key(b, primitive), same, "{a} {b}");
        }
    }

    #[test]
    fn white_space_is_treated_as_the_type_does() {
        let text = " a\n b ";
        assert_eq!(value(text, Primitive::String).as_deref(), Some(" a\n b "));
        assert_eq!(value(text, Primitive::NormalizedString).as_deref(), Some(" a  b "));
        assert_eq!(value(text, Primitive::Token).as_deref(), Some("a b"));
        assert_eq!(value("Y W\nJ j", Primitive::Base64Binary).as_deref(), Some("Y W J j"));
    }

    #[test]
    fn prefixes_are_bound() {
        for good in ["own:Revenues", "iso4217:JPY"] {
            assert!(value(good, Primitive::QName).is_some(), "{good}");
            assert!(value(good, Primitive::SQName).is_some(), "{good}");
        }
        for bad in ["nobody:knows", "Revenues", "xml:lang", "ix:header", "own:a b"] {
            assert!(value(bad, Primitive::QName).is_none(), "{bad}");
            assert!(value(bad, Primitive::SQName).is_none(), "{bad}");
        }
        assert!(value("own:2 iso4217:JPY", Primitive::SQNames).is_some());
        assert!(value("own:2 nobody:3", Primitive::SQNames).is_none());
    }

    #[test]
    fn what_people_print_has_a_transformation() {
        for (text, primitive, expected, transformation) in [
            ("August 13, 2007", Primitive::Date, "2007-08-13", "date-monthname-day-year-en"),
            ("平成19年8月", Primitive::GYearMonth, "2007-08", "date-jpn-era-year-month"),
            ("13 August", Primitive::GMonthDay, "--08-13", "date-day-monthname-en"),
            ("Yes", Primitive::Boolean, "true", "fixed-true"),
        ] {
            let reading = read(text, primitive, "").unwrap();
            assert_eq!((&*reading.value, reading.transformation), (expected, Some(transformation)));
        }
    }

    proptest! {
        #[test]
        fn what_is_read_reads_as_itself(text in "[-0-9PYMDTHSZ:.+ ]{0,14}|[a-zA-Z:0-9=+/ -]{0,10}|.*") {
            for row in ItemType::all() {
                if let Some(reading) = read(&text, row.primitive, "own") {
                    let again = read(&reading.value, row.primitive, "own");
                    prop_assert_eq!(again.map(|again| again.value), Some(reading.value));
                }
            }
        }

        #[test]
        fn dates_and_times_are_read(
            (year, month, day) in (1u32..=9999, 1u32..=12, 1u32..=28),
            (hour, minute, second) in (0u32..24, 0u32..60, 0u32..60),
            zone in "(Z|[-+](0[0-9]|1[0-3]):[0-5][0-9]|[-+]14:00)?",
        ) {
            let date = format!("{year:04}-{month:02}-{day:02}");
            let time = format!("{hour:02}:{minute:02}:{second:02}");
            for (text, primitive) in [
                (format!("{date}{zone}"), Primitive::Date),
                (format!("{date}{zone}"), Primitive::DateUnion),
                (format!("{date}T{time}{zone}"), Primitive::DateTime),
                (format!("{time}.{second}{zone}"), Primitive::Time),
                (format!("{year:04}-{month:02}{zone}"), Primitive::GYearMonth),
                (format!("-{year:04}{zone}"), Primitive::GYear),
                (format!("--{month:02}-{day:02}{zone}"), Primitive::GMonthDay),
                (format!("P{year}Y{month}MT{second}.{minute}S"), Primitive::Duration),
            ] {
                prop_assert_eq!(value(&text, primitive), Some(text));
            }
        }

        #[test]
        fn bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 1..20)) {
            let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            prop_assert_eq!(value(&text, Primitive::HexBinary), Some(text.clone()));
            prop_assert_eq!(value(&text[1..], Primitive::HexBinary), None);
        }
    }
}
