//! A table, row by row: cells become facts, with the properties that columns, property groups, template and
//! report give them (xBRL-CSV 1.0 §4).

mod fact;
mod heading;
mod periods;

use std::io::{self, Read};

use rustc_hash::FxHashSet;

use super::super::facts::FactReader;
use super::super::names::is_row_identifier;
use super::super::tell::{At, Teller};
use fact::NamedRow;
use heading::{GroupProperties, Heading};
use periods::Periods;

use super::Links;
use super::constraints::{Check, OfTable};
use super::property::Cell;
use super::template::{Metadata, Table, Template};
use crate::model::keys::{Ids, LIMIT};
use crate::model::stream::FactSink;
use crate::read::rows::{Row, Rows};

/// What stands between the name of a table and that of a row in the id of a fact.
const IN_TABLE: &str = ".r_";

/// A table that is being read.
pub(super) struct Reading<'r, 'k, 'm, 't, 'c> {
    pub(super) name: &'r str,
    pub(super) table: &'r Table,
    pub(super) template: &'r Template,
    pub(super) metadata: &'r Metadata,
    pub(super) facts: &'r mut FactReader<'k>,
    pub(super) links: &'r mut Links<'m>,
    pub(super) sink: &'r mut dyn FactSink,
    /// The constraints of the table, where it has any.
    pub(super) constraints: Option<(&'r mut OfTable<'c>, &'r mut Check<'c>)>,
    pub(super) teller: &'r mut Teller<'t>,
}

/// What is kept from row to row.
#[derive(Default)]
struct Kept {
    periods: Periods,
    /// Fields of the row that facts have used.
    used: Vec<bool>,
    /// The id of the fact, which begins with that of the table.
    id: String,
}

/// Why no more of a table is read.
enum Stop {
    Table,
    Failure(io::Error),
}

impl From<io::Error> for Stop {
    fn from(failure: io::Error) -> Self {
        Self::Failure(failure)
    }
}

impl<'r, 'm> Reading<'r, '_, 'm, '_, '_> {
    /// Reads all rows.
    pub(super) fn read(&mut self, input: impl Read) -> io::Result<()> {
        let mut rows = Rows::new(input);
        let (line, first) = match rows.next() {
            Ok(Some(first)) => first,
            Ok(None) => return Ok(()),
            Err(what) => {
                self.teller.tell(":invalidCSVFileFormat", At::File, &what);
                return Ok(());
            }
        };
        let Some(heading) = self.heading(line, first) else { return Ok(()) };
        if let Some((of_table, _)) = &mut self.constraints {
            let facts = heading.facts.iter().map(|column| column.field).collect();
            of_table.heading((line, first), facts, self.teller);
        }
        let mut ids = Ids::new(LIMIT);
        let id = [self.name, IN_TABLE].concat();
        let mut kept = Kept { id, ..Kept::default() };
        for number in 1u64.. {
            match rows.next() {
                Ok(None) => break,
                Err(what) => {
                    self.teller.tell(":invalidCSVFileFormat", At::File, &what);
                    break;
                }
                Ok(Some((line, row))) => {
                    if let Some((of_table, check)) = &mut self.constraints {
                        of_table.row(line, row, check, self.teller);
                    }
                    match self.row(&heading, number, line, row, &mut ids, &mut kept) {
                        Ok(()) => {}
                        Err(Stop::Table) => break,
                        Err(Stop::Failure(failure)) => return Err(failure),
                    }
                }
            }
        }
        let repeated = ids.judge(&FxHashSet::default())?.repeated;
        if repeated > 0 {
            let what = format!("{repeated} row identifiers stand twice.");
            self.teller.tell(":repeatedRowIdentifier", At::File, &what);
        }
        Ok(())
    }

    fn row(
        &mut self,
        heading: &Heading<'r>,
        number: u64,
        line: u32,
        row: Row<'_>,
        ids: &mut Ids,
        kept: &mut Kept,
    ) -> Result<(), Stop> {
        let before = self.teller.diagnostics.errors();
        kept.used.clear();
        kept.used.resize(heading.names.len().max(row.len()), false);
        if row.len() < heading.names.len() {
            let what = format!(
                "The row has {} cells, and the heading {}.",
                row.len(),
                heading.names.len()
            );
            self.teller.tell(":invalidCSVFileFormat", At::Row(line), &what);
            return Ok(());
        }
        let Some(groups) = self.groups(heading, line, row) else { return Ok(()) };
        let mut digits = itoa::Buffer::new();
        let number = digits.format(number);
        let row_id = match heading.row_id {
            None => number,
            Some(field) => match self.row_id(line, field, row, ids)? {
                Some(id) => {
                    kept.used[field] = true;
                    id
                }
                None => return Ok(()),
            },
        };
        let of_row = NamedRow { line, cells: row, number, id: row_id };
        for column in &heading.facts {
            let value = match Cell::read(row.cell(column.field)) {
                Cell::Empty => continue,
                Cell::None => {
                    let what = "A fact can't be `#none`: leave the cell empty.";
                    self.teller.tell(":illegalUseOfNone", At::Field(line, column.field), what);
                    continue;
                }
                Cell::Unknown => {
                    self.unknown_special(line, column.field, row.cell(column.field));
                    continue;
                }
                Cell::Nil => None,
                Cell::Value(value) => Some(value),
            };
            for from in &column.from {
                kept.used[heading.groups[*from].field] = true;
            }
            self.fact(column, &groups, of_row, value, kept)?;
        }
        // What a fact would take that could not be read is not known.
        if self.teller.diagnostics.errors() == before {
            self.judge_unused(heading, line, row, &kept.used);
        }
        Ok(())
    }

    fn unknown_special(&mut self, line: u32, field: usize, text: &str) {
        let what = format!("There is no special value `{}`.", text.escape_debug());
        self.teller.tell(":unknownSpecialValue", At::Field(line, field), &what);
    }

    /// The property groups that the row names, by columns; nothing where one is wrong.
    fn groups<'h>(
        &mut self,
        heading: &'h Heading<'r>,
        line: u32,
        row: Row<'_>,
    ) -> Option<Vec<Option<&'h GroupProperties<'r>>>> {
        let mut groups = Vec::with_capacity(heading.groups.len());
        for column in &heading.groups {
            let at = At::Field(line, column.field);
            match Cell::read(row.cell(column.field)) {
                Cell::Empty => groups.push(None),
                Cell::None => {
                    let what = "A name of a property group can't be `#none`.";
                    self.teller.tell(":illegalUseOfNone", at, what);
                    return None;
                }
                Cell::Value(name) if column.groups.contains_key(name) => {
                    groups.push(column.groups.get(name));
                }
                _ => {
                    let name = row.cell(column.field).escape_debug();
                    let what = format!("There is no property group `{name}`.");
                    self.teller.tell(":unknownPropertyGroup", at, &what);
                    return None;
                }
            }
        }
        Some(groups)
    }

    fn row_id<'c>(
        &mut self,
        line: u32,
        field: usize,
        row: Row<'c>,
        ids: &mut Ids,
    ) -> io::Result<Option<&'c str>> {
        let at = At::Field(line, field);
        let id = match Cell::read(row.cell(field)) {
            Cell::Value(id) if !id.is_empty() => id,
            _ => {
                self.teller.tell(":missingRowIdentifier", at, "The row has no identifier.");
                return Ok(None);
            }
        };
        if !is_row_identifier(id) {
            let what = format!("`{}` identifies no row.", id.escape_debug());
            self.teller.tell(":invalidRowIdentifier", at, &what);
            return Ok(None);
        }
        if !ids.add(id)? {
            self.teller.tell(
                ":repeatedRowIdentifier",
                at,
                &format!("The row `{id}` stands twice."),
            );
            return Ok(None);
        }
        Ok(Some(id))
    }

    /// Cells that give no fact anything are told: somebody meant something by them.
    fn judge_unused(&mut self, heading: &Heading<'_>, line: u32, row: Row<'_>, used: &[bool]) {
        let is_filled =
            |field: usize| !matches!(Cell::read(row.cell(field)), Cell::Empty | Cell::None);
        for field in
            heading.helpers.iter().copied().filter(|field| !used[*field] && is_filled(*field))
        {
            let what = "No fact of the row takes what stands in this cell.";
            self.teller.tell(":unmappedCellValue", At::Field(line, field), what);
        }
        let beyond = heading.names.len()..row.len();
        for field in heading
            .unnamed
            .iter()
            .copied()
            .chain(beyond)
            .filter(|field| !row.cell(*field).is_empty())
        {
            let what = "The cell stands in a column without a name.";
            self.teller.tell(":unmappedCellValue", At::Field(line, field), what);
        }
    }
}
