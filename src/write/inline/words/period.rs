//! Periods in words.

use chrono::{Datelike, NaiveDate};

use super::fiscal::Setting;
use super::language::{Words, of};
use super::pattern::fill;
use crate::model::{Calendar, Lang, Moment, Period, Report};
use crate::notation::period;

/// A day in words; `tight` has its month short.
pub(super) fn day(date: NaiveDate, words: &Words, tight: bool) -> String {
    let names = match tight && !words.date.short_months.is_empty() {
        true => &words.date.short_months,
        false => &words.date.months,
    };
    in_pattern(date, &words.date.day, names)
}

fn in_pattern(date: NaiveDate, pattern: &str, names: &[String]) -> String {
    let number = date.month().to_string();
    let month = names.get(date.month0() as usize).unwrap_or(&number);
    let (day, year) = (date.day().to_string(), date.year().to_string());
    fill(pattern, &[("day", &day), ("month", month), ("year", &year)])
}

/// Whole months of a duration, when it is made of whole months.
fn months(start: NaiveDate, end: NaiveDate) -> Option<usize> {
    let after = end.succ_opt()?;
    let whole = start.day() == 1 && after.day() == 1;
    let months = |date: NaiveDate| date.year() * 12 + date.month0() as i32;
    whole.then(|| usize::try_from(months(after) - months(start)).ok()).flatten()
}

/// Whole weeks of a duration, in calendars of weeks.
fn weeks(start: NaiveDate, end: NaiveDate, calendar: Calendar) -> Option<i64> {
    let days = (end - start).num_days() + 1;
    (calendar.has_weeks() && days % 7 == 0).then_some(days / 7)
}

/// A period as a heading says it: `Three months ended June 30, 2007`, `As of June 30, 2007`. Where
/// it is tight, months are short.
pub(in super::super) fn heading(
    period: Period,
    report: &Report,
    lang: &Lang,
    tight: bool,
) -> String {
    let setting = Setting {
        calendar: report.calendar,
        current: report.current_period,
        is_consolidated: report.printing.is_consolidated,
    };
    in_words(period, setting, of(lang), tight)
}

fn in_words(period: Period, setting: Setting, words: &Words, tight: bool) -> String {
    let long = |date| day(date, words, false);
    let fiscal = words.fiscal.as_ref();
    if let Some(named) = fiscal.and_then(|fiscal| fiscal.heading(period, setting, long)) {
        return named;
    }
    let day = |date| day(date, words, tight);
    let at = |text: &str| fill(&words.period.instant, &[("day", text)]);
    let from_to =
        |start: &str, end: &str| fill(&words.period.span, &[("start", start), ("end", end)]);
    match period {
        Period::Instant(date) => at(&day(date)),
        Period::Duration { start, end } => {
            if let Some((count, pattern)) =
                weeks(start, end, setting.calendar).zip(words.period.weeks.as_ref())
            {
                return fill(pattern, &[("n", &count.to_string()), ("end", &day(end))]);
            }
            let count = months(start, end).and_then(|count| count.checked_sub(1));
            match count.and_then(|at| words.period.months.get(at)) {
                Some(pattern) => fill(pattern, &[("end", &day(end))]),
                None => from_to(&day(start), &day(end)),
            }
        }
        Period::Moment(moment) => at(&instant(moment, words)),
        Period::Span { start, end } => from_to(&instant(start, words), &instant(end, words)),
        Period::Forever => words.period.ever.clone(),
    }
}

/// A day and the time of it.
fn instant(at: Moment, words: &Words) -> String {
    let zone = if at.has_zone() { " UTC" } else { "" };
    format!("{} {}{zone}", day(at.at().date(), words, false), at.at().time())
}

/// A period as a narrow column says it: its name in the fiscal calendar where it has one, a day by itself.
pub(in super::super) fn short(period: Period, report: &Report, lang: &Lang) -> String {
    let words = of(lang);
    let name = match (period, &words.fiscal) {
        (Period::Instant(date), _) => Some(short_day(date, words)),
        (_, Some(fiscal)) => fiscal.short(period, report.calendar),
        (_, None) => period::name(period, report.calendar),
    };
    name.unwrap_or_else(|| heading(period, report, lang, true))
}

/// A day as a narrow column says it.
fn short_day(date: NaiveDate, words: &Words) -> String {
    match &words.date.narrow {
        Some(pattern) => in_pattern(date, pattern, &words.date.months),
        None => day(date, words, true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Weekday;

    use crate::model::{Weeks, YearName};

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn said(period: Period, words: &Words) -> String {
        let calendar = Calendar::new(1, YearName::End).unwrap();
        in_words(period, Setting { calendar, current: None, is_consolidated: false }, words, false)
    }

    #[test]
    fn periods_are_said_in_every_language() {
        let quarter = Period::Duration { start: date("2024-01-01"), end: date("2024-03-31") };
        let odd = Period::Duration { start: date("2024-01-02"), end: date("2024-03-31") };
        for (lang, months, days, instant) in [
            (
                "en",
                "Three months ended March 31, 2024",
                "From January 2, 2024 to March 31, 2024",
                "As of March 30, 2024",
            ),
            (
                "de",
                "Drei Monate bis 31. März 2024",
                "Vom 2. Januar 2024 bis 31. März 2024",
                "Zum 30. März 2024",
            ),
            (
                "fr",
                "Trois mois clos le 31 mars 2024",
                "Du 2 janvier 2024 au 31 mars 2024",
                "Au 30 mars 2024",
            ),
            (
                "ja",
                "2024年12月期第1四半期\n（自\u{a0}2024年1月1日 至\u{a0}2024年3月31日）",
                "2024年1月2日から2024年3月31日まで",
                "2024年3月30日現在",
            ),
        ] {
            let words = of(&lang.into());
            assert_eq!(said(quarter, words), months);
            assert_eq!(said(odd, words), days);
            assert_eq!(said(Period::Instant(date("2024-03-30")), words), instant);
        }
    }

    #[test]
    fn calendars_of_weeks_count_weeks() {
        let weeks =
            Weeks { last_day: Weekday::Sat, nearest: true, quarters: [13; 4], months: [4, 4, 5] };
        let calendar = Calendar::new(2, YearName::Start).unwrap().with_weeks(weeks);
        let year = Period::Duration { start: date("2023-01-29"), end: date("2024-02-03") };
        let setting = Setting { calendar, current: None, is_consolidated: false };
        let said = |lang: &str| in_words(year, setting, of(&lang.into()), false);
        assert_eq!(said("en"), "53 weeks ended February 3, 2024");
        assert_eq!(said("de"), "53 Wochen bis 3. Februar 2024");
    }

    #[test]
    fn a_file_is_all_that_a_language_needs() {
        let text = include_str!("../../../../templates/words/fr.toml")
            .replace("Trois mois clos le {end}", "Tre mesi al {end}")
            .replace("\"mars\"", "\"marzo\"");
        let words = Words::parse(&text).unwrap();
        let quarter = Period::Duration { start: date("2024-01-01"), end: date("2024-03-31") };
        assert_eq!(said(quarter, &words), "Tre mesi al 31 marzo 2024");
    }
}
