//! Lines of files that are shown below a finding.

use std::collections::BTreeMap;

use super::Place;

/// A line of a file, cut around a place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// What is shown of the line; it holds no tabs and nothing that moves the cursor.
    pub text: String,
    /// How many columns of a terminal stand before the place.
    pub before: usize,
    /// How many columns the place is wide; none when it is the line as a whole.
    pub width: usize,
}

/// Excerpts by the places that they show.
pub type Excerpts = BTreeMap<Place, Excerpt>;
