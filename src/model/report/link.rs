//! Links between facts, and of facts to notes, beside the usual ones to footnotes.

use std::sync::Arc;

use super::{FactId, FootnoteId};
use crate::model::Figure;

/// A relationship of a fact (XBRL 2.1 §4.11; Open Information Model 1.0, links). That of a fact to a
/// footnote in the standard link role is not here but in [`super::Report::footnote_sets`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactLink {
    /// The fact that has it.
    pub from: FactId,
    /// What it leads to.
    pub to: LinkEnd,
    /// URI of the arcrole: the type of the link.
    pub arcrole: Arc<str>,
    /// URI of the link role: the group of the link.
    pub role: Arc<str>,
    /// Its place among those of the fact, where that is said.
    pub order: Option<Figure>,
}

/// What a link of a fact leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkEnd {
    /// A note.
    Note(FootnoteId),
    /// Another fact.
    Fact(FactId),
}
