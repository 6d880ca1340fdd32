//! Periods of facts.

use chrono::Months;

use super::super::base::View;
use super::faults;
use super::figures::lone;
use crate::model::Period;

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
            let before = year_before(view.report.period(view.fact.context))?;
            site.set(fact, &[("period", &before)])
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

/// A period a year before another.
fn year_before(period: Period) -> Option<String> {
    let Period::Duration { start, end } = period else { return None };
    let year = Months::new(12);
    let end = end.succ_opt()?.checked_sub_months(year)?.pred_opt()?;
    Some(format!("{}..{end}", start.checked_sub_months(year)?))
}
