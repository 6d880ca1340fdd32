//! The spans of whole weeks that a text names.

use chrono::{NaiveDate, Weekday};

use super::period::{ends_month, weeks_of};
use super::{Setting, read};
use crate::model::Period;
use crate::notation::words::{Kind, words};

/// How many spans are kept.
const KEPT: usize = 8;

/// The longest line that names one; longer ones are sentences.
const LONGEST: usize = 160;

/// The first spans of whole weeks that lines of a text name, each once: `26 weeks ended 27 September 2025`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weeks {
    spans: [Option<Period>; KEPT],
}

impl Weeks {
    /// Those of lines without markup.
    #[must_use]
    pub fn of<'a>(lines: impl Iterator<Item = &'a str>, setting: Setting) -> Self {
        let mut weeks = Self::default();
        let mut free = 0;
        for line in lines.filter(|line| line.len() <= LONGEST) {
            let spans = match counts_weeks(line) {
                true => match read(line, setting).exact_weeks() {
                    Some(span) => vec![span],
                    None => beside(line, setting),
                },
                false => by_its_end(line, setting).into_iter().collect(),
            };
            for span in spans {
                if !weeks.spans.contains(&Some(span))
                    && let Some(place) = weeks.spans.get_mut(free)
                {
                    *place = Some(span);
                    free += 1;
                }
            }
        }
        weeks
    }

    /// Whether the text names none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.spans[0].is_none()
    }

    /// Whether one of them ends on a day.
    #[must_use]
    pub(in crate::extract) fn ends_on(self, day: NaiveDate) -> bool {
        self.spans.into_iter().flatten().any(|span| span.last_day() == Some(day))
    }

    /// The weekday on which the first of them ends.
    #[must_use]
    pub fn last_day(self) -> Option<Weekday> {
        Some(chrono::Datelike::weekday(&self.spans[0]?.last_day()?))
    }

    /// The span that a part of a year in months may be: about as long, and nearest to it.
    #[must_use]
    pub fn near(self, period: Period) -> Option<Period> {
        /// How many days a year of weeks may begin beside a month that is not known for certain.
        const BESIDE: i64 = 45;
        /// How many days as many weeks are longer or shorter.
        const LONGER: i64 = 12;
        let days = |of: Period| Some((of.first_day()?, of.last_day()?));
        let far = |one: NaiveDate, other: NaiveDate| (one - other).num_days().abs();
        let (first, last) = days(period)?;
        let known = self.spans.into_iter().flatten().filter_map(|span| {
            let (from, to) = days(span)?;
            let alike = ((to - from) - (last - first)).num_days().abs() <= LONGER;
            (alike && far(to, last) <= BESIDE).then(|| (far(to, last) + far(from, first), span))
        });
        known.min_by_key(|(far, _)| *far).map(|(_, span)| span)
    }
}

/// The spans that a line names beside one another, as those of the columns of a table: `13 Weeks Ended June 29, 2024  13 Weeks
/// Ended July 1, 2023`.
fn beside(line: &str, setting: Setting) -> Vec<Period> {
    /// The most words of one: `thirteen weeks ended on June 29, 2024`.
    const WORDS: usize = 7;
    let parts: Vec<&str> = line.split_whitespace().collect();
    let mut spans = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let opens =
            parts.get(at + 1).is_some_and(|next| counts_weeks(next)) || counts_weeks(parts[at]);
        let ends = at + 3..=parts.len().min(at + WORDS);
        let found = ends.filter(|_| opens).find_map(|end| {
            let span = read(&parts[at..end].join(" "), setting).exact_weeks()?;
            Some((span, end))
        });
        match found {
            Some((span, end)) => {
                spans.push(span);
                at = end;
            }
            None => at += 1,
        }
    }
    spans
}

/// The weeks that a quarter or year is that a line says to end on a day near the end of a month which is not its last:
/// `Results for the quarter ended September 28, 2024`.
fn by_its_end(line: &str, setting: Setting) -> Option<Period> {
    let says = |kind: Kind| {
        let parts = line.split(|c: char| !c.is_alphanumeric());
        parts.into_iter().any(|word| words().has(kind, &word.to_lowercase()))
    };
    if !says(Kind::Ending) || says(Kind::YearAsides) {
        return None;
    }
    let said = read(line, setting);
    let [end] = said.days.as_slice() else { return None };
    let near = chrono::Datelike::day(end) > 21 || chrono::Datelike::day(end) <= 7;
    if !near || ends_month(Period::Instant(*end)) {
        return None;
    }
    match (said.months.as_slice(), said.parts.as_slice()) {
        ([], [part]) => weeks_of(&[part.months], *end),
        (months, []) => weeks_of(months, *end),
        _ => None,
    }
}

/// Whether a line has a word for weeks.
fn counts_weeks(line: &str) -> bool {
    let lower = line.to_lowercase();
    let mut parts = lower.split(|c: char| !c.is_alphabetic());
    parts.any(|word| words().has(Kind::WeekWords, word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Calendar;

    #[test]
    fn the_weeks_of_a_text_are_near_to_its_months() {
        let (weeks, language) = (Weeks::default(), None);
        let setting = Setting {
            calendar: Calendar::default(),
            order: None,
            weeks,
            half_terms: false,
            language,
        };
        let lines = ["26 weeks ended 27 September 2025", "Weeks of rain", "Revenue"];
        let weeks = Weeks::of(lines.into_iter(), setting);
        let span = |text: &str| {
            let (from, to) = text.split_once("..").expect("it has two days");
            let day = |day: &str| day.parse().expect("it is a day");
            Period::Duration { start: day(from), end: day(to) }
        };
        assert_eq!(
            weeks.near(span("2025-04-01..2025-09-30")),
            Some(span("2025-03-30..2025-09-27"))
        );
        assert_eq!(weeks.near(span("2025-04-01..2025-06-30")), None);
        assert_eq!(weeks.last_day(), Some(Weekday::Sat));
        assert!(Weeks::of(["Weeks of rain"].into_iter(), setting).is_empty());
        // Years of weeks need not be called so.
        let lines = ["Results for the fiscal year ended September 28, 2024"];
        assert_eq!(Weeks::of(lines.into_iter(), setting).last_day(), Some(Weekday::Sat));
        for line in [
            "Results for the quarter ended September 30, 2024",
            "Results for the year published on February 27, 2025",
            "Quarterly dividend paid to holders of record on March 28, 2025",
            "The lease year ended March 28, 2024",
            "Year ended March 20, 2024",
        ] {
            assert!(Weeks::of([line].into_iter(), setting).is_empty(), "{line}");
        }
    }
}
