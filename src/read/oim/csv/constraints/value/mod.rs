//! What the values of a column or a parameter must be (xBRL-CSV Table Constraints 1.0, value constraints).

mod read;

use super::super::super::names::Prefixes;
use super::super::super::{period, unit};
use super::Problem;
use super::order::{Key, Number, duration, moment};
use crate::notation::lexical::{self, collapsed, replaced};
use crate::notation::pattern;
use crate::notation::simple_type::{SimpleType, UNKNOWN_TO_VALIDATORS};
pub(super) use read::read;

/// A value constraint.
#[derive(Clone, Debug)]
pub(super) struct Constraint {
    pub(super) kind: Kind,
    pub(super) optional: bool,
    nillable: bool,
    enumeration: Option<Vec<Key>>,
    patterns: Vec<String>,
    pub(super) time_zone: Option<bool>,
    period_type: Option<PeriodType>,
    pub(super) duration_type: Option<DurationType>,
    length: Option<u64>,
    min_length: Option<u64>,
    max_length: Option<u64>,
    min_inclusive: Option<Key>,
    max_inclusive: Option<Key>,
    min_exclusive: Option<Key>,
    max_exclusive: Option<Key>,
    total_digits: Option<u64>,
    fraction_digits: Option<u64>,
}

/// The types that values can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Concept,
    Entity,
    Unit,
    Language,
    Period,
    Decimals,
    /// One of XML Schema, by its local name.
    Schema(&'static str),
}

/// The lengths that periods can be held to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PeriodType {
    Year,
    Half,
    Quarter,
    Month,
    Week,
    Day,
    Instant,
}

/// The units that durations can be held to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DurationType {
    YearMonth,
    DayTime,
}

/// The type of XML Schema with this local name, as far as there are such here: none of lists or of tokens.
fn schema_type(local: &str) -> Option<&'static str> {
    match local {
        "NMTOKEN" | "NMTOKENS" => None,
        UNKNOWN_TO_VALIDATORS => Some(UNKNOWN_TO_VALIDATORS),
        _ => SimpleType::from_name(local).map(|known| known.name),
    }
}

impl Kind {
    fn read(name: &str) -> Option<Self> {
        Some(match name {
            "concept" => Self::Concept,
            "entity" => Self::Entity,
            "unit" => Self::Unit,
            "language" => Self::Language,
            "period" => Self::Period,
            "decimals" => Self::Decimals,
            _ => Self::Schema(schema_type(name.strip_prefix("xs:")?)?),
        })
    }

    fn schema(self) -> &'static str {
        match self {
            Self::Schema(local) => local,
            _ => "",
        }
    }

    fn is_integer(self) -> bool {
        let known = SimpleType::from_name(self.schema());
        self == Self::Decimals || known.is_some_and(SimpleType::is_integer)
    }

    fn is_decimal(self) -> bool {
        self.is_integer() || self.schema() == "decimal"
    }

    pub(super) fn is_binary_number(self) -> bool {
        matches!(self.schema(), "double" | "float")
    }

    /// Whether values may have a time zone.
    pub(super) fn is_time(self) -> bool {
        self == Self::Period
            || matches!(self.schema(), "date" | "dateTime" | "time")
            || self.schema().starts_with('g')
    }

    /// Whether the type takes a member of a constraint.
    fn takes(self, member: &str) -> bool {
        let is_text = matches!(self, Self::Entity | Self::Unit | Self::Language | Self::Period)
            || matches!(
                self.schema(),
                "string"
                    | "normalizedString"
                    | "token"
                    | "language"
                    | "Name"
                    | "NCName"
                    | "anyURI"
                    | "hexBinary"
                    | "base64Binary"
            );
        let is_in_order = self.is_decimal()
            || self.is_binary_number()
            || (self.is_time() && self != Self::Period)
            || self.schema() == "duration";
        match member {
            "enumerationValues" => self.schema() != "boolean",
            "timeZone" => self.is_time(),
            "periodType" => self == Self::Period,
            "durationType" => self.schema() == "duration",
            "length" | "minLength" | "maxLength" => is_text,
            "minInclusive" | "maxInclusive" | "minExclusive" | "maxExclusive" => is_in_order,
            "totalDigits" | "fractionDigits" => self.is_decimal(),
            _ => true,
        }
    }
}

impl Constraint {
    /// The value of a text; what is wrong with it otherwise.
    pub(super) fn judge(&self, text: &str, prefixes: &Prefixes) -> Result<Key, Problem> {
        let invalid = |what: String| Problem::new("tcre:invalidValue", &what);
        let shown = text.escape_debug();
        let normal = self.normal(text);
        let Some(key) = self.key(text, prefixes) else {
            return Err(invalid(format!("`{shown}` is no value of the type.")));
        };
        if let Some(wanted) = self.time_zone
            && wanted != has_zone(&normal)
        {
            return Err(match wanted {
                true => {
                    Problem::new("tcre:missingTimeZone", &format!("`{shown}` has no time zone."))
                }
                false => {
                    Problem::new("tcre:unexpectedTimeZone", &format!("`{shown}` has a time zone."))
                }
            });
        }
        if self.period_type.is_some_and(|of| !of.takes(&normal)) {
            let what = format!("`{shown}` is no period of the kind that is wanted.");
            return Err(Problem::new("tcre:invalidPeriodType", &what));
        }
        if self.duration_type.is_some_and(|of| !of.takes(&normal)) {
            let what = format!("`{shown}` is no duration of the kind that is wanted.");
            return Err(Problem::new("tcre:invalidDurationType", &what));
        }
        if self.enumeration.as_ref().is_some_and(|keys| !keys.contains(&key)) {
            return Err(invalid(format!("`{shown}` is none of the values that there may be.")));
        }
        if !self.patterns.is_empty()
            && !self.patterns.iter().any(|of| pattern::matches(of, &normal))
        {
            return Err(invalid(format!("`{shown}` is as no pattern wants it.")));
        }
        self.within(&key, &normal).map_err(|what| invalid(format!("`{shown}` {what}.")))?;
        Ok(key)
    }

    /// Whether a value keeps to lengths, digits and bounds.
    fn within(&self, key: &Key, normal: &str) -> Result<(), &'static str> {
        let length = self.length_of(normal);
        let is_short = self.length.or(self.min_length).is_some_and(|min| length < min);
        let is_long = self.length.or(self.max_length).is_some_and(|max| length > max);
        if is_short || is_long {
            return Err(if is_short { "is too short" } else { "is too long" });
        }
        if let Key::Number(number) = key {
            let (total, fraction) = number.length();
            if self.total_digits.is_some_and(|most| total > most)
                || self.fraction_digits.is_some_and(|most| fraction > most)
            {
                return Err("has too many digits");
            }
        }
        let is_low = self.min_inclusive.as_ref().is_some_and(|min| key < min)
            || self.min_exclusive.as_ref().is_some_and(|min| key <= min);
        let is_high = self.max_inclusive.as_ref().is_some_and(|max| key > max)
            || self.max_exclusive.as_ref().is_some_and(|max| key >= max);
        match (is_low, is_high) {
            (true, _) => Err("is below the lower bound"),
            (_, true) => Err("is above the upper bound"),
            _ => Ok(()),
        }
    }

    /// Whether there may be nothing where a value could stand, and whether it may be nil.
    pub(super) fn judge_nothing(&self, is_nil: bool) -> Result<Key, Problem> {
        if is_nil && !self.nillable {
            return Err(Problem::new("tcre:invalidValue", "A value must not be nil."));
        }
        match self.optional {
            true => Ok(Key::Nothing),
            false => Err(Problem::new("tcre:missingValue", "There must be a value.")),
        }
    }

    /// A text with blanks as its type has them.
    fn normal(&self, text: &str) -> String {
        match self.kind.schema() {
            "string" => text.to_owned(),
            "normalizedString" => replaced(text),
            _ => collapsed(text),
        }
    }

    fn length_of(&self, normal: &str) -> u64 {
        let letters = match self.kind.schema() {
            "hexBinary" => normal.len() / 2,
            "base64Binary" => {
                let letters = normal.bytes().filter(|byte| !matches!(byte, b' ' | b'=')).count();
                letters * 3 / 4
            }
            _ => normal.chars().count(),
        };
        letters as u64
    }

    /// What a text is as a value of the type.
    fn key(&self, text: &str, prefixes: &Prefixes) -> Option<Key> {
        let normal = self.normal(text);
        let as_text = |fits: bool| fits.then(|| Key::Text(normal.clone()));
        let schema = match self.kind {
            Kind::Concept => return as_text(prefixes.qname(&normal).is_ok()),
            Kind::Entity => return as_text(prefixes.sqname(&normal).is_ok()),
            Kind::Unit => return as_text(unit::read(&normal, prefixes).is_ok()),
            Kind::Language => {
                let is_lower = !normal.bytes().any(|byte| byte.is_ascii_uppercase());
                return as_text(is_lower && lexical::is_language(&normal));
            }
            Kind::Period => {
                let full = period::read_csv(&normal, None).ok()?;
                return Some(Key::Text(full.into()));
            }
            Kind::Decimals => "integer",
            Kind::Schema("QName") => return as_text(prefixes.qname(&normal).is_ok()),
            Kind::Schema("Name") => return as_text(lexical::is_name(&normal)),
            Kind::Schema(local) => local,
        };
        let (text, years) = match (schema, in_four_digits(&normal)) {
            ("date" | "dateTime", Some((text, years))) => (text, years),
            _ => (text.to_owned(), 0),
        };
        let read = SimpleType::from_name(schema)?.read(&text, "")?;
        Some(match schema {
            _ if self.kind.is_decimal() || self.kind.is_binary_number() => {
                Key::Number(Number::read(&normal)?)
            }
            "date" | "dateTime" | "time" | "gYear" | "gYearMonth" => match moment(read.plain()) {
                Key::Moment(year, rest) => Key::Moment(year.checked_add(years)?, rest),
                other => other,
            },
            "duration" => match self.duration_type {
                Some(of) => duration(read.plain(), of == DurationType::YearMonth)?,
                None => Key::Text(read.plain().to_owned()),
            },
            _ => Key::Text(read.plain().to_owned()),
        })
    }
}

/// A date in a year of more than four digits as one in a year of four that has the same days, and how many years later
/// it is.
fn in_four_digits(text: &str) -> Option<(String, i64)> {
    let (digits, rest) = text.split_once('-')?;
    let fits = (5..=9).contains(&digits.len()) && !digits.starts_with('0');
    let year: i64 = digits.parse().ok().filter(|_| fits)?;
    let alike = 2000 + year % 400;
    Some((format!("{alike}-{rest}"), year - alike))
}

/// Whether a date, a time or a period ends with a time zone.
fn has_zone(text: &str) -> bool {
    let zone = |text: &str| {
        let bytes = text.as_bytes();
        let is_offset = bytes.len() > 6
            && matches!(bytes[bytes.len() - 6], b'+' | b'-')
            && bytes[bytes.len() - 3] == b':';
        text.ends_with('Z') || is_offset
    };
    text.split('/').any(zone)
}

impl PeriodType {
    /// Whether a period, as it is written, has this length.
    fn takes(self, text: &str) -> bool {
        let form = |form: &str| {
            text.len() == form.len()
                && form.bytes().zip(text.bytes()).all(|(form, byte)| match form {
                    b'0' => byte.is_ascii_digit(),
                    sign => sign == byte,
                })
        };
        match self {
            Self::Year => form("0000"),
            Self::Half => form("0000H0"),
            Self::Quarter => form("0000Q0"),
            Self::Month => form("0000-00"),
            Self::Week => form("0000W00"),
            Self::Day => form("0000-00-00"),
            Self::Instant => text.contains('@') || (text.contains('T') && !text.contains('/')),
        }
    }
}

impl DurationType {
    fn takes(self, text: &str) -> bool {
        match self {
            Self::YearMonth => !text.contains(['D', 'T']),
            Self::DayTime => {
                let days = text.split('T').next().unwrap_or_default();
                !days.contains(['Y', 'M'])
            }
        }
    }
}
