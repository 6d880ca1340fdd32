//! Periods of facts.

use chrono::Months;

use super::super::base::View;
use super::faults;
use super::figures::lone;
use crate::model::{ContextId, Fact, Period};

faults! { Periods:
    "instant-for-duration" Invalid "A fact over a length of time is given for a day."
        |site| { let fact = site.fact(|view| view.is_over_time())?; site.set(fact, &[("period", "2001-12-31")]) };
    "duration-for-instant" Invalid "A fact of a day is given for a length of time."
        |site| { let fact = site.fact(|view| !view.is_over_time())?; site.set(fact, &[("period", "2001-01-01..2001-12-31")]) };
    "period-reversed" Invalid "A period ends before it begins."
        |site| { let fact = site.fact(|view| view.is_over_time())?; site.set(fact, &[("period", "2001-12-31..2001-01-01")]) };
    "period-of-a-day" Valid "A period begins and ends on one day."
        |site| { let fact = site.fact(|view| lone(view) && view.is_over_time())?; site.set(fact, &[("period", "2001-12-31..2001-12-31")]) };
    "period-of-long-ago" Valid "A figure in no sum is given for a year of long ago."
        |site| { let fact = site.fact(|view| lone(view) && view.is_over_time())?; site.set(fact, &[("period", "1901-01-01..1901-12-31")]) };
    "period-leap-day" Valid "A figure in no sum is given for the last day of February in a leap year."
        |site| { let fact = site.fact(|view| lone(view) && !view.is_over_time())?; site.set(fact, &[("period", "2004-02-29")]) };
    "comparison-of-the-past" Valid "A growth or change that is given for one period alone is given for the year before."
        |site| {
            let fact = site.fact(|view| lone(view) && is_comparison(view))?;
            let (_, view) = site.base.views().nth(fact)?;
            let before = years_before(view.report.period(view.fact.context), 1)?;
            site.set(fact, &[("period", &before)])
        };
    "columns-interchanged" Valid "The figures of two periods of a statement stand in each other's columns."
        |site| {
            let base = site.base;
            let has_other = |view: &View<'_>| lone(view) && view.is_over_time() && other_column(view).is_some();
            let (_, view) = base.views().nth(site.fact(has_other)?)?;
            let columns = [view.fact.context, other_column(&view)?];
            let moved: Vec<(usize, View<'_>)> = base
                .views()
                .filter(|(_, of)| of.fact.statement == view.fact.statement && columns.contains(&of.fact.context))
                .collect();
            // What stands in another statement too would contradict itself.
            moved.iter().all(|(_, of)| of.known.single).then_some(())?;
            let period = |of: ContextId| view.report.period(of).to_string();
            moved.into_iter().try_for_each(|(at, of)| {
                let other = if of.fact.context == columns[0] { columns[1] } else { columns[0] };
                site.set(at, &[("period", &period(other))])
            })
        };
    "column-of-another-year" Valid "All figures of a column of a statement are given for the same months two years before, and those of another column are not."
        |site| {
            let base = site.base;
            let alone = |view: &View<'_>| view.known.single && base.showing(view.fact.concept).count() == 1;
            let has_other = |view: &View<'_>| alone(view) && view.is_over_time() && other_column(view).is_some();
            let (_, view) = base.views().nth(site.fact(has_other)?)?;
            let before = years_before(view.report.period(view.fact.context), 2)?;
            let is_column = |of: &View<'_>| (of.fact.statement, of.fact.context) == (view.fact.statement, view.fact.context);
            let moved: Vec<(usize, View<'_>)> = base.views().filter(|(_, of)| is_column(of)).collect();
            // What stands in another statement too is lacking there.
            moved.iter().all(|(_, of)| alone(of)).then_some(())?;
            moved.into_iter().try_for_each(|(at, _)| site.set(at, &[("period", &before)]))
        };
    "period-not-in-calendar" Unsayable "A period is a code that the calendar does not know."
        |site| { let fact = site.fact(|_| true)?; site.set(fact, &[("period", "5Q07")]) };
    "period-on-no-day" Unsayable "A period ends on a day that there is not."
        |site| { let fact = site.fact(|view| !view.is_over_time())?; site.set(fact, &[("period", "2001-02-30")]) };
    "period-empty" Unsayable "The cell of a period is empty."
        |site| { let fact = site.fact(|_| true)?; site.set(fact, &[("period", "")]) };
}

/// Whether a figure compares a period with another, and no other fact has its concept.
fn is_comparison(view: &View<'_>) -> bool {
    let name = &view.concept.name.local;
    let says = ["YearOnYear", "QuarterOnQuarter"].iter().any(|word| name.contains(word));
    let mut alike = view.report.facts.iter().filter(|fact| fact.concept == view.fact.concept);
    says && view.is_over_time() && alike.nth(1).is_none()
}

/// The context of another period in which the statement of a figure has the same concept, with the same members, for as
/// many days or about.
fn other_column(view: &View<'_>) -> Option<ContextId> {
    let report = view.report;
    let days = |id: ContextId| match report.period(id) {
        Period::Duration { start, end } => Some((end - start).num_days() / 10),
        _ => None,
    };
    let of = |id: ContextId| report.contexts[id.index()];
    let (fact, own) = (view.fact, of(view.fact.context));
    let is_other = |other: &&Fact| {
        let context = of(other.context);
        (other.concept, other.statement, other.unit) == (fact.concept, fact.statement, fact.unit)
            && (context.entity, context.dimensions) == (own.entity, own.dimensions)
            && context.period != own.period
            && days(other.context).is_some()
            && days(other.context) == days(fact.context)
    };
    report.facts.iter().find(is_other).map(|other| other.context)
}

/// A period so many years before another.
fn years_before(period: Period, years: u32) -> Option<String> {
    let Period::Duration { start, end } = period else { return None };
    let by = Months::new(12 * years);
    let end = end.succ_opt()?.checked_sub_months(by)?.pred_opt()?;
    Some(format!("{}..{end}", start.checked_sub_months(by)?))
}
