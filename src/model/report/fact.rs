//! Facts and their values.

use super::{ConceptId, ContextId, FootnoteSetId, FractionId, SourceId, TextId, UnitId};
use crate::model::{Decimals, Figure, Lang, StatementId};

/// The value of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(Figure),
    /// A fraction.
    Fraction(FractionId),
    /// Anything else.
    Text(TextId),
    /// `xsi:nil`.
    Nil,
}

/// A value that is not a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The value, in the form the item type asks for.
    pub value: Box<str>,
    /// How it is printed, where that is another form.
    pub printed: Option<Box<str>>,
    /// Language, for item types that have one.
    pub lang: Option<Lang>,
}

/// A fact with its aspects, how it is printed, and where it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Fact {
    /// The value.
    pub value: Value,
    /// The concept.
    pub concept: ConceptId,
    /// Period and dimensions.
    pub context: ContextId,
    /// The footnotes.
    pub footnotes: FootnoteSetId,
    /// Line of the source.
    pub line: u32,
    /// The source.
    pub source: SourceId,
    /// The unit of a numeric fact.
    pub unit: Option<UnitId>,
    /// The statement whose table shows the fact.
    pub statement: Option<StatementId>,
    /// The accuracy of a number.
    pub decimals: Decimals,
    /// The figure is printed in units of `10^scale`; a percentage has −2.
    pub scale: i8,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::MemberValue;

    #[test]
    fn a_fact_is_small() {
        assert!(size_of::<Fact>() <= 44, "{}", size_of::<Fact>());
        assert!(size_of::<(ConceptId, MemberValue)>() <= 24);
    }

    #[test]
    fn places_beyond_a_table_are_found_nowhere() {
        assert_eq!(UnitId::at(7).map(UnitId::index), Some(7));
        assert_eq!(UnitId::at(65_533).map(UnitId::index), Some(65_533));
        assert_eq!((UnitId::at(65_534), UnitId::at(usize::MAX)), (None, None));
        assert_eq!(StatementId::from(usize::MAX).index(), 65_534);
        assert!(UnitId::from(1) < UnitId::from(256));
    }
}
