//! Statements that alone stand in a period, or at a day, beside that of the rest.
//!
//! A balance sheet whose day was mistyped is right by itself. But its cash is that of the cash flow, to the last digit,
//! at another day, on which a period of the report ends; or it lies behind the current period, whose end has no balance
//! in its place; or it is all that the report has of a year before or after the current one, of which another statement
//! gives one of its figures.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::by_aspects::ByAspects;
use super::gathered::Gathered;
use super::members::{has_digits, number};
use super::odd_column::years_apart;
use super::place;
use super::time_sense::{forecast, looks_forward};
use super::words::{Named, Sense, has, is_named, is_to_come, spaced};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    ContextId, DimensionsId, EntityId, FactId, FactIndex, IndexEntry, Period, PeriodId, PeriodType,
    Report, StatementId, Taxonomy, Value,
};

/// How many digits balances must have that are the same, and how many of them are no accident.
const DIGITS: i32 = 4;
const ALIKE: usize = 3;

/// How many balances lie behind the current period by mistake.
const BEHIND: usize = 2;

/// How many figures of the current period a report has that is about it, and how many a statement has that is not.
const CURRENT: usize = 5;
const OTHER: usize = 3;

/// At how many other days a balance is looked for.
const DAYS: usize = 40;

/// How many odd days are looked at: a report of more has them for a reason.
const MOST: usize = 6;

/// Tells the first figure of such a statement.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) {
    let mut counts = vec![0_usize; report.periods.len()];
    let mut places: Gathered<(StatementId, PeriodId), (FactId, usize)> = Gathered::new();
    for (at, fact) in report.facts.iter().enumerate() {
        if !matches!(fact.value, Value::Number(_)) {
            continue;
        }
        let period = report.contexts[fact.context.index()].period;
        counts[period.index()] += 1;
        if let Some(statement) = fact.statement {
            places.of((statement, period), || (FactId::from(at), 0)).1 += 1;
        }
    }
    let search = Search { taxonomy, report, index, counts, to_come: ToCome::new(taxonomy, report) };
    let days = search.balances();
    let told: BTreeSet<PeriodId> = days.iter().map(|(period, _)| *period).collect();
    days.into_iter().for_each(|(_, told)| diagnostics.push(told));
    let mut statements: BTreeMap<StatementId, Vec<(PeriodId, FactId, usize)>> = BTreeMap::new();
    for ((statement, period), (first, count)) in places.into_all() {
        statements.entry(statement).or_default().push((period, first, count));
    }
    if let Some(told) = search.alone(&statements, &told) {
        diagnostics.push(told);
    }
}

/// Contexts of moments by entity and members.
type Moments = FxHashMap<(EntityId, DimensionsId), Vec<ContextId>>;

struct Search<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    index: &'a FactIndex,
    /// How many numbers each period has.
    counts: Vec<usize>,
    to_come: ToCome,
}

/// Which concepts, sets of members and statements say that they are of what is to come: words are looked at once for each.
struct ToCome {
    concepts: Vec<OnceCell<bool>>,
    sets: Vec<OnceCell<bool>>,
    statements: Vec<OnceCell<bool>>,
}

impl ToCome {
    fn new(taxonomy: &Taxonomy, report: &Report) -> Self {
        let of = |count| vec![OnceCell::new(); count];
        Self {
            concepts: of(taxonomy.concepts.len()),
            sets: of(report.dimensions.len()),
            statements: of(taxonomy.statements.len()),
        }
    }
}

impl Search<'_> {
    fn now(&self) -> Option<NaiveDate> {
        self.report.current_period?.last_day()
    }

    /// The periods that have numbers.
    fn used(&self) -> impl Iterator<Item = (PeriodId, Period)> {
        let all = self.report.periods.iter().copied().enumerate();
        all.filter(|(at, _)| self.counts[*at] > 0).map(|(at, period)| (PeriodId::from(at), period))
    }

    /// What is told of balances at a day on which nothing ends, or behind the current period.
    fn balances(&self) -> Vec<(PeriodId, Diagnostic)> {
        let edges: BTreeSet<NaiveDate> = self
            .used()
            .filter(|(_, period)| period.period_type() == PeriodType::Duration)
            .flat_map(|(_, period)| {
                [period.first_day().and_then(|day| day.pred_opt()), period.last_day()]
            })
            .flatten()
            .collect();
        let instants = || self.used().filter(|(_, of)| of.period_type() == PeriodType::Instant);
        let day = |period: Period| period.last_day();
        let is_odd = |period: Period| {
            day(period)
                .is_some_and(|day| !edges.contains(&day) || self.now().is_some_and(|now| day > now))
        };
        let odd: Vec<(PeriodId, Period)> = instants().filter(|(_, of)| is_odd(*of)).collect();
        if edges.is_empty() || odd.len() > MOST || odd.len() == instants().count() {
            return Vec::new();
        }
        let moments = if odd.is_empty() { Moments::default() } else { self.moments() };
        odd.into_iter()
            .filter_map(|(id, period)| Some((id, self.odd(&moments, (id, day(period)?))?)))
            .collect()
    }

    /// What is told of the balances at a day.
    fn odd(&self, moments: &Moments, (period, day): (PeriodId, NaiveDate)) -> Option<Diagnostic> {
        let report = self.report;
        // By day, how many balances are the same there, and how many are others.
        let mut beside: BTreeMap<PeriodId, (usize, usize)> = BTreeMap::new();
        let (mut first, mut behind) = (None, 0);
        let is_behind = self.now().is_some_and(|now| day > now);
        for (at, fact) in report.facts.iter().enumerate() {
            let id = FactId::from(at);
            let is_money = || self.taxonomy.concept(fact.concept).item_type.is_monetary();
            let is_of_day = report.contexts[fact.context.index()].period == period;
            if !is_of_day || !is_money() || self.is_to_come(id) {
                continue;
            }
            let Some(of_fact) = number(report, id) else { continue };
            first = first.or(Some(id));
            let others = self.others(moments, id);
            let has_now = others.iter().any(|entry| self.day(entry) == self.now());
            behind += usize::from(is_behind && !others.is_empty() && !has_now);
            // What never moves is the same on any day.
            let is_same = |entry: &&&IndexEntry| number(report, entry.fact) == Some(of_fact);
            let moves = others.iter().any(|entry| !is_same(&entry))
                && others.iter().filter(is_same).count() < 2
                && !is_named(&self.taxonomy.concept(fact.concept).name.local, Named::Lasting);
            if !moves || !has_digits(report, id, of_fact, DIGITS) {
                continue;
            }
            for entry in &others {
                let of = report.contexts[entry.context.index()].period;
                let (same, other) = beside.entry(of).or_default();
                match is_same(&entry) {
                    true => *same += 1,
                    false => *other += 1,
                }
            }
        }
        let first = first?;
        let twin = beside.iter().find(|(_, (same, other))| *same >= ALIKE && *other == 0);
        let said = report.period(report.fact(first).context);
        let message = match twin {
            Some((other, (count, _))) => format!(
                "{count} balances at {said} are the same to the last digit at {}.",
                report.periods[other.index()],
            ),
            None if behind >= BEHIND => format!(
                "{behind} balances are at {said}, behind the current period, and have none at its end.",
            ),
            None => return None,
        };
        Some(self.tell(first, message))
    }

    /// The contexts of moments, by entity and members.
    fn moments(&self) -> Moments {
        let mut moments = Moments::default();
        for (at, of) in self.report.contexts.iter().enumerate() {
            if self.report.periods[of.period.index()].period_type() == PeriodType::Instant {
                moments.entry((of.entity, of.dimensions)).or_default().push(ContextId::from(at));
            }
        }
        moments
    }

    /// The facts of the same concept, unit and members at other moments, of each the first.
    fn others(&self, moments: &Moments, id: FactId) -> Vec<&IndexEntry> {
        let fact = self.report.fact(id);
        let own = self.report.contexts[fact.context.index()];
        let all = moments.get(&(own.entity, own.dimensions)).map_or(&[][..], Vec::as_slice);
        let others = all.iter().filter(|context| **context != fact.context).take(DAYS);
        let at = |context: &ContextId| self.index.quantity(fact.concept, (fact.unit, *context));
        others.filter_map(|context| at(context).first()).collect()
    }

    fn day(&self, entry: &IndexEntry) -> Option<NaiveDate> {
        self.report.period(entry.context).last_day()
    }

    fn is_to_come(&self, id: FactId) -> bool {
        let fact = self.report.fact(id);
        let set = self.report.contexts[fact.context.index()].dimensions;
        let is_named = || {
            let name = &*self.taxonomy.concept(fact.concept).name.local;
            is_to_come(name) || has(&spaced(name).to_lowercase(), Sense::ToCome)
        };
        let is_forecast =
            || forecast(self.taxonomy, &self.report.dimensions[set.index()]).is_some();
        *self.to_come.concepts[fact.concept.index()].get_or_init(is_named)
            || *self.to_come.sets[set.index()].get_or_init(is_forecast)
            || fact.statement.is_some_and(|statement| self.looks_forward(statement))
    }

    fn looks_forward(&self, statement: StatementId) -> bool {
        let of = || looks_forward(&self.taxonomy.statements[statement.index()]);
        *self.to_come.statements[statement.index()].get_or_init(of)
    }

    /// Whether a figure of a statement in a period has the same digits elsewhere in another period: it is the same one.
    fn has_twin(
        &self,
        contexts: &ByAspects,
        (period, statement): (PeriodId, StatementId),
        beside: Period,
    ) -> bool {
        let report = self.report;
        report.facts.iter().enumerate().any(|(at, fact)| {
            let of = report.contexts[fact.context.index()];
            let id = FactId::from(at);
            if of.period != period || fact.statement != Some(statement) || self.is_to_come(id) {
                return false;
            }
            let there = contexts.get(beside, of.entity, of.dimensions);
            let twins = there.map(|there| self.index.quantity(fact.concept, (fact.unit, there)));
            let value = number(report, id).filter(|value| has_digits(report, id, *value, DIGITS));
            let is_same = |entry: &IndexEntry| number(report, entry.fact) == value;
            value.is_some() && twins.is_some_and(|twins| twins.iter().any(is_same))
        })
    }

    /// What is told of a statement that has figures for one period alone, which no other has: the same months, or the same
    /// day, a year before or after the current one; and one of them is a figure of that in another statement.
    fn alone(
        &self,
        statements: &BTreeMap<StatementId, Vec<(PeriodId, FactId, usize)>>,
        told: &BTreeSet<PeriodId>,
    ) -> Option<Diagnostic> {
        let current = self.report.current_period?;
        let now = Period::Instant(current.last_day()?);
        let is_current = |period: &Period| *period == current || *period == now;
        let of_current = self.used().filter(|(_, period)| is_current(period));
        if of_current.map(|(id, _)| self.counts[id.index()]).sum::<usize>() < CURRENT {
            return None;
        }
        let contexts = ByAspects::of(self.report);
        let mut odd = statements.iter().filter_map(|(statement, periods)| {
            let [(period, first, count)] = periods[..] else { return None };
            let of = self.report.periods[period.index()];
            let beside = if of.period_type() == PeriodType::Instant { now } else { current };
            let is_only = self.counts[period.index()] == count;
            let is_shifted = years_apart(of, beside).is_some_and(|years| years.abs() == 1);
            let is_judged = !told.contains(&period) && !self.looks_forward(*statement);
            (count >= OTHER
                && is_only
                && is_shifted
                && is_judged
                && self.has_twin(&contexts, (period, *statement), beside))
            .then_some((*statement, first, beside))
        });
        // Several show a year of their own.
        let (statement, first, beside) = odd.next().filter(|_| odd.next().is_none())?;
        let message = format!(
            "`{}` alone has figures for {}, and none for {beside}.",
            self.taxonomy.statements[statement.index()].id,
            self.report.period(self.report.fact(first).context),
        );
        Some(self.tell(first, message))
    }

    fn tell(&self, first: FactId, message: String) -> Diagnostic {
        let place = place(self.report, first, |source| Some(source.period));
        Diagnostic::new(Code::DisplacedFact, place, message).help("check the period of the column")
    }
}
