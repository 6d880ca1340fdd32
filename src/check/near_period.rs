//! Periods that are a day, or a month, beside one that the report is full of.
//!
//! No house closes its books on 30 September and on the day before: where some figures are for a day or a period that
//! differs from another by one day at one end, and which has fewer of them, the day was mistyped. A balance at the first
//! day of a period may be an opening one drawn up anew, and what was bought during a period has one of its own: where
//! the row has a figure for the usual day too, or one period follows on the other, nothing is told. A column that is a
//! month off is told where no other period of the report ends so, and its rows have figures where some do.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months, NaiveDate, Weekday};

use super::by_aspects::ByAspects;
use super::members::{has_digits, number};
use super::place;
use super::scale::months;
use super::sum_finding::name;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{FactId, FactIndex, Period, PeriodId, Report, StatementId, Taxonomy, Value};

/// How many periods a report may have: more are no release.
const MOST: usize = 400;

/// How many figures of a statement make a column, and how many digits one must have to be the same as another.
const COLUMN: usize = 3;
const DIGITS: i32 = 3;

/// How many times fewer figures a period has that is usual because a month ends with it.
const FEW: usize = 10;

/// Of how many months the periods of a report are multiples.
const QUARTER: i64 = 3;

/// How far a period is from the usual one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Off {
    Day,
    Month,
}

/// The usual period beside which an odd one is.
struct Beside {
    usual: Period,
    off: Off,
    /// How many figures the usual one has, with what ends on its day.
    figures: usize,
}

/// Tells the first figure of each statement in such a period.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) {
    if report.periods.len() > MOST {
        return;
    }
    let used = Used::of(report);
    let odd = used.odd();
    if odd.is_empty() {
        return;
    }
    let mut columns: BTreeMap<(PeriodId, Option<StatementId>), Vec<FactId>> = BTreeMap::new();
    let mut shown: BTreeSet<(Period, Option<StatementId>)> = BTreeSet::new();
    for (at, fact) in report.facts.iter().enumerate() {
        let period = report.contexts[fact.context.index()].period;
        if odd.contains_key(&period) && matches!(fact.value, Value::Number(_)) {
            columns.entry((period, fact.statement)).or_default().push(FactId::from(at));
        }
        shown.insert((report.periods[period.index()], fact.statement));
    }
    let judge =
        Judge { taxonomy, report, index, contexts: ByAspects::of(report), used: &used, shown };
    for ((period, statement), facts) in &columns {
        let beside = &odd[period];
        let place = place(report, facts[0], |columns| Some(columns.period));
        let is_told = diagnostics.iter().any(|one| one.place == place);
        if !is_told && judge.is_off(beside, *period, *statement, facts) {
            diagnostics.push(tell(taxonomy, report, beside, facts));
        }
    }
}

/// The periods that have figures, and how many.
struct Used {
    counts: BTreeMap<Period, (PeriodId, usize)>,
    /// The days with which periods end, or before which they begin.
    edges: BTreeSet<NaiveDate>,
    /// The days with which periods begin.
    starts: BTreeSet<NaiveDate>,
}

impl Used {
    fn of(report: &Report) -> Self {
        let mut by_period = vec![0_usize; report.periods.len()];
        for fact in report.facts.iter().filter(|fact| matches!(fact.value, Value::Number(_))) {
            by_period[report.contexts[fact.context.index()].period.index()] += 1;
        }
        let all = report.periods.iter().zip(by_period).enumerate();
        let all = all.filter(|(_, (_, count))| *count > 0);
        let counts: BTreeMap<Period, (PeriodId, usize)> =
            all.map(|(at, (period, count))| (*period, (PeriodId::from(at), count))).collect();
        let (mut edges, mut starts) = (BTreeSet::new(), BTreeSet::new());
        for period in counts.keys() {
            if let Period::Duration { start, end } = period {
                edges.extend([Some(*end), start.pred_opt()].into_iter().flatten());
                starts.insert(*start);
            }
        }
        Self { counts, edges, starts }
    }

    fn count(&self, period: Period) -> usize {
        self.counts.get(&period).map_or(0, |(_, count)| *count)
    }

    /// The periods that are beside others with more figures.
    fn odd(&self) -> BTreeMap<PeriodId, Beside> {
        let found = self.counts.iter().filter_map(|(period, (id, count))| {
            let beside = match *period {
                Period::Instant(day) => self.of_day(day),
                Period::Duration { start, end } => self.of_span(start, end),
                _ => None,
            };
            Some((*id, beside.filter(|beside| is_odd(*period, *count, beside))?))
        });
        found.collect()
    }

    /// The day beside which one is with which nothing ends.
    fn of_day(&self, day: NaiveDate) -> Option<Beside> {
        if self.edges.contains(&day) {
            return None;
        }
        let is_edge = |day: &NaiveDate| self.edges.contains(day);
        let next = [day.pred_opt(), day.succ_opt()].into_iter().flatten().find(is_edge);
        let (other, off) = match next {
            Some(other) => (other, Off::Day),
            None => (months_beside(day).into_iter().flatten().find(is_edge)?, Off::Month),
        };
        let ending = self.counts.iter().filter(|(period, _)| period.last_day() == Some(other));
        let figures = ending.map(|(_, (_, count))| *count).sum();
        Some(Beside { usual: Period::Instant(other), off, figures })
    }

    /// The period beside which one is that begins or ends with it.
    fn of_span(&self, start: NaiveDate, end: NaiveDate) -> Option<Beside> {
        // What another one follows, or goes before, has a day of its own.
        let follows = end.succ_opt().is_some_and(|next| self.starts.contains(&next));
        let is_after = |other: &Period| match other {
            Period::Duration { end, .. } => Some(*end) == start.pred_opt(),
            _ => false,
        };
        let span = |start, end| Period::Duration { start, end };
        let is_used = |period: &Period| self.counts.contains_key(period);
        let ends = [end.pred_opt(), end.succ_opt()].into_iter().flatten();
        let starts = [start.pred_opt(), start.succ_opt()].into_iter().flatten();
        let by_end = ends.filter(|end| start <= *end).map(|end| span(start, end)).find(is_used);
        let by_start = || starts.filter(|of| *of <= end).map(|of| span(of, end)).find(is_used);
        let day = match by_end {
            Some(usual) if !follows => Some(usual),
            Some(_) => None,
            None => by_start().filter(|_| !self.counts.keys().any(is_after)),
        };
        let (usual, off) = match day {
            Some(usual) => (usual, Off::Day),
            None => (self.month_beside(start, end)?, Off::Month),
        };
        Some(Beside { usual, off, figures: self.count(usual) })
    }

    /// The period that begins with one and ends a month before or after it, where all others are quarters or more.
    fn month_beside(&self, start: NaiveDate, end: NaiveDate) -> Option<Period> {
        let is_quarters = |period: &Period| months(*period) % QUARTER == 0;
        let own = Period::Duration { start, end };
        let all = self.counts.keys().filter(|of| matches!(of, Period::Duration { .. }));
        let mut others = all.filter(|of| **of != own);
        if is_quarters(&own) || !others.all(is_quarters) {
            return None;
        }
        let ends = months_beside(end).into_iter().flatten().filter(|end| start <= *end);
        ends.map(|end| Period::Duration { start, end }).find(|of| self.counts.contains_key(of))
    }
}

/// Whether a period with so many figures is odd beside another: that has more, or a month ends with it alone and it has
/// not many less.
fn is_odd(period: Period, count: usize, beside: &Beside) -> bool {
    let begins = |day: NaiveDate| day.succ_opt().is_some_and(|next| next.day() == 1);
    let [own, usual] = [period, beside.usual].map(|of| of.last_day().is_some_and(begins));
    match (own, usual) {
        (false, true) => beside.figures * FEW >= count,
        (true, false) => beside.figures > count * FEW,
        _ => beside.figures > count,
    }
}

/// The last days of the months beside that of which a day is the last.
fn months_beside(day: NaiveDate) -> Option<[NaiveDate; 2]> {
    let next = day.succ_opt().filter(|next| next.day() == 1)?;
    let by = Months::new(1);
    Some([next.checked_sub_months(by)?.pred_opt()?, next.checked_add_months(by)?.pred_opt()?])
}

/// Whether markets are closed on the last day of a period: at weekends, and at the turn of the year.
fn is_day_off(period: Period) -> bool {
    period.last_day().is_some_and(|day| {
        matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
            || matches!((day.month(), day.day()), (12, 31) | (1, 1))
    })
}

struct Judge<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    index: &'a FactIndex,
    contexts: ByAspects,
    used: &'a Used,
    /// The periods of statements.
    shown: BTreeSet<(Period, Option<StatementId>)>,
}

impl Judge<'_> {
    /// Whether the figures of a statement in an odd period are there by mistake.
    fn is_off(
        &self,
        beside: &Beside,
        odd: PeriodId,
        statement: Option<StatementId>,
        facts: &[FactId],
    ) -> bool {
        let is_column = facts.len() >= COLUMN;
        let odd = self.report.periods[odd.index()];
        match (beside.off, odd) {
            // What was bought, or founded, on the second of a month has figures from that day on.
            (Off::Day, Period::Duration { start, .. }) => {
                let is_same = |id: &FactId| {
                    self.at_usual(*id, beside.usual).is_some_and(|other| self.are_same(*id, other))
                };
                beside.usual.first_day() == Some(start) || facts.iter().all(is_same)
            }
            // Prices and rates are those of the last day on which there was trading.
            // What there was when a period began is as often of its first day as of the day before.
            (Off::Day, _) if odd.first_day().is_some_and(|day| self.used.starts.contains(&day)) => {
                false
            }
            (Off::Day, _)
                if !is_column
                    && facts.iter().any(|id| self.may_be_of_trading(*id, beside.usual)) =>
            {
                false
            }
            (Off::Day, _) => {
                let is_moved = |id: &FactId| match self.at_usual(*id, beside.usual) {
                    None => is_column || self.has_others(*id, beside.usual),
                    Some(other) => self.are_same(*id, other),
                };
                facts.iter().all(is_moved)
            }
            (Off::Month, _) => {
                let is_free = |id: &FactId| {
                    self.at_usual(*id, beside.usual).is_none() && self.has_others(*id, beside.usual)
                };
                is_column
                    && !self.shown.contains(&(beside.usual, statement))
                    && facts.iter().all(is_free)
            }
        }
    }

    /// Whether a figure may be of the last day of trading before another: no amount that stands in the books.
    fn may_be_of_trading(&self, id: FactId, usual: Period) -> bool {
        let concept = self.taxonomy.concept(self.report.fact(id).concept);
        !concept.item_type.is_monetary() || (concept.balance.is_none() && is_day_off(usual))
    }

    /// The figure that is about the same in the usual period.
    fn at_usual(&self, id: FactId, usual: Period) -> Option<FactId> {
        let fact = self.report.fact(id);
        let of = self.report.contexts[fact.context.index()];
        let context = self.contexts.get(usual, of.entity, of.dimensions)?;
        self.index.quantity(fact.concept, (fact.unit, context)).first().map(|entry| entry.fact)
    }

    /// Whether two figures are the same, of several digits.
    fn are_same(&self, a: FactId, b: FactId) -> bool {
        let [of_a, of_b] = [a, b].map(|id| number(self.report, id));
        of_a.is_some_and(|value| of_b == of_a && has_digits(self.report, a, value, DIGITS))
    }

    /// Whether the row of a figure has one at another day with which a period ends, or other members at the usual one.
    fn has_others(&self, id: FactId, usual: Period) -> bool {
        let fact = self.report.fact(id);
        let of = self.report.contexts[fact.context.index()];
        self.index.of(fact.concept).iter().any(|entry| {
            let other = self.report.contexts[entry.context.index()];
            let period = self.report.periods[other.period.index()];
            let is_edge = period.last_day().is_some_and(|day| self.used.edges.contains(&day));
            entry.unit == fact.unit
                && entry.context != fact.context
                && other.entity == of.entity
                && match other.dimensions == of.dimensions {
                    true => is_edge,
                    false => period == usual,
                }
        })
    }
}

fn tell(taxonomy: &Taxonomy, report: &Report, beside: &Beside, facts: &[FactId]) -> Diagnostic {
    let first = facts[0];
    let (fact, odd) = (report.fact(first), report.period(report.fact(first).context));
    let (usual, figures) = (beside.usual, beside.figures);
    let own = name(taxonomy, fact.concept);
    let message = match (beside.off, facts.len() - 1) {
        (Off::Day, 0) => {
            format!("`{own}` is for {odd}, a day beside {usual}, with which {figures} figures end.")
        }
        (Off::Day, more) => format!(
            "`{own}` and {more} more figures are for {odd}, a day beside {usual}, with which {figures} figures end."
        ),
        (Off::Month, more) => format!(
            "`{own}` and {more} more figures are for {odd}, a month beside {usual}, with which {figures} figures end."
        ),
    };
    Diagnostic::new(
        Code::DisplacedFact,
        place(report, first, |columns| Some(columns.period)),
        message,
    )
    .help("check the period: nothing else of the report begins or ends so")
}
