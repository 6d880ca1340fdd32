//! Periods of columns that do not say them whole: by what stands over the captions, by a year over parts of it, by the
//! order of the headings, by the columns before.

use super::super::headings::Headings;
use super::super::words;
use super::{Draft, folded, is_percent, without};
use crate::extract::mentions::Meaning;
use crate::extract::mentions::heading::{self, Unclear};
use crate::model::{Calendar, Period};
use crate::text::table::Table;

/// Gives a column that shows only a year, or only a day, what stands over the captions or above the
/// table: `Years ended December 31` or `Nine months ended`.
pub(super) fn complete_by_context(drafts: &mut [Draft], headings: &Headings) {
    let bare = |draft: &Draft| {
        (matches!(draft.unclear, Some(Unclear::YearOnly(_))) && draft.is_bare())
            || matches!(draft.unclear, Some(Unclear::Nothing) if !draft.said.month_days.is_empty())
            || (matches!(draft.period, Some(Period::Instant(_))) && !draft.said.has_length())
    };
    // Years before `Thereafter` are those in which something falls due, and no parts of themselves.
    let falls_due = |draft: &Draft| words::is_behind_all(&draft.said.rest);
    if !drafts.iter().any(bare) || drafts.iter().any(falls_due) {
        return;
    }
    let Some(context) = headings.context().map(heading::Said::taken_apart) else { return };
    // One length above columns that end in different months is not that of all: the year beside its first half.
    let mut months = drafts.iter().filter(|draft| bare(draft)).filter_map(last_month);
    let first = months.next();
    let alike = months.all(|month| Some(month) == first);
    let years: Vec<i32> = drafts.iter().flat_map(|draft| draft.said.years.clone()).collect();
    // A day is a moment, whatever the title of the release says.
    let apart = headings.is_context_apart();
    let is_moment = |draft: &Draft| matches!(draft.period, Some(Period::Instant(_)));
    // A year beside a part of it that another column names is not that part again.
    let named: Vec<Period> =
        drafts.iter().filter(|draft| !bare(draft)).filter_map(|draft| draft.period).collect();
    let lent = days_without_year(drafts);
    for draft in drafts.iter_mut().filter(|draft| bare(draft) && !(apart && is_moment(draft))) {
        // Of two days of a year that one line lends the later may be of the year before: `30 June`, `31 December`.
        let later = draft.said.month_days.iter().any(|day| lent.iter().any(|other| other < day));
        // Several that follow one another below a length are quarters of one year.
        let quarters = context.has_length() && lent.len() > 2;
        if later && !quarters && draft.said.years.is_empty() {
            continue;
        }
        // The length of what ends on one day is not that of what ends on another.
        if !ends_near(&draft.said, &context) {
            continue;
        }
        let mut said = draft.said.clone();
        if said.days.is_empty() && said.month_days.is_empty() {
            said.month_days.clone_from(&context.month_days);
            // The day of another year is that of the text, and not of its columns.
            let known = &said.years;
            let own = |day: &&chrono::NaiveDate| {
                known.is_empty() || years.contains(&chrono::Datelike::year(*day))
            };
            let days = context.days.iter().filter(own);
            for day in days.map(|day| (chrono::Datelike::month(day), chrono::Datelike::day(day))) {
                if !said.month_days.contains(&day) {
                    said.month_days.push(day);
                }
            }
        }
        if said.years.is_empty() && said.days.is_empty() {
            said.years.clone_from(&context.years);
        }
        if alike {
            said.months.clone_from(&context.months);
            said.weeks.clone_from(&context.weeks);
            said.parts.clone_from(&context.parts);
            said.to_date = context.to_date;
            said.trailing = context.trailing;
        }
        match said.period(headings.setting()) {
            Ok(period) if named.contains(&period) && draft.period.is_none() => {}
            Ok(period) => {
                draft.period = Some(period);
                draft.unclear = None;
            }
            Err(_) if draft.period.is_some() && !(alike && context.has_length()) => {}
            Err(why) => {
                draft.period = None;
                draft.unclear = Some(why);
            }
        }
    }
}

/// The days of columns that name no year, where they name no length either.
fn days_without_year(drafts: &[Draft]) -> Vec<(u32, u32)> {
    let bare = drafts.iter().map(|draft| &draft.said);
    let bare =
        bare.filter(|said| said.years.is_empty() && said.days.is_empty() && !said.has_length());
    let days: std::collections::BTreeSet<(u32, u32)> =
        bare.flat_map(|said| said.month_days.iter().copied()).collect();
    days.into_iter().collect()
}

/// The month near whose end the day of a column is; none where it has no day of its own.
fn last_month(draft: &Draft) -> Option<u32> {
    const DAYS: u64 = 7;
    let Some(Period::Instant(day)) = draft.period else { return None };
    day.checked_sub_days(chrono::Days::new(DAYS)).map(|day| chrono::Datelike::month(&day))
}

/// Puts parts of a year together with the year that stands over them: `FY2005`, `1Q` `2Q`.
pub(super) fn complete_years(drafts: &mut [Draft], headings: &Headings, calendar: Calendar) {
    let all = headings.mentions(&headings.all());
    let years: Vec<i32> = all
        .iter()
        .filter_map(|mention| match mention.meaning {
            Meaning::Year(year) => Some(year),
            _ => None,
        })
        .collect();
    let [year] = years.as_slice() else { return };
    for draft in drafts {
        if let Some(part) = draft.part.filter(|_| !draft.crowded) {
            draft.period = part.of(*year, calendar);
            draft.unclear = None;
        }
    }
}

/// Deals the periods of the headings out in reading order, if they are as many as the columns of
/// values; columns of percentages take the headings of ratios and changes in the same way.
pub(super) fn deal_out(
    drafts: &mut [Draft],
    table: &Table,
    headings: &Headings,
    known: &[String],
    calendar: Calendar,
) {
    let all = headings.all();
    let mentions = headings.mentions(&all);
    // A length that belongs to no day, or a day that is not certain, makes all periods uncertain.
    let loose = mentions.iter().any(|one| matches!(one.meaning, Meaning::Months(_)));
    let unsure = drafts.iter().any(|draft| {
        matches!(
            draft.unclear,
            Some(
                Unclear::NoMonthEnd(_)
                    | Unclear::Ambiguous(_)
                    | Unclear::Weeks(_)
                    | Unclear::SameDay(_)
            )
        )
    });
    // A part of a year that is joined to another is no heading of its own: `Q1 + Q2 2024`.
    let is_joined = |draft: &Draft| {
        let several = matches!(draft.unclear, Some(Unclear::Several));
        several && draft.said.intervals.len() == 1 && !draft.said.parts.is_empty()
    };
    if loose || unsure || drafts.iter().any(is_joined) {
        return;
    }
    let percent: Vec<bool> = (0..drafts.len()).map(|at| is_percent(table, at)).collect();
    let values = percent.iter().filter(|percent| !**percent).count();
    let rest = folded(&without(&all, &mentions));
    let said: Vec<&String> =
        known.iter().filter(|heading| rest.contains(&folded(heading))).collect();
    let beside = match (said.as_slice(), known) {
        ([one], _) => Some((*one).clone()),
        ([], [one]) => Some(one.clone()),
        _ => None,
    };
    // What a column says of itself needs no dealing; parts of years run together mean nothing.
    let turning = words::turning(&without(&all, &mentions));
    let own = drafts.iter().zip(&percent).filter(|(_, percent)| !**percent);
    let own: Option<Vec<Period>> = own.map(|(draft, _)| draft.period).collect();
    let periods = match own {
        Some(periods) => periods,
        None if mentions.iter().any(|one| matches!(one.meaning, Meaning::Part(_))) => return,
        None => mentions.iter().filter_map(|one| one.period(calendar)).collect(),
    };
    if periods.len() != values || values < drafts.len() && beside.is_none() {
        return;
    }
    let mut next = periods.into_iter();
    for (draft, percent) in drafts.iter_mut().zip(percent) {
        *draft = Draft::default();
        if percent {
            draft.beside.clone_from(&beside);
        } else {
            draft.period = next.next();
            draft.foreign.clone_from(&turning);
        }
    }
}

/// Whether the day of a column ends the year where that of a title does, or some days beside it, as weeks do; one of
/// both may name none.
fn ends_near(own: &heading::Said, title: &heading::Said) -> bool {
    /// How many days weeks end from one year to the next beside one another, at most.
    const NEAR: i64 = 10;
    let days = |said: &heading::Said| -> Vec<i64> {
        let dated =
            said.days.iter().map(|day| (chrono::Datelike::month(day), chrono::Datelike::day(day)));
        let all = dated.chain(said.month_days.iter().copied());
        let ordinal = |(month, day)| {
            let day = chrono::NaiveDate::from_ymd_opt(2000, month, day)?;
            Some(i64::from(chrono::Datelike::ordinal(&day)))
        };
        all.filter_map(ordinal).collect()
    };
    let (own, title) = (days(own), days(title));
    let near = |one: i64, other: i64| {
        let apart = (one - other).abs();
        apart.min(366 - apart) <= NEAR
    };
    own.is_empty()
        || title.is_empty()
        || own.iter().any(|day| title.iter().any(|other| near(*day, *other)))
}

/// Gives columns of ratios and changes the period of the values that they belong to: a heading
/// that is there once behind several periods compares them and belongs to the latest; one that is
/// repeated belongs to the column before it.
pub(super) fn lend_periods(drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        if drafts[at].period.is_some() {
            continue;
        }
        let Some(heading) = drafts[at].beside.clone() else { continue };
        let once =
            drafts.iter().filter(|draft| draft.beside.as_ref() == Some(&heading)).count() == 1;
        let before: Vec<Period> = drafts[..at].iter().filter_map(|draft| draft.period).collect();
        let several = before.iter().any(|period| Some(period) != before.first());
        drafts[at].period = if let Some(between) = between(&before).filter(|_| once) {
            Some(between)
        } else if once && several {
            before.iter().copied().max_by_key(|period| period.last_day())
        } else {
            before.last().copied()
        };
    }
}

/// The span from one moment to the other, where columns are about two: what changed in it.
fn between(periods: &[Period]) -> Option<Period> {
    let days: Option<Vec<chrono::NaiveDate>> = periods
        .iter()
        .map(|period| match period {
            Period::Instant(day) => Some(*day),
            _ => None,
        })
        .collect();
    let days = days?;
    let (first, last) = (days.iter().min()?, days.iter().max()?);
    let two = days.len() == 2 && first != last;
    two.then(|| first.succ_opt().map(|start| Period::Duration { start, end: *last }))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_between_two_moments_is_of_the_span_between_them() {
        let day = |text: &str| Period::Instant(text.parse().expect("it is a date"));
        let span =
            between(&[day("2007-12-31"), day("2007-03-31")]).map(|period| period.to_string());
        assert_eq!(span.as_deref(), Some("2007-04-01..2007-12-31"));
        assert_eq!(between(&[day("2007-12-31"), day("2007-12-31")]), None);
        assert_eq!(between(&[day("2007-12-31")]), None);
    }
}
