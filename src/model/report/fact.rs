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
