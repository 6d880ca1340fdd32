//! Whole columns that stand for another period than the rest of the report.
//!
//! One code of a period that is typed wrong moves a column, and every sum in it still holds. The columns of a
//! statement go together: the same months of two years, balances at the end of the period and of the year before.
//! Where one column does not, and other statements have just the period that would, it is told; so are balance sheets
//! after the end of the period that the report is about, and a report with figures for what came after it and none for
//! it. A column of the quarter before, of the whole year before, of the last twelve months, or of a first, shorter year is
//! nothing odd; nor is one that other statements have too, nor a report of years long past or of what is to come; nor
//! are balances at the day of an acquisition, of an offering or of what is to come, which is why both sides of a balance
//! sheet are asked for, and the end of a quarter. No specification asks for this.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};

use super::balance_sheet::labelled;
use super::place;
use super::scale::months;
use super::statement_rows::{Counted, Kind, Rows};
use super::time_sense::{forecast, looks_forward};
use super::words::is_to_come;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{
    ContextId, DimensionsId, EntityId, Fact, FactId, Period, Report, StatementId, Taxonomy, Value,
};

/// How many figures make a column, and a report.
const COLUMN: usize = 4;
const REPORT: usize = 20;

/// By how many days two ends of periods differ that are the same, or so many years apart: years of weeks end on a
/// day of the week.
const DAYS: i64 = 8;

/// The columns of a statement with the same members: of each period the first figure, and how many there are.
type Columns = BTreeMap<Period, (FactId, usize)>;

/// Tells columns that stand for another period.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    kinds: &BTreeMap<Kind, Rows>,
    diagnostics: &mut Diagnostics,
) {
    let with_numbers = OnceCell::new();
    for ((statement, is_instant, counted), rows) in kinds {
        if *counted != Counted::Money || rows.narrow.len() < COLUMN {
            continue;
        }
        // One code moves the columns of all members.
        let told = columns(taxonomy, report, rows).into_iter().find_map(|columns| {
            let search = Search {
                taxonomy,
                report,
                statement: *statement,
                with_numbers: &with_numbers,
                columns,
            };
            if *is_instant { search.balances() } else { search.flows() }
        });
        if let Some(told) = told {
            diagnostics.push(told);
        }
    }
    if let Some(told) = without_current(taxonomy, report) {
        diagnostics.push(told);
    }
}

/// The columns of a statement that have enough figures, of each set of members that says nothing of what is to come.
fn columns(taxonomy: &Taxonomy, report: &Report, rows: &Rows) -> Vec<Columns> {
    let mut all: BTreeMap<(EntityId, DimensionsId), Columns> = BTreeMap::new();
    for (concept, row) in &rows.narrow {
        if is_to_come(&taxonomy.concept(*concept).name.local) {
            return Vec::new();
        }
        let mut last: Option<ContextId> = None;
        for ((id, _), facts) in row.iter() {
            let context = report.contexts[id.index()];
            // A row of two units is one row.
            if last.replace(*id) == Some(*id) {
                continue;
            }
            let columns = all.entry((context.entity, context.dimensions)).or_default();
            let column = columns.entry(report.periods[context.period.index()]);
            let (first, count) = column.or_insert((facts[0], 0));
            *first = (*first).min(facts[0]);
            *count += 1;
        }
    }
    all.retain(|(_, set), columns| {
        columns.retain(|_, (_, count)| *count >= COLUMN);
        !columns.is_empty() && !has_to_come(taxonomy, report, *set)
    });
    all.into_values().collect()
}

fn has_to_come(taxonomy: &Taxonomy, report: &Report, set: DimensionsId) -> bool {
    forecast(taxonomy, &report.dimensions[set.index()]).is_some()
}

struct Search<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    statement: StatementId,
    /// Which periods of the report have numbers, once it was asked.
    with_numbers: &'a OnceCell<Vec<bool>>,
    columns: Columns,
}

impl Search<'_> {
    /// The column of flows that alone has no other of the same months, where other statements have it.
    fn flows(&self) -> Option<Diagnostic> {
        let all: Vec<Period> = self.columns.keys().copied().collect();
        let is_beside = |a: Period, b: Period| years_apart(a, b).is_some_and(|of| of.abs() == 1);
        let lone = all.iter().filter(|one| !all.iter().any(|other| is_beside(**one, *other)));
        let lone: Vec<Period> = lone.copied().collect();
        let [a, b] = *lone.as_slice() else { return None };
        let two = [a, b];
        // Where the other columns are the same months of two years, these should be.
        let rest: Vec<Period> = all.iter().filter(|of| !two.contains(of)).copied().collect();
        let is_pair = matches!(rest.as_slice(), [a, b] if years_apart(*a, *b).is_some())
            && months(two[0]) == months(two[1]);
        let expected = |odd: Period, other: Period| {
            // The last twelve months stand beside the last year.
            let now = self.report.current_period.and_then(Period::last_day);
            if now == odd.last_day() && months(odd) == months(other) {
                return None;
            }
            let fits = |years: &i32| goes_with(odd, other, *years);
            let years = [-1, 1].into_iter().filter(fits);
            let may_be = |meant: &Period| {
                !all.iter().any(|of| is_near(*of, *meant)) && (is_pair || self.is_known(*meant))
            };
            let meant = years.filter_map(|years| moved(other, years)).find(may_be)?;
            (!self.is_usual_column(odd, other)).then_some((odd, other, meant))
        };
        // Of two that may be it, not the one that the report is about, nor one that ends as others do.
        let is_current = |of: &(Period, Period, Period)| {
            let ends_so = rest.iter().any(|other| other.last_day() == of.0.last_day());
            ends_so
                || self.report.current_period.is_some_and(|now| {
                    of.0 == now || years_apart(of.0, now).is_some() && of.1 != now
                })
        };
        let found: Vec<_> = [expected(a, b), expected(b, a)].into_iter().flatten().collect();
        let of = found.iter().find(|of| !is_current(of)).or(found.first())?;
        let (first, count) = self.columns[&of.0];
        let message = format!(
            "The {count} figures of `{}` for {} stand beside those for {}: the same months would be {}.",
            self.taxonomy.statements[self.statement.index()].id,
            of.0,
            of.1,
            of.2,
        );
        Some(self.tell(first, message))
    }

    /// Whether a column of flows is one that the report compares with the other: another statement has it too. Where the
    /// end of the year was moved, a shorter year stands beside a whole one, and other months beside these; what grew in
    /// two years stands beside none between them.
    fn is_usual_column(&self, odd: Period, other: Period) -> bool {
        let lengths = [months(odd), months(other)];
        if lengths[0] != lengths[1] && !lengths.contains(&12) {
            return false;
        }
        let is: Vec<bool> = self.report.periods.iter().map(|of| is_near(*of, odd)).collect();
        let elsewhere = self.report.facts.iter().filter(|fact| {
            is[self.report.contexts[fact.context.index()].period.index()]
                && fact.statement.is_some_and(|statement| statement != self.statement)
                && matches!(fact.value, Value::Number(_))
        });
        elsewhere.take(COLUMN).count() == COLUMN
    }

    /// Whether figures are for a period.
    fn is_known(&self, period: Period) -> bool {
        let known = self.with_numbers.get_or_init(|| with_numbers(self.report));
        let mut known = self.report.periods.iter().zip(known).filter(|(_, has)| **has);
        known.any(|(other, _)| is_near(*other, period))
    }

    /// Balance sheets after the end of the period that the report is about, and those beside the ones at its end that
    /// are for no day that periods begin or end with.
    fn balances(&self) -> Option<Diagnostic> {
        let now = self.report.current_period?.last_day()?;
        if self.columns.len() > 2 || !self.is_balance_sheet() {
            return None;
        }
        let days: Vec<NaiveDate> = self.columns.keys().filter_map(|of| of.last_day()).collect();
        let statement = &self.taxonomy.statements[self.statement.index()].id;
        let has_now = days.iter().any(|day| apart(*day, now) <= DAYS);
        for (period, (first, count)) in &self.columns {
            let day = period.last_day()?;
            if !self.is_end_of_quarter(day) {
                continue;
            }
            if day > now && apart(day, now) > DAYS {
                let message = format!(
                    "The {count} figures of `{statement}` at {period} are after the end of the current period, {now}."
                );
                return Some(self.tell(*first, message));
            }
            if day < now && has_now && self.columns.len() == 2 && !self.is_usual(day, now) {
                let message = format!(
                    "The {count} figures of `{statement}` at {period} are at no day that a period of the report, or a year, begins or ends with."
                );
                return Some(self.tell(*first, message));
            }
        }
        None
    }

    /// Whether the statement has the totals of both sides, and its title says nothing of what is to come.
    fn is_balance_sheet(&self) -> bool {
        let statement = &self.taxonomy.statements[self.statement.index()];
        labelled(self.taxonomy, self.report, statement).is_some() && !looks_forward(statement)
    }

    /// Whether a day is the last of a month with which a quarter ends, as a code of one is.
    fn is_end_of_quarter(&self, day: NaiveDate) -> bool {
        let is_last = day.succ_opt().is_some_and(|next| next.day() == 1);
        is_last && self.report.calendar.locate(day).1.is_multiple_of(3)
    }

    /// Whether balances of a day are compared with those of the current one: a month, some quarters or years before,
    /// at the end of a year, or where some period of the report begins or ends.
    fn is_usual(&self, day: NaiveDate, now: NaiveDate) -> bool {
        let before = |months| now.checked_sub_months(Months::new(months));
        let is_back = |months| before(months).is_some_and(|back| apart(back, day) <= DAYS);
        let is_end = || self.report.calendar.locate(day).1 == 12;
        let is_of_period = || {
            let flows = self.report.periods.iter().filter(|of| months(**of) > 0);
            flows.filter_map(|of| ends(*of)).flatten().any(|end| apart(end, day) <= 1)
        };
        [1, 3, 6, 9, 12, 24, 36, 48, 60].into_iter().any(is_back) || is_end() || is_of_period()
    }

    fn tell(&self, first: FactId, message: String) -> Diagnostic {
        let place = place(self.report, first, |source| Some(source.period));
        Diagnostic::new(Code::DisplacedFact, place, message).help("check the period of the column")
    }
}

/// A report that has figures for what came after the period that it is about, and none for it, nor at its end. One of
/// what was before alone corrects that, or draws it up anew; one of what is to come revises a forecast.
fn without_current(taxonomy: &Taxonomy, report: &Report) -> Option<Diagnostic> {
    let current = report.current_period?;
    let now = current.last_day()?;
    let is_now = |period: &Period| period.last_day().is_some_and(|day| apart(day, now) <= DAYS);
    let of_now: Vec<bool> = report.periods.iter().map(is_now).collect();
    let numbers =
        || report.facts.iter().filter(|fact| matches!(fact.value, Value::Number(_))).take(REPORT);
    let has_now = report.contexts.iter().any(|context| of_now[context.period.index()]);
    if numbers().count() < REPORT || has_now && numbers_at(report, &of_now) {
        return None;
    }
    let is_after =
        |period: &Period| period.last_day().is_some_and(|day| day > now && apart(day, now) > DAYS);
    let after: Vec<bool> = report.periods.iter().map(is_after).collect();
    let is_to_come = |fact: &Fact| {
        is_to_come(&taxonomy.concept(fact.concept).name.local)
            || has_to_come(taxonomy, report, report.contexts[fact.context.index()].dimensions)
    };
    let mut later = numbers_of(report, &after).peekable();
    if later.peek().is_none() || later.any(is_to_come) {
        return None;
    }
    let place = match report.definition.ends_with(".toml") {
        true => Place::key(&report.definition, &["current_period"]),
        false => return None,
    };
    let message = format!("No figure is for the current period, {current}, nor for its last day.");
    Some(
        Diagnostic::new(Code::DisplacedFact, place, message)
            .help("check `current_period`, or the periods of the facts"),
    )
}

/// Whether a number stands in some of the periods.
fn numbers_at(report: &Report, of: &[bool]) -> bool {
    numbers_of(report, of).next().is_some()
}

/// The numbers of some of the periods.
fn numbers_of<'a>(report: &'a Report, of: &'a [bool]) -> impl Iterator<Item = &'a Fact> {
    report.facts.iter().filter(|fact| {
        matches!(fact.value, Value::Number(_))
            && of[report.contexts[fact.context.index()].period.index()]
    })
}

/// Which periods have numbers.
fn with_numbers(report: &Report) -> Vec<bool> {
    let mut all = vec![false; report.periods.len()];
    for fact in report.facts.iter().filter(|fact| matches!(fact.value, Value::Number(_))) {
        all[report.contexts[fact.context.index()].period.index()] = true;
    }
    all
}

fn apart(a: NaiveDate, b: NaiveDate) -> i64 {
    (a - b).num_days().abs()
}

fn ends(period: Period) -> Option<[NaiveDate; 2]> {
    Some([period.first_day()?, period.last_day()?])
}

/// By how many whole years two days are apart, if they are.
fn years_between(a: NaiveDate, b: NaiveDate) -> Option<i32> {
    let days = (a - b).num_days();
    let years = (days + 183).div_euclid(365);
    // A day more for each leap year.
    ((days - years * 365).abs() <= DAYS).then(|| i32::try_from(years).ok())?
}

/// By how many years, one at least, a period is that of the same months of another year.
pub(super) fn years_apart(a: Period, b: Period) -> Option<i32> {
    let ([start, end], [of_start, of_end]) = (ends(a)?, ends(b)?);
    let (years, of_end) = (years_between(start, of_start)?, years_between(end, of_end)?);
    (years == of_end && years != 0).then_some(years)
}

/// Whether a period is a slip away from the one so many years from another: apart from that, and with the same start or
/// end, or of the same length, and not the one before. That of a whole year beside a part of one is no slip where they
/// begin together.
fn goes_with(odd: Period, other: Period, years: i32) -> bool {
    let (Some(meant), Some([start, end])) = (moved(other, years), ends(odd)) else { return false };
    if ends(other).is_some_and(|[from, to]| start <= to && from <= end) {
        return false;
    }
    let Some([of_start, of_end]) = ends(meant) else { return false };
    let (is_start, is_end) = (apart(start, of_start) <= DAYS, apart(end, of_end) <= DAYS);
    let lengths = [months(odd), months(other)];
    if lengths[0] != lengths[1] {
        return is_end || is_start && !lengths.contains(&12);
    }
    let is_next = ends(other).is_some_and(|[other_start, other_end]| {
        apart(end, other_start) <= DAYS || apart(start, other_end) <= DAYS
    });
    // A year long ago is compared for a reason.
    !is_next && years_apart(odd, other).is_none_or(|years| years.abs() == 2)
}

/// A period so many years later.
fn moved(period: Period, years: i32) -> Option<Period> {
    let [start, end] = ends(period)?;
    let by = Months::new(years.unsigned_abs() * 12);
    // The end of a month stays one.
    let next = |day: NaiveDate| {
        if years < 0 { day.checked_sub_months(by) } else { day.checked_add_months(by) }
    };
    Some(Period::Duration { start: next(start)?, end: next(end.succ_opt()?)?.pred_opt()? })
}

fn is_near(a: Period, b: Period) -> bool {
    match (ends(a), ends(b)) {
        (Some([start, end]), Some([of_start, of_end])) => {
            apart(start, of_start) <= DAYS && apart(end, of_end) <= DAYS
        }
        _ => false,
    }
}
