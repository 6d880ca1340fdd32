//! What facts share: entity, period, members, and what else segments and scenarios hold.

use std::hash::{Hash, Hasher};

use super::{ConceptId, ContainersId, DimensionsId, EntityId, PeriodId};

/// Who reports (XBRL 2.1 §4.7.3.1).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entity {
    /// URI of the scheme of identifiers.
    pub scheme: String,
    /// The identifier.
    pub identifier: String,
}

/// The members a context gives to axes, sorted by the name of the axis; defaults are left out.
pub type Dimensions = Vec<(ConceptId, MemberValue)>;

/// The value of a dimension.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum MemberValue {
    /// A member of an explicit axis.
    Explicit(ConceptId),
    /// The value of a typed one.
    Typed(TypedValue),
}

/// The value of a typed axis as it is written. Values are equal where they mean the same.
///
/// A report may have a million of them, so one is a single text: a sign for its form, and behind it the value; of one
/// whose spellings differ (those of `KEYED`) how long the value is, the value, and the text that is the same for all.
#[derive(Clone, Debug)]
pub struct TypedValue(Box<str>);

/// A text.
const SIMPLE: char = 's';
/// A text whose meaning has another one.
const KEYED: char = 'k';
/// An element with others in it, as canonical XML.
const ELEMENTS: char = 'e';
/// Nothing: `xsi:nil`.
const NIL: char = 'n';
/// How many hexadecimal digits say how long a value is.
const DIGITS: usize = 16;

impl TypedValue {
    /// A value, and a text that is the same for all of its spellings.
    #[must_use]
    pub fn new(text: &str, key: &str) -> Self {
        match key == text {
            true => Self::of(SIMPLE, text),
            false => Self(format!("{KEYED}{:0DIGITS$x}{text}{key}", text.len()).into()),
        }
    }

    fn of(form: char, text: &str) -> Self {
        let mut whole = String::with_capacity(form.len_utf8() + text.len());
        whole.push(form);
        whole.push_str(text);
        Self(whole.into())
    }

    /// A value of a complex type: the element of the domain with its attributes and what stands in it, as canonical XML,
    /// which must bind the prefixes that it uses.
    #[must_use]
    pub fn of_elements(canonical: &str) -> Self {
        Self::of(ELEMENTS, canonical)
    }

    /// A value that is nil.
    #[must_use]
    pub fn nil() -> Self {
        Self::of(NIL, "")
    }

    /// The value, and its key where that is another text.
    fn parts(&self) -> (&str, Option<&str>) {
        let whole = self.0.get(1..).unwrap_or_default();
        let keyed = self.0.strip_prefix(KEYED).and_then(|rest| rest.split_at_checked(DIGITS));
        let split = keyed
            .and_then(|(len, rest)| rest.split_at_checked(usize::from_str_radix(len, 16).ok()?));
        split.map_or((whole, None), |(text, key)| (text, Some(key)))
    }

    /// The value as it is written: a text, or elements as XML; empty when nil.
    #[must_use]
    pub fn text(&self) -> &str {
        self.parts().0
    }

    /// Whether the text is XML: the type is a complex one.
    #[must_use]
    pub fn is_elements(&self) -> bool {
        self.0.starts_with(ELEMENTS)
    }

    /// Whether the value is nil.
    #[must_use]
    pub fn is_nil(&self) -> bool {
        self.0.starts_with(NIL)
    }

    /// A text that is the same for all spellings of a simple value.
    #[must_use]
    pub fn plain(&self) -> &str {
        let (text, key) = self.parts();
        key.unwrap_or(text)
    }

    fn key(&self) -> (bool, bool, &str) {
        (self.is_elements(), self.is_nil(), self.plain())
    }
}

impl PartialEq for TypedValue {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for TypedValue {}

impl Hash for TypedValue {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

/// Which part of a context (XBRL 2.1 §4.7.3.2, §4.7.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Container {
    /// `xbrli:segment`, of the entity.
    Segment,
    /// `xbrli:scenario`.
    Scenario,
}

/// Where the members of a context stand, and what else stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Containers {
    /// The axes whose members stand in the segment, sorted; those of all others stand in the
    /// scenario.
    pub in_segment: Vec<ConceptId>,
    /// What the segment holds beside members, as canonical XML that binds the prefixes that it
    /// uses; empty where there is nothing.
    pub segment: Box<str>,
    /// What the scenario holds beside members.
    pub scenario: Box<str>,
}

impl Containers {
    /// Where the member of an axis stands.
    #[must_use]
    pub fn of(&self, axis: ConceptId) -> Container {
        match self.in_segment.binary_search(&axis) {
            Ok(_) => Container::Segment,
            Err(_) => Container::Scenario,
        }
    }

    /// What a container holds beside members, as canonical XML; empty where there is nothing.
    #[must_use]
    pub fn content(&self, of: Container) -> &str {
        match of {
            Container::Segment => &self.segment,
            Container::Scenario => &self.scenario,
        }
    }
}

/// What facts share: entity, period and members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Context {
    /// The entity.
    pub entity: EntityId,
    /// The period.
    pub period: PeriodId,
    /// The dimensions.
    pub dimensions: DimensionsId,
    /// Where the members stand, and what else stands there.
    pub containers: ContainersId,
}

#[cfg(test)]
mod tests {
    use super::TypedValue;

    #[test]
    fn values_are_equal_where_they_mean_the_same() {
        let (one, other) = (TypedValue::new("1", "1"), TypedValue::new("+1.0", "1"));
        assert_eq!(one, other);
        assert_eq!((other.text(), other.plain()), ("+1.0", "1"));
        assert_eq!((one.text(), one.plain()), ("1", "1"));
        let keyed = TypedValue::new("売\u{0}", "");
        assert_eq!((keyed.text(), keyed.plain()), ("売\u{0}", ""));
        let (nil, empty) = (TypedValue::nil(), TypedValue::new("", ""));
        assert!(nil != empty && nil.is_nil() && !empty.is_nil() && nil.text().is_empty());
        let elements = TypedValue::of_elements("<a/>");
        assert!(elements.is_elements() && elements != TypedValue::new("<a/>", "<a/>"));
        assert_eq!(elements.text(), "<a/>");
    }
}
