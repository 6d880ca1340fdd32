//! Captions that name a period of their own, which is not that of their column: `Revenue YTD`, `Capex Q4`.

use chrono::{Datelike, Days};

use super::memo::Memo;
use super::mentions::Part;
use super::mentions::heading::{self, Said, Setting, Unclear};
use super::unit_line;
use crate::model::Period;
use crate::notation::words::{Kind, Numbered, words as known};

/// Whether the caption of an amount names a span of time of another length than the span of its column, or one before.
pub(super) fn differs(caption: &str, column: Period, setting: Setting) -> bool {
    let Period::Duration { end, .. } = column else { return false };
    let Some(named) = named(caption, setting) else { return false };
    let length = match named {
        Named::Length(length) => length,
        Named::Before => return true,
        Named::Span(span) => return span != column,
        Named::Month(month) => return !is_month(column, month),
        Named::Year(year) => return year != end.year() && year != setting.calendar.locate(end).0,
    };
    if let [part] = length.parts[..]
        && !ends_near(part, end, setting)
    {
        return true;
    }
    // The same length, up to the end of the column.
    let said = Said { days: vec![end], rest: String::new(), ..*length };
    match said.period(setting) {
        Err(Unclear::NoMonthEnd(_)) => !is_in_weeks(&said, column, setting),
        read => read != Ok(column),
    }
}

/// Whether a part of the fiscal year in which a day lies ends on that day, or some days beside it.
fn ends_near(part: Part, end: chrono::NaiveDate, setting: Setting) -> bool {
    let year = setting.calendar.locate(end).0;
    let last = part.of(year, setting.calendar).and_then(Period::last_day);
    last.is_some_and(|last| (last - end).num_days().unsigned_abs() <= BESIDE)
}

/// How many days weeks may be longer or shorter than the months that go by their name, and end beside them.
const BESIDE: u64 = 12;

/// Whether the months that a caption names are as long as a column whose weeks end on no month's last day, were they to
/// end on the nearest one.
fn is_in_weeks(said: &Said, column: Period, setting: Setting) -> bool {
    let Period::Duration { start, end } = column else { return false };
    let beside = (1..=BESIDE).map(Days::new);
    let near = beside.flat_map(|days| [end.checked_sub_days(days), end.checked_add_days(days)]);
    let Some(near) = near.flatten().find(|day| heading::ends_month(Period::Instant(*day))) else {
        return false;
    };
    let months = Said { days: vec![near], ..said.clone() }.period(setting);
    let Ok(Period::Duration { start: from, end: to }) = months else { return false };
    ((to - from) - (end - start)).num_days().unsigned_abs() <= BESIDE
}

/// What a caption names.
#[derive(Clone)]
enum Named {
    /// A length of time.
    Length(Box<Said>),
    /// The span before.
    Before,
    /// A part of a year, with its year.
    Span(Period),
    /// A month.
    Month(u32),
    /// A year.
    Year(i32),
}

fn named(caption: &str, setting: Setting) -> Option<Named> {
    thread_local! {
        static KNOWN: Memo<Setting, Option<Named>> = const { Memo::new() };
    }
    KNOWN.with(|known| known.of(setting, caption, || named_anew(caption, setting)))
}

fn named_anew(caption: &str, setting: Setting) -> Option<Named> {
    let inside = unit_line::enclosed(caption);
    let alone = |part: &str| Some(heading::read(part, setting)).filter(|said| said.rest.is_empty());
    let enclosed = inside.iter().filter_map(|part| alone(part)).find_map(|said| part_of(&said));
    if let Some(said) = enclosed {
        return Some(Named::Length(Box::new(said)));
    }
    let outside = unit_line::outside(caption);
    let words: Vec<&str> =
        outside.split([' ', ',', '-', '–', '—', ':']).filter(|word| !word.is_empty()).collect();
    // At either end, and what is left is an amount.
    let most = LONGEST.min(words.len().saturating_sub(1));
    for count in (1..=most).rev() {
        let (first, rest) = words.split_at(count);
        if is_before(first) && is_flow(rest) {
            return Some(Named::Before);
        }
        if let Some(month) = month(first).filter(|_| is_flow(rest)) {
            return Some(Named::Month(month));
        }
        let said = alone(&first.join(" "));
        if let Some(said) = said.and_then(|said| part_of(&said).or_else(|| counted(first, said)))
            && is_flow(rest)
        {
            return Some(Named::Length(Box::new(said)));
        }
        let (rest, last) = words.split_at(words.len() - count);
        // `Revenue vs. prior year` is a change.
        let before = is_ago(last) || (is_before(last) && !compares(rest));
        if before && is_flow(rest) {
            return Some(Named::Before);
        }
        if let Some(month) = month(last).filter(|_| is_flow(rest)) {
            return Some(Named::Month(month));
        }
        let said = alone(&last.join(" "));
        if let Some(year) = said.as_ref().and_then(year_of).filter(|_| is_flow(rest)) {
            return Some(Named::Year(year));
        }
        if let Some(span) = said.as_ref().and_then(span_of).filter(|_| !rest.is_empty()) {
            return Some(Named::Span(span));
        }
        if let Some(said) =
            said.and_then(|said| part_of(&said).or_else(|| counted_last(last, said)))
            && (part_of(&said).is_some() && !rest.is_empty() || is_flow(rest))
        {
            return Some(Named::Length(Box::new(said)));
        }
    }
    None
}

/// The most words that name a period.
const LONGEST: usize = 4;

/// The part of a year that words name with its year, and nothing else: `Q3 2024`.
fn span_of(said: &Said) -> Option<Period> {
    let [span] = said.intervals.as_slice() else { return None };
    let same = Said { intervals: vec![*span], rest: said.rest.clone(), ..Said::default() };
    (*said == same).then_some(*span)
}

/// The year that words name alone.
fn year_of(said: &Said) -> Option<i32> {
    let [year] = said.years[..] else { return None };
    let alone = Said { years: vec![year], rest: said.rest.clone(), ..Said::default() };
    (*said == alone).then_some(year)
}

/// The month that a word alone names.
fn month(words: &[&str]) -> Option<u32> {
    let [word] = words else { return None };
    let named = known().number(Numbered::Months, &word.to_lowercase())?;
    u32::try_from(named).ok()
}

/// Whether a span is a month of this name.
fn is_month(span: Period, month: u32) -> bool {
    let (Some(first), Some(last)) = (span.first_day(), span.last_day()) else { return false };
    first.month() == month && last.month() == month && (last - first).num_days() < 31
}

/// Whether words say that the span before is meant: `a year ago`.
fn is_ago(words: &[&str]) -> bool {
    let [.., span, last] = words else { return false };
    let is = |word: &str, kind| known().has(kind, &word.to_lowercase());
    let spans = [Kind::QuarterWords, Kind::HalfWords, Kind::YearWords];
    is(last, Kind::Ago) && spans.iter().any(|kind| is(span, *kind)) && words.len() <= 3
}

/// A number of months or weeks, where nothing but such a number stands behind an amount: `Revenue - six months`.
fn counted_last(words: &[&str], said: Said) -> Option<Said> {
    let number = words.iter().position(|word| {
        let word = word.to_lowercase();
        word.bytes().all(|c| c.is_ascii_digit())
            || known().number(Numbered::Numbers, &word).is_some()
    })?;
    counted(&words[number..], said)
}

/// A part of a year, the year up to now or the last twelve months, where words say that and nothing else.
fn part_of(said: &Said) -> Option<Said> {
    let kinds = [said.to_date, said.trailing, said.parts.len() == 1];
    let one = kinds.iter().filter(|is| **is).count() == 1 && said.parts.len() < 2;
    let others = !said.months.is_empty()
        || !said.weeks.is_empty()
        || !said.intervals.is_empty()
        || !said.days.is_empty()
        || !said.years.is_empty()
        || !said.fiscal_years.is_empty()
        || !said.month_days.is_empty();
    (one && !others).then(|| said.clone())
}

/// A number of months or weeks, where the words begin with it: `Six-month revenue`.
fn counted(words: &[&str], said: Said) -> Option<Said> {
    let first = words.first()?.to_lowercase();
    let number = first.bytes().all(|c| c.is_ascii_digit())
        || known().number(Numbered::Numbers, &first).is_some();
    let one = said.months.len() + said.weeks.len() == 1
        && !said.to_date
        && !said.trailing
        && said.parts.is_empty();
    (number && one && words.len() > 1).then_some(said)
}

/// Whether words name the span before: `prior quarter`.
fn is_before(words: &[&str]) -> bool {
    let [first, span] = words else { return false };
    let is = |word: &str, kind| known().has(kind, &word.to_lowercase());
    let spans = [Kind::QuarterWords, Kind::HalfWords, Kind::YearWords];
    is(first, Kind::PeriodBefore) && spans.iter().any(|kind| is(span, *kind))
}

fn compares(words: &[&str]) -> bool {
    let bare = |word: &str| word.trim_end_matches('.').to_lowercase();
    words.iter().any(|word| known().has(Kind::Comparing, &bare(word)))
}

/// Whether words are no more than the name of an amount of a span of time: what was put right of the year before is of
/// this one.
fn is_flow(words: &[&str]) -> bool {
    let lower = words.join(" ").to_lowercase();
    let not = |word: &&str| known().has(Kind::PeriodBeforeNot, &word.to_lowercase());
    words.len() <= 4 && known().stand_in(Kind::FlowCaptions, &lower) && !words.iter().any(not)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::differs;
    use crate::extract::mentions::heading::{Setting, Weeks};
    use crate::model::{Calendar, Period};

    fn told(caption: &str, months: u32) -> bool {
        let start = NaiveDate::from_ymd_opt(2024, 1, 1).expect("a day");
        let end = NaiveDate::from_ymd_opt(2024, 12, 31).expect("a day");
        let start = start.checked_add_months(chrono::Months::new(12 - months)).expect("a day");
        let setting = Setting {
            calendar: Calendar::default(),
            order: None,
            weeks: Weeks::default(),
            half_terms: false,
            language: None,
        };
        differs(caption, Period::Duration { start, end }, setting)
    }

    #[test]
    fn weeks_of_columns_are_months_by_another_name() {
        let setting = Setting {
            calendar: Calendar::default(),
            order: None,
            weeks: Weeks::default(),
            half_terms: false,
            language: None,
        };
        let told = |caption: &str, from: (i32, u32, u32)| {
            let day = |(year, month, day)| NaiveDate::from_ymd_opt(year, month, day);
            let day = |of| day(of).expect("a day");
            let column = Period::Duration { start: day(from), end: day((2024, 6, 29)) };
            differs(caption, column, setting)
        };
        let (quarter, half, year) = ((2024, 3, 31), (2023, 12, 31), (2023, 7, 2));
        assert!(!told("Revenue (Q2)", quarter) && told("Revenue (H1)", quarter));
        assert!(!told("Revenue YTD", half) && !told("Revenue (H1)", half));
        assert!(!told("LTM EBITDA", year) && told("Revenue YTD", year));
    }

    #[test]
    fn periods_of_captions_are_held_against_those_of_columns() {
        for caption in [
            "Revenue YTD",
            "Revenue, last twelve months",
            "LTM EBITDA",
            "Six-month revenue",
            "Revenue (H1)",
            "Prior-quarter revenue",
            "Previous year revenue",
        ] {
            assert!(told(caption, 3), "{caption}");
        }
        for caption in ["Capex Q4", "H2 revenue", "Revenue first half", "9M sales"] {
            assert!(told(caption, 12), "{caption}");
        }
        for caption in [
            "Revenue - six months",
            "Revenue of the 12 months",
            "Guidance for Q3 2024",
            "Revenue a year ago",
            "June revenue",
            "Revenue Q2",
            "Revenue, 2023",
            "Revenue 2023",
            "Revenue in September",
            "Revenue, prior year",
            "Revenue vs 2022",
        ] {
            assert!(told(caption, 3), "{caption}");
        }
        assert!(!told("Revenue Q4", 3) && !told("Revenue 2024", 3));
        assert!(!told("Revenue in Q4 2024", 3) && told("Revenue in Q4 2024", 12));
        assert!(!told("Revenue of the 12 months", 12));
        assert!(!told("LTM EBITDA", 12) && !told("Revenue YTD", 12) && !told("Q4 revenue", 3));
        for caption in [
            "Profit for the year",
            "Net income for the period",
            "Prior year tax adjustment",
            "Cumulative effect of change in accounting",
            "12-month expected credit losses",
            "Past due 3 months",
            "Deposits (over 3 months)",
            "Time deposits with terms of six months",
            "Year-end bonus",
            "Tier 1 capital",
            "Level 3 gains",
            "Bonds 2027",
            "Annual leave",
            "Interim dividend",
            "Interest income on deposits over 3 months",
            "May Group revenue and sundry other sales",
            "Dividends paid in April 2024",
            "Receivables more than a year old",
        ] {
            for months in [3, 6, 12] {
                assert!(!told(caption, months), "{caption}");
            }
        }
    }
}
