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
#[derive(Clone, Debug)]
pub struct TypedValue(Box<Typed>);

/// What a typed value is: apart from it, so that sets of members, most of which have none, are small.
#[derive(Clone, Debug)]
struct Typed {
    text: Box<str>,
    /// A text that is the same for all spellings; none where it is the text itself.
    key: Option<Box<str>>,
    form: Form,
}

/// What the element of a typed value holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Form {
    /// A text.
    Simple,
    /// Other elements, as canonical XML.
    Elements,
    /// Nothing: `xsi:nil`.
    Nil,
}

impl TypedValue {
    /// A value, and a text that is the same for all of its spellings.
    #[must_use]
    pub fn new(text: &str, key: &str) -> Self {
        let key = (key != text).then(|| key.into());
        Self::of(text, key, Form::Simple)
    }

    fn of(text: &str, key: Option<Box<str>>, form: Form) -> Self {
        Self(Box::new(Typed { text: text.into(), key, form }))
    }

    /// A value of a complex type: what stands in the element, as canonical XML, which must bind
    /// the prefixes that it uses.
    #[must_use]
    pub fn of_elements(canonical: &str) -> Self {
        Self::of(canonical, None, Form::Elements)
    }

    /// A value that is nil.
    #[must_use]
    pub fn nil() -> Self {
        Self::of("", None, Form::Nil)
    }

    /// The value as it is written: a text, or elements as XML; empty when nil.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// Whether the text is XML: the type is a complex one.
    #[must_use]
    pub fn is_elements(&self) -> bool {
        self.0.form == Form::Elements
    }

    /// Whether the value is nil.
    #[must_use]
    pub fn is_nil(&self) -> bool {
        self.0.form == Form::Nil
    }

    /// A text that is the same for all spellings of a simple value.
    #[must_use]
    pub fn plain(&self) -> &str {
        self.0.key.as_deref().unwrap_or(&self.0.text)
    }

    fn key(&self) -> (Form, &str) {
        (self.0.form, self.plain())
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
