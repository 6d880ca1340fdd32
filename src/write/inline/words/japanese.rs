//! Periods as Japanese releases print them: `当第1四半期累計期間（自 2007年4月1日 至 2007年6月30日）`.

use chrono::{Datelike, NaiveDate};

use super::{moment, months};
use crate::model::{Calendar, Period};

pub(super) fn day(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// A period as a heading says it: beside that of the report it is this year's or last year's.
pub(super) fn heading(period: Period, calendar: Calendar, current: Option<Period>) -> String {
    match period {
        Period::Instant(date) => match Part::closed_by(date, calendar) {
            Some(part) => format!("{}末（{}）", part.named(calendar, current), day(date)),
            None => format!("{}現在", day(date)),
        },
        Period::Duration { start, end } => match Part::of(start, end, calendar) {
            Some(part) => {
                let name = part.named(calendar, current);
                // A line may end before the last day, and nowhere inside of one.
                format!("{name}（自\u{a0}{} 至\u{a0}{}）", day(start), day(end))
            }
            None => format!("{}から{}まで", day(start), day(end)),
        },
        Period::Moment(at) => format!("{}現在", moment(at, true)),
        Period::Span { start, end } => {
            format!("{}から{}まで", moment(start, true), moment(end, true))
        }
        Period::Forever => "全期間".to_owned(),
    }
}

/// A period as a narrow column says it: `2008年3月期第1四半期`.
pub(super) fn short(period: Period, calendar: Calendar) -> String {
    match period {
        Period::Instant(date) => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        Period::Duration { start, end } => match Part::of(start, end, calendar) {
            Some(part) => format!("{}{}", part.year_name(calendar), part.short()),
            None => heading(period, calendar, None),
        },
        _ => heading(period, calendar, None),
    }
}

/// A part of a fiscal year.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Part {
    /// The fiscal year, as the calendar counts it.
    year: i32,
    extent: Extent,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    Year,
    /// From the start of the year to the end of a quarter.
    ToQuarter(u32),
    Quarter(u32),
}

impl Part {
    fn of(start: NaiveDate, end: NaiveDate, calendar: Calendar) -> Option<Self> {
        let (year, month) = calendar.locate(start);
        let quarters = match months(start, end)? {
            12 => 4,
            9 => 3,
            6 => 2,
            3 => 1,
            _ => return None,
        };
        let extent = match (month, quarters) {
            (1, 4) => Extent::Year,
            (1, quarters) => Extent::ToQuarter(quarters),
            (4 | 7 | 10, 1) => Extent::Quarter((month - 1) / 3 + 1),
            _ => return None,
        };
        Some(Self { year, extent })
    }

    /// The quarter that ends with a day, or the year.
    fn closed_by(date: NaiveDate, calendar: Calendar) -> Option<Self> {
        let (year, month) = calendar.locate(date);
        let closes = date.succ_opt()?.day() == 1 && month % 3 == 0;
        let extent = if month == 12 { Extent::Year } else { Extent::Quarter(month / 3) };
        closes.then_some(Self { year, extent })
    }

    fn named(self, calendar: Calendar, current: Option<Period>) -> String {
        let ends = current.and_then(Period::end).map(|end| calendar.locate(end.at().date()).0);
        match ends.map(|year| year - self.year) {
            Some(0) => format!("当{}", self.full()),
            Some(1) => format!("前{}", self.full()),
            _ => format!("{}{}", self.year_name(calendar), self.short()),
        }
    }

    fn full(self) -> String {
        match self.extent {
            Extent::Year => "会計年度".to_owned(),
            Extent::ToQuarter(quarter) => format!("第{quarter}四半期累計期間"),
            Extent::Quarter(quarter) => format!("第{quarter}四半期会計期間"),
        }
    }

    fn short(self) -> String {
        match self.extent {
            Extent::Year => String::new(),
            Extent::ToQuarter(1) => "第1四半期".to_owned(),
            Extent::ToQuarter(quarter) => format!("第{quarter}四半期累計"),
            Extent::Quarter(quarter) => format!("第{quarter}四半期"),
        }
    }

    /// The fiscal year by the month in which it ends: `2008年3月期`.
    fn year_name(self, calendar: Calendar) -> String {
        let last = calendar.span(self.year, 0, 12).and_then(Period::last_day);
        last.map_or_else(String::new, |day| format!("{}年{}月期", day.year(), day.month()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::YearName;

    #[test]
    fn periods_are_named_beside_that_of_the_report() {
        let calendar = Calendar::new(4, YearName::Start).unwrap();
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        let span = |start, end| Period::Duration { start: date(start), end: date(end) };
        let current = Some(span("2008-10-01", "2008-12-31"));
        for (period, long, narrow) in [
            (
                span("2008-04-01", "2008-12-31"),
                "当第3四半期累計期間（自\u{a0}2008年4月1日 至\u{a0}2008年12月31日）",
                "2009年3月期第3四半期累計",
            ),
            (
                span("2007-10-01", "2007-12-31"),
                "前第3四半期会計期間（自\u{a0}2007年10月1日 至\u{a0}2007年12月31日）",
                "2008年3月期第3四半期",
            ),
            (
                span("2007-04-01", "2008-03-31"),
                "前会計年度（自\u{a0}2007年4月1日 至\u{a0}2008年3月31日）",
                "2008年3月期",
            ),
            (
                span("2005-04-01", "2006-03-31"),
                "2006年3月期（自\u{a0}2005年4月1日 至\u{a0}2006年3月31日）",
                "2006年3月期",
            ),
            (Period::Instant(date("2008-03-31")), "前会計年度末（2008年3月31日）", "2008年3月31日"),
            (
                Period::Instant(date("2008-12-31")),
                "当第3四半期会計期間末（2008年12月31日）",
                "2008年12月31日",
            ),
            (Period::Instant(date("2008-12-30")), "2008年12月30日現在", "2008年12月30日"),
            (
                span("2008-04-02", "2008-12-31"),
                "2008年4月2日から2008年12月31日まで",
                "2008年4月2日から2008年12月31日まで",
            ),
        ] {
            assert_eq!(heading(period, calendar, current), long);
            assert_eq!(short(period, calendar), narrow);
        }
    }
}
