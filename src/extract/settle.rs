//! Which table of the map each table of the text is, and what its unit and rows are, where the rest of the text tells
//! it: all tables are read once without a word about them, and what they have in common with others settles what they
//! leave open.

use super::Reader;
use super::assign::{self, Assigned, Source};
use super::columns::{Column, Columns, Kind};
use super::elsewhere::{Elsewhere, Owner, rows_apart};
use super::fact::Extracted;
use super::table_facts::Harvest;
use crate::model::Taxonomy;
use crate::source::map::{TableEntry, by_axis};
use crate::text::table::Table;

/// How often what was settled may settle more.
const ROUNDS: usize = 8;

/// How many tables of the map are tried for one.
const OTHERS: usize = 4;

/// What is settled of a table.
#[derive(Debug)]
pub(super) struct Settled {
    /// The table of the map that it is.
    pub(super) assigned: Option<Assigned>,
    /// The currency and the power of ten of its amounts, where figures of other tables tell it.
    pub(super) amounts: Option<(String, i8)>,
}

impl Settled {
    /// The entry of the map with what is settled.
    pub(super) fn entry(&self, entry: &TableEntry) -> Option<TableEntry> {
        let (unit, scale) = self.amounts.clone()?;
        Some(TableEntry { unit: Some(unit), scale: Some(scale), ..entry.clone() })
    }
}

/// A table as it is read in a round.
struct Draft {
    columns: Vec<Column>,
    facts: Vec<Extracted>,
    /// Whether its rows contradict each other.
    torn: bool,
}

/// Settles what the tables of a text tell of one another.
pub(super) fn settle(
    tables: &[Table],
    assigned: Vec<Option<Assigned>>,
    reader: &Reader,
    source: &Source,
) -> Vec<Settled> {
    let mut all: Vec<Settled> =
        assigned.into_iter().map(|assigned| Settled { assigned, amounts: None }).collect();
    let mut drafts: Vec<Option<Draft>> =
        tables.iter().zip(&all).map(|(table, settled)| draft(table, settled, reader)).collect();
    // The entries that a table has left: it does not come back to them.
    let mut left: Vec<Vec<usize>> = vec![Vec::new(); tables.len()];
    for _ in 0..ROUNDS {
        let known = known(&drafts, &all, reader.taxonomy);
        if let Some(Move { table: at, settled, draft, .. }) =
            moved(tables, &all, &drafts, &left, &known, reader, source)
        {
            left[at].extend(all[at].assigned.as_ref().map(|of| of.entry));
            (all[at], drafts[at]) = (settled, Some(draft));
            // What the others are is known only when this one no longer denies them.
            continue;
        }
        let mut changed = false;
        for ((table, settled), known_draft) in tables.iter().zip(&mut all).zip(&mut drafts) {
            let Some(before) = known_draft.as_ref() else { continue };
            if round(table, settled, before, &known, reader) {
                *known_draft = draft(table, settled, reader);
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    all
}

/// What all tables as they are read now say, but the rows of one that contradict each other.
fn known(drafts: &[Option<Draft>], all: &[Settled], taxonomy: &Taxonomy) -> Elsewhere {
    let mut known = Elsewhere::default();
    for (table, (draft, settled)) in drafts.iter().zip(all).enumerate() {
        let Some((draft, assigned)) = draft.as_ref().zip(settled.assigned.as_ref()) else {
            continue;
        };
        let facts: Vec<&Extracted> = draft.facts.iter().collect();
        let apart = rows_apart(&facts);
        let sure = facts.iter().enumerate().filter(|(at, _)| !apart.contains(at));
        let owner = Owner { entry: assigned.entry, table };
        known.add(sure.map(|(_, fact)| *fact), owner, taxonomy);
    }
    known
}

/// A table that is that of another entry of the map.
struct Move {
    table: usize,
    /// How many of its figures are others elsewhere as it is read now; all where its rows contradict each other.
    others: usize,
    settled: Settled,
    draft: Draft,
}

/// The table that can least be what it is read as, and is that of another entry. One at a time: of two that deny each
/// other the second is what it is read as when the first is gone, and of two that can as little be it nobody knows
/// which.
fn moved(
    tables: &[Table],
    all: &[Settled],
    drafts: &[Option<Draft>],
    left: &[Vec<usize>],
    known: &Elsewhere,
    reader: &Reader,
    source: &Source,
) -> Option<Move> {
    let owned: Vec<usize> =
        all.iter().filter_map(|of| of.assigned.as_ref()).map(|of| of.entry).collect();
    let mut found: Vec<Move> = Vec::new();
    for (at, (table, settled)) in tables.iter().zip(all).enumerate() {
        let Some((draft, assigned)) = drafts[at].as_ref().zip(settled.assigned.as_ref()) else {
            continue;
        };
        // What somebody said of it stands.
        let entry = &reader.map.tables[assigned.entry];
        let said = assigned.whole || !entry.columns.is_empty() || !entry.members.is_empty();
        let others = if draft.torn { Some(usize::MAX) } else { known.denies(&draft.facts, at) };
        let Some(others) = others.filter(|_| !said) else { continue };
        let without = owned.iter().chain(&left[at]).copied().collect();
        let Some((settled, draft)) = another(table, at, without, known, reader, source) else {
            continue;
        };
        found.push(Move { table: at, others, settled, draft });
    }
    let most = found.iter().map(|of| of.others).max()?;
    let mut worst = found.into_iter().filter(|of| of.others == most);
    worst.next().filter(|_| worst.next().is_none())
}

/// Whether something more of a table is settled by what is known.
fn round(
    table: &Table,
    settled: &mut Settled,
    draft: &Draft,
    known: &Elsewhere,
    reader: &Reader,
) -> bool {
    let Some(assigned) = settled.assigned.as_mut() else { return false };
    let entry = &reader.map.tables[assigned.entry];
    let values = || draft.columns.iter().filter(|column| column.kind == Kind::Value);
    let open = values().any(|column| column.unit.is_none() || column.scale.is_none());
    if open && settled.amounts.is_none() && entry.unit.is_none() && is_plain(entry, reader.taxonomy)
    {
        settled.amounts = amounts(table, assigned, known, reader);
        return settled.amounts.is_some();
    }
    !entry.rows_only && known.name_rows(table, assigned, &draft.columns, reader.taxonomy)
}

/// Whether facts of a statement may have no member: it has no axis, or past releases showed it.
fn is_plain(entry: &TableEntry, taxonomy: &Taxonomy) -> bool {
    entry.known || !by_axis(entry.statement, taxonomy) || !entry.members.is_empty()
}

/// The currency and the power of ten in which the figures of a table are those of other places; none where the map
/// gives another power.
fn amounts(
    table: &Table,
    assigned: &Assigned,
    known: &Elsewhere,
    reader: &Reader,
) -> Option<(String, i8)> {
    let entry = &reader.map.tables[assigned.entry];
    let fits = |unit: &String| {
        let single = TableEntry { unit: Some(unit.clone()), scale: Some(0), ..entry.clone() };
        let (_, harvest) = reader.read_as(table, assigned, &single).ok()?;
        let facts: Vec<&Extracted> = harvest.facts.iter().map(|(fact, _)| fact).collect();
        let power = known.power(&facts, assigned.entry, reader.taxonomy)?;
        (!harvest.torn).then(|| (unit.clone(), power))
    };
    let mut found = known.units().filter_map(fits);
    let only = found.next().filter(|_| found.next().is_none());
    only.filter(|(_, power)| entry.scale.is_none_or(|given| given == *power))
}

/// A table as it is read without a word about it; none where nothing can be read.
fn draft(table: &Table, settled: &Settled, reader: &Reader) -> Option<Draft> {
    let assigned = settled.assigned.as_ref().filter(|of| of.alike.is_empty())?;
    let entry = &reader.map.tables[assigned.entry];
    let own = settled.entry(entry);
    let (columns, harvest): (Columns, Harvest) =
        reader.read_as(table, assigned, own.as_ref().unwrap_or(entry)).ok()?;
    let facts = harvest.facts.into_iter().map(|(fact, _)| fact).collect();
    let torn = harvest.torn;
    Some(Draft { columns: columns.columns, facts, torn })
}

/// The table of the map that a table is, but those that it can't be: the one by which its rows agree, and several of
/// its figures are those of other tables. That nothing is known of it elsewhere says nothing for it, and of entries that
/// fit as well as one another it is none.
fn another(
    table: &Table,
    at: usize,
    mut without: Vec<usize>,
    known: &Elsewhere,
    reader: &Reader,
    source: &Source,
) -> Option<(Settled, Draft)> {
    for _ in 0..OTHERS {
        let assigned = assign::other(table, source, &without)?;
        if assigned.alike.is_empty() {
            let entry = &reader.map.tables[assigned.entry];
            without.push(assigned.entry);
            // Where its unit is not known, figures of other tables tell it.
            let open = entry.unit.is_none() && is_plain(entry, reader.taxonomy);
            let mut settled = Settled { assigned: Some(assigned), amounts: None };
            let mut read = draft(table, &settled, reader);
            let silent = read.as_ref().is_some_and(|of| of.facts.is_empty() && !of.torn);
            if silent
                && open
                && let Some(assigned) = &settled.assigned
            {
                settled.amounts = amounts(table, assigned, known, reader);
                read = draft(table, &settled, reader);
            }
            let fits = |of: &Draft| !of.torn && known.confirms(&of.facts, at);
            if let Some(read) = read.filter(fits) {
                return Some((settled, read));
            }
        } else {
            without.extend(assigned.alike);
        }
    }
    None
}
