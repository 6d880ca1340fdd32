//! Which table of the map each table of the text is, and what its unit and rows are, where the rest of the text tells it:
//! all tables are read once without a word about them, and what they have in common with others settles what they leave
//! open.

use super::Reader;
use super::assign::{self, Assigned, Source};
use super::columns::{Column, Columns, Kind};
use super::elsewhere::{Elsewhere, Owner, rows_apart};
use super::fact::Extracted;
use super::table_facts::Harvest;
use crate::model::Taxonomy;
use crate::source::map::TableEntry;
use crate::text::table::Table;

/// How often what was settled may settle more.
const ROUNDS: usize = 5;

/// How many tables of the map are tried for one.
const OTHERS: usize = 5;

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
    let mut drafts: Vec<Option<Draft>> = Vec::new();
    for (table, settled) in tables.iter().zip(&mut all) {
        let mut draft = draft(table, settled, reader);
        // Rows that are read as the same and differ are those of another statement.
        if draft.as_ref().is_some_and(|draft| draft.torn)
            && let Some(other) = another(table, settled, reader, source, &|_| true)
        {
            settled.assigned = Some(other);
            draft = self::draft(table, settled, reader);
        }
        drafts.push(draft);
    }
    for _ in 0..ROUNDS {
        let mut known = Elsewhere::default();
        for (table, (draft, settled)) in drafts.iter().zip(&all).enumerate() {
            let Some((draft, assigned)) = draft.as_ref().zip(settled.assigned.as_ref()) else {
                continue;
            };
            let facts: Vec<&Extracted> = draft.facts.iter().collect();
            let apart = rows_apart(&facts);
            let sure = facts.iter().enumerate().filter(|(at, _)| !apart.contains(at));
            let owner = Owner { entry: assigned.entry, table };
            known.add(sure.map(|(_, fact)| *fact), owner, reader.taxonomy);
        }
        let mut changed = false;
        let places = tables.iter().zip(&mut all).zip(&mut drafts).enumerate();
        for (at, ((table, settled), known_draft)) in places {
            let Some(before) = known_draft.as_ref() else { continue };
            let is_other = known.denies(&before.facts, at);
            let agrees = |facts: &[Extracted]| !known.denies(facts, at);
            if is_other
                && let Some(other) = another(table, settled, reader, source, &agrees)
                && let other = (Settled { assigned: Some(other), amounts: None })
                && let Some(read) = draft(table, &other, reader)
            {
                (*settled, *known_draft) = (other, Some(read));
                changed = true;
            } else if round(table, settled, before, &known, reader) {
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
        let amounts = amounts(table, assigned, known, reader);
        settled.amounts = amounts;
        return settled.amounts.is_some();
    }
    !entry.rows_only && known.name_rows(table, assigned, &draft.columns, reader.taxonomy)
}

/// Whether facts of a statement may have no member: it has no axis, or past releases showed it.
fn is_plain(entry: &TableEntry, taxonomy: &Taxonomy) -> bool {
    let nodes = &taxonomy.statements[entry.statement.index()].nodes;
    let by_axis = nodes.iter().any(|node| taxonomy.axes.contains_key(&node.concept));
    entry.known || !by_axis || !entry.members.is_empty()
}

/// The currency and the power of ten in which the figures of a table are those of other places.
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
        Some((unit.clone(), known.power(&facts, assigned.entry, reader.taxonomy)?))
    };
    let mut found = known.units().filter_map(fits);
    found.next().filter(|_| found.next().is_none())
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

/// The table of the map that a table is, other than the one that it can't be: that by which its rows agree, and its figures
/// fit.
fn another(
    table: &Table,
    settled: &Settled,
    reader: &Reader,
    source: &Source,
    fits: &dyn Fn(&[Extracted]) -> bool,
) -> Option<Assigned> {
    let mut without = vec![settled.assigned.as_ref()?.entry];
    while without.len() < OTHERS {
        let assigned = Assigned { alike: Vec::new(), ..assign::other(table, source, &without)? };
        let entry = &reader.map.tables[assigned.entry];
        // Where units are not known yet, figures alone tell whether rows agree.
        let (unit, scale) = (entry.unit.clone().or(any_unit(reader)), entry.scale.or(Some(0)));
        let counted = TableEntry { unit, scale, ..entry.clone() };
        let agrees = |entry: &TableEntry, fits: &dyn Fn(&[Extracted]) -> bool| {
            let Ok((_, harvest)) = reader.read_as(table, &assigned, entry) else { return None };
            let facts: Vec<Extracted> = harvest.facts.into_iter().map(|(fact, _)| fact).collect();
            (!facts.is_empty() || harvest.torn).then(|| !harvest.torn && fits(&facts))
        };
        let whole = agrees(entry, fits).or_else(|| agrees(&counted, &|_| true));
        if whole == Some(true) {
            return Some(assigned);
        }
        without.push(assigned.entry);
    }
    None
}

/// Some currency of the taxonomy.
fn any_unit(reader: &Reader) -> Option<String> {
    let mut units = reader.taxonomy.units.iter();
    units.find(|(_, unit)| unit.measures.currency().is_some()).map(|(name, _)| name.clone())
}
