//! The accuracy of a numeric fact.

use std::fmt;

/// The `decimals` of a numeric fact (XBRL 2.1 §4.6.5).
///
/// `-6` says that the value is right to the nearest million; [`Decimals::INF`] that it is exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimals(i8);

impl Decimals {
    /// The value is exact.
    pub const INF: Self = Self(i8::MAX);

    /// A finite accuracy: right to `places` digits after the decimal point.
    ///
    /// None outside -28 to 27, where half a unit of the last place is no [`super::Figure`].
    #[must_use]
    pub fn new(places: i32) -> Option<Self> {
        i8::try_from(places).ok().filter(|p| (-28..=27).contains(p)).map(Self)
    }

    /// The number of places, or none when the value is exact.
    #[must_use]
    pub fn places(self) -> Option<i32> {
        (self != Self::INF).then_some(i32::from(self.0))
    }
}

impl fmt::Display for Decimals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.places() {
            Some(places) => write!(f, "{places}"),
            None => f.write_str("INF"),
        }
    }
}
