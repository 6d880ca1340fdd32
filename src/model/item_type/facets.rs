//! What narrows the values of a type (XML Schema 1.0 Part 2 §4.3).

use std::sync::Arc;

use crate::model::Figure;

/// What narrows the values that a type takes: the facets of the type and of those that it restricts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// The least value.
    pub least: Option<Bound>,
    /// The greatest value.
    pub greatest: Option<Bound>,
    /// Whether numbers have no digits after the point.
    pub whole: bool,
    /// How many digits a number has at most.
    pub total_digits: Option<u32>,
    /// How many digits a number has after the point at most.
    pub fraction_digits: Option<u32>,
    /// The least number of characters of a text, or of bytes.
    pub min_length: Option<u64>,
    /// The greatest number of characters, or of bytes.
    pub max_length: Option<u64>,
    /// Patterns as they are written: a value fits one of each list.
    pub patterns: Vec<Vec<Arc<str>>>,
    /// The values that there are; empty where they are not listed.
    pub values: Vec<Arc<str>>,
}

/// A bound of values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The bound as it is written.
    pub text: Arc<str>,
    /// The number that it is; none where it is a date or the like, or no figure can hold it.
    pub figure: Option<Figure>,
    /// Whether the bound itself is taken.
    pub included: bool,
}

impl Facets {
    /// Whether a number lies between the bounds. A bound that no figure can hold lies beyond all
    /// figures.
    #[must_use]
    pub fn bounds_take(&self, number: Figure) -> bool {
        let above = |bound: &Bound| {
            bound.figure.is_none_or(|least| number > least || (bound.included && number == least))
        };
        let below = |bound: &Bound| {
            let greatest = bound.figure;
            greatest.is_none_or(|most| number < most || (bound.included && number == most))
        };
        self.least.as_ref().is_none_or(above) && self.greatest.as_ref().is_none_or(below)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_taken_or_not() {
        let number = |number: i128| Figure::new(number, 1).unwrap();
        let bound = |of: i128, included| {
            Some(Bound { text: "".into(), figure: Some(number(of)), included })
        };
        let facets =
            Facets { least: bound(0, true), greatest: bound(100, false), ..Facets::default() };
        let taken = [-1, 0, 99, 100].map(|of| facets.bounds_take(number(of)));
        assert_eq!(taken, [false, true, true, false]);
        let beyond = Bound { text: "1e99".into(), figure: None, included: true };
        let facets = Facets { greatest: Some(beyond), ..Facets::default() };
        assert!(facets.bounds_take(number(100)));
    }
}
