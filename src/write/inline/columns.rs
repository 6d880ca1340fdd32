//! The columns of a statement's table, found from the facts it shows.
//!
//! A column is a period, perhaps with a heading of its own ("YoY % change"), and has one set of members,
//! which its heading says. Within these, facts of different units share a column as long as no row has
//! both: a table of contracts can end with a row of bandwidth, whose cells name their unit, but yen and
//! dollars stand side by side. A few facts with members may stand in a column without any, and say theirs.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::Output;
use crate::model::{
    DimensionsId, Fact, FactId, Lang, Moment, Node, Period, PeriodId, PeriodType, PositionSet,
    Report, Statement, UnitId,
};

/// With more variants than this in a period, columns would be a jumble of units and members.
const MOST_VARIANTS: usize = 64;

/// What makes facts of one row and period different: they can't share a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::write) struct Variant {
    pub(in crate::write) unit: Option<UnitId>,
    pub(in crate::write) dimensions: DimensionsId,
    pub(in crate::write) scale: i8,
}

/// A column.
#[derive(Debug)]
pub(in crate::write) struct Column {
    pub(in crate::write) period: PeriodId,
    /// Heading of its own, in the language of the document.
    pub(in crate::write) heading: Option<String>,
    /// The members of its facts; some may have others where these are none.
    pub(in crate::write) dimensions: DimensionsId,
    /// What its facts are, when most of them are the same; the heading says it then.
    pub(in crate::write) main: Option<Variant>,
}

/// A fact in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::write) struct Cell {
    /// Node of the statement whose row it is.
    pub(in crate::write) row: u32,
    pub(in crate::write) column: u32,
    pub(in crate::write) fact: FactId,
    /// How often the table shows the fact before: a balance that closes a period may open another.
    pub(in crate::write) again: u32,
}

/// The table of a statement.
#[derive(Debug)]
pub(in crate::write) struct Grid {
    pub(in crate::write) columns: Vec<Column>,
    /// Sorted by row and column.
    pub(in crate::write) cells: Vec<Cell>,
    /// How many rows have facts.
    pub(in crate::write) rows: usize,
}

/// Facts that stand under one heading: a period, perhaps with a heading of its own.
struct Group {
    period: PeriodId,
    heading: Option<String>,
    /// The variants found, each with the column of the group that it is in.
    slots: FxHashMap<Variant, usize>,
    filled: Vec<Slot>,
}

/// A column of a group.
struct Slot {
    dimensions: DimensionsId,
    /// The rows that each variant fills.
    rows: FxHashMap<Variant, PositionSet>,
}

/// A fact with the row and the group it belongs to.
struct Placed {
    fact: FactId,
    again: u32,
    row: u32,
    group: usize,
    variant: Variant,
}

impl Grid {
    /// Lays facts out; nothing when there would be more than `most` columns. `all` are the facts
    /// of the statement, with those that are shown elsewhere: which balance opens a period and
    /// which one closes it follows from them.
    pub(in crate::write) fn new(
        output: &Output<'_>,
        statement: &Statement,
        facts: &[FactId],
        all: &[FactId],
        lang: &Lang,
        most: usize,
    ) -> Option<Self> {
        let rows = Rows::new(statement, lang);
        let mut groups: Vec<Group> = Vec::new();
        let mut known: FxHashMap<(PeriodId, Option<&str>), usize> = FxHashMap::default();
        let durations = durations(output, all);
        let mut taken: FxHashSet<(u32, PeriodId, Variant)> = FxHashSet::default();
        let mut placed = Vec::new();
        let mut in_row = vec![0_usize; statement.nodes.len()];
        for id in facts {
            let fact = output.report.fact(*id);
            let variant = variant_of(output, fact);
            let (node, period) = rows.place(output, fact, variant, &durations, &mut taken)?;
            let (row, heading) = rows.row_of(node);
            let group = *known.entry((period, heading)).or_insert_with(|| {
                groups.push(Group::new(period, heading));
                groups.len() - 1
            });
            in_row[row as usize] += 1;
            if groups.len() > most || in_row[row as usize] > most {
                return None;
            }
            placed.push(Placed { fact: *id, again: 0, row, group, variant });
        }
        // A tuple has its members once.
        for id in facts.iter().filter(|id| !output.report.tuples.hold(**id)) {
            let fact = output.report.fact(*id);
            let variant = variant_of(output, fact);
            let others = rows.other_edges(output, fact, variant, &durations, &mut taken);
            for (again, (node, period)) in (1..).zip(others) {
                let (row, heading) = rows.row_of(node);
                // Only beside others of its period: a balance makes no column.
                let Some(group) = known.get(&(period, heading)).copied() else { continue };
                placed.push(Placed { fact: *id, again, row, group, variant });
            }
        }
        for fact in &placed {
            groups[fact.group].note(fact);
        }
        if groups.iter().any(|group| group.slots.len() > MOST_VARIANTS) {
            return None;
        }
        let dimensions = &output.report.dimensions;
        for group in &mut groups {
            group.assign(|id| !dimensions[id.index()].is_empty());
        }
        let width: usize = groups.iter().map(|group| group.filled.len()).sum();
        (width <= most).then(|| Self::arrange(groups, &placed, output.report))
    }

    /// Puts the groups into their order and every fact into its column.
    fn arrange(groups: Vec<Group>, placed: &[Placed], report: &Report) -> Self {
        let order = order(&groups, report);
        let mut starts = vec![0; groups.len()];
        let mut columns = Vec::new();
        for at in order {
            starts[at] = columns.len();
            let group = &groups[at];
            columns.extend(group.filled.iter().map(|slot| Column {
                period: group.period,
                heading: group.heading.clone(),
                dimensions: slot.dimensions,
                main: main(&slot.rows),
            }));
        }
        let mut cells: Vec<Cell> = placed
            .iter()
            .map(|fact| {
                let slot = groups[fact.group].slots.get(&fact.variant).copied().unwrap_or(0);
                let column = u32::try_from(starts[fact.group] + slot).unwrap_or(u32::MAX);
                Cell { row: fact.row, column, fact: fact.fact, again: fact.again }
            })
            .collect();
        cells.sort_unstable();
        let rows = cells.chunk_by(|a, b| a.row == b.row).count();
        Self { columns, cells, rows }
    }

    /// Whether the table is not mostly holes.
    pub(in crate::write) fn is_dense(&self) -> bool {
        self.columns.len() <= 3 || self.cells.len() * 4 >= self.rows * self.columns.len()
    }

    /// The facts of a row, sorted by column.
    pub(in crate::write) fn row(&self, row: u32) -> &[Cell] {
        let start = self.cells.partition_point(|cell| cell.row < row);
        let end = self.cells.partition_point(|cell| cell.row <= row);
        &self.cells[start..end]
    }
}

impl Group {
    fn new(period: PeriodId, heading: Option<&str>) -> Self {
        Self {
            period,
            heading: heading.map(str::to_owned),
            slots: FxHashMap::default(),
            filled: Vec::new(),
        }
    }

    /// Notes the row that a fact fills, in a column of its variant alone.
    fn note(&mut self, fact: &Placed) {
        let next = self.filled.len();
        let slot = *self.slots.entry(fact.variant).or_insert(next);
        if slot == next {
            self.filled.push(Slot::of(&fact.variant));
        }
        self.filled[slot].rows.entry(fact.variant).or_default().insert(fact.row as usize);
    }

    /// Puts variants of the same members that no row has both of into one column: first those that must
    /// stand side by side, each in the first column that is free in its rows; then the others, in the last;
    /// at the end those with members, which make no column of their own for a few rows.
    fn assign(&mut self, has_members: impl Fn(DimensionsId) -> bool) {
        let slots = std::mem::take(&mut self.filled);
        let apart: Vec<(Variant, PositionSet)> =
            slots.into_iter().flat_map(|slot| slot.rows).collect();
        let meets =
            |rows: &PositionSet| apart.iter().filter(|(_, other)| other.meets(rows)).count() > 1;
        let (paired, single): (Vec<_>, Vec<_>) = apart.iter().partition(|(_, rows)| meets(rows));
        for (variant, rows) in paired {
            let free = self.filled.iter().position(|slot| slot.takes(variant, rows));
            self.put(*variant, rows, free);
        }
        let (special, plain): (Vec<_>, Vec<_>) =
            single.into_iter().partition(|(variant, _)| has_members(variant.dimensions));
        for (variant, rows) in plain.into_iter().chain(special) {
            let of_members = self.filled.iter().rposition(|slot| slot.takes(variant, rows));
            let free = of_members.or_else(|| {
                self.filled.iter().rposition(|slot| {
                    has_members(variant.dimensions)
                        && !has_members(slot.dimensions)
                        && slot.has_room_for(rows)
                })
            });
            self.put(*variant, rows, free);
        }
    }

    fn put(&mut self, variant: Variant, rows: &PositionSet, column: Option<usize>) {
        let column = column.unwrap_or_else(|| {
            self.filled.push(Slot::of(&variant));
            self.filled.len() - 1
        });
        self.filled[column].rows.insert(variant, rows.clone());
        self.slots.insert(variant, column);
    }
}

impl Slot {
    fn of(variant: &Variant) -> Self {
        Self { dimensions: variant.dimensions, rows: FxHashMap::default() }
    }

    /// Whether a column is for the members of a variant, and has nothing in its rows.
    fn takes(&self, variant: &Variant, rows: &PositionSet) -> bool {
        self.dimensions == variant.dimensions && self.is_free(rows)
    }

    fn is_free(&self, rows: &PositionSet) -> bool {
        !self.rows.values().any(|other| other.meets(rows))
    }

    /// Whether rows of other members are few beside those that a column has.
    fn has_room_for(&self, rows: &PositionSet) -> bool {
        let own: usize = self.rows.values().map(PositionSet::len).sum();
        self.is_free(rows) && rows.len() * 2 <= own
    }
}

fn variant_of(output: &Output<'_>, fact: &Fact) -> Variant {
    let dimensions = output.report.contexts[fact.context.index()].dimensions;
    Variant { unit: fact.unit, dimensions, scale: fact.scale }
}

/// The variant that most rows of a column are.
fn main(filled: &FxHashMap<Variant, PositionSet>) -> Option<Variant> {
    let all: usize = filled.values().map(PositionSet::len).sum();
    filled.iter().find(|(_, rows)| rows.len() * 2 > all).map(|(variant, _)| *variant)
}

/// The order of groups: periods as they were found, or from the oldest to the newest of a length; a
/// heading that several periods have stands with each of them, one that a single period has at the end.
fn order(groups: &[Group], report: &Report) -> Vec<usize> {
    let repeated = |heading: &Option<String>| {
        heading.is_some() && groups.iter().filter(|group| group.heading == *heading).count() > 1
    };
    let first = |period: PeriodId| groups.iter().position(|group| group.period == period);
    let lengths: Vec<i64> =
        groups.iter().map(|group| length(report.periods[group.period.index()])).collect();
    // Lengths stand as they are found, in either order.
    let age = |at: usize| {
        let alike = lengths.iter().position(|length| *length == lengths[at]);
        (alike, report.periods[groups[at].period.index()].end())
    };
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_cached_key(|at| {
        let group = &groups[*at];
        let at_the_end = group.heading.is_some() && !repeated(&group.heading);
        let age = report.printing.oldest_first.then(|| age(*at));
        (at_the_end, age, first(group.period), group.heading.is_some(), *at)
    });
    order
}

/// About how many months a period lasts, so that quarters are of one length, also those of weeks.
fn length(period: Period) -> i64 {
    match (period.start(), period.end()) {
        (Some(start), Some(end)) => ((end.at() - start.at()).num_days() * 100 + 1522) / 3044,
        _ => 0,
    }
}

/// The moment of a balance.
fn moment_of(period: Period) -> Option<Moment> {
    period.end().filter(|_| period.period_type() == PeriodType::Instant)
}

/// The durations among the facts of a statement.
fn durations(output: &Output<'_>, facts: &[FactId]) -> Vec<(PeriodId, Period)> {
    let mut found: Vec<(PeriodId, Period)> = Vec::new();
    let mut seen = FxHashSet::default();
    for id in facts {
        let context = output.report.fact(*id).context;
        let id = output.report.contexts[context.index()].period;
        let period = output.report.periods[id.index()];
        if seen.insert(id) && period.period_type() == PeriodType::Duration {
            found.push((id, period));
        }
    }
    found
}

/// The rows of a statement: where its concepts stand.
struct Rows<'a> {
    nodes: &'a [Node],
    lang: &'a Lang,
    of_concept: FxHashMap<u32, Vec<u32>>,
}

impl<'a> Rows<'a> {
    fn new(statement: &'a Statement, lang: &'a Lang) -> Self {
        let mut of_concept: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (at, node) in (0..).zip(&statement.nodes) {
            of_concept.entry(node.concept.0).or_default().push(at);
        }
        Self { nodes: &statement.nodes, lang, of_concept }
    }

    /// The node that shows a fact, and the period of its column. A balance at the start or end
    /// of a period stands in the column of that period.
    fn place(
        &self,
        output: &Output<'_>,
        fact: &Fact,
        variant: Variant,
        durations: &[(PeriodId, Period)],
        taken: &mut FxHashSet<(u32, PeriodId, Variant)>,
    ) -> Option<(u32, PeriodId)> {
        let nodes = self.of_concept.get(&fact.concept.0)?;
        let own = output.report.contexts[fact.context.index()].period;
        let period = output.report.periods[own.index()];
        if let Some(moment) = moment_of(period) {
            let edge = self
                .edges(nodes, moment, durations)
                .find(|(at, id)| !taken.contains(&(*at, *id, variant)));
            if let Some((at, id)) = edge {
                taken.insert((at, id, variant));
                return Some((at, id));
            }
        }
        nodes.first().map(|at| (*at, own))
    }

    /// Where else a balance opens or closes a period, and no fact stands: each place is taken with it.
    fn other_edges(
        &self,
        output: &Output<'_>,
        fact: &Fact,
        variant: Variant,
        durations: &[(PeriodId, Period)],
        taken: &mut FxHashSet<(u32, PeriodId, Variant)>,
    ) -> Vec<(u32, PeriodId)> {
        let own = output.report.contexts[fact.context.index()].period;
        let moment = moment_of(output.report.periods[own.index()]);
        let nodes = self.of_concept.get(&fact.concept.0);
        let Some((moment, nodes)) = moment.zip(nodes) else { return Vec::new() };
        self.edges(nodes, moment, durations)
            .filter(|(at, id)| taken.insert((*at, *id, variant)))
            .collect()
    }

    /// The rows and periods that a balance opens or closes.
    fn edges<'e>(
        &'e self,
        nodes: &'e [u32],
        moment: Moment,
        durations: &'e [(PeriodId, Period)],
    ) -> impl Iterator<Item = (u32, PeriodId)> + 'e {
        nodes.iter().flat_map(move |at| {
            let role = &self.nodes[*at as usize].preferred_label;
            let (opens, closes) = (role.is_period_start(), role.is_period_end());
            durations.iter().filter_map(move |(id, period)| {
                let edge = match () {
                    () if opens => period.start(),
                    () if closes => period.end(),
                    () => None,
                };
                (edge == Some(moment)).then_some((*at, *id))
            })
        })
    }

    /// The row of a node: its own, or that of the concept it stands beside; and the heading of
    /// its column.
    fn row_of(&self, at: u32) -> (u32, Option<&'a str>) {
        let node = &self.nodes[at as usize];
        let base =
            node.beside.and_then(|concept| self.of_concept.get(&concept.0)?.first().copied());
        let Some(base) = base else { return (at, None) };
        let heading = node.column.get(self.lang).or(node.column.values().next());
        (base, Some(heading.map_or("", String::as_str)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: DimensionsId = DimensionsId(0);

    /// The columns of variants that fill rows.
    fn columns(variants: &[(Variant, std::ops::Range<u32>)]) -> Vec<usize> {
        let mut group = Group::new(PeriodId(0), None);
        for (variant, rows) in variants {
            for row in rows.clone() {
                let (fact, variant) = (FactId(row), *variant);
                group.note(&Placed { fact, again: 0, row, group: 0, variant });
            }
        }
        group.assign(|id| id != PLAIN);
        variants.iter().map(|(variant, _)| group.slots[variant]).collect()
    }

    #[test]
    fn no_figure_stands_under_members_of_others() {
        let amount = Variant { unit: Some(UnitId::from(0)), dimensions: PLAIN, scale: 6 };
        let ratio = Variant { scale: -2, ..amount };
        let of = |member: u32| Variant { dimensions: DimensionsId(member), ..amount };
        // A subsidiary beside the group has a column, and the ratio of the group is not in it.
        assert_eq!(columns(&[(amount, 0..4), (of(1), 2..3), (ratio, 4..5)]), [0, 1, 0]);
        // A row of a member is no reason for a column; as many as there are without any are one.
        assert_eq!(columns(&[(amount, 0..4), (of(1), 4..5)]), [0, 0]);
        assert_eq!(columns(&[(amount, 0..4), (of(1), 4..8)]), [0, 1]);
        // Two members that stand beside nobody have no heading in common.
        assert_eq!(columns(&[(of(1), 0..1), (of(2), 1..2), (ratio, 2..3)]), [1, 2, 0]);
    }
}
