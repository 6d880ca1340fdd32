//! Elements of Inline XBRL.

use super::{IX_1_0, IX_1_1};
use crate::model::instance::NameId;

/// An element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    NonFraction,
    NonNumeric,
    Fraction,
    Numerator,
    Denominator,
    Tuple,
    Footnote,
    Continuation,
    Exclude,
    Header,
    Hidden,
    References,
    Resources,
    Relationship,
}

/// The local names of elements; the last three are of 1.1 only.
const KINDS: [(&str, Kind); 14] = [
    ("nonFraction", Kind::NonFraction),
    ("nonNumeric", Kind::NonNumeric),
    ("fraction", Kind::Fraction),
    ("numerator", Kind::Numerator),
    ("denominator", Kind::Denominator),
    ("tuple", Kind::Tuple),
    ("footnote", Kind::Footnote),
    ("header", Kind::Header),
    ("hidden", Kind::Hidden),
    ("references", Kind::References),
    ("resources", Kind::Resources),
    ("exclude", Kind::Exclude),
    ("continuation", Kind::Continuation),
    ("relationship", Kind::Relationship),
];

/// What the names of elements are, by their numbers, which are among the first.
pub(super) struct Names(Vec<Option<(Kind, bool)>>);

impl Names {
    pub(super) fn new(names: &mut crate::model::instance::Names) -> Self {
        let mut known = Vec::new();
        for (namespace, is_first) in [(IX_1_0, true), (IX_1_1, false)] {
            let count = if is_first { 12 } else { 14 };
            for (local, kind) in &KINDS[..count] {
                let at = names.qualified(namespace, local).index();
                known.resize(known.len().max(at + 1), None);
                known[at] = Some((*kind, is_first));
            }
        }
        Self(known)
    }

    /// What an element is, and whether it is one of 1.0.
    pub(super) fn kind(&self, name: NameId) -> Option<(Kind, bool)> {
        self.0.get(name.index()).copied().flatten()
    }
}
