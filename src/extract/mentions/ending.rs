//! Spans of a fiscal year that words bind to the day on which they end: `quarter ended June 30, 2024 (Q1 FY25)`. They
//! say in which month the year begins, whatever calendar is known.

use chrono::{Datelike, NaiveDate};

use super::codes;
use super::day::{day, day_range, last_of_month, month_end, slashed};
use super::grammar;
use super::heading::{Setting, counted_part, length_of};
use super::japanese;
use super::names::year_name;
use super::token::{Token, split};
use super::{Meaning, Part};
use crate::model::{Calendar, Period};
use crate::notation::words::{Kind, words};

/// How many unknown words may stand between a length and the word that says that it ends.
const BETWEEN: usize = 3;

/// A part of a fiscal year, and the day that ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    /// Which part of the year it is.
    pub part: Part,
    /// Its last day.
    pub day: NaiveDate,
    /// Whether it is said to be of the year that has the name of the one before: `year ended March 2025 (FY2024)`.
    pub named_before: bool,
    /// Whether the name of the year says in which month it ends: `2025年3月期`.
    pub by_name: bool,
}

impl Ending {
    /// The month in which the year begins, from 1.
    #[must_use]
    pub fn first_month(&self) -> u32 {
        let behind = month_behind(self.day) + 11;
        let begun = (self.part.skip + self.part.months) % 12;
        (behind + 12 - begun) % 12 + 1
    }

    /// Whether a period is this part of a year, or one that ends and lasts some days more or less, as weeks do.
    #[must_use]
    pub fn is(&self, period: Period) -> bool {
        let (Some(from), Some(to)) = (period.first_day(), period.last_day()) else { return false };
        let days = i64::from(self.part.months) * 365 / 12;
        let far = |days: i64, most: i64| days.abs() <= most;
        far((to - self.day).num_days(), 7) && far((to - from).num_days() - days, 12)
    }
}

/// The month behind the end of a month near to a day, from 1: years of weeks end some days beside it.
#[must_use]
pub fn month_behind(day: NaiveDate) -> u32 {
    let month = if day.day() <= 7 { day.month0() } else { day.month() };
    month % 12 + 1
}

/// What a line is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    Day(NaiveDate),
    Span(NaiveDate, NaiveDate),
    Part(Part),
    /// A length in months, and whether they are counted.
    Length(u32, bool),
    /// The name of a fiscal year.
    Year(i32),
    /// The end of a fiscal year that has its name of it: `2025年3月期`.
    YearEnd(NaiveDate),
    Ends,
    /// A word that makes the length behind it another's: `lease year`.
    Aside,
    Word,
}

/// The parts of years that a line binds to the days that end them. `parts` are those that the rest of the text names,
/// for lengths without an ordinal.
#[must_use]
pub fn endings(line: &str, setting: Setting, parts: &[Part]) -> Vec<Ending> {
    let pieces = pieces(line, setting);
    let own: Vec<Part> = pieces.iter().filter_map(|piece| part_of(*piece)).collect();
    let part = |months: u32| the_one(&own, months).or_else(|| the_one(parts, months));
    let mut found = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let ended = match *piece {
            Piece::Day(day) if is_bound(&pieces, at) => {
                let before = ending(&pieces[..at], day, part);
                before.or_else(|| behind(&pieces[at + 1..], day))
            }
            Piece::Span(from, to) => of_span(from, to, part).map(|part| (part, to)),
            Piece::YearEnd(day) => Some((Part::FULL_YEAR, day)),
            _ => None,
        };
        let Some((part, day)) = ended.filter(|(_, day)| ends_months(*day, line, setting)) else {
            continue;
        };
        let before = |piece: &Piece| *piece == Piece::Year(day.year() - 1);
        let named_before = part == Part::FULL_YEAR && pieces.iter().any(before);
        let by_name = matches!(piece, Piece::YearEnd(_));
        found.push(Ending { part, day, named_before, by_name });
        // `First half of the year ending March 31`: what is reported is the half.
        let begins = day.checked_sub_months(chrono::Months::new(12)).filter(|_| part.months == 12);
        if let ([half], Some(begins)) = (&*own, begins)
            && half.months < 12
            && let Some(end) = months_behind(begins, half.skip + half.months)
        {
            found.push(Ending { part: *half, day: end, named_before: false, by_name: false });
        }
    }
    found
}

/// Whether a line says of each of its days that something ends on it.
#[must_use]
pub fn binds(line: &str, setting: Setting) -> bool {
    let pieces = pieces(line, setting);
    let mut days = (0..pieces.len()).filter(|at| matches!(pieces[*at], Piece::Day(_))).peekable();
    // Days in a grammar that is not known here are bound to nothing.
    days.peek().is_some() && days.all(|at| is_bound(&pieces, at))
}

/// Whether a day ends a month, or weeks where the text counts them.
#[must_use]
pub fn is_month_end(day: NaiveDate, line: &str, setting: Setting) -> bool {
    let near = day.day() > 21 || day.day() <= 7;
    last_of_month(day) == Some(day) || (near && counts_weeks(line, setting))
}

/// Whether a line names a year as Japanese ones are that may have their name after their beginning: `2024年度`.
#[must_use]
pub fn names_year_by_start(line: &str) -> bool {
    let tokens = split(line);
    (0..tokens.len()).any(|at| {
        let behind = tokens.get(at + 1..).unwrap_or_default();
        super::day::four_digits(&tokens[at]).is_some()
            && japanese::spelled(behind, "年度").is_some()
    })
}

/// The parts of years that a line names.
#[must_use]
pub fn parts(line: &str, setting: Setting) -> Vec<Part> {
    pieces(line, setting).into_iter().filter_map(part_of).collect()
}

fn part_of(piece: Piece) -> Option<Part> {
    match piece {
        Piece::Part(part) => Some(part),
        _ => None,
    }
}

/// The one part among some that has this length.
fn the_one(parts: &[Part], months: u32) -> Option<Part> {
    let mut alike = parts.iter().filter(|part| part.months == months);
    let first = alike.next()?;
    alike.all(|part| part == first).then_some(*first)
}

/// Whether the word before a day says that something ends on it, or the one behind it: `am 30. Juni endende`.
fn is_bound(pieces: &[Piece], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| pieces.get(at));
    before == Some(&Piece::Ends) || pieces.get(at + 1) == Some(&Piece::Ends)
}

/// The part of a year whose length stands nearest before the word that binds it to its day.
fn ending(
    before: &[Piece],
    day: NaiveDate,
    part: impl Fn(u32) -> Option<Part>,
) -> Option<(Part, NaiveDate)> {
    let mut words = 0;
    let mut named = false;
    for (at, piece) in before.iter().enumerate().rev() {
        let aside = at.checked_sub(1).and_then(|at| before.get(at)) == Some(&Piece::Aside);
        match *piece {
            Piece::Part(part) => return Some((part, day)),
            // `Twelve months ended June 30` may be those of any day.
            Piece::Length(_, _) if aside => return None,
            Piece::Length(12, counted) => return (!counted).then_some((Part::FULL_YEAR, day)),
            Piece::Length(months, _) => return part(months).map(|part| (part, day)),
            Piece::Year(_) => named = true,
            Piece::Day(_) | Piece::Span(..) | Piece::YearEnd(_) => break,
            Piece::Word | Piece::Aside => words += 1,
            Piece::Ends => {}
        }
        if words > BETWEEN {
            break;
        }
    }
    named.then_some((Part::FULL_YEAR, day))
}

/// The year whose word stands behind the day and the word that binds it: `am 30. September 2024 endende Geschäftsjahr`.
fn behind(pieces: &[Piece], day: NaiveDate) -> Option<(Part, NaiveDate)> {
    match pieces {
        [Piece::Ends, Piece::Length(12, false), ..] => Some((Part::FULL_YEAR, day)),
        [Piece::Ends, Piece::Part(part), ..] => Some((*part, day)),
        _ => None,
    }
}

/// The part of a year that a span from day to day is.
fn of_span(from: NaiveDate, to: NaiveDate, part: impl Fn(u32) -> Option<Part>) -> Option<Part> {
    let days = (to - from).num_days();
    let months = [3, 6, 9, 12].into_iter().find(|months| (days - months * 365 / 12).abs() <= 9)?;
    match u32::try_from(months).ok()? {
        12 => Some(Part::FULL_YEAR),
        months => part(months),
    }
}

/// Whether a day to which a length is bound can end months, or weeks.
fn ends_months(day: NaiveDate, line: &str, setting: Setting) -> bool {
    day.day() > 21 || is_month_end(day, line, setting)
}

fn counts_weeks(line: &str, setting: Setting) -> bool {
    let lower = line.to_lowercase();
    let mut said = lower.split(|c: char| !c.is_alphabetic());
    !setting.weeks.is_empty() || said.any(|word| words().has(Kind::WeekWords, word))
}

/// The last day of the months that end some months behind the end of another.
fn months_behind(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(day.year(), month_behind(day), 1)?;
    // The month behind December is of the next year.
    let years = u32::from(month_behind(day) == 1 && day.day() > 7);
    first.checked_add_months(chrono::Months::new(12 * years + months))?.pred_opt()
}

fn pieces(line: &str, setting: Setting) -> Vec<Piece> {
    let tokens = split(line);
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        if let Some((piece, length)) = piece(rest, setting) {
            pieces.push(piece);
            at += length.max(1);
            continue;
        }
        let token = rest[0];
        if !token.says(Kind::Neutral) && token.text.contains(char::is_alphanumeric) {
            pieces.push(Piece::Word);
        }
        at += 1;
    }
    pieces
}

fn piece(tokens: &[Token], setting: Setting) -> Option<(Piece, usize)> {
    if let Some((Period::Duration { start, end }, length)) = day_range(tokens) {
        return Some((Piece::Span(start, end), length));
    }
    if let Some((Meaning::Period(Period::Duration { start, end }), length)) =
        codes::of_months(tokens, setting.calendar)
    {
        return Some((Piece::Span(start, end), length));
    }
    if let Some((day, length)) = slashed(tokens, setting.order) {
        return Some((day.map_or(Piece::Word, Piece::Day), length));
    }
    if let Some((day, length)) = japanese::year_end(tokens) {
        return Some((Piece::YearEnd(day), length));
    }
    if let Some((day, length)) = day(tokens).or_else(|| month_end(tokens)) {
        return Some((Piece::Day(day), length));
    }
    let of_code = || Some((codes::part_of_code(tokens.first()?)?, 1));
    let of_part = counted_part(tokens).or_else(|| codes::part(tokens)).or_else(of_code);
    if let Some((part, length)) = of_part.or_else(|| grammar::worded_part(tokens)) {
        return Some((Piece::Part(part), length));
    }
    if let Some((year, length)) = year_name(tokens, Calendar::default()) {
        return Some((Piece::Year(year), length));
    }
    if let Some((months, counted, length)) = length_of(tokens) {
        return Some((Piece::Length(months, counted), length));
    }
    let first = tokens.first()?;
    if first.says(Kind::Ending) {
        return Some((Piece::Ends, 1));
    }
    first.says(Kind::YearAsides).then_some((Piece::Aside, 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::mentions::heading::Weeks;

    /// The first months of the years that a line speaks of.
    fn first_months(line: &str) -> Vec<u32> {
        let (weeks, language) = (Weeks::default(), None);
        let setting = Setting {
            calendar: Calendar::default(),
            order: None,
            weeks,
            half_terms: false,
            language,
        };
        let mut months: Vec<u32> =
            endings(line, setting, &[]).iter().map(Ending::first_month).collect();
        months.dedup();
        months
    }

    #[test]
    fn what_ends_on_a_day_says_when_its_year_began() {
        for (line, month) in [
            ("Year ended December 31, 2024", 1),
            ("Fourth quarter and full year ended September 30, 2024", 10),
            ("First quarter of fiscal 2025 (ended July 31, 2024)", 5),
            ("Results for the quarter ended June 30, 2024 (Q1 FY25)", 4),
            ("Fiscal third quarter 2024 results. Quarter ended June 30, 2024", 10),
            ("Second quarter 2024 results for the 13 weeks ended August 3, 2024", 2),
            ("Results for the first half of the year ending March 31, 2025", 4),
            ("Fiscal year 2025 ended May 31, 2025", 6),
            ("First quarter 2024/25 (1 October to 31 December 2024)", 10),
            ("Exercice clos le 30 juin 2024", 7),
            ("Das am 30. September 2024 endende Geschäftsjahr", 10),
            ("Report for the period July 2023 - June 2024", 7),
            ("H1 25: half-year ended 30 September 2024", 4),
            ("1H25 results, half year ended 31 December 2024", 7),
            ("HY25: half year results to 30 September 2024", 4),
            ("2025年3月期 第3四半期決算短信", 4),
        ] {
            assert_eq!(first_months(line), [month], "{line}");
        }
    }

    #[test]
    fn a_day_beside_a_year_is_no_end_of_it() {
        for line in [
            "Annual results presentation on 5 March 2025",
            "Results for the year 2024 published on 31 March 2025",
            "Preliminary results for 2024. Annual general meeting 30 April 2025",
            "Dividend for the year payable on 15 May 2025",
            "Lease year ended 31 March 2025",
            "The year to 15 March 2025",
            "Twelve months ended June 30, 2024",
            "Quarter ended June 30, 2024",
            "Three years ended of 31 in all",
        ] {
            assert!(first_months(line).is_empty(), "{line}");
        }
    }
}
