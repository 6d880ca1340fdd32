//! Units of numeric facts.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::{Lang, QName};

/// What a unit measures: one measure, or one measure per another (XBRL 2.1 §4.8).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Measures {
    /// The measure, or the numerator of a ratio.
    pub numerator: QName,
    /// The denominator of a ratio.
    pub denominator: Option<QName>,
}

/// `iso4217:JPY`, `iso4217:JPY per xbrli:shares`.
impl fmt::Display for Measures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.numerator)?;
        match &self.denominator {
            Some(denominator) => write!(f, " per {denominator}"),
            None => Ok(()),
        }
    }
}

/// A unit that facts can name.
#[derive(Clone, Debug)]
pub struct UnitDefinition {
    /// The table that it was read from, as the user named it.
    pub source: Arc<str>,
    /// Line of the source.
    pub line: u32,
    /// The name used in facts (`JPY`, `JPY/shares`).
    pub name: String,
    /// What it measures.
    pub measures: Measures,
    /// Full name by language.
    pub labels: BTreeMap<Lang, String>,
    /// What the heading of a column says, by language.
    pub short: BTreeMap<Lang, String>,
}

impl UnitDefinition {
    /// Whether the unit is `xbrli:pure`.
    #[must_use]
    pub fn is_pure(&self) -> bool {
        self.measures.denominator.is_none()
            && self.measures.numerator.namespace.as_ref() == "http://www.xbrl.org/2003/instance"
            && self.measures.numerator.local.as_ref() == "pure"
    }

    /// The id of the `xbrli:unit` element: the name, as an `NCName` that is no context's id.
    #[must_use]
    pub fn id(&self) -> String {
        let mut id = String::new();
        for letter in self.name.chars() {
            match letter {
                'A'..='Z' | 'a'..='z' | '0'..='9' | '-' | '_' => id.push(letter),
                '/' => id.push_str("-per-"),
                other => id.push_str(&format!("_{:x}_", u32::from(other))),
            }
        }
        // Ids of contexts are a letter and a date.
        let second_is_digit = id.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
        if second_is_digit || !id.starts_with(|c: char| c.is_ascii_alphabetic()) {
            id.insert_str(0, "u_");
        }
        id
    }
}
