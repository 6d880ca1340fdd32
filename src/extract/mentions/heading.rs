//! What the words over a column say about its period, put together from parts that may stand in
//! several lines: a length of time in one, a day in the next, a year in the last.

use chrono::{Datelike, Days, NaiveDate};

use super::day::{self, four_digits, month_day, months_to, slashed};
use super::token::{Token, split};
use super::{Meaning, Part, codes, grammar, inside_number, language};
use crate::model::{Calendar, Period};
use crate::notation::date_order::DateOrder;
use crate::notation::words::{Kind, words};

/// How dates are read.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// The fiscal calendar.
    pub calendar: Calendar,
    /// Which comes first in dates of figures, where it is known.
    pub order: Option<DateOrder>,
}

/// What words say about a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Intervals.
    pub intervals: Vec<Period>,
    /// Days with their year.
    pub days: Vec<NaiveDate>,
    /// Months and days without a year.
    pub month_days: Vec<(u32, u32)>,
    /// Years of four digits on their own.
    pub years: Vec<i32>,
    /// Years that are said to be fiscal ones.
    pub fiscal_years: Vec<i32>,
    /// Parts of a fiscal year.
    pub parts: Vec<Part>,
    /// Lengths in months.
    pub months: Vec<u32>,
    /// Lengths in weeks.
    pub weeks: Vec<u32>,
    /// From the beginning of the year.
    pub to_date: bool,
    /// The last twelve months.
    pub trailing: bool,
    /// A day of which it is not known which figure is the month.
    pub ambiguous: Option<String>,
    /// The words that say nothing known.
    pub rest: String,
}

/// Why no period follows from words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// They don't speak of any.
    Nothing,
    /// Only a year of four digits.
    YearOnly(i32),
    /// They speak of several, or of one in parts that don't fit.
    Several,
    /// A day that ends no month, with a length in months.
    NoMonthEnd(NaiveDate),
    /// A day whose month is not known.
    Ambiguous(String),
}

/// Reads the words over a column, or those of a title.
#[must_use]
pub fn read(words: &str, setting: Setting) -> Said {
    let tokens = split(words);
    let mut said = Said::default();
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        let inside = inside_number(&tokens[..=at]);
        let taken = if inside { None } else { said.take(rest, setting) };
        match taken {
            Some(length) => at += length.max(1),
            None => {
                let token = rest[0];
                if !inside && !is_neutral(rest, at.checked_sub(1).map(|at| tokens[at])) {
                    if !token.touches {
                        said.rest.push(' ');
                    }
                    said.rest.push_str(token.text);
                }
                at += 1;
            }
        }
    }
    // Parentheses from which all words were taken.
    for empty in ["()", "( )", "（）", "[]"] {
        said.rest = said.rest.replace(empty, "");
    }
    said.rest = said.rest.trim().to_owned();
    said
}

/// Whether a token says nothing: a word that only joins others, a sign, the mark of a note.
fn is_neutral(tokens: &[Token], before: Option<Token>) -> bool {
    let token = tokens[0];
    let note = |token: &Token| token.number().is_some_and(|_| token.width() == 1);
    token.says(Kind::Neutral)
        || (note(&token) && before.is_none_or(|before| matches!(before.text, "(" | "*")))
        || (token.text == "." && !token.touches)
        || matches!(token.text, "," | "*" | "†" | "‡" | "\"" | "“" | "”" | ":" | ";" | "|" | "_")
}

impl Said {
    /// Takes what stands at the beginning of some tokens; how many they are.
    fn take(&mut self, tokens: &[Token], setting: Setting) -> Option<usize> {
        if let Some(length) = to_date(tokens) {
            self.to_date = true;
            return Some(length);
        }
        if let Some(length) = trailing(tokens) {
            self.trailing = true;
            return Some(length);
        }
        if let Some((weeks, length)) = count_of(tokens, Kind::WeekWords, 54) {
            add(&mut self.weeks, weeks);
            return Some(length);
        }
        if let Some((day, length)) = slashed(tokens, setting.order) {
            match day {
                Some(day) => add(&mut self.days, day),
                None => {
                    self.ambiguous = Some(tokens[..length].iter().map(|t| t.text).collect());
                }
            }
            return Some(length);
        }
        if let Some((first, second, length)) = two_counts(tokens) {
            add(&mut self.months, first);
            add(&mut self.months, second);
            return Some(length);
        }
        if let Some((meaning, length)) = grammar::mention(tokens, setting.calendar) {
            match meaning {
                Meaning::Period(Period::Instant(day)) => add(&mut self.days, day),
                Meaning::Period(period) => add(&mut self.intervals, period),
                Meaning::Year(year) => add(&mut self.fiscal_years, year),
                Meaning::Part(part) => add(&mut self.parts, part),
                Meaning::Months(months) => add(&mut self.months, months),
            }
            return Some(length);
        }
        self.take_part(tokens)
    }

    fn take_part(&mut self, tokens: &[Token]) -> Option<usize> {
        let first = tokens.first()?;
        if let Some((part, length)) = counted_part(tokens).or_else(|| codes::part(tokens)) {
            add(&mut self.parts, part);
            return Some(length);
        }
        if let Some((months, length)) = count_of(tokens, Kind::MonthWords, 60) {
            add(&mut self.months, months);
            return Some(length);
        }
        if let Some((month_day, length)) = month_day(tokens) {
            add(&mut self.month_days, month_day);
            return Some(length);
        }
        if let Some((year, length)) = year_pair(tokens) {
            add(&mut self.fiscal_years, year);
            return Some(length);
        }
        if let Some(year) = four_digits(first).filter(|year| (1900..2200).contains(year)) {
            add(&mut self.years, year);
            return Some(
                1 + usize::from(tokens.get(1).is_some_and(|t| t.text == "年" && t.touches)),
            );
        }
        let half = first.says(Kind::HalfWords);
        if half && tokens.get(1).is_some_and(|token| token.says(Kind::YearWords)) {
            add(&mut self.months, 6);
            return Some(2);
        }
        let months = match first {
            word if word.says(Kind::QuarterWords) => 3,
            _ if half => 6,
            word if word.says(Kind::YearWords) => 12,
            _ => return None,
        };
        add(&mut self.months, months);
        Some(1)
    }

    /// The weeks that end on the one day that is said, counted day by day.
    #[must_use]
    pub fn exact_weeks(&self) -> Option<Period> {
        let ([weeks], [end]) = (self.weeks.as_slice(), self.days.as_slice()) else { return None };
        let before = end.checked_sub_days(Days::new(u64::from(*weeks) * 7))?;
        Some(Period::Duration { start: before.succ_opt()?, end: *end })
    }

    /// What is said with its intervals of whole months as a length and the day that ends it, so that
    /// another year can take them over.
    #[must_use]
    pub fn taken_apart(mut self) -> Self {
        for interval in std::mem::take(&mut self.intervals) {
            let Period::Duration { start, end } = interval else { continue };
            let months = (1..=24).find(|months| {
                let next = start.checked_add_months(chrono::Months::new(*months));
                start.day() == 1 && next.is_some() && next == end.succ_opt()
            });
            match months {
                Some(months) => add(&mut self.months, months),
                None => self.intervals.push(interval),
            }
            add(&mut self.days, end);
        }
        self
    }

    /// Whether nothing is said about a period.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let same = Self { rest: self.rest.clone(), ..Self::default() };
        *self == same
    }

    /// Whether nothing but a length was said, in words of a sentence that need not be about a table: `a record
    /// quarter`, `in a few years`.
    #[must_use]
    pub fn is_in_passing(&self, words: &str) -> bool {
        let dated = !(self.days.is_empty()
            && self.month_days.is_empty()
            && self.years.is_empty()
            && self.fiscal_years.is_empty()
            && self.intervals.is_empty()
            && self.parts.is_empty());
        let mut tokens = split(words).into_iter();
        let bound = tokens.any(|token| token.says(Kind::Ending) || token.says(Kind::MonthWords));
        let others = self.rest.chars().any(|c| c.is_ascii_alphabetic());
        !self.months.is_empty() && !dated && !bound && others
    }

    /// The lengths that are said, in months and weeks.
    #[must_use]
    pub fn has_length(&self) -> bool {
        self.to_date
            || self.trailing
            || !(self.months.is_empty() && self.weeks.is_empty() && self.parts.is_empty())
    }

    /// The period that all of it gives together: an interval, or a day.
    ///
    /// # Errors
    /// Why there is none, or not one only.
    pub fn period(&self, setting: Setting) -> Result<Period, Unclear> {
        let calendar = setting.calendar;
        if let Some(text) = &self.ambiguous {
            return Err(Unclear::Ambiguous(text.clone()));
        }
        if let [period] = self.intervals.as_slice() {
            return self.of_interval(*period, calendar);
        }
        if !self.intervals.is_empty() {
            return Err(Unclear::Several);
        }
        match self.end()? {
            Some(day) => self.up_to(day, calendar),
            None => self.of_year(calendar),
        }
    }

    /// One interval, where the rest agrees with it.
    fn of_interval(&self, period: Period, calendar: Calendar) -> Result<Period, Unclear> {
        let end = period.last_day().ok_or(Unclear::Several)?;
        let known = self.days.iter().all(|day| *day == end)
            && self
                .years
                .iter()
                .chain(&self.fiscal_years)
                .all(|year| *year == end.year() || *year == calendar.locate(end).0);
        if !known || !self.weeks.is_empty() {
            return Err(Unclear::Several);
        }
        if self.to_date {
            return since_start(end, calendar).ok_or(Unclear::Several);
        }
        if self.trailing {
            return months_to(end, 12, calendar).ok_or(Unclear::NoMonthEnd(end));
        }
        match self.months.as_slice() {
            [] => Ok(period),
            [months] => {
                let measured = months_to(end, *months, calendar);
                // `Three months, Q3 2024` and `Q1-Q3 2024 (nine months)` say the same twice.
                measured.ok_or(Unclear::NoMonthEnd(end))
            }
            _ => Err(Unclear::Several),
        }
    }

    /// The day on which it ends, where one is said.
    fn end(&self) -> Result<Option<NaiveDate>, Unclear> {
        match (self.days.as_slice(), self.month_days.as_slice(), self.years.as_slice()) {
            ([day], [], years) if years.iter().all(|year| *year == day.year()) => Ok(Some(*day)),
            ([day], [other], _) if (day.month(), day.day()) == *other => Ok(Some(*day)),
            ([], [(month, day)], [year]) => {
                NaiveDate::from_ymd_opt(*year, *month, *day).map(Some).ok_or(Unclear::Several)
            }
            ([], [], _) => Ok(None),
            ([], [_], []) => Err(Unclear::Nothing),
            _ => Err(Unclear::Several),
        }
    }

    fn up_to(&self, day: NaiveDate, calendar: Calendar) -> Result<Period, Unclear> {
        if self.to_date {
            return since_start(day, calendar).ok_or(Unclear::NoMonthEnd(day));
        }
        if let [weeks] = self.weeks.as_slice() {
            return weeks_to(day, *weeks, calendar).ok_or(Unclear::Several);
        }
        if self.trailing {
            return months_to(day, 12, calendar).ok_or(Unclear::NoMonthEnd(day));
        }
        if !self.weeks.is_empty() {
            return Err(Unclear::Several);
        }
        match (self.months.as_slice(), self.parts.as_slice()) {
            ([], []) => Ok(Period::Instant(day)),
            ([months], []) => months_to(day, *months, calendar).ok_or(Unclear::NoMonthEnd(day)),
            ([], [part]) => months_to(day, part.months, calendar).ok_or(Unclear::NoMonthEnd(day)),
            // `Third quarter (three months) ended`; `fiscal year, nine months ended`.
            ([months], [part]) if part.months == *months => {
                months_to(day, *months, calendar).ok_or(Unclear::NoMonthEnd(day))
            }
            ([12, months] | [months, 12], []) => {
                months_to(day, *months, calendar).ok_or(Unclear::NoMonthEnd(day))
            }
            _ => Err(Unclear::Several),
        }
    }

    /// A part of a year that is named, or the whole.
    fn of_year(&self, calendar: Calendar) -> Result<Period, Unclear> {
        let year = match (self.fiscal_years.as_slice(), self.years.as_slice()) {
            ([year], []) | ([], [year]) => *year,
            ([year], [other]) if year == other => *year,
            ([], []) => return Err(Unclear::Nothing),
            _ => return Err(Unclear::Several),
        };
        if self.trailing || !self.weeks.is_empty() {
            return Err(Unclear::Several);
        }
        let of = |part: Part| part.of(year, calendar).ok_or(Unclear::Several);
        match (self.parts.as_slice(), self.months.as_slice()) {
            ([part], months) if months.iter().all(|m| *m == part.months || *m == 12) => {
                if self.to_date {
                    of(Part { skip: 0, months: part.skip + part.months })
                } else {
                    of(*part)
                }
            }
            ([], [12]) => of(Part::FULL_YEAR),
            ([], [months @ (6 | 9)]) | ([], [12, months @ (6 | 9)] | [months @ (6 | 9), 12]) => {
                of(Part { skip: 0, months: *months })
            }
            ([], []) if !self.fiscal_years.is_empty() && !self.to_date => of(Part::FULL_YEAR),
            ([], []) if !self.to_date => Err(Unclear::YearOnly(year)),
            _ => Err(Unclear::Several),
        }
    }
}

fn add<T: PartialEq>(known: &mut Vec<T>, value: T) {
    if !known.contains(&value) {
        known.push(value);
    }
}

/// Whether a period ends with a month of the calendar.
#[must_use]
pub fn ends_month(period: Period) -> bool {
    period.last_day().is_some_and(|day| day::last_of_month(day) == Some(day))
}

/// From the beginning of the fiscal year to a day.
fn since_start(day: NaiveDate, calendar: Calendar) -> Option<Period> {
    let (year, begun) = calendar.locate(day);
    let Period::Duration { start, end } = calendar.span(year, 0, begun)? else { return None };
    (end == day).then_some(Period::Duration { start, end: day })
}

/// Weeks up to a day. Where the calendar has months and the day ends one, a quarter of 13 weeks is
/// three months by another name.
fn weeks_to(day: NaiveDate, weeks: u32, calendar: Calendar) -> Option<Period> {
    let months = match weeks {
        13 | 14 => Some(3),
        26 | 27 => Some(6),
        39 | 40 => Some(9),
        52 | 53 => Some(12),
        _ => None,
    };
    let monthly = !calendar.has_weeks() && day::last_of_month(day)? == day;
    if let (true, Some(months)) = (monthly, months) {
        return months_to(day, months, calendar);
    }
    let before = day.checked_sub_days(Days::new(u64::from(weeks) * 7))?;
    Some(Period::Duration { start: before.succ_opt()?, end: day })
}

/// A count of something, in figures or words: `13 weeks`, `thirty-nine weeks`, `13-week`, `9months`.
fn count_of(tokens: &[Token], unit: Kind, most: u32) -> Option<(u32, usize)> {
    let first = tokens.first()?;
    let known = |count: &u32| (1..=most).contains(count);
    let letters = first.text.find(|c: char| !c.is_ascii_digit()).unwrap_or(first.text.len());
    let (digits, word) = first.text.split_at(letters);
    if !digits.is_empty() && words().has(unit, &word.to_lowercase()) {
        return digits.parse().ok().filter(known).map(|count| (count, 1));
    }
    let (count, at) = number(tokens)?;
    let hyphen =
        usize::from(tokens.get(at).is_some_and(|token| matches!(token.text, "-" | "‑" | "–")));
    let counted = tokens.get(at + hyphen)?.says(unit);
    (counted && known(&count)).then_some((count, at + hyphen + 1))
}

/// `three and nine months`: two lengths in one.
fn two_counts(tokens: &[Token]) -> Option<(u32, u32, usize)> {
    let (first, at) = number(tokens)?;
    let at = at + usize::from(tokens.get(at)?.is_any(&["month", "months", "-"]));
    tokens.get(at)?.says(Kind::And).then_some(())?;
    let (second, length) = count_of(tokens.get(at + 1..)?, Kind::MonthWords, 60)?;
    (1..=12).contains(&first).then_some((first, second, at + 1 + length))
}

/// A number in figures or words: `39`, `thirty-nine`.
fn number(tokens: &[Token]) -> Option<(u32, usize)> {
    let first = tokens.first()?;
    if let Some(count) = first.number().filter(|_| first.width() <= 2) {
        return Some((count, 1));
    }
    let tens = language::number(first.text)?;
    if tens >= 20
        && let [_, hyphen, ones, ..] = tokens
        && matches!(hyphen.text, "-" | "‑")
        && let Some(ones) = language::number(ones.text).filter(|ones| *ones < 10)
    {
        return Some((tens + ones, 3));
    }
    Some((tens, 1))
}

/// `YTD`, `year to date`, `year-to-date`, `cumulative`.
fn to_date(tokens: &[Token]) -> Option<usize> {
    let first = tokens.first()?;
    if first.says(Kind::ToDate) {
        return Some(1);
    }
    let words: Vec<&Token> =
        tokens.iter().take(5).filter(|token| !matches!(token.text, "-" | "‑" | "–")).collect();
    let [year, to, date, ..] = words.as_slice() else { return None };
    (year.is("year") && to.is("to") && date.is("date")).then_some(())?;
    let last = tokens.iter().position(|token| token.span == date.span)?;
    Some(last + 1)
}

/// `LTM`, `TTM`, `last twelve months`, `trailing 12 months`.
fn trailing(tokens: &[Token]) -> Option<usize> {
    let first = tokens.first()?;
    if first.says(Kind::Trailing) {
        return Some(1);
    }
    first.says(Kind::Last).then_some(())?;
    let (count, length) = count_of(tokens.get(1..)?, Kind::MonthWords, 60)?;
    (count == 12).then_some(1 + length)
}

/// `3. Quartal`, `3e trimestre`, `1. Halbjahr`.
fn counted_part(tokens: &[Token]) -> Option<(Part, usize)> {
    let first = tokens.first()?;
    let ends = ["er", "e", "ème", "º", "o", "°", "rd", "nd", "st", "th"];
    let ended = ends.iter().find_map(|end| first.text.strip_suffix(end));
    let count = Token { text: ended.unwrap_or(first.text), ..*first }.number()?;
    let dot = usize::from(matches!(tokens.get(1)?.text, "." | "º" | "°"));
    (ended.is_some() || dot == 1).then_some(())?;
    let word = tokens.get(1 + dot)?;
    let part = match word {
        word if word.says(Kind::QuarterWords) => Part::quarter(count),
        word if word.says(Kind::HalfWords) => Part::half(count),
        _ => None,
    };
    part.map(|part| (part, 2 + dot))
}

/// The order of day and month in the dates of a text that have only one; none where there are
/// none, or of both kinds.
#[must_use]
pub fn order_of(text: &str) -> Option<DateOrder> {
    let tokens = split(text);
    let mut found = None;
    for (at, token) in tokens.iter().enumerate() {
        let rest = &tokens[at..];
        let opens = token.width() <= 2 && token.number().is_some() && !token.touches;
        if !opens || slashed(rest, None).is_none_or(|(day, _)| day.is_none()) {
            continue;
        }
        let order = match (rest[0].number(), rest[2].number()) {
            (Some(13..), _) => DateOrder::DayFirst,
            (_, Some(13..)) => DateOrder::MonthFirst,
            _ => continue,
        };
        if found.is_some_and(|known| known != order) {
            return None;
        }
        found = Some(order);
    }
    found
}

/// `2023/24`: a fiscal year by both its calendar years, named after the later.
fn year_pair(tokens: &[Token]) -> Option<(i32, usize)> {
    let [first, slash, second, ..] = tokens else { return None };
    let joined = matches!(slash.text, "/" | "-" | "–") && slash.touches && second.touches;
    let year = four_digits(first).filter(|_| joined)?;
    let short = i32::try_from(second.number()?).ok()?;
    let next = match second.width() {
        2 => year - year % 100 + short,
        4 => short,
        _ => return None,
    };
    (next == year + 1).then_some((next, 3))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_length_in_a_sentence_is_said_in_passing() {
        let setting = Setting { calendar: Calendar::default(), order: None };
        let passing = |words: &str| read(words, setting).is_in_passing(words);
        assert!(passing("- 100,000 user targets in few years") && passing("A record quarter"));
        assert!(!passing("Results for the three months ended March 31, 2024"));
        assert!(!passing("Year ended December 31") && !passing("Statements of income, year 2024"));
    }

    use proptest::prelude::*;

    use super::*;
    use crate::model::YearName;

    fn setting(first: u32) -> Setting {
        Setting { calendar: Calendar::new(first, YearName::End).unwrap(), order: None }
    }

    fn period(words: &str) -> String {
        let said = read(words, setting(1));
        match said.period(setting(1)) {
            Ok(period) if said.rest.is_empty() => period.to_string(),
            Ok(period) => format!("{period} + {}", said.rest),
            Err(why) => format!("{why:?}"),
        }
    }

    #[test]
    fn periods_of_the_world() {
        for (words, expected) in [
            ("Q3 2024", "2024-07-01..2024-09-30"),
            ("Q3'24", "2024-07-01..2024-09-30"),
            ("Q3/24", "2024-07-01..2024-09-30"),
            ("3Q24", "2024-07-01..2024-09-30"),
            ("3Q 2024", "2024-07-01..2024-09-30"),
            ("Q3 FY24", "2024-07-01..2024-09-30"),
            ("FY2024 Q3", "2024-07-01..2024-09-30"),
            ("2024 Q3", "2024-07-01..2024-09-30"),
            ("9M 2024", "2024-01-01..2024-09-30"),
            ("9M24", "2024-01-01..2024-09-30"),
            ("H1 2024", "2024-01-01..2024-06-30"),
            ("Jul-Sep 2024", "2024-07-01..2024-09-30"),
            ("July to September 2024", "2024-07-01..2024-09-30"),
            ("1-9/2024", "2024-01-01..2024-09-30"),
            ("01.01.-30.09.2024", "2024-01-01..2024-09-30"),
            ("July 1 – September 30, 2024", "2024-07-01..2024-09-30"),
            ("Year ended December 31, 2024", "2024-01-01..2024-12-31"),
            ("Nine Months Ended September 30, 2024", "2024-01-01..2024-09-30"),
            ("2024 Nine Months Ended September 30,", "2024-01-01..2024-09-30"),
            ("3 months to 30.9.2024", "2024-07-01..2024-09-30"),
            ("Quarter ended 30-Sep-24", "2024-07-01..2024-09-30"),
            ("9/30/2024", "2024-09-30"),
            ("30 September 2024", "2024-09-30"),
            ("30. September 2024", "2024-09-30"),
            ("30 de septiembre de 2024", "2024-09-30"),
            ("2024/03/31", "2024-03-31"),
            ("13 weeks ended March 30, 2024", "2023-12-31..2024-03-30"),
            ("Thirty-nine weeks ended September 30, 2024", "2024-01-01..2024-09-30"),
            ("Year to date September 30, 2024", "2024-01-01..2024-09-30"),
            ("Q3 2024 YTD", "2024-01-01..2024-09-30"),
            ("LTM September 30, 2024", "2023-10-01..2024-09-30"),
            ("Twelve months ended 30 September 2024", "2023-10-01..2024-09-30"),
            ("2023/24", "2024-01-01..2024-12-31"),
            ("FY 2024", "2024-01-01..2024-12-31"),
            ("Third quarter 2024", "2024-07-01..2024-09-30"),
            ("3. Quartal 2024", "2024-07-01..2024-09-30"),
            ("2024年12月期第3四半期", "2024-01-01..2024-09-30"),
            ("令和6年12月期", "2024-01-01..2024-12-31"),
            (
                "当第3四半期連結累計期間 (自 2024年1月1日 至 2024年9月30日)",
                "2024-01-01..2024-09-30",
            ),
            ("当第３四半期会計期間末 (２０２４年９月３０日)", "2024-07-01..2024-09-30"),
            ("前連結会計年度 (2023年12月31日)", "2023-01-01..2023-12-31"),
            ("平成26年3月31日", "2014-03-31"),
        ] {
            assert_eq!(period(words), expected, "{words}");
        }
    }

    #[test]
    fn what_is_not_certain_is_not_said() {
        for (words, expected) in [
            ("2024", "YearOnly(2024)"),
            ("9/8/2024", "Ambiguous(\"9/8/2024\")"),
            ("Three Months Ended March 30, 2024", "NoMonthEnd(2024-03-30)"),
            ("Three and nine months ended September 30, 2024", "Several"),
            ("2024 2023", "Several"),
            ("Change", "Nothing"),
            ("Outlook Q4 2024", "2024-10-01..2024-12-31 + Outlook"),
            ("Pro forma 2024", "YearOnly(2024)"),
        ] {
            assert_eq!(period(words), expected, "{words}");
        }
    }

    proptest! {
        #[test]
        fn no_heap_of_words_makes_it_panic(words in prop::collection::vec(prop::sample::select(vec![
            "Q3", "2024", "/", "24", "'", "30", "9", ".", "-", "Sep", "weeks", "thirty", "nine", "ended",
            "年", "月", "期", "第", "3", "四", "半", "自", "至", "令", "和", "元", "日", "YTD", "year", "to",
            "date", "last", "and", "months", "9999", "０", "H1", "1-9", " ",
        ]), 0..16), glue in prop::sample::select(vec!["", " "])) {
            let text = words.join(glue);
            let said = read(&text, setting(4));
            let _ = said.period(setting(4));
        }
    }
}
