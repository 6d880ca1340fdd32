//! Rows that are what those beside them come to, though no sum states it.
//!
//! Reconciliations, notes and key figures seldom have a calculation: their parts are debits and credits, or were not
//! worth one. Where a row is the sum of those right above it in column after column, to more digits than an accident
//! gives, it is so in the one column in which it is not. Who adds something there that has no row of its own has a
//! difference of any size; so a slip of the hand must explain it, and no other figure of the column may
//! be what is lacking. What a single column says is [`one_column`].

mod one_column;

use std::collections::{BTreeMap, BTreeSet};

use super::network::{At, Network, Relation};
use super::span::Span;
use crate::check::slip::{mistyped, other_digits};
use crate::model::{
    Balance, ConceptId, DimensionsId, EntityId, FactId, Figure, Node, Period, PeriodType, Report,
    Statement, Taxonomy, Value,
};

/// The most rows and columns of a statement that are looked at, and the most parts of a sum.
const ROWS: usize = 150;
const COLUMNS: usize = 60;
const PARTS: usize = 9;

/// By how many times the sharpness of a sum must exceed the number of those that were tried: where it holds in all
/// columns, and where it does in all but one that a slip explains.
const RARE: i128 = 1_000;
const RARE_WITH_SLIP: i128 = 35;

/// What figures of one column share.
type Frame = (Period, EntityId, DimensionsId);

/// A row, and whether its figures are taken off.
type Part = (usize, bool);

/// States what rows of statements come to.
pub(super) fn state((taxonomy, report): (&Taxonomy, &Report), network: &mut Network) {
    let mut given: BTreeMap<ConceptId, BTreeMap<Frame, At>> = BTreeMap::new();
    let mut columns: BTreeMap<Frame, Vec<At>> = BTreeMap::new();
    for ((id, period, entity, dimensions), at) in network.keys() {
        let quantity = &network.quantities[at];
        if !quantity.facts.is_empty() && quantity.given.is_some() {
            let frame = (*period, *entity, *dimensions);
            given.entry(*id).or_default().insert(frame, at);
            columns.entry(frame).or_default().push(at);
        }
    }
    let mut stated: BTreeSet<Vec<(At, bool)>> = BTreeSet::new();
    let mut judged: BTreeSet<Vec<(ConceptId, bool)>> = BTreeSet::new();
    for id in taxonomy.statements_of(report.entry_point) {
        let statement = &taxonomy.statements[id.index()];
        for rows in kinds(taxonomy, statement, &given) {
            // The same rows of another statement that states no sums say nothing more.
            let list = rows.iter().map(|row| (row.concept, row.is_negated)).collect();
            if statement.calculations.is_empty() && !judged.insert(list) {
                continue;
            }
            let table = Table::new((taxonomy, report, network), &rows, &given);
            stated.extend(table.sums(statement, &columns));
        }
    }
    for terms in stated {
        network.state(Relation::Sum(terms), false);
    }
}

/// How many sums were tried, by the number of their parts.
type Tried = [i128; PARTS + 1];

/// A row of a statement.
struct Row {
    concept: ConceptId,
    is_negated: bool,
}

/// The rows of a statement that can be added to each other, each concept once.
fn kinds(
    taxonomy: &Taxonomy,
    statement: &Statement,
    given: &BTreeMap<ConceptId, BTreeMap<Frame, At>>,
) -> Vec<Vec<Row>> {
    let mut kinds: BTreeMap<(bool, &str), Vec<Row>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let is_row = |node: &&Node| node.beside.is_none() && given.contains_key(&node.concept);
    for node in statement.nodes.iter().filter(is_row) {
        let concept = taxonomy.concept(node.concept);
        if seen.insert(node.concept) {
            let is_negated = node.preferred_label.is_negated();
            let row = Row { concept: node.concept, is_negated };
            let is_instant = concept.period_type == PeriodType::Instant;
            kinds.entry((is_instant, concept.item_type.local())).or_default().push(row);
        }
    }
    kinds.into_values().filter(|rows| (3..=ROWS).contains(&rows.len())).collect()
}

/// A figure of a row in a column.
#[derive(Clone, Copy)]
struct Cell {
    at: At,
    id: FactId,
    value: Figure,
    /// The unit of its last place.
    unit: Figure,
    is_nil: bool,
}

/// How a sum holds over the columns.
struct Judged {
    total: usize,
    parts: Vec<Part>,
    holds: Vec<usize>,
    off: Vec<(usize, Figure)>,
    /// Of how many sums such as this one holds in these columns by accident.
    sharp: i128,
}

impl Judged {
    /// Whether it says more than another.
    fn is_better(&self, other: &Self) -> bool {
        (other.off.len(), self.holds.len(), self.sharp)
            > (self.off.len(), other.holds.len(), other.sharp)
    }
}

/// The figures of the rows of one kind.
struct Table<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    network: &'a Network,
    rows: &'a [Row],
    columns: Vec<Frame>,
    cells: Vec<Vec<Option<Cell>>>,
}

impl<'a> Table<'a> {
    fn new(
        (taxonomy, report, network): (&'a Taxonomy, &'a Report, &'a Network),
        rows: &'a [Row],
        given: &BTreeMap<ConceptId, BTreeMap<Frame, At>>,
    ) -> Self {
        let frames: BTreeSet<Frame> =
            rows.iter().flat_map(|row| given[&row.concept].keys().copied()).collect();
        let columns: Vec<Frame> =
            if frames.len() > COLUMNS { Vec::new() } else { frames.into_iter().collect() };
        let mut table = Self { taxonomy, report, network, rows, columns, cells: Vec::new() };
        let cells = rows.iter().map(|row| {
            let of_row = &given[&row.concept];
            table.columns.iter().map(|frame| table.cell(*of_row.get(frame)?)).collect()
        });
        table.cells = cells.collect();
        table
    }

    fn cell(&self, at: At) -> Option<Cell> {
        let id = *self.network.quantities[at].facts.first()?;
        let fact = self.report.fact(id);
        let (value, is_nil) = match fact.value {
            Value::Number(value) => (value, false),
            _ => (Figure::ZERO, true),
        };
        let unit = match fact.decimals.places() {
            Some(places) if !is_nil => Figure::unit(places).ok()?,
            _ => Figure::ZERO,
        };
        Some(Cell { at, id, value, unit, is_nil })
    }

    /// The sums that hold, and those that should, as relations.
    fn sums(
        &self,
        statement: &Statement,
        columns: &BTreeMap<Frame, Vec<At>>,
    ) -> Vec<Vec<(At, bool)>> {
        let (mut tried, mut found) = (Tried::default(), Vec::new());
        let (only, mut alone) = (self.only_column(), Vec::new());
        // What is left of the rows above when those that a sum took in are gone.
        let mut open: Vec<usize> = Vec::new();
        for total in 0..self.rows.len() {
            let concept = self.rows[total].concept;
            let arcs = statement.calculations.iter().filter(|arc| arc.total == concept);
            let parts: BTreeSet<ConceptId> = arcs.map(|arc| arc.item).collect();
            if parts.is_empty() {
                let above: Vec<usize> = (0..total).collect();
                let mut best = self.best(total, &above, &mut tried);
                if open != above {
                    let other = self.best(total, &open, &mut tried);
                    if other
                        .as_ref()
                        .is_some_and(|of| best.as_ref().is_none_or(|b| of.is_better(b)))
                    {
                        best = other;
                    }
                }
                if best.is_none()
                    && let Some(column) = only
                {
                    alone.extend(self.but_for_slip((total, column), &open, columns));
                }
                if let Some(best) = best {
                    let is_part = |row: &usize| best.parts.iter().any(|(part, _)| part == row);
                    open.retain(|row| best.off.len() > 1 || !is_part(row));
                    found.push(best);
                }
            } else {
                open.retain(|row| !parts.contains(&self.rows[*row].concept));
            }
            open.push(total);
        }
        let known = found.iter().filter(|sum| self.is_known(sum, &tried, columns));
        known.chain(&alone).flat_map(|sum| self.relations(sum)).collect()
    }

    /// The last of some rows that a total is best the sum of.
    fn best(&self, total: usize, rows: &[usize], tried: &mut Tried) -> Option<Judged> {
        let mut best: Option<Judged> = None;
        for count in 2..=PARTS.min(rows.len()) {
            let of = &rows[rows.len() - count..];
            let printed = self.as_printed(total, of);
            let balanced = self.by_balance(total, of).filter(|parts| *parts != printed);
            for parts in [Some(printed), balanced].into_iter().flatten() {
                tried[count] += 1;
                let judged = self.judge(total, parts);
                if !judged.holds.is_empty() && best.as_ref().is_none_or(|b| judged.is_better(b)) {
                    best = Some(judged);
                }
            }
        }
        best
    }

    /// Parts with the signs with which they are printed.
    fn as_printed(&self, total: usize, rows: &[usize]) -> Vec<Part> {
        let of_total = self.rows[total].is_negated;
        rows.iter().map(|row| (*row, self.rows[*row].is_negated != of_total)).collect()
    }

    /// Parts by the sides of the books on which they stand, where all say it.
    fn by_balance(&self, total: usize, rows: &[usize]) -> Option<Vec<Part>> {
        let balance = |row: usize| -> Option<Balance> {
            self.taxonomy.concept(self.rows[row].concept).balance
        };
        let of_total = balance(total)?;
        rows.iter().map(|row| Some((*row, balance(*row)? != of_total))).collect()
    }

    fn judge(&self, total: usize, parts: Vec<Part>) -> Judged {
        let mut judged = Judged { total, parts, holds: Vec::new(), off: Vec::new(), sharp: 1 };
        for column in 0..self.columns.len() {
            let Some((off, unit, sizes)) = self.residual(total, &judged.parts, column) else {
                continue;
            };
            let Some(steps) = steps(off, unit) else { continue };
            let rounded = i128::try_from(sizes.len()).unwrap_or(i128::MAX);
            let is_whole = sizes.len() == judged.parts.len() + 1;
            if steps.saturating_mul(2) <= rounded {
                // What is the smaller of two says whether it is what the larger ones are apart.
                let sharp = third(sizes).and_then(|size| self::steps(size, unit)).unwrap_or(0);
                judged.sharp = judged.sharp.saturating_mul((sharp / (2 * steps + 1)).max(1));
                judged.holds.extend((sharp > 1).then_some(column));
            } else if steps > rounded && is_whole {
                judged.off.push((column, off));
            }
        }
        judged
    }

    /// By how much the parts exceed a total in a column, the unit in which that is known, and the sizes of all; nothing
    /// where there are fewer than two parts.
    fn residual(
        &self,
        total: usize,
        parts: &[Part],
        column: usize,
    ) -> Option<(Figure, Figure, Vec<Figure>)> {
        let of_total = self.cells[total][column]?;
        let (mut sum, mut unit) = (of_total.value.negated(), of_total.unit);
        let mut sizes = vec![of_total.value.abs()];
        for (row, is_negative) in parts {
            let Some(cell) = self.cells[*row][column] else { continue };
            let value = if *is_negative { cell.value.negated() } else { cell.value };
            sum = sum.plus(value).ok()?;
            unit = unit.max(cell.unit);
            sizes.push(cell.value.abs());
        }
        (sizes.len() > 2 && !unit.is_zero()).then_some((sum, unit, sizes))
    }

    /// Whether a sum is no accident, of so many that were tried.
    fn is_known(&self, sum: &Judged, tried: &Tried, columns: &BTreeMap<Frame, Vec<At>>) -> bool {
        let tried: i128 = tried[..=sum.parts.len()].iter().sum();
        match sum.off.as_slice() {
            [] => sum.sharp >= tried.saturating_mul(RARE),
            [(column, off)] => {
                // What is nought wherever the sum holds may be told of another row: `of which`.
                let has_part = |row: usize| {
                    let cells = sum.holds.iter().filter_map(|at| self.cells[row][*at]);
                    cells.into_iter().any(|cell| !cell.value.is_zero())
                };
                let are_parts = sum.parts.iter().all(|(row, _)| has_part(*row));
                let is_rare = sum.sharp >= tried.saturating_mul(RARE_WITH_SLIP);
                is_rare
                    && are_parts
                    && self.has_slip(sum, *column, *off)
                    && !self.is_elsewhere(sum, *column, *off, columns)
            }
            _ => false,
        }
    }

    /// Whether a figure of the column that is not in a sum is what it is off by: it belongs to it there.
    fn is_elsewhere(
        &self,
        sum: &Judged,
        column: usize,
        off: Figure,
        columns: &BTreeMap<Frame, Vec<At>>,
    ) -> bool {
        let cells = sum.parts.iter().map(|(row, _)| *row).chain([sum.total]);
        let own: BTreeSet<At> = cells.filter_map(|row| Some(self.cells[row][column]?.at)).collect();
        let others = columns.get(&self.columns[column]).into_iter().flatten();
        let mut others = others.filter(|at| !own.contains(at)).filter_map(|at| self.cell(*at));
        others.any(|cell| cell.value.abs() == off.abs())
    }

    /// Whether a slip in one figure explains what a sum is off by in a column.
    fn has_slip(&self, sum: &Judged, column: usize, off: Figure) -> bool {
        let parts = sum.parts.iter().map(|(row, is_negative)| (*row, !*is_negative));
        let mut all = std::iter::once((sum.total, false)).chain(parts);
        all.any(|(row, is_taken)| {
            let Some(cell) = self.cells[row][column] else { return false };
            let change = if is_taken { off.negated() } else { off };
            let Ok(meant) = cell.value.plus(change) else { return false };
            let has_others = |is: &dyn Fn(&Cell) -> bool| {
                let others = self.cells[row].iter().enumerate().filter(|(at, _)| *at != column);
                others.filter_map(|(_, other)| other.as_ref()).any(is)
            };
            if cell.is_nil || cell.value.is_zero() {
                return has_others(&|other| !other.value.is_zero());
            }
            let open = cell.unit.times(Figure::new(2, 0).unwrap_or(Figure::ONE)).ok();
            let around = open.and_then(|open| {
                Span::new(meant.plus(open.negated()).ok()?, meant.plus(open).ok()?)
            });
            around.is_some_and(|needed| super::is_slip(self.report, cell.id, needed))
                || other_digits(cell.value, cell.unit).contains(&meant)
                || sum.holds.len() > 1 && mistyped(cell.value, cell.unit).contains(&meant)
                || self.is_copied(row, column, &cell)
        })
    }

    /// Whether a figure of two digits or more is that of the cell above, below or beside it.
    fn is_copied(&self, row: usize, column: usize, cell: &Cell) -> bool {
        let near = [row.checked_sub(1), Some(row + 1)].into_iter().flatten();
        let mut near = near.filter_map(|row| self.cells.get(row)?.get(column).copied().flatten());
        let mut others = self.cells[row].iter().enumerate().filter(|(at, _)| *at != column);
        let is_long = cell.unit.shift(1).is_ok_and(|least| cell.value.abs() >= least);
        let is_same = |other: &Cell| other.value.abs() == cell.value.abs();
        is_long
            && (near.any(|other| is_same(&other))
                || others.any(|(_, other)| other.as_ref().is_some_and(is_same)))
    }

    /// A sum in each column in which all of it has figures, or in which it holds.
    fn relations(&self, sum: &Judged) -> Vec<Vec<(At, bool)>> {
        let off = sum.off.iter().map(|(column, _)| *column);
        let all = sum.holds.iter().copied().chain(off);
        let of_column = |column: usize| {
            let parts = sum.parts.iter().filter_map(|(row, is_negative)| {
                Some((self.cells[*row][column]?.at, *is_negative))
            });
            let mut terms: Vec<(At, bool)> = parts.collect();
            terms.push((self.cells[sum.total][column]?.at, true));
            terms.sort_unstable();
            Some(terms)
        };
        all.filter_map(of_column).collect()
    }
}

/// How many units a figure has, rounded down.
fn steps(figure: Figure, unit: Figure) -> Option<i128> {
    let of = figure.abs().shift(-unit.magnitude()?).ok()?;
    let (number, scale) = of.parts();
    Some(number / 10_i128.checked_pow(scale)?)
}

/// The third largest of some sizes.
fn third(mut sizes: Vec<Figure>) -> Option<Figure> {
    sizes.sort_unstable();
    sizes.into_iter().rev().nth(2)
}
