//! What the words over a column say about its period, put together from parts that may stand in
//! several lines: a length of time in one, a day in the next, a year in the last.

mod counted;
mod lengths;
mod order;
mod period;
mod terms;
mod weeks;

use chrono::{Datelike, NaiveDate};

use super::day::{four_digits, month_day, slashed};
use super::token::{Token, split};
use super::{Meaning, Part, codes, grammar, inside_number, is_amount};
use crate::extract::memo::Memo;
use crate::model::{Calendar, Period};
use crate::notation::date_order::DateOrder;
use crate::notation::words::{Kind, words};
use crate::text::Text;
use crate::text::words::mask;
pub(super) use counted::counted_part;
pub(super) use lengths::length_of;
use lengths::{count_of, to_date, trailing, two_counts, year_pair};

use order::order_of;
pub use period::{ends_month, weeks_of};
pub use weeks::Weeks;

/// How dates are read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// The fiscal calendar.
    pub calendar: Calendar,
    /// Which comes first in dates of figures, where it is known.
    pub order: Option<DateOrder>,
    /// Spans of whole weeks that the text names.
    pub weeks: Weeks,
    /// Whether its fiscal terms are half years, which have their names of the months in which they end.
    pub half_terms: bool,
    /// The language of the text, where it is known.
    pub language: Option<&'static str>,
}

/// How the dates of a text are read; `order` where a person has said it.
#[must_use]
pub fn setting(text: &Text, calendar: Calendar, order: Option<DateOrder>) -> Setting {
    let order = order.or_else(|| order_of(text.as_str()));
    let language = words().language(&mask(text.as_str()).to_lowercase());
    let lines: Vec<String> = text.lines().iter().map(|line| text.plain(*line)).collect();
    let half_terms = terms::are_halves(lines.iter().map(String::as_str));
    let setting = Setting { calendar, order, weeks: Weeks::default(), half_terms, language };
    Setting { weeks: Weeks::of(lines.iter().map(String::as_str), setting), ..setting }
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
    /// Whether each of several lengths in months is said to end: `six months ended`, `year ended`.
    pub both_end: bool,
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
    /// A part of a year in months, where the text counts weeks.
    Weeks(Period),
    /// A day without its year, on which weeks of another year end; and the span or day near it that may be meant.
    SameDay(Period),
    /// A first day of a quarter: what there was when it opened, or when weeks ended with it.
    Opening(NaiveDate),
}

/// Reads the words over a column, or those of a title.
#[must_use]
pub fn read(words: &str, setting: Setting) -> Said {
    thread_local! {
        static KNOWN: Memo<Setting, Said> = const { Memo::new() };
    }
    KNOWN.with(|known| known.of(setting, words, || read_anew(words, setting)))
}

fn read_anew(words: &str, setting: Setting) -> Said {
    let tokens = split(words);
    let mut said = Said::default();
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        let inside = inside_number(&tokens[..=at]);
        let passed = inside || is_amount(&tokens, at);
        let taken = if passed { None } else { said.take(rest, setting) };
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
    let ends = tokens.iter().filter(|token| token.says(Kind::Ending)).count();
    said.both_end = said.months.len() > 1 && ends >= said.months.len();
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
        if let Some((term, length)) = terms::named(tokens, setting) {
            match term {
                Some(term) => add(&mut self.intervals, term),
                None => self.rest.extend(tokens[..length].iter().map(|token| token.text)),
            }
            return Some(length);
        }
        if let Some((meaning, length)) = grammar::mention(tokens, setting.calendar) {
            self.take_meaning(meaning);
            return Some(length);
        }
        self.take_part(tokens, setting.calendar).or_else(|| self.take_actual(tokens, setting))
    }

    fn take_meaning(&mut self, meaning: Meaning) {
        match meaning {
            Meaning::Period(Period::Instant(day)) => add(&mut self.days, day),
            Meaning::Period(period) => add(&mut self.intervals, period),
            Meaning::Year(year) => add(&mut self.fiscal_years, year),
            Meaning::Part(part) => add(&mut self.parts, part),
            Meaning::Months(months) => add(&mut self.months, months),
        }
    }

    /// A code with the letter of what is reported, `1Q25A`, `2024A`, or of what is expected, `FY25E`, which is no word
    /// that is known.
    fn take_actual(&mut self, tokens: &[Token], setting: Setting) -> Option<usize> {
        let first = tokens.first()?;
        let letter = first.text.chars().last().filter(|c| matches!(c, 'A' | 'E' | 'F'))?;
        let code = first.text.strip_suffix(letter)?;
        let open = tokens.get(1).is_some_and(|next| next.touches && next.text != ")");
        let coded = code.ends_with(|c: char| c.is_ascii_digit()) && !first.touches && !open;
        let bare = [Token { text: code, ..*first }];
        // Among other words it names something else: `Series 2024A notes`.
        let alone = coded && first.span.start == 0 && tokens.len() == 1;
        if let Some(year) = four_digits(&bare[0]).filter(|year| (1990..2100).contains(year)) {
            alone.then(|| add(&mut self.years, year))?;
        } else {
            let (meaning, _) = grammar::mention(&bare, setting.calendar).filter(|_| coded)?;
            matches!(meaning, Meaning::Period(_) | Meaning::Year(_)).then_some(())?;
            self.take_meaning(meaning);
        }
        if letter != 'A' {
            self.rest.push_str(" estimate");
        }
        Some(1)
    }

    fn take_part(&mut self, tokens: &[Token], calendar: Calendar) -> Option<usize> {
        let first = tokens.first()?;
        if let Some((months, length)) = lengths::first_months(tokens) {
            add(&mut self.parts, Part { skip: 0, months });
            return Some(length);
        }
        if let Some((part, length)) = counted_part(tokens).or_else(|| codes::part(tokens)) {
            add(&mut self.parts, part);
            return Some(length);
        }
        if let Some((months, length)) = count_of(tokens, Kind::MonthWords, 60) {
            add(&mut self.months, months);
            return Some(length);
        }
        if let Some((day, length)) = lengths::month_of_span(tokens) {
            add(&mut self.days, day);
            return Some(length);
        }
        if let Some((months, end, length)) = lengths::months_without_year(tokens) {
            add(&mut self.months, months);
            add(&mut self.month_days, end);
            return Some(length);
        }
        if let Some((month_day, length)) = month_day(tokens) {
            add(&mut self.month_days, month_day);
            return Some(length);
        }
        if let Some((year, length)) = year_pair(tokens, calendar) {
            add(&mut self.fiscal_years, year);
            return Some(length);
        }
        let year = Token { text: first.text.strip_suffix('년').unwrap_or(first.text), ..*first };
        if let Some(year) = four_digits(&year).filter(|year| (1900..2200).contains(year)) {
            let behind = |at: usize, sign: &str| {
                tokens.get(at).is_some_and(|token| token.text == sign && token.touches)
            };
            // `2024年度` is a fiscal year, and no year alone.
            let fiscal = behind(1, "年") && behind(2, "度");
            match fiscal {
                true => add(&mut self.fiscal_years, year),
                false => add(&mut self.years, year),
            }
            return Some(1 + usize::from(behind(1, "年")) + usize::from(fiscal));
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
}

/// Whether the day with its year that words name is that of something else than a period: of a meeting, or on which
/// they were published. Words alone that are nothing but a day, the title of a statement, and `ended` before it say that it
/// is the end of one; a day in the midst of a month ends none.
#[must_use]
pub fn is_loose_day(line: &str, said: &Said, setting: Setting) -> bool {
    let [day] = said.days.as_slice() else { return false };
    if is_behind_ending(line, *day, setting) {
        return false;
    }
    let weeks = setting.calendar.has_weeks() || !setting.weeks.is_empty();
    if !weeks && !ends_month(Period::Instant(*day)) {
        return true;
    }
    let lower = line.to_lowercase();
    let statement = [Kind::BalanceTitles, Kind::FlowTitles];
    said.rest.contains(char::is_alphabetic)
        && !statement.iter().any(|kind| words().stand_in(*kind, &lower))
}

/// Whether `ended` or the like stands directly before a day.
fn is_behind_ending(line: &str, day: NaiveDate, setting: Setting) -> bool {
    let parts: Vec<&str> = line.split_whitespace().collect();
    let names_day = |from: &usize| {
        let ends = *from + 1..=parts.len().min(from + LONGEST_DAY);
        ends.map(|to| read(&parts[*from..to].join(" "), setting))
            .find(|said| said.days.contains(&day))
            .is_some_and(|said| !said.has_length() && !said.rest.contains(char::is_alphabetic))
    };
    let bound = |word: &str| words().has(Kind::Ending, word) || words().has(Kind::Until, word);
    let first = (0..parts.len()).rev().find(names_day);
    let before = first.and_then(|first| first.checked_sub(1));
    before.is_some_and(|at| bound(&parts[at].to_lowercase()))
}

/// The most words of a day with its year.
const LONGEST_DAY: usize = 4;

fn add<T: PartialEq>(known: &mut Vec<T>, value: T) {
    if !known.contains(&value) {
        known.push(value);
    }
}

#[cfg(test)]
mod tests;
