//! Columns whose headings are asked about: what they were read as says nothing against the answer.

use super::super::headings::Headings;
use super::super::{Perhaps, named};
use super::{Besides, Draft, drafts, own_words, words};
use crate::extract::mentions::heading;
use crate::model::{Period, Taxonomy};
use crate::notation::words::{Kind, words as known};
use crate::source::map::TableEntry;
use crate::text::table::Table;

/// For each column whether its period is not certain by its heading: none was found, words are not known, or another
/// has the same.
pub(in super::super) fn columns(
    table: &Table,
    headings: &Headings,
    entry: &TableEntry,
    taxonomy: &Taxonomy,
) -> Vec<bool> {
    let beside = Besides::of(entry, taxonomy);
    let mut drafts = drafts(table, headings, &beside, taxonomy.calendar);
    let own = own_words(entry, taxonomy);
    for draft in &mut drafts {
        draft.foreign.retain(|word| !own.contains(&word.to_lowercase()));
    }
    let words = headings.columns.iter().enumerate();
    let asked: Vec<bool> = drafts
        .iter()
        .zip(words)
        .map(|(draft, (at, words))| draft.reason(at, words).is_some())
        .collect();
    let columns: Vec<_> = drafts.into_iter().map(Draft::column).collect();
    let is_twin = |at: usize| {
        let own = &columns[at];
        let same = columns.iter().filter(|other| *other == own).count();
        own.period.is_some() && same > 1
    };
    asked.into_iter().enumerate().map(|(at, asked)| asked || is_twin(at)).collect()
}

/// What the columns may be of which not all is known. Where the rows say what is measured, words over a column say whose
/// or which its figures are, and the line above the rows their period.
pub(super) fn perhaps(drafts: &[Draft], headings: &Headings, taxonomy: &Taxonomy) -> Vec<Perhaps> {
    let turned = headings.is_turned();
    let named = named::pairs(headings, taxonomy);
    let above = || named.as_ref().and_then(|_| headings.context_period());
    let section = headings.section_period().or_else(above);
    let is_part = named.is_some();
    let own = drafts.iter().map(|draft| draft.perhaps(headings.setting()));
    let own = own.map(|own| match (own.measure || (is_part && own.period.is_none())) && !turned {
        true => Perhaps { period: own.period.or(section), member: true, measure: false, ..own },
        false => own,
    });
    let half_read =
        |at: usize| is_half_read(&drafts[at], at, headings) || names_change(&drafts[at]);
    let named = |at: usize| named.as_ref().and_then(|named| named.get(at).cloned());
    own.enumerate()
        .map(|(at, own)| {
            let named = named(at).filter(|_| own.member);
            Perhaps { open: half_read(at), named, ..own }
        })
        .collect()
}

/// Whether a word for a change slipped in over a column beside its day: the length that stands there may be another
/// column's as well.
fn names_change(draft: &Draft) -> bool {
    let is_change = |word: &str| {
        let word = word.to_lowercase();
        known().has(Kind::Derived, &word) && !known().has(Kind::DerivedWeak, &word)
    };
    draft.foreign.iter().any(|foreign| foreign.split_whitespace().any(is_change))
}

/// Whether words that are not known stand in one cell with a part of a year whose length nothing else says: they may say
/// that it is counted from the beginning of the year, or is one of several.
fn is_half_read(draft: &Draft, at: usize, headings: &Headings) -> bool {
    let said = &draft.said;
    let measured = !said.months.is_empty() || !said.weeks.is_empty();
    if measured || !matches!(draft.period, Some(Period::Duration { .. })) {
        return false;
    }
    let in_cell = |words: &str| {
        let said = heading::read(words, headings.setting());
        let coded = !said.parts.is_empty() || !said.intervals.is_empty();
        let strange = super::unknown(&said.rest).into_iter();
        coded
            && strange
                .filter(|word| words::turning(word).is_empty())
                .any(|word| draft.foreign.contains(&word))
    };
    headings.over(at).any(in_cell)
}
