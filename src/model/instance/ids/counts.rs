//! Ids that count up, `f1`, `f2`, `f3`, as most programs write them: their numbers stand in a row, and are found
//! without a table of texts.

use super::IdRef;
use crate::model::numbered::parts;

/// How many stems are looked for.
const STEMS: usize = 4;

/// Ids by what stands before their numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts(Vec<Count>);

/// The ids of one stem.
#[derive(Clone, Debug)]
struct Count {
    stem: Box<str>,
    first: u64,
    /// What the first and those behind it are numbered.
    numbers: Vec<IdRef>,
    /// Whether others of the stem are in the table.
    has_others: bool,
}

/// Where an id is to be looked for.
pub(super) enum Place {
    /// Here it is.
    Known(IdRef),
    /// It would come next in this row; it is new, or may stand in the table.
    Next { row: usize, is_new: bool },
    /// In a table.
    Table,
}

impl Counts {
    /// Where an id is.
    pub(super) fn find(&self, id: &str) -> Place {
        let Some((stem, number)) = parts(id) else { return Place::Table };
        let Some(at) = self.0.iter().position(|count| *count.stem == *stem) else {
            return Place::Table;
        };
        let count = &self.0[at];
        let Some(of) = number.checked_sub(count.first).and_then(|of| usize::try_from(of).ok())
        else {
            return Place::Table;
        };
        match count.numbers.get(of) {
            Some(known) => Place::Known(*known),
            None if of == count.numbers.len() => Place::Next { row: at, is_new: !count.has_others },
            None => Place::Table,
        }
    }

    /// Puts an id at the end of a row.
    pub(super) fn push(&mut self, row: usize, number: IdRef) {
        self.0[row].numbers.push(number);
    }

    /// Begins a row with an id that has no place in one; false where it is for the table.
    pub(super) fn begin(&mut self, id: &str, number: IdRef) -> bool {
        let Some((stem, first)) = parts(id) else { return false };
        if let Some(count) = self.0.iter_mut().find(|count| *count.stem == *stem) {
            count.has_others = true;
            return false;
        }
        if self.0.len() >= STEMS {
            return false;
        }
        let numbers = vec![number];
        self.0.push(Count { stem: stem.into(), first, numbers, has_others: false });
        true
    }
}
