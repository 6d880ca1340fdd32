//! Fiscal terms that are half years, as those of Japanese investment corporations: `2025年2月期` behind `2024年8月期`.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::Setting;
use crate::extract::mentions::day::day_range;
use crate::extract::mentions::japanese;
use crate::extract::mentions::token::{Token, split};
use crate::model::Period;

/// The sign without which no line names such a term.
const TERM: char = '期';

/// Days of half a year, about.
const HALF: std::ops::RangeInclusive<i64> = 178..=187;

/// Whether the terms that lines name end in two months half a year apart, and one of them lasts as long by its days.
pub(super) fn are_halves<'a>(lines: impl Iterator<Item = &'a str> + Clone) -> bool {
    let mut ends: BTreeSet<NaiveDate> = BTreeSet::new();
    for line in lines.clone().filter(|line| line.contains(TERM)) {
        let tokens = split(line);
        let named = (0..tokens.len()).filter_map(|at| japanese::year_end(&tokens[at..]));
        ends.extend(named.map(|(day, _)| day));
    }
    let months: BTreeSet<u32> = ends.iter().map(NaiveDate::month).collect();
    let apart = months.first().zip(months.last()).map(|(first, last)| last - first);
    if months.len() != 2 || apart != Some(6) {
        return false;
    }
    let mut spans = lines.filter(|line| line.contains('年')).flat_map(|line| {
        let tokens = split(line);
        let found = |at: usize| {
            let (span, _) =
                japanese::from_to(&tokens[at..]).or_else(|| day_range(&tokens[at..]))?;
            Some(span)
        };
        (0..tokens.len()).filter_map(found).collect::<Vec<_>>()
    });
    spans.any(|span| match span {
        Period::Duration { start, end } => {
            ends.contains(&end) && HALF.contains(&((end - start).num_days() + 1))
        }
        _ => false,
    })
}

/// What the name of a fiscal term says by the month in which it ends: its days, where terms are half years, or nothing, where
/// the year of the calendar ends in another month; none where the name is none, or that of a year of the calendar.
pub(super) fn named(tokens: &[Token], setting: Setting) -> Option<(Option<Period>, usize)> {
    let (end, length) = japanese::year_end(tokens)?;
    let calendar = setting.calendar;
    if setting.half_terms {
        let start = end.checked_add_days(Days::new(1))?.checked_sub_months(Months::new(6))?;
        return Some((Some(Period::Duration { start, end }), length));
    }
    let other = !calendar.has_weeks() && calendar.locate(end).1 != 12;
    other.then_some((None, length))
}
