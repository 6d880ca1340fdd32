//! Resources: labels, references, and what other specifications put into links.

use serde::{Deserialize, Serialize};
use std::ops::Range;

use super::{NameId, Sym};
use crate::model::documents::LinkId;

/// A resource of an extended link (XBRL 2.1 §3.5.3.8).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Resource {
    /// Its element: `link:label`, `link:reference`, `label:label`…
    pub name: NameId,
    /// The link in which it stands.
    pub link: LinkId,
    /// Its line.
    pub line: u32,
    /// Its label in the link, by which arcs name it.
    pub label: Sym,
    /// Its role; empty where it has none.
    pub role: Sym,
    /// Its id; empty where it has none.
    pub id: Sym,
    /// Its language (`xml:lang` in scope); empty where it has none.
    pub lang: Sym,
    /// Its text without markup, blanks as they are written. Empty for a reference.
    pub text: Sym,
    /// The parts of a reference, in the table of the set.
    pub parts: Range<u32>,
}
