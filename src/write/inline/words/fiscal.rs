//! Parts of fiscal years: years, quarters, and what runs from the start of a year to the end of a quarter.

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use super::pattern::fill;
use crate::model::{Calendar, Period};

/// Where a line of a narrow column may end, in languages without blanks.
pub(in super::super) const LINE_MAY_END: char = '\u{200b}';

/// Where a line of a heading ends.
pub(in super::super) const LINE_ENDS: char = '\n';

/// How a language names parts of fiscal years: around `{n}`, the number of the quarter, `{months}` from
/// the start of the year, `{years}`, as in 2024 or 2024/25, `{end-year}` and `{end-month}`.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Fiscal {
    year: String,
    quarter: String,
    /// From the start of the year to the end of its first quarter.
    to_first_quarter: String,
    to_quarter: String,
    beside: Option<Beside>,
}

/// How they are named beside the period that the report is about.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Beside {
    /// Around `{part}`, `{start}` and `{end}`.
    during: String,
    /// Around `{part}` and `{day}`.
    closing: String,
    /// Around `{part}`, when it belongs to the fiscal year of the report.
    current: String,
    /// The same for the year before.
    prior: String,
    single: Kinds,
    consolidated: Kinds,
}

/// Kinds of parts, around `{n}`.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Kinds {
    year: String,
    quarter: String,
    to_quarter: String,
}

/// What a report says of itself that its headings follow.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    pub(super) calendar: Calendar,
    pub(super) current: Option<Period>,
    pub(super) is_consolidated: bool,
}

impl Fiscal {
    /// A period as a narrow column says it; none where it is no part of a fiscal year.
    pub(super) fn short(&self, period: Period, calendar: Calendar) -> Option<String> {
        let Period::Duration { start, end } = period else { return None };
        Part::of(start, end, calendar).map(|part| self.name(part, calendar))
    }

    /// A period as a heading says it beside that of the report; none in languages that have no such words,
    /// and where it is no part of a fiscal year.
    pub(super) fn heading(
        &self,
        period: Period,
        of: Setting,
        day: impl Fn(NaiveDate) -> String,
    ) -> Option<String> {
        let beside = self.beside.as_ref()?;
        match period {
            Period::Instant(date) => {
                let part = self.named(Part::closed_by(date, of.calendar)?, of, beside);
                Some(fill(&beside.closing, &[("part", &part), ("day", &day(date))]))
            }
            Period::Duration { start, end } => {
                let part = self.named(Part::of(start, end, of.calendar)?, of, beside);
                let values = [("part", &*part), ("start", &*day(start)), ("end", &*day(end))];
                Some(fill(&beside.during, &values))
            }
            _ => None,
        }
    }

    fn named(&self, part: Part, of: Setting, beside: &Beside) -> String {
        let year = of.current.and_then(Period::last_day).map(|day| of.calendar.locate(day).0);
        let pattern = match year.and_then(|year| year.checked_sub(part.year)) {
            Some(0) => &beside.current,
            Some(1) => &beside.prior,
            // Beside days the name is no narrow column.
            _ => return self.name(part, of.calendar).replace(LINE_MAY_END, ""),
        };
        let kinds = if of.is_consolidated { &beside.consolidated } else { &beside.single };
        let kind = match part.extent {
            Extent::Year => &kinds.year,
            Extent::ToQuarter(_) => &kinds.to_quarter,
            Extent::Quarter(_) => &kinds.quarter,
        };
        let kind = fill(kind, &[("n", &part.extent.quarter().to_string())]);
        fill(pattern, &[("part", &kind)])
    }

    fn name(&self, part: Part, calendar: Calendar) -> String {
        let pattern = match part.extent {
            Extent::Year => &self.year,
            Extent::ToQuarter(1) => &self.to_first_quarter,
            Extent::ToQuarter(_) => &self.to_quarter,
            Extent::Quarter(_) => &self.quarter,
        };
        let whole = calendar.span(part.year, 0, 12);
        let Some(Period::Duration { start, end }) = whole else { return String::new() };
        let years = match start.year() == end.year() {
            true => end.year().to_string(),
            false => format!("{}/{:02}", start.year(), end.year().rem_euclid(100)),
        };
        let quarter = part.extent.quarter();
        let values = [
            ("n", quarter.to_string()),
            ("months", (3 * quarter).to_string()),
            ("years", years),
            ("end-year", end.year().to_string()),
            ("end-month", end.month().to_string()),
        ];
        fill(pattern, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    }
}

/// A part of a fiscal year.
#[derive(Clone, Copy)]
struct Part {
    /// The fiscal year, as the calendar counts it.
    year: i32,
    extent: Extent,
}

#[derive(Clone, Copy)]
enum Extent {
    Year,
    /// From the start of the year to the end of a quarter.
    ToQuarter(u32),
    Quarter(u32),
}

impl Extent {
    /// The number of the quarter with which it ends.
    fn quarter(self) -> u32 {
        match self {
            Self::Year => 4,
            Self::ToQuarter(quarter) | Self::Quarter(quarter) => quarter,
        }
    }
}

impl Part {
    fn of(start: NaiveDate, end: NaiveDate, calendar: Calendar) -> Option<Self> {
        let (year, month) = calendar.locate(start);
        let is = |quarters: u32| {
            calendar.span(year, month - 1, 3 * quarters) == Some(Period::Duration { start, end })
        };
        let extent = match month {
            1 if is(4) => Extent::Year,
            1 => Extent::ToQuarter((1..=3).find(|quarters| is(*quarters))?),
            4 | 7 | 10 if is(1) => Extent::Quarter((month - 1) / 3 + 1),
            _ => return None,
        };
        Some(Self { year, extent })
    }

    /// The quarter that ends with a day, or the year.
    fn closed_by(date: NaiveDate, calendar: Calendar) -> Option<Self> {
        let (year, month) = calendar.locate(date);
        let quarter = calendar.span(year, month.checked_sub(3)?, 3)?;
        let extent = if month == 12 { Extent::Year } else { Extent::Quarter(month / 3) };
        let closes = month % 3 == 0 && quarter.last_day() == Some(date);
        closes.then_some(Self { year, extent })
    }
}

#[cfg(test)]
mod tests {
    use super::super::language::of;
    use super::*;
    use crate::model::YearName;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn span(start: &str, end: &str) -> Period {
        Period::Duration { start: date(start), end: date(end) }
    }

    fn day(date: NaiveDate) -> String {
        format!("{}年{}月{}日", date.year(), date.month(), date.day())
    }

    #[test]
    fn periods_are_named_beside_that_of_the_report() {
        let calendar = Calendar::new(4, YearName::Start).unwrap();
        let current = Some(span("2008-10-01", "2008-12-31"));
        let fiscal = of(&"ja".into()).fiscal.as_ref().unwrap();
        for (period, long, grouped, narrow) in [
            (
                span("2008-04-01", "2008-12-31"),
                Some(
                    "当第3四半期\u{200b}累計期間\n（自\u{a0}2008年4月1日 至\u{a0}2008年12月31日）",
                ),
                Some(
                    "当第3四半期\u{200b}連結累計期間\n（自\u{a0}2008年4月1日 至\u{a0}2008年12月31日）",
                ),
                Some("2009年\u{200b}3月期\u{200b}第3四半期\u{200b}累計"),
            ),
            (
                span("2007-10-01", "2007-12-31"),
                Some(
                    "前第3四半期\u{200b}会計期間\n（自\u{a0}2007年10月1日 至\u{a0}2007年12月31日）",
                ),
                Some(
                    "前第3四半期\u{200b}連結会計期間\n（自\u{a0}2007年10月1日 至\u{a0}2007年12月31日）",
                ),
                Some("2008年\u{200b}3月期\u{200b}第3四半期"),
            ),
            (
                span("2007-04-01", "2008-03-31"),
                Some("前会計年度\n（自\u{a0}2007年4月1日 至\u{a0}2008年3月31日）"),
                Some("前連結会計年度\n（自\u{a0}2007年4月1日 至\u{a0}2008年3月31日）"),
                Some("2008年\u{200b}3月期"),
            ),
            (
                span("2005-04-01", "2006-03-31"),
                Some("2006年3月期\n（自\u{a0}2005年4月1日 至\u{a0}2006年3月31日）"),
                Some("2006年3月期\n（自\u{a0}2005年4月1日 至\u{a0}2006年3月31日）"),
                Some("2006年\u{200b}3月期"),
            ),
            (
                Period::Instant(date("2008-03-31")),
                Some("前会計年度末\n（2008年3月31日）"),
                Some("前連結会計年度末\n（2008年3月31日）"),
                None,
            ),
            (
                Period::Instant(date("2008-12-31")),
                Some("当第3四半期\u{200b}会計期間末\n（2008年12月31日）"),
                Some("当第3四半期\u{200b}連結会計期間末\n（2008年12月31日）"),
                None,
            ),
            (Period::Instant(date("2008-12-30")), None, None, None),
            (span("2008-04-02", "2008-12-31"), None, None, None),
        ] {
            let heading = |is_consolidated| {
                fiscal.heading(period, Setting { calendar, current, is_consolidated }, day)
            };
            assert_eq!(heading(false).as_deref(), long);
            assert_eq!(heading(true).as_deref(), grouped);
            assert_eq!(fiscal.short(period, calendar).as_deref(), narrow);
        }
    }

    #[test]
    fn the_year_of_a_whole_year_is_its_own() {
        let calendar = Calendar::new(4, YearName::End).unwrap();
        let current = Some(span("2023-04-01", "2024-03-31"));
        let fiscal = of(&"ja".into()).fiscal.as_ref().unwrap();
        let of = Setting { calendar, current, is_consolidated: true };
        for (period, begins) in [
            (span("2023-04-01", "2024-03-31"), "当連結会計年度\n（"),
            (span("2022-04-01", "2023-03-31"), "前連結会計年度\n（"),
            (Period::Instant(date("2024-03-31")), "当連結会計年度末\n（"),
            (Period::Instant(date("2023-03-31")), "前連結会計年度末\n（"),
        ] {
            let heading = fiscal.heading(period, of, day).unwrap();
            assert!(heading.starts_with(begins), "{heading}");
        }
    }

    #[test]
    fn years_that_span_two_name_both() {
        let german = of(&"de".into()).fiscal.as_ref().unwrap();
        for (first_month, period, narrow) in [
            (1, span("2024-01-01", "2024-12-31"), "2024"),
            (1, span("2024-01-01", "2024-09-30"), "9M 2024"),
            (10, span("2024-10-01", "2025-09-30"), "2024/25"),
            (10, span("2025-01-01", "2025-03-31"), "Q2 2024/25"),
        ] {
            let calendar = Calendar::new(first_month, YearName::End).unwrap();
            assert_eq!(german.short(period, calendar).as_deref(), Some(narrow));
        }
    }
}
