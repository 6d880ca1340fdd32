//! Columns: what the headings of a table say about its figures.

mod currency;
mod headings;
mod infer;

use super::finding::{Finding, FindingKind};
use crate::model::{ConceptId, Period, Taxonomy};
use crate::source::map::{ColumnEntry, Members, TableEntry};
use crate::text::Text;
use crate::text::table::Table;

pub use currency::unit_of;
pub use headings::Headings;
pub(super) use infer::same_heading;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Figures of the concept of each row.
    Value,
    /// Ratios or changes: figures of the concepts that stand beside those of the rows, under this
    /// heading.
    Beside(String),
    /// Figures of the rows' concepts, and in the same cells those beside them.
    ValueAndBeside(String),
    /// Figures of this concept, for the period of each row.
    Concept(ConceptId),
    /// Nothing that becomes facts.
    Skip,
}

/// What a column of figures means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it holds.
    pub kind: Kind,
    /// The period.
    pub period: Option<Period>,
    /// Name of the unit of money.
    pub unit: Option<String>,
    /// The power of ten in which money is stated.
    pub scale: Option<i8>,
    /// Members.
    pub members: Members,
}

/// What the columns of a table mean: by the map, else by the headings.
///
/// # Errors
/// A [`Finding`], when neither says it or the two contradict each other.
pub fn columns(
    table: &Table,
    text: &Text,
    entry: &TableEntry,
    taxonomy: &Taxonomy,
) -> Result<Vec<Column>, Finding> {
    let headings = Headings::new(table, text, taxonomy.calendar);
    let mut columns = if entry.columns.is_empty() {
        infer::columns(table, &headings, entry, taxonomy)?
    } else {
        headings.agree(&entry.columns, table, entry)?;
        let known = infer::beside_headings(entry, taxonomy);
        let words = headings.columns.iter();
        let given = entry.columns.iter().zip(words);
        given.map(|(column, words)| of_entry(column, words, &known)).collect()
    };
    let stated = headings.money(taxonomy);
    if let (Some(given), Some(said)) = (entry.scale, stated.scale)
        && given != said
        && stated.unit == entry.unit
    {
        let message = format!("The table is stated in 10^{said}, the map says 10^{given}.");
        return Err(headings.finding(FindingKind::HeadingDiffers, message, table, entry));
    }
    for (at, column) in columns.iter_mut().enumerate() {
        let own = headings.money_of(at, taxonomy);
        if column.unit.is_none() {
            column.unit = own.unit.or_else(|| entry.unit.clone()).or_else(|| stated.unit.clone());
        }
        column.scale = column.scale.or(own.scale).or(entry.scale).or(stated.scale);
    }
    match twins(&columns).filter(|_| entry.columns.is_empty()) {
        None => Ok(columns),
        Some((first, second)) => {
            let message =
                format!("Columns {} and {} have the same meaning.", first + 1, second + 1);
            Err(headings.finding(FindingKind::ColumnUnclear, message, table, entry))
        }
    }
}

/// The first two columns that mean the same: a heading is lost or has moved.
fn twins(columns: &[Column]) -> Option<(usize, usize)> {
    let first = |at: usize| columns[..at].iter().position(|column| *column == columns[at]);
    (0..columns.len()).find_map(|at| first(at).map(|first| (first, at)))
}

fn of_entry(entry: &ColumnEntry, words: &str, known: &[String]) -> Column {
    let kind = if entry.skip {
        Kind::Skip
    } else if let Some(concept) = entry.concept {
        Kind::Concept(concept)
    } else {
        let beside = entry.beside.clone().map(Kind::Beside);
        beside.or_else(|| infer::shared_cells(words, known)).unwrap_or(Kind::Value)
    };
    Column {
        kind,
        period: entry.period,
        unit: entry.unit.clone(),
        scale: entry.scale,
        members: entry.members.clone(),
    }
}
