//! From the concepts of a taxonomy to the elements of a form: a row for each element, with its members
//! and periods.
//!
//! | column | holds |
//! |---|---|
//! | `concept` | the concept of the taxonomy |
//! | `members` | the members that its facts have, by their names, parted by blanks |
//! | `statement` | the statement whose facts are meant, where several are about the same |
//! | `element` | the element of the form |
//! | `as` | the members that its facts have |
//! | `periods` | the periods of which there are facts, by their names in the form |
//! | `kinds` | the kinds of filings for which the row is; all of them where it is empty |
//! | `required` | yes where the form needs a fact of each of the periods |

use std::path::Path;
use std::sync::Arc;

use super::super::cell::yes;
use super::super::table::{Cell, Table};
use crate::diagnostic::{Diagnostics, Place};

const COLUMNS: [&str; 8] =
    ["concept", "members", "statement", "element", "as", "periods", "kinds", "required"];

/// A table from concepts to elements.
#[derive(Debug)]
pub struct Mapping {
    /// The file, as the user named it.
    pub name: Arc<str>,
    /// Its rows.
    pub rows: Vec<Mapped>,
}

/// A row: what stands in a cell, and where.
#[derive(Debug)]
pub struct Mapped {
    /// Concept.
    pub concept: (String, Place),
    /// Its members.
    pub members: (Vec<String>, Place),
    /// The statement whose facts are meant.
    pub statement: (String, Place),
    /// Element.
    pub element: (String, Place),
    /// Its members.
    pub as_members: (Vec<String>, Place),
    /// Its periods.
    pub periods: (Vec<String>, Place),
    /// The kinds of filings for which it is.
    pub kinds: Vec<String>,
    /// Whether the form needs its facts.
    pub required: bool,
}

/// Reads the table. Rows that lack a cell are told and left out.
#[must_use]
pub fn read(path: &Path, diagnostics: &mut Diagnostics) -> Option<Mapping> {
    let table = Table::read(path, |_| None, diagnostics)?;
    table.tell_unknown_columns(|heading| COLUMNS.contains(&heading), &COLUMNS, diagnostics);
    let concept = table.needed("concept", diagnostics);
    let element = table.needed("element", diagnostics);
    let periods = table.needed("periods", diagnostics);
    let (concept, element, periods) = (concept?, element?, periods?);
    let [members, statement, as_members, kinds, required] =
        ["members", "statement", "as", "kinds", "required"].map(|heading| table.optional(heading));
    let list = |cell: Cell<'_>| cell.text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let mut rows = Vec::new();
    for row in table.rows() {
        let Some(concept) = row.filled(concept, diagnostics) else { continue };
        let Some(element) = row.filled(element, diagnostics) else { continue };
        let Some(periods) = row.filled(periods, diagnostics) else { continue };
        let [members, as_members, statement] =
            [members, as_members, statement].map(|at| row.cell(at));
        rows.push(Mapped {
            concept: (concept.text.to_owned(), concept.place()),
            members: (list(members), members.place()),
            statement: (statement.text.to_owned(), statement.place()),
            element: (element.text.to_owned(), element.place()),
            as_members: (list(as_members), as_members.place()),
            periods: (list(periods), periods.place()),
            kinds: list(row.cell(kinds)),
            required: yes(row.cell(required), false, diagnostics),
        });
    }
    Some(Mapping { name: table.name.clone(), rows })
}
