//! Balances that the rows between them do not explain, where no row is the whole change.
//!
//! A statement of changes in equity shows, between the balance at the start and at the end, one
//! row for each kind of movement, and a column for each component. The balance at the start and
//! all movements of a column give that at the end. That the rows are all there are, is learnt: it
//! is told where most other columns add up, or one slip of the hand explains the difference to
//! the last digit. Where another column adds up to the last digit, that is enough for any slip, of a
//! digit or a dash too, to be one.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use super::interval::Interval;
use super::members::{has_digits, interval, most_accurate};
use super::roll_forward::{Contexts, is_flow_of, weight};
use super::slip::{Slip, mistyped, readings};
use super::sum_finding::{extent, name, value};
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    ConceptId, ContextId, FactId, FactIndex, Figure, Node, PeriodType, Report, Statement, Taxonomy,
    UnitId, Value,
};

/// How many columns must add up before one that does not is told for that alone.
const LEAST: usize = 3;

/// How many movements of how many digits must add up to the last digit that do so by no accident.
const ROWS: usize = 3;
const DIGITS: i32 = 3;

/// Tells balances that do not follow from the rows before them; gives the movements of columns that add up as they are.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) -> FxHashSet<FactId> {
    let (mut contexts, mut adding) = (None, FxHashSet::default());
    for id in taxonomy.statements_of(report.entry_point) {
        let statement = &taxonomy.statements[id.index()];
        for (balance, flows) in movements(taxonomy, index, statement) {
            let contexts = contexts.get_or_insert_with(|| Contexts::of(report));
            let judge = Judge { taxonomy, report, index, balance, flows: &flows };
            adding.extend(judge.run(contexts, diagnostics));
        }
    }
    adding
}

/// The balances of a statement that is shown at both ends, each with the rows between, two at least
/// that have facts and add to no other of them.
fn movements(
    taxonomy: &Taxonomy,
    index: &FactIndex,
    statement: &Statement,
) -> Vec<(ConceptId, Vec<Flow>)> {
    let nodes = &statement.nodes;
    let mut found = Vec::new();
    for (end, node) in nodes.iter().enumerate() {
        if !node.preferred_label.is_period_end() {
            continue;
        }
        let balance = node.concept;
        let start = (0..end).rev().find(|at| {
            nodes[*at].concept == balance && nodes[*at].preferred_label.is_period_start()
        });
        let Some(start) = start else { continue };
        let concept = taxonomy.concept(balance);
        if concept.period_type != PeriodType::Instant {
            continue;
        }
        let is_flow = |node: &&Node| {
            let flow = taxonomy.concept(node.concept);
            is_flow_of(concept, flow) && !index.of(node.concept).is_empty()
        };
        let of_node = |node: &Node| Flow {
            concept: node.concept,
            by_balance: weight(concept, taxonomy.concept(node.concept)),
            as_printed: match node.preferred_label.is_negated() {
                true => Figure::MINUS_ONE,
                false => Figure::ONE,
            },
        };
        let mut flows: Vec<Flow> =
            nodes[start + 1..end].iter().filter(is_flow).map(of_node).collect();
        flows.sort_unstable_by_key(|flow| flow.concept);
        flows.dedup_by_key(|flow| flow.concept);
        let reported: BTreeSet<ConceptId> = flows.iter().map(|flow| flow.concept).collect();
        let arcs = statement.calculations.iter().filter(|arc| reported.contains(&arc.total));
        let parts: BTreeSet<ConceptId> = arcs.map(|arc| arc.item).collect();
        flows.retain(|flow| !parts.contains(&flow.concept));
        if flows.len() > 1 {
            found.push((balance, flows));
        }
    }
    found
}

/// A row between the two, and how its figures count.
struct Flow {
    concept: ConceptId,
    /// By the side of the books on which it stands, against that of the balance.
    by_balance: Figure,
    /// By what its label does with the sign.
    as_printed: Figure,
}

/// A balance at both ends of a column, and the movements between.
struct Column {
    context: ContextId,
    end: FactId,
    found: Interval,
    expected: Interval,
    /// Every figure that gives the balance at the end, with its weight.
    terms: Vec<(FactId, Figure)>,
    /// The rows that have a dash.
    dashes: Vec<FactId>,
}

impl Column {
    fn holds(&self) -> bool {
        self.found.meet(self.expected).is_some()
    }
}

struct Judge<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    index: &'a FactIndex,
    balance: ConceptId,
    flows: &'a [Flow],
}

impl Judge<'_> {
    fn run(&self, contexts: &Contexts, diagnostics: &mut Diagnostics) -> Vec<FactId> {
        let mut groups: BTreeSet<(Option<UnitId>, ContextId)> = BTreeSet::new();
        for flow in self.flows {
            groups.extend(self.index.of(flow.concept).iter().map(|entry| entry.group()));
        }
        let columns = self.columns(contexts, &groups);
        let off = columns.iter().filter(|column| !column.holds()).count();
        let usual = columns.len() - off >= LEAST && off * 3 <= columns.len();
        for column in columns.iter().filter(|column| !column.holds()) {
            let slip = self.slip(column);
            let typed = || match off {
                1 => self.mistyped(column, &columns),
                _ => None,
            };
            if usual || slip.is_some() {
                diagnostics.push(self.tell(column, slip, None, columns.len() - off));
            } else if let Some(at) = typed() {
                diagnostics.push(self.tell(column, None, Some(at), columns.len() - off));
            }
        }
        let holding = columns.iter().filter(|column| column.holds());
        holding.flat_map(|column| self.signed(column)).collect()
    }

    /// The columns, their rows counted by the side of the books on which they stand; or as they are printed, if more of
    /// them, two at least, add up so: an expense adds to what has been depreciated.
    fn columns(
        &self,
        contexts: &Contexts,
        groups: &BTreeSet<(Option<UnitId>, ContextId)>,
    ) -> Vec<Column> {
        let held: Vec<Column> =
            groups.iter().filter_map(|group| self.held(contexts, *group)).collect();
        let holding = |all: &[Column]| all.iter().filter(|column| column.holds()).count();
        if holding(&held) == held.len() {
            return held;
        }
        let as_printed = |group: &_| self.column(contexts, *group, &|flow: &Flow| flow.as_printed);
        let printed: Vec<Column> = groups.iter().filter_map(as_printed).collect();
        match holding(&printed) {
            count if count > 1 && count > holding(&held) => printed,
            _ => held,
        }
    }

    /// The movements of a column that would not add up if they had the other sign.
    fn signed(&self, column: &Column) -> Vec<FactId> {
        let unit = |id: FactId| {
            let places = self.report.fact(id).decimals.places();
            places.and_then(|places| Figure::unit(places).ok()).unwrap_or(Figure::ZERO)
        };
        let all = column.terms.iter().map(|(id, _)| unit(*id));
        let open = all.fold(unit(column.end), |open, unit| open.plus(unit).unwrap_or(open));
        let flows = column.terms.iter().skip(1).map(|(id, _)| *id);
        flows.filter(|id| self.number(*id).is_some_and(|value| value.abs() > open)).collect()
    }

    /// Where another column of the same members adds up to the last digit, the figure of one that does not in which any
    /// slip explains that: the balance at its end, where several are.
    fn mistyped(&self, column: &Column, all: &[Column]) -> Option<FactId> {
        let about = |of: &Column| {
            let context = self.report.contexts[of.context.index()];
            (context.entity, context.dimensions)
        };
        let mut others = all.iter().filter(|of| of.holds() && about(of) == about(column));
        if !others.any(|of| self.is_exact(of)) {
            return None;
        }
        let rest = self.rest(column)?;
        let sizes = |id: FactId| {
            let concept = self.report.fact(id).concept;
            let figures = all.iter().flat_map(|of| &of.terms).map(|(other, _)| *other);
            let row = figures.filter(move |other| self.report.fact(*other).concept == concept);
            row.filter_map(|other| self.number(other))
                .map(Figure::abs)
                .filter(|size| !size.is_zero())
        };
        let has_figure = |id: FactId| sizes(id).next().is_some();
        let of_end = std::iter::once((column.end, Figure::MINUS_ONE));
        let may_be = |(id, weight): &(FactId, Figure)| {
            let fact = self.report.fact(*id);
            let Some(value) = self.number(*id) else { return false };
            if value.is_zero() {
                return has_figure(*id);
            }
            let unit = fact.decimals.places().and_then(|places| Figure::unit(places).ok());
            let meant = rest.times(*weight).and_then(|change| value.plus(change));
            let readings = readings(value, fact.decimals).into_iter();
            let mut common = readings.filter(|of| of.slip != Slip::Needless);
            unit.zip(meant.ok()).is_some_and(|(unit, meant)| {
                common.any(|of| of.value == meant) || mistyped(value, unit).contains(&meant)
            })
        };
        let dashes: Vec<FactId> =
            column.dashes.iter().copied().filter(|id| has_figure(*id)).collect();
        if let [dash] = dashes[..] {
            // What has no row of its own may be of any size.
            let is_near = |size: Figure| {
                rest.abs().shift(-1).is_ok_and(|least| least <= size)
                    && size.shift(-1).is_ok_and(|least| least <= rest.abs())
            };
            return sizes(dash).any(is_near).then_some(dash);
        }
        let mut found = of_end.chain(column.terms.iter().copied()).filter(may_be);
        let (first, _) = found.next()?;
        Some(if found.next().is_none() { first } else { column.end })
    }

    /// Whether movements add up to the last digit, three of three digits at least.
    fn is_exact(&self, column: &Column) -> bool {
        let is_long = |id: FactId| {
            self.number(id).is_some_and(|value| has_digits(self.report, id, value, DIGITS))
        };
        let flows = column.terms.iter().skip(1).filter(|(id, _)| is_long(*id));
        flows.count() >= ROWS && self.rest(column).is_some_and(Figure::is_zero)
    }

    /// By how much the balance at the end exceeds what leads to it.
    fn rest(&self, column: &Column) -> Option<Figure> {
        column.terms.iter().try_fold(self.number(column.end)?, |rest, (term, weight)| {
            rest.plus(self.number(*term)?.times(*weight).ok()?.negated()).ok()
        })
    }

    fn number(&self, id: FactId) -> Option<Figure> {
        match self.report.fact(id).value {
            Value::Number(value) => Some(value),
            _ => None,
        }
    }

    /// A column, its rows counted by the side of the books on which they stand; where it does not add up so, as they are
    /// printed, if those that differ are said twice: nobody turns a sign in two tables.
    fn held(&self, contexts: &Contexts, group: (Option<UnitId>, ContextId)) -> Option<Column> {
        let column = self.column(contexts, group, &|flow| flow.by_balance)?;
        let is_said_twice = |flow: &Flow| self.index.quantity(flow.concept, group).len() > 1;
        let as_printed = |flow: &Flow| match is_said_twice(flow) {
            true => flow.as_printed,
            false => flow.by_balance,
        };
        let printed = || self.column(contexts, group, &as_printed).filter(Column::holds);
        if column.holds() { Some(column) } else { printed().or(Some(column)) }
    }

    fn column(
        &self,
        contexts: &Contexts,
        (unit, context): (Option<UnitId>, ContextId),
        weight: &dyn Fn(&Flow) -> Figure,
    ) -> Option<Column> {
        let ends = contexts.ends(self.report, context)?;
        let [before, after] = ends.map(|end| self.index.quantity(self.balance, (unit, end)));
        let mut expected = interval(self.report, before)?;
        let mut terms = vec![(most_accurate(self.report, before)?, Figure::ONE)];
        let mut dashes = Vec::new();
        for flow in self.flows {
            let facts = self.index.quantity(flow.concept, (unit, context));
            let Some(of_flow) = interval(self.report, facts) else {
                dashes.extend(facts.first().map(|entry| entry.fact));
                continue;
            };
            let weight = weight(flow);
            expected = expected.plus(of_flow.times(weight).ok()?).ok()?;
            terms.push((most_accurate(self.report, facts)?, weight));
        }
        let found = interval(self.report, after)?;
        let end = most_accurate(self.report, after)?;
        Some(Column { context, end, found, expected, terms, dashes })
    }

    /// The one figure of a column in which a slip explains the difference, and what it may have
    /// been; nothing where several are.
    fn slip(&self, column: &Column) -> Option<(FactId, Slip, Figure)> {
        let number = |id: FactId| self.number(id);
        let rest = self.rest(column)?;
        let mut found = Vec::new();
        let of_end = std::iter::once((column.end, Figure::MINUS_ONE));
        for (id, weight) in of_end.chain(column.terms.iter().copied()) {
            let fact = self.report.fact(id);
            let value = number(id)?;
            let meant = value.plus(rest.times(weight).ok()?).ok()?;
            // Without a balance nobody knows in which direction a row counts.
            let concept = self.taxonomy.concept(fact.concept);
            let directed = concept.balance.is_some() || concept.period_type == PeriodType::Instant;
            for reading in readings(value, fact.decimals) {
                let may_be = match reading.slip {
                    Slip::Needless => false,
                    Slip::Sign => directed,
                    _ => true,
                };
                if may_be && reading.value == meant {
                    found.push((id, reading.slip, meant));
                }
            }
        }
        match found.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    fn tell(
        &self,
        column: &Column,
        slip: Option<(FactId, Slip, Figure)>,
        mistyped: Option<FactId>,
        holding: usize,
    ) -> Diagnostic {
        let (start, rows) = column
            .terms
            .split_first()
            .map_or((column.end, &[][..]), |(first, rest)| (first.0, rest));
        let end = self.report.fact(column.end);
        let rows_said: Vec<String> = rows
            .iter()
            .map(|(id, _)| {
                let concept = self.report.fact(*id).concept;
                format!("`{}` {}", name(self.taxonomy, concept), value(self.report, *id))
            })
            .collect();
        let message = format!(
            "`{}` for {} is {}, but {} for {} and the rows between ({}) give {}; {holding} other columns \
             add up.",
            name(self.taxonomy, end.concept),
            self.report.period(end.context),
            value(self.report, column.end),
            value(self.report, start),
            self.report.period(self.report.fact(start).context),
            rows_said.join(", "),
            extent(column.expected),
        );
        let at = slip.map_or(mistyped.unwrap_or(column.end), |(at, ..)| at);
        let help = match slip {
            Some((at, slip, meant)) => format!(
                "with {meant} for `{}` it adds up: perhaps {}",
                name(self.taxonomy, self.report.fact(at).concept),
                slip.words()
            ),
            None => format!(
                "compare the column for {} with the release, or show what else changes the balance",
                self.report.period(column.context)
            ),
        };
        let told = Diagnostic::new(Code::RollForwardDiffers, value_place(self.report, at), message)
            .help(help);
        let terms = column.terms.iter().map(|(id, _)| *id);
        let others = std::iter::once(column.end).chain(terms).filter(|id| *id != at);
        others.fold(told, |told, id| told.related(value_place(self.report, id)))
    }
}
