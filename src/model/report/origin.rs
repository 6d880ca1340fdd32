//! Where facts come from: files, rows that became no facts, places in a text.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::{ContextId, FactId, UnitId};
use crate::model::ConceptId;

/// A file of facts.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name of the file, as users know it.
    pub name: Arc<str>,
    /// Which field of its rows holds what, where it is a table.
    pub columns: Option<TableColumns>,
}

/// Which field of the rows of a table holds what.
#[derive(Clone, Debug)]
pub struct TableColumns {
    /// The field of the concept.
    pub concept: usize,
    /// The field of the period.
    pub period: usize,
    /// The field of the value.
    pub value: usize,
    /// The field of the unit.
    pub unit: Option<usize>,
    /// The field of the decimals.
    pub decimals: Option<usize>,
    /// The field of the language.
    pub lang: Option<usize>,
    /// The field of the statement.
    pub table: Option<usize>,
    /// The field of the place in the text.
    pub place: Option<usize>,
    /// The fields of axes.
    pub axes: Vec<(usize, ConceptId)>,
}

/// What is known of rows that became no facts.
#[derive(Clone, Debug, Default)]
pub struct Lost {
    /// The quantities whose figures can't be read.
    pub quantities: FxHashSet<(ConceptId, Option<UnitId>, ContextId)>,
    /// Whether every row that became no fact is about one of them.
    pub all_known: bool,
}

/// Where a fact stands in the text of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextPlace {
    /// The fact.
    pub fact: FactId,
    /// Line, from 1.
    pub line: u32,
    /// Column of its first character, from 1.
    pub column: u32,
    /// Whether the text has another figure there, which the fact stands instead of.
    pub instead: bool,
}
